"""Read the lexicon, with what a user lays over it.

Example:
    >>> lexicon = load_lexicon()
    >>> lexicon.reporting.by_id["démentir"].attitude
    'deny'
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from recoupe.errors import LexiconError
from recoupe.lexicon.reporting import Reporting, merge, read_reporting

SHIPPED = Path(__file__).parent
REPORTING = "fr/reporting.csv"


@dataclass(frozen=True)
class Lexicon:
    """Everything that Recoupe knows about words.

    Attributes:
        reporting: verbs, nouns and prepositions that report speech.
    """

    reporting: Reporting


def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """Load the shipped lexicon, and lay the files of a user's folder over it.

    Args:
        overlay: a folder laid out as the shipped one (``fr/reporting.csv``); its rows replace those of the same id, add
            new ones, and remove one where their lemma is ``-``.

    Raises:
        LexiconError: a row cannot be understood, or the folder holds nothing that is known.
    """
    shipped = _shipped_reporting()
    if overlay is None:
        return Lexicon(reporting=shipped)
    files = overlay_files(overlay)
    layers = [read_reporting(files[REPORTING], overlay=True)] if REPORTING in files else []
    return Lexicon(reporting=merge(shipped.by_id, *layers))


def overlay_files(overlay: Path) -> dict[str, Path]:
    """Find the files of an overlay by their name in the shipped lexicon (``fr/reporting.csv``).

    Raises:
        LexiconError: no such folder, or none of the known files in it.
    """
    known = (REPORTING,)
    if not overlay.is_dir():
        raise LexiconError("no such folder", where=str(overlay), hint="give the folder that holds " + known[0])
    found = {name: overlay / name for name in known if (overlay / name).is_file()}
    if not found:
        raise LexiconError("no lexicon file in it", where=str(overlay), hint="it may hold " + ", ".join(known))
    return found


@lru_cache(maxsize=1)
def _shipped_reporting() -> Reporting:
    return merge(read_reporting(SHIPPED / REPORTING))
