"""What looking a name up gives."""

from __future__ import annotations

from enum import StrEnum

from recoupe.model import Record


class How(StrEnum):
    """By which form a name met a place's, the closest first."""

    EXACT = "exact"  # the folded names are one: « Deir Ezzor », « Deir ez-Zor »
    ARTICLE = "article"  # they are but for an article: « Soukhna », « As-Soukhna »
    SOUND = "sound"  # they sound alike: « Hassaké », « Al-Hasakah »
    SIMILAR = "similar"  # they have the same consonants, or nearly


class GazetteerPlace(Record, frozen=True, kw_only=True):
    """A place as a gazetteer has it.

    Attributes:
        id: scheme and number: ``geonames:173334``, ``wof:102542465``.
        name: as the gazetteer writes it.
        country: ISO 3166 alpha-2, ``None`` where it lies in none.
        admin1: country and code of the first-order division (``SY.07``).
        kind: as in :class:`recoupe.model.Place`.
        latitude, longitude: WGS 84 degrees.
        population: 0 where it is not known.
        size: the population, or what places without a figure have as a rule in this gazetteer.
        precision_km: how far from the point a part of the place may lie.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    kind: str
    latitude: float
    longitude: float
    population: int
    size: int
    precision_km: float


class Match(Record, frozen=True, kw_only=True):
    """A place that a name may mean.

    Attributes:
        place: the place.
        similarity: of the name to the closest of the place's, from 0 to 1.
        how: by which form they met.
        primary: the name is, or sounds like, the one that the gazetteer files the place under, not another one.
    """

    place: GazetteerPlace
    similarity: float
    how: How
    primary: bool = False


class Decision(Record, frozen=True, kw_only=True):
    """The place that a name means, or none where that cannot be told.

    Attributes:
        place: the place, ``None`` where nothing speaks clearly enough for one.
        candidates: the matches that were weighed, the likeliest first; empty where the name is not known.
        reasons: in French, what the decision rests on.
    """

    place: GazetteerPlace | None
    candidates: tuple[Match, ...]
    reasons: tuple[str, ...]
