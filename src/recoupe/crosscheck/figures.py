"""Facts of figures: accounts that count the same thing, at the same place, of the same day.

1. **block**: only figures that measure the same are ever compared.
2. **tie**: within a block, accounts that something ties together (:mod:`~recoupe.crosscheck.ties`).
3. **join**: ties are taken from the strongest to the weakest; two groups become one unless they are kept apart: by two
   places, two days, two editions, two numbers that one counter gives in one sentence, or numbers of quite another size.

Of a bucket each account is tried with the groups met in it so far, so the cost grows with the accounts.
"""

from __future__ import annotations

import re
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from recoupe.crosscheck.dating import Anchor
from recoupe.crosscheck.keeping import Kept
from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.measures import TOLL_TYPES, needs_context
from recoupe.crosscheck.placing import lies_in
from recoupe.crosscheck.records import AccountKind, Fact, Spot, Told
from recoupe.crosscheck.relating import CUMULATIVE, relate, same_number
from recoupe.crosscheck.ties import (
    AFTERMATH,
    LARGE,
    SAME_NUMBER,
    SAME_NUMBER_AND_DAY,
    SAME_SENTENCE,
    TOLLS,
    TWO_HOURS,
    Bucket,
    days_between,
    is_distinctive,
    of_two_hours,
    ties,
)
from recoupe.dossier.records import Overlap

#: With so many groups of one bucket an account is tried, the largest first.
_TRIED = 16
_EXACT = (SAME_NUMBER, SAME_SENTENCE)
#: The day on which a number is told may be taken for the day of what it counts: so many days apart they are one.
_SLACK = {SAME_NUMBER: 2, SAME_SENTENCE: 2, TOLLS: AFTERMATH, TWO_HOURS: AFTERMATH}
#: So few are no total of a country unless a text says so.
_FEW = 20
#: « soldats russes (morts) »: whose they were; so many letters of it do not depend on gender and number.
_SIDE, _STEM = re.compile(r"\w+ (?P<side>\w+) \("), 4
#: Two totals of one day are not so many times apart.
_SIZE = 3
#: Numbers of people at one place or of things that differ so many times count two things, whoever gives them.
_APART = 100
#: A day known within so many is that of what is counted at that place, where in these, and in so
#: many before and after, hardly anything is counted on another day.
_FEW_DAYS, _BESIDE = 7, 1
#: Two numbers from here on that others tell of one day, and of one place and thing each, are no chance.
_TELLING = 50
#: Of so few days, a large number that several tell of one settles which.
_MONTH = 31
#: A number settles a day where so many times more accounts tell it of this day than of any other.
_CLEARLY = 3


def find_figures(
    accounts: Sequence[Told], overlaps: Sequence[Overlap], lineage: Lineage, kept: Kept | None = None
) -> Iterator[Fact]:
    """Put accounts of figures together to facts, and compare them.

    Args:
        accounts: of all documents, in order; those of figures are taken.
        overlaps: what documents share.
        lineage: where documents come from.
        kept: has the facts of blocks in which nothing is new.
    """
    blocks: dict[str, list[Told]] = defaultdict(list)  # 1
    for told in accounts:
        if told.account.kind is AccountKind.FIGURE:
            blocks[told.account.type].append(told)
    shared: dict[int, list[Overlap]] = defaultdict(list)
    for pair in overlaps:
        shared[pair.a].append(pair)
    for type in sorted(blocks):
        make = partial(_facts, type, blocks[type], shared, lineage)
        yield from kept.facts(blocks[type], make) if kept is not None else make()


def _facts(
    type: str, block: Sequence[Told], shared: Mapping[int, Sequence[Overlap]], lineage: Lineage
) -> Iterator[Fact]:
    """Put the accounts of one measure together to facts; they depend on these and their documents alone."""
    for group in _groups(block, ties(block, shared)):
        conflicts, updates = relate(group.members, type)
        yield make_fact(group.members, conflicts, updates, lineage, why=tuple(dict.fromkeys(group.why)))


def anchors(accounts: Sequence[Told]) -> Iterator[Anchor]:
    """Give days that documents leave open, and that the same number of the same thing in dated ones settles.

    Args:
        accounts: of all documents, in order; those of figures are taken.

    Returns:
        What :meth:`~recoupe.crosscheck.dating.Dating.learn` takes in. A number that others tell of two days settles
        nothing.
    """
    buckets: dict[tuple, list[Told]] = defaultdict(list)
    for told in accounts:
        if told.account.kind is AccountKind.FIGURE and told.place is not None:
            value = told.account.value
            if value is not None and (value >= _TELLING or is_distinctive(value)):
                buckets[told.account.type, told.place.key, value].append(told)
    for bucket in buckets.values():
        settled = Counter(told.day.day for told in bucket if told.day.day is not None)
        day = max(settled, key=lambda one: (settled[one], one), default=None)
        if day is None or settled[day] < _CLEARLY * (settled.total() - settled[day]):
            continue
        witness = next(told for told in bucket if told.day.day == day)
        for told in bucket:
            if told.day.day is None and told.carrier is not witness.carrier:
                account = told.account
                why = f"« {account.text} » aussi dans {witness.carrier.name}"
                value = account.value or 0
                few = (
                    told.day.earliest and told.day.latest and days_between(told.day.earliest, told.day.latest) < _MONTH
                )
                told_of = not account.type.startswith("forces")  # announced ahead, and told again afterwards
                known = value >= LARGE and settled[day] >= _CLEARLY and few and told_of
                firm = bool(is_distinctive(value) or known)
                yield Anchor(told.carrier.number, account.when, day, firm, why)


