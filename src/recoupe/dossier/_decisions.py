"""What people decided: the tables ``decisions`` and ``removed``. SQL and what it takes, no more."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from recoupe.dossier import _merging, _rows
from recoupe.dossier.decisions import CHANGING, Anchor, Decision, Kind, Verdict, about
from recoupe.model import Analysis

if TYPE_CHECKING:
    from recoupe.crosscheck.records import Sketch
    from recoupe.dossier.deciding import Decided

_CHANGING = ", ".join(f"'{verdict}'" for verdict in CHANGING)
#: What makes two decisions one, in whichever dossier they stand.
_SAME = 'at, kind, start, "end", text, before, after, verdict, value'


def decision_of(row: sqlite3.Row | dict[str, Any]) -> Decision:
    """Make a decision out of its row."""
    return Decision(
        number=row["number"],
        at=row["at"],
        document=row["key"],
        kind=Kind(row["kind"]),
        start=row["start"],
        end=row["end"],
        text=row["text"],
        before=row["before"],
        after=row["after"],
        verdict=Verdict(row["verdict"]),
        value=msgspec.json.decode(row["value"], type=dict[str, Any]),
        undone_at=row["undone_at"],
    )


def add(
    connection: sqlite3.Connection, key: str, kind: Kind, verdict: Verdict, anchor: Anchor | None, value: dict[str, Any]
) -> int:
    """Write a decision; give its number."""
    (number,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM decisions").fetchone()
    row = {
        "number": number,
        "at": _rows.now(),
        "key": key,
        "kind": kind.value,
        **(anchor or Anchor(0, 0, ""))._asdict(),
        "verdict": verdict.value,
        "value": json.dumps(value, ensure_ascii=False, sort_keys=True),
    }
    _rows.insert(connection, "decisions", [row if anchor is not None else {**row, "start": None, "end": None}])
    return number


def undo(connection: sqlite3.Connection, number: int) -> None:
    """Note that a decision is taken back."""
    connection.execute("UPDATE decisions SET undone_at = ? WHERE number = ?", (_rows.now(), number))


def decisions(connection: sqlite3.Connection, key: str | None, *, every: bool) -> list[Decision]:
    """Give decisions, of one document or of all, with those that were undone or without, in the order of deciding."""
    query = "SELECT * FROM decisions WHERE (?1 IS NULL OR key = ?1) AND (?2 OR undone_at IS NULL) ORDER BY number"
    return [decision_of(row) for row in connection.execute(query, (key, every))]


def one(connection: sqlite3.Connection, number: int) -> Decision | None:
    """Give a decision."""
    row = connection.execute("SELECT * FROM decisions WHERE number = ?", (number,)).fetchone()
    return decision_of(row) if row is not None else None


def of_document(connection: sqlite3.Connection, number: int) -> list[Decision]:
    """Give what is decided of a document by its number, undone decisions left out."""
    query = (
        "SELECT decisions.* FROM decisions JOIN documents USING (key) WHERE documents.number = ? AND undone_at IS NULL"
        " ORDER BY decisions.number"
    )
    return [decision_of(row) for row in connection.execute(query, (number,))]


def decided_documents(connection: sqlite3.Connection) -> frozenset[int]:
    """Give the documents about whose findings something is decided: all others are as the machine found them."""
    query = (
        "SELECT DISTINCT documents.number FROM decisions JOIN documents USING (key)"
        " WHERE undone_at IS NULL AND start IS NOT NULL AND verdict <> 'note'"
    )
    return frozenset(row[0] for row in connection.execute(query))


class Decisions:
    """What is decided of documents, asked for one after another; where that is nothing, it costs next to nothing.

    Args:
        connection: to the dossier.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._documents = decided_documents(connection)

    def __contains__(self, number: int) -> bool:
        """Tell whether anything is decided of what was found in a document."""
        return number in self._documents

    def read(self, number: int, record: bytes) -> Analysis:
        """Read what was found in a document as people decided it, with the numbers that the machine gave."""
        row = self._connection.execute("SELECT * FROM documents WHERE number = ?", (number,)).fetchone()
        return self.kept(number, _rows.unpack(record, _rows.document_of(row)))

    def decided(self, number: int, analysis: Analysis) -> Analysis:
        """Give what was found in a document as people decided it, numbered by position."""
        decision = self._on(number, analysis)
        return decision.numbered() if decision is not None else analysis

    def kept(self, number: int, analysis: Analysis) -> Analysis:
        """Give the same, with the numbers that the machine gave."""
        decision = self._on(number, analysis)
        return decision.analysis if decision is not None else analysis

    def sketched(self, number: int, analysis: Analysis, make: Callable[[Analysis], Sketch]) -> Sketch:
        """Make a sketch of it; its accounts have the numbers that the machine gave."""
        decision = self._on(number, analysis)
        return decision.sketched(make) if decision is not None else make(analysis)

    def _on(self, number: int, analysis: Analysis) -> Decided | None:
        return on(self._connection, number, analysis) if number in self._documents else None


