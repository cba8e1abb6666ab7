"""Which place a mention means: the lexicon's lists first, then the gazetteer in the document's context."""

from __future__ import annotations

from bisect import bisect_left, insort

import msgspec

from recoupe.extract.places.context import RESOLVED, Context
from recoupe.extract.places.resolution import Resolution, ambiguous, from_gazetteer, from_lexicon, unlocated
from recoupe.extract.places.scene import Mention
from recoupe.extract.places.surroundings import Signal
from recoupe.extract.places.words import AT_HOME, DIRECTIONS, GENERIC
from recoupe.french.folding import fold
from recoupe.gazetteer import Decision, Gazetteer, GazetteerPlace, How, Match, settle
from recoupe.gazetteer.geodesy import Point, distance
from recoupe.lexicon.place_names import PlaceName
from recoupe.model import PlaceStatus

# Another country's place of the same name is preferred to the lexicon's where its country has this share of the
# context and the lexicon's has none: *Tripoli* in a text on Lebanon.
_OTHER_COUNTRY = 0.3
# A match by sound alone is taken without a noun in front only for names of so many letters: shorter ones sound like
# villages everywhere.
_LONG_NAME = 5
# A place of a country that is not in view is taken where it is well known (inhabitants).
_WELL_KNOWN = 50_000
# A village has fewer inhabitants.
_VILLAGE = 40_000
_SMALL = frozenset("village hameau bourgade bourg douar ksar".split())
# A name that is merely alike is looked for in countries that have this share of the leading one's weight, and is not
# taken farther than this from every place already resolved (km): the next town called something similar is abroad.
_LEADING = 0.4
_REACH_KM = 400.0
# What readers of French know by itself weighs little beside a country that is named.
_HOME = 0.05
# So many places resolved last are neighbours, each once: what a long text said far above is no neighbourhood any more.
_NEIGHBOURS = 40
# So many places of a name are weighed against each other.
_WEIGHED = 40
# Names of so few letters are codes.
_CODE = 3
# Parts of a town, which a list of towns does not know.
_IN_TOWN = frozenset("quartier arrondissement faubourg".split())
# No part of a town is wider than this (km).
_TOWN_KM = 20.0
# The radius of a region covers most of it; its corners lie farther out.
_EDGE = 1.3
# Layers of the lexicon whose names stand for governments.
_SEATS = ("country", "capital", "seat")
# What lies between countries.
_SEAS = frozenset("mer océan golfe détroit".split())


