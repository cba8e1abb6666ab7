"""What figures count: nouns, verbs and contexts that tell the killed from the wounded and soldiers from marchers.

Rows come from ``fr/counted.csv``; plurals, feminines and participles are computed. Every row has an example, an
invented sentence, and the figure in it that must get the row's kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.inflection import forms, noun_forms
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/counted.csv"
COLUMNS = ("lemma", "role", "kind", "unit", "example", "figure")
#: ``counted``: the noun itself; ``subject``, ``object``: verbs of which it is one; ``of``: nouns with the counted one
#: as their complement; ``near``: words of the sentence that tell that people have come to demonstrate (kind
#: ``participants``) or that those set free were held by a group, not by a state (kind ``other``).
ROLES = ("counted", "subject", "object", "of", "near")
#: Kinds as in :class:`recoupe.model.FigureKind`; ``people`` are whatever the context makes of them.
KINDS = ("killed", "wounded", "arrested", "participants", "forces", "vehicles", "money", "people", "other")
#: Forms that are prepositions: *blessé pendant un rassemblement*.
_NEVER_DOING = ("pendant",)
REMOVED = "-"  # as kind in an overlay: the row goes


class CountedRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One word or expression, and what it makes of a figure beside it.

    Attributes:
        lemma: a noun in the singular, or a verb or verbal expression in the infinitive.
        role: one of :data:`ROLES`.
        kind: one of :data:`KINDS`.
        unit: ISO 4217 code of a currency; ``None`` where the word is none or may be several (*dinar*).
        example, figure: a sentence, and the figure in it that gets this kind.
    """

    lemma: str
    role: str
    kind: str
    unit: str | None
    example: str
    figure: str

    @property
    def id(self) -> str:
        """What :attr:`recoupe.model.Why.row` names the row by: ``counted:tuer/object``."""
        return f"counted:{self.lemma}/{self.role}"


class Counted:
    """All rows, by the forms that a text may show.

    Example:
        >>> counted = load_counted()
        >>> row, length = counted.noun_at(["gardes", "à", "vue"], 0)
        >>> row.kind, length
        ('arrested', 3)
        >>> counted.participle("tuées").kind, counted.noun_at(["maisons"], 0)
        ('killed', None)
    """

    def __init__(self, rows: Iterable[CountedRow]) -> None:
        self.rows = tuple(rows)

    def noun_at(self, words: Sequence[str], at: int) -> tuple[CountedRow, int] | None:
        """Find the longest noun of role ``counted`` that begins with the lower-cased word ``at``, and its length."""
        for length in self._lengths.get(words[at], ()):
            row = self._nouns.get(" ".join(words[at : at + length]))
            if row is not None:
                return row, length
        return None

    def verb(self, lemma: str, role: str, following: Sequence[str]) -> CountedRow | None:
        """Find the row of a verb, whose further words (*perdre la vie*) must stand in ``following``.

        Args:
            lemma: the infinitive.
            role: ``subject``, ``object``, or ``reflexive`` for the subject of *se rendre*.
            following: the words behind it; a plural of them will do (*faits prisonniers*).
        """
        for words, row in self._verbs.get((lemma, role), ()):
            if all(word in following or word + "s" in following for word in words):
                return row
        return None

    def participle(self, form: str) -> CountedRow | None:
        """Find the row of a verb by the past participle of whom it is done to (*tuées*)."""
        return self._participles.get(form)

    def doing(self, form: str) -> CountedRow | None:
        """Find the row of a verb by its present participle, whose object follows (*tuant*)."""
        return self._gerunds.get(form)

    def noun_of(self, lemma: str) -> CountedRow | None:
        """Find the row of a noun that takes the counted one as its complement (*arrestation de*)."""
        return self._by_role["of"].get(lemma)

    def near(self, lemma: str) -> CountedRow | None:
        """Find the row of a word that tells, from the sentence, of demonstrators or of captives of a group."""
        return self._by_role["near"].get(lemma)

    @cached_property
    def _by_role(self) -> Mapping[str, Mapping[str, CountedRow]]:
        return {role: {row.lemma: row for row in self.rows if row.role == role} for role in ROLES}

    @cached_property
    def _nouns(self) -> Mapping[str, CountedRow]:
        found: dict[str, CountedRow] = {}
        for row in self._by_role["counted"].values():
            for form in _noun_variants(row.lemma):
                found.setdefault(form, row)
        return found

    @cached_property
    def _lengths(self) -> Mapping[str, Sequence[int]]:
        """For each first word, how many words the nouns that begin with it have, the longest first."""
        found: dict[str, set[int]] = {}
        for form in self._nouns:
            words = _words(form)
            found.setdefault(words[0], set()).add(len(words))
        return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}

    @cached_property
    def _verbs(self) -> Mapping[tuple[str, str], Sequence[tuple[Sequence[str], CountedRow]]]:
        found: dict[tuple[str, str], list[tuple[Sequence[str], CountedRow]]] = {}
        for row in self.rows:
            if row.role in ("subject", "object"):
                verb, *rest = _words(row.lemma)
                role = row.role
                if verb in ("se", "s'"):
                    role, (verb, *rest) = "reflexive", rest
                found.setdefault((verb, role), []).append((rest, row))
        for rows in found.values():
            rows.sort(key=lambda pair: -len(pair[0]))
        return found

    @cached_property
    def _participles(self) -> Mapping[str, CountedRow]:
        return self._forms_in("Past")

    @cached_property
    def _gerunds(self) -> Mapping[str, CountedRow]:
        return self._forms_in("Pres")

    def _forms_in(self, tense: str) -> Mapping[str, CountedRow]:
        """The participles of the verbs of which the counted is the object."""
        found: dict[str, CountedRow] = {}
        dying = [row for row in self._by_role["subject"].values() if row.kind == "killed" and tense == "Past"]
        for row in [*self._by_role["object"].values(), *dying]:  # « une personne décédée »
            if " " not in row.lemma:
                for form in forms(row.lemma):
                    if form.mood == "Part" and form.tense == tense and form.form not in _NEVER_DOING:
                        found.setdefault(form.form, row)
        return found


