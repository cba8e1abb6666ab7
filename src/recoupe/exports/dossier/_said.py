"""Who says what, and who takes what back: the tables of statements and retractions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recoupe.exports.dossier._selection import Source
from recoupe.exports.dossier._tables import DOCUMENT, PASSAGE, WHY, Table, columns, names, of_document, place_of
from recoupe.model import Span, Statement

#: Between the texts of a content that is interrupted.
GAP = " […] "


def whole(statement: Statement, text: str) -> Span:
    """Give the stretch from the beginning to the end of a content; an empty one where it has none."""
    if not statement.content:
        return Span(0, 0, "")
    return Span.of(text, statement.content[0].start, max(span.end for span in statement.content))


def content(statement: Statement) -> str:
    """Give what is said; the parts of an interrupted content are joined by […]."""
    return GAP.join(span.text for span in statement.content)


def _statements(source: Source) -> Iterator[tuple[Any, ...]]:
    document = of_document(source)
    for found in source.analysis.statements:
        when = found.time
        yield (
            *document,
            found.id,
            *place_of(whole(found, source.text)),
            content(found),
            tuple(f"{span.start}-{span.end}" for span in found.content),
            found.origin,
            source.entry(found.origin),
            names(found.origin_candidates),
            *place_of(found.source),
            *place_of(found.cue),
            found.attitude.value,
            found.negated,
            found.form.value,
            found.stance.value,
            found.relays,
            found.parent,
            when.earliest if when else None,
            when.latest if when else None,
            found.plover,
            found.mode,
            found.why.rule,
            found.why.row,
        )


STATEMENTS = Table(
    "statements",
    "who says what, by which verb, through whom",
    (
        *DOCUMENT,
        *columns("statement integer: its number in the document, from 0"),
        *PASSAGE,
        *columns("""
            content text: what is said; the parts of an interrupted one are joined by […]
            spans names: where these parts stand, start-end each
            origin text: who it comes from in the end; empty where the document does not settle it
            entry text: the row of the lexicon that knows the origin across documents
            candidates names: the possible origins where it is not settled
            source_start integer: where the mention of the speaker begins
            source_end integer: where it ends
            source text: the mention (*il*, *la même source*)
            cue_start integer: where the reporting words begin
            cue_end integer: where they end
            cue text: the reporting words
            attitude text: assert, deny, accuse, suspect, call, commit
            negated boolean: the reporting verb itself is negated (*n’a pas confirmé*)
            form text: direct, indirect, mixed, conditional
            stance text: how the verb stands to the content: neutral, endorsing, distancing, conditional
            relays names: who passed it on, from the origin outwards
            parent integer: the statement inside of which it stands
            said_earliest day: first day on which it may have been said, where the text dates it
            said_latest day: last day on which it may have been said
            plover text: event type in PLOVER of saying so
            mode text: its mode in PLOVER
        """),
        *WHY,
    ),
    _statements,
)


def _retractions(source: Source) -> Iterator[tuple[Any, ...]]:
    document, statements = of_document(source), source.analysis.statements
    for found in source.analysis.retractions:
        yield (
            *document,
            found.id,
            *place_of(found.cue),
            found.origin,
            source.entry(found.origin),
            names(found.origin_candidates),
            *place_of(found.source),
            found.retracts,
            content(statements[found.retracts]) if found.retracts is not None else None,
            found.why.rule,
            found.why.row,
        )


RETRACTIONS = Table(
    "retractions",
    "who takes back what",
    (
        *DOCUMENT,
        *columns("retraction integer: its number in the document, from 0"),
        *PASSAGE,
        *columns("""
            origin text: who takes something back; empty where the document does not settle it
            entry text: the row of the lexicon that knows the origin across documents
            candidates names: the possible origins where it is not settled
            source_start integer: where the mention of the speaker begins
            source_end integer: where it ends
            source text: the mention
            statement integer: the statement taken back, where that can be told
            content text: what that statement said
        """),
        *WHY,
    ),
    _retractions,
)
