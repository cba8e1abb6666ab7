"""Selon, d'après, de source, à en croire, pour, aux yeux de: who speaks, and the readings that report nothing."""

from __future__ import annotations

import pytest

from recoupe.model import Form, Stance
from tests.extract.finding import contents, only, text_of, words


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "Selon l'ONU, plus de deux mille familles ont fui la plaine.",
            "Selon",
            "l'ONU",
            "plus de deux mille familles ont fui la plaine",
        ),
        (
            "Plus de deux mille familles ont fui la plaine, selon l'ONU.",
            "selon",
            "l'ONU",
            "Plus de deux mille familles ont fui la plaine",
        ),
        (
            "Plus de deux mille familles, selon l'ONU, ont fui la plaine.",
            "selon",
            "l'ONU",
            "Plus de deux mille familles || ont fui la plaine",
        ),
        (
            "D'après le Croissant-Rouge, aucune ambulance n'a pu passer.",
            "D'après",
            "le Croissant-Rouge",
            "aucune ambulance n'a pu passer",
        ),
        (
            "D’après le Croissant-Rouge, aucune ambulance n’a pu passer.",
            "D’après",
            "le Croissant-Rouge",
            "aucune ambulance n’a pu passer",
        ),
        (
            "Aucune ambulance n'a pu passer, d'après un médecin joint par téléphone.",
            "d'après",
            "un médecin",
            "Aucune ambulance n'a pu passer",
        ),
        (
            "De source militaire malienne, l'embuscade a fait six morts.",
            "De source",
            "source militaire malienne",
            "l'embuscade a fait six morts",
        ),
        (
            "L'embuscade a fait six morts, de sources concordantes.",
            "de sources",
            "sources concordantes",
            "L'embuscade a fait six morts",
        ),
        (
            "Pour la diplomate norvégienne, l'accord reste fragile.",
            "Pour",
            "la diplomate norvégienne",
            "l'accord reste fragile",
        ),
        (
            "Aux yeux de l'opposition, le scrutin est une mascarade.",
            "Aux yeux de",
            "l'opposition",
            "le scrutin est une mascarade",
        ),
        (
            "Selon les termes de l'accord, les troupes doivent se retirer en mai.",
            "Selon les termes de",
            "l'accord",
            "les troupes doivent se retirer en mai",
        ),
    ],
)
def test_who_speaks(nlp, text, cue, source, content):
    found = only(nlp(text))
    assert (found.why.rule, text_of(found.cue), text_of(found.source), words(found)) == ("selon", cue, source, content)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("À en croire le Kremlin, la centrale n'a pas été visée.", Stance.DISTANCING),
        ("À en croire Kiev, la centrale n'a pas été visée.", Stance.DISTANCING),
        ("Selon le Kremlin, la centrale n'a pas été visée.", Stance.NEUTRAL),
        ("Selon Kiev, la centrale n'a pas été visée.", Stance.NEUTRAL),
    ],
)
def test_the_stance_is_the_word_s_whoever_speaks(nlp, text, stance):
    assert only(nlp(text)).stance is stance


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Pour le politologue, « la rue a changé de camp ».", Form.DIRECT),
        ("Selon le maire, la rue « a changé de camp ».", Form.MIXED),
        ("Selon le maire, la rue a changé de camp.", Form.INDIRECT),
        ("Selon le maire, la rue aurait changé de camp.", Form.INDIRECT),
    ],
)
def test_the_form(nlp, text, form):
    assert only(nlp(text)).form is form


def test_on_apprend_de_source(nlp):
    found = only(nlp("L'embuscade a fait six morts, a-t-on appris de source militaire malienne."))
    assert (text_of(found.cue), found.origin) == ("appris", "source militaire malienne")


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Un diplomate, selon lequel la trêve est morte, a quitté la ville.", "diplomate"),
        ("Des témoins, selon lesquels la police a tiré, ont été entendus.", "témoins"),
    ],
)
def test_selon_lequel(nlp, text, origin):
    found = only(nlp(text))
    assert (found.why.rule, found.origin) == ("selon-lequel", origin)


@pytest.mark.parametrize(
    "text",
    [
        "Les soldats seront payés selon leur grade.",
        "Le prix varie selon la saison et selon les régions.",
        "Le cessez-le-feu entre en vigueur selon le calendrier prévu.",
        "Le film est tourné d'après un roman de guerre.",
        "Les réfugiés sont partis pour l'Ouganda.",
        "Pour l'instant, la route reste fermée.",
        "Pour traverser, les habitants paient un passeur.",
        "La source du fleuve est gardée par l'armée.",
        "Le village vit d'une source d'eau chaude.",
    ],
)
def test_readings_that_report_nothing(nlp, text):
    assert contents(nlp(text)) == []
