"""What stands in front of a name: the noun or the preposition that makes a place of it."""

from __future__ import annotations

from enum import IntEnum

import msgspec

from recoupe.extract.places.words import DETERMINERS, JOINING, LOCATIVE, LOOSE, NEAR, OF, UNITS
from recoupe.extract.reading import Reading
from recoupe.lexicon.place_nouns import PlaceNoun, PlaceNouns


class Signal(IntEnum):
    """How strongly the surroundings say that a name is a place's, from not at all on."""

    NONE = 0
    OF = 1  # « le match de Roanne »: a complement like any other
    LOOSE = 2  # « l'offensive sur Idleb »: prepositions that places follow beside much else
    LIST = 3  # « Homs, Hama et Alep »: joined to a name
    COMPLEMENT = 4  # « le maire de Lyon »: of a noun that has such complements
    LOCATIVE = 5  # « à Homs », « près de Homs », « à 70 km de Homs »
    NOUN = 6  # « la ville de Homs », « la base al-Tanf », « rue Monge »


class Left(msgspec.Struct):
    """What stands in front of a name.

    Attributes:
        signal: see :class:`Signal`.
        noun: the noun that announces the place.
        noun_start: its first token.
        joined: *de* stands between noun and name.
        preposition: the preposition in front of the name, ``""`` where there is none.
        article: the article of the name itself, contracted or not: ``le`` for *au Caire*.
        first: first token of all that, the name's own where nothing is.
        taken: a verb of capture or flight stands in front: « ont pris samedi X, se sont retirés de X ».
    """

    signal: Signal
    noun: PlaceNoun | None = None
    noun_start: int = -1
    joined: bool = False
    preposition: str = ""
    article: str = ""
    first: int = -1
    taken: bool = False


def left_of(r: Reading, nouns: PlaceNouns, a: int) -> Left:
    """Read what stands in front of the name that begins at token ``a``."""
    i, article = a - 1, ""
    if i >= 0 and r.lower[i] in DETERMINERS:
        article, i = r.lower[i], i - 1
    if i < 0:
        return Left(Signal.NONE, article=article, first=i + 1)
    word = r.lower[i]
    if word in OF and not (article and word in ("du", "des")):
        article = article or {"du": "le", "des": "les"}.get(word, "")
        return _complement(r, nouns, i, article)
    if not article or article in ("l'", "la", "le"):
        announced = _announced(r, nouns, i) if not article else None
        if announced is not None:
            return announced
    if word in LOCATIVE or word in ("a", "A") and r.pos[i] == "ADP":
        article = article or {"au": "le", "aux": "les"}.get(word, "")
        if article and word == "à" and i and r.lower[i - 1] == "jusqu'":
            word = "jusqu'"
        return Left(Signal.LOCATIVE, preposition=word, article=article, first=i)
    if word in LOOSE:
        return Left(Signal.LOOSE, preposition=word, article=article, first=i)
    if word in JOINING or word == "(":
        return Left(Signal.LIST if word in JOINING else Signal.NONE, article=article, first=i)
    return Left(Signal.NONE, article=article, first=i + 1)


def _announced(r: Reading, nouns: PlaceNouns, i: int) -> Left | None:
    """*la base al-Tanf*, *la localité frontalière al-Boukamal*: the noun itself in front."""
    j = i
    found = nouns.ending(r.lower, j + 1)
    while found is None and j > i - 2 and j > 0 and r.pos[j] == "ADJ":
        j -= 1
        found = nouns.ending(r.lower, j + 1)
    if found is None or found[1].extent in ("of", "road") or r.pos[j] in ("VERB", "AUX", "ADV"):
        return None
    start, noun = found
    return Left(Signal.NOUN, noun=noun, noun_start=start, first=start)


def _complement(r: Reading, nouns: PlaceNouns, i: int, article: str) -> Left:
    """*de X*: what it complements, past adjectives (*la localité frontalière de X*)."""
    left = Left(Signal.OF, preposition="de", article=article, first=i)
    j = i - 1
    if j < 0:
        return left
    if r.lower[j] in JOINING:
        left.signal, left.first = Signal.LIST, j
        return left
    if r.lower[j] in NEAR or r.lower[j] in UNITS:
        left.signal = Signal.LOCATIVE
        return left
    found = nouns.ending(r.lower, j + 1)
    while found is None and j > max(0, i - 4) and (r.pos[j] in ("ADJ", "ADV") or r.words[j] in ("US", "UE")):
        j -= 1
        found = nouns.ending(r.lower, j + 1)
    if found is None or found[1].extent == "road" or r.pos[j] in ("VERB", "AUX"):
        return left
    if found[1].kind == "city" and article in ("la", "l'"):
        left.signal = Signal.COMPLEMENT  # « une ville de la Bekaa »: what holds the town
        return left
    left.noun_start, left.noun = found
    left.signal = Signal.COMPLEMENT if left.noun.extent in ("of", "bare") else Signal.NOUN
    left.joined = True
    left.first = left.noun_start
    return left
