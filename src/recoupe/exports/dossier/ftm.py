"""FollowTheMoney: entities as JSON Lines, for Aleph, OpenAleph and the ``ftm`` tools.

Documents are ``Article``, named actors ``Person``, ``PublicBody`` or ``Organization`` with a ``Mention`` in every
document, events ``Event``, statements and retractions ``Note``. An actor that the lexicon knows across documents is one
entity; others are one a document, since the same name need not be the same person: ``ftm`` has its own tools to match
them. An event that is denied, planned or supposed says so in its name.

Source: the schema of followthemoney 4 (https://followthemoney.tech/explorer/).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from recoupe.exports._happened import doubts_in_words, event_in_words, voice_in_words
from recoupe.exports.dossier._events import days
from recoupe.exports.dossier._said import content, whole
from recoupe.exports.dossier._selection import Selection, Source
from recoupe.exports.pretty import ATTITUDES
from recoupe.model import Actor, ActorKind, Event, Retraction, Statement

NAME = "ftm"
DESCRIPTION = "FollowTheMoney entities, a JSON object a line: articles, people, bodies, mentions, events, notes"
BINARY = False
TABLES: tuple[str, ...] = ()
SINGLE = False

_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE_BODY: "PublicBody",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.MEDIUM: "Organization",
}
#: The schema's limits, in characters.
_TEXT, _STRING, _NAME = 65_000, 1_024, 384


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write one line an entity; those that the lexicon knows come last, with all their names in the dossier."""
    known: dict[str, dict[str, Any]] = {}
    for source in selection:
        for entity in _entities(source, known):
            _line(out, entity)
    for entity in known.values():
        _line(out, entity)


def _line(out: BinaryIO, entity: dict[str, Any]) -> None:
    """Write an entity."""
    out.write(json.dumps(entity, ensure_ascii=False).encode() + b"\n")


