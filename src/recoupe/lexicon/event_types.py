"""Event types and the words that trigger them, read from ``lexicon/events/`` (the format is told there)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from recoupe.errors import LexiconError
from recoupe.lexicon.event_checks import LISTS, NO_CODE, REMOVED, check_row, check_type, line_of
from recoupe.lexicon.event_words import Entry, Lookup
from recoupe.lexicon.tables import read_toml, remove

FOLDER = "events"
CLASSES = "fr/event_classes.toml"
SHIPPED = Path(__file__).parent

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*triggers[ \t]*\]\]", re.MULTILINE)


class TriggerRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words that trigger one event type, and where their participants stand; :mod:`recoupe.lexicon.events` tells all.

    Attributes:
        id: ``type/first word or idiom``, or ``type/`` and the ``id`` given.
        type: the event type.
        verbs, nouns: what triggers it.
        agent, patient, place: the constructions that give each role, the first one present counts.
        subject, object, complement: what each has to be.
        governor: what a noun has to hang on.
        unless: what none of them may be.
        counted: the noun names people (*blessé, otage*) and means an event only where they are counted.
        finite: a participle beside a noun (*la zone contrôlée par*) tells a state, no event.
        means: the noun names a means (*bombe, voiture piégée*) and means an event only where its sentence tells no
            other of the type.
        takes_up: the noun (*opération, faits, geste*) has the type of the event that it takes up, and is none without.
        open: what the words around it say may change the type (:mod:`recoupe.extract.events.senses`).
        modality: what the word itself says of the event (*tentative* fails), where it says anything.
        plover, mode, acled: codes, where they differ from the type's.
        acled_by: ACLED codes by who acts and on whom, which go before ``acled``.
        example, gives: a sentence and what it must give.
        counterexamples: sentences in which these words mean no event of this type.
    """

    id: str
    type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    governor: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    counted: bool = False
    finite: bool = False
    means: bool = False
    takes_up: bool = False
    open: bool = False
    modality: str | None = None
    plover: str | None = None
    mode: str | None = None
    acled: str | None = None
    acled_by: dict[str, dict[str, str]] = {}
    example: str = ""
    gives: dict[str, str] = {}
    counterexamples: tuple[str, ...] = ()


class Codes(msgspec.Struct, frozen=True, gc=False):
    """The codes of an event: PLOVER type and mode, ACLED event and sub-event."""

    plover: str | None = None
    mode: str | None = None
    acled: str | None = None


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """One event type: its name in French, its codes (``acled_by`` as in a row), its triggers, and its decoys."""

    id: str
    name: str
    codes: Codes
    triggers: tuple[TriggerRow, ...]
    decoys: tuple[str, ...] = ()
    acled_by: dict[str, dict[str, str]] = {}


class Events:
    """All event types, and their words by lemma and by form.

    Args:
        types: the event types.
        classes: the lemmas of each semantic class, which rows ask for as ``@class``.
        own: the ids of a user's rows, which go before shipped ones of the same words.
    """

    def __init__(
        self,
        types: Iterable[EventType],
        classes: Mapping[str, Iterable[str]] | None = None,
        own: Container[str] = (),
    ) -> None:
        self.types = {kind.id: kind for kind in types}
        self._own = own
        self.classes = {name: frozenset(lemmas) for name, lemmas in (classes or {}).items()}
        verbs: list[Entry] = []
        nouns: list[Entry] = []
        for kind in self.types.values():
            for row in kind.triggers:
                verbs += [Entry(words, kind.id, row, row.id in own) for words in row.verbs]
                nouns += [Entry(words, kind.id, row, row.id in own) for words in row.nouns]
            decoys = [Entry(words, kind.id, None) for words in kind.decoys]
            verbs += decoys
            nouns += decoys
        self.verbs = Lookup(verbs, self.classes, verb=True)
        self.nouns = Lookup(nouns, self.classes, verb=False)

    def goes_first(self, row: TriggerRow, trigger: str) -> bool:
        """Whether a row goes before others that have a trigger for the same word, as it is a user's."""
        return row.id in self._own and (self.verbs.is_shared(row, trigger) or self.nouns.is_shared(row, trigger))

    def codes(self, row: TriggerRow, type: str) -> Codes:
        """The codes of an event that a row triggered, whose type the context may have changed."""
        own = self.types[type].codes
        if type != row.type:
            return own
        acled = own.acled if row.acled is None else row.acled
        return Codes(row.plover or own.plover, row.mode or own.mode, acled if acled != NO_CODE else None)

    def acled_by(self, row: TriggerRow, type: str) -> Mapping[str, Mapping[str, str]]:
        """The ACLED codes by participant: of the row, or of the type where the row has no code of its own."""
        if type == row.type and (row.acled_by or row.acled is not None):
            return row.acled_by
        return self.types[type].acled_by

    def is_class(self, lemma: str, names: Iterable[str]) -> bool:
        """Whether a lemma is among names or in one of the ``@classes`` among them."""
        return any(name == lemma or name[0] == "@" and lemma in self.classes.get(name[1:], ()) for name in names)


