"""GraphML: who cites whom."""

from __future__ import annotations

from typing import BinaryIO

from recoupe.exports.dossier._citing import graph
from recoupe.exports.dossier._extras import extra
from recoupe.exports.dossier._selection import Selection

NAME = "graphml"
DESCRIPTION = "who cites whom, as a graph in GraphML, for Gephi, Cytoscape, yEd (needs recoupe[graphs])"
BINARY = False
TABLES: tuple[str, ...] = ()
SINGLE = False


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write the graph of :mod:`recoupe.exports.dossier._citing`.

    Raises:
        MissingExtra: NetworkX is not installed.
    """
    found = graph(selection)
    extra("networkx", "graphs").write_graphml_xml(found, out, encoding="utf-8", named_key_ids=True)
    out.write(b"\n")
