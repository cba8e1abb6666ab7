"""Take the documents of one dossier over into another, also out of a damaged file: row by row, what can be read.

A row that lies on a damaged page cannot be read, its neighbours on sound pages can. So nothing is read in one sweep
that could stop at the damage: every document is asked for by its number.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from recoupe.dossier import _rows

#: In a damaged file the highest number may be unknown: so many numbers without a document are the end.
_GAP = 10_000


def numbers(source: sqlite3.Connection) -> Iterator[int]:
    """Give the numbers of the documents; where their list is damaged, every number that there may be."""
    try:
        listed = [row[0] for row in source.execute("SELECT number FROM documents ORDER BY number")]
    except sqlite3.DatabaseError:
        yield from _probed(source)
    else:
        yield from listed


def _probed(source: sqlite3.Connection) -> Iterator[int]:
    """Ask for one number after another; one that cannot be read may be a document."""
    number = missed = 0
    while missed < _GAP:
        number, missed = number + 1, missed + 1
        try:
            there = source.execute("SELECT 1 FROM documents WHERE number = ?", (number,)).fetchone() is not None
        except sqlite3.DatabaseError:
            yield number
        else:
            if there:
                missed = 0
                yield number


def document(source: sqlite3.Connection, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read a document and the bytes behind it.

    Raises:
        sqlite3.DatabaseError: they lie on a damaged page.
        ValueError: the bytes are not those that were written.
    """
    row = source.execute("SELECT * FROM documents WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise ValueError("there is no row of it")
    original = source.execute("SELECT * FROM originals WHERE sha256 = ?", (row["original"],)).fetchone()
    try:
        if original is None or hashlib.sha256(zlib.decompress(original["data"])).hexdigest() != row["original"]:
            raise ValueError("its bytes are not those that were read")
    except zlib.error as problem:
        raise ValueError("its bytes cannot be read") from problem
    return dict(row), dict(original)


def findings(source: sqlite3.Connection, number: int) -> dict[str, list[dict[str, Any]]] | None:
    """Read what was found in a document, by table; ``None`` where any of it cannot be read: it is analyzed anew."""
    try:
        found = {
            table: [dict(row) for row in source.execute(f"SELECT * FROM {table} WHERE document = ?", (number,))]
            for table in ("analyses", *_rows.FINDINGS)
        }
        for row in found["analyses"]:
            zlib.decompress(row["record"])
            zlib.decompress(row["names"])
    except (sqlite3.DatabaseError, zlib.error):
        return None
    return found if found["analyses"] else None


def basis(source: sqlite3.Connection, number: int) -> dict[str, Any] | None:
    """Read what analyses rest on; ``None`` where it cannot be read."""
    try:
        row = source.execute("SELECT * FROM bases WHERE number = ?", (number,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return dict(row) if row is not None else None


def take_over(
    target: sqlite3.Connection,
    row: dict[str, Any],
    original: dict[str, Any],
    found: dict[str, list[dict[str, Any]]] | None,
    old: dict[str, Any] | None,
) -> bool:
    """Write a document of another dossier, with what was found in it; tell whether it was not there."""
    there = target.execute("SELECT number, dated FROM documents WHERE digest = ?", (row["digest"],)).fetchone()
    if there is not None:
        if row["dated"] and not there["dated"]:  # what a person set is not lost
            target.execute("UPDATE documents SET dated = ? WHERE number = ?", (row["dated"], there["number"]))
        return False
    (number,) = target.execute("SELECT coalesce(max(number), 0) + 1 FROM documents").fetchone()
    (revision,) = target.execute(
        "SELECT coalesce(max(revision), 0) + 1 FROM documents WHERE key = ?", (row["key"],)
    ).fetchone()
    _rows.insert(target, "originals", [original], how="INSERT OR IGNORE")
    _rows.insert(target, "documents", [{**row, "number": number, "revision": revision}])
    if found is not None and old is not None:
        rests = _same_basis(target, old)
        for table, rows in found.items():
            changed = {"document": number, **({"basis": rests} if table == "analyses" else {})}
            _rows.insert(target, table, [{**one, **changed} for one in rows])
    return True


def _same_basis(target: sqlite3.Connection, old: dict[str, Any]) -> int:
    """Number a basis of another dossier in this one."""
    values = {name: value for name, value in old.items() if name != "number"}
    _rows.insert(target, "bases", [values], how="INSERT OR IGNORE")
    (number,) = target.execute(
        "SELECT number FROM bases WHERE (code, model, lexicon, gazetteer) = (:code, :model, :lexicon, :gazetteer)",
        values,
    ).fetchone()
    return number


def refused(source: sqlite3.Connection) -> list[dict[str, Any]]:
    """Read the inputs that could not be used, as far as that goes."""
    try:
        return [dict(row) for row in source.execute("SELECT * FROM refused ORDER BY name")]
    except sqlite3.DatabaseError:
        return []