def _words(expression: str) -> list[str]:
    """The words as the tokenizer cuts them: an elided word is one of its own."""
    return expression.replace("’", "'").replace("'", "' ").split()


def _noun_variants(lemma: str) -> Iterable[str]:
    """A noun in the singular and in the plural, masculine and feminine where it ends like one that has both."""
    words = _words(lemma.lower())
    fixed = [word.isupper() and len(word) > 1 for word in _words(lemma)]  # CRS, CFA
    stop = next((n for n, word in enumerate(words) if word in ("à", "en", "de", "des", "d'")), len(words))
    plural = [
        noun_forms(word)[1].form if n < stop and not fixed[n] and word.isalpha() else word
        for n, word in enumerate(words)
    ]
    if "-" in words[0]:  # « chasseurs-bombardiers », « gardes-à-vue », « pick-ups »
        first, *rest = words[0].split("-")
        compound = len(rest) == 1 and len(rest[0]) > 2
        plural[0] = "-".join(
            [noun_forms(first)[1].form, *(noun_forms(part)[1].form if compound else part for part in rest)]
        )
        yield words[0] + "s"
    yield " ".join(words)
    yield " ".join(plural)
    yield " ".join([plural[0], *words[1:]])  # « livres sterling »
    yield " ".join(word if fixed[n] or n >= stop else word.removesuffix("s") + "s" for n, word in enumerate(words))
    if len(words) == 1 and lemma.endswith(("é", "u", "ant", "ent", "at", "ain", "ien", "lier")):
        feminine = {"ien": "ienne", "ier": "ière"}.get(lemma[-3:], lemma[-3:] + "e")
        yield lemma[:-3] + feminine
        yield lemma[:-3] + feminine + "s"


def load_counted(path: Path | None = None, overlay: Path | None = None) -> Counted:
    """Read the rows, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/counted.csv`` replace those of the same lemma and role, add new ones,
            and remove one where their kind is ``-``.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[tuple[str, ...], CountedRow] = {}
    for file in layers(FILE, path, overlay):
        seen: set[tuple[str, str]] = set()
        for where, cells in read_table(file, COLUMNS):
            lemma, role, kind = cells[0].replace("'", "’"), cells[1], cells[2]
            if not lemma:
                raise LexiconError("no lemma", where=where, hint="begin the row with the word")
            one_of(role, ROLES, column="role", where=where)
            if (lemma, role) in seen:
                raise LexiconError(f"{lemma!r} stands twice as {role}", where=where, hint="keep one of the rows")
            seen.add((lemma, role))
            if kind == REMOVED:
                remove(found, (lemma, role), where=where)
            else:
                found[lemma, role] = _row((lemma, *cells[1:]), where)
    return Counted(found.values())


def _row(cells: tuple[str, ...], where: str) -> CountedRow:
    lemma, role, kind, unit, example, figure = cells
    one_of(kind, KINDS, column="kind", where=where)
    if unit and (kind != "money" or len(unit) != 3 or not unit.isupper()):
        raise LexiconError(
            f"{lemma}: unit {unit!r}", where=where, hint="give the ISO 4217 code of a currency (EUR), only with money"
        )
    if figure not in example or bool(example) != bool(figure):
        raise LexiconError(
            f"{lemma}: the example does not hold the figure {figure!r}",
            where=where,
            hint="write a sentence, and the number in it as it stands there",
        )
    return CountedRow(lemma=lemma, role=role, kind=kind, unit=unit or None, example=example, figure=figure)
