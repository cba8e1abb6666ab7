"""What is checked in a file of the event lexicon, and how a mistake is told.

The files that are shipped are checked by the tests, a user's as they are read: looking at every word takes longer than
reading it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recoupe.errors import LexiconError
from recoupe.french.inflection import head_verb, is_verb
from recoupe.lexicon.event_codes import ACLED, PLOVER
from recoupe.lexicon.event_words import PREPOSITIONS
from recoupe.model import Modality

#: Classes that are no lists: a name, a pronoun, a possessive determiner, and nothing at all in that place.
BUILT_IN = ("@name", "@pronoun", "@possessive", "@none")
NO_CODE = "-"  # as acled of a row: there is none, whatever its type has
REMOVED = "-"  # as only verb or noun in an overlay: the row goes

_TYPE_KEYS = ("name", "plover", "mode", "acled", "acled_by", "decoys", "triggers")
_COMPANY = ("subject", "object", "complement", "governor", "unless")
LISTS = ("verbs", "nouns", "agent", "patient", "place", *_COMPANY)
_TEXTS = ("id", "modality", "plover", "mode", "acled", "example")
_FLAGS = ("counted", "finite", "means", "takes_up", "open")
_ROW_KEYS = (*LISTS, *_TEXTS, *_FLAGS, "acled_by", "gives", "counterexamples")
_ROLES = ("agent", "patient", "place")
#: Where a participant may stand: constructions, and prepositions.
CONSTRUCTIONS = ("subject", "object", "adjective", "possessive", "support", "trigger")
CASES = (
    *PREPOSITIONS,
    *("aux", "auprès de", "derrière", "en direction de", "en faveur de", "envers", "jusqu’à", "visant"),
)
#: Whom codes may go by, beside ``@classes``.
SIDES = ("government", "foreign", "armed", "force")
_TYPE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_GIVEN = ("trigger", "type", "agent", "patient", "place", "polarity", "modality")


def check_type(data: Mapping[str, Any], path: Path, text: str, classes: Mapping[str, object], *, new: bool) -> None:
    """Check the head of a file: its name, its keys and codes, and that it holds something.

    Args:
        data: the file, as data.
        path: the file; it is named after its type.
        text: the file, as text.
        classes: the semantic classes that codes may go by.
        new: whether the type is not known yet.

    Raises:
        LexiconError: something in it cannot be understood.
    """
    where = f"{path.name}:1"
    if not _TYPE_NAME.fullmatch(path.stem):
        hint = "name the file in small letters without accents or spaces, such as racket.toml"
        raise LexiconError(f"{path.stem!r} is no name of a type", where=where, hint=hint)
    for key in data:
        _known({key: None}, _TYPE_KEYS, line_of(path, text, key))
    name, rows = data.get("name", ""), data.get("triggers", [])
    if not isinstance(name, str) or name == REMOVED:
        hint = "write name = '…', in French; a type stays, its rows may be removed"
        raise LexiconError("name is no name", where=line_of(path, text, "name"), hint=hint)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LexiconError("triggers is no row", where=line_of(path, text, "triggers"), hint="write [[triggers]]")
    if not rows and (new or not data):
        raise LexiconError("the type has no row", where=where, hint="write [[triggers]], and verbs or nouns below it")
    for key in ("plover", "mode", "acled"):
        if key in data and not isinstance(data[key], str):
            raise LexiconError(f"{key} is no text", where=line_of(path, text, key), hint=f"write {key} = '…'")
    _check_codes(data, where, classes)


def line_of(path: Path, text: str, key: str) -> str:
    """Give ``file:line`` of a key, or of the table of this name."""
    match = re.search(rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return f"{path.name}:{text.count(chr(10), 0, match.start()) + 1 if match else 1}"


def check_row(row: Mapping[str, Any], where: str, classes: Mapping[str, object]) -> None:
    """Check one row.

    Args:
        row: its keys and values, lists of words split.
        where: ``file:line``.
        classes: the semantic classes that it may ask for.

    Raises:
        LexiconError: something in it cannot be understood.
    """
    _known(row, _ROW_KEYS, where)
    for key, value in row.items():
        if key in _TEXTS and not isinstance(value, str):
            raise LexiconError(f"{key} is no text", where=where, hint=f"write {key} = '…'")
        if key in _FLAGS and not isinstance(value, bool):
            raise LexiconError(f"{key} is neither true nor false", where=where, hint=f"write {key} = true")
    verbs, nouns = row.get("verbs", ()), row.get("nouns", ())
    if bool(verbs) == bool(nouns):
        hint = "fill one of the two; make two rows for both"
        raise LexiconError("a row holds verbs or nouns", where=where, hint=hint)
    removed = (verbs or nouns) == (REMOVED,)
    if removed and "id" not in row:
        raise LexiconError("no id", where=where, hint="say by its id which row goes")
    for verb in () if removed else verbs:
        if not is_verb(head_verb(verb)):
            raise LexiconError(f"no infinitive in {verb!r}", where=where, hint="begin with an infinitive")
    for word in (word for key in _COMPANY for word in row.get(key, ())):
        if word[0] == "@" and word not in BUILT_IN and word[1:] not in classes:
            hint = "use one of " + ", ".join((*BUILT_IN, *("@" + name for name in classes)))
            raise LexiconError(f"unknown class {word!r}", where=where, hint=hint)
    for asked, case in ((role, case) for role in _ROLES for case in row.get(role, ())):
        if case not in CONSTRUCTIONS and case not in CASES:
            hint = "use some of " + ", ".join((*CONSTRUCTIONS, *CASES))
            raise LexiconError(f"unknown construction {case!r} of {asked}", where=where, hint=hint)
    gives = row.get("gives", {})
    if not isinstance(gives, dict) or not set(gives) <= set(_GIVEN) or not all(map(_is_text, gives.values())):
        raise LexiconError("gives cannot be read", where=where, hint="fill some of " + ", ".join(_GIVEN))
    if "modality" in row and row["modality"] not in set(Modality):
        hint = "use one of " + ", ".join(Modality)
        raise LexiconError(f"unknown modality {row['modality']!r}", where=where, hint=hint)
    counterexamples = row.get("counterexamples", [])
    if not isinstance(counterexamples, list) or not all(map(_is_text, counterexamples)):
        raise LexiconError("counterexamples is no list of sentences", where=where, hint="write ['…', '…']")
    _check_codes(row, where, classes)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _known(table: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in keys:
            raise LexiconError(f"unknown key {key!r}", where=where, hint="use one of " + ", ".join(keys))


def _check_codes(table: Mapping[str, Any], where: str, classes: Mapping[str, object]) -> None:
    """PLOVER type and mode, ACLED event and sub-event, and those by participant."""
    plover, mode, acled = (table.get(key) for key in ("plover", "mode", "acled"))
    if plover is not None and plover not in PLOVER:
        raise LexiconError(f"unknown PLOVER type {plover!r}", where=where, hint="use one of " + ", ".join(PLOVER))
    modes = PLOVER[plover] if plover is not None else tuple(mode for modes in PLOVER.values() for mode in modes)
    if mode is not None and mode not in modes:
        hint = "use one of " + ", ".join(dict.fromkeys(modes)) if modes else f"{plover} has no modes"
        raise LexiconError(f"unknown mode {mode!r}", where=where, hint=hint)
    codes = [f"{event} / {sub}" for event, subs in ACLED.items() for sub in subs]
    by = table.get("acled_by", {})
    if not isinstance(by, dict) or not all(role in ("agent", "patient") and isinstance(by[role], dict) for role in by):
        hint = "write acled_by = { agent = { armed = '…' } }; agent and patient have codes"
        raise LexiconError("acled_by cannot be read", where=where, hint=hint)
    for side in (side for role in by for side in by[role]):
        if side not in SIDES and (side[0:1] != "@" or side[1:] not in classes):
            hint = "use one of " + ", ".join((*SIDES, *("@" + name for name in classes)))
            raise LexiconError(f"unknown side {side!r} in acled_by", where=where, hint=hint)
    for code in (acled if acled != NO_CODE else None, *(code for role in by.values() for code in role.values())):
        if code is not None and code not in codes:
            raise LexiconError(f"unknown ACLED event {code!r}", where=where, hint="use one of " + ", ".join(codes))
