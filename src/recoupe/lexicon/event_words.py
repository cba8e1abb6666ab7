"""How the triggers of the event lexicon are written, and how they are looked up in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from recoupe.french.inflection import forms, is_verb, noun_forms

if TYPE_CHECKING:
    from recoupe.lexicon.event_types import TriggerRow

PREPOSITIONS = {
    "à": frozenset({"à", "au", "aux"}),
    "de": frozenset({"de", "d'", "du", "des"}),
    **{word: frozenset({word}) for word in "contre par avec sur dans vers en pour hors devant entre chez sous".split()},
}
#: Classes that names and pronouns fit as well.
PEOPLE = frozenset({"@human", "@force", "@crowd", "@state", "@police"})
#: Classes that roles and other words for people fit (*le directeur, des Américains*).
ANYBODY = frozenset({"@human", "@crowd"})
# Determiners that idioms are found with any of, or without.
_ARTICLES = frozenset("le la l' les un une des son sa ses".split())
# Words before the noun of a decoy: *en mesure de, à la hausse*.
_BEFORE = frozenset("à au aux en de d' dans dès sur sous sans selon outre avec par".split())
# More than the rows of one length differ by: a user's come before those that are shipped.
_OWN = 13
_PREFIX = 2  # letters that all forms of a French verb share


class Wanted(msgspec.Struct, frozen=True, gc=False):
    """What a participant has to be or must not be: lemmas and classes of them.

    Attributes:
        words: lemmas.
        lists: the lemmas of each class asked for.
        name, pronoun, possessive, none: whether a name, a pronoun, a possessive or nothing fits.
        people, human, place: whether one of the classes is of people, of any people, or of places.
    """

    words: frozenset[str]
    lists: tuple[frozenset[str], ...]
    name: bool
    pronoun: bool
    possessive: bool
    none: bool
    people: bool
    human: bool
    place: bool

    def lists_it(self, word: str) -> bool:
        """Whether a lemma is listed."""
        return word in self.words or any(word in words for words in self.lists)


class Company(msgspec.Struct, frozen=True, gc=False):
    """What a row asks of what stands with its triggers."""

    subject: Wanted | None = None
    object: Wanted | None = None
    complement: Wanted | None = None
    governor: Wanted | None = None
    unless: Wanted | None = None


class Pattern(msgspec.Struct, frozen=True, gc=False):
    """One trigger as it is looked for.

    Attributes:
        head: infinitive or noun that inflects.
        words: the words of an idiom behind it, without articles (*prendre le contrôle de*: ``contrôle``).
        before: those of a decoy before its noun, with articles (*en mesure de*: ``en``).
        preposition: one that has to follow, with its complement; empty where none has.
        reflexive: the verb stands with *se*.
        clitic: ``en`` or ``y`` where the verb needs it (*s’en prendre à*).
        type: the event type it belongs to.
        row: the row it belongs to; ``None`` for a decoy.
        rank: the higher, the more it asks for; the first that fits counts.
        company: what the row asks of its company.
    """

    head: str
    words: tuple[str, ...]
    preposition: str
    reflexive: bool
    clitic: str
    type: str
    row: TriggerRow | None
    rank: int
    company: Company = Company()
    before: tuple[str, ...] = ()


def wanted(names: tuple[str, ...], classes: Mapping[str, frozenset[str]]) -> Wanted | None:
    """Read a list of lemmas and ``@classes``; ``None`` where nothing is asked."""
    if not names:
        return None
    return Wanted(
        words=frozenset(name for name in names if name[0] != "@"),
        lists=tuple(classes[name[1:]] for name in names if name[1:] in classes and name[0] == "@"),
        name="@name" in names,
        pronoun="@pronoun" in names,
        possessive="@possessive" in names,
        none="@none" in names,
        people=not PEOPLE.isdisjoint(names),
        human=not ANYBODY.isdisjoint(names),
        place="@place" in names,
    )


def split_trigger(written: str, *, verb: bool) -> tuple[list[str], bool, str]:
    """Read a trigger as the lexicon writes it: its words, whether it is reflexive, and the clitic it needs.

    Example:
        >>> split_trigger("s’en prendre à", verb=True)
        (['prendre', 'à'], True, 'en')
    """
    words = written.lower().replace("’", "'").replace("'", "' ").split()
    reflexive, clitic = False, ""
    if verb and words[0] in ("se", "s'"):
        reflexive, words = True, words[1:]
    if verb and words[0] in ("en", "y") and len(words) > 1:
        clitic, words = words[0], words[1:]
    return words, reflexive, clitic


def split_decoy(written: str) -> tuple[list[str], tuple[str, ...]]:
    """Read a decoy for nouns: its noun and the words behind it, and the words before the noun.

    Example:
        >>> split_decoy("en mesure de"), split_decoy("prise de parole")
        ((['mesure', 'de'], ('en',)), (['prise', 'de', 'parole'], ()))
    """
    words, _, _ = split_trigger(written, verb=False)
    if words[0] not in _BEFORE or len(words) == 1:
        return words, ()
    head = len(words) - (2 if words[-1] in PREPOSITIONS else 1)
    return words[head:], tuple(words[:head])


class Entry(NamedTuple):
    """A trigger as the lexicon writes it, with its type and its row (none for a decoy)."""

    written: str
    type: str
    row: TriggerRow | None
    own: bool = False  # a user's


def pattern_of(entry: Entry, company: Company | None, *, verb: bool) -> Pattern:
    """Make the pattern of an entry; decoys go before others of their length.

    Example:
        >>> pattern = pattern_of(Entry("prendre le contrôle de", "control", None), None, verb=True)
        >>> pattern.head, pattern.words, pattern.preposition
        ('prendre', ('contrôle',), 'de')
    """
    rest, reflexive, clitic = split_trigger(entry.written, verb=verb)
    before: tuple[str, ...] = ()
    if entry.row is None and not verb:
        rest, before = split_decoy(entry.written)
    preposition = rest.pop() if len(rest) > 1 and rest[-1] in PREPOSITIONS else ""
    words = tuple(word for word in rest[1:] if word not in _ARTICLES)
    rank = 10 * len(words) + 3 * bool(preposition)
    row = entry.row
    if row is None or company is None:
        rank += 10 * len(before) + 9
        return Pattern(rest[0], words, preposition, reflexive, clitic, entry.type, None, rank, before=before)
    rank += 4 * bool(row.object) + 2 * bool(row.complement) + bool(row.subject) + bool(row.governor) + row.counted
    rank -= 5 * (row.means + row.takes_up)
    rank += _OWN * entry.own
    if company.complement is not None and not preposition and any(v.split()[-1] in PREPOSITIONS for v in row.verbs):
        # In a row where some verbs require a preposition, the complement is theirs.
        company = msgspec.structs.replace(company, complement=None)
    return Pattern(rest[0], words, preposition, reflexive, clitic, entry.type, row, rank, company)


class Lookup:
    """Triggers by lemma, and by form where the parser's lemma is not one of theirs.

    Patterns and forms are made the first time that a word asks for them: few texts need them all.

    Args:
        entries: the triggers.
        classes: the lemmas of each class.
        verb: whether they are verbs.
    """

    def __init__(self, entries: Iterable[Entry], classes: Mapping[str, frozenset[str]], *, verb: bool) -> None:
        self._verb = verb
        self._classes = classes
        self._by_head: dict[str, list[Entry]] = {}
        self._heads: dict[str, list[str]] = {}
        for entry in entries:
            head = (split_trigger(entry.written, verb=True) if verb else split_decoy(entry.written))[0][0]
            group = self._by_head.get(head)
            if group is None:
                self._by_head[head] = group = []
                self._heads.setdefault(head[:_PREFIX], []).append(head)
            group.append(entry)
        self._forms: dict[str, dict[str, tuple[str, ...]]] = {}
        self._found: dict[tuple[str, ...], tuple[Pattern, ...]] = {}
        self._companies: dict[str, Company] = {}

    def find(self, lemma: str, form: str) -> tuple[Pattern, ...]:
        """The triggers with this lemma, and those of which the word is a form; those that ask for most first.

        The form counts too because the lemmatizer errs, and because a noun may be listed in the plural.
        """
        heads = tuple(dict.fromkeys(head for head in (lemma, *self._by_form(form)) if head in self._by_head))
        found = self._found.get(heads)  # by what is listed: the words of texts are without end
        if found is None:
            found = self._found[heads] = self._patterns(heads)
        return found

    def participle(self, form: str) -> tuple[Pattern, ...]:
        """The verbs of which a word is a participle: *les villages détruits*, tagged as an adjective."""
        return self._patterns(
            head for head in self._by_form(form) if any(f.form == form and f.mood == "Part" for f in forms(head))
        )

    def is_shared(self, row: TriggerRow, written: str) -> bool:
        """Whether other rows, or decoys, have a trigger that may stand for the same word of a text as one of a row."""
        head = split_trigger(written, verb=True)[0][0]
        seen = {head, *(f.form for f in noun_forms(head)), *(f.form for f in (forms(head) if is_verb(head) else ()))}
        heads = {head, *(other for form in sorted(seen) for other in self._by_form(form))}
        return any(entry.row is not row for other in heads for entry in self._by_head.get(other, ()))

    def _patterns(self, heads: Iterable[str]) -> tuple[Pattern, ...]:
        """The patterns of some heads, those that ask for most first."""
        entries = [entry for head in heads for entry in self._by_head.get(head, ())]
        patterns = [pattern_of(entry, self._company(entry.row), verb=self._verb) for entry in entries]
        return tuple(sorted(patterns, key=lambda pattern: -pattern.rank))

    def _company(self, row: TriggerRow | None) -> Company | None:
        if row is None:
            return None
        company = self._companies.get(row.id)
        if company is None:
            asked = (row.subject, row.object, row.complement, row.governor, row.unless)
            company = self._companies[row.id] = Company(*(wanted(names, self._classes) for names in asked))
        return company

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
            if self._verb and not is_verb(head):  # of a decoy that is a noun
                continue
            for form in {f.form: None for f in (forms(head) if self._verb else noun_forms(head))}:
                found[form] = (*found.get(form, ()), head)
        return found
