"""Which facts are asked for, and how many there would be with one more wish: facets, words, days.

Several values of one facet are alternatives, facets narrow each other; the count beside a value says how many facts
there would be if it were chosen instead of the others of its facet (Hearst 2009, *Search User Interfaces*, ch. 8).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from recoupe.crosscheck.choosing import in_time
from recoupe.crosscheck.records import AccountKind, Fact, Relation, Told
from recoupe.crosscheck.sources import Source
from recoupe.exports._fact_words import is_named, place_in_words, short_name
from recoupe.exports._page import one_line
from recoupe.french.folding import fold
from recoupe.french.words import phrases_of
from recoupe.model import Record
from recoupe.web.facts import documents_of
from recoupe.web.keys import short
from recoupe.web.paging import Day, Number, Words
from recoupe.web.tellings import Match, TellingsByWord

#: The value of a facet that stands for « none »: no place is known, nobody is named.
NONE = "-"


class Tellings(StrEnum):
    """By how many sentences a fact is told."""

    SEVERAL = "several"
    ONE = "one"


class Sort(StrEnum):
    """The order of a list of facts; within it that of the cross-check."""

    DISPUTED = "disputed"  # the disputed first, then what most documents tell
    LATEST = "latest"  # by the first day on which it may be, the latest first; what has no day comes last
    EARLIEST = "earliest"  # by the last day on which it may be
    DOCUMENTS = "documents"  # what most documents tell first
    ORIGINS = "origins"  # what has most independent origins first


class Wanted(Record, frozen=True, kw_only=True):
    """What is asked of facts.

    Attributes:
        relation, kind, told: how versions stand to each other, what is told, by how many sentences.
        type: what is counted or what happened, by its key.
        place: keys of places, ``-`` for none.
        actor: who acts or is acted on, by their short keys; ``-`` for nobody.
        outlet: who printed it, ``-`` where the document does not tell.
        origin: who stands behind it, by their short keys; ``-`` where nobody is named.
        since, until: days between which it may have happened.
        words: that a sentence, the title or who says it must have, as in a search.
        document: the number of a document that tells it.
        sort: see :class:`Sort`.
    """

    relation: tuple[Relation, ...] = ()
    kind: tuple[AccountKind, ...] = ()
    told: tuple[Tellings, ...] = ()
    type: tuple[Words, ...] = ()
    place: tuple[Words, ...] = ()
    actor: tuple[Words, ...] = ()
    outlet: tuple[Words, ...] = ()
    origin: tuple[Words, ...] = ()
    since: Day | None = None
    until: Day | None = None
    words: Words | None = None
    document: Number | None = None
    sort: Sort = Sort.DISPUTED


#: Facets of which the values have an order of their own.
_FIXED = {"relation": tuple(Relation), "told": tuple(Tellings), "kind": tuple(AccountKind)}
#: What types are called whose accounts do not say it.
_CALLED = {"said": "propos", "nature": "accident ou acte volontaire"}
#: The facets, in the order in which pages show them.
FACETS = ("relation", "told", "kind", "type", "place", "actor", "origin", "outlet")


class Value(NamedTuple):
    """A value of a facet: what stands in the address, what people call it, how many facts have it."""

    value: str
    label: str
    facts: int


class Chosen(NamedTuple):
    """What was found: the positions of the facts, in the order asked for; for every facet its values with counts.

    Values without any fact are left out, but for those that are asked for.
    """

    facts: list[int]
    facets: dict[str, list[Value]]


class FactIndex:
    """Finds facts by what holds of them; made once for all facts, so that no question looks through them.

    Args:
        facts: in the order of the cross-check.
        text: gives the text of a document by its number.
        sources: who speaks in the dossier, who says most first.
    """

    def __init__(self, facts: Sequence[Fact], text: Callable[[int], str], sources: Iterable[Source]) -> None:
        self._facts = facts
        self._everything = frozenset(range(len(facts)))
        self._naming = _Naming(sources)
        having: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
        called: dict[str, dict[str, Counter[str]]] = {name: defaultdict(Counter) for name in FACETS}
        for position, fact in enumerate(facts):
            for name, values in _values(fact, self._naming).items():
                for value, label in values.items():
                    having[name][value].append(position)
                    called[name][value][label] += 1
        self._having = {name: {one: frozenset(at) for one, at in found.items()} for name, found in having.items()}
        self._labels = {name: _told_apart(found) for name, found in called.items()}
        self._documents: dict[int, set[int]] = defaultdict(set)
        for position, fact in enumerate(facts):
            for told in fact.accounts:
                self._documents[told.carrier.number].add(position)
        self._by_word = TellingsByWord(facts, text)

    def origin(self, told: Told) -> str:
        """Give the short key of who stands behind an account, ``-`` where nobody is named."""
        return self._naming.origin(told)[0]

    def count(self, facet: str, value: str) -> int:
        """Give how many facts have a value of a facet."""
        return len(self._having[facet].get(value, ()))

    def match(self, position: int, words: str) -> Match | None:
        """Give where words stand in a sentence that tells a fact; ``None`` where none of its sentences has them."""
        return self._by_word.match(position, phrases_of(words))

    def choose(self, wanted: Wanted) -> Chosen:
        """Give the facts that are asked for, and for every facet how many there are of each value."""
        chosen: dict[str, frozenset[int]] = {}
        for name in FACETS:
            asked = getattr(wanted, name)
            if asked:
                chosen[name] = frozenset().union(*(self._having[name].get(value, ()) for value in asked))
        base = self._apart_from_facets(wanted)
        found = base.intersection(*chosen.values())
        facets = {}
        for name in FACETS:
            others = [some for facet, some in chosen.items() if facet != name]
            within = base.intersection(*others) if name in chosen else found
            facets[name] = self._counted(name, within, getattr(wanted, name))
        return Chosen(self._ordered(found, wanted.sort), facets)

    def _apart_from_facets(self, wanted: Wanted) -> frozenset[int]:
        """Give what days, words and document leave."""
        found = self._everything
        if wanted.document is not None:
            found &= self._documents.get(wanted.document, frozenset())
        if wanted.words is not None:
            found &= self._by_word.having(phrases_of(wanted.words))
        if wanted.since is not None or wanted.until is not None:
            found = frozenset(at for at in found if in_time(self._facts[at].day, wanted.since, wanted.until))
        return found

    def _counted(self, name: str, within: frozenset[int], asked: Sequence[str]) -> list[Value]:
        """Give the values of a facet with how many facts have each, the most first."""
        labels = self._labels[name]
        counts = {value: len(within & having) for value, having in self._having[name].items()}
        counts = {value: count for value, count in counts.items() if count} | {
            value: counts.get(value, 0) for value in asked
        }
        found = [Value(value, labels.get(value, value), count) for value, count in counts.items()]
        fixed = _FIXED.get(name, ())
        return sorted(
            found,
            key=lambda one: (
                one.value == NONE,
                fixed.index(one.value) if one.value in fixed else len(fixed),
                -one.facts,
                one.label.casefold(),
                one.value,
            ),
        )

    def _ordered(self, found: Iterable[int], sort: Sort) -> list[int]:
        """Put facts in an order."""
        order = sorted(found)
        facts = self._facts
        if sort is Sort.LATEST:
            order.sort(key=lambda at: (facts[at].day.earliest or "") if facts[at].day.is_settled else "", reverse=True)
        elif sort is Sort.EARLIEST:
            order.sort(key=lambda at: (facts[at].day.latest or "") if facts[at].day.is_settled else "9999")
        elif sort is Sort.DOCUMENTS:
            order.sort(key=lambda at: -documents_of(facts[at]))
        elif sort is Sort.ORIGINS:
            order.sort(key=lambda at: (-facts[at].independent.max, -facts[at].independent.min))
        return order


def _told_apart(called: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Give for every value what it is called most often; of several called the same the rarer ones get their key."""
    labels = {value: min(names, key=lambda label: (-names[label], label)) for value, names in called.items()}
    commonest: dict[str, str] = {}
    for value in sorted(labels, key=lambda value: (-called[value].total(), value)):
        commonest.setdefault(labels[value], value)
    return {
        value: label if commonest[label] == value else f"{label} ({value.partition(':')[2] or value})"
        for value, label in labels.items()
    }


