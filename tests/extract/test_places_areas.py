"""What the text locates by other places: rings, sectors, stretches between."""

from __future__ import annotations

import pytest

from recoupe.gazetteer.geodesy import destination, distance
from recoupe.model import AreaKind, PlaceStatus

AREAS = [
    # (text, expression, kind, distance, bearing)
    ("Le convoi est à 70 km de Homs, en Syrie.", "à 70 km de Homs", AreaKind.RING, 70.0, None),
    ("Le camp est à 30 km à l'est de Palmyre.", "à 30 km à l'est de Palmyre", AreaKind.RING, 30.0, 90.0),
    ("L'attaque a eu lieu à une vingtaine de kilomètres au nord de Gao.",
     "à une vingtaine de kilomètres au nord de Gao", AreaKind.RING, 20.0, 0.0),
    ("Le poste est à environ 12,5 km au sud-ouest de Kharkiv.",
     "à environ 12,5 km au sud-ouest de Kharkiv", AreaKind.RING, 12.5, 225.0),
    ("Le poste est à 800 mètres de Kharkiv.", "à 800 mètres de Kharkiv", AreaKind.RING, 0.8, None),
    ("Le poste est à trois kilomètres de la ville de Kharkiv.",
     "à trois kilomètres de la ville de Kharkiv", AreaKind.RING, 3.0, None),
    ("Les combats se déroulent à l'est de Homs.", "à l'est de Homs", AreaKind.SECTOR, None, 90.0),
    ("Les combats se déroulent au nord-ouest d'Alep.", "au nord-ouest d'Alep", AreaKind.SECTOR, None, 315.0),
    ("Des raids ont frappé l'est de la Syrie.", "l'est de la Syrie", AreaKind.SECTOR, None, 90.0),
    ("Le convoi est passé près de Mossoul.", "près de Mossoul", AreaKind.NEAR, None, None),
    ("Le convoi est passé non loin d'Erbil.", "non loin d'Erbil", AreaKind.NEAR, None, None),
    ("Les rebelles sont aux environs de Hama.", "aux environs de Hama", AreaKind.NEAR, None, None),
    ("Les rebelles sont à quelques kilomètres de Hama.", "à quelques kilomètres de Hama", AreaKind.NEAR, None, None),
    ("Le convoi est à proximité de Bamako.", "à proximité de Bamako", AreaKind.NEAR, None, None),
    ("La route est coupée entre Homs et Palmyre.", "entre Homs et Palmyre", AreaKind.BETWEEN, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expression", "kind", "km", "bearing"), AREAS, ids=[row[1] for row in AREAS])
def test_areas(nlp, text, expression, kind, km, bearing):
    analysis = nlp(text)
    (area,) = analysis.areas
    assert (area.text, area.kind, area.distance_km, area.bearing) == (expression, kind, km, bearing)
    assert text[area.start : area.end] == expression
    assert area.latitude is not None
    assert area.precision_km is not None


@pytest.mark.parametrize(
    "text",
    [
        "Près de 5.000 personnes ont fui la Syrie.",
        "La crise entre Rome et Paris s'aggrave.",
        "Il a quitté Homs à l'est du pays.",
        "Les combats continuent à Homs.",
    ],
)
def test_no_area(nlp, text):
    assert nlp(text).areas == ()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Le village de Zarbourat, à 70 km de Homs, a été pris.", "Zarbourat"),
        ("Le village de Zarbourat, situé à 15 km au nord d'Alep, a été pris.", "Zarbourat"),
        ("Zarbourat se trouve près de Homs. Le village de Zarbourat a été pris.", "Zarbourat"),
        ("Le village de Zarbourat a été pris. Ce village se situe à 70 km de Homs.", "Zarbourat"),
        ("Zarbourat brûle. La base de Norimeh, près de Homs, aussi. Cette base est à 5 km d'Alep.", "Norimeh"),
        ("Le convoi est à 70 km de Homs.", None),
        ("Les miliciens ont fui vers l'Euphrate. Cette localité se situe à 60 km de Hassaké.", None),
    ],
)
def test_what_is_located_so(nlp, text, figure):
    analysis = nlp(text)
    place = analysis.areas[-1].place
    assert (analysis.places[place].text if place is not None else None) == figure


def test_an_unlocated_village_says_what_it_is_near(nlp):
    place = nlp("Le village de Zarbourat, à 70 km de Homs, en Syrie, a été pris.").places[0]
    assert place.status is PlaceStatus.UNLOCATED
    assert place.evidence[0] == "non localisé, à 70 km de Homs"


def test_centre_lies_where_the_text_says(nlp):
    analysis = nlp("Le camp est à 30 kilomètres à l'est de Palmyre.")
    (area,) = analysis.areas
    (palmyra,) = analysis.places
    centre = destination((palmyra.latitude, palmyra.longitude), 90, 30)
    assert distance((area.latitude, area.longitude), centre) < 0.1


def test_between_is_halfway(nlp):
    analysis = nlp("La route est coupée entre Homs et Palmyre.")
    (area,) = analysis.areas
    ways = [distance((area.latitude, area.longitude), (p.latitude, p.longitude)) for p in analysis.places]
    assert abs(ways[0] - ways[1]) < 0.1
    assert area.references == (0, 1)


def test_an_area_by_an_unlocated_place_has_no_centre(nlp):
    (area,) = nlp("Le convoi est à 12 km du village de Zarbourat.").areas
    assert (area.distance_km, area.latitude, area.precision_km) == (12.0, None, None)
