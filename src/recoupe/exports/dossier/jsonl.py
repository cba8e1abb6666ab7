"""JSON Lines: whole analyses."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import msgspec

from recoupe.exports._flat import flatten
from recoupe.exports.dossier._selection import Selection, Source

NAME = "jsonl"
DESCRIPTION = "whole analyses, a JSON object a document and line, with what the dossier knows of it"
BINARY = False
TABLES: tuple[str, ...] = ()
SINGLE = False


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write one line a document, the object that ``recoupe analyze -f jsonl`` writes and ``dossier`` beside it."""
    for source in selection:
        out.write(
            json.dumps({**flatten(source.analysis), "dossier": _kept(source)}, ensure_ascii=False).encode() + b"\n"
        )


def _kept(source: Source) -> dict[str, Any]:
    """Give what the dossier knows of a document beside text and findings, and the passages it shares."""
    kept = msgspec.to_builtins(source.stored)
    for name in ("document", "earliest", "latest", "status"):  # they stand in the document and in `published`
        del kept[name]
    kept["copies"] = [
        {
            "other": shared.other.name,
            "kind": shared.kind.value,
            "direction": shared.way,
            "containment": shared.containment,
            "other_containment": shared.other_containment,
            "start": shared.span[0],
            "end": shared.span[1],
            "other_start": shared.other_span[0],
            "other_end": shared.other_span[1],
        }
        for shared in source.copies(both=True)
    ]
    return kept
