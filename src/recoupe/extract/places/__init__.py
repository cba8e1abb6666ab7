"""Places: mentions, what they mean, and what the text locates by them.

1. **mentions** (:mod:`mentions`, with :mod:`surroundings` and :mod:`people`): names that are places'.
2. **context** (:mod:`context`): the countries the document speaks of, as a whole and around each sentence.
3. **resolution** (:mod:`resolve`): which place each mention means, or that it cannot be told.
4. **actors** (:mod:`actors`): names that stand for a government.
5. **areas** (:mod:`areas`): *à 70 km de X, à l'est de Y*.
6. **records**: one place under several spellings shares its referent.
"""

from __future__ import annotations

from recoupe.extract.places.actors import actors
from recoupe.extract.places.areas import AreaDraft, find_areas
from recoupe.extract.places.context import Context
from recoupe.extract.places.mentions import find_mentions
from recoupe.extract.places.resolution import Resolution, same_key
from recoupe.extract.places.resolve import Resolver
from recoupe.extract.places.scene import Mention
from recoupe.extract.places.surroundings import Signal
from recoupe.extract.reading import Reading
from recoupe.gazetteer import Gazetteer, How, Match
from recoupe.lexicon import Lexicon
from recoupe.model import Area, Place, PlaceStatus


def find_places(
    r: Reading, lexicon: Lexicon, gazetteer: Gazetteer, outlet_country: str | None = None
) -> tuple[tuple[Place, ...], tuple[Area, ...]]:
    """Find the places of a document, and the areas it gives by their relation to places.

    Args:
        r: the document.
        lexicon: countries, regions, places of conflicts, and the nouns that announce a place.
        gazetteer: the places of the world.
        outlet_country: where the outlet has its newsroom, a weak hint where the text names no country.
    """

    def known(name: str) -> list[Match]:
        return [match for match in gazetteer.find(name, alike=False) if match.how is How.EXACT]

    mentions = find_mentions(r, lexicon, known)  # 1
    if not mentions:
        return (), ()
    context = Context(r, lexicon, outlet_country)  # 2
    resolutions = Resolver(gazetteer, context).resolve(mentions)  # 3
    mentions, resolutions = _without_doubtful(mentions, resolutions)
    acting = actors(r, lexicon, mentions, resolutions)  # 4
    areas = find_areas(r, mentions, resolutions, acting)  # 5
    return _places(r, mentions, resolutions, acting, areas), _areas(r, areas)  # 6


def _without_doubtful(mentions: list[Mention], resolutions: list[Resolution]) -> tuple[list[Mention], list[Resolution]]:
    """Leave out names that little speaks for and that no list settles: *l'échelle de Beaufort*."""
    certain = [
        mention.sure
        or mention.within is not None
        or bool(mention.entries)
        or found.status is PlaceStatus.RESOLVED
        or mention.signal >= Signal.COMPLEMENT
        for mention, found in zip(mentions, resolutions, strict=True)
    ]
    names = {mention.name for mention, sure in zip(mentions, certain, strict=True) if sure}
    kept = [
        (mention, found)
        for mention, found, sure in zip(mentions, resolutions, certain, strict=True)
        if sure or mention.name in names
    ]
    return [mention for mention, _ in kept], [found for _, found in kept]


def _places(
    r: Reading, mentions: list[Mention], resolutions: list[Resolution], actors: list[bool], areas: list[AreaDraft]
) -> tuple[Place, ...]:
    relations = {area.place: r.text[area.start : area.end] for area in reversed(areas) if area.place is not None}
    first: dict[str, int] = {}
    places: list[Place] = []
    for number, (mention, found) in enumerate(zip(mentions, resolutions, strict=True)):
        evidence = found.evidence
        if found.status is not PlaceStatus.RESOLVED and number in relations:
            evidence = (f"non localisé, {relations[number]}", *evidence)
        span = r.span(mention.tokens)
        places.append(
            Place(
                id=number,
                referent=first.setdefault(found.gazetteer or f"{same_key(mention.name)} {found.country}", number),
                start=span.start,
                end=span.end,
                text=span.text,
                name=found.name,
                country=found.country,
                kind=found.kind,
                latitude=found.latitude,
                longitude=found.longitude,
                precision_km=found.precision_km,
                status=found.status,
                actor=actors[number],
                gazetteer=found.gazetteer,
                candidates=found.candidates,
                evidence=evidence,
            )
        )
    return tuple(places)


def _areas(r: Reading, drafts: list[AreaDraft]) -> tuple[Area, ...]:
    return tuple(
        Area(
            id=number,
            start=draft.start,
            end=draft.end,
            text=r.text[draft.start : draft.end],
            kind=draft.kind,
            place=draft.place,
            references=draft.references,
            distance_km=draft.distance_km,
            bearing=draft.bearing,
            latitude=round(draft.centre[0], 4) if draft.centre is not None else None,
            longitude=round(draft.centre[1], 4) if draft.centre is not None else None,
            precision_km=draft.precision_km,
        )
        for number, draft in enumerate(drafts)
    )
