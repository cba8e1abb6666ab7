"""Phrases of pages that report nothing: « Lire aussi », « Abonnez-vous », « Tous droits réservés »."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from recoupe.french.folding import fold
from recoupe.lexicon.tables import layers, one_of, read_table

FILE = "fr/boilerplate.csv"
COLUMNS = ("phrase", "where", "example", "note")
WHERE = ("start", "end", "inside", "whole")
#: Longer lines are paragraphs, whatever they begin or end with; what owners of rights have to say is long.
_LINE, _NOTICE = 240, 800
#: What may stand around a phrase that is a whole line, or in front of one that begins it.
_AROUND = r"[\s>|•*»«\[\]()+→▶►:.…!-]*"


class Phrase(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One phrase, and where in its line it stands.

    Attributes:
        phrase: the words, in any case, with or without accents.
        where: ``start``, ``end``, ``inside`` or ``whole`` of a line.
        example: a line that it makes boilerplate.
        note: what it is, where that is not plain.
    """

    phrase: str
    where: str
    example: str
    note: str


class Boilerplate:
    """All phrases; tells whether a line is boilerplate.

    Example:
        >>> load_boilerplate().matches("À LIRE AUSSI : Le port rouvre lundi")
        'à lire aussi'
        >>> load_boilerplate().matches("Le maire a fait lire aussi un message.") is None
        True
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._by_fold = {fold(phrase.phrase): phrase for phrase in self.phrases}
        self._line = re.compile(
            "|".join(
                [
                    rf"{_AROUND}(?P<start>{self._any('start')})(?!\w).*",
                    rf"{_AROUND}(?P<whole>{self._any('whole')}){_AROUND}",
                    rf".*(?<!\w)(?P<end>{self._any('end')}){_AROUND}",
                    rf".*(?<!\w)(?P<inside>{self._any('inside')})(?!\w).*",
                ]
            )
        )

    def matches(self, line: str, *, outer: bool = True) -> str | None:
        """Give the phrase that makes a line boilerplate, or ``None``.

        Args:
            line: of a text.
            outer: it is one of the first or last: only there may a notice be as long as a paragraph.
        """
        line = line.strip()
        if len(line) > (_NOTICE if outer else _LINE):
            return None
        match = self._line.fullmatch(fold(line))
        if match is None or (len(line) > _LINE and match.lastgroup != "inside"):
            return None
        return self._by_fold[match[match.lastgroup or 0]].phrase

    def _any(self, where: str) -> str:
        """Give a pattern of the phrases of one kind, the longest first; without any, one that matches nothing."""
        folded = sorted((key for key, phrase in self._by_fold.items() if phrase.where == where), key=len, reverse=True)
        return "|".join(map(re.escape, folded)) or r"(?!)"


def load_boilerplate(path: Path | None = None, overlay: Path | None = None) -> Boilerplate:
    """Read the phrases, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/boilerplate.csv`` replace those of the same phrase, or come on top.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[str, Phrase] = {}
    for file in layers(FILE, path, overlay):
        for where, (phrase, place, example, note) in read_table(file, COLUMNS):
            one_of(place, WHERE, column="where", where=where)
            found[fold(phrase)] = Phrase(phrase=phrase, where=place, example=example, note=note)
    return Boilerplate(found.values())
