"""ACLED codes that depend on who acts and on whom, not on the verb.

*Les rebelles ont repris la ville* and *l'armée a repris la ville* are told by the same verb and are two sub-events. The
event lexicon gives such codes by side (``acled_by``); here a participant is put on its sides. ACLED counts a foreign
state's army among those who overtake, and takes its own state's forces alone to regain.

Source: the definitions of sub-event types in the ACLED codebook (2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from recoupe.extract.actors import Participant
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.roles import Cast
from recoupe.lexicon import Lexicon
from recoupe.model import Actor, ActorKind, Place

_WORD = re.compile(r"[\w-]+")


class Acled:
    """Gives the events of one document their ACLED codes."""

    def __init__(self, lexicon: Lexicon, actors: Sequence[Actor], places: Sequence[Place]) -> None:
        self.events = lexicon.events
        self.countries = lexicon.countries
        self.actors = actors
        self.places = places

    def of(self, trigger: Trigger, cast: Cast, otherwise: str | None) -> str | None:
        """The code of an event: by its participants where the lexicon has one for them, else ``otherwise``."""
        place = self._land(cast)
        for role, codes in self.events.acled_by(trigger.row, trigger.type).items():
            who = cast.agent if role == "agent" else cast.patient
            code = self._code(who, codes, place) if who is not None else None
            if code is not None:
                return code
        return otherwise

    def _land(self, cast: Cast) -> str | None:
        """The country where it happens; of an ambiguous place the one that all readings share."""
        if cast.place is None or cast.place.id is None:
            return None
        place = self.places[cast.place.id]
        codes = {place.country} if place.country is not None else {reading.country for reading in place.candidates}
        return codes.pop() if len(codes) == 1 else None

    def _code(self, who: Participant, codes: Mapping[str, str], place: str | None) -> str | None:
        """The first code of which the side fits."""
        words = list(_singulars(who.name))
        sides = self._sides(who, words, place)
        for side, code in codes.items():
            if side in sides or side[0] == "@" and any(self.events.is_class(word, (side,)) for word in words):
                return code
        return None

    def _sides(self, who: Participant, words: Sequence[str], place: str | None) -> tuple[str, ...]:
        """``government``, ``foreign`` or ``armed``, where that is known, and ``force`` for all who bear arms."""
        actor = self.actors[who.actor] if who.actor is not None else None
        called = next((word for word in words if self.events.is_class(word, ("@army", "@insurgent"))), "")
        army, armed = (self.events.is_class(called, (name,)) for name in ("@army", "@insurgent"))
        force = ("force",) if called else ()
        if actor is not None and actor.kind is ActorKind.ARMED_GROUP:
            return ("armed", "force")
        if actor is not None and actor.kind is ActorKind.STATE_BODY:
            return (*self._state(actor.country or self._country(words), place), *force)
        if actor is not None and actor.kind is not ActorKind.UNNAMED:
            return force if actor.kind is ActorKind.PERSON else ()
        if army:
            country = (actor.country if actor is not None else None) or self._country(words)
            return (*self._state(country, place), *force)
        return ("armed", *force) if armed else ()

    def _state(self, country: str | None, place: str | None) -> tuple[str, ...]:
        """A state's own forces or another's; an army of which no country is said is that of the place."""
        if country is None or country == place:
            return ("government",)
        return ("foreign",) if place is not None else ()

    def _country(self, words: Iterable[str]) -> str | None:
        """The country that a name tells by an adjective (*armée syrienne*) or by its own name."""
        for word in words:
            country = self.countries.named(word)
            named = (country,) if country is not None else self.countries.called(word)
            if len(named) == 1:
                return named[0].code
        return None


def _singulars(name: str) -> Iterable[str]:
    """The words of a name in lower case, those in the plural also in the singular, in their order."""
    for match in _WORD.finditer(name.lower()):
        yield match[0]
        if match[0].endswith(("s", "x")):
            yield match[0][:-1]
            if match[0].endswith("aux"):
                yield match[0][:-3] + "al"
