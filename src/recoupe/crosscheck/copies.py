"""Passages that documents share: an inverted index of shingles, then exact extension.

MinHash finds documents that are alike as wholes; a dispatch of 75 words inside a long article has a Jaccard similarity
of a tenth with it and is missed. Here every run of :data:`SHINGLE` equal words in two documents is found, whatever
stands around it:

1. **shingles**: each document's words, as numbers, give one 64-bit number for every six running words.
2. **index**: all shingles of all documents, sorted: equal ones stand side by side. One that stands in more than
   :data:`STOCK` documents is a stock phrase and leads nowhere.
3. **seeds**: two documents with an equal shingle; only the first of each run of them is kept.
4. **extension**: each seed is extended word by word, to the first that differs.
5. **passages**: runs that follow each other in both documents, a few changed words apart, are one passage; what is
   shorter than :data:`LEAST` words, or mostly changed, is none.

Steps 1 to 4 are array operations over all documents at once; their cost grows with the words and the shared ones
(sorting aside), not with the pairs of documents. Method: seed and extend, as BLAST does with sequences (Altschul et al.
1990), over word shingles (Broder 1997).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

#: Words in a shingle: five in a row are met by chance in thousands of news (*a déclaré à la presse le*), six seldom.
SHINGLE = 6
#: In more documents than this a shingle is a stock phrase: a wire is carried by dozens of outlets, not hundreds.
STOCK = 60
#: The fewest words of a passage: shorter ones are shared by articles that have nothing to do with each other.
LEAST = 16
#: So many changed words between two equal runs are an edit of one passage.
_GAP = 12
#: Of a passage's words, this share is equal in both documents.
_EQUAL = 0.6
#: For the rolling number of a shingle: odd, large, any (from Knuth's multiplicative hashing).
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Passage:
    """Words that two documents share: half-open positions of words in each, and how many of them are equal."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    equal: int


@dataclass(frozen=True)
class Shared:
    """What two documents share; ``a`` and ``b`` are their positions in what was compared, ``a`` the lower.

    ``containment_a`` is the share of a's different shingles that lie in the passages and that b has as well.
    """

    a: int
    b: int
    containment_a: float
    containment_b: float
    passages: tuple[Passage, ...]


def find_shared(documents: Sequence[np.ndarray], *, fresh: Sequence[bool] | None = None) -> Iterator[Shared]:
    """Find what documents share.

    Args:
        documents: the words of each, as :func:`~recoupe.crosscheck.words.word_hashes` gives them.
        fresh: for each whether it has not been compared yet; pairs of documents that both have are left out.

    Yields:
        Every pair with a passage in common, in order.

    Example:
        >>> from recoupe.crosscheck.words import word_hashes
        >>> wire = " ".join(f"mot{n}" for n in range(40))
        >>> texts = [f"Ici avant. {wire}", "Rien de tel.", f"{wire} Là après."]
        >>> [(pair.a, pair.b, pair.passages[0].equal) for pair in find_shared([word_hashes(text) for text in texts])]
        [(0, 2, 40)]
    """
    corpus = _Corpus(documents)
    runs = _runs(corpus, None if fresh is None else np.asarray(fresh, dtype=bool))
    for (a, b), pair in groupby(runs, key=lambda run: (run[0], run[1])):
        passages = tuple(_passages([run[2:] for run in pair]))
        if passages:
            yield Shared(
                a,
                b,
                corpus.containment(a, b, [(p.a_start, p.a_end) for p in passages]),
                corpus.containment(b, a, [(p.b_start, p.b_end) for p in passages]),
                passages,
            )


class _Corpus:
    """The words of all documents in one array, and their shingles."""

    def __init__(self, documents: Sequence[np.ndarray]) -> None:
        lengths = np.fromiter(map(len, documents), dtype=np.int64, count=len(documents))
        self.starts = np.concatenate([[0], np.cumsum(lengths)])
        self.words = np.concatenate([*documents, np.zeros(SHINGLE, np.uint32)]).astype(np.uint64)
        self.shingles = _shingles(self.words)  # 1
        owners = np.repeat(np.arange(len(documents), dtype=np.int32), lengths)
        last = np.repeat(self.starts[1:], lengths) - SHINGLE
        whole = np.flatnonzero(np.arange(len(owners)) <= last)  # shingles that lie in one document
        order = np.argsort(self.shingles[whole], kind="stable")
        self.places = whole[order]  # by shingle, then by place
        self.owners = owners

    def containment(self, one: int, other: int, stretches: list[tuple[int, int]]) -> float:
        """Give the share of one document's different shingles that stand in the stretches and in the other."""
        own = self._of(one)
        inside = [self._of(one)[start : end - SHINGLE + 1] for start, end in stretches]
        shared = np.intersect1d(np.concatenate(inside), self._of(other))
        return round(len(shared) / max(1, len(np.unique(own))), 4)

    def _of(self, document: int) -> np.ndarray:
        return self.shingles[
            self.starts[document] : max(self.starts[document], self.starts[document + 1] - SHINGLE + 1)
        ]


