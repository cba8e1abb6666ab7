"""Figures: every number that counts something, according to whom."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Event, Figure, TimeExpression


def find_figures(
    r: Reading, lexicon: Lexicon, voices: Voices, dates: Sequence[TimeExpression], events: Sequence[Event]
) -> tuple[Figure, ...]:
    """Find the figures of a document, in text order."""
    return ()
