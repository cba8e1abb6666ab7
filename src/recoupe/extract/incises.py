"""Incises: cue clauses that stand beside, behind or amid what they report.

*« … », a-t-il ajouté*; *P, a indiqué la police*; *P1, selon X, P2*; *Selon X, P*; *comme l'a dit X*; *P, ce que
dément X*. An incise is recognised by its shape on the surface: behind a comma, a closing quotation mark or a dash,
the finite verb comes first. French puts a verb first nowhere else in news prose, and parsers are weakest just there.
"""

from __future__ import annotations

from recoupe.extract.adjuncts import skip_adjuncts
from recoupe.extract.clauses import BREAKS, Incise, incise_end, is_term
from recoupe.extract.cues import Cue, row_with
from recoupe.extract.inverted import (
    behind_phrase,
    postverbal_subject,
    speaker_behind_clause,
    subject_on_the_left,
)
from recoupe.extract.names import profile
from recoupe.extract.nounphrase import phrase
from recoupe.extract.prepositional import prepositional_incise
from recoupe.extract.reading import Range, Reading
from recoupe.extract.verb_groups import Group
from recoupe.extract.word_classes import THIRD_POSSESSIVES
from recoupe.lexicon import Lexicon, ReportingRow

_JOINED = 6  # tokens behind a subject in which another may be joined to it


def find_incises(r: Reading, lexicon: Lexicon, unit: Range, cues: list[Cue]) -> list[Incise]:
    """All incises of a unit, in text order, none inside another."""
    found: list[Incise] = []
    limit = unit[0]
    verbs = {c.group.start for c in cues if c.group is not None and c.group.mood == "fin" and not c.group.passive}
    starts = frozenset(verbs | {c.token for c in cues if c.kind == "prep" and c.rows[0].lemma != "pour"})
    for cue in cues:
        if cue.token < limit:
            continue
        incise = (
            prepositional_incise(r, lexicon, unit, cue)
            if cue.kind == "prep"
            else _verbal(r, lexicon, unit, cue, starts)
        )
        if incise:
            cue.incise = True
            found.append(incise)
            limit = incise.tokens[1]
    return found


def _verbal(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, starts: frozenset[int]) -> Incise | None:
    """The incise that a verb cue makes, or ``None`` where it is none."""
    group = cue.group
    if group is None or cue.kind != "verb":
        return None
    row = row_with(cue, "quote", "incise", "que")
    if row is None:
        return None
    start = group.start
    if (comme := _comme_subject(r, lexicon, unit, group)) is not None:
        at, head, np = comme
        end, colon = incise_end(r, lexicon, unit, max(group.end, cue.end), starts)
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
    if (ce := _what_subject(r, lexicon, unit, cue)) is not None:
        at, head, np = ce
        return Incise(cue=cue, row=row, rule="ce-que", tokens=(at, max(group.end, cue.end)), head=head, np=np)
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
        at = _over_hedge(r, unit, start - 1)
        if at - 1 >= unit[0] and r.lower[at] in ("est", "était") and r.lower[at - 1] in ("c'", "ce"):
            start = at - 1
    head = np = None
    alone = False
    if group.clitic is not None:
        head, np = group.clitic, (group.clitic, group.clitic + 1)
    else:
        located = postverbal_subject(r, lexicon, unit, after)
        if located is None or _is_no_speaker(r, lexicon, group, *located):
            return None
        takes_object = any(
            row.frames & {"np", "np_word", "count", "obj_de", "obj_a", "obj_pour", "comme", "attr", "qualif"}
            for row in cue.rows
        )
        if not row.frames & {"quote", "que"} and any(r.pos[k] == "NUM" for k in range(*located[1])):
            return None  # « le bilan, publié à midi, a recensé 40 morts »: what is counted
        alone = rule == "incise" and behind_phrase(r, lexicon, unit, start, located)
        if (
            rule == "incise"
            and takes_object
            and not alone
            and not speaker_behind_clause(r, lexicon, unit, start, located)
            and subject_on_the_left(r, unit, group.verb, group.start)
        ):
            return None
        head, np = located
    interrupts = np is not None and _clause_resumes(r, unit, np[1])
    if rule == "incise" and group.clitic is None and not (interrupts or alone) and not _reportable(r, unit, start):
        return None
    if not _something_before(r, unit, start) and rule == "incise":
        return None
    end, colon = incise_end(r, lexicon, unit, np[1] if np and group.clitic is None else after, starts)
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


