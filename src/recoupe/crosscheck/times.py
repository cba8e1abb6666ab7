"""The times that a document gives, as far as the document alone settles them."""

from __future__ import annotations

from recoupe.crosscheck.records import When
from recoupe.model import TimeExpression


def when_of(expression: TimeExpression, text: str) -> When:
    """Read a time expression for the comparison of accounts."""
    return When(text=expression.text, earliest=expression.earliest, latest=expression.latest)
