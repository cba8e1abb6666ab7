"""So many units from a day: *hier*, *l'an dernier*, *il y a trois ans*, *deux jours après*, *cette semaine*."""

from __future__ import annotations

from datetime import date

from recoupe.extract.times.mentions import Modifier, Tense, TimeMention, Unit
from recoupe.extract.times.values import (
    DAY,
    NOWHERE,
    Stretch,
    century,
    decade,
    half,
    quarter,
    shift_month,
    week,
    weekend,
    years,
)
from recoupe.extract.times.values import day as one_day

# offsets beyond this many years are no dates of the calendar
_FARTHEST = 2000


def from_publication(m: TimeMention, published: date) -> Stretch:
    """The stretch that lies so many units from the day of writing; open to one side where the number is not said."""
    if m.amount is None:
        if m.direction == -1:
            return Stretch(None, None, published)
        return Stretch(None, published, None)
    if m.unit == Unit.SEASON:  # begins in no month that all share
        return Stretch(
            None, published + (int(m.amount) * 365 - 365) * DAY, published + (int(m.amount) * 365 + 365) * DAY
        )
    if m.unit == Unit.WEEKEND:
        return _weekend(m, published)
    if m.unit == Unit.YEAR and m.amount == 0 and m.modifier == Modifier.END and m.tense == Tense.PAST:
        # « les fêtes de fin d'année ont coûté cher », said in spring
        return shift(published, m.unit, -1 if published.month <= 6 else 0)
    there = shift(published, m.unit, m.amount)
    return _about(there, published, m) if m.counted else there


def _about(there: Stretch, base: date, m: TimeMention) -> Stretch:
    """A distance is rounded to its unit: *il y a trois ans* may be half a year more or less, across the new year."""
    slack = {Unit.WEEK: 3, Unit.MONTH: 15, Unit.YEAR: 183}.get(m.unit) if m.unit is not None else None
    if slack is None or there.first is None or there.last is None:
        return there
    days = {Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.YEAR: 365.24}[m.unit or Unit.DAY]
    point = base + round((m.amount or 0) * days) * DAY
    return Stretch(there.value, min(there.first, point - slack * DAY), max(there.last, point + slack * DAY))


def _weekend(m: TimeMention, published: date) -> Stretch:
    """*ce week-end* is the one of this week, or the last one early in the week and after a past tense."""
    amount = int(m.amount or 0)
    early = published.weekday() < 3 and m.tense == Tense.PAST
    if amount == 0:
        return weekend(published - (7 if early else 0) * DAY)
    if amount > 0:
        return weekend(published + (0 if published.weekday() < 5 else 7) * DAY)
    return weekend(published - 7 * DAY)


def from_story(m: TimeMention, story: Stretch) -> Stretch:
    """The stretch that lies so many units from where the story is; nowhere if that is not known finely enough."""
    if story.first is None or m.amount is None or m.unit is None:
        return NOWHERE
    if m.unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.HOUR, Unit.MINUTE) and story.day is None:
        return NOWHERE
    if m.unit in (Unit.MONTH, Unit.QUARTER) and story.last is not None and (story.last - story.first).days > 31:
        return NOWHERE
    return shift(story.first, m.unit, m.amount)


def shift(base: date, unit: Unit | None, amount: float) -> Stretch:
    """The stretch of one unit that lies so many of them from a day's own; nowhere outside the calendar.

    >>> shift(date(2019, 1, 18), Unit.WEEK, -1).value, shift(date(2019, 1, 18), Unit.MONTH, -2).value
    ('2019-W02', '2018-11')
    >>> shift(date(2019, 1, 18), Unit.DAY, 2).value, shift(date(2019, 1, 18), Unit.YEAR, -3).value
    ('2019-01-20', '2016')
    """
    if abs(amount) > _FARTHEST * 400 or amount != int(amount) and unit not in (Unit.YEAR, Unit.MONTH):
        return NOWHERE
    try:
        return _shift(base, unit, amount)
    except (ValueError, OverflowError):  # before year 1 or after year 9999
        return NOWHERE


def _shift(base: date, unit: Unit | None, amount: float) -> Stretch:
    whole = int(amount)
    match unit:
        case Unit.DAY:
            return one_day(base + whole * DAY)
        case Unit.WEEK:
            return week(base + 7 * whole * DAY)
        case Unit.WEEKEND:
            return weekend(base + 7 * whole * DAY)
        case Unit.MONTH:
            return shift_month(base, round(amount))
        case Unit.QUARTER:
            index = base.year * 4 + (base.month - 1) // 3 + whole
            return quarter(index // 4, index % 4 + 1)
        case Unit.HALF:
            index = base.year * 2 + (base.month - 1) // 6 + whole
            return half(index // 2, index % 2 + 1)
        case Unit.YEAR if amount != whole:
            return shift_month(base, round(amount * 12))
        case Unit.YEAR:
            return years(base.year + whole)
        case Unit.DECADE:
            return decade((base.year // 10 + whole) * 10)
        case Unit.CENTURY:
            return century(((base.year - 1) // 100 + whole) * 100)
        case _:
            return NOWHERE  # hours and minutes from an instant that is not said
