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

    def add(self, token: int, country: str, weight: float) -> None:
        """Note that a country is spoken of at a token."""
        self.total[country] = self.total.get(country, 0.0) + weight
        around = self._by_unit.setdefault(self._r.unit_of[token], {})
        around[country] = around.get(country, 0.0) + weight

    def name(self, token: int, country: str, *, where: bool) -> None:
        """Note that a country is named at a token, as the place of something (``where``) or not."""
        self.named[country] = self.named.get(country, 0) + 1
        self.add(token, country, WHERE if where else NAMED)

    def sentence(self, token: int) -> int:
        """Give the number of the sentence (or heading) that a token lies in."""
        return self._r.unit_of[token]

    def weights(self, token: int) -> dict[str, float]:
        """Give the countries in view from a token, by their share (together 1 at most)."""
        unit = self._r.unit_of[token]
        found = dict(self.total)
        for number, factor in ((unit - 1, _NEXT_SENTENCE), (unit, _SAME_SENTENCE), (unit + 1, _NEXT_SENTENCE / 2)):
            for country, weight in self._by_unit.get(number, {}).items():
                found[country] = found.get(country, 0.0) + weight * factor
        whole = sum(found.values())
        return {country: weight / whole for country, weight in found.items() if weight / whole >= _LEAST_SHARE}

    def reason(self, country: str) -> str:
        """Say in French how a country is in view."""
        row = self._lexicon.countries.get(country)
        name = row.name if row is not None else country
        times = self.named.get(country, 0)
        if not times:
            return f"contexte : {name}, par ses habitants ou ses lieux"
        return f"contexte : {name}, {times} mention{'s' if times > 1 else ''}"
