"""What a mention comes to, and how it is written down with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from recoupe.extract.places.context import Context
from recoupe.extract.places.scene import Mention
from recoupe.french.folding import fold
from recoupe.gazetteer import Decision, Match
from recoupe.gazetteer.geodesy import Point
from recoupe.gazetteer.names import spelling
from recoupe.lexicon.place_names import PlaceName
from recoupe.model import PlaceCandidate, PlaceStatus

# Nouns before *de* a town, which say where in it something is: « l'aéroport d'Odessa ».
_IN_TOWN = frozenset("aéroport gare port prison péage échangeur station caserne aérodrome centrale raffinerie".split())
# A province is as wide as this where only its chief town is known (km).
_PROVINCE_KM = 60.0
# So many candidates are given where none is chosen.
_CANDIDATES = 5


class Resolution(msgspec.Struct):
    """What a mention comes to; the fields are those of :class:`recoupe.model.Place`."""

    name: str
    country: str | None
    kind: str
    status: PlaceStatus
    latitude: float | None = None
    longitude: float | None = None
    precision_km: float | None = None
    gazetteer: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def point(self) -> Point | None:
        """Where it lies, if that is known."""
        return (self.latitude, self.longitude) if self.latitude is not None and self.longitude is not None else None


def from_lexicon(mention: Mention, entry: PlaceName, context: Context, *, rivalled: bool) -> Resolution:
    """Give a place of the lexicon; ``rivalled``: another country has one of the name."""
    evidence = [f"{'capitale' if mention.noun == 'capitale' else 'lexique'} : {entry.name}"]
    if rivalled and entry.country:
        evidence.append(context.reason(entry.country))
    return Resolution(
        name=entry.name,
        country=entry.country,
        kind=mention.kind if mention.kind and entry.layer == "capital" else entry.kind,
        status=PlaceStatus.RESOLVED if entry.latitude is not None else PlaceStatus.UNLOCATED,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision_km=entry.precision_km,
        gazetteer=entry.id,
        evidence=tuple(evidence),
    )


def from_gazetteer(mention: Mention, decision: Decision, context: Context, weights: Mapping[str, float]) -> Resolution:
    """Give the place that was decided on."""
    place = decision.place
    assert place is not None
    evidence = list(decision.reasons)
    if place.country and weights.get(place.country):
        evidence.append(context.reason(place.country))
    in_town = mention.left.joined and mention.noun in _IN_TOWN
    return Resolution(
        name=place.name,
        country=place.country,
        kind=place.kind if in_town or not mention.kind else mention.kind,
        status=PlaceStatus.RESOLVED,
        latitude=place.latitude,
        longitude=place.longitude,
        precision_km=max(place.precision_km, _PROVINCE_KM) if mention.kind == "region" else place.precision_km,
        gazetteer=place.id,
        evidence=tuple(evidence),
    )


def ambiguous(mention: Mention, matches: Sequence[Match], decision: Decision, country: str | None) -> Resolution:
    """Give the places that have the name, and choose none; ``country`` is that of the ground around it."""
    countries = {match.place.country for match in matches}
    candidates = tuple(
        PlaceCandidate(
            name=match.place.name,
            country=match.place.country,
            kind=match.place.kind,
            latitude=match.place.latitude,
            longitude=match.place.longitude,
            precision_km=match.place.precision_km,
            gazetteer=match.place.id,
            reason=f"même nom, {match.place.population} habitants",
        )
        for match in matches[:_CANDIDATES]
    )
    return Resolution(
        name=mention.name,
        country=countries.pop() if len(countries) == 1 else country,
        kind=mention.kind or "city",
        status=PlaceStatus.AMBIGUOUS,
        candidates=candidates,
        evidence=decision.reasons,
    )


def unlocated(mention: Mention, context: Context, country: str | None, reasons: Sequence[str] = ()) -> Resolution:
    """Give a place without a position; ``country`` is that of the ground around it, if there is no doubt of it."""
    return Resolution(
        name=mention.name,
        country=country,
        kind=mention.kind or "city",
        status=PlaceStatus.UNLOCATED,
        evidence=(*reasons, context.reason(country)) if country is not None else tuple(reasons),
    )


def same_key(name: str) -> str:
    """What two spellings of a place that no list knows have in common.

    Example:
        >>> same_key("Al-BouKamal") == same_key("Boukamal")
        True
    """
    return spelling(name).bare or fold(name)
