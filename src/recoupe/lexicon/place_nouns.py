"""Nouns that announce a place: *la ville de X, la base X, la rue X, le maire de X*.

Rows come from ``fr/place_nouns.csv``; plurals are computed where none is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from recoupe.french.folding import fold
from recoupe.french.inflection import noun_forms
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/place_nouns.csv"
COLUMNS = ("noun", "plural", "kind", "extent", "note")
KINDS = ("", "city", "region", "facility", "street", "area", "water")
EXTENTS = ("out", "in", "bare", "road", "of")
REMOVED = "-"  # as extent in an overlay: the noun goes
SAME = "="  # as plural: the form does not change
ONLY = "only"  # as plural: the noun has no singular


class PlaceNoun(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A noun that announces a place.

    Attributes:
        noun: the singular (« ville », « centre commercial »).
        kind: of the place, as in :class:`recoupe.model.Place`; empty where the noun does not tell.
        extent: where the place's name begins: ``out`` behind the noun (« la ville d’*Idleb* »); ``in`` with it
            (« *rue de Rivoli* »); ``bare`` with it unless *de* joins them (« *hôpital Necker* », « l’hôpital de
            *Mantes* »); ``road`` behind it, and the name is a number (« l’autoroute *A9* »); ``of``: no place itself,
            its complement with *de* is one (« le maire de *Lyon* »).
    """

    noun: str
    kind: str
    extent: str


class PlaceNouns:
    """All nouns, found in any form and case, with or without accents.

    Example:
        >>> nouns = load_place_nouns()
        >>> nouns.get("Villages").kind, nouns.get("maire").extent, nouns.get("porte-parole")
        ('city', 'of', None)
    """

    def __init__(self, forms: Iterable[tuple[str, PlaceNoun]]) -> None:
        self._by_form = {fold(form): noun for form, noun in forms}
        # « poste frontalier »: the words that a form of several ends in, so that one word is looked up first
        self._last_words = frozenset(form.rpartition(" ")[2] for form in self._by_form if " " in form)

    def __len__(self) -> int:
        return len(self._by_form)

    @property
    def rows(self) -> Mapping[str, PlaceNoun]:
        """The noun of each form, folded."""
        return self._by_form

    def get(self, form: str) -> PlaceNoun | None:
        """Give the noun that has this form, or ``None``."""
        return self._by_form.get(fold(form))

    def ending(self, words: list[str], end: int) -> tuple[int, PlaceNoun] | None:
        """Find the longest noun that ends right before ``end`` in a list of words.

        Returns:
            Where it begins, and the noun.
        """
        if end <= 0:
            return None
        last = fold(words[end - 1])
        if last.rpartition(" ")[2] in self._last_words:
            for size in (3, 2):
                if end >= size:
                    found = self._by_form.get(fold(" ".join(words[end - size : end])))
                    if found is not None:
                        return end - size, found
        found = self._by_form.get(last)
        return (end - 1, found) if found is not None else None


def load_place_nouns(path: Path | None = None, overlay: Path | None = None) -> PlaceNouns:
    """Read the nouns, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/place_nouns.csv`` replace those of the same noun and add new ones.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[str, tuple[str, PlaceNoun]] = {}
    for file in layers(FILE, path, overlay):
        for where, (noun, plural, kind, extent, _) in read_table(file, COLUMNS):
            if extent == REMOVED:
                remove(found, noun, where=where)
                continue
            one_of(kind, KINDS, column="kind", where=where)
            one_of(extent, EXTENTS, column="extent", where=where)
            found[noun] = plural, PlaceNoun(noun=noun, kind=kind, extent=extent)
    return PlaceNouns((form, noun) for plural, noun in found.values() for form in _forms(noun.noun, plural))


def _forms(noun: str, plural: str) -> tuple[str, ...]:
    if plural in (SAME, ONLY):
        return (noun,)
    if plural:
        return (noun, plural)
    head, gap, rest = noun.partition(" ")
    return (noun, noun_forms(head)[1].form + gap + rest)
