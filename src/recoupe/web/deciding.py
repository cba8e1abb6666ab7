"""What people decide, as pages show it: what was decided about a finding, and what it may be corrected to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from threading import Lock
from typing import Any

import msgspec

from recoupe.dossier import Dossier
from recoupe.dossier.decisions import FIELDS, JUDGING, Decision, Finding, Kind, Verdict, find, holding, span_of
from recoupe.errors import NoSuchDecision
from recoupe.exports._decisions import Shown, shown
from recoupe.exports._where import KINDS as PLACES
from recoupe.exports._where import position
from recoupe.gazetteer import Gazetteer, Match, load_gazetteer
from recoupe.lexicon.events import load_events
from recoupe.model import (
    Actor,
    Analysis,
    Event,
    Figure,
    Label,
    Place,
    PlaceCandidate,
    Record,
    Span,
    Statement,
    TimeExpression,
)
from recoupe.web.language import Language
from recoupe.web.room import Room

#: So many entries of the gazetteer are offered for a name.
_OFFERED = 8
#: So many names of actors are offered for who says something.
_NAMES = 60
#: So much of the text around a finding is shown.
_AROUND = 120


class Choice(Record, frozen=True, kw_only=True):
    """Something that a finding may be corrected to: what is sent, and how it is called."""

    value: str
    name: str
    detail: str = ""


class Form(Record, frozen=True, kw_only=True):
    """What a form about a finding needs to know.

    Attributes:
        document, kind, id: what it is about.
        text, before, after: the words, and those around them.
        start: where they stand.
        verdict: what was decided last; empty where nothing was.
        decisions: what was decided and noted, the first first.
        choices: what it may be corrected to.
        now: what it is taken for, by field of the form.
    """

    document: int | None
    kind: Kind
    id: str
    text: str = ""
    before: str = ""
    after: str = ""
    start: int | None = None
    verdict: str = ""
    decisions: tuple[Shown, ...] = ()
    choices: tuple[Choice, ...] = ()
    now: dict[str, Any] = msgspec.field(default_factory=dict)


class Forms:
    """Makes the forms of one page; what several of them read is read once.

    Args:
        room: the dossier.
        language: of whoever reads.
    """

    def __init__(self, room: Room, language: Language) -> None:
        self._room = room
        self._language = language
        self._documents: dict[int, tuple[Analysis, Analysis, list[Decision]]] = {}

    def of(self, document: int | None, kind: str, id: int | str = "", name: str = "") -> Form:
        """Make the form about a finding, a fact or a document.

        Args:
            document: its number.
            kind, id: what it is about.
            name: looked up in the gazetteer instead of the name that a place bears.

        Raises:
            NoSuchDocument: there is no such document.
            NoSuchDecision: there is no such finding.
        """
        of = Kind(kind)
        if of is Kind.FACT:
            return self._fact(str(id))
        if document is None or of is Kind.DOCUMENT:
            return self._document(document)
        machine, decided, decisions = self._read(document)
        found = finding(machine, of, id)
        span = span_of(found)
        about = [one.decision for one in find(decisions, machine) if one.finding == found]
        judged = [one for one in about if one.verdict in JUDGING]
        now = _same(decided, of, span)
        text = machine.text
        start, end = (span.start, span.end) if span is not None else (0, 0)
        return Form(
            document=document,
            kind=of,
            id=str(id),
            text=text[start:end],
            before=text[max(0, start - _AROUND) : start],
            after=text[end : end + _AROUND],
            start=start,
            verdict=judged[-1].verdict.value if judged else "",
            decisions=tuple(self.line(one) for one in about if one in judged[-1:] or one.verdict is Verdict.NOTE),
            choices=choices(machine, found, name),
            now=_values(now or found) | ({"name": name} if name else {}),
        )

    def _read(self, number: int) -> tuple[Analysis, Analysis, list[Decision]]:
        """Read a document as the machine found it, as people decided it, and what they decided."""
        if number not in self._documents:
            dossier = self._room.dossier
            decisions = holding(dossier.decisions(number))
            machine = dossier.analysis(number)
            self._documents[number] = machine, dossier.decided(number) if decisions else machine, decisions
        return self._documents[number]

    def _document(self, number: int | None) -> Form:
        """Make the form about a document or the dossier."""
        dossier = self._room.dossier
        stored = dossier.document(number) if number is not None else None
        found = holding(dossier.decisions(number)) if number is not None else holding(dossier.decisions())
        key = stored.key if stored is not None else ""
        return Form(
            document=number,
            kind=Kind.DOCUMENT,
            id="",
            decisions=tuple(self.line(one) for one in found if one.kind is Kind.DOCUMENT and one.document == key),
            now={"day": stored.document.published or "" if stored is not None and stored.dated else ""},
        )

    def _fact(self, id: str) -> Form:
        """Make the form about a fact: what was decided about any of its accounts shows."""
        fact = self._room.fact(id)
        documents = self._room.found().documents
        held = {(documents[told.carrier.number].key, *told.account.mark) for told in fact.accounts}
        found = [
            one
            for one in holding(self._room.dossier.decisions())
            if one.kind is Kind.FACT and (one.value.get("fact") == id or (one.document, one.start, one.end) in held)
        ]
        judged = [one for one in found if one.verdict in JUDGING and one.value.get("fact") == id]
        return Form(
            document=fact.accounts[0].carrier.number,
            kind=Kind.FACT,
            id=id,
            text=fact.title,
            verdict=judged[-1].verdict.value if judged else "",
            decisions=tuple(map(self.line, found)),
        )

    @staticmethod
    def of_candidates(some: Iterable[PlaceCandidate]) -> list[Choice]:
        """Give places that a mention may mean as what it may be corrected to."""
        return [_choice(one) for one in some if one.latitude is not None and one.gazetteer]

    def line(self, one: Decision) -> Shown:
        """Show a decision."""
        return next(shown(self._room.dossier, [one], self._language.say))


def verdicts(dossier: Dossier, number: int, analysis: Analysis) -> dict[str, str]:
    """Give what was decided last about findings of a document, by kind and id (``place-3``).

    Args:
        dossier: where it is.
        number: of the document.
        analysis: as the machine made it.
    """
    judged = [one for one in holding(dossier.decisions(number)) if one.verdict in JUDGING]
    found = find(judged, analysis)
    return {f"{one.kind}-{about.id}": one.verdict.value for one, about in found if about is not None}


def finding(analysis: Analysis, kind: Kind, id: int | str) -> Finding:
    """Give a finding by its id.

    Raises:
        NoSuchDecision: there is none.
    """
    found = getattr(analysis, FIELDS[kind])
    number = int(id) if str(id).isdecimal() and len(str(id)) < 10 else -1
    if not 0 <= number < len(found):
        raise NoSuchDecision(f"this document has no {kind} of the number {id}", hint="choose it on the document's page")
    return found[number]


def _same(decided: Analysis, kind: Kind, span: Span | None) -> Finding | None:
    """Find a finding in the analysis as decided; there it may have another number, or be none."""
    return next((one for one in getattr(decided, FIELDS[kind]) if span_of(one) == span), None)


def choices(analysis: Analysis, found: Finding, name: str = "") -> tuple[Choice, ...]:
    """Give what a finding may be corrected to.

    Args:
        analysis: of its document.
        found: the finding.
        name: looked up in the gazetteer instead of the name that a place bears.
    """
    match found:
        case Place():
            return tuple(map(_choice, candidates(found, name)))
        case Event():
            return tuple(Choice(value=one.id, name=one.name) for one in load_events().types.values())
        case Statement() | Label():
            names = dict.fromkeys(
                [*(one.name for one in analysis.actors), *(one.origin for one in analysis.statements if one.origin)]
            )
            return tuple(Choice(value=one, name=one) for one in list(names)[:_NAMES])
        case _:
            return ()


def _choice(place: PlaceCandidate) -> Choice:
    """Give a place as what a mention may be corrected to; where it lies tells it from others of its name."""
    where = None
    if place.latitude is not None and place.longitude is not None:
        where = position(place.latitude, place.longitude, None)
    detail = ", ".join(filter(None, (place.country, PLACES.get(place.kind, place.kind), where)))
    return Choice(value=place.gazetteer or "", name=place.name, detail=detail)


def candidates(place: Place, name: str = "") -> list[PlaceCandidate]:
    """Give the places that a mention may mean: those that the machine left open, else what the gazetteer knows."""
    if place.candidates and not name:
        return [one for one in place.candidates if one.latitude is not None and one.gazetteer]
    return [one for one in look_up(name or place.text) if one.gazetteer != place.gazetteer or name]


def look_up(name: str) -> list[PlaceCandidate]:
    """Give what the gazetteer has by a name, the likeliest first."""
    with _LOCK:
        return [_candidate(one) for one in _gazetteer().find(name, limit=_OFFERED)]


#: The gazetteer is asked by one thread at a time.
_LOCK = Lock()


@cache
def _gazetteer() -> Gazetteer:
    """Open the gazetteer when somebody first corrects a place."""
    return load_gazetteer()


def _candidate(match: Match) -> PlaceCandidate:
    """Give an entry of the gazetteer as what a place may mean."""
    place = match.place
    return PlaceCandidate(
        name=place.name,
        country=place.country,
        kind=place.kind,
        latitude=place.latitude,
        longitude=place.longitude,
        precision_km=place.precision_km,
        gazetteer=place.id,
    )


def _values(found: Finding) -> dict[str, Any]:
    """Give what a finding is taken for, by the field of the form."""
    match found:
        case Place():
            return {"name": found.name, "latitude": found.latitude, "longitude": found.longitude}
        case Statement():
            return {"origin": found.origin}
        case Event():
            polarity, modality = found.polarity.value, found.modality.value
            return {"type": found.type, "polarity": polarity, "modality": modality, "name": found.place}
        case Figure():
            return {"number": found.value, "low": found.low, "high": found.high, "counted": found.kind.value}
        case TimeExpression():
            return {"day": found.earliest, "until": found.latest}
        case Label():
            return {"voice": found.voice}
        case Actor():
            return {"name": found.name, "actor": found.kind.value, "country": found.country}