def load_events(overlay: Path | None = None) -> Events:
    """Read the event types, and lay a user's files over them.

    Args:
        overlay: a folder; the rows of ``events/*.toml`` in it replace those of the same id, add new ones, and remove
            one whose only verb or noun is ``-``; a file of a new name is a new type. The classes of its
            ``fr/event_classes.toml`` are added to the shipped ones.

    Raises:
        LexiconError: a file cannot be understood.
    """
    if overlay is None or not (any(overlay.glob(FOLDER + "/*.toml")) or (overlay / CLASSES).is_file()):
        return _shipped()
    shipped = _shipped()
    classes = {name: set(lemmas) for name, lemmas in shipped.classes.items()}
    if (overlay / CLASSES).is_file():
        for name, lemmas in read_classes(overlay / CLASSES).items():
            classes.setdefault(name, set()).update(lemmas)
    types = dict(shipped.types)
    for path in sorted((overlay / FOLDER).glob("*.toml")):
        types[path.stem] = read_type(path, classes, base=types.get(path.stem))
    before = {id(row) for kind in shipped.types.values() for row in kind.triggers}
    own = frozenset(row.id for kind in types.values() for row in kind.triggers if id(row) not in before)
    return Events(types.values(), classes, own)


@lru_cache(maxsize=1)
def _shipped() -> Events:
    paths = sorted((SHIPPED / FOLDER).glob("*.toml"))
    return Events([read_type(path) for path in paths], read_classes(SHIPPED / CLASSES))


def read_type(
    path: Path, classes: Mapping[str, Iterable[str]] | None = None, *, base: EventType | None = None
) -> EventType:
    """Read the file of one event type.

    Args:
        path: the file; its name is the type.
        classes: the semantic classes that rows may ask for; without them nothing is checked.
        base: the type that the file's rows are laid over.

    Raises:
        LexiconError: something in it cannot be understood.
    """
    text, data = read_toml(path)
    where = f"{path.name}:1"
    if classes is not None:
        check_type(data, path, text, classes, new=base is None)
    own = base.codes if base is not None else Codes()
    codes = Codes(data.get("plover", own.plover), data.get("mode", own.mode), data.get("acled", own.acled))
    name = data.get("name", base.name if base is not None else None)
    if not name:
        raise LexiconError("the type has no name", where=where, hint="write name = '…', in French")
    rows = {row.id: row for row in base.triggers} if base is not None else {}
    seen: set[str] = set()
    for table, header in zip(data.get("triggers", ()), _HEADER.finditer(text), strict=False):
        row = _row(table, path, text, header.start(), classes)
        if row.id in seen:
            where = _line(path, text, header.start())
            raise LexiconError(f"two rows are called {row.id!r}", where=where, hint="give one of them another id")
        seen.add(row.id)
        if (row.verbs or row.nouns) == (REMOVED,):
            remove(rows, row.id, where=_line(path, text, header.start()))
        else:
            rows[row.id] = row
    decoys = (*(base.decoys if base is not None else ()), *_words(data.get("decoys", ()), "decoys", where))
    return EventType(
        id=path.stem,
        name=name,
        codes=codes,
        triggers=tuple(rows.values()),
        decoys=decoys,
        acled_by=data.get("acled_by", base.acled_by if base is not None else {}),
    )


def _row(
    table: dict[str, Any], path: Path, text: str, start: int, classes: Mapping[str, Iterable[str]] | None
) -> TriggerRow:
    """One row, checked where the classes are given."""
    where = _line(path, text, start) if classes is not None else path.name
    for key in LISTS:
        if key in table:
            table[key] = _words(table[key], key, where)
    if classes is not None:
        check_row(table, where, classes)
    table["counterexamples"] = tuple(table.get("counterexamples", ()))
    first = (table.get("verbs") or table.get("nouns") or ("",))[0]
    table["id"] = f"{path.stem}/{table.get('id') or first}"
    return TriggerRow(type=path.stem, **table)


def _words(value: object, key: str, where: str) -> tuple[str, ...]:
    """A list of words: an array, or one string with commas, which is read in half the time."""
    if isinstance(value, str):
        value = [word for word in map(str.strip, " ".join(value.split()).split(",")) if word]
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) and word for word in value):
        raise LexiconError(f"{key} is no list of words", where=where, hint=f"write {key} = '…, …'")
    return tuple(value)


def _line(path: Path, text: str, start: int) -> str:
    return f"{path.name}:{text.count(chr(10), 0, start) + 1}"


def read_classes(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the semantic classes: name and lemmas, nouns in the singular.

    Raises:
        LexiconError: something in it cannot be understood.
    """
    text, data = read_toml(path)
    return {name: _words(words, name, line_of(path, text, name)) for name, words in data.items()}
