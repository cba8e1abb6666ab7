"""The scorer, on analyses made by hand from the annotation itself."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from recoupe.model import Analysis, Attitude, Document, Form, Retraction, Span, Stance, Statement, Why
from tests.matching import Item, contents, letters, load_annotated, load_examples, locate, same_chain, same_name
from tests.scoring import MEASURES, main, score

WHY = Why(row=None, rule="hand")


def span(text: str, wanted: str | dict[str, Any] | None, near: int | None = None) -> Span | None:
    place = locate(text, wanted, near)
    return Span.of(text, *place) if place else None


def perfect(item: Item) -> Analysis:
    """Give the analysis that says exactly what the annotation says."""
    statements = []
    for number, gold in enumerate(item.statements):
        places = contents(item.text, gold)
        statements.append(
            Statement(
                id=number,
                content=tuple(Span.of(item.text, *place) for place in places),
                cue=span(item.text, gold["cue"], places[0][0]),
                source=span(item.text, gold["source"], places[0][0]),
                origin=gold["origin"],
                relays=tuple(gold["relays"]),
                form=Form(gold["form"]),
                attitude=Attitude(gold["attitude"]),
                stance=Stance.NEUTRAL,
                why=WHY,
            )
        )
    retractions = []
    for number, gold in enumerate(item.retractions):
        cue = span(item.text, gold["cue"])
        assert cue
        source = span(item.text, gold["source"], cue.start)
        retractions.append(
            Retraction(id=number, cue=cue, source=source, origin=gold["origin"], retracts=gold["retracts"], why=WHY)
        )
    document = Document(id=item.id, text=item.text)
    return Analysis(document=document, statements=tuple(statements), retractions=tuple(retractions))


def judged(item: Item, **changes: Any) -> dict[str, tuple[int, int, int]]:
    """Score one item whose first predicted statement is changed."""
    analysis = perfect(item)
    first = msgspec.structs.replace(analysis.statements[0], **changes)
    changed = msgspec.structs.replace(analysis, statements=(first, *analysis.statements[1:]))
    tallies = score([item], lambda text: changed).tallies
    return {name: (tally.right, tally.predicted, tally.gold) for name, tally in tallies.items()}


TEXT = "« Rien ne presse », a démenti le préfet sur Radio Alpha. Il aurait quitté la ville."
ITEM = Item(
    "made",
    TEXT,
    [
        {
            "cue": "démenti",
            "source": "le préfet",
            "origin": "préfet",
            "relays": ["Radio Alpha"],
            "content": ["Rien ne presse"],
            "form": "direct",
            "attitude": "deny",
        },
        {
            "cue": "aurait quitté",
            "source": None,
            "origin": None,
            "relays": [],
            "content": ["Il aurait quitté la ville"],
            "form": "conditional",
            "attitude": "assert",
        },
    ],
    [],
)


@pytest.mark.parametrize("split", ["examples", "dev", "held"])
def test_the_annotation_scores_full_marks_against_itself(split: str) -> None:
    items = load_examples() if split == "examples" else load_annotated(split)
    analyses = {item.text: perfect(item) for item in items}
    report = score(items, analyses.__getitem__)
    assert {name: tally.f1 for name, tally in report.tallies.items()} == dict.fromkeys(MEASURES, 1.0)
    assert report.misses == []
    assert report.bad_offsets == 0


def test_an_empty_analysis_scores_nothing() -> None:
    report = score([ITEM], lambda text: Analysis(document=Document(id="made", text=text)))
    assert report.tallies["statements"].f1 == 0.0
    assert report.tallies["denials"].f1 == 0.0
    assert len(report.misses) == 2


def test_each_measure_sees_its_own_fault() -> None:
    assert judged(ITEM)["full"] == (2, 2, 2)
    assert judged(ITEM, attitude=Attitude.ASSERT)["denials"] == (0, 0, 1)
    assert judged(ITEM, form=Form.CONDITIONAL)["conditionals"] == (1, 2, 1)
    assert judged(ITEM, relays=())["chains"] == (0, 0, 1)
    assert judged(ITEM, relays=("Radio Bêta",))["chains"] == (0, 1, 1)
    assert judged(ITEM, origin="maire")["chains"] == (0, 1, 1)
    assert judged(ITEM, source=None)["full"] == (1, 2, 2)
    assert judged(ITEM, source=None)["statements"] == (2, 2, 2)
    assert judged(ITEM, content=(Span.of(TEXT, 2, 6),))["statements"] == (1, 1, 2)  # a part of a quotation: not counted
    assert judged(ITEM, content=(Span.of(TEXT, 20, 55),))["statements"] == (1, 2, 2)


def test_a_relay_may_be_carried_over_but_not_made_up() -> None:
    later = {**ITEM.statements[0], "relays": [], "content": ["Il aurait quitté la ville"], "cue": None, "source": None}
    item = Item("made", TEXT, [later, ITEM.statements[0]], [])
    assert judged(item, relays=("Radio Alpha",))["chains"] == (1, 1, 1)
    assert judged(item, relays=("Radio Bêta",))["chains"] == (1, 2, 1)


def test_optional_records_count_neither_way() -> None:
    optional = {**ITEM.statements[1], "optional": True}
    item = Item("made", TEXT, [ITEM.statements[0], optional], [])
    assert judged(item)["conditionals"] == (0, 0, 0)
    assert judged(item)["statements"] == (1, 1, 1)


def test_a_retraction_needs_cue_origin_and_target() -> None:
    item = next(x for x in load_annotated("dev") if x.retractions and x.retractions[0]["retracts"] == 0)
    analysis = perfect(item)
    for wrong in ({"origin": "nul autre"}, {"retracts": None}, {"cue": Span.of(item.text, 0, 1)}):
        retraction = msgspec.structs.replace(analysis.retractions[0], **wrong)
        changed = msgspec.structs.replace(analysis, retractions=(retraction,))
        assert score([item], lambda text, changed=changed: changed).tallies["retractions"].f1 == 0.0


def test_two_statements_of_one_content_are_told_apart_by_their_cues() -> None:
    item = next(x for x in load_annotated("dev") if "birman" in x.text)
    analysis = perfect(item)
    turned = msgspec.structs.replace(analysis, statements=analysis.statements[::-1])
    assert score([item], lambda text: turned).tallies["denials"].f1 == 1.0


def test_spans_that_lie_are_counted() -> None:
    analysis = perfect(ITEM)
    lie = msgspec.structs.replace(analysis.statements[0], cue=Span(0, 4, "vrai"))
    changed = msgspec.structs.replace(analysis, statements=(lie, *analysis.statements[1:]))
    assert score([ITEM], lambda text: changed).bad_offsets == 1


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Fars News", "l’agence Fars News", True),
        ("préfet du Nord", "préfet", True),
        ("Agence Levant-Caucase", "Levant Caucase", True),
        ("Radio Alpha", "Radio Bêta", False),
        (None, "préfet", False),
    ],
)
def test_names(one: str | None, other: str | None, agree: bool) -> None:
    assert same_name(one, other) is agree


def test_chains_keep_their_order() -> None:
    assert same_chain(["AFP", "BBC"], ["l’AFP", "BBC"])
    assert not same_chain(["AFP", "BBC"], ["BBC", "AFP"])
    assert not same_chain(["AFP"], ["AFP", "BBC"])


def test_marks_and_que_at_the_edges_do_not_count() -> None:
    assert letters("« que oui ». ", [(0, 13)]) == {6, 7, 8}
    assert letters("qu’il vient", [(0, 11)]) == letters("qu’il vient", [(3, 11)])
    assert letters("quelques-uns", [(0, 12)]) == set(range(12))


def test_held_sentences_are_not_shown() -> None:
    with pytest.raises(SystemExit):
        main(["--split", "held", "--misses"])
