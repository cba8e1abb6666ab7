"""Incises: cue clauses that stand beside, behind or amid what they report.

*« … », a-t-il ajouté*; *P, a indiqué la police*; *P1, selon X, P2*; *Selon X, P*; *comme l'a dit X*; *P, ce que
dément X*. An incise is recognised by its shape on the surface: behind a comma, a closing quotation mark or a dash,
the finite verb comes first. French puts a verb first nowhere else in news prose, and parsers are weakest just there.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from recoupe.extract.cues import INVERTED, Cue, Group, skip_adverbial
from recoupe.extract.nounphrase import ASKED, DAYS, OF, PASSED_ON, RELATIVES, apposition_end, phrase, skip_date
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon, ReportingRow

_WHICH = frozenset("lequel laquelle lesquels lesquelles".split())

BREAKS = frozenset({",", "»", "”", '"', "–", "—", "-", "?", "!", "…", "...", ";", "’", "''"})
_CONJUNCTIONS = frozenset("mais et car or donc ni ou".split())
_ADJUNCT_STARTS = frozenset(
    "dans lors sur à au aux en via par devant après avant depuis pendant durant auprès citant cité citée cités citées "
    "relayé relayée relayés repris reprise interrogé interrogée interviewé interviewée joint jointe contacté contactée "
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui avec sans tout sous selon à_l'issue dès peu "
    "quelques ce cette ce_matin rapporte rapportent lui elle eux".split()
)


class Incise(msgspec.Struct):
    """A cue clause within its unit.

    Attributes:
        tokens: the clause with its cue, source and adjuncts, without the commas around it.
        np: range of the source's phrase, if it is one; ``head`` its head.
        colon: a colon behind it announces more content.
        leading: it stands before what it reports (*Selon X, P*).
    """

    cue: Cue
    row: ReportingRow
    rule: str
    tokens: Range
    head: int | None = None
    np: Range | None = None
    colon: bool = False
    leading: bool = False


def find_incises(r: Reading, lexicon: Lexicon, unit: Range, cues: list[Cue]) -> list[Incise]:
    """All incises of a unit, in text order, none inside another."""
    found: list[Incise] = []
    limit = unit[0]
    verbs = {c.group.start for c in cues if c.group is not None and c.group.mood == "fin" and not c.group.passive}
    starts = frozenset(verbs | {c.token for c in cues if c.kind == "prep" and c.rows[0].lemma != "pour"})
    for cue in cues:
        if cue.token < limit:
            continue
        incise = _prepositional(r, lexicon, unit, cue) if cue.kind == "prep" else _verbal(r, lexicon, unit, cue, starts)
        if incise:
            cue.incise = True
            found.append(incise)
            limit = incise.tokens[1]
    return found


# Verbs -----------------------------------------------------------------------------------------------------------


def _verbal(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, starts: frozenset[int]) -> Incise | None:
    group = cue.group
    if group is None or cue.kind != "verb":
        return None
    row = _row(cue, "quote", "incise", "que")
    if row is None:
        return None
    start = group.start
    if (comme := _comme_subject(r, lexicon, unit, group)) is not None:
        at, head, np = comme
        end, colon = _incise_end(r, lexicon, unit, max(group.end, cue.end), starts)
        if not _something_before(r, unit, at) and end >= unit[1] - 1:
            return None
        return Incise(
            cue=cue,
            row=row,
            rule="comme",
            tokens=(at, end),
            head=head,
            np=np,
            leading=not _something_before(r, unit, at),
        )
    if group.mood == "inf":
        return _et_dajouter(r, unit, cue, row)
    if group.mood != "fin" or group.passive:
        return None
    rule = _verb_first(r, unit, start, group.clitic is not None)
    if rule is None:
        return None
    after = max(group.end, cue.end)
    if after < unit[1] and r.lower[after] in ("que", "qu'") and group.clitic is None and rule == "incise":
        return None
    if rule == "ce-que":
        start = _back_to(r, unit, start, ("ce",))
        if start - 2 >= unit[0] and r.lower[start - 1] in ("est", "était") and r.lower[start - 2] in ("c'", "ce"):
            start -= 2
    head = np = None
    if group.clitic is not None:
        head, np = group.clitic, (group.clitic, group.clitic + 1)
    else:
        located = _postverbal_subject(r, lexicon, unit, after)
        if located is None:
            return None
        takes_object = any(
            row.frames & {"np", "np_word", "obj_de", "obj_a", "obj_pour", "comme", "attr", "qualif"} for row in cue.rows
        )
        if (
            rule == "incise"
            and takes_object
            and not _speaker_behind_clause(r, lexicon, unit, start, located)
            and _subject_on_the_left(r, unit, group.verb, group.start)
        ):
            return None
        head, np = located
    if rule == "incise" and group.clitic is None and not _reportable(r, unit, start):
        return None
    if not _something_before(r, unit, start) and rule == "incise":
        return None
    end, colon = _incise_end(r, lexicon, unit, np[1] if np and group.clitic is None else after, starts)
    return Incise(
        cue=cue,
        row=row,
        rule=rule,
        tokens=(start, end),
        head=head,
        np=np,
        colon=colon,
        leading=rule == "comme" and start <= unit[0] + 1,
    )


def _comme_subject(
    r: Reading, lexicon: Lexicon, unit: Range, group: Group
) -> tuple[int, int | None, Range | None] | None:
    """*comme X l'avait annoncé*: the place of *comme*, the head and the phrase of the subject."""
    if group.mood != "fin" or group.passive or not any(w in ("l'", "le") for w in r.lower[group.start : group.verb]):
        return None
    for k in range(group.start - 1, max(unit[0], group.start - 14) - 1, -1):
        if r.lower[k] == "comme":
            if k + 1 == group.start:
                return None
            head = next(
                (
                    m
                    for m in range(k + 1, group.start)
                    if r.pos[m] in ("NOUN", "PROPN", "PRON") and r.lower[m] not in ("l'",)
                ),
                None,
            )
            if head is None:
                return None
            if r.lower[head] == "on":
                return k, None, None
            tokens = phrase(r, lexicon, head, low=k + 1, high=group.start, after_verb=False)
            return k, head, tokens
        if r.lower[k] in (",", ";", ":", "»") or r.is_finite(k):
            return None
    return None


