"""Gate: the scores on the project's own annotation do not fall below the floors of ``quality_floors.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import recoupe
from tests.matching import load_annotated, load_examples
from tests.scoring import Report, score

FLOORS = tomllib.loads(Path(__file__).with_name("quality_floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["dev", "held", "examples"])
def judged(request: pytest.FixtureRequest) -> tuple[str, Report]:
    """Score one split, once for all tests of this file."""
    split = request.param
    items = load_examples() if split == "examples" else load_annotated(split)
    return split, score(items, recoupe.load())


def test_scores_reach_their_floors(judged: tuple[str, Report]) -> None:
    split, report = judged
    reached = {measure: round(report.tallies[measure].f1, 3) for measure in FLOORS[split]}
    low = {measure: (f1, FLOORS[split][measure]) for measure, f1 in reached.items() if f1 < FLOORS[split][measure]}
    assert not low, f"{split}: reached and wanted {low}; see python -m tests.scoring --split {split}"


def test_every_span_gives_the_text_it_claims(judged: tuple[str, Report]) -> None:
    assert judged[1].bad_offsets == 0


def test_every_floor_is_a_measure() -> None:
    assert set(FLOORS) == {"dev", "held", "examples", "when_where", "events"}  # the last two: tests of their own
    for split in ("dev", "held", "examples"):
        floors = FLOORS[split]
        assert floors
        assert set(floors) <= set(Report().tallies)
        assert all(0 < floor <= 1 for floor in floors.values())
