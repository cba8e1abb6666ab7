"""``fr/count_words.csv``: every row's example gives what the row says, and errors say where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from recoupe.errors import LexiconError
from recoupe.lexicon.count_words import COLUMNS, ROLES, CountWord, load_count_words

ROWS = load_count_words().rows
HEADER = ",".join(COLUMNS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.words}/{row.role}")
def test_the_example_gives_what_the_row_says(nlp: recoupe.Pipeline, row: CountWord) -> None:
    figures = nlp(row.example).figures
    [figure] = [figure for figure in figures if figure.text == row.figure]
    found = {
        "land": figure.scope,
        "level": figure.scope,
        "against": "" if figure.against is not None else None,
        "count": "" if figure.as_of is not None else None,
        "counting": "" if figure.as_of is not None else None,
        "revision": figure.revision,
        "now": figure.revision,
        "edition": figure.revision,
        "earlier": "" if any(other.replaces == figure.id for other in figures) else None,
    }
    assert set(found) == set(ROLES)
    assert found[row.role] == row.gives


def overlay(tmp_path: Path, *rows: str) -> Path:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "count_words.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return tmp_path


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    rows = (
        "émirat,land,country,Dans tout l'émirat deux hommes ont fui.,deux",
        "monde,land,-,,",
        "capitale,land,world,,",
    )
    words = load_count_words(overlay=overlay(tmp_path, *rows))
    assert words.land["émirat"].gives == "country"
    assert "monde" not in words.land
    assert words.land["capitale"].gives == "world"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("pays,land,city,,", "unknown gives 'city'"),
        ("pays,where,country,,", "unknown role 'where'"),
        ("pays,land,country,Dans le pays deux hommes ont fui.,trois", "does not hold the figure"),
        ("contre,against,up,,", "unknown gives 'up'"),
        (",land,country,,", "no words"),
        ("pays,land,country", "3 cells instead of 5"),
    ],
)
def test_errors_say_where_and_what(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=problem) as raised:
        load_count_words(overlay=overlay(tmp_path, row))
    assert "count_words.csv:2" in str(raised.value)


def test_a_row_may_stand_once(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="twice"):
        load_count_words(overlay=overlay(tmp_path, "pays,land,country,,", "pays,land,world,,"))
