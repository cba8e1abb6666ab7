"""A text cut into pieces, each with the findings that cover it: highlights are made here, not in the browser.

Findings nest and cross. A piece lies between two edges; the findings over it are given outermost first, and the
innermost is what a click on it means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from recoupe.model import Analysis, Span

#: What can be marked, in the order in which the page offers it, with its name in French.
KINDS = {
    "statement": "propos",
    "source": "sources",
    "cue": "verbes",
    "relay": "relais",
    "retraction": "rétractations",
    "event": "événements",
    "figure": "chiffres",
    "date": "dates",
    "place": "lieux",
    "label": "désignations",
    "copy": "reprises",
}


class Mark(NamedTuple):
    """A finding in the text.

    Attributes:
        start, end: in code points of the document's text.
        kind: of :data:`KINDS`.
        card: what a click opens: the kind and ``id`` of the finding (``statement-3``), or the number of the document
            that shares the passage and where it stands there.
    """

    start: int
    end: int
    kind: str
    card: str


class Piece(NamedTuple):
    """A stretch of text between two edges.

    Attributes:
        text: the stretch, from ``start`` on.
        marks: over it, outermost first, each kind once.
        card: of the innermost; empty where there is none.
        begins: the innermost mark begins here: it is reached by the keyboard once, not once a piece.
        numbers: of the statements whose content begins here, as they are shown, from 1.
        is_here: it lies in the sentence that was asked for; ``is_first`` where that begins.
        sentence: a sentence begins here.
    """

    text: str
    start: int
    marks: tuple[Mark, ...]
    card: str
    begins: bool
    numbers: tuple[int, ...]
    is_here: bool
    is_first: bool
    sentence: bool


def marks_of(analysis: Analysis) -> Iterator[Mark]:
    """List what is found in a document, as it can be marked."""
    for found in analysis.statements:
        card = f"statement-{found.id}"
        for span in found.content:
            yield Mark(span.start, span.end, "statement", card)
        yield from _spans(card, cue=found.cue, source=found.source)
        for relay in found.chain:
            if not relay.carried:
                yield from _spans(card, relay=relay.span)
    for taken in analysis.retractions:
        yield from _spans(f"retraction-{taken.id}", retraction=taken.cue, source=taken.source)
    for event in analysis.events:
        yield from _spans(f"event-{event.id}", event=event.trigger)
    for kind, some in (
        ("figure", analysis.figures),
        ("date", analysis.dates),
        ("place", analysis.places),
        ("label", analysis.labels),
    ):
        for one in some:
            yield Mark(one.start, one.end, kind, f"{kind}-{one.id}")


def _spans(card: str, **spans: Span | None) -> Iterator[Mark]:
    """Mark the spans that there are."""
    for kind, span in spans.items():
        if span is not None:
            yield Mark(span.start, span.end, kind, card)


def pieces(
    text: str, marks: Iterable[Mark], here: tuple[int, int] | None = None, sentences: Iterable[int] = ()
) -> Iterator[Piece]:
    """Cut a text at the edges of what is found in it; together the pieces are the text.

    Args:
        text: the text, or a part of it from which the marks are counted.
        marks: what is marked; what lies outside is passed over, what reaches into it is cut.
        here: the sentence that was asked for.
        sentences: where sentences begin.

    Example:
        >>> [(one.text, one.card) for one in pieces("Il nie.", [Mark(3, 6, "cue", "statement-0")])]
        [('Il ', ''), ('nie', 'statement-0'), ('.', '')]
    """
    start, end = 0, len(text)
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    begun = {at for at in sentences if start <= at < end}
    opens: dict[int, list[Mark]] = defaultdict(list)
    edges = {start, end, *begun, *(edge for edge in here or () if start <= edge <= end)}
    for mark in inside:
        opens[max(mark.start, start)].append(mark)
        edges |= {max(mark.start, start), min(mark.end, end)}
    covering: list[Mark] = []
    for first, last in pairwise(sorted(edges)):
        covering = [mark for mark in covering if mark.end > first] + opens.get(first, [])
        covering.sort(key=lambda mark: (mark.start - mark.end, mark.start))
        kinds = {mark.kind: mark for mark in covering}  # of a kind the innermost
        shown = tuple(mark for mark in covering if kinds[mark.kind] is mark)
        inner = shown[-1] if shown else None
        yield Piece(
            text=text[first:last],
            start=first,
            marks=shown,
            card=inner.card if inner else "",
            begins=inner is not None and max(inner.start, start) == first,
            numbers=tuple(
                dict.fromkeys(
                    int(mark.card.rpartition("-")[2]) + 1 for mark in opens.get(first, ()) if mark.kind == "statement"
                )
            ),
            is_here=here is not None and here[0] <= first < here[1],
            is_first=here is not None and max(here[0], start) == first,
            sentence=first in begun,
        )
