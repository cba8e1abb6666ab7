"""Verb groups: auxiliaries, clitics, negation and an inverted subject around one verb, read from the surface.

Taggers err on just these words; what stands around a form tells whether it is a participle (*a pour sa part démenti*).
"""

from __future__ import annotations

import msgspec

from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import NEGATIVES

# The second half of a negation.
_NEGATED = NEGATIVES | {"ni", "aucun", "aucune"}
AVOIR = frozenset(
    "ai as a avons avez ont avais avait avions aviez avaient eut eurent aura aurai auront aurait auraient aurais ait "
    "aient avoir ayant eu".split()
)
ETRE = frozenset(
    "suis es est sommes êtes sont étais était étions étiez étaient fut furent sera serai seront serait seraient soit "
    "soient être étant été fût".split()
)
CONDITIONAL_AUX = frozenset("aurait auraient serait seraient".split())
REFLEXIVES = frozenset("se s' me m' nous vous te t'".split())
# Participles of verbs that take *être* without being passive, feminine and plural endings cut off.
ACTIVE_WITH_ETRE = frozenset(
    "revenu venu convenu disconvenu parvenu intervenu allé tombé parti sorti entré resté".split()
)
# Verbs before an infinitive that leave its meaning whole: *a fini par avouer*, *vient de révéler*, *a tenu à rappeler*.
LIGHT_VERBS = {
    "par": frozenset("fini finit finissent finira commencé commence".split()),
    "à": frozenset("tenu tient tiennent tenait tenaient".split()),
    "de": frozenset("vient viennent venait venaient".split()),
}
OBJECT_CLITICS = frozenset("le la l' les lui leur y en nous vous me m' te t'".split())
NEGATIONS = frozenset({"ne", "n'"})
INVERTED = frozenset(
    f"-{t}{p}" for t in ("", "t-") for p in ("il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous")
)
ADVERBIAL_GAPS = tuple(
    tuple(g.split())
    for g in (
        "pour sa part|pour leur part|pour ma part|de son côté|de leur côté|quant à lui|quant à elle|quant "
        "à eux|quant à elles|en outre|"
        "par ailleurs|en revanche|à plusieurs reprises|à nouveau|de nouveau|en effet|à son tour|à leur "
        "tour|lui aussi|elle aussi|"
        "eux aussi|lui-même|elle-même|tout de même|dans la foulée|en même temps|du même coup|d' abord|d' "
        "ailleurs|à l' inverse|"
        "au contraire|en substance|entre autres|sans détour|sans ambages|à cet égard|à ce propos|à ce "
        "sujet|une nouvelle fois|"
        "une fois de plus|une fois encore|pour la première fois|à l' époque|à juste titre|à maintes "
        "reprises|avec force|en vain|"
        "en personne|d' ailleurs|de même|en retour|en réponse|en réaction|sans surprise|ce matin|ce "
        "soir|cette semaine|ce week-end|un peu plus tôt|un peu plus tard|"
        "un peu plus loin|plus tôt|plus tard|peu après|peu avant|dans un premier temps|dans un second temps|sur place|"
        "à ce stade|pour l' heure|pour l' instant|en particulier|non sans "
        "ironie|lui|elle|eux|officiellement|hier soir|hier matin|d' une même voix|d' une seule voix|d' emblée|"
        "de concert"
    ).split("|")
)
_GAPS_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _gap in ADVERBIAL_GAPS:
    if len(_gap) > 1:
        _GAPS_BY_FIRST.setdefault(_gap[0], []).append(_gap)
_GAPS_BY_LAST: dict[str, list[tuple[str, ...]]] = {}
for _gap in ADVERBIAL_GAPS:
    _GAPS_BY_LAST.setdefault(_gap[-1], []).append(_gap)
BETWEEN = frozenset(
    "pas plus jamais rien guère point aussi encore toujours également déjà ensuite enfin notamment néanmoins cependant "
    "toutefois ainsi alors même bien donc d'ailleurs hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi "
    "dimanche ici depuis aussitôt là tout très trop peu longtemps souvent été tous toutes".split()
)


class Group(msgspec.Struct):
    """A verb group around one verb.

    Attributes:
        verb: the token that carries the meaning; ``start`` and ``end`` bound the group (clitics, auxiliaries, verb).
        aux: the first auxiliary, if any.
        clitic: the inverted clitic subject (*-t-il*), if any.
        mood: ``fin``, ``inf``, ``ger`` (present participle) or ``part`` (bare past participle).
        negated, reflexive, passive, conditional: read off the group.
    """

    verb: int
    start: int
    end: int
    aux: int | None = None
    clitic: int | None = None
    mood: str = "fin"
    negated: bool = False
    reflexive: bool = False
    passive: bool = False
    conditional: bool = False


