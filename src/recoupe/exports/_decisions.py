"""Decisions in words, for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
from recoupe.dossier.decisions import Decision, Kind, Verdict
from recoupe.exports import _happened
from recoupe.model import FigureKind, Modality, Polarity

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
    from recoupe.exports import _happened
    from recoupe.model import FigureKind, Modality, Polarity
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
