"""What people decided: the table of decisions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from recoupe.dossier.decisions import locate
from recoupe.exports._decisions import value_in_words
from recoupe.exports.dossier._selection import Source
from recoupe.exports.dossier._tables import DOCUMENT, PASSAGE, Table, columns, of_document


def _decisions(source: Source) -> Iterator[tuple[Any, ...]]:
    document = of_document(source)
    for one in source.decisions():
        place = locate(one.anchor, source.text) if one.anchor is not None else None
        yield (
            *document,
            *((*place, source.text[slice(*place)]) if place is not None else (None, None, None)),
            one.number,
            one.at,
            one.kind.value,
            one.verdict.value,
            value_in_words(one) or None,
            json.dumps(one.value, ensure_ascii=False, sort_keys=True) if one.value else None,
        )


DECISIONS = Table(
    "decisions",
    "what people accepted, rejected, corrected or noted, and that holds; the other tables follow it",
    (
        *DOCUMENT,
        *PASSAGE,
        *columns("""
            decision integer: its number, by which it can be undone
            decided_at text: when it was made, in UTC
            kind text: statement, event, figure, label, place, date, actor, fact or document
            verdict text: accepted, rejected, corrected, note or dated
            words text: what it is corrected to, or the words of the note, in French
            value text: the same as JSON
        """),
    ),
    _decisions,
)
