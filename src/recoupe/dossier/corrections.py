"""What a finding can be corrected to: for each kind of finding a record, whose fields are the ``value`` of a decision.

Fields that are left out stay as the machine found them.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from recoupe.dossier.decisions import Decision, Kind, Verdict
from recoupe.model import ActorKind, FigureKind, Modality, Polarity

#: A name, an id; no longer than anybody writes.
Short = Annotated[str, Meta(min_length=1, max_length=500)]
#: The words of a note.
_Long = Annotated[str, Meta(min_length=1, max_length=10_000)]
_Country = Annotated[str, Meta(pattern="^[A-Z]{2}$")]
_Day = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
_Number = Annotated[int, Meta(ge=-(2**53), le=2**53)] | Annotated[float, Meta(ge=-(2**53), le=2**53)]


class Correction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of the corrections."""


class PlaceCorrection(Correction, frozen=True, kw_only=True):
    """Where a place is: an entry of the gazetteer, or a position; see :class:`~recoupe.model.Place` for the fields.

    It holds for all mentions of the same place in the document.
    """

    name: Short
    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    country: _Country | None = None
    kind: Short | None = None
    precision_km: Annotated[float, Meta(ge=0, le=20_000)] | None = None
    gazetteer: Short | None = None


class StatementCorrection(Correction, frozen=True, kw_only=True):
    """Who says it; ``None`` where the document does not settle that."""

    origin: Short | None


class EventCorrection(Correction, frozen=True, kw_only=True):
    """What happened, or whether, or where; ``name``, ``plover``, ``mode`` and ``acled`` go with the type.

    ``place`` is a name; where the document has a mention of a place of that name, it is that one.
    """

    type: Short | None = None
    name: Short | None = None
    plover: Short | None = None
    mode: Short | None = None
    acled: Short | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    place: Short | None = None


class FigureCorrection(Correction, frozen=True, kw_only=True):
    """How many: a number, or bounds; or of what kind what is counted is."""

    value: _Number | None = None
    low: _Number | None = None
    high: _Number | None = None
    kind: FigureKind | None = None

    @property
    def is_number(self) -> bool:
        """Whether it says how many."""
        return not self.value is self.low is self.high is None


class DateCorrection(Correction, frozen=True, kw_only=True):
    """First and last day."""

    earliest: _Day
    latest: _Day


class LabelCorrection(Correction, frozen=True, kw_only=True):
    """In whose voice: ``outlet``, ``undetermined``, or who is quoted."""

    voice: Short


class ActorCorrection(Correction, frozen=True, kw_only=True):
    """Who it is: a name, what it is, of which country, and the row of the lexicon that knows it."""

    name: Short | None = None
    kind: ActorKind | None = None
    country: _Country | None = None
    entry: Short | None = None


class Note(Correction, frozen=True, kw_only=True):
    """The words of a note; of a fact with its id."""

    words: _Long
    fact: Short | None = None
    title: str = ""


class Dated(Correction, frozen=True, kw_only=True):
    """The day of publication, ``None`` to give it back to what came with the document; and which one held before."""

    day: _Day | None
    before: str | None = None


class OfFact(Correction, frozen=True, kw_only=True):
    """Which fact, and what was at issue in it."""

    fact: Short
    title: str = ""


_CORRECTIONS: dict[Kind, type[Correction]] = {
    Kind.PLACE: PlaceCorrection,
    Kind.STATEMENT: StatementCorrection,
    Kind.EVENT: EventCorrection,
    Kind.FIGURE: FigureCorrection,
    Kind.DATE: DateCorrection,
    Kind.LABEL: LabelCorrection,
    Kind.ACTOR: ActorCorrection,
}


def correction(kind: Kind, verdict: Verdict, value: dict[str, Any]) -> Correction:
    """Read the value of a decision.

    Raises:
        ValueError: there can be no such decision about such a thing, or its value does not fit.

    Example:
        >>> correction(Kind.STATEMENT, Verdict.CORRECTED, {"origin": "le maire"})
        StatementCorrection(origin='le maire')
    """
    shape: type[Correction] | None = Correction
    if verdict is Verdict.NOTE:
        shape = Note
    elif verdict is Verdict.DATED or verdict is Verdict.REMOVED:
        shape = (Dated if verdict is Verdict.DATED else Correction) if kind is Kind.DOCUMENT else None
    elif kind is Kind.DOCUMENT:
        shape = None
    elif verdict is Verdict.CORRECTED:
        shape = _CORRECTIONS.get(kind)
    elif kind is Kind.FACT:
        shape = OfFact
    if shape is None:
        raise ValueError(f"no {kind} can be {verdict}")
    try:
        made = msgspec.convert(value, shape, strict=False)
    except msgspec.ValidationError as problem:
        raise ValueError(str(problem)) from problem
    for day in ("earliest", "latest", "day"):
        if (written := getattr(made, day, None)) is not None:
            date.fromisoformat(written)
    if isinstance(made, EventCorrection | FigureCorrection | ActorCorrection) and made == type(made)():
        raise ValueError("nothing is corrected")
    for low, high in (("low", "high"), ("earliest", "latest")):
        first, last = getattr(made, low, None), getattr(made, high, None)
        if first is not None and last is not None and first > last:
            raise ValueError(f"{low} lies behind {high}")
    return made


def correction_of(decision: Decision) -> Correction:
    """Read the value of a decision that was made.

    Raises:
        msgspec.DecodeError: it is damaged.
    """
    try:
        return correction(decision.kind, decision.verdict, decision.value)
    except ValueError as problem:
        raise msgspec.DecodeError(str(problem)) from problem
