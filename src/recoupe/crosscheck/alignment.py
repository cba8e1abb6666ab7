"""From runs of equal words to passages: what follows each other in both documents, a few changed words apart, is one.

Runs are first joined where one simply comes after the other in both documents, for all pairs at once; what is left
(repetitions, passages in another order) is joined pair by pair. This goes along the text that comes first by its words,
not by its number, so that two documents share the same passages whichever is added first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

#: The fewest equal words of a passage: shorter ones are shared by articles that have nothing to do with each other.
LEAST = 16
#: So many changed words between two equal runs are an edit of one passage.
_GAP = 12
#: Of a passage's words, this share is equal in both documents.
_EQUAL = 0.6
#: Over so many words of either document a passage goes on (changed, added, left out words), where behind them at least
#: so many words are equal: fewer are chance. Runs of a whole shingle have been found before.
_SKIPS = ((1, 1, 3), (1, 0, 3), (0, 1, 3), (2, 2, 4), (2, 1, 4), (1, 2, 4), (2, 0, 4), (0, 2, 4))
#: So many words are compared at a time where a run is extended.
_BLOCK = 16
#: Pairs that are turned into Python objects at a time: it bounds the memory.
_AT_ONCE = 10_000


class Runs(NamedTuple):
    """Runs of equal words, one array a field: the documents, the first word in each, how many, how many shingles."""

    a: np.ndarray
    b: np.ndarray
    a_start: np.ndarray
    b_start: np.ndarray
    length: np.ndarray
    shared_a: np.ndarray
    shared_b: np.ndarray


@dataclass(frozen=True)
class Aligned:
    """Words that two documents share: half-open positions of words in each, how many are equal, how many shingles.

    ``shared_a`` counts the different shingles of a in it that b has as well.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    equal: int
    shared_a: int
    shared_b: int

    def turned(self) -> Aligned:
        """Give the same as seen from the other document."""
        return Aligned(self.b_start, self.b_end, self.a_start, self.a_end, self.equal, self.shared_b, self.shared_a)


def end_to_end(words: np.ndarray, left: np.ndarray, right: np.ndarray, most: np.ndarray, way: int) -> np.ndarray:
    """Count the equal words from two places on, forward (``way`` 1) or backward (-1), ``most`` at the most.

    Example:
        >>> words = np.array([1, 2, 3, 9, 1, 2, 3, 8, *[0] * 16], dtype=np.uint32)
        >>> end_to_end(words, np.array([0]), np.array([4]), np.array([4]), 1).tolist()
        [3]
    """
    length = np.zeros(len(left), np.int64)
    ahead = np.arange(_BLOCK) * way
    active = np.flatnonzero(most > 0)
    active = active[words[left[active]] == words[right[active]]]
    while len(active):
        at = length[active, None] * way + ahead
        x, y = left[active, None] + at, right[active, None] + at
        inside = np.abs(at) < most[active, None]
        same = (words[np.maximum(x, 0)] == words[np.maximum(y, 0)]) & inside
        whole = same.all(axis=1)
        length[active] += np.where(whole, _BLOCK, np.argmin(same, axis=1))
        active = active[whole]
    return length


