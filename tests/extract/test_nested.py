"""A statement inside a statement names its parent, and who reports it is its relay."""

from __future__ import annotations

import pytest

from tests.extract.finding import words


@pytest.mark.parametrize(
    ("text", "outer", "inner", "relays"),
    [
        (
            "Le ministre a affirmé que l'armée avait promis de se retirer.",
            ("ministre", "l'armée avait promis de se retirer"),
            ("armée", "de se retirer"),
            ("ministre",),
        ),
        (
            "Selon l'ONU, le chef rebelle a juré que ses hommes déposeraient les armes.",
            ("ONU", "le chef rebelle a juré que ses hommes déposeraient les armes"),
            ("chef rebelle", "ses hommes déposeraient les armes"),
            ("ONU",),
        ),
        (
            "Un diplomate assure que Kigali nie toute présence militaire.",
            ("diplomate", "Kigali nie toute présence militaire"),
            ("Kigali", "toute présence militaire"),
            ("diplomate",),
        ),
        (
            "Erevan affirme que Bakou accuse Tbilissi de trahison.",
            ("Erevan", "Bakou accuse Tbilissi de trahison"),
            ("Bakou", "Tbilissi de trahison"),
            ("Erevan",),
        ),
    ],
)
def test_one_inside_the_other(nlp, text, outer, inner, relays):
    first, second = nlp(text).statements
    assert (first.parent, second.parent) == (None, first.id)
    assert (first.origin, words(first)) == outer
    assert (second.origin, words(second)) == inner
    assert (first.relays, second.relays) == ((), relays)


def test_three_deep(nlp):
    text = "Le maire a ajouté que les rebelles, selon la police, refusaient de partir."
    first, second, third = nlp(text).statements
    assert [s.parent for s in (first, second, third)] == [None, 0, 1]
    assert third.relays == ("police", "maire")


def test_side_by_side_is_not_nested(nlp):
    text = "Le maire dénonce le siège. Le gouverneur promet une trêve."
    assert [s.parent for s in nlp(text).statements] == [None, None]


def test_nothing_has_its_parent_in_another_sentence(nlp):
    text = "Le maire affirme que le pont tient. « Les vivres manquent depuis trois jours. » Bakou nie toute attaque."
    assert {s.parent for s in nlp(text).statements} == {None}
