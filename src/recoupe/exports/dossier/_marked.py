"""A text cut into stretches, each with what was found there: what a page needs to mark findings that nest and cross."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from recoupe.exports._happened import doubts_in_words, event_in_words
from recoupe.exports.dossier._selection import Source
from recoupe.model import Event, PartKind, Span

_PARTS = {
    PartKind.BYLINE: "signature",
    PartKind.DATELINE: "lieu et date d’origine",
    PartKind.CREDIT: "crédit",
    PartKind.BOILERPLATE: "hors texte",
}


class Mark(NamedTuple):
    """One finding: offsets, a CSS class, the number to show, the anchor to be found by, and what to say of it."""

    start: int
    end: int
    kind: str
    number: str = ""
    anchor: str = ""
    title: str = ""


class Stretch(NamedTuple):
    """A piece of text between two boundaries.

    Attributes:
        text: the piece.
        kinds: CSS classes of the marks that cover it.
        title: what to say of it.
        anchors: of the marks that begin with it.
        opening, closing: numbers to show before and after it, with the CSS class of their mark.
    """

    text: str
    kinds: tuple[str, ...]
    title: str
    anchors: tuple[str, ...]
    opening: tuple[tuple[str, str], ...]
    closing: tuple[tuple[str, str], ...]


def stretches(source: Source) -> Iterator[Stretch]:
    """Cut a text at the edges of everything found in it; together the pieces are the text."""
    marks = [mark for mark in _marks(source) if mark.start < mark.end]
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, list[Mark]] = {}
    for mark in marks:
        opens.setdefault(mark.start, []).append(mark)
        closes.setdefault(mark.end, []).append(mark)
    covering: dict[Mark, int] = {}
    edges = sorted({0, *opens, *closes, len(source.text)})
    for start, end in pairwise(edges):
        for mark in closes.get(start, ()):
            covering[mark] -= 1
            if not covering[mark]:
                del covering[mark]
        for mark in opens.get(start, ()):
            covering[mark] = covering.get(mark, 0) + 1
        yield Stretch(
            source.text[start:end],
            tuple(dict.fromkeys(mark.kind for mark in covering)),
            "\xa0; ".join(dict.fromkeys(mark.title for mark in covering if mark.title)),
            tuple(mark.anchor for mark in opens.get(start, ()) if mark.anchor),
            _numbers(mark for mark in opens.get(start, ()) if mark.kind == "content"),
            _numbers(mark for mark in closes.get(end, ()) if mark.kind != "content"),
        )


def _numbers(marks: Iterable[Mark]) -> tuple[tuple[str, str], ...]:
    """Give the numbers to show at one place, those of one kind joined by commas."""
    numbers: dict[str, list[str]] = {}
    for mark in marks:
        if mark.number:
            numbers.setdefault(mark.kind, []).append(mark.number)
    return tuple((kind, ",".join(dict.fromkeys(given))) for kind, given in numbers.items())


def _marks(source: Source) -> Iterator[Mark]:
    """List what is to be marked."""
    yield from _said(source)
    analysis, prefix = source.analysis, f"d{source.stored.number}"
    for event in analysis.events:
        yield Mark(
            event.trigger.start, event.trigger.end, "event", anchor=f"{prefix}-e{event.id + 1}t", title=_event(event)
        )
    for figure in analysis.figures:
        yield Mark(figure.start, figure.end, "figure", anchor=f"{prefix}-c{figure.id + 1}t", title="chiffre")
    for label in analysis.labels:
        yield Mark(label.start, label.end, "label", anchor=f"{prefix}-l{label.id + 1}t", title="désignation")
    for part in analysis.parts:
        yield Mark(part.start, part.end, "part", title=_PARTS[part.kind])


def _said(source: Source) -> Iterator[Mark]:
    """List the marks of statements and retractions; numbers shown count from 1."""
    prefix = f"d{source.stored.number}"
    for found in source.analysis.statements:
        number = str(found.id + 1)
        for position, span in enumerate(found.content):
            yield Mark(span.start, span.end, "content", number, "" if position else f"{prefix}-s{number}t")
        yield from _mark(found.cue, "cue", number)
        yield from _mark(found.source, "source", number)
        for relay in found.chain:
            if not relay.carried:
                yield from _mark(relay.span, "relay", number)
    for taken in source.analysis.retractions:
        number = f"r{taken.id + 1}"
        yield Mark(taken.cue.start, taken.cue.end, "retraction", number, f"{prefix}-{number}t")
        yield from _mark(taken.source, "source", number)


def _mark(span: Span | None, kind: str, number: str) -> Iterator[Mark]:
    """Mark a span, where there is one."""
    if span is not None:
        yield Mark(span.start, span.end, kind, number)


def _event(event: Event) -> str:
    """Say what an event is, and what is not plain about it."""
    return ", ".join(filter(None, (event_in_words(event), doubts_in_words(event))))