class Resolver:
    """Settles the mentions of one document, the plain ones first, since they are the context of the others."""

    def __init__(self, gazetteer: Gazetteer, context: Context) -> None:
        self.gazetteer = gazetteer
        self.context = context
        self._near: list[Point] = []
        self._towns: list[tuple[int, str]] = []
        self._by_name: dict[str, Resolution] = {}

    def resolve(self, mentions: list[Mention]) -> list[Resolution]:
        """Give a resolution for each mention."""
        found: dict[int, Resolution] = {}
        for mention in mentions:
            if mention.entries and mention.entries[0].layer == "country":
                where = mention.signal >= Signal.COMPLEMENT or mention.left.preposition in ("en", "dans")
                self.context.name(mention.tokens[0], mention.entries[0].country or "", where=where)
        later: list[int] = []
        capitals: list[
            int
        ] = []  # other countries have towns of the name: once the plain ones have told which are in view
        for index, mention in enumerate(mentions):
            if mention.entries and all(entry.layer == "capital" for entry in mention.entries):
                capitals.append(index)
            else:
                self._list(mentions, index, found, later)
        later = self._settle_plain(mentions, later, found)
        for index in capitals:
            self._list(mentions, index, found, later)
        for _ in range(2):  # what is settled first tells the country of the rest
            for index in later:
                if index not in found or found[index].status is not PlaceStatus.RESOLVED:
                    self._settle(mentions[index], found, index, self._searched(mentions[index], found))
        return [found[index] for index in range(len(mentions))]

    def _list(self, mentions: list[Mention], index: int, found: dict[int, Resolution], later: list[int]) -> None:
        """Settle a mention by the lexicon, or leave it for later."""
        mention = mentions[index]
        resolution = self._listed(mention, mentions) if mention.entries else None
        if resolution is not None:
            self._settle(mention, found, index, resolution)
        else:
            later.append(index)

    def _settle(self, mention: Mention, found: dict[int, Resolution], index: int, resolution: Resolution) -> None:
        """Keep a resolution, and let it speak for its country and its neighbourhood."""
        found[index] = resolution
        if resolution.status is PlaceStatus.RESOLVED:
            if not (mention.entries and mention.left.joined and resolution.kind == "facility"):
                self._by_name.setdefault(fold(mention.name), resolution)  # « la centrale de X » is not X
            town, hyphen, _ = mention.name.partition("-")
            if hyphen and town.lower() not in GENERIC:
                self._by_name.setdefault(fold(town), resolution)
        if resolution.status is not PlaceStatus.RESOLVED or resolution.country is None:
            return
        if resolution.kind == "city":
            insort(self._towns, (mention.tokens[0], resolution.country))
        if resolution.kind != "country":
            acts = mention.signal < Signal.LOCATIVE and any(entry.layer in _SEATS for entry in mention.entries)
            self.context.add(mention.tokens[0], resolution.country, RESOLVED, ground=not acts)
            point = resolution.point
            if point is not None and resolution.kind != "region":
                self._near = [point, *(other for other in self._near if other != point)][:_NEIGHBOURS]

    def _settle_plain(self, mentions: list[Mention], later: list[int], found: dict[int, Resolution]) -> list[int]:
        """Settle names that only one place bears exactly; give the indexes that are left."""
        rest: list[int] = []
        for index in later:
            mention = mentions[index]
            exact = self._exact(mention)
            countries = {match.place.country for match in exact}
            plain = len(countries) == 1 and mention.kind not in ("street", "facility", "water", "area")
            decision = settle(exact, {}) if plain and not mention.entries else None
            place = decision.place if decision is not None else None
            if decision is not None and place is not None and self._is_plain(mention, exact, place):
                self._settle(mention, found, index, from_gazetteer(mention, decision, self.context, {}))
            else:
                rest.append(index)
        return rest

    def _is_plain(self, mention: Mention, exact: list[Match], place: GazetteerPlace) -> bool:
        """Whether the only place of a name may be meant without asking the context: it is in view, or well known."""
        if mention.noun in _SMALL and place.population > _VILLAGE:
            return False
        weights = self.context.weights(mention.tokens[0])
        match = next(match for match in exact if match.place.id == place.id)
        return not weights or self._is_known_to_readers(match, weights)

    def _exact(self, mention: Mention) -> list[Match]:
        """The places that have exactly this name, its article included where the text has one: *au Caire*."""
        article = mention.left.article
        if article in ("le", "la", "les"):
            matches = self._having(f"{article.capitalize()} {mention.name}")
            if matches:
                return matches
        if article == "l'" and mention.kind == "area":
            return []  # « l'Arzan » is a country or a valley: towns have no article but their own
        return self._having(mention.name)

    def _having(self, name: str) -> list[Match]:
        return [match for match in self.gazetteer.find(name, limit=_WEIGHED, alike=False) if match.how is How.EXACT]

    def _listed(self, mention: Mention, mentions: list[Mention]) -> Resolution | None:
        """The lexicon's place, unless the text says that another of the name is meant."""
        weights = self.context.weights(mention.tokens[0])
        entries = [entry for entry in mention.entries if not _contradicts(entry, mention)]
        if not entries and mention.noun in _IN_TOWN:
            mention.entries = []
            return None
        entries = entries or mention.entries
        entry = max(entries, key=lambda entry: (_fits(entry, mention), weights.get(entry.country or "", 0.0)))
        holder = mentions[mention.within].entries if mention.within is not None else []
        held_by = {other.country for other in holder if other.country}
        if entry.layer in ("capital", "country") and held_by and entry.country not in held_by:
            mention.entries = []  # « Saint-Denis, en Seine-Saint-Denis », « Grenade, en Andalousie »
            return None
        if weights and not weights.get(entry.country or "") and _is_code_or_side(entry):
            mention.entries = []
            return None
        if entry.layer == "capital" and weights.get(entry.country or "", 0.0) == 0.0:
            exact = self.gazetteer.find(mention.name, alike=False)
            rivals = {m.place.country for m in exact if weights.get(m.place.country or "", 0) >= _OTHER_COUNTRY}
            if rivals:
                return None
        rivalled = any(other.country != entry.country for other in entries)
        return from_lexicon(mention, entry, self.context, rivalled=rivalled)

    def _searched(self, mention: Mention, found: dict[int, Resolution]) -> Resolution:
        """The gazetteer's place that the context speaks for, or none."""
        weights = self.context.weights(mention.tokens[0])
        container = found.get(mention.within) if mention.within is not None else None
        if container is not None and container.country is not None:
            weights = {container.country: 1.0}
        earlier = self._by_name.get(fold(mention.name))
        if earlier is not None and (mention.within is None or earlier.country in weights):
            return msgspec.structs.replace(earlier, evidence=(f"comme plus haut : {earlier.name}", *earlier.evidence))
        if mention.noun in _SEAS:
            return unlocated(mention, self.context, None)
        country = container.country if container is not None else None
        if country is None and mention.sure and mention.kind in ("street", "facility") and not _is_road(mention):
            country = self._of_nearest_town(mention)
        country = country or self.context.own_country(mention.tokens[0])
        if mention.sure or mention.kind in ("street", "water") or mention.noun in _IN_TOWN:
            return unlocated(mention, self.context, country)  # « hôpital Necker »: a list of towns does not know it
        decision = self._decide(mention, weights, container)
        if decision.place is not None:
            return from_gazetteer(mention, decision, self.context, weights)
        town = self._town(mention, weights) if not decision.candidates else None
        if town is not None:
            return town
        exact = [match for match in decision.candidates if match.how in (How.EXACT, How.ARTICLE)]
        if weights:
            exact = [match for match in exact if match.place.country in weights]
        if len({match.place.id for match in exact}) > 1:
            return ambiguous(mention, exact, decision, country)
        return unlocated(mention, self.context, country, decision.reasons)

    def _of_nearest_town(self, mention: Mention) -> str | None:
        """The country of the town nearest in the sentence: *à Genève, place des Nations*."""
        a = mention.tokens[0]
        at = bisect_left(self._towns, (a, ""))
        towns = [
            (abs(token - a), country)
            for token, country in self._towns[max(0, at - 1) : at + 1]
            if self.context.sentence(a) == self.context.sentence(token)
        ]
        return min(towns)[1] if towns else None

    def _town(self, mention: Mention, weights: dict[str, float]) -> Resolution | None:
        """*Lille-Flandres*: somewhere in the town that comes first."""
        town, hyphen, _ = mention.name.partition("-")
        matches = self._having(town) if hyphen else []
        decision = settle([m for m in matches if m.place.population >= _WELL_KNOWN], weights, self._near)
        if decision.place is None:
            return None
        found = from_gazetteer(mention, decision, self.context, weights)
        return msgspec.structs.replace(
            found,
            name=mention.name,
            kind=mention.kind or "area",
            precision_km=max(10.0, found.precision_km or 0.0),
            gazetteer=None,
        )

    def _decide(self, mention: Mention, weights: dict[str, float], container: Resolution | None) -> Decision:
        """Settle a name by what the context says, then by what readers of French know."""
        exact = self._exact(mention)
        if mention.noun in _SMALL:
            exact = [match for match in exact if match.place.population <= _VILLAGE]
        if container is not None and container.country is not None:
            # « Palma, au Mozambique » is not the Palma of Spain, even where no list has the other
            exact = [match for match in exact if match.place.country == container.country]
            exact = [match for match in exact if _lies_in(match.place, container)] or exact
        if weights:
            decision = settle(self._in_context(mention, weights, exact), weights, self._near)
        elif exact:
            decision = settle(exact, {}, self._near)
        else:
            decision = self.gazetteer.resolve(mention.name, {}, self._near)
        at_home = [match for match in exact if match.place.country in AT_HOME and match.primary]
        if decision.place is None and at_home:
            home = settle(exact, {**dict.fromkeys(AT_HOME, _HOME), **weights}, self._near)
            if home.place is not None:
                return home
        return decision

    def _in_context(self, mention: Mention, weights: dict[str, float], exact: list[Match]) -> list[Match]:
        """The places of a name; in the leading countries also those whose names merely sound or look alike."""
        if any(self._is_known_to_readers(match, weights) for match in exact):
            return exact
        if mention.signal < Signal.LOCATIVE and len(mention.name) < _LONG_NAME:
            return exact
        leading = max(weights.values())
        countries = [country for country, weight in weights.items() if weight >= _LEADING * leading]
        alike = self.gazetteer.find(mention.name, countries, limit=_WEIGHED)
        return exact + [
            match
            for match in alike
            if match.how is not How.EXACT and (match.how is not How.SIMILAR or self._is_in_reach(match.place))
        ]

    @staticmethod
    def _is_known_to_readers(match: Match, weights: dict[str, float]) -> bool:
        """Whether a place is in view, or well known, or at home and filed under this very name."""
        place = match.place
        at_home = place.country in AT_HOME and match.primary
        return place.country in weights or place.population >= _WELL_KNOWN or at_home

    def _is_in_reach(self, place: GazetteerPlace) -> bool:
        """Whether a place lies near one that is resolved, where there is one."""
        point = (place.latitude, place.longitude)
        return not self._near or any(distance(point, other) <= _REACH_KM for other in self._near)


