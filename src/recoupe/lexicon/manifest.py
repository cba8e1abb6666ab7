"""Every row of the lexicon with the words it bears on: which texts a change of the lexicon can affect.

A row bears on a text only if the text has its words: a new spelling of an outlet touches the texts that hold it, a verb
those that have the verb in some form. So two lexicons are compared row by row, as they are after a user's files were
laid over, and a row phrase by phrase:

- its **words** (names, lemmas, triggers, each a phrase): where only some of them came or went, only these count;
- its **company**, words that matter beside the former (*enlever* with a @human as its object): where some of them came
  or went, texts count that have one of these and one of the words;
- its **settings**, all that is no word of a text: where one of them changed, all its words count.

Examples and remarks do not count. Too many texts analyzed anew cost time, too few would leave stale findings: in doubt,
a row bears on more texts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from recoupe.french.folding import fold
from recoupe.french.inflection import forms, is_verb, noun_forms
from recoupe.lexicon import loaded_terms
from recoupe.lexicon.event_types import Events, TriggerRow
from recoupe.lexicon.event_words import PREPOSITIONS
from recoupe.lexicon.loader import Lexicon
from recoupe.lexicon.places import Places
from recoupe.lexicon.roles import ONLY, SAME

#: A digest of a row's settings, its words, and its company; both with the field that they stand in (``lemma:dire``).
Row = tuple[str, tuple[str, ...], tuple[str, ...]]
#: The phrase of rows that bear on every text.
EVERY_TEXT = "*"
#: Around names, which do not inflect and are no lemmas.
_NAME = '"'
#: Before company that is no word but a class or a condition; it can be met by any word.
_NO_WORD = "@"
_CONDITIONS = frozenset(
    (
        loaded_terms.NAME,
        loaded_terms.DEMONYM,
        loaded_terms.BARE,
        loaded_terms.BARE_SINGULAR,
        loaded_terms.QUOTED,
        loaded_terms.PAST,
    )
)
_WORD = re.compile(r"\w+")
#: Words that stand in every text tell nothing where a phrase has others; articles of Arabic names may be left out.
_EVERYWHERE = frozenset(
    "a à au aux avec ce ces cet cette d dans de des du elle en est et il ils je l la le les leur lui m n ne on ou où"
    " par pas pour qu que qui s sa se ses si son sur t un une y"
    " al el an as ach ash es ez ad ed ar er at et az ech esh the".split()
)
#: Endings of adjectives and nouns, and what stands in their place in other forms. More than exist.
_ENDINGS = (
    ("", ("e", "s", "es", "x")),
    ("al", ("aux", "ale", "ales")),
    ("ail", ("aux",)),
    ("eau", ("elle", "elles")),
    ("eur", ("euse", "euses", "rice", "rices", "resse", "resses")),
    ("eux", ("euse", "euses", "eille", "eilles")),
    ("oux", ("ouse", "ouses")),
    ("if", ("ive", "ives")),
    ("er", ("ère", "ères")),
    ("en", ("enne", "ennes")),
    ("on", ("onne", "onnes")),
    ("el", ("elle", "elles")),
    ("et", ("ette", "ettes", "ète", "ètes")),
    ("ot", ("otte", "ottes")),
    ("s", ("sse", "sses", "")),
    ("c", ("que", "ques", "che", "ches")),
    ("f", ("ve", "ves")),
    ("ou", ("olle", "olles")),
    ("e", ("", "s", "esse", "esses")),
    ("es", ("",)),
    ("x", ("",)),
    ("aux", ("al", "ail")),
)


def manifest(lexicon: Lexicon) -> dict[str, Row]:
    """Give the rows of a lexicon.

    Returns:
        By table and row (``reporting/démentir``): a digest of the row's settings, its words, its company.

    Example:
        >>> from recoupe.lexicon import load_lexicon
        >>> manifest(load_lexicon())["reporting/démentir"][1]
        ('lemma:démentir', 'id:démentir')
    """
    found: dict[str, Row] = {}
    for table, read in TABLES.items():
        for id, settings, words, company in read(lexicon):
            name, count = f"{table}/{id}", 2
            while name in found:
                name, count = f"{table}/{id} ({count})", count + 1
            found[name] = _digest(settings), tuple(dict.fromkeys(words)), tuple(dict.fromkeys(company))
    return found


def changed(before: Mapping[str, Row], after: Mapping[str, Row]) -> set[str]:
    """Give the phrases on which a change of the lexicon bears.

    Example:
        >>> old = {"say/1": ("settings", ("verbs:dire", "verbs:redire"), ())}
        >>> new = {"say/1": ("settings", ("verbs:dire", "verbs:crier"), ()), "say/2": ("", ("verbs:nier",), ())}
        >>> sorted(changed(old, new))
        ['crier', 'nier', 'redire']
        >>> sorted(changed(old, {"say/1": ("settings", ("verbs:dire", "verbs:redire"), ("object:oncle",))}))
        ['dire oncle', 'redire oncle']
        >>> sorted(changed(old, {"say/1": ("others", ("verbs:dire", "verbs:redire"), ())}))
        ['dire', 'redire']
    """
    phrases: set[str] = set()
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        if old is None or new is None or old[0] != new[0]:
            phrases.update(_bare(word) for row in (old, new) if row is not None for word in row[1])
        elif old != new:
            phrases.update(map(_bare, set(old[1]) ^ set(new[1])))
            kept = set(map(_bare, set(old[1]) & set(new[1])))
            for other in map(_bare, set(old[2]) ^ set(new[2])):
                phrases.update(kept if other.startswith(_NO_WORD) else {f"{word} {other}" for word in kept})
    return phrases


def _bare(word: str) -> str:
    """Give a word without its field."""
    return word.partition(":")[2]


def telling(phrase: str, lemma: str) -> list[frozenset[str]]:
    """Give the words of a phrase that tell, each in all forms that a text may have it in, folded.

    Args:
        phrase: words; between quotation marks a name, which a text has just so.
        lemma: what stands before a lemma, as against a word of a text.

    Returns:
        For each word its forms; nothing for a phrase that bears on every text.

    Example:
        >>> first, second = telling("prise d’otages", "_")
        >>> "prises" in first, "otage" in second, "_otage" in second
        (True, True, True)
        >>> telling('"Le Phare"', "_")
        [frozenset({'phare'})]
    """
    words = _WORD.findall(phrase.lower())
    words = [word for word in words if word not in _EVERYWHERE] or words
    if phrase.startswith(_NAME):
        return [frozenset([fold(word)]) for word in words]
    found = [frozenset(map(fold, _forms(word))) for word in words]
    return [forms | {lemma + form for form in forms} for forms in found]


def _forms(word: str) -> Iterator[str]:
    """Give the forms of a word, whatever it is; more than exist."""
    yield word
    if is_verb(word):
        yield from (form.form for form in forms(word))
    yield from (form.form for form in noun_forms(word))
    for ending, others in _ENDINGS:
        if word.endswith(ending):
            yield from (word[: len(word) - len(ending)] + other for other in others)


def _digest(settings: Any) -> str:
    """Digest what is no word: the same on every machine and in every run."""
    return hashlib.sha256(msgspec.json.encode(settings, order="deterministic")).hexdigest()[:16]


#: What a table gives of a row: its name, settings, words, company.
_Parts = tuple[str, Any, Iterable[str], Iterable[str]]


def _parts(
    record: msgspec.Struct, words: str, remarks: str = "", told: str = "", *, named: bool = False
) -> tuple[dict[str, Any], list[str]]:
    """Take a record apart.

    Args:
        record: a row of the lexicon.
        words: its fields that hold words.
        remarks: its fields that bear on nothing.
        told: its fields with words that also stand in results: as settings, these bear on all of the row.
        named: the words are names.

    Returns:
        Its settings and its words.
    """
    fields = msgspec.structs.asdict(record)
    tagged = _names if named else _tagged
    found = [word for name in (*told.split(), *words.split()) for word in tagged(name, fields[name])]
    for name in (*words.split(), *remarks.split()):
        del fields[name]
    return fields, found


def _names(field: str, names: str | Iterable[str]) -> list[str]:
    """Put the field before names."""
    return [f"{field}:{_NAME}{name}{_NAME}" for name in ([names] if isinstance(names, str) else names) if name]


def _tagged(field: str, words: str | Iterable[str]) -> list[str]:
    """Put the field before words: one that goes from a list to another is another one."""
    return [f"{field}:{word}" for word in ([words] if isinstance(words, str) else words) if word]


def _reporting(lexicon: Lexicon) -> Iterator[_Parts]:
    for row in lexicon.reporting.rows:
        settings, words = _parts(row, "", "example source content note file_line", told="lemma id")
        yield row.id, settings, words, ()


def _outlets(lexicon: Lexicon) -> Iterator[_Parts]:
    for outlet in lexicon.outlets.by_id.values():
        yield outlet.id, *_parts(outlet, "aliases ambiguous decoys", told="name", named=True), ()


def _actors(lexicon: Lexicon) -> Iterator[_Parts]:
    known = lexicon.actors.by_id
    for actor in known.values():
        settings, words = _parts(actor, "aliases local decoys", told="name", named=True)
        linked = [known[id] for id in (actor.part_of or "", *actor.includes) if id in known]
        settings["linked"] = [(other.name, other.kind, other.country, other.part_of) for other in linked]
        yield actor.id, settings, words, ()


def _roles(lexicon: Lexicon) -> Iterator[_Parts]:
    for role, plural in lexicon.roles.rows:
        settings, words = _parts(role, "", told="lemma form feminine")
        forms = _tagged("plural", plural if plural not in (SAME, ONLY) else "")
        yield role.lemma, [settings, plural], [*words, *forms], ()


def _first_names(lexicon: Lexicon) -> Iterator[_Parts]:
    for name, gender in lexicon.first_names.rows.items():
        yield name, gender, _names("name", name), ()


def _metonyms(lexicon: Lexicon) -> Iterator[_Parts]:
    for row in lexicon.metonyms.rows:
        yield row.name, *_parts(row, "", told="name", named=True), ()


def _countries(lexicon: Lexicon) -> Iterator[_Parts]:
    """Where a country lies bears on every text: on those that tell of its towns and never name it, too."""
    for country in lexicon.countries:
        settings, words = _parts(country, "variants demonyms", "note", told="name capital", named=True)
        yield country.code, "", words, ()
        yield f"{country.code}/settings", settings, _tagged("", EVERY_TEXT), ()


def _place_nouns(lexicon: Lexicon) -> Iterator[_Parts]:
    for form, row in lexicon.place_nouns.rows.items():
        yield form, row, _tagged("form", form), ()


def _places(places: Places) -> Iterator[_Parts]:
    for row in places.by_id.values():
        yield row.id, *_parts(row, "variants", "note", told="name", named=True), ()


def _anchors(lexicon: Lexicon) -> Iterator[_Parts]:
    for row in lexicon.anchors.rows:
        yield row.id, *_parts(row, "forms", "example gives", named=True), ()


def _events(lexicon: Lexicon) -> Iterator[_Parts]:
    """A type's head bears on its triggers, and on those whose type the words around them settle."""
    types = lexicon.events.types.values()
    unsettled = [word for kind in types for row in kind.triggers if row.open or row.takes_up for word in _triggers(row)]
    for kind in types:
        triggers = [word for row in kind.triggers for word in _triggers(row)]
        yield kind.id, [kind.name, kind.codes, kind.acled_by], _tagged("triggers", [*triggers, *unsettled]), ()
        yield f"{kind.id}/decoys", "", _tagged("decoys", kind.decoys), ()
        for row in kind.triggers:
            yield row.id, *_trigger_row(lexicon.events, row)


