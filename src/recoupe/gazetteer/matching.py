"""Looking names up: candidates by folded name and skeleton, ranked by how alike they sound."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache

import numpy as np

from recoupe.gazetteer.names import Spelling, skeleton, spelling, variants
from recoupe.gazetteer.records import Decision, GazetteerPlace, How, Match
from recoupe.gazetteer.settling import settle
from recoupe.gazetteer.store import Store, hash_bare, hash_folded, hash_skeleton

#: A name that is the same but for its article, or that sounds the same, is as good as the name; these only order them.
_ARTICLE = 0.99
#: The same sound. Of so many letters, so many of them consonants, it is hardly met by chance; with fewer consonants it
#: is shared by names of all languages.
_LONG_SOUND = 7
_CONSONANTS = 3
_SOUND_LONG, _SOUND, _SOUND_SHORT = 0.97, 0.94, 0.92
#: So many of the same consonants are one name in two spellings (*Sloviansk, Slovyansk*), not two.
_OWN_CONSONANTS = 4
#: A name that is merely alike stays below.
_ALIKE = 0.9
#: Less alike than this is another name: half of the consonants or of the vowels differ.
_LEAST = 0.6
#: Skeletons of two consonants lead to thousands of places: the largest are compared, and none that is smaller could be
#: told from its namesakes anyway.
_COMPARED = 200
_KEPT = 2048
#: So many matches are given and weighed against each other: the next are less alike than all of them, or smaller.
_WEIGHED = 40
#: What a place of a kind may measure from its point to its edge (km), where its population does not tell.
_EXTENT = {"region": 60.0, "area": 15.0, "water": 15.0, "facility": 2.0, "street": 1.0, "country": 500.0}
#: Inhabitants a square kilometre of built-up land, the order of magnitude of towns the world over.
_DENSITY = 4000


#: Where places have Arabic names: the Arab League, its neighbours, and the Sahel.
ARABIC = frozenset(
    "AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA ML MR NE OM PS QA SA SD SO SS SY TD TN TR YE".split()
)


#: What :meth:`Gazetteer.find` is asked: name, countries, whether names merely alike count.
Question = tuple[str, tuple[str, ...] | None, bool]


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
        self._asked: dict[Question, None] | None = None

    def find(
        self, name: str, countries: Collection[str] | None = None, limit: int = 10, *, alike: bool = True
    ) -> list[Match]:
        """Give the places that a name may mean.

        Args:
            name: as a text writes it, in Latin, Arabic, Cyrillic or Hebrew letters.
            countries: ISO 3166 alpha-2 codes; places elsewhere are left out. ``None`` searches the world, for the name
                and its sound only: names merely alike are met everywhere.
            limit: how many to give at most, up to 40.
            alike: give places whose names merely sound or look alike, too; without them it takes a third of the time.

        Returns:
            The closest names first, of equally close ones the most populous; the order never changes.
        """
        wanted = None if countries is None else tuple(sorted(set(countries)))
        if self._asked is not None:
            self._asked[name, wanted, alike] = None
        return list(self._find(name, wanted, alike)[:limit])

    def resolve(self, name: str, countries: Mapping[str, float], near: Sequence[tuple[float, float]] = ()) -> Decision:
        """Find a name in the world and, merely alike, in the countries of the context, and settle what it means.

        Args:
            name: as a text writes it.
            countries: the countries of the context by weight (above 0, at most 1); empty where there is none.
            near: positions of places already resolved.

        Example:
            >>> from recoupe.gazetteer import load_gazetteer
            >>> gazetteer = load_gazetteer()
            >>> gazetteer.resolve("Tripoli", {"LB": 1.0}).place.country
            'LB'
        """
        matches = {match.place.id: match for match in self.find(name, limit=_WEIGHED)}
        for match in self.find(name, countries.keys(), limit=_WEIGHED) if countries else ():
            matches.setdefault(match.place.id, match)
        return settle(sorted(matches.values(), key=_order), countries, near)

    @contextmanager
    def noting(self) -> Iterator[dict[Question, None]]:
        """Note what is asked: a text whose questions have the same answers in another gazetteer is read the same.

        Example:
            >>> from recoupe.gazetteer import load_gazetteer
            >>> gazetteer = load_gazetteer()
            >>> with gazetteer.noting() as asked:
            ...     matches = gazetteer.find("Homs", alike=False)
            >>> list(asked)
            [('Homs', None, False)]
        """
        self._asked = asked = {}
        try:
            yield asked
        finally:
            self._asked = None

    def answer(self, question: Question) -> str:
        """Give a digest of the answer to a question: where it is the same, nothing has changed for whoever asked."""
        matches = [(match.place, match.similarity, match.how.value, match.primary) for match in self._find(*question)]
        return hashlib.sha256(repr(matches).encode()).hexdigest()[:16]

    def _look_up(self, name: str, countries: tuple[str, ...] | None, alike: bool) -> tuple[Match, ...]:
        heard = spelling(name)
        if heard.script is None or not heard.folded:
            return ()
        found: dict[str, Match] = {}
        for store in self.stores:
            for match in _matches(store, heard, countries, alike):
                found.setdefault(match.place.id, match)
        return tuple(sorted(found.values(), key=_order)[:_WEIGHED])


def _order(match: Match) -> tuple[float, int, str]:
    return -match.similarity, -match.place.population, match.place.id


def _matches(store: Store, heard: Spelling, countries: tuple[str, ...] | None, alike: bool) -> list[Match]:
    """Find and rank the places of one file."""
    exact = store.places("folded", [hash_folded(heard.folded)])
    bare = store.places("folded", [hash_folded(heard.bare), hash_bare(heard.folded), hash_bare(heard.bare)])
    ranked: dict[int, tuple[float, How]] = {
        place: (1.0, How.EXACT) for place in _within(store, exact, countries) if _sounds_like(store, heard, place)
    }
    asked, countries = countries, _where_spoken(heard, countries)
    for place in _within(store, bare, countries):
        if place not in ranked and _sounds_like(store, heard, place):
            ranked[place] = _ARTICLE, How.ARTICLE
    if alike and heard.skeleton:
        _add_sounds(store, heard, countries, ranked)
        if asked is not None and countries:
            _add_alike(store, heard, countries, ranked)
    population, number = store.columns["population"], store.columns["number"]
    order = sorted(ranked, key=lambda place: (-ranked[place][0], -int(population[place]), int(number[place])))
    return [_match(store, heard, place, *ranked[place]) for place in order[:_WEIGHED]]


def _where_spoken(heard: Spelling, countries: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Keep a name with an Arabic article, unless it is written just so elsewhere, to where Arabic names are given."""
    if not heard.has_article:
        return countries
    return tuple(sorted(ARABIC if countries is None else ARABIC.intersection(countries)))


