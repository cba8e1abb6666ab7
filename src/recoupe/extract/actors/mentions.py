"""Mentions: the noun phrases and pronouns that stand for somebody or something, each by its head.

A mention is a name (*Igor Konachenkov*), a description (*l'armée syrienne*), a pronoun or the owner in a possessive
(*ses forces*). Names count as one mention with the function in front of them (*le général Igor Konachenkov*).
"""

from __future__ import annotations

from recoupe.extract.names import FEMALE_TITLES, MALE_TITLES, name_runs
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF, RELATIVES, TITLES
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
_DEMONSTRATIVE = frozenset("ce cet cette ces".split())


class Mention:
    """One mention of somebody or something.

    Attributes:
        head: the token that the syntax hangs on; ``tokens`` the phrase around it, without relative clause.
        name: the tokens of the proper name in it, ``None`` for a description.
        role: the noun of ``roles.csv`` that it is made of or begins with.
        gender, number: ``m``, ``f``, ``""``; ``s``, ``p``, ``""``.
        definite, demonstrative: by its determiner.
    """

    __slots__ = ("definite", "demonstrative", "gender", "head", "name", "number", "role", "tokens")

    def __init__(self, head: int, tokens: Range) -> None:
        self.head = head
        self.tokens = tokens
        self.name: Range | None = None
        self.role: Role | None = None
        self.gender = ""
        self.number = ""
        self.definite = False
        self.demonstrative = False


class Mentions:
    """The noun mentions of one document, made when they are asked for.

    Attributes:
        runs: the runs of capitalised words, by each of their tokens.
    """

    def __init__(self, r: Reading, lexicon: Lexicon) -> None:
        self.r = r
        self.lexicon = lexicon
        self.runs: dict[int, Range] = {}
        for run in name_runs(r, (0, r.length)):
            for k in range(*run):
                self.runs[k] = run
        self._made: dict[int, Mention] = {}

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
        tokens = phrase(r, self.lexicon, head, low=low, high=high, after_verb=True)
        made = Mention(head, tokens)
        made.name = self._name(head, tokens)
        made.role = self._role(head, tokens[1])
        self._agreement(made)
        return made

    def _name(self, head: int, tokens: Range) -> Range | None:
        """The proper name that a mention is, or that stands right behind its function."""
        r = self.r
        run = self.runs.get(head)
        if run is not None and r.pos[head] in ("PROPN", "X") or run is not None and run[1] - run[0] > 1:
            return run
        return None

    def _role(self, head: int, end: int) -> Role | None:
        """The role noun at the head, the longest expression first."""
        r, roles = self.r, self.lexicon.roles
        for size in range(min(4, end - head), 1, -1):
            role = roles.get(r.text[r.start[head] : r.end[head + size - 1]])
            if role is not None:
                return role
        return roles.get(r.words[head])

    def _agreement(self, made: Mention) -> None:
        r = self.r
        first = made.tokens[0]
        while first < made.head and r.lower[first] in ("tous", "toutes", "tout", "toute", "«", "“"):
            first += 1
        word = r.lower[first] if first < made.head else ""
        before = r.lower[made.tokens[0] - 1] if made.tokens[0] else ""
        if word not in _BY_DETERMINER and before in ("du", "au", "aux", "des"):
            word = before
        gender, number = _BY_DETERMINER.get(word, ("", ""))
        made.definite = word in _DEFINITE
        made.demonstrative = word in _DEMONSTRATIVE
        if not gender and made.role is not None:
            gender = made.role.gender.replace("x", "")
        made.gender = gender or _GENDERS.get(r.feature(made.head, "Gender") or "", "")
        made.number = number or _NUMBERS.get(r.feature(made.head, "Number") or "", "")
