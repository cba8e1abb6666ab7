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


class TimeType(StrEnum):
    """The four types of TIMEX3 (ISO-TimeML, ISO 24617-1)."""

    DATE = "DATE"  # a day or something longer: « jeudi », « novembre 2017 », « les années 1990 »
    TIME = "TIME"  # a part of a day or an hour: « jeudi soir », « 17 h »
    DURATION = "DURATION"  # « deux ans »
    SET = "SET"  # what comes back: « chaque lundi »


class TimeStatus(StrEnum):
    """How the value of a time expression came about."""

    EXPLICIT = "explicit"  # the expression itself says it all: « le 8 juin 2018 »
    INFERRED = "inferred"  # the document settles what the expression leaves open: « vendredi »
    CONFLICTING = "conflicting"  # two things said of it do not agree: a weekday that the date does not have
    UNDERDETERMINED = "underdetermined"  # the evidence leaves several readings, or any number


class PublishedStatus(StrEnum):
    """What the publication date rests on."""

    GIVEN = "given"  # by whoever supplied the document
    INFERRED = "inferred"  # from the document itself, down to one stretch of time
    OPEN = "open"  # the document does not settle it


class PlaceStatus(StrEnum):
    """Whether a place could be put on a map."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"  # several places of that name, and nothing to choose by
    UNLOCATED = "unlocated"  # no list knows it


class AreaKind(StrEnum):
    """How a text gives a stretch of land by other places."""

    RING = "ring"  # « à 70 km de Boukamal »
    SECTOR = "sector"  # « à l'est de Deir Ezzor »
    BETWEEN = "between"  # « entre Homs et Palmyre »
    NEAR = "near"  # « près de », « non loin de »


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE_BODY = "state_body"  # a state, a government, a ministry, an army, a court, a police
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"  # a party, an NGO, a firm, an alliance, an international body
    MEDIUM = "medium"
    UNNAMED = "unnamed"  # known by description and document: « une source militaire », « les habitants »


class PartKind(StrEnum):
    """What a stretch of text is that reports nothing."""

    BYLINE = "byline"  # « Par Jeanne Roche »
    DATELINE = "dateline"  # « Bamako (AFP) – »
    CREDIT = "credit"  # « Sources : AFP, Sputnik », « (avec Reuters) »
    BOILERPLATE = "boilerplate"  # « Lire aussi : », « Abonnez-vous », « Tous droits réservés »


class Polarity(StrEnum):
    """Whether an event is said to have happened or not to."""

    POS = "pos"
    NEG = "neg"  # negated (« à aucun moment ne s’est emparé ») or denied


class Modality(StrEnum):
    """In which mode an event is told."""

    ACTUAL = "actual"  # has happened, is happening
    FAILED = "failed"  # attempted without success: « la tentative avortée », « a échoué à »
    PLANNED = "planned"  # will, is to, prepares to, in order to
    THREATENED = "threatened"
    CONDITIONAL = "conditional"  # the journalistic conditional: « aurait pris »
    HYPOTHETICAL = "hypothetical"  # if, would, could


class FigureKind(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    ARRESTED = "arrested"
    PARTICIPANTS = "participants"
    FORCES = "forces"
    VEHICLES = "vehicles"
    MONEY = "money"
    PERCENT = "percent"
    OTHER = "other"


class FigureScope(StrEnum):
    """The land that a figure covers, where a noun without a name says so."""

    COUNTRY = "country"  # « dans tout le pays », « au niveau national »
    CAPITAL = "capital"  # « dans la capitale »
    PROVINCES = "provinces"  # « en province »: the country without its capital
    WORLD = "world"  # « dans le monde »


class Revision(StrEnum):
    """How a count stands to others of the same thing, as its text says."""

    UP = "up"  # replaces a lower one: « revu à la hausse », « le bilan s’alourdit à »
    DOWN = "down"  # replaces a higher one: « revu à la baisse », « ramené à »
    CHANGED = "changed"  # replaces another: « fait désormais état de », « selon un nouveau bilan »
    PROVISIONAL = "provisional"  # is to be replaced: « bilan provisoire », « selon un premier bilan »
    FINAL = "final"  # « bilan définitif »


class PassageKind(StrEnum):
    """What it means that two documents share a passage."""

    COPY = "copy"  # one was copied from the other, or both from a third text
    QUOTATION = "quotation"  # both quote the same words: they share a source, neither is a copy for that


class Direction(StrEnum):
    """Which of two documents the other was likely copied from."""

    A_TO_B = "a_to_b"  # b carries what a published
    B_TO_A = "b_to_a"


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

    ``row`` is the id of the row of the lexicon (``lexicon/fr/reporting.csv``, ``lexicon/events`` ...; ``None`` where
    there is none), ``rule`` the name of the construction that fired, ``steps`` says in French how the rest was settled.
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


class TimeReading(Record, frozen=True, kw_only=True):
    """One possible value of a time expression or of a publication date, and what speaks for it.

    ``earliest`` and ``latest`` are days (YYYY-MM-DD), ``None`` where that end is open.
    """

    value: str
    earliest: str | None
    latest: str | None
    reason: str


class TimeExpression(Record, frozen=True, kw_only=True):
    """A calendar expression and what it comes to.

    Attributes:
        id: position among the time expressions of the document, from 0, in text order.
        start, end, text: the expression, as in :class:`Span`.
        type: see :class:`TimeType`.
        value: the TIMEX3 value (``2018-06-08``, ``2018-06-09TEV``, ``P4D``, ``XXXX-WXX-1``); ``None`` where the
            document does not settle it.
        earliest, latest: first and last day it may mean (YYYY-MM-DD); ``None`` where that end is open, and for
            durations and sets.
        status: see :class:`TimeStatus`.
        tense: of the verb that it stands with: ``past``, ``present``, ``future`` or ``conditional``; ``None`` where it
            stands with none.
        candidates: the readings, where there is more than one.
        evidence: in French, what the value rests on.
    """

    id: int
    start: int
    end: int
    text: str
    type: TimeType
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    status: TimeStatus
    tense: str | None = None
    candidates: tuple[TimeReading, ...] = ()
    evidence: tuple[str, ...] = ()


class Publication(Record, frozen=True, kw_only=True):
    """When a document was published, as far as that can be told.

    Attributes:
        earliest, latest: first and last possible day (YYYY-MM-DD), ``None`` where that end is open.
        status: see :class:`PublishedStatus`.
        candidates: the readings, where the evidence leaves a few.
        evidence: in French, what it rests on.
    """

    earliest: str | None = None
    latest: str | None = None
    status: PublishedStatus = PublishedStatus.OPEN
    candidates: tuple[TimeReading, ...] = ()
    evidence: tuple[str, ...] = ()


class PlaceCandidate(Record, frozen=True, kw_only=True):
    """One place that a name may mean, and what speaks for it.

    ``gazetteer`` is the id in the list that knows it (``geonames:173334``, ``recoupe:al_tanf``); positions are in
    degrees (WGS 84), ``precision_km`` is how far off the point may be from what is meant.
    """

    name: str
    country: str | None
    kind: str
    latitude: float | None
    longitude: float | None
    precision_km: float | None = None
    gazetteer: str | None = None
    reason: str = ""


class Place(Record, frozen=True, kw_only=True):
    """A mention of a place.

    Attributes:
        id: position among the mentions of places in the document, from 0, in text order.
        referent: ``id`` of the first mention of the same place (« Boukamal » and « Al-Boukamal » share theirs).
        start, end, text: the mention, as in :class:`Span`.
        name: the place's name in the gazetteer; the mention itself where no list knows it.
        country: ISO 3166 alpha-2; ``None`` where it lies in none or in several, or is not known.
        kind: ``country``, ``region``, ``city``, ``facility``, ``street``, ``area`` or ``water``.
        latitude, longitude: WGS 84 degrees; ``None`` unless resolved.
        precision_km: how far off the point may be from what is meant, in km.
        status: see :class:`PlaceStatus`.
        actor: the name stands for a government or another body (« Washington a envoyé »).
        gazetteer: the place's id in the list that knows it.
        candidates: the places it may be, where it is ambiguous.
        evidence: in French, what the resolution rests on.
    """

    id: int
    referent: int
    start: int
    end: int
    text: str
    name: str
    country: str | None
    kind: str
    latitude: float | None = None
    longitude: float | None = None
    precision_km: float | None = None
    status: PlaceStatus
    actor: bool = False
    gazetteer: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    evidence: tuple[str, ...] = ()


class Area(Record, frozen=True, kw_only=True):
    """A stretch of land that the text gives by its relation to places.

    Attributes:
        id: position among the areas of the document, from 0, in text order.
        start, end, text: the expression (« à 70 km de Boukamal »), as in :class:`Span`.
        kind: see :class:`AreaKind`.
        place: ``id`` of the mention that is located so (« Ce village »: ``None``; « Hmeimat, à 70 km de »: Hmeimat).
        references: ``id`` of the mentions it is located by, one or more.
        distance_km: distance to the reference, where one is given.
        bearing: degrees clockwise from north as seen from the reference, for sectors and where a direction is given.
        latitude, longitude: centre of the area, where the references have a position.
        precision_km: the area lies within so many km of that centre.
    """

    id: int
    start: int
    end: int
    text: str
    kind: AreaKind
    place: int | None
    references: tuple[int, ...]
    distance_km: float | None = None
    bearing: float | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision_km: float | None = None


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
        time: the expression that dates the utterance (« jeudi »), where the cue clause has one; also in
            :attr:`Analysis.dates`.
        plover, mode: event type and mode in PLOVER of saying so (« menacer »: THREATEN), ``None`` where it has none.
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
    time: TimeExpression | None = None
    plover: str | None = None
    mode: str | None = None
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


class Actor(Record, frozen=True, kw_only=True):
    """Somebody who acts, speaks or is acted on, with all its mentions in one document.

    Attributes:
        id: position among the actors of the document, from 0, in the order of their first mention.
        name: the fullest name in the document, without article; the description of an unnamed one.
        kind: see :class:`ActorKind`.
        country: ISO 3166 alpha-2 of the country it belongs to; ``None`` where that is not known.
        aliases: the other forms that the document calls it by, in the order of their first occurrence.
        entry: the row of the lexicon that knows it across documents (``actors:daech``, ``outlets:afp``).
        mentions: every mention, in text order; pronouns are among them.
        why: rule and steps, in French, by which its mentions were found and joined.
    """

    id: int
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    entry: str | None = None
    mentions: tuple[Span, ...] = ()
    why: Why


class Event(Record, frozen=True, kw_only=True):
    """A mention of one event: what happened, to whom, where and when, and in whose words.

    Attributes:
        id: position among the events of the document, from 0, in text order.
        type: id of an event type (a file of ``lexicon/events/``): ``control``, ``assault``, ``protest`` ...
        name: the type's name in French.
        plover, mode: event type and mode in PLOVER, ``None`` where it has none.
        acled: event and sub-event type in ACLED (« Battles / Armed clash »), ``None`` where it has none.
        trigger: the verb without auxiliaries and clitics, the noun, or the idiom.
        agent, patient: who does it to whom: the fullest name or description in the document, without article.
        agent_id, patient_id: ``id`` of the actors, where they are actors; ``None`` where several that are joined act or
            are acted on together (``agent`` then names them all, « Paul Kardo et Marie Roussel »): each of them is an
            actor of its own whose mentions lie in ``agent_span``.
        agent_span, patient_span: the mention beside the trigger, where there is one.
        place: the name of the place where it happens, as the text writes it.
        place_id: ``id`` of the mention in :attr:`Analysis.places`.
        time: ``id`` of the expression in :attr:`Analysis.dates` that dates it.
        polarity, modality: see :class:`Polarity`, :class:`Modality`.
        voice: ``"outlet"`` where the journalist asserts it, else the origin of the statement it stands in; ``None``
            where that origin is not known.
        statement: ``id`` of that statement.
        why: row of the lexicon, rule, and steps in French.
    """

    id: int
    type: str
    name: str | None = None
    plover: str | None = None
    mode: str | None = None
    acled: str | None = None
    trigger: Span
    agent: str | None = None
    agent_id: int | None = None
    agent_span: Span | None = None
    patient: str | None = None
    patient_id: int | None = None
    patient_span: Span | None = None
    place: str | None = None
    place_id: int | None = None
    time: int | None = None
    polarity: Polarity = Polarity.POS
    modality: Modality = Modality.ACTUAL
    voice: str | None = "outlet"
    statement: int | None = None
    why: Why


class Figure(Record, frozen=True, kw_only=True):
    """A number, and what it counts, of which event, according to whom.

    Attributes:
        id: position among the figures of the document, from 0, in text order.
        start, end, text: the expression with its modifier (« au moins 17 »), as in :class:`Span`.
        value: the number; ``None`` for ranges and vague ones (« entre 300 et 400 », « des centaines »).
        low, high: bounds: « au moins 17 » has ``low`` 17 beside its value 17, « moins de 50 » ``high`` 50, « des
            centaines » ``low`` 200.
        unit: ISO 4217 code of a currency, ``%``, or ``None`` where things are counted.
        counts: the noun phrase counted, without article; ``None`` where the text has none.
        kind: see :class:`FigureKind`.
        by: ``"outlet"`` or the origin of the statement it stands in; ``None`` where that origin is not known.
        statement: ``id`` of that statement.
        event: ``id`` of the event whose victims, participants or means it counts.
        part_of: ``id`` of the figure it is a part of (« dont trois graves »).
        place_id: ``id`` of the mention in :attr:`Analysis.places` of where this very number was counted (« dont 8.000 à
            Paris »); ``None`` where its sentence does not tell, or tells it by ``scope``.
        scope: see :class:`FigureScope`; ``None`` where a name says where, or nothing does.
        time: ``id`` of the expression in :attr:`Analysis.dates` that says on which day this very number happened
            (« contre 36.000 le 1er décembre »); ``None`` where its sentence does not tell.
        as_of: ``id`` of the expression that says as of when it was counted (« à 17H00 », « selon un bilan donné
            dimanche matin »).
        against: ``id`` of the figure that this one, of another day, is recalled to be compared with (« contre
            36.000 »).
        replaces: ``id`` of the earlier count of the same thing that this one takes the place of (« le précédent bilan
            était de 12 morts »).
        revision: see :class:`Revision`; ``None`` where nothing is said.
        why: row of the lexicon, rule, and steps in French.
    """

    id: int
    start: int
    end: int
    text: str
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    unit: str | None = None
    counts: str | None = None
    kind: FigureKind = FigureKind.OTHER
    by: str | None = "outlet"
    statement: int | None = None
    event: int | None = None
    part_of: int | None = None
    place_id: int | None = None
    scope: FigureScope | None = None
    time: int | None = None
    as_of: int | None = None
    against: int | None = None
    replaces: int | None = None
    revision: Revision | None = None
    why: Why


class Label(Record, frozen=True, kw_only=True):
    """How an actor is called by an evaluative or contested term, and in whose voice.

    Attributes:
        id: position among the labels of the document, from 0, in text order.
        start, end, text: the noun phrase that carries the term, as in :class:`Span`.
        term: the loaded word or words.
        actor: the one who is called so: the fullest name or description, without article.
        actor_id: ``id`` of the actor, where it is one.
        voice: ``"outlet"``, the origin of the quotation it stands in, ``"undetermined"`` in indirect speech (the
            wording may be the speaker's or the outlet's), ``None`` where the speaker is not known.
        statement: ``id`` of the statement it stands in.
        neutral: what a neutral text would write instead, in French; ``None`` where the lexicon proposes nothing.
        why: row of the lexicon, rule, and steps in French.
    """

    id: int
    start: int
    end: int
    text: str
    term: str
    actor: str | None = None
    actor_id: int | None = None
    voice: str | None = "outlet"
    statement: int | None = None
    neutral: str | None = None
    why: Why


class Part(Record, frozen=True, kw_only=True):
    """A stretch of a text that is about the text: who signs it, where from, whom it credits; or no part of it at all.

    Attributes:
        start, end, text: as in :class:`Span`.
        kind: see :class:`PartKind`.
        names: whom it names: persons and agencies of a byline, agencies of a dateline or credit, as the lexicon of
            media writes them.
    """

    start: int
    end: int
    text: str
    kind: PartKind
    names: tuple[str, ...] = ()


class Passage(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Words that two documents share, but for small changes.

    Attributes:
        a, b: start and end in the text of each document, in code points; both lie at the edges of words.
        kind: see :class:`PassageKind`.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    kind: PassageKind = PassageKind.COPY


class Copy(Record, frozen=True, kw_only=True):
    """What two documents of a dossier share.

    Attributes:
        a, b: the documents, by the id they came with, else by path or address.
        containment_a, containment_b: the share of each one's different runs of six words that lies in copied passages;
            quotations do not count.
        passages: in the order of a.
        direction: which one the other was likely copied from; ``None`` where nothing tells, or reasons disagree.
        agencies: the news agencies that either of them credits or is.
        why: what speaks for the direction, or why none is given, in French.
        numbers: of both documents in the dossier.
    """

    a: str
    b: str
    containment_a: float
    containment_b: float
    passages: tuple[Passage, ...]
    direction: Direction | None = None
    agencies: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    numbers: tuple[int, int]


class CopyGroup(Record, frozen=True, kw_only=True):
    """Documents of a dossier that carry one text.

    Attributes:
        id: position among the groups, from 0; the largest come first.
        documents: those that are little else than this text, the earliest first.
        within: those that carry it inside a longer text of their own, the earliest first.
        origin: the one that the others likely go back to; ``None`` where that cannot be told.
        agencies: the news agencies that the documents credit or are, the most often credited first.
        earliest, latest: first and last possible day of the first publication; ``None`` where that end is open.
        sample: number of a document of the group, and start and end of the longest passage that it shares.
        why: what the origin and the agencies rest on, in French.
        numbers: of ``documents`` and then ``within`` in the dossier.
    """

    id: int
    documents: tuple[str, ...]
    within: tuple[str, ...] = ()
    origin: str | None = None
    agencies: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    sample: tuple[int, int, int]
    why: tuple[str, ...] = ()
    numbers: tuple[int, ...]


class Original(Record, frozen=True, kw_only=True):
    """The bytes that a document was read from, exactly as they came, and how they were obtained.

    Attributes:
        data: the bytes; of a file with many documents only those of this one, where they can be told apart.
        media_type: ``text/html``, ``application/pdf`` ...
        obtained: path or URL they came from; members of archives stand after ``!`` (``a.zip!b.html``).
        obtained_at: when, in UTC (``2018-06-10T14:05:00Z``): the date of an archived record or of a message, else of
            the file; ``None`` where only the time of adding is known.
        locator: where in it the document stands (« ligne 12 », « entrée 3 »), where it holds several.
        archive: link to an archived copy, where one was given.
    """

    data: bytes
    media_type: str
    obtained: str
    obtained_at: str | None = None
    locator: str | None = None
    archive: str | None = None


class Item(Record, frozen=True, kw_only=True):
    """What a reader gives: a document, the bytes behind it, and by what it is known when it comes again.

    ``key`` begins with what it is: ``id:`` the id it came with, ``url:`` its address, ``path:`` its file (absolute,
    with the member), ``text:`` the SHA-256 of its text where there is nothing else.
    """

    document: Document
    original: Original
    key: str


class Document(Record, frozen=True, kw_only=True):
    """A text and where it comes from; the text is in NFC and fixed from then on.

    Attributes:
        id: the record's own id, or the first 16 hexadecimal digits of the text's SHA-256.
        path: the file it was read from.
        url, title, outlet, published: as given by whoever supplied the document; ``published`` is YYYY-MM-DD.
        byline: who signs it, as given (« Jeanne Roche, avec AFP »).
        published_at: date and time of publication as given, ISO 8601 with the offset it came with; its day is
            ``published``.
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
    byline: str | None = None
    published_at: str | None = None
    language: str = "fr"
    text_changed: bool = False
    notes: tuple[str, ...] = ()


class Analysis(Record, frozen=True, kw_only=True):
    """What one document says: the result of ``nlp(text)``.

    Attributes:
        document: the text, and what was known of it beforehand.
        published: when it was published, given or inferred.
        statements, retractions: who says what, and who takes back what.
        credits: the names in a trailing « Sources : AFP, Sputnik »: candidates, never counted as origins.
        dates: every calendar expression.
        places: every mention of a place.
        areas: what the text locates by its relation to places.
        actors: who acts, speaks or is acted on.
        events: what is said to have happened, or not to.
        figures: every number that counts something.
        labels: the loaded terms that actors are called by.
        parts: bylines, datelines, credits and boilerplate: what in the text is about the text.
    """

    document: Document
    published: Publication = Publication()
    statements: tuple[Statement, ...] = ()
    retractions: tuple[Retraction, ...] = ()
    credits: tuple[Span, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    areas: tuple[Area, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    labels: tuple[Label, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text
