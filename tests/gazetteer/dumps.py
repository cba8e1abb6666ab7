"""Invented lists of places, as files that can be imported."""

from __future__ import annotations

import json
import lzma
import zipfile
from collections.abc import Iterable
from pathlib import Path

from recoupe.gazetteer import Gazetteer
from recoupe.gazetteer.store import Compiler, Row, Store

WOF_COLUMNS = "id placetype name lat lon region_id county_id pop gn_id current names".split()


def row(number: int, name: str, *others: str, at=(34.0, 38.0), country="SY", population=0, kind="city") -> Row:
    """A place to compile."""
    return Row(number, name, others, *at, country, "07", kind, population)


def gazetteer(folder: Path, rows: Iterable[Row], unknown: int = 2_000) -> Gazetteer:
    """Compile places and open the file."""
    compiler = Compiler()
    for item in rows:
        compiler.add(item)
    path = folder / "invented.gaz"
    compiler.write(path, {"title": "Invented", "scheme": "test", "attribution": "nobody", "unknown": unknown})
    return Gazetteer([Store(path)])


def geonames_line(
    number: int, name: str, *others: str, at=(34.0, 38.0), country="SY", feature="P", code="PPL", population=0
) -> str:
    """A line of a GeoNames dump."""
    cells = [str(number), name, name, ",".join(others), *map(str, at), feature, code, country, "", "07", "", "", ""]
    return "\t".join([*cells, str(population), "", "300", "Asia/Damascus", "2024-01-01"]) + "\n"


def wof_line(number: int, name: str, at=(34.0, 38.0), kind="locality", names: dict | str = "", current="1") -> str:
    """A line of a Who's On First table."""
    written = names if isinstance(names, str) else json.dumps(names, ensure_ascii=False)
    return "\t".join([str(number), kind, name, *map(str, at), "", "", "", "", current, written]) + "\n"


def write_zip(path: Path, table: str, lines: Iterable[str]) -> Path:
    """Write a GeoNames archive, which has a readme beside the table."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "Invented.")
        archive.writestr(table, "".join(lines))
    return path


def write_wof(path: Path, lines: Iterable[str]) -> Path:
    """Write a Who's On First table, compressed where its name says so."""
    text = "\t".join(WOF_COLUMNS) + "\n" + "".join(lines)
    path.write_bytes(lzma.compress(text.encode()) if path.suffix == ".xz" else text.encode())
    return path
