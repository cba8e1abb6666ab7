"""Who a verb speaks of: its subject, object and complements, through passives, control, relatives and coordination."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from recoupe.extract.reading import Reading
from recoupe.extract.verb_groups import AVOIR
from recoupe.extract.word_classes import WHICH

# Verbs of movement and state whose participle goes with *être* without being passive.
_ACTIVE_WITH_ETRE = frozenset(
    "aller arriver décéder descendre devenir entrer intervenir monter mourir naître partir parvenir passer provenir "
    "rentrer repartir ressortir rester retomber retourner revenir sortir survenir tomber venir".split()
)
# Verbs that are always or mostly reflexive, whose bare participle is active too: *des milices retranchées*.
_REFLEXIVE_PARTICIPLES = frozenset(
    "retrancher réfugier enfuir évader suicider replier rassembler réunir regrouper agenouiller absenter".split()
)
# Who does what the infinitive says: the object or the person addressed, not the subject.
_OBJECT_CONTROL = frozenset(
    "accuser aider amener appeler astreindre autoriser charger conseiller condamner contraindre convaincre convier "
    "demander dissuader empêcher encourager enjoindre exhorter forcer habiliter inciter interdire inviter laisser "
    "mandater menacer obliger ordonner permettre persuader pousser prier proposer recommander reprocher sommer "
    "soupçonner suspecter voir entendre suggérer inculper poursuivre arrêter écrouer juger".split()
)
# ... but the subject, where nobody is addressed: *il menace de, il propose de*.
_OWN_WITHOUT_OBJECT = frozenset("menacer proposer demander".split())
# Nouns behind *par* that say how, not who.
_MEANS = frozenset(
    "arme balle bombardement bombe chance choc correspondance couteau courriel défaut drone écrit endroit erreur "
    "exemple explosif feu force hasard inadvertance jet lettre manque mégarde mer métro milliers missile moyen mort "
    "obus peur précaution procuration radio rapport référendum roquette route surprise suite téléphone terre tir train "
    "vague voie vote arrêté décret ordonnance loi ailleurs avance conséquent".split()
)
_CLITIC_OBJECTS = frozenset("le la l' les".split())
_REFLEXIVES = frozenset("se s'".split())
_DEPTH = 12


class Found(msgspec.Struct, frozen=True):
    """A participant in the making: the token that heads it, the construction, and what was inherited, in French."""

    head: int
    rule: str
    steps: tuple[str, ...] = ()


def preposition(r: Reading, head: int) -> str:
    """The preposition in front of a noun, its contracted forms undone (*du* → *de*), or ``""``."""
    for child in r.children[head]:
        if child > head:
            break
        if r.dep[child].startswith("case"):
            return _PLAIN.get(r.lower[child], r.lower[child])
    return ""


_PLAIN = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à", "jusqu'": "jusque"}


# Voice -----------------------------------------------------------------------------------------------------------


def is_passive(r: Reading, verb: int) -> bool:
    """Whether what stands as the subject of a verb undergoes: passives, bare participles, *s'est fait tuer*."""
    if "VerbForm=Part" in r.morph[verb] and "Tense=Pres" in r.morph[verb]:
        return False
    auxiliaries = [k for k in r.children[verb] if k < verb and r.pos[k] in ("AUX", "VERB")]
    if any(r.dep[k] == "aux:pass" for k in auxiliaries):
        return r.lemma[verb] not in _ACTIVE_WITH_ETRE
    if any(r.lemma[k] == "faire" for k in auxiliaries):
        return is_reflexive(r, verb)  # « s'est fait tuer »
    if any(r.lower[k] in AVOIR for k in auxiliaries) or is_reflexive(r, verb):
        return False
    if "VerbForm=Part" not in r.morph[verb] and r.pos[verb] not in ("ADJ", "NOUN"):
        return False
    if any(r.dep[k].startswith("aux") or r.dep[k] == "cop" for k in auxiliaries):
        return r.lemma[verb] not in _ACTIVE_WITH_ETRE
    if r.dep[verb] == "conj" and r.head[verb] != verb and r.pos[r.head[verb]] in ("VERB", "ADJ"):
        return is_passive(r, r.head[verb])  # « arrêtés et placés », « a pris et détruit »
    return r.lemma[verb] not in _ACTIVE_WITH_ETRE and r.lemma[verb] not in _REFLEXIVE_PARTICIPLES


def is_reflexive(r: Reading, verb: int) -> bool:
    """Whether a verb has *se* on it."""
    return any(r.lower[k] in _REFLEXIVES and k < verb for k in r.children[verb])


# Subjects --------------------------------------------------------------------------------------------------------


def subject_of(r: Reading, verb: int, depth: int = 0) -> Found | None:
    """The subject on the surface: of the verb itself, or understood from the clause around it.

    An infinitive takes the subject or the object of the verb that governs it (*l'armée a ordonné à X de se retirer*),
    a participle the noun beside it, a coordinated verb that of the first.
    """
    if depth > _DEPTH:
        return None
    own = _own_subject(r, verb)
    if own is not None:
        if r.dep[own].startswith("expl") or r.lower[own] in ("on", "ce", "c'", "cela", "ça"):
            return None
        return relative(r, own) or Found(own, "sujet")
    relation, governor = r.dep[verb], r.head[verb]
    if governor == verb:
        return None
    base = relation.split(":")[0]
    if base == "acl":
        if relation == "acl:relcl":
            return None  # its subject stands in the clause: *que l'armée a pris*
        if "VerbForm=Inf" in r.morph[verb]:
            return Found(governor, "infinitif du nom")
        return Found(governor, "participe")
    if base == "amod":
        return Found(governor, "participe")
    if base == "conj":
        first = subject_of(r, governor, depth + 1) if r.pos[governor] in ("VERB", "AUX", "ADJ", "NOUN") else None
        return _inherited(first, "coordination", f"sujet partagé avec « {r.words[governor]} »")
    if base in ("xcomp", "ccomp", "advcl", "obl", "parataxis", "dislocated") and r.pos[governor] in ("VERB", "AUX", "ADJ"):
        if r.is_finite(verb) or _finite_auxiliary(r, verb):
            return None
        return _controller(r, verb, governor, base, depth)
    if base in ("nmod", "advcl") and r.pos[governor] in ("NOUN", "PROPN"):
        return Found(governor, "participe")
    return None


