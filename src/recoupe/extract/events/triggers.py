"""Triggers: the words of a text that mean an event, and of which type."""

from __future__ import annotations

from recoupe.extract.events.draft import Trigger
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon


def find_triggers(r: Reading, lexicon: Lexicon) -> list[Trigger]:
    """Find the triggers of a document, in text order, without overlaps."""
    return []
