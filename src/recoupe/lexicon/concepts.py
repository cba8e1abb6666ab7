"""Words that say one thing: who denies any *contact* answers who tells of *échanges*.

Rows come from ``fr/concepts.csv``; each has an example, an invented sentence with one of its words.
"""

from __future__ import annotations

from pathlib import Path

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon.tables import layers, read_table, remove

FILE = "fr/concepts.csv"
COLUMNS = ("concept", "words", "example")
REMOVED = "-"  # as words in an overlay: the row goes


def load_concepts(path: Path | None = None, overlay: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Read the rows, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/concepts.csv`` replace those of the same concept, add new ones, and
            remove one where its words are ``-``.

    Returns:
        For every concept its words, folded.

    Raises:
        LexiconError: a row cannot be understood.

    Example:
        >>> "echange" in load_concepts()["contact"]
        True
    """
    found: dict[str, tuple[str, ...]] = {}
    for file in layers(FILE, path, overlay):
        for where, (concept, words, _example) in read_table(file, COLUMNS):
            if words == REMOVED:
                remove(found, concept, where=where)
                continue
            given = tuple(fold(word.strip()) for word in words.split("|"))
            if not concept or not all(word.isalpha() for word in given):
                raise LexiconError(
                    f"{words!r} is no list of words", where=where, hint="name the concept; words apart by |"
                )
            found[concept] = given
    return found
