"""Decisions in words, for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from recoupe.dossier import Dossier
from recoupe.dossier.corrections import (
    ActorCorrection,
    Correction,
    DateCorrection,
    Dated,
    EventCorrection,
    FigureCorrection,
    LabelCorrection,
    Note,
    OfFact,
    PlaceCorrection,
    StatementCorrection,
    correction_of,
)
from recoupe.dossier.deciding import number_in_words
from recoupe.dossier.decisions import FIELDS, Decision, Finding, Kind, Verdict, find, span_of
from recoupe.errors import NoSuchDocument
from recoupe.exports import _happened
from recoupe.exports._page import one_line
from recoupe.model import Analysis, FigureKind, Modality, Polarity, Record

#: What decisions are about, and what is decided, in French.
KINDS = {
    Kind.STATEMENT: "propos",
    Kind.EVENT: "événement",
    Kind.FIGURE: "chiffre",
    Kind.LABEL: "désignation",
    Kind.PLACE: "lieu",
    Kind.DATE: "date",
    Kind.ACTOR: "acteur",
    Kind.FACT: "fait",
    Kind.DOCUMENT: "document",
}
VERDICTS = {
    Verdict.ACCEPTED: "confirmé",
    Verdict.REJECTED: "écarté",
    Verdict.CORRECTED: "corrigé",
    Verdict.NOTE: "annoté",
    Verdict.DATED: "daté",
    Verdict.REMOVED: "retiré",
}
#: What events and figures are corrected to, in French.
POLARITIES = {Polarity.POS: "a eu lieu", Polarity.NEG: "n’a pas eu lieu"}
MODALITIES = {**_happened.MODALITIES, Modality.ACTUAL: "réel"}
COUNTED = {**_happened.COUNTED, FigureKind.OTHER: "autre chose"}


class Shown(Record, frozen=True, kw_only=True):
    """A decision as people are shown it.

    Attributes:
        number, at, kind, verdict, undone_at: see :class:`~recoupe.dossier.decisions.Decision`.
        document: the number of the document as it is now; ``None`` for the dossier itself, and where it is gone.
        name, title: of the document; of one that is gone its key.
        text: the words that it is about; of a fact what is at issue.
        says: what it was corrected to, or the words of the note.
        start: where the words stand in the text as it is now; ``None`` where they no longer do.
        found: whether the analysis still finds what was decided about; ``None`` for what is no finding.
        fact: the id of the fact.
    """

    number: int
    at: str
    kind: Kind
    verdict: Verdict
    document: int | None
    name: str
    title: str | None
    text: str
    says: str
    start: int | None
    found: bool | None
    fact: str | None
    undone_at: str | None


Say = Callable[..., str]


def _french(words: str, **values: object) -> str:
    """Leave words as they are, filled in."""
    return words % values if values else words


def value_in_words(decision: Decision, say: Say = _french) -> str:
    """Say what something was corrected to, or what was noted; nothing where the verdict says it all.

    Args:
        decision: what was decided.
        say: gives French words in the language wanted, filled in.

    Raises:
        msgspec.DecodeError: it is damaged.

    Example:
        >>> from recoupe.dossier.decisions import Decision, Kind, Verdict
        >>> value_in_words(Decision(number=1, at="", document="", kind=Kind.STATEMENT, start=0, end=3, text="dit",
        ...                         verdict=Verdict.CORRECTED, value={"origin": "le maire"}))
        'origine : le maire'
    """
    return _words(correction_of(decision), say)


def _words(to: Correction, say: Say) -> str:
    match to:
        case Note():
            return to.words
        case OfFact():
            return ""
        case Dated():
            return to.day or say("date rendue au document")
        case PlaceCorrection():
            land = f" ({to.country})" if to.country else ""
            return f"{to.name}{land}, {to.latitude:.4g}, {to.longitude:.4g}"
        case StatementCorrection():
            return say("origine : %(who)s", who=to.origin) if to.origin else say("origine non établie")
        case FigureCorrection():
            parts = [number_in_words(to) if to.is_number else "", say(COUNTED[to.kind]) if to.kind else ""]
        case DateCorrection():
            parts = list(dict.fromkeys((to.earliest, to.latest)))
        case LabelCorrection():
            spoken = {"outlet": say("dans la voix du média"), "undetermined": say("voix indéterminée")}
            return spoken.get(to.voice) or say("dans la voix de %(who)s", who=to.voice)
        case EventCorrection():
            parts = _event(to, say)
        case ActorCorrection():
            parts = [to.name or "", say(_happened.ACTORS[to.kind]) if to.kind else "", to.country or "", to.entry or ""]
        case _:
            return ""
    return ", ".join(part for part in parts if part)


def _event(to: EventCorrection, say: Say) -> list[Any]:
    """Say what an event was corrected to."""
    return [
        to.name or to.type,
        say(POLARITIES[to.polarity]) if to.polarity else "",
        say(MODALITIES[to.modality]) if to.modality else "",
        say("lieu : %(place)s", place=to.place) if to.place else "",
    ]


def shown(dossier: Dossier, decisions: Iterable[Decision], say: Say = _french) -> Iterator[Shown]:
    """Show decisions, with where what they are about stands now.

    Args:
        dossier: in which they were made.
        decisions: which.
        say: gives French words in the language wanted, filled in.
    """
    ready = list(decisions)
    read = {key: _document(dossier, key) for key in dict.fromkeys(one.document for one in ready)}
    there: dict[int, Finding | None] = {}
    for key, known in read.items():
        if known is not None and known[3] is not None:
            there |= {one.number: found for one, found in find([o for o in ready if o.document == key], known[3])}
    for one in ready:
        known = read[one.document]
        number, name, title = known[:3] if known is not None else (None, one.document.partition(":")[2], None)
        found = there.get(one.number)
        span = span_of(found) if found is not None else None
        yield Shown(
            number=one.number,
            at=one.at,
            kind=one.kind,
            verdict=one.verdict,
            document=number,
            name=name,
            title=title,
            text=one.value.get("title") or one.text,
            says=value_in_words(one, say),
            start=span.start if span is not None else one.start if one.kind is Kind.FACT else None,
            found=span is not None if one.kind in FIELDS else None,
            fact=one.value.get("fact"),
            undone_at=one.undone_at,
        )


def _document(dossier: Dossier, key: str) -> tuple[int, str, str | None, Analysis | None] | None:
    """Read what decisions on a document are shown with; ``None`` for the dossier itself and where it is gone."""
    if not key:
        return None
    try:
        stored = dossier.document(key)
    except NoSuchDocument:
        return None
    try:
        analysis = dossier.analysis(stored.number)
    except NoSuchDocument:
        analysis = None
    return stored.number, stored.name, stored.document.title, analysis


def show_decisions(out: TextIO, some: Iterable[Shown]) -> None:
    """Write decisions as text, one below the other.

    Args:
        out: where to.
        some: as :func:`shown` gives them.
    """
    for one in some:
        words = f" « {one_line(one.text)} »" if one.text else ""
        says = f" → {one_line(one.says)}" if one.says else ""
        out.write(f"{one.number}  {VERDICTS[one.verdict]} : {KINDS[one.kind]}{words}{says}\n")
        gone = "" if one.document is not None or not one.name else " (n’est plus dans le dossier)"
        where = f"{one_line(one.name)}{gone}" if one.name else "le dossier"
        lost = "n’est plus trouvé dans le texte" if one.found is False and one.document is not None else ""
        undone = f"annulé le {one.undone_at}" if one.undone_at else ""
        out.write("   " + ", ".join(part for part in (where, one.at, lost, undone) if part) + "\n")
