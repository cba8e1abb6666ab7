"""Actors: who acts, speaks or is acted on, with all their mentions in a document.

1. **known names** (:mod:`known`): actors of the lexicon, media, countries that act.
2. **joining** (:mod:`joining`): names, descriptions, pronouns and possessives that mean the same one form a chain.
3. **records**: the chains that are actors, typed (:mod:`kinds`).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extract.actors.chains import Chain
from recoupe.extract.actors.joining import Joining
from recoupe.extract.actors.kinds import country_of, kind_of
from recoupe.extract.actors.known import known_names
from recoupe.extract.actors.mentions import Mention
from recoupe.extract.actors.naming import described, label
from recoupe.extract.cast import Cast
from recoupe.extract.reading import Reading
from recoupe.extract.subjects import mention as clean
from recoupe.lexicon import Lexicon
from recoupe.model import Actor, ActorKind, Place, Span, Statement, Why


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

    def __init__(self, r: Reading, lexicon: Lexicon, joining: Joining) -> None:
        self.r = r
        self._mentions = joining.mentions
        self._discourse = joining.discourse
        self._known: dict[int, Participant | None] = {}
        self._ids: dict[int, int] = {}
        self.records = self._records(lexicon, joining)

    # Whom a noun phrase stands for --------------------------------------------------------------------------------

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
        chain = self._discourse.at(head)
        steps = (chain.steps[head],) if chain is not None and head in chain.steps else ()
        actor = self._ids.get(id(chain)) if chain is not None else None
        pronoun = r.pos[head] in ("PRON", "DET")
        if pronoun and (chain is None or r.child(head, "nmod") is None or chain.mentions[0][0] != head):
            name = chain.called() if chain is not None else ""
            if not name:
                return None
            return Participant(name=name, span=self._clitic(head), actor=actor, steps=steps)
        mention = self._mentions.at(head)
        span = r.span(described(r, mention.tokens, head, joined=True))
        together = self._together(head, mention.tokens[1])
        if together:
            return Participant(name=together, span=span, steps=steps)
        own = self._one_of(head, mention)
        if (
            chain is not None
            and (not pronoun or chain.kind == "person" and chain.name)
            and (not chain.entry or own not in chain.names or own.isupper())
        ):
            own = chain.called() or own
        name = own
        return Participant(name=name, span=span, actor=actor, steps=steps) if name else None

    def _one_of(self, head: int, mention: Mention) -> str:
        """The description of a mention; *l'un d'eux* is one of those that the pronoun stands for."""
        inner = self.r.child(head, "nmod") if self.r.pos[head] == "PRON" else None
        if inner is not None and self.r.pos[inner] == "PRON":
            chain = self._discourse.at(inner)
            if chain is not None and chain.called():
                several = chain.called()
                return f"{self.r.lower[head]} des {several[0].lower() + several[1:]}" if not chain.name else several
        return mention.label

    def _clitic(self, k: int) -> Span:
        return clean(self.r, (k, k + 1), k).span

    def _together(self, head: int, end: int) -> str:
        """The name of a coordinated phrase as a whole: full names of people, else as it is written."""
        r = self.r
        others = [c for c in r.children[head] if r.dep[c] == "conj" and head < c < end]
        if not others:
            return ""
        chains = [self._discourse.at(token) for token in (head, *others)]
        if all(chain is not None and chain.name and chain.kind == "person" for chain in chains):
            return " et ".join(chain.name for chain in chains if chain is not None)
        return label(r, self._mentions.at(head).tokens, head, joined=True)

    # Records ------------------------------------------------------------------------------------------------------

    def _records(self, lexicon: Lexicon, joining: Joining) -> tuple[Actor, ...]:
        """The chains that are actors, in the order of their first mention; no stretch is a mention of two."""
        found: list[tuple[Chain, ActorKind, list[Span]]] = []
        for chain in joining.discourse.all():
            kind = kind_of(chain, lexicon)
            if kind is not None and chain.called() and chain.mentions:
                spans = [self._span(k, mention) for k, mention in chain.mentions]
                found.append((chain, kind, sorted(spans, key=lambda span: span.start)))
        found.sort(key=lambda entry: entry[2][0].start)
        taken: set[Span] = set()
        for _, _, spans in found:
            spans[:] = [span for span in dict.fromkeys(spans) if span not in taken]
            taken.update(spans)
        kept = sorted((entry for entry in found if entry[2]), key=lambda entry: entry[2][0].start)
        self._ids = {id(chain): number for number, (chain, _, _) in enumerate(kept)}
        return tuple(self._record(number, *entry, lexicon) for number, entry in enumerate(kept))

    def _record(self, number: int, chain: Chain, kind: ActorKind, spans: list[Span], lexicon: Lexicon) -> Actor:
        name = chain.called()
        return Actor(
            id=number,
            name=name,
            kind=kind,
            country=country_of(chain, lexicon),
            aliases=tuple(dict.fromkeys(text for text in (*chain.names, *chain.labels) if text and text != name)),
            entry=chain.entry,
            mentions=tuple(spans),
            why=Why(
                row=chain.entry,
                rule="lexique" if chain.entry is not None else "nom" if chain.name else "description",
                steps=tuple(dict.fromkeys(step for _, step in sorted(chain.steps.items()))),
            ),
        )

    def _span(self, k: int, mention: Mention | None) -> Span:
        r = self.r
        if mention is None:
            return self._clitic(k)
        if mention.name is not None:
            return r.span(mention.name)
        return r.span(mention.core)


def find_actors(
    r: Reading, lexicon: Lexicon, cast: Cast, statements: Sequence[Statement], places: Sequence[Place]
) -> Actors:
    """Find the actors of a document and join their mentions.

    Args:
        cast: the names and acronyms of the document, as the statements' sources were resolved with them.
    """
    return Actors(r, lexicon, Joining(r, lexicon, cast, statements, known_names(r, lexicon, places)))
