"""The nouns by which French news calls whoever speaks: *porte-parole, procureure, source, parquet, communiqué*.

Rows come from ``fr/roles.csv``; plurals are computed. Gender and number are there so that agreement can be judged: *la
procureure* and *elle* may be one person, *les rebelles* and *il* may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.french.inflection import noun_forms
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/roles.csv"
COLUMNS = ("lemma", "feminine", "gender", "plural", "kind", "class", "notes")
GENDERS = ("m", "f", "x")
KINDS = ("person", "organisation", "medium", "document", "group", "anonymous")
CLASSES = (
    "activist",
    "company",
    "diplomat",
    "document",
    "expert",
    "fighter",
    "generic",
    "inhabitant",
    "journalist",
    "justice",
    "lawyer",
    "leader",
    "medical",
    "medium",
    "military",
    "official",
    "police",
    "politician",
    "relative",
    "religious",
    "seat",
    "source",
    "spokesperson",
    "witness",
)
REMOVED = "-"  # as kind in an overlay: the noun goes
SAME = "="  # as feminine or plural: the form does not change
ONLY = "only"  # as plural: the noun has no singular

_PREPOSITIONS = {"de", "du", "des", "en", "à", "au", "aux", "par", "hors", "sur", "pour", "sans"}
_INVARIABLE = {"vice", "sous", "ex", "contre", "porte", "garde", "co", "non", "pré", "vidéo"}  # before a hyphen


class Role(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One noun in one of its forms.

    Attributes:
        form: as it is written (« porte-parole », « procureures générales »).
        lemma: the masculine singular, or the only form.
        feminine: the feminine forms in the singular; the lemma where both are alike, empty where there is none.
        kind: ``person``, ``organisation``, ``medium``, ``document``, ``group`` or ``anonymous``.
        role_class: what field the speaker belongs to, one of :data:`CLASSES`.
        gender: of this form: ``m``, ``f``, or ``x`` where it serves both.
        number: ``s``, ``p``, or ``x`` where singular and plural are alike.
        notes: what else to know; for a seat of power (« Kremlin ») what it stands for.
    """

    form: str
    lemma: str
    feminine: tuple[str, ...]
    kind: str
    role_class: str
    gender: str
    number: str
    notes: str


class Roles:
    """All nouns, by lemma and by form.

    Attributes:
        rows: every noun in its first form, and what its row says of the plural.

    Example:
        >>> roles = load_roles()
        >>> role = roles.get("Procureures générales")
        >>> role.lemma, role.role_class, role.gender, role.number
        ('procureur général', 'justice', 'f', 'p')
        >>> roles.get("chef de l'Etat").lemma, roles.get("table")
        ('chef de l’État', None)
    """

    def __init__(self, rows: Iterable[tuple[Role, str]]) -> None:
        self.rows = tuple(rows)

    @cached_property
    def by_lemma(self) -> Mapping[str, Role]:
        """Every noun in its first form, by its lemma as the file spells it."""
        return {role.lemma: role for role, _ in self.rows}

    def get(self, form: str) -> Role | None:
        """Give the noun that has this form, in any case, with either apostrophe, capitals with or without accent."""
        return self._by_form.get(form.casefold().replace("'", "’"))

    def seats(self) -> tuple[Role, ...]:
        """Give the seats of power: *Kremlin, Élysée*."""
        return tuple(role for role, _ in self.rows if role.role_class == "seat")

    @cached_property
    def _by_form(self) -> Mapping[str, Role]:
        found: dict[str, Role] = {}
        for role, plural in self.rows:
            for inflected in _inflect(role, plural):
                key = inflected.form.casefold()
                found.setdefault(key, inflected)
                found.setdefault(_bare_initials(key), inflected)
        return found

    @cached_property
    def longest(self) -> int:
        """Words in the longest form, spaces between them."""
        return max(form.count(" ") + 1 for form in self._by_form)


def _bare_initials(form: str) -> str:
    """« état-major » → « etat-major »: many newsrooms leave the accent off a capital."""
    words = form.replace("’", "’ ").split(" ")
    return " ".join(fold(word[:1]) + word[1:] for word in words).replace("’ ", "’")


def _inflect(role: Role, plural: str) -> Iterable[Role]:
    """Give all forms of a noun: masculine and feminine, singular and plural."""
    yield role
    many = plural if plural not in ("", SAME, ONLY) else pluralize(role.lemma)
    if role.number == "s" and not _is_name(role):
        yield msgspec.structs.replace(role, form=many, number="p")
    for feminine in role.feminine:
        if feminine != role.lemma:
            yield msgspec.structs.replace(role, form=feminine, gender="f")
            yield msgspec.structs.replace(role, form=pluralize(feminine), gender="f", number="p")


def _is_name(role: Role) -> bool:
    """Whether the noun is the name of one body, which has no plural (*Kremlin, Commission européenne*)."""
    return role.kind == "organisation" and role.lemma[0].isupper()


def pluralize(noun: str) -> str:
    """Write a noun or a nominal expression in the plural.

    What stands before the first preposition inflects, prefixes aside.

    Example:
        >>> pluralize("premier ministre"), pluralize("chef d’état-major"), pluralize("vice-amiral")
        ('premiers ministres', 'chefs d’état-major', 'vice-amiraux')
    """
    words = noun.split(" ")
    for position, word in enumerate(words):
        if word in _PREPOSITIONS or word.startswith("d’"):
            break
        parts = word.split("-")
        words[position] = "-".join(
            part if part in _INVARIABLE and len(parts) > 1 else noun_forms(part)[1].form for part in parts
        )
    return " ".join(words)


def load_roles(path: Path | None = None, overlay: Path | None = None) -> Roles:
    """Read the nouns, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/roles.csv`` replace those of the same lemma, add new ones, and remove
            one where their kind is ``-``.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[str, tuple[Role, str]] = {}
    for file in layers(FILE, path, overlay):
        seen: set[str] = set()
        for where, cells in read_table(file, COLUMNS):
            lemma, kind = cells[0].replace("'", "’"), cells[4]
            if lemma in seen:
                raise LexiconError(f"{lemma!r} stands twice", where=where, hint="keep one of the rows")
            seen.add(lemma)
            if kind == REMOVED:
                remove(found, lemma, where=where)
            else:
                found[lemma] = _role(cells, where)
    return Roles(found.values())


def _role(cells: tuple[str, ...], where: str) -> tuple[Role, str]:
    """Check one row; give its first form and what it says about the plural."""
    lemma, feminine, gender, plural, kind, role_class, notes = (cell.replace("'", "’") for cell in cells)
    if not lemma:
        raise LexiconError("no lemma", where=where, hint="begin the row with the noun")
    one_of(gender, GENDERS, column="gender", where=where)
    feminines = tuple(filter(None, feminine.split("/")))
    if (SAME in feminines) != (gender == "x") and kind == "person":
        raise LexiconError(
            f"{lemma}: gender {gender!r} and feminine {feminine!r} disagree",
            where=where,
            hint="a noun of both genders has gender x and feminine =, another m or f",
        )
    number = {ONLY: "p", SAME: "x"}.get(plural, "s")
    role = Role(
        form=lemma,
        lemma=lemma,
        feminine=tuple(lemma if form == SAME else form for form in feminines),
        kind=one_of(kind, KINDS, column="kind", where=where),
        role_class=one_of(role_class, CLASSES, column="class", where=where),
        gender=gender,
        number=number,
        notes=notes,
    )
    return role, plural
