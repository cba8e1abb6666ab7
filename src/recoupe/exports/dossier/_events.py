"""What happened, in columns like those of ACLED, and beside them whether, in whose words, and where it stands.

The precision codes are ACLED's. Of time: 1 one day, 2 within a week, 3 within a month. Of place: 1 a town or site, 2 a
part of a region, 3 a region or country. Nothing is filled in: no date without one in the text, no country centre for a
place that could not be located, no sum of fatalities over those who do not agree.

Source: the ACLED codebook (2023), which describes columns and codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from recoupe.exports._happened import voice_in_words
from recoupe.exports.dossier._land import Spot, spot
from recoupe.exports.dossier._selection import Source
from recoupe.exports.dossier._tables import DOCUMENT, PASSAGE, WHY, Table, columns, of_document, place_of
from recoupe.model import Analysis, Event, Figure, FigureKind, Modality, Polarity

_WEEK, _MONTH = 7, 31
#: How exactly a kind of place is a point: see the docstring.
_GEO_PRECISION = {"facility": 1, "street": 1, "city": 1, "area": 2, "water": 2, "region": 3, "country": 3}
#: Nobody counts so many dead.
_MANY = 10**10
#: Modes in which the dead of an event are said to be dead.
_TOLD = (Modality.ACTUAL, Modality.CONDITIONAL)


def event_id(source: Source, event: Event) -> str:
    """Give the id of an event: country, number of the document, number of the event (``SY-12-3``, ``12-3``)."""
    country = country_of(source.analysis, event)
    return "-".join(([country] if country else []) + [str(source.stored.number), str(event.id)])


def country_of(analysis: Analysis, event: Event) -> str | None:
    """Give the country that an event happens in, where its place tells."""
    return analysis.places[event.place_id].country if event.place_id is not None else None


def days(analysis: Analysis, event: Event) -> tuple[str | None, str | None]:
    """Give the first and last day of an event, as far as the text dates it."""
    when = analysis.dates[event.time] if event.time is not None else None
    return (when.earliest, when.latest) if when is not None else (None, None)


def dated(earliest: str | None, latest: str | None) -> tuple[str | None, int | None]:
    """Give the date of an event with its precision: the first day of a stretch of a month at most.

    Example:
        >>> dated("2018-06-08", "2018-06-08"), dated("2018-06-01", "2018-06-30"), dated("2018-01-01", "2018-12-31")
        (('2018-06-08', 1), ('2018-06-01', 3), (None, None))
    """
    if earliest is None or latest is None:
        return None, None
    length = (date.fromisoformat(latest) - date.fromisoformat(earliest)).days + 1
    if length > _MONTH:
        return None, None
    return earliest, 1 if length == 1 else 2 if length <= _WEEK else 3


def fatalities(source: Source, event: Event) -> tuple[int | None, tuple[str, ...]]:
    """Give the dead of an event: the number where all who give one agree, and who says which.

    Figures of the killed that belong to the event count, those that are part of another do not. There is no number for
    an event that is denied, planned, threatened, failed or supposed.
    """
    found = [
        figure
        for figure in source.analysis.figures
        if figure.event == event.id and figure.kind is FigureKind.KILLED and figure.part_of is None
    ]
    said = tuple(f"{figure.text} ({voice_in_words(figure.by)})" for figure in found)
    numbers = {figure.value for figure in found}
    told = event.polarity is Polarity.POS and event.modality in _TOLD
    if told and len(numbers) == 1 and (number := _whole(found[0])) is not None:
        return number, said
    return None, said


def _whole(figure: Figure) -> int | None:
    """Give the number of a figure, where it is one that a column of integers can hold."""
    value = figure.value
    return int(value) if value is not None and 0 <= value < _MANY and value == int(value) else None


@cache
def _countries() -> dict[str, str]:
    """Give the French names of countries by their codes."""
    from recoupe.lexicon.countries import load_countries

    return {country.code: country.name for country in load_countries()}


def _geo_precision(where: Spot | None) -> int | None:
    """Give ACLED's code of how exactly a place is known."""
    if where is None:
        return None
    return 2 if where.area is not None else _GEO_PRECISION.get(where.place.kind, 3)


def _events(source: Source) -> Iterator[tuple[Any, ...]]:
    document, analysis = of_document(source), source.analysis
    for event in analysis.events:
        earliest, latest = days(analysis, event)
        where, country = spot(event, analysis), country_of(analysis, event)
        first, last = source.sentence(event.trigger.start, event.trigger.end)
        dead, said = fatalities(source, event)
        acled = (event.acled or "").split(" / ")
        statement = analysis.statements[event.statement] if event.statement is not None else None
        yield (
            event_id(source, event),
            *dated(earliest, latest),
            acled[0] or None,
            acled[1] if len(acled) > 1 else None,
            event.agent,
            event.patient,
            _countries().get(country or "", country),
            event.place,
            where.latitude if where else None,
            where.longitude if where else None,
            _geo_precision(where),
            source.stored.document.outlet,
            source.text[first:last],
            dead,
            said,
            *document,
            event.id,
            *place_of(event.trigger),
            event.type,
            event.name,
            event.plover,
            event.mode,
            event.polarity.value,
            event.modality.value,
            event.voice,
            event.statement,
            statement.attitude.value if statement else None,
            statement.relays if statement else (),
            earliest,
            latest,
            country,
            where.precision_km if where else None,
            where.area.text if where and where.area else None,
            *place_of(event.agent_span),
            *place_of(event.patient_span),
            event.why.rule,
            event.why.row,
        )


EVENTS = Table(
    "events",
    "what happened or did not: columns like ACLED’s first, then in whose words and where it stands",
    (
        *columns("""
            event_id_cnty text: country code, number of the document, number of the event
            event_date day: first day of the event; empty where the text does not date it within a month
            time_precision integer: 1 that day, 2 within a week from it, 3 within a month
            event_type text: ACLED event type, where it has one
            sub_event_type text: ACLED sub-event type
            actor1 text: who does it, by the fullest name in the document
            actor2 text: to whom, or to what
            country text: French name of the country of the place
            location text: the place as the text writes it
            latitude number: degrees (WGS 84); empty where it could not be located
            longitude number: degrees (WGS 84)
            geo_precision integer: 1 a town or site, 2 a part of a region, 3 a region or country
            source text: the medium
            notes text: the sentence that tells it
            fatalities integer: the dead, where all who give a number give the same, of an event told as having happened
            fatalities_said names: every number of dead with who says so
        """),
        *DOCUMENT,
        *columns("event integer: its number in the document, from 0"),
        *PASSAGE,
        *columns("""
            type text: event type (docs/events.md)
            type_name text: what it is called in French
            plover text: event type in PLOVER
            mode text: its mode in PLOVER
            polarity text: pos, or neg for what is negated or denied
            modality text: actual, failed, planned, threatened, conditional, hypothetical
            voice text: whose words: an origin, outlet for the journalist; empty where the origin is not known
            statement integer: the statement it stands in
            attitude text: what that statement does: assert, deny, accuse ...
            relays names: through whom that statement comes, from the origin outwards
            event_earliest day: first day on which it may have happened
            event_latest day: last day on which it may have happened
            country_code text: ISO 3166 alpha-2
            precision_km number: the event lies within so many km of the point
            area text: the expression that gives the area by its relation to the place (*à 70 km de*)
            agent_start integer: where the mention of who does it begins
            agent_end integer: where it ends
            agent text: the mention
            patient_start integer: where the mention of to whom begins
            patient_end integer: where it ends
            patient text: the mention
        """),
        *WHY,
    ),
    _events,
)
