"""What a dossier is asked: who said what over all documents, and where words stand. SQL and what it takes, no more."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from recoupe.dossier._rows import FINDINGS
from recoupe.dossier.records import Hit, Info, Said
from recoupe.french.folding import fold

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:l |les? |la |une? |des )")
_QUERY = re.compile(r'"([^"]*)"|(\S+)')
#: Only the current revision of each document is asked.
_CURRENT = "documents.revision = (SELECT max(revision) FROM documents AS same WHERE same.key = documents.key)"
#: Several names of origins at once, as many as one query may hold with room to spare.
_MANY = 500

_STATEMENTS = f"""
    SELECT documents.number AS document, documents.name, documents.outlet, statements.id, statements.start,
           statements."end", statements.origin, statements.entry, statements.source, statements.cue,
           statements.attitude, statements.negated, statements.form, statements.stance, statements.relays,
           statements.content, analyses.earliest, analyses.latest, coalesce(documents.published_at, '') AS moment
    FROM statements JOIN documents ON documents.number = statements.document
    JOIN analyses ON analyses.document = documents.number
    WHERE {_CURRENT} AND statements.origin IN (SELECT value FROM json_each(?))
"""
_RETRACTIONS = f"""
    SELECT documents.number AS document, documents.name, documents.outlet, retractions.id, retractions.start,
           retractions."end", retractions.origin, retractions.entry, retractions.retracts,
           substr(documents.text, retractions.start + 1, retractions."end" - retractions.start) AS cue,
           taken.content, analyses.earliest, analyses.latest, coalesce(documents.published_at, '') AS moment
    FROM retractions JOIN documents ON documents.number = retractions.document
    JOIN analyses ON analyses.document = documents.number
    LEFT JOIN statements AS taken ON taken.document = retractions.document AND taken.id = retractions.retracts
    WHERE {_CURRENT} AND retractions.origin IN (SELECT value FROM json_each(?))
