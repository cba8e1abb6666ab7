"""The verb that governs a time expression, and when it puts what happens."""

from __future__ import annotations

from recoupe.extract.reading import Reading
from recoupe.extract.times.mentions import Tense

# verbs whose infinitive lies ahead: « doit quitter », « va quitter », « compte quitter »
_AHEAD = ("devoir", "aller", "compter", "prévoir", "espérer", "vouloir", "entendre", "pouvoir", "envisager")
# participles of what lies ahead: « la réunion prévue mardi »
_SCHEDULED = frozenset("prévu attendu programmé planifié reporté ajourné repoussé".split())
# participles of verbs that make their past with *être*
_MOVING = frozenset(
    "allé venu arrivé parti entré sorti monté descendu né mort resté tombé retourné devenu revenu rentré parvenu passé "
    "intervenu survenu décédé reparti remonté redescendu apparu".split()
)
# forms of the past that taggers confuse with the present
_PAST_FORMS = frozenset("fut furent eut eurent était étaient avait avaient".split())
_PRESENT_IN_AIT = frozenset("fait sait plaît plait paraît parait naît connaît hait tait trait soit".split())
# verbs whose complement lies ahead of them: « appelle à manifester samedi », « craint des heurts dimanche »
_CALLING = frozenset(
    "appeler inviter exhorter menacer promettre engager projeter décider proposer apprêter souhaiter ordonner risquer "
    "accepter demander préparer craindre redouter".split()
)
_FEARING = frozenset("craindre redouter promettre préparer".split())
# nouns whose infinitive lies ahead: « les appels à bloquer la ville samedi »
_CALLS = frozenset("appel intention menace projet invitation décision promesse volonté risque".split())
# stems of the conditional that are not the infinitive: « serait », « pourrait »
_STEMS = frozenset(
    "ser aur ir fer pourr devr voudr saur viendr tiendr verr enverr faudr vaudr recevr courr reviendr "
    "interviendr parviendr obtiendr maintiendr".split()
)
_COMPOUND = (Tense.PRESENT, Tense.CONDITIONAL)
_MAX_CLIMB = 40


def governing_verb(r: Reading, token: int) -> tuple[int | None, Tense | None]:
    """The verb that the expression headed by ``token`` hangs on, and its tense.

    Nouns on the way are climbed past (*le tir de mardi a tué*), up to the clause's verb.
    """
    k, through_noun = token, False
    for _ in range(_MAX_CLIMB):
        if r.pos[k] in ("VERB", "AUX") and k != token:
            tense = Tense.FUTURE if through_noun and r.lemma[k] in _FEARING else tense_of(r, k)
            if tense is not None:
                return k, tense
        copula = next((c for c in r.verb_markers.get(k, ()) if r.dep[c] == "cop"), None)
        if copula is not None and (tense := _finite(r, copula)) is not None:
            return copula, Tense.PAST if tense in _COMPOUND and _is_one_of(r, k, _MOVING) else tense
        if r.head[k] == k:
            break
        through_noun = k != token and r.pos[k] == "NOUN" and r.dep[k] == "obj"
        k = r.head[k]
    copula = next((c for c in r.verb_markers.get(k, ()) if r.dep[c].startswith(("cop", "aux"))), None)
    return (copula, tense_of(r, copula)) if copula is not None else (None, None)


