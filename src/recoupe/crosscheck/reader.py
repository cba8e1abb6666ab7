"""What the makers of accounts ask of one analysis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from recoupe.crosscheck.records import Spot, When
from recoupe.model import Actor, Analysis


class Reader(NamedTuple):
    """What reads one analysis.

    Attributes:
        analysis: what was found in the document.
        actors: by each of their names.
        voice: the fields of an account that say who stands behind it, from an origin and the ``id`` of a statement.
        folded: the text, folded.
        sentence: start and end of the sentence of a stretch of text.
        entry, spot: the row of an actor and a place as accounts are compared by them, from their ``id``.
        when: the day of what stands at a mark, from the ``id`` of the expression that dates it.
        edition: the numbered event that the sentence of a mark names, from both.
    """

    analysis: Analysis
    actors: Mapping[str, Actor]
    folded: str
    voice: Callable[[str | None, int | None], dict[str, Any]]
    sentence: Callable[[int, int], tuple[int, int]]
    entry: Callable[[int | None], str | None]
    spot: Callable[[int | None], Spot | None]
    when: Callable[[int | None, tuple[int, int]], When]
    edition: Callable[[tuple[int, int], tuple[int, int]], tuple[str, int] | None]
