"""The facts, the disputed first, narrowed by facets, days and words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from recoupe.exports._marks import printable
from recoupe.model import Record
from recoupe.web.choosing import FACETS, Chosen, Value, Wanted
from recoupe.web.facts import FactLine, line_of
from recoupe.web.paging import PageNumber, View, Visit, page
from recoupe.web.room import CrossChecked

#: Values of a facet that are shown at once, and those that are folded below them; a click gives the rest.
_FIRST, _FOLDED = 8, 40
#: Code points on either side of words that were asked for.
_AROUND = 90


class Long(StrEnum):
    """The facets that may have more values than a page should carry."""

    TYPE = "type"
    PLACE = "place"
    ACTOR = "actor"
    ORIGIN = "origin"
    OUTLET = "outlet"


class FactsAsked(Wanted, frozen=True, kw_only=True):
    """Which facts, and how many of them.

    Attributes:
        page: which page of the list.
        size: facts on a page.
        whole: the facet of which all values are shown.
    """

    page: PageNumber = 1
    size: Annotated[int, Meta(ge=1, le=10_000)] = 50
    whole: Long | None = None


class FacetValue(Record, frozen=True, kw_only=True):
    """A value of a facet.

    Attributes:
        value: what stands in the address; ``-`` for none.
        label: what it is called, as documents or the lexicon have it.
        count: how many facts there are of it among what all else leaves.
        chosen: it is asked for.
    """

    value: str
    label: str
    count: int
    chosen: bool


class Facet(Record, frozen=True, kw_only=True):
    """One way to narrow the list.

    Attributes:
        name: the parameter of the address.
        first, folded: its values, those that most facts have first; the chosen ones are always among ``first``.
        left: how many more there are.
    """

    name: str
    first: tuple[FacetValue, ...]
    folded: tuple[FacetValue, ...]
    left: int


class Matched(Record, frozen=True, kw_only=True):
    """A place where the words that were asked for stand in a sentence that tells a fact.

    Attributes:
        fact: its id.
        number, start: the document, and where in its text.
        before, text, after: what stands there, cut between words.
    """

    fact: str
    number: int
    start: int
    before: str
    text: str
    after: str


class FactsView(View, frozen=True, kw_only=True):
    """The facts that are asked for.

    Attributes:
        facts: those on this page of the list.
        total: how many there are; ``everything`` how many there were if nothing were asked.
        page, pages, size: which page of the list this is, of how many, and how many facts are on one.
        asked: what was asked for.
        facets: by which the list can be narrowed.
        matches: where the words that are asked for stand, of every fact on this page that has them in a sentence.
        document: the name of the document that is asked for.
    """

    TABLE: ClassVar[str] = "facts"
    facts: tuple[FactLine, ...]
    total: int
    everything: int
    page: int
    pages: int
    size: int
    asked: Wanted
    facets: tuple[Facet, ...]
    matches: tuple[Matched, ...]
    document: str | None

    @property
    def chosen(self) -> list[tuple[str, FacetValue]]:
        """The values of facets that are asked for, with the names of these."""
        return [(facet.name, value) for facet in self.facets for value in facet.first if value.chosen]


@page("/facts", template="facts.html", title="Faits", menu=3, key="f")
def facts(visit: Visit, asked: FactsAsked) -> FactsView:
    """List the facts that are asked for, and say how many there are of each value of each facet."""
    found = visit.room.found()
    chosen = found.by_facet.choose(asked)
    last = max(1, -(-len(chosen.facts) // asked.size))
    number = min(asked.page, last)
    shown = chosen.facts[(number - 1) * asked.size : number * asked.size]
    stored = found.documents.get(asked.document) if asked.document is not None else None
    return FactsView(
        facts=tuple(line_of(found.facts[at]) for at in shown),
        total=len(chosen.facts),
        everything=len(found.facts),
        page=number,
        pages=last,
        size=asked.size,
        asked=asked,
        facets=_facets(chosen, asked),
        matches=_matches(found, shown, asked.words) if asked.words is not None else (),
        document=stored.name if stored else None,
    )


def _matches(found: CrossChecked, shown: list[int], words: str) -> tuple[Matched, ...]:
    """Give where words stand in the sentences of some facts."""
    matches = []
    for at in shown:
        place = found.by_facet.match(at, words)
        if place is None:
            continue
        number, account = place.told.carrier.number, place.told.account
        text = found.documents[number].document.text
        matches.append(
            Matched(
                fact=found.facts[at].id,
                number=number,
                start=place.start,
                before=_end_of(printable(text[account.start : place.start])),
                text=printable(text[place.start : place.end]),
                after=_beginning_of(printable(text[place.end : account.end])),
            )
        )
    return tuple(matches)


def _end_of(words: str) -> str:
    """Give what stands last, from a word on."""
    return words if len(words) <= _AROUND else "… " + words[-_AROUND:].partition(" ")[2]


def _beginning_of(words: str) -> str:
    """Give what stands first, up to a word."""
    return words if len(words) <= _AROUND else words[:_AROUND].rpartition(" ")[0] + " …"


def _facets(chosen: Chosen, asked: FactsAsked) -> tuple[Facet, ...]:
    """Give the facets as far as a page shows them."""
    return tuple(_facet(name, chosen.facets[name], getattr(asked, name), name == asked.whole) for name in FACETS)


def _facet(name: str, values: list[Value], wanted: tuple[str, ...], is_whole: bool) -> Facet:
    """Give a facet: its first values and the chosen ones, then those that are folded."""
    made = [FacetValue(value=one.value, label=one.label, count=one.facts, chosen=one.value in wanted) for one in values]
    first = [one for at, one in enumerate(made) if at < _FIRST or one.chosen]
    rest = [one for one in made[_FIRST:] if not one.chosen]
    folded = rest if is_whole else rest[:_FOLDED]
    return Facet(name=name, first=tuple(first), folded=tuple(folded), left=len(rest) - len(folded))
