"""Feasts that move and feasts that do not: from a year to days.

Christian feasts follow Easter, computed by the method of Meeus, Jones and Butcher (*Nature*, 20 April 1876; J. Meeus,
*Astronomical Algorithms*, chapter 8). Muslim feasts follow the tabular Islamic calendar in its civil form (leap years
2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty; E. G. Richards, *Mapping Time*, 1998, chapter 18). Since the months
begin with the sighting of the moon, the day that was kept may be one or two off, and differ between countries.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

#: The first day of the Islamic calendar, 16 July 622 of the Julian calendar, as an ordinal of :class:`datetime.date`.
_HIJRA = 227_015
_DAY = timedelta(days=1)
#: Days by which a computed Muslim date may be off.
SIGHTING = 2


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of the calendar.

    Attributes:
        month, day: of a feast with a fixed date.
        easter: days after Easter.
        hijri: month and first and last day of the Islamic year.
        either: keys of the feasts that share the name.
    """

    name: str
    month: int | None = None
    day: int | None = None
    easter: int | None = None
    hijri: tuple[int, int, int] | None = None
    either: tuple[str, ...] = ()

    @property
    def by_the_moon(self) -> bool:
        """Whether its day is only computed."""
        return self.hijri is not None or bool(self.either)


FEASTS: dict[str, Feast] = {
    "noël": Feast("Noël", month=12, day=25),
    "nouvel_an": Feast("le Nouvel An", month=1, day=1),
    "saint_sylvestre": Feast("la Saint-Sylvestre", month=12, day=31),
    "saint_valentin": Feast("la Saint-Valentin", month=2, day=14),
    "épiphanie": Feast("l’Épiphanie", month=1, day=6),
    "assomption": Feast("l’Assomption", month=8, day=15),
    "toussaint": Feast("la Toussaint", month=11, day=1),
    "armistice": Feast("l’Armistice", month=11, day=11),
    "mardi_gras": Feast("Mardi gras", easter=-47),
    "rameaux": Feast("les Rameaux", easter=-7),
    "vendredi_saint": Feast("le Vendredi saint", easter=-2),
    "pâques": Feast("Pâques", easter=0),
    "lundi_de_pâques": Feast("le lundi de Pâques", easter=1),
    "ascension": Feast("l’Ascension", easter=39),
    "pentecôte": Feast("la Pentecôte", easter=49),
    "lundi_de_pentecôte": Feast("le lundi de Pentecôte", easter=50),
    "ramadan": Feast("le ramadan", hijri=(9, 1, 30)),
    "aïd_el_fitr": Feast("l’Aïd el-Fitr", hijri=(10, 1, 1)),
    "aïd_el_adha": Feast("l’Aïd el-Adha", hijri=(12, 10, 10)),
    "aïd": Feast("l’Aïd", either=("aïd_el_fitr", "aïd_el_adha")),
    "achoura": Feast("l’Achoura", hijri=(1, 10, 10)),
    "mawlid": Feast("le Mawlid", hijri=(3, 12, 12)),
    "nouvel_an_hégirien": Feast("le nouvel an hégirien", hijri=(1, 1, 1)),
}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    >>> easter(2018), easter(2000)
    (datetime.date(2018, 4, 1), datetime.date(2000, 4, 23))
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + rest - 7 * ((a + 11 * h + 22 * rest) // 451) + 114, 31)
    return date(year, month, day + 1)


def hijri_to_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar as a Gregorian one.

    >>> hijri_to_day(1439, 9, 1)  # Ramadan 1439
    datetime.date(2018, 5, 16)
    """
    before = (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_HIJRA + before + 29 * (month - 1) + month // 2 + day - 1)


@lru_cache(maxsize=1024)
def feast_days(key: str, year: int) -> tuple[tuple[date, date], ...]:
    """First and last day of a feast in a Gregorian year, without the uncertainty of sightings.

    Muslim feasts may fall twice into one year, or not at all, so there may be none, one or two.

    Args:
        key: of :data:`FEASTS`.
        year: a year from 1000 to 2200.

    Example:
        >>> feast_days("pentecôte", 2018)
        ((datetime.date(2018, 5, 20), datetime.date(2018, 5, 20)),)
        >>> [str(first) for first, last in feast_days("ramadan", 2030)]
        ['2030-01-06', '2030-12-26']
    """
    feast = FEASTS[key]
    if feast.either:
        return tuple(sorted(span for one in feast.either for span in feast_days(one, year)))
    if feast.hijri is not None:
        month, first, last = feast.hijri
        about = int((year - 622) * 33 / 32)
        spans = (
            (hijri_to_day(y, month, first), hijri_to_day(y, month, min(last, 29 + month % 2)))
            for y in range(about - 1, about + 4)
        )
        return tuple(span for span in spans if span[0].year == year)
    if feast.easter is not None:
        day = easter(year) + feast.easter * _DAY
    else:
        day = date(year, feast.month or 1, feast.day or 1)
    return ((day, day),)