def read_group(r: Reading, verb: int, forms: frozenset[str]) -> Group | None:
    """Read the verb group around ``verb``.

    Args:
        forms: what the form can be: ``fin``, ``inf``, ``ger``, ``part``.

    Returns:
        The group, or ``None`` where the word is no verb here (*le dit*, *une annonce*).
    """
    group = Group(verb=verb, start=verb, end=verb + 1)
    aux = auxiliary_of(r, verb) if "part" in forms else None
    if aux is not None:
        group.aux = aux
        group.start = aux
        first = r.lower[aux]
        group.mood = "inf" if first in ("avoir", "être") else "ger" if first in ("ayant", "étant") else "fin"
        group.passive = _is_passive(r, aux, verb)
        group.conditional = first in CONDITIONAL_AUX
        if group.mood == "fin" and aux and r.lower[aux] in ("été", "eu"):
            group.mood = "part"
    elif "part" in forms and (shared := _shared_auxiliary(r, verb)) is not None:
        # « a assuré n'avoir rien vu et expliqué être rentré »: the auxiliary serves both.
        group.aux = shared
        group.mood = "fin"
        group.negated = False
        return group
    elif "part" in forms and (forms == frozenset({"part"}) or not _looks_finite(r, verb)):
        group.mood = "part"
        group.passive = True
    elif "fin" in forms:
        group.mood = "fin"
        group.conditional = "Mood=Cnd" in r.morph[verb]
    elif "ger" in forms:
        group.mood = "ger"
    else:
        group.mood = "inf"
    _add_clitics(r, group)
    if group.mood == "inf" and group.aux is None:
        _add_light_verb(r, group)
    return group


def _add_light_verb(r: Reading, group: Group) -> None:
    """Take in *a fini par*, *vient de*, *a tenu à* before an infinitive: the group is then finite."""
    j = group.start - 1
    if j < 1 or r.lower[j] not in ("par", "à", "de", "d'"):
        return
    k = j - 1
    while k > 0 and (r.pos[k] == "ADV" or r.lower[k] in INVERTED or _gap_ending_at(r, k)):
        k -= max(1, _gap_ending_at(r, k))
    if r.lower[k] not in LIGHT_VERBS["de" if r.lower[j] == "d'" else r.lower[j]]:
        return
    light = Group(verb=k, start=k, end=k + 1)
    aux = auxiliary_of(r, k)
    if aux is not None:
        light.aux = light.start = aux
    _add_clitics(r, light)
    group.mood, group.start, group.aux = "fin", light.start, light.aux if light.aux is not None else k
    group.negated, group.clitic = light.negated, light.clitic
    group.conditional = r.lower[group.aux] in CONDITIONAL_AUX


def _looks_finite(r: Reading, verb: int) -> bool:
    """Whether a form that is both participle and finite (*dit*, *promis*) is finite here."""
    before = r.lower[verb - 1] if verb else ""
    if verb + 1 < r.length and r.lower[verb + 1] in INVERTED:
        return True
    if r.pos[verb] in ("VERB", "AUX") and "VerbForm=Part" not in r.morph[verb]:
        return True
    return before in REFLEXIVES or before in NEGATIONS


def auxiliary_of(r: Reading, verb: int) -> int | None:
    """The auxiliary of a participle: by walking left over what may stand between, or else by the parser's word."""
    first: int | None = None
    j = verb - 1
    steps = 0
    while j >= 0 and steps < 9 and r.unit_of[j] == r.unit_of[verb]:
        word = r.lower[j]
        if word in AVOIR or word in ETRE:
            # « a été » : go on to the left for the finite one.
            if word in ("été", "eu") or (first is None and r.pos[j] == "NOUN"):
                if word in ("été", "eu"):
                    first = j
                j -= 1
                steps += 1
                continue
            return j
        gap = _gap_ending_at(r, j)
        if gap:
            j -= gap
            steps += 1
            continue
        if word == "," and steps < 8:
            # « a, jeudi, dénoncé »: only over a short parenthesis right after the auxiliary.
            j = _skip_parenthesis(r, j)
            if j < 0:
                return None
            steps += 1
            continue
        return _parsed_auxiliary(r, verb)
    return None


