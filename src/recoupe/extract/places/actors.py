"""Countries and capitals that act: *Washington a envoyé*, *selon Moscou*, *la crise entre Rome et Paris*."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.places.resolution import Resolution
from recoupe.extract.places.scene import Mention
from recoupe.extract.places.words import DETERMINERS
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon

# What lies between two governments rather than between two places.
_BETWEEN_STATES = frozenset(
    "crise relation tension accord désaccord différend conflit guerre dialogue négociation rapprochement rupture "
    "entente contentieux pourparlers discussion bras coopération partenariat échange trêve "
    "cessez-le-feu alliance".split()
)
# What a government has and a town has not.
_OF_A_STATE = frozenset(
    "position décision soutien réponse réaction refus volonté exigence accusation allégation demande appel proposition "
    "politique diplomatie menace ultimatum veto allié alliée allier partenaire adversaire ambition intention promesse "
    "engagement feu aval part égard critique silence sanction pression ingérence intervention ambassadeur ambassadrice "
    "aide concours médiation condamnation reproche démenti déclaration".split()
)
_ADDRESSED = frozenset(
    "accuser exhorter sommer menacer critiquer appeler inviter sanctionner presser condamner".split()
)
# What one does with or against a government.
_DEALING = frozenset("négocier dialoguer rompre allier riposter coopérer traiter discuter conclure voter".split())
# What a country or a town does as a place: it is somewhere, has, undergoes, becomes, looks.
_STATIVE = frozenset(
    "être compter connaître abriter héberger rester demeurer devenir subir souffrir manquer dépendre posséder disposer "
    "bénéficier progresser tomber situer étendre trouver border mesurer regorger sombrer brûler enfoncer recenser "
    "vivre réveiller vider plonger ressembler figurer sembler paraître comprendre compter grandir vieillir détenir "
    "produire exporter importer enregistrer commémorer fêter pleurer trembler basculer retrouver passer traverser "
    "résister renfermer concentrer attirer avoir former constituer représenter".split()
)
# *transiter par Moscou*: a way, no agent.
_WAYS = frozenset("passer transiter voyager circuler revenir arriver partir aller".split())


def actors(r: Reading, lexicon: Lexicon, mentions: Sequence[Mention], resolutions: Sequence[Resolution]) -> list[bool]:
    """Whether each mention, the name of a country, a capital or a seat, stands for a government.

    Syntax decides: the subject or agent of a verb that persons do, what *selon* introduces, a party to a crisis, the
    owner of a policy. Names that are joined act as one: *Paris et Washington appellent*.
    """
    able = [_is_able(lexicon, mention, found) for mention, found in zip(mentions, resolutions, strict=True)]
    acting = [one and _acts(r, mention) for mention, one in zip(mentions, able, strict=True)]
    for index in range(len(mentions) - 1):
        if able[index] and able[index + 1] and _are_joined(r, mentions[index], mentions[index + 1]):
            acting[index] = acting[index + 1] = acting[index] or acting[index + 1]
    return acting


def _is_able(lexicon: Lexicon, mention: Mention, resolution: Resolution) -> bool:
    role = lexicon.roles.get(mention.name)
    state = resolution.kind == "country" or role is not None and role.role_class == "seat"
    state = state or resolution.kind == "city" and any(entry.layer == "capital" for entry in mention.entries)
    if mention.noun or mention.dateline:
        return False  # « la ville de Moscou »
    return state or any(lexicon.metonyms.get(name) is not None for name in (mention.name, resolution.name))


def _are_joined(r: Reading, one: Mention, other: Mention) -> bool:
    """*Paris et Washington, la Russie et l'Iran*: the second with no preposition of its own."""
    between = [word for word in r.lower[one.tokens[1] : other.tokens[0]] if word not in DETERMINERS]
    return between in (["et"], ["ou"], ["comme"], ["ni"])


def _acts(r: Reading, mention: Mention) -> bool:
    a, b = mention.tokens
    if _is_gapped(r, mention):
        return True
    head = next((k for k in range(a, b) if not a <= r.head[k] < b), a)
    before = _words_before(r, a)
    if before[-1:] == ["selon"] or before[-2:] in (["d'", "après"], ["d'après"]) or before[-1:] == ["d'après"]:
        return True
    if before[-2:] in (["auprès", "de"], ["auprès", "d'"], ["auprès", "du"]):
        return True
    if before[-1:] == ["pour"] and not mention.left.article and _opens(r, a) and r.lower[b : b + 1] == [","]:
        return True  # « Pour Moscou, les Turcs avaient tort. »
    if r.dep[head] == "conj" and r.pos[r.head[head]] in ("PROPN", "NOUN") and r.head[head] < head:
        head = r.head[head]  # « Rome et Paris » act as one
    relation, governor = r.dep[head], r.head[head]
    case = r.child(head, "case")
    preposition = r.lower[case] if case is not None and case < head else ""
    lemma = r.lemma[governor].lower()
    if relation.startswith("nsubj"):
        if mention.left.preposition not in ("", "list") or r.pos[governor] not in ("VERB", "AUX"):
            return False
        passive = relation == "nsubj:pass" and r.child(governor, "expl:comp") is None
        return lemma in _ADDRESSED if passive else lemma not in _STATIVE
    if preposition == "par":
        passive = r.dep[governor] == "acl" or r.child(governor, "aux:pass") is not None
        return relation == "obl:agent" or passive and not _is_way(r, governor)
    if preposition == "entre":
        return lemma in _BETWEEN_STATES
    if preposition in ("de", "d'", "du", "des"):
        return lemma in _OF_A_STATE
    if preposition in ("avec", "contre", "envers"):
        return lemma in _BETWEEN_STATES or lemma in _DEALING
    return relation == "obj" and lemma in _ADDRESSED


def _is_gapped(r: Reading, mention: Mention) -> bool:
    """*Pékin a appelé à la retenue, Paris à un vote*: a second subject, whose verb is understood."""
    a, b = mention.tokens
    if mention.left.preposition not in ("", "list") or not a or b >= r.length or r.pos[b] != "ADP":
        return False
    if r.lower[a - 1] not in (",", "et") or r.dep[a] not in ("conj", "obl"):
        return False
    head = r.head[a]
    while r.dep[head] == "conj" and r.pos[head] == "PROPN" and r.head[head] < head:
        head = r.head[head]
    # the complement of the verb that is there, attached to it or taken for the first of two
    complements = r.children[head] if r.pos[head] == "VERB" else [head]
    cases = [r.child(k, "case") for k in complements if k < a and r.pos[k] == "NOUN"]
    return any(case is not None and r.lower[case] == r.lower[b] for case in cases)


def _is_way(r: Reading, governor: int) -> bool:
    return r.lemma[governor] in _WAYS or r.lower[governor].endswith(("ant", "ants"))


def _words_before(r: Reading, a: int) -> list[str]:
    """The two words in front of a name and its article."""
    if a and r.lower[a - 1] in DETERMINERS:
        a -= 1
    return r.lower[max(0, a - 2) : a]


def _opens(r: Reading, a: int) -> bool:
    """Whether the preposition in front of a name begins its clause."""
    k = a - 1 if a and r.lower[a - 1] not in DETERMINERS else a - 2
    return k <= 0 or r.lower[k - 1] in (".", ",", "«", ";", ":", "!", "?", "\n", "et", "mais") or r.space[k - 1]
