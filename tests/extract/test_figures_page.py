"""``docs/figures.md`` shows what the code finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import recoupe
from recoupe.lexicon.counted import COLUMNS, ROLES
from recoupe.model import Figure, FigureKind

PAGE = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")


def rows(table: str) -> list[list[str]]:
    """The rows below the header of the table behind a marker."""
    lines = PAGE.split(f"<!-- {table} -->")[1].strip().splitlines()[2:]
    shown = lines[: next((n for n, line in enumerate(lines) if not line.startswith("|")), len(lines))]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in shown]


def found(nlp: recoupe.Pipeline, example: str) -> Figure:
    """The figure that an example has in bold, modifiers before the bold words left out of the comparison."""
    [words] = re.findall(r"\*\*(.*?)\*\*", example)
    [figure] = [figure for figure in nlp(example.replace("**", "")).figures if figure.text.endswith(words)]
    return figure


@pytest.mark.parametrize(("example", "value", "low", "high"), rows("numbers"))
def test_numbers(nlp: recoupe.Pipeline, example: str, value: str, low: str, high: str) -> None:
    figure = found(nlp, example)
    shown = ["" if number is None else str(number) for number in (figure.value, figure.low, figure.high)]
    assert shown == [value, low, high]
    assert f"**{figure.text}**" in example


@pytest.mark.parametrize(("example", "counts", "kind"), rows("kinds"))
def test_kinds(nlp: recoupe.Pipeline, example: str, counts: str, kind: str) -> None:
    figure = found(nlp, example)
    assert (figure.counts, figure.kind.value) == (counts, kind)


def test_every_field_column_role_and_kind_is_explained() -> None:
    named = {name for cell in re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)}
    assert set(Figure.__struct_fields__) | set(COLUMNS) == named
    assert all(f"`{value}`" in PAGE for value in (*ROLES, *FigureKind))
