"""docs/times.md is true: each example gives the expressions and values that the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoupe.model import TimeStatus
from tests.extract.timing import times

PAGE = (Path(__file__).parents[2] / "docs" / "times.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in PAGE.split("<!-- times -->\n")[1].split("\n\n")[0].splitlines()[2:]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[-2][:40])
def test_an_example_of_each_kind(nlp, row):
    text, values = row[-2], re.findall(r"`(.+?)`", row[-1])
    found = times(nlp, text.replace("**", ""))
    assert [time.text for time in found] == re.findall(r"\*\*(.+?)\*\*", text)
    assert [time.value for time in found] == values


def test_every_status_is_explained():
    table = PAGE.split("## Status")[1].split("\n\n")[1]
    assert set(re.findall(r"^\| `(\w+)` \| \w", table, re.MULTILINE)) - {"status"} == {*TimeStatus}
