"""Take the documents of one dossier over into another, also out of a damaged file: row by row, what can be read.

A row that lies on a damaged page cannot be read, its neighbours on sound pages can. So nothing is read in one sweep
that could stop at the damage: every document is asked for by its number, and what is read is compared with the digests
that were written beside it. What can be made again from something sound (the rows of findings, the words) is.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from recoupe.crosscheck.words import word_hashes
from recoupe.dossier import _rows
from recoupe.dossier._identity import Arrival, recognise

Row = dict[str, Any]

#: What names documents besides their own table; each may be damaged where the others are not.
_NAMING = (
    "SELECT number FROM documents INDEXED BY documents_by_digest ORDER BY digest",
    "SELECT number FROM documents INDEXED BY documents_by_name ORDER BY name",
    "SELECT document FROM analyses ORDER BY document",
    "SELECT document FROM statements ORDER BY document",
)
#: So many numbers are asked for one by one at most: a damaged page may name any number.
_PROBED = 100_000


class Taken(NamedTuple):
    """A document as it was read from the other dossier: its row, its bytes, its analysis and what that rests on."""

    row: Row
    original: Row
    analysis: Row | None
    basis: Row | None


def numbers(source: sqlite3.Connection) -> list[int]:
    """Give the numbers of the documents; where their table is damaged, every number that anything sound names."""
    whole, found = _sweep(source, "documents")
    if not whole:
        for query in _NAMING:
            for direction in ("", " DESC"):
                whole, named = _listed(source, query + direction)
                found |= named
                if whole:
                    break
    return sorted(found)


def _sweep(source: sqlite3.Connection, table: str) -> tuple[bool, set[int]]:
    """Read the numbers of a table's rows from either end, and what can be read in between; tell whether all can."""
    query = f"SELECT rowid FROM {table} NOT INDEXED"
    whole, before = _listed(source, f"{query} ORDER BY rowid")
    if whole:
        return True, before
    _, after = _listed(source, f"{query} ORDER BY rowid DESC")
    between: set[int] = set()
    if before and after:  # between the damaged pages there may be sound ones
        for number in range(max(before) + 1, min(min(after), max(before) + _PROBED)):
            between |= _listed(source, f"{query} WHERE rowid = {number:d}")[1]
    return False, before | after | between


def _listed(source: sqlite3.Connection, query: str) -> tuple[bool, set[int]]:
    """Read numbers up to the first damage; tell whether there was none."""
    found: set[int] = set()
    try:
        found.update(row[0] for row in source.execute(query))
    except sqlite3.DatabaseError:
        return False, found
    return True, found


def read(source: sqlite3.Connection, number: int) -> Taken:
    """Read a document and what belongs to it; an analysis that cannot be read is left out.

    Raises:
        sqlite3.DatabaseError: the document lies on a damaged page.
        ValueError: it or its bytes are not what was written.
    """
    row = _one(source, "SELECT * FROM documents WHERE number = ?", number)
    if row is None:
        raise ValueError("its row is gone")
    if _rows.digest(_rows.document_of(row)) != row["digest"]:
        raise ValueError("its text is not what was written")
    original = _original(source, row["original"])
    try:
        analysis = _one(source, "SELECT * FROM analyses WHERE document = ?", number)
        if analysis is None:
            return Taken(row, original, None, None)
        _rows.unpack(analysis["record"], _rows.document_of(row))
        zlib.decompress(analysis["names"])
        basis = _one(source, "SELECT * FROM bases WHERE number = ?", analysis["basis"])
        if basis is not None:
            zlib.decompress(basis["rows"])
    except (sqlite3.DatabaseError, zlib.error, msgspec.DecodeError):
        return Taken(row, original, None, None)
    return Taken(row, original, analysis if basis is not None else None, basis)


def _original(source: sqlite3.Connection, sha256: str) -> Row:
    """Read the bytes behind a document; where the index of their digests is damaged, one after another.

    Raises:
        ValueError: they cannot be read, or are not what was written.
    """
    try:
        original = _one(source, "SELECT * FROM originals WHERE sha256 = ?", sha256)
    except sqlite3.DatabaseError:
        original = None
        for number in sorted(_sweep(source, "originals")[1]):
            with suppress(sqlite3.DatabaseError):
                original = _one(source, "SELECT * FROM originals WHERE rowid = ?1 AND +sha256 = ?2", number, sha256)
            if original is not None:
                break
    if original is None:
        raise ValueError("its bytes are gone")
    try:
        _rows.restored(original)
    except zlib.error as problem:
        raise ValueError("its bytes cannot be read") from problem
    return original


def _one(source: sqlite3.Connection, query: str, *values: object) -> Row | None:
    """Give the one row of a query, if there is one."""
    row = source.execute(query, values).fetchone()
    return dict(row) if row is not None else None


