"""What is checked in a file of the event lexicon, and how a mistake is told.

The files that are shipped are checked by the tests, a user's as they are read: looking at every word takes longer than
reading it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recoupe.errors import LexiconError
from recoupe.french.inflection import head_verb, is_verb
from recoupe.lexicon.event_codes import ACLED, PLOVER
from recoupe.model import Modality

#: Classes that are no lists: a name, a pronoun, a possessive determiner, and nothing at all in that place.
BUILT_IN = ("@name", "@pronoun", "@possessive", "@none")
REMOVED = "-"  # as only verb or noun in an overlay: the row goes

_TYPE_KEYS = ("name", "plover", "mode", "acled", "decoys", "triggers")
_COMPANY = ("subject", "object", "complement", "governor", "unless")
LISTS = ("verbs", "nouns", "agent", "patient", "place", *_COMPANY)
_TEXTS = ("id", "modality", "plover", "mode", "acled", "example")
_FLAGS = ("counted", "finite", "means", "takes_up", "open")
_ROW_KEYS = (*LISTS, *_TEXTS, *_FLAGS, "gives", "counterexamples")
_GIVEN = ("trigger", "type", "agent", "patient", "place", "polarity", "modality")


def check_type(data: Mapping[str, Any], where: str) -> None:
    """Check the head of a file: its keys and codes.

    Raises:
        LexiconError: something in it cannot be understood.
    """
    _known(data, _TYPE_KEYS, where)
    _check_codes(data, where)


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
    gives = row.get("gives", {})
    if not isinstance(gives, dict) or not set(gives) <= set(_GIVEN):
        raise LexiconError("gives cannot be read", where=where, hint="fill some of " + ", ".join(_GIVEN))
    if "modality" in row and row["modality"] not in set(Modality):
        hint = "use one of " + ", ".join(Modality)
        raise LexiconError(f"unknown modality {row['modality']!r}", where=where, hint=hint)
    _check_codes(row, where)


def _known(table: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in keys:
            raise LexiconError(f"unknown key {key!r}", where=where, hint="use one of " + ", ".join(keys))


def _check_codes(table: Mapping[str, Any], where: str) -> None:
    """PLOVER type and mode, ACLED event and sub-event."""
    plover, mode, acled = (table.get(key) for key in ("plover", "mode", "acled"))
    if plover is not None and plover not in PLOVER:
        raise LexiconError(f"unknown PLOVER type {plover!r}", where=where, hint="use one of " + ", ".join(PLOVER))
    modes = PLOVER[plover] if plover is not None else tuple(mode for modes in PLOVER.values() for mode in modes)
    if mode is not None and mode not in modes:
        hint = "use one of " + ", ".join(dict.fromkeys(modes)) if modes else f"{plover} has no modes"
        raise LexiconError(f"unknown mode {mode!r}", where=where, hint=hint)
    codes = [f"{event} / {sub}" for event, subs in ACLED.items() for sub in subs]
    if acled is not None and acled not in codes:
        raise LexiconError(f"unknown ACLED event {acled!r}", where=where, hint="use one of " + ", ".join(codes))
