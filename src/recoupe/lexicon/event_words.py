"""How the triggers of the event lexicon are written, and how they are looked up in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
#: Classes that names and pronouns fit as well.
PEOPLE = frozenset({"@human", "@force", "@crowd", "@state", "@police"})
# Determiners that idioms are found with any of, or without.
_ARTICLES = frozenset("le la l' les un une des son sa ses".split())
_PREFIX = 2  # letters that all forms of a French verb share


class Wanted(msgspec.Struct, frozen=True, gc=False):
    """What a participant has to be or must not be: lemmas and classes of them.

    Attributes:
        words: lemmas.
        lists: the lemmas of each class asked for.
        name, pronoun, none, people, place: whether a name, a pronoun or nothing fits, and whether one of the classes is
            of people or of places.
    """

    words: frozenset[str]
    lists: tuple[frozenset[str], ...]
    name: bool
    pronoun: bool
    none: bool
    people: bool
    place: bool

    def lists_it(self, word: str) -> bool:
        """Whether a lemma is listed."""
        return word in self.words or any(word in words for words in self.lists)


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
        subject, object, complement, unless: what the row asks of its company.
    """

    head: str
    words: tuple[str, ...]
    preposition: str
    reflexive: bool
    clitic: str
    row: TriggerRow | None
    rank: int
    subject: Wanted | None = None
    object: Wanted | None = None
    complement: Wanted | None = None
    governor: Wanted | None = None
    unless: Wanted | None = None


def wanted(names: tuple[str, ...], classes: Mapping[str, frozenset[str]]) -> Wanted | None:
    """Read a list of lemmas and ``@classes``; ``None`` where nothing is asked."""
    if not names:
        return None
    return Wanted(
        words=frozenset(name for name in names if name[0] != "@"),
        lists=tuple(classes[name[1:]] for name in names if name[1:] in classes and name[0] == "@"),
        name="@name" in names,
        pronoun="@pronoun" in names,
        none="@none" in names,
        people=not PEOPLE.isdisjoint(names),
        place="@place" in names,
    )


def pattern_of(
    written: str,
    row: TriggerRow | None = None,
    classes: Mapping[str, frozenset[str]] | None = None,
    *,
    verb: bool,
) -> Pattern:
    """Read a trigger as the lexicon writes it; without a row it is a decoy, which goes before others of its length.

    Example:
        >>> pattern = pattern_of("s’en prendre à", verb=True)
        >>> pattern.head, pattern.preposition, pattern.reflexive, pattern.clitic
        ('prendre', 'à', True, 'en')
        >>> pattern_of("prise de contrôle", verb=False).words
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
    rank = 10 * len(words) + 3 * bool(preposition)
    if row is None:
        return Pattern(rest[0], words, preposition, reflexive, clitic, None, rank + 9)
    rank += 4 * bool(row.object) + 2 * bool(row.complement) + bool(row.subject) + bool(row.governor) + row.counted
    rank -= 5 * (row.means + row.takes_up)
    known = classes or {}
    return Pattern(
        rest[0],
        words,
        preposition,
        reflexive,
        clitic,
        row,
        rank,
        wanted(row.subject, known),
        wanted(row.object, known),
        wanted(row.complement, known),
        wanted(row.governor, known),
        wanted(row.unless, known),
    )


class Lookup:
    """Triggers by lemma, and by form where the parser's lemma is not one of theirs.

    Forms are computed the first time that a word with their first letters is looked up: few texts need them all.
    """

    def __init__(self, patterns: Iterable[Pattern], *, verb: bool) -> None:
        self._verb = verb
        grouped: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            grouped.setdefault(pattern.head, []).append(pattern)
        self._by_head = grouped
        self._found: dict[tuple[str, str], tuple[Pattern, ...]] = {}
        self._heads: dict[str, list[str]] = {}
        for head in self._by_head:
            self._heads.setdefault(head[:_PREFIX], []).append(head)
        self._forms: dict[str, dict[str, tuple[str, ...]]] = {}

    def find(self, lemma: str, form: str) -> tuple[Pattern, ...]:
        """The triggers with this lemma, and those of which the word is a form; those that ask for most first.

        The form counts too because the lemmatizer errs, and because a noun may be listed in the plural.
        """
        key = (lemma, form)
        found = self._found.get(key)
        if found is None:
            heads = dict.fromkeys((lemma, *self._by_form(form)))
            patterns = [pattern for head in heads for pattern in self._by_head.get(head, ())]
            found = self._found[key] = tuple(sorted(patterns, key=_rank))
        return found

    def participle(self, form: str) -> tuple[Pattern, ...]:
        """The verbs of which a word is a participle: *les villages détruits*, tagged as an adjective."""
        heads = [h for h in self._by_form(form) if any(f.form == form and f.mood == "Part" for f in forms(h))]
        return tuple(sorted((pattern for head in heads for pattern in self._by_head[head]), key=_rank))

    def _by_form(self, form: str) -> tuple[str, ...]:
        prefix = form[:_PREFIX]
        if prefix not in self._heads:
            return ()
        if prefix not in self._forms:
            self._forms[prefix] = self._inflect(prefix)
        return self._forms[prefix].get(form, ())

    def _inflect(self, prefix: str) -> dict[str, tuple[str, ...]]:
        """All forms of the heads that begin so."""
        found: dict[str, tuple[str, ...]] = {}
        for head in self._heads[prefix]:
            for form in {f.form: None for f in (forms(head) if self._verb else noun_forms(head))}:
                found[form] = (*found.get(form, ()), head)
        return found


def _rank(pattern: Pattern) -> int:
    return -pattern.rank
