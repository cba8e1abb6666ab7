"""What the cross-check keeps of each document: made once, gone with the analysis that it was made from."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from recoupe.crosscheck.accounts import sketch
from recoupe.dossier import Dossier
from recoupe.dossier.renewing import renew
from recoupe.errors import DossierDamaged
from tests.dossier.kept import dispatch, item, keep

MADE = "1"


@pytest.fixture
def dossier(path, remembering):
    """Three documents, each with its sketch."""
    keep(path, remembering, *(item(dispatch(seed), id=f"d{seed}", published="2031-05-02") for seed in range(3)))
    with Dossier(path) as dossier:
        assert dossier.sketch(sketch, MADE) == 3
        yield dossier


def carried(dossier, made=MADE):
    """Give the documents by name, each with its number of accounts."""
    return {carrier.name: len(carrier.sketch.accounts) for carrier in dossier.carriers(made)}


def test_a_sketch_is_what_was_made(dossier):
    for carrier in dossier.carriers(MADE):
        assert carrier.sketch == sketch(dossier.analysis(carrier.number))
        assert carrier.sketch.accounts


def test_each_is_made_once(dossier):
    done = []
    assert dossier.sketch(sketch, MADE, done=lambda: done.append(1)) == 0
    assert not done


def test_other_code_makes_all_of_them_anew(dossier):
    assert carried(dossier, "2") == {}
    assert dossier.sketch(sketch, "2") == 3
    assert set(carried(dossier, "2")) == {"d0", "d1", "d2"}
    assert carried(dossier) == {}


def test_a_document_more(dossier, remembering):
    keep(dossier.path, remembering, item(dispatch(7), id="d7"))
    done = []
    assert dossier.sketch(sketch, MADE, done=lambda: done.append(1)) == len(done) == 1
    assert set(carried(dossier)) == {"d0", "d1", "d2", "d7"}


def test_a_revision_takes_the_place_of_the_one_before(dossier, remembering):
    keep(dossier.path, remembering, item(f"{dispatch(1)} La préfecture le confirme.", id="d1"))
    assert dossier.sketch(sketch, MADE) == 1
    assert [carrier.number for carrier in dossier.carriers(MADE) if carrier.name == "d1"] == [4]


def test_it_goes_with_its_document(dossier):
    dossier.remove("d1")
    assert set(carried(dossier)) == {"d0", "d2"}
    with closing(sqlite3.connect(dossier.path)) as connection:
        assert connection.execute("SELECT count(*) FROM sketches").fetchone() == (2,)


def test_it_goes_with_its_analysis(dossier, nlp):
    dossier.date("d1", "2031-06-01")
    assert dossier.sketch(sketch, MADE) == 0  # the day is no part of it
    assert {carrier.name: carrier.earliest for carrier in dossier.carriers(MADE)}["d1"] == "2031-06-01"
    renew(dossier, nlp)
    assert dossier.sketch(sketch, MADE) == 1


def test_merging_leaves_them_to_be_made(dossier, tmp_path):
    with Dossier(tmp_path / "other", create=True) as other:
        other.merge(dossier)
        assert carried(other) == {}
        assert other.sketch(sketch, MADE) == 3
        assert carried(other) == carried(dossier)


def test_documents_are_in_the_order_of_their_names(tmp_path, remembering):
    for name, seeds in (("a", (5, 1, 3)), ("b", (3, 5, 1))):
        keep(tmp_path / name, remembering, *(item(dispatch(seed), id=f"d{seed}") for seed in seeds))
    with Dossier(tmp_path / "a") as one, Dossier(tmp_path / "b") as other:
        for dossier in (one, other):
            dossier.sketch(sketch, MADE)
        assert list(carried(one)) == ["d1", "d3", "d5"]
        assert [carrier.order for carrier in one.carriers(MADE)] == [carrier.order for carrier in other.carriers(MADE)]


def test_damage_is_said(dossier):
    with closing(sqlite3.connect(dossier.path)) as connection:
        connection.execute("UPDATE sketches SET record = x'789c' WHERE document = 2")
        connection.commit()
    with pytest.raises(DossierDamaged, match="merge"):
        carried(dossier)
