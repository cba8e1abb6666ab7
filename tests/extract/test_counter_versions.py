"""One story told by two camps, as a whole: the same kind of event, opposite polarity, each in its own voice.

Invented; the places are far from each other and from any front.
"""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Analysis, Event, Modality, Polarity

STORY = (
    "Deux jours après la tentative avortée du Front populaire contre la ville de Kessar, une source militaire accuse "
    "la Tessane de l’avoir armé.\n"
    "Vendredi, l’Observatoire des libertés (ODL), relayé par les agences, avait rapporté que le Front populaire a pris "
    "le contrôle de Kessar avant de se rétracter. « Les jihadistes ont reculé jusqu’aux faubourgs », a-t-il indiqué "
    "samedi.\n"
    "Or, selon le correspondant de Radio Littoral, à aucun moment le Front populaire ne s’est emparé de Kessar.\n"
    "Selon l’agence Néréide, citant une source proche du Front, la Tessane a envoyé 120 camions au Front populaire. "
    "« Ces trois derniers jours, les Tessaniens nous ont livré 120 camions », a précisé la source."
)


@pytest.fixture(scope="module")
def story() -> Analysis:
    return recoupe.load()(STORY)


def event(analysis: Analysis, trigger: str) -> Event:
    [found] = [event for event in analysis.events if event.trigger.text == trigger]
    return found


def test_taken_and_never_taken_are_one_kind_of_event_with_opposite_polarity(story: Analysis) -> None:
    taken, denied = event(story, "a pris le contrôle"), event(story, "emparé")
    assert taken.type == denied.type == "control"
    assert (taken.polarity, denied.polarity) == (Polarity.POS, Polarity.NEG)
    assert taken.agent == denied.agent == "Front populaire"
    assert taken.place == denied.place == "Kessar"
    assert taken.voice == "Observatoire des libertés"
    assert denied.voice is not None
    assert denied.voice.startswith("correspondant")


def test_an_aborted_attempt_has_failed(story: Analysis) -> None:
    attempt = event(story, "tentative")
    assert (attempt.type, attempt.modality, attempt.voice) == ("assault", Modality.FAILED, "outlet")
    assert (attempt.agent, attempt.place) == ("Front populaire", "Kessar")


def test_one_figure_told_twice_has_its_origin_both_times(story: Analysis) -> None:
    convoys = [figure for figure in story.figures if figure.value == 120]
    assert [figure.counts for figure in convoys] == ["camions", "camions"]
    assert {figure.kind.value for figure in convoys} == {"vehicles"}
    assert {figure.by for figure in convoys} == {"source proche du Front"}


def test_a_word_between_quotation_marks_is_the_speakers(story: Analysis) -> None:
    [label] = [label for label in story.labels if label.term == "jihadistes"]
    assert label.voice == "Observatoire des libertés"
    assert label.neutral


def test_the_actors_are_joined_over_the_text(story: Analysis) -> None:
    names = [actor.name for actor in story.actors]
    assert names.count("Front populaire") == 1
    [observatory] = [actor for actor in story.actors if actor.name == "Observatoire des libertés"]
    assert "ODL" in observatory.aliases
