"""Maximal noun phrases: from a head noun to the whole mention, as a source is annotated.

The phrase takes in determiners, adjectives, *de*-complements, restrictive participles, acronyms in brackets and nominal
appositions ("le général X, le porte-parole de Y"), and leaves out relative clauses, detached participles and whatever
depends on the verb beside it ("dans un communiqué", "lundi").
"""

from __future__ import annotations

from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon

# Prepositions whose phrase, behind an inverted subject, never belongs to the noun.
_NEVER_OF_NOUNS = frozenset("lors devant après avant depuis pendant durant via selon malgré dès".split())
# *ce matin*, *cette semaine*
_TIMES = frozenset("matin soir semaine midi week-end après-midi nuit jours".split())
# Lemmas that say that a phrase names a medium or a place in one.
_MEDIUM_WORDS = frozenset(
    "page onde colonne antenne plateau micro agence chaîne journal quotidien radio presse journaliste hebdomadaire "
    "télévision".split()
)
# A *de* behind one of these joins a quantity to its noun.
_MEASURED = frozenset(
    "plus moins près l'un un une l'une certains beaucoup nombre dizaine centaine majorité plupart partie".split()
)
# Quantities that stand before a *de* of their own.
_QUANTITIES = frozenset(
    "un une plus plupart beaucoup nombre majorité dizaine centaine cinquantaine vingtaine trentaine".split()
)
# Prepositions that end an apposition behind an inverted subject unless they belong to it.
_TIME_PREPOSITIONS = frozenset("lors dans après avant devant depuis pendant".split())

