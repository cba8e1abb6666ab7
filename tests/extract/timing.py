"""What the tests of time expressions share: a text in, expressions and values out."""

from __future__ import annotations

from recoupe import Pipeline
from recoupe.model import TimeExpression

#: A Wednesday.
PUBLISHED = "2024-05-15"


def times(nlp: Pipeline, text: str, published: str | None = PUBLISHED) -> list[TimeExpression]:
    """Give the time expressions of a text."""
    return list(nlp(text, published=published).dates)


def summary(found: list[TimeExpression]) -> str:
    """Give expressions, types and values on one line: ``"mardi DATE 2024-05-14 | 17 h TIME 2024-05-14T17:00"``."""
    return " | ".join(f"{time.text} {time.type} {time.value}" for time in found)


def one(nlp: Pipeline, text: str, published: str | None = PUBLISHED) -> TimeExpression:
    """Give the expression of a text that must have exactly one."""
    found = times(nlp, text, published)
    assert len(found) == 1, summary(found)
    return found[0]
