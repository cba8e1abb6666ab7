"""Capitals that stand for a government: « Ankara dément », « selon Kiev ».

Seats of power (*Kremlin, Maison-Blanche, Pentagone*) are nouns of ``fr/roles.csv``, class ``seat``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from recoupe.french.folding import fold
from recoupe.lexicon.tables import layers, one_of, read_table

FILE = "fr/metonyms.csv"
COLUMNS = ("name", "gender", "country", "stands_for")
GENDERS = ("m", "f", "x")


class Metonym(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One capital, and whom it stands for when it speaks.

    Attributes:
        name: the city (« Le Caire »).
        gender: ``m``, ``f``, or ``x`` where usage wavers, as for most cities.
        country: ISO 3166 alpha-2 (``XK`` for Kosovo); ``None`` where it may stand for more than one body.
        stands_for: the body, in French.
    """

    name: str
    gender: str
    country: str | None
    stands_for: str


class Metonyms:
    """All capitals, found in any case, with or without accents.

    Example:
        >>> load_metonyms().get("Téhéran").stands_for
        'gouvernement iranien'
    """

    def __init__(self, metonyms: Iterable[Metonym]) -> None:
        self._by_name = {fold(metonym.name): metonym for metonym in metonyms}

    def __len__(self) -> int:
        return len(self._by_name)

    @property
    def rows(self) -> tuple[Metonym, ...]:
        """All rows."""
        return tuple(self._by_name.values())

    def get(self, name: str) -> Metonym | None:
        """Give the capital of this name, or ``None``."""
        return self._by_name.get(fold(name))


def load_metonyms(path: Path | None = None, overlay: Path | None = None) -> Metonyms:
    """Read the capitals, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/metonyms.csv`` come on top.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: list[Metonym] = []
    for file in layers(FILE, path, overlay):
        for where, (name, gender, country, stands_for) in read_table(file, COLUMNS):
            one_of(gender, GENDERS, column="gender", where=where)
            found.append(Metonym(name=name, gender=gender, country=country or None, stands_for=stands_for))
    return Metonyms(found)
