"""Who cites whom over all documents of a dossier, and what each source said, denied, took back and passed on.

A statement that comes from an origin through relays makes a chain: the medium that prints it cites the last relay,
which cites the one before it, down to the origin. A statement inside of another one is cited by the origin of that.
What stands in copies counts once (:mod:`recoupe.crosscheck.repeated`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from itertools import pairwise
from typing import NamedTuple

from recoupe.crosscheck.cast import Cast, in_time
from recoupe.crosscheck.judging import find_copies
from recoupe.crosscheck.repeated import Name, Placed, Repeated
from recoupe.dossier import Dossier
from recoupe.dossier.records import Form, Said, Spoken, Stored, Who
from recoupe.french.folding import fold
from recoupe.model import Record


class Source(Record, frozen=True, kw_only=True):
    """Somebody who says something, passes it on or prints it. What stands in copies is counted once.

    Attributes:
        key: tells it from all others: a row of the lexicon, else the name and, where it is known, the country.
        name, names, kind, country, entry, why: see :class:`~recoupe.dossier.records.Who`.
        statements: what it said, among that ``denials`` and, through somebody, ``relayed``.
        retractions: what it took back.
        passed_on, published: statements of others that it relayed, and all that stand in what it prints.
        documents: the names of those in which it says something, the earliest first.
        texts: how many these are, copies of one text being one.
    """

    key: str
    name: str
    names: tuple[str, ...]
    kind: str | None
    country: str | None
    entry: str | None
    statements: int
    denials: int
    relayed: int
    retractions: int
    passed_on: int
    published: int
    documents: tuple[str, ...]
    texts: int
    why: tuple[str, ...] = ()


class Citation(Record, frozen=True, kw_only=True):
    """An edge of the graph: who is cited by whom, and where.

    Attributes:
        cited, citing: the names, from the origin outwards; their keys are ``cited_key`` and ``citing_key``.
        statements: how many, what stands in copies once.
        documents: their names, the earliest first.
        texts: how many these are, copies of one text being one.
        earliest, latest: first and last day on which these may have been published.
    """

    cited: str
    citing: str
    cited_key: str
    citing_key: str
    statements: int
    documents: tuple[str, ...]
    texts: int
    earliest: str | None
    latest: str | None


class Network(NamedTuple):
    """Everybody who is cited or cites, who says most first, and the edges, those of most texts first."""

    sources: list[Source]
    citations: list[Citation]


class Uttered(Record, frozen=True, kw_only=True):
    """One thing that somebody said, denied or took back.

    Attributes:
        said: it, as it stands in the document that was published first.
        repeats: the names of the other documents that carry it in a copied passage, the earliest first.
    """

    said: Said
    repeats: tuple[str, ...]


class Sources:
    """Who cites whom in a dossier, and what each of them said.

    Args:
        dossier: where :func:`~recoupe.crosscheck.comparing.compare` has been run, copies count once.
        among: tells which documents count.
        apart: what has no name (*une source militaire*) is somebody else in every document.

    Attributes:
        network: everybody who is cited or cites, and the edges.
        behind: the statements of each edge by the keys of who is cited and who cites: what stands in copies once, as it
            stands in the document that was published first.

    Raises:
        DossierError: the dossier cannot be read.
    """

    def __init__(
        self, dossier: Dossier, *, among: Callable[[Stored], bool] = lambda stored: True, apart: bool = False
    ) -> None:
        self._dossier = dossier
        self._documents = {stored.number: stored for stored in dossier.documents() if among(stored)}
        everything = dossier.spoken()
        spoken = [one for one in everything if one.document in self._documents]
        self._repeated = Repeated((Placed(_name(one), one.start, one.end) for one in spoken), *find_copies(dossier))
        self._everybody = dossier.everybody(everything)
        self._cast = Cast(self._everybody)
        chains = _Chains(self._documents, dossier.outlets(), self._cast, self._repeated, apart)
        self.network = chains.network(spoken)
        self.behind = chains.behind()

    def through(self, dossier: Dossier) -> Sources:
        """Give the same, asking through another connection: one cannot be used by several threads."""
        other = copy(self)
        other._dossier = dossier
        return other

    @property
    def documents(self) -> int:
        """How many documents count."""
        return len(self._documents)

    def everybody(self) -> list[Who]:
        """Give those who are cited or cite, among whom a name can be looked for."""
        known = {source.key for source in self.network.sources}
        return [who for who in self._everybody if self._cast.key(who.forms[0]) in known]

    def keys(self, who: Who) -> set[str]:
        """Give the keys by which the network knows somebody: several where several are taken as one."""
        return {self._cast.key(form) for form in who.forms}

    def around(self, who: Who) -> tuple[list[Citation], list[Citation]]:
        """Give by whom somebody is cited, and whom they cite."""
        keys = self.keys(who)
        by = [one for one in self.network.citations if one.cited_key in keys and one.citing_key not in keys]
        whom = [one for one in self.network.citations if one.citing_key in keys and one.cited_key not in keys]
        return by, whom

    def uttered(self, who: Who) -> list[Uttered]:
        """Give what somebody said, denied and took back, in the order of time; what stands in copies once."""
        same: dict[Name, list[Said]] = defaultdict(list)
        for one in self._dossier.said([who]):
            if one.document in self._documents:
                same[self._repeated.once(Name(one.kind, one.document, one.id))].append(one)
        found = []
        for some in same.values():
            some.sort(key=lambda one: (in_time(self._documents[one.document]), one.start))
            others = [one.name for one in some[1:] if one.document != some[0].document]
            found.append(Uttered(said=some[0], repeats=tuple(dict.fromkeys(others))))
        return sorted(found, key=lambda one: _in_order(one.said))


class _Tally:
    """What is counted of one source."""

    def __init__(self, who: Who) -> None:
        self.who = who
        self.said: list[Spoken] = []
        self.taken_back: list[Spoken] = []
        self.passed_on: list[Spoken] = []
        self.published: list[Spoken] = []


class _Chains:
    """Follows the chains of all statements."""

    def __init__(
        self, documents: dict[int, Stored], outlets: dict[int, Form], cast: Cast, repeated: Repeated, apart: bool
    ) -> None:
        self._documents = documents
        self._outlets = outlets
        self._cast = cast
        self._repeated = repeated
        self._apart = apart
        self._tallies: dict[str, _Tally] = {}
        self._edges: dict[tuple[str, str], list[Spoken]] = defaultdict(list)

    def network(self, spoken: Sequence[Spoken]) -> Network:
        """Give everybody and all edges."""
        statements = {(one.document, one.id): one for one in spoken if one.kind == "statement"}
        for one in spoken:
            if one.kind == "statement":
                self._follow(one, statements)
            elif one.origin is not None:
                self._tallies[self._put(one.origin, one.document)].taken_back.append(one)
        sources = [self._source(key, tally) for key, tally in self._tallies.items()]
        citations = [self._citation(*edge, found) for edge, found in self._edges.items()]
        sources.sort(key=lambda source: (-source.statements - source.retractions, fold(source.name), source.key))
        citations.sort(key=lambda one: (-one.texts, -one.statements, one.cited_key, one.citing_key))
        return Network(sources, citations)

    def behind(self) -> dict[tuple[str, str], list[Spoken]]:
        """Give the statements of each edge, once the network is made."""
        return {edge: self._once(found) for edge, found in self._edges.items()}

    def _follow(self, one: Spoken, statements: dict[tuple[int, int], Spoken]) -> None:
        """Count a statement and the edges of its chain."""
        form = self._outlets.get(one.document)
        outlet = self._put(form, one.document) if form is not None else None
        chain = [key for key in (outlet, *self._cited(one, statements)) if key is not None]
        for citing, cited in pairwise(chain):
            if citing != cited:
                self._edges[cited, citing].append(one)
        if outlet is not None:
            self._tallies[outlet].published.append(one)
        for relay in one.relays:
            self._tallies[self._put(relay, one.document)].passed_on.append(one)
        if one.origin is not None:
            self._tallies[self._put(one.origin, one.document)].said.append(one)

    def _cited(self, one: Spoken, statements: dict[tuple[int, int], Spoken]) -> list[str]:
        """Give the keys of a chain from who is nearest to the medium to the origin."""
        links, seen = [one], {one.id}
        while (parent := links[-1].parent) is not None and parent not in seen:
            seen.add(parent)
            links.append(statements[one.document, parent])
        found: list[str] = []
        for link in reversed(links):
            found += [self._put(relay, one.document) for relay in reversed(link.relays)]
            if link.origin is not None:
                found.append(self._put(link.origin, one.document))
        return found

    def _put(self, form: Form, document: int) -> str:
        """Give the key of whom a form means."""
        key, who = self._cast.key(form), self._cast.who(form)
        if self._apart and who.kind == "unnamed":
            key = f"{key} : {self._documents[document].name}"
        self._tallies.setdefault(key, _Tally(who))
        return key

    def _source(self, key: str, tally: _Tally) -> Source:
        who = tally.who
        everything = [*tally.said, *tally.taken_back]
        return Source(
            key=key,
            statements=self._count(tally.said),
            denials=self._count(one for one in tally.said if one.attitude == "deny" and not one.negated),
            relayed=self._count(one for one in tally.said if one.relays),
            retractions=self._count(tally.taken_back),
            passed_on=self._count(tally.passed_on),
            published=self._count(tally.published),
            documents=self._names(everything),
            texts=self._repeated.texts(map(_name, everything)),
            **{name: getattr(who, name) for name in ("name", "names", "kind", "country", "entry", "why")},
        )

    def _citation(self, cited: str, citing: str, found: Sequence[Spoken]) -> Citation:
        days = [self._documents[one.document] for one in found]
        return Citation(
            cited=self._tallies[cited].who.name,
            citing=self._tallies[citing].who.name,
            cited_key=cited,
            citing_key=citing,
            statements=self._count(found),
            documents=self._names(found),
            texts=self._repeated.texts(map(_name, found)),
            earliest=min((stored.earliest for stored in days if stored.earliest), default=None),
            latest=max((stored.latest for stored in days if stored.latest), default=None),
        )

    def _count(self, found: Iterable[Spoken]) -> int:
        """Count statements, what stands in copies once."""
        return len({self._repeated.once(_name(one)) for one in found})

    def _once(self, found: Iterable[Spoken]) -> list[Spoken]:
        """Give each statement where it was published first, the earliest first."""
        first: dict[Name, Spoken] = {}
        for one in sorted(found, key=lambda one: (in_time(self._documents[one.document]), one.start)):
            first.setdefault(self._repeated.once(_name(one)), one)
        return list(first.values())

    def _names(self, found: Iterable[Spoken]) -> tuple[str, ...]:
        """Name the documents of some statements, the earliest first."""
        documents = [self._documents[number] for number in {one.document for one in found}]
        return tuple(stored.name for stored in sorted(documents, key=in_time))


def _name(one: Spoken) -> Name:
    return Name(one.kind, one.document, one.id)


def _in_order(one: Said) -> tuple[str, str, str, str, str, int]:
    """Order by the time of the utterance, then of publication; what has neither comes last."""
    earliest, latest = one.time
    return earliest or latest or "9999", latest or "9999", one.earliest or "9999", one.moment, one.name, one.start
