"""Roles: who does it to whom, where and when.

The row of a trigger names the constructions of each role (``subject``, ``object``, a preposition, ``adjective``,
``possessive``, ``support``); the first one that the sentence has gives the participant. What a sentence leaves
unsaid stays empty, except for the place, which the text around it may make plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.extract.actors import Actors, Participant
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.nominal import Nouns
from recoupe.extract.events.verbal import Found, Verbs, complements
from recoupe.extract.events.when import Times
from recoupe.extract.events.where import PlaceOf, Sites
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Place, TimeExpression

# Types whose passive without an agent tells what the subject does: *des troupes déployées, des familles évacuées*.
_MOVED = frozenset({"deploy", "flee", "retreat", "protest"})


class Cast(msgspec.Struct):
    """Who takes part in one event, where and when; ``rule`` names the construction, ``steps`` says the rest."""

    agent: Participant | None = None
    patient: Participant | None = None
    place: PlaceOf | None = None
    time: int | None = None
    rule: str = ""
    steps: tuple[str, ...] = ()


class Roles:
    """Settles the roles of the triggers of one document."""

    def __init__(
        self,
        r: Reading,
        lexicon: Lexicon,
        actors: Actors,
        places: Sequence[Place],
        dates: Sequence[TimeExpression],
        triggers: Sequence[Trigger],
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.actors = actors
        self.sites = Sites(r, places)
        self.times = Times(r, dates)
        self.verbs = Verbs(r, lexicon, self.times.tokens)
        self.nouns = Nouns(self.verbs)
        self.triggers = {trigger.head: trigger for trigger in triggers}

    def of(self, trigger: Trigger) -> Cast:
        """The roles of one trigger."""
        cast = Cast()
        steps: list[str] = []
        rules: list[str] = []
        for role in ("agent", "patient"):
            for found in self._options(trigger, role):
                who = self._who(trigger, found)
                if who is None or role == "patient" and cast.agent is not None and cast.agent.span == who.span:
                    continue
                setattr(cast, role, who)
                rules.append(found.rule)
                steps += [*found.steps, *who.steps]
                break
        cast.place, why = self.sites.of(trigger)
        cast.time, dated = self.times.of(trigger, self._clause(trigger.head))
        cast.rule = rules[0] if rules else "trigger"
        cast.steps = tuple(dict.fromkeys((*steps, *why, *dated)))
        return cast

    # Constructions ---------------------------------------------------------------------------------------------

    def _options(self, trigger: Trigger, role: str) -> Iterator[Found]:
        """What the constructions of a role give in the sentence, in the order of the row."""
        verbal = bool(trigger.row.verbs)
        for case in trigger.row.agent if role == "agent" else trigger.row.patient:
            found = self._verbal(trigger, case) if verbal else None
            if verbal:
                yield from [found] if found is not None else []
            else:
                yield from self._nominal(trigger, case, role)
        if role == "agent" and not verbal:
            found = self.nouns.interposed(*self.r.units[self.r.unit_of[trigger.head]])
            yield from [found] if found is not None else []

    def _verbal(self, trigger: Trigger, case: str) -> Found | None:
        verbs, verb = self.verbs, trigger.head
        moved = trigger.type in _MOVED
        if case == "subject":
            if not verbs.is_passive(verb):
                return verbs.subject(verb)
            return verbs.agent(verb) or (verbs.subject(verb) if moved else None)
        if case == "object":
            if not verbs.is_passive(verb):
                return verbs.object(verb)
            found = verbs.subject(verb) if not moved or verbs.agent(verb) else None
            return Found(found.head, "passif", found.steps) if found is not None else None
        for token in (verb, *(k for k in range(*trigger.tokens) if k != verb and self.r.is_noun(k))):
            for found, head in complements(self.r, token):
                if found == case and not trigger.tokens[0] <= head < trigger.tokens[1]:
                    return Found(verbs.core(head), "complément")
        return None

    def _nominal(self, trigger: Trigger, case: str, role: str) -> Iterator[Found]:
        nouns, noun = self.nouns, trigger.head
        if case == "adjective":
            found = self._adjective(trigger)
        elif case == "possessive":
            found = nouns.possessive(noun)
        elif case == "support":
            found = nouns.supported(noun) if role == "agent" else nouns.undergone(noun)
        else:
            for found in nouns.complements(noun, case):
                if case != "entre" or role == "agent":
                    yield found
                    continue
                second = nouns.second(found.head)
                if second is not None:
                    yield Found(second, "nom")
            return
        if found is not None:
            yield found

    def _adjective(self, trigger: Trigger) -> Found | None:
        """*des frappes américaines*: the state that an adjective names."""
        for child in self.r.children[trigger.head]:
            if self.r.pos[child] == "ADJ" and self.lexicon.countries.called(self.r.lower[child]):
                return Found(child, "adjectif")
        return None

    # Participants ----------------------------------------------------------------------------------------------

    def _who(self, trigger: Trigger, found: Found) -> Participant | None:
        """The participant that a construction points to, unless it is a date, a place or the trigger itself."""
        head = found.head
        if head in self.times.tokens or trigger.tokens[0] <= head < trigger.tokens[1]:
            return None
        if found.rule == "adjectif":
            country = self.lexicon.countries.called(self.r.lower[head])[0]
            return Participant(name=country.name, span=self.r.span((head, head + 1)))
        place = self.sites.at.get(head)
        if place is not None and not place.actor:
            return None
        if head in self.triggers:
            return None
        return self.actors.who(head)

    def _clause(self, token: int) -> int:
        """The verb of the clause that a token stands in."""
        r = self.r
        for _ in range(12):
            if r.pos[token] in ("VERB", "AUX") or r.head[token] == token:
                return token
            token = r.head[token]
        return token
