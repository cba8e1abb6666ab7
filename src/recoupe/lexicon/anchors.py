"""What news mention and when it was: offices and who held them, wars, attacks, movements, parties, media, networks.

Each row of ``fr/anchors.csv`` bounds the day a text can have been published on: nobody writes of *le président Macron*
before 14 May 2017, nor of WhatsApp before 2009. Like every row of the lexicon it is data, test and documentation at
once: it carries a sentence and the days that this sentence alone allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/anchors.csv"
COLUMNS = ("id", "forms", "title", "kind", "earliest", "latest", "day", "with", "note", "example", "gives")
KINDS = ("office", "since", "day", "start")

_WORD = re.compile(r"[^\W_]+")
# what may stand between two words of a form: « al-Tanf », « l’ex-URSS », « Les Républicains (LR) », « X, anciennement »
_GAP = re.compile(r"\.|[ '’‑–(,«»\u00a0\u202f-]{1,3}")


class Anchor(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One dated thing of the news.

    Attributes:
        id: name of the row.
        forms: how French news write it; for an office the names of its holder.
        titles: what an office is called, without its country (« Premier ministre », « ministre de la Défense »); the
            row holds only where one of them stands beside a name.
        kind: ``office`` (in office from ``earliest`` to ``latest``), ``since`` (unheard of before ``earliest``),
            ``day`` (an event of one day), ``start`` (something that began on a day and lasted).
        earliest: first day on which a text can name it so.
        latest: last day in office, or of the thing itself; ``None`` where it goes on or nobody can say. Of a thing
            that has ended, texts still speak.
        day: the day from which « deux ans après » or « la troisième semaine » counts, for ``day`` and ``start``.
        requires: ``id`` of a row that must be met in the same text (an « acte IV » alone is a play's).
        note: what the row rests on, in French.
        example: a sentence with one of the forms.
        gives: first and last day on which the example can have been published.
    """

    id: str
    forms: tuple[str, ...]
    titles: tuple[str, ...]
    kind: str
    earliest: date
    latest: date | None
    day: date | None
    requires: str | None
    note: str
    example: str
    gives: tuple[date | None, date | None]


class Form(msgspec.Struct, frozen=True, gc=False):
    """One way to write an anchor, cut into folded words with the places of its capitals."""

    words: tuple[str, ...]
    capitals: tuple[tuple[int, ...], ...]
    anchor: Anchor


class Found(msgspec.Struct, frozen=True, gc=False):
    """A form met in a text: its offsets (half-open, in code points), and the row; ``word`` counts the text's words."""

    start: int
    end: int
    anchor: Anchor
    word: int
    length: int


class Anchors:
    """All anchors, by their ids, and found in texts.

    Example:
        >>> anchors = load_anchors()
        >>> anchors["macron.president"].earliest
        datetime.date(2017, 5, 14)
        >>> [found.anchor.id for found in anchors.find("Un message WhatsApp de l’OSDH.")]
        ['whatsapp', 'osdh']
    """

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        self._by_id = {anchor.id: anchor for anchor in anchors}
        self._forms: dict[str, dict[str | None, list[Form]]] = {}  # by their first word and their second, if any
        self._titles: dict[str, list[tuple[str, ...]]] = {}
        for anchor in self._by_id.values():
            for text in anchor.forms:
                form = _form(text, anchor)
                first, second = (*form.words, None)[:2]
                self._forms.setdefault(str(first), {}).setdefault(second, []).append(form)
            self._titles[anchor.id] = sorted((tuple(_WORD.findall(fold(t))) for t in anchor.titles), key=len)[::-1]

    def __len__(self) -> int:
        return len(self._by_id)

    def __getitem__(self, id: str) -> Anchor:
        """Give the anchor of this id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[id]

    @property
    def rows(self) -> tuple[Anchor, ...]:
        """All anchors, in file order."""
        return tuple(self._by_id.values())

    def titles(self, anchor: Anchor) -> list[tuple[str, ...]]:
        """Give the titles of an office as folded words, the longest first."""
        return self._titles[anchor.id]

    def find(self, text: str, words: list[tuple[int, int, str]] | None = None) -> list[Found]:
        """Find the forms of all rows in a text, in text order; capitals of a form must be capitals in the text.

        Args:
            text: the text.
            words: what :func:`words_of` gives for it, where that is at hand.
        """
        words = words_of(text) if words is None else words
        found: list[Found] = []
        following = [word for _, _, word in words[1:]] + [""]
        for number, (start, _, word) in enumerate(words):
            forms = self._forms.get(word)
            if forms is None:
                continue
            for form in (*forms.get(None, ()), *forms.get(following[number], ())):
                if _matches(form, text, words, number):
                    count = len(form.words)
                    found.append(Found(start, words[number + count - 1][1], form.anchor, number, count))
        return _longest(found)


def _longest(found: list[Found]) -> list[Found]:
    """Leave out what stands within a longer form (*Idriss Déby* in *Mahamat Idriss Déby*), and what is met twice."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        inside = any(other.end >= one.end and (other.start, other.end) != (one.start, one.end) for other in kept[-3:])
        if not inside and not any(other.anchor is one.anchor and other.start == one.start for other in kept[-3:]):
            kept.append(one)
    return kept


