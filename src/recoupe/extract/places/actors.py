"""Countries and capitals that act: *Washington a envoyé*, *selon Moscou*, *la crise entre Rome et Paris*."""

from __future__ import annotations

from recoupe.extract.places.mentions import Mention
from recoupe.extract.places.resolve import Resolution
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon

# What lies between two governments rather than between two places.
_BETWEEN_STATES = frozenset(
    "crise relation tension accord désaccord différend conflit guerre dialogue négociation rapprochement rupture alliance "
    "entente contentieux pourparlers discussion bras coopération partenariat échange trêve cessez-le-feu".split()
)
# What a government has and a town has not.
_OF_A_STATE = frozenset(
    "position décision soutien réponse réaction refus volonté exigence accusation allégation demande appel proposition "
    "politique diplomatie menace ultimatum veto allié partenaire adversaire ambition intention promesse engagement "
    "feu aval part égard critique silence sanction pression ingérence intervention ambassadeur".split()
)
_TOWARDS = frozenset("selon contre avec envers par".split())


def acts(r: Reading, lexicon: Lexicon, mention: Mention, resolution: Resolution) -> bool:
    """Whether the name of a country, a capital or a seat stands for a government."""
    name = mention.name
    country = resolution.kind == "country" or bool(mention.entries) and mention.entries[0].layer == "seat"
    if not country and lexicon.metonyms.get(name) is None and lexicon.metonyms.get(resolution.name) is None:
        return False
    if mention.noun:
        return False  # « la ville de Moscou »
    head = next((k for k in range(*mention.tokens) if not mention.tokens[0] <= r.head[k] < mention.tokens[1]), None)
    if head is None:
        return False
    if r.dep[head] == "conj":
        first = r.head[head]
        if r.pos[first] == "PROPN":
            head = first
    dep, governor = r.dep[head], r.head[head]
    if dep == "nsubj":
        return r.pos[governor] in ("VERB", "AUX") and r.lemma[governor] != "être"
    if dep == "obl:agent":
        return True
    before = mention.left.preposition
    word = r.lower[mention.left.first] if mention.left.first >= 0 else ""
    if "entre" in (before, word):
        return r.lemma[governor].lower() in _BETWEEN_STATES
    if before in _TOWARDS or r.lower[mention.left.first] in _TOWARDS:
        return before != "par" and (country or lexicon.metonyms.get(name) is not None)
    if before == "de":
        return r.lemma[governor].lower() in _OF_A_STATE
    return dep in ("obj", "iobj") and r.lemma[governor] in ("accuser", "exhorter", "sommer", "menacer", "critiquer", "appeler")
