"""Events that come back with a number, in a text: which number, and on which day.

The rows are those of :mod:`recoupe.lexicon.editions`. A number that stands alone takes the noun of the one before it in
its sentence (« 282 000 lors de la première journée nationale, et 106 000 à la deuxième »).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from recoupe.crosscheck.records import When
from recoupe.crosscheck.storyline import Point, is_one_day
from recoupe.crosscheck.times import LAST, NEAR
from recoupe.extract.calendar_words import WEEKDAYS
from recoupe.french.folding import fold
from recoupe.lexicon.editions import Edition, load_editions

#: The ordinals in words, folded, from the first on.
_ORDINALS = (
    *"premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme".split(),
    *"neuvieme dixieme onzieme douzieme treizieme quatorzieme quinzieme seizieme".split(),
    *(f"dix {unit}" for unit in ("septieme", "huitieme", "neuvieme")),
    "vingtieme",
    "vingt et unieme",
    *(f"vingt {unit}ieme" for unit in "deux trois quatr cinqu six sept huit neuv".split()),
    "trentieme",
)
#: Numbers in words, from two on: « acte dix ».
_CARDINALS = {
    word: number
    for number, word in enumerate(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(), start=2
    )
}
#: How far behind the noun the words that it needs may stand, and how far a day from the number that it dates.
_FOLLOWING, _NEAR_DAY = 45, 90
#: So near stands « samedi dernier » where it is the day of the event.
_BESIDE = 25
_CLAUSE = re.compile(r"[.;:!?\n]")
#: « pour son troisième samedi »: somebody's own count.
_OWN = re.compile(r"\b[ms]on $")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class Mention(NamedTuple):
    """A numbered event where a text names it."""

    start: int
    end: int
    series: str
    number: int


class _Grammar(NamedTuple):
    rows: dict[str, Edition]
    ordinals: dict[str, int]
    before: re.Pattern[str]
    after: re.Pattern[str]
    alone: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    rows = {row.noun: row for row in load_editions()}
    words = _ordinal_words()
    ordinal = (
        rf"(?P<word>{'|'.join(sorted(words, key=len, reverse=True))})|(?P<digits>\d{{1,3}}) ?(?:e|eme|ieme|er|ere|re)"
    )
    nouns = "|".join(sorted((re.escape(noun) for noun in rows), key=len, reverse=True))
    return _Grammar(
        rows,
        words,
        re.compile(rf"\b(?:{ordinal})\b (?:\w+ )?(?P<noun>{nouns})\b"),
        re.compile(
            rf"\b(?P<noun>{nouns})(?: ?[«\"“] ?| ?n[°o] ?| )?(?P<mark>\d{{1,3}}|[ivxl]{{1,7}}|{'|'.join(_CARDINALS)})\b"
        ),
        re.compile(rf"\b(?:la|le|une?) (?:{ordinal})\b(?=,| le \d| ?\(|\.| \d| avait\b)"),
    )


def _ordinal_words() -> dict[str, int]:
    words = {word: number for number, word in enumerate(_ORDINALS, start=1)}
    return words | {"premiere": 1, "second": 2, "seconde": 2}


def find_editions(text: str, sentences: Sequence[tuple[int, int]]) -> list[Mention]:
    """Find the numbered events of a text, in text order.

    Args:
        text: any text.
        sentences: start and end of each of its sentences.

    Example:
        >>> text = "L’acte IV a réuni plus de monde que la première journée d’action, et la deuxième, le 24 mai."
        >>> [(one.series, one.number) for one in find_editions(text, [(0, len(text))])]
        [('acte', 4), ('journee', 1), ('journee', 2)]
    """
    grammar, folded = _grammar(), fold(text)
    found: dict[int, Mention] = {}
    for match in grammar.before.finditer(folded):
        row = grammar.rows[match["noun"]]
        number = _ordinal(grammar, match)
        own = _OWN.search(folded[max(0, match.start() - 5) : match.start()])
        series = _series(row, folded, match.end()) if row.order != "after" and number and not own else None
        if series is not None:
            found[match.start()] = Mention(match.start(), match.end(), series, number)
    for match in grammar.after.finditer(folded):
        row = grammar.rows[match["noun"]]
        number = _cardinal(text[match.start("mark") : match.end("mark")])
        series = _series(row, folded, match.end()) if row.order != "before" and number else None
        if series is not None and number is not None:
            found[match.start()] = Mention(match.start(), match.end(), series, number)
    if found:
        _add_alone(grammar, folded, sentences, found)
    return sorted(found.values())


def _add_alone(grammar: _Grammar, folded: str, sentences: Sequence[tuple[int, int]], found: dict[int, Mention]) -> None:
    """Add numbers without a noun that follow one with its noun in their sentence."""
    starts = sorted(found)
    begins = [start for start, _ in sentences]
    for match in grammar.alone.finditer(folded):
        at = bisect_right(starts, match.start()) - 1
        sentence = bisect_right(begins, match.start()) - 1
        number = _ordinal(grammar, match)
        if at < 0 or sentence < 0 or starts[at] < sentences[sentence][0] or not number:
            continue
        before = found[starts[at]]
        if before.number != number and before.end <= match.start():
            found.setdefault(match.start(), Mention(match.start(), match.end(), before.series, number))


def _ordinal(grammar: _Grammar, match: re.Match[str]) -> int:
    return grammar.ordinals[match["word"]] if match["word"] else int(match["digits"])


def _cardinal(mark: str) -> int | None:
    """Read « 13 », « treize » or « XIII », in capitals; nothing else.

    Example:
        >>> _cardinal("XIV"), _cardinal("13"), _cardinal("vi")
        (14, 13, None)
    """
    if mark.isdecimal():
        return int(mark)
    if mark.lower() in _CARDINALS:
        return _CARDINALS[mark.lower()]
    if not mark.isupper():
        return None
    values = [_ROMAN[letter] for letter in mark]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _series(row: Edition, folded: str, end: int) -> str | None:
    """Give the series of a noun, where the words that it needs follow in its clause.

    Of days many are counted side by side: those of a strike are none of the offensive's, so what they are of is named.
    """
    if not row.following:
        return row.series
    behind = _CLAUSE.split(folded[end : end + _FOLLOWING], maxsplit=1)[0]
    said = next((word for word in row.following if re.search(rf"\b{word}", behind)), None)
    if said is None:
        return None
    return f"{row.series} ({said})" if row.every == 1 else row.series


def dated(mention: Mention, points: Sequence[Point], sentence: tuple[int, int]) -> When:
    """Give the day that a sentence names beside a numbered event; a weekday that is its noun says which one it is.

    « Samedi dernier » farther off is what the event is compared with.

    Args:
        mention: the event.
        points: the days that the text names, in order.
        sentence: start and end of its sentence.
    """
    here = [
        point
        for point in points
        if sentence[0] <= point.start < sentence[1]
        and not point.when.plus
        and is_one_day(point.when)
        and min(abs(point.start - mention.end), abs(mention.start - point.start)) <= _NEAR_DAY
    ]
    named = WEEKDAYS.get(mention.series)
    if named is not None:
        here = [point for point in here if point.when.weekday in (None, named)]
    here = [point for point in here if point.when.shift != LAST or _gap(mention, point) <= _BESIDE]
    if not here:
        return When(text=mention.series, weekday=named, shift=NEAR) if named is not None else When()
    point = min(here, key=lambda point: (point.saying, _gap(mention, point), point.start))
    return point.when if named is None else replace(point.when, weekday=named)


def _gap(mention: Mention, point: Point) -> int:
    return point.start - mention.end if point.start >= mention.end else mention.start - point.start
