"""The card of a finding: who says what, by which verb, through whom, and why it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from recoupe.exports._answers import flat
from recoupe.exports._happened import ACTORS, doubts_in_words, kind_of_figure, voice_in_words, where_and_when_of
from recoupe.exports._when import in_words
from recoupe.exports._where import KINDS as PLACES
from recoupe.exports._where import position
from recoupe.model import Analysis, Attitude, Form, Place, PlaceStatus, Record, Stance, TimeExpression, Why
from recoupe.web.answering import address
from recoupe.web.landscape import key_of

_ATTITUDES = {
    Attitude.ASSERT: "affirme",
    Attitude.DENY: "dément",
    Attitude.ACCUSE: "accuse",
    Attitude.SUSPECT: "soupçonne",
    Attitude.CALL: "appelle à",
    Attitude.COMMIT: "s’engage à",
}
_FORMS = {
    Form.DIRECT: "discours direct",
    Form.INDIRECT: "discours indirect",
    Form.MIXED: "discours indirect avec citations",
    Form.CONDITIONAL: "conditionnel sans source",
}
_STANCES = {
    Stance.ENDORSING: "le verbe tient le propos pour vrai",
    Stance.DISTANCING: "le verbe s’en distancie",
    Stance.CONDITIONAL: "conditionnel",
}
_TIMES = {"explicit": "établi", "inferred": "déduit", "conflicting": "contradictoire", "underdetermined": "non établi"}
_PLACES = {"resolved": "situé", "ambiguous": "plusieurs lieux de ce nom", "unlocated": "non situé"}


class Row(Record, frozen=True, kw_only=True):
    """A line of a card: what is told, in French, the words, and the card or the address to which they lead.

    Attributes:
        is_ours: whether the words are Recoupe's, of the catalogue, and not the text's.
    """

    name: str
    words: str
    is_ours: bool = False
    card: str | None = None
    link: str | None = None


class Card(Record, frozen=True, kw_only=True):
    """All that is known of one finding.

    Attributes:
        kind, id: of the finding.
        start, end: where it stands in the text.
        title: in French.
        quote: its words.
        rows: what was found of it.
        rule, row: of the lexicon; what found it.
        steps: how the rest was settled, in French.
    """

    kind: str
    id: int
    start: int
    end: int
    title: str
    quote: str
    rows: tuple[Row, ...]
    rule: str | None = None
    row: str | None = None
    steps: tuple[str, ...] = ()


def card_of(analysis: Analysis, number: int, card: str) -> Card | None:
    """Make the card of a finding.

    Args:
        analysis: of the document.
        number: of the document.
        card: kind and ``id`` (``statement-3``).

    Returns:
        The card; ``None`` where there is no such finding.
    """
    kind, _, place = card.rpartition("-")
    if kind not in _MAKERS or not place.isascii() or not place.isdigit() or len(place) > _DIGITS:
        return None
    found = next((one for one in _of_kind(analysis, kind) if one.id == int(place)), None)
    return _MAKERS[kind](analysis, number, found) if found is not None else None


#: No text has so many findings that a number of them is longer.
_DIGITS = 9


def _of_kind(analysis: Analysis, kind: str) -> tuple:
    """Give the findings of a kind."""
    return getattr(analysis, f"{kind}s")


def _statement(analysis: Analysis, number: int, one: Any) -> Card:
    rows = [
        _who(one.origin),
        *_row("dans le texte", one.source.text if one.source and one.source.text != one.origin else None),
        Row(name="ne fait pas" if one.negated else "fait quoi", words=_ATTITUDES[one.attitude], is_ours=True),
        *_row("par quel verbe", one.cue.text if one.cue else None),
        *(
            Row(
                name="à travers",
                words=relay.name + (" (repris d’une phrase précédente)" if relay.carried else ""),
                link=_source(relay.name),
            )
            for relay in one.chain
        ),
        Row(name="comment", words=_FORMS[one.form], is_ours=True),
        *_row("distance", _STANCES.get(one.stance), is_ours=True),
        *_row("quand", _day(one.time) if one.time else None),
        *(_row("dans le propos", str(one.parent + 1), f"statement-{one.parent}") if one.parent is not None else ()),
    ]
    steps = [*one.why.steps, *(f"candidat {found.name} : {found.reason}" for found in one.origin_candidates)]
    spans = [span for span in (*one.content, one.cue) if span is not None]
    return _card("statement", f"Propos {one.id + 1}", spans, rows, one, steps)


def _retraction(analysis: Analysis, number: int, one: Any) -> Card:
    rows = [
        _who(one.origin),
        *(
            _row("retire", f"propos {one.retracts + 1}", f"statement-{one.retracts}")
            if one.retracts is not None
            else _row("retire", "non établi", is_ours=True)
        ),
    ]
    steps = [*one.why.steps, *(f"candidat {found.name} : {found.reason}" for found in one.origin_candidates)]
    return _card("retraction", "Rétractation", [one.cue], rows, one, steps)


def _event(analysis: Analysis, number: int, one: Any) -> Card:
    when = analysis.dates[one.time] if one.time is not None else None
    rows = [
        *_row("qui", one.agent),
        *_row("à qui, à quoi", one.patient),
        *_row("où", one.place, f"place-{one.place_id}" if one.place_id is not None else None),
        *_row("quand", _day(when) if when else None, f"date-{one.time}"),
        *_row("réserve", doubts_in_words(one)),
        Row(name="selon", words=voice_in_words(one.voice), card=_voice(one)),
        *_row("PLOVER", one.plover),
        *_row("ACLED", one.acled),
    ]
    return _card("event", one.name or one.type, [one.trigger], rows, one, one.why.steps)


def _figure(analysis: Analysis, number: int, one: Any) -> Card:
    event = analysis.events[one.event] if one.event is not None else None
    bounds = [words for words, value in (("au moins", one.low), ("au plus", one.high)) if value is not None]
    values = [value for value in (one.low, one.high) if value is not None]
    span = ", ".join(f"{words} {value:g}" for words, value in zip(bounds, values, strict=True))
    rows = [
        *_row("nombre", f"{one.value:,.15g}".replace(",", " ").replace(".", ",") if one.value is not None else None),
        *_row("bornes", span),
        *_row("unité", one.unit),
        *_row("compte", one.counts),
        *_row("genre", kind_of_figure(one)),
        *_row("où, quand", where_and_when_of(one, analysis).replace("—", "")),
        *_row("de l’événement", event.trigger.text if event else None, f"event-{one.event}"),
        Row(name="selon", words=voice_in_words(one.by), card=_voice(one)),
    ]
    return _card("figure", "Chiffre", [one], rows, one, one.why.steps)


def _date(analysis: Analysis, number: int, one: TimeExpression) -> Card:
    rows = [
        Row(name="valeur", words=in_words(one.value) if one.value else "non établi", is_ours=not one.value),
        *_row("TIMEX3", f"{one.type.value} {one.value}" if one.value else one.type.value),
        *_row("au plus tôt", one.earliest),
        *_row("au plus tard", one.latest),
        Row(name="état", words=_TIMES[one.status.value], is_ours=True),
    ]
    steps = [*one.evidence, *(f"lecture {found.value} : {found.reason}" for found in one.candidates)]
    return _card("date", "Date", [one], rows, one, steps)


def _place(analysis: Analysis, number: int, one: Place) -> Card:
    north, east = one.latitude, one.longitude
    located = position(north, east, one.precision_km) if north is not None and east is not None else None
    rows = [
        Row(name="lieu", words=one.name),
        *_row("pays", one.country),
        *_row("quoi", PLACES.get(one.kind, one.kind), is_ours=True),
        *_row("position", located),
        Row(name="état", words=_PLACES[one.status], is_ours=True),
        *_row("au sens de", "une autorité, non un lieu" if one.actor else None, is_ours=True),
        *_on_map(number, one),
    ]
    steps = [*one.evidence, *(f"candidat {found.name} : {found.reason}" for found in one.candidates)]
    return _card("place", "Lieu", [one], rows, one, steps)


def _label(analysis: Analysis, number: int, one: Any) -> Card:
    actor = analysis.actors[one.actor_id] if one.actor_id is not None else None
    rows = [
        Row(name="terme", words=one.term),
        *_row("qui est appelé ainsi", one.actor),
        *_row("quoi", ACTORS[actor.kind] if actor else None, is_ours=True),
        Row(name="dans la bouche de", words=voice_in_words(one.voice), card=_voice(one)),
        *_row("terme neutre", one.neutral),
    ]
    return _card("label", "Désignation", [one], rows, one, one.why.steps)


_MAKERS: dict[str, Callable[..., Card]] = {
    "statement": _statement,
    "retraction": _retraction,
    "event": _event,
    "figure": _figure,
    "date": _date,
    "place": _place,
    "label": _label,
}


def _card(kind: str, title: str, spans: list[Any], rows: list[Row], one: Any, steps: Sequence[str]) -> Card:
    """Put a card together; findings without a rule of their own say by evidence alone why they were found."""
    why: Why | None = getattr(one, "why", None)
    return Card(
        kind=kind,
        id=one.id,
        start=min(span.start for span in spans),
        end=max(span.end for span in spans),
        title=title[:1].upper() + title[1:],
        quote=flat(" […] ".join(span.text for span in spans[:-1] or spans) if kind == "statement" else spans[0].text),
        rows=tuple(rows),
        rule=why.rule if why else None,
        row=why.row if why else None,
        steps=tuple(steps),
    )


def _row(name: str, words: str | None, card: str | None = None, *, is_ours: bool = False) -> Iterator[Row]:
    """Give a line where there is something to say."""
    if words:
        yield Row(name=name, words=words, card=card, is_ours=is_ours)


def _who(origin: str | None) -> Row:
    """Say who says something, and lead there."""
    return Row(name="qui", words=origin or "non établi", link=_source(origin), is_ours=origin is None)


def _on_map(number: int, one: Place) -> Iterator[Row]:
    """Lead to a place on the map, or to where it is put on it; a name that stands for an authority is no place."""
    if one.actor:
        return
    if one.status is PlaceStatus.RESOLVED:
        yield Row(
            name="carte", words="voir sur la carte", link=address("/map", document=number, place=one.name), is_ours=True
        )
    else:
        yield Row(name="carte", words="le situer", link=f"/map/{key_of(one)}", is_ours=True)


def _source(name: str | None) -> str | None:
    """Lead to who says something."""
    return address("/sources", name=name) if name else None


def _voice(one: Any) -> str | None:
    """Name the card of the statement in which something stands."""
    return f"statement-{one.statement}" if one.statement is not None else None


def _day(when: TimeExpression) -> str:
    """Say a time as the text does, and the day that comes to."""
    day = in_words(when.value) if when.value else when.text
    return when.text if day == when.text else f"{when.text} ({day})"