def _row(cue: Cue, *frames: str) -> ReportingRow | None:
    for frame in frames:
        for row in cue.rows:
            if frame in row.frames:
                return row
    return None


def _et_dajouter(r: Reading, unit: Range, cue: Cue, row: ReportingRow) -> Incise | None:
    """*Et d'ajouter : « … »*, *Et X de conclure : « … »*: an infinitive as main verb."""
    i = cue.token
    if i < 1 or r.lower[i - 1] not in ("d'", "de"):
        return None
    start = i - 1
    a = unit[0]
    while a < start and (r.words[a] in '«»“”"' or r.lower[a] == ","):
        a += 1
    if r.lower[a] != "et" and not (start > unit[0] and r.lower[start - 1] == "et"):
        return None
    if start - a > 9 or any(r.is_finite(k) for k in range(a, start)):
        return None
    end, colon = cue.end, False
    while (
        end < unit[1] and r.pos[end] in ("ADV", "ADP", "NOUN", "DET", "ADJ") and r.quote[end] < 0 and end - cue.end < 6
    ):
        end += 1
    colon = end < unit[1] and r.lower[end] == ":"
    head = start - 1 if start - a >= 2 and r.is_noun(start - 1) else None
    if not colon and not (end < unit[1] and r.opens_quotation(end)) and not _something_before(r, unit, a):
        return None
    np = (a + 1, start) if head is not None else None
    return Incise(cue=cue, row=row, rule="et-de-inf", tokens=(a, end), head=head, np=np, colon=True)


