"""``recoupe add`` from outside, and what it says while it works."""

from __future__ import annotations

import io
import itertools
import json
import time
import zipfile

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.cli._inputs import Inputs
from recoupe.cli._progress import Progress, Steps
from recoupe.dossier import Dossier

DISPATCH = "Le maire de Lizan dément la vente du port. « Rien n’est signé », a-t-il dit vendredi."
ENGLISH = "The minister said that the town was free. " * 5


@pytest.fixture
def run(monkeypatch, nlp):
    """Run ``recoupe add`` in this process, which has the model loaded already."""
    monkeypatch.setattr("recoupe.pipeline.load", lambda model=None, lexicon=None: nlp)

    def call(*arguments, stdin=None):
        return CliRunner().invoke(app, ["add", *map(str, arguments)], input=stdin)

    return call


@pytest.fixture
def path(tmp_path):
    """Where a dossier may be made."""
    return tmp_path / "essai.dossier"


@pytest.fixture
def folder(tmp_path):
    """A folder with two dispatches, one of them in a folder of its own, an archive, and what cannot be used."""
    found = tmp_path / "depeches"
    (found / "mai").mkdir(parents=True)
    (found / "a.txt").write_text(DISPATCH, encoding="utf-8")
    (found / "mai" / "b.txt").write_text(f"{DISPATCH} La route est ouverte.", encoding="utf-8")
    (found / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (found / "vide.txt").write_text(" \n", encoding="utf-8")
    with zipfile.ZipFile(found / "juin.zip", "w") as archive:
        archive.writestr("c.txt", f"{DISPATCH} La grève est finie.")
    return found


def test_a_folder_is_added_and_what_was_set_aside_is_counted_by_kind(run, folder, path):
    result = run(folder, "-d", path, "--jobs", "1")
    assert result.exit_code == 1
    assert result.stdout == (
        "3 new, 0 changed, 0 analyzed anew, 0 already there; set aside: 1 without text, 1 in other languages\n"
    )
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        str(folder / "en.txt"),
        str(folder / "vide.txt"),
    ]
    again = run(folder, "-d", path, "--jobs", "1")
    assert again.stdout.startswith("0 new, 0 changed, 0 analyzed anew, 3 already there; ")


def test_an_archived_copy_is_kept_of_what_is_there_already(run, tmp_path, path):
    (tmp_path / "a.txt").write_text(DISPATCH, encoding="utf-8")
    links = ((None, None), ("https://archive.example/7",) * 2, (None, "https://archive.example/7"))
    for given, kept in links:
        assert run(tmp_path / "a.txt", "-d", path, *(("--archive", given) if given else ())).exit_code == 0
        with Dossier(path) as dossier:
            assert [stored.archive for stored in dossier.documents()] == [kept]


@pytest.mark.parametrize("option", ["--model", "--lexicon"])
def test_what_cannot_be_done_leaves_no_dossier_behind(tmp_path, path, option):
    (tmp_path / "a.txt").write_text(DISPATCH, encoding="utf-8")
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "outlets.toml").write_text("rien", encoding="utf-8")
    given = {"--model": "no_such_model", "--lexicon": str(tmp_path / "rows")}[option]
    result = CliRunner().invoke(app, ["add", str(tmp_path / "a.txt"), "-d", str(path), option, given])
    assert result.exit_code == 2
    assert result.stderr.startswith("recoupe: ")
    assert not list(tmp_path.glob(f"{path.name}*"))


@pytest.mark.parametrize("terminal", [True, False])
def test_steps_are_said_only_of_what_takes_long(monkeypatch, terminal):
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    with Steps(stream, after=60) as begin:
        begin("counting")
    assert stream.getvalue() == ""
    with Steps(stream, after=0.01) as begin:
        begin("counting")
        begin("sorting")
        time.sleep(0.2)
        begin("sorting")
        begin("writing")
    begin("nothing any more")
    lines = "\r\x1b[Krecoupe: sorting\r\x1b[Krecoupe: writing\r\x1b[K"
    assert stream.getvalue() == (lines if terminal else "recoupe: sorting\nrecoupe: writing\n")


def test_defaults_are_for_documents_without_their_own(run, tmp_path, path):
    corpus = tmp_path / "a.jsonl"
    own = {"id": "2", "text": f"{DISPATCH} Encore.", "outlet": "Le Phare", "published": "2029-01-01"}
    corpus.write_text(json.dumps({"id": "1", "text": DISPATCH}) + "\n" + json.dumps(own), encoding="utf-8")
    given = ["--outlet", "La Gazette", "--published", "2031-05-02", "--archive", "https://archive.example/7"]
    assert run(corpus, "--dossier", path, *given).exit_code == 0
    with Dossier(path) as dossier:
        found = [(one.document.outlet, one.document.published, one.archive) for one in dossier.documents()]
    archive = "https://archive.example/7"
    assert found == [("La Gazette", "2031-05-02", archive), ("Le Phare", "2029-01-01", archive)]