RELATIVES = frozenset(
    "qui que qu' dont où lequel laquelle lesquels lesquelles auquel auxquels duquel desquels à_qui".split()
)
OF = frozenset({"de", "d'", "du", "des"})
# Prepositions that begin an adjunct of the reporting verb when they follow an inverted subject, unless the parser hangs
# them on the noun and the noun is one that takes them.
LOOSE = frozenset(
    "à au aux en dans sur sous lors devant après avant depuis pendant durant par via avec sans chez entre contre pour "
    "selon malgré hors vers dès jusqu' auprès hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi "
    "dimanche".split()
)
DAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain avant-hier janvier février mars avril "
    "mai juin juillet août septembre octobre novembre décembre veille lendemain avant-veille surlendemain".split()
)
MONTHS = frozenset("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
DAY_PARTS = frozenset("matin soir midi après-midi nuit soirée matinée dernier dernière prochain".split())
TITLES = frozenset("m. mme mm. mlle me mgr dr pr monsieur madame mademoiselle maître sir lord".split())
_JOINING = frozenset(
    "adjoint adjointe chargé chargée auprès délégué déléguée candidat candidate porte-parole ambassadeur ambassadrice "
    "ministre représentant représentante envoyé envoyée professeur professeure spécialiste expert experte chercheur "
    "chercheuse directeur directrice membre député députée élu élue maire responsable chef numéro enseignant "
    "enseignante correspondant correspondante coordinateur coordinatrice coordonnateur conseiller conseillère préfet "
    "avocat avocate procureur procureure juge source sources opérations président présidente général".split()
)


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


def skip_date(r: Reading, j: int, end: int) -> int:
    """Past the calendar expression that begins at ``j``, if one does (*jeudi*, *le jeudi 23 juin*, *mardi matin*)."""
    k = j
    if (
        k < end
        and r.lower[k] in ("le", "ce", "ces", "du")
        and k + 1 < end
        and (
            r.lower[k + 1] in DAYS
            or r.words[k + 1][:1].isdigit()
            and r.lower[k + 2 : k + 3]
            and r.lower[k + 2] in MONTHS
        )
    ):
        k += 1
    if k >= end or not (r.lower[k] in DAYS or r.words[k][:1].isdigit() and k + 1 < end and r.lower[k + 1] in MONTHS):
        if j + 1 < end and r.lower[j] in ("ce", "cette", "ces") and r.lower[j + 1] in _TIMES:
            return j + 2
        return j
    k += 1
    while k < end and (
        r.lower[k] in DAYS or r.lower[k] in DAY_PARTS or r.words[k][:1].isdigit() or r.lower[k] in ("1er",)
    ):
        k += 1
    while k + 1 < end and r.lower[k] == "en" and r.lower[k + 1] in ("soirée", "fin", "début", "matinée"):
        k += 2
        if (
            k + 1 < end
            and r.lower[k] in OF
            and r.lower[k + 1] in ("journée", "matinée", "soirée", "après-midi", "semaine")
        ):
            k += 2
    return k


def phrase(r: Reading, lexicon: Lexicon, head: int, *, low: int, high: int, after_verb: bool) -> Range:
    """The maximal noun phrase around a head.

    Args:
        head: its head noun, name or pronoun.
        low, high: the tokens it may not leave.
        after_verb: the phrase follows its verb, so what comes behind may belong to the verb.
    """
    start = _left(r, head, low)
    end = _right(r, lexicon, head, high, after_verb)
    while end > head + 1 and (
        r.lower[end - 1] in (",", "et", "ou", "mais", ":") or r.lower[end - 1] in OF or r.words[end - 1] in "«“"
    ):
        end -= 1
    while start < head and r.words[start] in '«“"' and not any(r.words[k] in '»”"' for k in range(start + 1, end)):
        start += 1
    return start, end


def _left(r: Reading, head: int, low: int) -> int:
    """Leftmost token of the phrase: determiners, adjectives, numbers, titles, and the noun a name stands beside."""
    start = head
    j = head - 1
    while j >= low:
        pos, word = r.pos[j], r.lower[j]
        if (
            (
                pos in ("DET", "ADJ", "NUM", "PROPN", "X")
                or word in TITLES
                or word in ("l'", "quelque", "près", "plusieurs", "certains", "certaines")
            )
            or pos == "NOUN"
            and word not in DAYS
            and (r.pos[j + 1] in ("ADJ", "PROPN", "NOUN") or word in TITLES)
            or (word in OF and j > low and r.lower[j - 1] in _MEASURED)
            or (word in _QUANTITIES and r.lower[j + 1] in OF)
            or word in ("«", "“", '"')
            and j + 1 < head + 1
            and not r.closes_quotation(j)
        ):
            start = j
        elif (
            word in ("»", "”", '"')
            and r.quote[j] >= 0
            and r.closes_quotation(j)
            and j - r.quotation_tokens(r.quote[j])[0] <= 4
        ):
            start = r.quotation_tokens(r.quote[j])[0]
            j = start
        else:
            break
        j -= 1
    return start


def _right(r: Reading, lexicon: Lexicon, head: int, high: int, after_verb: bool) -> int:
    j = head + 1
    end = j
    while j < high:
        word = r.lower[j]
        if r.space[j] or word in RELATIVES or word in (";", ":", ".", "!", "?", "»", "”", "–", "—", "…"):
            break
        if word in ("«", "“", '"') or r.opens_quotation(j):
            close = r.quotation_tokens(r.quote[j])[1] if r.quote[j] >= 0 else j + 1
            if close > high or close - j > 7:
                break
            j = end = close
            continue
        if word == "(":
            close = _closing_bracket(r, j, high)
            if close is None:
                break
            j = end = close
            continue
        if word == ",":
            close = apposition_end(r, lexicon, j, high, after_verb)
            if close is None:
                break
            j = end = close
            continue
        dated = skip_date(r, j, high)
        if dated > j:
            # « un bilan mercredi midi de l'équipe médicale »
            if dated < high and r.lower[dated] in OF and not after_verb:
                j = dated
                continue
            break
        step = _step(r, lexicon, head, j, high, after_verb)
        if not step:
            break
        j += step
        end = j
    return end


def _step(r: Reading, lexicon: Lexicon, head: int, j: int, high: int, after_verb: bool) -> int:
    """How many tokens from ``j`` on still belong to the phrase, 0 if none."""
    word, pos = r.lower[j], r.pos[j]
    if word in DAYS or r.is_finite(j):
        return 0
    if pos in ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM") or word in TITLES:
        return 1
    if pos == "DET" and (
        after_verb
        or high - j >= 25
        or high >= r.length
        or r.pos[high] not in ("VERB", "AUX", "PRON")
        or not _before_verb(r, j, high)
    ):
        return (
            1
            if r.pos[j - 1] == "ADP"
            or r.lower[j - 1] in ("et", "ou", "tous", "toutes", "comme", "au", "aux")
            or r.lower[j - 1] in OF
            else 0
        )
    if word in OF:
        return (
            1
            if j + 1 < high
            and (r.is_noun(j + 1) or r.pos[j + 1] in ("DET", "ADJ", "ADV", "X") or r.words[j + 1] in '«“"')
            else 0
        )
    if (
        pos in ("CCONJ", "DET")
        and not after_verb
        and high - j < 25
        and high < r.length
        and (r.pos[high] in ("VERB", "AUX") or r.pos[high] == "PRON")
        and _before_verb(r, j, high)
    ):
        return 1
    if word in ("et", "ou", "&", "ainsi"):
        return _coordination(r, j, high, after_verb)
    if pos == "ADP" or word in LOOSE:
        if not after_verb:
            return 0 if word in ("sur", "dans", "à", "au", "pour") and _medium_follows(r, j, high) else 1
        return 1 if _belongs(r, head, j, high) else 0
    if pos == "ADV":
        return (
            1
            if j + 1 < high
            and r.pos[j + 1] in ("ADJ", "NUM", "VERB")
            and not r.is_finite(j + 1)
            and r.lower[j] not in ("a", "pas")
            else 0
        )
    if word in PASSED_ON | ASKED and j + 1 < high and r.lower[j + 1] == "par":
        return 0
    if pos in ("VERB", "AUX") and "VerbForm=Part" in r.morph[j]:
        if after_verb and "Tense=Pres" in r.morph[j]:
            return 0
        return (
            1 if (not after_verb or r.dep[j].startswith("acl") or r.dep[j] == "amod") and r.lower[j - 1] != "," else 0
        )
    if pos == "PRON":
        return 1 if r.pos[j - 1] == "ADP" else 0
    return 0


def _belongs(r: Reading, head: int, j: int, high: int) -> bool:
    """Whether a prepositional phrase behind an inverted subject belongs to the noun rather than to the verb."""
    previous = r.lower[j - 1]
    word = r.lower[j]
    if word in _NEVER_OF_NOUNS:
        return False
    if j + 1 < high and any(w in DAYS for w in r.lower[j + 1 : j + 3]):
        return False
    if previous in _JOINING or r.lemma[j - 1] in _JOINING:
        return not _medium_follows(r, j, high)
    attached = r.head[j]
    governor = r.head[attached] if r.dep[j] == "case" else attached
    inside = head <= governor < j and r.pos[governor] in ("NOUN", "PROPN", "ADJ")
    if word in ("à", "au", "aux", "en", "sur", "pour", "dans") and _medium_follows(r, j, high):
        return False
    if (
        word in ("en", "à", "au", "aux")
        and j + 1 < high
        and (r.pos[j + 1] == "PROPN" or (j + 2 < high and r.pos[j + 1] == "DET" and r.pos[j + 2] == "PROPN"))
    ):
        return inside or r.pos[j - 1] in ("NOUN", "ADJ", "PROPN")
    return inside and word in ("sur", "pour", "contre", "en", "chez", "entre", "auprès", "dans", "sous", "avec")


def _medium_follows(r: Reading, j: int, high: int) -> bool:
    if any(k in r.media for k in range(j + 1, min(high, j + 6))):
        return True
    following = [r.lemma[k] for k in range(j + 1, min(high, j + 3))]
    return any(w in _MEDIUM_WORDS for w in following)


def _coordination(r: Reading, j: int, high: int, after_verb: bool) -> int:
    k = j + 1
    if r.lower[j] == "ainsi":
        if r.lower[k : k + 1] != ["que"]:
            return 0
        k += 1
    if k >= high:
        return 0
    first = r.pos[k]
    if r.lower[k] in ("des", "un", "une") and not after_verb:
        # « selon la préfecture et des barrages … »: an indefinite joins no definite speaker.
        return 0
    if first not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP") and r.words[k] not in '«“"':
        return 0
    if after_verb and first not in ("PROPN", "DET", "NOUN", "ADJ"):
        return 0
    # What follows must be joined to the phrase, not be a clause of its own.
    for m in range(k, min(high, k + 8)):
        if r.lower[m] in (",", ";", ":", "»"):
            break
        if r.is_finite(m):
            return k - j if not after_verb and m >= high else 0 if not _joined(r, j, m) else k - j
    return k - j if _joined(r, j, min(high, k + 6)) else 0


def _before_verb(r: Reading, j: int, high: int) -> bool:
    """Whether all that stands between ``j`` and the verb at ``high`` is nominal, so that it can only be the subject."""
    return all(
        r.pos[k] in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "NUM", "X") or r.lower[k] in (",", "l'", "(", ")")
        for k in range(j, high)
    )


