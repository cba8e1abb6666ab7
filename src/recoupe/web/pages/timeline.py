"""The timeline: when things happened, apart from when they were published; what is uncertain is a stretch of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Literal

from recoupe.crosscheck.records import Fact, Relation
from recoupe.dossier.records import Stored
from recoupe.exports._fact_words import title_of
from recoupe.model import Record
from recoupe.web.paging import Day, PageNumber, View, Visit, Words, page

#: Items of each kind that are drawn: more cannot be told apart.
_DRAWN = 300
#: Rows of the list.
_PAGE = 100
#: Days of a stretch that is longer than this say nothing of when.
_VAGUE = 366


class TimelineAsked(Record, frozen=True):
    """Which stretch of time and what of it.

    Attributes:
        since, until: days; what may lie in between is shown.
        relation: of facts; without it the disputed and the updated ones, or all where there are few.
        outlet: of documents.
        page: of the list.
    """

    since: Day | None = None
    until: Day | None = None
    relation: tuple[Relation, ...] = ()
    outlet: Words | None = None
    page: PageNumber = 1


class Item(Record, frozen=True, kw_only=True):
    """Something that has a time.

    Attributes:
        kind: ``fact`` or ``document``.
        title: of it.
        earliest, latest: first and last day on which it may have happened, or been published.
        link: to its page.
        relation: of a fact.
        outlet: of a document.
        number, start: of a fact its first sentence: number of the document, and where it stands there.
    """

    kind: Literal["fact", "document"]
    title: str
    earliest: str
    latest: str
    link: str
    relation: str | None = None
    outlet: str | None = None
    number: int | None = None
    start: int | None = None


class TimelineView(View, frozen=True, kw_only=True):
    """What happened and what was published, each in the order of time.

    Attributes:
        items: facts and documents of this page of the list, facts first on equal days.
        drawn: those of the picture: of more than can be told apart those that most documents tell.
        facts, documents: how many have a time that lies there.
        undated: how many have none, or none that is settled; ``to_date`` of them are documents of an unknown day.
        relations: of the facts that are shown.
        first, last: first and last day of all that is shown.
    """

    TABLE: ClassVar[str] = "items"
    items: tuple[Item, ...]
    drawn: tuple[Item, ...]
    facts: int
    documents: int
    undated: int
    to_date: int
    relations: tuple[Relation, ...]
    outlets: tuple[tuple[str | None, int], ...]
    first: str | None
    last: str | None
    page: int
    pages: int


@page("/timeline", template="timeline.html", title="Chronologie", menu=5, key="c")
def timeline(visit: Visit, asked: TimelineAsked) -> TimelineView:
    """Show when things happened, and when they were published."""
    found = visit.room.found()
    relations = asked.relation or _relations(found.facts)
    chosen = [one for one in found.facts if one.relation in relations]
    every = visit.room.once(found, ("timeline",), lambda: _facts(found.facts))
    facts = [every[one.id] for one in chosen if one.id in every]
    published = [one for one in found.documents.values() if asked.outlet in (None, one.document.outlet)]
    documents = [_document(one) for one in published if one.status != "open" and _is_settled(one.earliest, one.latest)]
    undated = len(chosen) - len(facts) + len(published) - len(documents)
    facts, documents = list(_between(facts, asked)), list(_between(documents, asked))
    items = sorted([*facts, *documents], key=lambda one: (one.earliest, one.latest, one.kind != "fact", one.title))
    last = max(1, -(-len(items) // _PAGE))
    number = min(asked.page, last)
    return TimelineView(
        items=tuple(items[(number - 1) * _PAGE : number * _PAGE]),
        drawn=(*facts[:_DRAWN], *documents[:_DRAWN]),
        facts=len(facts),
        documents=len(documents),
        undated=undated,
        to_date=sum(one.status == "open" for one in published),
        relations=relations,
        outlets=visit.room.dossier.info().outlets,
        first=min((one.earliest for one in items), default=None),
        last=max((one.latest for one in items), default=None),
        page=number,
        pages=last,
    )


def _relations(facts: list[Fact]) -> tuple[Relation, ...]:
    """Give which facts are shown without being asked for: all where they are few, else those with several versions."""
    return tuple(Relation) if len(facts) <= _DRAWN else (Relation.CONFLICT, Relation.UPDATE)


def _facts(facts: list[Fact]) -> dict[str, Item]:
    """Give the facts of which the time is settled as items, by their ids."""
    return {one.id: _fact(one) for one in facts if _is_settled(one.day.earliest, one.day.latest)}


def _fact(fact: Fact) -> Item:
    """Give a fact as an item."""
    first = fact.accounts[0]
    assert fact.day.earliest is not None
    assert fact.day.latest is not None
    return Item(
        kind="fact",
        title=title_of(fact),
        earliest=fact.day.earliest,
        latest=fact.day.latest,
        link=f"/facts/{fact.id}",
        relation=fact.relation.value,
        number=first.carrier.number,
        start=first.account.mark[0],
    )


def _document(stored: Stored) -> Item:
    """Give a document as an item."""
    assert stored.earliest is not None
    assert stored.latest is not None
    return Item(
        kind="document",
        title=stored.document.title or stored.name,
        earliest=stored.earliest,
        latest=stored.latest,
        link=f"/documents/{stored.number}",
        outlet=stored.document.outlet,
    )


def _is_settled(earliest: str | None, latest: str | None) -> bool:
    """Whether both ends are known and near enough to say anything."""
    if earliest is None or latest is None:
        return False
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days <= _VAGUE


def _between(items: Iterable[Item], asked: TimelineAsked) -> Iterable[Item]:
    """Give the items that may lie in the stretch that is asked for."""
    since, until = asked.since or "0000", asked.until or "9999"
    return (one for one in items if one.latest >= since and one.earliest <= until)
