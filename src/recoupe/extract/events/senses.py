"""Senses: what sentence, paragraph and document say of a trigger whose words leave its type open."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.events.draft import Trigger
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon


def settle_senses(r: Reading, lexicon: Lexicon, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Give the triggers with the type that their context settles, without those that mean no event there."""
    return list(triggers)
