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
from recoupe.extract.events.nominal import complement, interposed, possessive, supported, undergone
from recoupe.extract.events.verbal import (
    Found,
    agent_of,
    complements,
    is_passive,
    is_reflexive,
    object_of,
    subject_of,
)
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
        self.triggers = {trigger.head: trigger for trigger in triggers}

    def of(self, trigger: Trigger) -> Cast:
        """The roles of one trigger."""
        cast = Cast()
        steps: list[str] = []
        rules: list[str] = []
        verbal = bool(trigger.row.verbs)
        unit = self.r.units[self.r.unit_of[trigger.head]]
        for role, cases in (("agent", trigger.row.agent), ("patient", trigger.row.patient)):
            options = self._verbal(trigger, cases, unit) if verbal else self._nominal(trigger, cases, unit, role)
            for found in options:
                who = self._who(trigger, found)
                if who is None:
                    continue
                if role == "patient" and cast.agent is not None and cast.agent.span == who.span:
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

    def _verbal(self, trigger: Trigger, cases: Sequence[str], unit: tuple[int, int]) -> Iterator[Found]:
        r, verb = self.r, trigger.head
        passive = is_passive(r, verb)
        for case in cases:
            found: Found | None = None
            if case == "subject":
                if "agent" and passive:
                    found = agent_of(r, verb)
                    if found is None and trigger.type in _MOVED:
                        found = subject_of(r, verb)
                else:
                    found = subject_of(r, verb)
            elif case == "object":
                if passive:
                    found = subject_of(r, verb) if trigger.type not in _MOVED or agent_of(r, verb) else None
                    if found is not None:
                        found = Found(found.head, "passif", found.steps)
                else:
                    found = object_of(r, verb)
                    if found is not None and trigger.tokens[0] <= found.head < trigger.tokens[1]:
                        found = None
                if found is None and not is_reflexive(r, verb):
                    found = None
            else:
                for token in self._inside(trigger):
                    for prep, head in complements(r, token, trigger.tokens[0], unit[1]):
                        if prep == case and not trigger.tokens[0] <= head < trigger.tokens[1]:
                            found = Found(head, "complément")
                            break
                    if found:
                        break
            if found is not None:
                yield found

    def _nominal(self, trigger: Trigger, cases: Sequence[str], unit: tuple[int, int], role: str) -> Iterator[Found]:
        r, noun = self.r, trigger.head
        for case in cases:
            found: Found | None = None
            if case == "adjective":
                found = self._adjective(trigger)
            elif case == "possessive":
                found = possessive(r, noun)
            elif case == "support":
                found = supported(r, noun) if role == "agent" else undergone(r, noun)
            else:
                for _, head in complement(r, noun, (case,), unit[0], unit[1]):
                    yield Found(head, "nom")
            if found is not None:
                yield found
        if role == "agent":
            other = interposed(r, *unit)
            if other is not None:
                yield other

    def _adjective(self, trigger: Trigger) -> Found | None:
        """*des frappes américaines*: the state that an adjective names."""
        for child in self.r.children[trigger.head]:
            if self.r.pos[child] == "ADJ" and self.lexicon.countries.called(self.r.lower[child]):
                return Found(child, "adjectif")
        return None

    def _inside(self, trigger: Trigger) -> list[int]:
        return [trigger.head, *[k for k in range(*trigger.tokens) if k != trigger.head and self.r.is_noun(k)]]

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