def _joined(r: Reading, conjunction: int, end: int) -> bool:
    """Whether the parser coordinates something behind the conjunction with a noun right before it."""
    for m in range(conjunction + 1, end):
        if (
            r.dep[m] == "conj"
            and conjunction - 12 <= r.head[m] < conjunction
            and r.pos[r.head[m]] in ("NOUN", "PROPN", "ADJ")
        ):
            return True
    return False


def _closing_bracket(r: Reading, j: int, high: int) -> int | None:
    for k in range(j + 1, min(high, j + 14)):
        if r.lower[k] == ")":
            return k + 1
    return None


def apposition_end(r: Reading, lexicon: Lexicon, comma: int, high: int, after_verb: bool) -> int | None:
    """Where an apposition that begins behind a comma ends, or ``None`` where none does.

    An apposition is a noun phrase: a bare noun ("directrice des opérations"), a role with its article ("le porte-parole
    de"), an age ("41 ans") or a name after a role. It reaches to the next comma or to the end of the clause.
    """
    k = comma + 1
    if k >= high or r.space[k]:
        return None
    word, pos = r.lower[k], r.pos[k]
    if (
        word in OF
        or word in RELATIVES
        or pos in ("ADP", "SCONJ", "CCONJ", "VERB", "AUX", "ADV", "PRON")
        and word not in ("l'un", "l'une")
        and not (word == "l'" or lexicon.roles.get(word))
    ):
        return None
    head = k
    while (
        head < high
        and (r.pos[head] in ("DET", "ADJ", "NUM", "ADV") or r.lower[head] in ("l'", "l'un", "l'une", "un", "une"))
        and not lexicon.roles.get(r.lower[head])
    ):
        head += 1
    if head >= high or not (
        r.pos[head] in ("NOUN", "PROPN", "X") or lexicon.roles.get(r.lower[head]) or r.lower[head] in OF
    ):
        return None
    role = lexicon.roles.get(r.lower[head]) is not None
    definite = r.pos[k] == "DET" or word in ("l'", "l'un", "l'une", "un", "une")
    if definite and not role and word not in ("un", "une", "l'un", "l'une", "son", "sa"):
        return None
    if word in ("un", "une") and not role and not after_verb and r.words[comma - 1][:1].islower():
        # « Selon les premiers éléments de l'enquête, une altercation a éclaté »
        return None
    end = head + 1
    depth = 0
    while end < high:
        token = r.lower[end]
        if token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
        elif (
            depth == 0
            and (token in (",", ";", ":", ".", "»", "”") or token in RELATIVES or r.space[end])
            or depth == 0
            and token in ("«", "“", '"')
            and not _short_quotation(r, end)
        ):
            break
        elif r.is_finite(end) and token not in ("dit", "dite"):
            return None
        elif after_verb and (
            token in DAYS or (r.pos[end] == "ADP" and token in _TIME_PREPOSITIONS and not _belongs(r, head, end, high))
        ):
            break
        end += 1
    if not after_verb and end < high and r.lower[end] not in (",", ")"):
        # Before a verb, an apposition is closed by a comma (*Selon l'accusation, les entreprises qui …* has none).
        return None
    return end


def _short_quotation(r: Reading, token: int) -> bool:
    number = r.quote[token]
    if number < 0:
        return False
    a, b = r.quotation_tokens(number)
    return b - a <= 7
