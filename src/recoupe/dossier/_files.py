"""The file behind a dossier: opened, made, brought up to date; what SQLite complains of, in our words.

Journals: WAL, so that readers do not wait for a writer; ``synchronous = FULL``, so that what was committed survives a
power cut. Nothing here looks at the whole file: a dossier opens in the same time whatever its size.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

from recoupe.errors import (
    DossierBusy,
    DossierDamaged,
    DossierError,
    DossierFull,
    DossierTooNew,
    NotADossier,
)

#: Marks the file as ours for ``file(1)`` and for us: "RCPU".
APPLICATION_ID = 0x52435055
#: How long to wait for another writer, in seconds. A writer holds the lock for one batch of documents, well under this.
PATIENCE = 60.0
_NUMBERED = re.compile(r"(\d{4})_\w+\.sql")


def connect(path: Path, *, create: bool, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a dossier, made or brought up to date where needed.

    Raises:
        NotADossier: there is no file and ``create`` is not set, or it is something else.
        DossierTooNew: a later Recoupe made it.
        DossierError: it cannot be opened, or is busy, full or damaged.
    """
    if not create and not path.exists():
        raise NotADossier("no such dossier", where=str(path), hint="recoupe add --dossier FILE makes one")
    if path.is_dir():
        raise NotADossier("it is a folder, not a dossier", where=str(path), hint="give the name of a file")
    with complaints(path):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Set the connection up, and the file where it is new or old."""
    connection.row_factory = sqlite3.Row
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and application != APPLICATION_ID:
        raise NotADossier("an SQLite file, but no dossier", where=str(path), hint="give another name")
    if version > latest():
        raise DossierTooNew("a later version of Recoupe made it", where=str(path), hint="update Recoupe")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < latest():
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Make the tables, or bring them up to date, in one transaction: another program may be about to do the same."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            _run(connection, schema())
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        else:
            for _, script in list(migrations())[version:]:
                _run(connection, script)
        connection.execute(f"PRAGMA user_version = {latest()}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script inside the transaction (``executescript`` would end it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    if statement.strip():
        connection.execute(statement)


def schema() -> str:
    """Give ``schema.sql``."""
    return resources.files("recoupe.dossier").joinpath("schema.sql").read_text(encoding="utf-8")


@cache
def migrations() -> tuple[tuple[int, str], ...]:
    """Give the numbered scripts that lead from an empty file to today's schema, in order.

    Raises:
        DossierError: a number is missing or doubled.
    """
    found = []
    for file in sorted(resources.files("recoupe.dossier").joinpath("migrations").iterdir(), key=lambda file: file.name):
        if match := _NUMBERED.fullmatch(file.name):
            found.append((int(match[1]), file.read_text(encoding="utf-8")))
    if [number for number, _ in found] != list(range(1, len(found) + 1)):
        raise DossierError("the migrations are not numbered one by one", hint="install Recoupe again")
    return tuple(found)


def latest() -> int:
    """Give the number of today's schema."""
    return len(migrations())


@contextmanager
def complaints(path: Path) -> Iterator[None]:
    """Say in our words what SQLite complains of.

    Raises:
        DossierError: one of its kinds, for every problem that is not a defect of Recoupe.
    """
    where = str(path)
    try:
        yield
    except sqlite3.DatabaseError as problem:
        raise _translated(problem, where) from problem


def _translated(problem: sqlite3.DatabaseError, where: str) -> Exception:
    """Choose the error by SQLite's result code (https://www.sqlite.org/rescode.html)."""
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DossierBusy(
            "another program is writing to it", where=where, hint="wait until it is done, then try again"
        )
    if code == sqlite3.SQLITE_FULL:
        return DossierFull("no room is left on its disk", where=where, hint="make room; what was added before is kept")
    if code == sqlite3.SQLITE_CORRUPT:
        return DossierDamaged(
            "the file is damaged",
            where=where,
            hint="recoupe merge NEW DAMAGED saves what can be read into a new dossier",
        )
    if code == sqlite3.SQLITE_NOTADB:
        return NotADossier("not a dossier", where=where, hint="give a file that recoupe add --dossier made")
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR):
        return DossierError(f"it cannot be opened or written ({problem})", where=where, hint="check the folder")
    return problem
