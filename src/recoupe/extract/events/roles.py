"""Roles: who does it to whom, where and when."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extract.actors import Actors, Participant
from recoupe.extract.events.draft import Trigger
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Place, TimeExpression


class PlaceOf(msgspec.Struct, frozen=True):
    """Where an event happens: the name as the text writes it, and the ``id`` of the mention."""

    name: str
    id: int | None = None


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
        self.places = places
        self.dates = dates
        self.triggers = triggers

    def of(self, trigger: Trigger) -> Cast:
        """The roles of one trigger."""
        return Cast()
