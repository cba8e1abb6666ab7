"""Where an event happens: by its own complements, its clause, its sentence, or the scene that the text has set.

Most sentences of a dispatch name no place: the reader keeps the last one in mind where something happened. That is the
scene; it fades from sentence to sentence and changes where something happens, or is said to lie, somewhere else. Types
that are done at a desk (decisions, votes, sanctions) have no scene.
"""

from __future__ import annotations

from functools import cached_property

import msgspec

from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.grounds import AWAY, LOCATIVE
from recoupe.extract.events.phrases import preposition
from recoupe.extract.events.pointers import adds_up, is_cause, is_definite, is_elsewhere, is_there, is_threat
from recoupe.extract.events.scenes import IN_SENTENCE, ON_SCENE, TAKEN, Scenes
from recoupe.extract.events.sites import Finder, Site, Strength, width
from recoupe.extract.reading import Reading

_FROM = frozenset({"de", "depuis"})
# Types whose place is where people go.
_TOWARDS = frozenset({"deploy", "supply", "aid", "talks"})
# Types that a clause may speak of without their happening where it does: *défiler contre la réforme*.
_AT_DESKS = frozenset({"legal", "measure", "sanction", "vote"})
# Nouns for a movement rather than a gathering: nowhere in particular.
_MOVEMENTS = frozenset("contestation mouvement crise mobilisation révolte fronde grogne colère".split())
# Nouns for inquiries, which are made where it happened.
_INQUIRIES = frozenset({"enquête", "investigation"})
# Types that a local court or authority decides where it sits.
_DECIDED = frozenset({"coerce", "legal", "measure"})
_DECIDING = frozenset({"justice", "official"})
_WHOLE = frozenset("ensemble partout toute tout".split())
_COMING = frozenset("arriver atterrir débarquer déplacer rassembler rendre retrouver réunir venir".split())
_WIDE = 3
_BEHIND = 4  # tokens from a place to the « où » behind it
_LEAD = 4  # sentences in which a text sets its first scene
_DEPTH = 12

Settled = tuple[Site | None, tuple[str, ...]]


class PlaceOf(msgspec.Struct, frozen=True):
    """Where an event happens: the name as the text writes it, and the ``id`` of the mention."""

    name: str
    id: int | None = None


