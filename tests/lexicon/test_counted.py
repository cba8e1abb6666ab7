"""``fr/counted.csv``: every row's example gives its kind, and errors say where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from recoupe.errors import LexiconError
from recoupe.lexicon.counted import COLUMNS, CountedRow, load_counted

ROWS = load_counted().rows
HEADER = ",".join(COLUMNS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.lemma}/{row.role}")
def test_the_example_gives_the_kind(nlp: recoupe.Pipeline, row: CountedRow) -> None:
    found = {figure.text: figure for figure in nlp(row.example).figures}
    assert row.figure in found
    figure = found[row.figure]
    assert figure.kind.value == ("other" if row.kind == "people" else row.kind)
    assert figure.unit == row.unit


def overlay(tmp_path: Path, *rows: str) -> Path:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "counted.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return tmp_path


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    rows = (
        "trottinette,counted,vehicles,,Deux trottinettes ont brûlé.,Deux",
        "mort,counted,-,,,",
        "char,counted,other,,,",
    )
    counted = load_counted(overlay=overlay(tmp_path, *rows))
    trottinettes = counted.noun_at(["trottinettes"], 0)
    assert trottinettes is not None
    assert trottinettes[0].kind == "vehicles"
    assert counted.noun_at(["morts"], 0) is None
    char = counted.noun_at(["chars"], 0)
    assert char is not None
    assert char[0].kind == "other"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("mort,counted,dead,,,", "unknown kind 'dead'"),
        ("mort,eaten,killed,,,", "unknown role 'eaten'"),
        ("écu,counted,money,ecu,,", "unit 'ecu'"),
        ("mort,counted,killed,,Il y a deux morts.,trois", "does not hold the figure"),
        (",counted,killed,,,", "no lemma"),
        ("mort,counted,killed", "3 cells instead of 6"),
    ],
)
def test_errors_say_where_and_what(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=problem) as raised:
        load_counted(overlay=overlay(tmp_path, row))
    assert "counted.csv:2" in str(raised.value)


def test_a_row_may_stand_once(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="twice"):
        load_counted(overlay=overlay(tmp_path, "mort,counted,killed,,,", "mort,counted,other,,,"))
