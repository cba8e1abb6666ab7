"""Adding: idempotent, in order, on several processes, interrupted and gone on, with nothing loaded for nothing."""

from __future__ import annotations

import json

import pytest

import recoupe
from recoupe.dossier import Dossier
from recoupe.dossier.adding import Added, add
from recoupe.dossier.basis import Deferred, current_basis
from recoupe.readers import read_file
from tests.dossier.kept import dispatch, item, keep, rows, write_corpus

MANY = 40


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """More documents than are analyzed on one process, one of them in another language, one of them twice."""
    path = write_corpus(tmp_path_factory.mktemp("corpus") / "a.jsonl", range(MANY))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    english = {"id": "en", "text": "The minister said that the town was free. " * 5}
    lines[10:10] = [json.dumps(english) + "\n", lines[3]]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, corpus, nlp):
    """What is in a dossier to which the corpus was added at one go, on one process."""
    path = tmp_path_factory.mktemp("dossier") / "a.dossier"
    keep(path, nlp, corpus)
    return rows(path, numbers=True)


def test_documents_are_numbered_in_the_order_of_the_inputs(undisturbed):
    names = {dict(row)["number"]: dict(row)["name"] for row in undisturbed["documents"]}
    assert [names[number] for number in sorted(names)] == [f"depeche-{seed}" for seed in range(MANY)]


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_write_the_same_rows(path, corpus, nlp, undisturbed, jobs):
    with Dossier(path, create=True) as dossier:
        result = add(dossier, read_file(corpus), nlp, jobs=jobs)
    assert result == Added(new=MANY, same=1, aside={"NotFrench": 1})
    assert rows(path, numbers=True) == undisturbed


@pytest.mark.parametrize(("jobs", "after"), [(1, 2), (1, 30), (2, 5)])
def test_an_interrupted_run_goes_on_and_ends_with_the_same_rows(path, corpus, nlp, undisturbed, jobs, after):
    seen = []

    def done(what):
        seen.append(what)
        if len(seen) == after:
            raise KeyboardInterrupt

    with Dossier(path, create=True) as dossier:
        with pytest.raises(KeyboardInterrupt):
            add(dossier, read_file(corpus), nlp, jobs=jobs, done=done)
        again = add(dossier, read_file(corpus), nlp)
    assert again.new + again.same == MANY + 1
    assert rows(path, numbers=True) == undisturbed


def test_nothing_is_loaded_where_nothing_is_new(monkeypatch, path, corpus, remembering):
    keep(path, remembering, corpus)
    before = rows(path, numbers=True)
    monkeypatch.setattr("recoupe.pipeline.load", lambda *what: pytest.fail("loaded"))
    with Dossier(path) as dossier:
        result = add(dossier, read_file(corpus), Deferred(), jobs=4)
    assert result == Added(same=MANY + 1, aside={"NotFrench": 1})
    assert rows(path, numbers=True) == before


def test_a_pipeline_that_is_not_loaded_rests_on_the_same(nlp):
    assert current_basis(Deferred()) == current_basis(nlp)


def test_another_model_is_another_basis(tmp_path, nlp):
    folder = tmp_path / "model"
    (folder / "parser").mkdir(parents=True)
    (folder / "parser" / "model").write_bytes(b"1")
    one = current_basis(Deferred(str(folder))).model
    (folder / "parser" / "model").write_bytes(b"2")
    assert len({one, current_basis(Deferred(str(folder))).model, current_basis(nlp).model}) == 3


def test_a_model_that_is_not_installed_is_named():
    with pytest.raises(recoupe.ModelNotFound, match="fr_nulle_part"):
        current_basis(Deferred("fr_nulle_part"))


def test_all_are_told_of_as_they_are_dealt_with(path, corpus, remembering):
    seen = []
    with Dossier(path, create=True) as dossier:
        add(dossier, read_file(corpus), remembering, done=seen.append)
    told = [type(what).__name__ if isinstance(what, Exception) else what.value for what in seen]
    assert sorted(told) == sorted(["NotFrench", "same", *["new"] * MANY])


def test_a_day_that_a_person_set_is_the_one_analyzed_with(path, nlp):
    text = "Le maire a démenti vendredi la vente du port de Lizan."
    keep(path, nlp, item(text, path="a.txt", published="2031-05-02"))
    with Dossier(path) as dossier:
        dossier.date("a.txt", "2029-01-01")
        later = item(f"{text} La route est ouverte.", path="a.txt", published="2031-05-02")
        assert add(dossier, [later], nlp).changed == 1
        [current] = dossier.documents()
        assert dossier.analysis(current.number).published.earliest == "2029-01-01"


def test_a_document_that_comes_twice_in_one_run_is_there_once(path, nlp):
    twice = item(dispatch(1), path="a.txt")
    assert keep(path, nlp, twice, twice) == Added(new=1, same=1)


def test_what_could_not_be_used_is_forgotten_once_it_can(tmp_path, path, remembering):
    """Also where the document itself has come in by another way in the meantime."""
    corpus = tmp_path / "a.jsonl"
    good = json.dumps({"id": "1", "text": dispatch(1)})
    corpus.write_text('{"id": "1"}\n{"id": "2"}\n', encoding="utf-8")
    assert keep(path, remembering, corpus).aside == {"UnreadableInput": 2}
    keep(path, remembering, write_corpus(tmp_path / "b.jsonl", [7]))
    other = tmp_path / "c.jsonl"
    other.write_text(good, encoding="utf-8")
    keep(path, remembering, other)
    corpus.write_text(good + '\n{"id": "2"}\n', encoding="utf-8")
    keep(path, remembering, corpus)
    with Dossier(path) as dossier:
        assert [name.rpartition(":")[2] for name, _, _ in dossier.refusals()] == ["2"]
