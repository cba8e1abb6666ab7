"""Words that say where, as of when and in place of which other a count was made: *dans le pays*, *bilan provisoire*.

Rows come from ``fr/count_words.csv``; inflected forms are computed. Every row has an example, an invented sentence, and
the figure in it that the words bear on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.inflection import noun_forms
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/count_words.csv"
COLUMNS = ("words", "role", "gives", "example", "figure")
#: What a row of each role may give. ``land``: a noun for all of a land (*dans le pays*); ``level``: an adjective that
#: says so (*au niveau national*); ``against``: words before a number that is recalled for comparison; ``count``: a noun
#: for a count, whose date is that of the counting; ``counting``: a verb that says that something was counted;
#: ``revision``: a verb, with further words, that replaces a count by another; ``now``: an adverb beside a count that
#: does; ``edition``: an adjective of a count; ``earlier``: words beside the count that was replaced.
ROLES: Mapping[str, tuple[str, ...]] = {
    "land": ("country", "capital", "provinces", "world"),
    "level": ("country", "capital", "provinces", "world"),
    "against": ("",),
    "count": ("",),
    "counting": ("",),
    "revision": ("up", "down", "changed"),
    "now": ("up", "down", "changed"),
    "edition": ("provisional", "final", "changed"),
    "earlier": ("",),
}
REMOVED = "-"  # as gives in an overlay: the row goes


class CountWord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One word or expression, and what it says of a count.

    Attributes:
        words: a noun or adjective in the masculine singular, a verb in the infinitive with its further words (*revoir à
            la hausse*), or an expression as it stands before a number, contractions undone (*loin de* for *loin des*).
        role: a key of :data:`ROLES`.
        gives: a :class:`recoupe.model.FigureScope` or :class:`recoupe.model.Revision`, or empty.
        example, figure: a sentence, and the figure in it that the words bear on.
    """

    words: str
    role: str
    gives: str
    example: str
    figure: str

    @property
    def id(self) -> str:
        """What a step of :attr:`recoupe.model.Why.steps` may name the row by: ``count_words:contre/against``."""
        return f"count_words:{self.words}/{self.role}"


class CountWords:
    """All rows, by the forms that a text may show.

    Example:
        >>> words = load_count_words()
        >>> words.land["capitale"].gives, words.edition("provisoires").gives
        ('capital', 'provisional')
        >>> words.before(["bien", "loin", "de"]).words
        'loin de'
    """

    def __init__(self, rows: Iterable[CountWord]) -> None:
        self.rows = tuple(rows)

    @cached_property
    def land(self) -> Mapping[str, CountWord]:
        """Nouns for all of a land, in the singular."""
        return {row.words: row for row in self.rows if row.role == "land"}

    @cached_property
    def level(self) -> Mapping[str, CountWord]:
        """Adjectives for all of a land, in every form."""
        return self._adjectives("level")

    @cached_property
    def counts(self) -> frozenset[str]:
        """Lemmas of nouns for a count."""
        return frozenset(row.words for row in self.rows if row.role == "count")

    @cached_property
    def counting(self) -> Mapping[str, tuple[str, ...]]:
        """Lemmas of verbs of counting, each with the words that must follow it."""
        return {words[0]: tuple(words[1:]) for row in self.rows if row.role == "counting" for words in [_split(row)]}

    @cached_property
    def now(self) -> Mapping[str, CountWord]:
        """Adverbs that say that a count is a new one."""
        return {row.words: row for row in self.rows if row.role == "now"}

    @cached_property
    def earlier(self) -> Sequence[tuple[str, ...]]:
        """The expressions for a count that was replaced."""
        return [_split(row) for row in self.rows if row.role == "earlier"]

    @cached_property
    def revising(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], CountWord]]]:
        """For each verb that replaces a count: the words that must follow it, the most first, and the row."""
        found: dict[str, list[tuple[tuple[str, ...], CountWord]]] = {}
        for row in self.rows:
            if row.role == "revision":
                verb, *rest = _split(row)
                found.setdefault(verb, []).append((tuple(rest), row))
        for rows in found.values():
            rows.sort(key=lambda pair: -len(pair[0]))
        return found

    def edition(self, form: str) -> CountWord | None:
        """Find the row of an adjective of a count, in any form."""
        return self._editions.get(form)

    def before(self, words: Sequence[str]) -> CountWord | None:
        """Find the row of the longest expression that words before a number end in."""
        for length in self._lengths:
            if length <= len(words):
                row = self._against.get(tuple(words[len(words) - length :]))
                if row is not None:
                    return row
        return None

    @cached_property
    def _against(self) -> Mapping[tuple[str, ...], CountWord]:
        return {_split(row): row for row in self.rows if row.role == "against"}

    @cached_property
    def _lengths(self) -> Sequence[int]:
        return sorted({len(words) for words in self._against}, reverse=True)

    @cached_property
    def _editions(self) -> Mapping[str, CountWord]:
        return self._adjectives("edition")

    def _adjectives(self, role: str) -> Mapping[str, CountWord]:
        found: dict[str, CountWord] = {}
        for row in self.rows:
            if row.role == role:
                for form in _adjective_forms(row.words):
                    found.setdefault(form, row)
        return found


def _split(row: CountWord) -> tuple[str, ...]:
    """The words as the tokenizer cuts them: an elided word is one of its own."""
    return tuple(row.words.replace("’", "'").replace("'", "' ").split())


#: Endings of adjectives and what the feminine has in their place.
_FEMININE = (("ier", "ière"), ("eau", "elle"), ("el", "elle"), ("if", "ive"), ("er", "ère"), ("e", "e"), ("", "e"))


def _adjective_forms(word: str) -> Iterable[str]:
    """The four forms of an adjective: *partiel, partielle, partiels, partielles*."""
    ending, feminine = next(pair for pair in _FEMININE if word.endswith(pair[0]))
    other = word.removesuffix(ending) + feminine
    return word, noun_forms(word)[1].form, other, other + "s"


def load_count_words(path: Path | None = None, overlay: Path | None = None) -> CountWords:
    """Read the rows, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/count_words.csv`` replace those of the same words and role, add new
            ones, and remove one where ``gives`` is ``-``.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[tuple[str, ...], CountWord] = {}
    for file in layers(FILE, path, overlay):
        seen: set[tuple[str, str]] = set()
        for where, cells in read_table(file, COLUMNS):
            words, role, gives = cells[0].replace("’", "'").lower(), cells[1], cells[2]
            if not words:
                raise LexiconError("no words", where=where, hint="begin the row with the word or words")
            one_of(role, tuple(ROLES), column="role", where=where)
            if (words, role) in seen:
                raise LexiconError(f"{words!r} stands twice as {role}", where=where, hint="keep one of the rows")
            seen.add((words, role))
            if gives == REMOVED:
                remove(found, (words, role), where=where)
            else:
                found[words, role] = _row((words, *cells[1:]), where)
    return CountWords(found.values())


def _row(cells: tuple[str, ...], where: str) -> CountWord:
    words, role, gives, example, figure = cells
    one_of(gives, ROLES[role], column="gives", where=where)
    if figure not in example or bool(example) != bool(figure):
        raise LexiconError(
            f"{words}: the example does not hold the figure {figure!r}",
            where=where,
            hint="write a sentence, and the number in it as it stands there",
        )
    return CountWord(words=words, role=role, gives=gives, example=example, figure=figure)
