"""The documentation says what the code does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from recoupe.cli import app
from recoupe.cli.analyze import ExitCode
from recoupe.exports import exports
from recoupe.readers import readers

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def test_what_is_shown_is_what_the_program_says():
    check = [sys.executable, str(ROOT / "docs" / "refresh.py"), "--check"]
    finished = subprocess.run(check, capture_output=True, text=True, check=False, timeout=120)
    assert (finished.stdout, finished.stderr) == ("", "")


def test_every_option_is_documented_and_every_documented_one_exists():
    table = CLI.split("## Options")[1].split("## Input")[0]
    documented = {
        option for row in re.findall(r"^\| (`-.*?) \|", table, re.MULTILINE) for option in _OPTION.findall(row)
    }
    command = typer.main.get_command(app).commands["analyze"]
    offered = {name for parameter in command.params for name in parameter.opts if name.startswith("-")}
    assert documented == offered | {"--help", "-h"}


def test_every_exit_code_is_documented():
    table = CLI.split("## Exit codes")[1]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)} == {int(code) for code in ExitCode}


def test_every_format_is_documented():
    for name, format in {**exports(), **readers()}.items():
        assert f"- `{name}`: {format.DESCRIPTION}\n" in CLI


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_python_of_the_readme_runs(capsys):
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) >= 3


def test_the_readme_names_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b +#", readme)) == {"demo", "test"} <= targets
