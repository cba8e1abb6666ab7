"""How accounts of one figure stand to each other: the same number, another one, or a later one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from recoupe.crosscheck.records import Account, Conflict, Slot, Told, Update, UpdateKind

#: What only grows while it is counted: a later count replaces an earlier one.
CUMULATIVE = ("killed", "wounded", "arrested", "custody", "charged", "convicted", "money")


def interval(account: Account) -> tuple[float, float]:
    """Give the least and the greatest number that an account may mean.

    A number that is called approximate, or that is round, may be off by half of its last significant digit.

    Example:
        >>> from recoupe.crosscheck.records import AccountKind
        >>> about = Account(kind=AccountKind.FIGURE, id=0, start=0, end=9, mark=(0, 9), text="près de 2 000", type="x",
        ...     value=2000, rounded=True)
        >>> interval(about)
        (1500.0, 2500.0)
    """
    low, high, value = account.low, account.high, account.value
    if value is not None and low is None and high is None:
        slack = _slack(value, account.rounded)
        return value - slack, value + slack
    least = low if low is not None else value if value is not None and high is None else 0
    most = high if high is not None else math.inf
    return float(least), float(most)


def _slack(value: float, rounded: bool) -> float:
    """How far off a number may be."""
    if value != int(value) or value == 0:
        return 0.0
    unit = 1
    while value % (unit * 10) == 0:
        unit *= 10
    if rounded:
        return max(unit / 2, 0.5)
    return unit / 2 if unit >= 1000 else 0.0


def same_number(a: Account, b: Account) -> bool:
    """Whether two accounts may mean the same number."""
    (low_a, high_a), (low_b, high_b) = interval(a), interval(b)
    return low_a <= high_b and low_b <= high_a


def relate(accounts: Sequence[Told], type: str) -> tuple[list[Conflict], list[Update]]:
    """Compare the accounts of one figure.

    Args:
        accounts: in the order of the fact.
        type: what they count.

    Returns:
        Conflicts and updates, each between accounts by position.
    """
    conflicts: list[Conflict] = []
    updates: list[Update] = []
    cumulative = type.split(":")[0] in CUMULATIVE
    heads: dict[tuple, int] = {}
    for position, told in enumerate(accounts):
        key = (told.counter, interval(told.account), told.account.as_of.clock)
        heads.setdefault(key, position)
    positions = sorted(heads.values())
    for at, i in enumerate(positions):
        for j in positions[at + 1 :]:
            a, b = accounts[i], accounts[j]
            if same_number(a.account, b.account):
                continue
            found = _compare(a, b, i, j, cumulative)
            if isinstance(found, Conflict):
                conflicts.append(found)
            elif found is not None:
                updates.append(found)
    return conflicts, updates


def _compare(a: Told, b: Told, i: int, j: int, cumulative: bool) -> Conflict | Update | None:
    """Compare two accounts whose numbers differ."""
    one = a.counter is not None and a.counter == b.counter
    if one or a.account.revised or b.account.revised:
        return _update(a, b, i, j, "meme-compteur", "le même compteur donne un autre nombre")
    if a.counter is not None and b.counter is not None:
        return Conflict(
            slot=Slot.NUMBER, a=i, b=j, rule="deux-compteurs", reason="deux compteurs donnent des nombres différents"
        )
    if cumulative:
        return _update(a, b, i, j, "bilan-plus-tard", "un bilan qui évolue")
    if a.account.as_of.clock and b.account.as_of.clock and a.account.as_of.clock != b.account.as_of.clock:
        return _update(a, b, i, j, "heures-differentes", "comptés à des heures différentes")
    return Conflict(
        slot=Slot.NUMBER, a=i, b=j, rule="sans-compteur", reason="deux textes donnent des nombres différents"
    )


def _update(a: Told, b: Told, i: int, j: int, rule: str, reason: str) -> Update:
    """Say which of two numbers comes later."""
    if _moment(b) < _moment(a):
        a, b, i, j = b, a, j, i
    kind = UpdateKind.RISE if interval(a.account)[1] < interval(b.account)[0] else UpdateKind.FALL
    return Update(kind=kind, before=i, after=j, rule=rule, reason=reason)


def _moment(told: Told) -> tuple:
    """Order accounts of one figure by when it was counted."""
    clock = told.account.as_of.clock
    return told.published.earliest or "9999", clock or (1440, 1440), interval(told.account)
