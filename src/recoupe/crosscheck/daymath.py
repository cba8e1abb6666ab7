"""Days as they lie to the day of publication, as sets of days (:mod:`recoupe.extract.times.daysets`)."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from recoupe.crosscheck.records import When, Window
from recoupe.extract.times.daysets import ALL, FIRST, LAST, around, between, first_day, last_day, occurrences


def window(earliest: str | None, latest: str | None) -> int:
    """Give the days of a window; both ends may be open."""
    low = date.fromisoformat(earliest) if earliest is not None else None
    high = date.fromisoformat(latest) if latest is not None else None
    return between(low, high)


@lru_cache(maxsize=1 << 16)
def window_of(days: int, why: tuple[str, ...] = ()) -> Window:
    """Give the window around a set of days that is not empty; the edges of the calendar looked at are open.

    Example:
        >>> window_of(window("2018-06-10", "2018-06-12")).latest
        '2018-06-12'
    """
    low, high = first_day(days), last_day(days)
    return Window(
        earliest=None if low == FIRST else low.isoformat(), latest=None if high == LAST else high.isoformat(), why=why
    )


def spread(days: int, low: int, high: int) -> int:
    """Give every day that lies ``low`` to ``high`` days behind one of a set.

    Example:
        >>> window_of(spread(window("2018-06-10", "2018-06-10"), -1, 2)).latest
        '2018-06-12'
    """
    width, grown = 1, days
    while width < high - low + 1:
        step = min(width, high - low + 1 - width)
        grown |= grown << step
        width += step
    return (grown << low if low >= 0 else grown >> -low) & ALL


@cache
def on_weekdays(weekdays: tuple[int, ...]) -> int:
    """Give all days of some weekdays (0 is Monday)."""
    found = 0
    for weekday in weekdays:
        first = (weekday - FIRST.weekday()) % 7
        one = 1 << first
        step = 7
        while step <= ALL.bit_length():
            one |= one << step
            step *= 2
        found |= one
    return found & ALL


@cache
def _on_date(day: int, month: int) -> int:
    return around((found for found in occurrences(day, month) if found >= FIRST), 0, 0)


@lru_cache(maxsize=1 << 16)
def told(when: When, published: int) -> int:
    """Give the days that a time may be, of a document published on one of some days; 0 where nothing fits."""
    if when.earliest is not None and when.latest is not None:
        found = window(when.earliest, when.latest)
    elif when.shift is None:
        return ALL
    else:
        found = spread(published, *when.shift) & _named(when)
    return spread(found, when.plus, when.plus) if when.plus else found


def publication(when: When, days: int) -> int:
    """Give the days on which a document can have been published whose time is one of some days."""
    if when.shift is None or when.earliest is not None and when.latest is not None:
        return ALL
    base = spread(days, -when.plus, -when.plus) if when.plus else days
    return spread(base & _named(when), -when.shift[1], -when.shift[0])


def _named(when: When) -> int:
    found = ALL if when.weekday is None else on_weekdays((when.weekday,))
    return found & _on_date(*when.date) if when.date is not None else found
