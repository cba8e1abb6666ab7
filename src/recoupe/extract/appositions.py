"""Appositions, and whether a prepositional phrase belongs to the noun before it."""

from __future__ import annotations

from recoupe.extract.calendar_words import DAYS
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF, RELATIVES
from recoupe.lexicon import Lexicon

# Prepositions whose phrase, behind an inverted subject, never belongs to the noun.
NEVER_OF_NOUNS = frozenset("lors devant après avant depuis pendant durant via selon malgré dès".split())
# Lemmas that say that a phrase names a medium or a place in one.
_MEDIUM_WORDS = frozenset(
    "page onde colonne antenne plateau micro agence chaîne journal quotidien radio presse journaliste hebdomadaire "
    "télévision".split()
)
# Prepositions that end an apposition behind an inverted subject unless they belong to it.
_TIME_PREPOSITIONS = frozenset("lors dans après avant devant depuis pendant".split())
JOINING = frozenset(
    "adjoint adjointe chargé chargée auprès délégué déléguée candidat candidate porte-parole ambassadeur ambassadrice "
    "ministre représentant représentante envoyé envoyée professeur professeure spécialiste expert experte chercheur "
    "chercheuse directeur directrice membre député députée élu élue maire responsable chef numéro enseignant "
    "enseignante correspondant correspondante coordinateur coordinatrice coordonnateur conseiller conseillère préfet "
    "avocat avocate procureur procureure juge source sources opérations président présidente général".split()
)


def belongs(r: Reading, head: int, j: int, high: int) -> bool:
    """Whether a prepositional phrase behind an inverted subject belongs to the noun rather than to the verb."""
    previous = r.lower[j - 1]
    word = r.lower[j]
    if word in NEVER_OF_NOUNS:
        return False
    if j + 1 < high and any(w in DAYS for w in r.lower[j + 1 : j + 3]):
        return False
    if previous in JOINING or r.lemma[j - 1] in JOINING:
        return not medium_follows(r, j, high)
    attached = r.head[j]
    governor = r.head[attached] if r.dep[j] == "case" else attached
    inside = head <= governor < j and r.pos[governor] in ("NOUN", "PROPN", "ADJ")
    if word in ("à", "au", "aux", "en", "sur", "pour", "dans") and medium_follows(r, j, high):
        return False
    if (
        word in ("en", "à", "au", "aux")
        and j + 1 < high
        and (r.pos[j + 1] == "PROPN" or (j + 2 < high and r.pos[j + 1] == "DET" and r.pos[j + 2] == "PROPN"))
    ):
        return inside or r.pos[j - 1] in ("NOUN", "ADJ", "PROPN")
    return inside and word in ("sur", "pour", "contre", "en", "chez", "entre", "auprès", "dans", "sous", "avec")


def medium_follows(r: Reading, j: int, high: int) -> bool:
    """Whether the preposition at ``j`` leads to a medium or a place in one (*sur l'antenne de*, *au quotidien*)."""
    if any(k in r.media for k in range(j + 1, min(high, j + 6))):
        return True
    following = [r.lemma[k] for k in range(j + 1, min(high, j + 3))]
    return any(w in _MEDIUM_WORDS for w in following)


def nobody_is_called(r: Reading, lexicon: Lexicon, head: int, comma: int) -> bool:
    """Whether the noun before a comma names nobody, so that no role can be its apposition.

    *D'après les premiers éléments, la victime, âgée de 24 ans, a été frappée*: the victim is the subject.
    """
    if (
        r.pos[head] != "NOUN"
        or not r.words[head][:1].islower()
        or r.lower[comma + 1 : comma + 2] not in (["la"], ["le"])
    ):
        return False
    role = lexicon.roles.get(r.lower[head])
    return role is None or role.kind == "document"


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
        or word in DAYS
        or pos in ("ADP", "SCONJ", "CCONJ", "VERB", "AUX", "ADV", "PRON")
        and word not in ("l'un", "l'une")
        and not (word == "l'" or lexicon.roles.get(word))
    ):
        return None
    if pos == "NUM" and k + 1 < high and lexicon.counted.noun_at(r.lower, k + 1) is not None:
        return None  # « il y a eu, selon le ministre, 409 blessés »
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
        elif (
            definite
            and word[0] == "l"
            and "Tense=Pres|VerbForm=Part" in r.morph[end]
            and lexicon.reporting.by_form.get(token)
        ):
            # « a annoncé le comité, l'armée démentant avoir tiré »: a clause of its own
            return None
        elif after_verb and (
            token in DAYS or (r.pos[end] == "ADP" and token in _TIME_PREPOSITIONS and not belongs(r, head, end, high))
        ):
            break
        end += 1
    if not after_verb and end < high and r.lower[end] not in (",", ")"):
        # Before a verb, an apposition is closed by a comma (*Selon l'accusation, les entreprises qui …* has none).
        return None
    return end


def _short_quotation(r: Reading, token: int) -> bool:
    """Whether a token lies in a quotation of few words, a term rather than speech."""
    number = r.quote[token]
    if number < 0:
        return False
    a, b = r.quotation_tokens(number)
    return b - a <= 7