def tense_of(r: Reading, verb: int) -> Tense | None:
    """When a verb puts what happens; ``None`` for an infinitive or participle that says nothing of its own.

    *A quitté*, *avait quitté* and *aurait quitté* are past, *doit quitter* and *va quitter* future.
    """
    markers = r.verb_markers.get(verb, [])
    auxiliaries = [c for c in markers if r.dep[c].startswith(("aux", "cop"))]
    for auxiliary in auxiliaries:
        tense = _finite(r, auxiliary)
        if tense is None:
            continue
        kind = r.dep[auxiliary]
        if kind == "aux:pass" or kind == "cop":
            if tense in _COMPOUND and _is_one_of(r, verb, _MOVING):
                return Tense.PAST  # « est arrivé », « serait mort »
            if tense == Tense.PRESENT and _is_one_of(r, verb, _SCHEDULED):
                return Tense.FUTURE  # « est prévue »
            if len(auxiliaries) > 1 and any(r.dep[c] == "aux:tense" for c in auxiliaries):
                continue
            return tense
        if r.lemma[auxiliary] in _AHEAD:
            return Tense.FUTURE
        if "Mood=Sub" in r.morph[auxiliary]:
            return Tense.PAST  # « bien qu'il ait renoncé »
        return tense if tense == Tense.FUTURE else Tense.PAST
    own = _finite(r, verb)
    if own is not None:
        return own
    morph = r.morph[verb]
    if "VerbForm=Part" in morph and "Tense=Past" in morph and not auxiliaries:
        if _is_one_of(r, verb, _SCHEDULED) or r.dep[verb] == "conj" and _is_future(r, r.head[verb]):
            return Tense.FUTURE  # « prévue »; « les avis seront lus et des décisions prises avant juin »
        return Tense.PAST  # « survenu mardi »
    infinitives = [c for c in auxiliaries if "VerbForm=Inf" in r.morph[c]]
    if infinitives and (r.lemma[infinitives[0]] == "avoir" or _is_one_of(r, verb, _MOVING)):
        return Tense.PAST  # « jugé pour avoir frappé », « accusé d'être entré »
    if "VerbForm=Inf" in morph or infinitives:
        head = r.head[verb]
        if head != verb and r.lemma[head] in _AHEAD:
            outer = _finite(r, head)
            heading = "VerbForm=Part" in r.morph[head] and "Tense=Pres" in r.morph[head]  # « prévoyant de partir »
            return Tense.FUTURE if heading or outer in (Tense.PRESENT, Tense.FUTURE) else outer
        if head != verb and _is_called_for(r, head):
            return Tense.FUTURE
        if any(r.dep[c] == "mark" and r.lower[c] in ("pour", "afin") for c in markers):
            return Tense.FUTURE if head == verb or _finite(r, head) in (None, Tense.PRESENT, Tense.FUTURE) else None
    return None


def _is_called_for(r: Reading, head: int) -> bool:
    """Whether an infinitive under ``head`` is still to come: *a appelé à manifester*, *l'appel à manifester*.

    What *had* been called for may be over.
    """
    if r.pos[head] == "NOUN":
        return r.lemma[head] in _CALLS
    return r.lemma[head] in _CALLING and not any("Tense=Imp" in r.morph[c] for c in r.verb_markers.get(head, ()))


def _is_future(r: Reading, verb: int) -> bool:
    """Whether a verb or its auxiliary is in the future."""
    return any("Tense=Fut" in r.morph[k] for k in (verb, *r.verb_markers.get(verb, ())))


def _finite(r: Reading, token: int) -> Tense | None:
    morph = r.morph[token]
    if "Mood=Cnd" in morph or _looks_conditional(r, token):
        return Tense.CONDITIONAL
    if "Tense=Fut" in morph:
        return Tense.FUTURE
    if "VerbForm=Fin" not in morph and "Mood=" not in morph:
        return None
    if "Tense=Imp" in morph or "Tense=Past" in morph or _looks_past(r.lower[token]):
        return Tense.PAST
    if "Mood=Sub" in morph:
        return Tense.FUTURE  # « avant que le bilan soit publié lundi »
    return Tense.PRESENT if "Tense=Pres" in morph or "Mood=" in morph else None


def _is_one_of(r: Reading, token: int, participles: frozenset[str]) -> bool:
    """Whether a word is one of these participles in any form, whatever the tagger made of it (*partis*, *tombée*)."""
    word = r.lower[token].removesuffix("s")
    return word in participles or word.removesuffix("e") in participles


def _looks_conditional(r: Reading, token: int) -> bool:
    """Whether a form is infinitive and ending of the imperfect, whatever the tagger made of it: *donnerait*."""
    word = r.lower[token]
    if not word.endswith(("rait", "raient")):
        return False
    stem = word.removesuffix("aient").removesuffix("ait")
    return stem == r.lemma[token].removesuffix("e") or stem in _STEMS


def _looks_past(word: str) -> bool:
    """Whether the ending is that of the imperfect, whatever the tagger made of it."""
    if word in _PAST_FORMS or word.endswith("aient") and word not in ("aient", "soient"):
        return True
    return word.endswith("ait") and not word.endswith(tuple(_PRESENT_IN_AIT)) and len(word) > 4
