"""Events, places and areas on a map."""

from __future__ import annotations

import json
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.exports.dossier._land import outline, spot
from recoupe.gazetteer.geodesy import distance
from recoupe.model import Area, AreaKind
from tests.exports.dossiers import export, hostile, keep, plain
from tests.making import TEXT, sample


def features(path, kind):
    found = json.loads(export(path, "geojson"))
    assert found["type"] == "FeatureCollection"
    return [feature for feature in found["features"] if feature["properties"]["feature"] == kind]


def test_what_is_located_has_a_point_and_its_precision(tmp_path):
    path = keep(tmp_path / "a.dossier", sample())
    taken, killed = features(path, "event")
    assert taken["geometry"] == {"type": "Point", "coordinates": [-40.92, 34.45]}
    assert taken["properties"]["precision_km"] == 2.5
    assert killed["geometry"] is None
    first, _, ostrel, _ = features(path, "place")
    assert first["geometry"] == taken["geometry"]
    assert (ostrel["geometry"], ostrel["properties"]["status"]) == (None, "ambiguous")
    assert ostrel["properties"]["candidates"] == ["Ostrel (XV)", "Ostrell (XT)"]


def test_every_feature_leads_back_to_its_passage(tmp_path):
    path = keep(tmp_path / "a.dossier", sample())
    for kind in ("event", "place", "area"):
        for feature in features(path, kind):
            found = feature["properties"]
            assert found["document"] == "depeche.txt"
            assert TEXT[found["start"] : found["end"]] == found["text"]


def test_a_ring_is_a_polygon_with_a_hole(tmp_path):
    [ring] = features(keep(tmp_path / "a.dossier", sample()), "area")
    assert ring["properties"]["distance_km"] == 70
    assert ring["properties"]["references"] == ["Orsenne"]
    outer, hole = ring["geometry"]["coordinates"]
    far = [distance((34.45, -40.92), (latitude, longitude)) for longitude, latitude in outer]
    near = [distance((34.45, -40.92), (latitude, longitude)) for longitude, latitude in hole]
    assert (min(far), max(far)) == pytest.approx((84, 84), abs=0.1)
    assert (min(near), max(near)) == pytest.approx((56, 56), abs=0.1)
    assert turn(outer) > 0 > turn(hole)


def turn(ring):
    """Twice the area that a ring encloses, positive where it runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def area(**known):
    base = {"id": 0, "start": 0, "end": 4, "text": "à 70", "place": None, "references": (0,), "latitude": 34.45}
    return Area(**{**base, "longitude": 40.92, "precision_km": 10.0, "kind": AreaKind.NEAR, **known})


@pytest.mark.parametrize("bearing", [0, 45, 90, 180, 270, 315])
def test_a_sector_opens_from_its_place_to_its_side(bearing):
    places = sample().places
    sector = area(kind=AreaKind.SECTOR, bearing=bearing, latitude=34.6, longitude=-40.9)
    rings = outline(sector, places)
    assert rings is not None
    [ring] = rings
    assert ring[0] == ring[-1] == [-40.92, 34.45]
    assert turn(ring) > 0
    side = {0: (0, 1), 45: (1, 1), 90: (1, 0), 180: (0, -1), 270: (-1, 0), 315: (-1, 1)}[bearing]
    middle = ring[len(ring) // 2]
    assert (middle[0] + 40.92) * side[0] + (middle[1] - 34.45) * side[1] > 0.1


def test_a_place_that_only_the_text_locates_lies_there():
    analysis = sample()
    event = msgspec.structs.replace(analysis.events[0], place="Ostrel", place_id=2)
    found = spot(event, analysis)
    assert found is not None
    assert (found.latitude, found.longitude, found.precision_km, found.area) == (34.45, -40.92, 72.5, analysis.areas[0])


def test_what_happens_at_some_distance_does_not_happen_in_the_place():
    analysis = sample()
    event = msgspec.structs.replace(analysis.events[0], place_id=3)  # « à 70 km d’Orsenne »
    found = spot(event, analysis)
    assert found is not None
    assert found.area == analysis.areas[0]


def test_an_area_that_cannot_be_drawn_in_one_piece_has_no_outline():
    assert outline(area(longitude=179.99), sample().places) is None
    assert outline(area(latitude=89.0), sample().places) is None
    assert outline(area(latitude=None, longitude=None), sample().places) is None


@given(
    st.sampled_from(AreaKind),
    st.floats(-80, 80),
    st.floats(-179, 179),
    st.floats(0, 5000),
    st.none() | st.floats(0, 360),
    st.none() | st.floats(0, 4000),
)
def test_every_outline_is_closed_and_on_the_map(kind, latitude, longitude, precision, bearing, far):
    drawn = area(
        kind=kind, latitude=latitude, longitude=longitude, precision_km=precision, bearing=bearing, distance_km=far
    )
    for number, ring in enumerate(outline(drawn, sample().places) or []):
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert all(-180 <= east <= 180 and -90 <= north <= 90 for east, north in ring)
        assert turn(ring) * (-1 if number else 1) >= -1e-9


def test_texts_do_not_break_the_collection(tmp_path):
    path = keep(tmp_path / "a.dossier", hostile(), plain("Rien."))
    [event] = features(path, "event")
    assert event["properties"]["actor1"] == "+33"
