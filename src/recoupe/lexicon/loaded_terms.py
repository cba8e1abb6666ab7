"""Loaded terms: the evaluative, contested and partisan words by which news call people, groups and states.

Rows come from ``fr/loaded_terms.csv``, which holds words for and against every camp alike. A row gives the masculine
singular (*djihadiste/jihadiste*: spellings behind strokes); feminines and plurals are computed. What a term may be
called in a neutral text, who uses it against whom and why it is contested stand beside it, and an example with the
noun phrase that it must give.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from pathlib import Path

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.inflection import noun_forms
from recoupe.lexicon.tables import layers, one_of, read_table, remove

FILE = "fr/loaded_terms.csv"
COLUMNS = (
    "term",
    "stands",
    "kind",
    "target",
    "tone",
    "neutral",
    "needs",
    "unless",
    "note",
    "example",
    "gives",
    "never",
)
#: Where a term stands: a noun of its own, an adjective on a noun for an actor, both; before or after such a noun; or
#: the beginning of a word (*pseudo-opposants*).
STANDS = ("noun", "adjective", "both", "before", "after", "prefix")
KINDS = ("evaluative", "contested", "partisan", "insult")
#: Whom a term is mostly said of.
TARGETS = (
    "anyone",
    "state",
    "army",
    "police",
    "insurgent",
    "occupier",
    "settler",
    "ally",
    "protester",
    "party",
    "believer",
    "media",
)
TONES = ("against", "for")
REMOVED = "-"  # as stands in an overlay: the term goes
#: Conditions that are not words: a name or the adjective of a country in the noun phrase, nothing behind the noun and a
#: definite article before it, and quotation marks around.
NAME, DEMONYM, BARE, BARE_SINGULAR, QUOTED = "name", "demonym", "bare", "bare_singular", "quoted"
PAST = "past"  #: among the words of ``unless``: where the document speaks of the world wars

_FEMININES = (  # more than exist: a form that nobody writes is never met
    (re.compile(r"(colon|martyr)"), (r"\1",)),  # « colonne » and « martyre » are other words
    (re.compile(r"(.*)teur"), (r"\1trice", r"\1teuse")),
    (re.compile(r"(.*)eur"), (r"\1euse",)),
    (re.compile(r"(.*)eux"), (r"\1euse",)),
    (re.compile(r"(.*)if"), (r"\1ive",)),
    (re.compile(r"(.*[iéy])en"), (r"\1enne",)),
    (re.compile(r"(.*[eo])([ln])"), (r"\1\2\2e", r"\1\2e")),
    (re.compile(r"(.*)er"), (r"\1ère",)),
    (re.compile(r"(.*)fou"), (r"\1folle",)),
    (re.compile(r"(traît)re"), (r"\1resse",)),
    (re.compile(r"(.*)e"), (r"\1e",)),
)
_PREPOSITIONS = frozenset("de du des d’ à au aux en".split())
_WORD = re.compile(r"[^\s’]+’|[^\s’]+")


class LoadedTerm(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One loaded term.

    Attributes:
        id: the term in its first spelling.
        spellings: all spellings, masculine singular.
        stands: see :data:`STANDS`.
        kind: ``evaluative`` (a judgement), ``contested`` (those it is said of refuse it, or parties dispute it),
            ``partisan`` (it takes the view of one side), ``insult``.
        target: whom it is mostly said of, see :data:`TARGETS`.
        tone: ``against`` or ``for`` them.
        neutral: what a neutral text may write instead, in French; ``None`` where it would just leave the term out.
        needs: what has to be in the noun phrase, one of them: words, or ``name``, ``demonym``, ``bare`` ...
        unless: words beside which it means something else; ``past``: it does where the document speaks of the world
            wars.
        note: why it is loaded and who uses it, in French.
        example, gives: a sentence, and the noun phrase to be found in it.
        never: a sentence in which nothing may be found; ``None`` where the term has one meaning only.
    """

    id: str
    spellings: tuple[str, ...]
    stands: str
    kind: str
    target: str
    tone: str
    neutral: str | None
    needs: tuple[str, ...]
    unless: frozenset[str]
    note: str
    example: str
    gives: str
    never: str | None


