"""Every finding says why it was made: a rule, and the lexicon row wherever there is a cue from the lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.model import Attitude

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
#: Rules that need no word of the lexicon.
WITHOUT_ROW = {"conditional", "quotation-alone", "turn", "message"}


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def analysis(request, nlp):
    """Each of the shipped examples, analyzed."""
    return nlp(request.param.read_text(encoding="utf-8"))


def test_there_is_something_to_explain(analysis):
    assert analysis.statements


def test_every_statement_has_a_rule_and_a_row_of_the_lexicon(nlp, analysis):
    rows = nlp.lexicon.reporting.by_id
    for statement in analysis.statements:
        assert statement.why.rule
        assert (statement.why.row is None) == (statement.why.rule in WITHOUT_ROW), statement
        assert statement.why.row is None or statement.why.row in rows


def test_attitude_is_the_row_s(nlp, analysis):
    rows = nlp.lexicon.reporting.by_id
    for statement in analysis.statements:
        row = rows[statement.why.row] if statement.why.row else None
        assert statement.attitude == (Attitude(row.attitude) if row else Attitude.ASSERT)


def test_every_retraction_has_its_row(nlp, analysis):
    for retraction in analysis.retractions:
        assert retraction.why.rule == "retraction"
        assert nlp.lexicon.reporting.by_id[retraction.why.row].attitude == "retract"


def test_only_a_statement_without_cue_has_none(analysis):
    for statement in analysis.statements:
        assert (statement.cue is None) == (statement.why.rule in {"quotation-alone", "turn", "message"})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("« Nous partirons », a dit Awa Sow. « Nous reviendrons », a-t-elle ajouté.", "elle"),
        ("Selon la BBC, citant un médecin, l'hôpital est vide.", "cite"),
        ("« La route est coupée », a dit Awa Sow. Cette responsable précise que le pont a sauté.", "Awa Sow"),
    ],
)
def test_the_steps_name_what_was_settled(nlp, text, word):
    assert any(word in step for step in nlp(text).statements[-1].why.steps)
