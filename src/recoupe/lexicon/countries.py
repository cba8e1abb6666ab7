"""Countries and territories: French names, demonyms, capitals and rough centres.

Rows come from ``fr/countries.csv``; the feminine and the plural of a demonym are computed. Whom a capital stands for
when it speaks is in ``fr/metonyms.csv``. The rows are neutral on disputed territories: a code of ISO 3166 is a way to
count, not a judgement, and ``note`` says what is disputed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/countries.csv"
COLUMNS = (
    "code",
    "name",
    "article",
    "variants",
    "adjectives",
    "capital",
    "capital_latitude",
    "capital_longitude",
    "latitude",
    "longitude",
    "precision_km",
    "note",
)
ARTICLES = ("", "le", "la", "l’", "les")
REMOVED = "-"  # as name in an overlay: the country goes

# The feminine by the ending of the masculine; other endings take -e, and those in -e stay.
_FEMININES = (
    (re.compile(r"(.*[iéy])en"), r"\1enne"),  # syrienne, coréenne, uruguayenne
    (re.compile(r"(.*)on"), r"\1onne"),
    (re.compile(r"(.*)e"), r"\1e"),
    (re.compile(r"(burkinab[èé])"), r"\1"),
)


class Country(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A country or territory.

    Attributes:
        code: ISO 3166 alpha-2 (``XK`` for Kosovo).
        name: the usual French name (« Birmanie »).
        article: ``le``, ``la``, ``l’``, ``les``, or empty where none is used (« Cuba »).
        variants: other names and spellings (« Myanmar »).
        demonyms: all forms of its adjectives, in lower case (« syrien, syrienne, syriens, syriennes »).
        capital: its French name; ``capital_latitude``, ``capital_longitude`` where it lies.
        latitude, longitude: roughly the middle of the territory, in degrees (WGS 84).
        precision_km: the territory lies mostly within so many km of that point.
        note: what is disputed, or may mislead.
    """

    code: str
    name: str
    article: str
    variants: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    capital_latitude: float
    capital_longitude: float
    latitude: float
    longitude: float
    precision_km: float
    note: str

    @property
    def names(self) -> tuple[str, ...]:
        """The usual name and all others."""
        return (self.name, *self.variants)


class Countries:
    """All countries, found by code, name, demonym or capital, in any case, with or without accents.

    Attributes:
        by_name: the countries by their folded names.
        demonyms: the countries by the forms of their adjectives, in lower case, with and without accents.

    Example:
        >>> countries = load_countries()
        >>> countries.named("Etats-Unis").code, countries.of_capital("Damas").code
        ('US', 'SY')
        >>> [country.code for country in countries.called("congolaises")]
        ['CD', 'CG']
    """

    def __init__(self, countries: Iterable[Country]) -> None:
        self._by_code = {country.code: country for country in countries}
        self.by_name: dict[str, Country] = {}
        self.demonyms: dict[str, tuple[Country, ...]] = {}
        self._by_capital: dict[str, Country] = {}
        for country in self._by_code.values():
            for name in country.names:
                self.by_name.setdefault(fold(name), country)
            for form in country.demonyms:
                for key in dict.fromkeys((form, fold(form))):
                    if country not in self.demonyms.get(key, ()):
                        self.demonyms[key] = (*self.demonyms.get(key, ()), country)
            self._by_capital.setdefault(fold(country.capital), country)

    def __iter__(self) -> Iterator[Country]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def get(self, code: str) -> Country | None:
        """Give the country of a code, or ``None``."""
        return self._by_code.get(code)

    def named(self, name: str) -> Country | None:
        """Give the country of this name, or ``None``."""
        return self.by_name.get(fold(name))

    def called(self, demonym: str) -> tuple[Country, ...]:
        """Give the countries that an adjective or the noun of an inhabitant belongs to; none where it is no demonym."""
        return self.demonyms.get(fold(demonym), ())

    def of_capital(self, name: str) -> Country | None:
        """Give the country that has this capital, or ``None``."""
        return self._by_capital.get(fold(name))


def demonym_forms(adjective: str) -> tuple[str, ...]:
    """Spell out an adjective: masculine and feminine, singular and plural.

    Args:
        adjective: the masculine, with the feminines behind strokes where the rule does not give them.

    Example:
        >>> demonym_forms("syrien"), demonym_forms("turc/turque")
        (('syrien', 'syriens', 'syrienne', 'syriennes'), ('turc', 'turcs', 'turque', 'turques'))
        >>> demonym_forms("libanais"), demonym_forms("belge")
        (('libanais', 'libanaise', 'libanaises'), ('belge', 'belges'))
    """
    masculine, *feminines = adjective.split("/")
    if not feminines:
        feminines = [_feminine(masculine)]
    singular = [masculine, *feminines]
    forms = [form for word in singular for form in (word, word if word.endswith(("s", "x")) else word + "s")]
    return tuple(dict.fromkeys(forms))


def _feminine(masculine: str) -> str:
    for pattern, replacement in _FEMININES:
        match = pattern.fullmatch(masculine)
        if match:
            return match.expand(replacement)
    return masculine + "e"


def load_countries(path: Path | None = None, overlay: Path | None = None) -> Countries:
    """Read the countries, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/countries.csv`` replace those of the same code and add new ones.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[str, Country] = {}
    for file in layers(FILE, path, overlay):
        for where, cells in read_table(file, COLUMNS):
            if cells[1] == REMOVED:
                remove(found, cells[0], where=where)
            else:
                country = _country(cells, where)
                found[country.code] = country
    return Countries(found.values())


def _country(cells: tuple[str, ...], where: str) -> Country:
    code, name, article, variants, adjectives, capital, *numbers, note = cells
    if not re.fullmatch("[A-Z]{2}", code):
        raise LexiconError(f"no country code: {code!r}", where=where, hint="use ISO 3166 alpha-2, such as SY")
    if not name or not capital:
        raise LexiconError("name and capital may not be empty", where=where, hint="write both in French")
    capital_latitude = _number(numbers[0], 90, COLUMNS[6], where)
    capital_longitude = _number(numbers[1], 180, COLUMNS[7], where)
    latitude = _number(numbers[2], 90, COLUMNS[8], where)
    longitude = _number(numbers[3], 180, COLUMNS[9], where)
    return Country(
        code=code,
        name=name,
        article=one_of(article, ARTICLES, column="article", where=where),
        variants=_list(variants),
        demonyms=tuple(form for adjective in _list(adjectives) for form in demonym_forms(adjective)),
        capital=capital,
        capital_latitude=capital_latitude,
        capital_longitude=capital_longitude,
        latitude=latitude,
        longitude=longitude,
        precision_km=_number(numbers[4], 20000, COLUMNS[10], where),
        note=note,
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _number(cell: str, limit: float, column: str, where: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not -limit <= value <= limit:
        raise LexiconError(
            f"{column} {cell!r} is no number within ±{limit:g}", where=where, hint="write it as 35.34, with a point"
        )
    return value
