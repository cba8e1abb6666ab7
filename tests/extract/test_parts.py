"""Bylines, datelines, credits and boilerplate: what in a text is about the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extract.parts import find_parts
from recoupe.lexicon import load_lexicon

LEXICON = load_lexicon()
BODY = "Le pont de Kessar est coupé depuis lundi, selon la mairie.\n\nLes habitants passent par la vallée.\n\n"
BODY += "La route du nord reste ouverte.\n\nLe marché a lieu.\n\nLes écoles rouvrent.\n\nRien d’autre n’a changé."


def parts(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = find_parts(text, LEXICON)
    assert all(text[part.start : part.end] == part.text for part in found)
    return [(part.kind.value, part.text, part.names) for part in found]


@pytest.mark.parametrize(
    ("line", "kind", "names"),
    [
        ("Par Jeanne Roche", "byline", ("Jeanne Roche",)),
        ("Par Jeanne Roche et Karim Benali, à Kessar", "byline", ("Jeanne Roche", "Karim Benali")),
        ("Par Jeanne Roche avec AFP", "byline", ("Jeanne Roche", "AFP")),
        ("Propos recueillis par Paul Darmel", "byline", ("Paul Darmel",)),
        ("De notre correspondante à Kessar, Jeanne Roche", "byline", ("Jeanne Roche",)),
        ("Avec l’Agence France-Presse", "credit", ("AFP",)),
        ("Sources : AFP, Reuters", "credit", ("AFP", "Reuters")),
        ("(avec Reuters et Belga)", "credit", ("Reuters", "Belga")),
        ("AFP/Reuters", "credit", ("AFP", "Reuters")),
        ("© Belga", "credit", ("Belga",)),
        ("Lire aussi : Le port rouvre lundi", "boilerplate", ()),
    ],
)
@pytest.mark.parametrize("top", [True, False], ids=["top", "end"])
def test_a_line_of_its_own(line, kind, names, top):
    text = f"{line}\n\n{BODY}" if top else f"{BODY}\n\n{line}\n"
    assert parts(text) == [(kind, line, names)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jeanne Roche", ("Jeanne Roche",)),
        ("L. M.", ("L. M.",)),
        ("L. M./Agences", ("L. M.",)),
        ("Ostrel MENIL", ("Ostrel MENIL",)),
        ("J.-P. Roche, avec AFP", ("J.-P. Roche", "AFP")),
    ],
)
def test_a_signature_at_the_end(line, names):
    assert parts(f"{BODY}\n{line}") == [("byline", line, names)]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("BAMAKO (AFP) –", ("AFP",)),
        ("BAMAKO, 12 juin (Reuters) -", ("Reuters",)),
        ("Bamako (Mali), le 12 juin 2019 (Xinhua) –", ("Xinhua",)),
        ("(Belga) -", ("Belga",)),
        ("Paris, AFP.", ("AFP",)),
    ],
)
def test_a_dateline_stands_in_front_of_a_paragraph(head, names):
    assert parts(f"{head} {BODY}") == [("dateline", head, names)]


@pytest.mark.parametrize("closing", ["(AFP)", "(avec AFP)", "(Source : Reuters)"])
def test_a_bracket_at_the_end(closing):
    assert [(kind, text) for kind, text, _ in parts(f"{BODY} {closing}")] == [("credit", closing)]


@pytest.mark.parametrize(
    "line",
    [
        "Tour de France",
        "Macron au centre des critiques",
        "Le maire a travaillé avec Reuters pendant deux ans dans cette ville du nord.",
        "Avec la pluie",
        "Deux blessés (une femme et un enfant)",
        "Nouvelle Donne",
        "Kessar (nord) – Le pont est coupé.",
        "Sources : deux habitants",
    ],
)
def test_what_is_no_part(line):
    assert parts(f"{line}\n\n{BODY}\n\n{line}") == []


@pytest.mark.parametrize("phrase", LEXICON.boilerplate.phrases, ids=lambda phrase: phrase.phrase)
def test_every_phrase_of_pages_has_an_example(phrase):
    assert LEXICON.boilerplate.matches(phrase.example) is not None
    assert LEXICON.boilerplate.matches(
        f"Le maire a dit hier que {phrase.phrase} était écrit sur la page du journal"
    ) in (
        None,
        *(other.phrase for other in LEXICON.boilerplate.phrases if other.where in ("inside", "end")),
    )


@given(st.text(alphabet="Par AFP()\n.,/-–é L", max_size=80) | st.text(max_size=80))
def test_any_text_has_parts_that_lie_in_it_and_apart(text):
    found = find_parts(text, LEXICON)
    assert all(text[part.start : part.end] == part.text for part in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_analysis_has_them(nlp):
    analysis = nlp(f"BAMAKO (AFP) – {BODY}\n\nLire aussi : Le port rouvre lundi")
    assert [part.kind.value for part in analysis.parts] == ["dateline", "boilerplate"]
