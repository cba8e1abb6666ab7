"""Frames with an inserted reporting clause: behind what is said, or in the middle of it."""

from __future__ import annotations

import random
from dataclasses import replace

from training.conventions import INSERT
from training.phrases import Build, add_incise, add_participle, clause_of, top_of
from training.treebanks import Sentence, Word

SUBJECT_CUT = 0.7  # how often an incise stands between subject and verb, if it can
_CLITICS = frozenset("il ils elle elles on je tu nous vous ce se le la les lui leur y en me te".split())


def quoted_then_incise(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """« C », a-t-il ajouté. / C, a-t-il ajouté."""
    clause = clause_of(sentence, capital=True)
    if not clause:
        return None
    build = Build()
    quoted = rng.random() < 0.65
    opened = rng.random() < 0.8  # else the quotation began some sentences before
    opening = build.mark("«", None) if quoted and opened else None
    top = build.add(clause)
    if rng.random() < 0.15 and quoted:
        build.mark("!", top)
    if opening is not None:
        build.hang(opening, top, "punct")
    if quoted:
        build.mark("»", top)
    comma = build.mark(",", None)
    verb = add_incise(build, top, rng)
    build.hang(comma, verb, "punct")
    if rng.random() < 0.12:
        add_participle(build, verb, rng)
    build.mark(".", top)
    return build.words


def cut_by_incise(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """« C1, a-t-il ajouté, C2. » with or without quotation marks, which may close before the incise and open again."""
    clause = clause_of(sentence, capital=True)
    if not clause:
        return None
    top = top_of(clause)
    cuts = _places_to_cut(clause, top)
    if not cuts:
        return None
    between = [cut for cut in cuts if _subject_ends(clause, cut, top)]
    cut = rng.choice(between if between and rng.random() < SUBJECT_CUT else cuts)
    before, after = clause[:cut], clause[cut:]
    marks = rng.choice(["none", "around", "split"])
    build = Build()
    opening = build.mark("«", None) if marks != "none" else None
    shift = len(build.words)
    build.words += [replace(word) for word in before]
    closing = build.mark("»", None) if marks == "split" else None
    comma = build.mark(",", None)
    verb = add_incise(build, None, rng)
    second = build.mark(",", verb)
    reopening = build.mark("«", None) if marks == "split" else None
    gap = len(build.words) - shift - len(before)
    build.words += [replace(word) for word in after]

    def place(old: int) -> int:
        return shift + old + (gap if old >= cut else 0)

    for old, word in enumerate(clause):
        build.words[place(old)].head = place(word.head)
    build.hang(comma, verb, "punct")
    build.hang(verb, place(top), INSERT)
    for at in (opening, closing, reopening):
        if at is not None:
            build.hang(at, place(top), "punct")
    build.hang(second, verb, "punct")
    if marks != "none":
        build.mark("»", place(top))
    build.mark(".", place(top))
    return build.words


def _subject_ends(clause: list[Word], cut: int, top: int) -> bool:
    """Whether the subject of the top ends just before ``cut``: « L'armée, dit-il, avance »."""
    child = cut - 1
    while child != top and clause[child].head != top:
        child = clause[child].head
    return child < cut <= top and clause[child].deprel.startswith("nsubj")


def _places_to_cut(clause: list[Word], top: int) -> list[int]:
    """Where an incise can stand: after a whole dependent of the top, or after the top itself, never at the edges."""
    found = []
    for cut in range(2, len(clause) - 1):
        crossing = [i for i, w in enumerate(clause) if (i < cut) != (w.head < cut) and top not in (i, w.head)]
        light = clause[cut - 1].pos in ("ADP", "DET", "AUX", "CCONJ", "SCONJ", "PUNCT") or not clause[cut - 1].space
        close = clause[cut].deprel in ("aux", "aux:pass", "cop", "expl:comp") or clause[cut].pos in ("PUNCT",)
        clitic = clause[cut - 1].pos == "PRON" and clause[cut - 1].form.lower() in _CLITICS
        negation = clause[cut - 1].form.lower() in ("ne", "n'", "pas") or clause[cut].form.lower() in ("pas", "plus")
        if not crossing and not light and not close and not clitic and not negation:
            found.append(cut)
    return found
