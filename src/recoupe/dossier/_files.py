"""The file behind a dossier: opened, made, brought up to date; what SQLite complains of, in our words.

Journals: WAL, so that readers do not wait for a writer; ``synchronous = FULL``, so that what was committed survives a
power cut. Nothing here looks at the whole file: a dossier opens in the same time whatever its size.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec

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


def connect(path: Path, *, create: bool, patience: float = PATIENCE, salvage: bool = False) -> sqlite3.Connection:
    """Open a dossier, made or brought up to date where needed.

    A file that may not be written, in a folder that may not be written, is opened for reading. With ``salvage`` a file
    that lacks its end is opened too, and nothing is brought up to date.

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
        connection = sqlite3.connect(_address(path), uri=True, timeout=patience, isolation_level=None)
        try:
            if salvage:  # SQLite then takes the file for as long as it is
                connection.execute("PRAGMA writable_schema = ON")
            _until_free(lambda: _prepare(connection, path, create=create, salvage=salvage), patience)
        except BaseException:
            connection.close()
            raise
    return connection


def _address(path: Path) -> str:
    """Give the file as a URI: whatever its name, it is a file, never ``:memory:``."""
    whole = path.absolute()
    settled = not Path(f"{whole}-wal").exists()
    read_only = whole.exists() and settled and not os.access(whole.parent, os.W_OK)
    return whole.as_uri() + ("?immutable=1" if read_only else "")  # SQLite could not make its -shm beside it


def _until_free(prepare: Callable[[], None], patience: float) -> None:
    """Try again while another program makes or recovers the file: SQLite does not wait for that by itself."""
    end = time.monotonic() + patience
    while True:
        try:
            return prepare()
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                raise
            time.sleep(0.05)


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool, salvage: bool) -> None:
    """Set the connection up, and the file where it is new or old."""
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA cell_size_check = ON")  # damage is noticed where it lies, before it is read as data
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (tables or application or version):
        raise NotADossier("an SQLite file, but no dossier", where=str(path), hint="give another name")
    if not tables and not create:  # an empty file, or a dossier whose making was cut short
        raise NotADossier("there is nothing in it", where=str(path), hint="recoupe add --dossier FILE fills one")
    if version > latest():
        raise DossierTooNew("a later version of Recoupe made it", where=str(path), hint="update Recoupe")
    if salvage:
        return
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
        if connection.in_transaction:  # SQLite has ended it by itself where the disk was full
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
    """Say in our words what SQLite complains of, and what does not unpack as it was packed.

    Raises:
        DossierError: one of its kinds, for every problem that is not a defect of Recoupe.
    """
    where = str(path)
    try:
        yield
    except sqlite3.DatabaseError as problem:
        told = _translated(problem, where)
        if told is None:
            raise
        raise told from problem
    except (zlib.error, msgspec.DecodeError) as problem:
        raise damaged(where) from problem


def damaged(where: str, what: str = "the file is damaged") -> DossierDamaged:
    """Make the error of a damaged dossier, with what helps."""
    return DossierDamaged(what, where=where, hint="recoupe merge NEW DAMAGED saves what can be read into a new dossier")


#: SQLite's extended codes of writes that the system refused. Where the disk itself is full SQLite says so; these are
#: a quota or a limit on the size of files, which it does not tell apart from a failing disk.
_REFUSED_WRITES = (
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
)


def _translated(problem: sqlite3.DatabaseError, where: str) -> DossierError | None:
    """Choose the error by SQLite's result code (https://www.sqlite.org/rescode.html); ``None`` for a defect of ours."""
    extended = getattr(problem, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DossierBusy(
            "another program is writing to it", where=where, hint="wait until it is done, then try again"
        )
    if code == sqlite3.SQLITE_FULL:
        return DossierFull("no room is left on its disk", where=where, hint="make room; what was added before is kept")
    if extended in _REFUSED_WRITES:
        return DossierFull(
            "the system lets it grow no further",
            where=where,
            hint="check the quota, the limit on file sizes and the disk; what was added before is kept",
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR) or "decode to UTF-8" in str(problem):
        return damaged(where, "the file is damaged, or its disk cannot be read")
    if code == sqlite3.SQLITE_NOTADB:
        return NotADossier("not a dossier", where=where, hint="give a file that recoupe add --dossier made")
    if code == sqlite3.SQLITE_READONLY:
        return DossierError("it may only be read", where=where, hint="check the permissions of file and folder")
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return DossierError(f"it cannot be opened ({problem})", where=where, hint="check the folder")
    if code == sqlite3.SQLITE_TOOBIG:
        return DossierError("a document of more than 1 GB does not fit in it", where=where, hint="cut it into parts")
    return None
