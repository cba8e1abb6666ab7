"""``recoupe gazetteer`` from the outside."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.gazetteer.library import ENVIRONMENT
from tests.gazetteer.dumps import geonames_line, write_zip

RUNNER = CliRunner()
LINES = [geonames_line(90000001, "Tall Qoubrous", "Tell Koubrous", at=(35.0, 39.0), population=120)]


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "data"))


def run(*arguments: object):
    return RUNNER.invoke(app, ["gazetteer", *map(str, arguments)])


def test_import_list_find_and_remove(tmp_path):
    path = write_zip(tmp_path / "SY.zip", "SY.txt", LINES)
    result = run("import", path)
    assert (result.exit_code, result.stdout) == (0, "SY: imported, 1 places, 0 lines left out, 0 damaged\n")
    assert run("import", path).stdout.startswith("SY: unchanged, 1 places")
    listed = run("list").stdout
    assert listed.count("GeoNames (https://www.geonames.org), CC BY 4.0") == 2
    assert "\nSY: SY.zip\n    1 places" in listed
    found = run("find", "Tal Qoubrous", "--country", "sy").stdout
    assert found.startswith("Tal Qoubrous : Tall Qoubrous (geonames:90000001)\n")
    assert "dans un pays dont il est question (SY)" in found
    assert run("remove", "SY").stdout == "SY: removed\n"
    assert run("find", "Tal Qoubrous", "--country", "SY").stdout.startswith("Tal Qoubrous : non tranché\n")


def test_another_name_can_be_given(tmp_path):
    assert run("import", write_zip(tmp_path / "SY.zip", "SY.txt", LINES), "--name", "villages").exit_code == 0
    assert "\nvillages: SY.zip\n" in run("list").stdout


def test_bad_lines_are_named_with_the_file(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text("".join([*LINES * 30, *["7\tTrop court\n"] * 14]), encoding="utf-8")
    result = run("import", path)
    assert result.exit_code == 0
    lines = result.stderr.splitlines()
    assert lines[0] == f"recoupe: {path}:31: 2 columns instead of 19"
    assert lines[-1] == f"recoupe: {path}: 4 more lines like these"
    assert len(lines) == 11


@pytest.mark.parametrize("arguments", [("import", "missing.zip"), ("import", __file__), ("remove", "nothing")])
def test_what_cannot_be_done_is_said(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("recoupe: ")
    assert "Traceback" not in result.output


def test_several_candidates_are_shown_with_the_reason():
    shown = run("find", "Saïda").stdout
    assert shown.startswith("Saïda : non tranché\n    plusieurs lieux possibles")
    assert " LB  Sidon " in shown
    assert " DZ  Saïda " in shown
