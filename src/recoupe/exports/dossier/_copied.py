"""Passages that documents share: the table of copies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recoupe.exports.dossier._selection import Source
from recoupe.exports.dossier._tables import DOCUMENT, PASSAGE, Table, columns, of_document


def _copies(source: Source) -> Iterator[tuple[Any, ...]]:
    document = of_document(source)
    for shared in source.copies():
        other = shared.other
        yield (
            *document,
            *shared.span,
            source.text[slice(*shared.span)],
            shared.containment,
            other.name,
            other.number,
            other.document.outlet,
            other.earliest,
            other.latest,
            *shared.other_span,
            other.document.text[slice(*shared.other_span)],
            shared.other_containment,
            shared.number,
            shared.kind.value,
            shared.way,
            shared.copy.agencies,
            shared.copy.why,
        )


COPIES = Table(
    "copies",
    "passages that two documents share, as `recoupe copies` finds them; a row a passage",
    (
        *DOCUMENT,
        *PASSAGE,
        *columns("""
            containment number: share of this document’s runs of six words that the other has, from 0 to 1
            other text: name of the other document, which was added later
            other_number integer: its number in the dossier
            other_outlet text: the medium that published it
            other_earliest day: first day on which it may have been published
            other_latest day: last day on which it may have been published
            other_start integer: where the passage begins there
            other_end integer: where it ends there
            other_text text: the passage as it stands there
            other_containment number: share of the other’s runs of six words that this one has
            passage integer: counts the passages of the two documents, from 0
            kind text: copy, or quotation for the same words of somebody, quoted by both
            direction text: from where this document was likely copied from the other, to the other way round
            agencies names: the news agencies that either of them credits or is
            why names: what speaks for the direction, or why none is given, in French
        """),
    ),
    _copies,
)
