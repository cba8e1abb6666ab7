"""Look through a whole dossier for damage: the pages of the file, and whether what is in it is what was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from recoupe.dossier import _merging


def problems(connection: sqlite3.Connection) -> list[str]:
    """Name everything that is wrong, a line each."""
    return [*_pages(connection), *_contents(connection), *_index(connection)]


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    """Ask SQLite about the pages of the file and what refers to what."""
    try:
        for row in connection.execute("PRAGMA integrity_check"):
            yield from (line for line in row[0].splitlines() if line != "ok")
        for table, number, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"{table}, row {number}: what it refers to in {parent} is gone"
    except sqlite3.DatabaseError as problem:
        yield f"the pages of the file: {problem}"


def _contents(connection: sqlite3.Connection) -> Iterator[str]:
    """Compare what was written with the digests beside it: a page may be sound and yet say another thing."""
    for number in _merging.numbers(connection):
        try:
            taken = _merging.read(connection, number)
            (analyzed,) = connection.execute("SELECT count(*) FROM analyses WHERE document = ?", (number,)).fetchone()
            if analyzed and taken.analysis is None:
                yield f"document {number}: what was found in it cannot be read"
        except (sqlite3.DatabaseError, ValueError) as problem:
            yield f"document {number}: {problem}"


def _index(connection: sqlite3.Connection) -> Iterator[str]:
    """Compare the full text index with the documents."""
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY):
            yield f"full text: {problem}"
