"""Facts of figures: accounts that count the same thing, at the same place, of the same day.

1. **block**: only figures that measure the same are ever compared.
2. **tie**: within a block, accounts that something ties together (:mod:`~recoupe.crosscheck.ties`).
3. **join**: ties are taken from the strongest to the weakest; two groups become one unless they are kept apart: by two
   places, two days, two editions, or two numbers that one counter gives in one sentence.

Of a bucket each account is tried with the groups met in it so far, so the cost grows with the accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from recoupe.crosscheck.independence import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.records import AccountKind, Carrier, Fact, Told, When
from recoupe.crosscheck.relating import relate, same_number
from recoupe.crosscheck.ties import Bucket, firm_ties, ties
from recoupe.dossier.records import Overlap

#: With so many groups of one bucket an account is tried, those met last first.
_TRIED = 16


def find_figures(accounts: Sequence[Told], overlaps: Sequence[Overlap], lineage: Lineage) -> Iterator[Fact]:
    """Put accounts of figures together to facts, and compare them.

    Args:
        accounts: of all documents, in order; those of figures are taken.
        overlaps: what documents share.
        lineage: where documents come from.
    """
    for type, group in _all_groups(accounts, overlaps, ties):
        conflicts, updates = relate(group.members, type)
        yield make_fact(group.members, conflicts, updates, lineage, why=tuple(dict.fromkeys(group.why)))


def anchors(accounts: Sequence[Told], overlaps: Sequence[Overlap]) -> Iterator[tuple[Carrier, When, str, str]]:
    """Give days that documents leave open, and that the same exact number in dated ones settles.

    Args:
        accounts: of all documents, in order; those of figures are taken.
        overlaps: what documents share.

    Returns:
        Documents, with one of their times, the day that it must be, and why; for
        :meth:`~recoupe.crosscheck.dating.Dating.learn`.
    """
    for _, group in _all_groups(accounts, overlaps, firm_ties):
        if group.earliest is None or group.earliest != group.latest:
            continue
        settled = [told for told in group.members if told.day.day is not None]
        for told in group.members:
            if settled and told.day.day is None:
                name, number = settled[0].carrier.name, told.account.text
                yield told.carrier, told.account.when, group.earliest, f"« {number} » aussi dans {name}"


def _all_groups(
    accounts: Sequence[Told],
    overlaps: Sequence[Overlap],
    tie: Callable[[Sequence[Told], Mapping[int, Sequence[Overlap]]], Iterator[Bucket]],
) -> Iterator[tuple[str, _Group]]:
    """Join accounts measure by measure."""
    blocks: dict[str, list[Told]] = defaultdict(list)  # 1
    for told in accounts:
        if told.account.kind is AccountKind.FIGURE:
            blocks[told.account.type].append(told)
    shared: dict[int, list[Overlap]] = defaultdict(list)
    for pair in overlaps:
        shared[pair.a].append(pair)
    for type in sorted(blocks):
        for group in _groups(blocks[type], tie(blocks[type], shared)):
            yield type, group


class _Group:
    """Accounts of one fact, and what they leave open."""

    def __init__(self, told: Told) -> None:
        account = told.account
        self.members = [told]
        self.places = {told.place.key} if told.place else set()
        self.earliest = told.day.earliest
        self.latest = told.day.latest
        self.editions = {account.edition} if account.edition else set()
        self.sentences = {_sentence(told): told}
        self.why: list[str] = []

    def fits(self, other: _Group) -> bool:
        """Whether nothing keeps two groups apart."""
        editions = self.editions | other.editions
        if len(self.places | other.places) > 1 or len({series for series, _ in editions}) < len(editions):
            return False
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        if earliest and latest and earliest > latest:
            return False
        few, many = sorted((self.sentences, other.sentences), key=len)
        return all(sentence not in many or _may_both(told, many[sentence]) for sentence, told in few.items())

    def take(self, other: _Group, why: str) -> None:
        """Become one with another group."""
        self.members += other.members
        self.places |= other.places
        self.editions |= other.editions
        self.earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        self.latest = min(filter(None, (self.latest, other.latest)), default=None)
        self.sentences = {**other.sentences, **self.sentences}
        self.why += [*other.why, why]


def _sentence(told: Told) -> tuple:
    """A sentence and who counts in it."""
    return told.carrier.order, told.account.start, told.counter


def _may_both(a: Told, b: Told) -> bool:
    """Whether one counter may give two numbers of one thing in one sentence: the same, or one that replaces another."""
    return bool(a.account.revised or b.account.revised) or same_number(a.account, b.account)


def _groups(block: Sequence[Told], buckets: Iterable[Bucket]) -> list[_Group]:
    """Join the accounts of one measure."""
    root = list(range(len(block)))
    groups = {position: _Group(told) for position, told in enumerate(block)}

    def find(position: int) -> int:
        while root[position] != position:
            root[position] = root[root[position]]
            position = root[position]
        return position

    for bucket, why in buckets:  # 2, 3
        met: list[int] = []
        for position in bucket:
            mine = find(position)
            met = list(dict.fromkeys(find(one) for one in met))
            if mine in met:
                continue
            for other in reversed(met[-_TRIED:]):
                if groups[other].fits(groups[mine]):
                    few, many = sorted((mine, other), key=lambda one: (len(groups[one].members), -one))
                    groups[many].take(groups.pop(few), why)
                    root[few] = many
                    break
            met.append(find(position))
    for group in groups.values():
        group.members.sort(key=lambda told: told.order)
    return sorted(groups.values(), key=lambda group: group.members[0].order)
