"""The lexicon's examples are found as the rows say: the whole flow over every row.

The floors are shares of rows, by part of speech. They rise with the rules; what is left is shown by
``python -m tests.lexicon.rows --misses``.
"""

from __future__ import annotations

import pytest

import recoupe
from tests.lexicon.rows import Verdict, judge, judge_all, shares

FLOORS = {
    ("verb", "content"): 0.80,
    ("verb", "cue"): 0.98,
    ("verb", "source"): 0.97,
    ("verb", "attitude"): 0.97,
    ("noun", "content"): 0.28,
    ("noun", "source"): 0.85,
    ("prep", "content"): 0.50,
    ("prep", "source"): 0.95,
}


@pytest.fixture(scope="module")
def verdicts(nlp: recoupe.Pipeline) -> list[Verdict]:
    """Every row judged once."""
    return judge_all(nlp)


@pytest.mark.parametrize(("kind", "check"), FLOORS)
def test_rows_are_found_as_they_say(verdicts: list[Verdict], kind: str, check: str) -> None:
    reached = shares(verdicts)[kind, check]
    missed = [verdict.row.id for verdict in verdicts if verdict.row.pos == kind and not verdict.right.get(check, True)]
    assert reached >= FLOORS[kind, check], missed


def test_a_wrong_finding_is_told_from_a_right_one(nlp: recoupe.Pipeline) -> None:
    """The judge itself: a row passes on its own example, and fails on another's."""
    row, other = nlp.lexicon.reporting.by_id["déclarer"], nlp.lexicon.reporting.by_id["nier"]
    analysis = nlp(row.example)
    assert judge(row, analysis).right == {"content": True, "cue": True, "source": True, "attitude": True}
    assert judge(row, nlp(other.example)).right == {"content": False}
