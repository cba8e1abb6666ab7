"""Gate: events, figures and labels found in the project's own annotated texts do not fall below their floors."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe.model import (
    Analysis,
    Document,
    Event,
    Figure,
    FigureKind,
    Label,
    Modality,
    Polarity,
    Span,
    Why,
)
from tests.events import MEASURES, Item, load, main, score, write
from tests.matching import locate, overlap
from tests.scoring import Report

FLOORS = tomllib.loads(Path(__file__).with_name("quality_floors.toml").read_text(encoding="utf-8"))["events"]
SPLITS = {split: load(split) for split in ("dev", "held")}
ITEMS = [*SPLITS["dev"], *SPLITS["held"]]
TYPES = set(
    "control assault clash kill death wound arrest abduct protest riot coerce deploy retreat supply aid sanction talks "
    "agree legal flee accident damage measure vote".split()
)
ROLES = {"agent", "patient", "place"}


@pytest.fixture(scope="module", params=sorted(SPLITS))
def judged(request: pytest.FixtureRequest) -> tuple[str, Report]:
    return request.param, score(SPLITS[request.param], recoupe.load())


def test_scores_reach_their_floors(judged: tuple[str, Report]) -> None:
    split, report = judged
    reached = {measure: round(report.tallies[measure].f1, 3) for measure in FLOORS[split]}
    low = {measure: (f1, FLOORS[split][measure]) for measure, f1 in reached.items() if f1 < FLOORS[split][measure]}
    assert not low, f"{split}: reached and wanted {low}; see python -m tests.events --split {split}"


def test_every_span_gives_the_text_it_claims(judged: tuple[str, Report]) -> None:
    assert judged[1].bad_offsets == 0


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
class TestAnnotation:
    def test_strings_occur_in_the_text(self, item: Item) -> None:
        for wanted in (*(e["trigger"] for e in item.events), *(r["t"] for r in (*item.figures, *item.labels))):
            assert locate(item.text, wanted), f"{wanted!r} is not in the text"
        for place in {event["place"] for event in item.events} - {None}:
            assert place in item.text

    def test_fields_are_complete_and_valid(self, item: Item) -> None:
        for event in item.events:
            assert set(event) == {"trigger", "type", "polarity", "modality", "voice", *ROLES}
            assert event["type"] in TYPES
            assert event["polarity"] in set(Polarity)
            assert event["modality"] in set(Modality)
        for figure in item.figures:
            assert set(figure) == {"t", "value", "low", "high", "counts", "kind", "by"}
            assert figure["kind"] in set(FigureKind)
            assert {type(figure[name]) for name in ("value", "low", "high")} & {int, float}
        for label in item.labels:
            assert set(label) - {"alt_voice"} == {"t", "actor", "term", "voice"}
        for record in (*item.events, *item.figures, *item.labels):
            assert "" not in record.values()

    def test_bounds_agree_with_the_value(self, item: Item) -> None:
        for figure in item.figures:
            value, low, high = figure["value"], figure["low"], figure["high"]
            assert low is None or high is None or low < high
            assert value is None or (low in (None, value) and high in (None, value))

    def test_no_two_records_of_a_kind_share_a_span(self, item: Item) -> None:
        for wanted in (
            [event["trigger"] for event in item.events],
            [figure["t"] for figure in item.figures],
            [label["t"] for label in item.labels],
        ):
            places = [locate(item.text, one) for one in wanted]
            assert not [one for i, one in enumerate(places) for other in places[:i] if overlap(one, other)]
            assert places == sorted(places, key=lambda place: place or (0, 0)), "not in text order"


def test_a_part_is_held_back() -> None:
    dev, held = SPLITS["dev"], SPLITS["held"]
    assert len(held) >= 40
    assert len(held) / len(ITEMS) >= 0.2
    assert not {item.text for item in dev} & {item.text for item in held}
    assert set(FLOORS["dev"]) == set(FLOORS["held"]) == set(MEASURES)


def test_all_types_and_modes_are_there() -> None:
    events = [event for item in ITEMS for event in item.events]
    types = Counter(event["type"] for event in events)
    assert not {kind: types[kind] for kind in TYPES if types[kind] < 6}
    assert {event["modality"] for event in events} == set(Modality)
    assert {event["polarity"] for event in events} == set(Polarity)
    assert {figure["kind"] for item in ITEMS for figure in item.figures} == set(FigureKind)


TEXT = "Deux soldats ont été tués à Tell Ourane, selon Karim Dalla : « Ces bandits paieront. »"
GOLD: dict[str, Any] = {
    "events": [
        {
            "trigger": "tués",
            "type": "kill",
            "agent": None,
            "patient": "Deux soldats",
            "place": "Tell Ourane",
            "polarity": "pos",
            "modality": "actual",
            "voice": "Karim Dalla",
        }
    ],
    "figures": [
        {
            "t": "Deux",
            "value": 2,
            "low": None,
            "high": None,
            "counts": "soldats",
            "kind": "killed",
            "by": "Karim Dalla",
        }
    ],
    "labels": [
        {"t": "bandits", "actor": None, "term": "bandits", "voice": "Karim Dalla", "alt_voice": ["undetermined"]}
    ],
}
WHY = Why(row=None, rule="by hand")


def analysis(
    *, event: dict[str, Any] | None = None, figure: dict[str, Any] | None = None, label: str | None = "Karim Dalla"
) -> Analysis:
    """Give the right analysis of ``TEXT``, with the given fields changed."""

    def at(word: str) -> dict[str, Any]:
        start = TEXT.index(word)
        return {"start": start, "end": start + len(word), "text": word}

    right = {"type": "kill", "patient": "soldats", "place": "Tell Ourane", "voice": "Karim Dalla"}
    number = {"value": 2, "counts": "soldats", "kind": FigureKind.KILLED, "by": "Karim Dalla"}
    return Analysis(
        document=Document(id="hand", text=TEXT),
        events=(Event(id=0, trigger=Span(**at("tués")), why=WHY, **{**right, **(event or {})}),),
        figures=(Figure(id=0, **at("Deux"), why=WHY, **{**number, **(figure or {})}),),
        labels=(Label(id=0, **at("bandits"), term="bandits", voice=label, why=WHY),),
    )


@pytest.mark.parametrize(
    ("found", "lost"),
    [
        (analysis(), set[str]()),
        (analysis(event={"type": "death"}), {"events", "events_right"}),
        (analysis(event={"polarity": Polarity.NEG}), {"events_right"}),
        (analysis(event={"modality": Modality.PLANNED}), {"events_right"}),
        (analysis(event={"voice": "outlet"}), {"events_right"}),
        (analysis(event={"voice": None}), {"events_right"}),
        (analysis(event={"agent": "Karim Dalla"}), {"agents"}),
        (analysis(event={"patient": "villageois"}), {"patients"}),
        (analysis(event={"place": None}), {"places"}),
        (analysis(figure={"value": 3}), {"figures", "figures_right"}),
        (analysis(figure={"value": None, "low": 2}), {"figures", "figures_right"}),
        (analysis(figure={"kind": FigureKind.FORCES}), {"figures_right"}),
        (analysis(figure={"by": None}), {"figures_right"}),
        (analysis(label="undetermined"), set[str]()),
        (analysis(label="outlet"), {"labels_right"}),
    ],
)
def test_what_is_wrong_costs_its_measure(found: Analysis, lost: set[str]) -> None:
    report = score([Item("hand", TEXT, **GOLD)], lambda _: found)
    assert {name for name, tally in report.tallies.items() if tally.f1 < 1} == lost
    assert report.bad_offsets == 0
    assert bool(report.misses) == bool(lost)


def test_written_folder_holds_texts_and_annotation(tmp_path: Path) -> None:
    write([Item("hand", TEXT, **GOLD)], tmp_path)
    assert (tmp_path / "texts" / "hand.txt").read_text(encoding="utf-8") == TEXT
    assert json.loads((tmp_path / "events" / "hand.json").read_text(encoding="utf-8")) == {"doc": "hand.txt", **GOLD}


def test_misses_of_held_texts_are_not_shown() -> None:
    with pytest.raises(SystemExit):
        main(["--split", "held", "--misses"])
