"""Facts out of accounts that belong together: their versions, title, day, relation and identity."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter

from recoupe.crosscheck.independence import bracket
from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.records import (
    Account,
    Conflict,
    Fact,
    Relation,
    Spot,
    Told,
    Update,
    Version,
    Window,
)
from recoupe.crosscheck.relating import interval

#: Behind all days.
_LATE = "9999-12-31"


def make_fact(
    accounts: Sequence[Told],
    conflicts: Sequence[Conflict],
    updates: Sequence[Update],
    lineage: Lineage,
    *,
    versions: Sequence[tuple[str, Sequence[int]]] | None = None,
    title: str | None = None,
    head: Account | None = None,
    why: tuple[str, ...] = (),
) -> Fact:
    """Make a fact.

    Args:
        accounts: in the order of :attr:`~recoupe.crosscheck.records.Told.order`.
        conflicts, updates: between them, by position.
        lineage: where documents come from.
        versions: title and positions of each; without it accounts of the same number are one.
        title: what is at issue; without it what is counted, where and when.
        head: the account that says best what is at issue; without it the first.
        why: what put the accounts together.
    """
    first = head or accounts[0].account
    place = _commonest([told.place for told in accounts])
    day = _day(accounts)
    relation = Relation.CONFLICT if conflicts else Relation.UPDATE if updates else Relation.AGREE
    everybody = list(range(len(accounts)))
    independent = bracket(accounts, lineage)
    made = [
        Version(
            title=name,
            accounts=tuple(positions),
            independent=independent
            if list(positions) == everybody
            else bracket([accounts[position] for position in positions], lineage, positions),
            retracted=all(accounts[position].account.retracted is not None for position in positions),
        )
        for name, positions in (versions if versions is not None else _by_number(accounts))
    ]
    made.sort(key=lambda one: (-one.independent.max, _first_told(accounts[at] for at in one.accounts), one.accounts))
    return Fact(
        id=_identity(accounts),
        kind=first.kind,
        type=first.type,
        title=title or _title(first, place, day),
        place=place,
        day=day,
        relation=relation,
        accounts=tuple(accounts),
        versions=tuple(made),
        conflicts=tuple(conflicts),
        updates=tuple(updates),
        independent=independent,
        why=why,
    )


def _by_number(accounts: Sequence[Told]) -> list[tuple[str, list[int]]]:
    """Put accounts together that may mean the same number as the nearest of those before them, exact ones first."""
    found: list[tuple[str, list[int]]] = []
    heads: list[tuple[float, float, int]] = []  # least, greatest number, place in found; no two of them overlap
    order = sorted(range(len(accounts)), key=lambda position: (_vague(accounts[position].account), position))
    for position in order:
        account = accounts[position].account
        least, most = interval(account)
        first = bisect_left(heads, least, key=itemgetter(1))
        last = bisect_right(heads, most, key=itemgetter(0))
        if first < last:
            nearest = min(heads[first:last], key=lambda head: (_off(head, account), head[2]))
            found[nearest[2]][1].append(position)
        else:
            heads.insert(first, (least, most, len(found)))
            found.append((account.text, [position]))
    return [(text, sorted(positions)) for text, positions in found]


def _vague(account: Account) -> int:
    """Say how little a number is one: exact, about, more or less than."""
    open_ended = account.low is not None or account.high is not None
    return 2 if open_ended else int(account.rounded)


def _off(head: tuple[float, float, int], account: Account) -> float:
    """Say how far the number that an account names lies outside an interval."""
    named = next((one for one in (account.value, account.low, account.high) if one is not None), 0)
    return max(head[0] - named, named - head[1], 0)


def _first_told(accounts: Iterable[Told]) -> str:
    """Give the day by which something had been told (YYYY-MM-DD), as far as documents are dated; else a late one."""
    return min((told.published.latest or _LATE for told in accounts if told.published.is_settled), default=_LATE)


def _commonest(places: Sequence[Spot | None]) -> Spot | None:
    """Give the place that most accounts name."""
    counts = Counter(place for place in places if place is not None)
    return min(counts, key=lambda place: (-counts[place], place.name, place.key), default=None)


def _day(accounts: Sequence[Told]) -> Window:
    """Give the days that all accounts leave open; where some exclude each other, the day that most of them settle."""
    earliest = [told.day.earliest for told in accounts if told.day.earliest]
    latest = [told.day.latest for told in accounts if told.day.latest]
    first, last = max(earliest, default=None), min(latest, default=None)
    if first and last and first > last:
        days = Counter(told.day.day for told in accounts if told.day.day is not None)
        first = last = min(days, key=lambda day: (-days[day], day), default=None)
        first, last = first or min(earliest), last or max(latest)
    return Window(earliest=first, latest=last)


def _title(account: Account, place: Spot | None, day: Window) -> str:
    """Say what is at issue."""
    parts = [account.what, place.name if place else "", day.day or ""]
    return ", ".join(part for part in parts if part)


def _identity(accounts: Sequence[Told]) -> str:
    """Name a fact by what it holds."""
    held = "\n".join(f"{told.carrier.key} {told.account.kind} {told.account.mark}" for told in accounts)
    return hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()[:8]