def on(connection: sqlite3.Connection, number: int, analysis: Analysis) -> Decided | None:
    """Do what was decided of a document; ``None`` where that is nothing."""
    decided = of_document(connection, number)
    if not decided:
        return None
    from recoupe.dossier.deciding import decide

    return decide(analysis, decided)


def state(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Give what facts depend on."""
    query = f"SELECT * FROM decisions WHERE undone_at IS NULL AND verdict IN ({_CHANGING}) ORDER BY number"
    return [tuple(row) for row in connection.execute(query)]


def renew(connection: sqlite3.Connection, key: str) -> None:
    """Write what is found in a document anew, after something about it was decided; its sketches are made anew."""
    query = "SELECT documents.*, record FROM documents JOIN analyses ON document = number WHERE key = ?"
    for row in connection.execute(query, (key,)).fetchall():
        _rows.write_findings(connection, row["number"], _rows.unpack(row["record"], _rows.document_of(row)))
        connection.execute("DELETE FROM sketches WHERE document = ?", (row["number"],))


def set_date(connection: sqlite3.Connection, key: str, day: str | None) -> None:
    """Set the day of publication of a document, over all its revisions."""
    connection.execute("UPDATE documents SET dated = ? WHERE key = ?", (day, key))


def date_before(connection: sqlite3.Connection, key: str) -> str | None:
    """Give the day that a person set for a document, as it is."""
    row = connection.execute("SELECT dated FROM documents WHERE key = ?", (key,)).fetchone()
    return row["dated"] if row is not None else None


def keep(connection: sqlite3.Connection, decision: int, key: str) -> None:
    """Keep all that is needed to bring a document back.

    Raises:
        ValueError: it is not what was written.
    """
    numbers = connection.execute("SELECT number FROM documents WHERE key = ?", (key,)).fetchall()
    rows = [
        {
            "decision": decision,
            "number": number,
            "record": zlib.compress(msgspec.msgpack.encode(tuple(_merging.read(connection, number)))),
        }
        for (number,) in numbers
    ]
    _rows.insert(connection, "removed", rows)


def bring_back(connection: sqlite3.Connection, decision: int) -> int:
    """Write a removed document again; tell how many revisions there were."""
    rows = connection.execute("SELECT record FROM removed WHERE decision = ? ORDER BY number", (decision,)).fetchall()
    for (record,) in rows:
        _merging.bring_back(connection, msgspec.msgpack.decode(zlib.decompress(record), type=_merging.Taken))
    connection.execute("DELETE FROM removed WHERE decision = ?", (decision,))
    return len(rows)


def take_over(target: sqlite3.Connection, source: sqlite3.Connection) -> set[str]:
    """Take over what was decided in another dossier; give the keys of the documents that it is about.

    What is there already is not taken over again; where both decided the same thing, this dossier's decision holds and
    the other's is kept as one that was undone. Removals are not taken over, as no documents are: only their own dossier
    can bring them back.
    """
    try:
        found = [dict(row) for row in source.execute("SELECT * FROM decisions ORDER BY number")]
        keys = _keys(target, source, {row["key"] for row in found})
    except sqlite3.DatabaseError:  # an older file, or a damaged one
        return set()
    there = Counter(tuple(row) for row in target.execute(f"SELECT key, {_SAME} FROM decisions"))
    ours = {about(one) for one in decisions(target, None, every=False) if one.verdict is not Verdict.NOTE}
    (number,) = target.execute("SELECT coalesce(max(number), 0) FROM decisions").fetchone()
    touched: set[str] = set()
    for row in found:
        if row["key"] not in keys or row["verdict"] == Verdict.REMOVED:
            continue
        row["key"] = keys[row["key"]]
        same = (row["key"], *(row[name.strip('"')] for name in _SAME.split(", ")))
        if there[same]:
            there[same] -= 1
            continue
        number += 1
        row["number"] = number
        if row["undone_at"] is None and (about(decision_of(row)) in ours or not _is_dated_so(target, decision_of(row))):
            row["undone_at"] = _rows.now()
        _rows.insert(target, "decisions", [row])
        touched.add(row["key"])
    return touched


def _is_dated_so(target: sqlite3.Connection, decision: Decision) -> bool:
    """Tell whether a document bears the day that a decision gives it; any other decision gives none."""
    return decision.verdict is not Verdict.DATED or date_before(target, decision.document) == decision.value.get("day")


def _keys(target: sqlite3.Connection, source: sqlite3.Connection, keys: Iterable[str]) -> dict[str, str]:
    """Tell by what keys this dossier knows the documents of another one."""
    known = {"": ""}
    for key in keys:
        for (digest,) in source.execute("SELECT digest FROM documents WHERE key = ?", (key,)):
            row = target.execute("SELECT key FROM documents WHERE digest = ?", (digest,)).fetchone()
            if row is not None:
                known[key] = row["key"]
    return known


def forget_removed(connection: sqlite3.Connection) -> int:
    """Take away for good what was removed; tell by how many decisions it was."""
    (count,) = connection.execute("SELECT count(DISTINCT decision) FROM removed").fetchone()
    connection.execute("DELETE FROM removed")
    return count
