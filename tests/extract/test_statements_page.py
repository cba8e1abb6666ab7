"""docs/statements.md is true: each example gives the rule and the content that the page says."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from recoupe.model import Statement
from tests.extract.finding import contents, only, text_of, words

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "statements.md").read_text(encoding="utf-8")


def rows(mark: str) -> list[tuple[str, str]]:
    """Give the two cells of every row of the tables behind a mark."""
    found = []
    for section in PAGE.split(f"<!-- {mark} -->\n")[1:]:
        table = section.split("\n\n")[0].splitlines()[2:]
        for line in table:
            first, second = line.strip("| ").split(" | ")
            found.append((first.strip("`"), second))
    return found


RULES = rows("rules")


def plain(example: str) -> str:
    """Give an example without its bold marks."""
    return example.replace("**", "")


def bold(example: str) -> list[str]:
    """Give what is in bold, as contents are: without a full stop at the end."""
    return [piece.removesuffix(".") for piece in re.findall(r"\*\*(.+?)\*\*", example)]


@pytest.mark.parametrize(("rule", "example"), [row for row in RULES if row[0] != "retraction"])
def test_an_example_of_each_rule(nlp, rule, example):
    by_rule = [statement for statement in nlp(plain(example)).statements if statement.why.rule == rule]
    assert [[span.text for span in statement.content] for statement in by_rule] == [bold(example)]


def test_the_example_of_a_retraction(nlp):
    [example] = [example for rule, example in RULES if rule == "retraction"]
    [found] = nlp(plain(example)).retractions
    assert [found.cue.text] == bold(example)
    assert found.why.rule == "retraction"


def test_every_rule_that_fires_is_on_the_page(nlp):
    fired = set()
    for path in (ROOT / "examples").glob("*.txt"):
        fired |= {statement.why.rule for statement in nlp(path.read_text(encoding="utf-8")).statements}
    assert len(fired) > 10
    assert fired <= {rule for rule, _ in RULES}


@pytest.mark.parametrize(("why", "example"), rows("none"))
def test_what_is_no_statement(nlp, why, example):
    assert contents(nlp(example)) == [], why


def test_every_field_is_on_the_page():
    table = PAGE.split("## The record")[1].split("A span has")[0]
    assert re.findall(r"^\| `(\w+)` ", table, re.MULTILINE) == [
        field.name for field in msgspec.structs.fields(Statement)
    ]


def test_the_example_of_the_record(nlp):
    text = re.search(r"^For \*(.+)\*:$", PAGE, re.MULTILINE)
    assert text is not None
    found = only(nlp(text[1] + "."))
    cells = dict(re.findall(r"^\| `(\w+)` \| .*\| (.+) \|$", PAGE, re.MULTILINE))
    assert cells["content"] == f"*{words(found)}*"
    assert cells["cue"] == f"*{text_of(found.cue)}*"
    assert cells["source"] == f"*{text_of(found.source)}*"
    assert cells["time"] == f"*{text_of(found.time)}*"
    assert cells["origin"] == f"`{found.origin}`"
    assert cells["relays"] == f"`{', '.join(found.relays)}`"
    assert cells["why"] == f"`{found.why.row}`, `{found.why.rule}`"
    for name in ("form", "attitude", "stance"):
        assert cells[name] == f"`{getattr(found, name).value}`"
    assert (found.negated, found.parent, found.origin_candidates, found.chain[0].carried) == (False, None, (), False)
