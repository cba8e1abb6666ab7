"""Quotations that no cue of their own unit reports.

A sentence wholly in quotation marks right behind a quoted statement goes on with it; elsewhere, a quotation without a
cue is a statement of its own: of whom the sentence before it presents (*Ali Diop a accepté de répondre. « … »*), else
of the last speaker, if the text lets one tell. Short quoted terms (*les « gilets jaunes »*) are no statements.
"""

from __future__ import annotations

from recoupe.extract.clauses import trim
from recoupe.extract.draft import Draft, Mention
from recoupe.extract.names import profile
from recoupe.extract.reading import Range, Reading
from recoupe.extract.subjects import mention, subject_at
from recoupe.lexicon import Lexicon

# A quoted sentence has at least this many words; below it, marks mean distance or a title.
MIN_WORDS = 4
# One with a verb that goes on with a quotation needs no more than these.
MIN_CLAUSE_WORDS = 2


def quoted_drafts(r: Reading, lexicon: Lexicon, drafts: list[Draft]) -> list[Draft]:
    """Drafts for quotations that stand outside all contents found so far; earlier drafts may gain segments."""
    for draft in drafts:
        if _breaks_quotation(r, draft):
            _take_rest(r, draft)
    covered = _covered(r, [draft for draft in drafts if not _inside_quotation(r, draft)])
    by_unit: dict[int, list[Draft]] = {}
    for draft in drafts:
        if not _inside_quotation(r, draft):
            by_unit.setdefault(draft.unit, []).append(draft)
    found: list[Draft] = []
    last: Draft | None = None
    opening: Draft | None = None
    for number, unit in enumerate(r.units):
        here = by_unit.get(number, [])
        if opening is not None and unit[0] < unit[1]:
            # « La route est coupée. » Interrogé hier, le maire s'est dit inquiet.
            speaker = next((d for d in here if d.source is not None), None)
            if speaker is not None and not any(r.space[k] for k in range(opening.content[0][0], unit[0])):
                opening.shares = speaker
            opening = None
        headed = _heading(r, lexicon, number, unit, covered, here)
        if headed is not None and headed.shares is not None and _asserts(headed.shares):
            headed.shares.content.append(headed.content[0])
        elif headed is not None:
            found.append(headed)
        if not here and headed is None and unit[0] < unit[1]:
            draft = _uncued(r, lexicon, number, covered, last, by_unit.get(number - 1, []))
            opening = draft if draft is not None and last is None else None
            if draft is not None:
                found.append(draft)
                last = draft
                by_unit.setdefault(number, []).append(draft)
                continue
        announced = _announced(r, lexicon, number, unit, covered)
        if announced is not None:
            found.append(announced)
            last = announced
            by_unit.setdefault(number, []).append(announced)
            continue
        if here:
            last = max(here, key=lambda d: d.start)
    return found


def _breaks_quotation(r: Reading, draft: Draft) -> bool:
    """Whether an incise that no marks set off reports the quotation it stands in: *« P, confie X. Q. »*."""
    number = r.quote[draft.cue.token] if draft.cue is not None else -1
    return draft.rule == "incise" and number >= 0 and draft.content[0][0] <= r.quotation_tokens(number)[0] + 1


def _take_rest(r: Reading, draft: Draft) -> None:
    """Give a draft what follows its incise in the same quotation; changes the draft."""
    assert draft.cue is not None
    end = min(r.units[draft.unit][1], r.quotation_tokens(r.quote[draft.cue.token])[1])
    rest = trim(r, (max(draft.clause[1], draft.content[-1][1]), end))
    if rest[0] < rest[1] and _words(r, rest) >= MIN_CLAUSE_WORDS:
        draft.content.append(rest)


def _announced(r: Reading, lexicon: Lexicon, number: int, unit: Range, covered: list[bool]) -> Draft | None:
    """A quoted sentence behind a colon that no reporting word announces: *Le couple n'a rien touché : « … »*."""
    for k in range(unit[0] + 1, unit[1] - 1):
        if r.lower[k] != ":" or r.quote[k] >= 0 or not r.opens_quotation(k + 1):
            continue
        close = min(unit[1], r.quotation_tokens(r.quote[k + 1])[1])
        content = trim(r, (k + 1, close))
        if content[0] >= content[1] or any(covered[m] for m in range(*content)) or _words(r, content) < MIN_WORDS:
            continue
        if any(r.is_finite(m) for m in range(*content)):
            source = _actor_before(r, lexicon, (unit[0], k))
            return Draft(unit=number, rule="announced", content=[content], clause=(k, k), source=source)
    return None


