"""Words of a document with their reference, to be put into another text."""

from __future__ import annotations

from recoupe.dossier.records import Stored
from recoupe.exports._answers import characters, flat, source


def cite(stored: Stored, start: int, end: int) -> str:
    """Give the words at a place of a document with their reference: medium, title, day, address, place in the text."""
    return f"«\xa0{flat(stored.document.text[start:end])}\xa0» {source(stored, characters(start, end))}"
