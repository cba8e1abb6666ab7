"""Where an event happens: by its own complements, its clause, its sentence, or the scene that the text has set.

Most sentences of a dispatch name no place: the reader keeps the last one in mind where something happened. That is the
scene; it changes with every sentence in which something happens, or is said to lie, somewhere else. Types that are
done at a desk (decisions, votes, sanctions) have no scene.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cached_property

import msgspec

from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.verbal import preposition
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Place

_LOCATIVE = frozenset(
    "à en dans sur sous vers près depuis autour entre chez devant derrière jusque jusqu'à hors lès via par travers "
    "aux contre".split()
)
_FROM = frozenset({"de", "depuis"})
# Nouns for a part or the surroundings of a place: *l'est de la Syrie, les abords de Homs*.
_PARTS = frozenset(
    "abord alentour ancien autoroute avenue banlieue bas base bord centre centre-ville confins cœur côte direction "
    "entrée environ est extérieur extrémité faubourg frontière fief haut hauteur intérieur large limite lisière milieu "
    "nord nord-est nord-ouest ouest parage partie périphérie poche proximité quartier rive secteur siège sortie sud "
    "sud-est sud-ouest vallée zone réduit localité désert ligne territoire port gare aéroport camp pont usine route "
    "église prison école collège lycée hôpital palais tribunal supermarché mosquée ambassade consulat".split()
)
# Types whose place is where people go, and those whose place is where they leave.
_TOWARDS = frozenset({"deploy", "supply", "aid", "talks"})
_AWAY = frozenset({"flee", "retreat"})
# Types that are where the text is, unless it says otherwise.
_ON_SCENE = frozenset(
    "assault clash kill wound death accident damage riot coerce control deploy retreat flee protest abduct supply".split()
)
_KINDS = {"street": 0, "facility": 0, "city": 1, "area": 2, "water": 2, "region": 3, "country": 4}
# How much a mention weighs as the scene, by kind: things happen in towns.
_SETTING = {"city": 1.0, "region": 0.5, "area": 0.7, "country": 0.3, "facility": 0.6, "street": 0.5, "water": 0.6}
_WEIGHTS = (0.15, 0.4, 1.0, 2.0)  # by strength
_FADING = 0.85  # from one sentence to the next
_LEAD = 4  # sentences in which a text sets its first scene
_LEAST = 0.1  # a scene that has faded so far is forgotten
_DEPTH = 12
# Nouns for a movement rather than a gathering: nowhere in particular.
_MOVEMENTS = frozenset("contestation mouvement crise mobilisation révolte fronde grogne colère".split())


class PlaceOf(msgspec.Struct, frozen=True):
    """Where an event happens: the name as the text writes it, and the ``id`` of the mention."""

    name: str
    id: int | None = None


class Strength(IntEnum):
    """How surely a mention tells where something happens."""

    NONE = 0  # the complement of an institution (*le maire de Lyon*), a place in brackets
    NAMED = 1  # named without a preposition that tells where
    LOCATED = 2  # *à Alep, dans l'est de la Syrie*
    HAPPENS = 3  # the same, beside a trigger


class Site(msgspec.Struct):
    """A mention of a place that may be where something happens.

    Attributes:
        place: the mention; ``head`` its token.
        outer: the noun it belongs to (*la ville d'Alep, l'est de la Syrie*), or ``head``.
        case: the preposition in front of ``outer``, or ``""``.
        governor: what ``outer`` hangs on.
        strength: see :class:`Strength`.
    """

    place: Place
    head: int
    outer: int
    case: str
    governor: int
    strength: Strength


class Sites:
    """The places of a document, by token, and the scene of each sentence."""

    def __init__(self, r: Reading, lexicon: Lexicon, places: Sequence[Place], triggers: Sequence[Trigger]) -> None:
        self.r = r
        self.lexicon = lexicon
        self.at: dict[int, Place] = {}
        self._by_unit: dict[int, list[Site]] = {}
        self._triggers = sorted(triggers, key=lambda trigger: trigger.head)
        self._words = {token: trigger for trigger in triggers for token in range(*trigger.tokens)}
        tokens = [r.tokens_within(place.start, place.end) for place in places]
        for place, (a, b) in zip(places, tokens, strict=True):
            self.at.update(dict.fromkeys(range(a, b), place))
        found: dict[int, Site] = {}
        for place, (a, b) in zip(places, tokens, strict=True):
            if a < b and not place.actor:
                head = next((k for k in range(a, b) if not a <= r.head[k] < b), a)
                found[place.id] = self._site(place, a, head)
        for site in found.values():
            first = self.at.get(site.governor)
            if r.dep[site.head] == "conj" and first is not None and first.id in found and not site.case:
                continue  # « à Homs, Hama et Idleb »: the first stands for all
            self._by_unit.setdefault(r.unit_of[site.head], []).append(site)
        self._scenes = self._set_scenes()

    def _site(self, place: Place, a: int, head: int) -> Site:
        r = self.r
        outer = head
        case = preposition(r, head)
        for _ in range(4):
            governor = r.head[outer]
            if governor == outer or case not in ("de", "") or not self._is_part(governor) or governor in self.at:
                break
            outer, case = governor, preposition(r, governor)
        governor = r.head[outer]
        strength = Strength.NAMED
        inside = self.at.get(governor)
        inside = inside is not None and inside is not place and case in ("de", "")
        if inside or self._in_brackets(a) or self._locates(a, outer):
            strength = Strength.NONE  # it only says where another place lies
        elif case in _LOCATIVE or r.lower[a - 1 : a] == ["à"]:
            strength = Strength.HAPPENS if self._is_of_trigger(governor) else Strength.LOCATED
            if governor + 2 >= a > governor and self.lexicon.roles.get(r.lower[governor]) is not None:
                strength = Strength.NAMED  # « le procureur adjoint à Rouen »
        elif case == "de":
            strength = Strength.HAPPENS if governor in self._words else Strength.NONE
        elif r.dep[outer].startswith(("obj", "nsubj:pass")) and self._is_of_trigger(governor):
            strength = Strength.HAPPENS
        return Site(place=place, head=head, outer=outer, case=case, governor=governor, strength=strength)

    def _in_brackets(self, token: int) -> bool:
        """*Arles (Bouches-du-Rhône), 7 h (1 h à Montréal)*."""
        words = self.r.words[max(0, token - 6) : token]
        return "(" in words and ")" not in words

    def _locates(self, token: int, outer: int) -> bool:
        """*Rouen, dans le nord-ouest de la France*: a place that says where the one before it lies."""
        start = min([outer, *self.r.children[outer]], default=token)
        return start >= 2 and self.r.lower[start - 1] == "," and start - 2 in self.at

    def _is_part(self, noun: int) -> bool:
        r = self.r
        if r.lower[noun] in _PARTS or r.pos[noun] == "NOUN" and r.lemma[noun].lower() in _PARTS:
            return True
        if r.pos[noun] not in ("NOUN", "ADJ"):
            return False
        known = self.lexicon.place_nouns.get(r.lower[noun])
        return known is not None and known.extent != "of"

    def _is_of_trigger(self, token: int) -> bool:
        """Whether a word is a trigger, or the verb that one is the subject or object of."""
        r = self.r
        if self._is_scenic(token):
            return True
        return r.pos[token] in ("VERB", "AUX") and any(self._is_scenic(child) for child in r.children[token])

    def _is_scenic(self, token: int) -> bool:
        trigger = self._words.get(token)
        return trigger is not None and trigger.type in _ON_SCENE

    # One event ---------------------------------------------------------------------------------------------------

    def of(self, trigger: Trigger) -> tuple[PlaceOf | None, tuple[str, ...]]:
        """Where a trigger's event happens, and the step that says why."""
        site, why = self._found[trigger.head]
        return (PlaceOf(site.place.text, site.place.id) if site is not None else None), why

    @cached_property
    def _found(self) -> dict[int, tuple[Site | None, tuple[str, ...]]]:
        """The place of each trigger, by its head."""
        found: dict[int, tuple[Site | None, tuple[str, ...]]] = {}
        latest: dict[str, Site] = {}
        for trigger in self._triggers:
            key = self.r.lemma[trigger.head]
            site, why = self._said(trigger), ()
            if site is not None:
                latest[trigger.type] = latest[key] = site
            else:
                site, why = self._understood(trigger, latest.get(trigger.type), latest.get(key))
            found[trigger.head] = site, why
        return found

    def _said(self, trigger: Trigger) -> Site | None:
        """The place that a trigger's own clause gives."""
        here = self._by_unit.get(self.r.unit_of[trigger.head], [])
        for choose in (self._by_row, self._own, self._clause):
            site = self._best(trigger, choose(trigger, here))
            if site is not None:
                return site
        return None

    def _understood(self, trigger: Trigger, of_type: Site | None, of_word: Site | None) -> tuple[Site | None, tuple[str, ...]]:
        """The place that the text around makes plain.

        Args:
            of_type, of_word: where the last event of the same type, and of the same word, happens.
        """
        if trigger.type not in _ON_SCENE:
            if of_word is None:
                return None, ()
            return of_word, (f"lieu déjà dit : « {of_word.place.text} »",)
        unit = self.r.unit_of[trigger.head]
        here = [site for site in self._by_unit.get(unit, []) if site.strength >= Strength.LOCATED]
        site = self._best(trigger, here)
        if site is not None:
            return site, (f"lieu de la phrase : « {site.place.text} »",)
        if self.r.lemma[trigger.head] in _MOVEMENTS:
            return None, ()
        scene = self._scene(unit)
        if of_type is not None and (scene is None or _width(of_type) <= max(1, _width(scene))):
            return of_type, (f"lieu déjà dit : « {of_type.place.text} »",)
        return scene, (f"lieu du récit : « {scene.place.text} »",) if scene is not None else ()

    def _by_row(self, trigger: Trigger, here: list[Site]) -> list[Site]:
        """The places in the constructions that the row names: *s'emparer de Kessar*."""
        r = self.r
        found: list[Site] = []
        for case in trigger.row.place:
            for site in here:
                if site.governor not in range(*trigger.tokens):
                    continue
                relation = r.dep[site.outer]
                if site.case == case or case == "object" and relation.startswith(("obj", "nsubj:pass")):
                    found.append(site)
            if found:
                break
        return found

    def _own(self, trigger: Trigger, here: list[Site]) -> list[Site]:
        """The places that hang on the trigger, with nothing but nouns between."""
        return [
            site
            for site in here
            if self._follows(trigger, site)
            or (site.strength > Strength.NAMED or site.strength == Strength.NAMED and site.case in _LOCATIVE)
            and any(k in range(*trigger.tokens) for k in self._above(site.outer))
        ]

    def _follows(self, trigger: Trigger, site: Site) -> bool:
        """Whether a place stands behind a noun with no verb or comma between: *les attentats du 13 mai à Homs*."""
        r, end = self.r, trigger.tokens[1]
        return (
            site.strength >= Strength.LOCATED
            and bool(trigger.row.nouns)
            and end <= site.outer < end + 9
            and not any(r.pos[k] in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON") for k in range(end, site.outer))
        )

    def _above(self, token: int) -> Iterator[int]:
        """The words that a token hangs on, up to and with the first verb."""
        r = self.r
        for _ in range(_DEPTH):
            head = r.head[token]
            if head == token:
                return
            yield head
            if r.pos[head] in ("VERB", "AUX"):
                return
            token = head

    def _clause(self, trigger: Trigger, here: list[Site]) -> list[Site]:
        """The places of the trigger's clause and of the verbs that govern it."""
        r = self.r
        verbs: list[int] = []
        token = trigger.head
        for _ in range(_DEPTH):
            if r.pos[token] in ("VERB", "AUX") or r.head[token] == token:
                verbs.append(token)
                relation = r.dep[token].split(":")[0]
                if relation not in ("xcomp", "conj", "advcl") or r.head[token] == token:
                    break
                if relation == "advcl" and (trigger.type not in _ON_SCENE or r.is_finite(token)):
                    break
            token = r.head[token]
        return [site for site in here if site.strength >= Strength.LOCATED and self._verb_above(site) in verbs]

    def _verb_above(self, site: Site) -> int:
        last = site.outer
        for last in self._above(site.outer):
            pass
        return last

    def _best(self, trigger: Trigger, sites: list[Site]) -> Site | None:
        """The place nearest to a trigger; where it moves, the one it moves to or from."""
        if not sites:
            return None

        def distance(site: Site) -> tuple[bool, int, int, int]:
            wrong = trigger.type in _TOWARDS and site.case in _FROM or trigger.type in _AWAY and site.case not in _FROM
            behind = 0 if site.head > trigger.head else 3
            return wrong, _KINDS.get(site.place.kind, 2), abs(site.head - trigger.head) + behind, site.head

        return min(sites, key=distance)

    # The scene ---------------------------------------------------------------------------------------------------

    def _scene(self, unit: int) -> Site | None:
        """The place that the text has set before a sentence, or, at its beginning, sets soon after."""
        if self._scenes[unit] is not None or unit >= _LEAD:
            return self._scenes[unit]
        return next((site for site in self._scenes[unit + 1 : _LEAD + 1] if site is not None), None)

    def _set_scenes(self) -> list[Site | None]:
        """For each sentence, the place that the sentences before it have set."""
        scenes: list[Site | None] = []
        active: dict[int, tuple[float, Site]] = {}
        for unit in range(len(self.r.units)):
            located = [item for item in active.values() if item[1].strength >= Strength.LOCATED]
            scenes.append(max(located, key=lambda item: item[0])[1] if located else None)
            active = {k: (w * _FADING, site) for k, (w, site) in active.items() if w * _FADING > _LEAST}
            for site in self._by_unit.get(unit, []):
                governor = self._words.get(site.governor)
                if governor is not None and governor.type not in _ON_SCENE:
                    continue
                weight = _WEIGHTS[site.strength] * _SETTING.get(site.place.kind, 0.6)
                before, known = active.get(site.place.referent, (0.0, site))
                best = site if site.strength >= known.strength else known
                active[site.place.referent] = (before + weight, best)
        return scenes


def _width(site: Site) -> int:
    """How wide a place is, by its kind."""
    return _KINDS.get(site.place.kind, 2)
