"""Tense and negation of one verb, read off its auxiliaries and small words."""

from __future__ import annotations

from enum import Enum

import msgspec

from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import NEGATIVES
from recoupe.french.inflection import forms

_INFINITIVES = ("er", "ir", "re")
_FUTURES = ("rai", "ras", "ra", "rons", "rez", "ront", "rais", "rait", "rions", "riez", "raient")
_NE = frozenset({"ne", "n'"})
_NOBODY = frozenset("aucun aucune nul nulle personne rien ni".split())
#: « pas seulement », « pas moins de trois »: the verb itself stands.
_ONLY = frozenset("seulement moins uniquement mal".split())
#: Verbs that *ne* negates alone: *ils ne peuvent avancer*.
_ALONE = frozenset("pouvoir oser cesser savoir".split())
#: Verbs whose perfect takes *être*: « serait mort » is a past, whatever the parser calls the auxiliary.
_WITH_ETRE = frozenset(
    "aller venir arriver partir repartir entrer rentrer sortir monter descendre mourir décéder naître rester tomber "
    "retourner revenir devenir parvenir survenir intervenir".split()
)
#: A noun phrase carries its negation so close to its head.
_NEAR = 4
#: The *que* of *ne … que* stands within so many words of its verb.
_FAR = 6


class Tense(Enum):
    """What the forms of a verb tell about when it happens."""

    PAST = "past"  # and present: it is told as a fact
    FUTURE = "future"
    CONDITIONAL = "conditional"  # « mettrait »
    PAST_CONDITIONAL = "past conditional"  # « aurait pris », « serait mort »
    INFINITIVE = "infinitive"
    PAST_INFINITIVE = "past infinitive"  # « avoir pris »
    PARTICIPLE = "participle"  # with no auxiliary
    GERUND = "gerund"
    IMPERATIVE = "imperative"


class VerbState(msgspec.Struct, frozen=True):
    """Tense and negation of a verb.

    Attributes:
        tense: see :class:`Tense`; ``word`` is the form that tells.
        negation: the token that negates it, or ``None``.
        compound: a compound past: *a dû*, *avait pu*.
        subjunctive: a present subjunctive: *qu'ils veuillent combattre*.
    """

    tense: Tense
    word: str = ""
    negation: int | None = None
    compound: bool = False
    subjunctive: bool = False


def state_of(r: Reading, verb: int) -> VerbState:
    """Read a verb, or a noun or adjective that has a copula."""
    helpers = [k for k in r.children[verb] if r.dep[k].startswith(("aux", "cop")) and k < verb + 3]
    helpers = sorted({*helpers, *(k for h in helpers for k in r.children[h] if r.dep[k].startswith("aux"))})
    tense, word = _tense(r, verb, helpers)
    compound = any(
        r.dep[k] == "aux" and r.lemma[k] in ("avoir", "être") or r.lower[k] == "été" and len(helpers) > 1
        for k in helpers
    )
    subjunctive = any("Mood=Sub" in r.morph[k] and not compound for k in (verb, *helpers))
    return VerbState(tense, word, _negation(r, verb, helpers), compound, subjunctive)


def _tense(r: Reading, verb: int, helpers: list[int]) -> tuple[Tense, str]:
    finite = next((k for k in helpers if _is_finite(r, k)), None)
    bare = "VerbForm=Part" in r.morph[verb]
    if finite is None and not _is_finite(r, verb):
        if any("VerbForm=Inf" in r.morph[k] and r.dep[k] == "aux" and r.lemma[k] != "faire" for k in helpers):
            return Tense.PAST_INFINITIVE, ""
        if any("VerbForm=Inf" in r.morph[k] and "été" in r.lower[k + 1 : k + 2] for k in helpers):
            return Tense.PAST_INFINITIVE, ""
        if "VerbForm=Inf" in _reading(r, verb) or any("VerbForm=Inf" in r.morph[k] for k in helpers):
            return Tense.INFINITIVE, ""
        if any("Tense=Pres" in r.morph[k] for k in (*helpers, verb)):
            return Tense.GERUND, ""
        return (Tense.PARTICIPLE if bare else Tense.PAST), ""
    k = finite if finite is not None else verb
    morph, word = _reading(r, k), r.string((k, k + 1))
    passed = finite is not None and _is_compound(r, verb, k, helpers)
    if "Tense=Fut" in morph:
        # « auront tué 300 personnes »: looked back on
        return (Tense.PAST if passed else Tense.FUTURE), word
    if "Mood=Cnd" in morph:
        return (Tense.PAST_CONDITIONAL if passed else Tense.CONDITIONAL), word
    if "Mood=Imp" in morph and r.child(verb, "nsubj") is None:
        return Tense.IMPERATIVE, word
    return Tense.PAST, word


