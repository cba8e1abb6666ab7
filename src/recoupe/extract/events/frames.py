"""What stands with a verb or a noun: subject, object and complements, as far as telling senses apart needs them.

These are tokens, read off the parser's tree; who they are in the end is for :mod:`roles`.
"""

from __future__ import annotations

from recoupe.extract.calendar_words import WEEKDAYS
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ")
_RELATIVE_SUBJECT = frozenset({"qui"})
_PARTS_OF_DAY = frozenset("matin midi soir soirée nuit après-midi".split())
_RELATIVE_OBJECT = frozenset({"que", "qu'"})
_BEFORE_THAT = 6  # words before *que* within which its antecedent stands
# Verbs that take *être* and are active all the same.
_WITH_ETRE = frozenset(
    "aller arriver entrer mourir décéder monter naître partir passer rentrer rester retourner revenir sortir tomber "
    "venir parvenir intervenir survenir convenir redescendre descendre repartir retomber".split()
)
# What stands behind *par* and does nothing: *percuté par l’arrière, tué par erreur*.
_HOW = frozenset("arrière derrière surprise hasard erreur accident inadvertance terre mer air".split())
# Auxiliaries of a lasting state: *le dépôt reste bloqué*.
_LASTING = frozenset({"rester", "demeurer"})
# Relations through which a verb shares the subject of the verb above it (*veut prendre*, *a attaqué puis pillé*).
_SHARING = ("xcomp", "conj", "advcl", "ccomp")
# Verbs whose infinitive is done by their object.
_OF_ANOTHER = frozenset("voir apercevoir entendre regarder laisser contraindre forcer obliger".split())


def is_se(r: Reading, token: int) -> bool:
    """Whether a token is the reflexive pronoun: *s'est rendu*, not *s'il est élu*."""
    return r.lower[token] in ("se", "s'") and r.pos[token] != "SCONJ" and r.dep[token] != "mark"


def is_participle(r: Reading, verb: int) -> bool:
    """Whether a verb stands as a past participle with or without auxiliary."""
    if r.pos[verb] in ("ADJ", "PROPN"):  # « reste coupée », « Roué de coups, ... »: only participles are looked at
        return True
    return "VerbForm=Part" in r.morph[verb] and "Tense=Pres" not in r.morph[verb]


def is_bare_participle(r: Reading, verb: int) -> bool:
    """Whether a participle without auxiliary describes a noun: *les réfugiés massés, la tentative avortée*."""
    return r.dep[verb].startswith(("acl", "amod")) and _is_without_auxiliary(r, verb)


def is_fronted_participle(r: Reading, verb: int) -> bool:
    """Whether a participle without auxiliary opens a sentence: *Réfugié à Lunel, l’opposant a parlé*."""
    return r.dep[verb].startswith("advcl") and verb < r.head[verb] and _is_without_auxiliary(r, verb)


def _is_without_auxiliary(r: Reading, verb: int) -> bool:
    if r.is_finite(verb) or not is_participle(r, verb):
        return False  # « les gendarmes qui interdisaient l'accès »
    return not any(r.dep[child].startswith(("aux", "cop")) for child in r.children[verb])


def is_passive(r: Reading, verb: int) -> bool:
    """Whether a verb is passive: *a été attaqué*, *reste bloqué*, *le village attaqué*; *est tombé* is not.

    A coordinated participle shares the auxiliary: *ont saccagé la mairie et brûlé des pneus*. What one has done to
    oneself is done by others: *s’est fait expulser*.
    """
    if is_let_happen(r, verb):
        return True
    if r.lemma[verb] in _WITH_ETRE or any(is_se(r, child) for child in r.children[verb]):
        return False
    relations = {r.dep[child] for child in r.children[verb]}
    if not relations.isdisjoint(("aux:pass", "nsubj:pass", "obl:agent")):
        return True
    if any(r.dep[child].startswith("aux") and r.lemma[child] == "avoir" for child in r.children[verb]):
        return False
    auxiliaries = [child for child in r.children[verb] if r.dep[child].startswith("aux")]
    if any(r.lemma[child] in _LASTING for child in auxiliaries):
        return is_participle(r, verb)
    if not is_participle(r, verb) or auxiliaries:
        return False
    first = _shares_auxiliary_of(r, verb)
    return first is None or is_passive(r, first)