def _parsed_auxiliary(r: Reading, verb: int) -> int | None:
    """The auxiliary that the parser found over a short adverbial: *a dans la soirée démenti*, *ont à Doha signé*."""
    aux = next((c for c in r.children[verb] if r.dep[c].startswith("aux") and r.is_finite(c)), None)
    if aux is None or not 0 < verb - aux <= 8 or r.quote[aux] != r.quote[verb]:
        return None
    between = range(aux + 1, verb)
    if any(r.pos[k] in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ") and r.lower[k] != "été" for k in between):
        return None
    return aux


def _shared_auxiliary(r: Reading, verb: int) -> int | None:
    """The auxiliary *avoir* of an earlier participle that a coordinated one shares."""
    j = verb - 1
    while j > 0 and (r.pos[j] == "ADV" or _gap_ending_at(r, j)):
        j -= max(1, _gap_ending_at(r, j))
    if j <= 0 or r.lower[j] not in ("et", "ou", "puis", "mais", ","):
        return None
    head = r.head[verb]
    if r.dep[verb] == "conj" and head < verb:
        for child in r.children[head]:
            if (
                r.lower[child] in AVOIR
                and r.lower[child] != "avoir"
                and child < head
                and r.pos[child] in ("AUX", "VERB")
            ):
                return child
    after = r.lower[verb + 1] if verb + 1 < r.length else ""
    if r.lower[j] == "et" and (
        after in ("que", "qu'", "à", "«", ":")
        or verb + 1 < r.length
        and "VerbForm=Inf" in r.morph[verb + 1]
        or after in ("ne", "n'")
    ):
        for k in range(j - 1, r.units[r.unit_of[verb]][0] - 1, -1):
            if r.lower[k] in AVOIR and "VerbForm=Inf" not in r.morph[k] and r.pos[k] == "AUX":
                return k
            if r.is_finite(k) and r.pos[k] == "VERB":
                return None
    return None


def _gap_ending_at(r: Reading, j: int) -> int:
    """Length of the adverbial that ends at token ``j`` and may stand between auxiliary and participle."""
    word = r.lower[j]
    if (
        word in ("fois", "reprises")
        and j > 0
        and (r.pos[j - 1] in ("DET", "NUM", "ADJ") or r.lower[j - 1] in ("plusieurs", "maintes"))
    ):
        return 3 if j > 1 and r.lower[j - 2] in ("à", "par", "de") else 2
    for gap in _GAPS_BY_LAST.get(word, ()):
        size = len(gap)
        if j - size + 1 >= 0 and tuple(r.lower[j - size + 1 : j + 1]) == gap:
            return size
    if word in BETWEEN or word in INVERTED or r.pos[j] == "ADV" or (word.endswith("ment") and r.pos[j] != "NOUN"):
        return 1
    return 0


def skip_adverbial(r: Reading, j: int) -> int:
    """Past a fixed adverbial that begins at ``j`` (*pour sa part*, *entre autres*), if one does."""
    for gap in _GAPS_BY_FIRST.get(r.lower[j], ()) if j < r.length else ():
        if tuple(r.lower[j : j + len(gap)]) == gap:
            return j + len(gap)
    return j


def _skip_parenthesis(r: Reading, comma: int) -> int:
    """The token before a short aside that ends with a comma, if an auxiliary precedes it; else -1."""
    for k in range(comma - 1, max(-1, comma - 9), -1):
        if r.lower[k] == ",":
            before = r.lower[k - 1] if k else ""
            return k - 1 if before in AVOIR or before in ETRE or before in INVERTED or before in BETWEEN else -1
        if r.is_finite(k) or r.quote[k] != r.quote[comma]:
            return -1
    return -1


def _is_passive(r: Reading, aux: int, verb: int) -> bool:
    """Whether a participle with its auxiliary is passive."""
    between = r.lower[aux:verb]
    if "été" in between:
        return True
    if r.lower[aux] in ETRE and r.lower[verb].rstrip("es") not in ACTIVE_WITH_ETRE:
        before = r.lower[max(0, aux - 2) : aux]
        return not any(w in REFLEXIVES for w in before)
    return False


def _add_clitics(r: Reading, group: Group) -> None:
    """Take in clitics and negation on the left, an inverted subject on the right of the finite word."""
    j = group.start - 1
    while j >= 0 and (r.lower[j] in REFLEXIVES or r.lower[j] in OBJECT_CLITICS or r.lower[j] in NEGATIONS):
        word = r.lower[j]
        if word in NEGATIONS:
            group.negated = True
        elif word == "en" and group.mood == "ger":
            break
        elif word in ("se", "s'"):
            group.reflexive = True
        elif word in ("le", "la", "les", "l'") and r.pos[j] == "DET" and group.mood not in ("fin", "inf"):
            break
        group.start = j
        j -= 1
    finite = group.aux if group.aux is not None else group.verb
    if finite + 1 < r.length and r.lower[finite + 1] in INVERTED:
        group.clitic = finite + 1
        group.end = max(group.end, finite + 2)
    if group.negated and group.end < r.length:
        after = r.lower[group.verb + 1 : group.verb + 3] + r.lower[group.start : group.verb]
        # « ne dit que » restricts, « n'a pas dit » negates.
        group.negated = any(w in _NEGATED for w in after)
