"""What origins said over all documents, in the order of time; and what a dossier holds. SQL and what it takes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from recoupe.dossier._origins import CURRENT
from recoupe.dossier._rows import FINDINGS
from recoupe.dossier.records import Form, Info, Origin, Said
from recoupe.french.words import Phrase, phrases_of, stands, words_of

_DOCUMENT = "documents.number AS document, documents.name, documents.outlet, documents.title, analyses.earliest,"
_DOCUMENT += " analyses.latest, analyses.status, coalesce(documents.published_at, '') AS moment"
_STATEMENTS = f"""
    SELECT {_DOCUMENT}, found.id, found.start, found."end", found.origin, found.entry, actors.kind AS actor_kind,
           actors.country, found.source, found.cue, found.attitude, found.negated, found.form, found.stance,
           found.relays, found.content, found.earliest AS said_earliest, found.latest AS said_latest,
           NULL AS retracts, EXISTS (SELECT 1 FROM retractions WHERE retractions.document = found.document
                                     AND retractions.retracts = found.id) AS retracted
    FROM statements AS found
"""
_RETRACTIONS = f"""
    SELECT {_DOCUMENT}, found.id, found.start, found."end", found.origin, found.entry, actors.kind AS actor_kind,
           actors.country, NULL AS source,
           substr(documents.text, found.start + 1, found."end" - found.start) AS cue, 'retract' AS attitude,
           0 AS negated, NULL AS form, NULL AS stance, '[]' AS relays, coalesce(taken.content, '') AS content,
           NULL AS said_earliest, NULL AS said_latest, found.retracts, 0 AS retracted
    FROM retractions AS found
    LEFT JOIN statements AS taken ON taken.document = found.document AND taken.id = found.retracts
"""
_OF_ORIGINS = f"""
    JOIN documents ON documents.number = found.document
    JOIN analyses ON analyses.document = found.document
    LEFT JOIN actors ON actors.document = found.document AND actors.id = found.actor
    WHERE {CURRENT} AND found.origin IN (SELECT value FROM json_each(?))
