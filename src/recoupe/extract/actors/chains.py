"""Chains: everybody and everything a document talks about, each with the mentions that stand for it.

One pass in text order joins every mention to the chain it belongs to, or opens a new one:

1. a **name** to the chain of the same name, surname or acronym, or of the same row of the lexicon;
2. a **description** to the chain with the same head noun and nothing that contradicts; *le suspect*, *ce responsable*
   to the person they take up;
3. a **pronoun** or possessive to the most salient chain that agrees in gender and number.

Salience is that of Lappin and Leass (1994): each mention adds weight by its function (subject before object before
complement), and all weight halves from one sentence to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.actors.mentions import Mention, Mentions
from recoupe.extract.actors.naming import label
from recoupe.extract.cast import Cast
from recoupe.extract.names import strip_article
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import TITLES
from recoupe.french.folding import fold
from recoupe.lexicon import Lexicon
from recoupe.model import Statement

# Weight of a mention by its function (Lappin and Leass 1994, table 1).
_SUBJECT, _OBJECT, _OBLIQUE, _INSIDE = 80, 50, 40, 20
_RECENCY = 100
# A thing is rarely what a pronoun means beside a person or a body.
_THING = 0.4
# Chains looked at for a pronoun: those of the last sentences, and never more than this many.
_UNITS, _MOST = 3, 60
_MASCULINE = frozenset("il ils lui eux le -il -ils -t-il -t-ils celui-ci ceux-ci".split())
_FEMININE = frozenset("elle elles la -elle -elles -t-elle -t-elles celle-ci celles-ci".split())
_PLURAL = frozenset("ils elles eux les leur leurs -ils -elles -t-ils -t-elles ceux-ci celles-ci".split())
_THIRD = _MASCULINE | _FEMININE | _PLURAL | {"l'"}
_FIRST = frozenset("je j' me m' moi -je mon ma mes".split())
_POSSESSIVES = frozenset("son sa ses".split())
_ANIMATE = frozenset({"person", "organisation", "group", "anonymous", "medium"})


class Chain:
    """Somebody or something, with all its mentions.

    Attributes:
        name: the fullest proper name, empty where it has none; ``labels`` its descriptions, in text order.
        heads: the lemmas it is described by.
        kind: as in ``roles.csv``, ``thing`` for what nobody is.
    """

    __slots__ = ("heads", "gender", "kind", "labels", "mentions", "name", "number", "steps", "unit", "weight")

    def __init__(self, kind: str, gender: str, number: str) -> None:
        self.name = ""
        self.labels: list[str] = []
        self.heads: list[str] = []
        self.kind = kind
        self.gender = gender
        self.number = number
        self.mentions: list[tuple[int, Mention | None]] = []
        self.steps: dict[int, str] = {}
        self.weight = 0.0
        self.unit = 0

    @property
    def animate(self) -> bool:
        """Whether it can act and speak."""
        return self.kind in _ANIMATE

    def called(self) -> str:
        """The fullest name or description."""
        return self.name or max(self.labels, key=len, default="")

    def salience(self, unit: int) -> float:
        """Its weight as seen from a sentence."""
        return self.weight * 0.5 ** (unit - self.unit)


class Chains:
    """The chains of one document.

    Attributes:
        of: the chain of each token that heads a mention (nouns, names, pronouns, possessives).
    """

    def __init__(self, r: Reading, lexicon: Lexicon, cast: Cast, statements: Sequence[Statement]) -> None:
        self.r = r
        self.lexicon = lexicon
        self.cast = cast
        self.mentions = Mentions(r, lexicon)
        self.all: list[Chain] = []
        self.of: dict[int, Chain] = {}
        self._names: dict[str, Chain] = {}
        self._heads: dict[str, list[Chain]] = {}
        self._recent: list[Chain] = []
        self._statements = statements
        self._within = [-1] * r.length
        self._speaks: dict[int, str] = {}
        for statement in statements:
            for span in statement.content:
                a, b = r.tokens_within(span.start, span.end)
                self._within[a:b] = [statement.id] * (b - a)
            if statement.source is not None and statement.origin is not None:
                self._speaks.setdefault(r.token_at(statement.source.start), statement.origin)
        self._join_all()

    # One pass -----------------------------------------------------------------------------------------------------

    def _join_all(self) -> None:
        r = self.r
        for k in range(r.length):
            pos = r.pos[k]
            if k in self.of or r.space[k]:
                continue
            if pos in ("NOUN", "PROPN", "X", "NUM"):
                if pos == "NUM" and r.dep[k] in ("nummod", "nmod", "flat", "det"):
                    continue
                self._noun(k)
            elif pos in ("PRON", "DET"):
                self._pronoun(k)

    def _noun(self, k: int) -> None:
        r = self.r
        if r.dep[k].startswith(("flat", "fixed", "compound")) and r.head[k] in self.of:
            self.of[k] = self.of[r.head[k]]
            return
        mention = self.mentions.at(k)
        spoken = self._origin(mention)
        if mention.name is not None:
            chain = self._named(mention)
        else:
            chain = self._described(mention)
        if spoken is not None and not chain.name:
            chain = self._by_name(spoken) or chain
        self._add(chain, k, mention)
        if mention.name is not None:
            for token in range(*mention.name):
                self.of.setdefault(token, chain)
        self._appositions(chain, mention)

    def _origin(self, mention: Mention) -> str | None:
        for token in range(mention.tokens[0], mention.head + 1):
            if token in self._speaks:
                return self._speaks[token]
        return None

    def _add(self, chain: Chain, k: int, mention: Mention | None) -> None:
        """Put a mention into a chain: its description, and its weight."""
        r = self.r
        if not chain.mentions and chain not in self.all:
            self.all.append(chain)
        chain.mentions.append((k, mention))
        self.of[k] = chain
        unit = r.unit_of[k]
        dep = r.dep[k]
        weight = (
            _SUBJECT
            if dep.startswith("nsubj")
            else _OBJECT
            if dep in ("obj", "ROOT")
            else _OBLIQUE
            if dep.startswith(("obl", "iobj"))
            else _INSIDE
        )
        chain.weight = chain.salience(unit) + weight + _RECENCY
        chain.unit = unit
        if mention is not None and mention.name is None:
            text = label(r, mention.tokens, mention.head)
            if text and text not in chain.labels:
                chain.labels.append(text)
            lemma = r.lemma[k].lower()
            if lemma not in chain.heads:
                chain.heads.append(lemma)
                self._heads.setdefault(lemma, []).append(chain)
        if self._recent and self._recent[-1] is chain:
            return
        if chain in self._recent:
            self._recent.remove(chain)
        self._recent.append(chain)
        if len(self._recent) > _MOST:
            del self._recent[0]

    # Names --------------------------------------------------------------------------------------------------------

    def _by_name(self, name: str) -> Chain | None:
        return self._names.get(fold(strip_article(name)))

    def _named(self, mention: Mention) -> Chain:
        """The chain of a proper name: known by name, surname or acronym, or new."""
        r = self.r
        assert mention.name is not None
        a, b = mention.name
        text = " ".join(r.string((a, b)).split())
        gender = ""
        person = False
        for k in range(a, b):
            found = self.lexicon.first_names.gender(r.words[k])
            if found is not None and (b - k > 1):
                person, gender = True, found.replace("x", "")
                break
        before = r.lower[a - 1] if a else ""
        role = self.lexicon.roles.get(before) if before.isalpha() else None
        if before in TITLES or role is not None and role.kind == "person":
            person = True
        full = text
        words = text.lower().replace("’", "'").split()
        for candidate in self.cast.names.get(words[-1], ()):
            parts = candidate.lower().replace("’", "'").split()
            if all(w in parts for w in words):
                full, person = candidate, True
                break
        full = self.cast.acronyms.get(text, full)
        chain = self._by_name(full) or self._by_name(text)
        if chain is None:
            chain = Chain(
                "person" if person else "",
                gender or ("" if person else mention.gender),
                "s" if person else mention.number or "s",
            )
            chain.name = strip_article(full)
        if person:
            chain.kind, chain.number = "person", "s"
        chain.gender = chain.gender or gender
        self._names.setdefault(fold(strip_article(full)), chain)
        self._names.setdefault(fold(strip_article(text)), chain)
        return chain

    def _appositions(self, chain: Chain, mention: Mention) -> None:
        """*le ministre de l'Intérieur, X*; *X, chef de l'armée*; *le Mouvement du 23 mars (M23)*: one and the same."""
        r = self.r
        for child in r.children[mention.head]:
            if r.dep[child] != "appos" and not r.dep[child].startswith("flat") or child in self.of:
                continue
            inner = self.mentions.at(child) if r.pos[child] in ("NOUN", "PROPN", "X") else None
            if inner is None:
                continue
            bracketed = child > 0 and r.lower[child - 1] == "("
            acronym = bracketed and r.words[child].isupper()
            person = mention.role is not None and mention.role.kind == "person" or chain.kind == "person"
            body = mention.role is not None and mention.role.kind in ("organisation", "group", "medium")
            if acronym:
                self._names.setdefault(fold(r.words[child]), chain)
                self.of[child] = chain
                if not chain.name:
                    chain.name = label(r, (mention.tokens[0], child - 1), mention.head)
                continue
            if inner.name is not None and (person or body and child - mention.head < 3) and chain.number != "p":
                named = self._named(inner)
                if person:
                    named.kind, named.number = "person", "s"
                    named.gender = named.gender or chain.gender
                self._merge(named, chain)
                self._add(named, child, inner)
                for token in range(*inner.name):
                    self.of[token] = named
                chain = named
            elif (
                inner.name is None
                and inner.role is not None
                and inner.role.kind == "person"
                and chain.kind in ("person", "")
                and chain.name
            ):
                chain.kind, chain.number = "person", "s"
                self._add(chain, child, inner)

    def _merge(self, into: Chain, other: Chain) -> None:
        """Put the mentions of one chain into another."""
        if into is other or other.name and into.name and fold(other.name) != fold(into.name):
            return
        into.labels += [text for text in other.labels if text not in into.labels]
        for lemma in other.heads:
            if lemma not in into.heads:
                into.heads.append(lemma)
                self._heads.setdefault(lemma, []).append(into)
        for k, _ in other.mentions:
            self.of[k] = into
        into.mentions = sorted(into.mentions + other.mentions, key=lambda entry: entry[0])
        into.weight += other.salience(into.unit) if other.unit <= into.unit else other.weight
        into.unit = max(into.unit, other.unit)
        into.kind = into.kind or other.kind
        into.gender = into.gender or other.gender
        if other in self.all:
            self.all.remove(other)
        if into not in self.all:
            self.all.append(into)
        if other in self._recent:
            self._recent.remove(other)
        for lemma in other.heads:
            self._heads[lemma] = [c for c in self._heads.get(lemma, ()) if c is not other]

    # Descriptions -------------------------------------------------------------------------------------------------

    def _described(self, mention: Mention) -> Chain:
        r = self.r
        lemma = r.lemma[mention.head].lower()
        text = label(r, mention.tokens, mention.head)
        if mention.definite or mention.demonstrative:
            words = set(fold(text).split())
            for chain in reversed(self._heads.get(lemma, ())):
                if chain.number and mention.number and chain.number != mention.number:
                    continue
                if len(words) <= 1 or any(
                    words <= set(fold(t).split()) or set(fold(t).split()) <= words for t in chain.labels
                ):
                    return chain
        kind = mention.role.kind if mention.role is not None else "thing"
        return Chain(kind, mention.gender, mention.number)

    # Pronouns -----------------------------------------------------------------------------------------------------

    def _pronoun(self, k: int) -> None:
        r = self.r
        word = r.lower[k]
        if r.pos[k] == "DET" and word not in _POSSESSIVES and word not in ("leur", "leurs", "mon", "ma", "mes"):
            return
        if r.dep[k].startswith("expl") and word not in ("se", "s'"):
            return
        if (
            word in ("qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles")
            and "Rel" in r.morph[k]
        ):
            self._relative(k)
        elif word in _FIRST:
            number = self._within[k]
            origin = self._statements[number].origin if number >= 0 else None
            chain = self._by_name(origin) if origin else None
            if chain is not None:
                self._add(chain, k, None)
        elif r.pos[k] == "DET" or word in _THIRD:
            self._third(k)
        elif (
            word in ("un", "une", "l'un", "l'une", "certains", "d'autres", "plusieurs", "beaucoup")
            and r.child(k, "nmod") is not None
        ):
            self._noun(k)

    def _relative(self, k: int) -> None:
        """The noun a relative pronoun stands for: the one its clause modifies, if they agree."""
        r = self.r
        clause = k
        for _ in range(12):
            if r.dep[clause].startswith("acl") or r.head[clause] == clause:
                break
            clause = r.head[clause]
        if not r.dep[clause].startswith("acl"):
            return
        head = r.head[clause]
        if head < k and head in self.of:
            self._add(self.of[head], k, None)

    def _third(self, k: int) -> None:
        """The most salient chain that agrees with a pronoun of the third person or a possessive."""
        r = self.r
        word = r.lower[k]
        spoken = self._speaks.get(k)
        if spoken is not None:
            chain = self._by_name(spoken)
            if chain is not None:
                self._add(chain, k, None)
                return
        owner = r.pos[k] == "DET"
        gender = (
            ""
            if owner or word in ("l'", "les", "leur", "lui")
            else "m"
            if word in _MASCULINE
            else "f"
            if word in _FEMININE
            else ""
        )
        number = ("p" if word in ("leur", "leurs") else "s") if owner else "p" if word in _PLURAL else "s"
        unit = r.unit_of[k]
        inside = self._within[k]
        speaker = self._by_name(str(self._statements[inside].origin)) if inside >= 0 and r.quote[k] >= 0 else None
        possessed = r.head[k] if owner else -1
        best, highest = None, 0.0
        for chain in reversed(self._recent):
            if unit - chain.unit > _UNITS or chain is speaker:
                continue
            if chain.number and chain.number != number or gender and chain.gender and chain.gender != gender:
                continue
            if not owner and self._coargument(chain, k):
                continue
            last = chain.mentions[-1][0]
            if owner and last == possessed:
                continue
            value = chain.salience(unit) * (1 if chain.animate or chain.name else _THING)
            if value > highest:
                best, highest = chain, value
        if best is not None:
            self._add(best, k, None)

    def _coargument(self, chain: Chain, k: int) -> bool:
        """Whether a chain is already an argument of the pronoun's own verb."""
        r = self.r
        last = chain.mentions[-1][0]
        return r.head[last] == r.head[k] and r.dep[last].startswith(("nsubj", "obj", "iobj", "obl"))
