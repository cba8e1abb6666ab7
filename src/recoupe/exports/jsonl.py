"""JSON Lines: one object a document, written as soon as it is analyzed."""

from __future__ import annotations

import json
from typing import TextIO

from recoupe.exports._flat import flatten
from recoupe.model import Analysis

NAME = "jsonl"
DESCRIPTION = "one JSON object a document and line, as soon as it is analyzed"


class Writer:
    """Writes one line a document; the reasons are always in it, so ``explain`` changes nothing."""

    def __init__(self, out: TextIO, *, explain: bool = False) -> None:
        self._out = out

    def write(self, analysis: Analysis) -> None:
        """Write one line."""
        self._out.write(json.dumps(flatten(analysis), ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Nothing ends JSON Lines."""
