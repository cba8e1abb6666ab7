"""Constructions that call somebody something, whatever the word: *qualifié de « … »*, *surnommé « … »*."""

from __future__ import annotations

from recoupe.extract.labels.draft import Hit, LabelDraft
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon


def find_names(r: Reading, lexicon: Lexicon, hits: list[Hit], drafts: list[LabelDraft]) -> list[LabelDraft]:
    """Add to the labels of loaded terms those that a naming construction makes."""
    return drafts
