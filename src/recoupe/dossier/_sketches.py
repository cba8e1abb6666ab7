"""What the cross-check keeps of each document: the table ``sketches``. SQL and what it takes, no more."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from operator import attrgetter
from typing import Any

import msgspec
from msgspec.structs import force_setattr

from recoupe.crosscheck.records import Account, AccountKind, Carrier, Sketch
from recoupe.dossier import _decisions, _rows
from recoupe.dossier._origins import CURRENT
from recoupe.model import Analysis

_SKETCH = msgspec.msgpack.Decoder(Sketch)
#: Sketches are read far more often than written, and pack well: the fastest level is nearly as small as the best.
_LEVEL = 1
#: Below so many documents the memory that accounts take does not matter.
_MANY = 2500
#: What accounts have that give no time: they share it already.
_NEVER = Account(kind=AccountKind.EVENT, id=0, start=0, end=0, mark=(0, 0), text="", type="").when
#: Fields of accounts whose values come again and again.
_REPEATED = ("text", "type", "what", "by", "by_kind", "attitude", "words", "why", "place", "when", "as_of")


def state(connection: sqlite3.Connection) -> str:
    """Give a digest of the documents, their days, on what their analyses rest, and what people decided of them."""
    rows = connection.execute(
        "SELECT number, key, revision, digest, dated, basis, given FROM documents"
        " LEFT JOIN analyses ON analyses.document = number ORDER BY number"
    )
    known = [tuple(row) for row in rows], _decisions.state(connection)
    return blake2b(repr(known).encode(), digest_size=16).hexdigest()


def unsketched(connection: sqlite3.Connection, made: str) -> list[int]:
    """Give the current documents that are analyzed, and have no sketch or one that was made otherwise."""
    query = (
        "SELECT number FROM documents JOIN analyses ON analyses.document = number"
        f" LEFT JOIN sketches ON sketches.document = number WHERE {CURRENT} AND made IS NOT ? ORDER BY number"
    )
    return [row[0] for row in connection.execute(query, (made,))]


def analyses(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Analysis]]:
    """Give what was found in some documents; those that are gone by now are left out."""
    query = "SELECT documents.*, record FROM documents JOIN analyses ON document = number WHERE number = ?"
    for number in numbers:
        row = connection.execute(query, (number,)).fetchone()
        if row is not None:
            yield number, _rows.unpack(row["record"], _rows.document_of(row))


def write(connection: sqlite3.Connection, sketches: Iterable[tuple[int, Sketch]], made: str) -> None:
    """Write sketches in place of those that were there."""
    connection.executemany(
        "INSERT OR REPLACE INTO sketches (document, made, record) VALUES (?, ?, ?)",
        ((number, made, zlib.compress(msgspec.msgpack.encode(one), _LEVEL)) for number, one in sketches),
    )


def carriers(connection: sqlite3.Connection, made: str) -> Iterator[Carrier]:
    """Give the current documents with their sketches, ordered by name and digest; SQLite orders by code points."""
    query = (
        "SELECT number, name, digest, outlet, dated, published_at, earliest, latest, status, sketches.record AS sketch"
        " FROM documents JOIN analyses ON analyses.document = number JOIN sketches ON sketches.document = number"
        f" WHERE {CURRENT} AND made = ? ORDER BY name, digest"
    )
    known: dict[Any, Any] = {}
    share = connection.execute("SELECT count(*) FROM sketches").fetchone()[0] >= _MANY
    for row in connection.execute(query, (made,)):
        dated = row["dated"]
        sketch = _SKETCH.decode(zlib.decompress(row["sketch"]))
        yield Carrier(
            number=row["number"],
            name=row["name"],
            key=row["digest"],
            outlet=row["outlet"],
            earliest=dated or row["earliest"],
            latest=dated or row["latest"],
            status="given" if dated else row["status"],
            moment=None if dated else row["published_at"],
            sketch=_shared(sketch, known) if share else sketch,
        )


def _shared(sketch: Sketch, known: dict[Any, Any]) -> Sketch:
    """Let accounts that say the same in the same words share it: it halves the memory that all of them take."""
    values = attrgetter(*_REPEATED)
    for account in sketch.accounts:
        for name, value in zip(_REPEATED, values(account), strict=True):
            if value and value is not _NEVER and (first := known.setdefault(value, value)) is not value:
                force_setattr(account, name, first)
    return sketch
