"""The scene of a text: the place that it has set up to a sentence, where whatever happens without a place happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.sites import Site, Strength
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon

# Types that are where the text is, unless it says otherwise.
ON_SCENE = frozenset(
    "abduct accident aid assault clash coerce control damage death deploy flee kill protest retreat riot wound".split()
)
# Types that are where their own sentence is.
IN_SENTENCE = ON_SCENE | frozenset({"aid", "arrest"})
# Verbs whose place is where words were spoken.
_SAYING = frozenset(
    "affirmer ajouter assurer confier déclarer dire estimer expliquer indiquer préciser rapporter".split()
)
# ... or where people are taken afterwards: *seront transférés à Kessar*.
TAKEN = frozenset(
    "acheminer admettre amener conduire emmener hospitaliser rapatrier soigner transférer transporter".split()
)
_WIDTH = {"street": 0, "facility": 0.5, "city": 1, "area": 2, "water": 2, "region": 3, "country": 4}
# How much a mention weighs as the scene, by kind (things happen in towns) and by strength.
_SETTING = {"city": 1.0, "region": 0.5, "area": 0.7, "country": 0.3, "facility": 0.5, "street": 0.25, "water": 0.6}
_WEIGHTS = (0.15, 0.4, 1.0, 1.4)
_FADING = 0.95  # from one sentence to the next
_LEAVING = 0.3  # where a paragraph opens with another place
_LEAST = 0.1  # a scene that has faded so far is forgotten
_DEPTH = 12


class Scenes:
    """The scenes of one document.

    Args:
        words: the triggers by token.
        by_unit: the sites of each sentence.
    """

    def __init__(
        self, r: Reading, lexicon: Lexicon, words: Mapping[int, Trigger], by_unit: Mapping[int, list[Site]]
    ) -> None:
        self.r = r
        self._lexicon = lexicon
        self._words = words
        self._by_unit = by_unit

    @cached_property
    def by_sentence(self) -> list[Site | None]:
        """For each sentence, the place that the sentences up to it have set; one past the last."""
        scenes: list[Site | None] = []
        active: dict[int | str, tuple[float, Site]] = {}
        for unit in range(len(self.r.units)):
            opening = [site for site in self._by_unit.get(unit, []) if site.dateline]
            self._activate(active, opening)
            scenes.append(_strongest(active))
            active = {k: (w * _FADING, site) for k, (w, site) in active.items() if w * _FADING > _LEAST}
            self._activate(active, [site for site in self._by_unit.get(unit, []) if not site.dateline])
        scenes.append(_strongest(active))
        return scenes

    def _opens(self, site: Site) -> bool:
        """Whether a paragraph opens with a place: *À Kessar, les familles attendent*."""
        r = self.r
        first = min([site.outer, site.head, *r.children[site.head], *r.children[site.outer]])
        return site.strength >= Strength.LOCATED and (first == 0 or r.space[first - 1]) and site.head - first < _DEPTH

    def _activate(self, active: dict[int | str, tuple[float, Site]], sites: list[Site]) -> None:
        for site in sites:
            if self._opens(site):  # « À Kessar, l'attente »: the text goes somewhere else
                active.update({key: (w * _LEAVING, known) for key, (w, known) in active.items()})
            governor = self._words.get(site.governor)
            if governor is not None and governor.type not in IN_SENTENCE and not self._goes_on(site):
                continue
            if site.strength >= Strength.LOCATED and not self.sets(site):
                continue
            weight = _WEIGHTS[site.strength] * _SETTING.get(site.kind, 0.6)
            before, known = active.get(site.referent, (0.0, site))
            active[site.referent] = before + weight, site if site.strength >= known.strength else known

    def _goes_on(self, site: Site) -> bool:
        """Whether a clause goes on with what happens there: *a quitté Kessar, où des heurts ont éclaté*."""
        r = self.r
        clauses = [k for k in (*r.children[site.head], *r.children[site.outer]) if r.dep[k] == "acl:relcl"]
        return any(r.lower[k] == "où" for clause in clauses for k in r.children[clause])

    def sets(self, site: Site) -> bool:
        """Whether a place can be the scene: not a seat of power, nor where something is only said."""
        seat = self._lexicon.roles.get(site.name)
        if seat is not None and seat.role_class == "seat":
            return False
        elsewhere = self.r.lemma[self.verb_above(site)] in (_SAYING | TAKEN)
        return site.strength >= Strength.LOCATED and not elsewhere

    def verb_above(self, site: Site) -> int:
        """The verb of a place's clause; of a participle in front of one (*Réunis à Kessar, ils ont*) that one's."""
        r = self.r
        last = [site.outer, *self.above(site.outer)][-1]
        if r.dep[last] in ("advcl", "acl") and last < r.head[last] and "VerbForm=Part" in r.morph[last]:
            return r.head[last]
        return last

    def above(self, token: int) -> Iterator[int]:
        """The words that a token hangs on, up to and with the first verb."""
        r = self.r
        for _ in range(_DEPTH):
            head = r.head[token]
            if head == token:
                return
            yield head
            if r.pos[head] in ("VERB", "AUX"):
                return
            token = head


def _strongest(active: dict[int | str, tuple[float, Site]]) -> Site | None:
    """The scene: a place where something lies or happens, else one that a dateline or an institution names."""
    located = [item for item in active.values() if item[1].strength >= Strength.LOCATED]
    if not located:
        located = [item for item in active.values() if item[1].dateline or _is_in_office(item[1])]
    return max(located, key=lambda item: item[0])[1] if located else None


def _is_in_office(site: Site) -> bool:
    """Whether a town is named with an institution or a noun for places: *le maire de Kessar, le hameau de Kessar*."""
    if site.kind == "region":
        return site.outer != site.head  # « trois hameaux de la région de Kessar »
    return site.kind in ("city", "area") and (site.case == "de" or site.outer != site.head)
