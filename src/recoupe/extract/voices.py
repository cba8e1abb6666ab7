"""In whose voice a stretch of text stands: the journalist's own, or that of the statement it is part of."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extract.reading import Reading
from recoupe.model import Attitude, Statement

#: The voice of what the journalist asserts.
OUTLET = "outlet"


class Voice(msgspec.Struct, frozen=True):
    """In whose voice a token stands.

    Attributes:
        name: ``"outlet"``, the origin of the statement, or ``None`` where that is not known.
        statement: ``id`` of the innermost statement whose content holds the token.
        quoted: the token stands between quotation marks, so the wording is the speaker's.
        denied: the statement denies its content (*dément que*, *dément avoir*).
    """

    name: str | None = OUTLET
    statement: int | None = None
    quoted: bool = False
    denied: bool = False


class Voices:
    """The voices of one document, by token."""

    def __init__(self, r: Reading, statements: Sequence[Statement]) -> None:
        self.r = r
        self.statements = statements
        self._column: list[int] = [-1] * r.length
        for statement in statements:  # nested ones come later and are shorter
            for span in statement.content:
                a, b = r.tokens_within(span.start, span.end)
                self._column[a:b] = [statement.id] * (b - a)

    def at(self, token: int) -> Voice:
        """The voice that a token stands in."""
        number = self._column[token]
        quoted = self.r.quote[token] >= 0
        if number < 0:
            return Voice(quoted=quoted)
        statement = self.statements[number]
        return Voice(
            name=statement.origin,
            statement=number,
            quoted=quoted,
            denied=statement.attitude is Attitude.DENY and not statement.negated,
        )