def _asserts(draft: Draft) -> bool:
    """Whether a statement says what it reports: the words before its colon are then a segment of it."""
    return draft.row is not None and draft.row.attitude == "assert"


def _heading(
    r: Reading, lexicon: Lexicon, number: int, unit: Range, covered: list[bool], here: list[Draft]
) -> Draft | None:
    """A quotation at the head of a sentence, a colon, and a clause about its speaker: *« … » : X exclut une trêve*."""
    a, b = unit
    if a >= b or not r.opens_quotation(a):
        return None
    close = r.quotation_tokens(r.quote[a])[1]
    content = trim(r, (a, close))
    if close >= b - 1 or r.lower[close] != ":" or content[0] >= content[1] or _words(r, content) < MIN_WORDS:
        return None
    if any(covered[k] for k in range(*content)) or not any(r.is_finite(k) for k in range(*content)):
        return None
    draft = Draft(unit=number, rule="leading-quotation", content=[content], clause=(close, close), outer=[])
    draft.shares = next((d for d in here if d.source is not None and d.clause[0] > close), None)
    draft.source = _actor_before(r, lexicon, (close + 1, b)) if draft.shares is None else None
    return draft if draft.shares is not None or draft.source is not None else None


def _actor_before(r: Reading, lexicon: Lexicon, clause: Range) -> Mention | None:
    """The subject of a clause, if it is somebody who can speak."""
    for k in range(*clause):
        if not r.dep[k].startswith("nsubj") or r.quote[k] >= 0 or not clause[0] <= r.head[k] < clause[1]:
            continue
        if r.pos[k] == "PRON" and r.lower[k] in ("il", "elle", "ils", "elles"):
            return mention(r, (k, k + 1), k)
        if r.pos[k] not in ("NOUN", "PROPN"):
            return None
        limit = next((m for m in range(k + 1, clause[1]) if r.is_finite(m)), clause[1])
        found = subject_at(r, lexicon, clause, k, limit)
        described = profile(r, lexicon, found.tokens, found.head) if found is not None else None
        return found if described is not None and described.kind in ("person", "group", "anonymous") else None
    return None


def _inside_quotation(r: Reading, draft: Draft) -> bool:
    """Whether a draft was found inside a quotation of more than a term or two."""
    if draft.cue is None or r.quote[draft.cue.token] < 0 or _breaks_quotation(r, draft):
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
    r: Reading, lexicon: Lexicon, number: int, covered: list[bool], last: Draft | None, before: list[Draft]
) -> Draft | None:
    a, b = r.units[number]
    tokens = trim(r, (a, b))
    if tokens[0] >= tokens[1] or any(covered[k] for k in range(*tokens)):
        return None
    goes_on = bool(before) and last is not None and _adjoins(r, last, a) and _is_direct(r, last)
    short = goes_on and any(r.is_finite(k) for k in range(*tokens))
    if is_quoted(r, (a, b)) and _words(r, tokens) >= (MIN_CLAUSE_WORDS if short else MIN_WORDS):
        if goes_on and last is not None:
            last.content.append(tokens)
            return None
        draft = Draft(unit=number, rule="quotation-alone", content=[tokens], clause=(a, a), inherits=last)
        draft.source = _presented(r, lexicon, number) if not before and r.opens_quotation(a) else None
        return draft
    return None


def _presented(r: Reading, lexicon: Lexicon, number: int) -> Mention | None:
    """Who alone speaks behind a sentence about him: *Ali Diop, boulanger, a accepté de répondre. « … »*."""
    a, b = r.units[number - 1] if number else (0, 0)
    if a >= b or any(r.quote[k] >= 0 for k in range(a, b)):
        return None
    found = _actor_before(r, lexicon, (a, b))
    if found is None or r.pos[found.head] == "PRON" or r.feature(found.head, "Number") == "Plur":
        return None
    described = profile(r, lexicon, found.tokens, found.head)
    return found if described.number == "s" and described.kind in ("person", "anonymous") else None


def _is_direct(r: Reading, draft: Draft) -> bool:
    return all(is_quoted(r, part) for part in draft.content)


def _adjoins(r: Reading, draft: Draft, start: int) -> bool:
    """Whether a draft's unit ends right before ``start``, at most one paragraph break between."""
    end = r.units[draft.unit][1]
    return all(r.space[k] or r.words[k] in '»”".,;' for k in range(end, start))
