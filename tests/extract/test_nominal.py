"""Nouns that report: an appeal to somebody, a promise that, a document that introduces a quotation."""

from __future__ import annotations

import pytest

from recoupe.model import Attitude
from tests.extract.finding import contents, only, text_of, words


@pytest.mark.parametrize(
    ("text", "rule", "cue", "source", "content", "attitude"),
    [
        (
            "L'appel du pape à déposer les armes est resté sans effet.",
            "n_a",
            "appel",
            "pape",
            "à déposer les armes",
            Attitude.CALL,
        ),
        (
            "La promesse que les otages seraient libérés n'a pas été tenue.",
            "n_que",
            "promesse",
            None,
            "les otages seraient libérés",
            Attitude.COMMIT,
        ),
        (
            "La mise en garde de l'ONU contre une famine n'a pas suffi.",
            "n_contre",
            "mise en garde",
            "l'ONU",
            "contre une famine",
            Attitude.ASSERT,
        ),
        (
            "Les doutes de Bogota sur la vidéo demeurent.",
            "n_sur",
            "doutes",
            "Bogota",
            "la vidéo",
            Attitude.SUSPECT,
        ),
        (
            "Le plaidoyer du pape pour la paix a été entendu.",
            "n_pour",
            "plaidoyer",
            "pape",
            "pour la paix",
            Attitude.CALL,
        ),
        (
            "Le refus de Kaboul de négocier a surpris.",
            "n_de",
            "refus",
            "Kaboul",
            "de négocier",
            Attitude.DENY,
        ),
        (
            "La réponse de Nicosie est nette : « Nous ne céderons pas un mètre. »",
            "n_intro",
            "réponse",
            "Nicosie",
            "Nous ne céderons pas un mètre",
            Attitude.ASSERT,
        ),
        (
            "La réponse d'Ankara est nette : « Nous ne céderons pas un mètre. »",
            "n_intro",
            "réponse",
            "Ankara",
            "Nous ne céderons pas un mètre",
            Attitude.ASSERT,
        ),
    ],
)
def test_nouns(nlp, text, rule, cue, source, content, attitude):
    found = only(nlp(text))
    assert (found.why.rule, text_of(found.cue), text_of(found.source), words(found)) == (rule, cue, source, content)
    assert found.attitude is attitude


@pytest.mark.parametrize("of", ["de Kiev", "de Moscou"])
def test_selon_laquelle_behind_a_noun(nlp, of):
    found = nlp(f"L'accusation {of} selon laquelle la centrale a été minée, reste sans preuve.").statements[0]
    assert (found.why.rule, found.attitude, found.origin) == ("n_selon", Attitude.ACCUSE, of.removeprefix("de "))
    assert words(found) == "la centrale a été minée"


@pytest.mark.parametrize(
    "text",
    [
        "Une annonce est attendue mardi.",
        "Ses déclarations ont surpris.",
        "Le message est signé par trois chefs.",
        "La demande de blé a baissé.",
        "L'appel d'offres est ouvert.",
    ],
)
def test_a_noun_alone_reports_nothing(nlp, text):
    assert contents(nlp(text)) == []
