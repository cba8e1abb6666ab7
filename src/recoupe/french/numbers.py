"""French numbers in digits and in words: found in a text, with what they come to.

Digits are read with every thousands separator that French, Belgian, Swiss and Canadian newsrooms use (*84 000*,
*84.000*, *84'000*), with a decimal comma or point, and with a scale behind them (*3,5 millions*, *10 k*). Words are
read in all three national styles (*soixante-dix*, *septante*; *quatre-vingts*, *huitante*, *octante*), hyphenated or
not.

Example:
    >>> [(number.value, number.end) for number in find_numbers("deux cent mille et 3,5 millions")]
    [(200000, 15), (3500000, 31)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_SMALL = {
    word: number
    for number, word in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
} | {"une": 1}
_TENS = {
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
}
_SCALES = {
    "mille": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "milliard": 10**9,
    "milliards": 10**9,
    "billion": 10**12,
    "billions": 10**12,
    "lakh": 10**5,  # Indian English, left as they are in dispatches from India and Pakistan
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
}
#: *une dizaine*: what the collective nouns of number come to.
COLLECTIVES = {
    "huitaine": 8,
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1000,
}
_LETTERED = {"k": 10**3, "K": 10**3, "M": 10**6} | dict.fromkeys("Md Mds Mrd md mds mrd".split(), 10**9)

_SPACE = " \u00a0\u2009\u202f"
_GAP = rf"[{_SPACE}]"
_WORDS = "|".join(sorted({*_SMALL, *_TENS, *_SCALES, "cent", "cents"}, key=len, reverse=True))
_SCALE_WORDS = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![\w.,/])(?P<digits>\d{1,3}(?:(?P<mark>[ \u00a0\u2009\u202f.'’])\d{3}(?:(?P=mark)\d{3}){0,6}(?!\d)"
    r"|,000(?:,000){0,4}(?!\d)|,\d{3}(?:,\d{3}){1,4}(?!\d))(?:,\d{1,9})?(?!\d)|\d{1,18}(?:[.,]\d{1,9})?(?!\d))"
    rf"(?:(?:{_GAP}?)(?P<letters>k|K|Mds?|Mrd|M)(?=€|\$|\b))?(?P<scales>(?:{_GAP}(?:{_SCALE_WORDS})\b){{0,2}})"
    rf"|\b(?P<words>(?:{_WORDS})(?:(?:{_GAP}|-)(?:et(?:{_GAP}|-))?(?:{_WORDS})){{0,15}})\b",
    re.IGNORECASE,
)
_OF = re.compile(rf"{_GAP}d(?:e{_GAP}|['’])")
_HALF = re.compile(rf"{_GAP}et{_GAP}demie?\b", re.IGNORECASE)
_ATOM = re.compile(r"\w+", re.IGNORECASE)


class Number(msgspec.Struct, frozen=True, gc=False):
    """A cardinal number of a text.

    Attributes:
        start, end: where it stands, in code points.
        value: what it comes to.
        written: it is in words (*dix-sept*), not in digits.
        noun: it ends in *million* or *milliard*, so that *de* joins it to what it counts (*deux millions d'euros*).
    """

    start: int
    end: int
    value: int | float
    written: bool
    noun: bool


def find_numbers(text: str) -> Iterator[Number]:
    """Find the cardinal numbers of a text, in order; *un* and *une* alone are among them."""
    at = 0
    while (match := _NUMBER.search(text, at)) is not None:
        number = _in_words(text, match) if match["words"] else _in_digits(text, match)
        if number.end == number.start:  # « cents », « millions »: no number by itself
            at = _ATOM.match(text, number.start).end()  # type: ignore[union-attr]  # the match begins with a word
            continue
        at = number.end
        yield number


def read_number(text: str, at: int) -> Number | None:
    """Read the cardinal number that begins at an offset, if one does.

    >>> read_number("les vingt et un jours", 4).value
    21
    """
    match = _NUMBER.match(text, at)
    if match is None:
        return None
    number = _in_words(text, match) if match["words"] else _in_digits(text, match)
    return number if number.end > at else None


def plain(value: float) -> int | float:
    """A whole number as an integer.

    >>> plain(3.0), plain(1.5)
    (3, 1.5)
    """
    return int(value) if value == int(value) else value


def digits(word: str) -> int | float | None:
    """Read a number in digits; ``None`` for anything else.

    >>> digits("84.000"), digits("1 200,5"), digits("100'000"), digits("3,5"), digits("2-1")
    (84000, 1200.5, 100000, 3.5, None)
    """
    match = _NUMBER.fullmatch(word)
    return _value(match["digits"], match["mark"]) if match is not None and match["digits"] == word else None


def _value(written: str, mark: str | None) -> int | float:
    if mark is not None:
        whole, _, rest = written.partition(",") if mark != "," else (written, "", "")
        return plain(float(re.sub(r"\D", "", whole) + ("." + rest if rest else "")))
    if written.count(",") > 1 or written.endswith(",000"):
        return int(written.replace(",", ""))  # « 84,000 », the English way: no decimals end in three noughts
    if "," in written or "." in written:
        return plain(float(written.replace(",", ".")))
    return int(written)


def _in_digits(text: str, match: re.Match[str]) -> Number:
    value = _value(match["digits"], match["mark"])
    end = match.end()
    if match["letters"]:
        letters = match["letters"]
        if letters in _LETTERED:
            value *= _LETTERED[letters]
        else:
            end = match.end("digits")
    scales = match["scales"].lower().split() if end == match.end() else []
    for scale in scales:
        value *= _SCALES[scale]
    noun = bool(scales) and scales[-1] != "mille"
    if match["letters"] and _OF.match(text, end):
        return Number(match.start(), end, plain(round(value, 6)), False, True)  # « 15 mds d'euros »
    if noun and (half := _HALF.match(text, end)):
        value += _SCALES[scales[-1]] / 2
        end = half.end()
    return Number(match.start(), end, plain(round(value, 6)), False, noun)


def _in_words(text: str, match: re.Match[str]) -> Number:
    """Read as many words as make one number: *deux trois* is two numbers."""
    value, end, last = _read(text, match.start("words"), match.end("words"))
    noun = last in _SCALES and last != "mille"
    if noun and (half := _HALF.match(text, end)):
        value += _SCALES[last] // 2
        end = half.end()
    return Number(match.start(), end, value, True, noun)


def _read(text: str, start: int, stop: int) -> tuple[int, int, str]:
    """Read the number in words that begins at ``start``: its value, where it ends, and its last word."""
    total = thousands = current = 0  # above a million; below it, above a thousand; below a thousand
    scale = 10**15  # scales come down
    end, last, joined = start, "", False
    for atom in _ATOM.finditer(text, start, stop):
        word = atom[0].lower()
        if word == "et":
            joined = True
            continue
        if word in ("cent", "cents"):
            if (
                word == "cents"
                and current < 2
                or not (current == 0 and last != "zéro" or 2 <= current <= 19)
                or last in ("cent", "cents")
                or joined
            ):
                break
            current = max(current, 1) * 100
        elif word == "mille":
            if thousands or scale < 10**3 or joined or last == "zéro":
                break
            thousands, current = max(current, 1) * 1000, 0
        elif word in _SCALES:
            if _SCALES[word] >= scale or not (current or thousands) or joined:
                break
            scale = _SCALES[word]
            total, thousands, current = total + (thousands + current) * scale, 0, 0
        else:
            added = _below_hundred(word, current, last, joined)
            if added is None:
                break
            current += added
        end, last, joined = atom.end(), word, False
    return total + thousands + current, end, last


def _below_hundred(word: str, current: int, last: str, joined: bool) -> int | None:
    """What a word adds to the number so far; ``None`` where it cannot follow."""
    rest = current % 100
    if last == "zéro" or word == "zéro" and (last or current):
        return None
    if word in _TENS:
        if word.startswith("vingt") and rest == 4 and last == "quatre":
            return 76  # « quatre-vingt »
        return _TENS[word] if rest == 0 and word != "vingts" and not joined else None
    value = _SMALL[word]
    if joined:
        fits = value == 1 and rest in (0, 20, 30, 40, 50, 60, 70, 80, 90) and last or value == 11 and rest == 60
    elif value >= 10:
        fits = rest in (0, 60) or rest == 80 and last in ("vingt", "vingts")
    elif rest in (10, 70, 90) and last == "dix":
        fits = value >= 7
    else:
        fits = rest == 0 or rest % 10 == 0 and rest >= 20
    return value if fits else None
