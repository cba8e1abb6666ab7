"""What holds for events, figures, labels and actors of any text: spans, ids, links between records, voices."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import recoupe
from recoupe.model import Analysis

CLAUSES = [
    "L’armée de Tessane a bombardé", "Le Front populaire s’est emparé de", "à aucun moment ne s’est emparée de",
    "les rebelles ont tenté en vain d’attaquer", "selon l’ONU", "a indiqué une source militaire", "a-t-il ajouté",
    "au moins 17 civils ont été tués", "entre 300 et 400 manifestants", "deux morts et huit blessés, dont trois graves",
    "le village de Lizan", "Alep", "les terroristes", "le régime", "ses combattants", "elle", "qui ont fui",
    "dément toute frappe", "menace d’envahir", "aurait livré 250 camions", "si la trêve est rompue", "vendredi", "par",
    "contre", "la tentative avortée de", "l’arrestation du maire par la police", "ont ouvert le feu", "accuse",
    "Mme Haddad", "le ministre de la Défense, Ilir Samel,", "des dizaines de milliers d’euros", "30 %", "Daech", "dont",
]  # fmt: skip
MARKS = ["«", "»", "“", "”", ",", ".", " : ", "\n", "\n\n", "(", ")", "\xa0", "!", "’", "–"]

texts = st.lists(st.sampled_from(CLAUSES) | st.sampled_from(MARKS), min_size=1, max_size=25).map(" ".join)
ordered = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def within(index: int | None, records: tuple[object, ...]) -> bool:
    return index is None or 0 <= index < len(records)


def voice_of(analysis: Analysis, statement: int | None) -> str | None:
    return "outlet" if statement is None else analysis.statements[statement].origin


@given(texts)
@ordered
def test_every_span_gives_the_text_it_claims(nlp: recoupe.Pipeline, text: str) -> None:
    analysis = nlp(text)
    spans = [
        span for event in analysis.events for span in (event.trigger, event.agent_span, event.patient_span) if span
    ]
    spans += [mention for actor in analysis.actors for mention in actor.mentions]
    for found in (*spans, *analysis.figures, *analysis.labels):
        assert found.start < found.end
        assert analysis.text[found.start : found.end] == found.text


@given(texts)
@ordered
def test_ids_count_up_and_links_lead_somewhere(nlp: recoupe.Pipeline, text: str) -> None:
    analysis = nlp(text)
    for records in (analysis.actors, analysis.events, analysis.figures, analysis.labels):
        assert [record.id for record in records] == list(range(len(records)))
    for event in analysis.events:
        assert within(event.agent_id, analysis.actors)
        assert within(event.patient_id, analysis.actors)
        assert within(event.place_id, analysis.places)
        assert within(event.time, analysis.dates)
        assert within(event.statement, analysis.statements)
        assert event.type in nlp.lexicon.events.types
    for figure in analysis.figures:
        assert within(figure.event, analysis.events)
        assert within(figure.part_of, analysis.figures)
        assert figure.part_of != figure.id
        assert within(figure.statement, analysis.statements)
    for label in analysis.labels:
        assert within(label.actor_id, analysis.actors)
        assert within(label.statement, analysis.statements)
        assert label.term


@given(texts)
@ordered
def test_events_do_not_overlap_and_stand_in_text_order(nlp: recoupe.Pipeline, text: str) -> None:
    triggers = [event.trigger for event in nlp(text).events]
    assert all(one.end <= other.start for one, other in pairwise(triggers))


@given(texts)
@ordered
def test_an_event_has_the_voice_of_its_statement(nlp: recoupe.Pipeline, text: str) -> None:
    analysis = nlp(text)
    for event in analysis.events:
        assert event.voice in (voice_of(analysis, event.statement), None)


@given(texts)
@ordered
def test_the_same_text_gives_the_same_answer(nlp: recoupe.Pipeline, text: str) -> None:
    assert nlp(text) == nlp(text)
