"""The words of a text as numbers: what copies are found with, and what tells which texts a change can affect."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from recoupe.french.folding import fold

_WORD = re.compile(r"\w+")
#: Before a lemma among words of a text: a word of letters and this one stands in none.
LEMMA = "_"
#: Little-endian on every machine: the numbers are stored.
HASH = np.dtype("<u4")


def word_spans(text: str) -> list[tuple[int, int]]:
    """Give the start and end of every word, in code points.

    Example:
        >>> word_spans("L’OSDH dément.")
        [(0, 1), (2, 6), (7, 13)]
    """
    return [match.span() for match in _WORD.finditer(fold(text))]


def word_hashes(text: str) -> np.ndarray:
    """Give the words of a text, in order, as 32-bit numbers; case, accents and apostrophes do not count.

    Example:
        >>> word_hashes("L’OSDH dément").tolist() == word_hashes("l'osdh DEMENT").tolist()
        True
    """
    return np.fromiter(map(_hash, _WORD.findall(fold(text))), dtype=HASH)


def word_set(words: Iterable[str]) -> np.ndarray:
    """Give different words as sorted 32-bit numbers."""
    folded = {part for word in words for part in _WORD.findall(fold(word))}
    return np.unique(np.fromiter(map(_hash, folded), dtype=HASH))


@lru_cache(100_000)
def _hash(word: str) -> int:
    """CRC-32: the same on every machine; two words of a million share one by chance about a hundred times."""
    return zlib.crc32(word.encode())
