"""How the triggers of the event lexicon are written, and how they are looked up in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from recoupe.french.inflection import forms, noun_forms

if TYPE_CHECKING:
    from recoupe.lexicon.event_types import TriggerRow

PREPOSITIONS = {
    "à": frozenset({"à", "au", "aux"}),
    "de": frozenset({"de", "d'", "du", "des"}),
    **{word: frozenset({word}) for word in "contre par avec sur dans vers en pour hors devant entre chez sous".split()},
}
# Determiners that idioms are found with any of, or without.
_ARTICLES = frozenset("le la l' les un une des son sa ses".split())
_PREFIX = 2  # letters that all forms of a French verb share


class Pattern(msgspec.Struct, frozen=True, gc=False):
    """One trigger as it is looked for.

    Attributes:
        head: infinitive or noun that inflects.
        words: the words of an idiom behind it, without articles (*prendre le contrôle de*: ``contrôle``).
        preposition: one that has to follow, with its complement; empty where none has.
        reflexive: the verb stands with *se*.
        clitic: ``en`` or ``y`` where the verb needs it (*s’en prendre à*).
        row: the row it belongs to; ``None`` for a decoy.
        rank: the higher, the more it asks for; the first that fits counts.
    """

    head: str
    words: tuple[str, ...]
    preposition: str
    reflexive: bool
    clitic: str
    row: TriggerRow | None
    rank: int


def pattern_of(written: str, row: TriggerRow | None, rank: int, *, verb: bool) -> Pattern:
    """Read a trigger as the lexicon writes it.

    Example:
        >>> pattern = pattern_of("s’en prendre à", None, 0, verb=True)
        >>> pattern.head, pattern.preposition, pattern.reflexive, pattern.clitic
        ('prendre', 'à', True, 'en')
        >>> pattern_of("prise de contrôle", None, 0, verb=False).words
        ('de', 'contrôle')
    """
    rest = written.lower().replace("’", "'").replace("'", "' ").split()
    reflexive, clitic = False, ""
    if verb and rest[0] in ("se", "s'"):
        reflexive, rest = True, rest[1:]
    if verb and rest[0] in ("en", "y") and len(rest) > 1:
        clitic, rest = rest[0], rest[1:]
    preposition = rest.pop() if len(rest) > 1 and rest[-1] in PREPOSITIONS else ""
    words = tuple(word for word in rest[1:] if word not in _ARTICLES)
    rank += 10 * len(words) + 3 * bool(preposition)
    return Pattern(rest[0], words, preposition, reflexive, clitic, row, rank)


class Lookup:
    """Triggers by lemma, and by form where the parser's lemma is not one of theirs.

    Forms are computed the first time that a word with their first letters is looked up: few texts need them all.
    """

    def __init__(self, patterns: Iterable[Pattern], *, verb: bool) -> None:
        self._verb = verb
        grouped: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            grouped.setdefault(pattern.head, []).append(pattern)
        self._by_head = {
            head: tuple(sorted(group, key=lambda pattern: -pattern.rank)) for head, group in grouped.items()
        }
        self._heads: dict[str, list[str]] = {}
        for head in self._by_head:
            self._heads.setdefault(head[:_PREFIX], []).append(head)
        self._forms: dict[str, dict[str, tuple[str, ...]]] = {}

    def by_lemma(self, lemma: str) -> tuple[Pattern, ...]:
        """The triggers with this head, those that ask for most first."""
        return self._by_head.get(lemma, ())

    def by_form(self, form: str, *, participle: bool = False) -> tuple[Pattern, ...]:
        """The triggers of which a word is a form; only a participle where that is asked."""
        prefix = form[:_PREFIX]
        if prefix not in self._heads:
            return ()
        if prefix not in self._forms:
            self._forms[prefix] = self._inflect(prefix)
        heads = self._forms[prefix].get(form, ())
        if participle:
            heads = tuple(head for head in heads if any(f.form == form and f.mood == "Part" for f in forms(head)))
        return tuple(pattern for head in heads for pattern in self._by_head[head])

    def _inflect(self, prefix: str) -> dict[str, tuple[str, ...]]:
        """All forms of the heads that begin so."""
        found: dict[str, tuple[str, ...]] = {}
        for head in self._heads[prefix]:
            for form in {f.form: None for f in (forms(head) if self._verb else noun_forms(head))}:
                found[form] = (*found.get(form, ()), head)
        return found
