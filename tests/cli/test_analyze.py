"""``recoupe analyze`` as a user meets it: arguments in, output, messages and exit code out."""

from __future__ import annotations

import io
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import recoupe
from recoupe.cli import app
from recoupe.cli._inputs import expand
from recoupe.cli._progress import Progress

FRENCH = "Le maire dément toute négociation. « Rien n’est signé », a-t-il déclaré à Radio Littoral."


@pytest.fixture
def run(monkeypatch, nlp):
    """Run the command in this process with the pipeline that is loaded already."""
    monkeypatch.setattr("recoupe.pipeline.load", lambda model, lexicon: nlp)
    runner = CliRunner()

    def call(*arguments: object, stdin: bytes | None = None) -> Result:
        return runner.invoke(app, ["analyze", *map(str, arguments)], input=stdin)

    return call


@pytest.fixture
def dispatch(tmp_path) -> Path:
    path = tmp_path / "depeche.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return path


def objects(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def spans(value: object):
    """Find every span in a piece of output."""
    if isinstance(value, dict):
        if {"start", "end"} <= value.keys():
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def given(found: dict) -> str:
    """Take the publication date that came with a document."""
    published = found["published"]
    assert published["earliest"] == published["latest"]
    assert published["status"] == "given"
    return published["earliest"]


def test_what_was_written_can_be_read_again(run, tmp_path, dispatch):
    """A given date stays given, and an inferred one is inferred anew."""
    undated = tmp_path / "b.txt"
    undated.write_text("Le village a été repris en mars 2021, a indiqué un habitant.", encoding="utf-8")
    written = (
        run(dispatch, undated, "-f", "jsonl").stdout + run(dispatch, "-f", "jsonl", "--published", "2024-05-03").stdout
    )
    path = tmp_path / "again.jsonl"
    path.write_text(written, encoding="utf-8")
    again = objects(run(path, "-f", "jsonl"))
    for old, new in zip(map(json.loads, written.splitlines()), again, strict=True):
        assert {**old, "path": None} == {**new, "path": None}


def test_jsonl_is_one_self_contained_object_a_document(run, dispatch):
    result = run(dispatch, "--format", "jsonl", "--published", "2024-05-03", "--outlet", "La Gazette")
    [found] = objects(result)
    assert result.exit_code == 0
    assert (found["path"], found["text"]) == (str(dispatch), FRENCH)
    assert (given(found), found["outlet"]) == ("2024-05-03", "La Gazette")
    assert not found["text_changed"]
    assert {"statements", "retractions", "credits", "dates", "places", "areas"} <= found.keys()
    fields = {"content", "cue", "source", "origin", "relays", "form", "attitude", "stance", "why", "parent"}
    assert all(fields <= statement.keys() for statement in found["statements"])
    assert len(found["statements"]) == 2
    assert all(FRENCH[span["start"] : span["end"]] == span["text"] for span in spans(found))


def test_json_is_one_array(run, dispatch):
    assert json.loads(run(dispatch, dispatch, "-f", "json").stdout) == objects(run(dispatch, dispatch, "-f", "jsonl"))


def test_no_document_is_an_empty_array(run, tmp_path):
    result = run(tmp_path / "nothing.txt", "-f", "json")
    assert (json.loads(result.stdout), result.exit_code) == ([], 1)


def test_records_keep_their_own_details(run, tmp_path):
    path = tmp_path / "a.jsonl"
    record = {"id": "7", "text": FRENCH, "title": "Le maire", "outlet": "Radio Littoral", "published": "2024-05-01"}
    path.write_text(json.dumps(record) + "\n" + json.dumps({"id": "8", "text": FRENCH}), encoding="utf-8")
    first, second = objects(run(path, "-f", "jsonl", "--outlet", "La Gazette", "--published", "2024-05-03"))
    assert {name: first[name] for name in record} == {**record, "published": first["published"]}
    assert given(first) == "2024-05-01"
    assert (second["id"], second["outlet"], given(second)) == ("8", "La Gazette", "2024-05-03")
    assert "path" not in first


def test_a_changed_text_is_in_the_output(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("Téhéran dément l’attaque.".encode("cp1252"))
    [found] = objects(run(path, "-f", "jsonl"))
    assert (found["text"], found["text_changed"]) == ("Téhéran dément l’attaque.", True)
    assert found["notes"]


def test_standard_input(run):
    [plain] = objects(run("-", "-f", "jsonl", stdin=FRENCH.encode()))
    [record] = objects(run("-", "-f", "jsonl", stdin=json.dumps({"id": "7", "text": FRENCH}).encode()))
    assert plain["statements"] == record["statements"]
    assert (plain["id"], record["id"]) == (plain["id"], "7")
    assert "path" not in plain


def test_from_overrules_the_name(run, tmp_path):
    path = tmp_path / "records.txt"
    path.write_text(json.dumps({"id": "7", "text": FRENCH}), encoding="utf-8")
    [found] = objects(run(path, "--from", "jsonl", "-f", "jsonl"))
    assert found["id"] == "7"


def test_each_bad_input_is_named_and_the_others_go_on(run, dispatch, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "english.txt").write_text("The minister said that the town was free. " * 5, encoding="utf-8")
    names = ["missing.txt", "empty.txt", "image.txt", "english.txt", "*.nothing"]
    result = run(*(tmp_path / name for name in names), dispatch, "-f", "jsonl")
    lines = result.stderr.splitlines()
    assert [found["path"] for found in objects(result)] == [str(dispatch)]
    assert result.exit_code == 1
    for name, line in zip(names, lines, strict=True):
        assert line.startswith(f"recoupe: {tmp_path / name}: ")
        assert "; " in line
    assert "Traceback" not in result.stderr


def test_patterns_the_shell_left_alone(tmp_path, dispatch, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "[1].txt").write_text(FRENCH, encoding="utf-8")
    assert list(expand(["*.txt", "[1].txt", "*.md", "-"])) == ["[1].txt", "depeche.txt", "[1].txt", "*.md", "-"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.txt", "--format", "xml"],
        ["a.txt", "--from", "xls"],
        ["a.txt", "--published", "hier"],
        ["a.txt", "--jobs", "0"],
        ["a.txt", "--lexicon", "no-such-folder"],
        ["a.txt", "--unknown"],
    ],
)
def test_usage_errors(run, arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage" in result.stderr


@pytest.mark.parametrize(
    "problem",
    [
        recoupe.ModelNotFound("no such pipeline", where="fr_x", hint="install it"),
        recoupe.LexiconError("unknown frame", where="a.csv:3", hint="use que"),
    ],
)
def test_a_missing_model_and_a_bad_lexicon_stop_the_command(run, dispatch, monkeypatch, problem):
    def fail(model, lexicon):
        raise problem

    monkeypatch.setattr("recoupe.pipeline.load", fail)
    result = run(dispatch)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"recoupe: {problem}\n"


def test_pretty_is_the_default_and_explains_on_demand(run, dispatch):
    plain, explained = run(dispatch), run(dispatch, "--explain")
    assert "Qui dit quoi, par quel verbe, à travers qui" in plain.stdout
    assert "Pourquoi" not in plain.stdout
    assert "Pourquoi" in explained.stdout
    assert "règle" in explained.stdout


def test_jobs_change_nothing_but_the_time(run, tmp_path):
    path = tmp_path / "a.jsonl"
    records = [{"id": str(number), "text": FRENCH.replace("maire", word)} for number, word in enumerate(WORDS)]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    one, two = run(path, "-f", "jsonl"), run(path, "-f", "jsonl", "-j", "2")
    assert [found["id"] for found in objects(one)] == [str(number) for number in range(len(WORDS))]
    assert one.stdout == two.stdout


WORDS = ["maire", "préfet", "ministre", "colonel", "porte-parole", "procureur"] * 7


def process(*arguments: object, **options) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command in a process of its own."""
    command = [sys.executable, "-m", "recoupe", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, **options)


def test_the_whole_command(dispatch):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    result = process("analyze", dispatch, env=environment)
    assert (result.returncode, result.stderr) == (0, b"")
    assert "« [" in result.stdout.decode("utf-8")
    assert b"\x1b" not in result.stdout


def test_version():
    assert process("--version").stdout.decode().strip() == f"recoupe {recoupe.__version__}"


@pytest.mark.skipif(os.name == "nt", reason="pipes are closed in another way there")
@pytest.mark.parametrize("format", ["jsonl", "json", "pretty"])
def test_a_reader_that_stops_early_is_no_error(tmp_path, format):
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": FRENCH}) + "\n") * 200, encoding="utf-8")
    command = [sys.executable, "-m", "recoupe", "analyze", str(path), "-f", format]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=60) == 0


def test_a_log_file_gets_progress_on_standard_error():
    stream, seconds = io.StringIO(), itertools.count(step=4)
    progress = Progress(stream, total=8, clock=lambda: float(next(seconds)))
    for _ in range(8):
        progress.step()
    progress.clear()
    assert stream.getvalue() == "recoupe: 4/8 documents, 16 s\nrecoupe: 7/8 documents, 28 s\n"


def test_a_terminal_gets_one_line_that_is_taken_away():
    stream, seconds = io.StringIO(), itertools.count()
    stream.isatty = lambda: True
    progress = Progress(stream, total=None, clock=lambda: float(next(seconds)))
    for _ in range(5):
        progress.step()
    progress.clear()
    assert stream.getvalue() == "\rrecoupe: 4 documents, 4 s\rrecoupe: 5 documents, 5 s\r\x1b[K"


def test_a_few_files_need_no_progress():
    stream, seconds = io.StringIO(), itertools.count(step=60)
    progress = Progress(stream, total=3, clock=lambda: float(next(seconds)))
    for _ in range(3):
        progress.step()
    assert stream.getvalue() == ""
