"""The copies that were written into the examples and the stories are found, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.crosscheck.comparing import compare
from recoupe.crosscheck.judging import find_copies
from recoupe.dossier import Dossier
from recoupe.model import Copy
from tests.crosscheck.corpus import keep
from tests.crosscheck.scoring import EXAMPLES, STORIES, load, texts

#: A copied sentence that stands alone among other words is too short to be told from a stock phrase, and is left out.
LEAST = 0.65


def copies(path: Path, folder: Path) -> dict[tuple[str, str], Copy]:
    """Find the copies between the texts that a gold file is about."""
    with Dossier(folder / "essai.dossier", create=True) as dossier:
        for name, text in texts(path).items():
            keep(dossier, text, name)
        compare(dossier)
        return {(copy.a, copy.b): copy for copy in find_copies(dossier)[0]}


def letters(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Give the places of letters and digits, without the first line, which says in every text that it is invented."""
    return {
        place for start, end in spans for place in range(max(start, text.index("\n")), end) if text[place].isalnum()
    }


@pytest.mark.parametrize("path", [EXAMPLES, STORIES], ids=["examples", "stories"])
def test_every_copy_is_found_and_no_other(path: Path, tmp_path: Path) -> None:
    found, documents = copies(path, tmp_path), texts(path)
    gold = {(copy["a"], copy["b"]): copy for copy in load(path.with_name("copies.json"))}
    assert {*found} == {*gold}
    for pair, copy in gold.items():
        for side, name in zip(("a", "b"), pair, strict=True):
            planted = letters(documents[name], [tuple(passage[side]) for passage in copy["passages"]])
            given = letters(documents[name], [getattr(passage, side) for passage in found[pair].passages])
            assert given <= planted
            assert len(given) >= LEAST * len(planted)
