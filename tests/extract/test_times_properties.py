"""What holds for any text and any publication date: made-up news that is heavy on calendar words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recoupe.extract.times.feasts import FEASTS, feast_days
from recoupe.model import TimeStatus, TimeType
from tests.extract.timing import PUBLISHED, one, times

PIECES = [
    "mardi", "le 8 juin", "juin", "2018", "du 3 au 5 mai", "à 17 h", "il y a", "trois", "ans", "deux jours après",
    "le lendemain", "hier", "la nuit de lundi à mardi", "chaque", "les années", "90", "ces", "quatre", "derniers",
    "jours", "la semaine prochaine", "XXe siècle", "printemps", "été", "fin", "début de", "Noël", "le ramadan", "à",
    "au", "et", "de", "entre", "après", "avant", "depuis", "30 février", "99999999 ans", "il y a 9999999 mois",
    "L'armée a quitté la ville", "L'armée quittera la ville", ",", ".", "\n\n", "«", "»", "-", "24:00", "31/12/9999",
    "1er", "janvier", "mille", "cent", "dernier", "même", "-là", "ce", "soir", "midi", "heures", "demi",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map(" ".join)
dates = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)) | st.none()
ordered = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


@ordered
@given(text=texts, published=dates)
@example(text="Il est parti hier, il y a 3 ans, le 29 février.", published=date(1, 1, 1))
@example(text="Il partira demain, dans 3 ans, le 31 décembre, à Pâques.", published=date(9999, 12, 31))
def test_expressions_are_what_they_claim(nlp, text, published):
    analysis = nlp(text, published=iso(published))
    assert [time.id for time in analysis.dates] == list(range(len(analysis.dates)))
    end = 0
    for time in analysis.dates:
        assert analysis.text[time.start : time.end] == time.text
        assert end <= time.start < time.end
        end = time.end
        assert time.text == time.text.strip()
        if time.earliest is not None and time.latest is not None:
            assert time.earliest <= time.latest
        for reading in time.candidates:
            assert reading.earliest <= reading.latest
        if time.type in (TimeType.DURATION, TimeType.SET):
            assert time.earliest is time.latest is None
        if time.status == TimeStatus.CONFLICTING:
            assert time.value is None
            assert time.evidence
    assert nlp(text, published=iso(published)) == analysis


@ordered
@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_its_own_value_whenever_it_is_published(nlp, day):
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    words = f"L'armée est partie le {'1er' if day.day == 1 else day.day} {months[day.month - 1]} {day.year}."
    for published in (None, PUBLISHED):
        found = one(nlp, words, published)
        assert (found.value, found.status) == (day.isoformat(), TimeStatus.EXPLICIT)


@ordered
@given(published=st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 12, 31)), number=st.integers(0, 6))
def test_a_past_weekday_is_within_the_week_before(nlp, published, number):
    weekday = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()[number]
    day = date.fromisoformat(one(nlp, f"L'armée a quitté la ville {weekday}.", iso(published)).value or "")
    assert day.weekday() == number
    assert timedelta(0) <= published - day < timedelta(7)


@ordered
@given(number=st.integers(2, 400), unit=st.sampled_from(["jours", "semaines", "mois", "ans"]))
def test_a_duration_says_its_number(nlp, number, unit):
    letter = {"jours": "D", "semaines": "W", "mois": "M", "ans": "Y"}[unit]
    found = one(nlp, f"Le siège a duré {number} {unit}.")
    assert (found.type, found.value) == (TimeType.DURATION, f"P{number}{letter}")


@given(year=st.integers(1000, 2200), key=st.sampled_from(sorted(FEASTS)))
def test_feasts_fall_in_their_year(year, key):
    spans = feast_days(key, year)
    assert all(first.year == year and first <= last for first, last in spans)
    assert len(spans) in ((0, 1, 2, 3, 4) if FEASTS[key].by_the_moon else (1,))


@pytest.mark.parametrize(
    ("year", "easter"),
    [(1954, "1954-04-18"), (1961, "1961-04-02"), (2000, "2000-04-23"), (2018, "2018-04-01"), (2038, "2038-04-25")],
)
def test_easter(year, easter):
    [(first, last)] = feast_days("pâques", year)
    assert first == last == date.fromisoformat(easter)


@pytest.mark.parametrize(
    ("key", "year", "kept"),
    [
        ("ramadan", 2018, "2018-05-17"),
        ("ramadan", 2023, "2023-03-23"),
        ("aïd_el_fitr", 2019, "2019-06-04"),
        ("aïd_el_adha", 2021, "2021-07-20"),
    ],
)
def test_muslim_feasts_are_within_two_days_of_when_they_were_kept(key, year, kept):
    [(first, _)] = feast_days(key, year)
    assert abs(first - date.fromisoformat(kept)) <= timedelta(2)


def test_a_long_text_of_nothing_but_dates_is_read(nlp):
    text = "Le mardi 14 mai à 17 h, puis le lendemain, deux jours après et du 3 au 5 mai. " * 300
    assert len(times(nlp, text)) > 1500
