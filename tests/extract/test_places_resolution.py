"""Which place a name means: the context decides, and where it does not nothing is decided."""

from __future__ import annotations

import pytest

from recoupe.gazetteer.geodesy import distance
from recoupe.model import PlaceStatus
from tests.matching import ROOT

RESOLVED = [
    # (text, mention, country, latitude, longitude)
    ("Des combats ont eu lieu à Douma, en Syrie.", "Douma", "SY", 33.57, 36.40),
    ("L'armée syrienne a repris Palmyre.", "Palmyre", "SY", 34.56, 38.27),
    ("Les forces irakiennes avancent vers Mossoul.", "Mossoul", "IQ", 36.34, 43.13),
    ("Des violences ont éclaté à Tripoli, dans le nord du Liban.", "Tripoli", "LB", 34.43, 35.84),
    ("Le gouvernement libyen siège à Tripoli.", "Tripoli", "LY", 32.89, 13.19),
    ("À Saïda, au Liban, la route est coupée.", "Saïda", "LB", 33.56, 35.37),
    ("À Saïda, en Algérie, la route est coupée.", "Saïda", "DZ", 34.83, 0.15),
    ("L'accident a eu lieu à Valence, dans la Drôme.", "Valence", "FR", 44.93, 4.89),
    ("L'accident a eu lieu à Valence, en Espagne.", "Valence", "ES", 39.47, -0.38),
    ("Les soldats maliens ont quitté la ville de Kidal.", "Kidal", "ML", 18.44, 1.41),
    ("Les drones ont frappé le port d'Odessa, en Ukraine.", "Odessa", "UA", 46.48, 30.73),
    ("Il est né à Odessa, au Texas, aux États-Unis.", "Odessa", "US", 31.85, -102.37),
    ("L'avion s'est posé au Caire.", "Caire", "EG", 30.04, 31.24),
    ("La bouée flotte au Havre.", "Havre", "FR", 49.49, 0.11),
    ("Un attentat a frappé la capitale irakienne.", "la capitale irakienne", "IQ", 33.34, 44.40),
    ("La trêve tient à Hassaké, en Syrie.", "Hassaké", "SY", 36.50, 40.75),
    ("La trêve tient à Tchernihiv, en Ukraine.", "Tchernihiv", "UA", 51.50, 31.29),
    ("Le convoi est parti d'Agadez, au Niger.", "Agadez", "NE", 16.97, 7.99),
    # what holds them outweighs the capital or the country of the name
    ("Le feu a pris à Saint-Denis, en Seine-Saint-Denis.", "Saint-Denis", "FR", 48.94, 2.36),
    ("Le feu a pris à Saint-Denis, à La Réunion.", "Saint-Denis", "RE", -20.88, 55.45),
    ("La gare de Vienne, en Isère, est fermée.", "Vienne", "FR", 45.53, 4.87),
    ("Le musée est à Hamilton, en Ontario.", "Hamilton", "CA", 43.25, -79.85),
    ("La police de Grenade, en Andalousie, enquête.", "Grenade", "ES", 37.18, -3.60),
    ("Une panne a touché San José, en Californie.", "San José", "US", 37.34, -121.89),
]


@pytest.mark.parametrize(("text", "mention", "country", "latitude", "longitude"), RESOLVED)
def test_resolved_by_the_context(nlp, text, mention, country, latitude, longitude):
    place = next(place for place in nlp(text).places if place.text == mention)
    assert (place.country, place.status) == (country, PlaceStatus.RESOLVED)
    assert place.latitude is not None
    assert place.longitude is not None
    assert distance((place.latitude, place.longitude), (latitude, longitude)) < 25
    assert place.evidence


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        ("En Syrie, le village de Zarbourat a été repris.", "Zarbourat", "SY"),
        ("Des hommes armés ont attaqué le village de Zarbourat, au Mali.", "Zarbourat", "ML"),
        ("La place des Tilleuls-Rouges, à Nantes, est fermée.", "place des Tilleuls-Rouges", "FR"),
        ("Le quartier de Dorlat, à Bagdad, est bouclé.", "Dorlat", "IQ"),
        ("Des tirs ont visé Limoges, en Ouganda.", "Limoges", "UG"),
        ("Le village de Zarbourat a été repris.", "Zarbourat", None),
        ("Un cargo a coulé en mer Boréanique, au large de la Norvège.", "mer Boréanique", None),
    ],
)
def test_unlocated_in_the_country_of_the_context(nlp, text, mention, country):
    place = next(place for place in nlp(text).places if place.text == mention)
    assert (place.status, place.country) == (PlaceStatus.UNLOCATED, country)
    assert place.latitude is None


def test_two_towns_of_a_name_stay_candidates(nlp):
    (place,) = nlp("Des combats ont eu lieu dans la ville de Saïda.").places
    assert place.status is PlaceStatus.AMBIGUOUS
    assert {"LB", "DZ"} <= {candidate.country for candidate in place.candidates}
    assert (place.latitude, place.longitude) == (None, None)


