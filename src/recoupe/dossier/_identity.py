"""By what a document is known when it comes again, and when the same id is no more than a coincidence.

A document whose key is there is another revision of that one. But many corpora number their records 1, 2, 3: a document
whose id is there already, that comes from another file and whose words have next to nothing in common with the stored
one, is another document. It gets a key of its own, the id with its file, and says so in its notes.
"""

from __future__ import annotations

import os
import sqlite3
from typing import NamedTuple

from recoupe.crosscheck.words import word_hashes
from recoupe.dossier.records import Look, Seen

#: Share of the shorter text's sequences of three words from which on two texts are revisions of one document. Two news
#: articles on different matters have a median of 0.01, 99 of 100 such pairs less than 0.07 (0.14 where one of them is
#: sixty words long); an article and its second version, or a dispatch and the article made of it, well over 0.3.
_IN_COMMON = 0.1
_SEQUENCE = 3


class Arrival(NamedTuple):
    """A document that comes in, as far as it matters for knowing it again."""

    key: str
    id: str
    digest: str
    file: str | None
    url: str | None
    text: str
    locator: str | None = None
    obtained_at: str | None = None


class Known(NamedTuple):
    """The key that a document gets, and the latest revision under it, where there is one."""

    key: str
    number: int | None = None
    dated: str | None = None
    namesake: str | None = None  # where another document has the same id: from where that one was obtained


def file_of(obtained: str) -> str | None:
    """Tell the file, member or address behind what a document was obtained from; ``None`` where that is neither.

    Example:
        >>> file_of("https://example.org/a.jsonl"), file_of("standard input")
        ('https://example.org/a.jsonl', None)
    """
    if "://" in obtained:
        return obtained
    file, mark, member = obtained.partition("!")  # members of archives stand after it
    return f"{os.path.abspath(file)}{mark}{member}" if os.path.exists(file) else None


def look(connection: sqlite3.Connection, arrival: Arrival, basis: int | None) -> Look:
    """Tell what is known of a document before it is analyzed; see :meth:`recoupe.dossier.Dossier.look`."""
    rows = connection.execute(
        "SELECT number, key, basis, dated, given IS coalesce(dated, published) AS timely FROM documents"
        " LEFT JOIN analyses ON document = number WHERE digest = ?1 AND revision ="
        " (SELECT max(revision) FROM documents AS same WHERE same.key = documents.key) ORDER BY key = ?2 DESC, number",
        (arrival.digest, arrival.key),
    ).fetchall()
    if rows:  # a superseded revision is no answer: what went back to it has changed, what else has its text is new
        row = rows[0]
        fresh = basis is None or (row["basis"] == basis and row["timely"])
        return Look(seen=Seen.SAME if fresh else Seen.STALE, number=row["number"], dated=row["dated"])
    if (number := _read_before(connection, arrival)) is not None:
        return Look(seen=Seen.SAME, number=number)
    known = recognise(connection, arrival)
    seen = Seen.NEW if known.number is None else Seen.CHANGED
    return Look(seen=seen, number=known.number, dated=known.dated)


def _read_before(connection: sqlite3.Connection, arrival: Arrival) -> int | None:
    """Find a superseded revision that is this very record of this very file: an archive holds several captures."""
    row = connection.execute(
        "SELECT number FROM documents WHERE (digest, key) = (?, ?) AND file IS ? AND locator IS ? AND obtained_at = ?",
        (arrival.digest, arrival.key, arrival.file, arrival.locator, arrival.obtained_at),
    ).fetchone()
    return row["number"] if row is not None else None


def recognise(connection: sqlite3.Connection, arrival: Arrival) -> Known:
    """Find the document that a new one is a revision of, and the key that it gets."""
    if not arrival.key.startswith("id:"):
        row = connection.execute(
            "SELECT number, dated FROM documents WHERE key = ? ORDER BY revision DESC LIMIT 1", (arrival.key,)
        ).fetchone()
        return Known(arrival.key, *row) if row else Known(arrival.key)
    plain = f"id:{arrival.id}"
    revisions = [
        row
        for row in connection.execute(
            "SELECT key, number, dated, file, url, text, obtained FROM documents WHERE id = ? ORDER BY number DESC",
            (arrival.id,),
        )
        if row["key"] == plain or row["key"].startswith(f"{plain} ")
    ]
    if not revisions:
        return Known(plain)
    latest = {row["key"]: row for row in reversed(revisions)}  # of each document the revision added last
    for row in revisions:
        if _from_one_place(arrival, row):
            return Known(row["key"], latest[row["key"]]["number"], row["dated"])
    nearest = max(latest.values(), key=lambda row: (in_common(arrival.text, row["text"]), -row["number"]))
    if in_common(arrival.text, nearest["text"]) >= _IN_COMMON:
        return Known(nearest["key"], nearest["number"], nearest["dated"])
    first = next(iter(latest.values()))
    return Known(f"{plain} {arrival.file or arrival.digest[:16]}", namesake=first["obtained"])


def _from_one_place(arrival: Arrival, row: sqlite3.Row) -> bool:
    """Whether two documents of one id have one address, or one file and no addresses that tell them apart."""
    if arrival.url and row["url"]:
        return arrival.url == row["url"]
    return arrival.file is not None and row["file"] == arrival.file


def in_common(one: str, other: str) -> float:
    """Measure how much of the shorter of two texts the other has: its sequences of three words, as a share.

    Example:
        >>> in_common("Le maire dément la vente du port.", "Hier encore, le maire dément la vente du port")
        1.0
        >>> in_common("Le maire dément la vente du port.", "La grève est finie.")
        0.0
    """
    shorter, longer = sorted((_sequences(one), _sequences(other)), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def _sequences(text: str) -> set[tuple[int, ...]]:
    """Give the sequences of words of a text; of a shorter one all its words as one."""
    words = word_hashes(text).tolist()
    return {tuple(words[start : start + _SEQUENCE]) for start in range(max(1, len(words) - _SEQUENCE + 1))}
