"""What the cross-check keeps of each document, and what it finds over all of them.

A :class:`Sketch` is made from one stored analysis and from nothing else, so it is made once. Facts are made from
sketches, copies and dates; they name documents as people do, and are in an order that does not depend on the order in
which documents came.

Records of which there are hundreds of thousands are not looked through by the garbage collector (``gc=False``): they
are trees, so nothing in them can refer back to them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from recoupe.model import Part, Record

#: Days of a year, leap years too.
_YEAR = 366


class AccountKind(StrEnum):
    """What an account tells."""

    FIGURE = "figure"  # how many
    EVENT = "event"  # that something happened, or did not
    CLAIM = "claim"  # something else that somebody says and somebody denies


class Relation(StrEnum):
    """How the versions of a fact stand to each other."""

    CONFLICT = "conflict"  # two of them cannot both be right
    UPDATE = "update"  # one replaces another
    AGREE = "agree"


class Slot(StrEnum):
    """Where two versions of a fact differ."""

    OCCURRENCE = "occurrence"  # it happened, it did not
    OUTCOME = "outcome"  # succeeded, failed
    NUMBER = "number"
    AGENT = "agent"
    PLACE = "place"
    TIME = "time"
    RESPONSIBILITY = "responsibility"  # each side says that the other did it


class UpdateKind(StrEnum):
    """What an update is."""

    RISE = "rise"
    FALL = "fall"
    CORRECTION = "correction"  # the text itself says that it replaces an earlier number
    RETRACTION = "retraction"  # the same origin takes it back
    REVISION = "revision"  # the same wire, later


class When(Record, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A time that a document gives, as far as the document alone settles it.

    Attributes:
        text: the expression (« samedi »); empty where none was found.
        earliest, latest: first and last day (YYYY-MM-DD) that it may be; ``None`` where that end is open.
        weekday: 0 (Monday) to 6, where it names one.
        date: day and month, where it names them without a year that the document settles.
        shift: days from publication, first and last, where it is told from there (« hier »: -1, -1); of a weekday or
            date the stretch in which it lies (« samedi », past: -6, 0).
        plus: days from what the rest comes to (« la veille »: -1).
        clock: minutes since midnight, first and last, where it gives an hour or a part of the day; more than 1440 are
            of the next day.
        basis: in French, how it was come by; empty where the words beside what is dated say it.
    """

    text: str = ""
    earliest: str | None = None
    latest: str | None = None
    weekday: int | None = None
    date: tuple[int, int] | None = None
    shift: tuple[int, int] | None = None
    plus: int = 0
    clock: tuple[int, int] | None = None
    basis: str = ""

    @property
    def says(self) -> bool:
        """Whether it says anything of the day."""
        return self.shift is not None or self.earliest is not None and self.latest is not None