def _verb_first(r: Reading, unit: Range, start: int, clitic: bool) -> str | None:
    """Whether a verb group that begins at ``start`` comes first in its clause, and as what."""
    if start == unit[0]:
        return "incise" if clitic else None
    j = start - 1
    before = r.lower[j]
    if before in BREAKS or r.words[j] in BREAKS:
        return None if _ends_scare(r, j) else "incise"
    if before == "comme" or (before in ("l'", "le") and j > unit[0] and r.lower[j - 1] == "comme"):
        return "comme"
    if before in ("que", "qu'") and j > unit[0] and r.lower[j - 1] == "ce":
        if j - 1 == unit[0] or r.lower[j - 2] in BREAKS or r.lower[j - 2] in ("et", "est", "était"):
            return "ce-que"
        return "comme" if r.lower[j - 2] in ("selon", "d'après") else None
    if (
        clitic
        and r.words[unit[1] - 1] != "?"
        and r.quote[start] < 0
        and start - unit[0] > 3
        and r.pos[j] in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
    ):
        # « La base se charge du soutien aux éléments armés assure-t-il »: an inverted pronoun needs no comma.
        return "incise"
    if clitic and (r.pos[j] == "ADV" or before in ("et", "encore", "ainsi", "même", "aussi")):
        k = j - 1
        return "incise" if k >= unit[0] and r.lower[k] in BREAKS else None
    return None


def _ends_scare(r: Reading, j: int) -> bool:
    """Whether a short quoted term ends here (*les « gilets jaunes » ont dit*)."""
    return (
        r.quote[j] >= 0
        and r.closes_quotation(j)
        and _scare(r, r.quotation_tokens(r.quote[j])[0])
        and r.quotation_tokens(r.quote[j])[0] > r.units[r.unit_of[j]][0]
    )


def _back_to(r: Reading, unit: Range, start: int, words: tuple[str, ...]) -> int:
    for k in range(start - 1, max(unit[0], start - 4) - 1, -1):
        if r.lower[k] in words:
            return k
    return start


def _reportable(r: Reading, unit: Range, start: int) -> bool:
    """Whether what stands before an incise can be reported words: a clause with its verb, or a quotation."""
    if r.lower[unit[0]] in ("selon", "d'après") and r.lower[start - 1] == ",":
        # « Selon un témoin, a rapporté l'agence X, P »
        return True
    return any(
        r.is_finite(k)
        or "VerbForm=Inf" in r.morph[k]
        or r.opens_quotation(k)
        and not _scare(r, k)
        or r.quote[k] >= 0
        and r.closes_quotation(k)
        for k in range(unit[0], start)
    )


def _something_before(r: Reading, unit: Range, start: int) -> bool:
    return any(r.pos[k] not in ("PUNCT", "SPACE", "SYM") for k in range(unit[0], start))


def _subject_on_the_left(r: Reading, unit: Range, verb: int, start: int) -> bool:
    """Whether the verb behind a comma has its subject before it (*Le ministre, interrogé hier, affirme que*)."""
    for child in r.children[verb]:
        if (
            r.quote[child] >= 0
            and r.quote[child] != r.quote[verb]
            and not _scare(r, r.quotation_tokens(r.quote[child])[0])
        ):
            continue
        if r.dep[child].startswith("nsubj") or r.dep[child].startswith("expl:subj"):
            if child < start and r.pos[child] != "PRON":
                return not _clause_between(r, child, start)
            return child < start
    # Without the parser's help: something with a finite verb of its own, or a quotation, must stand before.
    before = range(unit[0], start)
    if r.lower[start - 1] in ("»", "”", '"', "?", "!"):
        return False
    return not any(r.is_finite(k) for k in before if not _in_relative(r, k, unit)) and not any(
        r.quote[k] >= 0 for k in before
    )


