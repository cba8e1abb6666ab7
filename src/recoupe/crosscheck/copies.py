"""Passages that documents share: an inverted index of shingles, then exact extension.

MinHash finds documents that are alike as wholes; a dispatch of 75 words inside a long article has a Jaccard similarity
of a tenth with it and is missed. Here every run of :data:`SHINGLE` equal words in two documents is found, whatever
stands around it:

1. **shingles**: each document's words, as numbers, give one 64-bit number for every six running words.
2. **index**: all shingles of all documents, sorted: equal ones stand side by side, in the order of the documents.
3. **runs**: two documents with equal shingles one after another; only where such a run begins and ends is kept, and
   both ends are extended word by word, to the first that differs.
4. **passages**: runs that follow each other in both documents, a few changed words apart, are one passage
   (:mod:`~recoupe.crosscheck.alignment`).

A shingle that stands in hundreds of documents would pair each with each. So a document is linked with all documents
before it that share a shingle only while these are fewer than :data:`STOCK`, and beyond with the :data:`NEAR` before
it: a wire that two hundred outlets carry is one chain of pairs. The links of two documents never depend on later ones;
where a new document comes before others, those that it pushes out of a link are compared anew. So documents that are
added one by one end with the same pairs as all at once.

All this is array operations over all documents together; the cost grows with the words and the shared ones (sorting
aside), not with the pairs of documents. Method: seed and extend, as BLAST does with sequences (Altschul et al. 1990),
over word shingles (Broder 1997).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from recoupe.crosscheck.alignment import Aligned, Runs, aligned, end_to_end
from recoupe.crosscheck.words import HASH

#: Words in a shingle: five in a row are met by chance in thousands of news (*a déclaré à la presse le*), six seldom.
SHINGLE = 6
#: With so many documents before it that share a shingle a document is paired with each of them.
STOCK = 60
#: With more, it is paired with so many of the last: several, so that a chain survives the loss of some documents.
NEAR = 8
#: For the rolling number of a shingle: odd, large, any (from Knuth's multiplicative hashing).
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
#: So many places are worked on at a time: it bounds the memory.
_AT_ONCE = 1 << 19
#: So many words are compared at a time where a run is extended.
_BLOCK = 16


@dataclass(frozen=True)
class Shared:
    """What two documents share; ``a`` and ``b`` are their positions in what was compared, ``a`` the lower.

    ``containment_a`` is the share of a's different shingles that lie in the passages and that b has as well.
    """

    a: int
    b: int
    containment_a: float
    containment_b: float
    passages: tuple[Aligned, ...]


class Corpus:
    """The words of all documents in one array, and the index of the shingles of those that are new.

    Args:
        documents: the words of each, in an order that is the same whenever they are compared.
        fresh: for each whether it has not been compared yet; without it none has. Pairs of documents that both have
            are left out; the cost of these is that of reading them once.

    Attributes:
        new: for each document whether it is compared with all others: those that are fresh, and those that had a link
            which a fresh one has come between.
        words: of all documents, one after the other.
        starts: where each begins, and where the last one ends.
        owners: the document of each word.
        shingles: the number of the shingle that begins at each word.
        next: for each place where an indexed shingle stands first in its document, the same in the next document that
            has it; -1 elsewhere.
        rank: how many documents before it have the shingle of a place; -1 where no other has it.

    Example:
        >>> from recoupe.crosscheck.words import word_hashes
        >>> wire = " ".join(f"mot{n}" for n in range(40))
        >>> texts = [f"Ici avant. {wire}", "Rien de tel.", f"{wire} Là après."]
        >>> corpus = Corpus([word_hashes(text) for text in texts])
        >>> [(pair.a, pair.b, pair.passages[0].equal) for pair in corpus.shared()]
        [(0, 2, 40)]
    """

    def __init__(self, documents: Sequence[np.ndarray], *, fresh: Sequence[bool] | None = None) -> None:
        lengths = np.fromiter(map(len, documents), dtype=np.int64, count=len(documents))
        self.new = np.ones(len(documents), bool) if fresh is None else np.array(fresh, dtype=bool)
        if not self.new.any():
            return
        self.starts = np.concatenate([[0], np.cumsum(lengths)])
        self.words = np.concatenate([*documents, np.zeros(_BLOCK + SHINGLE, HASH)])
        self.owners = np.repeat(np.arange(len(documents), dtype=np.int32), lengths)
        self.shingles = _shingles(self.words, len(self.owners))  # 1
        self._sizes: dict[int, int] = {}
        self._index()  # 2
        if self._parted.any():
            self.new |= self._parted
            self._index()
        np.cumsum(self._firsts, out=self._firsts)

    def shared(self) -> Iterator[Shared]:
        """Give every pair with a passage in common of which one at least is new, in order."""
        if not self.new.any():
            return
        for a, b, passages in aligned(self.runs(), self.words, self.starts):
            size_a, size_b = self.size(a), self.size(b)
            yield Shared(
                a,
                b,
                round(min(1.0, sum(passage.shared_a for passage in passages) / size_a), 4),
                round(min(1.0, sum(passage.shared_b for passage in passages) / size_b), 4),
                passages,
            )

    def _index(self) -> None:
        """Sort the shingles, a part of them at a time, and link the documents of each."""
        self.rank = np.full(len(self.owners), -1, np.int32)
        self.next = np.full(len(self.owners), -1, np.int32)
        self._firsts = np.zeros(len(self.owners) + 1, np.int32)
        self._parted = np.zeros(len(self.new), bool)
        places = self._indexed()
        parts = max(1, len(places) // _AT_ONCE)
        part = ((self.shingles[places] >> np.uint64(40)) % np.uint64(parts)).astype(np.int16)
        for number in range(parts):
            self._link(places[part == number])

    def _link(self, places: np.ndarray) -> None:
        """Link the documents of some shingles."""
        places = places[np.argsort(self.shingles[places], kind="stable")]
        keys, owners = self.shingles[places], self.owners[places]
        begins = np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)]
        again = ~begins & np.concatenate([[False], owners[1:] == owners[:-1]])[: len(keys)]
        places, begins = places[~again], begins[~again]
        self._firsts[places + 1] = 1
        heads = np.flatnonzero(begins)
        counts = np.diff(np.concatenate([heads, [len(places)]]))
        rank = np.arange(len(places)) - np.repeat(heads, counts)
        several = np.repeat(counts > 1, counts)
        self.rank[places[several]] = rank[several]
        on = np.flatnonzero(~begins)
        self.next[places[on - 1]] = places[on]
        self._part(self.owners[places], rank)

    def _part(self, owners: np.ndarray, rank: np.ndarray) -> None:
        """Find documents that lose links to others before them, as new ones stand in between now.

        Args:
            owners: the documents of each shingle, one shingle after the other.
            rank: how many of the same shingle stand before each.
        """
        new = self.new[owners]
        far = np.flatnonzero(~new & (rank >= STOCK))
        if not len(far):
            return
        before = np.concatenate([[0], np.cumsum(new)])
        ahead = before[far] - before[far - rank[far]]
        between = before[far] - before[far - np.minimum(NEAR, rank[far])]
        self._parted[owners[far[(between > 0) | ((ahead > 0) & (rank[far] - ahead < STOCK))]]] = True

    def _indexed(self) -> np.ndarray:
        """Give the places of whole shingles that a new document has."""
        whole = np.ones(len(self.owners), bool)
        filled = np.flatnonzero(np.diff(self.starts))
        for back in range(1, SHINGLE):
            whole[np.maximum(self.starts[filled + 1] - back, self.starts[filled])] = False
        places = np.flatnonzero(whole).astype(np.int32)
        if self.new.all():
            return places
        wanted = np.unique(self.shingles[places[self.new[self.owners[places]]]])
        return places[_among(self.shingles[places], wanted)]

    def size(self, document: int) -> int:
        """Count the different shingles of a document."""
        if document not in self._sizes:
            start, end = self.starts[document], self.starts[document + 1] - SHINGLE + 1
            self._sizes[document] = max(1, len(np.unique(self.shingles[start : max(start, end)])))
        return self._sizes[document]

    def runs(self) -> Runs:
        """Give the runs of equal words of two documents, longest as they are."""
        begins, ends = self._edges()  # 3
        left, right = begins
        length = ends[0] - left + SHINGLE
        a, b = self.owners[left], self.owners[right]
        back = end_to_end(
            self.words, left - 1, right - 1, np.minimum(left - self.starts[a], right - self.starts[b]), -1
        )
        left, right, length = left - back, right - back, length + back
        most = np.minimum(self.starts[a + 1] - left, self.starts[b + 1] - right) - length
        length = length + end_to_end(self.words, left + length, right + length, most, 1)
        last = length - SHINGLE + 1
        shared_a = self._firsts[left + last] - self._firsts[left]
        shared_b = self._firsts[right + last] - self._firsts[right]
        return Runs(a, b, left - self.starts[a], right - self.starts[b], length, shared_a, shared_b)

    def _edges(self) -> tuple[np.ndarray, np.ndarray]:
        """Give the first and the last pair of places of every run of linked shingles, in the same order."""
        found: tuple[list[np.ndarray], list[np.ndarray]] = ([], [])
        for block in range(0, len(self.next), _AT_ONCE):
            left = right = np.flatnonzero(self.next[block : block + _AT_ONCE] >= 0).astype(np.int32) + np.int32(block)
            for step in range(1, max(STOCK, NEAR + 1)):
                right = self.next[right]
                linked = right >= 0 if step <= NEAR else (right >= 0) & (self.rank[right] < STOCK)
                left, right = left[linked], right[linked]
                if not len(left):
                    break
                a, b = self.owners[left], self.owners[right]
                kept = self.new[a] | self.new[b]
                pair = (left, right, a, b) if kept.all() else (left[kept], right[kept], a[kept], b[kept])
                for side, edges in zip((-1, 1), found, strict=True):
                    edge = ~self._linked(*pair, side)
                    edges.append(np.stack([pair[0][edge], pair[1][edge]]))
        return _along(found[0]), _along(found[1])

    def _linked(self, left: np.ndarray, right: np.ndarray, a: np.ndarray, b: np.ndarray, side: int) -> np.ndarray:
        """Tell whether the shingles beside two linked ones are linked as well.

        They are equal where the one word that they have more is.
        """
        word = -1 if side < 0 else SHINGLE  # beyond the first document stands one of the last's zeros, no word
        x, y = left + np.int32(side), right + np.int32(side)
        linked = (self.words[left + np.int32(word)] == self.words[right + np.int32(word)]) & (x >= 0)
        x, y = np.minimum(x, len(self.owners) - 1), np.minimum(y, len(self.owners) - 1)
        low, high = self.rank[x], self.rank[y]
        linked &= (low >= 0) & (high >= 0) & (self.owners[x] == a) & (self.owners[y] == b)
        linked &= (high < STOCK) | (high - low <= NEAR)
        return linked


def _shingles(words: np.ndarray, size: int) -> np.ndarray:
    """Give the number of the shingle that begins at each word."""
    numbers = np.zeros(size, np.uint64)
    for start in range(0, size, _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        for offset in range(SHINGLE):
            part ^= words[start + offset : start + offset + len(part)].astype(np.uint64) + np.uint64(offset)
            part *= _FACTOR
            part ^= part >> np.uint64(29)
    return numbers


def _among(keys: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Tell which keys are among some sorted ones; a table of their last bits passes over most of the others."""
    mask = np.uint64((1 << 24) - 1)
    table = np.zeros(1 << 24, bool)
    table[wanted & mask] = True
    among = table[keys & mask]
    likely = np.flatnonzero(among)
    at = np.minimum(np.searchsorted(wanted, keys[likely]), len(wanted) - 1)
    among[likely] = wanted[at] == keys[likely] if len(wanted) else False
    return among


def _along(edges: list[np.ndarray]) -> np.ndarray:
    """Put pairs of places in the order of their distance, then of the places: so each run's begin meets its end."""
    left, right = np.concatenate(edges, axis=1) if edges else np.zeros((2, 0), np.int64)
    order = np.lexsort((left, right - left))
    return np.stack([left[order], right[order]])
