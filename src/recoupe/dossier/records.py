"""What goes into a dossier and comes out of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from msgspec import field

from recoupe.model import Actor, Analysis, Document, Item, Label, Part, Record, Span


class Seen(StrEnum):
    """What a dossier knows of a document that is handed to it."""

    NEW = "new"
    SAME = "same"  # it is there, analyzed on the current basis
    STALE = "stale"  # it is there, but its analysis rests on something that has changed since
    CHANGED = "changed"  # another revision of it is there


class Look(Record, frozen=True, kw_only=True):
    """What a dossier says of a document before it is analyzed.

    Attributes:
        seen: see :class:`Seen`.
        number: of the document, or of the latest revision of a changed one; ``None`` where it is new.
        dated: the day of publication that a person set for it.
    """

    seen: Seen
    number: int | None = None
    dated: str | None = None


class Renewal(Record, frozen=True, kw_only=True):
    """What renewing did, in documents: analyzed anew, settled without (no change can affect them), current already."""

    renewed: int
    settled: int
    current: int


class Basis(Record, frozen=True, kw_only=True):
    """Versions of what an analysis depends on, each a digest in hexadecimal.

    ``rows`` are the rows of the lexicon as :func:`recoupe.lexicon.manifest.manifest` gives them, so that a change of
    one row can be told from a change of all.
    """

    code: str
    model: str
    lexicon: str
    gazetteer: str
    rows: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)


class Traces(Record, frozen=True, kw_only=True):
    """What tells later which documents a change can affect, and which share passages.

    Attributes:
        words: 32-bit hashes of the words of the text, in order, as little-endian bytes.
        lemmas: the same of the different words, lemmas and names, sorted.
        names: the names asked of the gazetteer, each with a digest of the answer.
    """

    words: bytes = b""
    lemmas: bytes = b""
    names: dict[str, str] = field(default_factory=dict)


class Entry(Record, frozen=True, kw_only=True):
    """A document to be written: what was read, what was found in it, and on what that rests."""

    item: Item
    analysis: Analysis
    traces: Traces = Traces()


class Stored(Record, frozen=True, kw_only=True):
    """A document of a dossier, without what was found in it.

    Attributes:
        number: its place in the order of adding, from 1; other tables name it by this.
        name: what people call it: the id it came with, else its path, else its address.
        key: by what it is known when it comes again.
        revision, revisions: which of its revisions this is, and how many there are.
        document: the text and where it comes from; ``published`` is the day that a person set, where one did.
        dated: a person set the day of publication.
        earliest, latest, status: when it was published, given or inferred (see :class:`~recoupe.model.Publication`).
        original: SHA-256 of the bytes it was read from.
        obtained, obtained_at, locator, archive: see :class:`~recoupe.model.Original`.
        added_at: when it came into the dossier.
    """

    number: int
    name: str
    key: str
    revision: int
    revisions: int
    document: Document
    dated: bool
    earliest: str | None
    latest: str | None
    status: str
    original: str
    obtained: str
    obtained_at: str
    locator: str | None
    archive: str | None
    added_at: str


class Form(NamedTuple):
    """One way in which documents name an origin, with what they know of it."""

    name: str
    entry: str | None
    kind: str | None
    country: str | None


class Origin(Record, frozen=True, kw_only=True):
    """Somebody who says something in a dossier.

    Attributes:
        name: how most documents name it, no acronym where there is a full name.
        names: all its spellings, ``name`` first.
        kind: see :class:`~recoupe.model.ActorKind`; ``None`` where no document tells.
        country: ISO 3166 alpha-2, where the documents agree on one.
        entry: the row of the lexicon that knows it (``actors:osdh``).
        statements, retractions: how many there are of it.
        forms: how the documents name it.
    """

    name: str
    names: tuple[str, ...]
    kind: str | None
    country: str | None
    entry: str | None
    statements: int
    retractions: int
    forms: tuple[Form, ...]


class Who(Origin, frozen=True, kw_only=True):
    """Somebody over all documents of a dossier: who speaks, passes on, publishes, or is only spoken of.

    Attributes:
        why: how its forms were put together, in French, where that goes beyond equal names and rows of the lexicon.
    """

    why: tuple[str, ...] = ()


class Spoken(Record, frozen=True, kw_only=True):
    """A statement or retraction with its chain, as the tables have it.

    Attributes:
        kind: ``statement`` or ``retraction``.
        document: the number of the document.
        id: of the statement or retraction in its analysis.
        start, end: of the content, of a retraction its cue, in code points of the document's text.
        origin: how the document names who says it; ``None`` where it does not settle that.
        relays: how it names those who passed it on, from the origin outwards.
        attitude, negated, parent: see :class:`~recoupe.model.Statement`; the attitude of a retraction is ``retract``.
        content: what was said.
        retracts: of a retraction the ``id`` of the statement taken back.
    """

    kind: str
    document: int
    id: int
    start: int
    end: int
    origin: Form | None
    relays: tuple[Form, ...]
    attitude: str
    negated: bool
    parent: int | None
    content: str
    retracts: int | None = None


class Words(Record, frozen=True, kw_only=True):
    """Reported words: ``id``, ``content``, ``origin`` and ``form`` of a :class:`~recoupe.model.Statement`."""

    id: int
    content: tuple[Span, ...]
    origin: str | None
    form: str


class Naming(Record, frozen=True, kw_only=True):
    """How a document names its actors: these, its labels, and where words are reported in it."""

    document: int
    actors: tuple[Actor, ...]
    labels: tuple[Label, ...]
    words: tuple[Words, ...]


class Said(Record, frozen=True, kw_only=True):
    """One thing an origin said, denied or took back, in one document.

    Attributes:
        kind: ``statement`` or ``retraction``.
        document, name, outlet, title: the number, name, outlet and title of the document.
        id: of the statement or retraction in its analysis.
        start, end: of the content, of a retraction its cue, in code points of the document's text.
        origin, entry, source, cue, attitude, negated, form, stance, relays: see :class:`~recoupe.model.Statement`; the
            attitude of a retraction is ``retract``.
        content: what was said; of a retraction the statement taken back, empty where that cannot be told.
        said_earliest, said_latest: first and last day of the utterance, where the text gives its time.
        earliest, latest, status: when the document was published, see :class:`~recoupe.model.Publication`.
        moment: its date and time, where it came with one, else empty.
        retracts: of a retraction the ``id`` of the statement taken back.
        retracted: the statement is taken back in the same document.
    """

    kind: str
    document: int
    name: str
    outlet: str | None
    title: str | None
    id: int
    start: int
    end: int
    origin: str
    entry: str | None
    source: str | None
    cue: str | None
    attitude: str
    negated: bool
    form: str | None
    stance: str | None
    relays: tuple[str, ...]
    content: str
    said_earliest: str | None
    said_latest: str | None
    earliest: str | None
    latest: str | None
    status: str
    moment: str
    retracts: int | None = None
    retracted: bool = False

    @property
    def time(self) -> tuple[str | None, str | None]:
        """First and last day on which it was said: as the text gives it, else that of publication, where settled."""
        if self.said_earliest or self.said_latest:
            return self.said_earliest, self.said_latest
        return (None, None) if self.status == "open" else (self.earliest, self.latest)


class Hit(Record, frozen=True, kw_only=True):
    """A document in which the words of a search stand.

    Attributes:
        document, name, outlet, title: of the document.
        earliest, latest: first and last day it may have been published on.
        text: of the document.
        places: where the words stand in the text, start and end in code points; none where only the title has them.
    """

    document: int
    name: str
    outlet: str | None
    title: str | None
    earliest: str | None
    latest: str | None
    text: str
    places: tuple[tuple[int, int], ...]


class Overlap(Record, frozen=True, kw_only=True):
    """What two documents share, before it is judged.

    Attributes:
        a, b: numbers of the documents, ``a`` the lower as the dossier gives them.
        containment_a, containment_b: the share of each one's different shingles that lies in the passages.
        passages: each with its start and end in a and in b (code points), how many words are equal, and 1 where it
            stands between quotation marks in both.
    """

    a: int
    b: int
    containment_a: float
    containment_b: float
    passages: tuple[tuple[int, int, int, int, int, int], ...]

    def turned(self) -> Overlap:
        """Give the same as seen from the other document."""
        return Overlap(
            a=self.b,
            b=self.a,
            containment_a=self.containment_b,
            containment_b=self.containment_a,
            passages=tuple(sorted((c, d, a, b, equal, quoted) for a, b, c, d, equal, quoted in self.passages)),
        )


class Making(Record, frozen=True, kw_only=True):
    """What tells where a document comes from.

    Attributes:
        number, name, outlet, byline, title: of the document.
        moment: date and time of publication as they came with it; ``None`` where a person set the day.
        earliest, latest: first and last possible day of publication.
        parts: its bylines, datelines, credits and boilerplate.
    """

    number: int
    name: str
    outlet: str | None = None
    byline: str | None = None
    title: str | None = None
    moment: str | None = None
    earliest: str | None = None
    latest: str | None = None
    parts: tuple[Part, ...] = ()


class Merged(Record, frozen=True, kw_only=True):
    """What taking another dossier over did.

    Attributes:
        added: documents that were not there.
        same: documents that were.
        unanalyzed: documents now there whose findings could not be read, or rest on another day of publication than
            the one that holds now; renewing finds them again.
        lost: the numbers, in the other dossier, of documents that cannot be read, each with the reason.
    """

    added: int
    same: int
    unanalyzed: int
    lost: tuple[tuple[int, str], ...]


class Info(Record, frozen=True, kw_only=True):
    """What a dossier holds.

    Attributes:
        documents, revisions: documents, and all their revisions together.
        outlets: how many documents each outlet has, the most first; ``None`` for those without.
        earliest, latest: first and last day of publication of the documents for which both ends of it are settled.
        dates: how many documents have a date given, inferred, open, or set by hand.
        findings: how many statements, retractions, actors, places, events, figures and labels there are in the current
            revisions.
        copies: pairs of documents that share passages; ``None`` where some documents have not been compared yet.
        stale: documents whose analysis is missing, rests on another basis than the one used last, or on another day
            of publication than the one that holds now.
        refused: inputs that could not be used, by kind of problem.
        size: of the file, in bytes.
        version: of the schema.
    """

    documents: int
    revisions: int
    outlets: tuple[tuple[str | None, int], ...]
    earliest: str | None
    latest: str | None
    dates: dict[str, int]
    findings: dict[str, int]
    copies: int | None
    stale: int
    refused: dict[str, int]
    size: int
    version: int
