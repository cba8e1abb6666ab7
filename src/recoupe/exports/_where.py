"""Places for a reader: the table of what the document says of where."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from recoupe.exports._marks import printable
from recoupe.exports._tables import titled
from recoupe.model import Analysis, Area, AreaKind, Place, PlaceStatus

KINDS = {
    "country": "pays",
    "region": "région",
    "city": "localité",
    "facility": "site",
    "street": "voie",
    "area": "zone",
    "water": "eaux",
}
_AREAS = {
    AreaKind.RING: "couronne",
    AreaKind.SECTOR: "secteur",
    AreaKind.BETWEEN: "entre deux lieux",
    AreaKind.NEAR: "alentours",
}


def table(analysis: Analysis) -> Table:
    """Lay out the places, one a row however often they are named, then the areas located by them."""
    shown = titled("Où", (("lieu", 4), ("pays", 1), ("quoi", 2), ("position", 4)))
    for mentions in _by_referent(analysis.places):
        place = next((mention for mention in mentions if mention.status is PlaceStatus.RESOLVED), mentions[0])
        shown.add_row(_names(mentions), Text(place.country or "—"), Text(_kind(mentions)), Text(_position(place)))
    for area in analysis.areas:
        name = Text(_line(area.text), style="italic")
        shown.add_row(name, Text(""), Text(_AREAS[area.kind]), Text(_centre(area)))
    return shown


def position(latitude: float, longitude: float, precision_km: float | None) -> str:
    """Say a position as an atlas does, in degrees and hundredths, with its precision.

    Example:
        >>> position(34.45, -40.92, 5)
        '34,45°\\xa0N 40,92°\\xa0O, à 5\\xa0km près'
    """
    north = f"{abs(latitude):.2f}°\xa0{'N' if latitude >= 0 else 'S'}"
    east = f"{abs(longitude):.2f}°\xa0{'E' if longitude >= 0 else 'O'}"
    said = f"{north} {east}".replace(".", ",")
    return said if precision_km is None else f"{said}, à {_km(precision_km)}\xa0km près"


def _by_referent(places: tuple[Place, ...]) -> list[list[Place]]:
    """Gather the mentions of each place, in the order in which they are first named."""
    gathered: dict[int, list[Place]] = {}
    for place in places:
        gathered.setdefault(place.referent, []).append(place)
    return list(gathered.values())


def _names(mentions: list[Place]) -> Text:
    """Give the spellings, the first one bold, and how often the place is named."""
    spellings = list(dict.fromkeys(_line(mention.text) for mention in mentions))
    cell = Text().append(spellings[0], style="bold")
    if len(spellings) > 1:
        cell.append(", " + ", ".join(spellings[1:]))
    if len(mentions) > 1:
        cell.append(f" (×{len(mentions)})", style="dim")
    return cell


def _kind(mentions: list[Place]) -> str:
    """Say what it is, and whether the name stands for those who govern there."""
    said = KINDS.get(mentions[0].kind, mentions[0].kind)
    return said + (", pouvoir" if any(mention.actor for mention in mentions) else "")


def _position(place: Place) -> str:
    if place.latitude is not None and place.longitude is not None:
        return position(place.latitude, place.longitude, place.precision_km)
    if place.status is PlaceStatus.AMBIGUOUS:
        names = (f"{candidate.name} ({candidate.country or '—'})" for candidate in place.candidates)
        return "ambigu\xa0: " + " ou ".join(dict.fromkeys(names))
    return "non localisé"


def _centre(area: Area) -> str:
    if area.latitude is None or area.longitude is None:
        return "non localisé"
    if area.kind is AreaKind.RING and area.distance_km is not None and area.bearing is None:
        return f"{_km(area.distance_km)}\xa0km autour de " + position(area.latitude, area.longitude, None)
    return "centre " + position(area.latitude, area.longitude, area.precision_km)


def _km(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def _line(text: str) -> str:
    return " ".join(printable(text).split())