"""


def said(
    connection: sqlite3.Connection,
    origins: Sequence[Origin],
    since: str | None,
    until: str | None,
    about: str | None,
) -> list[Said]:
    """Give what origins said and took back: a retraction behind what it takes back, the rest in the order of time."""
    forms = {form for origin in origins for form in origin.forms}
    names = json.dumps(sorted({form.name for form in forms}))
    found = [
        _said(row, kind)
        for kind, query in (("statement", _STATEMENTS), ("retraction", _RETRACTIONS))
        for row in connection.execute(query + _OF_ORIGINS, (names,))
        if Form(row["origin"], row["entry"], row["actor_kind"], row["country"]) in forms
    ]
    kept = {_name(one) for one in found if one.kind == "statement" and _in_time(one, since, until)}
    found = [one for one in found if _in_time(one, since, until) or _taken_back(one) in kept]
    if about is not None:
        found = _about(connection, found, phrases_of(about))
    times = {_name(one): _order(one) for one in found}
    return sorted(
        found, key=lambda one: (times.get(_taken_back(one), _order(one)), one.kind == "retraction", one.start)
    )


def _said(row: sqlite3.Row, kind: str) -> Said:
    """Make the record of a row."""
    names = (name for name in row.keys() if name not in ("actor_kind", "country", "relays", "negated", "retracted"))  # noqa: SIM118
    return Said(
        kind=kind,
        relays=tuple(json.loads(row["relays"])),
        negated=bool(row["negated"]),
        retracted=bool(row["retracted"]),
        **{name: row[name] for name in names},
    )


def _name(one: Said) -> tuple[str, int, int]:
    """Tell one statement or retraction from all others."""
    return one.kind, one.document, one.id


def _taken_back(one: Said) -> tuple[str, int, int]:
    """Name the statement that a retraction takes back; one that no document has, where it takes back none."""
    return "statement", one.document, -1 if one.retracts is None else one.retracts


def _order(one: Said) -> tuple[str, str, str, int, int]:
    """Order by time: of the utterance, else of publication; what has neither comes last."""
    earliest, latest = one.time
    moment = datetime.fromisoformat(one.moment) if one.moment else None
    utc = (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat() if moment else ""
    return earliest or latest or "9999", latest or "9999", utc, one.document, one.start


def _in_time(one: Said, since: str | None, until: str | None) -> bool:
    """Whether it may have been said in a stretch of time; what has no beginning or no end may be of any: it is not."""
    if since is None and until is None:
        return True
    earliest, latest = one.time
    if earliest is None and latest is None:
        earliest, latest = one.earliest, one.latest
    if earliest is None or latest is None:
        return False
    return (since is None or latest >= since) and (until is None or earliest <= until)


def _about(connection: sqlite3.Connection, found: Iterable[Said], wanted: Sequence[Phrase]) -> list[Said]:
    """Keep what has all words in its content, or in the names of places and events in it."""
    found = list(found)
    documents = json.dumps(sorted({one.document for one in found}))
    named: dict[int, list[tuple[int, list[str]]]] = {}
    cut = cache(words_of)  # the same few names in thousands of documents
    for document, start, name in connection.execute(
        "SELECT document, start, name FROM places WHERE document IN (SELECT value FROM json_each(?1))"
        " UNION ALL SELECT document, start, name FROM events WHERE document IN (SELECT value FROM json_each(?1))",
        (documents,),
    ):
        named.setdefault(document, []).append((start, cut(name or "")))
    spans = {_name(one): (one.start, one.end) for one in found}
    kept = []
    for one in found:
        start, end = spans.get(_taken_back(one), (one.start, one.end))
        texts = [words_of(one.content), *(name for at, name in named.get(one.document, ()) if start <= at < end)]
        if all(any(stands(words, phrase) for words in texts) for phrase in wanted):
            kept.append(one)
    return kept


def info(connection: sqlite3.Connection, path: Path) -> Info:
    """Count what a dossier holds."""

    def one(query: str) -> Any:
        return connection.execute(query).fetchone()[0]

    def counts(query: str) -> dict[str, int]:
        return dict(connection.execute(query).fetchall())

    joined = f"FROM documents LEFT JOIN analyses ON document = number WHERE {CURRENT}"
    settled = "earliest IS NOT NULL AND latest IS NOT NULL AND (dated IS NOT NULL OR status <> 'open')"
    earliest, latest = connection.execute(f"SELECT min(earliest), max(latest) {joined} AND {settled}").fetchone()
    current = f"SELECT number FROM documents WHERE {CURRENT}"
    compared = one(f"SELECT count(*) FROM documents WHERE {CURRENT} AND number NOT IN compared") == 0
    return Info(
        documents=one("SELECT count(DISTINCT key) FROM documents"),
        revisions=one("SELECT count(*) FROM documents"),
        outlets=tuple(
            (outlet, count)
            for outlet, count in connection.execute(
                f"SELECT outlet, count(*) {joined} GROUP BY outlet ORDER BY count(*) DESC, outlet"
            )
        ),
        earliest=earliest,
        latest=latest,
        dates=counts(
            "SELECT CASE WHEN dated IS NOT NULL THEN 'dated' ELSE coalesce(status, 'open') END AS kind, count(*)"
            f" {joined} GROUP BY kind ORDER BY kind"
        ),
        findings={table: one(f"SELECT count(*) FROM {table} WHERE document IN ({current})") for table in FINDINGS},
        copies=one("SELECT count(*) FROM copies") if compared else None,
        stale=one(
            "SELECT count(*) FROM documents LEFT JOIN analyses ON document = number WHERE basis IS NOT"
            " coalesce((SELECT CAST(value AS INTEGER) FROM about WHERE name = 'basis'),"
            " (SELECT max(basis) FROM analyses)) OR given IS NOT coalesce(dated, published)"
        ),
        refused=counts("SELECT kind, count(*) FROM refused GROUP BY kind ORDER BY kind"),
        size=path.stat().st_size,
        version=one("PRAGMA user_version"),
    )