def _entities(source: Source, known: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the entities of a document, and add those of the lexicon to ``known``."""
    yield _article(source)
    for actor in source.analysis.actors:
        if actor.kind is not ActorKind.UNNAMED:
            entity = _actor(source, actor)
            if actor.entry is None:
                yield entity
            else:
                _join(known.setdefault(entity["id"], entity), entity)
            yield _mention(source, actor, entity)
    for event in source.analysis.events:
        yield _event(source, event)
    for statement in source.analysis.statements:
        yield _statement(source, statement)
    for retraction in source.analysis.retractions:
        yield _retraction(source, retraction)


def _entity(key: str, schema: str, **properties: Iterable[str | None]) -> dict[str, Any]:
    """Make an entity of what is known."""
    values = {name: list(dict.fromkeys(value for value in given if value)) for name, given in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: given for name, given in values.items() if given}}


def _join(entity: dict[str, Any], other: dict[str, Any]) -> None:
    """Add the names of an entity to the same one; what is its name in one document is no weak alias."""
    for name, values in other["properties"].items():
        entity["properties"][name] = list(dict.fromkeys([*entity["properties"].get(name, []), *values]))


def _key(*parts: object) -> str:
    """Make the id of an entity, the same in every export."""
    return hashlib.sha1("\x1f".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()


def _article_key(source: Source) -> str:
    return _key("document", source.stored.key, source.stored.revision)


def _article(source: Source) -> dict[str, Any]:
    stored = source.stored
    document = stored.document
    text, address = document.text, document.url
    return _entity(
        _article_key(source),
        "Article",
        fileName=[stored.name[:_STRING]],
        title=[(document.title or "")[:_STRING]],
        author=[(document.byline or "")[:_STRING]],
        publisher=[(document.outlet or "")[:_STRING]],
        publishedAt=[stored.earliest if stored.earliest == stored.latest else None],
        language=["fra"],
        sourceUrl=[address if address and address.startswith(("http://", "https://")) else None],
        bodyText=[text[start : start + _TEXT] for start in range(0, len(text), _TEXT)],
        retrievedAt=[stored.obtained_at],
    )


def _actor_key(source: Source, actor: Actor) -> str:
    return _key("entry", actor.entry) if actor.entry else _key(_article_key(source), "actor", actor.id)


def _actor(source: Source, actor: Actor) -> dict[str, Any]:
    return _entity(
        _actor_key(source, actor),
        _SCHEMATA[actor.kind],
        name=[_flat(actor.name)],
        weakAlias=[_flat(alias) for alias in actor.aliases],
        country=[actor.country.lower() if actor.country else None],
        proof=[_article_key(source)],
    )


def _mention(source: Source, actor: Actor, entity: dict[str, Any]) -> dict[str, Any]:
    return _entity(
        _key(_article_key(source), "mention", actor.id),
        "Mention",
        name=[_flat(name) for name in (actor.name, *actor.aliases)],
        document=[_article_key(source)],
        resolved=[entity["id"]],
        detectedSchema=[entity["schema"]],
        contextCountry=[actor.country.lower() if actor.country else None],
    )


def _event(source: Source, event: Event) -> dict[str, Any]:
    analysis = source.analysis
    earliest, latest = days(analysis, event)
    place = analysis.places[event.place_id] if event.place_id is not None else None
    first, last = source.sentence(event.trigger.start, event.trigger.end)
    doubt = doubts_in_words(event)
    return _entity(
        _key(_article_key(source), "event", event.id),
        "Event",
        name=[_flat(f"{event_in_words(event)} — {doubt}" if doubt else event_in_words(event))],
        description=[source.text[first:last][:_TEXT]],
        summary=[f"selon {voice_in_words(event.voice)}" + (f"\xa0; {doubt}" if doubt else "")],
        date=[earliest if earliest == latest else None],
        startDate=[earliest if earliest != latest else None],
        endDate=[latest if earliest != latest else None],
        location=[(event.place or "")[:250]],
        country=[place.country.lower() if place and place.country else None],
        involved=[_named(source, number) for number in (event.agent_id, event.patient_id)],
        namesMentioned=[_flat(name) for name in (event.agent, event.patient) if name],
        notes=[_where(source, event.trigger.start, event.trigger.end)],
        keywords=[event.type, event.polarity.value, event.modality.value],
        proof=[_article_key(source)],
    )


def _statement(source: Source, statement: Statement) -> dict[str, Any]:
    span = whole(statement, source.text)
    says = [
        ATTITUDES[statement.attitude] or "dit",
        f"«\xa0{statement.cue.text}\xa0»" if statement.cue else "sans verbe",
    ]
    through = f", par {', puis '.join(statement.relays)}" if statement.relays else ""
    negated = ", verbe nié" if statement.negated else ""
    return _entity(
        _key(_article_key(source), "statement", statement.id),
        "Note",
        name=[_flat(f"{statement.origin or 'origine inconnue'} {' '.join(says)}{negated}{through}")],
        description=[content(statement)[:_TEXT]],
        entity=[_speaker(source, statement.origin)],
        notes=[_where(source, span.start, span.end)],
        keywords=[statement.attitude.value, statement.form.value, statement.stance.value],
        proof=[_article_key(source)],
    )


def _retraction(source: Source, retraction: Retraction) -> dict[str, Any]:
    taken = source.analysis.statements[retraction.retracts] if retraction.retracts is not None else None
    return _entity(
        _key(_article_key(source), "retraction", retraction.id),
        "Note",
        name=[_flat(f"{retraction.origin or 'origine inconnue'} se rétracte «\xa0{retraction.cue.text}\xa0»")],
        description=[content(taken)[:_TEXT] if taken else None],
        entity=[_speaker(source, retraction.origin)],
        notes=[_where(source, retraction.cue.start, retraction.cue.end)],
        keywords=["retract"],
        proof=[_article_key(source)],
    )


def _speaker(source: Source, name: str | None) -> str | None:
    """Give the entity of an origin, where it is a named actor."""
    actor = source.actor(name)
    return _named(source, actor.id if actor else None)


def _named(source: Source, number: int | None) -> str | None:
    """Give the entity of an actor, where it has a name."""
    actor = source.analysis.actors[number] if number is not None else None
    return _actor_key(source, actor) if actor is not None and actor.kind is not ActorKind.UNNAMED else None


def _where(source: Source, start: int, end: int) -> str:
    """Say where a passage stands."""
    return f"{source.stored.name}, caractères {start}–{end}"


def _flat(name: str) -> str:
    """Give a name on one line, no longer than the schema allows."""
    return " ".join(name.split())[:_NAME]