def _speaker_behind_clause(r: Reading, lexicon: Lexicon, unit: Range, start: int, located: tuple[int, Range]) -> bool:
    """A whole clause before the verb and somebody who can speak right behind it: *P, ont indiqué les pompiers*."""
    head, np = located
    clause = any(r.is_finite(k) and not _in_relative(r, k, unit) for k in range(unit[0], start))
    # Without a comma of its own, what stands before is no subject with an aside: the tagger has missed its verb.
    clause = clause or start - unit[0] > 5 and "," not in r.lower[unit[0] : start - 1]
    behind_quotation = (
        start - 2 >= unit[0] and r.lower[start - 1] == "," and r.quote[start - 2] >= 0 and r.closes_quotation(start - 2)
    )
    if (
        not clause
        and not behind_quotation
        and not any(r.opens_quotation(k) and not _scare(r, k) for k in range(unit[0], start))
    ):
        return False
    role = lexicon.roles.get(r.lower[head])
    speaks = (
        role is not None
        and role.kind in ("person", "organisation", "anonymous", "medium", "document")
        or head in r.media
    )
    if role is not None and role.kind == "document" and r.lower[np[0]] in ("son", "sa", "ses", "leur", "leurs"):
        # « a défendu son bilan »
        speaks = False
    speaks = speaks or r.words[head][:1].isupper()
    speaks = speaks or any(lexicon.first_names.gender(r.words[k]) is not None for k in range(*np))
    return speaks and (
        np[1] >= unit[1]
        or r.lower[np[1]] in (".", ",", "»", "!", "…", "(", "lors", "dans", "à", "sur")
        or r.space[np[1]]
    )


def _clause_between(r: Reading, subject: int, start: int) -> bool:
    return any(r.is_finite(k) and not _in_relative(r, k, (subject, start)) for k in range(subject + 1, start))


def _in_relative(r: Reading, token: int, unit: Range) -> bool:
    """Whether a finite verb follows a relative pronoun or subordinator of its own on the left, in its comma segment.

    A second verb joined by *et* or *mais* (*qui n'a rien dit mais semble prêt*) is in the same clause.
    """
    for k in range(token - 1, max(unit[0], token - 25) - 1, -1):
        if r.lower[k] in RELATIVES:
            return True
        if r.lower[k] in (",", ";", ":", "»"):
            return False
        if r.is_finite(k) and r.pos[k] == "VERB" and not any(w in ("et", "mais") for w in r.lower[k + 1 : token]):
            return False
    return False


def _postverbal_subject(r: Reading, lexicon: Lexicon, unit: Range, after: int) -> tuple[int, Range] | None:
    """Head and phrase of an inverted nominal subject."""
    j = after
    while j < unit[1]:
        j, before = max(skip_date(r, j, unit[1]), skip_adverbial(r, j)), j
        if j > before:
            continue
        word, pos = r.lower[j], r.pos[j]
        if word in (",",) and j + 1 < unit[1] and (skip := _skip_between_commas(r, unit, j)) is not None:
            j = skip
            continue
        if r.space[j] or word in (";", ":", ".", "!", "?", "»", "”") or word in RELATIVES:
            return None
        if pos == "ADV" or word in DAYS or word in INVERTED or word.endswith("ment") and pos == "ADV":
            j += 1
            continue
        if word in ("en", "y") and pos != "ADP":
            j += 1
            continue
        if (
            pos == "ADP" or word in ("à", "au", "aux", "dans", "sur", "en", "auprès", "lors", "pour", "ce_matin")
        ) and word not in OF:
            j = skip_prepositional(r, unit, j)
            continue
        if word in OF and r.pos[j] == "ADP":
            if j == after:
                return None
            j = skip_prepositional(r, unit, j)
            continue
        break
    if j >= unit[1]:
        return None
    head = j
    while (
        head < unit[1]
        and (r.pos[head] in ("DET", "NUM", "ADJ", "ADV") or r.lower[head] in ("l'", "«", "“", '"', "quelque"))
        and not (r.pos[head] == "NUM" and head + 1 < unit[1] and r.pos[head + 1] not in ("NOUN", "ADJ"))
    ):
        if r.pos[head] == "ADJ" and (head + 1 >= unit[1] or r.pos[head + 1] not in ("NOUN", "PROPN", "ADJ", "X")):
            break
        head += 1
    if head >= unit[1] or r.is_finite(head) and r.pos[head - 1] != "DET" or r.pos[head] in ("SCONJ", "CCONJ", "PUNCT"):
        return None
    if r.lower[head] in INVERTED or r.lower[head] in ("que", "qu'"):
        return None
    tokens = phrase(r, lexicon, head, low=j, high=unit[1], after_verb=True)
    return head, (min(j, tokens[0]), tokens[1])


