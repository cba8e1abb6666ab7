"""Which of several places a name means, or that it cannot be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recoupe.gazetteer.geodesy import Point, distance
from recoupe.gazetteer.records import Decision, GazetteerPlace, How, Match

#: Points closer than this are one place entered twice (km): a town and its district, two sources of one list.
SAME_PLACE_KM = 25.0
#: A name merely alike is taken in a country of the context from here on. Below it other names of the same consonants
#: are met.
ALIKE_IN_CONTEXT = 0.88
#: Without context a name must lead to a place that is well known: of tiny ones the world has one for nearly every word.
WELL_KNOWN = 5_000
#: By its sound alone it must be a town, and by a sound of two consonants a city: smaller places of such a sound are
#: many, in all countries. A long sound is no accident. :meth:`Gazetteer.find` tells the three apart by similarity.
WELL_KNOWN_BY_SOUND = ((0.95, 5_000), (0.93, 20_000), (0.0, 100_000))
#: From this similarity on a sound is long. A shorter one must be that of the place's own name: among all the names
#: that the world gives its large towns there is one for nearly every short sound (*Kessar*: Kayseri, once Caesarea).
LONG_SOUND = 0.95
#: Where there is a context and a place lies outside of it, it must be so many times better known, and again so many
#: times if it is filed under another name: French has its own names for large towns only.
ELSEWHERE = 10
OTHER_NAME = 2
#: The likeliest place must weigh so many times the others together.
DOMINANCE = 3.0
#: What a country of the context is worth, times its weight, against the rest of the world: a village of Syria in a
#: dispatch on Syria against a town forty times its size elsewhere.
CONTEXT = 40.0
#: What lying near places already resolved is worth, and how near that is (km): a day's drive.
NEARNESS = 10.0
NEAR_KM = 150.0
#: What a match is worth by how the names met: under the place's own name, or under another that a list gives it, in
#: whatever language and century: of two towns of one size the one that is called so now is meant.
_FIT = {
    (How.EXACT, True): 1.0,
    (How.EXACT, False): 0.3,
    (How.ARTICLE, True): 0.4,
    (How.ARTICLE, False): 0.2,
    (How.SOUND, True): 0.05,
    (How.SOUND, False): 0.02,
}
#: A name that is merely alike; the more so the less alike it is.
_ALIKE_FIT = 0.004


#: Where names are written in other letters, or by no fixed rule, so that French, English and local spellings differ. A
#: name from anywhere else is copied as it stands (those of India and Japan in the spelling of their authorities), and
#: its sound says nothing.
TRANSCRIBED = frozenset(
    "AE AF AM AZ BA BG BH BY CY DJ DZ EG EH ER ET GE GR IL IQ IR JO KG KM KW KZ LB LY MA MD ME MK MN MR OM PK PS QA RS "
    "RU SA SD SO SS SY TD TJ TM TN TR UA UZ XK YE".split()
)
NOT_TRANSCRIBED = 0.1
#: A sound is worth so much of what it would be, where a place that is well known has the very name.
NAMED = 0.2


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
    named = any(match.how in (How.EXACT, How.ARTICLE) and _is_known(match) for match in matches)
    weighed = sorted((_weigh(match, countries, near, named) for match in matches), key=_order)
    candidates = tuple(item.match for item in weighed)
    first = weighed[0]
    doubt = _doubt(first.match, countries)
    if doubt is not None:
        return Decision(place=None, candidates=candidates, reasons=(doubt,))
    rivals = sum(item.weight for item in weighed[1:] if _km(item.match.place, first.match.place) > SAME_PLACE_KM)
    if first.weight < DOMINANCE * rivals:
        return Decision(place=None, candidates=candidates, reasons=(_ambiguity(weighed),))
    return Decision(
        place=first.match.place, candidates=candidates, reasons=tuple(_reasons(first, rivals > first.weight / 100))
    )


def _weigh(match: Match, countries: Mapping[str, float], near: Sequence[Point], named: bool) -> _Weighed:
    """Weigh a match by how the names met, its population, its country, and what lies near.

    ``named``: a place that is well known has just this name.
    """
    fit = _FIT.get((match.how, match.primary), _ALIKE_FIT * match.similarity**8)
    weight = fit * match.place.size
    inside = countries.get(match.place.country or "", 0.0)
    if inside > 0:
        weight *= 1 + CONTEXT * inside
    elif match.how is How.SOUND:
        weight *= (NAMED if named else 1.0) * (1.0 if match.place.country in TRANSCRIBED else NOT_TRANSCRIBED)
    elif match.how is How.SIMILAR:
        weight = 0.0
    distance = min((_km(match.place, point) for point in near), default=None)
    if distance is not None and distance <= NEAR_KM:
        weight *= NEARNESS
    return _Weighed(match, weight, inside > 0, distance)


def _order(item: _Weighed) -> tuple[float, float, str]:
    return -item.weight, -item.match.similarity, item.match.place.id


def _doubt(match: Match, countries: Mapping[str, float]) -> str | None:
    """Say why a match may not be taken, however little there is beside it."""
    if countries.get(match.place.country or "", 0) > 0:
        if match.how is How.SIMILAR and match.similarity < ALIKE_IN_CONTEXT:
            return f"{match.place.name} n’est pas assez proche de ce nom"
        return None
    if match.how is How.SIMILAR:
        return "aucun lieu de ce nom ; un nom approchant ne suffit pas hors des pays dont il est question"
    if match.how is How.SOUND and not match.primary and match.similarity < LONG_SOUND:
        return f"{match.place.name} ({match.place.country}) a un autre nom qui se prononce ainsi, ce qui ne suffit pas"
    if match.how is How.SOUND and match.place.country not in TRANSCRIBED:
        return f"{match.place.name} ({match.place.country}) se prononce ainsi, mais s’écrirait sous son propre nom"
    least = WELL_KNOWN
    if match.how is How.SOUND:
        least = next(least for similarity, least in WELL_KNOWN_BY_SOUND if match.similarity >= similarity)
    if countries:
        least *= ELSEWHERE * (1 if match.primary else OTHER_NAME)
    if match.place.size >= least:
        return None
    where = ", hors des pays dont il est question," if countries else ""
    if match.how is How.SOUND:
        return f"{match.place.name} ({match.place.country}) se prononce ainsi, mais{where} rien d’autre ne le désigne"
    return f"{match.place.name} ({match.place.country}) porte ce nom, mais{where} est trop peu connu"


def _is_known(match: Match) -> bool:
    """Tell whether a place is known well enough to be meant by its bare name."""
    return match.place.size >= WELL_KNOWN


def _km(one: GazetteerPlace | Point, other: GazetteerPlace | Point) -> float:
    a, b = ((place.latitude, place.longitude) if isinstance(place, GazetteerPlace) else place for place in (one, other))
    return distance(a, b)


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
        reasons.append("bien plus connu ou plus proche que les autres lieux de ce nom")
    return reasons
