"""What the invented dispatches were written to contain is found, events and claims apart and with figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recoupe.crosscheck.versions import cross_check
from recoupe.dossier import Dossier
from recoupe.exports._fact_object import fact_object
from tests.crosscheck.scoring import EXAMPLES, STORIES, Fact, load, score, texts
from tests.dossier.asked import kept, text


@pytest.fixture(params=[EXAMPLES, STORIES], ids=["examples", "stories"])
def planted(request, remembering, tmp_path) -> tuple[list[Fact], list[dict[str, Any]]]:
    """The hand-made facts, and those found."""
    path: Path = request.param
    documents = [text(name, body) for name, body in sorted(texts(path).items())]
    with Dossier(kept(tmp_path / "planted.dossier", remembering, *documents)) as dossier:
        bodies = {stored.number: stored.document.text for stored in dossier.documents()}
        found = [fact_object(fact, bodies.__getitem__) for fact in cross_check(dossier)]
    return load(path), found


def events(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the facts found that are no figures."""
    return [fact for fact in found if fact["kind"] != "figure"]


def of_events(gold: list[Fact]) -> list[Fact]:
    """Give the facts that are no figures."""
    return [fact for fact in gold if fact["kind"] == "occurrence"]


def test_nothing_is_found_that_was_not_planted(planted):
    gold, found = planted
    report = score(gold, events(found))
    assert report["conflicts_precision"] == 1, report.misses
    assert report["updates_precision"] == 1, report.misses
    assert report["slots"] == 1, report.misses
    assert report["apart"] >= 0.99, report.misses


def test_most_of_what_was_planted_is_found(planted):
    gold, found = planted
    report = score(of_events(gold), events(found))
    assert report["conflicts_recall"] >= 0.7, report.misses
    assert report["updates_recall"] >= 0.7, report.misses


def test_every_planted_conflict_of_the_examples_is_found(planted):
    gold, found = planted
    if any(fact["id"] == "K01" for fact in gold):
        assert score(of_events(gold), events(found))["conflicts_recall"] == 1


def test_every_planted_conflict_and_update_of_the_examples_is_found_and_none_other(planted):
    gold, found = planted
    if any(fact["id"] == "K01" for fact in gold):
        report = score(gold, found)
        shares = {f"{name}_{side}" for name in ("conflicts", "updates") for side in ("recall", "precision")}
        assert {name: report[name] for name in shares} == dict.fromkeys(shares, 1), report.misses


def test_figures_bring_nothing_that_was_not_planted(planted):
    gold, found = planted
    report = score(gold, found)
    assert report["conflicts_precision"] == 1, report.misses
    assert report["conflicts_recall"] >= 0.85, report.misses
    assert report["updates_precision"] == 1, report.misses
    assert report["updates_recall"] >= 0.8, report.misses
    assert report["apart"] >= 0.99, report.misses
    assert report["independent"] >= 0.8, report.misses
