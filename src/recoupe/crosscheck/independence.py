"""How many independent origins stand behind accounts: a bracket, with every merge and its reason.

*At most* so many: accounts are put together only where their dependence is proven
(:mod:`~recoupe.crosscheck.dependence`). *At least* so many: what may depend is put together as well
(:mod:`~recoupe.crosscheck.supposing`).

So these hold, and are tested: 1 ≤ min ≤ max ≤ accounts where there are any; the order of accounts does not matter; an
account again adds nothing; one account more adds at most one origin; the merges alone, counted, give both ends. Among
accounts that all name a counter one more never lowers the upper end; among others it may, where it names whose number
they carry without saying so.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from recoupe.crosscheck.dependence import Dependence
from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.parts import Parts
from recoupe.crosscheck.records import Independence, Told
from recoupe.crosscheck.supposing import suppose
from recoupe.dossier._origins import flat


def bracket(accounts: Sequence[Told], lineage: Lineage, positions: Sequence[int] | None = None) -> Independence:
    """Count the independent origins behind accounts.

    Args:
        accounts: what is told.
        lineage: where their documents come from.
        positions: what merges call the accounts by; without it their positions in ``accounts``.

    Returns:
        The bracket; 0 to 0 where there are no accounts.

    Example:
        >>> from recoupe.crosscheck.records import Account, AccountKind, Carrier, Window
        >>> def told(n: int, by: str, counter: str | None, value: int) -> Told:
        ...     account = Account(kind=AccountKind.FIGURE, id=0, start=0, end=9, mark=(0, 4), text="x",
        ...         type="participants", value=value, by=by)
        ...     return Told(carrier=Carrier(number=n, name=str(n), key=str(n)), account=account, day=Window(),
        ...         place=None, published=Window(), by=by, counter=counter)
        >>> found = bracket([told(1, "police", "order|FR|||", 310), told(2, "ministre", "order|FR|||", 320),
        ...     told(3, "source policière", "order|FR|||unnamed", 400)], Lineage())
        >>> found.min, found.max, [merge.rule for merge in found.merges]
        (1, 2, ['meme-compteur', 'source-anonyme'])
    """
    if len(accounts) == 1:
        (told,) = accounts
        named = (flat(told.by),) if told.counter is not None and told.by is not None else ()
        return Independence(min=1, max=1, origins=named)
    found = Dependence(accounts, lineage)
    found.prove()
    most, origins = found.parts.count, found.origins()
    suppose(found)
    names = positions if positions is not None else range(len(accounts))
    return Independence(
        min=found.parts.count,
        max=most,
        origins=origins,
        merges=tuple(replace(one, accounts=tuple(names[at] for at in one.accounts)) for one in found.merges),
    )


def reach(accounts: Sequence[Told], found: Independence) -> str:
    """Say in French how far something has come, and from how many origins.

    What counts as told again is every document that brings no origin of its own: each origin is first told in one.

    Args:
        accounts: what is told.
        found: their independence, with merges by positions in ``accounts``.

    Example:
        >>> reach([], Independence(min=0, max=0))
        'aucune origine connue'
    """
    if not accounts or not found.max:
        return "aucune origine connue"
    return f"{_repeats(repeats(accounts, found))}, {_origins(found.min, found.max)}"


def repeats(accounts: Sequence[Told], found: Independence) -> int:
    """Count the documents that bring no origin of their own, as :func:`reach` does."""
    parts = Parts(len(accounts))
    for merge in found.merges:
        if merge.proven:
            parts.join(merge.accounts)
    first: dict[int, int] = {}
    for at, told in enumerate(accounts):
        first.setdefault(parts.of(at), told.carrier.number)
    return len({told.carrier.number for told in accounts}) - len(set(first.values()))


def _repeats(number: int) -> str:
    """Count copies in French."""
    return "aucune reprise" if number == 0 else f"{number} reprise" + "s" * (number > 1)


def _origins(least: int, most: int) -> str:
    """Count origins in French."""
    if most == 1:
        return "1 origine"
    if least == most:
        return f"{most} origines indépendantes"
    return f"{least} à {most} origines indépendantes"