def _skip_between_commas(r: Reading, unit: Range, comma: int) -> int | None:
    """Over a short adjunct between commas (*a déclaré, mardi soir, le ministre*)."""
    for k in range(comma + 1, min(unit[1], comma + 10)):
        if r.lower[k] == ",":
            return k + 1
        if r.is_finite(k) or r.words[k] in "«»“”":
            return None
    return None


def skip_prepositional(r: Reading, unit: Range, j: int) -> int:
    """Past the prepositional phrase that begins at ``j`` (*à l'AFP*, *lors d'un point de presse*)."""
    k = j + 1
    while k < unit[1]:
        word, pos = r.lower[k], r.pos[k]
        if r.space[k] or word in (",", ";", ":", ".", "!", "?", "»", "”", "«", "“") or word in RELATIVES:
            return k
        if k in r.media:
            k = r.media[k][0]
            if k < unit[1] and (r.pos[k] in ("DET", "PROPN", "NOUN") or r.lower[k] in ("l'", "à", "au", "aux")):
                return k
            continue
        if skip_date(r, k, unit[1]) > k and k > j + 1:
            return k
        if (
            pos == "DET"
            and k > j + 1
            and r.pos[k - 1] not in ("ADP", "DET", "CCONJ")
            and r.lower[k - 1] not in OF
            and r.lower[k - 1] not in ("à", "au", "aux", "dans", "sur", "lors", "en")
        ):
            return k
        if r.is_finite(k) and pos == "AUX":
            return k
        if pos == "PROPN" and k > j + 1 and r.pos[k - 1] == "PROPN":
            # « à l'AFP Étienne Thieffry »: a medium ends where its name ends.
            medium = medium_end(r, j + 1)
            if medium is not None and medium <= k:
                return k
        k += 1
    return k


def medium_end(r: Reading, j: int) -> int | None:
    """Where the name of a medium that begins within the next tokens ends, in tokens."""
    for k in range(j, min(r.length, j + 4)):
        if k in r.media:
            return r.media[k][0]
    return None


def _incise_end(r: Reading, lexicon: Lexicon, unit: Range, j: int, starts: frozenset[int]) -> tuple[int, bool]:
    """Where an incise ends, and whether a colon stands there; ``starts`` are where another one may begin."""
    while j < unit[1]:
        word = r.lower[j]
        if word == ":":
            return j, True
        if word in (".", "!", "?", "…", "...", ";", "»", "”", "–", "—") or r.space[j]:
            return j, False
        if word == ")" and "(" not in r.lower[max(unit[0], j - 15) : j]:
            return j, False
        if r.opens_quotation(j) and not _scare(r, j):
            return j, False
        if word == "," and j + 1 in starts or word == "selon" and r.lower[j + 1 : j + 2] and r.lower[j + 1] in _WHICH:
            return j, False
        if word == "," and j + 1 < unit[1] and r.lower[j + 1] in ("qui", "dont"):
            comma = _next_comma(r, unit, j + 1)
            if comma is None:
                return unit[1], False
            j = comma
            if resumes(r, unit, j + 1):
                return j, False
            j += 1
            continue
        if word == ",":
            close = apposition_end(r, lexicon, j, unit[1], True)
            if close is not None and (close >= unit[1] or r.lower[close] in (",", ".", ":", ";", "!", "?", "»", "(")):
                j = close
                continue
            if resumes(r, unit, j + 1):
                return j, False
        if word in ("et", "mais") and j + 1 < unit[1] and r.opens_quotation(j + 1) and not _scare(r, j + 1):
            return j, False
        j += 1
    return j, False


def _scare(r: Reading, j: int) -> bool:
    """Whether a quotation that begins at ``j`` is a term rather than speech."""
    a, b = r.quotation_tokens(r.quote[j])
    return b - a <= 6 and not any(r.is_finite(k) for k in range(a, b)) and (a == 0 or r.lower[a - 1] not in (",", ":"))


