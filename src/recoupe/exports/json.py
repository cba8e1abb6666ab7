"""JSON: one indented array of all documents, for reading and for tools that want a single value."""

from __future__ import annotations

import json
from typing import TextIO

from recoupe.exports._flat import flatten
from recoupe.model import Analysis

NAME = "json"
DESCRIPTION = "one indented JSON array with an object a document"


class Writer:
    """Writes the array piece by piece; the reasons are always in it, so ``explain`` changes nothing.

    Example:
        >>> import sys
        >>> Writer(sys.stdout).close()
        []
    """

    def __init__(self, out: TextIO, *, explain: bool = False) -> None:
        self._out = out
        self._begun = False

    def write(self, analysis: Analysis) -> None:
        """Write one element of the array."""
        self._out.write(",\n" if self._begun else "[\n")
        self._begun = True
        element = json.dumps(flatten(analysis), ensure_ascii=False, indent=2)
        self._out.write("  " + element.replace("\n", "\n  "))  # line ends within strings are escaped

    def close(self) -> None:
        """End the array."""
        self._out.write("\n]\n" if self._begun else "[]\n")