"""


def origins(connection: sqlite3.Connection) -> list[tuple[str, str | None, bool]]:
    """Give every origin of a statement or retraction: its name, its row of the lexicon, whether it is a person."""
    rows = connection.execute(
        "WITH named AS (SELECT document, origin, entry FROM statements WHERE origin IS NOT NULL"
        " UNION SELECT document, origin, entry FROM retractions WHERE origin IS NOT NULL)"
        " SELECT named.origin, max(named.entry), max(coalesce(actors.kind = 'person', 0)) FROM named"
        " LEFT JOIN actors ON actors.document = named.document AND actors.name = named.origin"
        " GROUP BY named.origin ORDER BY named.origin"
    )
    return [(name, entry, bool(person)) for name, entry, person in rows]


def same_origin(name: str, entries: Sequence[str], known: tuple[str, str | None, bool]) -> bool:
    """Tell whether an origin of the dossier is the one asked for.

    It is where the lexicon knows both as one, where the names are the same but for article, case and accents, and where
    a person is asked for by the last words of the name (*Abdel Rahmane*).

    Example:
        >>> same_origin("l'osdh", [], ("OSDH", None, False)), same_origin("Roche", [], ("Jeanne Roche", None, True))
        (True, True)
    """
    origin, entry, person = known
    if entry is not None and entry in entries:
        return True
    asked, called = _bare(name), _bare(origin)
    return asked == called or (person and called[-len(asked) :] == asked != [])


def _bare(name: str) -> list[str]:
    """Give the words of a name without its article, folded."""
    return _WORD.findall(_ARTICLE.sub("", fold(name).strip()))


def said(
    connection: sqlite3.Connection, names: list[str], since: str | None, until: str | None, about: str | None
) -> list[Said]:
    """Give what origins said and took back, in the order of time."""
    found = []
    for start in range(0, len(names), _MANY):
        chosen = json.dumps(names[start : start + _MANY])
        found += [_said(row, "statement") for row in connection.execute(_STATEMENTS, (chosen,))]
        found += [_said(row, "retraction") for row in connection.execute(_RETRACTIONS, (chosen,))]
    wanted = _bare(about or "")
    kept = [one for one in found if _in_time(one, since, until) and _has(_WORD.findall(fold(one.content)), wanted)]
    return sorted(kept, key=lambda one: (one.earliest or "9999", one.moment, one.document, one.start, one.kind))


def _said(row: sqlite3.Row, kind: str) -> Said:
    """Make the record of a row."""
    statement = kind == "statement"
    names = "document name outlet id start end origin entry cue earliest latest moment".split()
    return Said(
        kind=kind,
        content=row["content"] or "",
        attitude=row["attitude"] if statement else "retract",
        negated=bool(row["negated"]) if statement else False,
        form=row["form"] if statement else None,
        stance=row["stance"] if statement else None,
        source=row["source"] if statement else None,
        relays=tuple(json.loads(row["relays"])) if statement else (),
        **{name: row[name] for name in names},
    )


def _in_time(one: Said, since: str | None, until: str | None) -> bool:
    """Whether it may have been published in a stretch of time; what has no date at all is in none."""
    if (since or until) and one.earliest is None and one.latest is None:
        return False
    return (since is None or (one.latest or since) >= since) and (until is None or (one.earliest or until) <= until)


def _has(words: list[str], wanted: list[str]) -> bool:
    """Whether words stand in a row among others."""
    if not wanted:
        return True
    return any(words[place : place + len(wanted)] == wanted for place in range(len(words) - len(wanted) + 1))


def search(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[Hit]:
    """Find words in the texts, accents, case and apostrophes ignored; every place where they stand.

    Documents that have all the words and phrases count, the best first as FTS5 ranks them (BM25).
    """
    phrases = _phrases(query)
    if not phrases:
        return
    asked = " AND ".join('"' + " ".join(words) + '"' + (" *" if prefix else "") for words, prefix in phrases)
    rows = connection.execute(
        "SELECT documents.number, documents.name, documents.outlet, documents.title, documents.text,"
        " analyses.earliest, analyses.latest FROM search JOIN documents ON documents.number = search.rowid"
        " LEFT JOIN analyses ON analyses.document = documents.number"
        f" WHERE search MATCH ? AND {_CURRENT} ORDER BY rank, documents.number LIMIT ?",
        (asked, limit),
    )
    for row in rows:
        places = tuple(_places(row["text"], phrases))
        yield Hit(
            document=row["number"],
            name=row["name"],
            outlet=row["outlet"],
            title=row["title"],
            earliest=row["earliest"],
            latest=row["latest"],
            text=row["text"],
            places=places,
        )


def _phrases(query: str) -> list[tuple[list[str], bool]]:
    """Cut a query into phrases: words between quotation marks stand in a row, ``*`` at the end takes beginnings.

    Example:
        >>> _phrases('"cessez-le-feu" manif*')
        [(['cessez', 'le', 'feu'], False), (['manif'], True)]
    """
    found = []
    for quoted, single in _QUERY.findall(query):
        words = _WORD.findall(fold(quoted or single))
        if words:
            found.append((words, not quoted and single.endswith("*")))
    return found


def _places(text: str, phrases: list[tuple[list[str], bool]]) -> Iterator[tuple[int, int]]:
    """Give the places of the phrases in a text, in order."""
    spans = [match.span() for match in _WORD.finditer(fold(text))]
    folded = fold(text)
    words = [folded[start:end] for start, end in spans]
    found = set()
    for wanted, prefix in phrases:
        for place in range(len(words) - len(wanted) + 1):
            here = words[place : place + len(wanted)]
            if here == wanted or (prefix and here[:-1] == wanted[:-1] and here[-1].startswith(wanted[-1])):
                found.add((spans[place][0], spans[place + len(wanted) - 1][1]))
    yield from sorted(found)


def info(connection: sqlite3.Connection, path: Path) -> Info:
    """Count what a dossier holds."""

    def one(query: str) -> Any:
        return connection.execute(query).fetchone()[0]

    def counts(query: str) -> dict[str, int]:
        return dict(connection.execute(query).fetchall())

    joined = f"FROM documents LEFT JOIN analyses ON document = number WHERE {_CURRENT}"
    earliest, latest = connection.execute(f"SELECT min(earliest), max(latest) {joined}").fetchone()
    compared = one(f"SELECT count(*) FROM documents WHERE {_CURRENT} AND number NOT IN compared") == 0
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
        findings={table: one(f"SELECT count(*) FROM {table}") for table in FINDINGS},
        copies=one("SELECT count(*) FROM copies") if compared else None,
        stale=one("SELECT count(*) FROM analyses WHERE basis <> (SELECT max(basis) FROM analyses)"),
        refused=counts("SELECT kind, count(*) FROM refused GROUP BY kind ORDER BY kind"),
        size=path.stat().st_size,
        version=one("PRAGMA user_version"),
    )