class Spot(Record, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A place as accounts are compared by it.

    Attributes:
        name: as the gazetteer writes it, else as the text does.
        key: the id in the gazetteer, else the folded name; the code of a country.
        kind: see :class:`~recoupe.model.Place`.
        country: ISO 3166 alpha-2.
        latitude, longitude, precision_km: where it is, as far as it could be located.
    """

    name: str
    key: str
    kind: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision_km: float | None = None


class Account(Record, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """What one sentence of one document says of a fact.

    Attributes:
        kind: see :class:`AccountKind`.
        id: of the figure, event or statement in the analysis.
        start, end: the sentence, in code points of the document's text.
        mark: start and end of the number, the trigger or the words.
        text: those words.
        type: what is counted (``participants``, ``arrested``, ``custody``, ``money``, ``other:convoi``), type of the
            event, ``said``, or ``nature`` (accident or intent).
        what: in French, what is counted or what happened (« manifestants », « prise de contrôle »).
        value, low, high, unit: of a figure, see :class:`~recoupe.model.Figure`.
        rounded: its words say that it is no exact number (« près de », « une centaine »).
        definite: *les, ces* stand before it: it takes up a number that is known.
        against: it is recalled for comparison only.
        contrasts: its sentence sets it against a number just given: « Le gouvernement parle de 20 000 ».
        revised: ``up``, ``down`` or ``same`` where the text says that it replaces an earlier number.
        by: ``outlet``, the name of the origin, ``None`` where that is not known.
        entry: the row of the lexicon that knows the origin.
        by_kind, by_country: what the origin is, and where, as far as the document tells.
        called: by what else the document calls it (« ministre de l’Intérieur », « OSDH »).
        relays: from the origin outwards.
        statement: ``id`` of the statement it stands in.
        attitude: of that statement.
        retracted: ``id`` of the retraction that takes that statement back.
        polarity, modality: of an event; of a figure those of its event.
        agent, patient: names; ``agent_entry`` and ``patient_entry`` their rows of the lexicon.
        side: whom the origin speaks for (« porte-parole du Front »: the Front), as far as the document tells.
        place: where.
        around: keys of the places that may be meant where the sentence itself names none (« la ville »); of a figure
            the town told of just before.
        denial: of what is denied how: ``not``, ``never``, ``no_part`` (to have had a part in it), ``not_yet``,
            ``no_longer``, ``refused``, ``retracted``, ``corrected``; ``other_day`` of what happened, but on another
            day.
        answers: ``id`` of the statement that this one answers (« C’est faux, rétorque … »).
        words: of a claim, its content words and names, folded and without endings, each once.
        scene: of a toll whose sentence names no place, where its event is; nothing more than likely.
        when: on which day what is told happened.
        as_of: when it was counted or said.
        edition: the row and number of an event that comes back (« acte IV »: ``("acte", 4)``).
        part: ``mark`` of the figure it is a part of.
        event: ``id`` of the event that a figure belongs to.
        near: of a figure whose noun says little (money, things), the words with a meaning before it, folded.
        why: rule and steps of the finding, in French.
    """

    kind: AccountKind
    id: int
    start: int
    end: int
    mark: tuple[int, int]
    text: str
    type: str
    what: str = ""
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    unit: str | None = None
    rounded: bool = False
    definite: bool = False
    against: bool = False
    contrasts: bool = False
    revised: str | None = None
    by: str | None = "outlet"
    entry: str | None = None
    by_kind: str | None = None
    by_country: str | None = None
    called: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    statement: int | None = None
    attitude: str | None = None
    retracted: int | None = None
    polarity: str = "pos"
    modality: str = "actual"
    agent: str | None = None
    agent_entry: str | None = None
    patient: str | None = None
    patient_entry: str | None = None
    side: str | None = None
    place: Spot | None = None
    scene: Spot | None = None
    around: tuple[str, ...] = ()
    denial: str | None = None
    answers: int | None = None
    words: tuple[str, ...] = ()
    when: When = When()
    as_of: When = When()
    edition: tuple[str, int] | None = None
    part: tuple[int, int] | None = None
    event: int | None = None
    near: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class Sketch(Record, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """What the cross-check keeps of one document.

    Attributes:
        accounts: in text order.
        editions: what the document says of events that come back: row, number, and the day where it gives one.
        leading: how many of these stand in its head.
        country: the country that it is about: most of the places it names lie there.
        main: the day that it is about, as it says it.
        posted: the last day that a message bears which it quotes; it was published then or later.
        marks: where it names a weekday without its date, and which (0 is Monday).
        weekdays: on which days of the week it may have been published, by those that it names; empty where it names
            none.
        named: the weekdays that it names, in French.
        theme: the actors that it names most often, folded.
        length: of the text, in code points.
        parts: who signs it, whom it credits, what is no part of it.
    """

    accounts: tuple[Account, ...] = ()
    editions: tuple[tuple[str, int, When], ...] = ()
    leading: int = 0
    country: Spot | None = None
    main: When | None = None
    posted: str | None = None
    marks: tuple[tuple[int, int], ...] = ()
    weekdays: tuple[int, ...] = ()
    named: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    length: int = 0
    parts: tuple[Part, ...] = ()


class Carrier(Record, frozen=True, kw_only=True, gc=False):
    """A document with its sketch, and what the dossier knows of it.

    Attributes:
        number: of the document in this dossier; another dossier numbers it otherwise, so it orders nothing.
        name: what people call it.
        key: digest of its text and of what came with it: the same in every dossier.
        outlet: who published it.
        earliest, latest, status: day of publication, see :class:`~recoupe.model.Publication`.
        moment: date and time of publication as they came with it.
        sketch: what it says.
    """

    number: int
    name: str
    key: str
    outlet: str | None = None
    earliest: str | None = None
    latest: str | None = None
    status: str = "open"
    moment: str | None = None
    sketch: Sketch = Sketch()

    @property
    def order(self) -> tuple[str, str]:
        """What puts documents in an order that does not depend on when they came."""
        return self.name, self.key


class Window(Record, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A stretch of days, first and last (YYYY-MM-DD), ``None`` where an end is open; and in French what it rests on."""

    earliest: str | None = None
    latest: str | None = None
    why: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        """The day, where it is one."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None

    @property
    def is_settled(self) -> bool:
        """Whether both ends are known, no more than a year apart: a longer stretch says of no day that it is the one.

        Example:
            >>> Window(earliest="2019-01-20", latest="2019-02-02").is_settled, Window(earliest="2019-01-20").is_settled
            (True, False)
        """
        if self.earliest is None or self.latest is None:
            return False
        return (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days <= _YEAR


class Told(Record, frozen=True, kw_only=True, gc=False):
    """An account where it stands: its document, and the day that the whole dossier settles for it.

    Attributes:
        carrier: the document.
        account: what it says.
        place: where that is, as the account says, or as far as who counts tells (a ministry: the whole country).
        day: on which day what it tells happened.
        published: when the document was published.
        by: who stands behind it, as the account has it but for slips of spelling.
        counter: key of who stands behind it (:mod:`recoupe.crosscheck.counters`); ``None`` where nobody is named.
    """

    carrier: Carrier
    account: Account
    place: Spot | None
    day: Window
    published: Window
    by: str | None
    counter: str | None

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """What puts accounts in an order that does not depend on when documents came."""
        return *self.carrier.order, *self.account.mark, self.account.kind


class Merge(Record, frozen=True, kw_only=True):
    """Why some accounts are not counted as independent.

    Attributes:
        accounts: positions in :attr:`Fact.accounts`.
        proven: the dependence is proven (same origin, copied text), not only possible.
        rule: name of the rule.
        reason: in French.
    """

    accounts: tuple[int, ...]
    proven: bool
    rule: str
    reason: str


class Independence(Record, frozen=True, kw_only=True):
    """How many independent origins stand behind something: at least ``min``, at most ``max``.

    Attributes:
        min: possible dependence merged too (unnamed source, same owner, same camp); 0 where nothing is known of any.
        max: only proven dependence merged.
        origins: who they are, as far as they are named.
        merges: every merge with its reason.
    """

    min: int
    max: int
    origins: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()


class Version(Record, frozen=True, kw_only=True):
    """One way in which a fact is told.

    Attributes:
        title: in French (« 51 400 », « La ville a été prise »).
        accounts: positions in :attr:`Fact.accounts`, the earliest first.
        independent: of those accounts.
        retracted: every origin behind it has taken it back.
    """

    title: str
    accounts: tuple[int, ...]
    independent: Independence
    retracted: bool = False


class Conflict(Record, frozen=True, kw_only=True):
    """Two accounts of a fact that cannot both be right; ``a`` and ``b`` are positions in :attr:`Fact.accounts`."""

    slot: Slot
    a: int
    b: int
    rule: str
    reason: str


class Update(Record, frozen=True, kw_only=True):
    """An account that replaces another; ``before`` and ``after`` are positions in :attr:`Fact.accounts`."""

    kind: UpdateKind
    before: int
    after: int
    rule: str
    reason: str


class Fact(Record, frozen=True, kw_only=True):
    """What is at issue, and how it is told.

    Attributes:
        id: of eight hexadecimal digits; the same in every run over the same documents.
        kind: what its accounts are.
        type: see :class:`Account`.
        title: in French (« Manifestants, France, 9 février 2019 »).
        place: where.
        day: when.
        relation: conflict where there is one, else update where there is one.
        accounts: in the order of time, then of documents.
        versions: those held by most origins first, of equals those told first.
        conflicts, updates: between accounts.
        independent: of all accounts.
        why: in French, what put the accounts together.
    """

    id: str
    kind: AccountKind
    type: str
    title: str
    place: Spot | None
    day: Window
    relation: Relation
    accounts: tuple[Told, ...]
    versions: tuple[Version, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    updates: tuple[Update, ...] = ()
    independent: Independence
    why: tuple[str, ...] = ()