class Sites:
    """Where the events of a document happen."""

    def __init__(self, r: Reading, finder: Finder, triggers: list[Trigger]) -> None:
        self.r = r
        self.at = finder.at
        self._lexicon = finder.lexicon
        self._triggers = triggers
        self._by_unit: dict[int, list[Site]] = {}
        self._scenes = Scenes(r, finder.lexicon, finder.words, self._by_unit)
        self._settled: dict[int, Settled] = {}
        #: the tokens of datelines
        self.datelines: set[int] = set()
        #: the names of places that no list knows, by token
        self.unlisted: set[int] = set()
        for site in finder.find():
            self._by_unit.setdefault(site.unit, []).append(site)
            if site.dateline:
                self.datelines.add(site.head)
            if site.id is None:
                self.unlisted.add(site.head)

    def of(self, trigger: Trigger) -> tuple[PlaceOf | None, tuple[str, ...]]:
        """Where a trigger's event happens, and the step that says why."""
        site, why = self._found[trigger.head]
        return (PlaceOf(site.name, site.id) if site is not None else None), why

    @cached_property
    def _found(self) -> dict[int, Settled]:
        """The place of each trigger, by its head."""
        found = self._settled
        latest: dict[str, Site] = {}
        for trigger in self._triggers:
            key = self.r.lemma[trigger.head]
            site, why = self._said(trigger), ()
            if site is not None and self._is_route(trigger, site):
                # where they set out from, or head for, is said
                scene = self._scenes.by_sentence[self.r.unit_of[trigger.head]]
                site = scene if scene is not None and width(scene) <= _WIDE else site
            if site is not None:
                latest[trigger.type] = latest[key] = site
            else:
                site, why = self._understood(trigger, latest.get(trigger.type), latest.get(key))
            found[trigger.head] = site, why
        return found

    def _found_at(self, head: int) -> Site | None:
        """The place of a trigger before."""
        return self._settled[head][0] if head in self._settled else None

    # By the clause -----------------------------------------------------------------------------------------------

    def _said(self, trigger: Trigger) -> Site | None:
        """The place that a trigger's own clause gives; a wide one, or one it comes from, if there is no better."""
        here = self._by_unit.get(self.r.unit_of[trigger.head], [])
        here = [site for site in here if not self._is_afterwards(trigger, site)]
        poor = next((site for site in here if self._is_all_over(trigger, site)), None)
        if poor is not None:
            return poor
        for choose in (self._by_row, self._where, self._own, self._clause, self._office):
            site = self._best(trigger, choose(trigger, here))
            if site is None or poor is not None and width(site) >= width(poor) and not self._is_wrong(trigger, poor):
                continue
            if not self._is_wrong(trigger, site) and (width(site) < _WIDE or choose == self._by_row):
                return site
            poor = poor or site
        return poor

    def _is_all_over(self, trigger: Trigger, site: Site) -> bool:
        """*manifester à travers la France, avec des heurts à Kessar*: all of a place, though others are named."""
        r = self.r
        wide = site.case == "travers" or any(r.lower[k] in _WHOLE for k in range(max(0, site.head - 3), site.head))
        return wide and site.strength >= Strength.LOCATED and site.governor in (trigger.head, *self._carrier(trigger))

    def _carrier(self, trigger: Trigger) -> tuple[int, ...]:
        """The verb that a noun is the subject of: *des heurts ont éclaté*."""
        r = self.r
        return (r.head[trigger.head],) if r.dep[trigger.head].startswith("nsubj") else ()

    def _is_wrong(self, trigger: Trigger, site: Site) -> bool:
        """Whether an event that moves comes from a place it should go to, or the other way round."""
        return trigger.type in _TOWARDS and site.case in _FROM or trigger.type in AWAY and site.case not in _FROM

    def _is_route(self, trigger: Trigger, site: Site) -> bool:
        """Whether only the far end of a movement is said: *ils ont fui vers Kessar, envoyés depuis Kessar*."""
        if trigger.type in _TOWARDS:
            return site.case == "depuis"
        return trigger.type in AWAY and (site.case in ("vers", "pour") or self.r.lower[site.outer] == "direction")

    def _by_row(self, trigger: Trigger, here: list[Site]) -> list[Site]:
        """The places in the constructions that the row names: *s'emparer de Kessar*."""
        r = self.r
        for case in trigger.row.place:
            found = [
                site
                for site in here
                if site.strength > Strength.NONE
                and site.governor in range(*trigger.tokens)
                and (site.case == case or case == "object" and r.dep[site.outer].startswith(("obj", "nsubj:pass")))
            ]
            if found:
                return found
        return []

    def _own(self, trigger: Trigger, here: list[Site]) -> list[Site]:
        """The places that hang on the trigger, with nothing but nouns between."""
        tokens = range(*trigger.tokens)
        return [
            site
            for site in here
            if self._follows(trigger, site)
            or self._in_relative(trigger, site)
            or (site.strength > Strength.NAMED or site.strength == Strength.NAMED and site.case in (*LOCATIVE, "de"))
            and any(k in tokens for k in self._scenes.above(site.outer))
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

    def _in_relative(self, trigger: Trigger, site: Site) -> bool:
        """Whether a place is where the clause behind a noun says: *le raid qui a fait dix morts à Homs*."""
        r = self.r
        verb = self._scenes.verb_above(site)
        heads = {*range(*trigger.tokens), r.head[trigger.head] if r.dep[trigger.head] == "nmod" else trigger.head}
        if not r.dep[verb].startswith("acl") or r.head[verb] not in heads or r.lemma[verb] in TAKEN:
            return False  # (« le début des heurts qui ont »: on either noun)
        subject = r.child(verb, "nsubj", "nsubj:pass")
        return site.strength >= Strength.LOCATED and (subject is None or r.lower[subject] == "qui")

    def _clause(self, trigger: Trigger, here: list[Site]) -> list[Site]:
        """The places of the trigger's clause and of the verbs that govern it."""
        r = self.r
        verbs: list[int] = []
        token = trigger.head
        if trigger.type in _AT_DESKS and trigger.row.nouns and not r.dep[token].startswith(("nsubj", "obj", "ROOT")):
            return []  # « À Kessar, ils ont défilé contre la réforme »
        for _ in range(_DEPTH):
            if r.pos[token] in ("VERB", "AUX") or r.head[token] == token:
                verbs.append(token)
                relation = r.dep[token].split(":")[0]
                if relation not in ("xcomp", "conj", "advcl") or r.head[token] == token:
                    break
                aside = trigger.type not in ON_SCENE or r.is_finite(token)
                if relation == "advcl" and aside and not self._is_errand(token):
                    break
            token = r.head[token]
        return [
            site
            for site in here
            if site.strength >= Strength.LOCATED
            and self._scenes.verb_above(site) in verbs
            and (site.governor == trigger.head or r.lemma[self._scenes.verb_above(site)] not in TAKEN)
        ]

    def _is_errand(self, infinitive: int) -> bool:
        """*est arrivé à Kessar pour rencontrer*: what people have come to a place for happens there."""
        r = self.r
        return r.lemma[r.head[infinitive]] in _COMING and any(
            r.lower[k] in ("pour", "afin") for k in r.children[infinitive] if k < infinitive
        )

    def _office(self, trigger: Trigger, here: list[Site]) -> list[Site]:
        """The town or region of the court or authority that decides: *le parquet de Kessar a ouvert une enquête*."""
        r = self.r
        if trigger.type not in _DECIDED:
            return []
        deciding = (trigger.head, r.head[trigger.head]) if trigger.row.nouns else (trigger.head,)
        found: list[Site] = []
        for site in here:
            office = site.outer if site.outer != site.head else site.governor
            for _ in range(3):  # « le tribunal correctionnel de Kessar, la cour d'assises de Kessar »
                if self._lexicon.roles.get(r.lower[office]) is not None or r.head[office] >= office:
                    break
                office = r.head[office]
            role = self._lexicon.roles.get(r.lower[office])
            if (
                site.outer == site.head
                and site.case != "de"
                or role is None
                or role.role_class not in _DECIDING
                or width(site) > _WIDE
            ):
                continue
            if r.head[office] in deciding and r.dep[office].startswith(("nsubj", "obl", "nmod")):
                found.append(site)
        return found

    def _where(self, trigger: Trigger, here: list[Site]) -> list[Site]:
        """The places that a clause with *où* is about: *à Kessar, où des heurts ont éclaté*."""
        r = self.r
        token = trigger.head
        for _ in range(_DEPTH):
            where = next((k for k in r.children[token] if r.lower[k] == "où" and k < token), None)
            if where is not None and r.lower[where - 1] == ",":  # wherever the parser hangs the clause
                return [site for site in here if where - _BEHIND <= site.head < where][-1:]
            if r.dep[token] == "acl:relcl":
                return [site for site in here if where is not None and r.head[token] in (site.head, site.outer)]
            if r.head[token] == token:
                break
            token = r.head[token]
        return []

    def _best(self, trigger: Trigger, sites: list[Site]) -> Site | None:
        """The narrowest and nearest place; where the event moves, one it moves to or from."""

        def rank(site: Site) -> tuple[bool, int, int, int]:
            behind = 0 if site.head > trigger.head else 3
            return self._is_wrong(trigger, site), width(site), abs(site.head - trigger.head) + behind, site.head

        return min(sites, key=rank, default=None)

    # By the text around ------------------------------------------------------------------------------------------

    def _understood(self, trigger: Trigger, of_type: Site | None, of_word: Site | None) -> Settled:
        """The place that the text around makes plain.

        Args:
            of_type, of_word: where the last event of the same type, and of the same word, happens.
        """
        taken = trigger.type == "aid" and self.r.lemma[trigger.head] in TAKEN - {"soigner"}  # to hospital, elsewhere
        if taken or adds_up(self.r, trigger) or is_cause(self.r, trigger) or is_threat(self.r, trigger):
            return None, ()
        unit = self.r.unit_of[trigger.head]
        if trigger.type in IN_SENTENCE:
            here = [site for site in self._by_unit.get(unit, []) if self._scenes.sets(site)]
            here = [site for site in here if not self._is_afterwards(trigger, site)]
            site = self._best(trigger, [site for site in here if self._same_level(trigger, site)])
            if site is not None:
                return site, (f"lieu de la phrase : « {site.name} »",)
        first = self._found_at(self.r.head[trigger.head]) if self.r.dep[trigger.head] == "conj" else None
        if first is not None and first.case not in ("vers", *_FROM):
            return first, (f"lieu de l'événement coordonné : « {first.name} »",)
        if trigger.type not in ON_SCENE and not is_there(self.r, trigger):
            return self._off_scene(trigger, of_type, of_word)
        if self.r.lemma[trigger.head] in _MOVEMENTS or is_elsewhere(self.r, trigger):
            return None, ()
        scene = self._scene(trigger, unit)
        if of_type is not None and width(of_type) == 0 and trigger.row.nouns and is_definite(self.r, trigger.head):
            around = self._scenes.by_sentence[of_type.unit]  # « En marge du rassemblement »: in the town where it was
            scene = around if around is not None and width(around) == 1 else scene
        if of_type is not None and (scene is None or width(scene) != 1 or 0 < width(of_type) <= _WIDE):
            return of_type, (f"lieu déjà dit : « {of_type.name} »",)
        return scene, (f"lieu du récit : « {scene.name} »",) if scene is not None else ()

    def _off_scene(self, trigger: Trigger, of_type: Site | None, of_word: Site | None) -> Settled:
        """Where something is done that need not be done where the text is; arguments as in :meth:`_understood`."""
        unit = self.r.unit_of[trigger.head]
        scene = self._scene(trigger, unit)
        # people are arrested where it has just happened, and what happened is inquired into
        inquiry = self.r.lemma[trigger.head] in _INQUIRIES
        soon = trigger.type == "arrest" and scene is not None and unit - scene.unit in (0, 1)
        if scene is not None and (inquiry or soon and not self._is_afterwards(trigger, scene)):
            return scene, (f"lieu du récit : « {scene.name} »",)
        if trigger.type == "legal" and trigger.row.verbs and of_type is not None and unit - of_type.unit <= 1:
            return of_type, (f"lieu déjà dit : « {of_type.name} »",)  # « les deux autres ont été acquittés »
        if trigger.type == "talks" and is_definite(self.r, trigger.head):
            of_word = of_type if of_type is not None and unit - of_type.unit == 1 else of_word  # « Les discussions »
        return of_word, (f"lieu déjà dit : « {of_word.name} »",) if of_word is not None else ()

    def _is_afterwards(self, trigger: Trigger, site: Site) -> bool:
        """*arrêtés après l'attentat de Kessar*: suspects are not caught where they have struck."""
        return trigger.type == "arrest" and preposition(self.r, site.governor) == "après"

    def _same_level(self, trigger: Trigger, site: Site) -> bool:
        """Not outside the quotation that a trigger stands in: *« … », a-t-il dit à Kessar*."""
        quote = self.r.quote[trigger.head]
        return quote < 0 or self.r.quote[site.head] == quote

    def _scene(self, trigger: Trigger, unit: int) -> Site | None:
        """The place that the text has set up to a sentence, or, at its beginning, sets soon after."""
        if self._scenes.by_sentence[unit] is not None:
            return self._scenes.by_sentence[unit]
        # an institution's place in the sentence itself (*le maire de Kessar a échappé à*), or what follows the lead
        later = self._scenes.by_sentence[unit + 1 : _LEAD + 1 if unit < _LEAD else unit + 2]
        return next((site for site in later if site is not None and self._same_level(trigger, site)), None)
