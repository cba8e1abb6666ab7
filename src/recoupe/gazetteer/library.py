"""The gazetteers that are installed."""

from __future__ import annotations

from recoupe.errors import GazetteerError
from recoupe.gazetteer.matching import Gazetteer
from recoupe.gazetteer.store import SHIPPED, Store


def load_gazetteer() -> Gazetteer:
    """Open the shipped gazetteer.

    Raises:
        GazetteerError: a file is missing or damaged; the hint says how to mend it.
    """
    if not SHIPPED.exists():
        raise GazetteerError(
            "the shipped gazetteer is not built", where=str(SHIPPED), hint="python -m recoupe.gazetteer.build makes it"
        )
    return Gazetteer([Store(SHIPPED)])
