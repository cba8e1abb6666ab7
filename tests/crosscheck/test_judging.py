"""Directions with their reasons, agencies, quotations, stock phrases, groups: from dossiers of made-up articles."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.crosscheck.comparing import compare
from recoupe.crosscheck.judging import find_copies
from recoupe.dossier import Dossier
from recoupe.model import Copy, CopyGroup, Direction, PassageKind
from tests.crosscheck.corpus import keep, prose


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """An empty dossier."""
    with Dossier(tmp_path / "essai.dossier", create=True) as opened:
        yield opened


def words(seed: object, count: int) -> str:
    """Make up prose that ends as a sentence does."""
    return " ".join(prose(random.Random(str(seed)), count)).rstrip(".,") + "."


def judged(dossier: Dossier) -> tuple[list[Copy], list[CopyGroup]]:
    """Compare and judge."""
    compare(dossier)
    return find_copies(dossier)


WIRE = words("dépêche", 90)


@pytest.mark.parametrize(
    ("first", "second", "direction", "reason"),
    [
        # explicit credit: the agency's own dispatch, another outlet
        ({"outlet": "AFP"}, {"outlet": "Radio Littoral", "end": "\n\n(AFP)"}, "a_to_b", "« 2 » crédite AFP"),
        ({"outlet": "AFP"}, {"outlet": "Radio Littoral", "byline": "Jeanne Roche avec AFP"}, "a_to_b", "crédite AFP"),
        ({"outlet": "La Gazette", "end": "\n\nAvec Le Monde"}, {"outlet": "Le Monde"}, "b_to_a", "crédite Le Monde"),
        ({"outlet": "reuters"}, {"start": "BAMAKO (Reuters) – "}, "a_to_b", "crédite Reuters, qui publie « 1 »"),
        # both, or one, go back to an agency that is neither
        ({"end": "\n\nAFP"}, {"end": "\n\n(avec AFP)"}, None, "les deux textes créditent AFP : source commune"),
        ({"published": "2024-05-03"}, {"published": "2024-05-04", "end": "\n\nAFP"}, None, "peut venir de l’agence"),
        # credits of pictures say nothing
        ({"outlet": "AFP"}, {"end": "\n\nPhoto : AFP"}, None, "rien n’indique"),
        # time
        ({"published": "2024-05-03"}, {"published": "2024-05-04"}, "a_to_b", "« 1 » est publié avant « 2 »"),
        ({"published": "2024-05-05"}, {"published": "2024-05-04"}, "b_to_a", "« 2 » est publié avant « 1 »"),
        ({"published": "2024-05-03"}, {"published": "2024-05-03"}, None, "rien n’indique"),
        ({"published": "2024-05-03T08:00Z"}, {"published": "2024-05-03T09:30+02:00"}, "b_to_a", "plus tôt"),
        ({"published": "2024-05-03T08:00"}, {"published": "2024-05-03T09:30+02:00"}, None, "rien n’indique"),
        ({"published": "2024-05-03"}, {}, None, "rien n’indique"),
        # one stands whole in the other
        ({}, {"end": f" {words('suite', 150)}"}, "a_to_b", "tout entier dans « 2 »"),
        ({"start": f"{words('avant', 150)} "}, {}, "b_to_a", "tout entier dans « 1 »"),
        # reasons disagree
        (
            {"outlet": "AFP", "published": "2024-05-05"},
            {"end": "\n\n(AFP)", "published": "2024-05-04"},
            None,
            "les indices se contredisent",
        ),
        ({"byline": "Karo Menil"}, {"byline": "Karo Menil"}, None, "même signature : karo menil"),
    ],
)
def test_direction(dossier, first, second, direction, reason):
    for id, given in (("1", first), ("2", second)):
        about = {name: value for name, value in given.items() if name not in ("start", "end")}
        keep(dossier, given.get("start", "") + WIRE + given.get("end", ""), id, **about)
    [copy], [group] = judged(dossier)
    assert (copy.a, copy.b, copy.direction) == ("1", "2", direction)
    assert reason in " ".join(copy.why).replace("\xa0", " ")
    assert set(group.documents + group.within) == {"1", "2"}
    assert group.origin == {"a_to_b": "1", "b_to_a": "2", None: None}[direction]


def test_the_day_that_a_person_set_wins(dossier):
    keep(dossier, WIRE, "1", published="2024-05-03T08:00Z")
    keep(dossier, WIRE, "2", published="2024-05-03T09:00Z")
    assert judged(dossier)[0][0].direction is Direction.A_TO_B
    dossier.date("1", "2024-05-03")
    assert judged(dossier)[0][0].direction is None


def test_agencies_are_known_without_their_dispatch(dossier):
    keep(dossier, f"KESSAR (AFP) – {WIRE}", "1", outlet="La Gazette")
    keep(dossier, f"{WIRE}\n\nSources : AFP, Reuters", "2", outlet="Radio Littoral")
    [copy], [group] = judged(dossier)
    assert copy.agencies == group.agencies == ("AFP", "Reuters")
    assert group.origin is None


QUOTE = " ".join(prose(random.Random("citation"), 30)).rstrip(".,")


def test_a_quotation_in_common_is_no_copy(dossier):
    keep(dossier, f"{words(1, 90)} « {QUOTE} », a déclaré le préfet. {words(2, 90)}", "1", published="2024-05-03")
    keep(dossier, f"{words(3, 90)} “{QUOTE}”, selon le préfet. {words(4, 90)}", "2", published="2024-05-04")
    [copy], groups = judged(dossier)
    assert [passage.kind for passage in copy.passages] == [PassageKind.QUOTATION]
    assert (copy.containment_a, copy.containment_b, copy.direction, groups) == (0, 0, None, [])
    assert "citation" in copy.why[0]


def test_a_quotation_inside_a_copied_passage_is_copied(dossier):
    text = f"{words(1, 60)} « {QUOTE} », a déclaré le préfet. {words(2, 60)}"
    for id in ("1", "2"):
        keep(dossier, text, id)
    [copy], _ = judged(dossier)
    assert [(passage.kind, passage.a) for passage in copy.passages] == [(PassageKind.COPY, (0, len(text) - 1))]


STANDING = words("maison", 28)


@pytest.mark.parametrize(("outlets", "stock"), [(["La Gazette"], True), (["La Gazette", "Radio Littoral"], False)])
def test_a_standing_sentence_of_an_outlet(dossier, outlets, stock):
    for n in range(6):
        keep(dossier, f"{words(n, 120)} {STANDING}", str(n), outlet=outlets[n % len(outlets)])
    copies, groups = judged(dossier)
    assert (copies == []) is stock
    assert groups == []


@pytest.mark.parametrize(("days", "stock"), [(1, False), (20, True)])
def test_a_formula_comes_back_over_weeks_news_do_not(dossier, days, stock):
    for n in range(8):
        day = 1 + days * (n % 2)
        keep(dossier, f"{words(n, 120)} {STANDING}", str(n), outlet=f"Journal {n}", published=f"2024-05-{day:02}")
    assert (judged(dossier)[0] == []) is stock


def test_a_short_text_that_is_all_there_is_is_no_standing_sentence(dossier):
    for n in range(6):
        keep(dossier, STANDING, str(n), outlet="La Gazette")
    copies, [group] = judged(dossier)
    assert len(copies) == 15
    assert len(group.documents) == 6


def test_boilerplate_and_credits_are_no_copies(dossier):
    line = (
        "Abonnez-vous pour lire chaque matin toute l’actualité du port, des marchés et de la météo marine sur le site"
    )
    for n in range(2):
        keep(dossier, f"{words(n, 120)}\n\n{line}\n\n{words(n + 10, 120)}", str(n))
    assert judged(dossier) == ([], [])


def test_a_long_article_is_in_the_group_of_each_dispatch_that_it_holds(dossier):
    one, other = words("une", 80), words("autre", 80)
    keep(dossier, one, "1", published="2024-05-03")
    keep(dossier, other, "2", published="2024-05-03")
    keep(dossier, f"{words(1, 150)} {one} {words(2, 150)} {other} {words(3, 150)}", "long", published="2024-05-05")
    keep(dossier, f"{one} Ajouté plus tard.", "3", published="2024-05-04")
    _, groups = judged(dossier)
    assert [(group.id, group.documents, group.within, group.origin) for group in groups] == [
        (0, ("1", "3"), ("long",), "1"),
        (1, ("2",), ("long",), "2"),
    ]
    assert (groups[0].earliest, groups[0].latest) == ("2024-05-03", "2024-05-03")
    number, start, end = groups[0].sample
    assert dossier.text(number)[start:end] == one.rstrip(".")


def test_a_wire_in_two_hundred_outlets_is_one_group(dossier):
    for n in range(200):
        keep(dossier, f"{WIRE} {words(n, 20)}", str(n), outlet=f"Journal {n}", published=f"2024-05-{1 + n // 10:02}")
    copies, [group] = judged(dossier)
    assert len(group.documents) == 200
    assert len(copies) < 200 * 60
    dossier.remove("100")
    _, [group] = judged(dossier)
    assert len(group.documents) == 199


def test_a_revision_is_no_copy_of_the_first(dossier):
    page = "url:https://gazette.example/1"
    keep(dossier, WIRE, "1", key=page)
    keep(dossier, f"{WIRE} Précision : le pont est rouvert.", "1", key=page)
    assert judged(dossier) == ([], [])
    keep(dossier, f"{words(1, 50)} {WIRE}", "2")
    [copy], _ = judged(dossier)
    assert (copy.a, copy.b) == ("1", "2")
    assert dossier.document(copy.numbers[0]).revision == 2
    keep(dossier, f"Tout autre chose. {words(5, 80)}", "1", key=page)
    assert judged(dossier) == ([], [])


def test_what_is_removed_leaves_nothing(dossier):
    for n in range(3):
        keep(dossier, f"{WIRE} {words(n, 30)}", str(n))
    assert len(judged(dossier)[0]) == 3
    dossier.remove("1")
    [copy], _ = judged(dossier)
    assert {copy.a, copy.b} == {"0", "2"}


def test_two_long_documents_of_many_passages(dossier):
    chance = random.Random(8)
    paragraphs = [words(n, 25) for n in range(4000)]
    for id in ("1", "2"):
        keep(dossier, " ".join(chance.sample(paragraphs, len(paragraphs))), id)
    begun = time.monotonic()
    [copy], _ = judged(dossier)
    assert len(copy.passages) > 3900
    assert time.monotonic() - begun < 30
