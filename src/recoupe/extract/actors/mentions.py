"""Mentions: the noun phrases that stand for somebody or something, each by its head.

A mention is a name (*Igor Konachenkov*) or a description (*l'armée syrienne*); a name right behind a function is a
mention of its own, which :mod:`joining` joins to it.
"""

from __future__ import annotations

from collections.abc import Set

from recoupe.extract.actors.naming import described, worded
from recoupe.extract.appositions import JOINING
from recoupe.extract.names import INSTITUTIONAL, PARTICLES, name_runs
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon
from recoupe.lexicon.roles import Role

_GENDERS = {"Masc": "m", "Fem": "f"}
_NUMBERS = {"Sing": "s", "Plur": "p"}
_BY_DETERMINER = {
    **dict.fromkeys("le un ce cet du au".split(), ("m", "s")),
    **dict.fromkeys("la une cette".split(), ("f", "s")),
    **dict.fromkeys("les des ces aux deux trois quatre cinq plusieurs certains quelques".split(), ("", "p")),
    "l'": ("", "s"),
}
_DEFINITE = frozenset("le la l' les du au aux".split())
_ARTICLES = frozenset("le la l' les".split())
_DEMONSTRATIVE = frozenset("ce cet cette ces".split())
_POSSESSIVE = frozenset("son sa ses leur leurs".split())
_BEFORE_DETERMINERS = frozenset("tous toutes tout toute « “".split())
# Words of these classes at the head of a sentence are capitalised without being part of the name behind them.
_NO_NAMES = frozenset("ADP DET PRON SCONJ CCONJ ADV VERB AUX".split())
_ADJUNCTS = frozenset("à au aux contre pour avec dans en sur".split())
_LONGEST = 60  # tokens of a phrase on either side of its head
_LONGEST_ROLE = 4  # words of a role noun looked at (*chef de la diplomatie*)


class Mention:
    """One mention of somebody or something.

    Attributes:
        head: the token that the syntax hangs on; ``tokens`` the phrase around it, without relative clause; ``whole``
            the same with another phrase that is joined to it behind a complement.
        core: the part of it that describes, see :func:`~recoupe.extract.actors.naming.described`; ``label`` its text.
        name: the tokens of the proper name that it is, ``None`` for a description.
        named: the token of the name that stands behind it in apposition, -1 where none does.
        role: the noun of ``roles.csv`` at its head.
        gender, number: ``m``, ``f``, ``""``; ``s``, ``p``, ``""``.
        definite, demonstrative, possessive: by its determiner.
    """

    __slots__ = (
        "core",
        "definite",
        "demonstrative",
        "gender",
        "head",
        "label",
        "name",
        "named",
        "number",
        "possessive",
        "role",
        "tokens",
        "whole",
    )

    def __init__(self, head: int, tokens: Range) -> None:
        self.head = head
        self.tokens = tokens
        self.whole = tokens
        self.core = tokens
        self.label = ""
        self.named = -1
        self.name: Range | None = None
        self.role: Role | None = None
        self.gender = ""
        self.number = ""
        self.definite = False
        self.demonstrative = False
        self.possessive = False


