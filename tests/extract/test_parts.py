"""Bylines, datelines, credits and boilerplate: what in a text is about the text."""

from __future__ import annotations

import time
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
        ("Par Jeanne Roche , chercheuse associée", "byline", ("Jeanne Roche",)),
        ("Par La Presse Canadienne", "byline", ("La Presse canadienne",)),
        ("Par Reuters", "credit", ("Reuters",)),
        ("* Traduit de l'anglais par Jeanne Roche", "byline", ("Jeanne Roche",)),
        ("Texte et photos : Jeanne Roche", "byline", ("Jeanne Roche",)),
        ("Jeanne Roche, Agence France-Presse", "byline", ("Jeanne Roche", "AFP")),
        ("Jeanne Roche | AFP", "byline", ("Jeanne Roche", "AFP")),
        ("Avec agences", "credit", ()),
        ("AFP/VNA/CVN", "credit", ("AFP",)),
        ("La Presse Canadienne", "credit", ("La Presse canadienne",)),
        ("© DDM", "credit", ()),
        ("© 1994-2019 Agence France-Presse", "credit", ("AFP",)),
        ("© Sputnik . Jeanne Roche", "credit", ("Sputnik",)),
        ("© AP Photo / Jeanne Roche", "credit", ("AP",)),
        ("Photo: Jeanne Roche Agence France-Presse", "credit", ("AFP",)),
        ("PHOTO JEANNE ROCHE, AGENCE FRANCE-PRESSE", "credit", ("AFP",)),
        ("AA - Ankara - Jeanne Roche", "dateline", ("Anadolu", "Jeanne Roche")),
        ("APA-Bamako (Mali)", "dateline", ("APA",)),
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
        ("R.F./ L.S.", ("R.F.", "L.S.")),
        ("H.M", ("H.M",)),
        ("(Jeanne Roche, édité par Paul Darmel)", ("Jeanne Roche", "Paul Darmel")),
        ("(Version française Jeanne Roche)", ("Jeanne Roche",)),
        ("(Reportage de Jeanne Roche à Kessar, rédigé par Paul Darmel)", ("Jeanne Roche", "Paul Darmel")),
        ("(Jeanne Roche pour le service français)", ("Jeanne Roche",)),
        ("abc-def/ghi", ()),
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
        ("Paris (AFP)", ("AFP",)),
        ("Paris, 11 jan 2019 (AFP) -", ("AFP",)),
        ("PARIS/LONDRES, 3 mars (Reuters) –", ("Reuters",)),
        ("New York (Nations unies), 1er mai (AFP) -", ("AFP",)),
        ("Saint-Denis de la Réunion (AFP) -", ("AFP",)),
        ("PÉKIN, 3 sept. 2019 (Xinhua) --", ("Xinhua",)),
        ("MOSCOU, 12 juin. /TASS/.", ("Tass",)),
        ("Damas-SANA /", ("SANA",)),
        ("Téhéran, IRNA –", ("Irna",)),
        ("RAMALLAH, le lundi 12 juin 2019, WAFA-", ("Wafa",)),
        ("Tunis/TAP-", ("TAP",)),
        ("Ankara (AA) -", ("Anadolu",)),
        ("(Belga)", ("Belga",)),
        ("AFP –", ("AFP",)),
        ("Jérusalem, 12 juin —", ()),
        ("BRUXELLES |", ()),
        ("DEIR EZZOR –", ()),
    ],
)
def test_a_dateline_stands_in_front_of_a_paragraph(head, names):
    assert parts(f"{head} {BODY}") == [("dateline", head, names)]


@pytest.mark.parametrize(
    "closing", ["(AFP)", "(avec AFP)", "(Source : Reuters)", "(ats/afp)", "(AFP/nxp)", "AFP", "– Reuters"]
)
def test_a_bracket_at_the_end(closing):
    assert [(kind, text) for kind, text, _ in parts(f"{BODY} {closing}")] == [("credit", closing)]


def test_what_an_agency_leaves_behind_the_last_word():
    assert parts(f"{BODY}kd/soe/bmaParis, 11 jan 2019 (AFP) - 01/11/19 08:34") == [
        ("byline", "kd/soe/bma", ()),
        ("dateline", "Paris, 11 jan 2019 (AFP) - 01/11/19 08:34", ("AFP",)),
    ]


def test_a_notice_of_rights_may_be_long_at_the_end_but_not_in_the_middle():
    notice = "Les textes sont protégés par des droits de propriété intellectuelle détenus par l’agence. " * 4
    assert [kind for kind, _, _ in parts(f"{BODY}\n\n{notice}")] == ["boilerplate"]
    assert parts(f"{BODY}\n\n{notice}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Tour de France",
        "– BIO EXPRESS",
        "VIDÉO | Le pont de Kessar",
        "EXCLUSIF – Le pont de Kessar est coupé.",
        "Le pont (photo) – Une vue de la vallée",
        "Par avion, la ville est à une heure de la capitale, avec un pont. Par route, à deux.",
        "Par mer et par terre",
        "Il l’a dit dans Le Grand Jury AFP",
        "Jeanne Roche (maire) – Le pont est coupé.",
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


@pytest.mark.parametrize(
    "piece", [" ", "\u2008", "Jean Roche, ", "A-", "(AFP", "Par ", "avec à A", "ab/", "AFP/", "L. ", "de la ", "© "]
)
def test_no_text_takes_long(piece):
    begun = time.process_time()
    for length in (110, 290, 200_000):
        find_parts(f"Par {piece * (length // len(piece))})\n" * 3, LEXICON)
        find_parts(piece * (length // len(piece)), LEXICON)
    assert time.process_time() - begun < 2


def test_the_analysis_has_them(nlp):
    analysis = nlp(f"BAMAKO (AFP) – {BODY}\n\nLire aussi : Le port rouvre lundi")
    assert [part.kind.value for part in analysis.parts] == ["dateline", "boilerplate"]
