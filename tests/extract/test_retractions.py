"""Somebody takes words back: records of their own that name the statement taken back where that can be told."""

from __future__ import annotations

import pytest

from tests.extract.finding import text_of, words


@pytest.mark.parametrize(
    ("text", "cue", "source", "origin", "taken"),
    [
        (
            "Le témoin avait affirmé que la police avait tiré. Il s'est rétracté mardi.",
            "s'est rétracté",
            "Il",
            "témoin",
            "la police avait tiré",
        ),
        (
            "Le ministre avait annoncé que la ville était prise, avant de se rétracter.",
            "se rétracter",
            "Le ministre",
            "ministre",
            "la ville était prise",
        ),
        (
            "Le général a reconnu s'être trompé en affirmant que le pont était détruit.",
            "reconnu s'être trompé",
            "Le général",
            "général",
            "le pont était détruit",
        ),
        (
            "Le porte-parole a affirmé que l'otage était mort. Mercredi, il est revenu sur ses propos.",
            "revenu sur ses propos",
            "il",
            "porte-parole",
            "l'otage était mort",
        ),
    ],
)
def test_what_is_taken_back(nlp, text, cue, source, origin, taken):
    analysis = nlp(text)
    [found] = analysis.retractions
    assert (found.cue.text, text_of(found.source), found.origin) == (cue, source, origin)
    assert found.retracts is not None
    assert words(analysis.statements[found.retracts]) == taken


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Le gouverneur est revenu sur ses déclarations.", "gouverneur"),
        ("L'ancien soldat est revenu sur ses aveux.", "ancien soldat"),
        ("L'agence a retiré sa dépêche.", "agence"),
        ("Contrairement à ce qu'il avait annoncé, le ministre ne se rendra pas à Doha.", "ministre"),
    ],
)
def test_where_the_words_taken_back_are_not_given(nlp, text, origin):
    analysis = nlp(text)
    [found] = analysis.retractions
    assert (found.origin, found.retracts) == (origin, None)
    assert analysis.statements == ()


def test_words_of_somebody_else_are_not_taken_back(nlp):
    text = "Awa Sow affirme que le pont est coupé. Ali Diop est revenu sur ses déclarations."
    [found] = nlp(text).retractions
    assert (found.origin, found.retracts) == ("Ali Diop", None)


@pytest.mark.parametrize(
    "text",
    [
        "L'armée a retiré ses troupes.",
        "Le général est revenu sur les lieux de l'attaque.",
        "La mairie ne s'est pas rétractée.",
        "Le convoi est revenu sur ses pas.",
        "Le ministre a retiré son manteau.",
    ],
)
def test_what_takes_nothing_back(nlp, text):
    assert nlp(text).retractions == ()
