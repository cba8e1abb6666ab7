"""Prepositional cues: *selon X*, *d'après X*, *de source policière*, *pour X*."""

from __future__ import annotations

from recoupe.extract.appositions import apposition_end, nobody_is_called
from recoupe.extract.calendar_words import DAYS
from recoupe.extract.clauses import BREAKS, Incise, next_comma
from recoupe.extract.cues import Cue
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import ASKED, PASSED_ON, RELATIVES, WHICH
from recoupe.lexicon import Lexicon

_CONJUNCTIONS = frozenset("mais et car or donc ni ou".split())
# Nouns behind which *selon* tells a manner, a case or a rule rather than who says so.
MANNERS = frozenset(
    "procédure technique méthode modalité cas besoin calendrier programme critère règle âge taille principe formule "
    "région saison ordre vraisemblance circonstance mode nature type degré niveau pays année période lieu époque "
    "moment goût usage coutume norme standard grille barème schéma logique axe jour heure zone secteur catégorie "
    "espèce quantité poids sexe état possibilité humeur angle approche manière façon forme rythme rite tradition tour "
    "sens proportion mesure répartition classement ligne plan scénario variante définition terminologie option "
    "hypothèse profil situation composition nombre importance gravité disponibilité souhait préférence envie".split()
)


def prepositional_incise(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue) -> Incise | None:
    """The incise that a prepositional cue begins, or ``None`` where it names nobody who informs."""
    row = cue.rows[0]
    i, j = cue.token, cue.end
    if j >= unit[1] or row.words[0] == "vu" and _is_seeing(r, i):
        return None
    if not row.source:
        # « à ses yeux », « de l'avis général »: the expression names nobody.
        return (
            Incise(cue=cue, row=row, rule="selon", tokens=(i, j), leading=_leads(r, unit, i, j))
            if r.lower[j] == ","
            else None
        )
    if r.lower[j] in WHICH:
        return Incise(cue=cue, row=row, rule="selon-lequel", tokens=(i, j + 1), head=j, np=(j, j + 1), leading=True)
    located = _prepositional_source(r, lexicon, unit, cue)
    if located is None:
        return None
    head, np, end = located
    leading = _leads(r, unit, i, end)
    if not _may_inform(r, lexicon, unit, cue, head, end):
        return None
    if row.lemma == "pour" and not _pour_reports(r, lexicon, unit, head, np, leading):
        return None
    colon = end < unit[1] and r.lower[end] == ":"
    return Incise(cue=cue, row=row, rule="selon", tokens=(i, end), head=head, np=np, colon=colon, leading=leading)


def _is_seeing(r: Reading, token: int) -> bool:
    """Whether *vu de* is a participle with its object: *les témoins ont aussi vu de jeunes hommes*."""
    return any(r.pos[k] == "AUX" for k in range(max(0, token - 3), token))


def _may_inform(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, head: int, end: int) -> bool:
    """Whether *selon* names somebody or something that informs, not a manner or a case (*selon les besoins*)."""
    if r.pos[head] in ("PRON", "PROPN") or r.words[head][:1].isupper() or lexicon.roles.get(r.words[head]) is not None:
        return True
    if r.lemma[head] in MANNERS:
        return False
    # A common noun informs where the phrase is set off from the clause.
    before = r.lower[cue.token - 1] if cue.token > unit[0] else ","
    return (
        before in BREAKS
        or before in _CONJUNCTIONS
        or r.pos[cue.token - 1] == "ADV"
        and cue.token - 1 == unit[0]
        or end < unit[1]
        and r.lower[end] == ","
    )


def _leads(r: Reading, unit: Range, i: int, end: int) -> bool:
    """Whether a prepositional cue stands before its clause: first in the unit or right behind a conjunction."""
    j = i - 1
    while j >= unit[0] and (
        r.pos[j] == "ADV" or r.lower[j] in ("toujours", "or", "ainsi", "encore", "enfin", "par", "ailleurs")
    ):
        j -= 1
    if j < unit[0]:
        return True
    word = r.lower[j]
    if word in ("(", "[") or word == "," and r.lower[j - 1] in _CONJUNCTIONS and j - 1 > unit[0]:
        return True  # « P et, selon X, Q »: Q alone
    after = end + 1 if end < unit[1] and r.lower[end] == "," else end
    if (
        word == ","
        and after < unit[1]
        and (
            r.is_finite(after)
            or r.lower[after] in ("se", "s'", "ne", "n'", "l'", "y", "en")
            and after + 1 < unit[1]
            and r.is_finite(after + 1)
        )
    ):
        # « X, selon Y, est parti »: what stands before is the subject.
        return False
    if word in ("»", "”", '"', ",") or r.space[j]:
        segment = range(unit[0], j)
        return (
            _clause_follows(r, unit, end)
            and not any(r.is_finite(k) for k in segment)
            and not any(r.quote[k] >= 0 for k in range(unit[0], i))
            and j - unit[0] <= 12
        )
    if word in ("—", "–", "-") and all(r.pos[k] in ("PUNCT", "SPACE") for k in range(end, unit[1])):
        return False  # « 300 marcheurs — contre 900 lundi — selon la police. »
    return word in _CONJUNCTIONS or word in ("que", "qu'", "puisque", ":", ";", "—", "–", "|", "tandis", "alors")


def _clause_follows(r: Reading, unit: Range, end: int) -> bool:
    """Whether what is reported stands behind a cue clause: *À Gaza, selon l'ONU, 12 morts*; not *12 morts, selon X*."""
    behind = [k for k in range(end, unit[1]) if r.pos[k] not in ("PUNCT", "SPACE")]
    if not behind:
        return False
    opens = r.pos[unit[0]] in ("ADP", "ADV", "SCONJ", "CCONJ", "VERB")
    return opens or any(r.is_finite(k) or r.quote[k] >= 0 for k in behind)