def is_let_happen(r: Reading, verb: int) -> bool:
    """Whether an infinitive stands with *se faire*, which makes it a passive: *deux soldats se sont fait tuer*."""
    if "VerbForm=Inf" not in r.morph[verb] or r.lemma[verb - 1] != "faire" or not verb:
        return False
    return any(is_se(r, k) for k in range(max(0, verb - 6), verb - 1) if r.head[k] in (verb, verb - 1))


def subject_of(r: Reading, verb: int) -> int | None:
    """Who does it: the subject, the agent of a passive, the noun that a relative clause or participle describes."""
    if is_passive(r, verb):
        return agent_of(r, verb)
    return _surface_subject(r, verb)


def object_of(r: Reading, verb: int) -> int | None:
    """Whom or what it is done to: the object, or the subject of a passive."""
    if is_passive(r, verb):
        if _has_auxiliary(r, verb) or r.dep[verb] == "xcomp":  # « les accès restent fermés »
            return _surface_subject(r, verb)
        return described_by(r, verb) or _fronted_for(r, verb)
    for child in r.children[verb]:
        if r.dep[child] == "obj" and not _is_bare_day(r, child):
            if r.lower[child] in _RELATIVE_OBJECT:
                return described_by(r, verb)
            return child
    return _object_agreed_with(r, verb) or _behind_day(r, verb)


def _is_bare_day(r: Reading, token: int) -> bool:
    """Whether a token is a day without an article: « a repris vendredi Kessar »."""
    return r.lower[token] in WEEKDAYS and not any(r.pos[child] == "DET" for child in r.children[token])


def _behind_day(r: Reading, verb: int) -> int | None:
    """The name that follows a verb and a day, which the parser hangs on the day: « a repris vendredi Kessar »."""
    k, end = verb + 1, r.units[r.unit_of[verb]][1]
    if k >= end or not _is_bare_day(r, k):
        return None
    k += 1
    while k < end and r.lower[k] in _PARTS_OF_DAY:
        k += 1
    return k if k < end and r.pos[k] == "PROPN" else None


def agent_of(r: Reading, token: int) -> int | None:
    """What stands behind *par* or *de la part de*."""
    for child in r.children[token]:
        if r.lemma[child] in _HOW:
            continue
        if r.dep[child] == "obl:agent":
            return child
        if r.pos[child] != "ADV" and any(r.dep[k] == "case" and r.lower[k] == "par" for k in r.children[child]):
            return child  # not « par ailleurs »
    return None


def complements_of(r: Reading, token: int) -> list[tuple[str, int]]:
    """The complements with a preposition: pairs of preposition and noun."""
    found: list[tuple[str, int]] = []
    for child in r.children[token]:
        if not r.dep[child].startswith(("obl", "nmod", "iobj", "advmod", "xcomp", "obj")):
            continue
        for k in r.children[child]:
            if r.dep[k] == "case" or r.lower[k] in OF and not r.dep[child].startswith("obj"):
                found.append((r.lower[k], child))
                break
    return found


def adjectives_of(r: Reading, noun: int) -> list[int]:
    """The adjectives and participles of a noun, and nouns and names set beside it."""
    return [
        child
        for child in r.children[noun]
        if r.dep[child] in ("amod", "acl", "appos", "nmod", "flat:name", "compound", "flat")
        and not any(r.dep[k] == "case" for k in r.children[child])
    ]


def governor_of(r: Reading, noun: int) -> int:
    """The word that a noun hangs on, the same for all members of a coordination."""
    while r.dep[noun] == "conj" and r.head[noun] != noun:
        noun = r.head[noun]
    return r.head[noun]


