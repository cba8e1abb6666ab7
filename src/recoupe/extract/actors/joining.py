"""Joining: one pass in text order puts every mention into its chain, or opens a new one.

1. A **name** goes to the chain of the same name, surname, acronym, row of the lexicon, or country.
2. A **description** goes to the chain with the same head noun and nothing that contradicts, or to whom it points back
   to; an apposition or the function in front of a name to that of its noun.
3. A **pronoun** or possessive goes to the most salient chain that agrees (:mod:`antecedents`); the first person to
   whoever speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extract.actors.antecedents import POSSESSIVES, THIRD, Antecedents
from recoupe.extract.actors.chains import Chain, Discourse
from recoupe.extract.actors.mentions import Mention, Mentions
from recoupe.extract.actors.naming import label
from recoupe.extract.cast import Cast
from recoupe.extract.names import FEMALE_TITLES, MALE_TITLES, strip_article
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import TITLES
from recoupe.lexicon import Lexicon
from recoupe.model import Statement

_RELATIVES = frozenset("qui que qu' dont lequel laquelle lesquels lesquelles".split())
_FIRST = frozenset("je j' me m' moi -je -moi mon ma mes".split())
_PARTS = frozenset("un une l'un l'une certains certaines plusieurs aucun aucune chacun chacune".split())
_BODIES = frozenset({"organisation", "group", "medium"})
_NUMERALS = ("nummod", "nmod", "flat", "det", "compound", "fixed", "conj")


class Known:
    """What the lexicon and the list of places say of a stretch of tokens.

    Attributes:
        key: by which its mentions are found; ``name``: the usual name; ``kind``: kind of the chain.
        entry, entry_kind, country: see :class:`~recoupe.extract.actors.chains.Chain`.
        local: the context decided, and only a phrase without complements counts (*l'armée*, not *l'armée de terre*).
    """

    __slots__ = ("acts", "country", "end", "entry", "entry_kind", "key", "kind", "local", "start")

    def __init__(self, start: int, end: int, key: str, kind: str) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.kind = kind
        self.entry: str | None = None
        self.entry_kind = ""
        self.country: str | None = None
        self.local = False
        self.acts = False


class Joining:
    """Joins the mentions of one document.

    Attributes:
        discourse: the chains; ``mentions``: the noun mentions.
    """

    def __init__(
        self, r: Reading, lexicon: Lexicon, cast: Cast, statements: Sequence[Statement], known: Mapping[int, Known]
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.cast = cast
        self.mentions = Mentions(r, lexicon)
        self.discourse = Discourse(r)
        self.antecedents = Antecedents(r, self.discourse)
        self.known = known
        self.statements = statements
        self._within = [-1] * r.length
        self._origins: dict[int, str] = {}
        for statement in statements:
            for span in statement.content:
                a, b = r.tokens_within(span.start, span.end)
                self._within[a:b] = [statement.id] * (b - a)
            if statement.source is not None and statement.origin is not None:
                self._origins.setdefault(r.token_at(statement.source.start), statement.origin)
        for k in range(r.length):
            self._join(k)

    def _join(self, k: int) -> None:
        r = self.r
        pos = r.pos[k]
        if k in self.discourse.of or r.space[k]:
            return
        if pos in ("NOUN", "PROPN", "X") or pos == "NUM" and not r.dep[k].startswith(_NUMERALS) or k in self.known:
            self._noun(k)
        elif pos == "PRON":
            self._pronoun(k)
        elif pos == "DET" and (r.lower[k] in POSSESSIVES or r.lower[k] in _FIRST):
            self._third(k) if r.lower[k] in POSSESSIVES else self._first(k)

    # Nouns and names ----------------------------------------------------------------------------------------------

    def _noun(self, k: int) -> None:
        r, of = self.r, self.discourse.of
        if r.dep[k].startswith(("flat", "fixed", "compound")) and r.head[k] in of and r.head[k] < k:
            of[k] = of[r.head[k]]
            return
        mention = self.mentions.at(k)
        known = self._known(k, mention)
        if known is not None:
            chain = self._of_known(known, mention)
        elif mention.name is not None:
            chain = self._of_name(mention)
        else:
            chain = self._of_description(mention)
        chain = self._of_origin(mention, chain)
        self.discourse.add(chain, k, mention)
        for token in range(*mention.name) if mention.name is not None else ():
            of.setdefault(token, chain)
        if known is not None:
            for token in range(known.start, known.end):
                of.setdefault(token, chain)
        self._appositions(chain, mention)

    def _known(self, k: int, mention: Mention) -> Known | None:
        known = self.known.get(k)
        if known is None or not known.local:
            return known
        if self.r.words[known.start][:1].isupper():
            return known
        return known if label(self.r, mention.tokens, k) == self.r.string((known.start, known.end)) else None

    def _of_known(self, known: Known, mention: Mention) -> Chain:
        """The chain of an actor of the lexicon, a medium, or a place."""
        text = " ".join(self.r.string((known.start, known.end)).split())
        chain = self.discourse.keyed(known.key)
        if chain is None:
            number = "p" if mention.number == "p" or known.start != known.end - 1 and text.endswith("s") else "s"
            chain = Chain(known.kind, "" if known.kind == "place" else mention.gender, number)
            chain.key = known.key
            chain.entry, chain.entry_kind, chain.country = known.entry, known.entry_kind, known.country
            self.discourse.know(chain, known.key)
        chain.acts = chain.acts or known.acts
        if mention.number and chain.number != mention.number:
            chain.number = ""
        if text not in chain.names and not known.local:
            chain.names.append(text)
        chain.name = chain.name or text
        return chain

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
        if gender is not None and b - a > 1:
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
        taken = self.antecedents.of_description(mention)
        if taken is not None:
            if taken.called():
                span = self.r.string(mention.tokens)
                taken.steps[mention.head] = f"« {span} » : reprend « {taken.called()} »"
            return taken
        kind = mention.role.kind if mention.role is not None else "thing"
        return Chain("thing" if kind == "document" else kind, mention.gender, mention.number)

    def _of_origin(self, mention: Mention, chain: Chain) -> Chain:
        """The chain of a statement's origin, where the mention is its source: actors are called as origins are."""
        origin = None
        for token in range(mention.tokens[0], mention.head + 1):
            origin = origin or self._origins.get(token)
        if origin is None:
            return chain
        known = self.discourse.keyed(origin)
        if known is not None and known is not chain and not (chain.name and known.name):
            if chain.mentions:
                self.discourse.merge(known, chain)
            chain = known
        if chain.kind == "thing":
            chain.kind = "anonymous"
        if not chain.name and origin != label(self.r, mention.tokens, mention.head):
            chain.name = origin
            chain.steps[mention.head] = f"« {self.r.string(mention.tokens)} » : locuteur « {origin} »"
        self.discourse.know(chain, origin)
        return chain

    def _appositions(self, chain: Chain, mention: Mention) -> None:
        """*le ministre, X*; *X, chef de l'armée*; *le Mouvement du 23 mars (M23)*; *le groupe X*: one and the same."""
        r, of = self.r, self.discourse.of
        for child in r.children[mention.head]:
            if child in of or r.pos[child] not in ("NOUN", "PROPN", "X") or child < mention.head:
                continue
            if r.dep[child] != "appos" and not (r.dep[child] == "nmod" and r.child(child, "case") is None):
                continue
            inner = self.mentions.at(child)
            if r.lower[child - 1] == "(":
                if r.words[child].isupper() and chain.kind != "person":
                    self._acronym(chain, mention, child, inner)
                continue
            person = chain.kind == "person" or mention.role is not None and mention.role.kind == "person"
            body = mention.role is not None and mention.role.kind in _BODIES
            known = self.known.get(child)
            if inner.name is not None and (person and known is None or body and child - mention.head <= 3):
                if mention.number == "p" and person or chain.name and chain.kind == "person":
                    continue
                named = self._of_known(known, inner) if known is not None else self._of_name(inner)
                if known is not None and known.kind == "place":
                    continue
                if person:
                    named.kind, named.number = "person", "s"
                self.discourse.add(named, child, inner)
                for token in range(*inner.name):
                    of[token] = named
                self.discourse.merge(named, chain)
                if named.kind == "name":
                    named.kind = mention.role.kind if mention.role is not None else named.kind
                chain = named
            elif (
                inner.name is None
                and inner.role is not None
                and inner.role.kind == "person"
                and chain.name
                and chain.kind in ("person", "name")
                and inner.number != "p"
            ):
                chain.kind, chain.number = "person", "s"
                self.discourse.add(chain, child, inner)

    def _acronym(self, chain: Chain, mention: Mention, child: int, inner: Mention) -> None:
        """An acronym in brackets behind the long form."""
        short = self.r.words[child]
        self.discourse.know(chain, short)
        if not chain.name:
            chain.name = label(self.r, (mention.tokens[0], child - 1), mention.head)
        if short not in chain.names:
            chain.names.append(short)
        if chain.kind == "thing":
            chain.kind = "name"
        inner.name = inner.name or (child, child + 1)
        self.discourse.add(chain, child, inner)

    # Pronouns -----------------------------------------------------------------------------------------------------

    def _pronoun(self, k: int) -> None:
        r = self.r
        word = r.lower[k]
        if word in _RELATIVES:
            head = self.antecedents.of_relative(k)
            if head is not None and head in self.discourse.of:
                self.discourse.add(self.discourse.of[head], k, None)
        elif word in ("se", "s'", "-se"):
            subject = next((c for c in r.children[r.head[k]] if r.dep[c].startswith("nsubj")), None)
            if subject is not None and subject in self.discourse.of:
                self.discourse.of[k] = self.discourse.of[subject]
        elif word in _FIRST:
            self._first(k)
        elif word in THIRD:
            if not r.dep[k].startswith("expl"):
                self._third(k)
        elif word in _PARTS and r.child(k, "nmod") is not None:
            self._noun(k)

    def _speaker(self, k: int) -> Chain | None:
        """Whoever speaks the words around a token."""
        number = self._within[k]
        origin = self.statements[number].origin if number >= 0 else None
        return self.discourse.keyed(origin) if origin is not None else None

    def _first(self, k: int) -> None:
        chain = self._speaker(k)
        if chain is not None:
            self.discourse.add(chain, k, None)
            chain.steps[k] = f"« {self.r.words[k]} » : qui parle, « {chain.called()} »"

    def _third(self, k: int) -> None:
        r = self.r
        origin = self._origins.get(k)
        chain = self.discourse.keyed(origin) if origin is not None else None
        if chain is None:
            speaker = self._speaker(k) if r.quote[k] >= 0 else None
            chain = self.antecedents.of_pronoun(k, not_in=speaker)
        if chain is not None:
            self.discourse.add(chain, k, None)
            chain.steps[k] = f"« {r.words[k].lstrip('-')} » : « {chain.called()} », le plus saillant qui s’accorde"
