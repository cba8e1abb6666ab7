"""What a text locates by other places: *à 70 km de Boukamal, au nord-est d'Idleb, entre Homs et Palmyre*."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from recoupe.extract.places.resolution import Resolution
from recoupe.extract.places.scene import Mention
from recoupe.extract.places.words import DIRECTIONS
from recoupe.extract.reading import Reading
from recoupe.gazetteer.geodesy import Point, destination, distance, midpoint
from recoupe.model import AreaKind

# How far *près de* reaches, and *à quelques kilomètres de*, in km.
_NEAR_KM = 15.0
_FEW_KM = 10.0
# *à l'est de* a town says no distance: news means the next towns, half an hour to an hour by road.
_SECTOR_KM = 25.0
# Half the width of a direction (an eighth of the compass), as a share of the distance: 2 sin(22.5° / 2).
_WIDTH = 0.4
_WINDOW = 90

_NUMBERS = {
    word: float(number)
    for number, word in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
} | {"vingt": 20.0, "trente": 30.0, "quarante": 40.0, "cinquante": 50.0, "soixante": 60.0, "cent": 100.0, "une": 1.0}
_ABOUT = {
    "dizaine": 10.0, "douzaine": 12.0, "quinzaine": 15.0, "vingtaine": 20.0, "trentaine": 30.0, "quarantaine": 40.0,
    "cinquantaine": 50.0, "soixantaine": 60.0, "centaine": 100.0,
}  # fmt: skip
_UNITS = {"km": 1.0, "kilomètre": 1.0, "mètre": 0.001, "m": 0.001, "mile": 1.609}

_DIRECTION = "|".join(sorted(DIRECTIONS, key=len, reverse=True))
_OF = r"(?:de la |de l'|de |d'|du |des )"
_RING = re.compile(
    rf"(?:\bà\s+)?(?:(?:environ|près de|quelques?|moins de|plus de|à peine|seulement|au moins)\s+)?"
    rf"(?:(?P<digits>\d+(?:[.,]\d+)?)|(?P<word>{'|'.join(_NUMBERS)})|une (?P<about>{'|'.join(_ABOUT)}) de|"
    rf"(?P<few>quelques|plusieurs))\s*(?P<unit>km|kilomètre|mètre|m|mile)s?\b"
    rf"(?:\s+environ)?(?:\s*,?\s*(?:au|à l'|vers le|vers l'|plus au|plus à l')\s*(?P<side>{_DIRECTION}))?\s+{_OF}$"
)
_SECTOR = re.compile(rf"(?P<lead>\bà l'|\bau|\bl'|\ble|\bdu|\bvers)\s?\b(?P<side>{_DIRECTION})\s+{_OF}$")
_NEAR = re.compile(
    rf"(?:\btout )?(?:\bprès|\bnon loin|\bpas loin|\bà proximité(?: immédiate)?|"
    rf"\b(?:aux|dans les) (?:environs|alentours|abords|parages)|\baux portes|\bautour|"
    rf"\b(?:à la|en) (?:périphérie|lisière)|\bà deux pas)\s+{_OF}$"
)
_SITUATED = re.compile(
    r"(?:\s*[,(])?\s*(?:(?:une? )?(?:petite )?(?:localité|ville|village|bourgade|base|commune|camp)\s+)?"
    r"(?:qui )?(?:est |sont |était |étaient )?"
    r"(?:(?:se (?:situe|situait|trouve|trouvait)(?:nt)?|situ[ée]e?s?|distante?s?|sise?|se trouvant|se situant)\s*)?"
)
_THIS = re.compile(
    r"(?:ce|cet|cette|la|le)\s+(?P<noun>[\w-]+)\s+(?:\w+ )?"
    r"(?:se (?:situe|situait|trouve|trouvait)|est|était)(?: situ[ée]e?)?\s*"
)
_ENDS = re.compile(r"\b(?:de|du|des|de la) $|\bd(?:e l)?'$")
# What lies between two places farther apart (km) is a journey, a match or a quarrel.
_WIDEST_KM = 400.0


class AreaDraft(msgspec.Struct):
    """An area, before mentions have their numbers: ``place`` and ``references`` are indexes of mentions."""

    start: int
    end: int
    kind: AreaKind
    place: int | None
    references: tuple[int, ...]
    distance_km: float | None = None
    bearing: float | None = None
    centre: Point | None = None
    precision_km: float | None = None


def find_areas(
    r: Reading, mentions: list[Mention], resolutions: list[Resolution], actors: list[bool]
) -> list[AreaDraft]:
    """Find the areas of a document, in text order; between actors lies no land."""
    folded = r.text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    found: list[AreaDraft] = []
    starts = [mention.tokens[0] for mention in mentions]
    for index in range(len(mentions)):
        between = None if actors[index] else _between(r, mentions, resolutions, index)
        draft = between or _relation(r, folded, mentions, resolutions, index)
        if draft is not None:
            draft.place = _figure(r, folded, mentions, resolutions, starts, draft)
            found.append(draft)
    return sorted(found, key=lambda draft: (draft.start, draft.end))


def _relation(
    r: Reading, folded: str, mentions: list[Mention], resolutions: list[Resolution], index: int
) -> AreaDraft | None:
    """The relation that stands right before a mention (and the noun that announces it)."""
    mention, resolution = mentions[index], resolutions[index]
    anchor = _anchor(r, mention)
    before = folded[max(0, anchor - _WINDOW) : anchor].lower()
    if _ENDS.search(before) is None:
        return None
    end = r.end[mention.tokens[1] - 1]
    point, precision = resolution.point, resolution.precision_km or 1.0
    ring = _RING.search(before)
    if ring is not None:
        return _ring(ring, anchor - len(before), end, index, point, precision)
    sector = _SECTOR.search(before)
    if sector is not None:
        inside = sector["lead"] not in ("à l'", "au") or resolution.kind in ("country", "region")
        if resolution.kind == "water":
            point = None  # a river is east and west of many places
        return _sector(sector, anchor - len(before), end, index, point, precision, inside)
    near = _NEAR.search(before)
    if near is not None:
        start = anchor - len(before) + near.start()
        return AreaDraft(start, end, AreaKind.NEAR, None, (index,), None, None, point, _sum(point, _NEAR_KM, precision))
    return None


def _anchor(r: Reading, mention: Mention) -> int:
    """Where the noun phrase of a mention begins, its article aside: *la | ville de Boukamal*."""
    left = mention.left
    announced = left.noun is not None and left.noun_start >= 0 and left.noun.extent == "out"
    return r.start[left.noun_start if announced else mention.tokens[0]]


def _ring(ring: re.Match[str], offset: int, end: int, index: int, point: Point | None, precision: float) -> AreaDraft:
    start = offset + ring.start()
    bearing = DIRECTIONS.get(ring["side"] or "")
    if ring["few"]:
        centre = destination(point, bearing, _FEW_KM / 2) if point and bearing is not None else point
        return AreaDraft(
            start, end, AreaKind.NEAR, None, (index,), None, bearing, centre, _sum(point, _FEW_KM, precision)
        )
    number = (
        float(ring["digits"].replace(",", "."))
        if ring["digits"]
        else _NUMBERS[ring["word"]]
        if ring["word"]
        else _ABOUT[ring["about"]]
    )
    km = number * _UNITS[ring["unit"]]
    if bearing is None:
        return AreaDraft(start, end, AreaKind.RING, None, (index,), km, None, point, _sum(point, km, precision))
    centre = destination(point, bearing, km) if point else None
    return AreaDraft(
        start, end, AreaKind.RING, None, (index,), km, bearing, centre, _sum(point, _WIDTH * km, precision)
    )


def _sector(
    sector: re.Match[str], offset: int, end: int, index: int, point: Point | None, precision: float, inside: bool
) -> AreaDraft:
    """*à l'est de Homs* lies outside the town, *l'est de la Syrie* within."""
    bearing = DIRECTIONS[sector["side"]]
    shift, spread = (precision / 2, precision * 0.75) if inside else (_SECTOR_KM + precision, _SECTOR_KM + precision)
    centre = destination(point, bearing, shift) if point else None
    start = offset + sector.start()
    return AreaDraft(
        start, end, AreaKind.SECTOR, None, (index,), None, bearing, centre, round(spread, 1) if point else None
    )


def _sum(point: Point | None, reach: float, precision: float) -> float | None:
    return round(reach + precision, 1) if point is not None else None


def _between(r: Reading, mentions: list[Mention], resolutions: list[Resolution], index: int) -> AreaDraft | None:
    """*entre A et B*; between countries lie relations, not land."""
    if index + 1 >= len(mentions):
        return None
    one, other = mentions[index], mentions[index + 1]
    first = one.left.first
    if first < 0 or r.lower[first] != "entre" and (first == 0 or r.lower[first - 1] != "entre"):
        return None
    first = first if r.lower[first] == "entre" else first - 1
    gap = r.lower[one.tokens[1] : other.tokens[0]]
    if (
        not gap
        or gap[0] != "et"
        or any(word not in ("et", "la", "le", "les", "l'", "celle", "de", "d'", "ville") for word in gap)
    ):
        return None
    if any(resolutions[k].kind == "country" for k in (index, index + 1)):
        return None
    a, b = resolutions[index].point, resolutions[index + 1].point
    if a is not None and b is not None and distance(a, b) > _WIDEST_KM:
        return None
    draft = AreaDraft(r.start[first], r.end[other.tokens[1] - 1], AreaKind.BETWEEN, None, (index, index + 1))
    if a is not None and b is not None:
        draft.centre = midpoint(a, b)
        own = max(resolutions[k].precision_km or 1.0 for k in (index, index + 1))
        draft.precision_km = round(distance(a, b) / 2 + own, 1)
    return draft


def _figure(
    r: Reading,
    folded: str,
    mentions: list[Mention],
    resolutions: list[Resolution],
    starts: list[int],
    draft: AreaDraft,
) -> int | None:
    """The mention that is located so: the one right before, or the one that *ce village* takes up."""
    previous = draft.references[0] - 1
    number = r.unit_of[starts[draft.references[0]]]
    unit = r.units[number]
    if previous >= 0 and mentions[previous].tokens[0] >= unit[0]:
        gap = folded[r.end[mentions[previous].tokens[1] - 1] : draft.start]
        if _SITUATED.fullmatch(gap.lower()):
            return previous
    opening = folded[r.start[unit[0]] : draft.start].lower()
    this = _THIS.fullmatch(opening)
    if this is None:
        return None
    first = r.units[max(0, number - 1)][0]
    before = range(bisect_right(starts, first - 1), bisect_right(starts, unit[0] - 1))
    named = [k for k in before if mentions[k].noun == this["noun"]]
    if named:
        return named[-1]
    towns = [k for k in before if resolutions[k].kind in ("city", "facility")]
    return towns[0] if len(towns) == 1 else None
