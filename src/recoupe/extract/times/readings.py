"""What a mention comes to, step by step: the stretch found, what it rests on, and the readings of a conflict."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.times import nearest
from recoupe.extract.times.feasts import FEASTS, SIGHTING, feast_days
from recoupe.extract.times.mentions import Kind, TimeMention
from recoupe.extract.times.values import (
    DAY,
    NOWHERE,
    Stretch,
    century,
    date_or_none,
    decade,
    half,
    in_words,
    month,
    nth_weekday,
    quarter,
    season,
    through,
    weekday_word,
    years,
)
from recoupe.extract.times.values import day as one_day
from recoupe.model import TimeReading, TimeStatus


@dataclass(slots=True)
class Finding:
    """What is found out about one mention, before hours and parts of the day are put to it."""

    stretch: Stretch
    status: TimeStatus
    evidence: tuple[str, ...]
    candidates: tuple[TimeReading, ...] = ()


def settled(stretch: Stretch) -> TimeStatus:
    """The status of a stretch that was worked out: open where it has no value."""
    return TimeStatus.UNDERDETERMINED if stretch.value is None else TimeStatus.INFERRED


def unpublished(m: TimeMention) -> Finding:
    """What counts from a publication date that nothing is known of."""
    said = "l’année n’est pas dite" if m.kind not in (Kind.OFFSET, Kind.DAY) or m.month else "relatif à la publication"
    return Finding(NOWHERE, TimeStatus.UNDERDETERMINED, (f"{said}, et la date de publication n’est pas connue",))


def named_years(m: TimeMention) -> Stretch:
    """A year, decade or century."""
    assert m.year is not None
    if m.kind == Kind.YEAR:
        return years(m.year, m.last_year)
    return decade(m.year, m.last_year) if m.kind == Kind.DECADE else century(m.year)


def in_year(m: TimeMention, year: int) -> list[Stretch]:
    """What a mention without its year comes to in one year; empty where there is no such day."""
    if not 1 < year < 9998:
        return []
    match m.kind:
        case Kind.DAY:
            return _day_in_year(m, year)
        case Kind.MONTH:
            first = month(year, m.month or 1)
            return [first if m.last_month is None else through(first, month(year, m.last_month))]
        case Kind.SEASON:
            return [season(year, m.season or "SP")]
        case Kind.QUARTER:
            return [quarter(year, m.quarter or 1)]
        case Kind.HALF:
            return [half(year, m.quarter or 1)]
        case _:
            days = feast_days(m.feast or "", year)
            return [one_day(a) if a == b else Stretch(f"{a}/{b}", a, b) for a, b in days]


def _day_in_year(m: TimeMention, year: int) -> list[Stretch]:
    if m.nth is not None and m.weekday is not None and m.month is not None:
        there = nth_weekday(year, m.month, m.weekday, m.nth)
    else:
        there = date_or_none(year, m.month or 1, m.day or 1)
    if there is None:
        return []
    last = date_or_none(year, m.month or 1, m.last_day) if m.last_day is not None else None
    return [one_day(there) if last is None else through(one_day(there), one_day(last))]


def allow_for_sighting(m: TimeMention, found: Finding) -> Finding:
    """Feasts by the moon are computed, and may have been kept a day or two off: a reading, no value."""
    stretch = found.stretch
    if m.kind != Kind.FEAST or not FEASTS[m.feast or ""].by_the_moon or stretch.first is None or stretch.last is None:
        return found
    said = f"calendrier hégirien calculé, à {SIGHTING} jours près selon l’observation de la lune"
    wide = Stretch(None, stretch.first - SIGHTING * DAY, stretch.last + SIGHTING * DAY)
    return Finding(wide, TimeStatus.UNDERDETERMINED, (*found.evidence, said), (reading(stretch, said),))


def reading(stretch: Stretch, reason: str) -> TimeReading:
    """One possible reading."""
    assert stretch.value is not None
    assert stretch.first is not None
    assert stretch.last is not None
    return TimeReading(
        value=stretch.value, earliest=stretch.first.isoformat(), latest=stretch.last.isoformat(), reason=reason
    )


def conflict(m: TimeMention, dated: Stretch) -> Finding:
    """A weekday that the date does not have: the date as written, the nearest such weekday, the nearest years that fit.

    None of them is chosen: a slip of the day and a slip of the weekday look alike.
    """
    assert m.weekday is not None
    assert dated.day is not None
    written = dated.day
    name = weekday_word(m.weekday)
    readings = [reading(dated, f"la date telle qu’écrite ; c’était un {weekday_word(written.weekday())}")]
    other = nearest.closest_weekday(written, m.weekday)
    readings.append(reading(one_day(other), f"le {name} le plus proche de cette date"))
    for year in nearest.fitting_years(written, m.weekday):
        there = date_or_none(year, written.month, written.day)
        if there is not None:
            readings.append(reading(one_day(there), f"l’année la plus proche où c’était un {name}"))
    said = f"le {in_words(written)} est un {weekday_word(written.weekday())}, et non un {name}"
    return Finding(NOWHERE, TimeStatus.CONFLICTING, (said,), tuple(readings))
