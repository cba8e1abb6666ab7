"""What an incise reports: the text around it, shared out where several stand in one unit."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.clauses import Incise, opens_main_clause, resumes, trim
from recoupe.extract.cues import Cue
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import PASSED_ON, RELATIVES


def incise_contents(
    r: Reading, unit: Range, incises: list[Incise], cues: list[Cue]
) -> Iterator[tuple[Incise, list[Range]]]:
    """What each incise of a unit reports: the text around it, shared out between several.

    Args:
        cues: all cues of the unit: a contrast with what somebody else says is no part of it.
    """
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
        elif following and not (following.rule == "selon" and r.lower[following.tokens[0] - 1] != ","):
            # (A *selon lui* without commas stands inside what the one before reports.)
            ceiling = following.tokens[0]
            if incise.leading and not following.leading:
                # « Selon X, P1, surtout que P2, d'après Y, … »: what the second reports begins inside.
                local = _left_content(r, unit, end, following)[0]
                ceiling = local if local > end else ceiling
        left = () if incise.leading else _left_content(r, unit, floor, incise)
        right: Range | None = None
        if incise.leading or incise.colon or (end < ceiling and _goes_on(r, unit, end, incise)):
            right = (end, _contrast(r, (end, ceiling), cues))
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
            and (incise.rule == "ce-que" or not any(r.is_finite(k) or r.quote[k] >= 0 for k in range(*left)))
        ):
            # « Mes chers collègues, comme dit le proverbe : … », « J'approuve ce qu'a dit X : … »
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
        if left and right is None and incise.rule == "selon" and not incise.leading:
            left = _comment_of(r, _sum_of(r, left))
        if left and right is not None and not incise.leading and (words := _worded(r, incise, left, right)) is not None:
            left, right = words, None
        contents = [trimmed for part in (left, right) if part and (trimmed := trim(r, part))[0] < trimmed[1]]
        if incise.rule == "comme" and not contents:
            contents = []
        yield incise, contents
        floor = end if right is None else right[1]
        if incise.leading and following:
            # « Selon X, P, rapporte Y »: both report P.
            floor = end


def _sum_of(r: Reading, left: Range) -> Range:
    """Only the sum of *Les otages sont rentrés, contre 10 000 dollars selon la famille*."""
    a, b = left
    comma = next((k for k in range(b - 1, a, -1) if r.lower[k] == ","), None)
    if comma is None or comma >= b - 1 or r.lower[comma + 1] not in ("contre", "moyennant", "soit"):
        return left
    return left if any(r.pos[k] in ("VERB", "AUX") for k in range(comma, b)) else (comma + 1, b)


# « selon les termes du ministre »
_WORDINGS = frozenset("termes mots expression formule".split())


def _worded(r: Reading, incise: Incise, left: Range, right: Range) -> Range | None:
    """Only the quotation of *Face au « monstre », selon les mots du maire, 300 agents sont là*: those are his words.

    The sentence has to go on behind: *…, selon les mots du maire, Paul Marin* only names him.
    """
    if not any(r.is_finite(k) for k in range(*right)):
        return None
    before = incise.tokens[0] - 1
    if incise.rule != "selon" or _WORDINGS.isdisjoint(incise.row.words) or before < left[0]:
        return None
    before -= r.lower[before] == ","
    if before < left[0] or r.quote[before] < 0:
        return None
    a, b = r.quotation_tokens(r.quote[before])
    return max(a, left[0]), min(b, left[1])


def _comment_of(r: Reading, left: Range) -> Range:
    """Only the comment of *Le groupe l'a fêté, une annonce « opportuniste », selon le maire*: its words are marked."""
    a, b = left
    end = b - 1 if b > a and r.lower[b - 1] == "," else b
    comma = next((k for k in range(end - 1, a, -1) if r.lower[k] == "," and r.quote[k] < 0), None)
    if comma is None or comma + 2 >= end or r.lower[comma + 1] not in ("un", "une", "des"):
        return left
    marked = any(r.quote[k] >= 0 for k in range(comma + 1, end))
    told = any(r.is_finite(k) and r.quote[k] < 0 for k in range(a, comma))
    commented = marked and told and not any(r.is_finite(k) and r.quote[k] < 0 for k in range(comma + 1, end))
    return (comma + 1, b) if commented and "dont" not in r.lower[a:comma] else left


def _contrast(r: Reading, right: Range, cues: list[Cue]) -> int:
    """Where what somebody else says begins: *Selon X, P, alors que Y affirme que Q*."""
    for k in range(right[0] + 1, right[1] - 1):
        if (
            r.lower[k] in ("alors", "tandis")
            and r.lower[k - 1] == ","
            and r.lower[k + 1] in ("que", "qu'")
            and r.quote[k] < 0
            and any(
                k < c.token < right[1] and c.group is not None and c.group.mood == "fin" and r.quote[c.token] < 0
                for c in cues
            )
        ):
            return k - 1
    return right[1]


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
        if r.lower[right[0]] == "," and right[0] + 1 < right[1] and r.lower[left[0]] in ("qui", "dont"):
            after = next((k for k in range(right[0] + 1, right[1]) if r.pos[k] not in ("PRON", "ADV")), right[0])
            if r.is_finite(after):
                return None  # « L'assaillant, qui a crié selon un témoin, a été tué »
        for k in range(right[0] + 1, right[1] - 1):
            if r.lower[k] == "," and r.quote[k] < 0 and opens_main_clause(r, k + 1, right[1]):
                return right[0], k
    return right


def _goes_on(r: Reading, unit: Range, end: int, incise: Incise) -> bool:
    """Whether the reported words go on behind an incise."""
    if end >= unit[1]:
        return False
    if r.opens_quotation(end):
        return True
    before = incise.tokens[0] - 2
    if r.lower[end] == "," and before > unit[0] and r.lower[before + 1] == "," and r.is_finite(before):
        # « Il s'agit, a-t-il dit, d'allégations »: the verb has no complement yet
        return True
    if r.lower[end] in (",", "–", "—", "-", ")", "et", "mais"):
        if (
            end + 1 < unit[1]
            and ("Tense=Pres|VerbForm=Part" in r.morph[end + 1] or r.lower[end + 1] in PASSED_ON)
            and not (incise.rule == "selon" and resumes(r, unit, end + 1))
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
    """What of the text between ``floor`` and an incise it reports."""
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
    """Whether an incise with an inverted pronoun stands in the journalist's own words."""
    return incise.cue.group is not None and incise.cue.group.clitic is not None and r.quote[incise.tokens[0] - 1] < 0


def _unfinished(r: Reading, relative: int, start: int) -> bool:
    """Whether the clause of a relative pronoun is still open at the incise: no comma has closed it since."""
    return not any(r.lower[k] == "," for k in range(relative + 1, start - 1))


def _antecedent(r: Reading, relative: int) -> int:
    """Where the noun phrase before a relative pronoun begins."""
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