def aligned(runs: Runs, words: np.ndarray, starts: np.ndarray) -> Iterator[tuple[int, int, tuple[Aligned, ...]]]:
    """Join the runs of every pair of documents.

    Args:
        runs: of equal words.
        words: of all documents, one after the other.
        starts: where each document begins in them, and where the last one ends.

    Yields:
        The documents of each pair that has passages, in order, with the passages in the order of the first document.
    """
    turned = _turned(runs, words, starts)
    runs = Runs(
        np.where(turned, runs.b, runs.a),
        np.where(turned, runs.a, runs.b),
        np.where(turned, runs.b_start, runs.a_start),
        np.where(turned, runs.a_start, runs.b_start),
        runs.length,
        np.where(turned, runs.shared_b, runs.shared_a),
        np.where(turned, runs.shared_a, runs.shared_b),
    )
    columns = _joined_rows(runs)
    pair = np.flatnonzero(np.concatenate([[True], np.any(np.diff(columns[:2], axis=1), axis=0)])[: columns.shape[1]])
    edges = np.concatenate([pair, [columns.shape[1]]])
    enough = np.add.reduceat(columns[6], pair) >= LEAST if len(pair) else np.zeros(0, bool)
    found = []
    for first, end in zip(edges[:-1][enough], edges[1:][enough], strict=True):
        x, y = int(columns[0, first]), int(columns[1, first])
        rows = [Aligned(*row) for row in columns[2:, first:end].T.tolist()]
        one, other = words[starts[x] : starts[x + 1]], words[starts[y] : starts[y + 1]]
        passages = _passages(rows, one, other)
        if passages:
            found.append((x, y, passages) if x < y else (y, x, [passage.turned() for passage in passages]))
    for x, y, passages in sorted(found, key=lambda pair: pair[:2]):
        yield x, y, tuple(sorted(passages, key=lambda passage: (passage.a_start, passage.b_start)))


