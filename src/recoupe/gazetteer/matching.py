"""Looking names up: candidates by folded name and skeleton, ranked by how alike they sound."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import Indel

from recoupe.gazetteer.names import Spelling, skeleton, spelling, variants
from recoupe.gazetteer.records import GazetteerPlace, How, Match
from recoupe.gazetteer.store import Store, hash_bare, hash_folded, hash_skeleton

#: A name that is the same but for its article, or that sounds the same, is as good as the name; these only order them.
_ARTICLE = 0.99
_SOUND = 0.97
#: A name that is merely alike stays below.
_ALIKE = 0.95
#: Less alike than this is another name: half of the consonants or of the vowels differ.
_LEAST = 0.6
#: Skeletons of two consonants lead to thousands of places: the largest are compared, and none that is smaller could be
#: told from its namesakes anyway.
_COMPARED = 200
_KEPT = 4096
#: What a place of a kind may measure from its point to its edge (km), where its population does not tell.
_EXTENT = {"region": 60.0, "area": 15.0, "water": 15.0, "facility": 2.0, "street": 1.0, "country": 500.0}
#: Inhabitants a square kilometre of built-up land, the order of magnitude of towns the world over.
_DENSITY = 4000


class Gazetteer:
    """Places by name, in one file or several.

    Example:
        >>> from recoupe.gazetteer import load_gazetteer
        >>> gazetteer = load_gazetteer()
        >>> [match.place.name for match in gazetteer.find("Hassaké", countries=["SY"], limit=1)]
        ['Al Ḩasakah']
    """

    def __init__(self, stores: Sequence[Store]) -> None:
        """Search several files as one; a place of the same id is taken from the first that has it."""
        self.stores = tuple(stores)
        self._find = lru_cache(_KEPT)(self._look_up)

    def find(
        self, name: str, countries: Collection[str] | None = None, limit: int = 10, *, alike: bool = True
    ) -> list[Match]:
        """Give the places that a name may mean.

        Args:
            name: as a text writes it, in Latin, Arabic, Cyrillic or Hebrew letters.
            countries: ISO 3166 alpha-2 codes; places elsewhere are left out. ``None`` searches the world.
            limit: how many to give at most.
            alike: also give places whose names merely sound or look alike, which takes ten times as long.

        Returns:
            The closest names first, of equally close ones the most populous; the order never changes.
        """
        wanted = None if countries is None else tuple(sorted(set(countries)))
        return list(self._find(name, wanted, alike)[:limit])

    def _look_up(self, name: str, countries: tuple[str, ...] | None, alike: bool) -> tuple[Match, ...]:
        heard = spelling(name)
        if heard.script is None or not heard.folded:
            return ()
        found: dict[str, Match] = {}
        for store in self.stores:
            for match in _matches(store, heard, countries, alike):
                found.setdefault(match.place.id, match)
        return tuple(sorted(found.values(), key=_order))


def _order(match: Match) -> tuple[float, int, str]:
    return -match.similarity, -match.place.population, match.place.id


def _matches(store: Store, heard: Spelling, countries: tuple[str, ...] | None, alike: bool) -> list[Match]:
    """Find and rank the places of one file."""
    exact = store.places("folded", [hash_folded(heard.folded)])
    bare = store.places("folded", [hash_folded(heard.bare), hash_bare(heard.folded), hash_bare(heard.bare)])
    own, *others = variants(heard) if alike and heard.skeleton else [""]
    same = store.places("skeleton", [hash_skeleton(own)]) if own else np.empty(0, "u4")
    near = store.places("skeleton", [hash_skeleton(other) for other in others]) if others else np.empty(0, "u4")
    exact, bare, same, near = (_within(store, places, countries) for places in (exact, bare, same, near))
    ranked: dict[int, tuple[float, How]] = {place: (1.0, How.EXACT) for place in exact.tolist()}
    for place in bare.tolist():
        ranked.setdefault(place, (_ARTICLE, How.ARTICLE))
    for places, consonants in ((same, 1.0), (near, None)):
        for place in _largest(store, places).tolist():
            if place not in ranked:
                similarity = _similarity(heard, store.text("sound", place), consonants)
                if similarity >= _LEAST:
                    ranked[place] = (similarity, How.SOUND if similarity == _SOUND else How.SIMILAR)
    return [
        Match(place=_place(store, place), similarity=similarity, how=how) for place, (similarity, how) in ranked.items()
    ]


def _within(store: Store, places: np.ndarray, countries: tuple[str, ...] | None) -> np.ndarray:
    """Keep the places of some countries."""
    if countries is None or not len(places):
        return places
    codes = [code for code, country in enumerate(store.lists["country"]) if country in countries]
    return places[np.isin(store.columns["country"][places], codes)]


def _largest(store: Store, places: np.ndarray) -> np.ndarray:
    """Keep the most populous, of equal ones the first."""
    if len(places) <= _COMPARED:
        return places
    population = store.columns["population"][places].astype("i8")
    return places[np.argsort(-population, kind="stable")[:_COMPARED]]


def _similarity(heard: Spelling, sounds: str, consonants: float | None) -> float:
    """Compare a name with all of a place's by sound: half by its consonants, half by all of it."""
    best = 0.0
    for other in sounds.split("\n"):
        if other == heard.sound:
            return _SOUND
        whole = Indel.normalized_similarity(heard.sound, other)
        same = Indel.normalized_similarity(heard.skeleton, skeleton(other)) if consonants is None else consonants
        best = max(best, _ALIKE * (whole + same) / 2)
    return round(best, 4)


def _place(store: Store, place: int) -> GazetteerPlace:
    """Make the record of a place."""
    columns, lists = store.columns, store.lists
    latitude, longitude = store.position(place)
    kind = lists["kind"][int(columns["kind"][place])]
    population = int(columns["population"][place])
    return GazetteerPlace(
        id=f"{store.about['scheme']}:{int(columns['number'][place])}",
        name=store.text("name", place),
        country=lists["country"][int(columns["country"][place])] or None,
        admin1=lists["admin1"][int(columns["admin1"][place])] or None,
        kind=kind,
        latitude=latitude,
        longitude=longitude,
        population=population,
        precision_km=_EXTENT.get(kind) or _radius(population),
    )


def _radius(population: int) -> float:
    """The radius of a town of so many inhabitants, at least 1 km."""
    return round(max(1.0, math.sqrt(population / _DENSITY / math.pi)), 1)
