"""Corrections of findings: what else in an analysis follows from each."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from recoupe.dossier.corrections import (
    ActorCorrection,
    Correction,
    DateCorrection,
    EventCorrection,
    FigureCorrection,
    LabelCorrection,
    PlaceCorrection,
    StatementCorrection,
)
from recoupe.dossier.decisions import FIELDS, Kind
from recoupe.french.folding import fold
from recoupe.gazetteer.geodesy import Point, destination, distance, midpoint
from recoupe.model import Analysis, Area, AreaKind, Place, PlaceStatus, TimeStatus, Why

#: What is said in the reasons of what somebody has corrected.
CORRECTED = "corrigé à la main"
#: How far off a point set by hand may be, where nothing is said (km): somebody has pointed at it.
_POINTED_KM = 1.0


class Draft:
    """An analysis that is being corrected; findings keep their numbers, which are their places.

    Args:
        analysis: as the machine made it.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.before = analysis
        self.fields: dict[str, list[Any]] = {
            name: list(getattr(analysis, name)) for name in (*FIELDS.values(), "areas")
        }

    def change(self, field: str, id: int, **changes: Any) -> None:
        """Change a finding."""
        self.fields[field][id] = replace(self.fields[field][id], **changes)

    def explain(self, field: str, id: int, step: str) -> None:
        """Add a reason to a finding."""
        one = self.fields[field][id]
        if field in ("places", "dates"):
            self.change(field, id, evidence=(*one.evidence, step))
        else:
            why: Why = one.why
            self.change(field, id, why=replace(why, steps=(*why.steps, step)))

    def analysis(self) -> Analysis:
        """Give the analysis with all that was changed."""
        return replace(self.before, **{name: tuple(found) for name, found in self.fields.items()})


def correct(draft: Draft, kind: Kind, id: int, to: Correction) -> None:
    """Correct a finding, and what follows from it.

    Args:
        draft: the analysis.
        kind, id: which finding.
        to: what it is.
    """
    match to:
        case PlaceCorrection():
            _place(draft, id, to)
        case StatementCorrection():
            _statement(draft, id, to)
        case EventCorrection():
            _event(draft, id, to)
        case FigureCorrection():
            _figure(draft, id, to)
        case DateCorrection():
            _date(draft, id, to)
        case LabelCorrection():
            draft.change("labels", id, voice=to.voice)
        case ActorCorrection():
            _actor(draft, id, to)
    draft.explain(FIELDS[kind], id, CORRECTED)


def _place(draft: Draft, id: int, to: PlaceCorrection) -> None:
    """Put a place somewhere else, with all its mentions and what is located by them."""
    referent = draft.fields["places"][id].referent
    same = [one.id for one in draft.fields["places"] if one.referent == referent]
    before: Place = draft.fields["places"][id]
    for number in same:
        one = draft.fields["places"][number]
        draft.change(
            "places",
            number,
            name=to.name,
            country=to.country,
            kind=to.kind or one.kind,
            latitude=to.latitude,
            longitude=to.longitude,
            precision_km=_POINTED_KM if to.precision_km is None else to.precision_km,
            status=PlaceStatus.RESOLVED,
            gazetteer=to.gazetteer,
            candidates=(),
            evidence=(),
        )
        if number != id:
            draft.explain("places", number, CORRECTED)
    for area in draft.fields["areas"]:
        if set(same) & set(area.references):
            draft.fields["areas"][area.id] = _area(area, before, draft.fields["places"])


def _area(area: Area, before: Place, places: list[Place]) -> Area:
    """Locate an area anew by places of which one has been put somewhere else."""
    references = [places[id] for id in area.references]
    points: list[Point] = [
        (one.latitude, one.longitude) for one in references if one.latitude is not None and one.longitude is not None
    ]
    own = max(one.precision_km or 0.0 for one in references)
    if len(points) < len(references):
        return replace(area, latitude=None, longitude=None, precision_km=None)
    if area.kind is AreaKind.BETWEEN and len(points) > 1:
        centre = midpoint(points[0], points[1])
        precision = distance(points[0], points[1]) / 2 + max(own, 1.0)
    else:  # as far off as before; where the machine had no position, as far as the text says
        known = None not in (area.latitude, area.longitude, before.latitude, before.longitude)
        old, there = (before.latitude or 0.0, before.longitude or 0.0), (area.latitude or 0.0, area.longitude or 0.0)
        away = distance(old, there) if known else area.distance_km or 0.0
        centre = destination(points[0], area.bearing, away) if area.bearing is not None else points[0]
        reach = (area.precision_km or 0.0) - (before.precision_km or 0.0) if known else away
        precision = reach + own
    return replace(
        area, latitude=round(centre[0], 4), longitude=round(centre[1], 4), precision_km=round(max(precision, own), 1)
    )


