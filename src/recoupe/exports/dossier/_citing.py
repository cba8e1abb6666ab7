"""Who cites whom: the graph of all chains of a dossier, as :mod:`recoupe.crosscheck.sources` follows them.

Edges lead from who cites to who is cited. A description without a name (*une source militaire*) is a node of its own in
every document: two documents need not mean the same one.
"""

from __future__ import annotations

import json
import re
from typing import Any

from recoupe.crosscheck.sources import Sources
from recoupe.exports.dossier._extras import extra
from recoupe.exports.dossier._selection import Selection

#: What XML 1.0 cannot hold.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def graph(selection: Selection) -> Any:
    """Build the graph.

    Nodes have ``label``, ``kind`` (of actors; ``medium`` for outlets, ``unknown`` where the text does not tell),
    ``entry`` (row of the lexicon), and how many statements they published (``published``), passed on (``relayed``) and
    made (``said``). Edges have ``count`` of statements, the ``documents`` as a JSON list of names, how many ``texts``
    these are, and the first and last day on which they may have been published (``earliest``, ``latest``). What stands
    in copies counts once, as far as documents have been compared.

    Raises:
        MissingExtra: NetworkX is not installed.
    """
    found = extra("networkx", "graphs").DiGraph()
    numbers = selection.numbers()
    network = Sources(selection.dossier, among=lambda stored: stored.number in numbers, apart=True).network
    for source in network.sources:
        found.add_node(
            _clean(source.key),
            label=_clean(source.name),
            kind=source.kind or "unknown",
            entry=_clean(source.entry or ""),
            published=source.published,
            relayed=source.passed_on,
            said=source.statements,
        )
    for citation in network.citations:
        found.add_edge(
            _clean(citation.citing_key),
            _clean(citation.cited_key),
            count=citation.statements,
            documents=json.dumps([_clean(name) for name in citation.documents], ensure_ascii=False),
            texts=citation.texts,
            earliest=citation.earliest or "",
            latest=citation.latest or "",
        )
    return found


def _clean(text: str) -> str:
    """Take out what XML cannot hold; line ends become spaces."""
    return " ".join(_IMPOSSIBLE.sub("\ufffd", text).split())
