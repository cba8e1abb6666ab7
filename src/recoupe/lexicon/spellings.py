"""Spellings of names in a text: the machinery that media and actors share.

A text and a spelling are compared folded (:func:`recoupe.french.folding.fold`): accents, hyphens and kinds of
apostrophe make no difference, capitals are looked at afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Generic, Literal, NamedTuple, TypeVar

from recoupe.french.folding import fold

Owner = TypeVar("Owner")
#: How far a spelling can be trusted; a *decoy* looks like one and means something else.
Trust = Literal["sure", "doubtful", "bare", "decoy"]

WINDOW = 80  # code points before a name that are looked at

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"(?:les? |la |l |the |(?:al|el|an|as|ach) )(?=.)")  # of a folded name; its case is free
_GOES_ON = re.compile(r"['’]?[^\W_]")  # « Sana'a » is a town
_ACRONYM = 4  # longest acronym that could be a word if written otherwise (RIA, Sana)


def spellings_of(
    owner: Owner, name: str, *, sure: Iterable[str], doubtful: Collection[str], decoys: Iterable[str]
) -> Iterator[tuple[Owner, str, Trust]]:
    """Every spelling of an owner as it is written, how far to trust it, and its decoys.

    Example:
        >>> found = spellings_of(1, "Le Matin", sure=["Le Matin de Kessar"], doubtful=["Le Matin"], decoys=[])
        >>> [(written, trust) for _, written, trust in found]
        [('Le Matin de Kessar', 'sure'), ('Le Matin', 'doubtful')]
    """
    if name not in doubtful:
        yield owner, name, "sure"
    for alias in sure:
        yield owner, alias, "sure"
    for alias in doubtful:
        yield owner, alias, "doubtful"
    for decoy in decoys:
        yield owner, decoy, "decoy"


class Spelling(NamedTuple, Generic[Owner]):
    """One spelling in folded and in written form, and how far it can be trusted."""

    folded: str
    written: str
    owner: Owner
    trust: Trust


class Found(NamedTuple, Generic[Owner]):
    """A place in a text where a spelling stands: half-open offsets in code points."""

    start: int
    end: int
    spelling: Spelling[Owner]


class Spellings(Generic[Owner]):
    """An index of spellings by their first word."""

    def __init__(self, spellings: Iterable[Spelling[Owner]]) -> None:
        self._by_first: dict[str, list[Spelling[Owner]]] = {}
        for spelling in spellings:
            first = _WORD.search(spelling.folded)
            if first is not None:
                self._by_first.setdefault(first[0], []).append(spelling)
        for group in self._by_first.values():
            group.sort(key=lambda spelling: (-len(spelling.folded), spelling.trust != "decoy"))

    def find(
        self, text: str, fits: Callable[[Spelling[Owner], str, int, list[Found[Owner]]], bool]
    ) -> list[Found[Owner]]:
        """Find every spelling, in text order and without overlaps, the longest first; decoys hide what they hold.

        Links (``https://www…``) hold none.

        Args:
            fits: whether a spelling that occurs at an offset means its owner, given the folded text and what has been
                found before.
        """
        folded = fold(text)
        found: list[Found[Owner]] = []
        done = 0
        for word in _WORD.finditer(folded):
            start = word.start()
            candidates = self._by_first.get(word.group())
            if candidates is None or start < done:
                continue
            for spelling in candidates:
                end = start + len(spelling.folded)
                if not folded.startswith(spelling.folded, start) or _goes_on(text, end):
                    continue
                if spelling.trust == "decoy":
                    done = end
                    break
                if not _in_link(text, start) and fits(spelling, folded, start, found):
                    done = end
                    found.append(Found(start, end, spelling))
                    break
        return found


def _goes_on(text: str, end: int) -> bool:
    """Whether a word goes on behind a name."""
    return text[end - 1].isalnum() and _GOES_ON.match(text, end) is not None


def _in_link(text: str, start: int) -> bool:
    """Whether the stretch without spaces before ``start`` is the beginning of a link."""
    glued = text[max(0, start - WINDOW) : start].rpartition(" ")[2]
    return "://" in glued or "www." in glued


def capitals_fit(words: str, spelling: Spelling[Owner]) -> bool:
    """A spelling that means nothing else needs its first capital; a short acronym all of them."""
    written = spelling.written
    if written.isupper() and sum(map(str.isalpha, written)) <= _ACRONYM:
        return same_case(words, spelling)
    free = free_part(spelling.folded)
    for word, expected in zip(words[free:], written[free:], strict=True):
        if expected.isupper():
            return word.isupper()
    return "." in written or words.isupper() or words[free:].islower() or not re.search("[a-z]", written[free:])


def same_case(words: str, spelling: Spelling[Owner]) -> bool:
    """Whether capitals stand where the spelling has them, its article aside."""
    free = free_part(spelling.folded)
    pairs = zip(words[free:], spelling.written[free:], strict=True)
    return all(word.isupper() == expected.isupper() for word, expected in pairs)


def free_part(folded: str) -> int:
    """How many characters of a folded name are its article, whose case is free."""
    article = _ARTICLE.match(folded)
    return article.end() if article else 0
