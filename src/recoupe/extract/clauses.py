"""Clauses on the surface: incises as records, how far they reach, where a clause resumes or a main clause opens."""

from __future__ import annotations

import msgspec

from recoupe.extract.appositions import apposition_end
from recoupe.extract.cues import Cue
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import PASSING_ON, RELATIVES, WHICH
from recoupe.lexicon import Lexicon, ReportingRow

BREAKS = frozenset({",", "»", "”", '"', "–", "—", "-", "?", "!", "…", "...", ";", "’", "''"})
_ADJUNCT_STARTS = frozenset(
    "dans lors sur à au aux en via par devant après avant depuis pendant durant auprès citant cité citée cités citées "
    "relayé relayée relayés repris reprise interrogé interrogée interviewé interviewée joint jointe contacté contactée "
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui avec sans tout sous selon à_l'issue dès peu "
    "quelques ce cette ce_matin rapporte rapportent lui elle eux".split()
)
_MAIN_PRONOUNS = frozenset("il elle ils elles on l' celui-ci celle-ci ce le la les un une l'un l'une plusieurs".split())
_EDGES = frozenset({",", ":", ";", ".", "«", "»", "“", "”", '"', "–", "—", "-", "|", "(", ")"})


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


def incise_end(r: Reading, lexicon: Lexicon, unit: Range, j: int, starts: frozenset[int]) -> tuple[int, bool]:
    """Where an incise ends, and whether a colon stands there; ``starts`` are where another one may begin."""
    while j < unit[1]:
        word = r.lower[j]
        if word == ":":
            return j, True
        if word in (".", "!", "?", "…", "...", ";", "»", "”", "–", "—") or r.space[j]:
            return j, False
        if word == ")" and "(" not in r.lower[max(unit[0], j - 15) : j]:
            return j, False
        if r.opens_quotation(j) and not is_term(r, j):
            return j, False
        if word == "," and r.lower[j + 1 : j + 2] in (["de"], ["d'"]):
            # « Il s'agit, a-t-il dit, d'une rumeur »
            return j, False
        if (
            word == ","
            and j + 1 < unit[1]
            and "Tense=Pres|VerbForm=Part" in r.morph[j + 1]
            and _reports(r, lexicon, j + 1)
        ):
            return j, False
        if word == "," and j + 1 in starts or word == "selon" and r.lower[j + 1 : j + 2] and r.lower[j + 1] in WHICH:
            return j, False
        relayed = r.lower[j + 1 : j + 2] in (["que"], ["qu'"]) and bool(PASSING_ON & set(r.lower[j + 2 : j + 3]))
        if word == "," and j + 1 < unit[1] and (r.lower[j + 1] in ("qui", "dont") or relayed):
            comma = next_comma(r, unit, j + 1)
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
        if word in ("et", "mais") and j + 1 < unit[1] and r.opens_quotation(j + 1) and not is_term(r, j + 1):
            return j, False
        j += 1
    return j, False


def _reports(r: Reading, lexicon: Lexicon, participle: int) -> bool:
    """Whether a present participle reports more words: *a dit X, précisant que « … »*."""
    return r.lower[participle] != "citant" and bool(lexicon.reporting.by_form.get(r.lower[participle]))


def is_term(r: Reading, j: int) -> bool:
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
    if r.opens_quotation(k) and not is_term(r, k):
        return True
    word = r.lower[k]
    if word in RELATIVES and word not in ("que", "qu'", "où"):
        # A relative clause on the source: look behind it.
        comma = next_comma(r, unit, k)
        return comma is not None and resumes(r, unit, comma + 1)
    if r.pos[k] == "VERB" and "VerbForm=Part" in r.morph[k] or word == "tout" and r.lower[k + 1 : k + 2] == ["en"]:
        comma = next_comma(r, unit, k)
        return (
            comma is not None
            and any(r.is_finite(m) for m in range(comma, min(unit[1], comma + 6)))
            and resumes(r, unit, comma + 1)
        )
    if word in _ADJUNCT_STARTS:
        comma = next_comma(r, unit, k)
        if comma is None:
            return False
        return resumes(r, unit, comma + 1)
    return any(r.is_finite(m) for m in range(k, unit[1]) if r.quote[m] < 0 or r.quote[m] == r.quote[j - 1])


def next_comma(r: Reading, unit: Range, j: int) -> int | None:
    """The next comma of the unit behind ``j``, outside other quotations and before any stop."""
    for k in range(j + 1, unit[1]):
        if r.lower[k] == "," and (r.quote[k] < 0 or r.quote[k] == r.quote[j]):
            return k
        if r.lower[k] in (".", ";", ":"):
            return None
    return None


def opens_main_clause(r: Reading, j: int, end: int) -> bool:
    """A subject and then its finite verb, with nothing that subordinates them."""
    k = j
    while k < end and (
        r.pos[k] in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADP", "PUNCT", "ADV", "PRON", "CCONJ", "X")
        or r.feature(k, "VerbForm") == "Part"
        and k > j
        and r.pos[k - 1] in ("NOUN", "PROPN")
    ):
        if r.lower[k] in ("qui", "que", "qu'", "dont", "où", ":", ";"):
            return False
        k += 1
    if k >= end or not r.is_finite(k):
        return False
    return r.pos[j] in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or r.lower[j] in _MAIN_PRONOUNS


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
