"""The time of an utterance: which of the expressions around a cue dates the saying, and not what is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from recoupe.extract.reading import Range, Reading
from recoupe.extract.times.tenses import governing_verb
from recoupe.model import Span, TimeExpression, TimeType


def utterance_time(
    r: Reading,
    dates: Sequence[TimeExpression],
    *,
    cue: int | None,
    clause: Range,
    contents: Iterable[Span],
    source: Span | None,
) -> TimeExpression | None:
    """Give the day or hour that the cue's clause names (*« ... », a dit le jeudi 23 juin le général*).

    An expression that hangs on the cue counts wherever it stands in the sentence (*Mercredi, le ministre avait assuré
    que ...*); another one must stand in the clause, outside the name of the speaker (*le ministre élu en 2017*).

    Args:
        dates: the expressions of the document, in text order.
        cue: the token of the reporting word.
        clause: the tokens of its clause; empty where it has none.
        contents: what is reported, where no expression is looked for.
        source: who speaks.
    """
    a, b = clause
    if a >= b:
        return None
    unit = r.units[r.unit_of[cue if cue is not None else a]]
    low, high = min(r.start[unit[0]], r.start[a]), max(r.end[unit[1] - 1], r.end[b - 1])
    reported = list(contents)
    choices = [
        date
        for date in dates[bisect_left(dates, low, key=lambda date: date.start) :][: _most(dates, low, high)]
        if date.type in (TimeType.DATE, TimeType.TIME) and not any(_overlap(date, span) for span in reported)
    ]
    governed = [date for date in choices if cue is not None and governing_verb(r, r.token_at(date.start))[0] == cue]
    if governed:
        return governed[0]
    start, end = r.start[a], r.end[b - 1]
    inside = [date for date in choices if start <= date.start and date.end <= end]
    return next((date for date in inside if source is None or not _overlap(date, source)), None)


def _most(dates: Sequence[TimeExpression], low: int, high: int) -> int:
    """How many expressions begin between two offsets."""
    first = bisect_left(dates, low, key=lambda date: date.start)
    return bisect_left(dates, high, key=lambda date: date.start) - first


def _overlap(date: TimeExpression, span: Span) -> bool:
    return date.start < span.end and span.start < date.end
