"""One source: what it said, what it denied, what it took back, and who relays it."""

from __future__ import annotations

from typing import ClassVar, Literal

from recoupe.crosscheck.sources import Uttered
from recoupe.errors import NoSuchOrigin
from recoupe.exports._answers import Sentences
from recoupe.exports._sources import part_of
from recoupe.model import Record
from recoupe.web.keys import Key, short
from recoupe.web.pages.document import cite
from recoupe.web.pages.sources import EdgeLine, SourceLine, edge_of, line_of, source_of
from recoupe.web.paging import PageNumber, View, Visit, page
from recoupe.web.room import CrossChecked, Room

#: Things said on a page, and edges on each side.
_PAGE = 30
_EDGES = 15


class SourceAsked(Record, frozen=True):
    """Which source, which of its words, and the page of the list."""

    key: Key
    part: Literal["statement", "denial", "retraction"] | None = None
    page: PageNumber = 1


class Words(Record, frozen=True, kw_only=True):
    """One thing that the source said, denied or took back.

    Attributes:
        part: ``statement``, ``denial`` or ``retraction``.
        number, name, outlet: of the document that was published first.
        start: where it stands there.
        sentence: around it; ``before``, ``content``, ``after`` are its parts.
        cue, form: of the statement, see :class:`~recoupe.model.Statement`.
        relays: through whom, from the origin outwards.
        earliest, latest: when it was said, as far as that is known.
        retracts: of a retraction what is taken back; ``retracted`` where the statement is, in the same text.
        repeats: names of other documents that carry it.
        citation: what to copy of it.
    """

    part: str
    number: int
    name: str
    outlet: str | None
    start: int
    before: str
    content: str
    after: str
    cue: str | None
    form: str | None
    relays: tuple[str, ...]
    earliest: str | None
    latest: str | None
    retracts: str | None
    retracted: bool
    repeats: tuple[str, ...]
    citation: str


class SourceView(View, frozen=True, kw_only=True):
    """A source.

    Attributes:
        source: it, with how much there is of it; ``names`` are its spellings, ``why`` how they were put together.
        words: what it said, in the order of time.
        parts: how many there are of each part.
        cited_by, cites: the edges on both sides, those of most texts first; ``_all`` says how many.
        facts: how many somebody tells with it as origin.
        is_called: whether there are loaded terms for it.
    """

    TABLE: ClassVar[str] = "words"
    source: SourceLine
    names: tuple[str, ...]
    why: tuple[str, ...]
    words: tuple[Words, ...]
    parts: tuple[tuple[str, int], ...]
    total: int
    page: int
    pages: int
    cited_by: tuple[EdgeLine, ...]
    cites: tuple[EdgeLine, ...]
    cited_by_all: int
    cites_all: int
    facts: int
    is_called: bool


@page("/sources/{key}", template="source.html", title="Source")
def source(visit: Visit, asked: SourceAsked) -> SourceView:
    """Show what a source said, denied and took back, and who relays it."""
    found = visit.room.found()
    one = source_of(found, asked.key)
    who = found.who.get(asked.key)
    if who is None:
        raise NoSuchOrigin(f"no source has the key {asked.key}")
    uttered = _uttered(visit.room, found, asked.key)
    parts = {name: sum(part_of(some) == name for some in uttered) for name in ("statement", "denial", "retraction")}
    chosen = [some for some in uttered if asked.part in (None, part_of(some))]
    by, whom = found.sources.around(who)
    last = max(1, -(-len(chosen) // _PAGE))
    number = min(asked.page, last)
    return SourceView(
        source=line_of(one),
        names=one.names,
        why=one.why,
        words=tuple(_words(found, some) for some in chosen[(number - 1) * _PAGE : number * _PAGE]),
        parts=tuple(parts.items()),
        total=len(chosen),
        page=number,
        pages=last,
        cited_by=tuple(edge_of(edge) for edge in by[:_EDGES]),
        cites=tuple(edge_of(edge) for edge in whom[:_EDGES]),
        cited_by_all=len(by),
        cites_all=len(whom),
        facts=found.by_facet.count("origin", asked.key),
        is_called=asked.key in {short(one.voices[0].key) for one in found.called},
    )


def _uttered(room: Room, found: CrossChecked, key: str) -> list[Uttered]:
    """Give what somebody said; kept, as people page through it."""
    return room.once(found, ("uttered", key), lambda: found.sources.through(room.dossier).uttered(found.who[key]))


def _words(found: CrossChecked, one: Uttered) -> Words:
    """Give a thing said as the page shows it."""
    said, stored = one.said, found.documents[one.said.document]
    text = stored.document.text
    start, end = Sentences(text).around(said.start, said.end)
    earliest, latest = said.time
    return Words(
        part=part_of(one),
        number=said.document,
        name=said.name,
        outlet=said.outlet,
        start=said.start,
        before=text[start : said.start],
        content=text[said.start : said.end],
        after=text[said.end : end],
        cue=said.cue,
        form=said.form,
        relays=said.relays,
        earliest=earliest,
        latest=latest,
        retracts=said.content if said.kind == "retraction" else None,
        retracted=said.retracted,
        repeats=one.repeats,
        citation=cite(stored, start, end),
    )
