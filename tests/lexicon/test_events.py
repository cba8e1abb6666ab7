"""The event lexicon: every row's example gives what it says, and what a user lays over it is taken or refused."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.lexicon.events import TriggerRow, load_events

EVENTS = load_events()
ROWS = [pytest.param(row, id=row.id) for kind in EVENTS.types.values() for row in kind.triggers]
COUNTER = [
    pytest.param(row.type, sentence, id=f"{row.id}:{number}")
    for kind in EVENTS.types.values()
    for row in kind.triggers
    for number, sentence in enumerate(row.counterexamples)
]


@pytest.mark.parametrize("row", ROWS)
def test_examples_give_what_they_say(nlp: recoupe.Pipeline, row: TriggerRow) -> None:
    assert row.gives.get("trigger"), "every row has an example"
    wanted = row.gives.get("type", row.type)
    events = [event for event in nlp(row.example).events if event.trigger.text == row.gives["trigger"]]
    assert [event.type for event in events] == [wanted], nlp(row.example).events
    for key, value in row.gives.items():
        if key not in ("trigger", "type"):
            assert getattr(events[0], key) == value, (key, events[0])


@pytest.mark.parametrize(("kind", "sentence"), COUNTER)
def test_counterexamples_give_nothing_of_the_type(nlp: recoupe.Pipeline, kind: str, sentence: str) -> None:
    assert [event.trigger.text for event in nlp(sentence).events if event.type == kind] == []
