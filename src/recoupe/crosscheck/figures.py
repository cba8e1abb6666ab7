"""Facts of figures: accounts that count the same thing, at the same place, of the same day.

1. **block**: only figures that measure the same are ever compared.
2. **bond**: within a block, accounts that something ties together: the same sentence in a copied text, the same place
   and day, the same number of a coming-back event, the same exact number.
3. **join**: bonds are taken from the strongest to the weakest; two groups become one unless they are kept apart by two
   places, two days, two editions, or a whole and its part.

Bonds link each account to the first of its kind, not all to all, so the cost grows with the accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recoupe.crosscheck.independence import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.records import AccountKind, Fact, Told
from recoupe.crosscheck.relating import relate

#: An exact number of so many significant digits hardly comes up twice by chance.
_DISTINCTIVE = 3


def find_figures(accounts: Sequence[Told], lineage: Lineage) -> Iterator[Fact]:
    """Put accounts of figures together to facts, and compare them.

    Args:
        accounts: those of figures, of all documents, in order.
        lineage: where documents come from.
    """
    blocks: dict[str, list[Told]] = defaultdict(list)  # 1
    for told in accounts:
        if told.account.kind is AccountKind.FIGURE:
            blocks[told.account.type].append(told)
    for type in sorted(blocks):
        for group in _groups(blocks[type]):
            conflicts, updates = relate(group.members, type)
            yield make_fact(group.members, conflicts, updates, lineage, why=tuple(dict.fromkeys(group.why)))


@dataclass
class _Group:
    """Accounts of one fact, and what they leave open."""

    members: list[Told]
    places: set[str] = field(default_factory=set)
    earliest: str | None = None
    latest: str | None = None
    editions: set[tuple[str, int]] = field(default_factory=set)
    why: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, told: Told) -> _Group:
        """Begin with one account."""
        account = told.account
        return cls(
            [told],
            {account.place.key} if account.place else set(),
            told.day.earliest,
            told.day.latest,
            {account.edition} if account.edition else set(),
        )

    def fits(self, other: _Group) -> bool:
        """Whether nothing keeps two groups apart."""
        if len(self.places | other.places) > 1 or len(self.editions | other.editions) > 1:
            return False
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        return not (earliest and latest and earliest > latest)

    def take(self, other: _Group, why: str) -> None:
        """Become one with another group."""
        self.members += other.members
        self.places |= other.places
        self.editions |= other.editions
        self.earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        self.latest = min(filter(None, (self.latest, other.latest)), default=None)
        self.why += [*other.why, why]


def _groups(block: Sequence[Told]) -> list[_Group]:
    """Join the accounts of one measure."""
    groups_of = [_Group.of(told) for told in block]  # at each root, the group of all that hang on it
    root = list(range(len(block)))
    for i, j, why in _bonds(block):  # 2, 3
        one, other = _root(root, i), _root(root, j)
        if one == other or not groups_of[one].fits(groups_of[other]):
            continue
        small, large = sorted((one, other), key=lambda at: len(groups_of[at].members))
        groups_of[large].take(groups_of[small], why)
        root[small] = large
    groups = [groups_of[at] for at in range(len(block)) if root[at] == at]
    for group in groups:
        group.members.sort(key=lambda told: told.order)
    return sorted(groups, key=lambda group: group.members[0].order)


def _root(root: list[int], position: int) -> int:
    """Give the position that stands for all that were joined with one (union-find with halved paths)."""
    while root[position] != position:
        root[position] = root[root[position]]
        position = root[position]
    return position


def _bonds(block: Sequence[Told]) -> Iterator[tuple[int, int, str]]:
    """Give pairs of positions that something ties together, the strongest ties first."""
    for key_of, why in _TIES:
        first: dict[tuple, int] = {}
        for position, told in enumerate(block):
            key = key_of(told)
            if key is not None and first.setdefault(key, position) != position:
                yield first[key], position, why


def _same_day(told: Told) -> tuple | None:
    """Place and day, where both are known."""
    place, day = told.account.place, told.day.day
    return (place.key, day) if place and day else None


def _same_edition(told: Told) -> tuple | None:
    """Place and number of a coming-back event."""
    place, edition = told.account.place, told.account.edition
    return (place.key, edition) if place and edition else None


def _same_number(told: Told) -> tuple | None:
    """An exact number that hardly comes up twice."""
    account = told.account
    value = account.value if account.value is not None else account.low
    return (value,) if value is not None and is_distinctive(value) else None


def is_distinctive(value: float) -> bool:
    """Whether a number hardly comes up twice by chance.

    Example:
        >>> is_distinctive(51400), is_distinctive(412), is_distinctive(8000)
        (True, True, False)
    """
    return len(str(int(abs(value))).rstrip("0")) >= _DISTINCTIVE


_TIES = (
    (_same_day, "même lieu, même jour"),
    (_same_edition, "même lieu, même journée d’action"),
    (_same_number, "même nombre exact"),
)
