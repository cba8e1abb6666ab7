"""GeoJSON (RFC 7946): events and places on a map, and what could not be put there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from recoupe.exports.dossier._events import EVENTS
from recoupe.exports.dossier._found import PLACES
from recoupe.exports.dossier._land import outline, spot
from recoupe.exports.dossier._selection import Selection, Source
from recoupe.exports.dossier._tables import Table, of_document
from recoupe.model import Area

NAME = "geojson"
DESCRIPTION = "events, places and areas with their precision in km; without geometry where they could not be located"
BINARY = False
TABLES: tuple[str, ...] = ()
SINGLE = False

#: What the geometry says already.
_GEOMETRY = frozenset(("latitude", "longitude"))


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write a collection of features, one a line."""
    out.write(b'{"type": "FeatureCollection", "features": [')
    for number, feature in enumerate(feature for source in selection for feature in _features(source)):
        out.write(b",\n" if number else b"\n")
        out.write(json.dumps(feature, ensure_ascii=False).encode())
    out.write(b"\n]}\n")


def _features(source: Source) -> Iterator[dict[str, Any]]:
    """Give the features of a document: its events, its places, its areas."""
    analysis = source.analysis
    for event, row in zip(analysis.events, EVENTS.rows(source), strict=True):
        where = spot(event, analysis)
        geometry = None
        if where is not None:
            geometry = _area(where.area, source) if where.area else _point(where.longitude, where.latitude)
        yield _feature("event", geometry, _properties(EVENTS, row))
    for place, row in zip(analysis.places, PLACES.rows(source), strict=True):
        yield _feature("place", _point(place.longitude, place.latitude), _properties(PLACES, row))
    document = dict(zip((column.name for column in PLACES.columns), of_document(source), strict=False))
    for area in analysis.areas:
        yield _feature("area", _area(area, source), _known({**document, **_of_area(area, source)}))


def _feature(kind: str, geometry: dict[str, Any] | None, properties: dict[str, Any]) -> dict[str, Any]:
    """Make a feature."""
    return {"type": "Feature", "geometry": geometry, "properties": {"feature": kind, **properties}}


def _properties(table: Table, row: Any) -> dict[str, Any]:
    """Give the cells of a row by their columns, those that are known."""
    return _known(
        {column.name: value for column, value in zip(table.columns, row, strict=True) if column.name not in _GEOMETRY}
    )


def _known(properties: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in properties.items() if value is not None and value != ()}


def _point(longitude: float | None, latitude: float | None) -> dict[str, Any] | None:
    """Make a point, where there is one."""
    if longitude is None or latitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _area(area: Area, source: Source) -> dict[str, Any] | None:
    """Make the polygon of an area, or the point in its middle where it has none."""
    rings = outline(area, source.analysis.places)
    if rings is None:
        return _point(area.longitude, area.latitude)
    return {"type": "Polygon", "coordinates": rings}


def _of_area(area: Area, source: Source) -> dict[str, Any]:
    """Give what is known of an area."""
    places = source.analysis.places
    return {
        "area": area.id,
        "start": area.start,
        "end": area.end,
        "text": area.text,
        "kind": area.kind.value,
        "place": area.place,
        "name": places[area.place].name if area.place is not None else None,
        "references": tuple(places[reference].name for reference in area.references),
        "distance_km": area.distance_km,
        "bearing": area.bearing,
        "precision_km": area.precision_km,
    }
