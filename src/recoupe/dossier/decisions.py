"""What people decide about findings, and how a finding is known again.

A decision names a finding by where it stands, by the words there and by those around them, not by its id: a new
analysis numbers anew, and a new revision of the document moves what stands in it. What a decision does to an analysis
is in :mod:`recoupe.dossier.deciding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from recoupe.model import Actor, Analysis, Event, Figure, Label, Place, Record, Span, Statement, TimeExpression

#: So much of the text on either side of a finding is kept, in code points: a line of print, more or less.
AROUND = 60
#: Where the words of a finding stand elsewhere, so much of what is around them must be the same there: two or three
#: words. Long words stand for themselves.
_ALIKE = 15
_TELLING = 40
#: So many places where the same words stand are looked at.
_PLACES = 2000


class Kind(StrEnum):
    """What a decision is about."""

    STATEMENT = "statement"
    EVENT = "event"
    FIGURE = "figure"
    LABEL = "label"
    PLACE = "place"
    DATE = "date"
    ACTOR = "actor"
    FACT = "fact"  # of the cross-check; it is known by its first account
    DOCUMENT = "document"


class Verdict(StrEnum):
    """What was decided."""

    ACCEPTED = "accepted"  # it is as the machine found it
    REJECTED = "rejected"  # it is none
    CORRECTED = "corrected"  # it is, but otherwise
    NOTE = "note"  # nothing is decided; the words are kept with it
    DATED = "dated"  # of a document: published on this day
    REMOVED = "removed"  # of a document: taken out


#: Verdicts that change what is found.
CHANGING = (Verdict.REJECTED, Verdict.CORRECTED)
#: Verdicts of which the last one on a finding holds.
JUDGING = (Verdict.ACCEPTED, *CHANGING)

Finding = Statement | Event | Figure | Label | Place | TimeExpression | Actor
#: The field of an analysis that holds the findings of a kind.
FIELDS = {
    Kind.STATEMENT: "statements",
    Kind.EVENT: "events",
    Kind.FIGURE: "figures",
    Kind.LABEL: "labels",
    Kind.PLACE: "places",
    Kind.DATE: "dates",
    Kind.ACTOR: "actors",
}


class Anchor(NamedTuple):
    """Where a finding stands: half-open, in code points; the words there, and those around them."""

    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Anchor:
        """Anchor what stands at a place.

        Raises:
            ValueError: that place does not lie in the text.

        Example:
            >>> Anchor.at("Le maire dément.", 9, 15)
            Anchor(start=9, end=15, text='dément', before='Le maire ', after='.')
        """
        words = Span.of(text, start, end).text
        return cls(start, end, words, text[max(0, start - AROUND) : start], text[end : end + AROUND])


class Decision(Record, frozen=True, kw_only=True):
    """One decision.

    Attributes:
        number: its place in the order of deciding, from 1.
        at: when it was made, in UTC.
        document: the key of the document (:attr:`Stored.key <recoupe.dossier.records.Stored.key>`); empty for the
            dossier itself.
        kind, verdict: see :class:`Kind` and :class:`Verdict`.
        start, end, text, before, after: where the finding stood, see :class:`Anchor`; ``None`` for what is no finding.
        value: what it is corrected to (:mod:`recoupe.dossier.deciding` says what may be), the ``words`` of a note, the
            ``day`` of publication, the ``fact`` by its id.
        undone_at: when it was taken back; ``None`` while it holds.
    """

    number: int
    at: str
    document: str
    kind: Kind
    start: int | None
    end: int | None
    text: str
    before: str = ""
    after: str = ""
    verdict: Verdict
    value: dict[str, Any]
    undone_at: str | None = None

    @property
    def anchor(self) -> Anchor | None:
        """Where the finding stood."""
        if self.start is None or self.end is None:
            return None
        return Anchor(self.start, self.end, self.text, self.before, self.after)


def span_of(finding: Finding) -> Span | None:
    """Give the words by which a finding is known: no two of one kind and document have the same.

    Of a statement that is its cue, else the first of its content (several may share theirs: « A et B disent que »), of
    an event its trigger, of an actor its first mention; ``None`` where it has none of these.
    """
    match finding:
        case Statement():
            return finding.cue or (finding.content[0] if finding.content else finding.source)
        case Event():
            return finding.trigger
        case Actor():
            return finding.mentions[0] if finding.mentions else None
        case _:
            return Span(finding.start, finding.end, finding.text)


def locate(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Find what was anchored in a text that may have changed.

    It is where it was, where the words and those around them are still the same; else where the words stand with the
    most of what was around them, the nearest of several; nowhere where too little of it is the same to tell.

    Example:
        >>> anchor = Anchor.at("Le préfet confirme. Le maire dément la vente.", 29, 35)
        >>> locate(anchor, "Mis à jour : le préfet confirme. Le maire dément la vente du port.")
        (42, 48)
        >>> locate(anchor, "Il dément.")
    """
    if anchor.start + len(anchor.text) <= len(text) and Anchor.at(text, anchor.start, anchor.end) == anchor:
        return anchor.start, anchor.end
    if not anchor.text:
        return None
    best = max(_places(anchor, text), key=lambda place: (place[0], -abs(place[1] - anchor.start)), default=None)
    if best is None:
        return None
    alike, start = best
    all_of_it = alike == len(anchor.before) + len(anchor.after)
    if alike < _ALIKE and len(anchor.text) < _TELLING and not all_of_it:
        return None
    return start, start + len(anchor.text)


