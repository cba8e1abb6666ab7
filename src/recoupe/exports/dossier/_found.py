"""Documents, figures, labels, actors and places: the tables that repeat one record a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recoupe.exports.dossier._selection import Source
from recoupe.exports.dossier._tables import DOCUMENT, PASSAGE, WHY, Table, columns, of_document, place_of


def _documents(source: Source) -> Iterator[tuple[Any, ...]]:
    stored, found = source.stored, source.analysis
    document = stored.document
    yield (
        *of_document(source),
        stored.status,
        stored.dated,
        document.published_at,
        document.byline,
        document.id,
        document.path,
        stored.revision,
        stored.revisions,
        stored.obtained,
        stored.obtained_at,
        stored.locator,
        stored.archive,
        stored.original,
        document.notes,
        len(document.text),
        len(found.statements),
        len(found.retractions),
        len(found.events),
        len(found.figures),
        len(found.labels),
    )


DOCUMENTS = Table(
    "documents",
    "what the dossier holds",
    (
        *DOCUMENT,
        *columns("""
            date text: what the day of publication rests on: given, inferred (from the text), open
            dated boolean: a person set the day
            published_at text: date and time of publication as they came
            byline text: who signs it, as it came
            id text: the id it came with, or the beginning of the text's SHA-256
            path text: the file it was read from
            revision integer: which of its revisions this is
            revisions integer: how many there are; the latest is exported
            obtained text: path or address that the bytes came from
            obtained_at text: when, in UTC
            locator text: where in the original it stands, where that holds several
            archive text: link to an archived copy
            original text: SHA-256 of the bytes
            notes names: what reading it had to do, in French
            characters integer: length of the text in Unicode code points
            statements integer: how many statements were found
            retractions integer: how many retractions
            events integer: how many events
            figures integer: how many figures
            labels integer: how many labels
        """),
    ),
    _documents,
)


def _dated(source: Source, time: int | None) -> tuple[str | None, str | None]:
    """Give the words of an expression of time, and its value."""
    if time is None:
        return None, None
    expression = source.analysis.dates[time]
    return expression.text, expression.value


def _figures(source: Source) -> Iterator[tuple[Any, ...]]:
    document, events, places = of_document(source), source.analysis.events, source.analysis.places
    for found in source.analysis.figures:
        first, last = source.sentence(found.start, found.end)
        yield (
            *document,
            found.id,
            found.start,
            found.end,
            found.text,
            found.value,
            found.low,
            found.high,
            found.unit,
            found.kind.value,
            found.counts,
            found.by,
            found.statement,
            found.event,
            events[found.event].type if found.event is not None else None,
            found.part_of,
            found.place_id,
            places[found.place_id].name if found.place_id is not None else None,
            found.scope.value if found.scope is not None else None,
            *_dated(source, found.time),
            *_dated(source, found.as_of),
            found.against,
            found.replaces,
            found.revision.value if found.revision is not None else None,
            source.text[first:last],
            found.why.rule,
            found.why.row,
        )


FIGURES = Table(
    "figures",
    "how many, of what, according to whom",
    (
        *DOCUMENT,
        *columns("figure integer: its number in the document, from 0"),
        *PASSAGE,
        *columns("""
            value number: the number; empty for ranges and vague ones
            low number: lower bound (*au moins 17*)
            high number: upper bound (*moins de 50*)
            unit text: ISO 4217 code of a currency, or %
            kind text: killed, wounded, arrested, participants, forces, vehicles, money, percent, other
            counts text: what is counted
            by text: who says so: an origin, outlet for the journalist; empty where the origin is not known
            statement integer: the statement it stands in
            event integer: the event it belongs to
            event_type text: the type of that event
            part_of integer: the figure it is a part of (*dont trois graves*)
            place integer: the mention of the place where this very number was counted (*dont 8.000 à Paris*)
            place_name text: its name
            scope text: country, capital, provinces, world, where a noun without a name says where (*dans le pays*)
            time text: the words for the day of this very number (*contre 36.000 le 1er décembre*)
            time_value text: their TIMEX3 value
            as_of text: the words for when it was counted (*à 17H00*)
            as_of_value text: their TIMEX3 value
            against integer: the figure that it is recalled to be compared with
            replaces integer: the earlier count that it takes the place of
            revision text: up, down, changed, provisional, final
            sentence text: the sentence it stands in
        """),
        *WHY,
    ),
    _figures,
)


def _labels(source: Source) -> Iterator[tuple[Any, ...]]:
    document = of_document(source)
    for found in source.analysis.labels:
        first, last = source.sentence(found.start, found.end)
        yield (
            *document,
            found.id,
            found.start,
            found.end,
            found.text,
            found.term,
            found.actor,
            found.actor_id,
            found.voice,
            found.statement,
            found.neutral,
            source.text[first:last],
            found.why.rule,
            found.why.row,
        )


LABELS = Table(
    "labels",
    "who is called what, in whose words",
    (
        *DOCUMENT,
        *columns("label integer: its number in the document, from 0"),
        *PASSAGE,
        *columns("""
            term text: the loaded word or words
            actor text: who is called so
            actor_id integer: the number of that actor in the document
            voice text: whose words: an origin, outlet for the journalist, undetermined; empty where unknown
            statement integer: the statement it stands in
            neutral text: what a neutral text would write
            sentence text: the sentence it stands in
        """),
        *WHY,
    ),
    _labels,
)


def _actors(source: Source) -> Iterator[tuple[Any, ...]]:
    document = of_document(source)
    for found in source.analysis.actors:
        yield (
            *document,
            found.id,
            *place_of(found.mentions[0] if found.mentions else None),
            found.name,
            found.kind.value,
            found.country,
            found.entry,
            found.aliases,
            len(found.mentions),
            found.why.rule,
            found.why.row,
        )


ACTORS = Table(
    "actors",
    "who acts, speaks or is acted on, document by document",
    (
        *DOCUMENT,
        *columns("actor integer: its number in the document, from 0"),
        *PASSAGE,
        *columns("""
            name text: the fullest name in the document; the description of an unnamed one
            kind text: person, state_body, armed_group, organisation, medium, unnamed
            country text: ISO 3166 alpha-2 of the country it belongs to
            entry text: the row of the lexicon that knows it across documents
            aliases names: the other forms that the document calls it by
            mentions integer: how often it is mentioned; the passage is the first mention
        """),
        *WHY,
    ),
    _actors,
)


def _places(source: Source) -> Iterator[tuple[Any, ...]]:
    document = of_document(source)
    for found in source.analysis.places:
        yield (
            *document,
            found.id,
            found.start,
            found.end,
            found.text,
            found.referent,
            found.name,
            found.country,
            found.kind,
            found.latitude,
            found.longitude,
            found.precision_km,
            found.status.value,
            found.actor,
            found.gazetteer,
            tuple(f"{candidate.name} ({candidate.country or '?'})" for candidate in found.candidates),
        )


PLACES = Table(
    "places",
    "every mention of a place, and where it lies",
    (
        *DOCUMENT,
        *columns("place integer: the mention’s number in the document, from 0"),
        *PASSAGE,
        *columns("""
            referent integer: the first mention of the same place
            name text: its name in the gazetteer
            country text: ISO 3166 alpha-2
            kind text: country, region, city, facility, street, area, water
            latitude number: degrees (WGS 84); empty unless resolved
            longitude number: degrees (WGS 84)
            precision_km number: how far off the point may be from what is meant
            status text: resolved, ambiguous, unlocated
            actor boolean: the name stands for a government or another body
            gazetteer text: its id in the list that knows it
            candidates names: the places it may be, where it is ambiguous
        """),
    ),
    _places,
)
