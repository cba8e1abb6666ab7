"""Formats of a whole dossier: one module each, found by itself.

A format is a module of this package, named without a leading underscore, with

- ``NAME``: what ``--format`` calls it;
- ``DESCRIPTION``: one line of English for the help and the documentation;
- ``BINARY``: whether it is no text and has no business in a terminal;
- ``TABLES``: the tables of :mod:`recoupe.exports.dossier._tables` that it can hold, none where it has another shape;
- ``SINGLE``: whether a file holds one table only;
- ``write(selection, out, table)``: writes bytes to the open file ``out``, document after document where the format
  allows it. ``table`` is the one table asked for, ``None`` for all that the format holds.

Adding such a file is all it takes: ``recoupe export`` and ``docs/exports.md`` list what is here. A file depends on the
dossier alone: no clock, no random order, so that the same dossier gives the same bytes.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import BinaryIO, Protocol, cast

from recoupe.exports.dossier._selection import Selection

__all__ = ["DossierExport", "Selection", "dossier_exports"]


class DossierExport(Protocol):
    """What a module of this package offers."""

    NAME: str
    DESCRIPTION: str
    BINARY: bool
    TABLES: tuple[str, ...]
    SINGLE: bool

    def write(self, selection: Selection, out: BinaryIO, table: str | None = None) -> None:
        """Write what was chosen of a dossier."""
        ...


@cache
def dossier_exports() -> dict[str, DossierExport]:
    """Give the formats by name, in alphabetical order.

    Example:
        >>> sorted(dossier_exports())
        ['csv', 'ftm', 'geojson', 'gexf', 'graphml', 'html', 'jsonl', 'jsonld', 'parquet', 'xlsx']
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    modules = [cast(DossierExport, importlib.import_module(f"{__name__}.{name}")) for name in names]
    return {module.NAME: module for module in modules}
