"""Identity: the chain that a name or description belongs to, known or new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extract.actors.antecedents import Antecedents
from recoupe.extract.actors.chains import Chain, Discourse
from recoupe.extract.actors.known import Known
from recoupe.extract.actors.mentions import Mention, Mentions
from recoupe.extract.cast import Cast
from recoupe.extract.names import FEMALE_TITLES, MALE_TITLES, strip_article
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import TITLES
from recoupe.french.folding import fold
from recoupe.lexicon import Lexicon
from recoupe.model import Statement

#: Kinds of role nouns that bodies are called by.
BODIES = frozenset({"organisation", "group", "medium"})
_ARTICLES = frozenset("le la l' les du des au aux en à un une".split())


class Identity:
    """Settles the names and descriptions of one document.

    Attributes:
        discourse: the chains; ``mentions``: the noun mentions; ``known``: what is known of names, by token.
    """

    def __init__(
        self, r: Reading, lexicon: Lexicon, cast: Cast, statements: Sequence[Statement], known: Mapping[int, Known]
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.cast = cast
        self._long_forms = frozenset(cast.acronyms.values())
        bounds = {k for name in known.values() if name.kind != "place" for k in (name.start, name.end)}
        self.mentions = Mentions(r, lexicon, bounds)
        self.discourse = Discourse(r)
        self.antecedents = Antecedents(r, self.discourse)
        self.known = known
        self.statements = statements
        self._within = [-1] * r.length
        self._origins: dict[int, str] = {}
        self._spoken: dict[int, str] = {}  # the first origin of each chain, by the chain's identity
        for statement in statements:
            for span in statement.content:
                a, b = r.tokens_within(span.start, span.end)
                self._within[a:b] = [statement.id] * (b - a)
            if statement.source is not None and statement.origin is not None:
                self._origins.setdefault(r.token_at(statement.source.start), statement.origin)

    def _known(self, k: int, mention: Mention) -> Known | None:
        known = self.known.get(k)
        if known is None or not known.local:
            return known
        text = self.r.string((known.start, known.end))
        if text.isupper() or " " in text and text[:1].isupper():
            return known
        goes_on = text[:1].isupper() and self.r.lower[known.end : known.end + 1] in (["du"], ["de"], ["des"], ["d'"])
        return known if mention.label == text and not goes_on else None  # « l'armée », not « l'Armée du Gué »

    def _of_known(self, known: Known, mention: Mention) -> Chain:
        """The chain of an actor of the lexicon, a medium, or a place."""
        text = " ".join(self.r.string((known.start, known.end)).split())
        chain = self.discourse.keyed(known.key)
        if chain is None:
            number = mention.number
            if text[:1].isupper():  # « Médecins sans frontières … ses équipes »
                number = "" if known.kind == "organisation" else "p" if mention.number == "p" else "s"
            chain = Chain(known.kind, "" if known.kind == "place" else mention.gender, number)
            chain.key = known.key
            chain.entry, chain.entry_kind, chain.country = known.entry, known.entry_kind, known.country
            self.discourse.know(chain, known.key)
        chain.acts = chain.acts or known.acts
        if mention.number and chain.number != mention.number:
            chain.number = ""
        if text not in chain.names and not known.local:
            chain.names.append(text)
        better = known.fullest and not chain.fullest
        if not chain.name or better or known.entry_kind and self._is_better(text, chain.name):
            chain.name, chain.fullest = text, known.fullest
        if not known.local:
            self.discourse.know(chain, text)
        return chain

    def _is_better(self, text: str, name: str) -> bool:
        """Whether a spelling is a better name: fuller, and not *les rebelles houthis* where *les Houthis* are named."""
        people, others = self._calls_people(text), self._calls_people(name)
        if people != others and (text.lower() in name.lower() or name.lower() in text.lower()):
            return others
        return _fuller(text, name)

    def _calls_people(self, text: str) -> bool:
        role = self.lexicon.roles.get(text.partition(" ")[0]) if text[:1].islower() and " " in text else None
        return role is not None and role.kind == "person"

    def _of_name(self, mention: Mention) -> Chain:
        """The chain of a proper name: known by name, surname or acronym, or new."""
        r = self.r
        assert mention.name is not None
        a, b = mention.name
        text = " ".join(r.string((a, b)).split())
        person, gender = self._is_person(a, b)
        full = self._full(text)
        person = person or full != text and full not in self.cast.acronyms.values()
        chain = self.discourse.keyed(full) or self.discourse.keyed(text)
        if chain is None:
            chain = Chain("person" if person else "name", gender or ("" if person else mention.gender), "")
            chain.name = strip_article(full)
        if person and chain.kind in ("name", "thing"):
            chain.kind = "person"
        if chain.kind == "person":
            chain.number = "s"
        elif not chain.number:
            chain.number = mention.number
        chain.gender = chain.gender or gender
        if strip_article(text) not in chain.names:
            chain.names.append(strip_article(text))
        self.discourse.know(chain, strip_article(full), strip_article(text))
        return chain

    def _is_person(self, a: int, b: int) -> tuple[bool, str]:
        """Whether a name is a person's, and the gender it tells: by a first name, a title or a function before it."""
        r = self.r
        before = r.lower[a - 1] if a else ""
        if before in TITLES:
            return True, "m" if before in MALE_TITLES else "f" if before in FEMALE_TITLES else ""
        gender = self.lexicon.first_names.gender(r.words[a])
        if gender is not None and (b - a > 1 or before not in _ARTICLES):
            return True, gender.replace("x", "")
        role = self.lexicon.roles.get(before) if before.isalpha() else None
        return role is not None and role.kind == "person" and role.number != "p", ""

    def _full(self, text: str) -> str:
        """The fullest form of a name in the document: that of a surname, that of an acronym."""
        if text in self.cast.acronyms:
            return self.cast.acronyms[text]
        words = text.lower().replace("’", "'").split()
        for candidate in self.cast.names.get(words[-1], ()):
            parts = candidate.lower().replace("’", "'").split()
            if all(word in parts for word in words):
                return candidate
        return text

    def _of_description(self, mention: Mention) -> Chain:
        role = mention.role
        if mention.label in self._long_forms:
            long = self.discourse.keyed(mention.label)
            if long is not None:
                return long
        taken = None if self._is_named(mention) else self.antecedents.of_description(mention)
        if taken is not None:
            if mention.number and taken.number != mention.number:
                taken.number = ""  # « Daech … les jihadistes … ils »
            if taken.called():
                span = self.r.string(mention.tokens)
                taken.steps[mention.head] = f"« {span} » : reprend « {taken.called()} »"
            return taken
        kind = role.kind if role is not None else "thing"
        if role is None and self.r.words[mention.head][:1].isupper() and self._is_demonym(mention.head):
            kind = "person"  # « des Français », « un Franco-Tunisien »
        if kind == "document" or kind == "medium" and self.r.dep[mention.head] == "nmod":
            kind = "thing"  # « un communiqué », « une conférence de presse »
        chain = Chain(kind, mention.gender, mention.number)
        if mention.label in self._long_forms and kind in BODIES | {"thing"}:
            chain.name, chain.kind = mention.label, chain.kind.replace("thing", "organisation")
            self.discourse.know(chain, mention.label, mention.label.partition(" ")[0])
        chain.new = not (mention.definite or mention.demonstrative)
        return chain

    def _is_named(self, mention: Mention) -> bool:
        """Whether a name stands in apposition to a description, which then takes up nobody: *l'agence AP*."""
        r = self.r
        return mention.named >= 0 or any(
            r.dep[c] == "appos" and r.lower[c - 1] != "(" and (c in self.known or c in self.mentions.runs)
            for c in r.children[mention.head]
            if c > mention.head
        )

    def _is_demonym(self, k: int) -> bool:
        """Whether a capitalised noun names the people of a country."""
        return bool(self.lexicon.countries.called(self.r.words[k].rpartition("-")[2]))

    def _of_origin(self, mention: Mention, chain: Chain) -> Chain:
        """The chain of a statement's origin, where the mention is its source: actors are called as origins are."""
        origin = None
        for token in range(mention.tokens[0], mention.head + 1):
            origin = origin or self._origins.get(token)
        if origin is None or mention.role is not None and mention.role.kind == "document" or self._is_named(mention):
            return chain
        if chain.kind == "thing":
            if fold(origin) != fold(mention.label):
                return chain  # a thing speaks for nobody
            chain.kind = "anonymous"
        known = self.discourse.keyed(origin)
        if known is not None and known is not chain and not (chain.name and known.name):
            if chain.mentions and self._spoken.get(id(chain), origin) == origin:  # else it is somebody else's
                self.discourse.merge(known, chain)
            chain = known
        if not chain.name and origin != mention.label and not origin.startswith(f"{mention.label} et "):
            chain.name = origin
            chain.steps[mention.head] = f"« {self.r.string(mention.tokens)} » : locuteur « {origin} »"
        self._spoken.setdefault(id(chain), origin)
        self.discourse.know(chain, origin)
        return chain


def _fuller(text: str, name: str) -> bool:
    """Whether a spelling is fuller than another: longer, and no mere acronym."""
    return len(text) > len(name) and not text.isupper() and (name.isupper() or name.lower() in text.lower())
