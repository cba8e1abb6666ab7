"""Which place a name means, or that it cannot be told, on invented lists."""

from __future__ import annotations

import pytest

from recoupe.gazetteer import How, settle
from tests.gazetteer.dumps import gazetteer, row

NEAR_HOMS, NEAR_MOPTI, FAR = (34.7, 36.7), (14.5, -4.2), (60.0, 30.0)


def test_without_context_the_only_town_of_a_name_is_meant(tmp_path):
    found = gazetteer(tmp_path, [row(1, "Barzoun", population=60_000), row(2, "Nourabad", population=900_000)])
    decision = found.resolve("Barzoun", {})
    assert decision.place is not None
    assert decision.place.id == "test:1"
    assert decision.reasons == ("même nom que Barzoun",)


def test_without_context_a_village_is_not_taken(tmp_path):
    found = gazetteer(tmp_path, [row(1, "Barzoun", population=600)])
    assert found.resolve("Barzoun", {}).place is None
    assert found.resolve("Barzoun", {"SY": 1.0}).place is not None


@pytest.mark.parametrize(("larger", "settled"), [(2_000_000, True), (90_000, False)])
def test_without_context_a_namesake_must_be_much_larger(tmp_path, larger, settled):
    rows = [row(1, "Barzoun", population=60_000), row(2, "Barzoun", at=NEAR_MOPTI, country="ML", population=larger)]
    decision = gazetteer(tmp_path, rows).resolve("Barzoun", {})
    assert (decision.place is not None) is settled
    assert len(decision.candidates) == 2
    if not settled:
        assert decision.reasons[0].startswith("plusieurs lieux possibles")


def test_the_country_of_the_context_decides(tmp_path):
    rows = [row(1, "Barzoun", population=60_000), row(2, "Barzoun", at=NEAR_MOPTI, country="ML", population=90_000)]
    found = gazetteer(tmp_path, rows)
    for country in ("SY", "ML"):
        place = found.resolve("Barzoun", {country: 1.0}).place
        assert place is not None
        assert place.country == country


def test_two_countries_of_the_context_are_told_apart_by_what_lies_near(tmp_path):
    rows = [
        row(1, "Barzoun", at=NEAR_HOMS, population=9_000),
        row(2, "Barzoun", at=NEAR_MOPTI, country="ML", population=9_000),
    ]
    found = gazetteer(tmp_path, rows)
    context = {"SY": 1.0, "ML": 1.0}
    assert found.resolve("Barzoun", context).place is None
    near = found.resolve("Barzoun", context, [NEAR_MOPTI]).place
    assert near is not None
    assert near.country == "ML"


def test_one_place_in_two_lists_is_no_rival_of_itself(tmp_path):
    rows = [row(1, "Barzoun", at=(34.0, 38.0), population=9_000), row(2, "Barzoun", at=(34.1, 38.1), population=9_000)]
    assert gazetteer(tmp_path, rows).resolve("Barzoun", {}).place is not None


def test_a_name_that_is_merely_alike_is_never_taken_outside_the_context(tmp_path):
    found = gazetteer(tmp_path, [row(1, "Marzabrouka", population=900_000)])
    assert found.resolve("Marzibreka", {}).place is None
    assert found.resolve("Marzibreka", {"ML": 1.0}).place is None
    inside = found.resolve("Marzibreka", {"SY": 1.0})
    assert [match.how for match in inside.candidates] == [How.SIMILAR]


def test_a_sound_from_a_country_that_nobody_transcribes_is_not_taken(tmp_path):
    rows = [row(1, "Kumatori", at=FAR, country="JP", population=400_000)]
    found = gazetteer(tmp_path, rows)
    assert found.resolve("Koumatori", {}).place is None
    assert found.resolve("Kumatori", {}).place is not None


def test_an_arabic_article_keeps_to_where_names_are_arabic(tmp_path):
    rows = [row(1, "Soukhnia", at=FAR, country="RU", population=400_000), row(2, "Sukhniyah", population=20_000)]
    found = gazetteer(tmp_path, rows)
    assert {match.place.country for match in found.find("Al-Soukhnia")} == {"SY"}
    assert {match.place.country for match in found.find("Soukhnia")} == {"SY", "RU"}


def test_a_name_nobody_knows(tmp_path):
    decision = gazetteer(tmp_path, [row(1, "Barzoun")]).resolve("Quelque part", {"SY": 1.0})
    assert (decision.place, decision.candidates) == (None, ())
    assert decision.reasons == ("aucune liste ne connaît ce nom",)


def test_the_order_of_the_matches_does_not_matter(tmp_path):
    rows = [row(n, "Barzoun", at=(30.0 + n, 38.0), population=1_000 * n) for n in range(1, 9)]
    matches = gazetteer(tmp_path, rows).find("Barzoun")
    assert settle(matches, {"SY": 0.5}) == settle(matches[::-1], {"SY": 0.5})


def test_exact_names_alone_can_be_asked_for(tmp_path):
    found = gazetteer(tmp_path, [row(1, "Hassaka"), row(2, "Hasakeh"), row(3, "Al-Hassaka")])
    assert [m.place.id for m in found.find("Hassaka", ["SY"], alike=False)] == ["test:1", "test:3"]
    assert [m.how for m in found.find("Hassaka", ["SY"])] == [How.EXACT, How.ARTICLE, How.SOUND]
    assert len(found.find("Hassaka", ["SY"], limit=2)) == 2
