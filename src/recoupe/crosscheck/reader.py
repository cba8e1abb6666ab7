"""What the makers of accounts ask of one analysis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from recoupe.crosscheck.records import Spot, When
from recoupe.french.folding import fold
from recoupe.model import Actor, Analysis

#: A name, by its capital.
NAME = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w’'-]+")
#: So many places at most is a document about.
_SCENE = 8


#: A day that stands behind the name of a place.
_DAY = re.compile(r"[ \xa0,]+(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd[’']hui|demain)\b.*$")


def without_day(place: str) -> str:
    """Cut the day off the words for a place.

    Example:
        >>> without_day("Kessar vendredi soir")
        'Kessar'
    """
    return _DAY.sub("", place)


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
        answers: which statements answer which (:func:`~recoupe.crosscheck.denials.answered`).
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
    answers: Mapping[int, int]
    edition: Callable[[tuple[int, int], tuple[int, int]], tuple[str, int] | None]


def scene(reader: Reader) -> tuple[str, ...]:
    """Give the places that a document is about: those it names most often, then the names in its title.

    Args:
        reader: reads its analysis.
    """
    analysis = reader.analysis
    lines = [line for line in analysis.text.split("\n", 4)[:3] if line.strip()]
    names = [fold(name) for line in (analysis.document.title or "", *lines) for name in NAME.findall(line)]
    spots = [reader.spot(place.id) for place in analysis.places if place.kind not in ("country", "water")]
    counts = Counter(spot.key for spot in spots if spot is not None)
    keys = sorted(counts, key=lambda key: (-counts[key], key))[: _SCENE // 2]
    return tuple(dict.fromkeys([*keys, *names]))[:_SCENE]
