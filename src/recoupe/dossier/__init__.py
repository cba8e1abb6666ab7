"""The dossier: one SQLite file that keeps documents, what they were read from, and what was found in them.

:class:`Dossier` is its only door; ``schema.sql`` beside this file says what is in it. :mod:`recoupe.dossier.adding`
reads, analyzes and writes many documents on all cores.
"""

from __future__ import annotations

from recoupe.dossier.records import (
    Basis,
    Entry,
    Hit,
    Info,
    Look,
    Making,
    Merged,
    Overlap,
    Renewal,
    Said,
    Seen,
    Stored,
    Traces,
)
from recoupe.dossier.store import Dossier

__all__ = [
    "Basis",
    "Dossier",
    "Entry",
    "Hit",
    "Info",
    "Look",
    "Making",
    "Merged",
    "Overlap",
    "Renewal",
    "Said",
    "Seen",
    "Stored",
    "Traces",
]
