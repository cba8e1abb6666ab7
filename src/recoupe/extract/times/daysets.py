"""Sets of days, as the bits of one integer: what the inference of the publication date narrows down.

Bit *k* stands for the day :data:`FIRST` + *k*. Intersection is ``&``, union ``|``; both take a microsecond for the
half-century that is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

FIRST = date(1990, 1, 1)
LAST = date(2035, 12, 31)
ALL = (1 << (LAST - FIRST).days + 1) - 1


def between(first: date | None, last: date | None) -> int:
    """Give the days from ``first`` to ``last``, both included; ``None`` leaves that end open.

    Example:
        >>> size(between(date(2018, 6, 10), date(2018, 6, 12)))
        3
    """
    low = max(0, (first - FIRST).days) if first is not None else 0
    high = min((LAST - FIRST).days, (last - FIRST).days) if last is not None else (LAST - FIRST).days
    return ((1 << high - low + 1) - 1) << low if low <= high else 0


def around(days: Iterable[date], before: int, after: int) -> int:
    """Give the days from ``before`` days before to ``after`` days after any of ``days``."""
    found = 0
    for day in days:
        low = max(0, (day - FIRST).days - before)
        high = min((LAST - FIRST).days, (day - FIRST).days + after)
        if low <= high:
            found |= ((1 << high - low + 1) - 1) << low
    return found


def size(days: int) -> int:
    """Count the days of a set."""
    return days.bit_count()


def first_day(days: int) -> date:
    """Give the first day of a set that is not empty."""
    return FIRST + timedelta((days & -days).bit_length() - 1)


def last_day(days: int) -> date:
    """Give the last day of a set that is not empty."""
    return FIRST + timedelta(days.bit_length() - 1)


def runs(days: int) -> Iterator[tuple[date, date]]:
    """Give the unbroken stretches of a set, in order.

    Example:
        >>> [(str(a), str(b)) for a, b in runs(between(None, date(1990, 1, 2)) | between(LAST, None))]
        [('1990-01-01', '1990-01-02'), ('2035-12-31', '2035-12-31')]
    """
    while days:
        low = (days & -days).bit_length() - 1
        length = (~(days >> low) & (days >> low) + 1).bit_length() - 1
        yield FIRST + timedelta(low), FIRST + timedelta(low + length - 1)
        days &= ~(((1 << length) - 1) << low)


@lru_cache(maxsize=1024)
def occurrences(day: int, month: int, weekday: int | None = None) -> tuple[date, ...]:
    """Give the days of a date without its year, in the years looked at and the one before.

    Args:
        day, month: the date; 29 February only falls in leap years.
        weekday: 0 for Monday; keeps the years in which it fits.

    Example:
        >>> [found.year for found in occurrences(8, 6, 4)]
        [1990, 2001, 2007, 2012, 2018, 2029, 2035]
    """
    found: list[date] = []
    for year in range(FIRST.year - 1, LAST.year + 1):
        try:
            one = date(year, month, day)
        except ValueError:
            continue
        if weekday is None or one.weekday() == weekday:
            found.append(one)
    return tuple(found)
