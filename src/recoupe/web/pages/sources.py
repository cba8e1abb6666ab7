"""Who cites whom: the sources of a dossier, as a list and as a graph, and what stands behind each edge."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from recoupe.crosscheck.sources import Citation, Source
from recoupe.dossier.records import Spoken
from recoupe.errors import NoSuchOrigin
from recoupe.exports._answers import Sentences
from recoupe.french.folding import fold
from recoupe.model import Record
from recoupe.web.keys import Key, short
from recoupe.web.pages.document import cite
from recoupe.web.paging import PageNumber, View, Visit, Words, page
from recoupe.web.problems import Refused
from recoupe.web.room import CrossChecked

#: Sources and sentences on a page.
_PAGE = 50
#: What is neither a name nor a country: sources of no known kind.
_UNKNOWN = "unknown"


class SourcesAsked(Record, frozen=True):
    """Which sources: those whose name has some words, those of a kind; in which order; the page of the list."""

    name: Words | None = None
    kind: tuple[Words, ...] = ()
    sort: Literal["statements", "denials", "passed_on", "name"] = "statements"
    page: PageNumber = 1


class SourceLine(Record, frozen=True, kw_only=True):
    """A source in a list; see :class:`~recoupe.crosscheck.sources.Source`. ``key`` is its key in addresses."""

    key: str
    name: str
    kind: str
    country: str | None
    statements: int
    denials: int
    retractions: int
    passed_on: int
    published: int
    texts: int


class SourcesView(View, frozen=True, kw_only=True):
    """Everybody who is cited or cites.

    Attributes:
        total: how many there are of those asked for.
        kinds: how many there are of each kind among those with that name.
    """

    TABLE: ClassVar[str] = "sources"
    sources: tuple[SourceLine, ...]
    total: int
    page: int
    pages: int
    kinds: tuple[tuple[str, int], ...]


class EdgeLine(Record, frozen=True, kw_only=True):
    """An edge: who is cited, who cites, by keys of addresses and by name, in how many statements and texts."""

    cited: str
    citing: str
    cited_name: str
    citing_name: str
    statements: int
    texts: int
    earliest: str | None
    latest: str | None


class GraphAsked(Record, frozen=True):
    """Which part of the graph: edges of at least so many texts, and around one source where one is named."""

    least: Annotated[int, Meta(ge=1, le=1000)] | None = None
    around: Key | None = None


class GraphView(View, frozen=True, kw_only=True):
    """The graph of who cites whom: edges lead from who cites to who is cited.

    Attributes:
        nodes, edges: what is shown.
        least: texts that an edge has at least; without being asked for, so many that the graph can be read.
        total: how many edges there are in all.
    """

    TABLE: ClassVar[str] = "edges"
    nodes: tuple[SourceLine, ...]
    edges: tuple[EdgeLine, ...]
    least: int
    around: str | None
    total: int


class CitationAsked(Record, frozen=True):
    """An edge by the keys of its ends, and the page of the list."""

    cited: Key
    citing: Key
    page: PageNumber = 1


class Sentence(Record, frozen=True, kw_only=True):
    """A sentence in which something is said: where it stands, its words, and what to copy of it."""

    number: int
    name: str
    outlet: str | None
    earliest: str | None
    latest: str | None
    start: int
    sentence: str
    content: str
    attitude: str
    citation: str


class CitationView(View, frozen=True, kw_only=True):
    """What one source cites of another, the earliest first; what stands in copies once."""

    TABLE: ClassVar[str] = "sentences"
    edge: EdgeLine
    sentences: tuple[Sentence, ...]
    total: int
    page: int
    pages: int


#: Edges that can still be told apart in one picture.
_LEGIBLE = 120


@page("/sources", template="sources.html", title="Sources", menu=4, key="s")
def sources(visit: Visit, asked: SourcesAsked) -> SourcesView:
    """List who is cited or cites."""
    found = visit.room.found()
    wanted = fold(asked.name).split() if asked.name else []
    named = [one for one in found.sources.network.sources if _has(one, wanted)]
    kinds: dict[str, int] = {}
    for one in named:
        kinds[one.kind or _UNKNOWN] = kinds.get(one.kind or _UNKNOWN, 0) + 1
    chosen = [one for one in named if not asked.kind or (one.kind or _UNKNOWN) in asked.kind]
    if asked.sort == "name":
        chosen.sort(key=lambda one: (fold(one.name), one.key))
    elif asked.sort != "statements":
        chosen.sort(key=lambda one: (-getattr(one, asked.sort), fold(one.name), one.key))
    last = max(1, -(-len(chosen) // _PAGE))
    number = min(asked.page, last)
    return SourcesView(
        sources=tuple(line_of(one) for one in chosen[(number - 1) * _PAGE : number * _PAGE]),
        total=len(chosen),
        page=number,
        pages=last,
        kinds=tuple(sorted(kinds.items(), key=lambda one: (-one[1], one[0]))),
    )


@page("/sources/graph", template="graph.html", title="Qui cite qui")
def graph(visit: Visit, asked: GraphAsked) -> GraphView:
    """Show the graph of who cites whom."""
    found = visit.room.found()
    edges = found.sources.network.citations
    if asked.around is not None:
        key = source_of(found, asked.around).key
        edges = [one for one in edges if key in (one.cited_key, one.citing_key)]
    least = asked.least or _least(edges)
    shown = [one for one in edges if one.texts >= least][: 5 * _LEGIBLE]
    keys = dict.fromkeys(key for one in shown for key in (one.citing_key, one.cited_key))
    return GraphView(
        nodes=tuple(line_of(found.source[short(key)]) for key in keys),
        edges=tuple(edge_of(one) for one in shown),
        least=least,
        around=asked.around,
        total=len(edges),
    )


@page("/citations", template="citations.html", title="Qui cite qui, phrase par phrase")
def citations(visit: Visit, asked: CitationAsked) -> CitationView:
    """Show the sentences behind an edge of the graph."""
    found = visit.room.found()
    cited, citing = source_of(found, asked.cited), source_of(found, asked.citing)
    edge = next(
        (one for one in found.sources.network.citations if (one.cited_key, one.citing_key) == (cited.key, citing.key)),
        None,
    )
    if edge is None:
        raise Refused(
            "ces sources ne se citent pas dans ce dossier", hint="la page de chacune montre qui la cite", status=404
        )
    behind = found.sources.behind[cited.key, citing.key]
    last = max(1, -(-len(behind) // _PAGE))
    number = min(asked.page, last)
    return CitationView(
        edge=edge_of(edge),
        sentences=tuple(_sentence(visit, one) for one in behind[(number - 1) * _PAGE : number * _PAGE]),
        total=len(behind),
        page=number,
        pages=last,
    )


def source_of(found: CrossChecked, key: str) -> Source:
    """Give a source by its key in addresses.

    Raises:
        NoSuchOrigin: there is none.
    """
    source = found.source.get(key)
    if source is None:
        raise NoSuchOrigin(f"no source has the key {key}")
    return source


def line_of(one: Source) -> SourceLine:
    """Give a source as a list shows it."""
    return SourceLine(
        key=short(one.key),
        name=one.name,
        kind=one.kind or _UNKNOWN,
        country=one.country,
        statements=one.statements,
        denials=one.denials,
        retractions=one.retractions,
        passed_on=one.passed_on,
        published=one.published,
        texts=one.texts,
    )


def edge_of(one: Citation) -> EdgeLine:
    """Give an edge as a list shows it."""
    return EdgeLine(
        cited=short(one.cited_key),
        citing=short(one.citing_key),
        cited_name=one.cited,
        citing_name=one.citing,
        statements=one.statements,
        texts=one.texts,
        earliest=one.earliest,
        latest=one.latest,
    )


def _has(source: Source, wanted: list[str]) -> bool:
    """Whether the names of a source have some words, whole or begun."""
    if not wanted:
        return True
    return any(all(word in fold(name) for word in wanted) for name in source.names)


def _least(edges: list[Citation]) -> int:
    """Give how many texts an edge must have for the picture to be legible; edges come by texts, the most first."""
    if len(edges) <= _LEGIBLE:
        return 1
    return edges[_LEGIBLE].texts + 1


def _sentence(visit: Visit, one: Spoken) -> Sentence:
    """Give the sentence in which something is said."""
    stored = visit.room.dossier.document(one.document)
    text = stored.document.text
    start, end = Sentences(text).around(one.start, one.end)
    return Sentence(
        number=stored.number,
        name=stored.name,
        outlet=stored.document.outlet,
        earliest=stored.earliest,
        latest=stored.latest,
        start=one.start,
        sentence=text[start:end],
        content=one.content,
        attitude=one.attitude,
        citation=cite(stored, start, end),
    )
