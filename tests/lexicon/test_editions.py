"""``fr/editions.csv``: every row's example gives its series and number, and errors say where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.crosscheck.accounts import sentences
from recoupe.crosscheck.editions import find_editions
from recoupe.errors import LexiconError
from recoupe.lexicon.editions import COLUMNS, Edition, load_editions

ROWS = load_editions()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.noun)
def test_the_example_gives_the_number(row: Edition) -> None:
    found = find_editions(row.example, sentences(row.example))
    assert [f"{one.series} {one.number}" for one in found] == [row.gives]


def overlay(tmp_path: Path, *rows: str) -> Path:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "editions.csv").write_text("\n".join([",".join(COLUMNS), *rows]), encoding="utf-8")
    return tmp_path


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    rows = ("étape,etape,before,course,1,1,,", "acte,acte,after,,1,14,,", "vague,-,,,,,,")
    found = {row.noun: row for row in load_editions(overlay=overlay(tmp_path, *rows))}
    assert found["etape"].following == ("course",)
    assert (found["acte"].order, found["acte"].every) == ("after", 14)
    assert "vague" not in found


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("étape,etape,beside,,1,1,,", "unknown order 'beside'"),
        ("étape,etape,before,,soon,1,,", "lasts 'soon'"),
        ("étape,etape,before,,1,0,,", "every '0'"),
    ],
)
def test_a_row_that_cannot_be_read_says_where_it_is(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=problem) as caught:
        load_editions(overlay=overlay(tmp_path, row))
    assert "editions.csv:2" in str(caught.value)