def _sounds_like(store: Store, heard: Spelling, place: int) -> bool:
    """Make sure that one hash stands for one name: of two that share it by chance the sounds are far apart."""
    from rapidfuzz.distance import Indel  # only here and below: a text without unknown names does without

    sounds = store.text("sound", place).split("\n")
    return not heard.sound or any(Indel.normalized_similarity(heard.sound, other) >= _LEAST for other in sounds)


def _add_sounds(
    store: Store, heard: Spelling, countries: tuple[str, ...] | None, ranked: dict[int, tuple[float, How]]
) -> None:
    """Add the places of which a name sounds the same."""
    for heard_as in heard.readings:
        consonants = skeleton(heard_as)
        similarity = _SOUND_SHORT
        if len(consonants.removeprefix("a")) >= _CONSONANTS:
            similarity = _SOUND_LONG if len(heard_as) >= _LONG_SOUND else _SOUND
        for place in _within(store, store.places("skeleton", [hash_skeleton(consonants)]), countries):
            if place not in ranked and heard_as in store.text("sound", place).split("\n"):
                ranked[place] = similarity, How.SOUND


def _add_alike(store: Store, heard: Spelling, countries: tuple[str, ...], ranked: dict[int, tuple[float, How]]) -> None:
    """Add the places of which a name has the same consonants, or nearly."""
    places = store.places("skeleton", [hash_skeleton(variant) for variant in variants(heard)])
    for place in _within(store, places, countries):
        if place not in ranked:
            similarity = _similarity(heard, store.text("sound", place))
            if similarity >= _LEAST:
                ranked[place] = similarity, How.SIMILAR


def _match(store: Store, heard: Spelling, place: int, similarity: float, how: How) -> Match:
    """Make the record of a match."""
    record = _place(store, place)
    own = Spelling(record.name) if how is not How.SIMILAR else None
    return Match(
        place=record,
        similarity=similarity,
        how=how,
        primary=own is not None and own.script == heard.script and _own_name(heard, own),
    )


def _own_name(heard: Spelling, own: Spelling) -> bool:
    """Whether a name is the one that a place is filed under, if in another spelling."""
    return own.sound == heard.sound or len(own.skeleton) >= _OWN_CONSONANTS and own.skeleton == heard.skeleton


def _within(store: Store, places: np.ndarray, countries: tuple[str, ...] | None) -> list[int]:
    """Keep the places of some countries, and of very many the most populous, of equal ones the first."""
    if countries is not None and len(places):
        codes = [code for code, country in enumerate(store.lists["country"]) if country in countries]
        places = places[np.isin(store.columns["country"][places], codes)]
    if len(places) > _COMPARED:
        population = store.columns["population"][places].astype("i8")
        places = places[np.argsort(-population, kind="stable")[:_COMPARED]]
    return places.tolist()


def _similarity(heard: Spelling, sounds: str) -> float:
    """Compare a name with all of a place's by sound: half by its consonants, half by all of it."""
    from rapidfuzz.distance import Indel

    best = 0.0
    for other in sounds.split("\n"):
        whole = Indel.normalized_similarity(heard.sound, other)
        consonants = Indel.normalized_similarity(heard.skeleton, skeleton(other))
        best = max(best, _ALIKE * (whole + consonants) / 2)
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
        size=population or store.about["unknown"],
        precision_km=_EXTENT.get(kind) or _radius(population),
    )


def _radius(population: int) -> float:
    """The radius of a town of so many inhabitants, at least 1 km."""
    return round(max(1.0, math.sqrt(population / _DENSITY / math.pi)), 1)
