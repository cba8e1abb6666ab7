"""What tests of several folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

import recoupe


def pytest_configure() -> None:
    """Keep what the user imported out of the tests, and of the programs that they start."""
    os.environ["RECOUPE_DATA"] = str(Path(__file__).parent / "no-data")


@pytest.fixture(scope="session")
def nlp() -> recoupe.Pipeline:
    """The shipped pipeline, loaded once for all tests of a process."""
    return recoupe.load()


@pytest.fixture(scope="session")
def shelf(request, tmp_path_factory) -> Path:
    """A dossier of invented documents, made once for all processes of a run: tests read a copy of it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base
    path = shared / "essai.dossier"
    with FileLock(shared / "essai.lock"):
        if not path.exists():
            from tests.web.rooms import make_dossier

            made = make_dossier(shared / "essai.making", request.getfixturevalue("nlp"))
            made.replace(path)
    return path
