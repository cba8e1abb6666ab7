"""A source in brackets at the end of a headline, as agencies write them: *Six soldats tués à Soukhna (armée)*."""

from __future__ import annotations

from recoupe.extract.clauses import trim
from recoupe.extract.draft import Draft
from recoupe.extract.names import profile
from recoupe.extract.reading import Range, Reading
from recoupe.extract.subjects import mention
from recoupe.lexicon import Lexicon

_LONGEST = 7  # tokens of a source in brackets
_SPEAKERS = ("organisation", "anonymous", "person", "group")


def bracketed_draft(r: Reading, lexicon: Lexicon, number: int, unit: Range) -> Draft | None:
    """The statement that a line without a full stop or a verb makes where it ends with its source in brackets.

    A proper name right before the brackets is rather explained by them (*Jean Roux (PS)*, *Union africaine (UA)*),
    unless a preposition stands before it (*à Soukhna (OSDH)*); a country or a medium there says where or who publishes.
    """
    a, b = unit
    stopped = b - a > 2 and r.lower[b - 1] == "." and not any(r.is_finite(k) for k in range(a, b))
    b -= stopped
    if b - a < 5 or r.lower[b - 1] != ")" or not stopped and b < r.length and not r.space[b]:
        return None
    opening = next((k for k in range(b - 2, max(a + 2, b - 3 - _LONGEST), -1) if r.lower[k] == "("), None)
    if opening is None or opening + 1 >= b - 1 or r.quote[opening] >= 0:
        return None
    inner = (opening + 1, b - 1)
    before = opening - 1
    name = r.head[before] if r.dep[before].startswith("flat") else before
    if r.pos[before] == "PROPN" and r.child(name, "case") is None:
        return None
    head = next((k for k in range(*inner) if r.pos[k] in ("NOUN", "PROPN", "X")), None)
    if head is None or head in r.media or any(r.is_finite(k) or r.pos[k] == "PUNCT" for k in range(*inner)):
        return None
    named = r.words[head].isupper() and r.words[head].isalpha() and 2 <= len(r.words[head]) <= 7
    if named and _explains(r, a, opening, r.lower[head]):
        return None
    described = profile(r, lexicon, inner, head)
    spoken = described.kind in _SPEAKERS and (not described.name or described.kind == "organisation")
    if not (named or spoken):
        return None
    content = trim(r, (a, opening))
    source = mention(r, inner, head)
    return Draft(number, rule="bracketed", content=[content], clause=(opening, b), source=source, outer=[])


def _explains(r: Reading, start: int, opening: int, acronym: str) -> bool:
    """Whether the words right before the brackets begin with the letters of an acronym: *l'Union africaine (UA)*."""
    words = [r.lower[k] for k in range(start, opening) if len(r.lower[k]) > 2 and r.lower[k][0].isalpha()]
    initials = {word[0] for word in words[-len(acronym) - 1 :]}
    return acronym[0] in initials and sum(letter in initials for letter in acronym) * 2 > len(acronym)