def words_of(text: str) -> list[tuple[int, int, str]]:
    """Cut a text into its words: offsets, and the word folded (:func:`recoupe.french.folding.fold`)."""
    return [(match.start(), match.end(), match[0]) for match in _WORD.finditer(fold(text))]


def _form(text: str, anchor: Anchor) -> Form:
    """Cut a form into folded words and the places of its capitals."""
    spans = [match.span() for match in _WORD.finditer(fold(text))]
    folded = fold(text)
    return Form(
        tuple(folded[a:b] for a, b in spans),
        tuple(tuple(k - a for k in range(a, b) if text[k].isupper()) for a, b in spans),
        anchor,
    )


def _matches(form: Form, text: str, words: list[tuple[int, int, str]], number: int) -> bool:
    """Whether a form stands at the word ``number``."""
    if number + len(form.words) > len(words):
        return False
    for k, (word, capitals) in enumerate(zip(form.words, form.capitals, strict=True)):
        start, _, found = words[number + k]
        if found != word or not all(text[start + place].isupper() for place in capitals):
            return False
        if capitals[1:] and len(capitals) < sum(map(str.isalpha, word)) and text[start : start + len(word)].isupper():
            return False  # « AFD » is not the AfD, nor « MODEM » the MoDem
        if k and not _GAP.fullmatch(text, words[number + k - 1][1], start):
            initial = len(form.words[k - 1]) == 1 and text[words[number + k - 1][1] : start] == ". "  # « W. Bush »
            if not initial:
                return False
    return True


def load_anchors(path: Path | None = None, overlay: Path | None = None) -> Anchors:
    """Read the anchors, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/anchors.csv`` replace those of the same id, add new ones, and remove one
            where their forms are ``-``.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[str, Anchor] = {}
    for number, file in enumerate(layers(FILE, path, overlay)):
        seen: dict[str, str] = {}
        for where, cells in read_table(file, COLUMNS):
            id, forms = cells[0], cells[1]
            if id in seen:
                raise LexiconError(f"a second row {id!r}", where=where, hint=f"the first is {seen[id]}: rename one")
            seen[id] = where
            if number and forms == "-":
                remove(found, id, where=where)
            else:
                found[id] = _anchor(cells, where)
    for anchor in found.values():
        if anchor.requires is not None and anchor.requires not in found:
            raise LexiconError(
                f"row {anchor.id!r} needs {anchor.requires!r}, which is no row", where=FILE, hint="give that row's id"
            )
    return Anchors(found.values())


def _anchor(cells: tuple[str, ...], where: str) -> Anchor:
    """Make one row's record, checked."""
    id, forms, titles, kind, earliest, latest, day, requires, note, example, gives = cells
    one_of(kind, KINDS, column="kind", where=where)
    if not id or not forms or not example:
        raise LexiconError("id, forms or example is empty", where=where, hint="fill them")
    if (kind == "office") != bool(titles):
        raise LexiconError("an office needs a title, and nothing else has one", where=where, hint="mend kind or title")
    first = _day(earliest, where)
    last = _day(latest, where) if latest else None
    if last is not None and last < first:
        raise LexiconError(f"latest {latest} lies before earliest {earliest}", where=where, hint="swap them")
    if kind in ("day", "start") and not day:
        raise LexiconError(f"kind {kind} needs a day", where=where, hint="say on which day it happened or began")
    low, dots, high = gives.partition("..")
    if not dots:
        raise LexiconError(f"gives {gives!r} is no stretch", where=where, hint="write first..last, either may be empty")
    if not all(_WORD.search(cell) for cell in (*forms.split("|"), *(titles.split("|") if titles else ()))):
        raise LexiconError("a form or title holds no word", where=where, hint="leave no cell between | empty")
    return Anchor(
        id=id,
        forms=tuple(form.strip() for form in forms.split("|")),
        titles=tuple(title.strip() for title in titles.split("|")) if titles else (),
        kind=kind,
        earliest=first,
        latest=last,
        day=_day(day, where) if day else None,
        requires=requires or None,
        note=note,
        example=example,
        gives=(_day(low, where) if low else None, _day(high, where) if high else None),
    )


def _day(cell: str, where: str) -> date:
    """Read a day.

    Raises:
        LexiconError: it is none.
    """
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise LexiconError(f"{cell!r} is no day", where=where, hint="write it YYYY-MM-DD") from error
