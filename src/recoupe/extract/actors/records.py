"""Records: which chains are actors, what each is called, and by which of its mentions.

A statement's origin is always an actor, of that name or with that alias. A description that only completes another
noun (*une coalition de paramilitaires*) is none, nor is one that denies anybody (*aucune victime*), nor a name that is
only ever written inside a longer one. Nouns that name things as well as bodies (*le pouvoir, le service, l'unité*) need
to act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from recoupe.extract.actors.aliases import aliases_of
from recoupe.extract.actors.chains import Chain
from recoupe.extract.actors.joining import Joining
from recoupe.extract.actors.kinds import Kinds
from recoupe.extract.actors.mentions import Mention
from recoupe.extract.names import strip_article
from recoupe.extract.reading import Range, Reading
from recoupe.extract.subjects import mention as clean
from recoupe.extract.word_classes import OF
from recoupe.french.folding import fold
from recoupe.lexicon import Lexicon
from recoupe.model import Actor, ActorKind, Span, Statement, Why

# Nouns that a text also uses for things, events and places: they are actors where they act.
_DOUBTFUL = frozenset(
    "accusation bureau commandement commission communauté comité direction division droite délégation force "
    "front gauche guérilla institution instance mission mouvement office organisation parti pouvoir présidence réseau "
    "secteur service système unité état banque entreprise marché société économie".split()
)
# Nouns that are none whatever they do, unless they speak.
_NEVER = frozenset("pays convoi ndlr monsieur madame jour heure mois année semaine fois hausse baisse".split())
_NOBODY = frozenset("aucun aucune nul nulle pas sans".split())
_SHORT = re.compile(r"[A-ZÉ][A-Z0-9É]+(?:-[A-Z0-9]+)*")
_ACTING = ("nsubj", "obl:agent")


class Record(msgspec.Struct):
    """One actor in the making.

    Attributes:
        chain: its chain; ``None`` for an origin that no chain stands for.
        kind: what it is; ``name``: what to call it; ``spans``: its mentions.
        origins: what statements call it.
    """

    chain: Chain | None
    kind: ActorKind
    name: str
    spans: list[Span]
    origins: list[str]


class Records:
    """Makes the records of one document.

    Attributes:
        made: the actors, in the order of their first mention.
        ids: the ``id`` of the actor that each chain has become, by the identity of the chain.
    """

    def __init__(self, r: Reading, lexicon: Lexicon, joining: Joining, statements: Sequence[Statement]) -> None:
        self.r = r
        self.discourse = joining.discourse
        self.kinds = Kinds(r, lexicon, joining)
        self._chains = [chain for chain in joining.discourse.all() if chain.mentions and chain.called()]
        self._ids = {id(chain) for chain in self._chains}
        self._origins: dict[int, list[str]] = {}
        orphans = self._speakers(statements)
        self._inside = self._inside_names()
        found = [record for chain in self._chains if (record := self._record(chain)) is not None]
        found += orphans
        self.ids: dict[int, int] = {}
        self.made = self._number(found)

    # Who speaks ---------------------------------------------------------------------------------------------------

    def _speakers(self, statements: Sequence[Statement]) -> list[Record]:
        """Give every origin its chain; an origin without one (*un communiqué*) becomes a record of its own."""
        by_name: dict[str, Chain] = {}
        for chain in self._chains:
            for text in (chain.called(), *chain.names, *chain.labels):
                by_name.setdefault(fold(text), chain)
        orphans: dict[str, Record] = {}
        for statement in statements:
            origin = statement.origin
            if not origin or not origin.strip():
                continue
            chain = by_name.get(fold(origin)) or self._source(statement)
            if chain is not None:
                by_name.setdefault(fold(origin), chain)
                known = self._origins.setdefault(id(chain), [])
                if origin not in known:
                    known.append(origin)
                continue
            record = orphans.setdefault(origin, Record(None, ActorKind.UNNAMED, origin, [], [origin]))
            span = statement.source or statement.cue or next(iter(statement.content), None)
            if span is not None and span not in record.spans:
                record.spans.append(span)
        return list(orphans.values())

    def _source(self, statement: Statement) -> Chain | None:
        """The chain of the noun that a statement's source hangs on."""
        if statement.source is None:
            return None
        r = self.r
        a, b = r.tokens_within(statement.source.start, statement.source.end)
        chains = [(k, self.discourse.at(k)) for k in range(a, b) if not a <= r.head[k] < b or r.head[k] == k]
        for k, chain in chains:
            if chain is None or id(chain) not in self._ids:
                continue
            if r.pos[k] in ("NOUN", "PROPN", "X") and not (chain.name and chain.kind == "person"):
                return chain
        return None

    # What is an actor ---------------------------------------------------------------------------------------------

    def _record(self, chain: Chain) -> Record | None:
        spoken = self._origins.get(id(chain), [])
        kind = self.kinds.of(chain, speaks=bool(spoken))
        if kind is None or not spoken and not self._is_actor(chain, kind):
            return None
        name = chain.called()
        name = (
            strip_article(name) if name[:1].islower() and not name.startswith(("un ", "une ", "l'un", "l’un")) else name
        )
        alone = not spoken or not spoken[0].startswith(f"{name} et ")  # whoever speaks together stays one of two
        if spoken and alone and not chain.name and name not in spoken and name.islower() == spoken[0].islower():
            name = spoken[0]
        return Record(chain, kind, name, self._spans_of(chain), spoken)

    def _is_actor(self, chain: Chain, kind: ActorKind) -> bool:
        r = self.r
        if chain.entry is not None or kind is ActorKind.PERSON or chain.acts:
            return True
        mentions = [(k, mention) for k, mention in chain.mentions if mention is not None]
        if all(k in self._inside for k, _ in mentions):
            return False
        if chain.name:
            return not self.kinds.is_place_name(chain)
        heads = {r.lemma[mention.head].lower() for _, mention in mentions}
        if heads & _NEVER or all(self._denies(mention) for _, mention in mentions):
            return False
        if all(self._completes(k) for k, _ in chain.mentions):
            return False
        if heads & _DOUBTFUL or any(self.kinds.is_place_noun(head) for head in heads):
            bare = any(self._is_abstract(mention) for _, mention in mentions)
            return not bare and any(self._acts(k) for k, _ in chain.mentions)
        return True

    def _acts(self, k: int) -> bool:
        r = self.r
        return r.dep[k] in _ACTING and r.pos[r.head[k]] == "VERB"

    def _completes(self, k: int) -> bool:
        """Whether a noun only says what kind of people another means: *une coalition de paramilitaires*."""
        r = self.r
        if not r.dep[k].startswith("nmod") or r.lower[k - 1] not in ("de", "d'"):
            return False
        above = self.discourse.at(r.head[k])
        return above is not None and above.animate

    def _denies(self, mention: Mention) -> bool:
        """*aucune victime*: nobody is meant."""
        r = self.r
        if r.pos[mention.head] == "PRON" and r.lower[mention.head] == "personne":
            return True
        return any(r.lower[k] in _NOBODY for k in range(max(0, mention.tokens[0] - 1), mention.head))

    def _is_abstract(self, mention: Mention) -> bool:
        """*le pouvoir d'achat, les réseaux sociaux, les services publics*: a thing by its complement."""
        r = self.r
        k = mention.head + 1
        if k + 1 >= r.length:
            return False
        word = r.lower[k]
        return word in OF and r.pos[k + 1] == "NOUN" and r.lower[mention.head] == "pouvoir" or word in ("sociaux",)

    def _inside_names(self) -> set[int]:
        """The heads of names that stand inside the longer name of a body: *ministère de la | Défense nationale*."""
        r = self.r
        inside: set[int] = set()
        for chain in self._chains:
            if not chain.name or chain.kind == "person":
                continue
            for k, mention in chain.mentions:
                if mention is not None and fold(mention.label) == fold(chain.name) and " " in mention.label:
                    a, b = mention.core
                    inside.update(m for m in range(a, b) if m != k and not r.words[m].isupper())
        return inside

    # Mentions and order -------------------------------------------------------------------------------------------

    def _spans_of(self, chain: Chain) -> list[Span]:
        spans = [self._span(k, mention) for k, mention in chain.mentions]
        return sorted(spans, key=lambda span: span.start)

    def _span(self, k: int, mention: Mention | None) -> Span:
        r = self.r
        if mention is None:
            return clean(r, (k, k + 1), k).span
        tokens: Range = mention.name if mention.name is not None else mention.core
        return r.span(tokens)

    def _number(self, found: list[Record]) -> tuple[Actor, ...]:
        """Order the records by their first mention; no stretch is a mention of two."""
        found = [record for record in found if record.spans]
        found.sort(key=lambda record: (record.chain is None, record.spans[0].start))
        taken: set[tuple[int, int]] = set()
        for record in found:
            fresh = dict.fromkeys(span for span in record.spans if (span.start, span.end) not in taken)
            record.spans = sorted(fresh, key=lambda span: span.start)
            taken.update((span.start, span.end) for span in record.spans)
        kept = sorted((record for record in found if record.spans), key=lambda record: record.spans[0].start)
        self.ids = {id(record.chain): number for number, record in enumerate(kept) if record.chain is not None}
        return tuple(self._actor(number, record) for number, record in enumerate(kept))

    def _actor(self, number: int, record: Record) -> Actor:
        chain = record.chain
        if chain is None:
            steps = (f"« {record.name} » : ce dont l’énoncé provient",)
            return Actor(
                id=number,
                name=record.name,
                kind=record.kind,
                mentions=tuple(record.spans),
                why=Why(row=None, rule="origine", steps=steps),
            )
        local = [span.text for span in record.spans if _SHORT.fullmatch(span.text)]
        return Actor(
            id=number,
            name=record.name,
            kind=record.kind,
            country=self.kinds.country(chain),
            aliases=aliases_of(record.name, record.origins, [*chain.names, *local], chain.labels),
            entry=chain.entry,
            mentions=tuple(record.spans),
            why=Why(
                row=chain.entry,
                rule="lexique" if chain.entry is not None else "nom" if chain.name else "description",
                steps=tuple(dict.fromkeys(step for _, step in sorted(chain.steps.items()))),
            ),
        )
