"""What holds for any text: made-up news that is heavy on quotation marks, line breaks and cues."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.model import Analysis, Form, Span

CLAUSES = [
    "Le maire de Gao a déclaré", "que le pont était coupé", "a-t-il ajouté", "selon l'ONU", "Selon lui",
    "ce que dément Kigali", "Kinshasa accuse Kigali", "d'avoir bombardé le marché", "rapporte l'agence Tass",
    "citant une source militaire", "Nadia Haddad", "la porte-parole de l'armée", "deux civils auraient été tués",
    "assurant", "comme l'a annoncé l'état-major", "Elle", "s'est rétractée mardi", "Kigali dément", "Et d'ajouter",
    "La même source", "l'appel du pape à déposer les armes", "est revenu sur ses propos", "a indiqué à l'AFP",
    "Samir Koval :", "les vivres manquent", "n'a pas confirmé", "Sources : AFP, EFE",
]  # fmt: skip
MARKS = [
    "«", "»", "“", "”", '"', "’", "'", "« ", " »", ",", ".", " : ", " ?", " !", "…", " – ",
    "\n", "\n\n", "[NDLR]", "(", ")", "\xa0",
]  # fmt: skip

texts = st.lists(st.sampled_from(CLAUSES) | st.sampled_from(MARKS), min_size=1, max_size=30).map(" ".join)
ordered = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def spans(analysis: Analysis) -> list[Span]:
    """Give every span of an analysis."""
    found = list(analysis.credits)
    for record in (*analysis.statements, *analysis.retractions):
        found += [span for span in (record.cue, record.source) if span is not None]
        found += [candidate.span for candidate in record.origin_candidates if candidate.span is not None]
    for statement in analysis.statements:
        found += statement.content
        found += [relay.span for relay in statement.chain if relay.span is not None]
        found += [statement.time] if statement.time is not None else []
    return found


@given(texts)
@ordered
def test_offsets_give_the_text_they_claim(nlp, text):
    analysis = nlp(text)
    for span in spans(analysis):
        assert span.start < span.end
        assert analysis.text[span.start : span.end] == span.text


@given(texts)
@ordered
def test_ids_are_consecutive_and_links_lead_somewhere(nlp, text):
    analysis = nlp(text)
    count = len(analysis.statements)
    assert [statement.id for statement in analysis.statements] == list(range(count))
    assert [retraction.id for retraction in analysis.retractions] == list(range(len(analysis.retractions)))
    for statement in analysis.statements:
        assert statement.parent is None or 0 <= statement.parent < count
        assert statement.parent != statement.id
    for retraction in analysis.retractions:
        assert retraction.retracts is None or 0 <= retraction.retracts < count


@given(texts)
@ordered
def test_contents_are_in_order_and_trimmed(nlp, text):
    for statement in nlp(text).statements:
        assert statement.content
        assert all(a.end <= b.start for a, b in zip(statement.content, statement.content[1:], strict=False))
        assert all(span.text == span.text.strip() for span in statement.content)


@given(texts)
@ordered
def test_fields_agree_with_each_other(nlp, text):
    for statement in nlp(text).statements:
        assert statement.relays == tuple(relay.name for relay in statement.chain)
        assert (statement.form is Form.CONDITIONAL) == (statement.why.rule == "conditional")
        assert statement.form is not Form.CONDITIONAL or statement.origin is None
        assert statement.origin is None or statement.origin not in statement.relays


@given(texts)
@settings(ordered, max_examples=20)
def test_the_same_text_gives_the_same_analysis(nlp, text):
    assert nlp(text) == nlp(text)


@pytest.mark.parametrize("apart", ["\n\n", " "])
def test_a_text_without_any_cue_has_no_statement(nlp, apart):
    text = apart.join(["La pluie est tombée toute la nuit.", "Les routes sont ouvertes.", "Le marché a rouvert."])
    assert nlp(text).statements == ()
