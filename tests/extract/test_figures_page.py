"""``docs/figures.md`` shows what the code finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import recoupe
from recoupe.lexicon import count_words
from recoupe.lexicon.counted import COLUMNS, ROLES
from recoupe.model import Analysis, Figure, FigureKind, FigureScope, Revision

PAGE = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")


def rows(table: str) -> list[list[str]]:
    """The rows below the header of the table behind a marker."""
    lines = PAGE.split(f"<!-- {table} -->")[1].strip().splitlines()[2:]
    shown = lines[: next((n for n, line in enumerate(lines) if not line.startswith("|")), len(lines))]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in shown]


def analyzed(nlp: recoupe.Pipeline, example: str) -> tuple[Analysis, Figure]:
    """The analysis of an example, and its figure in bold; modifiers before the bold words are left out."""
    [words] = re.findall(r"\*\*(.*?)\*\*", example)
    analysis = nlp(example.replace("**", ""))
    [figure] = [figure for figure in analysis.figures if figure.text.endswith(words)]
    return analysis, figure


def found(nlp: recoupe.Pipeline, example: str) -> Figure:
    """The figure that an example has in bold."""
    return analyzed(nlp, example)[1]


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


@pytest.mark.parametrize(("example", "by"), rows("who counts"))
def test_who_counts(nlp: recoupe.Pipeline, example: str, by: str) -> None:
    assert found(nlp, example).by == by


@pytest.mark.parametrize(("example", "place", "scope", "time", "as_of"), rows("where and when"))
def test_where_and_when(nlp: recoupe.Pipeline, example: str, place: str, scope: str, time: str, as_of: str) -> None:
    analysis, figure = analyzed(nlp, example)
    shown = [
        analysis.places[figure.place_id].text if figure.place_id is not None else "",
        figure.scope or "",
        analysis.dates[figure.time].text if figure.time is not None else "",
        analysis.dates[figure.as_of].text if figure.as_of is not None else "",
    ]
    assert shown == [place, scope, time, as_of]


@pytest.mark.parametrize(("example", "revision", "replaces"), rows("revisions"))
def test_revisions(nlp: recoupe.Pipeline, example: str, revision: str, replaces: str) -> None:
    analysis, figure = analyzed(nlp, example)
    former = analysis.figures[figure.replaces].text if figure.replaces is not None else ""
    assert (figure.revision, former) == (revision, replaces)


def test_every_field_column_role_and_kind_is_explained() -> None:
    named = {name for cell in re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)}
    assert {*Figure.__struct_fields__, *COLUMNS, *count_words.COLUMNS} == named
    values = (*ROLES, *count_words.ROLES, *FigureKind, *FigureScope, *Revision)
    assert all(f"`{value}`" in PAGE for value in values)
