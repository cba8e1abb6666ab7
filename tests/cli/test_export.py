"""``recoupe export``, from outside."""

from __future__ import annotations

import os
import pty
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from recoupe.cli import app
from recoupe.exports.dossier import dossier_exports
from recoupe.exports.dossier._tables import TABLES
from tests.exports.dossiers import export, keep, renamed
from tests.making import sample

_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "affaire.dossier"
    return keep(path, sample(), renamed("reprise.txt", outlet="Radio Littoral"))


def run(*arguments, **options) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "recoupe", "export", *map(str, arguments)]
    return subprocess.run(command, **{"capture_output": True, "check": False, "timeout": 60, **options})


def said(finished) -> str:
    """What stands on standard error, on one line and without a frame."""
    return " ".join(finished.stderr.decode().replace("│", " ").split())


def test_standard_output_gets_what_a_file_gets(dossier, tmp_path):
    for format in ("jsonl", "xlsx", "parquet"):
        out = tmp_path / f"a.{format}"
        assert run(dossier, "-f", format, "--out", out).returncode == 0
        assert run(dossier, "-f", format).stdout == out.read_bytes()


def test_a_format_of_one_table_says_which_it_wrote(dossier, tmp_path):
    finished = run(dossier, "--format", "csv")
    assert finished.stdout == export(dossier, "csv", "statements")
    assert "csv holds one table, here statements" in said(finished)
    named = run(dossier, "--format", "csv", "--table", "events")
    assert (named.stdout, named.stderr) == (export(dossier, "csv", "events"), b"")


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_folder_gets_a_file_a_table(dossier, tmp_path, format):
    finished = run(dossier, "-f", format, "-o", f"{tmp_path}/new/")
    assert finished.returncode == 0
    assert {path.name for path in (tmp_path / "new").iterdir()} == {f"{table}.{format}" for table in TABLES}
    written = {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()}
    assert (run(dossier, "-f", format, "-o", f"{tmp_path}/again/").returncode, said(finished)) == (0, "")
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == written


def test_copies_that_nobody_has_looked_for(tmp_path):
    path = keep(tmp_path / "neuf.dossier", sample(), renamed("reprise.txt"))
    assert "recoupe copies" in said(run(path, "-f", "csv", "--table", "copies"))
    assert said(run(path, "-f", "csv", "--table", "versions")) == ""  # the cross-check has looked for them
    assert said(run(path, "-f", "csv", "--table", "copies")) == ""


def test_documents_are_chosen(dossier):
    table = ("-f", "csv", "--table", "documents")

    def count(*options):
        return len(run(dossier, *table, *options).stdout.splitlines()) - 1

    assert [count(), count("--outlet", "radio littoral"), count("--document", "depeche.txt")] == [2, 1, 1]
    assert [count("--since", "2031-05-02"), count("--until", "2031-05-01")] == [2, 0]
    assert "no document fits" in said(run(dossier, *table, "--outlet", "Nul"))


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("-f", "docx"), "'docx' is not one of csv, ftm"),
        (("-f", "csv", "--table", "verdicts"), "csv has no table 'verdicts'; it has documents, statements"),
        (("-f", "html", "--table", "events"), "html has no table 'events'; it is no format of tables"),
        (("-f", "html", "--out", "{here}"), "is a folder; give --out FILE"),
        (("-f", "csv", "--since", "hier"), "'hier' is no date"),
        (("-f", "csv", "--document", "nul.txt"), "no document of this name: nul.txt"),
        (("-f", "csv", "--out", "/dev/full"), "cannot be written (No space left on device)"),
        (("-f", "csv", "--out", "{here}/no-such/a.csv"), "cannot be written (No such file or directory)"),
    ],
)
def test_what_cannot_be_done_is_said(dossier, tmp_path, options, complaint):
    finished = run(dossier, *(option.format(here=tmp_path) for option in options))
    assert finished.returncode == 2
    assert complaint in said(finished)
    assert not list(tmp_path.iterdir())


def test_a_dossier_that_is_none(tmp_path):
    finished = run(tmp_path / "a.dossier", "-f", "csv")
    assert (finished.returncode, finished.stdout) == (2, b"")
    assert "a.dossier" in said(finished)


def test_the_dossier_is_not_overwritten(dossier):
    before = dossier.read_bytes()
    finished = run(dossier, "-f", "jsonl", "-o", dossier)
    assert (finished.returncode, dossier.read_bytes()) == (2, before)
    assert "is the dossier itself" in said(finished)


def test_a_file_that_could_not_be_written_whole_leaves_the_old_one(dossier, tmp_path):
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"old")
    blocked = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_without(tmp_path, "xlsxwriter")), *sys.path])}
    finished = run(dossier, "-f", "xlsx", "-o", out, env=blocked)
    assert finished.returncode == 2
    assert "xlsxwriter is not installed; pip install recoupe[xlsx]" in said(finished)
    assert (out.read_bytes(), [path.name for path in tmp_path.iterdir() if path.suffix == ".part"]) == (b"old", [])


def test_a_damaged_dossier_is_named_and_nothing_is_written(tmp_path):
    path = keep(tmp_path / "a.dossier", sample())
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE analyses SET record = x'00ff'")
    finished = run(path, "-f", "jsonl", "-o", tmp_path / "a.jsonl")
    assert finished.returncode == 2
    assert "the file is damaged" in said(finished)
    assert [file.name for file in tmp_path.iterdir() if "jsonl" in file.name] == []


def _without(folder: Path, library: str) -> Path:
    """Make a folder that hides a library."""
    (folder / "hidden").mkdir()
    (folder / "hidden" / f"{library}.py").write_text("raise ModuleNotFoundError", encoding="utf-8")
    return folder / "hidden"


@pytest.mark.parametrize("format", [name for name, format in dossier_exports().items() if format.BINARY])
def test_a_binary_format_is_not_written_to_a_terminal(dossier, format):
    terminal, inside = pty.openpty()
    finished = run(dossier, "-f", format, stdout=inside, stderr=subprocess.PIPE, capture_output=False)
    os.close(inside)
    os.close(terminal)
    assert finished.returncode == 2
    assert f"{format} is not for terminals; give --out FILE" in said(finished)


def test_a_reader_of_a_pipe_that_has_seen_enough_is_no_error(dossier):
    writer = subprocess.Popen(
        [sys.executable, "-m", "recoupe", "export", dossier, "-f", "html"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writer.stdout is not None
    writer.stdout.close()
    _, problems = writer.communicate(timeout=60)
    assert (writer.returncode, b"Traceback" in problems) == (0, False)


def test_every_option_and_format_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    table = page.split("## Options")[1].split("##")[0]
    documented = {
        option for row in re.findall(r"^\| (`-.*?) \|", table, re.MULTILINE) for option in _OPTION.findall(row)
    }
    command = typer.main.get_command(app).commands["export"]  # pyright: ignore[reportAttributeAccessIssue]
    assert documented == {name for parameter in command.params for name in parameter.opts if name.startswith("-")}
    for name, format in dossier_exports().items():
        assert f"- `{name}`: {format.DESCRIPTION}\n" in page
    assert re.findall(r"^<!-- columns: (\w+) -->$", page, re.MULTILINE) == list(TABLES)


def test_the_formats_are_not_loaded_before_they_are_needed():
    code = (
        "import sys, recoupe.cli;"
        "print([m for m in ('jinja2', 'networkx', 'pyarrow', 'xlsxwriter', 'spacy', 'numpy') if m in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