def _is_no_speaker(r: Reading, lexicon: Lexicon, group: Group, head: int, np: Range) -> bool:
    """Whether the noun behind a verb is no subject that speaks: *ont crié leur colère*."""
    finite = group.aux if group.aux is not None else group.verb
    if r.feature(finite, "Person") == "2" or r.pos[finite] == "NOUN" and r.dep[head].startswith(("acl", "amod")):
        return True  # « des VBRG, véhicules blindés »
    if r.pos[head] != "NOUN" or not r.words[head].islower() or profile(r, lexicon, np, head).kind:
        return False
    joined = "et" in r.lower[np[0] : min(np[1] + _JOINED, r.length)]
    disagrees = r.feature(finite, "Number") == "Plur" and r.feature(head, "Number") == "Sing" and not joined
    return disagrees or r.lower[np[0]] in THIRD_POSSESSIVES


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


def _what_subject(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue) -> tuple[int, int, Range] | None:
    """*P, ce que X dément*: the place of *ce*, the head and the phrase of the subject before the verb."""
    group = cue.group
    assert group is not None
    if group.mood != "fin" or group.passive or group.clitic is not None or r.quote[cue.token] >= 0:
        return None
    after = skip_adjuncts(r, (max(group.end, cue.end), unit[1]))
    if after < unit[1] and r.lower[after] not in (".", ",", ";", "!", "»", "…"):
        return None
    for k in range(group.start - 1, max(unit[0] + 1, group.start - 16), -1):
        if r.is_finite(k) or r.lower[k] in (";", ":"):
            return None
        if r.lower[k] in ("que", "qu'") and r.lower[k - 2 : k] == [",", "ce"]:
            head = next((m for m in range(k + 1, group.start) if r.is_noun(m)), None)
            if head is None or r.lower[head] == "on":
                return None
            return k - 1, head, phrase(r, lexicon, head, low=k + 1, high=group.start, after_verb=False)
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
        announced = ":" in r.lower[start : unit[1]]
        at = _over_hedge(r, unit, j - 2)
        if announced or j - 1 == unit[0] or r.lower[at] in BREAKS or r.lower[at] in ("et", "est", "était"):
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


_HEDGES = (["du", "moins"], ["en", "tout", "cas"], ["en", "tous", "cas"], ["notamment"], ["aussi"], ["également"])


def _over_hedge(r: Reading, unit: Range, j: int) -> int:
    """The token before an adverbial that ends at ``j``: *c'est du moins ce qu'affirment les rebelles*."""
    for hedge in _HEDGES:
        first = j - len(hedge) + 1
        if first > unit[0] and r.lower[first : j + 1] == hedge:
            return first - 1
    return j


def _ends_scare(r: Reading, j: int) -> bool:
    """Whether a short quoted term ends here (*les « gilets jaunes » ont dit*)."""
    return (
        r.quote[j] >= 0
        and r.closes_quotation(j)
        and is_term(r, r.quotation_tokens(r.quote[j])[0])
        and r.quotation_tokens(r.quote[j])[0] > r.units[r.unit_of[j]][0]
    )


def _back_to(r: Reading, unit: Range, start: int, words: tuple[str, ...]) -> int:
    """The nearest of some words within four tokens before ``start``, else ``start``."""
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
        and not is_term(r, k)
        or r.quote[k] >= 0
        and r.closes_quotation(k)
        for k in range(unit[0], start)
    )


def _clause_resumes(r: Reading, unit: Range, end: int) -> bool:
    """Whether the verb of an interrupted clause follows: *Le cessez-le-feu, a précisé la médiatrice, entrera …*."""
    if end >= unit[1] or r.lower[end] != ",":
        return False
    k = end + 1
    while k < unit[1] and r.lower[k] in ("ne", "n'", "se", "s'", "y", "en", "l'", "le", "la", "les"):
        k += 1
    return k < unit[1] and r.is_finite(k)


def _something_before(r: Reading, unit: Range, start: int) -> bool:
    """Whether words stand before a token in its unit."""
    return any(r.pos[k] not in ("PUNCT", "SPACE", "SYM") for k in range(unit[0], start))
