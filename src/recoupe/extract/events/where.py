"""Where an event happens: by its own complements, its clause, its sentence, or the scene that the text has set."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.verbal import preposition
from recoupe.extract.reading import Reading
from recoupe.model import Place

_LOCATIVE = frozenset(
    "à en dans sur sous vers près depuis autour entre chez devant derrière contre jusque jusqu'à proximité hors "
    "lès parmi via".split()
)
_ORIGIN = frozenset({"de", "depuis"})


class PlaceOf(msgspec.Struct, frozen=True):
    """Where an event happens: the name as the text writes it, and the ``id`` of the mention."""

    name: str
    id: int | None = None


class Site(msgspec.Struct, frozen=True):
    """A place mention that can be where something happens.

    Attributes:
        place: the mention.
        head: the token that the syntax hangs on.
        outer: the noun it belongs to (*la ville d'Alep*), or ``head``.
        case: the preposition in front, or ``""``.
        dateline: it stands where the dispatch says it was written.
    """

    place: Place
    head: int
    outer: int
    case: str
    dateline: bool = False


class Sites:
    """The places of a document, by token, and the scene around each sentence."""

    def __init__(self, r: Reading, places: Sequence[Place]) -> None:
        self.r = r
        self.at: dict[int, Place] = {}
        self.by_unit: dict[int, list[Site]] = {}
        self.all: list[Site] = []
        for place in places:
            a, b = r.tokens_within(place.start, place.end)
            if a >= b:
                continue
            for k in range(a, b):
                self.at[k] = place
            if place.actor:
                continue
            site = self._site(place, a, b)
            self.all.append(site)
            self.by_unit.setdefault(r.unit_of[a], []).append(site)

    def _site(self, place: Place, a: int, b: int) -> Site:
        r = self.r
        head = next((k for k in range(a, b) if not a <= r.head[k] < b), a)
        outer = head
        dateline = not r.units[r.unit_of[a]][0] <= a < r.units[r.unit_of[a]][1]
        return Site(place=place, head=head, outer=outer, case=preposition(r, head), dateline=dateline)

    def of(self, trigger: Trigger) -> tuple[PlaceOf | None, tuple[str, ...]]:
        """Where a trigger's event happens, and the step that says why."""
        here = self.by_unit.get(self.r.unit_of[trigger.head], [])
        if here:
            best = min(here, key=lambda site: (abs(site.head - trigger.head), site.head))
            return PlaceOf(best.place.text, best.place.id), ()
        return None, ()
