"""Words without their endings, and the concepts that they are of (``lexicon/fr/concepts.csv``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from recoupe.lexicon.concepts import load_concepts

_ENDING = re.compile(r"(?:issements?|ements?|aient|erent|antes?|ants?|ions?|ees|ent|ait|er|ez|es|ee|is|it|e|s|x)$")


def stem(word: str) -> str:
    """Cut a folded word down to what its inflected forms share, near enough.

    Example:
        >>> stem("échanges"), stem("echanger"), stem("drones"), stem("12")
        ('échang', 'echang', 'dron', '12')
    """
    cut = _ENDING.sub("", word)
    return (cut if len(cut) >= 4 else word)[:6]


def concepts(stems: Iterable[str]) -> frozenset[str]:
    """Give the concepts of words without their endings.

    Example:
        >>> sorted(concepts([stem("echanges"), stem("contacts"), stem("pluie")]))
        ['contact']
    """
    known = _by_stem()
    return frozenset(concept for word in stems for concept in known.get(word, ()))


@cache
def _by_stem() -> Mapping[str, frozenset[str]]:
    """Give the concepts of each word without its ending."""
    found: dict[str, set[str]] = {}
    for concept, words in load_concepts().items():
        for word in words:
            found.setdefault(stem(word), set()).add(concept)
    return {word: frozenset(of) for word, of in found.items()}
