"""Interviews, tweets and live blogs: words whose speaker stands before a colon, or on a line with a time."""

from __future__ import annotations

import pytest

from recoupe.model import Form
from tests.extract.finding import contents, only, text_of, words


@pytest.mark.parametrize(
    "text",
    [
        "Vous étiez à Goma ?\nAline Mbuyi : Nous y sommes restés trois semaines.\n"
        "Et ensuite ?\nAline Mbuyi : Nous avons fui vers le sud.",
        "La Gazette : Vous étiez à Goma ?\nAline Mbuyi : Nous y sommes restés trois semaines.\n"
        "La Gazette : Et ensuite ?\nAline Mbuyi : Nous avons fui vers le sud.",
        "Question : Vous étiez à Goma ?\nAline Mbuyi : Nous y sommes restés trois semaines.\n"
        "Question : Et ensuite ?\nAline Mbuyi : Nous avons fui vers le sud.",
    ],
)
def test_the_side_that_answers_speaks(nlp, text):
    found = nlp(text).statements
    assert [words(s) for s in found] == ["Nous y sommes restés trois semaines", "Nous avons fui vers le sud"]
    assert {(s.why.rule, s.cue, text_of(s.source), s.origin, s.form) for s in found} == {
        ("turn", None, "Aline Mbuyi", "Aline Mbuyi", Form.DIRECT)
    }


def test_two_who_answer(nlp):
    text = (
        "Samir Koval : La ville est détruite.\nAline Mbuyi : Les gens sont partis.\n"
        "Samir Koval : Personne ne revient.\nAline Mbuyi : Les écoles sont fermées."
    )
    assert [s.origin for s in nlp(text).statements] == ["Samir Koval", "Aline Mbuyi"] * 2


def test_an_embedded_tweet(nlp):
    found = only(nlp("Ilir Dastan (@ilirdastan) : « Deux drones viennent de passer au-dessus du port. »"))
    assert (found.why.rule, found.origin) == ("turn", "Ilir Dastan")
    assert words(found) == "Deux drones viennent de passer au-dessus du port"


MESSAGE = "Le pont de Kessar rouvre ce soir avec 40 agents !"


def test_an_embedded_message_is_its_author_s(nlp):
    text = f"La route reste fermée. {MESSAGE}— Mairie de Kessar (@kessar) 3 mai 2021 {MESSAGE} Le maire a démenti."
    analysis = nlp(text)
    found = [s for s in analysis.statements if s.why.rule == "message"]
    assert [(words(s), s.origin, s.form) for s in found] == [(MESSAGE, "Mairie de Kessar", Form.DIRECT)] * 2
    assert [figure.by for figure in analysis.figures] == ["Mairie de Kessar"] * 2


def test_an_embedded_message_on_a_line_of_its_own(nlp):
    text = f"La route reste fermée.\n{MESSAGE} pic.twitter.com/a1b2 — Lila Ferrand (@lila) May 3, 2021\nElle attend."
    found = [s for s in nlp(text).statements if s.why.rule == "message"]
    assert [s.origin for s in found] == ["Lila Ferrand"]


def test_nothing_takes_up_the_author_of_a_message(nlp):
    text = f"La route reste fermée.\n{MESSAGE} — Lila Ferrand (@lila) 3 mai 2021\nElle a annoncé une trêve."
    assert [s.origin for s in nlp(text).statements if s.why.rule != "message"] == [None]


def test_a_verb_for_tweeting(nlp):
    found = only(nlp("« Deux drones viennent de passer au-dessus du port », a tweeté Ilir Dastan."))
    assert (text_of(found.cue), found.origin) == ("tweeté", "Ilir Dastan")


@pytest.mark.parametrize("time", ["14h20 - ", "14h20 : ", "14 h 20. "])
def test_the_time_of_a_live_blog_s_entry_is_no_speaker(nlp, time):
    found = only(nlp(f"{time}L'armée libanaise annonce la fermeture de la route."))
    assert (text_of(found.source), words(found)) == ("L'armée libanaise", "la fermeture de la route")


@pytest.mark.parametrize(
    "text",
    [
        "Rappel : le siège a commencé en mai.",
        "Contexte : la ville est assiégée.\nContexte : les convois sont bloqués.",
        "Photo : une rue de Homs.",
    ],
)
def test_labels_that_are_no_speakers(nlp, text):
    assert contents(nlp(text)) == []
