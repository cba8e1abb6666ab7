"""Who cites whom: the graph of all chains of a dossier.

A statement that comes from an origin through relays makes a chain: the medium cites the last relay, which cites the one
before it, down to the origin. A statement inside of another one is cited by the origin of that. Edges lead from who
cites to who is cited.

Two mentions are one node where the lexicon knows both as one, or where they bear the same name and belong to the
same country, as far as that is known. A description without a name (*une source militaire*) is a node of its own in
every document: two documents need not mean the same one.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

from recoupe.exports.dossier._extras import extra
from recoupe.exports.dossier._selection import Selection, Source, known_outlet
from recoupe.french.folding import fold
from recoupe.model import ActorKind, Statement

#: What XML 1.0 cannot hold.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def graph(selection: Selection) -> Any:
    """Build the graph.

    Nodes have ``label``, ``kind`` (of actors; ``medium`` for outlets, ``unknown`` where the text does not tell),
    ``entry`` (row of the lexicon), and how many statements they published (``published``), passed on (``relayed``) and
    made (``said``). Edges have ``count`` of statements, the ``documents`` as a JSON list of names, and the first and
    last day on which these may have been published (``earliest``, ``latest``).

    Raises:
        MissingExtra: NetworkX is not installed.
    """
    found = extra("networkx", "graphs").DiGraph()
    for source in selection:
        _Document(source, found).add()
    for _, _, edge in found.edges(data=True):
        edge["documents"] = json.dumps(list(edge["documents"]), ensure_ascii=False)
    return found


def _clean(text: str) -> str:
    """Take out what XML cannot hold; line ends become spaces."""
    return " ".join(_IMPOSSIBLE.sub("\ufffd", text).split())


class _Document:
    """Adds the chains of one document."""

    def __init__(self, source: Source, found: Any) -> None:
        self._source = source
        self._found = found
        self._name = _clean(source.stored.name)

    def add(self) -> None:
        """Add all its chains."""
        for statement in self._source.analysis.statements:
            chain = [self._outlet(), *self._cited(statement)]
            chain = [one for one, following in zip(chain, [*chain[1:], None], strict=True) if one and one != following]
            for citing, cited in pairwise(chain):
                self._edge(citing, cited)
            if chain:
                self._found.nodes[chain[0]]["published"] += 1
            for relay in statement.relays:
                self._found.nodes[self._node(relay)]["relayed"] += 1
            if statement.origin:
                self._found.nodes[self._node(statement.origin)]["said"] += 1

    def _cited(self, statement: Statement) -> list[str]:
        """Give the nodes of a chain from who is nearest to the medium to the origin."""
        before: list[str] = []
        seen = {statement.id}
        links = [statement]
        while (parent := links[-1].parent) is not None and parent not in seen:
            seen.add(parent)
            links.append(self._source.analysis.statements[parent])
        for link in reversed(links):
            before += [self._node(relay) for relay in reversed(link.relays)]
            if link.origin:
                before.append(self._node(link.origin))
        return before

    def _outlet(self) -> str | None:
        """Give the node of the medium that published the document."""
        outlet = self._source.stored.document.outlet
        if not outlet or not outlet.strip():
            return None
        known = known_outlet(outlet)
        if known is not None:
            return self._put(f"outlets:{known.id}", known.name, ActorKind.MEDIUM.value, f"outlets:{known.id}")
        return self._put(_key(outlet), outlet, ActorKind.MEDIUM.value, None)

    def _node(self, name: str) -> str:
        """Give the node of an origin or relay."""
        actor = self._source.actor(name)
        if actor is not None and actor.kind is ActorKind.UNNAMED:
            return self._put(f"{self._source.stored.number}:{_key(name)}", name, actor.kind.value, None)
        entry = actor.entry if actor is not None else None
        if entry is None and (known := known_outlet(name)) is not None:
            entry = f"outlets:{known.id}"
        kind = actor.kind.value if actor is not None else "medium" if entry else "unknown"
        country = f" ({actor.country})" if actor is not None and actor.country else ""
        return self._put(entry or f"{_key(name)}{country}", name, kind, entry)

    def _put(self, key: str, label: str, kind: str, entry: str | None) -> str:
        """Add a node, or tell more of one that is there."""
        key = _clean(key)
        if key not in self._found:
            self._found.add_node(
                key, label=_clean(label), kind=kind, entry=_clean(entry or ""), published=0, relayed=0, said=0
            )
        elif self._found.nodes[key]["kind"] == "unknown":
            self._found.nodes[key]["kind"] = kind
        return key

    def _edge(self, citing: str, cited: str) -> None:
        """Count a citation."""
        stored = self._source.stored
        if not self._found.has_edge(citing, cited):
            self._found.add_edge(citing, cited, count=0, documents={}, earliest="", latest="")
        edge = self._found.edges[citing, cited]
        edge["count"] += 1
        edge["documents"][self._name] = None
        edge["earliest"] = min(filter(None, (edge["earliest"], stored.earliest)), default="")
        edge["latest"] = max(filter(None, (edge["latest"], stored.latest)), default="")


def _key(name: str) -> str:
    """Give what names have in common that differ in case, accents and space only."""
    return " ".join(fold(name).split())
