"""One statement in many documents: what stands in copied passages is said once, however many outlets print it.

Two statements are one where they stand at the same place of a passage that their documents share as a copy
(:func:`recoupe.crosscheck.judging.find_copies`); a quotation that two outlets share is printed by both on their own.
Documents are one text where they are little else than what they share (the core of a group), or where they share such
a statement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from recoupe.model import Copy, CopyGroup, PassageKind

#: So many characters apart may one statement stand in two copies of a passage: words are cut and put in.
_DRIFT = 60


class Name(NamedTuple):
    """Which finding of which document: its kind, the document's number, its id there."""

    kind: str
    document: int
    id: int


class Placed(NamedTuple):
    """Where a finding stands in its document."""

    name: Name
    start: int
    end: int


class Repeated:
    """What of a dossier is said once, and which documents are one text.

    Args:
        found: statements, retractions, labels: whatever may be copied.
        copies, groups: what the documents share.
    """

    def __init__(self, found: Iterable[Placed], copies: Sequence[Copy], groups: Sequence[CopyGroup]) -> None:
        self._root: dict[Name, Name] = {}
        sharing = {number for copy in copies for number in copy.numbers}
        placed: dict[int, list[tuple[int, int, Name]]] = defaultdict(list)
        for name, start, end in found:
            if name.document in sharing:
                placed[name.document].append(((start + end) // 2, end - start, name))
        for there in placed.values():
            there.sort()
        for copy in copies:
            self._match(copy, placed)
        self._text = {number: group.id for group in groups for number in group.numbers[: len(group.documents)]}

    def _match(self, copy: Copy, placed: dict[int, list[tuple[int, int, Name]]]) -> None:
        """Take findings as one that stand at the same place of a copied passage."""
        a, b = (placed[number] for number in copy.numbers)
        for passage in copy.passages:
            if passage.kind is PassageKind.COPY:
                here = _within(a, *passage.a)
                there = _within(b, *passage.b)
                for one, other in _pairs(here, there):
                    self._join(one, other)

    def _join(self, one: Name, other: Name) -> None:
        one, other = self.once(one), self.once(other)
        if one != other:
            self._root[max(one, other)] = min(one, other)

    def once(self, name: Name) -> Name:
        """Give the finding that stands for all that are the same in copies."""
        while (root := self._root.get(name, name)) != name:
            self._root[name] = self._root.get(root, root)
            name = root
        return name

    def texts(self, found: Iterable[Name]) -> int:
        """Count the texts that some findings stand in: documents, those that are copies of one another once."""
        return len(set(self.gathered(found).values()))

    def gathered(self, found: Iterable[Name]) -> dict[int, int]:
        """Give for each document of some findings one that stands for all that are the same text."""
        root: dict[int, int] = {}
        carrying: dict[Hashable, int] = {}
        for name in found:
            root.setdefault(name.document, name.document)
            shared: list[Hashable] = [self.once(name)]
            if (group := self._text.get(name.document)) is not None:
                shared.append(group)
            for what in shared:
                other = _root(root, carrying.setdefault(what, name.document))
                number = _root(root, name.document)
                root[max(number, other)] = min(number, other)
        return {number: _root(root, number) for number in root}


def _root(root: dict[int, int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _within(placed: Sequence[tuple[int, int, Name]], start: int, end: int) -> list[tuple[int, int, Name]]:
    """Give what lies in a passage with its middle, by the distance from its beginning."""
    first, last = bisect_left(placed, (start,)), bisect_left(placed, (end,))
    return [(middle - start, length, name) for middle, length, name in placed[first:last]]


def _pairs(
    here: Sequence[tuple[int, int, Name]], there: Sequence[tuple[int, int, Name]]
) -> Iterable[tuple[Name, Name]]:
    """Pair findings of one kind that are each other's nearest at the same place of a passage."""
    for middle, length, name in here:
        other = _nearest(there, middle, length, name.kind)
        if other is not None and _nearest(here, other[0], other[1], name.kind) == (middle, length, name):
            yield name, other[2]


def _nearest(
    placed: Sequence[tuple[int, int, Name]], middle: int, length: int, kind: str
) -> tuple[int, int, Name] | None:
    """Give what stands nearest to a place and is about as long."""
    near = placed[bisect_left(placed, (middle - _DRIFT,)) : bisect_left(placed, (middle + _DRIFT + 1,))]
    same = [one for one in near if one[2].kind == kind]
    return min(
        same,
        key=lambda one: (abs(one[0] - middle) + abs(one[1] - length), one[0], one[2].id),
        default=None,
    )
