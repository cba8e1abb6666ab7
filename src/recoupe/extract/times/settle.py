"""Values of calendar expressions where the day of publication is only known to be one of several.

An expression has the value that every remaining day of publication gives it; where they differ it is left open, with
the values they give for candidates. « samedi 9 juin » is settled once the year is; « vendredi » once the week is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from recoupe.extract.times.daysets import ALL, FIRST, LAST, between, first_day, last_day, occurrences, runs
from recoupe.extract.times.mentions import Kind, TimeMention, Unit
from recoupe.extract.times.publication import MAX_READINGS, Solution
from recoupe.extract.times.resolve import Resolved, clock_value, resolve
from recoupe.extract.times.values import in_words
from recoupe.model import Publication, TimeReading, TimeStatus

#: Up to so many days each is tried; up to so many, one a week, which finds every value of a weekday; of more, one in so
#: many days, which finds every value of what recurs once a year.
_EACH, _WEEKLY, _STEP = 7, 42, 120
#: So many samples cost less than the parser's time for one sentence; thirty years take no more.
_MOST = 100


def settle(mentions: Sequence[TimeMention], solution: Solution) -> list[Resolved]:
    """Give the mentions of a document their values, in the same order, under what is known of its publication.

    Args:
        mentions: as :func:`~recoupe.extract.times.grammar.find_mentions` gives them.
        solution: as :func:`~recoupe.extract.times.publication.infer_publication` gives it.
    """
    base = resolve(mentions, None)
    days = _samples(solution.days)
    if days and any(found.value is None for found in base):
        samples = [(day, resolve(mentions, day)) for day in days]
        complete = len(days) == solution.days.bit_count()
        base = [
            found
            if found.value is not None
            else _within(_agreed(m, [(day, values[k]) for day, values in samples], complete), solution.record)
            for k, (m, found) in enumerate(zip(mentions, base, strict=True))
        ]
    for k, m in enumerate(mentions):
        if solution.lead is not None and m.id == solution.lead.mention:
            base[k] = _on(m, solution.lead.day, solution.lead.why)
        elif m.id in solution.conflicting and base[k].status is not TimeStatus.CONFLICTING:
            base[k] = _conflicting(m, solution)
    return base


def _samples(days: int) -> list[date]:
    """The days of publication to try: each of few, one a week, else some of every stretch; none of too many."""
    if days == ALL:
        return []
    length = (last_day(days) - first_day(days)).days + 1
    if length <= _WEEKLY:
        step = 1 if length <= _EACH else 7
        tried = {first_day(days) + timedelta(k) for k in range(0, length, step)} | {last_day(days)}
        return [day for day in sorted(tried) if days & between(day, day)]
    found: set[date] = set()
    for first, last in runs(days):
        found |= {first + timedelta(k) for k in range(0, (last - first).days, _STEP)} | {last}
        if len(found) > _MOST:
            return []
    return sorted(found)


def _agreed(m: TimeMention, found: Sequence[tuple[date, Resolved]], complete: bool) -> Resolved:
    """What a mention comes to under all of some days of publication."""
    first, last = found[0], found[-1]
    fitting = [one for one in found if one[1].status is not TimeStatus.CONFLICTING]
    if len(fitting) < len(found):
        # a weekday that fits no year near one of those days: it does near others, or the solver would have said so
        readings = _readings([one for one in fitting if one[1].value is not None])
        said = _between(first[0], last[0])
        return Resolved(
            None,
            None,
            None,
            TimeStatus.UNDERDETERMINED,
            readings if len(readings) <= MAX_READINGS else (),
            (f"{said} : le jour de la semaine ne convient qu'à certaines années",),
        )
    values = list(dict.fromkeys(one.value for _, one in found))
    said = _between(first[0], last[0])
    if first[0] == last[0]:
        return first[1]
    if len(values) == 1:
        one = first[1]
        if one.value is None:
            return one
        return Resolved(one.value, one.earliest, one.latest, TimeStatus.INFERRED, (), (f"{said} : la même date",))
    earliest = [one.earliest for _, one in found]
    latest = [one.latest for _, one in found]
    readings: tuple[TimeReading, ...] = ()
    if len(values) <= MAX_READINGS and None not in values and (complete or _is_coarse(m, found)):
        readings = _readings(found)
    return Resolved(
        None,
        min(filter(None, earliest)) if None not in earliest and first[0] > FIRST else None,
        max(filter(None, latest)) if None not in latest and last[0] < LAST else None,
        TimeStatus.UNDERDETERMINED,
        readings,
        (f"{said} : la date change avec celle de la publication",),
    )


def _within(found: Resolved, published: Publication) -> Resolved:
    """Leave open the ends of what is not settled that only the edges of the calendar looked at would close."""
    if found.value is not None:
        return found
    return replace(
        found,
        earliest=found.earliest if published.earliest is not None else None,
        latest=found.latest if published.latest is not None else None,
    )


def _between(first: date, last: date) -> str:
    """Say between which days a text was published; the edges of the calendar looked at are none."""
    if last == LAST:
        return f"publié le {in_words(first)} au plus tôt"
    if first == FIRST:
        return f"publié le {in_words(last)} au plus tard"
    return f"publié entre le {in_words(first)} et le {in_words(last)}"


def _is_coarse(m: TimeMention, found: Sequence[tuple[date, Resolved]]) -> bool:
    """Whether the days tried bring out every value: what recurs once a year, or a weekday tried once a week."""
    gaps = [(b - a).days for (a, _), (b, _) in pairwise(found)]
    if m.kind in (Kind.MONTH, Kind.SEASON, Kind.FEAST) or m.kind is Kind.DAY and m.month is not None:
        return True
    if m.kind is Kind.OFFSET:
        return m.unit is Unit.YEAR
    return m.kind is Kind.DAY and m.weekday is not None and m.day is None and max(gaps) <= 7


def _readings(found: Sequence[tuple[date, Resolved]]) -> tuple[TimeReading, ...]:
    """One reading for each value, with the days of publication that give it."""
    by_value: dict[str, list[tuple[date, Resolved]]] = {}
    for day, one in found:
        by_value.setdefault(str(one.value), []).append((day, one))
    return tuple(
        TimeReading(
            value=value,
            earliest=_iso(under[0][1].earliest),
            latest=_iso(under[0][1].latest),
            reason=_under(under[0][0], under[-1][0]),
        )
        for value, under in by_value.items()
    )


def _under(first: date, last: date) -> str:
    if first == last:
        return f"si le texte est publié vers le {in_words(first)}"
    return f"si le texte est publié entre le {in_words(first)} et le {in_words(last)}"


def _on(m: TimeMention, day: date, why: str) -> Resolved:
    """A mention that comes to a day for a reason of its own."""
    return Resolved(day.isoformat() + clock_value(m), day, day, TimeStatus.INFERRED, (), (why,))


def _conflicting(m: TimeMention, solution: Solution) -> Resolved:
    """A weekday that fits no day of publication that the rest of the text leaves: the nearest years where it fits."""
    assert m.day is not None
    assert m.month is not None
    anchor = first_day(solution.days)
    fitting = sorted(occurrences(m.day, m.month, m.weekday), key=lambda day: (abs((day - anchor).days), day))[:2]
    written = [day for day in occurrences(m.day, m.month) if day >= anchor][:1]
    readings = [
        TimeReading(value=day.isoformat(), earliest=day.isoformat(), latest=day.isoformat(), reason=reason)
        for day, reason in (
            *((day, "la date telle qu'écrite, sans le jour de la semaine") for day in written),
            *((day, "une année proche où le jour de la semaine convient") for day in sorted(fitting)),
        )
    ]
    unique = {reading.value: reading for reading in readings}
    said = "le jour de la semaine ne convient à aucune année que le reste du texte permet"
    return Resolved(None, None, None, TimeStatus.CONFLICTING, tuple(unique.values()), (said,))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
