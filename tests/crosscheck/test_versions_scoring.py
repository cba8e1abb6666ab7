"""The scorer of facts: what is right counts, what is wrong is told apart, one measure at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.crosscheck.scoring import EXAMPLES, MEASURES, STORIES, Account, Fact, load, main, score


def account(doc: str, by: str | None = "outlet", value: int | None = None, *, at: int = 0, **more: Any) -> Account:
    """Make an account of twenty characters, in the format of both gold and prediction."""
    said = {"claim": f"{by} at {at}", "polarity": "affirms"} if value is None else {"value": value}
    return {"doc": doc, "start": at, "end": at + 20, "according_to": by, "by": by, "relays": [], **said, **more}


def wanted(id: str, relation: str, *accounts: Account, **more: Any) -> Fact:
    kind = "figure" if any("value" in one for one in accounts) else "occurrence"
    return {"id": id, "kind": kind, "what": id, "relation": relation, "accounts": [*accounts], **more}


def given(relation: str, *accounts: Account, **more: Any) -> Fact:
    return {"fact": 1, "relation": relation, "accounts": [*accounts], **more}


def shares(gold: list[Fact], facts: list[Fact]) -> dict[str, tuple[int, int]]:
    """Give what was counted, without the measures that had nothing to judge."""
    return {name: (share.right, share.of) for name, share in score(gold, facts).shares.items() if share.of}


POLICE, UNION = account("a", "police", 50), account("a", "organisateurs", 200)
RALLY = wanted("rally", "conflict", POLICE, UNION, conflicts=[{"slot": "number", "sides": [[0], [1]]}])
TAKEN, DENIED, BACK = account("a", "Front"), account("b", "ministère"), account("c", "observatoire")
TOWN = wanted(
    "town",
    "conflict",
    TAKEN,
    DENIED,
    account("a", "observatoire", at=100),
    BACK,
    conflicts=[{"slot": "occurrence", "alt_slots": ["outcome"], "sides": [[0, 2], [1]]}],
    updates=[{"change": "retraction", "before": [2], "after": [3]}],
    independent_origins={"min": 2, "max": 3, "why": ""},
)
TOLL = wanted(
    "toll",
    "update",
    account("a", "hôpital", 7),
    account("b", "hôpital", 12),
    updates=[{"change": "rise", "before": [0], "after": [1]}],
)


def predicted(fact: Fact) -> Fact:
    """Make the prediction that a gold fact asks for."""
    accounts = [{**one, "by": one["according_to"]} for one in fact["accounts"]]
    return {"fact": fact["id"], "independent": fact.get("independent_origins"), **fact, "accounts": accounts}


@pytest.mark.parametrize("path", [EXAMPLES, STORIES], ids=["examples", "stories"])
def test_the_gold_itself_is_all_right(path: Path) -> None:
    gold = load(path)
    facts = [predicted(fact) for fact in gold if fact["relation"] != "different"]
    told = {(a["doc"], a["start"], a.get("value")) for fact in facts for a in fact["accounts"]}
    rest = [a for f in gold for a in f["accounts"] if (a["doc"], a["start"], a.get("value")) not in told]
    report = score(gold, [*facts, *(given("agree", {**one, "by": one["according_to"]}) for one in rest)])
    assert {name: share.value for name, share in report.shares.items()} == dict.fromkeys(MEASURES, 1)
    assert report.misses == []
    assert all(share.of for name, share in report.shares.items() if name != "update" or path == STORIES)


@pytest.mark.parametrize("path", [EXAMPLES, STORIES], ids=["examples", "stories"])
def test_nothing_found_is_nothing_right(path: Path) -> None:
    report = score(load(path), [])
    assert all(share.right == 0 for share in report.shares.values())
    assert report.shares["conflicts_precision"].of == 0


def test_one_fact_of_everything_is_no_way_out() -> None:
    gold = load(EXAMPLES)
    everything = [a for fact in gold for a in predicted(fact)["accounts"]]
    slots = [{"slot": slot} for slot in ("occurrence", "number", "responsibility")]
    report = score(gold, [given("conflict", *everything, conflicts=slots, updates=[{"change": "rise"}])])
    assert report["together"] == report["conflicts_recall"] == 1
    assert report["apart"] == report["traps"] == 0


def test_an_account_is_found_by_its_sentence_and_its_number() -> None:
    elsewhere = account("a", "police", 50, at=20)
    other = account("a", "police", 51)
    assert shares([RALLY], [given("agree", elsewhere), given("agree", other)])["accounts"] == (0, 2)
    assert shares([RALLY], [given("agree", account("x/a.txt", "police", 50, at=19))])["accounts"] == (1, 2)


@pytest.mark.parametrize(
    ("gold", "value", "right"),
    [
        ({"value": 15, "low": 15}, {"value": None, "low": 15}, True),
        ({"value": 2000}, {"value": 1850}, False),
        ({"low": 3000, "high": 4000}, {"low": 3000, "high": 4000}, True),
        ({"low": 3000, "high": 4000}, {"low": 3000}, False),
        ({"low": 117000}, {"value": 117000}, True),
        ({"claim": "not 25", "polarity": "denies"}, {"value": 25}, True),
    ],
)
def test_numbers_and_bounds(gold: dict[str, Any], value: dict[str, Any], right: bool) -> None:
    fact = wanted("n", "agree", account("a", "police"), account("b", "police", 1))
    fact["accounts"][0] = {"doc": "a", "start": 0, "end": 20, "according_to": "police", "relays": [], **gold}
    found = given("agree", {"doc": "a", "start": 0, "end": 20, "by": "police", **value})
    assert shares([fact], [found])["accounts"] == (right, 2)


@pytest.mark.parametrize(
    ("name", "alternatives", "by", "right"),
    [
        ("Marek Oussel", [], "le colonel Marek Oussel", True),
        ("Marek Oussel", [], "Ilir Dastan", False),
        ("Marek Oussel", ["ministère de la Défense"], "ministère de la Défense", True),
        ("outlet", [], None, True),
        (None, [], "outlet", True),
        ("outlet", [], "police", False),
        ("police", [], None, False),
    ],
)
def test_by(name: str | None, alternatives: list[str], by: str | None, right: bool) -> None:
    fact = wanted("by", "agree", {**account("a", name), "alt_according_to": alternatives})
    assert shares([fact], [given("agree", account("a", by))])["by"] == (right, 1)


def test_pairs_together() -> None:
    accounts = TOWN["accounts"]
    assert shares([TOWN], [given("conflict", *accounts)])["together"] == (6, 6)
    assert shares([TOWN], [given("conflict", *accounts[:2]), given("agree", *accounts[2:])])["together"] == (2, 6)
    without = wanted("w", "agree", TAKEN, DENIED, {**BACK, "optional": True})
    assert shares([without], [given("agree", TAKEN, DENIED)]) == {
        "accounts": (2, 2),
        "by": (2, 2),
        "together": (1, 1),
        "agree": (1, 1),
    }


def test_a_relation_counts_where_half_the_pairs_are_together() -> None:
    assert shares([TOLL], [given("update", *TOLL["accounts"])])["update"] == (1, 1)
    assert shares([TOLL], [given("conflict", *TOLL["accounts"])])["update"] == (0, 1)
    apart = [given("update", one) for one in TOLL["accounts"]]
    assert shares([TOLL], apart)["update"] == (0, 1)


@pytest.mark.parametrize(("bracket", "right"), [((2, 3), True), ((1, 4), True), ((4, 4), False), ((2, 5), False)])
def test_the_bracket_is_met_within_one(bracket: tuple[int, int], right: bool) -> None:
    found = given("conflict", *TOWN["accounts"], independent=dict(zip(("min", "max"), bracket, strict=True)))
    assert shares([TOWN], [found])["independent"] == (right, 1)


def test_pairs_of_two_facts_stay_apart() -> None:
    one = wanted("one", "agree", account("a", "x", 7), account("b", "x", 7))
    other = wanted("other", "agree", account("c", "y", 9), account("d", "y", 9))
    both = [*one["accounts"], *other["accounts"]]
    assert shares([one, other], [given("agree", *both)])["apart"] == (0, 4)
    assert shares([one, other], [given("agree", *both[:2]), given("agree", *both[2:])])["apart"] == (4, 4)
    assert "apart" not in shares([{**one, "near": ["other"]}, other], [given("agree", *both)])
    assert "apart" not in shares([{**one, "optional": True}, other], [given("agree", *both)])
    again = wanted("again", "different", both[0], account("c", "y", 9), trap="")
    assert shares([one, again], [given("agree", *both[:2]), given("agree", both[2])])["apart"] == (3, 3)


def test_traps() -> None:
    whole, part = account("a", "hôpital", 12), account("b", "ministère", 3)
    trap = wanted("trap", "different", whole, part, trap="part and whole")
    assert shares([trap], [given("agree", whole), given("agree", part)])["traps"] == (1, 1)
    assert shares([trap], [given("agree", whole, part)])["traps"] == (1, 1)  # one fact, yet nobody is contradicted
    assert shares([trap], [given("conflict", whole, part)])["traps"] == (0, 1)
    assert shares([trap], [given("agree", whole, part, updates=[{"change": "rise"}])])["traps"] == (0, 1)
    assert shares([trap], [])["traps"] == (0, 1)
    assert shares([trap], [given("agree", whole, part)])["apart"] == (0, 1)
    assert "apart" not in shares([{**trap, "may_meet": True}], [given("agree", whole, part)])


def test_equal_numbers_of_different_things_are_not_even_one_fact() -> None:
    soldiers, rockets = account("a", "ministère", 3), account("b", "médecin", 3)
    trap = wanted("trap", "different", soldiers, rockets, trap="same number")
    assert shares([trap], [given("agree", soldiers, rockets)])["traps"] == (0, 1)


def test_conflicts_are_found_with_accounts_of_both_sides() -> None:
    def judged(*facts: Fact) -> tuple[tuple[int, int], tuple[int, int]]:
        counted = shares([TOWN], [*facts])
        return counted["conflicts_recall"], counted.get("conflicts_precision", (0, 0))

    assert judged(given("conflict", TAKEN, DENIED)) == ((1, 1), (1, 1))
    assert judged(given("agree", TAKEN, DENIED, conflicts=[{"slot": "place"}])) == ((1, 1), (1, 1))
    assert judged(given("agree", TAKEN, DENIED)) == ((0, 1), (0, 0))
    assert judged(given("conflict", TAKEN, BACK)) == ((0, 1), (0, 1))
    assert judged(given("conflict", TAKEN), given("conflict", DENIED)) == ((0, 1), (0, 2))
    assert judged(given("conflict", TAKEN, DENIED), given("conflict", account("z"), account("y"))) == ((1, 1), (1, 2))


def test_updates_want_before_and_after() -> None:
    def judged(gold: Fact, *facts: Fact) -> tuple[tuple[int, int], tuple[int, int]]:
        counted = shares([gold], [*facts])
        return counted["updates_recall"], counted.get("updates_precision", (0, 0))

    before, after = TOLL["accounts"]
    assert judged(TOLL, given("update", before, after)) == ((1, 1), (1, 1))
    assert judged(TOLL, given("conflict", before, after, updates=[{"change": "rise"}])) == ((1, 1), (1, 1))
    assert judged(TOLL, given("conflict", before, after)) == ((0, 1), (0, 0))
    assert judged(TOLL, given("update", before)) == ((0, 1), (0, 1))
    alone = {**TOWN, "updates": [{"change": "retraction", "before": [3], "after": [3]}]}
    assert judged(alone, given("update", BACK, TAKEN)) == ((1, 1), (1, 1))  # the sentence tells what is taken back


def test_what_is_optional_counts_neither_way() -> None:
    optional = {**RALLY, "optional": True}
    assert shares([optional], [given("conflict", POLICE, UNION)]) == {}
    assert shares([optional], []) == {}
    planted = {**RALLY, "conflicts": [{**RALLY["conflicts"][0], "optional": True}]}
    assert "conflicts_precision" not in shares([planted], [given("conflict", POLICE, UNION)])


def test_a_disputed_number_may_be_told_as_an_occurrence() -> None:
    told = [account("a", "police"), account("a", "organisateurs")]
    counted = shares([RALLY], [given("conflict", *told)])
    assert (counted["accounts"], counted["conflicts_recall"], counted["conflicts_precision"]) == (
        (0, 2),
        (1, 1),
        (1, 1),
    )
    assert shares([RALLY], [given("conflict", told[0], account("b"))])["conflicts_precision"] == (0, 1)


def test_another_relation_may_be_right_too() -> None:
    fact = wanted("alt", "agree", TAKEN, DENIED, alt_relations=["conflict"])
    assert shares([fact], [given("conflict", TAKEN, DENIED)])["agree"] == (1, 1)
    assert shares([fact], [given("update", TAKEN, DENIED)])["agree"] == (0, 1)


@pytest.mark.parametrize(("slot", "right"), [("occurrence", True), ("outcome", True), ("number", False)])
def test_slots(slot: str, right: bool) -> None:
    found = given("conflict", TAKEN, DENIED, conflicts=[{"slot": slot}])
    assert shares([TOWN], [found])["slots"] == (right, 1)


def test_one_sentence_with_two_numbers_is_in_conflict_with_itself() -> None:
    assert shares([RALLY], [given("conflict", POLICE, UNION)])["conflicts_recall"] == (1, 1)
    assert shares([RALLY], [given("conflict", POLICE, account("b", "police", 50))])["conflicts_recall"] == (0, 1)


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text("\n".join(json.dumps(predicted(fact)) for fact in load(STORIES)), encoding="utf-8")
    assert main(["stories", str(path), "--misses"]) == 0
    out = capsys.readouterr().out
    assert "together             1.000" in out
    path.write_text("", encoding="utf-8")
    main(["examples", str(path), "--misses"])
    assert "- K01: missed: occurrence" in capsys.readouterr().out