def described_by(r: Reading, verb: int) -> int | None:
    """The noun that a participle or relative clause describes."""
    seen = verb
    for _ in range(4):
        if r.dep[seen].startswith(("acl", "amod")):
            return r.head[seen]
        if r.dep[seen] != "conj":
            return None
        seen = r.head[seen]
    return None


def _fronted_for(r: Reading, verb: int) -> int | None:
    """The subject that a participle before its clause speaks of: *Réunis à Lunel, les délégués ont voté*."""
    if not r.dep[verb].startswith("advcl") or any(r.dep[child] in ("mark", "case") for child in r.children[verb]):
        return None
    return next((k for k in r.children[r.head[verb]] if r.dep[k].startswith("nsubj")), None)


def _object_agreed_with(r: Reading, verb: int) -> int | None:
    """What a participle with *avoir* agrees with: *une marche, que le préfet a interdite*."""
    shape = [r.feature(verb, name) for name in ("Gender", "Number")]
    if shape == ["Masc", "Sing"] or not is_participle(r, verb):
        return None
    marks = [k for k in r.children[verb] if k < verb and r.lower[k] in _RELATIVE_OBJECT]
    if not marks or not any(r.dep[k].startswith("aux") and r.lemma[k] == "avoir" for k in r.children[verb]):
        return None
    nouns = range(marks[0] - 1, max(marks[0] - _BEFORE_THAT, 0) - 1, -1)
    return next(
        (k for k in nouns if r.pos[k] == "NOUN" and [r.feature(k, n) for n in ("Gender", "Number")] == shape), None
    )


def _has_auxiliary(r: Reading, verb: int) -> bool:
    if any(r.dep[child].startswith(("aux", "cop")) for child in r.children[verb]):
        return True
    return _shares_auxiliary_of(r, verb) is not None


def _shares_auxiliary_of(r: Reading, verb: int) -> int | None:
    """The verb before a coordinated participle that has the auxiliary of both."""
    first = r.head[verb]
    if r.dep[verb] != "conj" or r.pos[first] not in ("VERB", "ADJ") or not first < verb:
        return None
    if not is_participle(r, verb) or not is_participle(r, first):
        return None
    for child in r.children[first]:
        if r.dep[child].startswith("aux"):
            return first if child < first else None
    return _shares_auxiliary_of(r, first)


def _surface_subject(r: Reading, verb: int) -> int | None:
    """The grammatical subject, through relatives, coordination and infinitives."""
    seen = verb
    for _ in range(5):
        lasting = [k for aux in r.children[seen] if r.lemma[aux] in _LASTING for k in r.children[aux]]
        for child in (*r.children[seen], *lasting):
            if r.dep[child].startswith("nsubj"):
                return described_by(r, seen) or child if r.lower[child] in _RELATIVE_SUBJECT else child
        if r.dep[seen].startswith(("acl", "amod")) and not r.is_finite(seen):
            if seen != verb and "VerbForm=Inf" in r.morph[verb] and is_bare_participle(r, seen):
                owner = _possessor(r, seen)  # « la tentative avortée des rebelles de prendre la ville »
                return owner if owner is not None else _possessor(r, r.head[seen])
            return _possessor(r, r.head[seen]) if "VerbForm=Inf" in r.morph[seen] else r.head[seen]
        if r.dep[seen].split(":")[0] not in _SHARING or r.head[seen] == seen:
            return None
        above = r.head[seen]
        if r.lemma[above] in _OF_ANOTHER and "VerbForm=Inf" in r.morph[seen]:
            other = next((k for k in r.children[above] if r.dep[k] == "obj" and r.pos[k] != "PRON"), None)
            if other is not None:
                return other  # « ils ont vu les chars entrer dans la ville »
        seen = above
    return None


def _possessor(r: Reading, noun: int) -> int | None:
    """Whose a noun is: *l’incapacité des milices d’avancer*, not its infinitive: *la tentative avortée de prendre*."""
    return next((head for case, head in complements_of(r, noun) if case in OF and r.pos[head] != "VERB"), None)
