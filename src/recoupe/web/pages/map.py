"""The map: places and areas with their precision, and beside it what could not be located."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import urlencode

from recoupe.dossier.decisions import Kind, Verdict
from recoupe.exports._answers import Sentences
from recoupe.french.folding import fold
from recoupe.model import PlaceCandidate, PlaceStatus, Record
from recoupe.web.deciding import look_up
from recoupe.web.keys import Key
from recoupe.web.landscape import Landscape, Located, Mention, Outlined
from recoupe.web.pages.decisions import Degrees, correction
from recoupe.web.pages.document import cite
from recoupe.web.paging import Done, Number, PageNumber, View, Visit, Words, action, page
from recoupe.web.problems import Refused

#: Places on the map: more than anybody tells apart. Of the others the page says how many there are.
_DRAWN = 600
#: Places of a list beside the map, and sentences on the page of a place.
_LISTED = 100
_PAGE = 30


class MapAsked(Record, frozen=True):
    """Which places.

    Attributes:
        place: words of their name.
        kind: see :class:`~recoupe.model.Place`.
        country: ISO 3166 alpha-2.
        document: those that this document names.
        events: only those where something happens.
    """

    place: Words | None = None
    kind: tuple[Words, ...] = ()
    country: tuple[Words, ...] = ()
    document: Number | None = None
    events: bool = False


class MapView(View, frozen=True, kw_only=True):
    """Places of the dossier.

    Attributes:
        places: those with a position, named most often first.
        areas: what is told by its relation to places, with its outline; of the document that is asked for, else all.
        open: those without a position, ambiguous ones first; ``open_all`` says how many there are.
        total: how many have a position.
        kinds, countries: how many places there are of each, as far as asked for otherwise.
    """

    TABLE: ClassVar[str] = "places"
    places: tuple[Located, ...]
    areas: tuple[Outlined, ...]
    open: tuple[Located, ...]
    open_all: int
    total: int
    kinds: tuple[tuple[str, int], ...]
    countries: tuple[tuple[str, int], ...]


class PlaceAsked(Record, frozen=True):
    """Which place, and the page of the list; ``name`` is looked up in the gazetteer, to correct it."""

    key: Key
    name: Words | None = None
    page: PageNumber = 1


class PlaceSet(Record, frozen=True):
    """Where a place is, wherever it is named: an entry of the gazetteer, which has it by ``name``, or a position."""

    key: Key
    place: Words | None = None
    name: Words | None = None
    latitude: Degrees | None = None
    longitude: Degrees | None = None


class PlaceSentence(Record, frozen=True, kw_only=True):
    """A sentence that names the place: where it stands, its parts around the name, what happens there."""

    number: int
    name: str
    outlet: str | None
    start: int
    before: str
    text: str
    after: str
    events: tuple[str, ...]
    citation: str


class PlaceView(View, frozen=True, kw_only=True):
    """One place.

    Attributes:
        place: it.
        candidates: what its name, or the one that is looked up, may mean.
        looked_up: that name.
        sentences: that name it.
        facts: how many there are of it.
    """

    TABLE: ClassVar[str] = "sentences"
    place: Located
    candidates: tuple[PlaceCandidate, ...]
    looked_up: str | None
    sentences: tuple[PlaceSentence, ...]
    facts: int
    total: int
    page: int
    pages: int


@page("/map", template="map.html", title="Carte", menu=6, key="m")
def map(visit: Visit, asked: MapAsked) -> MapView:
    """Show the places of the dossier."""
    land = visit.room.landscape()
    wanted = fold(asked.place).split() if asked.place else []
    of_document = None
    if asked.document is not None:
        of_document = {key for key, some in land.mentions.items() if any(one.number == asked.document for one in some)}
    named = [
        one
        for key, one in land.places.items()
        if all(word in fold(one.name) for word in wanted)
        and (of_document is None or key in of_document)
        and (not asked.events or one.events)
    ]
    chosen = [
        one
        for one in named
        if (not asked.kind or one.kind in asked.kind) and (not asked.country or one.country in asked.country)
    ]
    located = [one for one in chosen if one.latitude is not None]
    others = [one for one in chosen if one.latitude is None]
    others.sort(key=lambda one: one.status != PlaceStatus.AMBIGUOUS.value)
    areas = [one for one in land.areas if asked.document in (None, one.number)]
    return MapView(
        places=tuple(located[:_DRAWN]),
        areas=tuple(areas[:_DRAWN]) if not (wanted or asked.kind or asked.country) else (),
        open=tuple(others[:_LISTED]),
        open_all=len(others),
        total=len(located),
        kinds=_counts(one.kind for one in named),
        countries=_counts(one.country for one in named if one.country),
    )


@page("/map/{key}", template="place.html", title="Lieu")
def place(visit: Visit, asked: PlaceAsked) -> PlaceView:
    """Show one place: the sentences that name it, and what its name may mean."""
    land = visit.room.landscape()
    found = land.places.get(asked.key)
    if found is None:
        raise Refused(
            "ce lieu n’est pas dans le dossier, ou a été placé ailleurs", hint="cherchez-le sur la carte", status=404
        )
    mentions = land.mentions[asked.key]
    last = max(1, -(-len(mentions) // _PAGE))
    number = min(asked.page, last)
    return PlaceView(
        place=found,
        candidates=_candidates(land, asked.key, asked.name),
        looked_up=asked.name,
        sentences=tuple(_sentence(visit, one) for one in mentions[(number - 1) * _PAGE : number * _PAGE]),
        facts=visit.room.found().by_facet.count("place", found.facet),
        total=len(mentions),
        page=number,
        pages=last,
    )


@action("/map/{key}")
def place_set(visit: Visit, asked: PlaceSet) -> Done:
    """Say where a place is, in every document that names it."""
    land, dossier = visit.room.landscape(), visit.room.dossier
    found = land.places.get(asked.key)
    if found is None:
        raise Refused(
            "ce lieu n’est pas dans le dossier, ou a été placé ailleurs", hint="cherchez-le sur la carte", status=404
        )
    value = correction(
        _candidates(land, asked.key, asked.name), asked.place, asked.latitude, asked.longitude, found.name
    )
    first = {one.number: (one.start, one.end) for one in reversed(land.mentions[asked.key])}
    numbers = [dossier.decide(number, Kind.PLACE, Verdict.CORRECTED, value, at=at) for number, at in first.items()]
    name = value.get("name", found.name)
    return Done(back=f"/map?{urlencode({'place': name})}", said="placed", undo=numbers[0], undo_last=numbers[-1])


def _candidates(land: Landscape, key: str, name: str | None) -> tuple[PlaceCandidate, ...]:
    """Give what the name of a place may mean, or what the gazetteer has by another one."""
    known = land.candidates.get(key, ())
    if name is None and known:
        return tuple(one for one in known if one.gazetteer)
    return tuple(look_up(name or land.places[key].name)) if name or land.places[key].latitude is None else ()


def _counts(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count values, the most frequent first."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _sentence(visit: Visit, one: Mention) -> PlaceSentence:
    """Give the sentence in which a place is named."""
    stored = visit.room.found().documents.get(one.number) or visit.room.dossier.document(one.number)
    text = stored.document.text
    start, end = Sentences(text).around(one.start, one.end)
    return PlaceSentence(
        number=one.number,
        name=stored.name,
        outlet=stored.document.outlet,
        start=one.start,
        before=text[start : one.start],
        text=text[one.start : one.end],
        after=text[one.end : end],
        events=one.events,
        citation=cite(stored, start, end),
    )
