"""Compare the documents of a dossier that have not been compared yet with all of them, and keep what they share.

1. **forget**: pairs of revisions that are no longer the current ones.
2. **compare**: the words of all documents, of which only those that are new cost more than being read. They are in the
   order of their digests, so that nothing depends on when they came.
3. **place**: positions of words become positions in the texts; passages that both documents quote are marked.
4. **write**: all at once; stopped before that, nothing has happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np

from recoupe.crosscheck.alignment import Aligned
from recoupe.crosscheck.copies import Corpus, Shared
from recoupe.crosscheck.words import HASH, word_hashes, word_spans
from recoupe.dossier import Dossier
from recoupe.dossier.records import Overlap
from recoupe.french.quotation import find_quotations

#: Of the words of a quoted passage this share stands between quotation marks; the rest is *a déclaré le ministre*.
_QUOTED = 0.85
#: The texts whose words are kept at hand.
_AT_HAND = 4096


def compare(dossier: Dossier, begin: Callable[[str], None] = lambda what: None) -> int:
    """Look for passages that documents share, wherever that has not been done yet.

    Args:
        dossier: where the documents are, and what they share is kept.
        begin: told of what is begun, in English, where there is something to do.

    Returns:
        How many documents were compared with all others.

    Raises:
        DossierError: the dossier cannot be read or written.
    """
    dossier.forget_copies()  # 1
    new = set(dossier.uncompared())
    if not new:
        return 0
    begin(f"looking for what {len(new)} documents share with the others")
    numbers, words = [], []
    for number, found in words_of(dossier):
        numbers.append(number)
        words.append(found)
    new &= set(numbers)  # another program may have added some in between
    corpus = Corpus(words, fresh=[number in new for number in numbers])  # 2
    del words
    shared = list(corpus.shared())
    placed = list(_placed(dossier, numbers, shared))  # before the file is held for writing
    dossier.write_copies(
        placed, [number for number, compared in zip(numbers, corpus.new, strict=True) if compared]
    )  # 4
    return len(new)


def words_of(dossier: Dossier) -> Iterator[tuple[int, np.ndarray]]:
    """Give the number of each document and the hashes of its words, in the order of their digests."""
    for number, stored, text in dossier.words():
        yield number, word_hashes(text) if stored is None else np.frombuffer(stored, dtype=HASH)


def _placed(dossier: Dossier, numbers: list[int], shared: list[Shared]) -> Iterator[Overlap]:
    """Give positions in the texts."""

    @lru_cache(maxsize=_AT_HAND)
    def words_of(number: int) -> Words:
        return Words(dossier.text(number))

    for pair in shared:  # 3
        a, b = numbers[pair.a], numbers[pair.b]
        overlap = Overlap(
            a=a,
            b=b,
            containment_a=pair.containment_a,
            containment_b=pair.containment_b,
            passages=tuple(_place(words_of(a), words_of(b), passage) for passage in pair.passages),
        )
        yield overlap if a < b else overlap.turned()


def _place(a: Words, b: Words, passage: Aligned) -> tuple[int, int, int, int, int, int]:
    """Give the place of one passage in both texts, and whether both quote it."""
    quoted = a.quoted(passage.a_start, passage.a_end) and b.quoted(passage.b_start, passage.b_end)
    return (
        *a.span(passage.a_start, passage.a_end),
        *b.span(passage.b_start, passage.b_end),
        passage.equal,
        int(quoted),
    )


class Words:
    """Where the words of a text stand, and which of them between quotation marks.

    Example:
        >>> words = Words("Il a dit : « Rien n’est signé. »")
        >>> words.span(3, 5), words.quoted(3, 7), words.quoted(0, 7)
        ((13, 19), True, False)
    """

    def __init__(self, text: str) -> None:
        self._spans = np.array(word_spans(text), dtype=np.int32).reshape(-1, 2)
        inside = np.zeros(len(self._spans) + 1, np.int32)
        for quotation in find_quotations(text):
            if quotation.closed and quotation.depth == 0:
                first, last = np.searchsorted(self._spans[:, 0], (quotation.start, quotation.end))
                inside[first + 1 : last + 1] = 1
        self._inside = np.cumsum(inside)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Give start and end, in code points, of some words in a row."""
        return int(self._spans[first, 0]), int(self._spans[end - 1, 1])

    def quoted(self, first: int, end: int) -> bool:
        """Whether some words in a row are a quotation, but for a few."""
        return bool(self._inside[end] - self._inside[first] >= _QUOTED * (end - first))
