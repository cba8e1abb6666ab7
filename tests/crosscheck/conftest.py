"""What the tests of the cross-check share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.crosscheck.records import Fact
from recoupe.crosscheck.versions import cross_check
from recoupe.dossier import Dossier
from tests.dossier.asked import kept, text
from tests.dossier.kept import Remembering


@pytest.fixture(scope="session")
def remembering(nlp):
    """The shipped pipeline, which analyzes the same document only once in all tests of a process."""
    return Remembering(nlp)


@pytest.fixture
def checked(remembering, tmp_path: Path) -> Callable[..., list[Fact]]:
    """Cross-check some texts: each its words, or its words and what is known of it; all of one day unless they say."""

    def check(*texts: str | tuple[str, dict[str, str | None]]) -> list[Fact]:
        documents = []
        for number, given in enumerate(texts):
            body, known = given if isinstance(given, tuple) else (given, {})
            documents.append(text(f"texte-{number}", body, **{"published": "2031-03-08", **known}))
        path = kept(tmp_path / f"{len(list(tmp_path.iterdir()))}.dossier", remembering, *documents)
        with Dossier(path) as dossier:
            return cross_check(dossier)

    return check
