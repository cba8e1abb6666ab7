"""Which of several recurrences is meant: the last, the next or the nearest, by direction and tense."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recoupe.extract.times.mentions import Kind, Tense, TimeMention
from recoupe.extract.times.values import DAY, Stretch, date_or_none

_AHEAD = (Tense.FUTURE, Tense.CONDITIONAL)
# A day this many days past is told of even beside a future (« ils seront plus nombreux que le 1er décembre »): nobody
# means the one of next year without saying so
_JUST_PAST = 45


def weekday(base: date, number: int, direction: int, *, strict: bool = False) -> date:
    """The last (-1) or next (1) weekday of a number, the base itself included unless ``strict``.

    >>> weekday(date(2018, 6, 12), 4, -1)
    datetime.date(2018, 6, 8)
    """
    step = (number - base.weekday()) % 7 if direction > 0 else -((base.weekday() - number) % 7)
    if step == 0 and strict:
        step = 7 * direction
    return base + step * DAY


def closest_weekday(base: date, number: int) -> date:
    """The weekday of a number that is nearest to a day, at most three days off."""
    ahead = (number - base.weekday()) % 7
    return base + (ahead if ahead <= 3 else ahead - 7) * DAY


def fitting_years(written: date, number: int) -> list[int]:
    """The nearest years before and after in which this day of the year is the weekday of a number."""
    years = []
    for step in (-1, 1):
        for year in range(written.year + step, written.year + 12 * step, step):
            there = date_or_none(year, written.month, written.day)
            if there is not None and there.weekday() == number:
                years.append(year)
                break
    return years


def bare_weekday(published: date, m: TimeMention) -> tuple[date, str]:
    """The day that a weekday means, and why."""
    assert m.weekday is not None
    if m.week_offset is not None:
        monday = published - published.weekday() * DAY
        return monday + (7 * m.week_offset + m.weekday) * DAY, "compté en semaines"
    if m.direction in (-1, 1):
        word = "dernier" if m.direction < 0 else "prochain"
        return weekday(published, m.weekday, m.direction, strict=True), f"« {word} »"
    if m.weekday == published.weekday():
        return published, "le jour même de la publication"
    if m.tense == Tense.PAST:
        return weekday(published, m.weekday, -1), "verbe au passé : le jour précédent de ce nom"
    if m.tense in _AHEAD:
        return weekday(published, m.weekday, 1), "verbe au futur : le prochain jour de ce nom"
    if m.tense == Tense.PRESENT:
        return closest_weekday(published, m.weekday), "verbe au présent : le plus proche jour de ce nom"
    return weekday(published, m.weekday, -1), "sans verbe : le jour précédent de ce nom"


def weekday_and_day(published: date, m: TimeMention) -> date | None:
    """*mardi 5*: the nearest day of that weekday and number within a year, by tense where both sides have one."""
    ahead = m.tense in _AHEAD
    for distance in range(200):
        for step in (distance, -distance) if ahead else (-distance, distance):
            there = published + step * DAY
            if there.day == m.day and there.weekday() == m.weekday:
                return there
    return None


def around(reference: date, stretches: Sequence[Stretch]) -> tuple[Stretch | None, Stretch | None]:
    """The last stretch that began by a day, and the next that ends on it or later."""
    before = [s for s in stretches if s.first is not None and s.first <= reference]
    after = [s for s in stretches if s.last is not None and s.last >= reference]
    return (before[-1] if before else None, after[0] if after else None)


def choose(reference: date, m: TimeMention, stretches: Sequence[Stretch]) -> tuple[Stretch, str]:
    """Which recurrence (one a year) of a day, month, season or feast is meant, and why.

    Args:
        reference: the day it is seen from.
        m: the mention; its direction and tense decide.
        stretches: the recurrences around it, in time order, at least one.
    """
    last, following = around(reference, stretches)
    if last is None or following is None:
        return (last or following or stretches[0]), "la seule fois proche"
    if m.direction == -1:
        ended = [s for s in stretches if s.last is not None and s.last < reference]
        return (ended[-1] if ended else last), "« dernier »"
    if m.direction == 1:
        begun = [s for s in stretches if s.first is not None and s.first > reference]
        return (begun[0] if begun else following), "« prochain »"
    if last == following:
        return last, "en cours à la publication"
    if m.tense == Tense.PAST:
        return last, "verbe au passé : la dernière fois"
    if m.tense in _AHEAD:
        if m.kind == Kind.DAY and last.last is not None and (reference - last.last).days <= _JUST_PAST:
            return last, "passé de peu : la fois la plus proche"
        return following, "verbe au futur : la prochaine fois"
    assert last.last is not None
    assert following.first is not None
    if reference - last.last <= following.first - reference:
        return last, "la fois la plus proche"
    return following, "la fois la plus proche"
