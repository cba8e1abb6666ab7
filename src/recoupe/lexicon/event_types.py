"""Event types and the words that trigger them, read from ``lexicon/events/`` (the format is told there)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.inflection import head_verb, is_verb
from recoupe.lexicon.event_words import Lookup, Pattern, pattern_of
from recoupe.model import Modality

FOLDER = "events"
CLASSES = "fr/event_classes.toml"
#: PLOVER's sixteen event types (PLOVER manual, version of 2022).
PLOVER = (
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
REMOVED = "-"  # as only verb or noun in an overlay: the row goes
#: Classes that are no lists: a name, a pronoun, and nothing at all in that place.
BUILT_IN = ("@name", "@pronoun", "@none")

_HEADER = re.compile(r"^\[\[triggers\]\]", re.MULTILINE)
_LISTS = (
    *("verbs", "nouns", "agent", "patient", "place"),
    *("subject", "object", "complement", "governor", "unless", "counterexamples"),
)
_TEXTS = ("id", "modality", "plover", "mode", "acled", "example")
_FLAGS = ("counted", "means", "takes_up", "open")
_GIVEN = ("trigger", "type", "agent", "patient", "place", "polarity", "modality")


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
        means: the noun names a means (*bombe, voiture piégée*) and means an event only where its sentence tells no
            other of the type.
        takes_up: the noun (*opération, faits, geste*) has the type of the event that it takes up, and is none without.
        open: what the words around it say may change the type (:mod:`recoupe.extract.events.senses`).
        modality: what the word itself says of the event (*tentative* fails), where it says anything.
        plover, mode, acled: codes, where they differ from the type's.
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
    means: bool = False
    takes_up: bool = False
    open: bool = False
    modality: str | None = None
    plover: str | None = None
    mode: str | None = None
    acled: str | None = None
    example: str = ""
    gives: dict[str, str] = {}
    counterexamples: tuple[str, ...] = ()


class Codes(msgspec.Struct, frozen=True, gc=False):
    """The codes of an event: PLOVER type and mode, ACLED event and sub-event."""

    plover: str | None = None
    mode: str | None = None
    acled: str | None = None


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """One event type: its name in French, its codes, its triggers, and idioms that only look like them."""

    id: str
    name: str
    codes: Codes
    triggers: tuple[TriggerRow, ...]
    decoys: tuple[str, ...] = ()


class Events:
    """All event types, and their words by lemma and by form.

    Args:
        types: the event types.
        classes: the lemmas of each semantic class, which rows ask for as ``@class``.
    """

    def __init__(self, types: Iterable[EventType], classes: Mapping[str, Iterable[str]] | None = None) -> None:
        self.types = {kind.id: kind for kind in types}
        self.classes = {name: frozenset(lemmas) for name, lemmas in (classes or {}).items()}
        verbs: list[Pattern] = []
        nouns: list[Pattern] = []
        for kind in self.types.values():
            for row in kind.triggers:
                verbs += [pattern_of(words, row, self.classes, verb=True) for words in row.verbs]
                nouns += [pattern_of(words, row, self.classes, verb=False) for words in row.nouns]
            for words in kind.decoys:
                verb = is_verb(head_verb(words.lower()))
                (verbs if verb else nouns).append(pattern_of(words, verb=verb))
        self.verbs = Lookup(verbs, verb=True)
        self.nouns = Lookup(nouns, verb=False)

    def codes(self, row: TriggerRow, type: str) -> Codes:
        """The codes of an event that a row triggered, whose type the context may have changed."""
        own = self.types[type].codes
        if type != row.type:
            return own
        return Codes(row.plover or own.plover, row.mode or own.mode, row.acled or own.acled)

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
    root = Path(__file__).parent
    classes = {name: list(words) for name, words in _read_classes(root / CLASSES).items()}
    if (overlay / CLASSES).is_file():
        for name, words in _read_classes(overlay / CLASSES).items():
            classes.setdefault(name, []).extend(words)
    types = {path.stem: read_type(path, classes) for path in sorted((root / FOLDER).glob("*.toml"))}
    for path in sorted((overlay / FOLDER).glob("*.toml")):
        types[path.stem] = read_type(path, classes, base=types.get(path.stem))
    return Events(types.values(), classes)


@lru_cache(maxsize=1)
def _shipped() -> Events:
    root = Path(__file__).parent
    classes = _read_classes(root / CLASSES)
    return Events([read_type(path, classes) for path in sorted((root / FOLDER).glob("*.toml"))], classes)


def read_type(path: Path, classes: Mapping[str, Iterable[str]], base: EventType | None = None) -> EventType:
    """Read the file of one event type.

    Args:
        path: the file; its name is the type.
        classes: the semantic classes that rows may ask for.
        base: the type that the file's rows are laid over.

    Raises:
        LexiconError: something in it cannot be understood.
    """
    text, data = _load(path)
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    known = {"name", "plover", "mode", "acled", "decoys", "triggers"}
    if unknown := sorted(set(data) - known):
        raise LexiconError(f"unknown key {unknown[0]!r}", where=path.name, hint="use " + ", ".join(sorted(known)))
    own = base.codes if base is not None else Codes()
    codes = Codes(data.get("plover", own.plover), data.get("mode", own.mode), data.get("acled", own.acled))
    name = data.get("name", base.name if base is not None else None)
    if not name:
        raise LexiconError("the type has no name", where=f"{path.name}:1", hint="write name = '…', in French")
    _check_plover(codes.plover, f"{path.name}:1")
    rows = {row.id: row for row in base.triggers} if base is not None else {}
    seen: set[str] = set()
    for table, line in zip(data.get("triggers", ()), lines, strict=False):
        where = f"{path.name}:{line}"
        row = _row(table, path.stem, where, classes)
        if row.id in seen:
            raise LexiconError(f"two rows are called {row.id!r}", where=where, hint="give one of them another id")
        seen.add(row.id)
        if (row.verbs or row.nouns) == (REMOVED,):
            rows.pop(row.id, None)
        else:
            rows[row.id] = row
    decoys = (*(base.decoys if base is not None else ()), *data.get("decoys", ()))
    return EventType(id=path.stem, name=name, codes=codes, triggers=tuple(rows.values()), decoys=decoys)


def _row(table: dict[str, Any], kind: str, where: str, classes: Mapping[str, Iterable[str]]) -> TriggerRow:
    """One row, checked."""
    for key, value in table.items():
        if key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
                raise LexiconError(f"{key} is no list of words", where=where, hint=f"write {key} = ['…', '…']")
        elif key in _TEXTS:
            if not isinstance(value, str):
                raise LexiconError(f"{key} is no text", where=where, hint=f"write {key} = '…'")
        elif key in _FLAGS:
            if not isinstance(value, bool):
                raise LexiconError(f"{key} is neither true nor false", where=where, hint=f"write {key} = true")
        elif key != "gives":
            hint = "use " + ", ".join((*_LISTS, *_TEXTS, *_FLAGS, "gives"))
            raise LexiconError(f"unknown key {key!r}", where=where, hint=hint)
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    verbs, nouns = values.get("verbs", ()), values.get("nouns", ())
    if bool(verbs) == bool(nouns):
        raise LexiconError(
            "a row holds verbs or nouns", where=where, hint="fill one of the two; make two rows for both"
        )
    removed = (verbs or nouns) == (REMOVED,)
    if removed and "id" not in values:
        raise LexiconError("no id", where=where, hint="say by its id which row goes")
    for verb in verbs:
        if not removed and not is_verb(head_verb(verb)):
            raise LexiconError(f"no infinitive in {verb!r}", where=where, hint="begin with an infinitive")
    for key in ("subject", "object", "complement", "governor", "unless"):
        for word in values.get(key, ()):
            if word[0] == "@" and word not in BUILT_IN and word[1:] not in classes:
                hint = "use one of " + ", ".join((*BUILT_IN, *("@" + name for name in classes)))
                raise LexiconError(f"unknown class {word!r}", where=where, hint=hint)
    gives = values.get("gives", {})
    if not isinstance(gives, dict) or not set(gives) <= set(_GIVEN):
        raise LexiconError("gives cannot be read", where=where, hint="fill some of " + ", ".join(_GIVEN))
    if "modality" in values and values["modality"] not in set(Modality):
        hint = "use one of " + ", ".join(Modality)
        raise LexiconError(f"unknown modality {values['modality']!r}", where=where, hint=hint)
    _check_plover(values.get("plover"), where)
    values["id"] = f"{kind}/{values.get('id') or (verbs or nouns)[0]}"
    return TriggerRow(type=kind, **values)


def _check_plover(code: str | None, where: str) -> None:
    if code is not None and code not in PLOVER:
        raise LexiconError(f"unknown PLOVER type {code!r}", where=where, hint="use one of " + ", ".join(PLOVER))


def _read_classes(path: Path) -> dict[str, tuple[str, ...]]:
    """The semantic classes: name and lemmas; nouns in the singular."""
    _, data = _load(path)
    for name, words in data.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise LexiconError(f"{name} is no list of words", where=path.name, hint=f"write {name} = ['…', '…']")
    return {name: tuple(words) for name, words in data.items()}


def _load(path: Path) -> tuple[str, dict[str, Any]]:
    """A TOML file, as text and as data."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read ({error})", where=path.name, hint="give a TOML file in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path.name}:{line[1]}" if line else path.name
        raise LexiconError(str(error), where=where, hint="write it as TOML") from error
