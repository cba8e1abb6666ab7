"""Events: what is said to have happened, to whom, where and when, and in whose words.

1. **triggers** (:mod:`triggers`): words of the lexicon that mean an event here, with its type.
2. **roles** (:mod:`roles`): agent, patient, place and time.
3. **mode** (:mod:`mode`): polarity and modality.
4. **codes** (:mod:`acled`): those that go by who acts.
5. **records**: with the voice of the statement each stands in.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.actors import Actors
from recoupe.extract.events.acled import Acled
from recoupe.extract.events.mode import Modes
from recoupe.extract.events.roles import Roles
from recoupe.extract.events.triggers import find_triggers
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Event, Modality, Place, Publication, TimeExpression, Why


def find_events(
    r: Reading,
    lexicon: Lexicon,
    actors: Actors,
    voices: Voices,
    places: Sequence[Place],
    dates: Sequence[TimeExpression],
    published: Publication,
) -> tuple[Event, ...]:
    """Find the events of a document, in text order."""
    triggers = find_triggers(r, lexicon, places)  # 1
    roles = Roles(r, lexicon, actors, places, dates, triggers)
    modes = Modes(r, lexicon.modality, published)
    acled = Acled(lexicon, actors.records, places)
    found: list[Event] = []
    for number, trigger in enumerate(triggers):
        voice = voices.at(trigger.head)
        cast = roles.of(trigger)  # 2
        mode = modes.of(trigger, voice, dates[cast.time] if cast.time is not None else None)  # 3
        # « dont la base aurait été rasée »: the journalist asserts nothing, and names nobody who does
        unsourced = mode.modality is Modality.CONDITIONAL and voice.statement is None
        codes = lexicon.events.codes(trigger.row, trigger.type)
        found.append(  # 5
            Event(
                id=number,
                type=trigger.type,
                name=lexicon.events.types[trigger.type].name,
                plover=codes.plover,
                mode=codes.mode,
                acled=acled.of(trigger, cast, codes.acled),  # 4
                trigger=r.span(trigger.tokens),
                agent=cast.agent.name if cast.agent else None,
                agent_id=cast.agent.actor if cast.agent else None,
                agent_span=cast.agent.span if cast.agent else None,
                patient=cast.patient.name if cast.patient else None,
                patient_id=cast.patient.actor if cast.patient else None,
                patient_span=cast.patient.span if cast.patient else None,
                place=cast.place.name if cast.place else None,
                place_id=cast.place.id if cast.place else None,
                time=cast.time,
                polarity=mode.polarity,
                modality=mode.modality,
                voice=None if unsourced else voice.name,
                statement=voice.statement,
                why=Why(row=trigger.row.id, rule=cast.rule, steps=(*trigger.steps, *cast.steps, *mode.steps)),
            )
        )
    return tuple(found)
