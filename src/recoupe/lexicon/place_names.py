"""All names of places that the lexicon holds, in one look-up: countries, capitals, regions, places of conflicts.

The four lists stay in their own files; here they share one index over folded names, so that a text is searched once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from recoupe.french.folding import fold
from recoupe.lexicon.countries import Countries
from recoupe.lexicon.places import Places
from recoupe.lexicon.roles import Roles

# An article in front of a name, in French or as Arabic names are transcribed: a text may leave it out or change it.
_ARTICLE = re.compile(r"(?:(?:al|el|ez|as|es|ad|ed|ar|er|at|et|an|en|az|ash|ach|esh|ech|le|la|les|l) )(?=\w)")
# Names of so few letters, all of them capitals, are abbreviations: « US » is none in « us et coutumes ».
_ABBREVIATION = 4


class PlaceName(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One place of the lexicon.

    Attributes:
        id: ``country:SY``, ``capital:SY``, or the row's id.
        name: its usual name.
        country: ISO 3166 alpha-2; ``None`` where it lies in several.
        kind: as in :class:`recoupe.model.Place`.
        latitude, longitude, precision_km: where it lies, ``None`` where a point would mislead.
        layer: the list it stands in: ``country``, ``capital``, ``seat``, ``region`` or ``place``.
        needs: what a text must add before the name counts, see :data:`recoupe.lexicon.regions.NEEDS`.
        written: the spelling under which it was found here.
    """

    id: str
    name: str
    country: str | None
    kind: str
    latitude: float | None
    longitude: float | None
    precision_km: float | None
    layer: str
    written: str
    needs: str = ""


class PlaceNames:
    """The joined index.

    Example:
        >>> from recoupe.lexicon import load_lexicon
        >>> names = load_lexicon().place_names
        >>> [found.id for found in names.get("Etats-Unis")], [found.id for found in names.get("Nicosie")]
        (['country:US'], ['capital:CY'])
    """

    def __init__(self, entries: Iterable[PlaceName]) -> None:
        self._by_name: dict[str, list[PlaceName]] = {}
        for entry in entries:
            folded = fold(entry.written)
            self._add(folded, entry)
            bare = _ARTICLE.sub("", folded, count=1)
            if bare != folded and len(bare) > _ABBREVIATION:
                self._add(bare, entry)
        self._longer: dict[str, list[str]] = {}
        for name in self._by_name:
            self._longer.setdefault(name.partition(" ")[0], []).append(name)
        for names in self._longer.values():
            names.sort(key=len, reverse=True)

    def _add(self, folded: str, entry: PlaceName) -> None:
        entries = self._by_name.setdefault(folded, [])
        if all(entry.id != other.id for other in entries):
            entries.append(entry)

    def __len__(self) -> int:
        return len(self._by_name)

    def get(self, name: str) -> list[PlaceName]:
        """Give the places that have this name, in the order of the lists."""
        return self._by_name.get(fold(name), [])

    def at(self, text: str, folded: str, start: int) -> tuple[int, list[PlaceName]] | None:
        """Find the longest name that begins at ``start``.

        Args:
            text, folded: the text, and the same folded.
            start: where a word begins.

        Returns:
            Where the name ends, and the places that have it.
        """
        end = start
        while end < len(folded) and folded[end].isalnum():
            end += 1
        for name in self._longer.get(folded[start:end], ()):
            end = start + len(name)
            if folded.startswith(name, start) and not folded[end : end + 1].isalnum():
                written = text[start:end]
                entries = [entry for entry in self._by_name[name] if _case_fits(written, entry.written)]
                if entries:
                    return end, entries
        return None


def _case_fits(written: str, entry: str) -> bool:
    """Whether an abbreviation stands in capitals."""
    return not (entry.isupper() and len(entry) <= _ABBREVIATION) or written.isupper()


def country_entries(countries: Countries) -> Iterator[PlaceName]:
    """Give the countries and their capitals; a capital that bears its country's name is left to the country."""
    for country in countries:
        for name in country.names:
            yield PlaceName(
                id=f"country:{country.code}",
                name=country.name,
                country=country.code,
                kind="country",
                latitude=country.latitude,
                longitude=country.longitude,
                precision_km=country.precision_km,
                layer="country",
                written=name,
            )
    for country in countries:
        if countries.named(country.capital) is None:
            yield PlaceName(
                id=f"capital:{country.code}",
                name=country.capital,
                country=country.code,
                kind="city",
                latitude=country.capital_latitude,
                longitude=country.capital_longitude,
                precision_km=10,
                layer="capital",
                written=country.capital,
            )


def row_entries(rows: Places, layer: str) -> Iterator[PlaceName]:
    """Give the rows of a list of regions or places, once for each of their names."""
    for row in rows.by_id.values():
        for name in row.names:
            yield PlaceName(
                id=row.gazetteer or f"recoupe:{row.id}",
                name=row.name,
                country=row.country,
                kind=row.kind,
                latitude=row.latitude,
                longitude=row.longitude,
                precision_km=row.precision_km,
                layer=layer,
                written=name,
                needs=row.needs,
            )


def seat_entries(roles: Roles, countries: Countries) -> Iterator[PlaceName]:
    """Give the seats of power, each in the capital of the country that its note names (*présidence russe*)."""
    for seat in roles.seats():
        found = [country for word in seat.notes.split() for country in countries.called(word)]
        if not found or not seat.form[:1].isupper():
            continue
        country = found[0]
        yield PlaceName(
            id=f"seat:{fold(seat.form).replace(' ', '_')}",
            name=seat.form,
            country=country.code,
            kind="facility",
            latitude=country.capital_latitude,
            longitude=country.capital_longitude,
            precision_km=10,
            layer="seat",
            written=seat.form,
        )
