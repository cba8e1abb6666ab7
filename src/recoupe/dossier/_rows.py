"""From records to rows of the tables in ``schema.sql``, and back."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from recoupe.dossier import _copies
from recoupe.dossier._identity import Arrival, Known, file_of
from recoupe.dossier.records import Basis, Stored, Traces
from recoupe.model import Actor, Analysis, Document, Item, Statement

#: What stands in the tables for "the spans of one statement": read by people, never cut apart again.
_GAP = " […] "
_NUMBER = re.compile(r"\d+")


def now() -> str:
    """Give the time in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def digest(document: Document) -> str:
    """Tell one document from another by its text and what came with it, wherever it was found.

    Example:
        >>> rien = Document(id="7", text="Rien.", path="a.txt")
        >>> digest(rien) == digest(Document(id="7", text="Rien.", path="b.txt"))
        True
    """
    when = document.published_at or document.published
    what = (document.id, document.url, document.title, document.outlet, when, document.byline)
    return hashlib.sha256(json.dumps([*map(_writable, what), document.text]).encode()).hexdigest()


def name_of(item: Item) -> str:
    """Give what people call a document: the id it came with, else its path, else its address."""
    if item.key.startswith("id:"):
        return item.document.id
    return item.document.path or item.document.url or item.document.id


def as_json(values: Sequence[str]) -> str:
    """Write a list of strings as people read it."""
    return json.dumps(values, ensure_ascii=False)


def writable(value: str) -> str:
    r"""Give a string that SQLite can keep: a file's name need not be Unicode, and Python then gives half surrogates.

    Example:
        >>> writable("d\udce9p.txt"), writable("dép.txt")
        ('d\\udce9p.txt', 'dép.txt')
    """
    return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8")


def arrival(item: Item) -> Arrival:
    """Give what a document is known again by."""
    document = item.document
    return Arrival(
        key=writable(item.key),
        id=writable(document.id),
        digest=digest(document),
        file=_writable(file_of(item.original.obtained)),
        url=_writable(document.url),
        text=document.text,
        locator=item.original.locator,
        obtained_at=item.original.obtained_at,
    )


def document_row(item: Item, come: Arrival, known: Known, original: str, at: str) -> dict[str, Any]:
    """Give the row of a document, but for its number and revision.

    Args:
        item: what a reader gave.
        come, known: the document as :mod:`recoupe.dossier._identity` sees it, and what that recognised.
        original: SHA-256 of its bytes.
        at: when it is added.
    """
    document = item.document
    row = {
        "key": known.key,
        "name": name_of(item),
        "digest": come.digest,
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "published": document.published,
        "published_at": document.published_at,
        "dated": known.dated,
        "language": document.language,
        "text": document.text,
        "text_changed": int(document.text_changed),
        "notes": as_json((*document.notes, *namesake_note(come.id, known))),
        "original": original,
        "locator": item.original.locator,
        "obtained": item.original.obtained,
        "obtained_at": item.original.obtained_at or at,
        "archive": item.original.archive,
        "added_at": at,
        "file": come.file,
    }
    return {name: writable(value) if isinstance(value, str) else value for name, value in row.items()}


def namesake_note(id: str, known: Known) -> tuple[str, ...]:
    """Say where another document has the same id."""
    if known.namesake is None:
        return ()
    return (f"un autre document du dossier porte aussi l’identifiant {id} ({known.namesake}) : compté à part",)


def _writable(value: str | None) -> str | None:
    return None if value is None else writable(value)


def places(item: Item) -> tuple[str, ...]:
    """Give the names under which the place of a document may have been refused before: its source, and where in it."""
    obtained, locator = item.original.obtained, item.original.locator or ""
    numbered = [f"{obtained}{mark}{number}" for number in _NUMBER.findall(locator) for mark in ":#"]
    return tuple(map(writable, (obtained, *numbered)))


def original_row(item: Item) -> dict[str, Any]:
    """Give the row of the bytes that a document was read from."""
    data = item.original.data
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "media_type": item.original.media_type,
        "size": len(data),
        "data": zlib.compress(data),
    }


