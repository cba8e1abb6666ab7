"""Telling ages from durations: *un homme de 41 ans*, *âgée de 24 ans*, *Jean Dupont, 53 ans,*."""

from __future__ import annotations

from recoupe.extract.times.scan import Scan
from recoupe.lexicon import Lexicon

_PEOPLE = frozenset(
    "homme femme fille fils garçon enfant fillette garçonnet adolescent adolescente ado mineur mineure jeune bébé "
    "retraité retraitée étudiant étudiante lycéen lycéenne collégien collégienne mère père frère sœur conducteur "
    "conductrice automobiliste motard cycliste victime suspect suspecte individu habitant habitante ouvrier ouvrière "
    "touriste ressortissant ressortissante personne écolier écolière sexagénaire frères sœurs hommes femmes enfants "
    "filles garçons jeunes mineurs adolescents personnes gens élève élèves étudiants joueur joueuse attaquant défenseur "
    "militaire soldat policier gendarme salarié salariée veuve veuf".split()
)
_OF = ("de", "d'", "à")


def is_age(s: Scan, start: int, unit: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a number of years at ``start``, whose noun is at ``unit``, is somebody's age."""
    before = s.word(start - 1)
    if before in ("âgé", "âgée", "âgés", "âgées") or s.word(end) == "révolus":
        return True
    if before in _OF or before == "et":
        return _follows_person(s, start, lexicon)
    if before in (",", "(") and s.word(end) in (",", ")", ".", ";", "et", "a", "est", "qui", ""):
        return s.pos(start - 2) in ("PROPN", "NOUN", "ADJ", "X", "PRON") and s.word(start - 2) not in _LASTING
    return s.r.lemma[start - 1] == "avoir" and start > 0 and not _goes_on(s, end) or before in ("ses", "leurs", "mes")


_LASTING = frozenset("prison réclusion peine guerre conflit mandat durée période".split())


def _goes_on(s: Scan, k: int) -> bool:
    """Whether *a 30 ans* goes on as *a 30 ans d'expérience*, *a deux ans pour*."""
    return s.word(k) in ("de", "d'", "pour", "devant", "avant")


def _follows_person(s: Scan, start: int, lexicon: Lexicon) -> bool:
    """Whether *de 41 ans* or *de 15 à 25 ans* hangs on a person, on *âge* or on *moins*."""
    k = start - 1
    while k >= 0 and start - k <= 7:
        word = s.word(k)
        if word in ("âgé", "âgée", "âgés", "âgées", "âge", "mort", "morte", "décédé", "décédée") or word in _PEOPLE:
            return True
        if word in ("moins", "plus") and s.word(k - 1) in ("les", "des", "aux", "jeunes", "enfants", "de"):
            return True
        if s.pos(k) == "PROPN" and s.word(k + 1) in _OF:
            return False
        if s.pos(k) == "NOUN" and s.word(k + 1) in _OF:
            role = lexicon.roles.get(word)
            return role is not None and role.kind in ("person", "group", "anonymous")
        if s.pos(k) not in ("ADP", "NUM", "ADJ", "ADV", "CCONJ", "DET"):
            return False
        k -= 1
    return False
