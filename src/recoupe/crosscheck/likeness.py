"""Documents that use the same rare words were published in the same days.

News that nothing dates tell of people, places and things that dated news tell of too, and most of these are in the news
for a few days. The dated documents that share most rare words with one (cosine of the words' inverse frequencies) say
around which days it was published, where most of them lie around the same (nearest neighbours, as in N. Chambers,
*Labeling Documents with Timestamps*, ACL 2012, whose classes are years). This is likely, and no more: what names days
goes before it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from recoupe.extract.times.daysets import FIRST, first_day, last_day

#: A word in more documents than this is of no few days.
_RARE = 40
#: Of so many documents that are most alike, those that may be of the same days are asked, so many at most, and no fewer
#: than these are enough.
_LOOKED_AT, _ASKED, _ENOUGH = 24, 8, 3
#: Of what these weigh, such a share must lie so many days around the likeliest day.
_MOST, _AROUND = 0.6, 4
#: One of them speaks for its own day most, and for none so many days off.
_REACH = 6
#: A day so much less likely than the likeliest is left out.
_LIKELY = 0.4
#: With fewer dated documents, words are rare for no reason of time.
_DATED = 60
#: A document whose day is known within so many days dates others; one that is known within these needs nobody.
SETTLED, WIDE = 4, 5


#: Bits that number a document beside the 32 of a word.
_PLACE = np.uint64(24)


class Alike(NamedTuple):
    """What the documents most alike leave of a day of publication.

    Attributes:
        document: its number.
        days: on which days it was likely published.
        witnesses: numbers of those documents that were published around then, the most alike first.
    """

    document: int
    days: int
    witnesses: tuple[int, ...]


def alike(
    words: Iterable[tuple[int, np.ndarray]], dated: Mapping[int, int], asked: Mapping[int, int]
) -> Iterator[Alike]:
    """Tell when documents were likely published, by those that use the same rare words.

    Args:
        words: of every document its number and the hashes of its words, in an order that does not depend on when
            documents came.
        dated: on which days documents were published whose days are known.
        asked: on which days others may have been published.
    """
    if len(dated) < _DATED or not asked:
        return
    index = _Index(words, dated, asked)
    middle = {number: _middle(days) for number, days in dated.items()}
    for number, near in index.nearest():
        found = _likely([(weight, middle[other], other) for other, weight in near], asked[number], middle)
        if found is not None:
            yield Alike(number, *found)


def _likely(
    near: list[tuple[float, float, int]], may: int, middle: Mapping[int, float]
) -> tuple[int, tuple[int, ...]] | None:
    """Give the likely days among those that may be, and who speaks for them; nothing where opinions are divided.

    Args:
        near: weight, day and number of documents, the most alike first.
        may: the days that may be.
        middle: the days of documents.
    """
    near = [one for one in near if (may >> max(int(one[1]) - 3, 0)) & 0b1111111][:_ASKED]
    if len(near) < _ENOUGH:
        return None
    support: dict[int, float] = {}
    for weight, day, _ in near:
        for other in range(max(int(day) - _REACH, 0), int(day) + _REACH + 2):
            if (may >> other) & 1 and abs(other - day) < _REACH:
                support[other] = support.get(other, 0.0) + weight * (1 - abs(other - day) / _REACH)
    if not support:
        return None
    best = max(support, key=lambda day: (support[day], -day))
    around = [(weight, other) for weight, day, other in near if abs(day - best) <= _AROUND]
    if len(around) < _ENOUGH or sum(weight for weight, _ in around) < _MOST * sum(weight for weight, *_ in near):
        return None
    days = 0
    for day, weight in support.items():
        if weight >= _LIKELY * support[best]:
            days |= 1 << day
    return days, tuple(other for _, other in around)


def _middle(days: int) -> float:
    return ((first_day(days) - FIRST).days + (last_day(days) - FIRST).days) / 2


class _Index:
    """Which documents use which rare words.

    Args:
        words: of every document its number and the hashes of its words.
        dated: the documents that date others.
        asked: the documents that are dated.
    """

    def __init__(self, words: Iterable[tuple[int, np.ndarray]], dated: Container[int], asked: Container[int]) -> None:
        taken = list(words)
        self._numbers = [number for number, _ in taken]
        place = np.repeat(np.arange(len(taken), dtype=np.uint64), [len(found) for _, found in taken])
        every = np.concatenate([found for _, found in taken]).astype(np.uint64)
        pairs = np.sort((every << _PLACE) | place)  # by word, then by document
        pairs = pairs[np.concatenate(([True], np.diff(pairs) > 0))]  # numpy's own way of it hashes, which is slower
        holder = (pairs & np.uint64((1 << int(_PLACE)) - 1)).astype(np.int64)
        first = np.flatnonzero(np.concatenate(([True], np.diff(pairs >> _PLACE) > 0)))
        counts = np.diff(np.append(first, len(pairs)))
        term = np.repeat(np.arange(len(first)), counts)
        rare = ((counts > 1) & (counts <= _RARE))[term]
        self._weight = np.log(len(taken) / counts)
        self._length = np.bincount(holder, minlength=len(taken))
        dates = np.fromiter((number in dated for number in self._numbers), dtype=bool, count=len(taken))
        asks = np.fromiter((number in asked for number in self._numbers), dtype=bool, count=len(taken))
        listed = rare & dates[holder]
        self._holders = holder[listed]
        self._starts = np.searchsorted(term[listed], np.arange(len(first) + 1))
        wanted = np.flatnonzero(rare & asks[holder])
        self._wanted = wanted[np.argsort(holder[wanted], kind="stable")]
        self._asking, self._term = holder, term

    def nearest(self) -> Iterator[tuple[int, list[tuple[int, float]]]]:
        """Give for each document that asks the dated ones that share rare words with it, the most alike first."""
        asking = self._asking[self._wanted]
        cuts = np.flatnonzero(np.diff(asking)) + 1
        for entries in np.split(self._wanted, cuts) if len(asking) else ():
            place = int(self._asking[entries[0]])
            yield self._numbers[place], self._alike(place, self._term[entries])

    def _alike(self, place: int, terms: np.ndarray) -> list[tuple[int, float]]:
        begins, sizes = self._starts[terms], self._starts[terms + 1] - self._starts[terms]
        at = np.repeat(begins - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes) + np.arange(sizes.sum())
        others, which = np.unique(self._holders[at], return_inverse=True)
        shared = np.bincount(which, weights=np.repeat(self._weight[terms], sizes), minlength=len(others))
        likeness = shared / np.sqrt(self._length[place] * self._length[others])
        order = np.lexsort((others, -likeness))[:_LOOKED_AT]
        return [(self._numbers[others[one]], float(likeness[one])) for one in order]
