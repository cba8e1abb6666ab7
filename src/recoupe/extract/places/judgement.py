"""Whether a name that the lexicon does not list is a place's.

The less its surroundings say, the better known a place of the name must be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.extract.names import INSTITUTIONAL
from recoupe.extract.places.listed import names_noun, of_other_name
from recoupe.extract.places.scene import Scene
from recoupe.extract.places.surroundings import Left, Signal
from recoupe.extract.places.words import (
    AT_HOME,
    BETWEEN,
    BODY,
    DATIVE,
    EVENTS,
    FEASTS,
    FIRING,
    GENERIC,
    HOURS,
    LEAVING,
    SEIZING,
    STRICT,
    TAKES_PERSON,
    TAKING,
    VAGUE,
)
from recoupe.gazetteer import Match

# How many inhabitants a place must have where its surroundings say little: a complement with *de*, a name that stands
# for itself. Surnames and firms are villages' names, rarely large towns'.
_COMPLEMENT_OF_ANYTHING = 15_000
_LOOSE = 3_000
_ALONE = 100_000
# As many where the text does not name its country: *Orange* is a firm's before it is a suburb's in California.
_ALONE_ABROAD = 300_000
# Names of so few letters are first of all abbreviations.
_SHORT = 4
_ACRONYM = 5
_DATELINE = re.compile(
    r"\s*(?:\([^)\n]{1,30}\)\s*)?(?:,\s*(?:le )?\d{1,2}(?:er)? \w+(?: \d{4})?\s*)?(?:\([^)\n]{1,30}\)\s*)?(?:[|–—]|- )"
)
_DATELINE_WINDOW = 80
# « Djibo résiste »: what a town on its own does in its sentence.
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "conj", "obj", "obl:agent"})
_TO = frozenset({"à", "a", "jusqu'", "jusqu'à"})


def is_place(scene: Scene, a: int, b: int, left: Left) -> bool:
    """Judge the name ``a:b`` by what stands in front of it, who is named in the document, and the gazetteer."""
    r = scene.r
    word, name = r.words[a], r.string((a, b))
    if word.lower() in BODY or word.lower() in FEASTS or b - a == 1 and len(word) < 3:
        return False
    if is_dateline(scene, a, b):
        return True
    if word.isupper() and (len(word) <= _ACRONYM or b - a > 1):
        return False
    if _is_role(scene, a) and (left.signal < Signal.LOOSE or left.article):
        return False
    if b - a == 1 and (word.lower() in INSTITUTIONAL or word.lower() in GENERIC):
        return False  # « la Cour internationale de Justice, la Grande Terre »
    person = a in scene.people.starts and (b - a > 1 or left.signal < Signal.NOUN)
    surname = scene.people.are_named(r, (a, b))
    first_name = scene.lexicon.first_names.gender(word) is not None
    if left.signal is Signal.NOUN and left.noun is not None:
        if not left.joined and left.noun.kind == "region" and (r.pos[a] != "PROPN" or first_name and b - a > 1):
            return bool(scene.known(name))  # « le département Opinions, le chef d'État yougoslave Josip Broz »
        if left.joined or left.noun.noun in VAGUE and b - a == 1:
            return not (surname or person or first_name and b - a > 1) or bool(scene.known(name))
        return True  # « la station Jean Dupont »
    strict = left.noun is not None and left.noun.noun in STRICT and left.signal is Signal.COMPLEMENT
    if person or surname and left.signal < Signal.LOCATIVE and not strict:
        return False
    if first_name and b - a > 1:
        return left.signal > Signal.NONE and bool(scene.known(name))  # « Tal Afar »
    if first_name and (left.signal < Signal.COMPLEMENT or left.preposition == "list"):
        return False
    if left.signal is not Signal.NONE and name in scene.heads and len(name) > _SHORT:
        return True  # « Mantes » after « Mantes-la-Jolie »
    return _is_known_enough(scene, a, b, left, surname=surname, strict=strict)


def _is_known_enough(scene: Scene, a: int, b: int, left: Left, *, surname: bool, strict: bool) -> bool:
    r, name = scene.r, scene.r.string((a, b))
    if left.signal < Signal.COMPLEMENT and _is_placed(scene, b):
        return bool(scene.known(name))
    matches = having(scene, name, left) if not left.article or r.pos[a] != "NOUN" else ()
    largest = max((match.place.population for match in matches), default=0)
    match left.signal:
        case Signal.LOCATIVE if left.taken:
            return bool(matches) or not surname and _is_unknown_taken(scene, a, left)
        case Signal.LOCATIVE:
            return bool(matches) or _is_part_of_town(scene, name) or not surname and _may_be_unknown(scene, a, b, left)
        case Signal.COMPLEMENT:
            unknown = strict and r.pos[a] == "PROPN" and not left.article and not surname
            return bool(matches) or unknown or _is_part_of_town(scene, name)
        case Signal.LIST:
            return bool(matches)
        case Signal.LOOSE:
            return largest >= _LOOSE and left.article != "la"
        case Signal.OF:
            return largest >= _COMPLEMENT_OF_ANYTHING and not left.article and not of_other_name(scene, left.first - 1)
        case _:
            seized = r.dep[a] in ("obj", "obl") and r.lemma[r.head[a]] in SEIZING
            if seized or scene.in_brackets(a):
                return bool(matches)
            headed = (a == 0 or r.space[a - 1]) and b < r.length and r.words[b] == ":"  # « Mossoul : l'armée avance »
            if left.article or r.pos[a] != "PROPN" and not headed or names_noun(scene, a):
                return False
            alone = [
                match
                for match in matches
                if match.place.population >= (_ALONE if _is_near(scene, match) else _ALONE_ABROAD)
            ]
            if any(match.primary or len(name) > _SHORT for match in alone):
                return True
            own = len(name) > _SHORT and b - a < 3 and r.dep[a] in _ARGUMENTS
            return own and any(match.place.country in scene.countries for match in matches)


def _is_near(scene: Scene, match: Match) -> bool:
    """Whether the text names a place's country, or readers know its towns without that."""
    return match.place.country in scene.named or match.place.country in AT_HOME and match.primary


