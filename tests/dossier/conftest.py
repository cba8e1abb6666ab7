"""What the tests of the dossier share."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.lexicon.manifest import manifest
from tests.dossier.kept import Remembering


@pytest.fixture(scope="session", autouse=True)
def _one_manifest():
    """Read the rows of the lexicon once: they are the same in all these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("recoupe.dossier.basis.manifest", cache(manifest), raising=False)
        yield


@pytest.fixture(scope="session")
def remembering(nlp):
    """The shipped pipeline, which analyzes the same document only once in all tests of a process."""
    return Remembering(nlp)


@pytest.fixture
def path(tmp_path):
    """Where a dossier may be made."""
    return tmp_path / "essai.dossier"
