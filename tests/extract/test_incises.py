"""Cue clauses beside, behind or amid what they report: « P », a-t-il dit; P, ce que dément X; comme l'a annoncé X."""

from __future__ import annotations

import pytest

from recoupe.model import Attitude, Form, Stance
from tests.extract.finding import contents, only, text_of, words


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "« Le pont tient toujours », a affirmé le gouverneur de Kherson.",
            "affirmé",
            "le gouverneur de Kherson",
            "Le pont tient toujours",
        ),
        (
            "Le couvre-feu sera levé lundi, a annoncé le ministre soudanais de l'Intérieur.",
            "annoncé",
            "le ministre soudanais de l'Intérieur",
            "Le couvre-feu sera levé lundi",
        ),
        (
            "« Les négociations reprennent demain », a indiqué mardi à la presse le négociateur colombien.",
            "indiqué",
            "le négociateur colombien",
            "Les négociations reprennent demain",
        ),
        (
            "« Nous avons obéi aux ordres », se défend l'ancien colonel serbe.",
            "défend",
            "l'ancien colonel serbe",
            "Nous avons obéi aux ordres",
        ),
        (
            "« C'est terminé » – conclut un pêcheur de Gaza.",
            "conclut",
            "un pêcheur de Gaza",
            "C'est terminé",
        ),
        (
            "“La récolte est perdue”, regrette une paysanne du Tigré.",
            "regrette",
            "une paysanne du Tigré",
            "La récolte est perdue",
        ),
    ],
)
def test_inverted_subject(nlp, text, cue, source, content):
    found = only(nlp(text))
    assert (found.why.rule, text_of(found.cue), text_of(found.source), words(found)) == ("incise", cue, source, content)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("« Nous avons perdu le contact avec nos équipes », a-t-elle ajouté.", "elle"),
        ("« Nous n'irons pas à Genève », ont-ils répété.", "ils"),
        ("« Je reste à Vukovar », dit-il.", "il"),
    ],
)
def test_clitic_subject_without_its_hyphens(nlp, text, source):
    assert text_of(only(nlp(text)).source) == source


@pytest.mark.parametrize(
    "text",
    [
        "Les barrages ont été levés, assure-t-on au quartier général.",
        "« C'est une manœuvre », estime-t-on à Bakou.",
        "« Le dialogue continue », a-t-on assuré à Ankara.",
    ],
)
def test_nobody_in_particular(nlp, text):
    found = only(nlp(text))
    assert (found.why.rule, found.source, found.origin) == ("incise", None, None)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "« Le pont », a déclaré le maire, « est coupé depuis hier ».",
            "Le pont || est coupé depuis hier",
        ),
        (
            "« Le barrage tient », a martelé la ministre éthiopienne, « et il tiendra ».",
            "Le barrage tient || il tiendra",
        ),
        (
            "La ville est calme, assure le gouverneur, mais les écoles restent fermées.",
            "La ville est calme || les écoles restent fermées",
        ),
    ],
)
def test_what_an_incise_interrupts(nlp, text, content):
    assert words(only(nlp(text))) == content


@pytest.mark.parametrize(
    "text",
    [
        "« Qui nous protège ? » demande une habitante de Goma.",
        "« Qui nous protège ? », a lancé une habitante de Goma.",
        "« Partez d'ici ! » a crié un soldat éthiopien.",
        "« Jamais ! », répond la députée kosovare.",
        "« Sommes-nous des cibles ? », s'interroge un instituteur de Marioupol.",
    ],
)
def test_questions_and_exclamations_keep_their_mark(nlp, text):
    found = only(nlp(text))
    assert (found.why.rule, found.form) == ("incise", Form.DIRECT)
    assert words(found)[-1] in "?!"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "« Nous manquons de tout, raconte une infirmière de Taëz. Les blessés arrivent à pied. »",
            "Nous manquons de tout",
        ),
        ("« Ils vont attaquer, prévient un chef de village birman. Nous le savons. »", "Ils vont attaquer"),
        ("« La ville n'est plus ravitaillée, a-t-il dit. Les enfants ont faim. »", "La ville n'est plus ravitaillée"),
    ],
)
def test_an_incise_that_no_marks_set_off_from_the_quotation(nlp, text, first):
    found = [statement for statement in nlp(text).statements if statement.why.rule == "incise"]
    assert len(found) == 1
    assert found[0].content[0].text == first
    assert found[0].source is not None


