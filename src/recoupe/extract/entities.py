"""Entities: who speaks or is named, and what agrees with whom."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recoupe.extract.names import Profile, strip_article
from recoupe.model import Candidate

# What a generic noun can take up: names of the classes given, and those whose class is not known.
_CALLED = {
    **dict.fromkeys("ong association observatoire".split(), frozenset({"activist"})),
    **dict.fromkeys("société compagnie entreprise constructeur".split(), frozenset({"company", ""})),
    **dict.fromkeys("mouvement groupe".split(), frozenset({"fighter", "politician", "acronym", ""})),
}
# Endings of nouns for things, and other nouns for them that stand as subjects of verbs of saying.
THING_ENDINGS = ("tion", "sion", "ité", "isme", "ment", "ence", "ance")
_THINGS = frozenset(
    "an année jour journée mois semaine minute temps début fin passage prix hausse baisse impôt taxe carburant loi "
    "code devise film badge pancarte banderole slogan image colère misère grogne haine peur crise climat atmosphère "
    "calme "
    "chaos tollé menace volonté liberté dignité question réponse raison chose exemple politique programme problème "
    "poubelle voiture théorie objectif angle fait résultat".split()
)
_NO = frozenset("aucun aucune".split())
_PRONOUNS = frozenset("ce c' cela ça ceci celui celle qui là autre -vous".split())
STATE_CLASSES = frozenset({"official", "military", "police", "justice", "diplomat", "seat"})


class Entity(msgspec.Struct):
    """Somebody who speaks or is named in the document."""

    name: str
    profiles: list[Profile]
    position: int
    kind: str = ""
    gender: str = ""
    number: str = "s"
    acronym: str = ""


class Resolution(msgspec.Struct):
    """Who is meant: an entity, or candidates, and how it was settled."""

    entity: Entity | None
    steps: list[str] = []
    candidates: list[Candidate] = []


def distinct(entities: Iterable[Entity]) -> list[Entity]:
    """The entities, each once, in the order of their first appearance."""
    found: list[Entity] = []
    for entity in entities:
        if entity not in found:
            found.append(entity)
    return found


def may_be_called(described: Profile, named: Profile) -> bool:
    """Whether a named organisation can be called by a generic noun (*Save the Children* is no *parti*)."""
    if described.head == "parti":
        return named.name.isupper() or named.name.lower().startswith("parti ")
    allowed = _CALLED.get(described.head.lower())
    if allowed is None or named.role_class in allowed:
        return True
    return "acronym" in allowed and named.role_class == "" and named.name.isupper()


def of_state(entity: Entity) -> bool:
    """Whether an entity is a body of a state, which *le mouvement*, *l'organisation*, *le groupe* do not name."""
    return any(p.role_class in STATE_CLASSES for p in entity.profiles)


#: What a step says of a would-be speaker that is a thing.
MUTE = "ne parle pas"


def cannot_speak(entity: Entity) -> bool:
    """Whether a would-be speaker is a thing or nobody: *la colère*, *ces menaces*, *celui*.

    Only a common noun without a name that no list of roles holds is taken for one.
    """
    first = entity.profiles[0]
    if entity.name.lower() in _PRONOUNS or entity.name.startswith("#"):
        return True
    if entity.kind or entity.acronym or any(p.name or p.roles for p in entity.profiles):
        return False
    if entity.name[:1].isupper() and entity.name.split()[0].lower() not in _NO:
        return False
    return first.head in _THINGS or first.head.endswith(THING_ENDINGS)


def compatible(words: frozenset[str], known: Profile, described: Profile) -> bool:
    """Whether two descriptions can be of the same: *la source syrienne*, *une source militaire syrienne*."""
    return (
        described.demonstrative
        or len(words) <= 1
        or words <= known.words
        or known.words <= words
        or bool(known.name)
        and len(words) <= 2
    )


def agrees(entity: Entity, gender: str, number: str) -> bool:
    """Whether a pronoun of a gender and number can stand for an entity; ``""`` as gender agrees with any."""
    if entity.number != number:
        return False
    return not gender or not entity.gender or entity.gender == gender


def gender_agrees(entity: Entity, described: Profile) -> bool:
    """Whether a description can be of an entity by its gender (a source may be of any)."""
    return (
        not entity.gender or not described.gender or entity.gender == described.gender or described.kind == "anonymous"
    )


def same_words(one: str, other: str) -> bool:
    """Whether two names are forms of one: the words of one are all in the other, and it adds few.

    Example:
        >>> same_words("l’agence Sputnik", "Sputnik"), same_words("Médecins du Col", "Col")
        (True, True)
    """
    a = set(strip_article(one).lower().replace("’", "'").split())
    b = set(strip_article(other).lower().replace("’", "'").split())
    short, long = sorted((len(a), len(b)))
    if not short or not (a <= b or b <= a):
        return False
    return short >= 2 or short == long or long <= 3
