"""Polarity and modality: whether an event is told as having happened, failed, planned, threatened or possible."""

from __future__ import annotations

import msgspec

from recoupe.extract.events.draft import Trigger
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voice, Voices
from recoupe.model import Modality, Polarity


class Mode(msgspec.Struct):
    """Polarity and modality of one event, and the words that tell, in French."""

    polarity: Polarity = Polarity.POS
    modality: Modality = Modality.ACTUAL
    steps: tuple[str, ...] = ()


def mode_of(r: Reading, trigger: Trigger, voice: Voice, voices: Voices) -> Mode:
    """Polarity and modality of the event of a trigger."""
    return Mode(polarity=Polarity.NEG if voice.denied else Polarity.POS)
