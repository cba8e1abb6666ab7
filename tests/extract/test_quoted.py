"""Quotations: every kind of mark, several sentences and paragraphs, interrupted, without a cue, and scare quotes."""

from __future__ import annotations

import pytest

from recoupe.model import Form
from tests.extract.finding import contents, only, text_of, words


@pytest.mark.parametrize(
    "text",
    [
        "« Le pont est coupé », a déclaré le maire de Sloviansk.",
        "«\xa0Le pont est coupé\xa0», a déclaré le maire de Sloviansk.",
        "«Le pont est coupé», a déclaré le maire de Sloviansk.",
        "“Le pont est coupé”, a déclaré le maire de Sloviansk.",
        '"Le pont est coupé", a déclaré le maire de Sloviansk.',
    ],
)
def test_every_kind_of_mark(nlp, text):
    found = only(nlp(text))
    assert (words(found), found.form, found.origin) == ("Le pont est coupé", Form.DIRECT, "maire de Sloviansk")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "« Le pont est coupé. Personne ne passe », a déclaré le maire de Sloviansk.",
            "Le pont est coupé. Personne ne passe",
        ),
        (
            "Le maire de Sloviansk a déclaré : « Le pont est coupé. Personne ne passe. Les vivres manquent. »",
            "Le pont est coupé. Personne ne passe. Les vivres manquent",
        ),
        (
            "« Le pont est coupé », a déclaré le maire de Sloviansk. « Les vivres manquent depuis trois jours. »",
            "Le pont est coupé || Les vivres manquent depuis trois jours",
        ),
        (
            "« Nous avons tenu », a dit le général malien.\n« Nous tiendrons encore longtemps. »",
            "Nous avons tenu || Nous tiendrons encore longtemps",
        ),
        (
            "« Le pont », a déclaré le maire, « est coupé depuis hier ».",
            "Le pont || est coupé depuis hier",
        ),
        (
            "« Ils [les rebelles, NDLR] ont pris la gare », affirme un cheminot de Bambari.",
            "Ils [les rebelles, NDLR] ont pris la gare",
        ),
    ],
)
def test_several_sentences_and_segments_are_one_record(nlp, text, content):
    found = only(nlp(text))
    assert (words(found), found.form) == (content, Form.DIRECT)


def test_a_quotation_within_a_quotation_is_opaque(nlp):
    found = nlp("« Il m'a dit : “Pars d'ici” », raconte un berger afghan.").statements
    assert [text_of(s.source) for s in found if s.parent is None] == ["un berger afghan"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Le maire de Sloviansk a déclaré : « Le pont est coupé.\nL'hôpital a été évacué mardi.",
            "Le pont est coupé",
        ),
        (
            "Le maire de Sloviansk a déclaré : « Le pont est coupé.\n« L'hôpital est vide. »\nLa nuit a été calme.",
            "Le pont est coupé || L'hôpital est vide",
        ),
    ],
)
def test_a_quotation_that_is_not_closed_ends_with_its_paragraph(nlp, text, content):
    assert words(only(nlp(text))) == content


def test_a_quotation_over_two_paragraphs(nlp):
    text = "Le maire de Gao a déclaré : « Le pont est coupé.\nL'hôpital est vide depuis mardi. » La nuit a été calme."
    found = " ".join(contents(nlp(text)))
    assert "Le pont est coupé" in found
    assert "L'hôpital est vide depuis mardi" in found
    assert "La nuit" not in found


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (
            "Le porte-parole a dit que la trêve tenait. « Les armes se sont tues partout. »",
            "porte-parole",
        ),
        (
            "Selon le maire, l'école a été évacuée. « Les enfants sont partis à l'aube. »",
            "maire",
        ),
    ],
)
def test_a_quotation_behind_indirect_speech_is_a_record_of_its_own(nlp, text, origin):
    told, quoted = nlp(text).statements
    assert (quoted.why.rule, quoted.cue, quoted.source) == ("quotation-alone", None, None)
    assert told.origin == quoted.origin == origin
    assert (told.form, quoted.form) == (Form.INDIRECT, Form.DIRECT)


@pytest.mark.parametrize(
    "text",
    [
        "« Les vivres manquent depuis trois jours. » La pancarte est restée accrochée.",
        "La place est vide. « Les vivres manquent depuis trois jours. »",
    ],
)
def test_a_quotation_that_nobody_is_said_to_have_said(nlp, text):
    found = only(nlp(text))
    assert (found.why.rule, found.why.row, found.cue, found.origin) == ("quotation-alone", None, None, None)
    assert words(found) == "Les vivres manquent depuis trois jours"


@pytest.mark.parametrize(
    "text",
    [
        "Les « gilets bleus » ont défilé à Tbilissi.",
        "La « zone tampon » reste fermée.",
        "L'opération « Aube claire » se poursuit dans la vallée.",
        "Le chef de guerre, dit « le Borgne », a quitté Bossaso.",
    ],
)
def test_names_and_scare_quotes_are_no_statements(nlp, text):
    assert contents(nlp(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le premier ministre arménien a dénoncé une « agression caractérisée ».",
        "Le premier ministre azerbaïdjanais a dénoncé une « agression caractérisée ».",
        "Le général a dit que ses hommes avaient « tenu la ligne » toute la nuit.",
    ],
)
def test_partly_quoted(nlp, text):
    assert only(nlp(text)).form is Form.MIXED


def test_wholly_quoted_behind_an_object_is_direct(nlp):
    found = only(nlp("Le maire se dit « épuisé par le siège »."))
    assert (words(found), found.form) == ("épuisé par le siège", Form.DIRECT)
