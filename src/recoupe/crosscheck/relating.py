"""How accounts of one figure stand to each other: the same number, another one, or a later one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from recoupe.crosscheck.counters import akin
from recoupe.crosscheck.measures import TOLL_TYPES, adds_up, needs_context
from recoupe.crosscheck.records import Account, Conflict, Slot, Told, Update, UpdateKind
from recoupe.crosscheck.ties import of_two_hours
from recoupe.crosscheck.times import ENTRY

#: So many different accounts of a fact are compared with each other; the rest repeat them with small changes.
_COMPARED = 40
#: What only grows while it is counted: a later count replaces an earlier one.
CUMULATIVE = (*TOLL_TYPES, "arrested", "custody", "charged", "convicted", "money")


def interval(account: Account) -> tuple[float, float]:
    """Give the least and the greatest number that an account may mean.

    A number that is called approximate, or that is round, may be off by half of its last significant digit, and by no
    more than a seventh or a twentieth of itself.

    Example:
        >>> from recoupe.crosscheck.records import AccountKind
        >>> about = Account(kind=AccountKind.FIGURE, id=0, start=0, end=9, mark=(0, 9), text="près de 2 000", type="x",
        ...     value=2000, rounded=True)
        >>> interval(about)
        (1715.0, 2285.0)
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
        return float(max(min(unit / 2, abs(value) // 7), 0.5))
    return float(min(unit / 2, abs(value) // 20)) if unit >= 1000 else 0.0


def same_number(a: Account, b: Account) -> bool:
    """Whether two accounts may mean the same number; *au moins six* and *au moins huit* do not."""
    if a.low is not None and b.low is not None and a.high is None and b.high is None:
        return a.low == b.low
    (low_a, high_a), (low_b, high_b) = interval(a), interval(b)
    return low_a <= high_b and low_b <= high_a


def relate(accounts: Sequence[Told], type: str) -> tuple[list[Conflict], list[Update]]:
    """Compare the accounts of one figure.

    A number that nobody is named for belongs to the counter that gives the very same one in another account.

    Args:
        accounts: in the order of the fact.
        type: what they count.

    Returns:
        Conflicts and updates, each between accounts by position; one for every two numbers of two counters.
    """
    counters = _counters(accounts)
    heads: dict[tuple, int] = {}
    for position, told in enumerate(accounts):
        heads.setdefault((told.counter, interval(told.account), told.account.as_of.clock), position)
    conflicts: list[Conflict] = []
    updates: list[Update] = []
    for i, j in combinations(sorted(heads.values())[:_COMPARED], 2):
        a, b = accounts[i], accounts[j]
        if same_number(a.account, b.account):
            continue
        rule = _rule(a, b, counters[_number(a)], counters[_number(b)], type)
        if rule == "sans-compteur" and any(counters.values()):
            continue  # somebody counts: where a number without a source comes from is not known
        if rule in _CONFLICTS:
            conflicts.append(Conflict(slot=Slot.NUMBER, a=i, b=j, rule=rule, reason=_CONFLICTS[rule]))
        elif rule in _UPDATES:
            updates.append(_update(a, b, i, j, rule, grows=type.split(":")[0] in CUMULATIVE))
    disputed = {_numbers(accounts, one.a, one.b) for one in conflicts}  # no toll that grows: two counters differ
    return conflicts, [
        one for one in updates if one.rule != _GROWS or _numbers(accounts, one.before, one.after) not in disputed
    ]


def _numbers(accounts: Sequence[Told], i: int, j: int) -> frozenset[float | None]:
    """Give the numbers of two accounts."""
    return frozenset({_number(accounts[i]), _number(accounts[j])})


def _counters(accounts: Sequence[Told]) -> dict[float | None, list[str]]:
    """Give for each number who gives it.

    Where one counter alone is named for a fact, and gives several numbers, those that nobody is named for are likely
    its too.
    """
    found: dict[float | None, set[str]] = {_number(told): set() for told in accounts}
    for told in accounts:
        if told.counter is not None:
            found[_number(told)].add(told.counter)
    named = sorted({counter for counters in found.values() for counter in counters})
    several = sum(bool(counters) for counters in found.values()) > 1
    if named and several and all(akin(named[0], other) for other in named):
        for counters in found.values():
            counters.update(named[:1] if not counters else ())
    return {number: sorted(counters) for number, counters in found.items()}


def _number(told: Told) -> float | None:
    """The number of an account, or the bound that it gives."""
    account = told.account
    return next((one for one in (account.value, account.low, account.high) if one is not None), None)


_GROWS = "bilan-qui-evolue"
_CONFLICTS = {
    "deux-compteurs": "deux compteurs donnent des nombres différents",
    "meme-moment": "deux nombres pour le même moment",
    "sans-compteur": "deux textes donnent des nombres différents, sans que personne soit nommé qui compte",
    "meme-texte": "un même texte donne deux nombres de la même chose",
    "meme-phrase": "la même phrase, avec un autre nombre d’un texte à l’autre",
}
_UPDATES = {
    "nombre-revu": "le texte dit que le nombre est revu",
    "meme-compteur": "le même compteur donne un autre nombre",
    _GROWS: "un bilan qui évolue",
    "heures-differentes": "comptés à des heures différentes",
}


def _rule(a: Told, b: Told, one: Sequence[str], other: Sequence[str], type: str) -> str | None:
    """Name the rule by which two numbers that differ stand to each other; ``None`` where nothing is to be said.

    Args:
        a, b: an account of each.
        one, other: who gives each of them.
        type: what they count.
    """
    of_one = _is_of_one(a, b, one, other)
    if (a.account.revised or b.account.revised) and (of_one or not (one and other)):
        return "nombre-revu"
    clocks = _counted(a), _counted(b)
    at_once = None not in clocks and clocks[0] == clocks[1]
    if at_once and a.counter is not None and b.counter is not None and a.counter != b.counter:
        return "meme-moment"
    if of_one:
        return "meme-compteur"
    if type.startswith("money") and not (adds_up(a.account) and adds_up(b.account)):
        return "meme-phrase" if len(a.account.near) > 2 and a.account.near == b.account.near else None
    if needs_context(type) and not (one and other):
        return "meme-phrase" if len(a.account.near) > 2 and a.account.near == b.account.near else None
    cumulative = type.split(":")[0] in CUMULATIVE
    if None not in clocks and clocks[0] != clocks[1]:
        return "heures-differentes"
    if cumulative and _grows(a, b):
        return _GROWS
    if one and other and not type.startswith("money"):
        return "deux-compteurs"
    if cumulative:
        return _GROWS if a.carrier is not b.carrier or type.startswith("money") else "meme-texte"
    if any(clocks):
        return "heures-differentes"
    return "sans-compteur"


def _is_of_one(a: Told, b: Told, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one counter gives two numbers; of two who are named, one gives both, and the other may pass them on."""
    if a.counter is None or b.counter is None:
        return any(akin(x, y) for x in one for y in other)
    return any(akin(a.counter, y) for y in other) or any(akin(x, b.counter) for x in one)


def _counted(told: Told) -> tuple[int, int] | None:
    """The hour at which something was counted, as the text says it."""
    as_of = told.account.as_of
    return as_of.clock if as_of.basis != ENTRY else None


def _grows(a: Told, b: Told) -> bool:
    """Whether the higher of two tolls is told on a later day."""
    if interval(b.account)[0] < interval(a.account)[0]:
        a, b = b, a
    return (
        a.published.latest is not None
        and b.published.earliest is not None
        and a.published.latest < b.published.earliest
    )


def _update(a: Told, b: Told, i: int, j: int, rule: str, *, grows: bool) -> Update:
    """Say which of two numbers comes later.

    Args:
        a, b: the accounts.
        i, j: their positions.
        rule: by which they were compared.
        grows: what is counted only grows: where no time tells which comes first, the lower one does.
    """
    if _is_later(a, b) if grows else _moment(b) < _moment(a):
        a, b, i, j = b, a, j, i
    kind = UpdateKind.RISE if interval(a.account) < interval(b.account) else UpdateKind.FALL
    return Update(kind=kind, before=i, after=j, rule=rule, reason=_UPDATES[rule])


def _is_later(a: Told, b: Told) -> bool:
    """Whether the first of two tolls was told later, as far as days and hours settle it, or else is the higher."""
    for one, other in ((a.published, b.published), (a.day, b.day)):
        if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
            return False
        if other.latest is not None and one.earliest is not None and other.latest < one.earliest:
            return True
    one_day = a.published.earliest == a.published.latest == b.published.earliest == b.published.latest is not None
    if one_day and a.account.as_of.clock is not None and b.account.as_of.clock is not None:
        return b.account.as_of.clock < a.account.as_of.clock
    if a.carrier is b.carrier and of_two_hours(a, b):
        return b.account.against  # else as the text has them: « trente disparus samedi soir, douze ce matin »
    return interval(b.account) < interval(a.account)


def _moment(told: Told) -> tuple:
    """Order accounts of one figure by when it was counted."""
    clock = told.account.as_of.clock
    return told.published.earliest or "9999", clock or (1440, 1440), interval(told.account)