def resumes(r: Reading, unit: Range, j: int) -> bool:
    """Whether what follows the comma before token ``j`` goes on with the reported clause, not with the incise."""
    if j >= unit[1]:
        return False
    k = j
    while k < unit[1] and r.lower[k] in ("et", "mais", ","):
        k += 1
    if k >= unit[1]:
        return False
    if r.opens_quotation(k) and not _scare(r, k):
        return True
    word = r.lower[k]
    if word in RELATIVES and word not in ("que", "qu'", "où"):
        # A relative clause on the source: look behind it.
        comma = _next_comma(r, unit, k)
        return comma is not None and resumes(r, unit, comma + 1)
    if r.pos[k] == "VERB" and "VerbForm=Part" in r.morph[k] or word == "tout" and r.lower[k + 1 : k + 2] == ["en"]:
        comma = _next_comma(r, unit, k)
        return (
            comma is not None
            and any(r.is_finite(m) for m in range(comma, min(unit[1], comma + 6)))
            and resumes(r, unit, comma + 1)
        )
    if word in _ADJUNCT_STARTS:
        comma = _next_comma(r, unit, k)
        if comma is None:
            return False
        return resumes(r, unit, comma + 1)
    return any(r.is_finite(m) for m in range(k, unit[1]) if r.quote[m] < 0 or r.quote[m] == r.quote[j - 1])


def _next_comma(r: Reading, unit: Range, j: int) -> int | None:
    for k in range(j + 1, unit[1]):
        if r.lower[k] == "," and (r.quote[k] < 0 or r.quote[k] == r.quote[j]):
            return k
        if r.lower[k] in (".", ";", ":"):
            return None
    return None


# Prepositions ----------------------------------------------------------------------------------------------------


def _prepositional(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue) -> Incise | None:
    row = cue.rows[0]
    i, j = cue.token, cue.end
    if j >= unit[1]:
        return None
    if not row.source:
        # « à ses yeux », « de l'avis général »: the expression names nobody.
        return (
            Incise(cue=cue, row=row, rule="selon", tokens=(i, j), leading=_leads(r, unit, i, j))
            if r.lower[j] == ","
            else None
        )
    if r.lower[j] in _WHICH:
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


# Nouns behind which *selon* tells a manner, a case or a rule rather than who says so.
_MANNERS = frozenset(
    "procédure technique méthode modalité cas besoin calendrier programme critère règle âge taille principe formule "
    "région saison ordre vraisemblance circonstance mode nature type degré niveau pays année période lieu époque "
    "moment goût usage coutume norme standard grille barème schéma logique axe jour heure zone secteur catégorie "
    "espèce quantité poids sexe état possibilité humeur angle approche manière façon forme rythme rite tradition tour "
    "sens proportion mesure répartition classement ligne plan scénario".split()
)


def _may_inform(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, head: int, end: int) -> bool:
    """Whether *selon* names somebody or something that informs, not a manner or a case (*selon les besoins*)."""
    if r.pos[head] in ("PRON", "PROPN") or r.words[head][:1].isupper() or lexicon.roles.get(r.words[head]) is not None:
        return True
    if r.lemma[head] in _MANNERS:
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
    if word in ("(", "["):
        return True
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
            not any(r.is_finite(k) for k in segment)
            and not any(r.quote[k] >= 0 for k in range(unit[0], i))
            and j - unit[0] <= 12
        )
    return word in _CONJUNCTIONS or word in ("que", "qu'", "puisque", ":", ";", "—", "–", "|", "tandis", "alors")


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
    tokens = phrase(r, lexicon, head, low=j, high=unit[1], after_verb=False)
    np = (j, max(tokens[1], head + 1))
    end = _clause_end(r, lexicon, unit, np[1])
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
                    nxt = _next_comma(r, unit, j + 1)
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
            nxt = _next_comma(r, unit, j)
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
    if r.pos[head] == "PRON":
        return r.lower[head] in ("lui", "elle", "eux", "elles", "nous", "moi")
    if r.pos[head] == "PROPN":
        return any(r.feature(k, "NumType") is None for k in (head,)) and r.lower[head] not in DAYS
    role = lexicon.roles.get(r.lower[head])
    return role is not None and role.kind in ("person", "organisation", "group", "anonymous", "medium")


# Contents --------------------------------------------------------------------------------------------------------


