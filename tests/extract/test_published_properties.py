"""Texts made from a true date are never settled to a wrong one, and give the same answer twice."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import recoupe
from recoupe.extract.times.daysets import ALL, FIRST, LAST, around, between, first_day, last_day, occurrences, runs
from recoupe.extract.times.values import in_words, month_word, weekday_word
from recoupe.lexicon.anchors import load_anchors

ROWS = load_anchors().rows
DAYS = st.dates(date(2000, 1, 1), date(2025, 9, 1))
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def _before(day: date, least: int, most: int) -> st.SearchStrategy[date]:
    return st.integers(least, most).map(lambda days: day - timedelta(days))


def _named(day: date) -> str:
    return f"{weekday_word(day.weekday())} {'1er' if day.day == 1 else day.day} {month_word(day.month)}"


@st.composite
def news(draw: st.DrawFn) -> tuple[date, str]:
    """A day, and sentences that may be written on it."""
    day = draw(DAYS)
    allowed = [
        row.example
        for row in ROWS
        if (row.gives[0] or FIRST) <= day <= (row.gives[1] or LAST) and (row.latest or LAST) >= day >= row.earliest
    ]
    past, ahead = draw(_before(day, 1, 60)), day + timedelta(draw(st.integers(1, 200)))
    told = draw(_before(day, 30, 500))
    sentences = [
        f"Le pont a été fermé le {_named(past)}.",
        f"Le tunnel a été fermé le {_named(draw(_before(day, 1, 60)))}.",
        f"La cour se prononcera le {in_words(ahead)}.",
        f"La ville a été libérée en {month_word(told.month)} {told.year}.",
        f"La milice a quitté la rive {weekday_word(draw(_before(day, 1, 6)).weekday())}.",
        f"En {day.year - 1}, l'an dernier, la route était coupée.",
        f"Le convoi est passé le {draw(_before(day, 1, 90)).day}.",
        *draw(st.lists(st.sampled_from(allowed), max_size=3)),
    ]
    chosen = draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=6, unique=True))
    return day, " ".join(chosen)


@SLOW
@given(made=news())
def test_the_true_day_lies_within_the_bounds(nlp: recoupe.Pipeline, made: tuple[date, str]) -> None:
    day, text = made
    published = nlp(text).published
    assert published.earliest is None or published.earliest <= day.isoformat(), (text, published)
    assert published.latest is None or day.isoformat() <= published.latest, (text, published)


@SLOW
@given(made=news())
def test_a_value_that_is_settled_is_the_one_of_the_true_day(nlp: recoupe.Pipeline, made: tuple[date, str]) -> None:
    day, text = made
    known = nlp(text, published=day)
    for found, true in zip(nlp(text).dates, known.dates, strict=True):
        assert found.value is None or found.value == true.value, (text, found, true)


@SLOW
@given(made=news())
def test_the_same_text_gives_the_same_answer(nlp: recoupe.Pipeline, made: tuple[date, str]) -> None:
    _, text = made
    assert nlp(text) == nlp(unicodedata.normalize("NFC", text))


@SLOW
@given(made=news(), url=st.text("0123456789/-.abc", max_size=30))
def test_records_are_well_formed(nlp: recoupe.Pipeline, made: tuple[date, str], url: str) -> None:
    published = nlp(made[1], url=f"https://exemple.fr/{url}").published
    for one in (published, *published.candidates):
        for day in (one.earliest, one.latest):
            assert day is None or date.fromisoformat(day)
        assert None in (one.earliest, one.latest) or str(one.earliest) <= str(one.latest)
    assert len(published.candidates) <= 8
    assert published.evidence


# Sets of days -----------------------------------------------------------------------------------------------------

SETS = st.lists(st.tuples(DAYS, st.integers(0, 500)), max_size=5).map(
    lambda pairs: around([day for day, _ in pairs], 0, max((n for _, n in pairs), default=0))
)


@given(days=SETS)
def test_runs_give_the_set_back(days: int) -> None:
    whole = 0
    for first, last in runs(days):
        assert first <= last
        assert not whole & between(first, last)
        whole |= between(first, last)
    assert whole == days
    if days:
        assert (first_day(days), last_day(days)) == (next(runs(days))[0], list(runs(days))[-1][1])


@given(first=st.none() | st.dates(), last=st.none() | st.dates())
def test_a_stretch_holds_its_days_and_no_others(first: date | None, last: date | None) -> None:
    days = between(first, last)
    assert days & ~ALL == 0
    low, high = max(first or FIRST, FIRST), min(last or LAST, LAST)
    assert days.bit_count() == max(0, (high - low).days + 1)


@pytest.mark.parametrize(("day", "month", "weekday"), [(29, 2, None), (29, 2, 3), (31, 6, None), (8, 6, 4)])
def test_occurrences_are_such_days(day: int, month: int, weekday: int | None) -> None:
    for one in occurrences(day, month, weekday):
        assert (one.day, one.month) == (day, month)
        assert weekday is None or one.weekday() == weekday
