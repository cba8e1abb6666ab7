"""Which of several places a name means, or that it cannot be told."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recoupe.gazetteer.records import Decision, GazetteerPlace, How, Match

Point = tuple[float, float]

#: Points closer than this are one place entered twice (km): a town and its district, two sources of one list.
SAME_PLACE_KM = 15.0
#: Unknown populations count as this: the lists begin at 500 inhabitants, and villages without a figure are small.
SMALLEST = 500
#: A name merely alike is taken in a country of the context from here on. Below it other names of the same consonants
#: are met (*Daech*, *Dadache*).
ALIKE_IN_CONTEXT = 0.85
#: Without context a name that sounds the same is only taken where the place is well known: French has a spelling of its
#: own for such places, and villages of that sound are many.
WELL_KNOWN = 20_000
#: Nor where it has fewer consonants than this: two consonants are shared by places all over the world.
LONG_ENOUGH = 3
#: The likeliest place must weigh so many times the others together.
DOMINANCE = 3.0
#: What a country of the context is worth, times its weight, against the rest of the world: a village of Syria in a
#: dispatch on Syria against a town forty times its size elsewhere.
CONTEXT = 40.0
#: What lying near places already resolved is worth, and how near that is (km): a day's drive.
NEARNESS = 10.0
NEAR_KM = 150.0


class _Weighed(NamedTuple):
    """A match, what it weighs against the others, and why."""

    match: Match
    weight: float
    inside: bool
    near_km: float | None


def settle(matches: Sequence[Match], countries: Mapping[str, float], near: Sequence[Point] = ()) -> Decision:
    """Decide which place a name means, or abstain.

    Args:
        matches: from :meth:`Gazetteer.find`, without a restriction to countries or with one.
        countries: the countries of the context by weight (above 0, at most 1); empty where there is none.
        near: positions of places already resolved.

    Returns:
        The decision. A name that is merely alike is taken in a country of the context only, and one without context
        only where it is well known and unrivalled.
    """
    if not matches:
        return Decision(place=None, candidates=(), reasons=("aucune liste ne connaît ce nom",))
    usable = [match for match in matches if _usable(match, countries)]
    if not usable:
        return Decision(place=None, candidates=tuple(matches), reasons=(_why_not(countries),))
    best_how = min(_rank(match) for match in usable)
    weighed = [_weigh(match, countries, near, _rank(match) - best_how) for match in usable]
    weighed.sort(key=lambda item: (-item.weight, -item.match.similarity, item.match.place.id))
    first = weighed[0]
    rivals = sum(item.weight for item in weighed[1:] if _km(item.match.place, first.match.place) > SAME_PLACE_KM)
    candidates = tuple(item.match for item in weighed)
    if first.weight < DOMINANCE * rivals:
        return Decision(place=None, candidates=candidates, reasons=(_ambiguity(weighed),))
    return Decision(place=first.match.place, candidates=candidates, reasons=tuple(_reasons(first, rivals > 0)))


def _usable(match: Match, countries: Mapping[str, float]) -> bool:
    """Tell whether a match may be taken at all."""
    if match.how in (How.EXACT, How.ARTICLE):
        return True
    if countries.get(match.place.country or "", 0) > 0:
        return match.how is How.SOUND or match.similarity >= ALIKE_IN_CONTEXT
    return not countries and match.how is How.SOUND and match.place.population >= WELL_KNOWN


def _rank(match: Match) -> int:
    """0 for the name itself, with or without its article, 1 for its sound, 2 for a name that is alike."""
    return {How.EXACT: 0, How.ARTICLE: 0, How.SOUND: 1}.get(match.how, 2)


def _weigh(match: Match, countries: Mapping[str, float], near: Sequence[Point], behind: int) -> _Weighed:
    """Weigh a match by its population, its country, how close the name is, and what lies near."""
    weight = float(max(match.place.population, SMALLEST))
    inside = countries.get(match.place.country or "", 0.0)
    if inside > 0:
        weight *= 1 + CONTEXT * inside
    weight *= 0.1**behind * match.similarity**8
    distance = min((_km(match.place, point) for point in near), default=None)
    if distance is not None and distance <= NEAR_KM:
        weight *= NEARNESS
    return _Weighed(match, weight, inside > 0, distance)


def _km(one: GazetteerPlace | Point, other: GazetteerPlace | Point) -> float:
    """Great-circle distance in km (haversine)."""
    (a, b), (c, d) = (
        (place.latitude, place.longitude) if isinstance(place, GazetteerPlace) else place for place in (one, other)
    )
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(h, 1.0)))


def _why_not(countries: Mapping[str, float]) -> str:
    if countries:
        return "aucun lieu de ce nom dans les pays dont il est question, et rien d’assez proche"
    return "aucun lieu connu ne porte exactement ce nom, et aucun pays n’est en vue pour un nom approchant"


def _ambiguity(weighed: list[_Weighed]) -> str:
    names = [f"{item.match.place.name} ({item.match.place.country})" for item in weighed[:3]]
    return "plusieurs lieux possibles : " + ", ".join(names)


_HOW = {
    How.EXACT: "même nom que {name}",
    How.ARTICLE: "même nom que {name}, à l’article près",
    How.SOUND: "se prononce comme {name}",
    How.SIMILAR: "nom proche de {name} ({similarity:.0%})",
}


def _reasons(chosen: _Weighed, rivalled: bool) -> list[str]:
    """Say in French what speaks for the place that was chosen."""
    match = chosen.match
    reasons = [_HOW[match.how].format(name=match.place.name, similarity=match.similarity).replace("%", " %")]
    if chosen.inside:
        reasons.append(f"dans un pays dont il est question ({match.place.country})")
    if chosen.near_km is not None and chosen.near_km <= NEAR_KM:
        reasons.append(f"à {chosen.near_km:.0f} km d’un lieu déjà situé")
    if rivalled:
        reasons.append(f"bien plus peuplé ou plus proche que ses homonymes ({match.place.population} habitants)")
    return reasons
