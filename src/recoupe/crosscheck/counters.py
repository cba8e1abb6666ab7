"""Who counts: names that stand for one and the same counter, over all documents.

The key of a counter is made of what makes it the same wherever it is named:

1. its **family** (:mod:`recoupe.lexicon.families`): the interior minister, his ministry and the police of one country
   pass on one count; a prefecture has its town in its key beside, since it may count for itself;
2. else its **row** of the lexicon, or the row that another document has for the same name or acronym;
3. else its **words**, without article, title, adjective of the country, and by whom it is spoken for; a person's
   surname is the person where just one has it.

A person belongs to a family where some document says so (*le ministre de l'Intérieur, Paul Kardo*). The country is the
one that the name, the document, or the place of what is told gives.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec.structs import replace

from recoupe.crosscheck.keys import Key
from recoupe.crosscheck.naming import Named, Naming
from recoupe.crosscheck.records import Account, AccountKind, Carrier, Spot
from recoupe.dossier._origins import bare, is_acronym
from recoupe.french.words import plain
from recoupe.lexicon.outlets import Outlets

Counted = TypeVar("Counted", str, tuple[str, str, bool])
_WORDS = re.compile(r"[^\W_]+")
#: « police parisienne » is that of a place whose name begins so.
_STEM = 4
#: Before the stem of an adjective that no country and no place of the documents has: the land of a state of its own.
_LAND = "~"
#: A person has an office where so many of the documents that say what the person is tell it.
_SHARE = 0.25
#: So many words say what a person is (« chef du gouvernement », but « le ministre »).
_TELLING = 3


def akin(a: str | None, b: str | None) -> bool:
    """Tell whether two keys are of one family in one country, so that one may pass on the count of the other.

    Example:
        >>> akin("order|FR|||", "order|FR|paris||"), akin("order|FR|||", "order|BE|||"), akin("|||kardo|", "|||kardo|")
        (True, False, True)
        >>> akin("army||~valdor||", "army||~kessar||")  # the armies of two lands that no list knows
        False
    """
    if a is None or b is None:
        return False
    one, other = Key.read(a), Key.read(b)
    if not one.family and not other.family:
        return one.name == other.name and bool(one.name)
    if one.area[:1] == other.area[:1] == "~" and one.area != other.area:
        return False
    return one.family == other.family and (one.country == other.country or not one.country or not other.country)


class _Person:
    """What all documents together know of a person."""

    def __init__(self) -> None:
        self.told: set[int] = set()
        self.families: dict[tuple[str, str, bool], set[int]] = defaultdict(set)
        self.bodies: dict[str, set[int]] = defaultdict(set)
        self.countries: Counter[str] = Counter()

    def office(self) -> tuple[str, str, bool] | None:
        """Give family and area of the office that most documents give, where it is no error of a few."""
        counts = Counter({office: len(documents) for office, documents in self.families.items()})
        families: dict[str, set[int]] = defaultdict(set)
        for (family, _, _), documents in self.families.items():
            families[family] |= documents
        first = _most(Counter({family: len(documents) for family, documents in families.items()})) if families else ""
        if not first or len(families[first]) < _SHARE * len(self.told):
            return None
        return _most(Counter({office: count for office, count in counts.items() if office[0] == first}))

    def body(self) -> str | None:
        """Give the words of whom the person speaks for, where most documents that say it say so."""
        counts = Counter({body: len(documents) for body, documents in self.bodies.items()})
        body = _most(counts) if counts else None
        return body if body is not None and counts[body] >= _SHARE * len(self.told) else None


class Counters:
    """Gives the key of who stands behind an account.

    Args:
        carriers: all documents; names are put together over them.
        outlets: the media.
        naming: reads names; without it by the shipped lexicon.
        known: names that have been read before, and what they say.

    Attributes:
        read: every name of these documents, and what it says.

    Example:
        >>> from recoupe.lexicon.outlets import load_outlets
        >>> from recoupe.crosscheck.records import AccountKind
        >>> told = Account(kind=AccountKind.CLAIM, id=0, start=0, end=1, mark=(0, 1), text="x", type="said",
        ...     by="porte-parole de la police espagnole", by_kind="unnamed")
        >>> Counters([], load_outlets()).of(Carrier(number=1, name="a", key="a"), told)
        'order|ES|||'
    """

    def __init__(
        self,
        carriers: Iterable[Carrier],
        outlets: Outlets,
        naming: Naming | None = None,
        known: Mapping[str, Named] | None = None,
    ) -> None:
        self._naming = naming or Naming()
        self._families = self._naming.families
        self._outlets = outlets
        self.read: dict[str, Named] = {}
        self._known = known or {}
        self._entries: dict[str, Counter[str]] = defaultdict(Counter)
        self._persons: dict[str, _Person] = defaultdict(_Person)
        self._places: Counter[str] = Counter()
        self._lies: dict[str, Counter[str]] = defaultdict(Counter)
        self._countries: dict[int, str] = {}
        short: dict[str, Counter[str]] = defaultdict(Counter)
        for carrier in carriers:
            self._learn(carrier, short)
        self._full = {name: _most(names) for name, names in short.items() if len(names) == 1}
        self._surnames = self._by_surname()
        self._areas: dict[tuple[str, bool], str] = {}
        self._keys: dict[tuple, Key | None] = {}

    def of(self, carrier: Carrier, account: Account) -> str | None:
        """Give the key of who stands behind an account; ``None`` where nobody is named.

        Args:
            carrier: its document.
            account: what it tells.
        """
        if account.by is None or account.by == "outlet":
            return None
        asked = account.by, account.by_kind, account.entry, account.by_country
        if asked not in self._keys:
            self._keys[asked] = self._person(account) if account.by_kind == "person" else self._other(account)
        key = self._keys[asked]
        if key is None:
            return None
        if key.family:
            if not key.country and not key.area.startswith(_LAND):
                key = key._replace(country=self._country(carrier, account, key.area))
            key = self._passed_on(key, account)
        return str(key)

    def shown(self, by: str, key: str) -> str | None:
        """Give a name as the lexicon writes it, or as a country calls it; ``None`` where the lexicon does not have it.

        Args:
            by: the name.
            key: of whom it names.
        """
        named = self._named(by)
        if not named.family:
            return None
        return named.right or self._families.shown(named.words, Key.read(key).country) or by

    def _learn(self, carrier: Carrier, short: Mapping[str, Counter[str]]) -> None:
        """Take in what a document knows of names."""
        countries: Counter[str] = Counter()
        met: set[tuple] = set()
        for account in carrier.sketch.accounts:
            if account.place is not None:
                self._learn_place(account.place, countries)
            if account.by is None or account.by == "outlet":
                continue
            speaker = account.by, account.by_kind, account.entry, account.by_country, account.called
            if speaker not in met:
                met.add(speaker)
                self._learn_name(carrier.number, account.by, account, short)
        if countries:
            self._countries[carrier.number] = _most(countries)

    def _learn_place(self, place: Spot, countries: Counter[str]) -> None:
        """Take in where a place lies."""
        if place.country:
            countries[place.country] += 1
        if place.kind != "country":
            name = _plain(place.name)
            self._places[name] += 1
            if place.country:
                self._lies[name][place.country] += 1

    def _learn_name(self, document: int, by: str, account: Account, short: Mapping[str, Counter[str]]) -> None:
        """Take in what a document calls somebody."""
        words = " ".join(self._named(by).words)
        acronyms = [" ".join(bare(name)) for name in account.called if is_acronym(name, by)]
        if account.entry is not None:
            for name in (words, *acronyms):
                self._entries[name][account.entry] += 1
        elif account.by_kind == "person":
            self._learn_person(document, account, self._persons[words])
        else:
            for name in acronyms:
                short[name][words] += 1

    def _learn_person(self, document: int, account: Account, person: _Person) -> None:
        """Take in which office a document gives a person."""
        if account.by_country:
            person.countries[account.by_country] += 1
        own = set(bare(account.by or ""))
        for name in account.called:
            named = self._named(name)
            if named.how or own.issuperset(bare(name)):
                continue
            if name[:1].islower() and len(bare(name)) >= _TELLING:
                person.told.add(document)
            if named.family and named.office:
                person.told.add(document)
                person.families[named.family, named.area, named.stem].add(document)
                if named.country:
                    person.countries[named.country] += 1
            elif named.office and _is_name(name, named.words):
                person.told.add(document)
                person.bodies[" ".join(named.words)].add(document)

    def _by_surname(self) -> dict[str, str]:
        """Give the full name for every surname that just one person has."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._persons:
            words = name.split()
            for start in range(1, len(words)):
                found[" ".join(words[start:])].add(name)
        return {surname: names.pop() for surname, names in found.items() if len(names) == 1}

    def _person(self, account: Account) -> Key | None:
        """Give the key of a person."""
        named = self._named(account.by or "")
        if named.family or named.how:  # « le préfet de police de Paris » is one without a name
            return self._key(named, account)
        name = " ".join(named.words)
        name = self._surnames.get(name, name)
        person = self._persons.get(name)
        office = person.office() if person is not None else None
        if person is None or office is None:
            body = person.body() if person is not None else None
            return (
                self._key(Named(tuple(body.split())), replace(account, by_kind=None, entry=None))
                if body
                else Key(name=name)
            )
        family, area, stem = office
        country = _most(person.countries) if person.countries else ""
        return Key(family=family, area=self._area(area, stem), country=country)

    def _other(self, account: Account) -> Key | None:
        """Give the key of somebody who is no person."""
        named = self._named(account.by or "")
        if named.how == "words" or not named.words or any(word.isdigit() for word in named.words):
            return None
        return self._key(named, account)

    def _key(self, named: Named, account: Account) -> Key:
        """Give the key of a name."""
        if named.family and account.by_kind != "armed_group":
            country = named.country or account.by_country or ""
            return Key(family=named.family, country=country, area=self._area(named.area, named.stem), how=named.how)
        name = " ".join(named.words)
        if entry := self._medium(name, account):
            return Key(name=entry, how=named.how)
        name = self._full.get(name, name)
        entries = self._entries.get(name)
        entry = account.entry if account.entry and not named.how else _most(entries) if entries else None
        if entry is None and name in self._surnames and named.how:
            name = self._surnames[name]
        country = (named.country or account.by_country or "") if account.by_kind == "state_body" and not entry else ""
        return Key(name=entry or name, country=country, how=named.how)

    def _medium(self, name: str, account: Account) -> str | None:
        """Give the row of a medium, or of one for which somebody writes (*une journaliste de l'AFP*)."""
        outlet = self._outlets.get(name)
        if outlet is None or account.by_kind == "person":
            return None
        sure = account.by_kind == "medium" or name not in {" ".join(bare(one)) for one in outlet.ambiguous}
        return f"outlets:{outlet.id}" if sure else None

    def _passed_on(self, key: Key, account: Account) -> Key:
        """Give the family whose counts one passes on, where it is such a count."""
        if account.kind is not AccountKind.FIGURE:
            return key
        for passed in self._families.by_id[key.family].passes:
            if account.type.split(":")[0] in self._families.by_id[passed].types:
                return key._replace(family=passed)
        return key

    def _country(self, carrier: Carrier, account: Account, area: str) -> str:
        """Give the country that a name without one belongs to."""
        if area in self._lies:
            return _most(self._lies[area])
        if account.by_country:
            return account.by_country
        if account.place is not None and account.place.country:
            return account.place.country
        return self._countries.get(carrier.number, "")

    def _area(self, area: str, stem: bool) -> str:
        """Give an area as most documents write it: for a stem, or for a name with more behind it, a place they name."""
        if area and (area, stem) not in self._areas:
            self._areas[area, stem] = self._find_area(area, stem)
        return self._areas.get((area, stem), "")

    def _find_area(self, area: str, stem: bool) -> str:
        words = area.split()
        for end in range(len(words), 0, -1) if not stem else ():
            if " ".join(words[:end]) in self._places:
                return " ".join(words[:end])
        begins = area[: max(_STEM, len(area) - 1)]
        near = Counter({name: count for name, count in self._places.items() if stem and name.startswith(begins)})
        return _most(near) if near else f"{_LAND}{area}" if stem else area

    def _named(self, name: str) -> Named:
        """Read a name, once."""
        found = self.read.get(name)
        if found is None:
            found = self.read[name] = self._known.get(name) or self._naming.read(name)
        return found


def _is_name(called: str, words: Sequence[str]) -> bool:
    """Whether whom somebody speaks for has a name: an acronym, or words that begin with a capital (*Front du Nord*)."""
    written = [word for word in _WORDS.findall(called) if plain(word) == words[0]] if words else []
    return bool(written) and (
        len(written[-1]) > 1 and written[-1].isupper() or (len(words) > 1 and written[-1][0].isupper())
    )


@lru_cache(1 << 14)
def _plain(name: str) -> str:
    """Write the name of a place as names are compared."""
    return " ".join(bare(name))


def _most(counts: Counter[Counted]) -> Counted:
    """Give what was counted most often, of several the first in the order of the alphabet."""
    return min(counts, key=lambda one: (-counts[one], one))