def test_standard_input_and_its_format(run, path):
    record = json.dumps({"id": "7", "text": DISPATCH})
    assert run("-", "-d", path, "--from", "jsonl", stdin=record).exit_code == 0
    with Dossier(path) as dossier:
        assert [one.name for one in dossier.documents()] == ["7"]


def test_lists_of_addresses_are_not_fetched_unless_asked(run, tmp_path, path):
    listed = tmp_path / "liste.txt"
    listed.write_text("http://127.0.0.1:1/a\n", encoding="utf-8")
    result = run(listed, "-d", path)
    assert result.exit_code == 1
    assert "--fetch" in result.stderr


def test_the_own_machine_is_not_asked_unless_allowed(run, path):
    result = run("http://127.0.0.1:1/a", "-d", path)
    assert result.exit_code == 1
    assert "--allow-private" in result.stderr
    assert result.stdout.endswith("set aside: 1 not fetched\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.txt"], "--dossier"),
        (["-d", "a.dossier"], "PATH"),
        (["a.txt", "-d", "x", "--published", "mai"], "YYYY-MM-DD"),
    ],
)
def test_what_is_missing_or_wrong_is_said(run, arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_that_is_no_dossier_is_left_alone(run, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text(DISPATCH, encoding="utf-8")
    result = run(note, "-d", note)
    assert result.exit_code == 2
    assert note.read_text(encoding="utf-8") == DISPATCH


def test_ctrl_c_says_how_to_go_on(run, monkeypatch, folder, path):
    def stop(*given, **known):
        raise KeyboardInterrupt

    monkeypatch.setattr("recoupe.dossier.adding.add", stop)
    result = run(folder, "-d", path)
    assert result.exit_code == 130
    assert result.stderr == "recoupe: stopped; the same command goes on from here\n"


def test_inputs_tell_how_much_has_been_read(folder):
    inputs = Inputs([str(folder / "a.txt"), str(folder)])
    size = (folder / "a.txt").stat().st_size
    reads = [inputs.read for _ in inputs]
    assert reads[0] == size
    assert reads == sorted(reads)
    assert inputs.read == inputs.size == size + sum(path.stat().st_size for path in folder.rglob("*.*"))


def test_nobody_knows_how_much_standard_input_has(folder):
    assert Inputs([str(folder), "-"]).size is None


class Clock:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_a_log_file_gets_an_estimate():
    stream, clock = io.StringIO(), Clock()
    progress = Progress(stream, total=None, clock=clock)
    progress.expect(1000)
    for number in range(1, 9):
        clock.now = 4.0 * number
        progress.step(10 * number)
    assert stream.getvalue().splitlines() == [
        "recoupe: 4 documents, 16 s, about 6 min left",
        "recoupe: 7 documents, 28 s, about 6 min left",
    ]


def test_the_estimate_goes_by_what_was_new_lately():
    """Half of it was there already and went by in a second; the other half takes ten seconds a percent."""
    clock = Clock()
    progress = Progress(io.StringIO(), total=None, clock=clock)
    progress.expect(1000)
    for read in range(0, 500, 10):
        clock.now = read / 500
        progress.step(read)
    for read in range(500, 600, 10):
        clock.now += 10
        progress.step(read)
    assert progress.left() == pytest.approx((1000 - 590) * 10 / 10, rel=0.01)


@pytest.mark.parametrize("size", [None, 0, 50])
def test_without_knowing_what_there_is_to_read_there_is_no_estimate(size):
    """Archives hold more than their size says: then nobody knows either."""
    clock = itertools.count(step=5)
    stream = io.StringIO()
    progress = Progress(stream, total=None, clock=lambda: float(next(clock)))
    progress.expect(size)
    for _ in range(9):
        progress.step(50)
    assert progress.left() is None
    assert "left" not in stream.getvalue()


def test_a_terminal_gets_a_bar_that_is_taken_away():
    stream, clock = io.StringIO(), Clock()
    stream.isatty = lambda: True
    progress = Progress(stream, total=None, clock=clock)
    progress.expect(1000)
    for number in range(1, 9):
        clock.now = 10.0 * number
        progress.step(100 * number)
        if number == 6:
            progress.clear()
            stream.write("recoupe: a.txt: no text in it\n")
    progress.clear()
    shown = stream.getvalue()
    assert "8 documents" in shown
    assert "about 20 s left" in shown
    assert shown.index("6 documents") < shown.index("no text in it") < shown.index("7 documents")
