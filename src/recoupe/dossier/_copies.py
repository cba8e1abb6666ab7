"""What documents share: the tables ``copies`` and ``compared``. SQL and what it takes, no more."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from recoupe.dossier.records import Making, Overlap
from recoupe.model import Part, Record

#: Only the current revision of each document is compared.
_CURRENT = "documents.revision = (SELECT max(revision) FROM documents AS same WHERE same.key = documents.key)"
_PASSAGES = msgspec.json.Decoder(tuple[tuple[int, int, int, int, int, int], ...])


class _Bare(Record, frozen=True):
    """The one field of a stored analysis that is wanted; the others are passed over."""

    parts: tuple[Part, ...] = ()


_PARTS = msgspec.msgpack.Decoder(_Bare)


def forget(connection: sqlite3.Connection, key: str | None = None) -> None:
    """Take away what documents share that are about to go (all revisions of a key), or that have a later revision.

    A text that many carry links each with its neighbours only, so the neighbours of what goes are compared anew.
    """
    gone = "key = ?" if key is not None else f"NOT ({_CURRENT}) AND number IN compared"
    numbers = json.dumps(
        [row[0] for row in connection.execute(f"SELECT number FROM documents WHERE {gone}", (key,) if key else ())]
    )
    connection.execute(
        "DELETE FROM compared WHERE document IN (SELECT a FROM copies WHERE b IN (SELECT value FROM json_each(?1))"
        " UNION SELECT b FROM copies WHERE a IN (SELECT value FROM json_each(?1))"
        " UNION SELECT value FROM json_each(?1))",
        (numbers,),
    )
    for side in "ab":
        connection.execute(f"DELETE FROM copies WHERE {side} IN (SELECT value FROM json_each(?))", (numbers,))


def words(connection: sqlite3.Connection) -> Iterator[tuple[int, bool, bytes | None, str]]:
    """Give each current document: its number, whether it has been compared, its words, its text where it has none."""
    for row in connection.execute(
        "SELECT number, number IN compared, nullif(words, x''), CASE WHEN coalesce(words, x'') = x'' THEN text END"
        f" FROM documents LEFT JOIN analyses ON document = number WHERE {_CURRENT} ORDER BY number"
    ):
        yield row[0], bool(row[1]), row[2], row[3] or ""


def write(connection: sqlite3.Connection, found: Iterable[Overlap], compared: Iterable[int]) -> None:
    """Write what documents share, and that they have been compared; documents that are gone by now are left out."""
    numbers = [(number,) for number in compared]
    connection.executemany("DELETE FROM copies WHERE a = ?", numbers)
    connection.executemany("DELETE FROM copies WHERE b = ?", numbers)
    rows = (
        (
            overlap.a,
            overlap.b,
            overlap.containment_a,
            overlap.containment_b,
            msgspec.json.encode(overlap.passages).decode(),
        )
        for overlap in found
    )
    connection.executemany(
        "INSERT OR REPLACE INTO copies (a, b, containment_a, containment_b, passages) SELECT ?1, ?2, ?3, ?4, ?5"
        " WHERE EXISTS (SELECT 1 FROM documents WHERE number = ?1)"
        " AND EXISTS (SELECT 1 FROM documents WHERE number = ?2)",
        rows,
    )
    connection.executemany(
        "INSERT OR IGNORE INTO compared (document) SELECT ?1 WHERE EXISTS (SELECT 1 FROM documents WHERE number = ?1)",
        numbers,
    )


def overlaps(connection: sqlite3.Connection) -> Iterator[Overlap]:
    """Give every pair of current documents that share passages."""
    current = f"(SELECT number FROM documents WHERE {_CURRENT})"
    for row in connection.execute(
        "SELECT a, b, containment_a, containment_b, passages FROM copies"
        f" WHERE a IN {current} AND b IN {current} ORDER BY a, b"
    ):
        yield Overlap(a=row[0], b=row[1], containment_a=row[2], containment_b=row[3], passages=_PASSAGES.decode(row[4]))


def makings(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Making]:
    """Give what tells where documents come from."""
    for row in connection.execute(
        "SELECT number, name, outlet, byline, title, published_at, dated, earliest, latest, record FROM documents"
        " LEFT JOIN analyses ON document = number WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
        (json.dumps(numbers),),
    ):
        yield Making(
            number=row["number"],
            name=row["name"],
            outlet=row["outlet"],
            byline=row["byline"],
            title=row["title"],
            moment=None if row["dated"] else row["published_at"],
            earliest=row["earliest"] or row["dated"],
            latest=row["latest"] or row["dated"],
            parts=_PARTS.decode(zlib.decompress(row["record"])).parts if row["record"] else (),
        )
