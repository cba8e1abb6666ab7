"""The words by which French news report speech: one row of ``fr/reporting.csv`` each.

A row is data, test and documentation at once: beside lemma, construction, attitude and stance it carries a sentence and
what Recoupe must find in it. ``docs/lexicon.md`` explains the columns and the frames.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.inflection import Form, forms, head_verb, is_verb, noun_forms, without_clitics
from recoupe.lexicon.tables import read_table
from recoupe.model import Attitude, Stance

COLUMNS = ("id", "lemma", "pos", "frames", "attitude", "stance", "example", "source", "content", "note")
SEGMENTS = " || "  # between two segments of a content
REMOVED = "-"  # as lemma in an overlay: the row of that id goes

RETRACT = "retract"  # attitude of what takes a statement back instead of making one
ATTITUDES = (*(attitude.value for attitude in Attitude), RETRACT)
STANCES = tuple(stance.value for stance in Stance if stance is not Stance.CONDITIONAL)

VERB_FRAMES = {
    "que": "X affirme que P; also the subjunctive of a request",
    "si": "X a demandé si P, combien, pourquoi P",
    "quote": "« P », lance X; X lance : « P »",
    "incise": "P, indique-t-on, where P is not quoted",
    "np": "X dénonce NP",
    "np_word": "X relaie une rumeur: the object must be a word for speech",
    "count": "X a compté N NP: a compound tense with a number",
    "inf": "X affirme avoir fait",
    "de_inf": "X promet de faire",
    "a_inf": "X s'engage à faire",
    "de_np": "X s'inquiète de NP",
    "a_np": "X appelle à NP",
    "obj_que": "X avertit Y que P",
    "obj_de": "X accuse Y de NP, X accuse Y d'avoir fait",
    "obj_a": "X exhorte Y à faire, X impute NP à Y",
    "dat_de": "X ordonne à Y de faire",
    "obj_pour": "X remercie Y pour NP",
    "contre_np": "X met en garde contre NP",
    "sur_np": "X alerte sur NP",
    "pour_np": "X plaide pour NP",
    "comme": "X présente Y comme Z",
    "attr": "X juge Y insuffisant",
    "attr_refl": "X se dit prêt à faire",
    "qualif": "X qualifie Y de Z",
    "neg": "X n'exclut pas NP: beside another frame, holds only where the verb is negated",
    "retract": "X se rétracte",
    "retract_np": "X retire ses accusations: the object must be a word for speech",
}
NOUN_FRAMES = {
    "n_que": "l'annonce que P",
    "n_selon": "l'affirmation selon laquelle P",
    "n_de": "l'annonce de NP, la promesse de faire",
    "n_a": "l'appel à NP, l'appel à faire",
    "n_sur": "les doutes sur NP",
    "n_contre": "la mise en garde contre NP",
    "n_pour": "le plaidoyer pour NP",
    "n_intro": "dans un communiqué, X : « P »; le bilan est de NP",
    "n_word": "a word for speech that reports nothing by itself: ses propos",
    "retract": "la rétractation de X",
}
PREP_FRAMES = {
    "prep": "selon X, P; P, selon X",
    "retract": "contrairement à ce que X avait annoncé",
}
FRAMES = {"verb": VERB_FRAMES, "noun": NOUN_FRAMES, "prep": PREP_FRAMES}


class ReportingRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One sense of one reporting word.

    Attributes:
        id: name of the row, shown by ``--explain`` and used by overlays (``annoncer``, ``annoncer.commit``).
        lemma: infinitive with its pronoun and fixed words (« s'indigner », « faire état »), noun, or preposition.
        pos: ``verb``, ``noun`` or ``prep``.
        frames: the constructions in which this row holds, see ``docs/lexicon.md``.
        attitude: a value of :class:`recoupe.model.Attitude`, or ``retract`` for taking back.
        stance: how the word itself stands towards the content.
        example: a sentence with the word in it.
        source: who speaks in the example; empty where nobody is named.
        content: segments of the example that are reported, in text order; empty for retractions.
        note: what else to know.
        file_line: ``file:line`` the row was read from.
        head: the word that inflects: the infinitive of a verb, the first word of a noun or preposition.
        words: the words of the lemma without its pronouns, elisions apart: « s'en prendre » → *prendre*, « d'après » →
            *d'*, *après*.
        reflexive: whether the verb takes *se*.
    """

    id: str
    lemma: str
    pos: str
    frames: frozenset[str]
    attitude: str
    stance: Stance
    example: str
    source: str
    content: tuple[str, ...]
    note: str
    file_line: str
    head: str
    words: tuple[str, ...]
    reflexive: bool


