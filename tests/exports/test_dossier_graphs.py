"""Who cites whom, read back with NetworkX and an XML parser."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

import msgspec
import networkx
import pytest

from recoupe.model import ActorKind
from tests.exports.dossiers import export, hostile, keep, renamed
from tests.making import sample


def read(path, format):
    data = io.BytesIO(export(path, format))
    return networkx.read_graphml(data) if format == "graphml" else networkx.read_gexf(data)


def called(graph, label):
    """Give the node that is called so."""
    [key] = [key for key, node in graph.nodes(data=True) if node["label"] == label]
    return key


@pytest.fixture(params=["graphml", "gexf"])
def graph(request, tmp_path):
    """The sample twice, in two media."""
    path = keep(tmp_path / "a.dossier", sample(), renamed("reprise.txt", outlet="Écho de Tessane"))
    return read(path, request.param)


def test_chains_are_followed_from_the_medium_to_the_origin(graph):
    gazette, radio, agency = (called(graph, name) for name in ("La Gazette du Nord", "Radio Littoral", "Néréide"))
    ministry = called(graph, "ministère de la Défense du Valmarc")
    edges = {(citing, cited): edge["count"] for citing, cited, edge in graph.edges(data=True)}
    assert edges[gazette, radio] == 1
    assert edges[radio, agency] == 2
    assert edges[agency, ministry] == 4 + 2  # two statements in two documents, and what is nested in one of them
    assert edges[gazette, agency] == 1 + 1
    assert (gazette, ministry) not in edges


def test_edges_name_their_documents_and_days(graph):
    edge = graph.edges[called(graph, "Radio Littoral"), called(graph, "Néréide")]
    assert json.loads(edge["documents"]) == ["depeche.txt", "reprise.txt"]
    assert (edge["earliest"], edge["latest"]) == ("2031-05-02", "2031-05-02")


def test_nodes_say_what_they_are(graph):
    gazette = graph.nodes[called(graph, "La Gazette du Nord")]
    assert (gazette["kind"], gazette["published"], gazette["said"]) == ("medium", 4, 0)
    agency = graph.nodes[called(graph, "Néréide")]
    assert (agency["relayed"], agency["said"]) == (4, 0)
    assert graph.nodes[called(graph, "ministère de la Défense du Valmarc")]["said"] == 4


@pytest.mark.parametrize(("kind", "nodes"), [(ActorKind.UNNAMED, 2), (ActorKind.PERSON, 1)])
def test_who_has_no_name_is_somebody_else_in_every_document(tmp_path, kind, nodes):
    analysis = sample()
    origin = analysis.statements[0].origin
    actor = msgspec.structs.replace(analysis.actors[0], name=origin, kind=kind)
    analysis = msgspec.structs.replace(analysis, actors=(actor,))
    graph = read(keep(tmp_path / "a.dossier", analysis, renamed("b.txt", analysis, outlet=None)), "graphml")
    assert [node["kind"] for _, node in graph.nodes(data=True)].count(kind.value) == nodes


def test_what_the_lexicon_knows_as_one_is_one(tmp_path):
    path = keep(tmp_path / "a.dossier", renamed("a.txt", outlet="lemonde.fr"), renamed("b.txt", outlet="Le Monde"))
    graph = read(path, "graphml")
    assert graph.nodes["outlets:le-monde"]["label"] == "Le Monde"
    assert graph.nodes["outlets:le-monde"]["published"] == 8


def test_a_statement_whose_parent_is_itself_ends(tmp_path):
    analysis = sample()
    first, second, *others = analysis.statements
    looped = (
        msgspec.structs.replace(first, parent=1),
        msgspec.structs.replace(second, parent=0),
        *others,
    )
    read(keep(tmp_path / "a.dossier", msgspec.structs.replace(analysis, statements=looped)), "graphml")


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_hostile_texts_give_valid_xml(tmp_path, format):
    path = keep(tmp_path / "a.dossier", hostile())
    ElementTree.fromstring(export(path, format))
    assert any(node["label"].startswith("=HYPERLINK(") for _, node in read(path, format).nodes(data=True))


def test_no_clock_is_in_a_graph(tmp_path):
    assert b"lastmodifieddate" not in export(keep(tmp_path / "a.dossier", sample()), "gexf")
