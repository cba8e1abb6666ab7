"""``recoupe copies``: what it prints, and for which documents."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.dossier import Dossier
from tests.crosscheck.corpus import keep, prose


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier of a wire in two outlets, an article that holds half of it, and one that has nothing to do with it."""
    wire = prose(random.Random(1), 90)
    with Dossier(tmp_path / "essai.dossier", create=True) as dossier:
        keep(dossier, " ".join(wire), "dépêche", outlet="AFP", published="2024-05-03")
        keep(dossier, f"{' '.join(wire)}\n\n(AFP)", "reprise", outlet="La Gazette", published="2024-05-04T08:30Z")
        half = " ".join([*prose(random.Random(2), 200), *wire[20:50], *prose(random.Random(3), 200)])
        keep(dossier, half, "article", outlet="Radio\x1b[31m Littoral")
        keep(dossier, " ".join(prose(random.Random(4), 90)), "autre")
    return dossier.path


def run(*arguments: object) -> str:
    """Run the command and give its output."""
    result = CliRunner().invoke(app, ["copies", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.output


def test_jsonl(path):
    records = [json.loads(line) for line in run(path, "--format", "jsonl").splitlines()]
    assert [(record["a"], record["b"]) for record in records] == [
        ("dépêche", "reprise"),
        ("dépêche", "article"),
        ("reprise", "article"),
    ]
    first = records[0]
    assert list(first)[:5] == ["a", "b", "containment_a", "containment_b", "passages"]
    assert first["containment_a"] == 1.0
    [passage] = first["passages"]
    assert set(passage) == {"a", "b"}
    with Dossier(path) as dossier:
        spans = [dossier.text(number)[slice(*passage[side])] for number, side in zip((1, 2), "ab", strict=True)]
    assert spans[0] == spans[1] != ""
    assert (first["direction"], first["agencies"]) == ("a_to_b", ["AFP"])
    assert any("crédite AFP" in reason for reason in first["why"])


def test_again_and_one_more(path):
    before = run(path, "-f", "jsonl")
    assert run(path, "-f", "jsonl") == before
    with Dossier(path) as dossier:
        keep(dossier, " ".join(prose(random.Random(4), 90)), "copie de l’autre")
    assert run(path, "-f", "jsonl").startswith(before)
    assert "copie de l’autre" in run(path, "-f", "jsonl")


def test_for_reading(path):
    shown = run(path)
    assert "\x1b" not in shown
    assert shown.startswith("1 texte repris, 3 paires de documents à passages communs\n")
    lines = [line.strip() for line in shown.splitlines()]
    assert "1. 2 documents, d’abord le 3 mai 2024, agence\xa0: AFP" in lines
    assert "3 mai 2024 · AFP · dépêche  ← origine probable" in lines
    assert "4 mai 2024, 08 h 30 · La Gazette · reprise" in lines
    assert "Autres passages communs" in lines
    assert "autre" not in {line.split(" · ")[-1] for line in lines}


def test_explained(path):
    shown = run(path, "--explain")
    assert "· « reprise » crédite AFP, qui publie « dépêche »" in shown
    assert "0–" in shown


@pytest.mark.parametrize(
    ("options", "pairs"),
    [
        (("--document", "article"), 2),
        (("--document", "autre"), 0),
        (("--min-containment", "0.5"), 1),
        (("--min-containment", "0.1"), 3),
        (("--document", "article", "--min-containment", "0.9"), 0),
    ],
)
def test_only_some(path, options, pairs):
    assert len(run(path, "-f", "jsonl", *options).splitlines()) == pairs


def test_nothing_shared(path):
    assert run(path, "--document", "autre") == "aucun passage commun\n"


def test_a_medium_of_ones_own(path, tmp_path):
    (tmp_path / "outlets.toml").write_text("[nereide]\nname = 'Néréide'\nkind = 'agency'\n", encoding="utf-8")
    with Dossier(path) as dossier:
        keep(dossier, dossier.text(4), "néréide", outlet="agence Néréide")
    [pair] = run(path, "-f", "jsonl", "--document", "autre", "--lexicon", tmp_path).splitlines()
    assert json.loads(pair)["agencies"] == ["Néréide"]


@pytest.mark.parametrize("arguments", [["rien.dossier"], ["{}", "--document", "absent"], ["{}", "-f", "xml"]])
def test_what_cannot_be_done(path, arguments):
    result = CliRunner().invoke(app, ["copies", *(argument.format(path) for argument in arguments)])
    assert result.exit_code == 2


def test_names_stay_on_one_line(tmp_path: Path) -> None:
    wire = " ".join(prose(random.Random(1), 90))
    with Dossier(tmp_path / "lignes.dossier", create=True) as dossier:
        keep(dossier, wire, "a\tb", outlet="Le\nFil", published="2024-05-03")
        keep(dossier, wire + " (Fil)", "c", outlet="La Gazette", published="2024-05-04")
    assert "Le Fil · a b" in run(dossier.path)