@dataclass(frozen=True)
class Reporting:
    """All rows, and the ways to look one up; indexes are computed when first asked for.

    Example:
        >>> from recoupe.lexicon import load_lexicon
        >>> reporting = load_lexicon().reporting
        >>> [row.lemma for row in reporting.by_head["nier"]], reporting.by_form["niait"][0][1].tense
        (['nier'], 'Imp')
    """

    rows: tuple[ReportingRow, ...]

    @cached_property
    def by_id(self) -> Mapping[str, ReportingRow]:
        """Every row by its id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def by_head(self) -> Mapping[str, tuple[ReportingRow, ...]]:
        """Verbs and nouns by the word that inflects, the longest lemma first (*faire savoir* before *faire*)."""
        return _grouped(row for row in self.rows if row.pos != "prep")

    @cached_property
    def verbs(self) -> Mapping[str, tuple[ReportingRow, ...]]:
        """Verbs by their head's infinitive, the longest lemma first."""
        return _grouped(row for row in self.rows if row.pos == "verb")

    @cached_property
    def nouns(self) -> Mapping[str, tuple[ReportingRow, ...]]:
        """Nouns by their first word, the longest lemma first."""
        return _grouped(row for row in self.rows if row.pos == "noun")

    @cached_property
    def preps(self) -> tuple[ReportingRow, ...]:
        """Prepositional expressions that name who speaks, the longest first."""
        found = (row for row in self.rows if row.pos == "prep" and row.attitude != RETRACT)
        return tuple(sorted(found, key=_longest_first))

    @cached_property
    def retractions(self) -> tuple[ReportingRow, ...]:
        """Everything that takes words back, verbs, nouns and prepositions, the longest first."""
        return tuple(sorted((row for row in self.rows if row.attitude == RETRACT), key=_longest_first))

    @cached_property
    def preps_by_first(self) -> Mapping[str, tuple[ReportingRow, ...]]:
        """Prepositional expressions by their first word, elided (*d'*) or whole (*d'après*), the longest first."""
        found: dict[str, list[ReportingRow]] = {}
        for row in self.preps:
            whole = row.lemma.replace("’", "'").split(" ")[0].lower()
            for first in dict.fromkeys((whole, row.words[0].lower())):
                found.setdefault(first, []).append(row)
        return {word: tuple(rows) for word, rows in found.items()}

    @cached_property
    def nouns_by_form(self) -> Mapping[str, tuple[ReportingRow, ...]]:
        """Noun rows by singular and plural of their first word."""
        return {form.form: rows for noun, rows in self.nouns.items() for form in noun_forms(noun)}

    @cached_property
    def speech_nouns(self) -> frozenset[str]:
        """Singular and plural of every noun for something said, which *relayer* or *retirer* need as their object."""
        return frozenset(form for form, rows in self.nouns_by_form.items() if any(len(row.words) == 1 for row in rows))

    @cached_property
    def by_form(self) -> Mapping[str, tuple[tuple[str, Form], ...]]:
        """Every inflected form of a reporting verb or noun, in lower case, with its head's lemma and features.

        A noun of several words (*mise en garde*) is left out: its head alone says nothing; look it up in :attr:`nouns`.
        """
        found: dict[str, list[tuple[str, Form]]] = {}
        for head in self.verbs:
            for form in forms(head):
                found.setdefault(form.form, []).append((head, form))
        for head, rows in self.nouns.items():
            for form in noun_forms(head) if any(len(row.words) == 1 for row in rows) else ():
                found.setdefault(form.form, []).append((head, form))
        return {form: tuple(readings) for form, readings in found.items()}


