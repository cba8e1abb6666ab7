"""Places of today's conflicts that population lists lack: bases, crossings, camps, dams, valleys, quarters, landmarks.

Rows come from ``places.csv``; ``regions.csv``, read by :mod:`recoupe.lexicon.regions`, shares their form. What a row
rests on stands in its note, in French, so that a reader can check the position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "places.csv"
COLUMNS = (
    "id",
    "name",
    "variants",
    "country",
    "kind",
    "latitude",
    "longitude",
    "precision_km",
    "gazetteer",
    "note",
)
KINDS = ("region", "city", "facility", "street", "area", "water")  # as in recoupe.model.Place, countries left out
REMOVED = "-"  # as name in an overlay: the row of that id goes

_COUNTRY = re.compile(r"(?:[A-Z]{2})?")
_GAZETTEER = re.compile(r"(?:(?:geonames|wof):\d+)?")
# a noun for a division before its name (« province d’al-Anbar »), folded
_DIVISION = re.compile(
    r"(?:(?:province|gouvernorat|oblast|region|departement|canton|wilaya|etat|comte|district|krai|prefecture) "
    r"(?:de la |de l |des |de |du |d )?)(?=.)"
)
# French articles, and the Arabic one with its l before any letter or turned into the letter that follows (*ach-Cham*)
_ARTICLE = re.compile(r"(?:l|les?|la|[ae]l|[ae](?:[drstnz]|[dst]h|ch)) (?=.)")


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One place, and how it is written.

    Attributes:
        id: name of the row.
        name: as French media write it (« Al-Tanf »).
        variants: other spellings, of French media and in English romanisation.
        country: ISO 3166 alpha-2; ``None`` where it lies in none or in several. A territory that is occupied, annexed
            or separatist has the country to which the United Nations count it, whoever holds it.
        kind: one of :data:`KINDS`.
        latitude, longitude: WGS 84, in degrees.
        precision_km: how far what is meant may lie from that point.
        gazetteer: its id in a public list (``geonames:98377``, ``wof:102542465``); ``None`` where there is none.
        needs: what a text must add before the name counts, one of :data:`recoupe.lexicon.regions.NEEDS`.
        note: what it is and what the position rests on, in French.
    """

    id: str
    name: str
    variants: tuple[str, ...]
    country: str | None
    kind: str
    latitude: float
    longitude: float
    precision_km: float
    gazetteer: str | None
    needs: str
    note: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all variants."""
        return (self.name, *self.variants)


class Places:
    """Places by id and by name.

    Example:
        >>> places = load_places()
        >>> [(row.id, row.country, row.kind) for row in places.find("base d'al-Tanf")]
        [('al_tanf', 'SY', 'facility')]
        >>> places.find("TANF") == places.find("at-Tanf"), places.find("Nulle-Part")
        (True, ())
    """

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        self.by_id: Mapping[str, PlaceRow] = {row.id: row for row in rows}

    def __len__(self) -> int:
        return len(self.by_id)

    def find(self, name: str) -> tuple[PlaceRow, ...]:
        """Give the places of this name, in file order: in any case, with or without accents, hyphens and article.

        A name written with its article counts before one that is alike without it. With a noun for a division before it
        (« province d’Alep ») only regions are given.
        """
        folded = fold(name.strip())
        found = self._look_up(folded)
        division = _DIVISION.match(folded)
        if found or division is None:
            return found
        return tuple(row for row in self._look_up(folded[division.end() :]) if row.kind == "region")

    def _look_up(self, folded: str) -> tuple[PlaceRow, ...]:
        return self._by_name.get(folded) or self._by_bare.get(bare(folded), ())

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[PlaceRow, ...]]:
        found: dict[str, dict[str, PlaceRow]] = {}
        for row in self.by_id.values():
            for name in row.names:
                found.setdefault(fold(name), {})[row.id] = row
        return {key: tuple(rows.values()) for key, rows in found.items()}

    @cached_property
    def _by_bare(self) -> Mapping[str, tuple[PlaceRow, ...]]:
        found: dict[str, dict[str, PlaceRow]] = {}
        for name, rows in self._by_name.items():
            found.setdefault(bare(name), {}).update((row.id, row) for row in rows)
        return {key: tuple(rows.values()) for key, rows in found.items()}


def bare(folded: str) -> str:
    """Leave a folded name's article out.

    Example:
        >>> bare("al hol"), bare("ach chaafa"), bare("la ghouta"), bare("alep")
        ('hol', 'chaafa', 'ghouta', 'alep')
    """
    article = _ARTICLE.match(folded)
    return folded[article.end() :] if article else folded


def load_places(path: Path | None = None, overlay: Path | None = None) -> Places:
    """Read the places, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``places.csv`` replace those of the same id, add new ones, and remove one
            where their name is ``-``.

    Raises:
        LexiconError: a row cannot be understood.
    """
    return Places(read_places(layers(FILE, path, overlay), COLUMNS, KINDS))


def read_places(
    files: Iterable[Path], columns: tuple[str, ...], kinds: tuple[str, ...], needs: tuple[str, ...] = ("",)
) -> tuple[PlaceRow, ...]:
    """Read files of places, later ones over earlier ones.

    Args:
        files: CSV files in UTF-8.
        columns: their header; columns of :data:`COLUMNS` that it lacks are taken as empty.
        kinds: what the places may be.
        needs: what the column ``needs`` may hold, where there is one.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[str, PlaceRow] = {}
    for file in files:
        seen: set[str] = set()
        for where, values in read_table(file, columns):
            cells = dict(zip(columns, values, strict=True))
            id_ = cells["id"]
            if not (id_ and cells["name"]):
                raise LexiconError("id and name may not be empty", where=where, hint="fill in both")
            if id_ in seen:
                raise LexiconError(f"the id {id_!r} is used twice", where=where, hint=f"call this row {id_}_2")
            seen.add(id_)
            if cells["name"] == REMOVED:
                remove(found, id_, where=where)
                continue
            one_of(cells["kind"], kinds, column="kind", where=where)
            one_of(cells.get("needs", ""), needs, column="needs", where=where)
            found[id_] = _row(cells, where)
    return tuple(found.values())


