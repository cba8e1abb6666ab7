"""Nouns by which somebody speaks for somebody else: *porte-parole de, avocat de, source au sein de, bilan de*.

Rows come from ``fr/speaks_for.csv``. Each has an example and whom it speaks for there; tests read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.words import words_of
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/speaks_for.csv"
COLUMNS = ("noun", "link", "example", "whom")
#: ``same``: what it says is said by whom it speaks for; ``words``: the same, and alone it names nobody (*un bilan*);
#: ``side``: it is on that one's side; ``unnamed``: it is somebody there, nobody knows who.
LINKS = ("same", "words", "side", "unnamed")
REMOVED = "-"  # as link in an overlay: the row goes


class Link(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One noun.

    Attributes:
        noun: the noun, in the form that stands in texts.
        link: one of :data:`LINKS`.
        example, whom: a name that begins with it, and whom it speaks for.
    """

    noun: str
    link: str
    example: str
    whom: str


class SpeaksFor:
    """All nouns, by the words that a name begins with.

    Example:
        >>> found = load_speaks_for().at("porte parole du syndicat".split())
        >>> found[0].link, found[1]
        ('same', 2)
    """

    def __init__(self, rows: Iterable[Link]) -> None:
        self.rows = tuple(rows)
        self._by_words = {tuple(words_of(row.noun)): row for row in self.rows}
        self._longest = max(map(len, self._by_words), default=0)

    def at(self, words: Sequence[str]) -> tuple[Link, int] | None:
        """Give the longest noun that words begin with, and how many of them it takes."""
        for length in range(min(self._longest, len(words)), 0, -1):
            row = self._by_words.get(tuple(words[:length]))
            if row is not None:
                return row, length
        return None


def load_speaks_for(path: Path | None = None, overlay: Path | None = None) -> SpeaksFor:
    """Read the nouns, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/speaks_for.csv`` replace those of the same noun, add new ones, and
            remove one where their link is ``-``.

    Raises:
        LexiconError: a row cannot be understood.
    """
    if path is None and overlay is None:
        return _shipped()
    return _load(path, overlay)


@lru_cache(maxsize=1)
def _shipped() -> SpeaksFor:
    return _load(None, None)


def _load(path: Path | None, overlay: Path | None) -> SpeaksFor:
    found: dict[str, Link] = {}
    for file in layers(FILE, path, overlay):
        seen: set[str] = set()
        for where, (noun, link, example, whom) in read_table(file, COLUMNS):
            if not noun:
                raise LexiconError("no noun", where=where, hint="begin the row with the noun")
            if noun in seen:
                raise LexiconError(f"{noun!r} stands twice", where=where, hint="keep one of the rows")
            seen.add(noun)
            if link == REMOVED:
                remove(found, noun, where=where)
                continue
            one_of(link, LINKS, column="link", where=where)
            if not whom or whom not in example or noun not in example:
                raise LexiconError(
                    f"{noun}: the example does not hold the noun and {whom!r}",
                    where=where,
                    hint="write a name that begins with the noun, and whom it speaks for as it stands there",
                )
            found[noun] = Link(noun=noun, link=link, example=example, whom=whom)
    return SpeaksFor(found.values())
