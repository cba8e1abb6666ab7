"""Which countries a document speaks of, as a whole and around each sentence."""

from __future__ import annotations

from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon

# What one mention counts: a country named as where something is, named otherwise (most often as a government), an
# adjective of it (most often an army's or a medium's), a place of it that is resolved.
WHERE = 2.0
NAMED = 0.5
ADJECTIVE = 0.3
RESOLVED = 1.5
# The country of the outlet, where nothing else is in view.
OUTLET = 0.3
# The sentence itself and its neighbours count so much more than the rest of the document.
_SAME_SENTENCE = 4.0
_NEXT_SENTENCE = 1.5
# A country is that of a place no list knows where it has this share of the ground that is in view: more than all others
# together, with a margin.
_OWN_SHARE = 0.55
# Ground named far away must be named more than once: two places, or a country and a place of it.
_OWN_GROUND = 3.0
# A country with a smaller share of what is in view is no context: a foreign minister's visit, a comparison.
_LEAST_SHARE = 0.04


class Context:
    """Countries by how much, and where, a document speaks of them."""

    def __init__(self, r: Reading, lexicon: Lexicon, outlet_country: str | None = None) -> None:
        self._r = r
        self._lexicon = lexicon
        self.total: dict[str, float] = {}
        self.named: dict[str, int] = {}
        self._by_unit: dict[int, dict[str, float]] = {}
        self._ground: dict[str, float] = {}
        self._ground_by_unit: dict[int, dict[str, float]] = {}
        if outlet_country is not None:
            self.total[outlet_country] = OUTLET
        self._read_adjectives()

    def _read_adjectives(self) -> None:
        """*l'armée syrienne, les Libanais*; of a shared adjective each country has its part."""
        demonyms = self._lexicon.countries.demonyms
        for k, word in enumerate(self._r.lower):
            countries = demonyms.get(word)
            if countries and self._r.pos[k] in ("ADJ", "NOUN", "PROPN"):
                for country in countries:
                    self.add(k, country.code, ADJECTIVE / len(countries))

    def add(self, token: int, country: str, weight: float, *, ground: bool = False) -> None:
        """Note that a country is spoken of at a token; ``ground``: as where things happen, not as who acts."""
        unit = self._r.unit_of[token]
        _count(self.total, self._by_unit.setdefault(unit, {}), country, weight)
        if ground:
            _count(self._ground, self._ground_by_unit.setdefault(unit, {}), country, weight)

    def name(self, token: int, country: str, *, where: bool) -> None:
        """Note that a country is named at a token, as the place of something (``where``) or not."""
        self.named[country] = self.named.get(country, 0) + 1
        self.add(token, country, WHERE if where else NAMED, ground=where)

    def sentence(self, token: int) -> int:
        """Give the number of the sentence (or heading) that a token lies in."""
        return self._r.unit_of[token]

    def own_country(self, token: int) -> str | None:
        """Give the country that a place at a token lies in, as far as the ground around it leaves no doubt.

        Whoever acts there counts for nothing: an army attacks the villages of others.
        """
        found = self._seen(self._ground, self._ground_by_unit, self._r.unit_of[token])
        best = max(found, key=lambda country: (found[country], country), default=None)
        if best is None or found[best] < _OWN_SHARE * sum(found.values()):
            return None
        return best if found[best] > self._ground[best] or self._ground[best] >= _OWN_GROUND else None

    def weights(self, token: int) -> dict[str, float]:
        """Give the countries in view from a token, by their share (together 1 at most)."""
        found = self._seen(self.total, self._by_unit, self._r.unit_of[token])
        whole = sum(found.values())
        return {country: weight / whole for country, weight in found.items() if weight / whole >= _LEAST_SHARE}

    @staticmethod
    def _seen(total: dict[str, float], by_unit: dict[int, dict[str, float]], unit: int) -> dict[str, float]:
        """Weigh what is near more."""
        found = dict(total)
        for number, factor in ((unit - 1, _NEXT_SENTENCE), (unit, _SAME_SENTENCE), (unit + 1, _NEXT_SENTENCE / 2)):
            for country, weight in by_unit.get(number, {}).items():
                found[country] = found.get(country, 0.0) + weight * factor
        return found

    def reason(self, country: str) -> str:
        """Say in French how a country is in view."""
        row = self._lexicon.countries.get(country)
        name = row.name if row is not None else country
        times = self.named.get(country, 0)
        if not times:
            return f"contexte : {name}, par ses habitants ou ses lieux"
        return f"contexte : {name}, {times} mention{'s' if times > 1 else ''}"


def _count(total: dict[str, float], around: dict[str, float], country: str, weight: float) -> None:
    total[country] = total.get(country, 0.0) + weight
    around[country] = around.get(country, 0.0) + weight
