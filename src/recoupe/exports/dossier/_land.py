"""Where things lie on the map: the spot of an event, and the outline of an area."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from recoupe.model import Analysis, Area, AreaKind, Event, Place

if TYPE_CHECKING:
    from recoupe.gazetteer.geodesy import Point

#: Sides of the polygon that stands for a circle.
_SIDES = 64
#: « à 70 km de » is meant so exactly: the ring is that much of the distance narrower and wider.
_RING_SHARE = 0.2
#: « à l’est de » covers so many degrees on each side of due east: half of the eight directions overlap.
_HALF_SECTOR = 45.0
#: Digits of degrees: 0.0001° is 11 m, far below any precision here.
_DIGITS = 4
#: Closer to a pole than this, circles on a map of longitudes are none.
_POLAR = 85.0


class Spot(NamedTuple):
    """Where an event happens: a point with its precision, the mention, and the area that the text gives by it."""

    latitude: float
    longitude: float
    precision_km: float | None
    place: Place
    area: Area | None


def spot(event: Event, analysis: Analysis) -> Spot | None:
    """Tell where an event happens, ``None`` where that cannot be put on a map.

    What happens *à l’est de Homs* happens in that area, not in Homs; a village that no list knows lies where the text
    locates it (*Hmeimat, à 70 km de Boukamal*).
    """
    if event.place_id is None:
        return None
    place = analysis.places[event.place_id]
    around = next((area for area in analysis.areas if _names(area, place)), None)
    located = next((area for area in analysis.areas if area.place == place.id), None)
    if around is None and place.latitude is not None and place.longitude is not None:
        return Spot(place.latitude, place.longitude, place.precision_km, place, None)
    area = around or located
    if area is None or area.latitude is None or area.longitude is None:
        return None
    return Spot(area.latitude, area.longitude, area.precision_km, place, area)


def _names(area: Area, place: Place) -> bool:
    """Whether a mention is what an area is located by, inside of its expression."""
    return place.id in area.references and area.start <= place.start and place.end <= area.end


def outline(area: Area, places: tuple[Place, ...]) -> list[list[list[float]]] | None:
    """Give the polygon of an area as GeoJSON has it (RFC 7946): rings of longitude and latitude.

    Rings are as wide as *à 70 km* is inexact, with a hole; sectors are a quarter of the horizon seen from the place
    they are named by; other areas the circle they lie in. ``None`` where the area has no position, or where its outline
    would cross the 180th meridian or come near a pole.
    """
    from recoupe.gazetteer.geodesy import distance

    if area.latitude is None or area.longitude is None or not area.precision_km:
        return None
    centre = (area.latitude, area.longitude)
    reach = area.precision_km
    if area.kind is AreaKind.RING and area.distance_km and area.bearing is None:
        margin = max(area.distance_km * _RING_SHARE, reach - area.distance_km)
        rings = [_circle(centre, area.distance_km + margin)]
        if area.distance_km > margin:
            rings.append(_circle(centre, area.distance_km - margin)[::-1])
    elif area.kind is AreaKind.SECTOR and area.bearing is not None and (seen_from := _reference(area, places)):
        rings = [_wedge(seen_from, area.bearing, distance(seen_from, centre) + reach)]
    else:
        rings = [_circle(centre, reach)]
    return None if any(_broken(ring) for ring in rings) else rings


def _reference(area: Area, places: tuple[Place, ...]) -> Point | None:
    """Give the place that a sector is named by."""
    place = places[area.references[0]] if area.references else None
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _circle(centre: Point, km: float) -> list[list[float]]:
    """Give a circle, counter-clockwise and closed."""
    from recoupe.gazetteer.geodesy import destination

    points = [_position(destination(centre, -360 * side / _SIDES, km)) for side in range(_SIDES)]
    return [*points, points[0]]


def _wedge(apex: Point, bearing: float, km: float) -> list[list[float]]:
    """Give a sector, counter-clockwise and closed."""
    from recoupe.gazetteer.geodesy import destination

    steps = _SIDES // 4
    turns = [bearing + _HALF_SECTOR - 2 * _HALF_SECTOR * step / steps for step in range(steps + 1)]
    return [_position(apex), *(_position(destination(apex, turn, km)) for turn in turns), _position(apex)]


def _position(point: Point) -> list[float]:
    """Write a point as GeoJSON does, longitude first."""
    return [round(point[1], _DIGITS), round(point[0], _DIGITS)]


def _broken(ring: list[list[float]]) -> bool:
    """Whether a polygon cannot be drawn in one piece on a map of longitudes and latitudes."""
    jumps = any(math.fabs(one[0] - other[0]) > 180 for one, other in pairwise(ring))
    return jumps or any(math.fabs(latitude) > _POLAR for _, latitude in ring)
