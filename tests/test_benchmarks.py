"""The benchmarks say clearly what they cannot measure."""

from __future__ import annotations

import sys

import pytest

from benchmarks import dossier, run
from benchmarks.measure import Measure, texts


@pytest.mark.parametrize(("arguments", "reason"), [([], "--shared DIR"), (["--shared", "."], "tools/score.py")])
def test_gold_scores_need_the_annotated_documents(monkeypatch, capsys, arguments, reason):
    monkeypatch.setattr(sys, "argv", ["run", "--only", "gold", *arguments])
    assert run.main() == 3
    assert reason in capsys.readouterr().err


def test_a_figure_beside_what_is_asked(monkeypatch, capsys):
    rows = [Measure("share", 27.31, 40, at_most=True), Measure("peak", 701.4, 700, at_most=True, unit=" MB")]
    monkeypatch.setattr(run, "MEASURES", {"both": lambda **_: rows})
    monkeypatch.setattr(sys, "argv", ["run"])
    assert run.main() == 1
    table = capsys.readouterr().out.splitlines()
    assert [line.split()[1:] for line in table[1:]] == [
        ["27.3", "≤", "40"],
        ["701", "MB", "≤", "700", "MB", "not", "reached"],
    ]


def test_without_articles_the_examples_are_repeated(tmp_path):
    (tmp_path / "a.txt").write_text("Un.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Deux.", encoding="utf-8")
    assert texts(None, tmp_path, 3) == ["Un.", "Deux.", "Un."]


def test_made_up_documents_are_the_same_every_time():
    one, other = list(dossier.items(30)), list(dossier.items(30))
    assert one == other
    assert len({item.document.text for item in one}) == 30


def test_a_dossier_of_made_up_documents(tmp_path):
    told = dossier._many(60, tmp_path / "a.dossier")
    assert told["pairs"] > 30
    assert told["add"] > 0 < told["copies"]
    assert told["open"] < 5