def _shingles(words: np.ndarray) -> np.ndarray:
    """Give the number of the shingle that begins at each word."""
    size = len(words) - SHINGLE
    number = np.zeros(size, np.uint64)
    for offset in range(SHINGLE):
        number = (number ^ (words[offset : offset + size] + np.uint64(offset))) * _FACTOR
        number ^= number >> np.uint64(29)
    return number


def _runs(corpus: _Corpus, fresh: np.ndarray | None) -> list[tuple[int, int, int, int, int]]:
    """Give the runs of equal words: documents a and b, first word in each (from the document's start), length."""
    left, right = _seeds(corpus, fresh)
    length = _extended(corpus, left, right)
    a, b = corpus.owners[left], corpus.owners[right]
    rows = np.column_stack([a, b, left - corpus.starts[a], right - corpus.starts[b], length])
    return [tuple(row) for row in rows[np.lexsort(rows.T[::-1])].tolist()]


def _seeds(corpus: _Corpus, fresh: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Pair the places of equal shingles in different documents; of a run of pairs only the first."""
    places, shingles = corpus.places, corpus.shingles
    usual = _usual(corpus)
    places = places[usual[places]]  # 2
    keys = shingles[places]
    lefts, rights = [], []
    active = np.arange(len(places))
    for step in range(1, len(places)):
        active = active[active + step < len(places)]
        active = active[keys[active] == keys[active + step]]
        if not len(active):
            break
        left, right = places[active], places[active + step]
        a, b = corpus.owners[left], corpus.owners[right]
        kept = a != b
        if fresh is not None:
            kept &= fresh[a] | fresh[b]
        before_left, before_right = np.maximum(left - 1, 0), np.maximum(right - 1, 0)
        follows = (  # 3
            (corpus.owners[before_left] == a)
            & (corpus.owners[before_right] == b)
            & (left > 0)
            & (shingles[before_left] == shingles[before_right])
            & usual[before_left]
        )
        kept &= ~follows
        lefts.append(left[kept])
        rights.append(right[kept])
    if not lefts:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(lefts), np.concatenate(rights)


def _usual(corpus: _Corpus) -> np.ndarray:
    """Tell for every place whether its shingle stands in several documents, but not in so many as a stock phrase."""
    usual = np.zeros(len(corpus.shingles), bool)
    keys = corpus.shingles[corpus.places]
    if len(keys):
        first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
        counts = np.diff(np.concatenate([first, [len(keys)]]))
        usual[corpus.places] = np.repeat((counts > 1) & (counts <= STOCK), counts)
    return usual


def _extended(corpus: _Corpus, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Give the lengths of the runs that begin at two places."""
    a_end, b_end = corpus.starts[corpus.owners[left] + 1], corpus.starts[corpus.owners[right] + 1]
    most = np.minimum(a_end - left, b_end - right)
    length = np.full(len(left), SHINGLE, np.int64)
    active = np.flatnonzero(length < most)
    while len(active):  # 4
        at = length[active]
        same = corpus.words[left[active] + at] == corpus.words[right[active] + at]
        active = active[same]
        length[active] += 1
        active = active[length[active] < most[active]]
    return length


def _passages(runs: list[tuple[int, int, int]]) -> Iterator[Passage]:
    """Join the runs of two documents that follow each other in both."""
    open_passages: list[Passage] = []
    for a, b, length in runs:  # 5
        for place, passage in enumerate(open_passages):
            joined = _joined(passage, a, b, length)
            if joined is not None:
                open_passages[place] = joined
                break
        else:
            open_passages.append(Passage(a, a + length, b, b + length, length))
    for passage in open_passages:
        longest = max(passage.a_end - passage.a_start, passage.b_end - passage.b_start)
        if passage.equal >= LEAST and passage.equal >= _EQUAL * longest:
            yield passage


def _joined(passage: Passage, a: int, b: int, length: int) -> Passage | None:
    """Add a run to a passage that it follows or overlaps; ``None`` where it does not."""
    gap_a, gap_b = a - passage.a_end, b - passage.b_end
    if a + length <= passage.a_end and b + length <= passage.b_end and a >= passage.a_start and b >= passage.b_start:
        return passage  # a repetition inside what is there already
    if gap_a > _GAP or gap_b > _GAP or a < passage.a_start or b < passage.b_start:
        return None
    overlap = max(0, -gap_a, -gap_b)
    if overlap >= length:
        return None
    return Passage(
        passage.a_start,
        max(passage.a_end, a + length),
        passage.b_start,
        max(passage.b_end, b + length),
        passage.equal + length - overlap,
    )