def _statement(draft: Draft, id: int, to: StatementCorrection) -> None:
    """Let somebody else have said it: what stands in the statement is in that voice."""
    before = draft.fields["statements"][id].origin
    draft.change("statements", id, origin=to.origin, origin_candidates=())
    for field, voice in (("events", "voice"), ("figures", "by"), ("labels", "voice")):
        for one in draft.fields[field]:
            if one.statement == id and getattr(one, voice) == before:
                draft.change(field, one.id, **{voice: to.origin})


def _event(draft: Draft, id: int, to: EventCorrection) -> None:
    """Let something else have happened, or happened elsewhere."""
    changes: dict[str, Any] = {}
    if to.type is not None:
        changes |= {"type": to.type, "name": to.name, "plover": to.plover, "mode": to.mode, "acled": to.acled}
    if to.polarity is not None:
        changes["polarity"] = to.polarity
    if to.modality is not None:
        changes["modality"] = to.modality
    if to.place is not None:
        asked = fold(to.place)
        places: list[Place] = draft.fields["places"]
        named = [one.id for one in places if asked in (fold(one.name), fold(one.text))]
        changes |= {"place": to.place, "place_id": named[0] if named else None}
        if (to.type or draft.fields["events"][id].type) == "control":
            changes["patient_span"] = None  # what is taken is where it is: there, it is not any more
    draft.change("events", id, **changes)


def _figure(draft: Draft, id: int, to: FigureCorrection) -> None:
    """Let it be another number, or something else that is counted."""
    number = {"value": to.value, "low": to.low, "high": to.high} if to.is_number else {}
    kind = {"kind": to.kind} if to.kind is not None else {}
    draft.change("figures", id, **number, **kind)


def _date(draft: Draft, id: int, to: DateCorrection) -> None:
    """Let it be other days; the utterance that it dates is of these days too."""
    before = draft.fields["dates"][id]
    value = to.earliest if to.earliest == to.latest else f"{to.earliest}/{to.latest}"
    draft.change(
        "dates",
        id,
        value=value,
        earliest=to.earliest,
        latest=to.latest,
        status=TimeStatus.EXPLICIT,
        candidates=(),
        evidence=(CORRECTED,),
    )
    for one in draft.fields["statements"]:
        if one.time is not None and (one.time.start, one.time.end) == (before.start, before.end):
            draft.change("statements", one.id, time=draft.fields["dates"][id])


def _actor(draft: Draft, id: int, to: ActorCorrection) -> None:
    """Let it be somebody else, wherever the document means them."""
    before = draft.fields["actors"][id]
    known = {name: getattr(to, name) for name in ("kind", "country", "entry") if getattr(to, name) is not None}
    draft.change("actors", id, **known)
    if to.name is None or to.name == before.name:
        return
    aliases = tuple(dict.fromkeys(one for one in (before.name, *before.aliases) if one != to.name))
    draft.change("actors", id, name=to.name, aliases=aliases)
    for one in draft.fields["events"]:
        for role in ("agent", "patient"):
            if getattr(one, f"{role}_id") == id:
                draft.change("events", one.id, **{role: to.name})
    for one in draft.fields["labels"]:
        if one.actor_id == id:
            draft.change("labels", one.id, actor=to.name)
    for field, voice in (("statements", "origin"), ("events", "voice"), ("figures", "by"), ("labels", "voice")):
        for one in draft.fields[field]:
            if getattr(one, voice) == before.name:
                draft.change(field, one.id, **{voice: to.name})
