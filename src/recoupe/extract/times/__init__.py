"""Calendar expressions and the publication date: what they say, and what the document makes of them.

1. **mentions**: a grammar over the tokens finds what is said (:mod:`recoupe.extract.times.grammar`).
2. **values**: each mention gets its value under the publication date (:mod:`recoupe.extract.times.resolve`).
"""

from __future__ import annotations

from datetime import date

from recoupe.extract.reading import Reading
from recoupe.extract.times.grammar import find_mentions
from recoupe.extract.times.mentions import TimeMention
from recoupe.extract.times.resolve import Resolved, resolve
from recoupe.lexicon import Lexicon
from recoupe.model import Document, Publication, PublishedStatus, TimeExpression


def find_times(r: Reading, document: Document, lexicon: Lexicon) -> tuple[tuple[TimeExpression, ...], Publication]:
    """Find the calendar expressions of a document and when it was published."""
    mentions = find_mentions(r, lexicon)  # 1
    published = date.fromisoformat(document.published) if document.published is not None else None
    values = resolve(mentions, published)  # 2
    return tuple(map(expression, mentions, values)), _given(document)


def _given(document: Document) -> Publication:
    if document.published is None:
        return Publication()
    return Publication(
        earliest=document.published,
        latest=document.published,
        status=PublishedStatus.GIVEN,
        evidence=("date fournie avec le document",),
    )


def expression(m: TimeMention, resolved: Resolved) -> TimeExpression:
    """The record of a mention with the value it came to."""
    return TimeExpression(
        id=m.id,
        start=m.start,
        end=m.end,
        text=m.text,
        type=m.type,
        value=resolved.value,
        earliest=resolved.earliest.isoformat() if resolved.earliest is not None else None,
        latest=resolved.latest.isoformat() if resolved.latest is not None else None,
        status=resolved.status,
        candidates=resolved.candidates,
        evidence=resolved.evidence,
    )
