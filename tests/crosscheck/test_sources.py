"""Who cites whom: chains over documents, names put together, copies counted once."""

from __future__ import annotations

import msgspec
import pytest

from recoupe.crosscheck.comparing import compare
from recoupe.crosscheck.sources import Sources
from recoupe.dossier import Dossier
from recoupe.dossier.records import Form
from tests.dossier.asked import kept, text

WIRE = (
    "Le pont de Lizan a été coupé mardi par une crue de la Valdre, a annoncé l’Observatoire des rivières du Littoral"
    " (ORL). « Personne ne passera avant que les ingénieurs aient vu chacune des piles », a ajouté sa directrice, Mme"
    " Rochefort. La mairie dément toute évacuation des quartiers bas, où l’eau est montée jusqu’aux premières maisons."
)
DOCUMENTS = (
    text("fil", f"{WIRE}\n\n(Néréide)", outlet="Néréide", published="2024-05-07"),
    text("reprise", WIRE, outlet="La Gazette de Lizan", published="2024-05-08"),
    text("propre", "Selon l’ORL, la crue recule.", outlet="Radio Plaine", published="2024-05-09"),
    text(
        "retrait",
        "Mercredi, l’ORL, cité par Radio Plaine, avait annoncé que la route était ouverte avant de se rétracter.",
        outlet="Le Courrier",
        published="2024-05-10",
    ),
    text("sans-nom", "Une source militaire affirme que la route est fermée.", outlet="Le Courrier"),
    text("autre", "Une source militaire affirme que la gare est fermée. Maurel se tait, selon Paul Maurel."),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory, nlp):
    return kept(tmp_path_factory.mktemp("sources") / "a.dossier", nlp, *DOCUMENTS)


@pytest.fixture
def dossier(path):
    with Dossier(path) as opened:
        compare(opened)
        yield opened


@pytest.fixture
def sources(dossier):
    return Sources(dossier)


def found(sources, name):
    """Give the one source of a name."""
    [source] = [source for source in sources.network.sources if name in source.names]
    return source


def edges(sources):
    return {(one.cited, one.citing): one for one in sources.network.citations}


def test_an_acronym_is_the_source_that_a_document_explains_by_it(sources):
    source = found(sources, "ORL")
    assert source.name == "Observatoire des rivières du Littoral"
    assert source.why == ("«\xa0ORL\xa0» : sigle".replace("\xa0", " ") + f" de « {source.name} », d’après un document",)


def test_what_a_copy_carries_counts_once(sources):
    source = found(sources, "ORL")
    assert (source.statements, source.retractions, source.texts) == (3, 1, 3)
    assert source.documents == ("fil", "reprise", "propre", "retrait")
    assert found(sources, "mairie").denials == 1
    assert found(sources, "mairie").texts == 1


def test_without_comparing_every_document_counts(tmp_path, nlp):
    with Dossier(kept(tmp_path / "b.dossier", nlp, *DOCUMENTS[:2])) as opened:
        assert found(Sources(opened), "mairie").texts == 2


def test_chains_lead_from_the_origin_through_the_relay_to_the_medium(sources):
    name = "Observatoire des rivières du Littoral"
    assert edges(sources)[name, "Radio Plaine"].documents == ("propre", "retrait")
    assert ("Radio Plaine", "Le Courrier") in edges(sources)
    assert (name, "Le Courrier") not in edges(sources)
    assert edges(sources)[name, "Néréide"].documents == ("fil",)
    assert found(sources, "Radio Plaine").passed_on == 1


def test_a_description_is_gathered_unless_it_is_to_be_kept_apart(dossier, sources):
    assert found(sources, "source militaire").documents == ("autre", "sans-nom")
    apart = [one for one in Sources(dossier, apart=True).network.sources if one.name == "source militaire"]
    assert sorted(len(one.documents) for one in apart) == [1, 1]


def test_only_some_documents(dossier):
    some = Sources(dossier, among=lambda stored: stored.name == "propre")
    assert [(one.name, one.statements) for one in some.network.sources if one.statements] == [
        ("Observatoire des rivières du Littoral", 1)
    ]


def test_what_one_source_said_stands_once_with_those_that_carry_it(dossier, sources):
    [who] = dossier.find_origins("mairie", sources.everybody())
    [denial] = sources.uttered(who)
    assert (denial.said.attitude, denial.said.name, denial.repeats) == ("deny", "fil", ("reprise",))


def test_who_is_cited_and_who_cites(dossier, sources):
    [who] = dossier.find_origins("Radio Plaine", sources.everybody())
    by, whom = sources.around(who)
    assert [one.citing for one in by] == ["Le Courrier"]
    assert [one.cited for one in whom] == ["Observatoire des rivières du Littoral"]


def test_the_order_of_adding_does_not_count(tmp_path, nlp):
    networks = []
    for turn, documents in enumerate((DOCUMENTS, DOCUMENTS[::-1])):
        with Dossier(kept(tmp_path / f"{turn}.dossier", nlp, *documents)) as opened:
            compare(opened)
            sources = Sources(opened)
            [who] = opened.find_origins("ORL", sources.everybody())
            said = [(one.said.name, one.said.content, one.repeats) for one in sources.uttered(who)]
            networks.append((sources.network, said))
    assert networks[0] == networks[1]


@pytest.mark.parametrize(
    ("bodies", "names"),
    [
        (
            ("Jeanne Maurel affirme que la route est ouverte.", "M. Maurel affirme que la gare est fermée."),
            [("Jeanne Maurel", "Maurel")],
        ),
        (
            ("Jeanne Maurel affirme que non.", "Paul Maurel affirme que oui.", "M. Maurel affirme que la gare brûle."),
            [("Jeanne Maurel",), ("Maurel",), ("Paul Maurel",)],
        ),
        (
            (
                "Le Front populaire de la Valdre (FPV) affirme que la route est ouverte. Le Front a pris la gare.",
                "Selon le Front, la gare est fermée.",
                "Selon le FPV, la route est coupée.",
            ),
            [("Front populaire de la Valdre", "Front", "FPV")],
        ),
        (
            (
                "Le Front populaire de la Valdre (FPV) affirme que la route est ouverte.",
                "Le Front des paysans de la vallée (FPV) affirme que la gare est fermée.",
                "Selon le FPV, la route est coupée.",
            ),
            [("FPV",), ("Front des paysans de la vallée",), ("Front populaire de la Valdre",)],
        ),
    ],
    ids=["surname", "surname of two", "acronym and short form", "acronym of two"],
)
def test_a_shorter_name_is_the_only_one_who_has_it(tmp_path, nlp, bodies, names):
    documents = [text(str(place), body) for place, body in enumerate(bodies)]
    with Dossier(kept(tmp_path / "a.dossier", nlp, *documents)) as opened:
        everybody = [who for who in opened.everybody() if who.statements]
    assert sorted(who.names for who in everybody) == names
    assert all(who.why for who in everybody if len(who.names) > 1)


def test_a_statement_inside_itself_ends(dossier, monkeypatch):
    looped = [msgspec.structs.replace(one, parent=one.id) for one in dossier.spoken()]
    monkeypatch.setattr(dossier, "spoken", lambda: looped)
    assert len(Sources(dossier).network.sources) > 3


def test_relays_are_known_by_what_their_document_calls_them(dossier):
    relays = {form for one in dossier.spoken() for form in one.relays}
    assert [(form.name, form.kind) for form in relays] == [("Radio Plaine", "medium")]
    assert dossier.outlets()[1] == Form("Néréide", None, "medium", None)