class _Group:
    """Accounts of one fact, and what they leave open."""

    def __init__(self, told: Told) -> None:
        account = told.account
        self.members = [told]
        self.places = {told.place.key: told.place} if told.place else {}
        self.scenes = _scenes(told)
        self.sides = _sides(told)
        self.earliest = told.day.earliest
        self.latest = told.day.latest
        sure = 1 if told.account.when.plus else 2  # « la veille » may count from another day than is thought
        self.days = Counter({told.day.day: sure} if told.day.day is not None else {})
        self.editions = {account.edition} if account.edition else set()
        self.sentences = {_sentence(told): told}
        self.size = _size(told)
        self.why: list[str] = []

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest of its numbers."""
        numbers = [
            one
            for told in self.members
            for one in (told.account.value, told.account.low, told.account.high)
            if one is not None
        ]
        return min(numbers, default=0.0), max(numbers, default=0.0)

    def fits(self, other: _Group, why: str) -> bool:
        """Whether nothing keeps two groups apart; less does where they tell the same exact number, or tolls."""
        editions = self.editions | other.editions
        if len({series for series, _ in editions}) < len(editions):
            return False
        if len(self.places | other.places) > 1 and not (why in _EXACT and _broader(self.places, other.places)):
            return False
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        if earliest and latest and earliest > latest and days_between(latest, earliest) > _SLACK.get(why, 0):
            return False
        if _are_apart(self.size, other.size):
            return False
        if why == SAME_NUMBER_AND_DAY and self.scenes and other.scenes and self.scenes.isdisjoint(other.scenes):
            return False  # two strikes of one day
        if self.sides and other.sides and self.sides.isdisjoint(other.sides):
            return False  # each side counts its own dead, and those of the other
        few, many = sorted((self.sentences, other.sentences), key=len)
        return all(sentence not in many or _may_both(told, many[sentence]) for sentence, told in few.items())

    def take(self, other: _Group, why: str) -> None:
        """Become one with another group."""
        self.members += other.members
        self.places = _broader(self.places, other.places) or self.places | other.places
        self.editions |= other.editions
        self.scenes |= other.scenes
        self.sides |= other.sides
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        self.days += other.days
        if earliest and latest and earliest > latest:  # told on the day after: most tell the day of the event
            earliest = latest = min(self.days, key=lambda day: (-self.days[day], day), default=latest)
        self.earliest, self.latest = earliest, latest
        for sentence, told in other.sentences.items():
            self.sentences.setdefault(sentence, told)
        self.size = _span(self.size, other.size)
        self.why += [*other.why, why]


def _sides(told: Told) -> set[str]:
    """Say whose soldiers were hit, by the adjective behind the noun: « 65 soldats russes »; the stem of it."""
    family, _, noun = told.account.type.partition(":")
    match = _SIDE.match(told.account.what) if family in ("killed", "wounded") and noun else None
    return {match["side"][:_STEM]} if match is not None else set()


def _scenes(told: Told) -> set[str]:
    """Give the town or smaller place of a toll, as it is named or likely."""
    spot = told.place or told.account.scene
    return {spot.key} if spot is not None and spot.kind not in ("country", "region") else set()


def _size(told: Told) -> tuple[float, float] | None:
    """Give the number of an account as the least and the greatest so far; nothing where it leaves open how many.

    Tolls and counts of arrests grow from one to hundreds within hours, and none at all is told of the start of a day.
    """
    account = told.account
    value = account.value if account.value is not None else account.high
    return None if not value or account.type.split(":")[0] in CUMULATIVE else (value, value)


def _span(one: tuple[float, float] | None, other: tuple[float, float] | None) -> tuple[float, float] | None:
    """Give the least and the greatest number of two groups."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def _are_apart(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    """Whether the numbers of two groups are of quite another size: two gendarmes who are hit, 80,000 on duty."""
    both = _span(one, other)
    return both is not None and both[1] > _APART * both[0]


def _broader(some: Mapping[str, Spot], others: Mapping[str, Spot]) -> dict[str, Spot]:
    """Give the town, where one group is of a town and the other of a street or building in it; else nothing."""
    if len(some) != 1 or len(others) != 1:
        return {}
    (one,), (other,) = some.values(), others.values()
    if lies_in(one, other):
        return dict(others)
    return dict(some) if lies_in(other, one) else {}


def _sentence(told: Told) -> tuple:
    """A sentence and who counts in it."""
    return told.carrier.order, told.account.start, told.counter


def _may_both(a: Told, b: Told) -> bool:
    """Whether one counter may give two numbers of one thing in one sentence: the same, or one that replaces another.

    So do tolls of two hours: « douze morts samedi soir, dix-sept ce matin ».
    """
    recounted = a.account.type.split(":")[0] in TOLL_TYPES and of_two_hours(a, b)
    return bool(a.account.revised or b.account.revised) or same_number(a.account, b.account) or recounted


class _Joining:
    """Groups of the accounts of one measure, joined one tie after the other (union-find with halved paths)."""

    def __init__(self, block: Sequence[Told]) -> None:
        self._root = list(range(len(block)))
        self.groups = {position: _Group(told) for position, told in enumerate(block)}

    def find(self, position: int) -> int:
        """Give the group that an account is in now."""
        root = self._root
        while root[position] != position:
            root[position] = root[root[position]]
            position = root[position]
        return position

    def join(self, bucket: Iterable[int], why: str) -> None:
        """Try every account of a bucket with the groups met in it, the largest first."""
        met: list[tuple[int, int]] = []  # size below zero, position; sorted
        seen: set[int] = set()
        for position in bucket:
            mine = self.find(position)
            if mine in seen:
                continue
            group = self.groups[mine]
            found = next((one for one in met[:_TRIED] if self.groups[one[1]].fits(group, why)), None)
            if found is None:
                seen.add(mine)
                insort(met, (-len(group.members), mine))
                continue
            (_, many), (_, few) = sorted((found, (-len(group.members), mine)))
            self.groups[many].take(self.groups.pop(few), why)
            self._root[few] = many
            met.remove(found)
            seen.remove(found[1])
            seen.add(many)
            insort(met, (-len(self.groups[many].members), many))


def _totals(groups: Mapping[int, _Group]) -> list[list[int]]:
    """Give groups without a place, each with the one that counts in the whole country on that day.

    A number above every local one of the day is no local one; one of quite another size than the country's is left.
    """
    days: dict[str, list[int]] = defaultdict(list)
    for position, group in groups.items():
        if group.earliest is not None and group.earliest == group.latest:
            days[group.earliest].append(position)
    found = []
    for positions in days.values():
        wide = [one for one in positions if [spot.kind for spot in groups[one].places.values()] == ["country"]]
        local = [one for one in positions if groups[one].places and one not in wide]
        nowhere = [one for one in positions if not groups[one].places]
        if len(wide) != 1 or not nowhere:
            continue
        low, high = groups[wide[0]].bounds
        above = max((groups[one].bounds[1] for one in local), default=0.0)
        for one in nowhere:
            least, most = groups[one].bounds
            if least > max(above, _FEW) and low / _SIZE <= least and most <= high * _SIZE:
                found.append([wide[0], one])
    return found


def _only_days(groups: Mapping[int, _Group]) -> list[list[int]]:
    """Give groups whose day is known but for a few days, each with the one of the day that is counted there in these.

    Some other day may be told of in a few accounts, far fewer than that one.
    """
    days: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for position, group in groups.items():
        if len(group.places) == 1 and group.earliest is not None and group.earliest == group.latest:
            days[next(iter(group.places))].append((group.earliest, position))
    found = []
    for position, group in groups.items():
        first, last = group.earliest, group.latest
        if len(group.places) != 1 or first is None or last is None or not 0 < days_between(first, last) <= _FEW_DAYS:
            continue
        told: Counter[str] = Counter()
        for day, other in days[next(iter(group.places))]:
            if days_between(day, first) <= _BESIDE and days_between(last, day) <= _BESIDE:
                told[day] += len(groups[other].members)
        best = min(told, key=lambda day: (-told[day], day), default=None)
        if best is not None and told[best] >= _CLEARLY * max(1, told.total() - told[best]):
            there = (other for day, other in days[next(iter(group.places))] if day == best)
            found.append([max(there, key=lambda one: (len(groups[one].members), -one)), position])
    return found


def _groups(block: Sequence[Told], buckets: Iterable[Bucket]) -> list[_Group]:
    """Join the accounts of one measure."""
    joining = _Joining(block)
    for bucket, why in buckets:  # 2, 3
        joining.join(bucket, why)
    if not needs_context(block[0].account.type):  # by now, groups know places and days that their accounts did not
        settled: dict[tuple, list[int]] = defaultdict(list)
        for position, group in joining.groups.items():
            if len(group.places) == 1 and group.earliest is not None and group.earliest == group.latest:
                settled[*group.places, group.earliest].append(position)
        for bucket in settled.values():
            joining.join(bucket, "même lieu, même jour")
        for bucket in _only_days(joining.groups):
            joining.join(bucket, "même lieu, seul jour compté parmi ceux qui conviennent")
        for bucket in _totals(joining.groups):
            joining.join(bucket, "sans lieu, au-dessus de tout compte local du jour\xa0: total du pays")
    groups = list(joining.groups.values())
    for group in groups:
        group.members.sort(key=lambda told: told.order)
    return sorted(groups, key=lambda group: group.members[0].order)
