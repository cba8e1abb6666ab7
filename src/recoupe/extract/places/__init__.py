"""Places: mentions, what they mean, and what the text locates by them."""

from __future__ import annotations

from recoupe.extract.reading import Reading
from recoupe.gazetteer import Gazetteer
from recoupe.lexicon import Lexicon
from recoupe.model import Area, Place


def find_places(r: Reading, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], tuple[Area, ...]]:
    """Find the places of a document, and the areas it gives by their relation to places."""
    return (), ()