class LoadedTerms:
    """All loaded terms, found by the words of any of their forms.

    Example:
        >>> terms = load_loaded_terms()
        >>> found = terms.at(["les", "seigneurs", "de", "guerre", "locaux"], 1)
        >>> found and (found[0], found[1].id)
        (4, 'seigneur de guerre')
    """

    def __init__(self, terms: Iterable[LoadedTerm]) -> None:
        self._terms = tuple(terms)

    def __iter__(self) -> Iterator[LoadedTerm]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def at(self, words: list[str], position: int) -> tuple[int, LoadedTerm] | None:
        """Give the longest term that begins with a word, and the position past it.

        Args:
            words: the words of a text, in lower case, with straight apostrophes.
            position: where to look.
        """
        for form, term in self.first_words.get(words[position], ()):
            if tuple(words[position : position + len(form)]) == form:
                return position + len(form), term
        return None

    def prefix(self, prefix: str) -> LoadedTerm | None:
        """Give the term that begins a word with a hyphen (*pseudo-opposants*), by what stands before the hyphen."""
        return self._prefixes.get(prefix)

    @cached_property
    def first_words(self) -> Mapping[str, tuple[tuple[tuple[str, ...], LoadedTerm], ...]]:
        """All forms by their first word, the longest first."""
        found: dict[str, dict[tuple[str, ...], LoadedTerm]] = {}
        for term in self._terms:
            if term.stands == "prefix":
                continue
            for form in term_forms(term):
                found.setdefault(form[0], {}).setdefault(form, term)
        return {word: tuple(sorted(forms.items(), key=lambda item: -len(item[0]))) for word, forms in found.items()}

    @cached_property
    def _prefixes(self) -> Mapping[str, LoadedTerm]:
        return {
            spelling.lower().rstrip("-"): term
            for term in self._terms
            if term.stands == "prefix"
            for spelling in term.spellings
        }


def term_forms(term: LoadedTerm) -> tuple[tuple[str, ...], ...]:
    """Spell out a term: in lower case and words, masculine and feminine, singular and plural."""
    found: dict[tuple[str, ...], None] = {}
    for spelling in term.spellings:
        words = _WORD.findall(spelling.lower())
        choices: list[tuple[str, ...]] = []
        fixed = term.stands in ("after", "prefix") or spelling == "soi-disant"
        for word in words:
            fixed = fixed or word in _PREPOSITIONS
            choices.append((word,) if fixed else _forms(word))
        for form in product(*choices):
            found[tuple(word.replace("’", "'") for word in form)] = None
    return tuple(found)


def _forms(word: str) -> tuple[str, ...]:
    """All forms of one noun or adjective."""
    match, endings = next(
        ((match, outs) for pattern, outs in _FEMININES if (match := pattern.fullmatch(word))), (None, ())
    )
    singulars = [word, *(match.expand(out) for out in endings)] if match else [word, word + "e"]
    return tuple(dict.fromkeys(form.form for singular in singulars for form in noun_forms(singular)))


def load_loaded_terms(path: Path | None = None, overlay: Path | None = None) -> LoadedTerms:
    """Read the loaded terms, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/loaded_terms.csv`` replace those of the same first spelling, add new
            ones, and remove one where ``stands`` is ``-``.

    Raises:
        LexiconError: a row cannot be understood.
    """
    found: dict[str, LoadedTerm] = {}
    for file in layers(FILE, path, overlay):
        seen: set[str] = set()
        for where, cells in read_table(file, COLUMNS):
            spellings = tuple(cells[0].replace("'", "’").split("/"))
            if not all(spellings):
                raise LexiconError("no term", where=where, hint="begin the row with the masculine singular")
            if spellings[0] in seen:
                raise LexiconError(f"{spellings[0]!r} stands twice", where=where, hint="keep one of the rows")
            seen.add(spellings[0])
            if cells[1] == REMOVED:
                remove(found, spellings[0], where=where)
            else:
                found[spellings[0]] = _term(spellings, cells, where)
    return LoadedTerms(found.values())


def _term(spellings: tuple[str, ...], cells: tuple[str, ...], where: str) -> LoadedTerm:
    """Check one row."""
    _, stands, kind, target, tone, neutral, needs, unless, note, example, gives, never = cells
    if gives not in example or not gives:
        raise LexiconError(
            f"{spellings[0]}: {gives!r} does not stand in the example",
            where=where,
            hint="give the noun phrase letter by letter, without its article",
        )
    if not note:
        raise LexiconError(f"{spellings[0]}: no note", where=where, hint="say in French why the term is loaded")
    return LoadedTerm(
        id=spellings[0],
        spellings=spellings,
        stands=one_of(stands, STANDS, column="stands", where=where),
        kind=one_of(kind, KINDS, column="kind", where=where),
        target=one_of(target, TARGETS, column="target", where=where),
        tone=one_of(tone, TONES, column="tone", where=where),
        neutral=neutral or None,
        needs=tuple(needs.lower().split()),
        unless=frozenset(unless.lower().split()),
        note=note,
        example=example,
        gives=gives,
        never=never or None,
    )
