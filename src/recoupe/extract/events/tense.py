"""Tense and negation of one verb, read off its auxiliaries and small words."""

from __future__ import annotations

from enum import Enum

import msgspec

from recoupe.extract.reading import Reading

_NE = frozenset({"ne", "n'"})
_NEGATIVES = frozenset("pas plus jamais guère point rien aucunement nullement".split())
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
        if "VerbForm=Inf" in r.morph[verb] or any("VerbForm=Inf" in r.morph[k] for k in helpers):
            return Tense.INFINITIVE, ""
        if any("Tense=Pres" in r.morph[k] for k in (*helpers, verb)):
            return Tense.GERUND, ""
        return (Tense.PARTICIPLE if bare else Tense.PAST), ""
    k = finite if finite is not None else verb
    morph, word = r.morph[k], r.string((k, k + 1))
    passed = finite is not None and _is_compound(r, verb, k, helpers)
    if "Tense=Fut" in morph:
        # « auront tué 300 personnes »: looked back on
        return (Tense.PAST if passed else Tense.FUTURE), word
    if "Mood=Cnd" in morph or is_conditional(r.lower[k], r.lemma[k]):
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


def is_conditional(form: str, lemma: str) -> bool:
    """Whether a form in *-rait, -raient* is a conditional, which the tagger takes for an imperfect now and then.

    Only a stem in *-r* makes an imperfect that ends so.

    Example:
        >>> [is_conditional(*pair) for pair in (("mettrait", "mettre"), ("montrait", "montrer"), ("tirerait", "tirer"))]
        [True, False, True]
    """
    stem = next((form[: -len(ending)] for ending in ("aient", "ait") if form.endswith("r" + ending)), "")
    if not stem:
        return False
    return stem == lemma or stem.endswith("rr") or not lemma.endswith(("rer", "rir"))


def _is_finite(r: Reading, k: int) -> bool:
    return "VerbForm=Fin" in r.morph[k] or "Mood=" in r.morph[k]


def _negation(r: Reading, verb: int, helpers: list[int]) -> int | None:
    """The word that negates a verb: *pas, jamais, aucun*; none for *ne … que* and the *ne* of *avant qu'il ne*."""
    around = [*r.children[verb], *(k for h in helpers for k in r.children[h])]
    ne = next((k for k in around if r.lower[k] in _NE), None)
    for k in around:
        word = r.lower[k]
        after = r.lower[k + 1] if k + 1 < r.length else ""
        if word in _NEGATIVES and (ne is not None or word == "pas") and r.pos[k] != "NOUN" and after not in _ONLY:
            return k
    if ne is None:
        return None
    for k in around:
        if r.lower[k] in _NOBODY:
            return k
        if r.dep[k].startswith(("nsubj", "obj", "obl", "advmod", "xcomp", "iobj")):
            found = negated_phrase(r, k)
            if found is not None:
                return found
    return ne if r.lemma[verb] in _ALONE else None


def negated_phrase(r: Reading, noun: int) -> int | None:
    """The word by which a noun phrase says that there is none: *aucun blessé, pas de tir, ni mort ni blessé*."""
    for k in r.children[noun]:
        if noun - _NEAR <= k < noun and r.lower[k] in ("aucun", "aucune", "nul", "nulle", "ni", "zéro"):
            return k
        if k < noun and r.lower[k] == "pas" and r.lower[k + 1 : k + 2] in (["de"], ["d'"]):
            return k
    return None