class Mentions:
    """The noun mentions of one document, made when they are asked for.

    Args:
        bounds: first tokens, and tokens past the last, of names known as a whole: no other name runs over them.

    Attributes:
        runs: the runs of capitalised words that may be names, by each of their tokens.
    """

    def __init__(self, r: Reading, lexicon: Lexicon, bounds: Set[int]) -> None:
        self.r = r
        self.lexicon = lexicon
        self.bounds = bounds
        self.runs: dict[int, Range] = {}
        for a, b in name_runs(r, (0, r.length)):
            start = a
            while start < b and r.pos[start] in _NO_NAMES:
                start += 1
            while start < b:
                end = next((k for k in range(start + 1, b) if k in bounds or self._begins_person(k, b)), b)
                last = end
                while last > start and r.lower[last - 1] in PARTICLES:
                    last -= 1
                for k in range(start, last):
                    self.runs[k] = (start, last)
                start = end
        self._made: dict[int, Mention] = {}

    def _begins_person(self, k: int, end: int) -> bool:
        """Whether a person's name begins behind that of an institution: *le ministre de la Défense | Igor Sandovar*."""
        r = self.r
        return (
            r.lower[k - 1] in INSTITUTIONAL and k + 1 < end and self.lexicon.first_names.gender(r.words[k]) is not None
        )

    def at(self, head: int) -> Mention:
        """The mention whose head is a noun or name."""
        found = self._made.get(head)
        if found is None:
            found = self._made[head] = self._make(head)
        return found

    def _make(self, head: int) -> Mention:
        r = self.r
        low, high = r.units[r.unit_of[head]]
        if not low <= head < high:
            low, high = head, head + 1
        low, high = max(low, head - _LONGEST), min(high, head + _LONGEST)
        made = Mention(head, phrase(r, self.lexicon, head, low=low, high=high, after_verb=True))
        made.role = self._role(head, made.tokens[1])
        self._stop_at_name(made)
        self._stop_at_adjunct(made)
        made.whole = made.tokens
        self._stop_at_other(made)
        run = self.runs.get(head)
        if run is not None and (r.pos[head] != "NOUN" or run[1] - run[0] > 1 and made.role is None):
            made.name = run
        self._agreement(made)
        made.core = described(r, made.tokens, head, joined=False)
        made.label = worded(r, made.core, head)
        if made.name is not None and self._goes_on(made):
            made.name = None
        return made

    def _goes_on(self, made: Mention) -> bool:
        """Whether a name is only the capitalised beginning of a body's: *l'Observatoire | des conflits*."""
        r, name = self.r, made.name
        if name is None or made.head != name[0] or made.role is None or made.core[1] <= name[1]:
            return False
        return made.role.kind in ("organisation", "group") and r.words[made.head][1:].islower()

    def _stop_at_name(self, made: Mention) -> None:
        """End a phrase before the name that it introduces: *le porte-parole de l'armée | Igor Sandovar*."""
        r = self.r
        a, b = made.tokens
        own = self.runs.get(made.head)
        for k in range(made.head + 1, b):
            run = self.runs.get(k)
            if run is None or run == own or run[0] != k or r.pos[k - 1] in ("DET", "ADP", "CCONJ"):
                continue
            known = k in self.bounds and r.lower[k - 1] not in ("(", "«", "“")
            if known or run[1] - k > 1 and self.lexicon.first_names.gender(r.words[k]) is not None:
                made.tokens, made.named = (a, k), k
                return

    def _stop_at_adjunct(self, made: Mention) -> None:
        """End the description of a person before what rather belongs to an event: *l'appel d'un général | à fuir*."""
        r, role = self.r, made.role
        if role is None or role.kind != "person" or r.lemma[made.head] in JOINING:
            return
        a, b = made.tokens
        for k in range(made.head + role.form.count(" ") + 1, b):
            if r.lower[k] in _ADJUNCTS and r.dep[k] == "case":
                made.tokens = (a, k)
                return

    def _stop_at_other(self, made: Mention) -> None:
        """End a phrase before another one that the parser joins to its complement.

        French repeats *de* before each of two complements (*le chef de l'armée et de la police*), so what follows with
        an article alone stands beside the head: *les miliciens de Brume | et les soldats du Gué*.
        """
        r = self.r
        a, b = made.tokens
        for k in range(made.head + 2, b - 2):
            if r.pos[k] != "CCONJ" or r.lower[k + 1] not in _ARTICLES:
                continue
            other = next((c for c in range(k + 2, min(b, k + 5)) if r.dep[c] == "conj"), None)
            if other is None or not made.head < r.head[other] < k or r.pos[other] != "NOUN":
                continue
            if r.lower[r.child(r.head[other], "case") or made.head] in OF:
                made.tokens = (a, k)
                return

    def _role(self, head: int, end: int) -> Role | None:
        """The role noun at the head, the longest expression first."""
        r, roles = self.r, self.lexicon.roles
        for size in range(min(_LONGEST_ROLE, end - head), 1, -1):
            role = roles.get(r.text[r.start[head] : r.end[head + size - 1]])
            if role is not None:
                return role
        return roles.get(r.words[head])

    def _agreement(self, made: Mention) -> None:
        """Gender, number and definiteness: the determiner decides, then the role noun, then the tagger."""
        r = self.r
        first = made.tokens[0]
        while first < made.head and r.lower[first] in _BEFORE_DETERMINERS:
            first += 1
        word = r.lower[first] if first < made.head else ""
        before = r.lower[made.tokens[0] - 1] if made.tokens[0] else ""
        if word not in _BY_DETERMINER and before in ("du", "au", "aux", "des"):
            word = before
        gender, number = _BY_DETERMINER.get(word, ("", ""))
        made.definite = word in _DEFINITE or word == "des" and word == before
        made.demonstrative = word in _DEMONSTRATIVE
        made.possessive = word in _POSSESSIVE
        if not gender and made.role is not None:
            gender = made.role.gender.replace("x", "")
        made.gender = gender or _GENDERS.get(r.feature(made.head, "Gender") or "", "")
        made.number = number or _NUMBERS.get(r.feature(made.head, "Number") or "", "")
