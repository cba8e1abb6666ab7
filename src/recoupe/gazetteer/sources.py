"""Files that a user may import: GeoNames dumps and Who's On First tables.

Both are read line by line. A line that cannot be understood is counted, named by its number, and passed over; a file
that is neither is refused before anything is read.
"""

from __future__ import annotations

import json
import lzma
import math
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, NamedTuple

from recoupe.errors import GazetteerError
from recoupe.gazetteer.store import Row

#: The columns of a GeoNames dump (https://download.geonames.org/export/dump/readme.txt).
_GEONAMES_COLUMNS = 19
_GEONAMES_KINDS = {
    "P": "city", "A": "region", "H": "water", "T": "area", "L": "area", "S": "facility", "R": "street",
}  # fmt: skip
_WOF_HEADER = ("id", "placetype", "name", "lat", "lon")
_WOF_KINDS = {
    "locality": "city", "localadmin": "city", "borough": "city", "neighbourhood": "city", "macrohood": "city",
    "microhood": "city", "country": "country", "dependency": "country", "region": "region", "macroregion": "region",
    "county": "region", "macrocounty": "region", "campus": "facility", "building": "facility", "venue": "facility",
    "marinearea": "water", "ocean": "water",
}  # fmt: skip
_WHAT = "give a GeoNames dump (SY.zip, allCountries.zip, SY.txt) or a Who's On First table (.tsv, .tsv.xz)"

Locate = Callable[[float, float], str]


class BadLine(NamedTuple):
    """A line that could not be understood."""

    number: int
    problem: str


class Source(NamedTuple):
    """An opened file.

    ``scheme`` and ``attribution`` say whose places they are, ``rows`` gives them one by one, ``done`` how many bytes of
    ``size`` have been read. A line that holds no place of a kind that is kept gives ``None``.
    """

    scheme: str
    attribution: str
    rows: Iterator[Row | BadLine | None]
    done: Callable[[], int]
    size: int


@contextmanager
def open_source(path: Path, locate: Locate) -> Iterator[Source]:
    """Open a file and tell what it is.

    Args:
        path: a GeoNames dump, zipped or not, or a Who's On First table, compressed with xz or not.
        locate: gives the country of a position, which Who's On First tables do not.

    Raises:
        GazetteerError: the file cannot be read, or is none of these.
    """
    try:
        with ExitStack() as stack:
            raw = stack.enter_context(path.open("rb"))
            lines = iter(_unpack(raw, path, stack))
            first = next(lines, b"")
            scheme, attribution, rows = _recognise(first, chain([first], lines), locate, path)
            yield Source(scheme, attribution, rows, raw.tell, path.stat().st_size)
    except (OSError, EOFError, zipfile.BadZipFile, lzma.LZMAError) as error:
        raise GazetteerError(f"cannot be read ({error})", where=str(path), hint=_WHAT) from error


def _unpack(raw: IO[bytes], path: Path, stack: ExitStack) -> IO[bytes]:
    """Look through the compression, told by the first bytes."""
    magic = raw.read(6)
    raw.seek(0)
    if magic.startswith(b"PK"):
        archive = stack.enter_context(zipfile.ZipFile(raw))
        tables = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
        if len(tables) != 1:
            raise GazetteerError(f"{len(tables)} tables in the archive instead of one", where=str(path), hint=_WHAT)
        return stack.enter_context(archive.open(tables[0]))
    if magic == b"\xfd7zXZ\0":
        return stack.enter_context(lzma.open(raw))
    return raw


def _recognise(
    first: bytes, lines: Iterator[bytes], locate: Locate, path: Path
) -> tuple[str, str, Iterator[Row | BadLine | None]]:
    """Tell by its first line what a table is."""
    try:
        cells = first.decode("utf-8-sig").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        cells = []
    if tuple(cells[: len(_WOF_HEADER)]) == _WOF_HEADER:
        next(lines)
        places = WhosOnFirst(cells, locate)
        return "wof", "Who's On First (https://whosonfirst.org), CC0 and CC BY", _rows(lines, places.row, 2)
    if len(cells) == _GEONAMES_COLUMNS and cells[0].isdigit():
        return "geonames", "GeoNames (https://www.geonames.org), CC BY 4.0", _rows(lines, geonames_row, 1)
    raise GazetteerError("this is no list of places that Recoupe can read", where=str(path), hint=_WHAT)


