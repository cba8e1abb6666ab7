"""The tables of a dossier: their columns, and how the rows of a document are made.

Every row begins with the document, and holds the place of its passage in the text (``start``, ``end``) and the passage
itself, so that it can be found again: ``document.text[start:end] == text``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from recoupe.exports.dossier._selection import Source
from recoupe.model import Candidate, Span


class Kind(StrEnum):
    """What the cells of a column are; any cell may be empty (``None``)."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "day"  # YYYY-MM-DD
    NAMES = "names"  # several texts


@dataclass(frozen=True)
class Column:
    """A column: its name, what its cells are, and what they mean."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table: its columns, and the rows of one document, each as long as ``columns``."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Source], Iterator[Sequence[Any]]]


def columns(lines: str) -> tuple[Column, ...]:
    """Make columns of lines that read ``name kind: meaning``.

    Example:
        >>> columns("start integer: where it begins")[0]
        Column(name='start', kind=<Kind.INTEGER: 'integer'>, meaning='where it begins')
    """
    found = []
    for line in lines.strip().splitlines():
        head, meaning = line.strip().split(": ", 1)
        name, kind = head.split()
        found.append(Column(name, Kind(kind), meaning))
    return tuple(found)


#: Which document a row is of.
DOCUMENT = columns("""
    document text: name of the document: the id it came with, else its path, else its address
    document_number integer: its number in the dossier, from 1 in the order of adding
    outlet text: the medium that published it
    title text: its title
    url text: its address
    earliest day: first day on which it may have been published
    latest day: last day on which it may have been published
""")

#: Where the passage of a row stands.
PASSAGE = columns("""
    start integer: where the passage begins, in Unicode code points of the document's text
    end integer: where it ends, half-open
    text text: the passage as it stands there
""")

#: What found it.
WHY = columns("""
    rule text: the construction by which it was found
    row text: the row of the lexicon by which it was found
""")


def of_document(source: Source) -> tuple[Any, ...]:
    """Give the cells of :data:`DOCUMENT`."""
    stored = source.stored
    document = stored.document
    return (
        stored.name,
        stored.number,
        document.outlet,
        document.title,
        document.url,
        stored.earliest,
        stored.latest,
    )


def place_of(span: Span | None) -> tuple[int, int, str] | tuple[None, None, None]:
    """Give the cells of :data:`PASSAGE`."""
    return (span.start, span.end, span.text) if span is not None else (None, None, None)


def names(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """Give the names of candidates."""
    return tuple(candidate.name for candidate in candidates)


@cache
def tables() -> dict[str, Table]:
    """Give the tables by name, in the order in which a workbook holds them.

    Example:
        >>> list(tables())[:3]
        ['documents', 'statements', 'retractions']
    """
    from recoupe.exports.dossier import _copied, _crosschecked, _decided, _events, _found, _said

    found = (_found.DOCUMENTS, _said.STATEMENTS, _said.RETRACTIONS, _events.EVENTS, _found.FIGURES, _found.LABELS)
    across = (_copied.COPIES, _crosschecked.VERSIONS, _crosschecked.DIFFERENCES, _decided.DECISIONS)
    return {table.name: table for table in (*found, _found.ACTORS, _found.PLACES, *across)}


#: The names of all tables, known without loading them.
TABLES = (
    *("documents", "statements", "retractions", "events", "figures", "labels", "actors", "places"),
    *("copies", "versions", "differences", "decisions"),
)
