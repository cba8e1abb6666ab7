"""Who an event noun speaks of: its complements, adjectives, possessives, and the verb it is the object or subject of."""

from __future__ import annotations

from recoupe.extract.events.verbal import (
    Found,
    agent_of,
    complements,
    is_passive,
    is_who,
    object_of,
    preposition,
    relative,
    subject_of,
)
from recoupe.extract.reading import Reading

#: Verbs that only carry an event noun: whoever is their subject does it (*mener une offensive*).
SUPPORT = frozenset(
    "accomplir achever commettre conduire continuer débuter déclencher diligenter diriger donner effectuer engager "
    "entamer exécuter faire finir intensifier lancer livrer mener multiplier opérer organiser ouvrir perpétrer planifier "
    "porter poursuivre pratiquer préparer procéder prendre projeter réaliser relancer reprendre répéter suspendre tenir "
    "tenter terminer annoncer décréter décider signer conclure ordonner imposer participer revendiquer assumer "
    "orchestrer coordonner accélérer mettre amorcer exercer prononcer infliger assister conduire".split()
)
#: Verbs and phrases whose subject undergoes what the noun says (*subir une attaque*).
UNDERGO = frozenset("subir essuyer endurer craindre repousser fuir redouter affronter déjouer".split())
_UNDERGOING_NOUNS = frozenset("victime objet cible proie lieu".split())
# Verbs of blame: *accusé de meurtre, condamné pour enlèvement, soupçonné d'attentat*.
_BLAMED = frozenset(
    "accuser arrêter condamner écrouer incarcérer inculper interpeller juger poursuivre reconnaître recherché "
    "rechercher soupçonner suspecter".split()
)
_POSSESSIVES = frozenset("son sa ses leur leurs notre nos mon ma mes votre vos".split())


def possessive(r: Reading, noun: int) -> Found | None:
    """*ses attaques*: whom the possessive stands for."""
    for child in r.children[noun]:
        if child < noun and r.lower[child] in _POSSESSIVES and r.pos[child] == "DET":
            return Found(child, "possessif")
    return None


def supported(r: Reading, noun: int) -> Found | None:
    """Who does what a noun says, by the verb around it: *X mène une attaque, une attaque menée par X*."""
    for child in r.children[noun]:
        if r.dep[child].startswith("acl") and child > noun:
            if r.dep[child] == "acl:relcl":
                head = _relative_agent(r, child)
            else:
                head = agent_of(r, child) if is_passive(r, child) else None
            if head is not None:
                return Found(head.head, "participe", head.steps)
    verb = _governor(r, noun)
    if verb is None:
        return None
    lemma = r.lemma[verb]
    if r.dep[noun].startswith("nsubj"):
        return agent_of(r, verb) if is_passive(r, verb) else None
    if lemma in SUPPORT and (r.dep[noun].startswith("obj") or preposition(r, noun) in ("à", "de")):
        return _support(subject_of(r, verb) if not is_passive(r, verb) else agent_of(r, verb), r, verb)
    if lemma in _BLAMED and preposition(r, noun) in ("de", "pour"):
        held = subject_of(r, verb) if is_passive(r, verb) else object_of(r, verb)
        return _support(held, r, verb)
    return None


def _relative_agent(r: Reading, verb: int) -> Found | None:
    """*l'offensive que mène l'armée*, *l'attaque qui a été menée par X*."""
    if r.lemma[verb] not in SUPPORT:
        return None
    if is_passive(r, verb):
        return agent_of(r, verb)
    held = object_of(r, verb)
    return subject_of(r, verb) if held is not None and held.rule == "relative" else None


def _support(found: Found | None, r: Reading, verb: int) -> Found | None:
    if found is None:
        return None
    return Found(found.head, "verbe support", (*found.steps, f"sujet de « {r.words[verb]} »"))


def _governor(r: Reading, noun: int) -> int | None:
    """The verb that a noun depends on, over coordination and over a noun that only measures it."""
    token = noun
    for _ in range(6):
        head = r.head[token]
        if head == token:
            return None
        if r.pos[head] in ("VERB", "AUX"):
            return head if token == noun or r.dep[noun] in ("conj", "nmod") else None
        if r.dep[token] != "conj" and r.lemma[head] not in ("série", "vague", "début", "fin", "reprise", "lancement"):
            return None
        token = head
    return None


def undergone(r: Reading, noun: int) -> Found | None:
    """Who undergoes what a noun says, by the words around it: *X victime d'une attaque, l'attaque a tué X*."""
    head = r.head[noun]
    if r.dep[noun].startswith("nsubj") and r.pos[head] == "VERB" and not is_passive(r, head):
        return object_of(r, head)
    for child in r.children[noun]:
        if r.dep[child].startswith("acl") and child > noun and not is_passive(r, child):
            held = object_of(r, child)
            if held is not None and held.head != noun:
                return Found(held.head, "participe", held.steps)
    if r.lemma[head] in _UNDERGOING_NOUNS and preposition(r, noun) == "de":
        verb = _governor(r, head) if r.dep[head].startswith(("obj", "xcomp")) else head
        if verb is None:
            return None
        return _support(subject_of(r, verb), r, verb) if r.pos[verb] != "NOUN" or verb == head else None
    verb = _governor(r, noun)
    if verb is not None and r.lemma[verb] in UNDERGO and r.dep[noun].startswith("obj"):
        return _support(subject_of(r, verb), r, verb)
    return None


def interposed(r: Reading, low: int, high: int) -> Found | None:
    """*par X interposé*: X acts."""
    for k in range(low + 2, high):
        if r.lower[k].startswith("interposé"):
            for j in range(k - 1, max(low, k - 8), -1):
                if r.lower[j] == "par":
                    head = next((m for m in range(j + 1, k) if r.pos[m] in ("PROPN", "NOUN")), None)
                    return Found(head, "par X interposé") if head is not None else None
    return None


def complement(r: Reading, noun: int, cases: tuple[str, ...], low: int, high: int) -> list[tuple[str, int]]:
    """The complements of a noun behind some prepositions."""
    return [(case, head) for case, head in complements(r, noun, low, high) if case in cases and is_who(r, head)]


__all__ = ["complement", "interposed", "possessive", "relative", "supported", "undergone"]
