"""What tests of several folders share."""

from __future__ import annotations

import pytest

import recoupe


@pytest.fixture(scope="session")
def nlp() -> recoupe.Pipeline:
    """The shipped pipeline, loaded once for all tests of a process."""
    return recoupe.load()
