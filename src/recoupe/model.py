"""Every record of Recoupe, on one page.

All records are frozen :class:`msgspec.Struct` objects. Offsets are half-open, counted in Unicode code points of
:attr:`Document.text`, and ``document.text[span.start:span.end] == span.text`` always holds.

Example:
    >>> span = Span.of("« Rien », dit-il.", 10, 13)
    >>> span
    Span(start=10, end=13, text='dit')
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec


class Record(msgspec.Struct, frozen=True):
    """Base of all records: immutable, compared by value, written as one JSON object."""

    def to_dict(self) -> dict[str, Any]:
        """Give the record as plain Python containers, ready for :func:`json.dumps`."""
        return msgspec.to_builtins(self)


class Form(StrEnum):
    """How the words of a statement are rendered."""

    DIRECT = "direct"  # all of it between quotation marks
    INDIRECT = "indirect"  # none of it
    MIXED = "mixed"  # partly
    CONDITIONAL = "conditional"  # the journalistic conditional with no source: « auraient été tués »


class Attitude(StrEnum):
    """What the speaker does with the content, as the cue says it."""

    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    SUSPECT = "suspect"
    CALL = "call"
    COMMIT = "commit"


class Stance(StrEnum):
    """How the reporting verb itself stands towards the content, whoever speaks."""

    NEUTRAL = "neutral"  # dire, déclarer
    ENDORSING = "endorsing"  # révéler, rappeler, souligner
    DISTANCING = "distancing"  # prétendre
    CONDITIONAL = "conditional"  # auraient été tués


class Span(msgspec.Struct, frozen=True):
    """A stretch of a document: ``start`` and ``end`` in code points (half-open) and the ``text`` between them."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut ``text[start:end]``.

        Raises:
            ValueError: the offsets do not lie in the text.
        """
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {start}:{end} does not lie in a text of {len(text)} characters")
        return cls(start, end, text[start:end])


class Why(Record, frozen=True, kw_only=True):
    """Why a finding was made: the lexicon row and the rule, and the steps taken since.

    ``row`` is the id of a row of ``lexicon/fr/reporting.csv`` (``None`` where no cue is expressed), ``rule`` the name
    of
    the construction that fired, ``steps`` says in French how source, origin and relays were settled.
    """

    row: str | None
    rule: str
    steps: tuple[str, ...] = ()


class Candidate(Record, frozen=True, kw_only=True):
    """One possible answer to a question that the text does not settle, and what speaks for it."""

    name: str
    reason: str
    span: Span | None = None


class Relay(Record, frozen=True, kw_only=True):
    """One link of a chain: who passed the words on, where the text says so, and whether it was carried over.

    ``carried`` marks a relay that the statement's own sentence does not express, taken over from an earlier statement
    of
    the same origin.
    """

    name: str
    span: Span | None = None
    carried: bool = False


class Statement(Record, frozen=True, kw_only=True):
    """What somebody is reported to have said, claimed, announced, asked for or denied.

    Attributes:
        id: position among the statements of the document, from 0, in text order.
        content: what is reported, one span or more, without quotation marks at the edges.
        cue: the reporting word or words; ``None`` for a quotation that stands alone.
        source: the nearest expressed mention of who speaks ("il", "la même source"); ``None`` where none is.
        origin: who the statement comes from in the end; ``None`` where the document does not settle it.
        origin_candidates: the possible origins where it does not.
        relays: the names of those who passed it on, from the origin outwards.
        chain: the same relays with their place in the text, in the same order.
        form, attitude, stance: see :class:`Form`, :class:`Attitude`, :class:`Stance`.
        negated: the cue itself is negated (« n'a pas confirmé que »).
        parent: ``id`` of the statement that this one stands inside of.
        time: the expression that dates the utterance (« jeudi »), where the cue clause has one.
        why: lexicon row and rule.
    """

    id: int
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    origin: str | None
    origin_candidates: tuple[Candidate, ...] = ()
    relays: tuple[str, ...] = ()
    chain: tuple[Relay, ...] = ()
    form: Form
    attitude: Attitude
    stance: Stance
    negated: bool = False
    parent: int | None = None
    time: Span | None = None
    why: Why


class Retraction(Record, frozen=True, kw_only=True):
    """Somebody takes back what they had said.

    ``cue`` is the retracting expression (« se rétracter »), ``retracts`` the ``id`` of the statement taken back where
    that
    can be told.
    """

    id: int
    cue: Span
    source: Span | None
    origin: str | None
    origin_candidates: tuple[Candidate, ...] = ()
    retracts: int | None
    why: Why


class Document(Record, frozen=True, kw_only=True):
    """A text and where it comes from; the text is in NFC and fixed from then on.

    Attributes:
        id: the record's own id, or the first 16 hexadecimal digits of the text's SHA-256.
        path: the file it was read from.
        url, title, outlet, published: as given by whoever supplied the document; ``published`` is YYYY-MM-DD.
        language: BCP 47 code of the language found, ``fr`` for what is analyzed.
        text: what is analyzed and what all offsets refer to.
        text_changed: decoding or normalising changed the text, so offsets are not those of the file.
        notes: what reading it had to do, in French (« texte normalisé en NFC »).
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str = "fr"
    text_changed: bool = False
    notes: tuple[str, ...] = ()


class Analysis(Record, frozen=True, kw_only=True):
    """What one document says: the result of ``nlp(text)``.

    ``credits`` are the names in a trailing « Sources : AFP, Sputnik »: candidates, never counted as origins.
    """

    document: Document
    statements: tuple[Statement, ...] = ()
    retractions: tuple[Retraction, ...] = ()
    credits: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text
