"""Countries and capitals that act: *Washington a envoyé*, *selon Moscou*, *la crise entre Rome et Paris*."""

from __future__ import annotations

from recoupe.extract.places.resolution import Resolution
from recoupe.extract.places.scene import Mention
from recoupe.extract.places.surroundings import Signal
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon

# What lies between two governments rather than between two places.
_BETWEEN_STATES = frozenset(
    "crise relation tension accord désaccord différend conflit guerre dialogue négociation rapprochement rupture "
    "entente contentieux pourparlers discussion bras coopération partenariat échange trêve cessez-le-feu".split()
)
# What a government has and a town has not.
_OF_A_STATE = frozenset(
    "position décision soutien réponse réaction refus volonté exigence accusation allégation demande appel proposition "
    "politique diplomatie menace ultimatum veto allié partenaire adversaire ambition intention promesse engagement "
    "feu aval part égard critique silence sanction pression ingérence intervention ambassadeur".split()
)
_ADDRESSED = frozenset("accuser exhorter sommer menacer critiquer appeler inviter sanctionner presser".split())


def acts(r: Reading, lexicon: Lexicon, mention: Mention, resolution: Resolution) -> bool:
    """Whether the name of a country, a capital or a seat stands for a government.

    Syntax decides: the subject or agent of a verb, what *selon* introduces, a party to a crisis, the owner of a policy.
    """
    role = lexicon.roles.get(mention.name)
    state = resolution.kind == "country" or role is not None and role.role_class == "seat"
    if mention.noun or mention.dateline or not state and not _is_metonym(lexicon, mention, resolution):
        return False  # « la ville de Moscou », « Marseille »
    a, b = mention.tokens
    head = next((k for k in range(a, b) if not a <= r.head[k] < b), a)
    if r.dep[head] == "conj" and r.pos[r.head[head]] in ("PROPN", "NOUN") and r.head[head] < head:
        head = r.head[head]  # « Rome et Paris » act as one
    relation, governor = r.dep[head].split(":")[0], r.head[head]
    case = r.child(head, "case")
    preposition = r.lower[case] if case is not None and case < head else ""
    lemma = r.lemma[governor].lower()
    if r.dep[head] == "nsubj":
        return mention.signal in (Signal.NONE, Signal.LIST) and r.pos[governor] in ("VERB", "AUX") and lemma != "être"
    if r.dep[head] == "obl:agent" or preposition == "selon":
        return True
    if preposition == "entre":
        return lemma in _BETWEEN_STATES
    if preposition in ("de", "d'", "du", "des"):
        return lemma in _OF_A_STATE
    if preposition in ("avec", "contre", "envers"):
        return lemma in _BETWEEN_STATES
    return relation == "obj" and lemma in _ADDRESSED


def _is_metonym(lexicon: Lexicon, mention: Mention, resolution: Resolution) -> bool:
    return any(lexicon.metonyms.get(name) is not None for name in (mention.name, resolution.name))
