"""Telling ages from durations: *un homme de 41 ans*, *âgée de 24 ans*, *Jean Dupont, 53 ans,*."""

from __future__ import annotations

from recoupe.extract.calendar_words import UNIT_PLURALS
from recoupe.extract.times.scan import Scan
from recoupe.lexicon import Lexicon

_PEOPLE = frozenset(
    "homme femme fille fils garçon enfant fillette garçonnet adolescent adolescente ado mineur mineure jeune bébé "
    "retraité retraitée étudiant étudiante lycéen lycéenne collégien collégienne mère père frère sœur conducteur "
    "conductrice automobiliste motard cycliste victime suspect suspecte individu habitant habitante ouvrier ouvrière "
    "touriste ressortissant ressortissante personne écolier écolière sexagénaire frères sœurs hommes femmes enfants "
    "filles garçons jeunes mineurs adolescents personnes gens élève élèves étudiants joueur joueuse attaquant "
    "défenseur aide militaire soldat policier gendarme salarié salariée veuve veuf".split()
)
_AGED = ("âgé", "âgée", "âgés", "âgées", "agé", "agée", "agés", "agées")
_OF = ("de", "d'", "à")


def is_age(s: Scan, start: int, unit: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a number of years at ``start``, whose noun is at ``unit``, is somebody's age."""
    before = s.word(start - 1)
    if before in _AGED or s.word(end) == "révolus":
        return True
    if before == "à" and s.pos(start - 2) not in ("NUM", "DET") and s.word(end) in (",", ".", ")", "", "seulement"):
        return s.r.lemma[start - 2] not in _SENTENCED if start > 1 else True
    if before in _OF or before == "et":
        return _follows_person(s, start, lexicon)
    if before in (",", "(") and s.word(end) in (",", ")", ".", ";", "et", "a", "est", "qui", ""):
        named = start - 3 if s.word(start - 2) in ('"', "»", "”") else start - 2
        return s.pos(named) in ("PROPN", "NOUN", "ADJ", "X", "PRON") and s.word(named) not in _LASTING
    if s.pos(start - 1) == "PROPN" and s.word(end) in (",", ")"):
        return True  # « Claudie 56 ans, saisonnière »
    having = s.pos(start - 1) == "ADV" and s.r.lemma[start - 2] or s.r.lemma[start - 1]  # « aura aujourd'hui 79 ans »
    return having == "avoir" and start > 0 and not _goes_on(s, end)


_SENTENCED = (
    "condamner",
    "porter",
    "réduire",
    "limiter",
    "fixer",
    "passer",
    "élever",
    "supérieur",
    "inférieur",
    "égal",
)
_LASTING = frozenset(
    "prison réclusion peine guerre conflit mandat durée période contrat bail délai plan programme accord trêve travail "
    "sursis règne stage prêt crédit séjour retard silence siège effort carrière embargo cycle vie parenthèse mission "
    "détention".split()
)
# endings of nouns for people: « une Alsacienne », « un électricien », « un Parisien », « une institutrice »
_PERSON_ENDINGS = ("ien", "ienne", "eur", "euse", "trice", "iste", "ier", "ière", "ais", "aise", "ois", "oise", "ain")
_PERSON_ENDINGS += ("aine", "ant", "ante", "iens", "iennes", "eurs", "istes", "iers", "ants", "antes")
_PERSON_ENDINGS += ("génaire", "génaires")  # « un octogénaire »


def is_person(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun calls a person, by the lexicon or by its ending."""
    role = lexicon.roles.get(noun)
    if role is not None:
        return role.kind in ("person", "group", "anonymous")
    return noun in _PEOPLE or noun.endswith(_PERSON_ENDINGS) and noun not in _LASTING and noun not in UNIT_PLURALS


def _goes_on(s: Scan, k: int) -> bool:
    """Whether *a 30 ans* goes on as *a 30 ans d'expérience*, *a deux ans pour*."""
    return s.word(k) in ("de", "d'", "pour", "devant", "avant")


def _follows_person(s: Scan, start: int, lexicon: Lexicon) -> bool:
    """Whether *de 41 ans* or *de 15 à 25 ans* hangs on a person, on *âge* or on *moins*."""
    k = start - 1
    while k >= 0 and start - k <= 9:
        word = s.word(k)
        if word == "," and s.pos(k - 1) == "NUM":
            k -= 1
            continue
        if word in _AGED or word in ("âge", "mort", "morte", "décédé", "décédée") or word in _PEOPLE:
            return True
        if word in ("moins", "plus") and s.word(k - 1) in ("les", "des", "aux", "jeunes", "enfants", "de"):
            return True
        if s.pos(k) == "PROPN" and is_person(word, lexicon):
            return True
        if s.pos(k) == "NOUN":
            named = s.word(k - 1) == "," and s.pos(k - 2) == "PROPN"  # « Paul, intérimaire de 28 ans »
            return is_person(word, lexicon) or named and word not in _LASTING
        if s.pos(k) not in ("ADP", "NUM", "ADJ", "ADV", "CCONJ", "DET", "PROPN"):
            return s.r.lemma[k] == "avoir" and s.word(k + 1) in ("entre", "de")
        k -= 1
    return False
