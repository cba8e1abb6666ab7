"""What the tests of the dossier share."""

from __future__ import annotations

import pytest

from tests.dossier.kept import Remembering


@pytest.fixture(scope="session")
def remembering(nlp):
    """The shipped pipeline, which analyzes the same document only once in all tests of a process."""
    return Remembering(nlp)


@pytest.fixture
def path(tmp_path):
    """Where a dossier may be made."""
    return tmp_path / "essai.dossier"
