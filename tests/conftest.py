"""What tests of several folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

import recoupe

#: How a test in a browser begins to say why it is not run (``tests/browser/browsing.py``).
NO_CHROMIUM = "there is no Chromium"


def pytest_configure() -> None:
    """Keep what the user imported out of the tests, and of the programs that they start."""
    os.environ["RECOUPE_DATA"] = str(Path(__file__).parent / "no-data")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly at the end where tests in a browser were not run."""
    skipped = terminalreporter.getreports("skipped")
    missing = [one for one in skipped if "tests/browser/" in one.nodeid and NO_CHROMIUM in str(one.longrepr)]
    if missing:
        terminalreporter.section("not run", bold=True, yellow=True)
        terminalreporter.line(f"{len(missing)} tests in a browser were not run: {NO_CHROMIUM} on this machine")


@pytest.fixture(scope="session")
def nlp() -> recoupe.Pipeline:
    """The shipped pipeline, loaded once for all tests of a process."""
    return recoupe.load()


@pytest.fixture(scope="session")
def shelf(request, tmp_path_factory) -> Path:
    """A dossier of invented documents: tests read a copy of it."""
    from tests.web.rooms import make_dossier

    return _made_once(make_dossier, "essai", request, tmp_path_factory)


@pytest.fixture(scope="session")
def hostile_shelf(request, tmp_path_factory) -> Path:
    """A dossier in which everything wants to be more than text: tests read a copy of it."""
    from tests.web.hostile import make_hostile

    return _made_once(make_hostile, "hostile", request, tmp_path_factory)


def _made_once(make, name: str, request, tmp_path_factory) -> Path:
    """Make a dossier once for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base
    path = shared / f"{name}.dossier"
    with FileLock(shared / f"{name}.lock"):
        if not path.exists():
            make(shared / f"{name}.making", request.getfixturevalue("nlp")).replace(path)
    return path
