"""The file format: one read-only file, opened by mapping it into memory.

.. code-block:: text

    magic (8 bytes) · version, length and checksum of the header (3 × uint32) · header (JSON) · sections

The header has the attribution, the lists that columns refer to (countries, regions, kinds) and, by name, the type,
offset and length of each section. Sections are NumPy arrays: one column a property of the places, their names and
sounds one after the other, and two indexes (sorted hashes beside the places they lead to). Opening reads the header and
checks the checksums; the system loads what is looked at and shares it between processes.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from recoupe.errors import GazetteerError
from recoupe.gazetteer.names import Spelling

#: The file that comes with the package; python -m recoupe.gazetteer.build makes it.
SHIPPED = Path(__file__).parent / "data" / "geonames.gaz"
MAGIC = b"RCPGAZET"
#: Counted up whenever the layout or the meaning of a section changes.
VERSION = 1
_HEAD = struct.Struct("<8sIII")
_ALIGNMENT = 64
_CHUNK = 1 << 20
#: Files of up to so many bytes are checked as a whole whenever they are opened; of larger ones, which take longer to
#: read, the header and the length.
_CHECKED = 256 << 20
#: Degrees are kept as whole numbers of this part: a metre.
_SCALE = 100_000
_COLUMNS = (
    "latitude", "longitude", "population", "country", "admin1", "kind", "number", "name_start", "names", "sound_start",
    "sounds", "folded_hash", "folded_place", "skeleton_hash", "skeleton_place",
)  # fmt: skip


class Row(NamedTuple):
    """A place to compile.

    ``number`` is its number in the source, ``country`` ISO 3166 alpha-2 or empty, ``admin1`` the code of its
    first-order division or empty, ``other_names`` in any script.
    """

    number: int
    name: str
    other_names: Iterable[str]
    latitude: float
    longitude: float
    country: str
    admin1: str
    kind: str
    population: int


def hash_folded(folded: str) -> int:
    """Hash a folded name."""
    return zlib.crc32(b"=" + folded.encode())


def hash_bare(bare: str) -> int:
    """Hash what is left of a folded name with articles, apart from the names that have none."""
    return zlib.crc32(b"-" + bare.encode())


def hash_skeleton(skeleton: str) -> int:
    """Hash a skeleton."""
    return zlib.crc32(skeleton.encode())


class Compiler:
    """Takes places one by one and writes the file.

    Example:
        >>> compiler = Compiler()
        >>> compiler.add(Row(7, "Al-Nour", ["Nour", "النور"], 35.1, 40.2, "SY", "07", "city", 1200))
        >>> compiler.count
        1
    """

    def __init__(self) -> None:
        self._columns = {name: array(code) for name, code in zip(_COLUMNS[:7], "iiQHHBQ", strict=True)}
        self._lists: dict[str, dict[str, int]] = {"country": {}, "admin1": {}, "kind": {}}
        self._names, self._sounds = bytearray(), bytearray()
        self._name_start, self._sound_start = array("Q", [0]), array("Q", [0])
        self._folded, self._skeletons = (array("I"), array("I")), (array("I"), array("I"))

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self._columns["number"])

    def add(self, row: Row) -> None:
        """Take one place."""
        place = self.count
        admin1 = f"{row.country}.{row.admin1}" if row.admin1 else ""
        for column, value in (
            ("latitude", round(row.latitude * _SCALE)),
            ("longitude", round(row.longitude * _SCALE)),
            ("population", max(row.population, 0)),
            ("country", self._index("country", row.country)),
            ("admin1", self._index("admin1", admin1)),
            ("kind", self._index("kind", row.kind)),
            ("number", row.number),
        ):
            self._columns[column].append(value)
        folded: dict[int, None] = {}
        sounds: dict[str, None] = {}
        skeletons: dict[int, None] = {}
        for name in dict.fromkeys((row.name, *row.other_names)):
            forms = Spelling(name)
            if forms.script is None or not forms.folded:
                continue
            folded[hash_folded(forms.folded)] = None
            if forms.bare != forms.folded:
                folded[hash_bare(forms.bare)] = None
            if forms.sound:
                sounds[forms.sound] = None
                skeletons[hash_skeleton(forms.skeleton)] = None
        for (hashes, places), found in ((self._folded, folded), (self._skeletons, skeletons)):
            hashes.extend(found)
            places.extend([place] * len(found))
        self._names += row.name.encode()
        self._sounds += "\n".join(sounds).encode()
        self._name_start.append(len(self._names))
        self._sound_start.append(len(self._sounds))

    def _index(self, column: str, value: str) -> int:
        """Number the values of a column as they are first met."""
        return self._lists[column].setdefault(value, len(self._lists[column]))

    def write(self, path: Path, about: dict[str, Any]) -> None:
        """Write the file under another name first, so that nobody ever meets half of it.

        Args:
            path: where to; its folder exists.
            about: what the file says of itself (``title``, ``scheme``, ``attribution``, ``source`` ...).
        """
        sections = {name: _narrow(np.frombuffer(column, column.typecode)) for name, column in self._columns.items()}
        sections |= {"name_start": _narrow(self._name_start), "sound_start": _narrow(self._sound_start)}
        sections |= {
            "names": np.frombuffer(bytes(self._names), "u1"),
            "sounds": np.frombuffer(bytes(self._sounds), "u1"),
        }
        for name, (hashes, places) in (("folded", self._folded), ("skeleton", self._skeletons)):
            order = np.lexsort((places, hashes))
            sections[f"{name}_hash"] = np.asarray(hashes, "u4")[order]
            sections[f"{name}_place"] = np.asarray(places, "u4")[order]
        lists = {name: list(values) for name, values in self._lists.items()}
        _write(path, sections, {"about": {**about, "count": self.count}, "lists": lists})


def _narrow(values: Any) -> np.ndarray:
    """Use the smallest whole numbers that hold the values, signed only where they are."""
    numbers = np.asarray(values)
    if numbers.size and numbers.min() < 0:
        return numbers.astype("<i4")
    largest = int(numbers.max()) if numbers.size else 0
    return numbers.astype(np.min_scalar_type(largest))


def _write(path: Path, sections: dict[str, np.ndarray], header: dict[str, Any]) -> None:
    """Lay the sections out and write everything."""
    layout, parts, at, checksum = {}, [], 0, 0
    for name in _COLUMNS:
        data = sections[name].tobytes()
        data += b"\0" * (-len(data) % _ALIGNMENT)
        layout[name] = [sections[name].dtype.str, at, len(sections[name])]
        parts.append(data)
        at += len(data)
        checksum = zlib.crc32(data, checksum)
    text = json.dumps({**header, "sections": layout, "size": at, "checksum": checksum}, ensure_ascii=False).encode()
    text += b" " * (-(_HEAD.size + len(text)) % _ALIGNMENT)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with partial.open("wb") as out:
            out.write(_HEAD.pack(MAGIC, VERSION, len(text), zlib.crc32(text)))
            out.write(text)
            out.writelines(parts)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def read_header(path: Path) -> tuple[dict[str, Any], int]:
    """Read what a file says of itself.

    Returns:
        The header, and where the sections begin.

    Raises:
        GazetteerError: it is no gazetteer, or is damaged, or of another version.
    """
    try:
        with path.open("rb") as file:
            magic, version, length, checksum = _HEAD.unpack(file.read(_HEAD.size))
            text = file.read(length) if magic == MAGIC and version == VERSION else b""
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError as error:
        raise GazetteerError("no such file", where=str(path)) from error
    except (OSError, struct.error) as error:
        raise GazetteerError(f"cannot be read as a gazetteer ({error})", where=str(path), hint=_AGAIN) from error
    if magic != MAGIC:
        raise GazetteerError("this is no gazetteer of Recoupe", where=str(path), hint=_AGAIN)
    if version != VERSION:
        raise GazetteerError(f"version {version} of the format instead of {VERSION}", where=str(path), hint=_AGAIN)
    if zlib.crc32(text) != checksum:
        raise GazetteerError("the header is damaged", where=str(path), hint=_AGAIN)
    header = json.loads(text)
    start = _HEAD.size + length
    if size != start + header["size"]:
        raise GazetteerError("the file is cut short or has grown", where=str(path), hint=_AGAIN)
    return header, start


_AGAIN = "install Recoupe again, or import the source of this file again"


class Store:
    """A compiled file, open for reading.

    Attributes:
        path: the file.
        about: what it says of itself.
        lists: the values that the columns ``country``, ``admin1`` and ``kind`` refer to.
        columns: the sections by name.
    """

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            GazetteerError: it cannot be read, or is damaged, or of another version.
        """
        header, start = read_header(path)
        self.path = path
        self.about: dict[str, Any] = header["about"]
        self.lists: dict[str, list[str]] = header["lists"]
        if header["size"] <= _CHECKED and _checksum(path, start) != header["checksum"]:
            raise GazetteerError("the contents are damaged", where=str(path), hint=_AGAIN)
        data = np.memmap(path, np.uint8, "r").view(np.ndarray)  # slices of a memmap cost ten times as much
        self.columns = {
            name: data[start + at : start + at + count * np.dtype(kind).itemsize].view(kind)
            for name, (kind, at, count) in header["sections"].items()
        }

    def places(self, index: str, hashes: list[int]) -> np.ndarray:
        """Give the places that an index (``folded``, ``skeleton``) has under some hashes, each once, in order."""
        known, places = self.columns[f"{index}_hash"], self.columns[f"{index}_place"]
        wanted = np.array(hashes, "u4")
        starts, ends = np.searchsorted(known, wanted), np.searchsorted(known, wanted, "right")
        found = [places[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True) if b > a]
        if not found:
            return np.empty(0, "u4")
        return np.unique(np.concatenate(found))

    def text(self, section: str, place: int) -> str:
        """Give the ``name`` or the ``sound`` of a place, of several sounds one a line."""
        start = self.columns[f"{section}_start"]
        return self.columns[f"{section}s"][int(start[place]) : int(start[place + 1])].tobytes().decode()

    def position(self, place: int) -> tuple[float, float]:
        """Give latitude and longitude in degrees."""
        return int(self.columns["latitude"][place]) / _SCALE, int(self.columns["longitude"][place]) / _SCALE


def _checksum(path: Path, start: int) -> int:
    """Read a file once: pages that are read so do not count as the process's memory."""
    checksum = 0
    with path.open("rb") as file:
        file.seek(start)
        while chunk := file.read(_CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return checksum
