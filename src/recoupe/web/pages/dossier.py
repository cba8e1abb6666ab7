"""What is in the dossier, and what is disputed."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from recoupe.crosscheck.records import Relation
from recoupe.dossier.records import Info
from recoupe.model import Record
from recoupe.web.facts import FactLine, line_of
from recoupe.web.paging import Nothing, PageNumber, View, Visit, Words, page

#: Facts that are shown before a click leads to all.
_SHOWN = 5
#: Documents on a page of the list.
_PAGE = 50


class DocumentLine(Record, frozen=True, kw_only=True):
    """A document in a list.

    Attributes:
        number, name, title, outlet: of the document.
        earliest, latest, status: when it was published, see :class:`~recoupe.model.Publication`.
        dated: a person set that day.
        length: of the text, in code points.
        revisions: how many there are of it.
    """

    number: int
    name: str
    title: str | None
    outlet: str | None
    earliest: str | None
    latest: str | None
    status: str
    dated: bool
    length: int
    revisions: int


class Relations(Record, frozen=True, kw_only=True):
    """How many facts there are of each relation, see :class:`~recoupe.crosscheck.records.Relation`."""

    conflict: int = 0
    update: int = 0
    agree: int = 0


class DossierView(View, frozen=True, kw_only=True):
    """The first page.

    Attributes:
        info: what the dossier holds; its path is told to nobody.
        disputed: the first of the disputed facts.
        relations: how many facts there are of each relation; ``None`` while they are being made.
    """

    info: Info
    disputed: tuple[FactLine, ...]
    relations: Relations | None


class DocumentsAsked(Record, frozen=True):
    """Which documents: of an outlet, only those whose day of publication is not settled; which page of the list."""

    outlet: Words | None = None
    undated: bool = False
    page: PageNumber = 1


class DocumentsView(View, frozen=True, kw_only=True):
    """The documents, in the order of adding.

    Attributes:
        total: how many there are of those asked for.
        page, pages: which page of the list this is, of how many.
        undated: how many of the dossier have no day of publication.
        outlets: of all documents, with how many each has, the most first.
    """

    TABLE: ClassVar[str] = "documents"
    documents: tuple[DocumentLine, ...]
    total: int
    page: int
    pages: int
    undated: int
    outlets: tuple[tuple[str | None, int], ...]


@page("/dossier", template="dossier.html", title="Dossier", menu=1, key="d")
def dossier(visit: Visit, asked: Nothing) -> DossierView:
    """Show what is in the dossier and what is disputed."""
    found = visit.room.peek()
    relations = None
    disputed: tuple[FactLine, ...] = ()
    if found is not None:
        relations = Relations(**Counter(fact.relation.value for fact in found.facts))
        conflicts = [fact for fact in found.facts if fact.relation is Relation.CONFLICT]
        disputed = tuple(line_of(fact) for fact in conflicts[:_SHOWN])
    return DossierView(info=visit.room.dossier.info(), disputed=disputed, relations=relations)


@page("/documents", template="documents.html", title="Documents", menu=2, key="t")
def documents(visit: Visit, asked: DocumentsAsked) -> DocumentsView:
    """List the documents."""
    dossier = visit.room.dossier
    outlets = dossier.info().outlets
    total = sum(count for outlet, count in outlets if asked.outlet in (None, outlet))
    if asked.undated:
        total = dossier.undated(asked.outlet)
    last = max(1, -(-total // _PAGE))
    number = min(asked.page, last)
    return DocumentsView(
        documents=tuple(
            DocumentLine(
                number=one.number,
                name=one.name,
                title=one.document.title,
                outlet=one.document.outlet,
                earliest=one.earliest,
                latest=one.latest,
                status=one.status,
                dated=one.dated,
                length=len(one.document.text),
                revisions=one.revisions,
            )
            for one in dossier.some(asked.outlet, undated=asked.undated, skip=(number - 1) * _PAGE, most=_PAGE)
        ),
        total=total,
        page=number,
        pages=last,
        undated=dossier.undated(),
        outlets=outlets,
    )
