"""What holds of all places and areas, whatever the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.gazetteer.geodesy import destination, distance, midpoint
from recoupe.model import PlaceStatus

_NAMES = st.sampled_from(
    "Homs Alep Zarbour al-Norim Saïda Tripoli Valence Kiev Gao Washington Orange Syrie Liban Var A7 US".split()
)
_FRAMES = st.sampled_from(
    [
        "Les combats ont repris à {}. ",
        "Le village de {} a été pris. ",
        "Le convoi est à 12 km au nord de {}. ",
        "{} a démenti. ",
        "La route entre {} et {} est coupée. ",
        "Ce village se situe près de {}. ",
        "({}) ",
        "{}, {} et {} ",
        "L'armée syrienne, le maire de {}",
        "\n{} (AFP) – ",
    ]
)
_SENTENCES = st.tuples(_FRAMES, st.lists(_NAMES, min_size=3, max_size=3)).map(lambda pair: pair[0].format(*pair[1]))
_TEXTS = st.lists(_SENTENCES | st.text(max_size=20), min_size=1, max_size=6).map("".join)
_POINTS = st.tuples(st.floats(-85, 85), st.floats(-179, 179))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXTS)
def test_records_are_sound(nlp, text):
    analysis = nlp(text)
    whole = analysis.text
    for number, place in enumerate(analysis.places):
        assert place.id == number
        assert whole[place.start : place.end] == place.text != ""
        assert 0 <= place.referent <= place.id
        assert analysis.places[place.referent].referent == place.referent
        assert (place.latitude is None) == (place.longitude is None) == (place.status is not PlaceStatus.RESOLVED)
        assert (place.status is PlaceStatus.AMBIGUOUS) == (len(place.candidates) > 1)
    spans = [(place.start, place.end) for place in analysis.places]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for number, area in enumerate(analysis.areas):
        assert area.id == number
        assert whole[area.start : area.end] == area.text
        assert all(0 <= reference < len(analysis.places) for reference in area.references)
        assert area.place not in area.references
    again = nlp(text)
    assert (again.places, again.areas) == (analysis.places, analysis.areas)


@given(_POINTS, st.floats(0, 359), st.floats(0, 2000))
def test_destination_lies_at_its_distance(start, bearing, km):
    assert abs(distance(start, destination(start, bearing, km)) - km) < 0.01


@given(_POINTS, _POINTS)
def test_midpoint_lies_as_far_from_both(one, other):
    centre = midpoint(one, other)
    assert abs(distance(one, centre) - distance(centre, other)) < 0.01
