"""Joining: one pass in text order puts every mention into its chain, or opens a new one.

1. A **name** goes to the chain of the same name, surname, acronym, row of the lexicon, or country.
2. A **description** goes to the chain with the same head noun and nothing that contradicts, or to whom it points back
   to; an apposition or the function in front of a name to that of its noun.
3. A **pronoun** or possessive goes to the most salient chain that agrees (:mod:`pronouns`); the first person to
   whoever speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extract.actors.apposition import Apposition
from recoupe.extract.actors.chains import Chain
from recoupe.extract.actors.known import Known
from recoupe.extract.actors.mentions import Mention
from recoupe.extract.actors.pronouns import THIRD, is_latter
from recoupe.extract.cast import Cast
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import THIRD_POSSESSIVES, TITLES
from recoupe.lexicon import Lexicon
from recoupe.model import Statement

_RELATIVES = frozenset("qui que qu' dont lequel laquelle lesquels lesquelles".split())
_SINGULAR = frozenset("je j' me m' moi -je -moi mon ma mes".split())
_FIRST = _SINGULAR | frozenset("nous -nous notre nos".split())
_PARTS = frozenset("un une l'un l'une certains certaines plusieurs aucun aucune chacun chacune".split())
_NUMERALS = ("nummod", "nmod", "flat", "det", "compound", "fixed", "conj")


class Joining(Apposition):
    """Joins the mentions of one document, in text order."""

    def __init__(
        self, r: Reading, lexicon: Lexicon, cast: Cast, statements: Sequence[Statement], known: Mapping[int, Known]
    ) -> None:
        super().__init__(r, lexicon, cast, statements, known)
        self._before_named: list[int] = []
        self._somebody_named = False
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
        if is_latter(r, k):
            self._third(k)
        elif pos in ("NOUN", "PROPN", "X") or pos == "NUM" and not r.dep[k].startswith(_NUMERALS) or k in self.known:
            self._noun(k)
        elif pos == "PRON":
            self._pronoun(k)
        elif pos == "DET" and (r.lower[k] in THIRD_POSSESSIVES or r.lower[k] in _FIRST):
            self._third(k) if r.lower[k] in THIRD_POSSESSIVES else self._first(k)

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
            if not known.local and (known.kind != "place" or mention.core[1] <= known.end):
                mention.name = mention.core = (known.start, known.end)
            chain = self._of_known(known, mention)
        elif mention.name is not None:
            chain = self._of_name(mention)
        else:
            chain = self._of_description(mention)
        if known is None and mention.name is None and self._is_capacity(k):
            return
        chain = self._of_origin(mention, chain)
        if chain.kind == "person" and not chain.mentions and not chain.name and self._is_predicate(k, mention):
            return
        self.discourse.add(chain, k, mention)
        if mention.name is not None:
            self.discourse.put(chain, *range(*mention.name))
        if known is not None:
            self.discourse.put(chain, *range(known.start, known.end))
        chain = self._appositions(chain, mention)
        if chain.kind == "person" and chain.name and known is None and not self._somebody_named:
            self._somebody_named = True
            self._bare_name(chain, mention)
        if r.dep[k] == "conj":
            self._together(k, chain)

    def _bare_name(self, chain: Chain, mention: Mention) -> None:
        """Join the first name of a report to the one it opens with: *Un ancien otage … Igor Sandovar a porté plainte*.

        A name without a function, as the subject of a sentence, is that of somebody described before.
        """
        r = self.r
        if chain.classes or len(chain.mentions) > 1 or not r.dep[mention.head].startswith("nsubj"):
            return
        if mention.head in self._origins or r.quote[mention.head] >= 0:
            return
        before = [
            c
            for c in self.discourse.opening()
            if c is not chain and c.new and c.leads and c.kind == "person" and c.number != "p" and not c.name
        ]
        if len(before) == 1 and len({chain.gender, before[0].gender} - {""}) < 2:
            chain.steps[before[0].mentions[0][0]] = f"« {before[0].called()} » : nommé plus loin, « {chain.name} »"
            self.discourse.merge(chain, before[0])

    def _is_predicate(self, k: int, mention: Mention) -> bool:
        """Whether a noun says what somebody is rather than means somebody: *ordonné prêtre*, *il est maire*."""
        r = self.r
        if mention.number == "p" or any(r.pos[c] in ("DET", "NUM") for c in r.children[k] if c < k):
            return False
        return r.dep[k] in ("xcomp", "ROOT", "advcl", "appos", "acl", "obl", "parataxis") and r.child(k, "case") is None

    def _is_capacity(self, k: int) -> bool:
        """Whether a noun only says as what somebody is taken or acts: *pris en otage, en chef de guerre*."""
        r = self.r
        return k > 0 and r.lower[k - 1] == "en" and r.head[k - 1] == k and r.pos[k] == "NOUN"

    def _together(self, k: int, chain: Chain) -> None:
        """Let a plural pronoun go back to two who are joined: *Paul et Marie … ils*."""
        head = self.r.head[k]
        first = self.discourse.at(head)
        if first is None or first is chain or not (first.animate and chain.animate):
            return
        if self.r.pos[head] not in ("NOUN", "PROPN") or first.number == "p" and chain.number == "p":
            return
        self.discourse.weigh(self.discourse.both(first, chain), head)

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
        elif word in _FIRST or word in ("on", "l'on", "-t-on") and r.quote[k] >= 0:
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
            if self.r.lower[k] in _SINGULAR:
                self.discourse.add(chain, k, None)
            else:
                self.discourse.put(chain, k)  # « entre nos mains »: the speaker is no more talked about than before
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
