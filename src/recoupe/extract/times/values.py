"""Stretches of the calendar and their TIMEX3 values."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.extract.times.mentions import Modifier

DAY = timedelta(days=1)
_NAMES = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
# first and last day of the seasons; winter ends in the year after it began
_SEASONS = {"SP": ((3, 20), (6, 20)), "SU": ((6, 21), (9, 22)), "FA": ((9, 23), (12, 20)), "WI": ((12, 21), (3, 19))}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of whole days: its TIMEX3 value, first and last day (``None`` where that end is open)."""

    value: str | None
    first: date | None
    last: date | None

    @property
    def day(self) -> date | None:
        """The day, where it is just one."""
        return self.first if self.first is not None and self.first == self.last else None


NOWHERE = Stretch(None, None, None)


def day(d: date) -> Stretch:
    """One day."""
    return Stretch(d.isoformat(), d, d)


def week(d: date) -> Stretch:
    """The ISO week that a day lies in.

    >>> week(date(2019, 1, 18)).value
    '2019-W03'
    """
    year, number, weekday = d.isocalendar()
    first = d - (weekday - 1) * DAY
    return Stretch(f"{year}-W{number:02}", first, first + 6 * DAY)


def weekend(d: date) -> Stretch:
    """Saturday and Sunday of the ISO week that a day lies in."""
    whole = week(d)
    return Stretch(f"{whole.value}-WE", whole.first and whole.first + 5 * DAY, whole.last)


def month(year: int, number: int) -> Stretch:
    """One month."""
    return Stretch(f"{year:04}-{number:02}", date(year, number, 1), last_of_month(year, number))


def quarter(year: int, number: int) -> Stretch:
    """One quarter of a year, 1 to 4."""
    return Stretch(f"{year:04}-Q{number}", date(year, 3 * number - 2, 1), last_of_month(year, 3 * number))


def half(year: int, number: int) -> Stretch:
    """One half of a year, 1 or 2."""
    return Stretch(f"{year:04}-H{number}", date(year, 6 * number - 5, 1), last_of_month(year, 6 * number))


def season(year: int, letters: str) -> Stretch:
    """One season; a winter may be the one that begins or the one that ends in the year."""
    (m, d), (m2, d2) = _SEASONS[letters]
    wide = letters == "WI"
    return Stretch(f"{year:04}-{letters}", date(year - wide, m, d), date(year + wide, m2, d2))


def years(first: int, last: int | None = None) -> Stretch:
    """One year, or several.

    >>> years(2018).value, years(2015, 2016).value
    ('2018', '2015/2016')
    """
    value = f"{first:04}" if last is None else f"{first:04}/{last:04}"
    return Stretch(value, date(first, 1, 1), date(last or first, 12, 31))


def decade(first: int, last: int | None = None) -> Stretch:
    """Ten years, written without their last digit.

    >>> decade(1990).value
    '199'
    """
    value = f"{first // 10:03}" if last is None else f"{first // 10:03}/{last // 10:03}"
    return Stretch(value, date(first, 1, 1), date((last or first) + 9, 12, 31))


def century(first: int) -> Stretch:
    """A hundred years, written without their last two digits; the twentieth century runs from 1901 to 2000.

    >>> century(1900).value
    '19'
    """
    return Stretch(f"{first // 100:02}", date(first + 1, 1, 1), date(first + 100, 12, 31))


def last_of_month(year: int, number: int) -> date:
    """The last day of a month."""
    return date(year, number, calendar.monthrange(year, number)[1])


def shift_month(d: date, months: int) -> Stretch:
    """The month that lies so many months from a day's own."""
    index = d.year * 12 + d.month - 1 + months
    return month(index // 12, index % 12 + 1)


def date_or_none(year: int, number: int, day_: int) -> date | None:
    """A day of the calendar, or ``None`` for one that does not exist (30 February)."""
    return date(year, number, day_) if 1 <= year <= 9998 and day_ <= calendar.monthrange(year, number)[1] else None


def through(first: Stretch, last: Stretch) -> Stretch:
    """From one stretch to the end of another.

    >>> through(month(2018, 3), month(2018, 4)).value
    '2018-03/2018-04'
    """
    return Stretch(f"{first.value}/{last.value}", first.first, last.last)


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> date | None:
    """The first, second ... (or with -1 the last) such weekday of a month; ``None`` where it has no fifth.

    >>> nth_weekday(2018, 6, 6, 1), nth_weekday(2018, 10, 5, -1)
    (datetime.date(2018, 6, 3), datetime.date(2018, 10, 27))
    """
    last = calendar.monthrange(year, number)[1]
    if nth == -1:
        return date(year, number, last - (date(year, number, last).weekday() - weekday) % 7)
    day_ = 1 + (weekday - date(year, number, 1).weekday()) % 7 + 7 * (nth - 1)
    return date_or_none(year, number, day_)


def narrowed(stretch: Stretch, modifier: Modifier | None) -> Stretch:
    """The part of a stretch that *début*, *mi-* and *fin* mean; its value stays that of the whole, as in TIMEX3.

    Of a month they are days 1 to 10, 11 to 20 and 21 to the end, of a year four months each, of anything longer than
    a week a third.

    >>> narrowed(month(2018, 6), Modifier.MID).first, narrowed(years(2018), Modifier.END).first
    (datetime.date(2018, 6, 11), datetime.date(2018, 9, 1))
    """
    first, last = stretch.first, stretch.last
    if first is None or last is None or (last - first).days < 7:
        return stretch
    length = (last - first).days + 1
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        second, third = date(first.year, 5, 1), date(first.year, 9, 1)
    else:
        part = 10 if 28 <= length <= 31 else length // 3
        second, third = first + part * DAY, first + 2 * part * DAY
    match modifier:
        case Modifier.START:
            return Stretch(stretch.value, first, second - DAY)
        case Modifier.MID:
            return Stretch(stretch.value, second, third - DAY)
        case Modifier.END:
            return Stretch(stretch.value, third, last)
        case _:
            return stretch


# Words ---------------------------------------------------------------------------------------------------------------


def in_words(d: date) -> str:
    """A day in French.

    >>> in_words(date(2018, 5, 1))
    '1er mai 2018'
    """
    return f"{'1er' if d.day == 1 else d.day} {_NAMES[d.month - 1]} {d.year}"


def weekday_word(number: int) -> str:
    """The name of a weekday, 0 for Monday."""
    return _WEEKDAYS[number]


def month_word(number: int) -> str:
    """The name of a month, 1 to 12."""
    return _NAMES[number - 1]
