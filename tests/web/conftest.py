"""What the tests of the reading room share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.web.rooms import opened, visitor


@pytest.fixture
def dossier_path(shelf, tmp_path) -> Path:
    """A copy of the dossier of invented documents, to be changed as a test likes."""
    return Path(shutil.copy(shelf, tmp_path / "essai.dossier"))


@pytest.fixture(scope="session")
def unchanged(shelf, tmp_path_factory):
    """A room over the same dossier, for tests that change nothing."""
    copy = tmp_path_factory.mktemp("salle") / "essai.dossier"
    with opened(Path(shutil.copy(shelf, copy))) as room:
        yield room


@pytest.fixture
def room(dossier_path):
    """A room over a dossier of the test's own."""
    with opened(dossier_path) as room:
        yield room


@pytest.fixture(scope="session")
def reader(unchanged):
    """Somebody who reads, in French."""
    return visitor(unchanged)


@pytest.fixture(scope="session")
def english_reader(unchanged):
    """Somebody who reads, in English."""
    return visitor(unchanged, language="en")
