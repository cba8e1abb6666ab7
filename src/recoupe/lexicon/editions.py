"""Events that come back with a number: *acte IV*, *la quatrième journée d'action*, *le onzième samedi consécutif*.

Rows come from ``fr/editions.csv``; each has an example, an invented sentence, and the series and number that it gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/editions.csv"
COLUMNS = ("noun", "series", "order", "with", "lasts", "every", "example", "gives")
#: Where the number stands: « quatrième journée » before the noun, « acte IV » behind it.
ORDERS = ("before", "after", "both")
REMOVED = "-"  # as series in an overlay: the noun goes


class Edition(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A noun whose number tells which time it is.

    Attributes:
        noun: in the singular, folded.
        series: nouns of one series count together.
        order: one of :data:`ORDERS`.
        following: folded beginnings of words, one of which must follow (« journée *d’action* »); none where the noun
            is enough.
        lasts: days that one takes.
        every: days from one to the next where they come regularly; ``None`` where they do not.
        example, gives: a sentence, and series and number that it gives.
    """

    noun: str
    series: str
    order: str
    following: tuple[str, ...]
    lasts: int
    every: int | None
    example: str
    gives: str


def load_editions(path: Path | None = None, overlay: Path | None = None) -> tuple[Edition, ...]:
    """Read the rows, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/editions.csv`` replace those of the same noun, add new ones, and remove
            one where their series is ``-``.

    Raises:
        LexiconError: a row cannot be understood.

    Example:
        >>> next(row for row in load_editions() if row.noun == "acte").every
        7
    """
    found: dict[str, Edition] = {}
    for file in layers(FILE, path, overlay):
        for where, (noun, series, order, following, lasts, every, example, gives) in read_table(file, COLUMNS):
            if series == REMOVED:
                remove(found, fold(noun), where=where)
                continue
            one_of(order, ORDERS, column="order", where=where)
            found[fold(noun)] = Edition(
                noun=fold(noun),
                series=series,
                order=order,
                following=tuple(fold(word) for word in following.split("|") if word),
                lasts=_days(lasts, "lasts", where),
                every=_days(every, "every", where) if every else None,
                example=example,
                gives=gives,
            )
    return tuple(found.values())


def _days(cell: str, column: str, where: str) -> int:
    if not cell.isdecimal() or not 0 < int(cell) < 1000:
        raise LexiconError(f"{column} {cell!r} is no number of days", where=where, hint="write a number such as 7")
    return int(cell)


def series_of(rows: Iterable[Edition]) -> dict[str, Edition]:
    """Give a row for each series: the first one."""
    found: dict[str, Edition] = {}
    for row in rows:
        found.setdefault(row.series, row)
    return found