def _triggers(row: TriggerRow) -> tuple[str, ...]:
    return (*row.verbs, *row.nouns)


def _trigger_row(events: Events, row: TriggerRow) -> tuple[Any, list[str], list[str]]:
    """Take a row of triggers apart.

    Whether it asks for company at all is a setting, and so is a verb that asks for its preposition: both bear on how
    the other words of the row are taken. A user's row goes before others where these have the same words.
    """
    asked = ("subject", "object", "complement", "governor", "unless")
    settings, company = _parts(row, " ".join(asked), "verbs nouns example gives counterexamples")
    settings["asked"] = [bool(getattr(row, name)) for name in asked]
    settings["prepositions"] = any(verb.split()[-1] in PREPOSITIONS for verb in row.verbs)
    words = [
        f"{field} first:{word}" if events.goes_first(row, word) else f"{field}:{word}"
        for field, listed in (("verbs", row.verbs), ("nouns", row.nouns))
        for word in listed
    ]
    return settings, words, company


def _classes(lexicon: Lexicon) -> Iterator[_Parts]:
    for name, lemmas in lexicon.events.classes.items():
        yield name, "", _tagged("lemmas", sorted(lemmas)), ()


def _speech_acts(lexicon: Lexicon) -> Iterator[_Parts]:
    for cue, codes in lexicon.speech_acts.by_cue.items():
        row = lexicon.reporting.by_id.get(cue)
        yield cue, codes, _tagged("cue", row.lemma if row is not None else EVERY_TEXT), ()


