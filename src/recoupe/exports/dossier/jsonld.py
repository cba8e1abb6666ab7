"""JSON-LD: claims in the vocabulary of schema.org, and where they stand as Web Annotations (W3C).

Who asserts, accuses or suspects is the ``author`` of a ``Claim``. Whoever denies something does not claim it, nor does
one of whom it is said that he has *not confirmed* it: they are the ``speaker`` of the content, with the ``attitude``
and whether the verb is ``negated``. Calls and promises claim no fact: they are a ``Quotation``. Nothing is rated.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from recoupe.exports.dossier._said import content
from recoupe.exports.dossier._selection import Selection, Source
from recoupe.model import ActorKind, Attitude, Span, Statement

NAME = "jsonld"
DESCRIPTION = "statements as schema.org Claims, each with its place in the text as a W3C Web Annotation"
BINARY = False
TABLES: tuple[str, ...] = ()
SINGLE = False

_ANNOTATION = "Annotation SpecificResource TextPositionSelector TextQuoteSelector exact prefix suffix start end".split()
_OURS = "speaker attitude negated form stance cue document actorKind entry".split()
#: The one context: schema.org's terms as they are, the annotation's by name, our own under ``urn:recoupe:``.
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    **{name: f"http://www.w3.org/ns/oa#{name}" for name in _ANNOTATION},
    "target": {"@id": "http://www.w3.org/ns/oa#hasTarget", "@type": "@id"},
    "selector": {"@id": "http://www.w3.org/ns/oa#hasSelector", "@type": "@id"},
    "source": {"@id": "http://www.w3.org/ns/oa#hasSource", "@type": "@id"},
    "url": {"@type": "@id"},
    "datePublished": {"@type": "http://www.w3.org/2001/XMLSchema#date"},
    "relays": {"@id": "urn:recoupe:relays", "@container": "@list"},
    **{name: f"urn:recoupe:{name}" for name in _OURS},
    "publishedNotBefore": {"@id": "urn:recoupe:publishedNotBefore", "@type": "http://www.w3.org/2001/XMLSchema#date"},
    "publishedNotAfter": {"@id": "urn:recoupe:publishedNotAfter", "@type": "http://www.w3.org/2001/XMLSchema#date"},
}
_CLAIMS = (Attitude.ASSERT, Attitude.ACCUSE, Attitude.SUSPECT)
_TYPES = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE_BODY: "GovernmentOrganization",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.MEDIUM: "NewsMediaOrganization",
    ActorKind.UNNAMED: "Thing",
}
#: Characters before and after a passage by which it is found again where the text has changed.
_AROUND = 32


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write one graph, a node a line."""
    out.write(b'{"@context": ' + json.dumps(CONTEXT).encode() + b',\n"@graph": [')
    for number, node in enumerate(node for source in selection for node in _nodes(source)):
        out.write(b",\n" if number else b"\n")
        out.write(json.dumps(node, ensure_ascii=False).encode())
    out.write(b"\n]}\n")


def _nodes(source: Source) -> Iterator[dict[str, Any]]:
    """Give the nodes of a document: itself, then its statements."""
    yield _known(_article(source))
    for statement in source.analysis.statements:
        yield _known(_claim(source, statement))


def _article(source: Source) -> dict[str, Any]:
    """Describe the document; its text is the one that all positions refer to."""
    stored = source.stored
    document = stored.document
    settled = stored.earliest if stored.earliest == stored.latest else None
    return {
        "id": _id(source),
        "type": "NewsArticle",
        "document": stored.name,
        "headline": document.title,
        "publisher": _known({"type": "NewsMediaOrganization", "name": document.outlet}) if document.outlet else None,
        "datePublished": settled,
        "publishedNotBefore": None if settled else stored.earliest,
        "publishedNotAfter": None if settled else stored.latest,
        "url": _address(document.url),
        "inLanguage": document.language,
        "articleBody": document.text,
    }


def _claim(source: Source, statement: Statement) -> dict[str, Any]:
    """Describe a statement."""
    claims = statement.attitude in _CLAIMS and not statement.negated
    by_deed = statement.attitude in (Attitude.CALL, Attitude.COMMIT)
    who = _agent(source, statement.origin)
    parent = statement.parent
    return {
        "id": f"{_id(source)}/statement/{statement.id}",
        "type": "Quotation" if by_deed else "Claim",
        "text": content(statement),
        "author": who if claims else None,
        "speaker": None if claims else who,
        "attitude": statement.attitude.value,
        "negated": statement.negated or None,
        "form": statement.form.value,
        "stance": statement.stance.value,
        "cue": statement.cue.text if statement.cue else None,
        "relays": [_agent(source, relay) for relay in statement.relays] or None,
        "isPartOf": {"id": f"{_id(source)}/statement/{parent}"} if parent is not None else None,
        "appearance": _appearance(source, statement),
    }


def _agent(source: Source, name: str | None) -> dict[str, Any] | None:
    """Describe an origin or relay: by its row of the lexicon where there is one, else by its name in this document."""
    if name is None:
        return None
    actor, entry = source.actor(name), source.entry(name)
    key = f"urn:recoupe:{quote(entry, safe=':')}" if entry else f"{_id(source)}/actor/{quote(name, safe='')}"
    kind = actor.kind if actor else None
    found = {"id": key, "type": _TYPES[kind] if kind else "Thing", "name": name, "entry": entry}
    return _known({**found, "actorKind": kind.value if kind else None})


def _appearance(source: Source, statement: Statement) -> dict[str, Any]:
    """Say where a statement stands, as an annotation of the document's text: one target a stretch of text."""
    targets = [
        {"type": "SpecificResource", "source": _id(source), "selector": _selectors(source.text, span)}
        for span in statement.content
    ]
    return {"type": ["CreativeWork", "Annotation"], "isPartOf": {"id": _id(source)}, "target": targets}


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Give the place of a passage by position and by its words."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]


def _id(source: Source) -> str:
    """Name a document; the number tells apart those that are called the same."""
    return f"urn:recoupe:document:{source.stored.number}:{quote(source.stored.name, safe='')}"


def _address(url: str | None) -> str | None:
    """Give an address that is one."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%-._~") if url and url.startswith(("http://", "https://")) else None


def _known(node: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in node.items() if value is not None}