def _is_compound(r: Reading, verb: int, finite: int, helpers: list[int]) -> bool:
    """Whether a finite auxiliary makes a past of what follows: *aurait pris, serait mort, se serait fait prendre*."""
    if any(r.lower[k] in ("été", "eu", "fait", "laissé") and k > finite for k in helpers):
        return True
    if "VerbForm=Part" not in r.morph[verb]:
        return False
    return r.dep[finite] == "aux" and r.lemma[finite] in ("avoir", "être") or r.lemma[verb] in _WITH_ETRE


def _reading(r: Reading, k: int) -> str:
    """The features of a form; where it can be only one thing, whatever the tagger took it for (*mettrait, ferons*)."""
    morph, form = r.morph[k], r.lower[k]
    if form == r.lemma[k] and form.endswith(_INFINITIVES):
        return "VerbForm=Inf"
    if form.endswith(_FUTURES) and "Tense=Fut" not in morph and "Mood=Cnd" not in morph and r.pos[k] != "NOUN":
        readings = {(f.mood, f.tense) for f in forms(r.lemma[k]) if f.form == form}
        if readings and all(mood == "Cnd" for mood, _ in readings):
            return "Mood=Cnd|VerbForm=Fin"
        if readings == {("Ind", "Fut")}:
            return "Mood=Ind|Tense=Fut|VerbForm=Fin"
    return morph


def _is_finite(r: Reading, k: int) -> bool:
    morph = _reading(r, k)
    return "VerbForm=Fin" in morph or "Mood=" in morph


def _negation(r: Reading, verb: int, helpers: list[int]) -> int | None:
    """The word that negates a verb: *pas, jamais, aucun*; none for *ne … que* and the *ne* of *avant qu'il ne*."""
    around = [*r.children[verb], *(k for h in helpers for k in r.children[h])]
    ne = next((k for k in around if r.lower[k] in _NE), None)
    for k in around:
        word = r.lower[k]
        after = r.lower[k + 1] if k + 1 < r.length else ""
        if word in NEGATIVES and (ne is not None or word == "pas") and r.pos[k] != "NOUN" and after not in _ONLY:
            return k
    if ne is None:
        # « n'a ni encerclé ni bombardé »
        return next((k for k in r.children[verb] if r.lower[k] == "ni" and r.dep[k] == "cc"), None)
    for k in around:
        if r.lower[k] in _NOBODY:
            return k
        if r.dep[k].startswith(("nsubj", "obj", "obl", "advmod", "xcomp", "iobj")):
            found = negated_phrase(r, k)
            if found is not None:
                return found
    if r.lemma[verb] not in _ALONE or {"que", "qu'"} & set(r.lower[verb + 1 : verb + _FAR]):
        return None  # « ne peut en évacuer que deux » restricts
    return ne


def negated_phrase(r: Reading, noun: int) -> int | None:
    """The word by which a noun phrase says that there is none: *aucun blessé, pas de tir, ni mort ni blessé*."""
    for k in r.children[noun]:
        if noun - _NEAR <= k < noun and r.lower[k] in ("aucun", "aucune", "nul", "nulle", "ni", "zéro"):
            return k
        if k < noun and r.lower[k] == "pas" and r.lower[k + 1 : k + 2] in (["de"], ["d'"]):
            return k
    return None
