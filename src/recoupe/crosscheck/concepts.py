"""Words without their endings, and the concepts that they are of (``lexicon/fr/concepts.csv``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from recoupe.lexicon.concepts import load_concepts

#: Of so few letters a word seldom says something.
_SHORT = 3
_ENDING = re.compile(r"(?:issements?|ements?|aient|erent|antes?|ants?|ions?|ees|ent|ait|er|ez|es|ee|is|it|e|s|x)$")
#: Words that say little of what is at issue.
_EMPTY = frozenset(  # folded
    "ainsi alors apres assez aucun aucune aupres aussi autant autour autre autres avaient avait avant avec avoir ayant "
    "beaucoup bien cela celle celles celui cependant certain certaines certains cette ceux chaque chez comme comment "
    "contre cours dans deja depuis dernier derniere derniers deux devant doit donc dont doute durant elle elles encore "
    "enfin entre etaient etait etant etes etre eux fait faire faut fois font grand grande hier ici jamais jour jours "
    "jusqu leur leurs lors lorsque lundi mardi mercredi jeudi vendredi samedi dimanche mais meme memes mieux moins "
    "mois moment monde nombre notre notamment nous nouveau nouvelle ont ou outre parce parmi part partie pas pendant "
    "personne peu peut peuvent plus plusieurs plutot point pour pourquoi pourrait pourtant pouvait pouvoir premier "
    "premiere pres presque puis quand quant quatre quel quelle quelles quelque quelques quels qui quoi rien sans sauf "
    "selon semaine sera serait seraient seront ses seul seule seulement soir soit sont sous sujet sur surtout tant "
    "tel telle tellement tous tout toute toutes tres trois trop une vers voila votre vous vraiment ete ans annee "
    "annees avons avez suis sommes ces des les aux par est son non oui ceci lui aurait auraient aura matin "
    "ajoute ajouter dire dit declare declarer affirme affirmer estime estimer indique indiquer explique expliquer "
    "president gouvernement ministre aujourd hui maintenant toujours lieu cas chose choses gens fin debut".split()
)


def is_empty(word: str) -> bool:
    """Whether a folded word says little of what is at issue.

    Example:
        >>> is_empty("beaucoup"), is_empty("drone")
        (True, False)
    """
    return word in _EMPTY


def stem(word: str) -> str:
    """Cut a folded word down to what its inflected forms share, near enough.

    Example:
        >>> stem("échanges"), stem("echanger"), stem("drones"), stem("12")
        ('échang', 'echang', 'dron', '12')
    """
    cut = _ENDING.sub("", word)
    return (cut if len(cut) >= 4 else word)[:6]


def concepts(stems: Iterable[str]) -> frozenset[str]:
    """Give the concepts of words without their endings.

    Example:
        >>> sorted(concepts([stem("echanges"), stem("contacts"), stem("pluie")]))
        ['contact']
    """
    known = _by_stem()
    return frozenset(concept for word in stems for concept in known.get(word, ()))


@cache
def short_words() -> frozenset[str]:
    """Give the words of concepts that have three letters or less (*tir*, *tué*).

    Example:
        >>> "tue" in short_words()
        True
    """
    return frozenset(word for words in load_concepts().values() for word in words if len(word) <= _SHORT)


@cache
def _by_stem() -> Mapping[str, frozenset[str]]:
    """Give the concepts of each word without its ending."""
    found: dict[str, set[str]] = {}
    for concept, words in load_concepts().items():
        for word in words:
            found.setdefault(stem(word), set()).add(concept)
    return {word: frozenset(of) for word, of in found.items()}
