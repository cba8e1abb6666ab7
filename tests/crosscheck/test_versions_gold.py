"""The hand-made facts and copies say what stands in their texts, and hang together."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.crosscheck.scoring import EXAMPLES, HELD, STORIES, Fact, load, sides, texts

FILES = [EXAMPLES, STORIES, HELD]
FACTS = [pytest.param(path, fact, id=f"{path.parent.name}-{fact['id']}") for path in FILES for fact in load(path)]
SLOTS = {"occurrence", "outcome", "number", "agent", "place", "time", "responsibility"}
CHANGES = {"rise", "fall", "correction", "retraction", "revision"}
WHEN = re.compile(r"\d{4}(-(W\d\d|\d\d(-\d\d(T(\d\d:\d\d|MO|AF|EV|NI))?)?))?")


@pytest.mark.parametrize(("path", "fact"), FACTS)
def test_offsets_and_texts_agree(path: Path, fact: Fact) -> None:
    documents = texts(path)
    for account in fact["accounts"]:
        text, start, end = documents[account["doc"]], account["start"], account["end"]
        assert text[start:end] == account["text"]
        assert account["text"][0] in '«“"' or account["text"][0].isupper()
        assert re.search(r"(?:^|\n|[.?!»”\"] |[.?!] ?[»”\"] |[ \xa0][–:] )$", text[:start]), text[
            max(0, start - 20) : start
        ]
        assert text[end : end + 1] in {"", "\n", " ", "\xa0"}
        assert account["text"][-1] in '.!?»”"' or "\n" in {text[end : end + 1], text[start - 1 : start]}


@pytest.mark.parametrize(("path", "fact"), FACTS)
def test_accounts_say_all_that_is_asked(path: Path, fact: Fact) -> None:
    assert fact["kind"] in {"figure", "occurrence"}
    assert fact["relation"] in {"agree", "conflict", "update", "different"}
    assert {*fact.get("alt_relations", [])} <= {"agree", "conflict", "update"}
    assert fact["certainty"] in {"high", "medium", "low"}
    for account in fact["accounts"]:
        assert "according_to" in account
        assert isinstance(account["relays"], list)
        assert WHEN.fullmatch(account.get("when", "2024"))
        if "value" in account:
            assert fact["kind"] == "figure"
            assert account.get("low", account["value"]) <= account["value"] <= account.get("high", account["value"])
        elif "low" not in account:
            assert account["claim"]
            assert account["polarity"] in {"affirms", "denies", "neutral"}
    bracket = fact.get("independent_origins")
    assert bracket is None or (0 <= bracket["min"] <= bracket["max"] <= len(fact["accounts"]) and bracket["why"])
    assert bracket or fact["relation"] == "different" or "trap" in fact


@pytest.mark.parametrize(("path", "fact"), FACTS)
def test_what_is_planted_follows_from_the_accounts(path: Path, fact: Fact) -> None:
    accounts: list[dict[str, Any]] = fact["accounts"]
    conflicts, updates = fact.get("conflicts", []), fact.get("updates", [])
    assert bool(conflicts) == (fact["relation"] == "conflict")
    assert bool(updates) or fact["relation"] != "update"
    assert ("trap" in fact) == (fact["relation"] == "different") or fact["relation"] == "agree"
    for planted in [*conflicts, *updates]:
        assert all(side and all(0 <= i < len(accounts) for i in side) for side in sides(planted))
    for conflict in conflicts:
        assert {conflict["slot"], *conflict.get("alt_slots", [])} <= SLOTS
        assert not set.intersection(*map(set, conflict["sides"]))
        assert fact["kind"] == "occurrence" or "number" in {conflict["slot"], *conflict.get("alt_slots", [])}
    for update in updates:
        assert update["change"] in CHANGES
        if update["change"] == "rise":
            before, after = ([accounts[i]["value"] for i in side] for side in sides(update))
            assert max(before) < min(after)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_the_facts_of_a_file_do_not_contradict_each_other(path: Path) -> None:
    facts = {fact["id"]: fact for fact in load(path)}
    assert len(facts) == len(load(path))
    assert {near for fact in facts.values() for near in fact.get("near", [])} <= {*facts}

    whole, traps = set[frozenset[Any]](), set[frozenset[Any]]()
    for fact in facts.values():
        places = [((a["doc"], a["start"], a.get("value")), a.get("value", a.get("claim"))) for a in fact["accounts"]]
        assert len({*places}) == len(places)
        if fact["relation"] != "different":
            whole |= {frozenset((one, other)) for (one, _), (other, _) in combinations(places, 2)}
        else:
            same = len({said for _, said in places}) == 1
            traps |= {frozenset((one, other)) for (one, x), (other, y) in combinations(places, 2) if same or x != y}
    assert not whole & traps


def test_the_stories_plant_every_slot_and_change() -> None:
    facts = load(STORIES)
    assert {conflict["slot"] for fact in facts for conflict in fact.get("conflicts", [])} >= SLOTS - {"agent"}
    assert {update["change"] for fact in facts for update in fact.get("updates", [])} == CHANGES
    assert {account["doc"] for fact in facts for account in fact["accounts"]} == {*texts(STORIES)}


def test_every_example_is_in_some_conflict() -> None:
    disputed = {a["doc"] for fact in load(EXAMPLES) if fact["relation"] == "conflict" for a in fact["accounts"]}
    assert disputed == {*texts(EXAMPLES)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_copied_passages_stand_in_both_texts(path: Path) -> None:
    documents = texts(path)
    for copy in load(path.with_name("copies.json")):
        assert copy["a"] < copy["b"]
        assert copy["direction"] in {"a_to_b", "b_to_a", None}
        for passage in copy["passages"]:
            assert documents[copy["a"]][slice(*passage["a"])] == passage["text_a"]
            assert documents[copy["b"]][slice(*passage["b"])] == passage["text_b"]
            words = [set(re.findall(r"\w+", passage[side].lower())) for side in ("text_a", "text_b")]
            assert len(words[0] & words[1]) >= 0.7 * len(words[0] | words[1])
