"""Nouns that stand for people, groups and states, so that an adjective on them labels an actor.

*Un groupe djihadiste* is called so, *une attaque djihadiste* is an act, *une zone djihadiste* a place.
"""

from __future__ import annotations

from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon

# Beside the nouns of ``fr/roles.csv``, which can speak: groups and parts of groups that rarely do.
_GROUPS = frozenset(
    "mouvance milieu élément groupuscule nébuleuse galaxie frange noyau filière branche commando brigade bataillon "
    "katiba colonne maquis camp bloc courant réseau cellule bande gang clan république entité pouvoir élite foule "
    "recruteur recrue vétéran figure maître adepte complice conjoint sympathisant protestataire activiste penseur "
    "idéologue patron pirate prisonnier détenu revenant émir blogueur".split()
)
#: Nouns for a state and its bodies, which no neutral word for fighters replaces.
STATES = frozenset(
    "état états etat etats pays gouvernement gouvernements régime régimes pouvoir nation puissance entité armée armées "
    "police république royaume".split()
)
# « la menace islamiste » is those who threaten; « la menace terroriste » is that there will be attacks.
_THREATS = frozenset(("menace", "menaces", "péril"))
_KINDS = frozenset(("person", "organisation", "group", "medium"))


def is_actor_noun(r: Reading, lexicon: Lexicon, token: int) -> bool:
    """Whether a token is a noun or a name for a person, a group, an organisation or a state."""
    word = r.lower[token]
    role = lexicon.roles.get(word)
    if role is not None:
        return role.kind in _KINDS
    if word in _GROUPS or word[:-1] in _GROUPS or r.lemma[token] in _GROUPS:
        return True
    if token + 1 < r.length:
        role = lexicon.roles.get(f"{word} {r.lower[token + 1]}")  # « gilets jaunes »
        if role is not None and role.kind in _KINDS:
            return True
    if not r.words[token][:1].isupper():
        return False
    opens = token == r.units[r.unit_of[token]][0]
    return r.pos[token] == "PROPN" or r.pos[token] == "NOUN" and not opens or bool(lexicon.countries.called(word))


def is_threat(r: Reading, token: int) -> bool:
    """Whether a token is a noun for a threat, which stands for those who threaten."""
    return r.lower[token] in _THREATS


def is_role(lexicon: Lexicon, word: str) -> bool:
    """Whether a word alone, in lower case, is a noun for people or groups."""
    role = lexicon.roles.get(word)
    return role is not None and role.kind in _KINDS or word in _GROUPS or word.rstrip("s") in _GROUPS
