"""Dated anchors in a text: *le président Macron*, *l'ancien Premier ministre Balladur*, *depuis l'attentat de Nice*.

A name alone bounds nothing: whoever is president was a minister before. An office counts where its title stands beside
the name, and how it stands there says whether it is held now (*le président X*, *X, le président*), was held (*l'ancien
président X*), or is only told of (*sous le président X*, *le président X, à l'époque*).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recoupe.extract.reading import Reading
from recoupe.lexicon.anchors import Anchor, Anchors, Found, words_of

Word = tuple[int, int, str]

_FORMER = frozenset("ancien ancienne ex".split())
_TOLD = frozenset("alors sous feu defunt defunte".split())
_NOT_HELD = frozenset("vice futur future sous adjoint adjointe elu elue designe designee candidat candidate".split())
_ARTICLES = frozenset("le la l un une".split())
# « le président a reçu X »: these words are no adjective of the title
_NO_ADJECTIVE = frozenset(("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "ADV", "DET", "NUM"))
_OF = frozenset("de du des d".split())


class Manner(StrEnum):
    """How an anchor is mentioned."""

    HELD = "held"  # an office, as held now
    FORMER = "former"  # an office, as held no more
    TOLD = "told"  # an office, in a story of its time
    NAMED = "named"  # anything else


@dataclass(frozen=True, slots=True)
class AnchorMention:
    """An anchor in a text.

    Attributes:
        start, end: the words it rests on, title included.
        anchors: the row, or all terms of the same holder that fit (« le président Trump »).
        manner: see :class:`Manner`.
    """

    start: int
    end: int
    anchors: tuple[Anchor, ...]
    manner: Manner

    @property
    def earliest(self) -> date:
        """The first day on which a text can name it so."""
        if self.manner is Manner.FORMER:
            return min(anchor.latest or date.max for anchor in self.anchors)
        return min(anchor.earliest for anchor in self.anchors)


def find_anchors(r: Reading, anchors: Anchors) -> list[AnchorMention]:
    """Find the dated anchors of a text, in text order."""
    words = words_of(r.text)
    found = anchors.find(r.text, words)
    met = {one.anchor.id for one in found}
    mentions: dict[tuple[int, int, Manner], list[Anchor]] = {}
    for one in found:
        if one.anchor.kind == "office":
            place = _office(r, words, one, anchors)
        elif one.anchor.requires is None or one.anchor.requires in met:
            place = (one.start, one.end, Manner.NAMED)
        else:
            place = None
        if place is not None:
            held = mentions.setdefault(place, [])
            if one.anchor not in held:
                held.append(one.anchor)
    result = [AnchorMention(*place[:2], tuple(held), place[2]) for place, held in mentions.items()]
    return sorted((m for m in result if m.earliest != date.max), key=lambda m: (m.start, m.end))


def _office(r: Reading, words: list[Word], name: Found, anchors: Anchors) -> tuple[int, int, Manner] | None:
    """The stretch of a title and a name beside each other, and how the office is held."""
    for title in anchors.titles(name.anchor):
        start = _title_before(r, words, name.word, title)
        if start is not None:
            manner = _manner(r, words, start, words[start + 1 : name.word])
            return None if manner is None else (words[start][0], name.end, manner)
        after = _title_after(r, words, name.word + name.length, title)
        if after is not None:
            start, end = after
            manner = _manner(r, words, start, words[end : end + 1])
            return None if manner is None else (name.start, words[end - 1][1], manner)
    return None


def _title_before(r: Reading, words: list[Word], name: int, title: tuple[str, ...]) -> int | None:
    """The word at which a title begins that ends before a name: *le Premier ministre britannique, X*."""
    for between in (0, 1, 2):
        end = name - between
        start = _title_at_end(words, end, title)
        if (
            start is not None
            and all(_is_adjective(r, words[k]) for k in range(end, name))
            and _close(r.text, words, start, name - 1)
            and r.text[words[name - 1][1] : words[name][0]].strip(" \u00a0,") == ""
        ):
            return start
    return None


def _title_at_end(words: list[Word], end: int, title: tuple[str, ...]) -> int | None:
    """The start of a title that ends before the word ``end``, with one adjective or none after its first word."""
    start = end - len(title)
    if start >= 0 and all(words[start + k][2] == title[k] for k in range(len(title))):
        return start
    start -= 1
    if (
        len(title) > 1
        and start >= 0
        and words[start][2] == title[0]
        and all(words[start + 1 + k][2] == title[k] for k in range(1, len(title)))
    ):
        return start
    return None


def _title_after(r: Reading, words: list[Word], k: int, title: tuple[str, ...]) -> tuple[int, int] | None:
    """The words of a title that follows a name and a comma: *X, le président russe*, *X, chef de l'État*."""
    if k >= len(words) or "," not in r.text[words[k - 1][1] : words[k][0]]:
        return None
    if words[k][2] in _ARTICLES:
        k += 1
    if k < len(words) and words[k][2] in _FORMER:
        k += 1
    for extra in (0, 1):
        end = k + len(title) + extra
        if end <= len(words) and _title_at_end(words, end, title) == k and _close(r.text, words, k, end - 1):
            follows = end < len(words) and not r.text[words[end - 1][1] : words[end][0]].strip(" ’'\u00a0-")
            return None if follows and words[end][2] in _OF else (k, end)
    return None


def _manner(r: Reading, words: list[Word], start: int, around: list[Word]) -> Manner | None:
    """How an office is held, by the word before its title and those around; ``None`` where it is not."""
    before = [words[k][2] for k in range(max(0, start - 2), start)]
    if any(word in _NOT_HELD for _, _, word in around) or before[-1:] and before[-1] in _NOT_HELD:
        return None
    if before and before[-1] in _ARTICLES:
        before.pop()
    if before and before[-1] in _FORMER:
        return Manner.FORMER
    if before and before[-1] in _TOLD or "époque" in r.text[words[start][0] : words[start][0] + 120]:
        return Manner.TOLD
    return Manner.HELD


def _is_adjective(r: Reading, word: Word) -> bool:
    """Whether a word between title and name may be an adjective: *britannique*, *sud-coréen*."""
    start, _, _ = word
    token = r.token_at(start)
    return not r.text[start].isupper() and token < r.length and r.pos[token] not in _NO_ADJECTIVE


def _close(text: str, words: list[Word], first: int, last: int) -> bool:
    """Whether nothing but spaces, apostrophes and hyphens stands between some words."""
    return all(
        not text[words[k][1] : words[k + 1][0]].strip(" '’\u00a0\u202f-\u2011")
        or text[words[k][1] : words[k + 1][0]] == ", "
        and k > first
        for k in range(first, last)
    )
