"""Words in the texts, in context."""

from __future__ import annotations

import re
from typing import ClassVar

from recoupe.dossier.records import Hit
from recoupe.exports._answers import Sentences
from recoupe.model import Record
from recoupe.web.citing import cite
from recoupe.web.paging import PageNumber, View, Visit, Words, page

#: Documents on a page, places of each, and code points on either side of a place.
_PAGE = 20
_PLACES = 10
_AROUND = 80
#: What lies further back nobody pages to.
_LAST = 100


class SearchAsked(Record, frozen=True):
    """Words to look for, as :meth:`recoupe.dossier.Dossier.search` takes them, and the page of the list."""

    words: Words = ""
    page: PageNumber = 1


class Line(Record, frozen=True, kw_only=True):
    """A place where the words stand, with what stands around it.

    Attributes:
        number, name, outlet, title: of the document.
        start, end: in its text; both ``None`` where only the title has the words.
        before, text, after: what stands there.
        citation: its sentence with the reference, to be copied.
    """

    number: int
    name: str
    outlet: str | None
    title: str | None
    start: int | None
    end: int | None
    before: str
    text: str
    after: str
    citation: str


class Document(Record, frozen=True, kw_only=True):
    """A document that has the words: when it was published, and at how many places they stand.

    Attributes:
        further: where the first of those places stands that are not among the lines; ``None`` where all are.
    """

    number: int
    name: str
    outlet: str | None
    title: str | None
    earliest: str | None
    latest: str | None
    places: int
    further: int | None


class SearchView(View, frozen=True, kw_only=True):
    """Where words stand.

    Attributes:
        words: what was asked; empty where nothing was.
        documents: those of this page of the list, the best first.
        lines: the first places of each of them.
        page: of the list; ``has_more`` where another one follows.
    """

    TABLE: ClassVar[str] = "lines"
    words: str
    documents: tuple[Document, ...]
    lines: tuple[Line, ...]
    page: int
    has_more: bool


@page("/search", template="search.html", title="Recherche")
def search(visit: Visit, asked: SearchAsked) -> SearchView:
    """Find words in titles and texts; accents, case, ligatures and apostrophes do not count."""
    number = min(asked.page, _LAST)
    dossier = visit.room.dossier
    hits = list(dossier.search(asked.words, limit=_PAGE + 1, skip=(number - 1) * _PAGE))
    shown = hits[:_PAGE]
    return SearchView(
        words=asked.words,
        documents=tuple(
            Document(
                number=hit.document,
                name=hit.name,
                outlet=hit.outlet,
                title=hit.title,
                earliest=hit.earliest,
                latest=hit.latest,
                places=len(hit.places),
                further=next((start for start, _ in hit.places[_PLACES:]), None),
            )
            for hit in shown
        ),
        lines=tuple(line for hit in shown for line in _lines(visit, hit)),
        page=number,
        has_more=len(hits) > _PAGE and number < _LAST,
    )


def _lines(visit: Visit, hit: Hit) -> list[Line]:
    """Give the first places of a document."""
    stored = visit.room.dossier.document(hit.document)
    known = {"number": hit.document, "name": hit.name, "outlet": hit.outlet, "title": hit.title}
    if not hit.places:
        title = hit.title or ""
        return [Line(**known, start=None, end=None, before="", text=title, after="", citation=title)]
    sentences = Sentences(hit.text)
    return [
        Line(
            **known,
            start=start,
            end=end,
            before=_flat(hit.text[max(0, start - _AROUND) : start]),
            text=_flat(hit.text[start:end]),
            after=_flat(hit.text[end : end + _AROUND]),
            citation=cite(stored, *sentences.around(start, end)),
        )
        for start, end in hit.places[:_PLACES]
    ]


def _flat(text: str) -> str:
    """Give a stretch of text on one line, as many characters as it had."""
    return re.sub(r"\s", " ", text)
