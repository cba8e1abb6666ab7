"""The journalistic conditional: *deux hommes auraient été tués*, with nobody named who says so.

French news mark unverified information by the conditional alone. The same form also serves hypotheses (*si ...*),
wishes and advice (*il faudrait*), politeness (*il aimerait*) and the future seen from the past (*il savait qu'il
viendrait*): none of these reports anything.
"""

from __future__ import annotations

from recoupe.extract.clauses import trim
from recoupe.extract.cues import Cue
from recoupe.extract.draft import Draft
from recoupe.extract.reading import Range, Reading
from recoupe.extract.verb_groups import CONDITIONAL_AUX, read_group
from recoupe.extract.word_classes import RELATIVES

_MODALS = frozenset(
    "pouvoir devoir vouloir aimer falloir souhaiter préférer convenir savoir désirer apprécier suffire valoir "
    "sembler paraître gagner mériter espérer".split()
)
_MODAL_FORMS = frozenset(
    "pourrait pourraient devrait devraient voudrait voudraient aimerait aimeraient faudrait souhaiterait "
    "souhaiteraient préférerait préféreraient conviendrait saurait sauraient suffirait vaudrait semblerait "
    "paraîtrait mériterait dirait aurais serais pourrions devrions".split()
)
_LEADING_HYPOTHESES = (("sans",), ("sinon",), ("faute", "de"), ("avec",))
_HYPOTHESES = (
    ("si",),
    ("au", "cas", "où"),
    ("à", "condition"),
    ("à", "supposer"),
    ("en", "cas", "de"),
    ("dans", "l'", "hypothèse"),
    ("quand", "bien", "même"),
)
_EVALUATIONS = frozenset(
    "bon utile sage souhaitable préférable possible impossible temps faux injuste juste vain naïf absurde prudent "
    "nécessaire mieux logique dommage illusoire difficile facile erroné prématuré".split()
)


def conditional_draft(r: Reading, number: int, unit: Range, taken: list[bool]) -> Draft | None:
    """The statement that a unit makes by the conditional alone, if it does."""
    for k in range(*unit):
        if taken[k] or r.quote[k] >= 0 or not _conditional(r, k):
            continue
        verb = _verb(r, k, unit)
        if verb is None or not _reports(r, k, verb, unit):
            continue
        low, high = _clause(r, k, unit)
        content = trim(r, (low, high))
        group = read_group(r, verb, frozenset({"part"})) if verb != k else None
        cue = Cue("conditional", k, verb + 1, (), group)
        return Draft(
            unit=number,
            rule="conditional",
            content=[content],
            clause=(k, verb + 1),
            cue=cue,
            conditional=True,
            outer=[],
        )
    return None


def _conditional(r: Reading, k: int) -> bool:
    word = r.lower[k]
    if word in _MODAL_FORMS:
        return False
    if word in CONDITIONAL_AUX:
        return True
    if r.lemma[k] in _MODALS or not word.endswith(("rait", "raient")):
        return False
    # No imperfect ends so, but for the few verbs in -erer, so the ending decides where the tagger does not.
    plain = r.pos[k] in ("VERB", "AUX") and word.endswith(("erait", "eraient", "drait", "draient"))
    return "Mood=Cnd" in r.morph[k] or plain


def _verb(r: Reading, k: int, unit: Range) -> int | None:
    """The participle that goes with a conditional auxiliary, or the verb itself."""
    if r.lower[k] not in CONDITIONAL_AUX:
        return k
    for m in range(k + 1, min(unit[1], k + 8)):
        if "VerbForm=Part" in r.morph[m] and r.lower[m] != "été":
            return m
        if r.pos[m] in ("NOUN", "DET", "PUNCT", "ADP", "ADJ") and r.lower[m] not in ("pas",):
            break
    return k


def _reports(r: Reading, k: int, verb: int, unit: Range) -> bool:
    if r.words[unit[1] - 1] in ("?",):
        return False
    if any(_has(r, unit, words) for words in _HYPOTHESES) or any(
        _has(r, (unit[0], k), words) for words in _LEADING_HYPOTHESES
    ):
        return False
    if r.lower[verb] in ("pu", "dû", "fallu", "voulu", "aimé", "souhaité", "préféré"):
        return False
    after = [r.lower[m] for m in range(verb + 1, min(unit[1], verb + 4))]
    if r.lower[k] in ("serait", "seraient") and verb == k and (set(after) & _EVALUATIONS):
        return False
    subject = next(
        (
            r.lower[m]
            for m in range(k - 1, max(unit[0], k - 3) - 1, -1)
            if r.pos[m] == "PRON" and r.lower[m] not in ("se", "s'", "y", "en", "l'")
        ),
        "",
    )
    if subject in ("je", "j'", "nous", "on", "tu", "vous", "ce", "c'"):
        return False
    if k + 1 < unit[1] and r.lower[k + 1].startswith("-") and k == unit[0]:
        return False
    return not _future_in_past(r, k, unit)


def _has(r: Reading, unit: Range, words: tuple[str, ...]) -> bool:
    size = len(words)
    return any(tuple(r.lower[m : m + size]) == words for m in range(unit[0], unit[1] - size + 1))


def _future_in_past(r: Reading, k: int, unit: Range) -> bool:
    """A conditional in a clause that *que* or a relative opens: the future seen from the past, or a hypothesis."""
    if r.lower[k] in ("aurait", "auraient") and any(
        "VerbForm=Part" in r.morph[m] for m in range(k + 1, min(unit[1], k + 5))
    ):
        opened = [m for m in range(unit[0], k) if r.lower[m] in ("que", "qu'") and r.pos[m] == "SCONJ"]
        return bool(opened) and not any(r.lower[m] == "," for m in range(opened[-1], k))
    for m in range(k - 1, unit[0] - 1, -1):
        if r.lower[m] in ("que", "qu'", "où", "dont", "qui") or r.lower[m] in RELATIVES:
            return True
        if r.lower[m] in (",", ";", ":"):
            return False
    return False


def _clause(r: Reading, k: int, unit: Range) -> Range:
    """The clause of the conditional: the unit, less a clause of its own that a semicolon cuts off."""
    low, high = unit
    for m in range(k, unit[0], -1):
        if r.lower[m] == ";":
            low = m + 1
            break
    for m in range(k, unit[1]):
        if r.lower[m] == ";":
            high = m
            break
    return low, high
