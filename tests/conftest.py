"""What tests of several folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import recoupe


def pytest_configure() -> None:
    """Keep what the user imported out of the tests, and of the programs that they start."""
    os.environ["RECOUPE_DATA"] = str(Path(__file__).parent / "no-data")


@pytest.fixture(scope="session")
def nlp() -> recoupe.Pipeline:
    """The shipped pipeline, loaded once for all tests of a process."""
    return recoupe.load()
