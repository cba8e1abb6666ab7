"""Labels: the loaded terms that actors are called by, and in whose voice."""

from __future__ import annotations

from recoupe.extract.actors import Actors
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Label


def find_labels(r: Reading, lexicon: Lexicon, actors: Actors, voices: Voices) -> tuple[Label, ...]:
    """Find the labels of a document, in text order."""
    return ()