def _prepositional_source(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue) -> tuple[int, Range, int] | None:
    """Head, phrase and clause end of the source behind *selon*, *d'après*, *de source …*."""
    j = cue.end
    if cue.rows[0].words[-1] in ("source", "sources"):
        # « de source policière »: the source noun is part of the cue.
        end = j
        while (
            end < unit[1]
            and r.pos[end] in ("ADJ", "ADP", "NOUN", "PROPN", "CCONJ", "ADV", "DET")
            and r.lower[end] not in (",",)
            and not r.is_finite(end)
            and r.lower[end] not in ("que", "qu'")
        ):
            end += 1
        if end > j and r.lower[j].startswith("indépendante"):
            # « vérifier ces affirmations de source indépendante »: nobody has said anything
            return None
        return j - 1, (j - 1, end), end
    head = j
    while head < unit[1] and (
        r.pos[head] in ("DET", "NUM", "ADJ", "ADV") or r.lower[head] in ("l'", "«", "“", "l'un", "tous", "quelque")
    ):
        if r.pos[head] == "ADJ" and (
            head + 1 >= unit[1] or r.pos[head + 1] not in ("NOUN", "PROPN", "ADJ", "X", "NUM")
        ):
            break
        head += 1
    while (
        head + 1 < unit[1]
        and r.pos[head + 1] == "NOUN"
        and r.lower[head] in ("premiers", "premières", "derniers", "dernières", "différents", "plusieurs")
    ):
        head += 1
    if (
        head >= unit[1]
        or r.space[head]
        or r.pos[head] in ("PUNCT", "SCONJ", "VERB", "AUX")
        and not lexicon.roles.get(r.lower[head])
        and r.pos[head] != "VERB"
    ):
        return None
    if r.lower[head] in ("que", "qu'"):
        return None
    if r.lower[head] in ("lui", "elle", "eux", "elles", "moi", "nous", "vous"):
        return head, (head, head + 1), head + 1
    high = unit[1]
    if cue.token > unit[0] and r.pos[cue.token - 1] == "AUX":
        # « aurait selon plusieurs sources payé »: the participle is the clause's.
        high = next((k for k in range(head + 1, high) if "VerbForm=Part" in r.morph[k]), high)
    tokens = phrase(r, lexicon, head, low=j, high=high, after_verb=False)
    np = (j, max(tokens[1], head + 1))
    alone = np[1] < unit[1] and r.lower[np[1]] == "," and nobody_is_called(r, lexicon, head, np[1])
    end = np[1] if high < unit[1] or alone else _clause_end(r, lexicon, unit, np[1])
    return head, np, end


def _clause_end(r: Reading, lexicon: Lexicon, unit: Range, j: int) -> int:
    """End of a prepositional cue clause: relative clauses and participles on the source belong to it."""
    while j < unit[1]:
        word = r.lower[j]
        if (
            word == ","
            or word in (":", ";", ".", "»", "”", ")", "–", "—", "!", "?")
            or r.space[j]
            or r.opens_quotation(j)
        ):
            if word == "," and j + 1 < unit[1]:
                close = apposition_end(r, lexicon, j, unit[1], False)
                following = r.lower[j + 1]
                if close is not None and close < unit[1] and r.lower[close] == ",":
                    j = close
                    continue
                if following == "dont" and r.pos[j + 2 : j + 3] == ["NUM"]:
                    return j
                himself = following in ("lui-même", "elle-même", "eux-mêmes", "elles-mêmes")
                if (
                    himself
                    or following in PASSED_ON
                    or following in ASKED
                    or following in ("citant", "dont", "qui")
                    or following in DAYS
                ):
                    nxt = next_comma(r, unit, j + 1)
                    if nxt is not None:
                        j = nxt
                        continue
                    return unit[1] if r.pos[unit[1] - 1] != "PUNCT" else unit[1] - 1
            return j
        if word == "et" or word in RELATIVES and word not in ("qui", "dont", "que", "qu'"):
            return j
        if (
            word in ("qui", "dont", "citant")
            or word in PASSED_ON
            or word in ("que", "qu'")
            and r.lower[j + 1 : j + 2]
            and r.lower[j + 1] in ("cite", "citent", "reprend", "relaie", "relaye")
        ):
            nxt = next_comma(r, unit, j)
            if nxt is None:
                return unit[1]
            on = (
                nxt + 2
                if r.lower[nxt + 1 : nxt + 2]
                and r.lower[nxt + 1] in ("lui-même", "elle-même", "eux-mêmes", "elles-mêmes")
                else nxt + 1
            )
            if on < unit[1] and r.lower[on] in PASSED_ON:
                j = on
                continue
            return nxt
        if r.is_finite(j):
            return j
        j += 1
    return j


def _pour_reports(r: Reading, lexicon: Lexicon, unit: Range, head: int, np: Range, leading: bool) -> bool:
    """*Pour X, P* is an opinion only at the head of its clause, before a comma, and with somebody who can have one."""
    end = np[1]
    if not leading or end >= unit[1] or r.lower[end] not in (",", "«", "“", '"'):
        return False
    if r.lower[end] == "," and r.lower[end + 1 : end + 2] in (["de"], ["d'"]):
        return False  # « Pas facile, pour X, de céder »
    if r.pos[head] == "PRON":
        return r.lower[head] in ("lui", "elle", "eux", "elles", "nous", "moi")
    if r.pos[head] == "PROPN":
        return any(r.feature(k, "NumType") is None for k in (head,)) and r.lower[head] not in DAYS
    role = lexicon.roles.get(r.lower[head])
    return role is not None and role.kind in ("person", "organisation", "group", "anonymous", "medium")
