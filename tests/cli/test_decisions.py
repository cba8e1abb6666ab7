"""``recoupe decisions``: what people decided, as the command line shows it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.dossier import Dossier

run = CliRunner().invoke


@pytest.fixture
def path(shelf, tmp_path):
    """A dossier in which something was decided."""
    path = tmp_path / "essai.dossier"
    path.write_bytes(shelf.read_bytes())
    with Dossier(path) as dossier:
        number = dossier.document("marche-1").number
        figure = dossier.analysis(number).figures[0]
        dossier.decide(number, "figure", "corrected", {"low": 1300}, at=(figure.start, figure.end))
        dossier.decide(number, "document", "note", {"words": "appeler\nla préfecture"})
        dossier.undo(dossier.decide("marche-2", "document", "dated", {"day": "2024-05-13"}))
    return path


def decisions(path, *options):
    """Give what the command shows, and how it ended."""
    result = run(app, ["decisions", str(path), *options])
    return result.exit_code, result.stdout


def test_what_holds_is_listed(path):
    code, shown = decisions(path)
    lines = shown.splitlines()
    assert code == 0
    assert [line for line in lines if not line.startswith(" ")] == [
        "1  corrigé : chiffre « Environ 1 200 » → au moins 1300",
        "2  annoté : document → appeler la préfecture",
    ]
    assert lines[1].startswith("   marche-1, 20")


def test_with_all_also_what_was_undone(path):
    code, shown = decisions(path, "--all")
    assert code == 0
    assert "3  daté : document → 2024-05-13" in shown
    assert "annulé le 20" in shown.splitlines()[-1]


def test_as_json_lines(path):
    code, shown = decisions(path, "--all", "--format", "jsonl")
    found = [json.loads(line) for line in shown.splitlines()]
    assert code == 0
    assert [(one["number"], one["kind"], one["verdict"], one["undone_at"] is None) for one in found] == [
        (1, "figure", "corrected", True),
        (2, "document", "note", True),
        (3, "document", "dated", False),
    ]
    assert found[0]["value"] == {"low": 1300}


def test_those_on_one_document(path):
    assert "marche-1" not in decisions(path, "--document", "marche-2", "--all")[1]


def test_one_is_taken_back(path):
    assert decisions(path, "--undo", "1") == (0, "decision 1: undone\n")
    assert "chiffre" not in decisions(path)[1]
    assert decisions(path, "--undo", "99")[0] == 2


def test_what_was_removed_goes_for_good(path):
    with Dossier(path) as dossier:
        number = dossier.decide("marche-3", "document", "removed")
    assert "(n’est plus dans le dossier)" in decisions(path)[1]
    assert decisions(path, "--forget-removed") == (0, "forgotten for good: 1\n")
    assert decisions(path, "--undo", str(number))[0] == 2


@pytest.mark.parametrize("options", [["--document", "personne"], ["--format", "xml"], ["--undo", "0"]])
def test_what_is_not_there_is_told(path, options):
    assert decisions(path, *options)[0] == 2
