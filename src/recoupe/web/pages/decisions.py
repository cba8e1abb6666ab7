"""What people decided: the list of it, the page on which something is decided, and what the forms do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

from msgspec import Meta

from recoupe.dossier.decisions import Kind, Verdict, span_of
from recoupe.errors import DossierError
from recoupe.exports._decisions import Shown, shown
from recoupe.lexicon.events import load_events
from recoupe.model import Place, PlaceCandidate, Record
from recoupe.web.deciding import Form, Forms, candidates, finding
from recoupe.web.paging import Day, Done, Number, PageNumber, View, Visit, Words, action, inside, page

#: Decisions on a page of the list.
_PAGE = 50
#: Where a form leads back to.
_Address = Annotated[str, Meta(max_length=5000)]
_Text = Annotated[str, Meta(max_length=10_000)]
_Amount = Annotated[str, Meta(max_length=30, pattern=r"^\s*-?[\d\s\u202f\xa0]*\d(?:[.,]\d+)?\s*$")]
Degrees = Annotated[str, Meta(max_length=30, pattern=r"^\s*-?\d{1,3}(?:[.,]\d+)?\s*$")]


class DecisionsAsked(Record, frozen=True):
    """Which decisions: on what kind of thing, of which verdict, on which document; also those undone; which page."""

    kind: Kind | None = None
    verdict: Verdict | None = None
    document: Number | None = None
    undone: bool = False
    page: PageNumber = 1


class DecisionsView(View, frozen=True, kw_only=True):
    """Decisions, the last first.

    Attributes:
        total: how many there are of those asked for.
        page, pages: which page of the list this is, of how many.
        kinds, verdicts: how many of all that were asked for but for this there are of each.
    """

    TABLE: ClassVar[str] = "decisions"
    decisions: tuple[Shown, ...]
    total: int
    page: int
    pages: int
    kinds: dict[str, int]
    verdicts: dict[str, int]


class DecideAsked(Record, frozen=True):
    """About what: a finding by kind and id, or the document; ``name`` is looked up in the gazetteer."""

    number: Number
    kind: Kind = Kind.DOCUMENT
    id: Words = ""
    name: Words = ""
    back: _Address = ""


class DecideView(View, frozen=True, kw_only=True):
    """A finding and what may be decided about it.

    Attributes:
        form: the finding.
        title, name: of its document.
        back: where to go on.
    """

    form: Form
    title: str | None
    name: str
    back: str


class Decided(Record, frozen=True):
    """A decision as a form sends it.

    Attributes:
        kind, verdict: see :mod:`recoupe.dossier.decisions`.
        document, id: what it is about; without a document the dossier itself.
        back: where to go on.
        words: of a note.
        place: a place's id in the gazetteer; ``name`` is that which was looked up.
        name, latitude, longitude, country: of a place; ``name`` of an actor, and of the place of an event, too.
        origin, unsettled: who says it; that this is not settled.
        number, low, high, counted: of a figure.
        day, until: of a date.
        type, polarity, modality: of an event.
        voice: of a label.
        actor: what an actor is.
    """

    kind: Kind
    verdict: Verdict
    document: Number | None = None
    id: Words = ""
    back: _Address = "/decisions"
    words: _Text | None = None
    place: Words | None = None
    name: Words | None = None
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    country: Annotated[str, Meta(max_length=2)] | None = None
    origin: Words | None = None
    unsettled: bool = False
    number: _Amount | None = None
    low: _Amount | None = None
    high: _Amount | None = None
    counted: Words | None = None
    day: Day | None = None
    until: Day | None = None
    type: Words | None = None
    polarity: Words | None = None
    modality: Words | None = None
    voice: Words | None = None
    actor: Words | None = None


class Undone(Record, frozen=True):
    """Which decision is taken back, with all up to ``last`` that were made together with it; where to go on."""

    number: Number
    last: Number | None = None
    back: _Address = "/decisions"


class DateSet(Record, frozen=True):
    """The day on which a document was published; without one it is given back to what came with the document."""

    number: Number
    day: Day | None = None
    back: _Address = "/documents"


class Removed(Record, frozen=True):
    """Which document is taken out, and where to go on."""

    number: Number
    back: _Address = "/documents"


@page("/decisions", template="decisions.html", title="Décisions", menu=9, key="r")
def decisions(visit: Visit, asked: DecisionsAsked) -> DecisionsView:
    """List what was decided, the last first."""
    dossier = visit.room.dossier
    every = dossier.decisions(asked.document, all=asked.undone)
    found = [one for one in every if asked.kind in (None, one.kind) and asked.verdict in (None, one.verdict)][::-1]
    last = max(1, -(-len(found) // _PAGE))
    number = min(asked.page, last)
    kinds = [one.kind for one in every if asked.verdict in (None, one.verdict)]
    verdicts = [one.verdict for one in every if asked.kind in (None, one.kind)]
    return DecisionsView(
        decisions=tuple(shown(dossier, found[(number - 1) * _PAGE : number * _PAGE], visit.language.say)),
        total=len(found),
        page=number,
        pages=last,
        kinds={kind.value: count for kind in Kind if (count := kinds.count(kind))},
        verdicts={verdict.value: count for verdict in Verdict if (count := verdicts.count(verdict))},
    )


@page("/documents/{number:int}/decide", template="decide_page.html", title="Décider")
def decide(visit: Visit, asked: DecideAsked) -> DecideView:
    """Show a finding and what may be decided about it; look a name up in the gazetteer."""
    stored = visit.room.dossier.document(asked.number)
    form = Forms(visit.room, visit.language).of(asked.number, asked.kind, asked.id, asked.name)
    at = f"?at={form.start}#at" if form.start is not None else ""
    back = inside(asked.back) if asked.back else f"/documents/{asked.number}{at}"
    return DecideView(form=form, title=stored.document.title, name=stored.name, back=back)


@action("/decisions")
def decided(visit: Visit, asked: Decided) -> Done:
    """Keep what was decided."""
    room, dossier = visit.room, visit.room.dossier
    document: int | None = asked.document
    place: tuple[int, int] | None = None
    value: dict[str, Any] = {"words": (asked.words or "").strip()} if asked.verdict is Verdict.NOTE else {}
    if asked.kind is Kind.FACT:
        fact = room.fact(asked.id)
        document, place = fact.accounts[0].carrier.number, fact.accounts[0].account.mark
        value |= {"fact": fact.id, "title": fact.title}
    elif asked.kind is not Kind.DOCUMENT:
        if document is None:
            raise DossierError("it is not said of which document")
        analysis = dossier.analysis(document)
        found = finding(analysis, asked.kind, asked.id)
        span = span_of(found)
        if span is None:
            raise DossierError("it stands nowhere in the text")
        place = span.start, span.end
        if asked.verdict is Verdict.CORRECTED:
            value = _place(asked, found) if isinstance(found, Place) else _value(asked)
    number = dossier.decide(document, asked.kind, asked.verdict, value, at=place)
    return Done(back=asked.back, said=_SAID[asked.verdict], undo=number)


#: What is said once something was decided.
_SAID = {
    Verdict.ACCEPTED: "accepted",
    Verdict.REJECTED: "rejected",
    Verdict.CORRECTED: "corrected",
    Verdict.NOTE: "noted",
    Verdict.DATED: "dated",
    Verdict.REMOVED: "removed",
}


def _place(asked: Decided, place: Place) -> dict[str, Any]:
    """Give what a place is corrected to: an entry of the gazetteer, else a position."""
    known = [*candidates(place), *(candidates(place, asked.name) if asked.name else [])]
    return correction(known, asked.place, asked.latitude, asked.longitude, asked.name or place.text)


def correction(
    known: Iterable[PlaceCandidate], entry: str | None, latitude: str | None, longitude: str | None, name: str
) -> dict[str, Any]:
    """Give what a place is corrected to: an entry of the gazetteer, else a position.

    Args:
        known: entries, of which ``entry`` names one by its id.
        latitude, longitude: as people write them, where no entry is named.
        name: of what lies there.

    Raises:
        DossierError: neither is given, or the entry is not among those known.
    """
    if entry is not None:
        found = next((one for one in known if one.gazetteer == entry), None)
        if found is None:
            raise DossierError("the gazetteer has no such place", hint="look its name up again")
        fields = ("name", "country", "kind", "latitude", "longitude", "precision_km", "gazetteer")
        return {name: value for name in fields if (value := getattr(found, name)) is not None}
    if latitude is None or longitude is None:
        raise DossierError("a place needs a latitude and a longitude", hint="choose an entry, or give both")
    return {"name": name, "latitude": _amount(latitude), "longitude": _amount(longitude)}


def _value(asked: Decided) -> dict[str, Any]:
    """Give what another finding is corrected to."""
    match asked.kind:
        case Kind.STATEMENT:
            if asked.origin is None and not asked.unsettled:
                raise DossierError("nobody is named", hint="name who says it, or say that this is not settled")
            return {"origin": None if asked.unsettled else asked.origin}
        case Kind.FIGURE:
            fields = {"value": asked.number, "low": asked.low, "high": asked.high}
            numbers = {name: _amount(value) for name, value in fields.items() if value is not None}
            return numbers | ({"kind": asked.counted} if asked.counted else {})
        case Kind.DATE:
            if asked.day is None:
                raise DossierError("no day is given")
            return {"earliest": asked.day, "latest": asked.until or asked.day}
        case Kind.EVENT:
            fields = {"polarity": asked.polarity, "modality": asked.modality, "place": asked.name}
            return {name: value for name, value in fields.items() if value} | _type(asked.type)
        case Kind.LABEL:
            return {"voice": asked.voice or ""}
        case _:
            fields = {"name": asked.name, "kind": asked.actor, "country": asked.country and asked.country.upper()}
            return {name: value for name, value in fields.items() if value}


def _type(id: str | None) -> dict[str, Any]:
    """Give the type of an event with what goes with it."""
    if id is None:
        return {}
    kind = load_events().types.get(id)
    if kind is None:
        raise DossierError(f"there is no event of the type {id}")
    known = {"name": kind.name, "plover": kind.codes.plover, "mode": kind.codes.mode, "acled": kind.codes.acled}
    return {"type": id, **{name: value for name, value in known.items() if value}}


def _amount(written: str) -> int | float:
    """Read a number as people write it in French or English.

    Example:
        >>> _amount("1 200"), _amount("4,5")
        (1200, 4.5)
    """
    plain = "".join(written.split()).replace(",", ".")
    return float(plain) if "." in plain else int(plain)


@action("/decisions/{number:int}/undo")
def undone(visit: Visit, asked: Undone) -> Done:
    """Take a decision back, or several that were made together: those say the same."""
    dossier = visit.room.dossier
    dossier.undo(asked.number)
    if asked.last is not None:
        every = {one.number: one for one in dossier.decisions(all=True)}
        first = every[asked.number]
        for number in range(asked.number + 1, min(asked.last, len(every)) + 1):
            one = every[number]
            if (one.kind, one.verdict, one.value) == (first.kind, first.verdict, first.value):
                dossier.undo(number)
    visit.room.renew()
    return Done(back=asked.back, said="undone")


@action("/documents/{number:int}/date")
def dated(visit: Visit, asked: DateSet) -> Done:
    """Set the day of publication of a document by hand; it is analyzed anew beside the pages."""
    number = visit.room.dossier.decide(asked.number, Kind.DOCUMENT, Verdict.DATED, {"day": asked.day})
    visit.room.renew()
    return Done(back=asked.back, said="dated", undo=number)


@action("/documents/{number:int}/remove")
def removed(visit: Visit, asked: Removed) -> Done:
    """Take a document out of the dossier; it can be brought back."""
    number = visit.room.dossier.decide(asked.number, Kind.DOCUMENT, Verdict.REMOVED)
    gone = f"/documents/{asked.number}"
    back = "/documents" if asked.back.startswith(gone) else asked.back
    return Done(back=back, said="removed", undo=number)
