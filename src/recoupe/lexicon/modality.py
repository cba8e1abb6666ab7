"""Words that say whether what depends on them has happened: *menacer de*, *projet de*, *avorté*, *en cas de*, *sans*.

Rows come from ``fr/modality.csv``; they are about the words, whatever event depends on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/modality.csv"
COLUMNS = ("word", "pos", "slots", "types", "gives", "negated", "tense", "example", "event", "mode")
POS = ("verb", "noun", "adj", "adv", "prep", "conj")
SLOTS = ("inf", "que", "obj", "active", "subj", "mod", "à", "de", "contre", "pour", "sur", "dans", "en")
GIVES = (
    "actual",
    "failed",
    "planned",
    "threatened",
    "hypothetical",
    "neg",
    "planned neg",
    "hypothetical neg",
    "same",
    "negation",
)
TENSES = ("", "perfect")
REMOVED = "-"  # as gives in an overlay: the row goes


class ModalityRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A word and what it says of an event that depends on it.

    Attributes:
        id: ``word/pos``, with the tense where the row has one.
        word: lemma, with *se* where the row is about the reflexive verb alone (« se faire »); an idiom ends in its
            noun (« en passe ») or begins with its verb (« avoir lieu »).
        pos: ``verb``, ``noun``, ``adj``, ``adv``, ``prep`` or ``conj``.
        slots: where the event stands: ``inf`` (an infinitive, with any preposition), ``que`` (a clause), ``obj`` (of
            the active, subject of the passive), ``active`` (the former alone), ``subj``, ``mod`` (what an adjective,
            participle or adverb says something of), or a preposition before a noun.
        types: the event types that the row holds for; empty: all.
        gives: a modality (see :class:`recoupe.model.Modality`); ``neg``, alone or behind one: it does not happen;
            ``same``: the event shares tense and negation of the word (*mener une attaque*); ``negation``: only
            the negation (*il ne pense pas que*).
        negated: what a negation of the word makes of it (*n’a pas réussi à*: ``failed``); empty: the event is negated.
        tense: ``perfect``: only in a compound past (*a dû*); empty: wherever no such row fits.
    """

    id: str
    word: str
    pos: str
    slots: tuple[str, ...]
    types: tuple[str, ...]
    gives: str
    negated: str = ""
    tense: str = ""
    example: str = ""
    event: str = ""
    mode: str = ""

    @property
    def reflexive(self) -> bool:
        """Whether the row is about the reflexive verb alone."""
        return self.pos == "verb" and self.word.startswith("se ")

    @property
    def key(self) -> str:
        """The word that syntax hangs on: the verb of an idiom, else its last word."""
        return self._words[0 if self.pos == "verb" else -1]

    @property
    def others(self) -> tuple[str, ...]:
        """The other words of an idiom, in order: before its last word, behind its verb."""
        return self._words[1:] if self.pos == "verb" else self._words[:-1]

    @property
    def _words(self) -> tuple[str, ...]:
        """The words as a text has them: *à l’ordre* is three."""
        return tuple(self.word.removeprefix("se ").replace("'", "' ").split())


class Modality:
    """All rows, found by word and part of speech.

    Example:
        >>> load_modality().rows("menacer", "verb")[0].gives
        'threatened'
    """

    def __init__(self, rows: Iterable[ModalityRow]) -> None:
        self.all = tuple(rows)
        self._by_word: dict[tuple[str, str], list[ModalityRow]] = {}
        for row in self.all:
            self._by_word.setdefault((row.key, row.pos), []).append(row)
        for found in self._by_word.values():  # idioms and tenses before the plain word
            found.sort(key=lambda row: (-len(row.others), not row.tense, not row.types, not row.reflexive))

    def __len__(self) -> int:
        return len(self.all)

    def rows(self, word: str, pos: str) -> tuple[ModalityRow, ...]:
        """The rows of a lemma, the most special first."""
        return tuple(self._by_word.get((word, pos), ()))


def load_modality(
    path: Path | None = None, overlay: Path | None = None, types: Collection[str] | None = None
) -> Modality:
    """Read the words, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/modality.csv`` replace those of the same word, part of speech, slots,
            types and tense, add new ones, and remove one where ``gives`` is ``-``.
        types: the event types that rows may be limited to; without them any will do.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[tuple[str, ...], ModalityRow] = {}
    for file in layers(FILE, path, overlay):
        for where, cells in read_table(file, COLUMNS):
            word, pos, slots, types_, gives, negated, tense, example, event, mode = cells
            key = (word, pos, slots, types_, tense)
            if gives == REMOVED:
                remove(found, key, where=where)
                continue
            one_of(pos, POS, column="pos", where=where)
            one_of(gives, GIVES, column="gives", where=where)
            one_of(negated, ("", *GIVES), column="negated", where=where)
            one_of(tense, TENSES, column="tense", where=where)
            if not word:
                raise LexiconError("no word", where=where, hint="give a lemma, or words that end in one")
            if types is not None:
                for type in types_.split():
                    one_of(type, tuple(types), column="event type", where=where)
            for slot in slots.split():
                one_of(slot, SLOTS, column="slot", where=where)
            found[key] = ModalityRow(
                id="/".join(part for part in (word, pos, tense) if part),
                word=word,
                pos=pos,
                slots=tuple(slots.split()),
                types=tuple(types_.split()),
                gives=gives,
                negated=negated,
                tense=tense,
                example=example,
                event=event,
                mode=mode,
            )
    return Modality(found.values())