def _turned(runs: Runs, words: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Tell for each run whether the second document comes first: the shorter one does, of two the one by its words."""
    lengths = np.diff(starts)
    turned = lengths[runs.b] < lengths[runs.a]
    even = np.flatnonzero(lengths[runs.b] == lengths[runs.a])
    known = {
        document: words[starts[document] : starts[document + 1]].tobytes()
        for document in np.union1d(runs.a[even], runs.b[even]).tolist()
    }
    turned[even] = [known[b] < known[a] for a, b in zip(runs.a[even].tolist(), runs.b[even].tolist(), strict=True)]
    return turned


def _joined_rows(runs: Runs) -> np.ndarray:
    """Join runs that simply follow each other in both documents.

    Returns:
        Columns: the two documents, then the fields of :class:`Aligned`.
    """
    order = np.lexsort((runs.b_start, runs.a_start, runs.b, runs.a))
    a, b, a_start, b_start, length, shared_a, shared_b = (field[order] for field in runs)
    a_end, b_end = a_start + length, b_start + length
    same = (a[1:] == a[:-1]) & (b[1:] == b[:-1])
    again = same & (a_start[1:] == a_start[:-1]) & (b_start[1:] == b_start[:-1])  # found from both its ends
    kept = np.concatenate([[True], ~again])[: len(a)]
    a, b, a_start, b_start, a_end, b_end, length, shared_a, shared_b = (
        field[kept] for field in (a, b, a_start, b_start, a_end, b_end, length, shared_a, shared_b)
    )
    gap_a, gap_b = a_start[1:] - a_end[:-1], b_start[1:] - b_end[:-1]
    follows = (a[1:] == a[:-1]) & (b[1:] == b[:-1]) & (gap_a >= 0) & (gap_a <= _GAP) & (gap_b >= 0) & (gap_b <= _GAP)
    heads = np.flatnonzero(np.concatenate([[True], ~follows])[: len(a)])
    if not len(heads):
        return np.zeros((9, 0), np.int64)
    tails = np.concatenate([heads[1:], [len(a)]]) - 1
    sums = [np.add.reduceat(field, heads) for field in (length, shared_a, shared_b)]
    return np.stack([a[heads], b[heads], a_start[heads], a_end[tails], b_start[heads], b_end[tails], *sums])


def _passages(rows: list[Aligned], one: np.ndarray, other: np.ndarray) -> list[Aligned]:
    """Join what is left of two documents, take the ends a little further, and keep what is a passage."""
    done: list[Aligned] = []
    near: list[Aligned] = []
    for row in rows:
        for place, passage in enumerate(near):
            joined = _joined(passage, row)
            if joined is not None:
                near[place] = joined
                break
        else:
            done += [passage for passage in near if row.a_start - passage.a_end > _GAP]
            near = [passage for passage in near if row.a_start - passage.a_end <= _GAP]
            near.append(row)
    further = [_stretched(passage, one, other) for passage in done + near if passage.equal >= LEAST]
    return _apart([passage for passage in _rejoined(further) if _is_passage(passage)])


def _rejoined(passages: list[Aligned]) -> Iterator[Aligned]:
    """Join passages that have come close to each other, going along the first document."""
    last: Aligned | None = None
    for passage in sorted(passages, key=lambda one: (one.a_start, one.b_start)):
        joined = _joined(last, passage) if last is not None else None
        if joined is None and last is not None:
            yield last
        last = joined or passage
    if last is not None:
        yield last


def _is_passage(passage: Aligned) -> bool:
    """Whether most of its words are equal."""
    longest = max(passage.a_end - passage.a_start, passage.b_end - passage.b_start)
    return passage.equal >= LEAST and passage.equal >= _EQUAL * longest


def _joined(passage: Aligned, row: Aligned) -> Aligned | None:
    """Add a run to a passage that it follows or overlaps; ``None`` where it does not."""
    if _within(row, passage):
        return passage  # a repetition inside what is there already
    gap_a, gap_b = row.a_start - passage.a_end, row.b_start - passage.b_end
    if gap_a > _GAP or gap_b > _GAP or row.a_start < passage.a_start or row.b_start < passage.b_start:
        return None
    overlap = max(0, -gap_a, -gap_b)
    if overlap >= row.equal:
        return None
    return Aligned(
        passage.a_start,
        max(passage.a_end, row.a_end),
        passage.b_start,
        max(passage.b_end, row.b_end),
        passage.equal + row.equal - overlap,
        passage.shared_a + max(0, row.shared_a - overlap),
        passage.shared_b + max(0, row.shared_b - overlap),
    )


def _within(row: Aligned, passage: Aligned) -> bool:
    """Whether a run lies in a passage, in both documents."""
    return (
        passage.a_start <= row.a_start
        and row.a_end <= passage.a_end
        and passage.b_start <= row.b_start
        and row.b_end <= passage.b_end
    )


def _stretched(passage: Aligned, one: np.ndarray, other: np.ndarray) -> Aligned:
    """Take both ends over changed, added or missing words where equal words follow them."""
    x, y, equal = _further(one[::-1], other[::-1], len(one) - passage.a_start, len(other) - passage.b_start)
    passage = replace(passage, a_start=len(one) - x, b_start=len(other) - y, equal=passage.equal + equal)
    x, y, equal = _further(one, other, passage.a_end, passage.b_end)
    return replace(passage, a_end=x, b_end=y, equal=passage.equal + equal)


def _further(one: np.ndarray, other: np.ndarray, x: int, y: int) -> tuple[int, int, int]:
    """Go on from the end of a passage; give the new ends and how many more words are equal."""
    gained = 0
    while True:
        after_x, after_y = one[x : x + _BLOCK].tolist(), other[y : y + _BLOCK].tolist()
        for skip_x, skip_y, least in _SKIPS:
            if after_x[skip_x : skip_x + least] == after_y[skip_y : skip_y + least]:
                pairs = zip(after_x[skip_x:], after_y[skip_y:], strict=False)
                equal = next((n for n, (u, v) in enumerate(pairs) if u != v), _BLOCK - max(skip_x, skip_y))
                equal = min(equal, len(after_x) - skip_x, len(after_y) - skip_y)
                break
        else:
            return x, y, gained
        if equal < least:  # the text ends here
            return x, y, gained
        x, y, gained = x + skip_x + equal, y + skip_y + equal, gained + equal


def _apart(passages: list[Aligned]) -> list[Aligned]:
    """Leave out passages whose words in one of the documents lie in another one: a text repeated counts once."""
    kept = sorted(passages, key=lambda one: (one.a_start, -one.a_end, -one.equal, one.b_start))
    kept = list(_uncovered(kept, [passage.a_end for passage in kept]))
    kept.sort(key=lambda one: (one.b_start, -one.b_end, -one.equal, one.a_start))
    return list(_uncovered(kept, [passage.b_end for passage in kept]))


def _uncovered(passages: list[Aligned], ends: list[int]) -> Iterator[Aligned]:
    """Give the passages that end after all that begin before them."""
    furthest = -1
    for passage, end in zip(passages, ends, strict=True):
        if end > furthest:
            yield passage
            furthest = end
