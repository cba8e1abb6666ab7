"""Actors: who acts, speaks or is acted on, with all their mentions in a document.

1. **mentions** (:mod:`mentions`): names and descriptions, each by its head.
2. **chains** (:mod:`chains`): which mentions, pronouns and possessives mean the same one.
3. **records**: the chains that are actors, typed.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extract.actors.chains import Chains
from recoupe.extract.actors.naming import label
from recoupe.extract.cast import Cast
from recoupe.extract.reading import Reading
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

    def __init__(self, r: Reading, chains: Chains, records: Sequence[Actor]) -> None:
        self.r = r
        self.records = tuple(records)
        self._chains = chains
        self._known: dict[int, Participant | None] = {}

    def who(self, head: int) -> Participant | None:
        """Whom or what the noun phrase headed by a token stands for.

        Args:
            head: a noun, a name, a pronoun, a relative pronoun, or a possessive determiner, which gives the owner.

        Returns:
            The participant; ``None`` for a pronoun that stands for nobody (*il* in *il faut*) or cannot be resolved.
        """
        if head not in self._known:
            self._known[head] = self._who(head)
        return self._known[head]

    def _who(self, head: int) -> Participant | None:
        r = self.r
        chain = self._chains.of.get(head)
        if r.pos[head] in ("PRON", "DET") and chain is None:
            return None
        if r.pos[head] in ("PRON", "DET") and r.child(head, "nmod") is None and chain is not None:
            name = chain.called()
            span = r.span((head, head + 1))
            return Participant(name=name, span=span, steps=(f"« {span.text} » : {name}",)) if name else None
        mention = self._chains.mentions.at(head)
        span = r.span(mention.tokens)
        joined = self._coordinated(head, mention.tokens[1])
        if len(joined) > 1:
            return Participant(name=" et ".join(joined), span=span)
        own = label(r, mention.tokens, head)
        if chain is None:
            return Participant(name=own, span=span) if own else None
        name = chain.called() or own
        return Participant(name=name, span=span)

    def _coordinated(self, head: int, end: int) -> list[str]:
        """The names of coordinated people (*Fabien et Jean-Michel Clain*), where all have one."""
        r = self.r
        found: list[str] = []
        for token in (head, *[c for c in r.children[head] if r.dep[c] == "conj" and c < end]):
            chain = self._chains.of.get(token)
            if chain is None or not chain.name or chain.kind != "person":
                return []
            found.append(chain.name)
        return found


def find_actors(
    r: Reading, lexicon: Lexicon, cast: Cast, statements: Sequence[Statement], places: Sequence[Place]
) -> Actors:
    """Find the actors of a document and join their mentions.

    Args:
        cast: the names and acronyms of the document, as the statements' sources were resolved with them.
    """
    chains = Chains(r, lexicon, cast, statements)
    return Actors(r, chains, ())
