"""Where in its sentence an account says what: number, verbs, who, whom, where, when; and in what accounts differ.

What an account rests on stands in the analysis of its document; a dossier may have been analysed anew since the
cross-check, so what is not in the sentence any more is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import Any, NamedTuple

from recoupe.crosscheck.findings import finding_of
from recoupe.crosscheck.records import Account, AccountKind, Told, Window
from recoupe.exports._fact_words import grouped, place_in_words
from recoupe.exports._page import one_line
from recoupe.french.folding import fold
from recoupe.model import Analysis, Event, Figure, Span
from recoupe.web.marking import Mark


class Aspect(StrEnum):
    """In what accounts of one fact may differ, word by word."""

    NUMBER = "number"
    VERB = "verb"  # what happened, or by which verb it is said
    AGENT = "agent"
    PATIENT = "patient"
    PLACE = "place"
    DAY = "day"
    COUNTED = "counted"  # as of when


#: How each is marked in a sentence, see :data:`recoupe.web.marking.KINDS`.
MARKED = {
    Aspect.NUMBER: "figure",
    Aspect.VERB: "cue",
    Aspect.AGENT: "actor",
    Aspect.PATIENT: "actor",
    Aspect.PLACE: "place",
    Aspect.DAY: "date",
    Aspect.COUNTED: "date",
}


#: Types of numbers that count those to whom something is done: who did it is somebody else.
_DONE_TO = frozenset({"killed", "wounded", "arrested", "custody", "charged", "convicted", "abducted"})


class Said(NamedTuple):
    """What an account says of one aspect.

    Attributes:
        key: the same where two accounts say the same.
        words: as the text, the gazetteer or the lexicon has them; empty where ``day`` says it.
        day: of an aspect that is one.
    """

    key: object
    words: str
    day: Window | None = None


def kind_of(account: Account) -> str:
    """Name the kind of the finding that an account was made from."""
    return "statement" if account.kind is AccountKind.CLAIM else account.kind.value


def marks_of(account: Account, analysis: Analysis | None) -> list[tuple[Aspect | None, Mark]]:
    """Give what is marked in the sentence of an account; what has no aspect is who says it.

    Args:
        account: which.
        analysis: of its document; without it only the words that the account rests on are marked.
    """
    own = Aspect.NUMBER if account.kind is AccountKind.FIGURE else Aspect.VERB
    card = f"{kind_of(account)}-{account.id}" if account.id >= 0 else ""
    kind = MARKED[own]
    if account.kind is AccountKind.CLAIM:
        kind = "statement" if card else "words"  # what it was called is said in nobody's statement
    marks: list[tuple[Aspect | None, Mark]] = [(own, Mark(*account.mark, kind, card))]
    if analysis is not None:
        for aspect, span, name in _spans(account, analysis):
            if account.start <= span.start < span.end <= account.end and (span.start, span.end) != account.mark:
                marks.append((aspect, Mark(span.start, span.end, MARKED[aspect] if aspect else "source", name)))
    return marks


def _spans(account: Account, analysis: Analysis) -> Iterator[tuple[Aspect | None, Span | Any, str]]:
    """List the words that an account rests on, with the card that each opens."""
    found = finding_of(account, analysis)
    if account.statement is not None and account.statement < len(analysis.statements):
        statement = analysis.statements[account.statement]
        for aspect, span in ((Aspect.VERB, statement.cue), (None, statement.source)):
            if span is not None:
                yield aspect, span, f"statement-{statement.id}"
    event = found if isinstance(found, Event) else None
    if isinstance(found, Figure):
        if found.event is not None:
            event = analysis.events[found.event]
        for aspect, time in ((Aspect.DAY, found.time), (Aspect.COUNTED, found.as_of)):
            if time is not None:
                yield aspect, analysis.dates[time], f"date-{time}"
        if found.place_id is not None:
            yield Aspect.PLACE, analysis.places[found.place_id], f"place-{found.place_id}"
    if event is None:
        return
    card = f"event-{event.id}"
    if account.kind is AccountKind.EVENT:
        yield Aspect.VERB, event.trigger, card
    for aspect, span in ((Aspect.AGENT, event.agent_span), (Aspect.PATIENT, event.patient_span)):
        if span is not None and not span.start <= account.mark[0] < span.end:  # who is counted does not act on it
            yield aspect, span, card
    if event.place_id is not None:
        yield Aspect.PLACE, analysis.places[event.place_id], f"place-{event.place_id}"
    if event.time is not None:
        yield Aspect.DAY, analysis.dates[event.time], f"date-{event.time}"


def said_of(told: Told, aspect: Aspect, marks: Iterable[tuple[Aspect | None, Mark]], text: str) -> list[Said]:
    """Give what an account says of an aspect; nothing where it does not tell.

    Args:
        told: the account.
        aspect: which.
        marks: in its sentence.
        text: of its document.
    """
    return list(_SAYS[aspect](told, [mark for of, mark in marks if of is aspect], text))


def _number(told: Told, marks: Sequence[Mark], text: str) -> Iterator[Said]:
    account = told.account
    if account.kind is AccountKind.FIGURE:
        key = (account.value, account.low, account.high, account.unit)
        yield Said(key if any(one is not None for one in key[:3]) else fold(account.text), grouped(account.text))


def _verb(told: Told, marks: Sequence[Mark], text: str) -> Iterator[Said]:
    for mark in marks:
        if mark.kind == MARKED[Aspect.VERB]:
            words = one_line(text[mark.start : mark.end])
            yield Said(fold(words), f"«\xa0{words}\xa0»")


def _agent(told: Told, marks: Sequence[Mark], text: str) -> Iterator[Said]:
    yield from _somebody(told, told.account.agent, told.account.agent_entry, among=_DONE_TO)


def _patient(told: Told, marks: Sequence[Mark], text: str) -> Iterator[Said]:
    yield from _somebody(told, told.account.patient, told.account.patient_entry, among=frozenset())


def _somebody(told: Told, name: str | None, entry: str | None, among: frozenset[str]) -> Iterator[Said]:
    """Name who acts or is acted on; of numbers only of those types of which it is not who is counted."""
    account = told.account
    if name and (account.kind is not AccountKind.FIGURE or account.type.partition(":")[0] in among):
        yield Said(entry or fold(one_line(name)), one_line(name))


def _place(told: Told, marks: Sequence[Mark], text: str) -> Iterator[Said]:
    if told.place is not None:
        yield Said(told.place.key, place_in_words(told.place))


def _day(told: Told, marks: Sequence[Mark], text: str) -> Iterator[Said]:
    if told.day.is_settled:
        yield Said((told.day.earliest, told.day.latest), "", told.day)


def _counted(told: Told, marks: Sequence[Mark], text: str) -> Iterator[Said]:
    when = told.account.as_of
    if when.text:
        yield Said((when.clock, fold(when.text)), one_line(when.text))


_SAYS: dict[Aspect, Callable[[Told, Sequence[Mark], str], Iterator[Said]]] = {
    Aspect.NUMBER: _number,
    Aspect.VERB: _verb,
    Aspect.AGENT: _agent,
    Aspect.PATIENT: _patient,
    Aspect.PLACE: _place,
    Aspect.DAY: _day,
    Aspect.COUNTED: _counted,
}


def differing(versions: Sequence[dict[Aspect, list[Said]]]) -> list[Aspect]:
    """Give the aspects in which two versions have nothing in common: both tell, and no account of either as the other.

    Args:
        versions: of each what its accounts say.

    Example:
        >>> one, other = Said(1, "un"), Said(2, "deux")
        >>> differing([{Aspect.NUMBER: [one]}, {Aspect.NUMBER: [other]}])
        [<Aspect.NUMBER: 'number'>]
        >>> differing([{Aspect.NUMBER: [one]}, {Aspect.NUMBER: [other, one]}]), differing([{Aspect.NUMBER: [one]}, {}])
        ([], [])
    """
    return [
        aspect
        for aspect in Aspect
        if any(
            some and others and not any(_agree(a, b) for a in some for b in others)
            for some, others in combinations((version.get(aspect, []) for version in versions), 2)
        )
    ]


def _agree(one: Said, other: Said) -> bool:
    """Whether two say the same, or days that may be the same."""
    if one.day is None or other.day is None:
        return one.key == other.key
    first, last = (
        max(one.day.earliest or "", other.day.earliest or ""),
        min(one.day.latest or "", other.day.latest or ""),
    )
    return first <= last