def take_over(target: sqlite3.Connection, taken: Taken) -> bool:
    """Write a document of another dossier, with what was found in it; tell whether it was not there."""
    row = taken.row
    there = _one(target, "SELECT number, key, dated FROM documents WHERE digest = ?", row["digest"])
    if there is not None:
        number, key, dated = there["number"], there["key"], there["dated"]
        bare = _one(target, "SELECT 1 FROM analyses WHERE document = ?", number) is None
    else:
        come: Row = {name: row.get(name) for name in Arrival._fields}  # an older file lacks some
        known = recognise(target, Arrival(**come))
        number, key, dated, bare = _next(target, "number", "1"), known.key, known.dated, True
        revision = _next(target, "revision", "key = ?", key)
        notes = [*_rows.document_of(row).notes, *_rows.namesake_note(row["id"], known)]
        changed = {"number": number, "key": key, "revision": revision, "notes": _rows.as_json(notes)}
        _rows.insert(target, "originals", [taken.original], how="INSERT OR IGNORE")
        _rows.insert(target, "documents", [{**row, **changed, "dated": dated}])
        _order(target, key)
    if row["dated"] and not dated:  # what a person set is not lost, and holds for every revision
        target.execute("UPDATE documents SET dated = ? WHERE key = ?", (row["dated"], key))
    if bare and taken.analysis is not None and taken.basis is not None:
        _take_analysis(target, number, row, taken.analysis, _same_basis(target, taken.basis))
    return there is None


def bring_back(target: sqlite3.Connection, taken: Taken) -> None:
    """Write a document again that was removed, under its old number and revision where these are free.

    Where it has come again in the meantime, it stays as it came.
    """
    row = taken.row
    if _one(target, "SELECT 1 FROM documents WHERE (digest, key) = (?, ?)", row["digest"], row["key"]) is not None:
        return
    number, revision = row["number"], row["revision"]
    if _one(target, "SELECT 1 FROM documents WHERE number = ?", number) is not None:
        number = _next(target, "number", "1")
    newer = _one(target, "SELECT 1 FROM documents WHERE key = ?", row["key"])
    if newer is not None:
        revision = _next(target, "revision", "key = ?", row["key"])
    _rows.insert(target, "originals", [taken.original], how="INSERT OR IGNORE")
    _rows.insert(target, "documents", [{**row, "number": number, "revision": revision}])
    if newer is not None:
        _order(target, row["key"])
    if taken.analysis is not None and taken.basis is not None:
        _take_analysis(target, number, row, taken.analysis, _same_basis(target, taken.basis))


def _take_analysis(target: sqlite3.Connection, number: int, row: Row, analysis: Row, basis: int) -> None:
    """Write what was found in a document of another dossier."""
    words = word_hashes(row["text"]).tobytes()
    _rows.insert(target, "analyses", [{**analysis, "document": number, "basis": basis, "words": words}])
    _rows.write_findings(target, number, _rows.unpack(analysis["record"], _rows.document_of(row)))


def _order(target: sqlite3.Connection, key: str) -> None:
    """Number the revisions of a document by when they were obtained: the newer dossier need not be the other one."""
    order = "obtained_at, added_at, revision"
    numbers = target.execute(f"SELECT number FROM documents WHERE key = ? ORDER BY {order}", (key,)).fetchall()
    if len(numbers) > 1:
        target.execute("UPDATE documents SET revision = -revision WHERE key = ?", (key,))  # no number is there twice
        revisions = [(revision, number) for revision, (number,) in enumerate(numbers, start=1)]
        target.executemany("UPDATE documents SET revision = ? WHERE number = ?", revisions)


def _next(target: sqlite3.Connection, column: str, where: str, *values: str) -> int:
    """Give the number after the highest."""
    (number,) = target.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM documents WHERE {where}", values).fetchone()
    return number


def _same_basis(target: sqlite3.Connection, old: Row) -> int:
    """Number a basis of another dossier in this one."""
    values = {name: value for name, value in old.items() if name != "number"}
    _rows.insert(target, "bases", [values], how="INSERT OR IGNORE")
    (number,) = target.execute(
        "SELECT number FROM bases WHERE (code, model, lexicon, gazetteer) = (:code, :model, :lexicon, :gazetteer)",
        values,
    ).fetchone()
    return number


def use_basis(target: sqlite3.Connection, source: sqlite3.Connection) -> None:
    """Remember the basis that was used last in another dossier, where none has been used in this one yet."""
    if _one(target, "SELECT 1 FROM about WHERE name = 'basis'") is not None:
        return
    number = None
    with suppress(sqlite3.DatabaseError):
        used = _one(source, "SELECT bases.* FROM bases JOIN about ON about.name = 'basis' AND number = +value")
        number = _same_basis(target, used) if used is not None else None
    if number is None:  # an older file, or a damaged one
        (number,) = target.execute("SELECT max(basis) FROM analyses").fetchone()
    if number is not None:
        _rows.use(target, number)


def refused(source: sqlite3.Connection) -> list[Row]:
    """Read the inputs that could not be used, as far as that goes."""
    try:
        return [dict(row) for row in source.execute("SELECT * FROM refused ORDER BY name")]
    except sqlite3.DatabaseError:
        return []