def restored(original: sqlite3.Row | dict[str, Any]) -> bytes:
    """Give the bytes of an original back.

    Raises:
        ValueError: they are not those that were kept.
        zlib.error: the same.
    """
    inflate = zlib.decompressobj()
    data = inflate.decompress(original["data"], original["size"] + 1)  # no more than was kept, whatever the file says
    if len(data) != original["size"] or hashlib.sha256(data).hexdigest() != original["sha256"]:
        raise ValueError("the bytes are not those that were kept")
    return data


def analysis_row(number: int, basis: int, analysis: Analysis, traces: Traces) -> dict[str, Any]:
    """Give the row of a whole analysis."""
    published = analysis.published
    return {
        "document": number,
        "basis": basis,
        "given": analysis.document.published,
        "earliest": published.earliest,
        "latest": published.latest,
        "status": published.status.value,
        "record": pack(analysis),
        "words": traces.words,
        "lemmas": traces.lemmas,
        "names": zlib.compress(json.dumps(traces.names, ensure_ascii=False, sort_keys=True).encode()),
    }


def pack(analysis: Analysis) -> bytes:
    """Write an analysis without its document's text, which has its own row."""
    bare = msgspec.structs.replace(analysis, document=Document(id="", text=""))
    return zlib.compress(msgspec.msgpack.encode(bare))


def unpack(record: bytes, document: Document) -> Analysis:
    """Read back what :func:`pack` wrote.

    Raises:
        zlib.error, msgspec.DecodeError: it is damaged.
    """
    bare = msgspec.msgpack.decode(zlib.decompress(record), type=Analysis)
    return msgspec.structs.replace(bare, document=document)


def basis(row: sqlite3.Row) -> Basis:
    """Read back what analyses rest on."""
    versions = {name: row[name] for name in ("code", "model", "lexicon", "gazetteer")}
    rows = msgspec.json.decode(
        zlib.decompress(row["rows"]), type=dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]
    )
    return Basis(rows=rows, **versions)


def finding_rows(number: int, analysis: Analysis) -> dict[str, list[dict[str, Any]]]:
    """Give the rows of everything found in a document, by table."""
    entries = {name: actor.entry for actor in analysis.actors if actor.entry for name in (*actor.aliases, actor.name)}
    actors = _called(analysis.actors)
    dates = {one.id: one for one in analysis.dates}
    return {
        "statements": [_statement(number, statement, entries, actors) for statement in analysis.statements],
        "retractions": [
            {
                "document": number,
                "id": found.id,
                "start": found.cue.start,
                "end": found.cue.end,
                "origin": found.origin,
                "entry": entries.get(found.origin or ""),
                "actor": actors.get(found.origin or ""),
                "retracts": found.retracts,
            }
            for found in analysis.retractions
        ],
        "actors": [
            {
                "document": number,
                "id": actor.id,
                "name": actor.name,
                "kind": actor.kind.value,
                "country": actor.country,
                "entry": actor.entry,
                "aliases": json.dumps(actor.aliases, ensure_ascii=False),
            }
            for actor in analysis.actors
        ],
        "places": [
            {
                "document": number,
                "status": place.status.value,
                **_columns(
                    place,
                    "id referent start end name country kind latitude longitude precision_km gazetteer",
                ),
            }
            for place in analysis.places
        ],
        "events": [
            {
                "document": number,
                "start": event.trigger.start,
                "end": event.trigger.end,
                "earliest": dates[event.time].earliest if event.time is not None else None,
                "latest": dates[event.time].latest if event.time is not None else None,
                "polarity": event.polarity.value,
                "modality": event.modality.value,
                **_columns(event, "id type name agent patient place place_id voice statement"),
            }
            for event in analysis.events
        ],
        "figures": [
            {
                "document": number,
                "kind": figure.kind.value,
                **_columns(figure, "id start end value low high counts by statement event"),
            }
            for figure in analysis.figures
        ],
        "labels": [
            {"document": number, **_columns(label, "id start end term actor voice statement")}
            for label in analysis.labels
        ],
    }


def _called(actors: tuple[Actor, ...]) -> dict[str, int]:
    """Tell which actor a name means; of several that share an alias, none."""
    aliases = Counter(alias for actor in actors for alias in actor.aliases)
    called = {alias: actor.id for actor in actors for alias in actor.aliases if aliases[alias] == 1}
    return {**called, **{actor.name: actor.id for actor in reversed(actors)}}


