"""Words of texts and of questions, made alike: no accents, no case, no ligatures, whatever apostrophe or hyphen.

Words are cut as the tokenizer of the full-text index cuts them (``unicode61`` of SQLite's FTS5: letters and digits,
with the marks that stand above or below them), so that what the index finds can be found again in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

#: The combining marks that unicode61 takes for a part of the letter before (``sqlite3Fts5UnicodeIsdiacritic``).
_MARKS = "".join(
    chr(768 + 32 * half + bit)
    for half, mask in enumerate((0x08029FDF, 0x000361F8))
    for bit in range(32)
    if mask >> bit & 1
)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
#: Letters that Unicode does not take apart, but people type so.
_LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d"}
#: Longer words are not remembered.
_USUAL = 30
#: A phrase between quotation marks of any kind, else what stands between spaces.
_QUERY = re.compile(r'["“”]([^"“”]*)["“”]|«([^«»]*)»|(\S+)')


class Phrase(NamedTuple):
    """Words that must stand in a row; with ``prefix`` the last of them is a beginning."""

    words: tuple[str, ...]
    prefix: bool = False


class _Plain(dict[int, str]):
    """A table for :meth:`str.translate` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFD", chr(code).lower())[0]
        self[code] = plain = "" if chr(code) in _MARKS else _LETTERS.get(letter, letter)
        return plain


_TABLE = _Plain()


def plain(word: str) -> str:
    """Write a word without case, accents and ligatures.

    Example:
        >>> plain("Manœuvres"), plain("ÉLYSÉE"), plain("Łódź")
        ('manoeuvres', 'elysee', 'lodz')
    """
    return word.translate(_TABLE)


def words_of(text: str) -> list[str]:
    """Give the words of a text, made plain.

    Example:
        >>> words_of("L’armée, aujourd'hui\\u00a0: « cessez-le-feu »")
        ['l', 'armee', 'aujourd', 'hui', 'cessez', 'le', 'feu']
    """
    return [plain(word) for word in _WORD.findall(text)]


def phrases_of(query: str) -> list[Phrase]:
    """Cut a question into phrases: words between quotation marks stand in a row, ``*`` at the end takes beginnings.

    Nothing else means anything: *OR*, *NOT*, brackets and colons are what they are.

    Example:
        >>> [(" ".join(words), prefix) for words, prefix in phrases_of('"prise de la ville" manif* cessez-le-feu')]
        [('prise de la ville', False), ('manif', True), ('cessez le feu', False)]
    """
    found = []
    for straight, french, single in _QUERY.findall(query):
        words = tuple(words_of(straight or french or single))
        if words:
            found.append(Phrase(words, single.endswith("*")))
    return list(dict.fromkeys(found))


def stands(words: Sequence[str], phrase: Phrase) -> bool:
    """Tell whether a phrase stands among words."""
    return next(_places(words, phrase), None) is not None


def places(text: str, phrases: Sequence[Phrase]) -> dict[Phrase, list[tuple[int, int]]]:
    """Give the places of phrases in a text, start and end in code points, in text order.

    Example:
        >>> list(places("L’armée avance.", phrases_of("armee")).values())
        [[(2, 7)]]
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [_plain(text[start:end]) for start, end in spans]
    return {phrase: [(spans[first][0], spans[last][1]) for first, last in _places(words, phrase)] for phrase in phrases}


def has(text: str, phrase: Phrase) -> bool:
    """Tell whether a phrase stands in a text; reads no further than it must.

    Example:
        >>> has("L’armée avance.", *phrases_of('"armee av*"')), has("L’armée avance.", *phrases_of("av*"))
        (False, True)
    """
    *before, last = phrase.words
    window: deque[str] = deque(maxlen=len(before))
    for match in _WORD.finditer(text):
        word = _plain(match[0])
        if (word == last or (phrase.prefix and word.startswith(last))) and list(window) == before:
            return True
        window.append(word)
    return False


def _plain(word: str) -> str:
    """Write a word plain; those of a usual length are remembered, as texts have the same ones again and again."""
    return _remembered(word) if len(word) <= _USUAL else plain(word)


_remembered = lru_cache(1 << 15)(plain)


def _places(words: Sequence[str], phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Give the first and last word of every place where a phrase stands."""
    *before, last = phrase.words
    length = len(phrase.words)
    for end in range(length - 1, len(words)):
        if not (words[end] == last or (phrase.prefix and words[end].startswith(last))):
            continue
        if list(words[end - length + 1 : end]) == before:
            yield end - length + 1, end