def _counted(lexicon: Lexicon) -> Iterator[_Parts]:
    for row in lexicon.counted.rows:
        yield row.id, *_parts(row, "", "example figure", told="lemma"), ()


def _count_words(lexicon: Lexicon) -> Iterator[_Parts]:
    for row in lexicon.count_words.rows:
        yield row.id, *_parts(row, "", "example figure", told="words"), ()


def _modality(lexicon: Lexicon) -> Iterator[_Parts]:
    for row in lexicon.modality.all:
        yield row.id, *_parts(row, "", "example event mode", told="word"), ()


def _loaded_terms(lexicon: Lexicon) -> Iterator[_Parts]:
    for term in lexicon.loaded_terms:
        settings, words = _parts(term, "spellings", "needs unless example gives never")
        settings["asked"] = bool(term.needs), bool(term.unless)
        company = [
            f"{field}:{_NO_WORD if word in _CONDITIONS else ''}{word}"
            for field, listed in (("needs", term.needs), ("unless", sorted(term.unless)))
            for word in listed
        ]
        yield term.id, settings, words, company


def _boilerplate(lexicon: Lexicon) -> Iterator[_Parts]:
    for row in lexicon.boilerplate.phrases:
        yield row.phrase, *_parts(row, "", "example note", told="phrase", named=True), ()


#: How each table of :class:`Lexicon` is read; a test sees to it that none is missing.
TABLES: dict[str, Callable[[Lexicon], Iterator[_Parts]]] = {
    "reporting": _reporting,
    "outlets": _outlets,
    "actors": _actors,
    "roles": _roles,
    "first_names": _first_names,
    "metonyms": _metonyms,
    "countries": _countries,
    "place_nouns": _place_nouns,
    "places": lambda lexicon: _places(lexicon.places),
    "regions": lambda lexicon: _places(lexicon.regions),
    "anchors": _anchors,
    "events": _events,
    "classes": _classes,
    "speech_acts": _speech_acts,
    "counted": _counted,
    "count_words": _count_words,
    "modality": _modality,
    "loaded_terms": _loaded_terms,
    "boilerplate": _boilerplate,
}
