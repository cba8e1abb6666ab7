"""Actors: who acts, speaks or is acted on, with all their mentions in a document.

1. **known names** (:mod:`known`): actors of the lexicon, media, countries that act.
2. **joining** (:mod:`joining`): names, descriptions, pronouns and possessives that mean the same one form a chain.
3. **records** (:mod:`records`): the chains that are actors, typed (:mod:`kinds`), with what else they are called
   (:mod:`aliases`).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extract.actors.chains import Chain
from recoupe.extract.actors.joining import Joining
from recoupe.extract.actors.known import known_names
from recoupe.extract.actors.mentions import Mention
from recoupe.extract.actors.naming import described, label
from recoupe.extract.actors.pronouns import is_latter
from recoupe.extract.actors.records import Records
from recoupe.extract.cast import Cast
from recoupe.extract.reading import Reading
from recoupe.extract.subjects import mention as clean
from recoupe.lexicon import Lexicon
from recoupe.model import Place, Span, Statement


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

    def __init__(self, r: Reading, lexicon: Lexicon, joining: Joining, statements: Sequence[Statement]) -> None:
        self.r = r
        self._mentions = joining.mentions
        self._discourse = joining.discourse
        self._known: dict[tuple[int, bool], Participant | None] = {}
        made = Records(r, lexicon, joining, statements)
        self._ids = made.ids
        self.records = made.made

    # Whom a noun phrase stands for --------------------------------------------------------------------------------

    def who(self, head: int, *, joined: bool = True) -> Participant | None:
        """Whom or what the noun phrase headed by a token stands for.

        Args:
            head: a noun, a name, a pronoun, a relative pronoun, or a possessive determiner, which gives the owner.
            joined: take what is coordinated with a noun together with it (*l'armée et ses alliés*), which is no actor;
                else the noun alone.

        Returns:
            The participant; ``None`` for a pronoun that stands for nobody (*il* in *il faut*) or cannot be resolved.
        """
        if (head, joined) not in self._known:
            self._known[head, joined] = self._who(head, joined)
        return self._known[head, joined]

    def _who(self, head: int, joined: bool) -> Participant | None:
        r = self.r
        if r.lower[head] in ("un", "une") and r.child(head, "nmod") is not None:
            beside = r.child(head, "appos")
            if beside is not None and r.pos[beside] == "NOUN":
                return self._who(beside, joined)  # « l'une des agresseurs, une jeune fille de 13 ans, »
        chain = self._discourse.at(head)
        steps = (chain.steps[head],) if chain is not None and head in chain.steps else ()
        actor = self._ids.get(id(chain)) if chain is not None else None
        latter = is_latter(r, head)
        pronoun = latter or r.pos[head] in ("PRON", "DET")
        if pronoun and (chain is None or r.child(head, "nmod") is None or chain.mentions[0][0] != head):
            name = chain.called() if chain is not None else ""
            if not name:
                return None
            span = r.span((head - 1, head + 1)) if latter else self._clitic(head)
            return Participant(name=name, span=span, actor=actor, steps=steps)
        mention = self._mentions.at(head)
        span = r.span(described(r, mention.tokens, head, joined=joined))
        together = self._together(head, mention) if joined else ""
        if together:
            return Participant(name=together, span=span, steps=steps)
        own = self._one_of(head, mention)
        if (
            chain is not None
            and (not pronoun or chain.kind == "person" and chain.name)
            and (not chain.entry or own not in chain.names or own.isupper() or _only_describes(own, chain))
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

    def _together(self, head: int, mention: Mention) -> str:
        """The name of a coordinated phrase as a whole: full names of people, else as it is written."""
        r = self.r
        if mention.whole != mention.tokens:
            return label(r, mention.whole, head, joined=True)
        others = [c for c in r.children[head] if r.dep[c] == "conj" and head < c < mention.tokens[1]]
        if not others:
            return ""
        chains = [self._discourse.at(token) for token in (head, *others)]
        if all(chain is not None and chain.name and chain.kind == "person" for chain in chains):
            return " et ".join(chain.name for chain in chains if chain is not None)
        return label(r, mention.tokens, head, joined=True)


def _only_describes(own: str, chain: Chain) -> bool:
    """Whether a spelling of a listed group is a description, where the text also has its name."""
    return chain.entry_kind == "armed_group" and own.islower() and chain.name[:1].isupper()


def find_actors(
    r: Reading, lexicon: Lexicon, cast: Cast, statements: Sequence[Statement], places: Sequence[Place]
) -> Actors:
    """Find the actors of a document and join their mentions.

    Args:
        cast: the names and acronyms of the document, as the statements' sources were resolved with them.
    """
    joining = Joining(r, lexicon, cast, statements, known_names(r, lexicon, places))
    return Actors(r, lexicon, joining, statements)
