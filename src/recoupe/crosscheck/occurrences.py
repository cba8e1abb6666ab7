"""Facts of events and of what is claimed and denied: occurrence, outcome, agent, place, time, responsibility."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.records import Fact, Told


def find_occurrences(accounts: Sequence[Told], lineage: Lineage) -> Iterator[Fact]:
    """Put accounts of events together to facts, and compare them.

    Args:
        accounts: those of events and claims, of all documents.
        lineage: where documents come from.
    """
    yield from ()