def is_taken(scene: Scene, a: int, left: Left) -> bool:
    """Whether a verb makes a place of the name: *ont pris samedi X, s'emparer de X, X a été incendiée*."""
    r = scene.r
    governor = r.head[a]
    if left.preposition == "sur" and not left.article:
        while r.lemma[governor] in HOURS and r.head[governor] != governor:
            governor = r.head[governor]  # « riposté dans l'après-midi sur X »
        return r.lemma[governor] in FIRING
    if left.signal not in (Signal.NONE, Signal.OF):
        return False
    if left.preposition == "de":
        return r.pos[governor] == "VERB" and r.lemma[governor] in LEAVING
    if r.dep[a] == "nsubj:pass":
        return r.lemma[governor] in TAKING
    if r.dep[a] == "nsubj" or a > governor and r.dep[a] == "obj":
        return r.dep[a] == "obj" and r.lemma[governor] in TAKING
    k = left.first - 1
    while k > 0 and r.lower[k] in BETWEEN:
        k -= 1
    return k >= 0 and r.pos[k] == "VERB" and r.lemma[k] in TAKING


def _is_unknown_taken(scene: Scene, a: int, left: Left) -> bool:
    """Whether a name that no list knows is a place by what an army does to it, in a text on such countries."""
    r = scene.r
    joined = left.preposition != "list" or r.dep[a] == "conj"
    return left.taken and joined and not left.article and r.pos[a] == "PROPN" and bool(scene.countries)


def _is_placed(scene: Scene, b: int) -> bool:
    """*Molsheim (Bas-Rhin)*: the region in brackets behind a name."""
    r = scene.r
    if b + 2 >= r.length or r.words[b] != "(":
        return False
    inner = scene.lexicon.place_names.at(r.text, scene.folded, r.start[b + 1])
    return inner is not None and r.text[inner[0] : inner[0] + 1] == ")" and inner[1][0].kind in ("region", "country")


def having(scene: Scene, name: str, left: Left) -> Sequence[Match]:
    """The places of exactly this name, with its article where the text has one (*au Caire*: *Le Caire*)."""
    if not left.article:
        return scene.known(name)
    return scene.known(left.article.capitalize() + ("" if left.article == "l'" else " ") + name)


def _is_part_of_town(scene: Scene, name: str) -> bool:
    """*Bruxelles-Ixelles, Lille-Flandres*: the town comes first."""
    town, hyphen, _ = name.partition("-")
    return bool(hyphen) and any(match.place.population >= _ALONE for match in scene.known(town))


def _may_be_unknown(scene: Scene, a: int, b: int, left: Left) -> bool:
    """Whether a name that no list knows stands where hardly anything but a place can."""
    r = scene.r
    if r.pos[a] not in ("PROPN", "NOUN", "X", "NUM"):
        return False
    if r.dep[a] == "conj" and left.preposition in ("list", *_TO) and _goes_with_place(scene, a):
        return not left.article
    if left.preposition not in _TO:
        return left.preposition == "de" or left.preposition == "vers" and not left.article
    governor = r.head[a]
    lemma = r.lemma[governor]
    if left.article or r.pos[a] != "PROPN" or lemma in DATIVE or lemma in scene.lexicon.reporting.by_id:
        return False
    hyphen = any("-" in r.words[k] for k in range(a, b))
    if b - a == 2 and scene.countries and r.pos[governor] in ("VERB", "NOUN") and not scene.is_first_name(a):
        return lemma not in TAKES_PERSON  # « un raid à Kunyo Barrow », in a text on Somalia
    if b - a == 1 and lemma in EVENTS and scene.countries and not scene.is_first_name(a):
        return True  # « une attaque à Barsalogho », in a text on Burkina Faso
    # Two plain names are most often a person's; what a noun takes with *à*, too: « la lettre à Dupont ».
    return hyphen or b - a == 1 and r.pos[governor] != "NOUN"


def _goes_with_place(scene: Scene, a: int) -> bool:
    """*à Oïcha, Eringeti et Mbau*: joined to a place that something is said to be at."""
    head, r = scene.r.head[a], scene.r
    return (
        any(m.tokens[0] <= head < m.tokens[1] and m.signal >= Signal.LOCATIVE for m in reversed(scene.mentions[-4:]))
        and bool(scene.countries)
        and not scene.is_first_name(a)
        and r.pos[a] in ("PROPN", "NOUN", "X")
    )


def _is_role(scene: Scene, a: int) -> bool:
    """*Président, Ministre* with a capital."""
    role = scene.lexicon.roles.get(scene.r.words[a])
    return role is not None and role.role_class != "seat"


def is_dateline(scene: Scene, a: int, b: int) -> bool:
    """*HOMS (AFP) –*, *Homs, 3 mars –*, *Homs |* at the head of a paragraph."""
    r = scene.r
    if b - a > 3 or a and not r.space[a - 1]:
        return False
    if _DATELINE.match(r.text[r.end[b - 1] : r.end[b - 1] + _DATELINE_WINDOW]) is None:
        return False
    return bool(scene.known(r.string((a, b)))) or r.words[a].isupper() and len(r.words[a]) > _ACRONYM
