"""What the tests of this folder share: short ways to say what was found.

Every sentence in this folder is invented, and so is what it attributes to governments, armies, media and people.
"""

from __future__ import annotations

from recoupe.model import Analysis, Statement


def words(statement: Statement) -> str:
    """Give the content of a statement, its segments joined by ``" || "``."""
    return " || ".join(span.text for span in statement.content)


def contents(analysis: Analysis) -> list[str]:
    """Give the contents of all statements, in text order."""
    return [words(statement) for statement in analysis.statements]


def only(analysis: Analysis) -> Statement:
    """Give the statement of a text that must have exactly one."""
    assert len(analysis.statements) == 1, contents(analysis)
    return analysis.statements[0]


def text_of(span: object) -> str | None:
    """Give the text of a span that may be missing."""
    return getattr(span, "text", None)