def _statement(number: int, statement: Statement, entries: dict[str, str], actors: dict[str, int]) -> dict[str, Any]:
    """Give the row of a statement."""
    time = statement.time
    spans = statement.content or tuple(span for span in (statement.cue, statement.source) if span is not None)[:1]
    return {
        "document": number,
        "id": statement.id,
        "start": spans[0].start if spans else 0,
        "end": spans[-1].end if spans else 0,
        "origin": statement.origin,
        "entry": entries.get(statement.origin or ""),
        "actor": actors.get(statement.origin or ""),
        "source": statement.source.text if statement.source else None,
        "cue": statement.cue.text if statement.cue else None,
        "attitude": statement.attitude.value,
        "form": statement.form.value,
        "stance": statement.stance.value,
        "negated": int(statement.negated),
        "parent": statement.parent,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "relays": json.dumps(statement.relays, ensure_ascii=False),
        "content": _GAP.join(span.text for span in statement.content),
    }


def _columns(record: Any, names: str) -> dict[str, Any]:
    """Take fields that have the name of their column."""
    return {name: getattr(record, name) for name in names.split()}


def document_of(row: sqlite3.Row | dict[str, Any]) -> Document:
    """Make a document as it was read out of its row."""
    return Document(
        published=row["published"],
        notes=tuple(json.loads(row["notes"])),
        text_changed=bool(row["text_changed"]),
        **{name: row[name] for name in "id text path url title outlet byline published_at language".split()},
    )


def stored(row: sqlite3.Row) -> Stored:
    """Make a document out of its row joined with its analysis and the count of its revisions."""
    document = document_of(row)
    return Stored(
        document=document if row["dated"] is None else msgspec.structs.replace(document, published=row["dated"]),
        dated=row["dated"] is not None,
        status=row["status"] or "open",
        **{
            name: row[name]
            for name in (
                "number name key revision revisions earliest latest original obtained obtained_at locator archive"
                " added_at"
            ).split()
        },
    )


def insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]], *, how: str = "INSERT") -> None:
    """Write rows of one table; the names of their columns are ours, never a user's."""
    if rows:
        columns = list(rows[0])
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join(f":{column}" for column in columns)
        connection.executemany(f"{how} INTO {table} ({names}) VALUES ({marks})", rows)


def write(connection: sqlite3.Connection, number: int, basis: int, analysis: Analysis, traces: Traces) -> None:
    """Write what was found in a document, in place of what was there."""
    connection.execute("DELETE FROM analyses WHERE document = ?", (number,))
    insert(connection, "analyses", [analysis_row(number, basis, analysis, traces)])
    write_findings(connection, number, analysis)


def write_findings(connection: sqlite3.Connection, number: int, analysis: Analysis) -> None:
    """Write the tables that repeat what is found in a document, as people decided it, in place of what was there."""
    from recoupe.dossier import _decisions

    for table in FINDINGS:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
    on = _decisions.on(connection, number, analysis)
    for table, rows in finding_rows(number, on.analysis if on is not None else analysis).items():
        insert(connection, table, rows)


def use(connection: sqlite3.Connection, basis: int) -> None:
    """Remember on what the last analyses rest: an older basis may be used again, so its number does not tell."""
    connection.execute("INSERT OR REPLACE INTO about (name, value) VALUES ('basis', ?)", (str(basis),))


def remove(connection: sqlite3.Connection, key: str) -> int:
    """Take out a document with all that hangs on it; tell how many revisions there were."""
    _copies.forget(connection, _copies.revisions(connection, key))
    rows = connection.execute("DELETE FROM documents WHERE key = ? RETURNING original", (key,)).fetchall()
    connection.executemany(
        "DELETE FROM originals WHERE sha256 = ? AND sha256 NOT IN (SELECT original FROM documents)",
        {tuple(row) for row in rows},
    )
    return len(rows)


#: The tables that repeat what an analysis found.
FINDINGS = ("statements", "retractions", "actors", "places", "events", "figures", "labels")
