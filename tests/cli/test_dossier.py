"""The commands that keep a dossier, from the outside: remove, date, merge, renew, info."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.dossier import Dossier
from tests.dossier.kept import dispatch, item, keep, rows, write_corpus

RUNNER = CliRunner()


@pytest.fixture
def run(monkeypatch, nlp):
    """Run a command in this process with the pipeline that is loaded already."""
    monkeypatch.setattr("recoupe.pipeline.load", lambda *arguments, **options: nlp)

    def call(*arguments: object):
        return RUNNER.invoke(app, list(map(str, arguments)))

    return call


@pytest.fixture
def path(tmp_path, nlp):
    """A dossier of four dispatches, one of them in two revisions."""
    path = tmp_path / "essai.dossier"
    keep(path, nlp, write_corpus(tmp_path / "a.jsonl", range(3)), item(dispatch(9), path="x.txt"))
    keep(path, nlp, item(f"{dispatch(9)} Suite.", path="x.txt"))
    return path


def names(path):
    with Dossier(path) as dossier:
        return [stored.name for stored in dossier.documents()]


def test_remove(run, path):
    result = run("remove", "-d", path, "x.txt", "depeche-1", "id:depeche-1")
    assert (result.exit_code, result.stdout) == (0, "x.txt: removed, 2 revisions\ndepeche-1: removed\n")
    assert names(path) == ["depeche-0", "depeche-2"]


def test_remove_takes_none_out_where_one_is_not_there(run, path):
    result = run("remove", "-d", path, "x.txt", "depeche-7")
    assert result.exit_code == 2
    assert result.stderr == (
        f"recoupe: {path}: no document of this name: depeche-7; recoupe info --documents lists their names\n"
    )
    assert len(names(path)) == 4


def test_date_and_back(run, path, monkeypatch):
    monkeypatch.setenv("RECOUPE_DOSSIER", str(path))
    assert run("date", "x.txt", "2030-01-07").stdout == "x.txt: 2030-01-07\n"
    with Dossier(path) as dossier:
        assert dossier.document("x.txt").earliest == "2030-01-07"
        assert dossier.stale(1) == []  # all revisions are analyzed anew
    assert run("date", "x.txt", "-").stdout == "x.txt: date as it came\n"
    with Dossier(path) as dossier:
        assert dossier.document("x.txt").dated is False


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [(("x.txt", "lundi"), 2, "no date; write YYYY-MM-DD"), (("rien.txt", "2030-01-07"), 2, "no document of this name")],
)
def test_a_date_that_cannot_be_set(run, path, arguments, code, said):
    result = run("date", "-d", path, *arguments)
    assert (result.exit_code, said in " ".join(result.stderr.split())) == (code, True)


def test_merge(run, path, tmp_path, nlp):
    other = tmp_path / "autre.dossier"
    keep(other, nlp, write_corpus(tmp_path / "b.jsonl", range(2, 5)))
    result = run("merge", tmp_path / "neuf.dossier", path, other)
    assert result.exit_code == 0
    assert result.stdout == f"{path}: 5 taken over, 0 there already\n{other}: 2 taken over, 1 there already\n"
    assert len(names(tmp_path / "neuf.dossier")) == 6
    again = run("merge", tmp_path / "neuf.dossier", path, other)
    assert again.stdout == f"{path}: 0 taken over, 5 there already\n{other}: 0 taken over, 3 there already\n"


def test_merging_a_copy_gives_the_same(run, path, tmp_path):
    """Which is also how a backup is made while others write."""
    assert run("merge", tmp_path / "copie.dossier", path).exit_code == 0
    assert rows(tmp_path / "copie.dossier", numbers=True) == rows(path, numbers=True)


@pytest.mark.parametrize("into", [True, False], ids=["into", "from"])
def test_a_date_set_by_hand_survives_merging(run, path, tmp_path, into):
    copy = shutil.copy(path, tmp_path / "copie.dossier")
    run("date", "-d", path if into else copy, "x.txt", "2030-01-07")
    assert run("merge", path, copy).exit_code == 0
    assert run("renew", path).exit_code == 0
    with Dossier(path) as dossier:
        assert [dossier.document(number).document.published for number in dossier.revisions("x.txt")] == [
            "2030-01-07",
            "2030-01-07",
        ]
        assert dossier.document("x.txt").earliest == "2030-01-07"


def test_a_date_holds_for_a_revision_that_merging_brings(run, path, tmp_path, nlp):
    run("date", "-d", path, "x.txt", "2030-01-07")
    other = tmp_path / "autre.dossier"
    keep(other, nlp, item(f"{dispatch(9)} Autre suite.", path="x.txt"))
    assert run("merge", path, other).exit_code == 0
    with Dossier(path) as dossier:
        latest = dossier.document("x.txt")
        assert (latest.revision, latest.document.published) == (3, "2030-01-07")


def test_a_damaged_dossier_is_told_and_saved(run, path, tmp_path, nlp):
    whole = rows(path)
    assert run("info", "--check", path).stdout == "the file is sound\n"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE originals SET data = x'00' WHERE rowid = 1")
        connection.commit()
    checked = run("info", "--check", path)
    assert (checked.exit_code, checked.stdout) == (
        1,
        f"document 1: the bytes are not those that were kept\nsave what can be read: recoupe merge NEW {path}\n",
    )
    saved = run("merge", tmp_path / "neuf.dossier", path)
    assert saved.exit_code == 1
    assert (
        saved.stderr
        == f"recoupe: {path}: document 1 cannot be read (the bytes are not those that were kept); add it again\n"
    )
    keep(tmp_path / "neuf.dossier", nlp, tmp_path / "a.jsonl")
    assert rows(tmp_path / "neuf.dossier") == whole


@pytest.mark.parametrize(
    "arguments",
    [("info",), ("info", "--check"), ("merge", "{new}"), ("renew",), ("remove", "x", "-d"), ("date", "x", "-", "-d")],
)
def test_what_is_no_dossier_is_named(run, tmp_path, arguments):
    path = tmp_path / "texte.dossier"
    path.write_text("Le maire dément.", encoding="utf-8")
    result = run(*(str(one).format(new=tmp_path / "neuf.dossier") for one in arguments), path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"recoupe: {path}: not a dossier; ")
    assert path.read_text(encoding="utf-8") == "Le maire dément."


def test_renew_says_what_it_did(run, path):
    assert run("renew", path).stdout == "0 analyzed anew, 0 not affected by what has changed, 5 current\n"