def _places(anchor: Anchor, text: str) -> Iterator[tuple[int, int]]:
    """Give the places where the words stand: how much of what is around them is the same, and where they begin."""
    start = text.find(anchor.text)
    for _ in range(_PLACES):
        if start < 0:
            return
        end = start + len(anchor.text)
        before = _shared(anchor.before[::-1], text[max(0, start - AROUND) : start][::-1])
        yield before + _shared(anchor.after, text[end : end + AROUND]), start
        start = text.find(anchor.text, start + 1)


def _shared(one: str, other: str) -> int:
    """Count how many characters two texts begin with together."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


class Found(NamedTuple):
    """A decision and the finding that it is about, as an analysis has it; ``None`` where that no longer finds it."""

    decision: Decision
    finding: Finding | None


def find(decisions: Iterable[Decision], analysis: Analysis) -> list[Found]:
    """Find what decisions are about in an analysis, which may be of another revision.

    A finding whose words stand where they stood is that finding; where only a longer or shorter one stands there, and
    no other, it is that one.

    Args:
        decisions: of its document.
        analysis: what was found in it.
    """
    known: dict[Kind, dict[tuple[int, int], Finding]] = {}
    found = []
    for one in decisions:
        if one.kind not in FIELDS or one.anchor is None:
            continue
        if one.kind not in known:
            known[one.kind] = _by_place(getattr(analysis, FIELDS[one.kind]))
        place = locate(one.anchor, analysis.text)
        found.append(Found(one, _at(known[one.kind], place) if place is not None else None))
    return found


def _by_place(findings: Sequence[Finding]) -> dict[tuple[int, int], Finding]:
    """Give findings by the words they are known by."""
    return {(span.start, span.end): one for one in findings if (span := span_of(one)) is not None}


def _at(findings: dict[tuple[int, int], Finding], place: tuple[int, int]) -> Finding | None:
    """Give the finding at a place, else the only one that overlaps it."""
    if place in findings:
        return findings[place]
    start, end = place
    beside = [one for (first, last), one in findings.items() if first < end and start < last]
    return beside[0] if len(beside) == 1 else None


def holding(decisions: Iterable[Decision]) -> list[Decision]:
    """Give the decisions that hold, in the order of deciding: not undone, and of several on one finding the last.

    Notes all hold.
    """
    last: dict[tuple[Any, ...], Decision] = {}
    notes = []
    for one in sorted(decisions, key=lambda one: one.number):
        if one.undone_at is not None:
            continue
        if one.verdict is Verdict.NOTE:
            notes.append(one)
        else:
            last[about(one)] = one
    return sorted((*last.values(), *notes), key=lambda one: one.number)


def about(decision: Decision) -> tuple[Any, ...]:
    """Tell what a decision is about: two are about the same where this is equal."""
    group = "judged" if decision.verdict in JUDGING else decision.verdict.value
    return decision.document, decision.kind, decision.start, decision.end, decision.text, group
