"""First names of people in the news, and the gender they tell: *Oleksandr* he, *Fatoumata* she, *Camille* either."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from recoupe.french.folding import fold
from recoupe.lexicon.tables import layers, one_of, read_table

FILE = "fr/first_names.csv"
COLUMNS = ("name", "gender")
GENDERS = ("m", "f", "x")


class FirstNames:
    """First names, found in any case, with or without accents.

    Attributes:
        rows: the gender of each name, as they are listed.

    Example:
        >>> names = load_first_names()
        >>> names.gender("Aïcha"), names.gender("OLEKSANDR"), names.gender("Marie-Thérèse"), names.gender("Camille")
        ('f', 'm', 'f', 'x')
        >>> names.gender("Damas") is None
        True
    """

    def __init__(self, genders: Mapping[str, str]) -> None:
        self.rows = dict(genders)
        self._exact = {name.casefold(): gender for name, gender in genders.items()}
        self._folded: dict[str, str] = {}
        for name, gender in genders.items():
            folded = fold(name)
            self._folded[folded] = gender if self._folded.get(folded, gender) == gender else "x"

    def __contains__(self, name: str) -> bool:
        return self.gender(name) is not None

    def __len__(self) -> int:
        return len(self._exact)

    def gender(self, name: str) -> str | None:
        """Tell the gender of a first name: ``m``, ``f``, ``x`` where it serves both, ``None`` where it is not known.

        Accents decide where they can (*Michèle* she, *Michele* he). A compound that is not listed goes by its first
        part (*Jean-Yves* by *Jean*).
        """
        found = self._exact.get(name.casefold()) or self._folded.get(fold(name))
        if found is None and "-" in name:
            found = self.gender(name.partition("-")[0])
        return found


def load_first_names(path: Path | None = None, overlay: Path | None = None) -> FirstNames:
    """Read the first names, and lay a user's file over them.

    Args:
        path: a CSV file of ``name,gender``; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/first_names.csv`` come on top.

    Raises:
        LexiconError: a row cannot be understood.
    """
    genders: dict[str, str] = {}
    for file in layers(FILE, path, overlay):
        for where, (name, gender) in read_table(file, COLUMNS):
            genders[name] = one_of(gender, GENDERS, column="gender", where=where)
    return FirstNames(genders)
