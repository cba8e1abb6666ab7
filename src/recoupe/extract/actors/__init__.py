"""Actors: who acts, speaks or is acted on, with all their mentions in a document."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Actor, Place, Span, Statement


class Participant(msgspec.Struct, frozen=True):
    """Whom or what a noun phrase stands for.

    Attributes:
        name: the fullest name or description in the document, without article.
        span: the mention itself; ``None`` where it is understood.
        actor: ``id`` of the actor, where it is one.
        steps: how a pronoun or description was settled, in French.
    """

    name: str
    span: Span | None = None
    actor: int | None = None
    steps: tuple[str, ...] = ()


class Actors:
    """The actors of one document, and whom each noun phrase stands for.

    Attributes:
        records: the actors, in the order of their first mention.
    """

    def __init__(self, r: Reading, lexicon: Lexicon, records: Sequence[Actor]) -> None:
        self.r = r
        self.lexicon = lexicon
        self.records = tuple(records)

    def who(self, head: int) -> Participant | None:
        """Whom or what the noun phrase headed by a token (noun, name, pronoun, relative) stands for."""
        r = self.r
        unit = r.units[r.unit_of[head]]
        tokens: Range = phrase(r, self.lexicon, head, low=unit[0], high=unit[1], after_verb=True)
        span = r.span(tokens)
        return Participant(name=span.text, span=span)


def find_actors(r: Reading, lexicon: Lexicon, statements: Sequence[Statement], places: Sequence[Place]) -> Actors:
    """Find the actors of a document and join their mentions."""
    return Actors(r, lexicon, ())
