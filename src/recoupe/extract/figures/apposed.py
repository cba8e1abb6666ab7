"""Numbers that stand behind what they count: its predicate, in brackets, behind a dash, a colon or *dont*.

*Les avocats étaient une centaine*; *les marcheurs, qui étaient 1.200*; *un nombre record d'arrestations (près de 400)*;
*les lycéens, dont 70 ont été arrêtés*; *les marcheurs sont plus nombreux : 31.000 en Arvanie, contre 26.000*.
"""

from __future__ import annotations

from recoupe.extract.figures.amounts import Amount
from recoupe.extract.figures.counted import phrase_end
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.reading import Range, Reading
from recoupe.extract.times.ages import is_person
from recoupe.lexicon import Lexicon

_LINKS = ("de", "d'", "près", "moins", "plus", "quelque", "déjà", "que", "qu'", "encore")
_QUOTES = ("«", "»", "“", "”", '"', "‘", "’")
_PAUSES = ("(", ":", "–", "—", "-")
_MANY = 3  # « les frères étaient deux » is rare, « les clés étaient une » none
_NUMEROUS = ("nombreux", "nombreuses")
_NUMBER = ("nombre", "nombres", "total")
_FAR = 16  # tokens between a word that speaks of a number and the number
_NEAR = 4  # tokens between a noun and the pause behind it
_SOME = 20  # smaller numbers in brackets are ages, pages and notes
_GOES_ON = frozenset(") ] selon d'après contre dans sur à en au aux vers lors la ce cette hier , – — -".split())
_IT_IS = ("ils", "elles")


def read_apposed(
    r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, earlier: FigureDraft | None, *, dated: bool
) -> FigureDraft | None:
    """Give the figure of a number that stands behind what it counts, or ``None``.

    Args:
        earlier: the last figure before it, for a pronoun that takes that up.
        dated: a calendar expression follows.
    """
    start = r.token_at(amount.start)
    start -= r.lower[start - 1] in _QUOTES if start else 0
    if start < 2:
        return None
    return (
        _of_subject(r, lexicon, amount, tokens, start)
        or _out_of(r, lexicon, amount, tokens, start, earlier)
        or _behind_pause(r, lexicon, amount, tokens, start, earlier, dated=dated)
    )


def _of_subject(r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, start: int) -> FigureDraft | None:
    """*Les avocats étaient une centaine*, *les marcheurs, qui étaient 1.200*: the subject is what is counted."""
    k = start - 1
    while k > 1 and (r.pos[k] == "ADV" or r.lower[k] in _LINKS):
        k -= 1
    if k < 2 or r.lemma[k] != "être" or amount.least < _MANY or not r.is_finite(k) or "Number=Sing" in r.morph[k]:
        return None
    at = k - 1 - (r.lower[k - 1] in ("n'", "ne"))
    if r.lower[at] == "qui":
        return _with_noun(r, lexicon, amount, tokens, at - 1 - (r.lower[at - 1] == ","))
    return _with_noun(r, lexicon, amount, tokens, at, named=True)


def _out_of(
    r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, start: int, earlier: FigureDraft | None
) -> FigureDraft | None:
    """*Des lycéens, dont plus de 70 ont été arrêtés*: those before *dont*, where no figure has counted them."""
    after = tokens[1] + (r.lower[tokens[1] : tokens[1] + 1] == ["d'"]) * 2
    does = after < r.length and r.is_finite(after) and "Number=Plur" in r.morph[after]
    counted = earlier is not None and r.unit_of[earlier.head] == r.unit_of[start]
    if r.lower[start - 1] != "dont" or not does or counted:
        return None
    return _with_noun(r, lexicon, amount, tokens, start - 2 - (r.lower[start - 2] == ","), people=True)


