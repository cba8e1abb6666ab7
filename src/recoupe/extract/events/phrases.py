"""Prepositional phrases: the preposition of a noun, the complements of a word, and who may stand behind *par*."""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

from recoupe.extract.reading import Reading

# Nouns behind *par* that say how, not who.
_MEANS = frozenset(
    "ailleurs ans arme armes arrêté arrière asphyxie avance avant avion balle balles bateau biais bombe bombes chance "
    "choc conséquent correspondance courriel côté couteau crainte défaut décret derrière drone drones écrit endroits "
    "erreur exemple explosifs fenêtre feu force hasard heure heures inadvertance intermédiaire internet jet jets jour "
    "jours lettre loi manque mégarde mer métro mois mort moyen moyens nord nuit ordonnance ouest peur "
    "précaution procuration radio rapport référendum route semaine solidarité strangulation sud suite surprise "
    "téléphone terre train vague vagues vengeance voie vote".split()
)
#: Pronouns of people behind a preposition: *contre eux, avec celui-ci*.
STRESSED = frozenset("lui elle eux elles nous moi celui-ci celle-ci ceux-ci celles-ci".split())
_PLAIN = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à", "jusqu'": "jusque", "entr'": "entre", "a": "à"}
# So many complements of complements are followed.
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
            if r.lower[child + 1] == "travers":
                return "travers"  # « à travers la France »
            return _PLAIN.get(r.lower[child], r.lower[child])
    return ""


def complements(
    r: Reading, head: int, *, nested: bool = True, through: Container[int] = ()
) -> Iterator[tuple[str, int]]:
    """The prepositional complements of a word behind it, its own first, then those of its complements.

    French chains what belongs to the first noun (*la frappe de l'armée contre la ville*), and parsers attach it to the
    nearest one as often as not, so complements of complements are offered too; those of the tokens ``through`` (dates)
    always are.
    """
    todo = [head]
    for _ in range(3):
        following: list[int] = []
        for token in todo:
            for child in r.children[token]:
                if child <= head or r.dep[child].startswith(("nsubj", "acl:relcl", "advcl", "parataxis")):
                    continue
                if r.dep[child] == "conj" and r.pos[child] in ("VERB", "AUX"):
                    continue  # « a repoussé l'assaut et infligé des pertes aux rebelles »
                case = preposition(r, child)
                if case and (r.is_noun(child) or r.pos[child] in ("ADJ", "ADV") or r.lower[child] in STRESSED):
                    yield case, child
                if not nested and child not in through:
                    continue
                if len(following) < _DEPTH and (case or r.pos[child] in ("ADJ", "NOUN", "PROPN", "ADV", "VERB")):
                    following.append(child)
        todo = following


def is_who(r: Reading, head: int) -> bool:
    """Whether a noun behind *par* can be who did it: *par balles, par la route* say how."""
    if r.lower[head] == "milliers" and r.child(head, "nmod") is None:
        return False  # « ils sont venus par milliers »
    someone = r.is_noun(head) or r.pos[head] == "ADJ" or r.lower[head] in STRESSED
    return someone and r.lower[head] not in _MEANS