def incise_contents(r: Reading, unit: Range, incises: list[Incise]) -> Iterator[tuple[Incise, list[Range]]]:
    """What each incise of a unit reports: the text around it, shared out between several."""
    a, b = unit
    floor = a
    passing: Incise | None = None
    for number, incise in enumerate(incises):
        start, end = incise.tokens
        if incise is passing:
            yield incise, []
            floor = end
            continue
        following = incises[number + 1] if number + 1 < len(incises) else None
        ceiling = b
        if start > a and r.lower[start - 1] == "(":
            ceiling = next((k for k in range(end, b) if r.lower[k] == ")"), b)
        elif following:
            ceiling = following.tokens[0]
            if incise.leading and not following.leading:
                # « Selon X, P1, surtout que P2, d'après Y, … »: what the second reports begins inside.
                local = _left_content(r, unit, end, following)[0]
                ceiling = local if local > end else ceiling
        left = () if incise.leading else _left_content(r, unit, floor, incise)
        right: Range | None = None
        if incise.leading or incise.colon or (end < ceiling and _goes_on(r, unit, end, incise)):
            right = (end, ceiling)
            if (
                following
                and not following.leading
                and not incise.leading
                and not incise.colon
                and incise.rule != "selon"
            ):
                right = None
        if (
            right is not None
            and left
            and incise.colon
            and not any(r.is_finite(k) or r.quote[k] >= 0 for k in range(*left))
        ):
            # « Mes chers collègues, comme dit le proverbe : … »
            left = ()
        if right is not None and left and not incise.leading:
            right = _own_right(r, unit, incise, left, right)
        if (
            incise.leading
            and following
            and not following.leading
            and right is not None
            and trim(r, right)[0] >= trim(r, right)[1]
        ):
            right, passing = (following.tokens[1], b), following
        contents = [trimmed for part in (left, right) if part and (trimmed := trim(r, part))[0] < trimmed[1]]
        if incise.rule == "comme" and not contents:
            contents = []
        yield incise, contents
        floor = end if right is None else right[1]
        if incise.leading and following:
            # « Selon X, P, rapporte Y »: both report P.
            floor = end


def _own_right(r: Reading, unit: Range, incise: Incise, left: Range, right: Range) -> Range | None:
    """What of the text behind an incise is still reported.

    Behind a quotation only a quotation is (*« … », a dit X, alors que …* goes on in the journalist's voice), and an
    incise within a relative clause reports to the end of that clause.
    """
    quoted = trim(r, left)
    if (
        incise.rule != "selon"
        and not incise.colon
        and quoted[0] < quoted[1]
        and all(r.quote[k] >= 0 for k in range(*quoted))
    ):
        return right if any(r.quote[k] >= 0 for k in range(*right)) else None
    if left[0] > unit[0] and any(r.lower[k] in ("qui", "dont") for k in range(*left)):
        for k in range(right[0] + 1, right[1] - 1):
            if r.lower[k] == "," and r.quote[k] < 0 and opens_main_clause(r, k + 1, right[1]):
                return right[0], k
    return right


def opens_main_clause(r: Reading, j: int, end: int) -> bool:
    """A subject and then its finite verb, with nothing that subordinates them."""
    k = j
    while k < end and r.pos[k] in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADP", "PUNCT", "ADV", "PRON", "CCONJ", "X"):
        if r.lower[k] in ("qui", "que", "qu'", "dont", "où", ":", ";"):
            return False
        k += 1
    if k >= end or not r.is_finite(k):
        return False
    return r.pos[j] in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or r.lower[j] in _MAIN_PRONOUNS


_MAIN_PRONOUNS = frozenset("il elle ils elles on l' celui-ci ce le la les".split())


def _goes_on(r: Reading, unit: Range, end: int, incise: Incise) -> bool:
    if end >= unit[1]:
        return False
    if r.opens_quotation(end):
        return True
    if r.lower[end] in (",", "–", "—", "-", ")", "et", "mais"):
        if (
            end + 1 < unit[1]
            and ("Tense=Pres|VerbForm=Part" in r.morph[end + 1] or r.lower[end + 1] in PASSED_ON)
            and not resumes(r, unit, end + 1)
        ):
            return False
        return (
            resumes(r, unit, end + 1)
            or incise.rule == "selon"
            and any(r.pos[k] not in ("PUNCT", "SPACE") for k in range(end, unit[1]))
        )
    if r.lower[end] in ("»", "”", '"'):
        return False
    return incise.rule == "selon" and any(r.is_finite(k) or r.pos[k] in ("NOUN", "ADJ") for k in range(end, unit[1]))


