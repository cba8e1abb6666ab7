"""GEXF: who cites whom."""

from __future__ import annotations

from typing import BinaryIO
from xml.etree.ElementTree import ElementTree

from recoupe.exports.dossier._citing import graph
from recoupe.exports.dossier._extras import extra
from recoupe.exports.dossier._selection import Selection

NAME = "gexf"
DESCRIPTION = "who cites whom, as a graph in GEXF 1.2, for Gephi and the web (needs recoupe[graphs])"
BINARY = False
TABLES: tuple[str, ...] = ()
SINGLE = False


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write the graph of :mod:`recoupe.exports.dossier._citing`, its edges weighted by the count of statements.

    Raises:
        MissingExtra: NetworkX is not installed.
    """
    found = graph(selection)
    for _, _, edge in found.edges(data=True):
        edge["weight"] = edge["count"]
    writer = extra("networkx.readwrite.gexf", "graphs").GEXFWriter(
        encoding="utf-8", prettyprint=True, version="1.2draft"
    )
    writer.add_graph(found)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # no clock: the same dossier, the same bytes
    writer.indent(writer.xml)
    ElementTree(writer.xml).write(out, encoding="utf-8", xml_declaration=True)
    out.write(b"\n")
