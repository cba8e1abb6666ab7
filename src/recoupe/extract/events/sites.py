"""Mentions of places that can be where something happens, and how surely each says so."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import msgspec

from recoupe.extract.actors import Actors
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.verbal import preposition
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon
from recoupe.model import ActorKind, Place

#: Prepositions that say where.
LOCATIVE = frozenset(
    "à en dans sur sous vers près depuis autour entre chez devant derrière jusque jusqu'à hors lès via travers au-dessus "
    "loin contre".split()
)
# The same for nouns that may be people or things: *à la population* is no place.
_INTO = LOCATIVE - {"à", "contre", "en", "chez", "via", "depuis"}
# Adverbs that make a preposition with *de*: *près de, autour de, au-dessus de*.
_NEAR = frozenset("près autour loin au-dessus au-delà au-devant en-deçà aux-alentours hors".split())
# Nouns for a part or the surroundings of a place: *l'est de la Syrie, les abords de Homs*.
_PARTS = frozenset(
    "abord alentour avenue axe banlieue base bord centre centre-ville confins cœur côte direction entrée environ est "
    "extérieur extrémité faubourg frontière haut hauteur intérieur large limite lisière localité milieu nord nord-est "
    "nord-ouest ouest parage partie périphérie poche proximité quartier rive secteur sortie sud sud-est sud-ouest "
    "vallée zone réduit ligne territoire".split()
)
# Participles that say where somebody belongs: *une ONG basée à Londres*.
_BELONGING = frozenset("baser domicilier établir exiler installer naître natif né originaire résider siéger".split())
_UNLISTED = frozenset("à d' de vers depuis".split())
# Verbs beside which *à X* is a person: *a remis à X*.
_GIVING = frozenset("accorder adresser attribuer confier devoir donner imputer offrir parler rendre remettre".split())
_NOBODY = (ActorKind.UNNAMED, ActorKind.STATE_BODY)


class Strength(IntEnum):
    """How surely a mention tells where something happens."""

    NONE = 0  # the complement of an institution (*le maire de Lyon*), a place in brackets
    NAMED = 1  # named without a preposition that tells where; a dateline
    LOCATED = 2  # *à Alep, dans l'est de la Syrie*
    HAPPENS = 3  # the same, beside a trigger


class Site(msgspec.Struct):
    """A mention of a place that may be where something happens.

    Attributes:
        name: as the text writes it.
        id: of the mention among the places; ``None`` for a name that no list knows.
        referent: what tells that two mentions are of one place.
        kind: as in :class:`recoupe.model.Place`.
        unit: the sentence that it stands in.
        head: its token.
        outer: the noun it belongs to (*la ville d'Alep, l'est de la Syrie*), or ``head``.
        case: the preposition in front of ``outer``, or ``""``.
        governor: what ``outer`` hangs on.
        strength: see :class:`Strength`.
    """

    name: str
    id: int | None
    referent: int | str
    kind: str
    unit: int
    head: int
    outer: int
    case: str
    governor: int
    strength: Strength
    dateline: bool = False


class Finder:
    """Finds the sites of one document."""

    def __init__(
        self,
        r: Reading,
        lexicon: Lexicon,
        actors: Actors,
        places: Sequence[Place],
        words: dict[int, Trigger],
        skipped: set[int],
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.actors = actors
        self.words = words
        self.skipped = skipped
        self.places = [(place, r.tokens_within(place.start, place.end)) for place in places]
        #: the places by token
        self.at: dict[int, Place] = {}
        for place, (a, b) in self.places:
            self.at.update(dict.fromkeys(range(a, b), place))

    def find(self) -> list[Site]:
        """The sites, in text order; of coordinated places only the first (*à Homs, Hama et Idleb*)."""
        found = [self._site(place, tokens) for place, tokens in self.places if tokens[0] < tokens[1]]
        found += [self._unlisted(k) for k in range(self.r.length) if self._is_unlisted(k)]
        found += [self._unlisted(k) for k in self._datelines()]
        heads = {site.head for site in found if site is not None}
        return sorted(
            (site for site in found if site is not None and not self._is_second(site, heads)), key=lambda s: s.head
        )

    def _is_second(self, site: Site, heads: set[int]) -> bool:
        r = self.r
        return r.dep[site.head] == "conj" and r.head[site.head] in heads and not site.case

    def _site(self, place: Place, tokens: Range) -> Site | None:
        if place.actor:
            return None
        a, b = tokens
        head = next((k for k in range(a, b) if not a <= self.r.head[k] < b), a)
        return self._read(place.text, place.id, place.referent, place.kind, tokens, head)

    def _unlisted(self, head: int) -> Site:
        r = self.r
        end = head + 1
        while end < r.length and r.dep[end].startswith("flat") and r.head[end] == head:
            end += 1
        name = r.string((head, end))
        return self._read(name, None, name, "city", (head, end), head)

    def _datelines(self) -> list[int]:
        """The names in front of a sentence that no list knows: *Kessar – Deux hommes ...*."""
        r = self.r
        found: list[int] = []
        before = 0
        for low, high in r.units:
            k = before
            while k < low and r.space[k]:
                k += 1
            if (
                k < low
                and k not in self.at
                and r.words[k][:1].isupper()
                and k not in r.media
                and not r.words[k].isdigit()
            ):
                found.append(k)
            before = high
        return found

    def _is_unlisted(self, k: int) -> bool:
        """Whether a name that no list knows stands where a place does: *à Kessar, près de Kessar*."""
        r = self.r
        if r.pos[k] not in ("PROPN", "X") or k in self.at or k in self.skipped or not r.words[k][:1].isupper() or not k:
            return False
        if r.words[k].isupper() or k in r.media or r.dep[k].startswith("flat"):
            return False
        if r.head[k] == k - 1 and r.pos[k - 1] == "NOUN" and not r.words[k - 1][:1].isupper():
            known = self.lexicon.place_nouns.get(r.lower[k - 1])  # « l'autoroute Kessar-Lunel »
            return known is not None and known.extent != "of"
        if r.lower[k - 1] not in _UNLISTED:
            return False
        if self.lexicon.first_names.gender(r.words[k]) is not None:
            return False
        governor, case = r.head[k], r.lower[k - 1]
        if case in ("de", "d'"):
            known = self.lexicon.place_nouns.get(r.lower[governor])
            return r.lower[governor] in _NEAR or known is not None or self._is_part(governor)
        if r.lemma[governor] in _GIVING or r.lemma[governor] in self.lexicon.reporting.verbs:
            return False
        who = self.actors.who(k)
        return who is None or who.actor is None or self.actors.records[who.actor].kind in _NOBODY

    def _read(self, name: str, number: int | None, referent: int | str, kind: str, tokens: Range, head: int) -> Site:
        r = self.r
        a, b = tokens
        outer, case = self._outer(a, head)
        governor = r.head[outer]
        unit, dateline = self._unit(a, b)
        strength = Strength.NAMED if dateline else self._strength(a, outer, case, governor)
        return Site(name, number, referent, kind, unit, head, outer, case, governor, strength, dateline)

    def _unit(self, a: int, b: int) -> tuple[int, bool]:
        """The sentence a mention stands in, and whether it opens it as a dateline or headline does (*Kessar : …*)."""
        r = self.r
        unit = r.unit_of[a]
        low, high = r.units[unit]
        if not low <= a < high:  # in front of the sentence, which begins behind the dateline
            unit = next((k for k in range(unit, len(r.units)) if r.units[k][0] > a), unit)
            return unit, True
        return unit, a == low and b < high and r.words[b] in (":", "–", "—", "|")

    def _outer(self, a: int, head: int) -> tuple[int, str]:
        """The noun that a place belongs to, and the preposition in front: *dans l'est de la Syrie* gives *est, dans*."""
        r = self.r
        outer, case = head, preposition(r, head)
        if not case and a and r.lower[a - 1] in ("à", "en"):
            case = r.lower[a - 1]
        for _ in range(4):
            governor = r.head[outer]
            if governor == outer or case not in ("de", "") or governor in self.at:
                break
            if r.lower[governor] in _NEAR:
                return governor, "près"
            outside = preposition(r, governor)
            if not self._is_part(governor) and not (outside in _INTO and self._is_thing(governor)):
                break
            outer, case = governor, outside
        return outer, case

    def _is_part(self, noun: int) -> bool:
        """Whether a noun is a place, or a part of one."""
        r = self.r
        if r.lower[noun] in _PARTS or r.lower[noun].rstrip("s") in _PARTS:
            return True
        if r.pos[noun] not in ("NOUN", "ADJ"):
            return False
        known = self.lexicon.place_nouns.get(r.lower[noun])
        return known is not None and known.extent != "of" or self.lexicon.events.is_class(r.lemma[noun], ("@place",))

    def _is_thing(self, noun: int) -> bool:
        r = self.r
        if r.pos[noun] != "NOUN" or noun in self.words or self.lexicon.roles.get(r.lower[noun]) is not None:
            return False
        return not self.lexicon.events.is_class(r.lemma[noun], ("@human", "@force", "@crowd", "@state"))

    # How surely ---------------------------------------------------------------------------------------------------

    def _strength(self, a: int, outer: int, case: str, governor: int) -> Strength:
        r = self.r
        around = self.at.get(governor)
        inside = case in ("de", "") and around is not None and around is not self.at.get(a)
        if inside or self._in_brackets(a) or self._locates(a, outer) or r.lemma[governor] in _BELONGING:
            return Strength.NONE
        if case in LOCATIVE:
            if governor + 2 >= a > governor and self.lexicon.roles.get(r.lower[governor]) is not None:
                return Strength.NAMED  # « le procureur adjoint à Rouen »
            return Strength.HAPPENS if self._is_of_trigger(governor) else Strength.LOCATED
        if case == "de":
            return Strength.HAPPENS if governor in self.words else Strength.NONE
        if r.dep[outer].startswith(("obj", "nsubj:pass")) and self._is_of_trigger(governor):
            return Strength.HAPPENS
        return Strength.NAMED

    def _in_brackets(self, token: int) -> bool:
        """*Arles (Bouches-du-Rhône), 7 h (1 h à Montréal)*."""
        words = self.r.words[max(0, token - 6) : token]
        return "(" in words and ")" not in words

    def _locates(self, token: int, outer: int) -> bool:
        """*Rouen, dans le nord-ouest de la France*: a place that says where the one before it lies."""
        words = self.r.lower
        for k in range(min(outer, token) - 1, max(0, min(outer, token) - 5), -1):
            if words[k] == ",":
                return k - 1 in self.at
        return False

    def _is_of_trigger(self, token: int) -> bool:
        """Whether a word is a trigger, or the verb that one is the subject or object of."""
        r = self.r
        if token in self.words:
            return True
        return r.pos[token] in ("VERB", "AUX") and any(child in self.words for child in r.children[token])
