"""What the parts of the time grammar share: the tokens, what has been taken, and how numbers are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from recoupe.extract.calendar_words import COLLECTIVES, NUMBERS, ORDINALS
from recoupe.extract.reading import Reading
from recoupe.extract.times.mentions import Anchor, Kind, Modifier
from recoupe.model import TimeType

_DIGITS = re.compile(r"\d{1,3}(?:[.\u202f\u00a0]\d{3})*(?:,\d+)?|\d+(?:[.,]\d+)?")
_ROMAN = {"I": 1, "V": 5, "X": 10}

#: Words before a number that say how exactly it is meant; the longest first.
ROUNDERS: tuple[tuple[str, ...], ...] = (
    ("un", "peu", "plus", "de"),
    ("un", "peu", "plus", "d'"),
    ("un", "peu", "moins", "de"),
    ("un", "peu", "moins", "d'"),
    ("près", "de"),
    ("près", "d'"),
    ("plus", "de"),
    ("plus", "d'"),
    ("moins", "de"),
    ("moins", "d'"),
    ("au", "moins"),
    ("au", "plus"),
    ("à", "peine"),
    ("environ",),
    ("quelque",),
    ("presque",),
)


@dataclass(slots=True)
class Found:
    """A mention in the making: a token range and the parts said, before the document around it is looked at.

    ``head`` is the token that stands for it in the syntax tree.
    """

    start: int
    end: int
    type: TimeType
    kind: Kind
    anchor: Anchor
    head: int
    parts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Scan:
    """The tokens of a document as the grammar walks over them.

    Attributes:
        r: the reading.
        low: tokens before this one belong to an expression already found.
        dated: the end of the last expression that named a month or a numbered day; -1 before there is one.
    """

    r: Reading
    low: int = 0
    dated: int = -1

    def word(self, k: int) -> str:
        """The lowercased token at ``k``; an empty string outside the text."""
        return self.r.lower[k] if 0 <= k < self.r.length else ""

    def pos(self, k: int) -> str:
        """The part of speech at ``k``; an empty string outside the text."""
        return self.r.pos[k] if 0 <= k < self.r.length else ""

    def before(self, k: int) -> str:
        """The token before ``k``, unless it has been taken."""
        return self.r.lower[k - 1] if k - 1 >= self.low else ""

    def follow(self, k: int, *words: str) -> bool:
        """Whether these words stand at ``k``."""
        return all(self.word(k + n) == word for n, word in enumerate(words))

    def precede(self, k: int, *words: str) -> bool:
        """Whether these words stand right before ``k`` and have not been taken."""
        n = len(words)
        return k - n >= self.low and self.r.lower[k - n : k] == list(words)

    def glued(self, k: int) -> bool:
        """Whether nothing stands between the token at ``k`` and the one before it."""
        return 0 < k < self.r.length and self.r.start[k] == self.r.end[k - 1]

    def media_at(self, k: int) -> list[tuple[int, Any]]:
        """The media whose name begins within four tokens up to ``k``."""
        return [self.r.media[j] for j in range(max(0, k - 4), k + 1) if j in self.r.media]

    # Numbers ------------------------------------------------------------------------------------------------------

    def cardinal(self, k: int) -> tuple[float, int] | None:
        """Read a number in digits or words that begins at ``k``: its value and the token past it."""
        word = self.word(k)
        if word[:1].isdecimal():
            return (number, k + 1) if (number := digits(word)) is not None else None
        value = NUMBERS.get(word)
        if value is None:
            return None
        k += 1
        if value in (100, 1000) or value < 2 or value % 10 or value >= 80:
            return (value * 100, k + 1) if value < 20 and self.word(k) in ("cents", "cent") else (value, k)
        if self.word(k) == "et" and self.word(k + 1) in ("un", "une", "onze"):
            return value + NUMBERS[self.word(k + 1)], k + 2
        return value, k

    def number_before(self, k: int) -> tuple[float, int] | None:
        """Read the number that ends right before ``k``: its value and its first token."""
        for start in range(max(self.low, k - 3), k):
            read = self.cardinal(start)
            if read is not None and read[1] == k:
                return read[0], start
        return None

    def ordinal(self, k: int) -> int | None:
        """The number that an ordinal stands for (*deuxième*, *3e*, *XXe*); -1 for *dernier*."""
        word = self.word(k)
        if word in ORDINALS:
            return ORDINALS[word]
        match = re.fullmatch(r"(\d+)(?:ers?|ères?|re|e|è|ème|ième|nde?)", word)
        if match:
            return int(match[1])
        match = re.fullmatch(r"([IVX]+)(?:e|è|ème|er)", self.r.words[k]) if 0 <= k < self.r.length else None
        return roman(match[1]) if match else None

    def collective_before(self, k: int) -> tuple[float, int] | None:
        """Read *une dizaine de* that ends right before ``k``: its value and its first token."""
        if k - 3 >= self.low and self.word(k - 1) in ("de", "d'") and self.word(k - 2) in COLLECTIVES:
            return (COLLECTIVES[self.word(k - 2)], k - 3) if self.word(k - 3) in ("une", "la", "cette") else None
        return None

    def rounder_before(self, k: int) -> tuple[int, Modifier | None]:
        """The first token of a rounding word before the number at ``k``, and what it does."""
        for words in ROUNDERS:
            if self.precede(k, *words):
                return k - len(words), Modifier.APPROX
        return k, None


def digits(word: str) -> float | None:
    """Read a number in digits (*3.500*, *1,5*); ``None`` for anything else.

    >>> digits("3.500"), digits("1,5"), digits("20"), digits("2-1")
    (3500, 1.5, 20, None)
    """
    if not _DIGITS.fullmatch(word):
        return None
    if re.fullmatch(r"\d{1,3}(?:[.\u202f\u00a0]\d{3})+", word):
        return int(re.sub(r"\D", "", word))
    value = float(word.replace(",", "."))
    return int(value) if value == int(value) and "," not in word and "." not in word else value


def roman(word: str) -> int:
    """Read a Roman numeral up to XXXIX.

    >>> roman("XIX")
    19
    """
    values = [_ROMAN[letter] for letter in word]
    return sum(-v if v < max(values[n + 1 :], default=0) else v for n, v in enumerate(values))
