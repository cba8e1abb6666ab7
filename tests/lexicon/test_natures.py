"""``fr/natures.csv`` and ``fr/concepts.csv``: every row's example says so, and errors say where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe import lexicon
from recoupe.crosscheck.accounts import sketch
from recoupe.crosscheck.called import NATURE
from recoupe.crosscheck.concepts import concepts, stem
from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon.concepts import load_concepts
from recoupe.lexicon.natures import COLUMNS, Nature, load_natures
from recoupe.readers import build_document

ROWS = load_natures()
TABLE = Path(lexicon.__file__).with_name("fr").joinpath("concepts.csv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.value} ({row.how})")
def test_the_example_says_so(nlp, row: Nature) -> None:
    accounts = sketch(nlp(build_document(row.example))).accounts
    assert (row.matter, row.value) in {(one.what, one.words[0]) for one in accounts if one.type == NATURE}


@pytest.mark.parametrize("row", [row.split(",", 2) for row in TABLE[1:]], ids=lambda row: row[0])
def test_the_example_of_a_concept_has_one_of_its_words(row: list[str]) -> None:
    assert row[0] in concepts(stem(word) for word in fold(row[2]).replace(".", " ").split())


def overlay(tmp_path: Path, *rows: str, name: str = "natures", columns: tuple[str, ...] = COLUMNS) -> Path:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / f"{name}.csv").write_text("\n".join([",".join(columns), *rows]), encoding="utf-8")
    return tmp_path


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    matter = "accident ou acte volontaire"
    rows = (f"{matter},avalanche,called,avalanche*,", f"{matter},suicide,-,,", f"{matter},accident,called,chute,")
    found = {(row.value, row.how): row for row in load_natures(overlay=overlay(tmp_path, *rows))}
    assert found["avalanche", "called"].words == ("avalanche*",)
    assert found["accident", "called"].words == ("chute",)
    assert ("suicide", "called") not in found


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("fait,accident,heard,accident,", "unknown how 'heard'"),
        (",accident,called,accident,", "no matter or no value"),
        ("fait,accident,called,Accident,", "'Accident' is no phrase"),
        ("fait,accident,called,a||b,", "'' is no phrase"),
        ("fait,accident,-,,", "no row"),
    ],
)
def test_a_row_that_cannot_be_read_says_where_it_is(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=problem) as caught:
        load_natures(overlay=overlay(tmp_path, row))
    assert "natures.csv:2" in str(caught.value)


def test_an_overlay_of_concepts_adds_and_removes(tmp_path: Path) -> None:
    columns = ("concept", "words", "example")
    folder = overlay(tmp_path, "sport,match|course,", "contact,-,", name="concepts", columns=columns)
    found = load_concepts(overlay=folder)
    assert found["sport"] == ("match", "course")
    assert "contact" not in found


def test_a_concept_that_cannot_be_read_says_where_it_is(tmp_path: Path) -> None:
    columns = ("concept", "words", "example")
    with pytest.raises(LexiconError, match="no list of words") as caught:
        load_concepts(overlay=overlay(tmp_path, "sport,match|3,", name="concepts", columns=columns))
    assert "concepts.csv:2" in str(caught.value)
