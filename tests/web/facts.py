"""Facts made by hand, for what is chosen and laid out without a dossier."""

from __future__ import annotations

from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.records import (
    Account,
    AccountKind,
    Carrier,
    Conflict,
    Fact,
    Slot,
    Spot,
    Told,
    Update,
    UpdateKind,
    Window,
)

_LINEAGE = Lineage()
#: What every sentence of these facts says; a document is a row of them.
SENTENCE = "Quarante personnes ont défilé."


def told(
    number: int,
    value: int = 40,
    *,
    at: int = 0,
    kind: AccountKind = AccountKind.FIGURE,
    type: str = "participants",
    place: str | None = None,
    day: str | None = None,
    agent: str | None = None,
    outlet: str | None = None,
    by: str | None = "outlet",
) -> Told:
    """An account in the sentence ``at`` of a document."""
    spot = Spot(name=place, key=place.lower(), kind="city") if place else None
    start = at * len(SENTENCE)
    account = Account(
        kind=kind,
        id=at,
        start=start,
        end=start + len(SENTENCE),
        mark=(start, start + 8),
        text=str(value),
        type=type,
        what=type,
        value=value if kind is AccountKind.FIGURE else None,
        agent=agent,
        by=by,
        place=spot,
    )
    carrier = Carrier(number=number, name=f"texte-{number}", key=f"{number}-{at}", outlet=outlet)
    return Told(
        carrier=carrier,
        account=account,
        place=spot,
        day=Window(earliest=day, latest=day),
        published=Window(),
        by=by,
        counter=None if by in (None, "outlet") else f"|||{by}|",
    )


def fact(*accounts: Told, conflicts: list[tuple[int, int]] = [], updates: list[tuple[int, int]] = []) -> Fact:  # noqa: B006
    """A fact of these accounts, some of which exclude or replace others."""
    return make_fact(
        accounts,
        [Conflict(slot=Slot.NUMBER, a=a, b=b, rule="essai", reason="essai") for a, b in conflicts],
        [Update(kind=UpdateKind.RISE, before=a, after=b, rule="essai", reason="essai") for a, b in updates],
        _LINEAGE,
    )
