"""Calendar expressions and the publication date: what they say, and what the document makes of them."""

from __future__ import annotations

from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Document, Publication, TimeExpression


def find_times(r: Reading, document: Document, lexicon: Lexicon) -> tuple[tuple[TimeExpression, ...], Publication]:
    """Find the calendar expressions of a document and when it was published."""
    return (), Publication()