def _values(fact: Fact, naming: _Naming) -> dict[str, dict[str, str]]:
    """Give for every facet the values that a fact has, with what people call them."""
    accounts = fact.accounts
    tellings = Tellings.SEVERAL if len(accounts) > 1 else Tellings.ONE
    what = next((told.account.what for told in accounts if told.account.type == fact.type), "")
    name = one_line(short_name(what) if fact.kind is AccountKind.EVENT else what)
    return {
        "relation": {fact.relation.value: fact.relation.value},
        "kind": {fact.kind.value: fact.kind.value},
        "told": {tellings.value: tellings.value},
        "type": {fact.type: _CALLED.get(fact.type) or name or fact.type},
        "place": {fact.place.key: place_in_words(fact.place)} if fact.place else {NONE: NONE},
        "actor": dict(_actors(accounts)) or {NONE: NONE},
        "outlet": {told.carrier.outlet or NONE: one_line(told.carrier.outlet or NONE) for told in accounts},
        "origin": dict(map(naming.origin, accounts)),
    }


def _actors(accounts: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """Give who acts and who is acted on; what begins with a number is a crowd and nobody."""
    for told in accounts:
        account = told.account
        for name, entry in ((account.agent, account.agent_entry), (account.patient, account.patient_entry)):
            if name and not name[0].isdigit():
                yield short(entry or _folded(name)), one_line(name)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


class _Naming:
    """Tells whom of those who speak in the dossier an account has behind it."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_name: dict[str, Source] = {}
        self._by_entry: dict[str, Source] = {}
        for source in sources:
            for name in source.names:
                self._by_name.setdefault(_folded(name), source)
            if source.entry is not None:
                self._by_entry.setdefault(source.entry, source)

    def origin(self, told: Told) -> tuple[str, str]:
        """Give the short key and the name of who stands behind an account."""
        if not is_named(told):
            return NONE, NONE
        name = told.by or ""
        entry = told.account.entry if told.account.by == told.by else None
        source = self._by_entry.get(entry or "") or self._by_name.get(_folded(name))
        return (short(source.key), one_line(source.name)) if source else (short(_folded(name)), one_line(name))