@pytest.mark.parametrize(
    ("text", "attitude", "source"),
    [
        ("La route est coupée, ce que dément la préfecture.", Attitude.DENY, "la préfecture"),
        ("La police a tiré, ce qu'a nié le ministre de l'Intérieur.", Attitude.DENY, "le ministre de l'Intérieur"),
        ("La police a tiré, ce que confirme un témoin.", Attitude.ASSERT, "un témoin"),
    ],
)
def test_ce_que(nlp, text, attitude, source):
    found = only(nlp(text))
    assert (found.why.rule, found.attitude, text_of(found.source)) == ("ce-que", attitude, source)
    assert words(found) == text.split(",")[0]


@pytest.mark.parametrize(
    ("text", "source", "stance", "content"),
    [
        (
            "Comme l'a annoncé l'état-major birman, la garnison a quitté la ville.",
            "l'état-major birman",
            Stance.NEUTRAL,
            "la garnison a quitté la ville",
        ),
        (
            "Comme le rappelle l'ONU, le siège dure depuis deux ans.",
            "l'ONU",
            Stance.ENDORSING,
            "le siège dure depuis deux ans",
        ),
    ],
)
def test_comme_before_what_it_reports(nlp, text, source, stance, content):
    found = only(nlp(text))
    assert (found.why.rule, text_of(found.source), found.stance, words(found)) == ("comme", source, stance, content)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("La récolte est perdue, comme l'affirment les paysans.", "les paysans"),
        (
            "La garnison a quitté la ville, comme l'a confirmé le porte-parole de l'armée birmane.",
            "le porte-parole de l'armée birmane",
        ),
    ],
)
def test_comme_behind_what_it_reports(nlp, text, source):
    found = only(nlp(text))
    assert (found.why.rule, text_of(found.source)) == ("comme", source)
    assert words(found).startswith(text.split(",")[0])


@pytest.mark.parametrize(
    ("text", "source", "origin"),
    [
        ("Et le général de conclure : « Nous restons ici. »", "le général", "général"),
        ("Et d'ajouter : « Personne ne nous a prévenus. »", None, None),
    ],
)
def test_an_infinitive_as_main_verb(nlp, text, source, origin):
    found = only(nlp(text))
    assert (found.why.rule, text_of(found.source), found.origin) == ("et-de-inf", source, origin)


def test_et_d_ajouter_goes_on_with_the_last_speaker(nlp):
    found = nlp("« C'est fini », a dit Awa Sow. Et d'ajouter : « Nous rentrons chez nous. »").statements
    assert [statement.origin for statement in found] == ["Awa Sow", "Awa Sow"]


def test_two_incises_make_two_statements(nlp):
    found = nlp("« Le convoi est passé », a dit M. Diallo. « Il est arrivé à Mopti », a-t-il ajouté.")
    assert contents(found) == ["Le convoi est passé", "Il est arrivé à Mopti"]


@pytest.mark.parametrize(
    "text",
    [
        "Les rebelles, arrivés la veille, ont quitté la gare.",
        "La nuit tombée, arrivent les camions de l'armée.",
        "Dans la cour, jouent les enfants des réfugiés.",
    ],
)
def test_a_verb_behind_a_comma_that_reports_nothing(nlp, text):
    assert contents(nlp(text)) == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("« Les négociations reprennent demain », a indiqué mardi le négociateur colombien.", "mardi"),
        ("« Le pont tient », a dit le maire vendredi.", "vendredi"),
        ("« Le pont tient », a dit le maire.", None),
    ],
)
def test_the_day_of_the_utterance(nlp, text, time):
    assert text_of(only(nlp(text)).time) == time
