"""Documents that carry one text: those that are little else than it, and those that carry it inside a longer one.

Two documents that are both mostly what they share belong together, and so do all that hang together in this way. A long
article that holds several dispatches belongs to the group of each, and does not make them one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recoupe.crosscheck.direction import Signed
from recoupe.model import Copy, CopyGroup, Direction, PassageKind

#: A document is mostly what it shares where so much of it is.
STRONG = 0.5


def group(copies: Sequence[Copy], documents: Mapping[int, Signed]) -> list[CopyGroup]:
    """Gather the documents that carry one text.

    Args:
        copies: what documents share.
        documents: who made each of them.

    Returns:
        The groups, the largest first, then by the earliest document.
    """
    root: dict[int, int] = {}
    for copy in copies:
        for number in copy.numbers:
            root.setdefault(number, number)
        if min(copy.containment_a, copy.containment_b) >= STRONG:
            one, other = (_root(root, number) for number in copy.numbers)
            root[max(one, other)] = min(one, other)
    pairs: dict[int, list[Copy]] = defaultdict(list)
    for copy in copies:
        for number, contained in zip(copy.numbers, (copy.containment_a, copy.containment_b), strict=True):
            if contained >= STRONG:
                pairs[_root(root, number)].append(copy)
    found = []
    for core, inside in pairs.items():
        numbers = {number for copy in inside for number in copy.numbers}
        members = sorted(numbers, key=lambda number: documents[number].order)
        mostly = [number for number in members if _root(root, number) == core]
        found.append(_group(mostly, [number for number in members if number not in set(mostly)], inside, documents))
    found.sort(key=lambda one: (-len(one.numbers), [documents[number].order for number in one.numbers]))
    return [_numbered(one, id) for id, one in enumerate(found)]


def _root(root: dict[int, int], number: int) -> int:
    """Give the lowest number of those that hang together with one (union-find with halved paths)."""
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _group(mostly: list[int], within: list[int], pairs: Iterable[Copy], documents: Mapping[int, Signed]) -> CopyGroup:
    """Make the record, not numbered yet."""
    pairs = list({copy.numbers: copy for copy in pairs}.values())
    numbers = (*mostly, *within)
    origin, why = _origin(numbers, pairs, documents)
    counted = Counter(agency for number in numbers for agency in documents[number].agencies)
    agencies = tuple(name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    first = [documents[number].earliest for number in numbers]
    last = [day for number in numbers if (day := documents[number].latest)]
    crediting = [
        f"agence {name}\xa0: {counted[name]} sur {len(numbers)} la créditent ou viennent d’elle" for name in agencies
    ]
    return CopyGroup(
        id=0,
        documents=tuple(documents[number].name for number in mostly),
        within=tuple(documents[number].name for number in within),
        origin=None if origin is None else documents[origin].name,
        agencies=agencies,
        earliest=min((day for day in first if day), default=None) if all(first) else None,
        latest=min(last, default=None),
        sample=_sample(pairs, set(mostly)),
        why=(*why, *crediting),
        numbers=numbers,
    )


def _numbered(one: CopyGroup, id: int) -> CopyGroup:
    """Give a group its place."""
    fields = {name: getattr(one, name) for name in one.__struct_fields__}
    return CopyGroup(**{**fields, "id": id})


def _origin(
    numbers: Sequence[int], pairs: Iterable[Copy], documents: Mapping[int, Signed]
) -> tuple[int | None, tuple[str, ...]]:
    """Give the document that others were copied from and that was copied from none, where there is just one."""
    given: Counter[int] = Counter()
    taken: set[int] = set()
    reasons: dict[int, list[str]] = defaultdict(list)
    for copy in pairs:
        if copy.direction is not None:
            one, other = copy.numbers if copy.direction is Direction.A_TO_B else copy.numbers[::-1]
            given[one] += 1
            taken.add(other)
            reasons[one] += copy.why
    sources = [number for number in given if number not in taken]
    if len(sources) != 1:
        return None, ()
    [source] = sources
    beside = [copy for copy in pairs if source in copy.numbers]
    if 2 * given[source] < len(beside) or len(taken) + 1 < len(numbers):
        return None, ()  # some that carry it have no place in the order
    return source, tuple(dict.fromkeys(reasons[source]))


def _sample(pairs: Iterable[Copy], mostly: set[int]) -> tuple[int, int, int]:
    """Give the longest copied passage, in a document that is mostly this text."""
    best = (-1, 0, 0, 0)
    for copy in pairs:
        for passage in copy.passages:
            if passage.kind is PassageKind.COPY:
                for number, (start, end) in zip(copy.numbers, (passage.a, passage.b), strict=True):
                    if number in mostly:
                        best = max(best, (end - start, -number, start, end))
    return -best[1], best[2], best[3]
