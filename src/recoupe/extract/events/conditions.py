"""What the future and the conditional of a verb make of an event: a plan, a threat, a hypothesis or hearsay.

The same tense says different things: *ils partiront* is a plan, *s'ils attaquent, nous riposterons* a hypothesis and,
where the speaker warns with it, a threat; *aurait tué* is hearsay, *sans leur aide, il aurait été tué* is unreal.
"""

from __future__ import annotations

from recoupe.extract.events.tense import Tense, VerbState
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voice
from recoupe.model import Modality

_WARNS = frozenset({"avertir", "prévenir", "menacer"})
_HYPOTHESES = frozenset({"si", "s'"})
#: By what those who warn call themselves.
_SELVES = frozenset("je j' nous on il elle ils elles".split())
_HOSTILE = frozenset("assault clash control kill wound damage coerce sanction abduct arrest riot".split())
#: « il aurait dû comparaître », « l'attaque aurait pu tuer »: it has not happened.
_MODALS = frozenset({"devoir", "pouvoir"})


def future_of(r: Reading, verb: int, voice: Voice, type: str) -> Modality:
    """What the future of a verb makes of an event of a type that stands in a voice."""
    if _is_own_threat(r, verb, voice, type):
        return Modality.THREATENED
    return _conditioned(r, voice) if _on_condition(r, verb) else Modality.PLANNED


def conditional_of(r: Reading, verb: int, state: VerbState, voice: Voice, type: str) -> Modality:
    """The journalistic conditional, a hypothesis, or the future seen from the past (*a dit qu'il viendrait*)."""
    if any(r.lower[k] in _HYPOTHESES and r.pos[k] == "SCONJ" for k in range(*r.units[r.unit_of[verb]])):
        return _conditioned(r, voice)
    if state.tense is Tense.PAST_CONDITIONAL:
        subject = r.child(verb, "nsubj")  # « je l'aurais dénoncé »: nobody reports so of himself
        own = subject is not None and r.lower[subject] in ("je", "j'", "nous")
        unreal = own or r.lemma[verb] in _MODALS or _lacks_something(r, verb)
        return Modality.HYPOTHETICAL if unreal else Modality.CONDITIONAL
    if r.dep[verb].startswith("ccomp"):
        return Modality.THREATENED if _is_own_threat(r, verb, voice, type) else Modality.PLANNED
    passive = r.child(verb, "aux:pass") is not None and r.quote[verb] < 0
    return Modality.CONDITIONAL if passive or voice.unverified else Modality.HYPOTHETICAL


def _on_condition(r: Reading, verb: int) -> bool:
    """*Si la ville tombe, ils partiront*, *en cas d'attaque, ils riposteront*."""
    return any(
        r.dep[k].startswith("advcl")
        and (mark := r.child(k, "mark")) is not None
        and r.lower[mark] in _HYPOTHESES
        or r.lower[k] == "cas"
        and r.lower[k - 1] == "en"
        and not {";", ":"} & set(r.lower[verb:k])
        for k in r.children[verb]
    )


def _conditioned(r: Reading, voice: Voice) -> Modality:
    """*« S'ils attaquent, nous riposterons », a averti X* is a threat."""
    warned = voice.cue is not None and r.lemma[voice.cue[0]] in _WARNS
    return Modality.THREATENED if warned else Modality.HYPOTHETICAL


def _is_own_threat(r: Reading, verb: int, voice: Voice, type: str) -> bool:
    """*« Nous attaquerons », a menacé X*, *X a prévenu qu'il frapperait* (not: *qu'il se rendrait à Kessar*)."""
    if voice.cue is None or r.lemma[voice.cue[0]] not in _WARNS:
        return False
    subject = r.child(verb, "nsubj")
    own = subject is not None and r.lower[subject] in _SELVES
    return r.lemma[voice.cue[0]] == "menacer" or own and type in _HOSTILE


def _lacks_something(r: Reading, verb: int) -> bool:
    """*Sans leur intervention, le camp aurait été pris*: the opposite is what happened."""
    cases = (r.child(k, "case") for k in r.children[verb] if r.dep[k].startswith("obl") and k < verb)
    return any(case is not None and r.lower[case] == "sans" for case in cases)
