"""The project's own data: dispatches and sentences say what their annotation and their READMEs claim."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from recoupe.model import Attitude, Form
from tests.matching import ROOT, Item, load_annotated, load_examples, locate

EXAMPLES = {item.id: item for item in load_examples()}
SENTENCES = {split: load_annotated(split) for split in ("dev", "held")}
EVERYTHING = [*EXAMPLES.values(), *SENTENCES["dev"], *SENTENCES["held"]]
OPENING = {"«": "»", "“": "”", '"': '"'}


def example(number: int) -> Item:
    return next(item for name, item in EXAMPLES.items() if name.startswith(f"fictif-{number:02}"))


def strings(item: Item) -> list[Any]:
    """Give every annotated string of an item, in whatever notation."""
    found: list[Any] = []
    for statement in item.statements:
        found += [*statement["content"], statement["cue"], statement["source"], *statement.get("alt_source", [])]
    for retraction in item.retractions:
        found += [retraction["cue"], retraction["source"]]
    return [string for string in found if string is not None]


def quoted(item: Item, segment: str | dict[str, Any]) -> bool:
    """Tell whether a segment stands directly between quotation marks."""
    place = locate(item.text, segment)
    assert place
    before, after = item.text[: place[0]].rstrip(), item.text[place[1] :].lstrip(" \xa0\u202f.,")
    return before[-1:] in {*OPENING, "]"} and after[:1] in {*OPENING.values(), "[", "«"}


def chains(item: Item) -> list[int]:
    return [len(statement["relays"]) for statement in item.statements]


@pytest.mark.parametrize("item", EVERYTHING, ids=lambda item: item.id)
def test_annotation_is_well_formed(item: Item) -> None:
    for string in strings(item):
        assert locate(item.text, string), f"{string!r} is not in the text"
        if isinstance(string, str):
            assert item.text.count(string) == 1, f"{string!r} occurs more than once: say which"
    for statement in item.statements:
        assert statement["content"]
        assert statement["attitude"] in [*Attitude]
        assert statement["form"] in [*Form]
        assert {*statement.get("alt_attitude", [])} <= {*Attitude}
        if statement["form"] == "conditional":
            assert statement["source"] is None
            assert statement["origin"] is None
            assert re.search(r"rai(en)?t\b", statement["cue"] if isinstance(statement["cue"], str) else "")
    for retraction in item.retractions:
        assert retraction["retracts"] is None or 0 <= retraction["retracts"] < len(item.statements)


@pytest.mark.parametrize("item", EVERYTHING, ids=lambda item: item.id)
def test_contents_carry_no_marks_at_their_edges(item: Item) -> None:
    for statement in item.statements:
        for segment in statement["content"]:
            string = segment if isinstance(segment, str) else segment["t"]
            assert string == string.strip()
            assert not string.startswith(("«", "“", "que ", "qu’", "qu'"))
            assert not string.endswith(".")


def test_there_are_eight_dispatches_and_each_is_marked_as_invented() -> None:
    texts = sorted((ROOT / "examples").glob("*.txt"))
    assert [path.stem for path in texts] == sorted(EXAMPLES)
    assert len(texts) == 8
    for item in EXAMPLES.values():
        assert item.id.startswith("fictif-")
        assert item.text.splitlines()[0] == "[Dépêche inventée : lieux, personnes et médias sont fictifs.]"
        assert 200 <= len(item.text.split()) <= 450
        assert item.id + ".txt" in (ROOT / "examples" / "README.md").read_text(encoding="utf-8")


def test_direct_speech_is_quoted_and_indirect_speech_is_not() -> None:
    for item in EXAMPLES.values():
        for statement in item.statements:
            marks = [quoted(item, segment) for segment in statement["content"]]
            if statement["form"] == "indirect":
                assert not all(marks), (item.id, statement["content"])
            if statement["form"] == "direct" and item.id != "fictif-05-site-radio":  # an interview answers unquoted
                assert all(marks), (item.id, statement["content"])


def test_the_agency_dispatch() -> None:
    text = example(1).text
    assert "(ALC) –" in text
    assert "La même source" in text
    assert "Observatoire caucasien des droits humains (OCDH)" in text
    assert any(s["attitude"] == "deny" and s["content"][0] in text.split("démenti")[0] for s in example(1).statements)


def test_the_state_media_dispatch() -> None:
    item = example(2)
    assert date(2024, 3, 16).weekday() != 3
    assert "Le jeudi 16 mars" in item.text
    assert ", NDLR]" in item.text
    assert max(len(statement["content"]) for statement in item.statements) == 3
    assert 2 in chains(item)
    assert item.retractions
    assert item.text.splitlines()[-1].startswith("Sources\xa0: ")


def test_both_camps_are_named_in_the_words_of_the_other() -> None:
    assert "terroristes" in example(2).text
    assert "armée d'occupation" in example(3).text
    for number in (1, 6, 8):  # agencies and their clients use neither word
        assert not re.search(r"terroriste|occupation", example(number).text)


def test_the_radio_of_the_front_spells_as_it_likes() -> None:
    text = example(3).text
    assert all(slip in text for slip in ("encor", "coline", "telephone", "se sont rendu.", "apellent"))
    assert [s["form"] for s in example(3).statements].count("conditional") == 2
    assert [s["attitude"] for s in example(3).statements].count("deny") == 3


def test_the_newspaper_nests_and_counts() -> None:
    item = example(4)
    places = [[locate(item.text, segment) for segment in s["content"]] for s in item.statements]
    spans = [(segments[0][0], segments[-1][1]) for segments in places if segments[0] and segments[-1]]
    assert any(a != b and a[0] <= b[0] and b[1] <= a[1] for a in spans for b in spans)
    assert len(item.retractions) == 2
    assert all(count in item.text for count in ("douze morts", "au moins 17"))
    assert "“" in item.text


def test_the_radio_site_holds_an_interview_and_a_quotation_over_paragraphs() -> None:
    item = example(5)
    assert item.text.count("\nRadio Horizon : ") == item.text.count("\nSamir Koval : ") == 3
    assert any(len(s["content"]) == 3 and s["cue"] is None for s in item.statements)
    assert item.retractions[0]["retracts"] is not None


def test_wire_copy_is_reused_twice_with_light_edits() -> None:
    def shingles(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return set(zip(*(words[k:] for k in range(5)), strict=False))

    wire = shingles(example(1).text)
    for number in (6, 8):
        shared = len(wire & shingles(example(number).text))
        assert shared >= 30
        assert example(number).text.splitlines()[-1].strip("()").startswith("Avec l")
    for number in (2, 3, 4, 5, 7):
        assert len(wire & shingles(example(number).text)) < 15


def test_the_live_blog_runs_forward_and_corrects_itself() -> None:
    item = example(7)
    hours = re.findall(r"^(\d\dh\d\d) – ", item.text, re.MULTILINE)
    assert len(hours) >= 10
    assert all(early < late for early, late in pairwise(hours))
    assert "(@" in item.text
    assert {retraction["origin"] for retraction in item.retractions} >= {"Canal Est", "Agence Levant-Caucase"}


def test_the_news_site_has_a_chain_of_three() -> None:
    assert max(chains(example(8))) == 3
    assert {length for item in EXAMPLES.values() for length in chains(item)} == {0, 1, 2, 3}


def test_tolls_rise_through_the_dispatches() -> None:
    tolls = [(1, "sept personnes"), (7, "douze morts"), (7, "15 morts"), (8, "au moins 17 personnes")]
    assert all(toll in example(number).text for number, toll in tolls)


def test_every_attitude_occurs_in_the_dispatches() -> None:
    assert {s["attitude"] for item in EXAMPLES.values() for s in item.statements} == {*Attitude}


def test_there_are_enough_sentences_of_each_phenomenon() -> None:
    statements = [s for items in SENTENCES.values() for item in items for s in item.statements if not s.get("optional")]
    assert sum(s["attitude"] == "deny" for s in statements) >= 42
    assert sum(s["form"] == "conditional" for s in statements) >= 42
    assert sum(len(s["relays"]) in (1, 2, 3) for s in statements) >= 66
    assert {len(s["relays"]) for s in statements} == {0, 1, 2, 3}
    assert sum(len(item.retractions) for items in SENTENCES.values() for item in items) >= 24


@pytest.mark.parametrize("phenomenon", ["denial", "conditional", "retraction", "chain"])
def test_a_third_is_held_back_and_some_texts_hold_nothing(phenomenon: str) -> None:
    dev, held = ([item for item in SENTENCES[split] if item.phenomenon == phenomenon] for split in ("dev", "held"))
    assert 0.3 <= len(held) / (len(dev) + len(held)) <= 0.36
    assert any(not item.statements and not item.retractions for item in [*dev, *held])


def test_no_text_and_no_name_occurs_twice() -> None:
    assert len({item.text for item in EVERYTHING}) == len(EVERYTHING)
    assert len({item.id for item in EVERYTHING}) == len(EVERYTHING)


def test_both_apostrophes_and_several_quotation_marks_occur() -> None:
    for items in SENTENCES.values():
        whole = " ".join(item.text for item in items)
        assert all(mark in whole for mark in ("’", "'", "«", '"'))
