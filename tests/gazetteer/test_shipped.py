"""The gazetteer that comes with the package."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.gazetteer import Gazetteer, load_gazetteer
from recoupe.gazetteer.build import build
from recoupe.gazetteer.store import SHIPPED
from tests.gazetteer.test_names import NAMES


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return load_gazetteer()


def _km(a: float, b: float, c: float, d: float) -> float:
    x = math.radians(d - b) * math.cos(math.radians((a + c) / 2))
    return 6371 * math.hypot(math.radians(c - a), x)


#: As French media write them; country and position.
TOWNS = [
    ("Jisr al-Choughour", "SY", 35.81, 36.32),
    ("Kafranbel", "SY", 35.61, 36.56),
    ("Jarablous", "SY", 36.82, 38.01),
    ("As-Soueïda", "SY", 32.71, 36.57),
    ("Salamiyeh", "SY", 35.01, 37.05),
    ("Nassiriyah", "IQ", 31.06, 46.26),
    ("Touz Khourmatou", "IQ", 34.89, 44.63),
    ("Dohouk", "IQ", 36.87, 42.99),
    ("Taëz", "YE", 13.58, 44.02),
    ("Moukalla", "YE", 14.54, 49.12),
    ("Tobrouk", "LY", 32.08, 23.98),
    ("Zaouïa", "LY", 32.76, 12.73),
    ("Omdourman", "SD", 15.64, 32.48),
    ("Kadougli", "SD", 11.01, 29.72),
    ("Djenné", "ML", 13.91, -4.56),
    ("Fada N'Gourma", "BF", 12.06, 0.36),
    ("Abéché", "TD", 13.83, 20.83),
    ("Baïdoa", "SO", 3.11, 43.65),
    ("Mazar-e-Charif", "AF", 36.71, 67.11),
    ("Lachkar Gah", "AF", 31.59, 64.36),
    ("Bint Jbeil", "LB", 33.12, 35.43),
    ("Beit Lahia", "PS", 31.55, 34.50),
    ("Toulkarem", "PS", 32.31, 35.03),
    ("Sdérot", "IL", 31.53, 34.60),
    ("Lyssytchansk", "UA", 48.90, 38.44),
    ("Houliaïpole", "UA", 47.66, 36.26),
    ("Jytomyr", "UA", 50.26, 28.68),
    ("Sloviansk", "UA", 48.85, 37.60),  # which was once a name of another town as large
    ("Énergodar", "UA", 47.50, 34.66),
    ("Koursk", "RU", 51.74, 36.19),
    ("Kermanchah", "IR", 34.31, 47.07),
    ("Djouba", "SS", 4.85, 31.58),
]


@pytest.mark.parametrize(("name", "country", "latitude", "longitude"), TOWNS)
def test_french_spellings_lead_to_the_place(shipped, name, country, latitude, longitude):
    place = shipped.resolve(name, {country: 1.0}).place
    assert place is not None
    assert place.country == country
    assert _km(place.latitude, place.longitude, latitude, longitude) < 25


@pytest.mark.parametrize("name", ["Chaafa", "Daech", "Barkhane", "Macron", "Hezbollah", "Poutine", "Foua"])
@pytest.mark.parametrize("context", [{}, {"SY": 1.0}], ids=["no context", "Syria"])
def test_what_is_no_place_of_the_list_is_not_made_one(shipped, name, context):
    assert shipped.resolve(name, context).place is None


@pytest.mark.parametrize("name", ["Saïda", "Pokrovsk", "Rawa"])
def test_namesakes_are_not_settled_without_a_context(shipped, name):
    decision = shipped.resolve(name, {})
    assert decision.place is None
    assert len({match.place.country for match in decision.candidates}) > 1


@given(name=NAMES | st.text(max_size=40), countries=st.none() | st.sets(st.sampled_from(["SY", "FR", "UA", "??", ""])))
@settings(deadline=None)
def test_any_text_can_be_looked_up_and_gives_the_same_twice(name, countries):
    gazetteer = _opened()
    first = gazetteer.find(name, countries, limit=5)
    gazetteer._find.cache_clear()
    assert gazetteer.find(name, countries, limit=5) == first
    assert [match.similarity for match in first] == sorted((match.similarity for match in first), reverse=True)
    assert all(0 < match.similarity <= 1 for match in first)
    if countries is not None:
        assert {match.place.country or "" for match in first} <= set(countries)


def _opened(kept: list[Gazetteer] = []) -> Gazetteer:  # noqa: B006 - opened once
    if not kept:
        kept.append(load_gazetteer())
    return kept[0]


def test_a_long_text_takes_no_longer_than_it_must(shipped):
    assert shipped.find("al-" * 50_000, ["SY"]) == []


def test_it_is_small_up_to_date_and_says_whose_it_is(shipped):
    assert SHIPPED.stat().st_size <= 25_000_000
    assert build() is False, "it was out of date, and is compiled now"
    assert "CC BY 4.0" in shipped.stores[0].about["attribution"]
