"""What a clause says about where it happens without naming a place: there, elsewhere, nowhere in particular."""

from __future__ import annotations

from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.grounds import LOCATIVE
from recoupe.extract.events.phrases import preposition
from recoupe.extract.reading import Reading

# Where the clause is not about the scene: *à travers le pays, en province, dans plusieurs villes*.
_ELSEWHERE = frozenset("communes départements étranger monde pays province provinces régions villes".split())
_EVERYWHERE = frozenset({"ailleurs", "partout"})
_THERE = frozenset("endroit lieu lieux localité place quartier région secteur site village ville zone".split())
_THE = frozenset("la le les cette ce ces cet l' au".split())
# Types that are added up: *vingt morts depuis janvier*.
_COUNTED = frozenset({"arrest", "death", "kill", "wound"})
_CAUSES = frozenset({"combat", "guerre", "lutte"})
_FIGHTING = frozenset({"combattre", "lutter"})
_THREATS = frozenset({"menace", "menacer"})
_DEPTH = 12
_NEAR = 3  # words up to what threatens


def is_there(r: Reading, trigger: Trigger) -> bool:
    """Whether a clause points back to the scene: *sur place, dans la localité, au village*."""
    roots = [trigger.head, r.head[trigger.head]] if trigger.row.nouns else [trigger.head]
    heads = [k for root in roots for k in r.children[root] if k > root] + list(range(*trigger.tokens))
    if trigger.row.verbs and any(r.lower[k] == "y" for k in r.children[trigger.head] if k < trigger.head):
        return True  # « trois hommes y ont été arrêtés »
    return any(
        r.lower[k] in _THERE
        and k
        and (r.lower[k - 1] in _THE or r.lower[k] == "place" and r.lower[k - 1] == "sur")
        and not any(r.dep[child].startswith("nmod") for child in r.children[k])
        for k in heads
    )


def is_elsewhere(r: Reading, trigger: Trigger) -> bool:
    """Whether a clause names no place but says that it was not here, or not only: *dans plusieurs villes*."""
    roots = [trigger.head, r.head[trigger.head]] if trigger.row.nouns else [trigger.head]
    for k in (k for root in roots for k in r.children[root]):
        if r.lower[k] in _EVERYWHERE:
            return True
        if r.lower[k] in _ELSEWHERE and preposition(r, k) in (*LOCATIVE, "à"):
            return True
    return False


def adds_up(r: Reading, trigger: Trigger) -> bool:
    """*dix morts depuis le début du mouvement*: a count of all that has happened is of no one place."""
    if trigger.type not in _COUNTED or r.feature(trigger.head, "Number") != "Plur":
        return False
    first = trigger.head
    if r.dep[first] == "conj" and r.head[first] < first:  # « dix personnes sont mortes et cent blessées depuis mai »
        first = r.head[first]
    heads = [first, *(k for k in r.children[first] if r.dep[k] == "conj")][:_DEPTH]
    return any(preposition(r, child) == "depuis" for head in heads for child in r.children[head] if child > head)


def is_cause(r: Reading, trigger: Trigger) -> bool:
    """*résolus à combattre l'émir, poursuivre le combat*: what people fight for or against, not one fight."""
    head = trigger.head
    if trigger.type != "clash":
        return False
    if trigger.row.nouns and r.pos[head] == "NOUN":
        return r.lemma[head] in _CAUSES and r.feature(head, "Number") == "Sing" and is_definite(r, head)
    return r.lemma[head] in _FIGHTING and r.feature(head, "VerbForm") == "Inf"


def is_threat(r: Reading, trigger: Trigger) -> bool:
    """*menace de frapper les ports, des menaces de mort*: that would be wherever those threatened are."""
    if trigger.type not in ("assault", "kill"):
        return False
    token = trigger.head
    for _ in range(_NEAR):
        if r.lemma[token] in _THREATS:
            return True
        token = r.head[token]
    return any(r.lemma[k] in _THREATS for k in range(*trigger.tokens))


def is_definite(r: Reading, noun: int) -> bool:
    """*le rassemblement, cette attaque*: the one spoken of."""
    before = [r.lower[k] for k in r.children[noun] if k < noun]
    return any(word in _THE or word == "du" for word in before)