def _lies_in(place: GazetteerPlace, container: Resolution) -> bool:
    """Whether a place may lie in one that a text says holds it."""
    if container.point is None or container.kind == "country":
        return place.country == container.country
    reach = (container.precision_km or 0.0) * _EDGE
    return distance((place.latitude, place.longitude), container.point) <= reach


def _is_road(mention: Mention) -> bool:
    """Whether a way is called by its number (*l'A7*), so that it may lead through several countries."""
    return mention.name[-1].isdecimal()


def _fits(entry: PlaceName, mention: Mention) -> bool:
    """Whether the noun in front names the kind of the entry: *la province de Deir Ezzor*, *la ville de Deir Ezzor*."""
    return bool(mention.kind) and entry.kind == mention.kind


def _contradicts(entry: PlaceName, mention: Mention) -> bool:
    """Whether the noun in front excludes an entry: *la ville de Luxembourg* is no country."""
    if mention.noun in _IN_TOWN:  # « le quartier de Golan » of a town is no plateau
        return entry.kind in ("country", "region") or (entry.precision_km or 0.0) > _TOWN_KM
    return entry.kind == "country" and mention.kind == "city"


def _is_code_or_side(entry: PlaceName) -> bool:
    """Names that only count in their country: *T2*, *le Nord*."""
    return entry.layer == "place" and len(entry.written) <= _CODE or entry.written.lower() in DIRECTIONS
