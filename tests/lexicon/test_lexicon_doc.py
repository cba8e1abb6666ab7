"""``docs/lexicon.md`` agrees with the code."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from recoupe.lexicon import load_lexicon, modality, places, regions
from recoupe.lexicon.loader import KNOWN
from recoupe.lexicon.reporting import ATTITUDES, COLUMNS, FRAMES, STANCES, read_reporting

PAGE = Path(__file__).parents[2] / "docs" / "lexicon.md"
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("pos", FRAMES)
def test_every_frame_is_explained(pos: str) -> None:
    table = TEXT.split(f"<!-- frames: {pos} -->")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(FRAMES[pos])


def test_every_column_is_explained() -> None:
    table = TEXT.split("## Columns")[1].split("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == COLUMNS


@pytest.mark.parametrize("value", [*ATTITUDES, *STANCES])
def test_every_value_is_named(value: str) -> None:
    assert f"`{value}`" in TEXT


def test_the_overlay_shown_can_be_read(tmp_path: Path) -> None:
    shown = [line.strip() for line in TEXT.splitlines() if line.startswith("    ") and line.count(",") >= 9]
    added, header, *rows = shown
    path = tmp_path / "reporting.csv"
    path.write_text("\n".join([header, added, *rows]), encoding="utf-8")
    found = read_reporting(path, over=load_lexicon().reporting.by_id)
    assert list(found) == ["vitupérer", "trompeter", "pour"]
    assert found["pour"] is None


@pytest.mark.parametrize("file", KNOWN)
def test_every_file_of_an_overlay_is_named(file: str) -> None:
    table = TEXT.split("<!-- files -->")[1].split("\n\n")[0]
    assert f"`{file}`" in table


def test_examples_run() -> None:
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0


def test_every_column_of_places_and_regions_is_explained() -> None:
    table = TEXT.split("<!-- columns: places -->")[1].split("\n\n")[0]
    explained = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert set(explained) == {*places.COLUMNS, *regions.COLUMNS}


@pytest.mark.parametrize("value", [*places.KINDS, regions.LOCATIVE, regions.TRIGGER])
def test_every_kind_and_need_is_named(value: str) -> None:
    assert f"`{value}`" in TEXT


@pytest.mark.parametrize("value", [*modality.GIVES, *modality.SLOTS[:7]])
def test_every_slot_and_value_of_modality_is_explained(value: str) -> None:
    section = TEXT.split(": `fr/modality.csv`")[1].split("\n## ")[0]
    assert all(f"`{part}`" in section for part in value.split())


def test_every_column_of_modality_is_named() -> None:
    assert ",".join(modality.COLUMNS) in TEXT
