"""Speech acts: what saying something is in PLOVER.

Asking, accusing, rejecting and threatening are events in PLOVER; in Recoupe they are statements. This table gives a
statement its PLOVER type: by its cue where the cue says it (*menacer, saluer*), else by its attitude (*@call*).

Source: the sections on verbal acts of the PLOVER manual, and the table that maps CAMEO to PLOVER.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path

from recoupe.errors import LexiconError
from recoupe.lexicon.event_codes import PLOVER
from recoupe.lexicon.event_types import Codes
from recoupe.lexicon.tables import layers, one_of, read_table, remove
from recoupe.model import Attitude

FILE = "fr/speech_acts.csv"
COLUMNS = ("cue", "plover", "mode", "example")
#: Before an attitude in the first column; other cells there are ids of ``fr/reporting.csv``.
ATTITUDE = "@"
REMOVED = "-"  # as PLOVER type in an overlay: the row goes
_NOTHING = Codes()


class SpeechActs:
    """The PLOVER types of statements.

    Attributes:
        by_cue: codes by ``@attitude`` and by the id of a row of ``fr/reporting.csv``.

    Example:
        >>> acts = load_speech_acts()
        >>> acts.by_cue["@call"].plover, acts.by_cue["menacer"].plover
        ('REQUEST', 'THREATEN')
    """

    def __init__(self, by_cue: Mapping[str, Codes]) -> None:
        self.by_cue = dict(by_cue)

    def codes(self, row: str | None, attitude: Attitude, *, negated: bool = False) -> Codes:
        """The codes of a statement; none where it merely asserts, and where its cue is negated (*n’a pas menacé*).

        Args:
            row: the row of ``fr/reporting.csv`` of its cue.
            attitude: its attitude.
            negated: whether the cue is negated.
        """
        if negated:
            return _NOTHING
        by_attitude = self.by_cue.get(ATTITUDE + attitude, _NOTHING)
        return by_attitude if row is None else self.by_cue.get(row, by_attitude)


def load_speech_acts(
    path: Path | None = None, overlay: Path | None = None, cues: Container[str] | None = None
) -> SpeechActs:
    """Read the table, and lay a user's file over it.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder whose ``fr/speech_acts.csv`` replaces rows of the same cue, adds new ones, and removes one
            where its PLOVER type is ``-``.
        cues: the ids of reporting rows that a user's rows may name; without them any will do.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[str, Codes] = {}
    for number, file in enumerate(layers(FILE, path, overlay)):
        seen: set[str] = set()
        for where, (cue, plover, mode, _example) in read_table(file, COLUMNS):
            if cue.startswith(ATTITUDE):
                one_of(cue[1:], tuple(Attitude), column="attitude", where=where)
            elif not cue:
                hint = "give the id of a row of fr/reporting.csv, or @ and an attitude"
                raise LexiconError("no cue", where=where, hint=hint)
            elif number and plover != REMOVED and cues is not None and cue not in cues:
                hint = "give the id of a row of fr/reporting.csv, or @ and an attitude"
                raise LexiconError(f"{cue!r} reports nothing", where=where, hint=hint)
            if cue in seen:
                raise LexiconError(f"two rows for {cue!r}", where=where, hint="keep one of them")
            seen.add(cue)
            if plover == REMOVED and number:
                remove(found, cue, where=where)
            else:
                one_of(plover, tuple(PLOVER), column="PLOVER type", where=where)
                one_of(mode, ("", *PLOVER[plover]), column="mode", where=where)
                found[cue] = Codes(plover, mode or None)
    return SpeechActs(found)
