"""Quotations that no cue of their own unit reports.

A sentence wholly in quotation marks right behind a quoted statement goes on with it; elsewhere, a quotation without a
cue is a statement of its own whose speaker is the last one, if the text lets one tell. Short quoted terms (*les «
gilets jaunes »*) are no statements.
"""

from __future__ import annotations

from recoupe.extract.clauses import trim
from recoupe.extract.draft import Draft
from recoupe.extract.reading import Range, Reading

# A quoted sentence has at least this many words; below it, marks mean distance or a title.
MIN_WORDS = 4
MIN_CLAUSE_WORDS = 3


def quoted_drafts(r: Reading, drafts: list[Draft]) -> list[Draft]:
    """Drafts for quotations that stand outside all contents found so far; earlier drafts may gain segments."""
    covered = _covered(r, [draft for draft in drafts if not _inside_quotation(r, draft)])
    by_unit: dict[int, list[Draft]] = {}
    for draft in drafts:
        if not _inside_quotation(r, draft):
            by_unit.setdefault(draft.unit, []).append(draft)
    found: list[Draft] = []
    last: Draft | None = None
    for number, unit in enumerate(r.units):
        here = by_unit.get(number, [])
        if not here and unit[0] < unit[1]:
            draft = _uncued(r, number, unit, covered, last, by_unit.get(number - 1, []))
            if draft is not None:
                found.append(draft)
                last = draft
                by_unit.setdefault(number, []).append(draft)
                continue
        if here:
            last = max(here, key=lambda d: d.start)
    return found


def _inside_quotation(r: Reading, draft: Draft) -> bool:
    """Whether a draft was found inside a quotation of more than a term or two."""
    if draft.cue is None or r.quote[draft.cue.token] < 0:
        return False
    a, b = r.quotation_tokens(r.quote[draft.cue.token])
    return b - a > 5


def _covered(r: Reading, drafts: list[Draft]) -> list[bool]:
    column = [False] * r.length
    for draft in drafts:
        for a, b in draft.content:
            column[a:b] = [True] * (b - a)
    return column


def _words(r: Reading, tokens: Range) -> int:
    return sum(1 for k in range(*tokens) if r.pos[k] not in ("PUNCT", "SPACE", "SYM"))


def is_quoted(r: Reading, tokens: Range) -> bool:
    """Whether all words of a range stand in quotation marks."""
    return all(
        r.quote[k] >= 0 or r.pos[k] in ("PUNCT", "SPACE") or r.lower[k] in ("et",) for k in range(*tokens)
    ) and any(r.quote[k] >= 0 for k in range(*tokens))


def _uncued(
    r: Reading, number: int, unit: Range, covered: list[bool], last: Draft | None, before: list[Draft]
) -> Draft | None:
    a, b = unit
    tokens = trim(r, unit)
    if tokens[0] >= tokens[1] or any(covered[k] for k in range(*tokens)):
        return None
    goes_on = bool(before) and last is not None and _adjoins(r, last, a) and _is_direct(r, last)
    clause = any(r.is_finite(k) for k in range(*tokens))
    if is_quoted(r, (a, b)) and _words(r, tokens) >= (MIN_WORDS if not clause else 2 if goes_on else MIN_CLAUSE_WORDS):
        if goes_on and last is not None:
            last.content.append(tokens)
            return None
        return Draft(unit=number, rule="quotation-alone", content=[tokens], clause=(a, a), inherits=last)
    return None


def _is_direct(r: Reading, draft: Draft) -> bool:
    return all(is_quoted(r, part) for part in draft.content)


def _adjoins(r: Reading, draft: Draft, start: int) -> bool:
    """Whether a draft's unit ends right before ``start``, at most one paragraph break between."""
    end = r.units[draft.unit][1]
    return all(r.space[k] or r.words[k] in '»”".,;' for k in range(end, start))
