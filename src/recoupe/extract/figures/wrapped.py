"""Numbers over line ends: a text in which single line breaks are spaces, and what is invisible is not there.

In text wrapped at a fixed width a number may stand on two lines (*84* and *000*, *dix-* and *sept*), and copied text
has zero-width characters inside of words.
"""

from __future__ import annotations

import re

from recoupe.french.tokenizer import INVISIBLE

_SEAM = re.compile(rf"[{INVISIBLE}]+|(?<!\s)[ \t\u00a0]*(?:\r\n|\n|\r)[ \t\u00a0]*(?=\S)")
_NEAR = 20  # characters of a line that are looked at for a word


def unwrap(text: str) -> tuple[str, list[int]]:
    """Join lines, and give for each character of the result its offset in ``text``.

    An empty line stays, and so does the break before a capital, where no number goes on, and between the rows of a
    column of numbers.

    Example:
        >>> unwrap("dix-\\nsept, 84\\n000 morts")[0]
        'dix-sept, 84 000 morts'
    """
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _SEAM.finditer(text):
        start, end = match.span()
        joint = _joint(text, start, end)
        parts += [text[at:start], joint]
        places += range(at, start)
        places += range(start, start + len(joint))
        at = end
    parts.append(text[at:])
    places += range(at, len(text))
    return "".join(parts), places


def _joint(text: str, start: int, end: int) -> str:
    """What stands for a line break or invisible characters."""
    if text[start] in INVISIBLE:
        return ""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before == "-" and after.isalnum() and text[start - 2 : start - 1].isalnum():
        return ""
    column = before.isdigit() and after.isdigit() and not _is_in_words(text, start, end)
    return text[start:end] if after.isupper() or column else " "


def _is_in_words(text: str, start: int, end: int) -> bool:
    """Whether words stand before a number at the end of a line and behind one at the beginning of the next."""
    before = text[max(0, start - _NEAR) : start].splitlines()[-1]
    after = text[end : end + _NEAR].splitlines()[0]
    return any(map(str.isalpha, before)) and any(ch.isalpha() or ch in "%€$" for ch in after)
