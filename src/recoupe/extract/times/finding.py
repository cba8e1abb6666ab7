"""Calendar expressions and the publication date: what they say, and what the document makes of them.

1. **mentions**: a grammar over the tokens finds what is said (:mod:`recoupe.extract.times.grammar`).
2. **publication**: given with the document, or inferred from its words (:mod:`recoupe.extract.times.publication`).
3. **values**: each mention gets its value under the publication date (:mod:`recoupe.extract.times.resolve`), or the one
   that all remaining dates agree on (:mod:`recoupe.extract.times.settle`).
"""

from __future__ import annotations

from datetime import date

from recoupe.extract.reading import Reading
from recoupe.extract.times.grammar import find_mentions
from recoupe.extract.times.mentions import TimeMention
from recoupe.extract.times.publication import infer_publication
from recoupe.extract.times.resolve import Resolved, resolve
from recoupe.extract.times.settle import settle
from recoupe.lexicon import Lexicon
from recoupe.model import Document, Publication, PublishedStatus, TimeExpression


def find_times(r: Reading, document: Document, lexicon: Lexicon) -> tuple[tuple[TimeExpression, ...], Publication]:
    """Find the calendar expressions of a document and when it was published."""
    mentions = find_mentions(r, lexicon)  # 1
    published = _day(document.published)
    if published is not None:  # 2
        record = given_publication(document)
        values = resolve(mentions, published)  # 3
    else:
        solution = infer_publication(r, document, mentions, lexicon)
        record = solution.record
        values = settle(mentions, solution)
    return tuple(map(expression, mentions, values)), record


def given_publication(document: Document) -> Publication:
    """The publication date that came with a document; open where none did.

    Example:
        >>> given_publication(Document(id="1", text="Rien.", published="2018-06-08")).status.value
        'given'
    """
    day = _day(document.published)
    if day is None:
        return Publication()
    given, said = day.isoformat(), ("date fournie avec le document",)
    return Publication(earliest=given, latest=given, status=PublishedStatus.GIVEN, evidence=said)


def _day(published: str | None) -> date | None:
    """The day a document was given with; ``None`` where what was given is no day."""
    try:
        return date.fromisoformat(published) if published is not None else None
    except ValueError:
        return None


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
        tense=m.tense.value if m.tense is not None else None,
        candidates=resolved.candidates,
        evidence=resolved.evidence,
    )
