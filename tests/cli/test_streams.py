"""What the command line does where the terminal, the user or the inputs are not as hoped, from outside."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.dossier import Dossier
from recoupe.errors import FetchError
from tests.dossier.asked import kept, text

DOCUMENTS = (
    text("7", "Le préfet de Łódź dit que le pont est fermé.", outlet="Le\nFil", published="2019-03-06"),
    text("autre", "Le maire dément que le pont soit fermé."),
)


@pytest.fixture
def path(tmp_path, nlp):
    """A dossier of two dispatches."""
    return kept(tmp_path / "essai.dossier", nlp, *DOCUMENTS)


def run(*arguments: object):
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_streams_of_other_encodings(path, encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for options in (["search", path, "pont"], ["search", path, "pont", "-f", "jsonl"]):
        command = [sys.executable, "-m", "recoupe", *map(str, options)]
        result = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert (result.returncode, result.stderr) == (0, b"")
    found = [json.loads(line)["before"] for line in result.stdout.decode("utf-8").splitlines()]
    assert any("Łódź" in before for before in found)


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("wait", [0.15, 0.3])
def test_interrupted_while_loading(path, wait):
    started = "import sys; sys.stdout.write('.'); sys.stdout.flush(); from recoupe.__main__ import main; main()"
    command = [sys.executable, "-c", started, "said", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(1)
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert b"Traceback" not in errors
    assert process.returncode in (0, 130)  # 0 where it was done before


@pytest.mark.parametrize("options", [["--about", "pont"], ["--since", "2019-01-01"], ["--cite"], [""]])
def test_said_refuses_what_needs_an_origin(path, options):
    result = run("said", path, *options)
    assert result.exit_code == 2
    assert "ORIGIN" in result.stderr


def test_days_in_the_wrong_order(path):
    days = ["--since", "2020-01-02", "--until", "2020-01-01"]
    assert "later than" in run("said", path, "préfet", *days).stderr
    assert "later than" in run("export", path, "-f", "csv", *days).stderr


def test_a_dossier_is_not_read_into_itself(tmp_path, nlp, monkeypatch):
    monkeypatch.setattr("recoupe.pipeline.load", lambda *arguments, **options: nlp)
    (tmp_path / "a.txt").write_text("Le maire dément la vente du port de la ville.", encoding="utf-8")
    for told in ("1 new", "1 already there"):
        result = run("add", "-d", tmp_path / "essai", tmp_path)
        assert (result.exit_code, result.stderr) == (0, "")
        assert told in result.stdout


def test_merging_what_is_not_there_makes_nothing(tmp_path):
    assert run("merge", tmp_path / "neu.db", tmp_path / "fehlt.db").exit_code == 2
    assert not list(tmp_path.iterdir())


def test_documents_by_number(path):
    assert run("remove", "-d", path, "2").stdout == "autre: removed\n"
    assert run("remove", "-d", path, "2").exit_code == 2
    assert run("remove", "-d", path, "7").stdout == "7: removed\n"  # a name goes before a number


def test_search_says_that_it_cuts(path):
    assert "--limit" in run("search", path, "pont", "-n", 1).stdout
    assert "--limit" not in run("search", path, "pont", "-n", 2).stdout
    assert "--limit" in run("search", path, "pont", "-n", 1, "-f", "jsonl").stderr


def test_inputs_that_are_named(tmp_path):
    (tmp_path / "a.json").write_text('[\n {"id": "1", "text": "Le maire parle."}]', encoding="utf-8")
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo("c.txt"), io.BytesIO())
    result = run("add", "-d", tmp_path / "d", tmp_path / "a.json", tmp_path / "b.tar", "ftp://exemple.fr/a")
    assert result.exit_code == 1
    for named in ("a JSON array", "a tar archive", "only http and https"):
        assert named in result.stderr


def test_lists_keep_the_link_to_a_copy(tmp_path, monkeypatch):
    given = []

    def fetch(url, *, allow_private, archive):
        given.append((url, archive))
        raise FetchError("no", where=url, hint="")

    monkeypatch.setattr("recoupe.readers._web.fetch", fetch)
    (tmp_path / "a.urls").write_text("https://exemple.fr/a\n", encoding="utf-8")
    run("add", "-d", tmp_path / "d", "--fetch", "--archive", "https://copie.fr/a", tmp_path / "a.urls")
    assert given == [("https://exemple.fr/a", "https://copie.fr/a")]


def test_an_empty_dossier_has_no_bare_labels(tmp_path):
    with Dossier(tmp_path / "vide", create=True):
        pass
    assert "médias" not in run("info", tmp_path / "vide").stdout
