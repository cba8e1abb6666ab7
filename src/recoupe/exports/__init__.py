"""Output formats: one module each, found by itself.

A format is a module of this package, named without a leading underscore, with

- ``NAME``: what ``--format`` calls it;
- ``DESCRIPTION``: one line of English for the help and the documentation;
- ``Writer(out, *, explain=False)``: an object with ``write(analysis)`` for each document and ``close()`` at the end,
  which writes text to the open file ``out`` as it goes.

Adding such a file is all it takes: the command line and ``docs/cli.md`` list what is here. The formats of
whole dossiers are in :mod:`recoupe.exports.dossier`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol, TextIO, cast

from recoupe.model import Analysis

__all__ = ["Export", "Writer", "exports"]


class Writer(Protocol):
    """Writes analyses, one after another."""

    def __init__(self, out: TextIO, *, explain: bool = False) -> None: ...

    def write(self, analysis: Analysis) -> None:
        """Write one document's analysis."""
        ...

    def close(self) -> None:
        """Write what ends the output; ``out`` stays open."""
        ...


class Export(Protocol):
    """What a module of this package offers."""

    NAME: str
    DESCRIPTION: str
    Writer: type[Writer]


@cache
def exports() -> dict[str, Export]:
    """Give the output formats by name, in alphabetical order.

    Example:
        >>> sorted(exports())
        ['json', 'jsonl', 'pretty']
    """
    found = pkgutil.iter_modules(__path__)
    names = sorted(module.name for module in found if not module.name.startswith("_") and not module.ispkg)
    modules = [cast(Export, importlib.import_module(f"{__name__}.{name}")) for name in names]
    return {module.NAME: module for module in modules}
