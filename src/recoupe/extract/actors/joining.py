"""Joining: one pass in text order puts every mention into its chain, or opens a new one.

1. A **name** goes to the chain of the same name, surname, acronym, row of the lexicon, or country.
2. A **description** goes to the chain with the same head noun and nothing that contradicts, or to whom it points back
   to; an apposition or the function in front of a name to that of its noun.
3. A **pronoun** or possessive goes to the most salient chain that agrees (:mod:`antecedents`); the first person to
   whoever speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extract.actors.antecedents import POSSESSIVES, SUSPECTS, THIRD, VICTIMS, Antecedents
from recoupe.extract.actors.chains import Chain, Discourse
from recoupe.extract.actors.mentions import Mention, Mentions
from recoupe.extract.cast import Cast
from recoupe.extract.names import FEMALE_TITLES, MALE_TITLES, strip_article
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import TITLES
from recoupe.french.folding import fold
from recoupe.lexicon import Lexicon
from recoupe.model import Statement

_RELATIVES = frozenset("qui que qu' dont lequel laquelle lesquels lesquelles".split())
_FIRST = frozenset("je j' me m' moi -je -moi mon ma mes".split())
_PARTS = frozenset("un une l'un l'une certains certaines plusieurs aucun aucune chacun chacune".split())
_ARTICLES = frozenset("le la l' les du des au aux en à un une".split())
_CLAUSAL = ("VERB", "AUX", "PRON", "SCONJ", "PUNCT")
_BODIES = frozenset({"organisation", "group", "medium"})
_NUMERALS = ("nummod", "nmod", "flat", "det", "compound", "fixed", "conj")


class Known:
    """What the lexicon and the list of places say of a stretch of tokens.

    Attributes:
        key: by which its mentions are found; ``name``: the usual name; ``kind``: kind of the chain.
        entry, entry_kind, country: see :class:`~recoupe.extract.actors.chains.Chain`.
        fullest: the usual name, which results call it by (*États-Unis*, not *Washington*).
        acts: a place that stands for its government.
        local: the context decided, and only a phrase without complements counts (*l'armée*, not *l'armée de terre*).
    """

    __slots__ = ("acts", "country", "end", "entry", "entry_kind", "fullest", "key", "kind", "local", "start")

    def __init__(self, start: int, end: int, key: str, kind: str) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.kind = kind
        self.entry: str | None = None
        self.entry_kind = ""
        self.country: str | None = None
        self.local = False
        self.fullest = False
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
        self._long_forms = frozenset(cast.acronyms.values())
        bounds = {k for name in known.values() if name.kind != "place" for k in (name.start, name.end)}
        self.mentions = Mentions(r, lexicon, bounds)
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
        self._before_named: list[int] = []
        for k in range(r.length):
            self._join(k)
        waiting, self._before_named = self._before_named, []
        for k in waiting:
            self._first(k)

    def _join(self, k: int) -> None:
        r = self.r
        pos = r.pos[k]
        if r.space[k] or self.discourse.at(k) is not None:
            return
        if pos in ("NOUN", "PROPN", "X") or pos == "NUM" and not r.dep[k].startswith(_NUMERALS) or k in self.known:
            self._noun(k)
        elif pos == "PRON":
            self._pronoun(k)
        elif pos == "DET" and (r.lower[k] in POSSESSIVES or r.lower[k] in _FIRST):
            self._third(k) if r.lower[k] in POSSESSIVES else self._first(k)

    # Nouns and names ----------------------------------------------------------------------------------------------

    def _noun(self, k: int) -> None:
        r, at = self.r, self.discourse.at
        if r.dep[k].startswith(("flat", "fixed", "compound")) and r.head[k] < k and k not in self.known:
            whole = at(r.head[k])
            own = self.mentions.runs.get(k)
            if whole is not None and (own is None or own == self.mentions.runs.get(r.head[k])):
                self.discourse.put(whole, k)
                return
        if r.dep[k] in ("amod", "advmod", "case"):
            return
        if r.words[k] in self.cast.acronyms and r.lower[k - 1] == "(" and self._in_brackets(k):
            return
        mention = self.mentions.at(k)
        if r.lower[k] in TITLES and k + 1 in self.mentions.runs and k + 1 not in self.known:
            mention.name = self.mentions.runs[k + 1]  # « M. Sandovar », whose head is the title
        known = self._known(k, mention)
        if known is not None:
            if not known.local and known.kind != "place":
                mention.name = mention.core = (known.start, known.end)
            chain = self._of_known(known, mention)
        elif mention.name is not None:
            chain = self._of_name(mention)
        else:
            chain = self._of_description(mention)
        chain = self._of_origin(mention, chain)
        if chain.kind == "person" and not chain.mentions and not chain.name and self._is_predicate(k, mention):
            return
        self.discourse.add(chain, k, mention)
        if mention.name is not None:
            self.discourse.put(chain, *range(*mention.name))
        if known is not None:
            self.discourse.put(chain, *range(known.start, known.end))
        chain = self._appositions(chain, mention)
        if r.dep[k] == "conj":
            self._together(k, chain)

    def _is_predicate(self, k: int, mention: Mention) -> bool:
        """Whether a noun says what somebody is rather than means somebody: *ordonné prêtre*, *il est maire*."""
        r = self.r
        if mention.number == "p" or any(r.pos[c] in ("DET", "NUM") for c in r.children[k] if c < k):
            return False
        return r.dep[k] in ("xcomp", "ROOT", "advcl", "appos", "acl", "obl", "parataxis") and r.child(k, "case") is None

    def _together(self, k: int, chain: Chain) -> None:
        """Let a plural pronoun go back to two who are joined: *Paul et Marie … ils*."""
        head = self.r.head[k]
        first = self.discourse.at(head)
        if first is None or first is chain or not (first.animate and chain.animate):
            return
        if self.r.pos[head] not in ("NOUN", "PROPN") or first.number == "p" and chain.number == "p":
            return
        self.discourse.weigh(self.discourse.both(first, chain), head)

    def _known(self, k: int, mention: Mention) -> Known | None:
        known = self.known.get(k)
        if known is None or not known.local:
            return known
        if self.r.words[known.start][:1].isupper():
            return known
        return known if mention.label == self.r.string((known.start, known.end)) else None

    def _of_known(self, known: Known, mention: Mention) -> Chain:
        """The chain of an actor of the lexicon, a medium, or a place."""
        text = " ".join(self.r.string((known.start, known.end)).split())
        chain = self.discourse.keyed(known.key)
        if chain is None:
            number = mention.number
            if text[:1].isupper():  # « Médecins sans frontières … ses équipes »
                number = "" if known.kind != "place" else "p" if mention.number == "p" else "s"
            chain = Chain(known.kind, "" if known.kind == "place" else mention.gender, number)
            chain.key = known.key
            chain.entry, chain.entry_kind, chain.country = known.entry, known.entry_kind, known.country
            self.discourse.know(chain, known.key)
        chain.acts = chain.acts or known.acts
        if mention.number and chain.number != mention.number:
            chain.number = ""
        if text not in chain.names and not known.local:
            chain.names.append(text)
        if not chain.name or known.fullest and not chain.fullest or known.entry_kind and _fuller(text, chain.name):
            chain.name, chain.fullest = text, known.fullest
        if not known.local:
            self.discourse.know(chain, text)
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
        if mention.label in self._long_forms and kind in _BODIES | {"thing"}:
            chain.name, chain.kind = mention.label, chain.kind.replace("thing", "organisation")
            self.discourse.know(chain, mention.label)
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
            if chain.mentions:
                self.discourse.merge(known, chain)
            chain = known
        if not chain.name and origin != mention.label:
            chain.name = origin
            chain.steps[mention.head] = f"« {self.r.string(mention.tokens)} » : locuteur « {origin} »"
        self.discourse.know(chain, origin)
        return chain

    def _appositions(self, chain: Chain, mention: Mention) -> Chain:
        """*le ministre, X*; *X, chef de l'armée*; *le Mouvement du 23 mars (M23)*; *le groupe X*: one and the same."""
        r = self.r
        for child in r.children[mention.head]:
            if (
                self.discourse.at(child) is not None
                or r.pos[child] not in ("NOUN", "PROPN", "X")
                or child < mention.head
            ):
                continue
            if r.dep[child] != "appos" and not (r.dep[child] == "nmod" and r.child(child, "case") is None):
                continue
            inner = self.mentions.at(child)
            if r.lower[child - 1] == "(":
                if r.words[child].isupper() and chain.kind != "person" and r.words[child] not in self.cast.acronyms:
                    self._acronym(chain, mention, child, inner)
                continue
            person = chain.kind == "person" or mention.role is not None and mention.role.kind == "person"
            if r.pos[mention.head] == "PRON" and inner.name is not None:
                person = self._is_person(*inner.name)[0]  # « l'un d'eux, Igor Sandovar »
            body = mention.role is not None and mention.role.kind in _BODIES
            known = self.known.get(child)
            if inner.name is not None and (person and known is None or body and child - mention.head <= 3):
                if mention.number == "p" and person or chain.name and chain.kind == "person":
                    continue
                named = self._of_known(known, inner) if known is not None else self._of_name(inner)
                if known is not None and known.kind == "place":
                    continue
                chain = self._name(chain, named, mention, inner, person)
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
        return chain if chain.name else self._named_behind(chain, mention)

    def _named_behind(self, chain: Chain, mention: Mention) -> Chain:
        """A person's name right behind a function, whatever the parser makes of it: *le prévenu, Igor Sandovar,*."""
        r = self.r
        role = mention.role
        if role is None or role.kind != "person" or mention.number == "p":
            return chain
        k = mention.core[1]
        comma = next(
            (j for j in range(k, min(k + 5, r.length)) if r.lower[j] == "," or r.pos[j] in _CLAUSAL or r.space[j]), None
        )
        if comma is not None and r.lower[comma] == "," and k not in self.mentions.runs:
            k = comma + 1  # « l'ambassadeur à Gao, Igor Sandovar »
        run = self.mentions.runs.get(k)
        if (
            run is None
            or run[0] != k
            or self.discourse.at(k) is not None
            or k in self.known
            or r.pos[k] not in ("PROPN", "X", "NOUN")
        ):
            return chain
        if not self._is_person(*run)[0] or r.unit_of[k] != r.unit_of[mention.head]:
            return chain
        inner = self.mentions.at(k)
        inner.name = inner.name or run
        return self._name(chain, self._of_name(inner), mention, inner, True)

    def _name(self, chain: Chain, named: Chain, mention: Mention, inner: Mention, person: bool) -> Chain:
        """Join a description and the name in apposition to it."""
        assert inner.name is not None
        if person:
            named.kind, named.number = "person", "s"
        self.discourse.add(named, inner.head, inner)
        self.discourse.put(named, *range(*inner.name))
        before = self._introduced(mention, named, chain) if person and mention.definite else None
        self.discourse.merge(named, chain)
        if before is not None and before is not named:
            named.steps[before.mentions[0][0]] = f"« {before.called()} » : nommé plus loin, « {named.name} »"
            self.discourse.merge(named, before)
        if named.kind == "name":
            named.kind = mention.role.kind if mention.role is not None else named.kind
        return named

    def _introduced(self, mention: Mention, named: Chain, own: Chain) -> Chain | None:
        """Whom the lead introduced without a name: *Un prêtre de 38 ans … le prêtre Jean Sandovar*.

        A report describes in its first sentences whom it names further on: by the same noun, or where the name stands
        behind one that says nothing of what he or she does (*le prévenu, le suspect, la victime*).
        """
        if len(named.mentions) > 1:
            return None
        lemma = self.r.lemma[mention.head].lower()
        for chain in self.discourse.opening():
            if chain is own or chain.name or chain.kind != "person" or chain.number == "p" or not chain.new:
                continue
            gender = named.gender if lemma in VICTIMS else mention.gender
            if chain.gender and gender and chain.gender != gender:
                continue
            if lemma in chain.heads:
                return chain
            if lemma in SUSPECTS | VICTIMS and self.antecedents.is_harmed(chain) == (lemma in VICTIMS):
                return chain
        for chain in self.discourse.headed(lemma):
            if (
                chain is not named
                and not chain.name
                and chain.kind == "person"
                and chain.number != "p"
                and not chain.new
            ):
                words = frozenset(fold(mention.label).split())
                if any(len(known) > 1 and (known <= words or words <= known) for known in chain.words):
                    return chain  # « l'ambassadeur à Gao … l'ambassadeur à Gao, Igor Sandovar »
        return None

    def _in_brackets(self, k: int) -> bool:
        """Join an acronym in brackets to its long form."""
        long = self.discourse.keyed(self.cast.acronyms[self.r.words[k]])
        if long is None:
            return False
        inner = self.mentions.at(k)
        inner.name = inner.name or (k, k + 1)
        self.discourse.know(long, self.r.words[k])
        if self.r.words[k] not in long.names:
            long.names.append(self.r.words[k])
        self.discourse.add(long, k, inner)
        return True

    def _acronym(self, chain: Chain, mention: Mention, child: int, inner: Mention) -> None:
        """An acronym in brackets behind the long form."""
        short = self.r.words[child]
        self.discourse.know(chain, short)
        if not chain.name:
            chain.name = mention.label
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
            chain = self.discourse.at(head) if head is not None else None
            if chain is not None:
                self.discourse.add(chain, k, None)
        elif word in ("se", "s'", "-se"):
            subject = next((c for c in r.children[r.head[k]] if r.dep[c].startswith("nsubj")), None)
            chain = self.discourse.at(subject) if subject is not None else None
            if chain is not None:
                self.discourse.put(chain, k)
        elif word in _FIRST:
            self._first(k)
        elif word in THIRD:
            if not r.dep[k].startswith("expl") and not self._is_clause(k):
                self._third(k)
        elif word in _PARTS and r.child(k, "nmod") is not None:
            self._noun(k)

    def _is_clause(self, k: int) -> bool:
        """Whether *le* stands for a whole clause: *comme ils le voulaient*."""
        r = self.r
        return r.lower[k] in ("le", "l'") and any(r.lower[c] == "comme" for c in r.children[r.head[k]])

    def _speaker(self, k: int) -> Chain | None:
        """Whoever speaks the words around a token."""
        number = self._within[k]
        origin = self.statements[number].origin if number >= 0 else None
        return self.discourse.keyed(origin) if origin is not None else None

    def _first(self, k: int) -> None:
        chain = self._speaker(k)
        if chain is None:
            self._before_named.append(k)  # « J'ai vu un char », a dit X.
        else:
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


def _fuller(text: str, name: str) -> bool:
    """Whether a spelling is fuller than another: longer, and no mere acronym."""
    return len(text) > len(name) and not text.isupper() and (name.isupper() or name.lower() in text.lower())