def _own_subject(r: Reading, verb: int) -> int | None:
    found = None
    for child in r.children[verb]:
        if r.dep[child].startswith("nsubj"):
            return child
        if r.dep[child].startswith("expl:subj"):
            if r.lower[child].lstrip("-t") not in ("il", "c'", "ce") or any(
                r.dep[k] == "expl:comp" and r.lemma[k] == "faire" for k in r.children[verb]
            ):
                return child
            found = child
    return found


def _finite_auxiliary(r: Reading, verb: int) -> bool:
    return any(r.dep[k].startswith(("aux", "cop")) and r.is_finite(k) for k in r.children[verb])


def _inherited(found: Found | None, rule: str, step: str) -> Found | None:
    return Found(found.head, rule, (*found.steps, step)) if found is not None else None


def _controller(r: Reading, verb: int, governor: int, relation: str, depth: int) -> Found | None:
    """Who an infinitive or a gerund is about, by the verb that governs it."""
    lemma = r.lemma[governor]
    if relation in ("xcomp", "ccomp", "obl") and lemma in _OBJECT_CONTROL:
        if is_passive(r, governor):
            return _inherited(
                subject_of(r, governor, depth + 1), "infinitif", f"sujet de « {r.words[governor]} », au passif"
            )
        held = object_of(r, governor) or addressee_of(r, governor)
        if held is not None:
            return _inherited(held, "infinitif", f"complément de « {r.words[governor]} »")
        if lemma not in _OWN_WITHOUT_OBJECT:
            return None
    return _inherited(subject_of(r, governor, depth + 1), "infinitif", f"sujet de « {r.words[governor]} »")


def relative(r: Reading, pronoun: int) -> Found | None:
    """The noun that a relative pronoun stands for, or ``None`` where the token is no relative pronoun."""
    if r.lower[pronoun] not in ("qui", "que", "qu'", "dont", "où", "lequel", "auquel", "duquel", "lesquels") and (
        r.lower[pronoun] not in WHICH
    ):
        return None
    clause = pronoun
    for _ in range(_DEPTH):
        if r.dep[clause].startswith("acl") or r.head[clause] == clause:
            break
        clause = r.head[clause]
    head = r.head[clause]
    if r.dep[clause].startswith("acl") and head < pronoun and r.is_noun(head):
        return Found(head, "relative")
    for k in range(pronoun - 1, max(r.units[r.unit_of[pronoun]][0], pronoun - 12) - 1, -1):
        if r.pos[k] in ("NOUN", "PROPN"):
            return Found(k, "relative")
    return None


# Objects and complements -------------------------------------------------------------------------------------------


def object_of(r: Reading, verb: int) -> Found | None:
    """The direct object on the surface: a noun phrase, a clitic (*l'a tué*) or the noun a *que* clause is about."""
    for child in r.children[verb]:
        if r.dep[child] in ("obj", "obj:agent") and r.lower[child] not in _REFLEXIVES | {"en", "y"}:
            if preposition(r, child) in ("de", "à"):
                continue
            related = relative(r, child)
            if related is not None:
                return related
            return Found(child, "pronom" if r.lower[child] in _CLITIC_OBJECTS else "objet")
    if r.dep[verb] == "acl:relcl":
        marks = [k for k in r.children[verb] if r.lower[k] in ("que", "qu'") and k < verb]
        if marks and r.is_noun(r.head[verb]):
            return Found(r.head[verb], "relative")
    return None


def addressee_of(r: Reading, verb: int) -> Found | None:
    """The person a verb is addressed to: *à X*, *lui*, *leur*."""
    for child in r.children[verb]:
        if r.dep[child] == "iobj" or (r.dep[child].startswith("obl") and preposition(r, child) == "à"):
            return Found(child, "complément")
    return None


def agent_of(r: Reading, verb: int) -> Found | None:
    """The agent of a passive: *par X*."""
    for child in r.children[verb]:
        if child > verb and preposition(r, child) == "par" and is_who(r, child):
            return Found(child, "agent du passif")
    return None


def is_who(r: Reading, head: int) -> bool:
    """Whether a noun behind *par* can be who did it: *par balles, par la route* say how."""
    return r.is_noun(head) and r.lemma[head].lower() not in _MEANS or r.pos[head] == "ADJ"


def complements(r: Reading, head: int, low: int, high: int) -> Iterator[tuple[str, int]]:
    """The prepositional complements of a word within some tokens, in text order, those of its complements behind.

    French chains what belongs to the first noun (*la frappe de l'armée contre la ville*), and parsers attach it to the
    nearest one as often as not, so complements of complements are offered too.
    """
    todo = [head]
    seen = 0
    while seen < len(todo):
        token = todo[seen]
        seen += 1
        for child in r.children[token]:
            base = r.dep[child].split(":")[0]
            if base in ("nmod", "obl", "flat", "iobj", "advmod") or (
                base in ("obj", "conj", "appos", "acl", "advcl") and preposition(r, child)
            ):
                if child > head and low <= child < high and r.is_noun(child) or r.pos[child] == "ADJ":
                    case = preposition(r, child)
                    if case:
                        yield case, child
                    if seen < 6:
                        todo.append(child)