def test_a_village_far_from_all_that_is_spoken_of_is_not_taken(nlp):
    text = "L'armée syrienne a repris Homs et Palmyre. Le village d'al-Jadida, en Syrie, reste aux rebelles."
    place = next(place for place in nlp(text).places if place.text == "al-Jadida")
    assert place.country == "SY"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Boukamal est en Syrie. Les rebelles sont à Al-Boukamal.", "Boukamal", "Al-Boukamal"),
        ("Deir Ezzor est en Syrie. L'est de Deir ez-Zor est vaste.", "Deir Ezzor", "Deir ez-Zor"),
        ("Les États-Unis dominent la coalition. Les avions des Etats-Unis volent.", "États-Unis", "Etats-Unis"),
        ("Le village d'al-Zarbourat brûle. Les habitants de Zarbourat fuient.", "al-Zarbourat", "Zarbourat"),
        ("Il habite à Mantes-la-Jolie. La gare de Mantes est fermée.", "Mantes-la-Jolie", "Mantes"),
    ],
)  # fmt: skip
def test_two_spellings_are_one_place(nlp, text, one, other):
    referents = {place.text: place.referent for place in nlp(text).places}
    assert referents[one] == referents[other]


def test_two_places_are_two(nlp):
    analysis = nlp("Homs et Hama sont en Syrie.")
    assert len({place.referent for place in analysis.places}) == 3


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("La province d'Alep est calme, en Syrie.", "Alep", "region"),
        ("La ville d'Alep est calme, en Syrie.", "Alep", "city"),
        ("L'aéroport d'Odessa, en Ukraine, a été touché.", "Odessa", "city"),
        ("La rue Belfroy est fermée.", "rue Belfroy", "street"),
        ("Il a neigé dans le Var.", "Var", "region"),
        ("Un navire a sombré en mer Noire.", "mer Noire", "water"),
        ("La Syrie est vaste.", "Syrie", "country"),
        ("L'hôpital Verdaine est plein.", "hôpital Verdaine", "facility"),
    ],
)
def test_kinds(nlp, text, mention, kind):
    assert {place.text: place.kind for place in nlp(text).places}[mention] == kind


def test_the_outlets_country_is_a_hint_only(nlp):
    text = "Le village de Zarbourat a brûlé."
    assert [place.country for place in nlp(text, outlet="Le Monde").places] == [None]
    assert [place.country for place in nlp("En Syrie, " + text, outlet="Le Monde").places] == ["SY", "SY"]


def test_an_article_that_is_no_part_of_a_name_makes_no_town(nlp):
    places = nlp("À Grenoble, on attend des nouvelles du Front populaire de l'Arzan.").places
    assert [place.text for place in places if place.status is PlaceStatus.RESOLVED] == ["Grenoble"]


def test_evidence_names_the_context(nlp):
    text = "La Syrie est en guerre. En Syrie, le village de Zarbourat a été repris."
    place = nlp(text).places[-1]
    assert "contexte : Syrie, 2 mentions" in place.evidence


def test_a_town_named_like_a_hill_is_a_town(nlp):
    (place, *_) = nlp("La ville de Tell Abyad, en Syrie, a été reprise.").places
    assert (place.text, place.kind, place.country) == ("Tell Abyad", "city", "SY")
    assert place.status is PlaceStatus.RESOLVED


def test_a_quarter_is_not_the_region_of_its_name(nlp):
    places = nlp("Les forces irakiennes sont entrées à Falloujah, dans le quartier de Golan.").places
    golan = next(place for place in places if place.text == "Golan")
    assert (golan.country, golan.status) == ("IQ", PlaceStatus.UNLOCATED)


def test_a_town_is_not_the_power_station_named_after_it(nlp):
    places = nlp("La centrale de Zaporijjia est à l'arrêt. Des drones ukrainiens ont survolé Zaporijjia.").places
    station, town = (place for place in places if place.text == "Zaporijjia")
    assert station.kind == "facility"
    assert station.referent != town.referent


def test_a_street_lies_in_the_country_of_the_town_beside_it(nlp):
    text = "Paris s'inquiète. En France, on attend. À Genève, la foule a gagné la place des Tilleuls-Rouges."
    street = next(place for place in nlp(text).places if place.kind == "street")
    assert street.country == "CH"


@pytest.mark.parametrize(
    "text",
    [
        "Des soldats ont été blessés à Naqoura. Israël et le Hezbollah s'accusent.",
        "Dix soldats français sont morts à Zarbelan, a dit Paris.",
        "L'armée russe a frappé la ville de Zarbelivka. La Russie se tait.",
    ],
)
def test_who_acts_gives_no_country_to_where_it_acts(nlp, text):
    assert nlp(text).places[0].status is PlaceStatus.UNLOCATED
    assert nlp(text).places[0].country is None


def test_invented_places_of_the_examples_stay_off_the_map(nlp):
    texts = sorted((ROOT / "examples").glob("*.txt"))
    assert texts
    real = {"Batoumi", "Tbilissi", "Genève", "Grenoble", "Géorgie"}
    for path in texts:
        resolved = {p.text for p in nlp(path.read_text(encoding="utf-8")).places if p.status is PlaceStatus.RESOLVED}
        assert resolved <= real, path.name
