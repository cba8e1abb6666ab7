"""Accounts and documents made by hand, for what is decided over accounts alone."""

from __future__ import annotations

from recoupe.crosscheck.counters import Counters
from recoupe.crosscheck.naming import Naming
from recoupe.crosscheck.records import Account, AccountKind, Carrier, Sketch, Spot, Told, Window
from recoupe.lexicon.outlets import load_outlets

OUTLETS = load_outlets()
NAMING = Naming()


def account(by: str | None = "outlet", value: float | None = 40, at: int = 0, **given) -> Account:
    """An account of a figure."""
    kind = given.pop("kind", AccountKind.FIGURE)
    type = given.pop("type", "participants")
    end, mark = at + 50, (at, at + 5)
    return Account(
        kind=kind, id=at, start=at, end=end, mark=mark, text=str(value), type=type, value=value, by=by, **given
    )  # fmt: skip


def carrier(number: int, *accounts: Account, outlet: str | None = None) -> Carrier:
    """A document with its accounts."""
    return Carrier(
        number=number, name=f"texte-{number}", key=f"texte-{number}", outlet=outlet, sketch=Sketch(accounts=accounts)
    )


def spot(name: str, country: str | None = "FR", kind: str = "city") -> Spot:
    """A place."""
    return Spot(name=name, key=name.lower(), kind=kind, country=country)


def told(carriers: list[Carrier]) -> list[Told]:
    """Every account of some documents, with who stands behind it."""
    counters = Counters(carriers, OUTLETS, naming=NAMING)
    return [
        Told(
            carrier=one,
            account=account,
            place=account.place,
            day=Window(),
            published=Window(),
            by=account.by,
            counter=counters.of(one, account),
        )
        for one in carriers
        for account in one.sketch.accounts
    ]
