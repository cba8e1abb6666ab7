"""What something was, as each side calls it: *accident* or *acte volontaire*, *un tir* or *une grenade*.

Rows come from ``fr/natures.csv``. Values of one matter exclude each other. Each row has an example, an invented
sentence of which the row must be found.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/natures.csv"
COLUMNS = ("matter", "value", "how", "words", "example")
#: What must stand with the words: a word that says what something was (« il s’agit d’un »), one that says what it came
#: of (« due à »), nothing, or a death, a wound or an accident told of before.
HOWS = ("called", "caused", "told", "harm")
REMOVED = "-"  # as how in an overlay: the row goes
_WORDS = re.compile(r"(?:\*|\w+\*?)(?: (?:\*|\w+\*?))*")


class Nature(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words that say what something was.

    Attributes:
        matter: what is at issue, in French.
        value: what it was; values of one matter exclude each other.
        how: one of :data:`HOWS`.
        words: folded phrases; ``*`` stands for the rest of a word, or for a word.
        example: a sentence that says so.
    """

    matter: str
    value: str
    how: str
    words: tuple[str, ...]
    example: str

    @property
    def pattern(self) -> str:
        """The words as a regular expression over a folded text."""
        longest = sorted(self.words, key=lambda phrase: (-len(phrase), phrase))
        return "|".join(r"\W+".join(word.replace("*", r"\w+" if word == "*" else r"\w*") for word in phrase.split())
                        for phrase in longest)  # fmt: skip


def load_natures(path: Path | None = None, overlay: Path | None = None) -> tuple[Nature, ...]:
    """Read the rows, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/natures.csv`` replace those of the same matter, value and how, add new
            ones, and remove all of a matter and value where their how is ``-``.

    Raises:
        LexiconError: a row cannot be understood.

    Example:
        >>> sorted({row.value for row in load_natures() if row.matter == "accident ou acte volontaire"})
        ['accident', 'acte volontaire', 'suicide']
    """
    found: dict[tuple[str, ...], Nature] = {}
    for file in layers(FILE, path, overlay):
        for where, (matter, value, how, words, example) in read_table(file, COLUMNS):
            if how == REMOVED:
                gone = [key for key in found if key[:2] == (matter, value)]
                for key in gone or [(matter, value)]:
                    remove(found, key, where=where)
                continue
            one_of(how, HOWS, column="how", where=where)
            if not matter or not value:
                raise LexiconError("no matter or no value", where=where, hint="say in French what is at issue")
            phrases = tuple(phrase.strip() for phrase in words.split("|"))
            for phrase in phrases:
                if not _WORDS.fullmatch(phrase) or fold(phrase.replace("*", "")) != phrase.replace("*", ""):
                    hint = "write folded words such as « tir* de roquette* », phrases apart by |"
                    raise LexiconError(f"{phrase!r} is no phrase", where=where, hint=hint)
            found[matter, value, how] = Nature(matter=matter, value=value, how=how, words=phrases, example=example)
    return tuple(found.values())