def _rows(
    lines: Iterator[bytes], read: Callable[[list[str]], Row | None], first: int
) -> Iterator[Row | BadLine | None]:
    """Read the lines, naming those that cannot be; ``first`` is the number of the first one."""
    for number, line in enumerate(lines, first):
        try:
            yield read(line.decode("utf-8").rstrip("\r\n").split("\t")) if line.strip() else None
        except (ValueError, IndexError) as error:
            yield BadLine(number, str(error) or "too few columns")


def geonames_row(cells: list[str]) -> Row | None:
    """Read one line of a GeoNames dump; ``None`` for a feature that news does not place events at (forests, seabeds).

    Raises:
        ValueError: the line is damaged; the message says how.

    Example:
        >>> cells = "7|Tell Nur|Tell Nur|Tall Nūr|35.1|40.2|P|PPL|SY||07|||||120||250|Asia/Damascus|2020-01-01"
        >>> geonames_row(cells.split("|")[:14] + ["120", "", "250", "Asia/Damascus", "2020-01-01"]).kind
        'city'
    """
    if len(cells) != _GEONAMES_COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {_GEONAMES_COLUMNS}")
    number, name, ascii_name, others, latitude, longitude, feature, code, country, _, admin1 = cells[:11]
    kind = _GEONAMES_KINDS.get(feature)
    if kind is None:
        return None
    if code.startswith("PCL"):
        kind = "country"
    elif code.startswith("RGN"):
        kind = "region"
    return _checked(
        Row(
            _whole(number, "number"),
            name,
            [ascii_name, *filter(None, others.split(","))],
            _degrees(latitude, 90),
            _degrees(longitude, 180),
            country,
            admin1,
            kind,
            _whole(cells[14] or "0", "population"),
        )
    )


class WhosOnFirst:
    """Reads the lines of a Who's On First table by the names of its columns."""

    def __init__(self, header: list[str], locate: Locate) -> None:
        """Take the header; ``locate`` gives the country of a position, which the table does not have."""
        self._header = header
        self._locate = locate

    def row(self, cells: list[str]) -> Row | None:
        """Read one line; ``None`` for a place that is no more.

        Raises:
            ValueError: the line is damaged; the message says how.
        """
        if len(cells) != len(self._header):
            raise ValueError(f"{len(cells)} columns instead of {len(self._header)}")
        values = dict(zip(self._header, cells, strict=True))
        if values.get("current") == "0":
            return None
        latitude, longitude = _degrees(values["lat"], 90), _degrees(values["lon"], 180)
        return _checked(
            Row(
                _whole(values["id"], "id"),
                values["name"],
                _wof_names(values.get("names", "")),
                latitude,
                longitude,
                self._locate(latitude, longitude),
                "",
                _WOF_KINDS.get(values["placetype"], "area"),
                round(float(values.get("pop") or 0)),
            )
        )


def _wof_names(cell: str) -> list[str]:
    """Read the names, a JSON object of lists by language."""
    if not cell:
        return []
    names = json.loads(cell)
    if not isinstance(names, dict):
        raise ValueError("the names are no JSON object")
    return [name for values in names.values() if isinstance(values, list) for name in values if isinstance(name, str)]


def _checked(row: Row) -> Row:
    if not row.name.strip():
        raise ValueError("no name")
    return row


def _whole(cell: str, what: str) -> int:
    """Read a whole number that is not negative."""
    if not cell.isascii() or not cell.isdigit():
        raise ValueError(f"{what} {cell!r} is no whole number")
    if len(cell) > 15:
        raise ValueError(f"{what} {cell!r} is too large")
    return int(cell)


def _degrees(cell: str, most: int) -> float:
    """Read a latitude or longitude."""
    try:
        value = float(cell)
    except ValueError as error:
        raise ValueError(f"{cell!r} is no number of degrees") from error
    if not math.isfinite(value) or abs(value) > most:
        raise ValueError(f"{cell!r} lies outside of ±{most} degrees")
    return value
