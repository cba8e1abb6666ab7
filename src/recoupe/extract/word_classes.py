"""Closed classes of words that several rules ask for."""

from __future__ import annotations

RELATIVES = frozenset(
    "qui que qu' dont où lequel laquelle lesquels lesquelles auquel auxquels duquel desquels à_qui".split()
)
WHICH = frozenset("lequel laquelle lesquels lesquelles".split())
OF = frozenset({"de", "d'", "du", "des"})
#: What *ne* stands with.
NEGATIVES = frozenset("pas plus jamais guère point rien aucunement nullement".split())
#: Possessives of the third person, and all of them.
THIRD_POSSESSIVES = frozenset("son sa ses leur leurs".split())
POSSESSIVES = THIRD_POSSESSIVES | frozenset("mon ma mes ton ta tes notre nos votre vos".split())
# Prepositions that begin an adjunct of the reporting verb when they follow an inverted subject, unless the parser hangs
# them on the noun and the noun is one that takes them.
LOOSE = frozenset(
    "à au aux en dans sur sous lors devant après avant depuis pendant durant par via avec sans chez entre contre pour "
    "selon malgré hors vers dès jusqu' auprès hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi "
    "dimanche".split()
)
TITLES = frozenset("m. mme mm. mlle me mgr dr pr monsieur madame mademoiselle maître sir lord".split())
PASSED_ON = frozenset(
    "relayé relayée relayés relayées cité citée cités citées repris reprise reprises rapporté rapportée rapportés "
    "rapportées diffusé diffusée diffusés diffusées retransmis retransmise transmis transmise publié publiée publiés "
    "publiées traduit traduite traduits traduites recueilli recueillie recueillis recueillies commenté commentée "
    "consulté consultée consultés consultées obtenu obtenue obtenus obtenues mentionné mentionnée mentionnés "
    "mentionnées révélé révélée révélés révélées".split()
)
ASKED = frozenset(
    "interrogé interrogée interrogés interrogées interviewé interviewée joint jointe joints contacté contactée "
    "contactés questionné questionnée sollicité sollicitée rencontré rencontrée invité invitée".split()
)

# *que reprend l'agence*: a link of the chain, no content.
PASSING_ON = frozenset("cite citent reprend reprennent relaie relaye relaient relayent".split())
