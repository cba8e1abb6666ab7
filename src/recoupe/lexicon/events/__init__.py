"""Event types: one TOML file each, with the words that trigger them, their roles by construction, and their codes.

A file is named after its type (``control.toml`` describes ``control``)::

    name = 'prise ou perte d’un lieu'
    plover = 'ASSAULT'
    mode = 'seize'
    acled = 'Battles / Non-state actor overtakes territory'

    [[triggers]]
    verbs = ['s’emparer de', 'prendre le contrôle de']
    agent = ['subject']
    place = ['de']
    example = 'Les rebelles se sont emparés de Kessar.'
    gives = { trigger = 'emparés', agent = 'rebelles', place = 'Kessar' }
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec


class TriggerRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words that trigger one event type, and where their participants stand.

    Attributes:
        id: ``type/first words``.
        type: the event type.
        verbs, nouns: what triggers it: one of both is filled. A verb is written in the infinitive (*s’emparer de*,
            *prendre le contrôle de*), a noun in the singular; more words make an idiom, and a preposition at the end
            has to follow, with its complement.
        agent, patient, place: the constructions that give each role, the first one present counts. For verbs:
            ``subject``, ``object``, or a preposition (``à``, ``de``, ``contre``, ``par``, ``avec`` ...), passives are
            understood. For nouns: a preposition, ``adjective`` (*frappes américaines*), ``possessive`` (*ses
            attaques*), ``support`` (the subject of the verb it is the object of: *mener une attaque*).
        subject, object: lemmas or classes, one of which the subject or object has to be.
        unless: lemmas of subject, object or complement with which it means something else.
        modality: what the word itself says of the event (*tentative* fails), where it says anything.
        plover, mode, acled: codes, where they differ from the type's.
        example, gives: a sentence and what it must give.
    """

    id: str
    type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    modality: str | None = None
    plover: str | None = None
    mode: str | None = None
    acled: str | None = None
    example: str = ""
    gives: dict[str, str] = {}


class Codes(msgspec.Struct, frozen=True, gc=False):
    """The codes of an event: PLOVER type and mode, ACLED event and sub-event."""

    plover: str | None = None
    mode: str | None = None
    acled: str | None = None


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """One event type: its name in French, its codes, its triggers."""

    id: str
    name: str
    codes: Codes
    triggers: tuple[TriggerRow, ...]


class Events:
    """All event types."""

    def __init__(self, types: Iterable[EventType]) -> None:
        self.types = {kind.id: kind for kind in types}

    def codes(self, row: TriggerRow, type: str) -> Codes:
        """The codes of an event that a row triggered, whose type the context may have changed."""
        own = self.types[type].codes
        if type != row.type:
            return own
        return Codes(row.plover or own.plover, row.mode or own.mode, row.acled or own.acled)


def load_events(overlay: Path | None = None) -> Events:
    """Read the event types."""
    return Events(())
