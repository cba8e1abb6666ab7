"""What documents share: the tables ``copies`` and ``compared``. SQL and what it takes, no more."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def outdated(connection: sqlite3.Connection) -> list[int]:
    """Give the documents that have been compared, but have a later revision by now."""
    query = f"SELECT number FROM documents WHERE NOT ({_CURRENT}) AND number IN compared"
    return [row[0] for row in connection.execute(query)]


def revisions(connection: sqlite3.Connection, key: str) -> list[int]:
    """Give all revisions of a document."""
    return [row[0] for row in connection.execute("SELECT number FROM documents WHERE key = ?", (key,))]


def forget(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Take away what documents share that are about to go, or that are no longer the current revision.

    A text that many carry links each with its neighbours only, so the neighbours of what goes are compared anew.
    """
    gone = json.dumps(numbers)
    connection.execute(
        "DELETE FROM compared WHERE document IN (SELECT a FROM copies WHERE b IN (SELECT value FROM json_each(?1))"
        " UNION SELECT b FROM copies WHERE a IN (SELECT value FROM json_each(?1))"
        " UNION SELECT value FROM json_each(?1))",
        (gone,),
    )
    for side in "ab":
        connection.execute(f"DELETE FROM copies WHERE {side} IN (SELECT value FROM json_each(?))", (gone,))


def uncompared(connection: sqlite3.Connection) -> list[int]:
    """Give the current documents that have not been compared yet."""
    query = f"SELECT number FROM documents WHERE number NOT IN compared AND {_CURRENT} ORDER BY number"
    return [row[0] for row in connection.execute(query)]


def words(connection: sqlite3.Connection) -> Iterator[tuple[int, bytes | None, str]]:
    """Give each current document: its number, its words, its text where it has none; in an order of their own."""
    for row in connection.execute(
        "SELECT number, nullif(words, x''), CASE WHEN coalesce(words, x'') = x'' THEN text END"
        f" FROM documents LEFT JOIN analyses ON document = number WHERE {_CURRENT} ORDER BY digest"
    ):
        yield row[0], row[1], row[2] or ""


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
    current = {row[0] for row in connection.execute(f"SELECT number FROM documents WHERE {_CURRENT}")}
    for row in connection.execute("SELECT a, b, containment_a, containment_b, passages FROM copies ORDER BY a, b"):
        if row[0] in current and row[1] in current:
            yield Overlap(
                a=row[0], b=row[1], containment_a=row[2], containment_b=row[3], passages=_PASSAGES.decode(row[4])
            )


def makings(
    connection: sqlite3.Connection, numbers: Sequence[int], parts: Mapping[int, tuple[Part, ...]]
) -> Iterator[Making]:
    """Give what tells where documents come from."""
    for row in connection.execute(
        "SELECT number, name, outlet, byline, title, published_at, dated, earliest, latest FROM documents"
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
            earliest=row["dated"] or row["earliest"],
            latest=row["dated"] or row["latest"],
            parts=known if (known := parts.get(row["number"])) is not None else _parts(connection, row["number"]),
        )


def _parts(connection: sqlite3.Connection, number: int) -> tuple[Part, ...]:
    """Give who signs a document and whom it credits."""
    row = connection.execute("SELECT record FROM analyses WHERE document = ?", (number,)).fetchone()
    return _PARTS.decode(zlib.decompress(row[0])).parts if row is not None else ()
