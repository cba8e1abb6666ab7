"""On which day an event was that comes back with a number, as the documents of a dossier tell it.

Documents whose own day is known say « l’acte 5, samedi »: each is a vote for a day of that number. Where a series comes
back regularly, the days of all its numbers lie on one line, and a line that two numbers at least bear out gives the
numbers between, and a few beyond each end. Several movements may count under one name: each line keeps the actors that
its documents are about, and only documents about one of them are dated by it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from recoupe.extract.times.daysets import FIRST
from recoupe.lexicon.editions import load_editions, series_of

#: A line reaches so many numbers beyond those that are known.
_BEYOND = 2


class Vote(NamedTuple):
    """A document that tells on which day a numbered event was."""

    series: str
    number: int
    day: date
    document: str
    theme: frozenset[str]


@dataclass(frozen=True)
class Line:
    """A series whose days are known: the day of number 0, days from one to the next, numbers known, documents."""

    start: date
    every: int
    low: int
    high: int
    documents: int
    theme: frozenset[str]

    def day(self, number: int) -> date | None:
        """The day of a number; ``None`` too far from the numbers that are known."""
        if not self.low - _BEYOND <= number <= self.high + _BEYOND or number < 1:
            return None
        return self.start + timedelta(number * self.every)


class Known(NamedTuple):
    """A day of a numbered event, how many documents bear it out, and the actors that these are about."""

    day: date
    documents: int
    theme: frozenset[str]


class Series:
    """The days of numbered events.

    Args:
        votes: what documents of a known day tell.
    """

    def __init__(self, votes: Iterable[Vote]) -> None:
        rows = series_of(load_editions())
        by_series: dict[str, list[Vote]] = defaultdict(list)
        for vote in votes:
            by_series[vote.series].append(vote)
        self._lines: dict[str, list[Line]] = {}
        self._single: dict[tuple[str, int], list[Known]] = {}
        for series, told in by_series.items():
            every = rows[series.partition(" ")[0]].every
            lines = _lines(told, every) if every is not None else []
            self._lines[series] = lines
            self._add_single(told, lines)

    def _add_single(self, votes: list[Vote], lines: list[Line]) -> None:
        """Keep the days of numbers that no line knows, where two documents at least agree and none says otherwise."""
        by_number: dict[tuple[str, int], list[Vote]] = defaultdict(list)
        for vote in votes:
            by_number[vote.series, vote.number].append(vote)
        for key, told in by_number.items():
            if any(line.day(key[1]) is not None for line in lines):
                continue
            documents = {day: {one.document for one in told if one.day == day} for day in {one.day for one in told}}
            best = max(documents, key=lambda day: (len(documents[day]), day))
            if len(documents) == 1 and len(documents[best]) > 1:
                self._single[key] = [Known(best, len(documents[best]), _theme(told))]

    def days(self, series: str, number: int, theme: frozenset[str]) -> list[Known]:
        """Give the days that a numbered event may be, for a document about some actors."""
        found = [
            Known(day, line.documents, line.theme)
            for line in self._lines.get(series, ())
            if (day := line.day(number)) is not None
        ]
        found += self._single.get((series, number), ())
        return [one for one in found if not one.theme or one.theme & theme]


def _lines(votes: list[Vote], every: int) -> list[Line]:
    """The lines that votes of two numbers at least bear out; of two for the same days the one that more bear out."""
    starts: dict[date, list[Vote]] = defaultdict(list)
    for vote in votes:
        start = vote.day.toordinal() - every * vote.number
        if start > FIRST.toordinal() - every * 1000:
            starts[date.fromordinal(start)].append(vote)
    lines: list[Line] = []
    ranked = sorted(starts, key=lambda start: (-len({one.document for one in starts[start]}), start))
    for start in ranked:
        told = starts[start]
        numbers, documents = {one.number for one in told}, {one.document for one in told}
        low, high, theme = min(numbers), max(numbers), _theme(told)
        if len(numbers) < 2 or len(documents) < 2 or any(_is_echo(start, len(documents), line) for line in lines):
            continue
        lines.append(Line(start, every, low, high, len(documents), theme))
    return lines


def _is_echo(start: date, documents: int, line: Line) -> bool:
    """Whether a weaker line lies so near to a stronger one that it is more likely its misreadings."""
    return abs((start - line.start).days) < 60 and documents * 3 < line.documents


def _theme(votes: list[Vote]) -> frozenset[str]:
    """The actors that more than half of the documents are about."""
    documents = {vote.document: vote.theme for vote in votes}
    counts = Counter(name for theme in documents.values() for name in theme)
    return frozenset(name for name, times in counts.items() if times * 2 > len(documents))
