"""Where things are told to be: every place of a dossier with its sentences, located, ambiguous or unlocated.

Mentions that the gazetteer knows by one id are one place; of those that could not be located, mentions of one name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from recoupe.crosscheck.accounts import spot_of
from recoupe.dossier.records import Stored
from recoupe.exports.dossier._land import outline
from recoupe.french.folding import fold
from recoupe.model import Analysis, Area, Place, PlaceCandidate, PlaceStatus, Record
from recoupe.web.keys import short


class Mention(NamedTuple):
    """Where a place is named: number of the document, start and end of the mention; what happens there.

    Attributes:
        events: types of the events that happen at this mention, in French.
    """

    number: int
    start: int
    end: int
    events: tuple[str, ...]


class Located(Record, frozen=True, kw_only=True):
    """A place of the dossier.

    Attributes:
        key: in addresses.
        name, country, kind, status, gazetteer: see :class:`~recoupe.model.Place`.
        latitude, longitude, precision_km: where it is, as far as that is known.
        mentions, documents, events: how often it is named, in how many documents, and how many events happen there.
        number, start: its first sentence.
        facet: its key among the places of facts.
    """

    key: str
    name: str
    country: str | None
    kind: str
    status: str
    gazetteer: str | None
    latitude: float | None
    longitude: float | None
    precision_km: float | None
    mentions: int
    documents: int
    events: int
    number: int
    start: int
    facet: str


class Outlined(Record, frozen=True, kw_only=True):
    """A stretch of land that a text gives by a place (« à 70 km de »).

    Attributes:
        number, start: where the text says so.
        text: the expression.
        kind: see :class:`~recoupe.model.AreaKind`.
        latitude, longitude, precision_km: its middle, and how far it reaches.
        outline: rings of longitude and latitude, as GeoJSON has them; ``None`` where it cannot be drawn.
    """

    number: int
    start: int
    text: str
    kind: str
    latitude: float | None
    longitude: float | None
    precision_km: float | None
    outline: list[list[list[float]]] | None


class Landscape(NamedTuple):
    """All places and areas of a dossier.

    Attributes:
        places: those named most often first.
        mentions: of each place by its key, in the order of documents and texts.
        candidates: what an ambiguous name may mean, by its key.
        areas: in the order of documents and texts.
    """

    places: dict[str, Located]
    mentions: dict[str, list[Mention]]
    candidates: dict[str, tuple[PlaceCandidate, ...]]
    areas: list[Outlined]


def landscape(analyses: Iterable[tuple[Stored, Analysis | None]]) -> Landscape:
    """Gather the places of analyses; names that stand for an authority (« Washington a envoyé ») are no places."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    first: dict[str, Place] = {}
    areas: list[Outlined] = []
    for stored, analysis in analyses:
        if analysis is None:
            continue
        happens: dict[int, list[str]] = defaultdict(list)
        for event in analysis.events:
            if event.place_id is not None:
                happens[event.place_id].append(event.name or event.type)
        for place in analysis.places:
            if not place.actor:
                key = key_of(place)
                first.setdefault(key, place)
                events = tuple(happens.get(place.id, ()))
                mentions[key].append(Mention(stored.number, place.start, place.end, events))
        areas += [_outlined(stored.number, area, analysis) for area in analysis.areas]
    order = sorted(mentions, key=lambda key: (-len(mentions[key]), fold(first[key].name), key))
    return Landscape(
        places={key: _located(key, first[key], mentions[key]) for key in order},
        mentions=dict(mentions),
        candidates={key: place.candidates for key, place in first.items() if place.candidates},
        areas=areas,
    )


def key_of(place: Place) -> str:
    """Give the key of a place in addresses."""
    if place.status is PlaceStatus.RESOLVED:
        return short(place.gazetteer or f"{fold(place.name)} {place.latitude} {place.longitude}")
    return short(f"? {place.status.value} {fold(place.name)}")


def _located(key: str, place: Place, mentions: list[Mention]) -> Located:
    """Make the record of a place from its first mention and their number."""
    events = Counter(name for one in mentions for name in one.events)
    return Located(
        key=key,
        name=place.name,
        country=place.country,
        kind=place.kind,
        status=place.status.value,
        gazetteer=place.gazetteer,
        latitude=place.latitude,
        longitude=place.longitude,
        precision_km=place.precision_km,
        mentions=len(mentions),
        documents=len({one.number for one in mentions}),
        events=events.total(),
        number=mentions[0].number,
        start=mentions[0].start,
        facet=spot_of(place).key,
    )


def _outlined(number: int, area: Area, analysis: Analysis) -> Outlined:
    """Make the record of an area."""
    return Outlined(
        number=number,
        start=area.start,
        text=area.text,
        kind=area.kind.value,
        latitude=area.latitude,
        longitude=area.longitude,
        precision_km=area.precision_km,
        outline=outline(area, analysis.places),
    )
