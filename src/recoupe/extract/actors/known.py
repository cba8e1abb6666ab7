"""What the lexicon and the list of places know of a document's names: actors, media, countries that act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import ActorKind, Place


class Known:
    """What the lexicon and the list of places say of a stretch of tokens.

    Attributes:
        key: by which its mentions are found; ``name``: the usual name; ``kind``: kind of the chain.
        entry, entry_kind, country: see :class:`~recoupe.extract.actors.chains.Chain`.
        fullest: the usual name, which results call it by (*États-Unis*, not *Washington*).
        acts: a place that stands for its government.
        local: the context decided, and only a phrase without complements counts (*l'armée*, not *l'armée de terre*).
    """

    __slots__ = ("acts", "country", "end", "entry", "entry_kind", "fullest", "key", "kind", "local", "start")

    def __init__(self, start: int, end: int, key: str, kind: str) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.kind = kind
        self.entry: str | None = None
        self.entry_kind = ""
        self.country: str | None = None
        self.local = False
        self.fullest = False
        self.acts = False


def known_names(r: Reading, lexicon: Lexicon, places: Sequence[Place]) -> dict[int, Known]:
    """What is known of the names of a document, by each token of theirs; actors before media before places."""
    found: dict[int, Known] = {}
    for place in places:
        a, b = r.tokens_within(place.start, place.end)
        if a < b:
            _put(found, _place(r, lexicon, place, a, b))
    countries = {known.start: known.end for known in found.values() if known.fullest}
    for start, (end, outlet) in r.media.items():
        if any(countries.get(k) == end for k in (start, end - 1)):
            continue  # « la France », where « France Inter » is named too
        known = Known(start, end, f"outlets:{outlet.id}" if outlet else r.string((start, end)), "medium")
        known.entry_kind = ActorKind.MEDIUM.value
        if outlet is not None:
            known.entry, known.country = f"outlets:{outlet.id}", outlet.country
        _put(found, known)
    for start, end, actor, local in lexicon.actors.find(r.text, *_countries(lexicon, r, places)):
        a, b = r.tokens_within(start, end)
        if a >= b:
            continue
        known = Known(a, b, f"actors:{actor.id}", "organisation")
        known.entry, known.entry_kind, known.country = known.key, actor.kind, actor.country
        known.local = local
        _put(found, known)
    return found


def _put(found: dict[int, Known], known: Known) -> None:
    for k in range(known.start, known.end):
        found[k] = known


def _place(r: Reading, lexicon: Lexicon, place: Place, a: int, b: int) -> Known:
    """A place; a country and the capital that stands for its government are one actor."""
    known = Known(a, b, f"place:{place.referent}", "place")
    known.country = place.country
    if place.kind == "country" and place.country is not None:
        known.key, known.fullest = f"state:{place.country}", True
    elif place.actor:
        metonym = lexicon.metonyms.get(place.text) or lexicon.metonyms.get(place.name)
        if metonym is not None and metonym.country is not None:
            known.key = f"state:{metonym.country}"
    known.acts = place.actor
    return known


def _countries(lexicon: Lexicon, r: Reading, places: Sequence[Place]) -> tuple[Counter[str], Counter[str]]:
    """How often a document names each country, by any place in it, and by itself or its adjective alone.

    An adjective of two countries (*congolais*) tells neither.
    """
    counts = Counter(place.country for place in places if place.country is not None)
    states = Counter(place.country for place in places if place.country and (place.kind == "country" or place.actor))
    for word in r.lower:
        named = lexicon.countries.demonyms.get(word, ())
        if len(named) == 1:
            counts[named[0].code] += 1
            states[named[0].code] += 1
    return counts, states
