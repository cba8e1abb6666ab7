"""Inflected forms of French verbs and nouns, computed from paradigms.

The paradigms are data (``lexicon/fr/conjugations.toml``): endings per model verb, and the few rules by which the stem
of a regular -er verb changes its spelling (*appelle, préfère, dénonçait, exigeait*). Nothing is listed form by form, so
a verb that somebody adds to the lexicon inflects at once. Features carry the values of Universal Dependencies.

Example:
    >>> [form.form for form in forms("démentir") if form.mood == "Ind" and form.tense == "Pres"]
    ['démens', 'démens', 'dément', 'démentons', 'démentez', 'démentent']
    >>> sorted(form.form for form in noun_forms("aveu"))
    ['aveu', 'aveux']
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

CONJUGATIONS = Path(__file__).parents[1] / "lexicon" / "fr" / "conjugations.toml"

PERSONS = ((1, "Sing"), (2, "Sing"), (3, "Sing"), (1, "Plur"), (2, "Plur"), (3, "Plur"))
STEMS = ("plain", "silent", "future", "hard")

NOUN_PLURALS = (  # first that fits; the rest takes -s
    (re.compile(r"(.*[sxz])"), r"\1"),
    (re.compile(r"(.*[eo]?au|.*eu|.*œu)"), r"\1x"),
    (re.compile(r"(.*)al"), r"\1aux"),
)


class Form(msgspec.Struct, frozen=True, gc=False):
    """One inflected form and its features.

    Attributes:
        form: as it is written, in lower case.
        lemma: infinitive, or singular of a noun.
        mood: ``Ind``, ``Sub``, ``Cnd``, ``Imp`` as Universal Dependencies' *Mood*, or ``Inf``, ``Part`` as its
            *VerbForm*; empty for nouns.
        tense: ``Pres``, ``Imp``, ``Past``, ``Fut``; empty for infinitives and nouns.
        person: 1, 2 or 3; 0 where the form has none.
        number: ``Sing``, ``Plur`` or empty.
        gender: ``Masc``, ``Fem`` or empty.
    """

    form: str
    lemma: str
    mood: str = ""
    tense: str = ""
    person: int = 0
    number: str = ""
    gender: str = ""


class _Ending(NamedTuple):
    """An ending of a model with its features and the stem it goes with (index into :data:`STEMS`)."""

    stem: int
    ending: str
    mood: str
    tense: str
    person: int
    number: str
    gender: str


class _Model(NamedTuple):
    """A paradigm: how much of the infinitive to cut, and all endings."""

    name: str
    cut: int
    endings: tuple[_Ending, ...]


class _Paradigms(NamedTuple):
    """All models, found by whole infinitive or by ending (longest first), and the alternations of -er stems."""

    by_verb: dict[str, _Model]
    by_end: tuple[tuple[str, _Model], ...]
    alternations: tuple[tuple[re.Pattern[str], dict[str, str]], ...]


def forms(lemma: str) -> tuple[Form, ...]:
    """Conjugate a verb: all simple tenses, the infinitive and the participles with their agreement.

    A multiword verb gives the forms of its head (*faire savoir*: those of *faire*), a reflexive one those without its
    pronoun (*s'indigner*: those of *indigner*); ``lemma`` of every form is the head's infinitive.

    Raises:
        ValueError: ``lemma`` does not look like a French infinitive.

    Example:
        >>> {form.form for form in forms("s'élever") if form.tense == "Fut"} >= {"élèvera", "élèveront"}
        True
        >>> [form.form for form in forms("dire") if form.mood == "Part"]
        ['disant', 'dit', 'dite', 'dits', 'dites']
    """
    return _conjugate(head_verb(lemma))


def head_verb(lemma: str) -> str:
    """Give the infinitive that inflects: *s'en prendre à* → *prendre*, *faire état de* → *faire*.

    Example:
        >>> head_verb("s’indigner"), head_verb("mettre en garde"), head_verb("se dire")
        ('indigner', 'mettre', 'dire')
    """
    return without_clitics(lemma).split(" ", 1)[0]


def without_clitics(lemma: str) -> str:
    """Take the pronouns off a verb: *s'en prendre à* → *prendre à*.

    Example:
        >>> without_clitics("se faire fort"), without_clitics("s’en prendre")
        ('faire fort', 'prendre')
    """
    rest = lemma.replace("’", "'")
    for clitic in ("se ", "s'", "en ", "y "):
        rest = rest.removeprefix(clitic)
    return rest


def is_verb(infinitive: str) -> bool:
    """Whether a paradigm exists for the infinitive of one word.

    Example:
        >>> is_verb("tweeter"), is_verb("selon")
        (True, False)
    """
    return _model_of(infinitive, _paradigms()) is not None


@lru_cache(maxsize=4096)
def noun_forms(lemma: str) -> tuple[Form, ...]:
    """Give singular and plural of a noun; of an expression (*appel à*), of its first word.

    Example:
        >>> [form.form for form in noun_forms("communiqué")]
        ['communiqué', 'communiqués']
    """
    head = lemma.split(" ", 1)[0]
    plural = head + "s"
    for pattern, replacement in NOUN_PLURALS:
        match = pattern.fullmatch(head)
        if match:
            plural = match.expand(replacement)
            break
    return (Form(head, head, number="Sing"), Form(plural, head, number="Plur"))


@lru_cache(maxsize=4096)
def _conjugate(verb: str) -> tuple[Form, ...]:
    paradigms = _paradigms()
    model = _model_of(verb, paradigms)
    if model is None:
        raise ValueError(f"no French infinitive: {verb!r}")
    plain = verb[: len(verb) - model.cut]
    stems = _alternating_stems(plain, paradigms) if model.name == "parler" else ((plain,),) * len(STEMS)
    return tuple(
        Form(stem + ending, verb, mood, tense, person, number, gender)
        for slot, ending, mood, tense, person, number, gender in model.endings
        for stem in stems[slot]
    )


def _model_of(verb: str, paradigms: _Paradigms) -> _Model | None:
    model = paradigms.by_verb.get(verb)
    if model is not None:
        return model
    for end, model in paradigms.by_end:
        if verb.endswith(end) and len(verb) > model.cut:
            return model
    return None


def _alternating_stems(plain: str, paradigms: _Paradigms) -> tuple[tuple[str, ...], ...]:
    """Give the stems of a regular -er verb in the order of :data:`STEMS`."""
    stems: dict[str, tuple[str, ...]] = dict.fromkeys(STEMS, (plain,))
    for pattern, changes in paradigms.alternations:
        match = pattern.fullmatch(plain)
        if match:
            for name, template in changes.items():
                stems[name] = tuple(match.expand(template).split(" "))
    return tuple(stems[name] for name in STEMS)


@lru_cache(maxsize=1)
def _paradigms() -> _Paradigms:
    with CONJUGATIONS.open("rb") as file:
        data = tomllib.load(file)
    by_verb: dict[str, _Model] = {}
    by_end: dict[str, _Model] = {}
    for name, table in data["model"].items():
        for verb in table.get("verbs", ()):
            by_verb[verb] = _build(name, table, data["endings"])
        for end in table.get("ends", ()):
            by_end[end] = _build(name, table, data["endings"])
    longest_first = tuple(sorted(by_end.items(), key=lambda item: (-len(item[0]), item[0])))
    alternations = tuple(
        (re.compile(rule["stem"]), {key: value for key, value in rule.items() if key != "stem"})
        for rule in data["alternation"]
    )
    return _Paradigms(by_verb, longest_first, alternations)


def _build(name: str, table: dict[str, Any], common: dict[str, str]) -> _Model:
    """Spell out a paradigm, defaults filled in; ``common`` holds the endings that all verbs share."""
    infinitive: str = table["cut"]
    present = _endings(table["present"])
    imperfect: str = table.get("imperfect", present[3].removesuffix("ons"))
    future: str = table.get("future", infinitive.removesuffix("e"))
    subjunctive = _endings(table.get("subjunctive", "")) or _regular_subjunctive(present, imperfect)
    found = [_Ending(0, infinitive, "Inf", "", 0, "", "")]
    found += _six("Ind", "Pres", present)
    found += _six("Ind", "Imp", _endings(common["imperfect"], imperfect))
    found += _six("Ind", "Fut", _endings(common["future"], future), stem=2)
    found += _six("Cnd", "Pres", _endings(common["imperfect"], future), stem=2)
    found += _six("Sub", "Pres", subjunctive)
    vowel = _past_vowel(table["past"])
    if vowel:
        stem = table["past"].removesuffix(vowel)
        found += _six("Ind", "Past", _endings(common["past_" + vowel], stem))
        found += _six("Sub", "Imp", _endings(common["past_subjunctive_" + vowel], stem))
    found += _imperative(table, present)
    found.append(_Ending(0, table.get("gerund", imperfect + "ant"), "Part", "Pres", 0, "", ""))
    found += _participles(table["participle"])
    if "variant" in table:
        old, new = table["variant"].split()
        found += [ending._replace(ending=ending.ending.replace(old, new)) for ending in found if old in ending.ending]
    if name == "parler":
        found = [_on_alternating_stem(ending) for ending in found]
    return _Model(name, len(infinitive), tuple(found))


def _endings(text: str, stem: str = "") -> list[str]:
    return [stem + ending.replace("_", "") for ending in text.split()]


def _regular_subjunctive(present: list[str], imperfect: str) -> list[str]:
    strong = present[5].removesuffix("ent")
    return [strong + "e", strong + "es", strong + "e", imperfect + "ions", imperfect + "iez", strong + "ent"]


def _six(mood: str, tense: str, endings: list[str], stem: int = 0) -> list[_Ending]:
    return [
        _Ending(stem, ending, mood, tense, person, number, "")
        for ending, (person, number) in zip(endings, PERSONS, strict=True)
    ]


def _past_vowel(past: str) -> str:
    return next((vowel for vowel in ("in", "a", "i", "u") if past.endswith(vowel)), "")


def _imperative(table: dict[str, Any], present: list[str]) -> list[_Ending]:
    """Second and first person: those of the present, « tu » without the -s of -es."""
    default = [present[1][:-1] if present[1].endswith("es") else present[1], present[3], present[4]]
    chosen = _endings(table["imperative"]) if "imperative" in table else default
    return [
        _Ending(0, ending, "Imp", "Pres", person, number, "")
        for ending, (person, number) in zip(chosen, ((2, "Sing"), (1, "Plur"), (2, "Plur")), strict=bool(chosen))
    ]


def _participles(masculine: str) -> list[_Ending]:
    """The past participle in its four forms (*dû* loses its accent outside the masculine singular)."""
    base = masculine.replace("û", "u")
    plural = base if base.endswith("s") else base + "s"
    return [
        _Ending(0, masculine, "Part", "Past", 0, "Sing", "Masc"),
        _Ending(0, base + "e", "Part", "Past", 0, "Sing", "Fem"),
        _Ending(0, plural, "Part", "Past", 0, "Plur", "Masc"),
        _Ending(0, base + "es", "Part", "Past", 0, "Plur", "Fem"),
    ]


def _on_alternating_stem(ending: _Ending) -> _Ending:
    """Choose the stem of an -er verb by how the ending sounds."""
    if ending.stem:
        return ending
    if ending.ending in ("e", "es", "ent"):
        return ending._replace(stem=1)
    if ending.ending[:1] in ("a", "â", "o"):
        return ending._replace(stem=3)
    return ending
