"""What the parts of the time grammar share: the tokens, what has been taken, and how numbers are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from recoupe.extract.calendar_words import NUMBERS, ORDINALS
from recoupe.extract.reading import Reading
from recoupe.extract.times.mentions import Anchor, Kind, Modifier
from recoupe.french.numbers import COLLECTIVES, digits, read_number
from recoupe.model import TimeType

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
        number = read_number(self.r.text, self.r.start[k]) if word in NUMBERS else None
        if number is None or number.noun:
            return None
        after = self.r.token_at(number.end)
        return (number.value, after) if self.r.end[after - 1] == number.end else None

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


def roman(word: str) -> int:
    """Read a Roman numeral up to XXXIX.

    >>> roman("XIX")
    19
    """
    values = [_ROMAN[letter] for letter in word]
    return sum(-v if v < max(values[n + 1 :], default=0) else v for n, v in enumerate(values))