def _row(cells: Mapping[str, str], where: str) -> PlaceRow:
    """Check one row, its kind and needs aside."""
    country, gazetteer = cells["country"], cells.get("gazetteer", "")
    if not _COUNTRY.fullmatch(country):
        raise LexiconError(
            f"{country!r} is no country code", where=where, hint="give two capital letters (ISO 3166), or nothing"
        )
    if not _GAZETTEER.fullmatch(gazetteer):
        raise LexiconError(
            f"{gazetteer!r} is no id of a list", where=where, hint="write geonames: or wof: and a number, or nothing"
        )
    return PlaceRow(
        id=cells["id"],
        name=cells["name"],
        variants=tuple(name.strip() for name in cells["variants"].split("|") if name.strip()),
        country=country or None,
        kind=cells["kind"],
        latitude=_number(cells, "latitude", -90, 90, where),
        longitude=_number(cells, "longitude", -180, 180, where),
        precision_km=_number(cells, "precision_km", 0, 20_000, where),
        gazetteer=gazetteer or None,
        needs=cells.get("needs", ""),
        note=cells["note"],
    )


def _number(cells: Mapping[str, str], column: str, low: float, high: float, where: str) -> float:
    """Read a number that must lie within bounds."""
    try:
        number = float(cells[column])
    except ValueError:
        number = float("nan")
    if not low <= number <= high:  # as is not a number
        raise LexiconError(
            f"{column} {cells[column]!r} is no number from {low} to {high}",
            where=where,
            hint="write it in digits with a decimal point",
        )
    return number
