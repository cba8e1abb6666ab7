"""Mentions of places that can be where something happens, and how surely each says so."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

import msgspec

from recoupe.extract.actors import Actors
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.grounds import ARABIC, AWAY, INTO, LOCATIVE, NEAR, Grounds
from recoupe.extract.events.phrases import preposition
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Place

# Participles that say where somebody belongs: *une ONG basée à Londres*.
_BELONGING = frozenset("baser domicilier établir exiler installer naître natif né originaire résider siéger".split())
# Adjectives with *à* somebody: *hostiles à Kessar*.
_TOWARDS_WHOM = frozenset("affilié allié cher favorable fidèle hostile inféodé lié loyal opposé propre soumis".split())

_TOWARDS_STEMS = frozenset(word.rstrip("es") for word in _TOWARDS_WHOM)


# What a place is or does where something happens: *le théâtre de heurts*.
_THEATRES = frozenset("cadre cible connaître essuyer objet proie scène subir théâtre vivre".split())
_WIDTH = {"street": 0, "facility": 0, "city": 1, "area": 2, "water": 2, "region": 3, "country": 4}
# How far what happens is heard or felt.
_PERCEIVED = frozenset("apercevoir entendre percevoir ressentir voir".split())
_PARTS_OF_TOWNS = frozenset({"facility", "street", "water"})


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


def width(site: Site) -> int:
    """How wide a place is, by its kind."""
    return _WIDTH.get(site.kind, 2)


# What joins the words of Persian and Pashto names: *Kessar-e Now*.
_LINKS = ("-e", "-i", "-ye")


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
        self.words = words
        self.skipped = skipped
        self.places = [(place, r.tokens_within(place.start, place.end)) for place in places]
        #: the places by token
        self.at: dict[int, Place] = {}
        for place, (a, b) in self.places:
            self.at.update(dict.fromkeys(range(a, b), place))
        # ... and the tokens of all names of places
        self._named: set[int] = set()
        self.grounds = Grounds(r, lexicon, actors, words, self.at, skipped)

    def find(self) -> list[Site]:
        """The sites, in text order; of coordinated places only the first (*à Homs, Hama et Idleb*)."""
        unlisted = [k for k in range(self.r.length) if self.grounds.is_unlisted(k)]
        self._named = {*self.at, *(t for k in unlisted for t in range(*self._name(k)))}
        found = [self._site(place, tokens) for place, tokens in self.places if tokens[0] < tokens[1]]
        found += [self._unlisted(k) for k in unlisted]
        found += [self._unlisted(k) for k in self.grounds.datelines()]
        heads = {site.head for site in found if site is not None}
        sites = sorted(
            (site for site in found if site is not None and not self._is_second(site, heads)), key=lambda s: s.head
        )
        self._subordinate(sites)
        return sites

    def _subordinate(self, sites: list[Site]) -> None:
        """Let a place behind another and a comma only say where that one lies: *Rouen, dans le nord de la France*.

        Where nothing happens in the first, a part of a town, it happens in the town: *passer le pont X, à Alep*.
        """
        for before, site in pairwise(sites):
            comma = self._comma_before(site)
            if not before.head < comma or any(k not in self._named for k in range(before.head, comma)):
                continue
            if before.kind in ("water", "region", "country") and width(site) < width(before):
                continue  # « dans la Manche, au large de Kessar »
            if before.strength >= Strength.LOCATED or before.kind not in _PARTS_OF_TOWNS:
                site.strength = Strength.NONE

    def _comma_before(self, site: Site) -> int:
        """The comma that stands shortly before a place, or -1."""
        words = self.r.lower
        first = min(site.outer, site.head)
        return next((k for k in range(first - 1, max(0, first - 5), -1) if words[k] == ","), -1)

    def _is_second(self, site: Site, heads: set[int]) -> bool:
        r = self.r
        listed = not site.case or site.case == "à"  # « à Homs, à Hama et à Idleb »
        return r.dep[site.head] == "conj" and r.head[site.head] in heads and listed

    def _site(self, place: Place, tokens: Range) -> Site | None:
        if place.actor:
            return None
        a, b = tokens
        head = next((k for k in range(a, b) if not a <= self.r.head[k] < b), a)
        return self._read(place.text, place.id, place.referent, place.kind, tokens, head)

    def _name(self, head: int) -> Range:
        """The tokens of a name that no list knows: *Kessar*, *Tell Kessar*, *Kessar al-Lunel*, *Kessar-e Now*."""
        r = self.r
        end = head + 1
        if r.words[head].endswith(_LINKS) and end < r.length and r.words[end][:1].isupper():
            end += 1
        while end < r.length and (
            r.dep[end].startswith("flat") and r.head[end] == head or ARABIC.match(r.words[end]) and end not in self.at
        ):
            end += 1
        return head, end

    def _unlisted(self, head: int) -> Site | None:
        tokens = self._name(head)
        name = self.r.string(tokens)
        return self._read(name, None, name, "city", tokens, head)

    def _read(
        self, name: str, number: int | None, referent: int | str, kind: str, tokens: Range, head: int
    ) -> Site | None:
        a, b = tokens
        outer, case = self._outer(a, head)
        governor = self.grounds.over_dates(outer)
        if self._belongs(governor) or self._is_of_name(governor, head, case):
            return None
        unit, dateline = self._unit(a, b)
        strength = Strength.NAMED if dateline else self._strength(a, outer, case, governor)
        return Site(name, number, referent, kind, unit, head, outer, case, governor, strength, dateline)

    def _is_of_name(self, governor: int, head: int, case: str) -> bool:
        """Whether a place is part of the name of an organisation: *l'État islamique au Khorassan*."""
        r = self.r
        if case not in ("à", "en", "pour") or governor == head or not r.words[governor][:1].isupper():
            return False
        who = self.grounds.actors.who(governor) if governor not in self.at and r.is_noun(governor) else None
        return who is not None and who.name[:1].isupper() and r.words[head] in who.name

    def _unit(self, a: int, b: int) -> tuple[int, bool]:
        """The sentence a mention stands in, and whether it opens it as a dateline or headline does (*Kessar : …*)."""
        r = self.r
        unit = r.unit_of[a]
        low, high = r.units[unit]
        if not low <= a < high:  # in front of the sentence, which begins behind the dateline
            unit = next((k for k in range(unit, len(r.units)) if r.units[k][0] > a), unit)
            return unit, True
        opens = a == low and b < high and r.words[b] in (":", "–", "—", "|")
        return unit, opens or self.grounds.opens_dateline(a, b)

    def _outer(self, a: int, head: int) -> tuple[int, str]:
        """The noun that a place belongs to, and the preposition in front: *dans l'est de X* gives *est, dans*."""
        r = self.r
        outer, case = head, preposition(r, head)
        if not case and a and (r.lower[a - 1] in ("à", "en") or r.words[a - 1] == "A"):
            case = "en" if r.lower[a - 1] == "en" else "à"
        if case == "avec":  # « aux frontières irakiennes avec la Syrie », wherever the parser hangs it
            border = next((k for k in range(a - 1, max(0, a - 6), -1) if r.lemma[k] == "frontière"), None)
            return (border, "près") if border is not None else (outer, case)
        for _ in range(4):
            governor = r.head[outer]
            argument = r.dep[outer].startswith(("nsubj", "obj"))
            if governor == outer or argument or case not in ("de", "") or governor in self.at:
                break
            if r.lower[governor] in NEAR:
                return governor, "près"
            governor = self.grounds.over_bare(governor)
            outside = preposition(r, governor)
            if not self.grounds.is_part(governor) and not (outside in INTO and self.grounds.is_thing(governor)):
                break
            outer, case = governor, outside
        return outer, case

    # How surely ---------------------------------------------------------------------------------------------------

    def _strength(self, a: int, outer: int, case: str, governor: int) -> Strength:
        r = self.r
        around = self.at.get(governor)
        inside = case in ("de", "") and around is not None and around is not self.at.get(a)
        if inside or self._in_brackets(a) or self._locates(a, outer):
            return Strength.NONE
        if case in LOCATIVE:
            if self.grounds.is_part(governor) and any(k in self.at and k < outer for k in r.children[governor]):
                return Strength.NONE  # « la base X dans la région de Y »
            if (
                governor + 2 >= a > governor
                and r.lower[governor - 1] != "au"
                and governor not in self.words  # « quatre blessés à Kessar »
                and self.lexicon.roles.get(r.lower[governor]) is not None
            ):
                return Strength.NAMED  # « le procureur adjoint à Rouen »
            hostile = r.lemma[governor] in _TOWARDS_WHOM or a > 1 and r.lower[a - 2].rstrip("es") in _TOWARDS_STEMS
            if case == "à" and (hostile or outer in self.at and self._is_receiver(a)):
                return Strength.NONE  # « hostiles à Kessar », « livrer à l'Arvanie »
            if case.startswith("jusqu") and r.lemma[governor] in _PERCEIVED:
                return Strength.NAMED  # « des tirs entendus jusqu'à Kessar »
            if self._is_origin(min(outer, a)):
                return Strength.NAMED
            return Strength.HAPPENS if self._is_of_trigger(governor) else Strength.LOCATED
        if case == "de":
            trigger = self.words.get(governor)
            if trigger is None:
                return Strength.NONE
            leaves = trigger.type in AWAY or "de" in trigger.row.place
            return Strength.HAPPENS if leaves or r.pos[governor] not in ("VERB", "AUX") else Strength.NAMED
        if r.dep[outer].startswith(("obj", "nsubj:pass")) and self._is_of_trigger(governor):
            return Strength.HAPPENS
        if r.dep[outer] == "nsubj" and r.lemma[governor] in _THEATRES and self._has_trigger(governor):
            return Strength.HAPPENS  # « Kessar a été le théâtre de heurts, Kessar a connu des heurts »
        return Strength.NAMED

    def _is_receiver(self, token: int) -> bool:
        """*à la Syrie, à l'Ukraine*: a country of that gender is a place with *en* only."""
        place = self.at.get(token)
        return place is not None and place.kind == "country" and self.r.lower[token - 1] in ("la", "l'")

    def _is_origin(self, token: int) -> bool:
        """*lancées depuis le désert et des repaires dans les villages de X*: from there, not there."""
        r = self.r
        for k in range(token - 1, max(0, token - 15), -1):
            if r.lower[k] == "depuis":
                return k + 1 not in self.skipped
            if r.pos[k] in ("VERB", "AUX", "PUNCT"):
                return False
        return False

    def _belongs(self, governor: int) -> bool:
        """*une ONG basée à X, le village de Y situé à l'est de X*: where somebody is from, where another place lies."""
        r = self.r
        if r.lemma[governor] == "situer":
            noun = r.head[governor]
            return noun in self.at or any(child in self.at for child in r.children[noun])
        return r.lemma[governor] in _BELONGING

    def _in_brackets(self, token: int) -> bool:
        """*Arles (Bouches-du-Rhône), 7 h (1 h à Montréal)*."""
        words = self.r.words[max(0, token - 6) : token]
        return "(" in words and ")" not in words

    def _locates(self, token: int, outer: int) -> bool:
        """*la base X dans la région de Y*: a place that says where the one before it lies."""
        words = self.r.lower
        start = min([outer, token, *self.r.children[outer]])
        if start < 1 or words[start] not in ("dans", "en"):
            return False
        # « la base X dans la région de Y »; behind several places it is as good as any
        return start - 1 in self._named and self.r.dep[start - 1] != "conj"

    def _is_of_trigger(self, token: int) -> bool:
        """Whether a word is a trigger, or the verb that one is the subject or object of."""
        return token in self.words or self.r.pos[token] in ("VERB", "AUX") and self._has_trigger(token)

    def _has_trigger(self, token: int) -> bool:
        return any(child in self.words for child in self.r.children[token])
