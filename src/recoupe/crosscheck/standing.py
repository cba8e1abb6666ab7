"""Stock passages: what documents share without any of them having copied it.

Boilerplate, credits, bylines and datelines are marked in each document. Beyond that:

- an outlet's **standing sentence** comes back in several of its documents, which are otherwise different;
- an agency's **formula** (*ce bilan n’a pas pu être confirmé de source indépendante …*) comes back over weeks, in any
  outlet; a text that is carried as news is carried within days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice, takewhile
from operator import itemgetter

from recoupe.crosscheck.direction import Signed
from recoupe.dossier.records import Overlap
from recoupe.model import Part

#: Equal words; longer ones are standing sentences only where very many documents have them.
_SHORT = 50
#: Other documents of the same outlet that have a short standing sentence, and a long one.
_SOME, _MANY = 3, 12
#: Other documents of any outlets that have a formula, and the days over which it comes back.
_FORMULA, _DAYS = 5, 14
#: A passage is the same as another of its document where it covers so much of it, and is at most so much longer.
_COVERS, _LONGER = 0.8, 1.6
#: A document of which a passage is more than this is that passage: no sentence among others.
_BULK = 0.5

#: A passage: the position of its pair, and its position in it.
Place = tuple[int, int]


def stock(pairs: Sequence[Overlap], documents: Mapping[int, Signed]) -> set[Place]:
    """Find the stock passages.

    Args:
        pairs: what documents share.
        documents: who made each of them.

    Returns:
        The position of each stock passage: of its pair, and in the pair.
    """
    found = {
        (at, place)
        for at, pair in enumerate(pairs)
        for place, passage in enumerate(pair.passages)
        if _about(passage[:2], documents[pair.a].parts) or _about(passage[2:4], documents[pair.b].parts)
    }
    return found | _standing(pairs, documents)


def _about(span: Sequence[int], parts: Iterable[Part]) -> bool:
    """Whether most of a passage is about the text: boilerplate, credits."""
    start, end = span
    covered = sum(max(0, min(end, part.end) - max(start, part.start)) for part in parts)
    return 2 * covered >= end - start


def _standing(pairs: Sequence[Overlap], documents: Mapping[int, Signed]) -> set[Place]:
    """Find standing sentences and formulas: the same place of a document in many other documents."""
    shared: dict[int, list[tuple[int, int, int, Place]]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        equal = sum(passage[4] for passage in pair.passages)
        for place, (a_start, a_end, b_start, b_end, words, _) in enumerate(pair.passages):
            bulk = max(pair.containment_a, pair.containment_b) * words / equal > _BULK
            if not bulk:
                shared[pair.a].append((a_start, a_end, pair.b, (at, place)))
                shared[pair.b].append((b_start, b_end, pair.a, (at, place)))
    found: set[Place] = set()
    for number, here in shared.items():
        here.sort()
        others: dict[tuple[int, int], set[int]] = {}  # a passage that many documents have comes up as often
        for start, end, _, place in here:
            words = pairs[place[0]].passages[place[1]][4]
            if len(here) < (_SOME if words < _SHORT else _MANY):
                continue
            if (start, end) not in others:
                others[start, end] = _same(start, end, here)
            if _comes_back(number, others[start, end], documents, words):
                found.add(place)
    return found


def _same(start: int, end: int, here: list[tuple[int, int, int, Place]]) -> set[int]:
    """Give the other documents that have the same passage, among those that are sorted by where they start."""
    length = end - start
    first = bisect_left(here, start - _LONGER * length, key=itemgetter(0))
    near = takewhile(lambda one: one[0] < end, islice(here, first, None))
    return {
        other
        for begin, last, other, _ in near
        if min(end, last) - max(start, begin) >= _COVERS * length and last - begin <= _LONGER * length
    }


def _comes_back(number: int, others: set[int], documents: Mapping[int, Signed], words: int) -> bool:
    """Whether a passage that these documents share is an outlet's standing sentence or an agency's formula."""
    outlet = documents[number].outlet
    least = _SOME if words < _SHORT else _MANY
    if outlet is not None and len(others) >= least and all(documents[other].outlet == outlet for other in others):
        return True
    if words >= _SHORT or len(others) < _FORMULA:
        return False
    carried = [documents[one] for one in (number, *others)]
    first = min((one.latest for one in carried if one.latest), default=None)
    last = max((one.earliest for one in carried if one.earliest), default=None)
    if first is None or last is None:
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > _DAYS