def read_reporting(path: Path, *, over: Container[str] | None = None) -> dict[str, ReportingRow | None]:
    """Read one file of rows.

    Args:
        path: the CSV file, UTF-8, with the header of :data:`COLUMNS`.
        over: the ids of the rows that the file is laid over and may remove (lemma ``-``, given as ``None``).

    Returns:
        The rows by id, in file order.

    Raises:
        LexiconError: a row cannot be understood; the error names file, line, problem and remedy.
    """
    found: dict[str, ReportingRow | None] = {}
    for where, cells in read_table(path, COLUMNS):
        record: dict[str, str] = dict(zip(COLUMNS, cells, strict=True))
        used = record["id"]
        if used in found:
            raise LexiconError(f"the id {used!r} is used twice", where=where, hint=f"choose another, such as {used}.2")
        if over is not None and record["lemma"] == REMOVED:
            if used not in over:
                problem = f"{used!r} is no row, so it cannot be removed"
                raise LexiconError(problem, where=where, hint="copy its id from that row")
            found[used] = None
        else:
            found[used] = _row(record, where)
    return found


def merge(*layers: Mapping[str, ReportingRow | None]) -> Reporting:
    """Lay files over one another: a later row replaces the one of the same id, ``None`` removes it."""
    rows: dict[str, ReportingRow | None] = {}
    for layer in layers:
        rows.update(layer)
    return Reporting(tuple(row for row in rows.values() if row is not None))


def _row(record: dict[str, str], where: str) -> ReportingRow:
    """Check one row and make the record of it."""

    def fail(what: str, hint: str) -> LexiconError:
        return LexiconError(f"{record['id'] or 'a row'}: {what}", where=where, hint=hint)

    if not record["id"] or not record["lemma"]:
        raise fail("id and lemma may not be empty", "fill in both")
    if record["pos"] not in FRAMES:
        raise fail(f"unknown pos {record['pos']!r}", "use one of " + ", ".join(FRAMES))
    frames = frozenset(record["frames"].split())
    allowed = FRAMES[record["pos"]]
    unknown = sorted(frames - allowed.keys())
    if unknown or not frames:
        problem = f"unknown frame {unknown[0]!r} for a {record['pos']}" if unknown else "no frame"
        raise fail(problem, "use some of " + ", ".join(sorted(allowed)))
    if record["attitude"] not in ATTITUDES:
        raise fail(f"unknown attitude {record['attitude']!r}", "use one of " + ", ".join(ATTITUDES))
    if record["stance"] not in STANCES:
        raise fail(f"unknown stance {record['stance']!r}", "use one of " + ", ".join(STANCES))
    if record["pos"] == "verb" and not is_verb(head_verb(record["lemma"])):
        raise fail(f"{head_verb(record['lemma'])!r} is no infinitive", "begin the lemma with an infinitive")
    content = tuple(record["content"].split(SEGMENTS)) if record["content"] else ()
    for piece in (record["source"], *content):
        if piece not in record["example"]:
            raise fail(f"{piece!r} does not occur in the example", "copy it from there, letter by letter")
    if not content and record["attitude"] != RETRACT:
        raise fail("no content", "give the words of the example that are reported")
    lemma = record["lemma"].replace("’", "'")
    bare = without_clitics(lemma) if record["pos"] == "verb" else lemma
    words = tuple(bare.replace("'", "' ").split())
    return ReportingRow(
        id=record["id"],
        lemma=record["lemma"],
        pos=record["pos"],
        frames=frames,
        attitude=record["attitude"],
        stance=Stance(record["stance"]),
        example=record["example"],
        source=record["source"],
        content=content,
        note=record["note"],
        file_line=where,
        head=words[0],
        words=words,
        reflexive=record["pos"] == "verb" and lemma.startswith(("se ", "s'")),
    )


def _longest_first(row: ReportingRow) -> tuple[int, int, str]:
    return (-len(row.words), -len(row.lemma), row.id)


def _grouped(rows: Iterable[ReportingRow]) -> dict[str, tuple[ReportingRow, ...]]:
    found: dict[str, list[ReportingRow]] = {}
    for row in rows:
        found.setdefault(row.head, []).append(row)
    return {head: tuple(sorted(group, key=lambda row: -len(row.words))) for head, group in found.items()}