def _behind_pause(
    r: Reading,
    lexicon: Lexicon,
    amount: Amount,
    tokens: Range,
    start: int,
    earlier: FigureDraft | None,
    *,
    dated: bool,
) -> FigureDraft | None:
    """What is counted, before brackets, a dash or a colon; or a comma, where the words before speak of a number."""
    after = tokens[1] + (r.lower[tokens[1] : tokens[1] + 1] in ([mark] for mark in _QUOTES))
    following = r.lower[after] if after < r.length else ")"
    if amount.least < _SOME or not dated and following not in _GOES_ON or _looks_like_year(r, amount, tokens):
        return None
    pause = start - 1
    if r.lower[pause] in _PAUSES:
        low = max(r.units[r.unit_of[pause]][0], pause - _FAR)
        for k in range(pause - 1, low - 1, -1):
            if r.lower[k] in _NUMEROUS:
                return _many(r, lexicon, amount, tokens, k, earlier)
            if r.lower[k] in _NUMBER and r.lower[k + 1] in ("de", "d'", "des"):
                return _of_number(r, lexicon, amount, tokens, k + 2)
        return _with_noun(r, lexicon, amount, tokens, pause - 1, people=True) if r.lower[pause] != ":" else None
    pause -= r.lower[pause] == "à"  # « le nombre de marcheurs, à 4.500 selon la police »
    if r.lower[pause] == "," and (dated or following in ("selon", "d'", "vers")):
        low = max(r.units[r.unit_of[pause]][0], pause - _FAR // 2)
        for k in range(pause - 1, low - 1, -1):
            if r.lower[k] in _NUMBER and r.lower[k + 1] in ("de", "d'", "des"):
                return _with_noun(r, lexicon, amount, tokens, pause - 1, people=True)
    return None


def _many(
    r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, numerous: int, earlier: FigureDraft | None
) -> FigureDraft | None:
    """The subject of *sont plus nombreux*, *en défilant plus nombreux*; what *ils* takes up."""
    k = numerous
    for _ in range(3):
        subject = r.child(k, "nsubj", "nsubj:pass")
        if subject is not None and subject < numerous:
            if r.lower[subject] in _IT_IS:
                return FigureDraft(amount, tokens, "ellipsis", antecedent=earlier) if earlier is not None else None
            return _noun(r, lexicon, amount, tokens, subject) if r.pos[subject] in ("NOUN", "PROPN") else None
        k = r.head[k]
    return None


def _of_number(r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, at: int) -> FigureDraft | None:
    """*Un nombre de marcheurs divisé par trois (40 000)*: the complement of *nombre*."""
    while at < r.length and (r.pos[at] == "DET" or r.lower[at] in _QUOTES):
        at += 1
    if at >= tokens[0] or r.pos[at] not in ("NOUN", "PROPN"):
        return None
    return _noun(r, lexicon, amount, tokens, at)


def _with_noun(
    r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, last: int, *, people: bool = False, named: bool = False
) -> FigureDraft | None:
    """The plural noun whose phrase ends at ``last``; ``people``: only one for people or a listed one counts.

    Args:
        named: the noun must stand behind its determiner, or be the bare plural of a name.
    """
    while last > 0 and r.lower[last] in _QUOTES:
        last -= 1
    for at in range(last, max(-1, last - _NEAR), -1):
        listed = lexicon.counted.noun_at(r.lower, at)
        if at and (longer := lexicon.counted.noun_at(r.lower, at - 1)) is not None and longer[1] > 1:
            at, listed = at - 1, longer
        if r.pos[at] in ("NOUN", "PROPN") or listed is not None:
            plural = "Number=Plur" in r.morph[at] and r.lower[at].endswith(("s", "x"))
            if people and listed is None and not (r.pos[at] == "NOUN" and is_person(r.lower[at], lexicon)):
                return None
            article = at - 1 - (r.lower[at - 1] in _QUOTES)
            if not plural or named and r.pos[article] != "DET":
                return None
            return _noun(r, lexicon, amount, tokens, at)
        if r.pos[at] not in ("ADJ", "ADV") and "VerbForm=Part" not in r.morph[at]:
            return None
    return None


def _noun(r: Reading, lexicon: Lexicon, amount: Amount, tokens: Range, at: int) -> FigureDraft:
    """The figure of what a noun before it names."""
    listed = lexicon.counted.noun_at(r.lower, at)
    row, length = listed if listed is not None else (None, 1)
    end = min(max(phrase_end(r, at), at + length), tokens[0])
    return FigureDraft(amount, tokens, "noun", at, (at, end), row)


def _looks_like_year(r: Reading, amount: Amount, tokens: Range) -> bool:
    word = r.words[tokens[0]]
    return amount.start == amount.core and len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