def _left_content(r: Reading, unit: Range, floor: int, incise: Incise) -> Range:
    start = incise.tokens[0]
    quoted = _last_quotation(r, floor, start)
    if quoted is not None:
        return quoted, start
    if incise.rule == "selon" and start > floor and r.lower[start - 1] != ",":
        # « … des attaques qui ont coûté des millions selon lui »: without a comma, the relative clause alone.
        for k in range(start - 1, floor, -1):
            if r.lower[k] == ",":
                break
            if r.lower[k] == "qui" and r.quote[k] < 0 and start - k < 8:
                return (k, start) if _goes_on(r, unit, incise.tokens[1], incise) else (k + 1, start)
    if floor == unit[0] and not _goes_on(r, unit, incise.tokens[1], incise):
        return floor, start
    if incise.rule != "selon" and not _local(r, incise):
        return floor, start
    # An incise amid a subordinate clause reports that clause: go back to where it begins.
    depth = r.quote[start]
    for k in range(start - 1, floor, -1):
        word = r.lower[k]
        if r.quote[k] != depth and r.quote[k] >= 0:
            continue
        if word in ("car", "puisque", ";") or (
            word in ("que", "qu'") and r.lower[k - 1] in ("surtout", "alors", "tandis", "parce")
        ):
            return k + 1, start
        if word in ("mais", "or") and r.lower[k - 1] == ",":
            return k + 1, start
        if word in ("que", "qu'") and r.pos[k] == "SCONJ" and _unfinished(r, k, start) and k > floor + 1:
            return k + 1, start
        if word in RELATIVES and word not in ("que", "qu'") and _unfinished(r, k, start):
            return (max(floor, _antecedent(r, k)), start) if word != "où" else (k + 1, start)
    return floor, start


def _last_quotation(r: Reading, floor: int, start: int) -> int | None:
    """Where the quotation right before an incise begins, if a colon or another quotation stands right before it."""
    j = start - 1
    while j > floor and r.lower[j] == ",":
        j -= 1
    if r.quote[j] < 0:
        return None
    a, _ = r.quotation_tokens(r.quote[j])
    if a <= floor:
        return None
    return a if r.lower[a - 1] == ":" or r.quote[a - 1] >= 0 and r.quote[a - 1] != r.quote[a] else None


def _local(r: Reading, incise: Incise) -> bool:
    return incise.cue.group is not None and incise.cue.group.clitic is not None and r.quote[incise.tokens[0] - 1] < 0


def _unfinished(r: Reading, relative: int, start: int) -> bool:
    """Whether the clause of a relative pronoun is still open at the incise: no comma has closed it since."""
    return not any(r.lower[k] == "," for k in range(relative + 1, start - 1))


def _antecedent(r: Reading, relative: int) -> int:
    k = relative - 1
    if k >= 0 and r.lower[k] == ",":
        k -= 1
    if k >= 0 and r.pos[k] == "ADP":
        k -= 1
    while k > 0 and r.pos[k] in ("NOUN", "PROPN", "ADJ", "ADP", "NUM", "ADV") and r.lower[k] not in (",",):
        k -= 1
    while k > 0 and r.pos[k] != "DET" and r.pos[k] in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM"):
        k -= 1
    return k if r.pos[k] == "DET" else k + 1


_EDGES = frozenset({",", ":", ";", ".", "«", "»", "“", "”", '"', "–", "—", "-", "|", "(", ")"})


def trim(r: Reading, tokens: Range) -> Range:
    """Drop punctuation, quotation marks and conjunctions at the edges of a content."""
    a, b = tokens
    while a < b and (
        r.space[a]
        or r.lower[a] in _EDGES
        or (r.lower[a] in ("et", "mais", "or", "que", "qu'", "car", "donc") and a + 1 < b)
    ):
        a += 1
    while b > a and (r.space[b - 1] or r.lower[b - 1] in _EDGES):
        b -= 1
    return a, b
