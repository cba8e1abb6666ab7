"""Facts by the words of those who tell them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from recoupe.crosscheck.records import Fact, Told
from recoupe.french.words import Phrase, places, stands, words_of


class Match(NamedTuple):
    """A place where words stand in a sentence that tells a fact: start and end in the text of its document."""

    told: Told
    start: int
    end: int


class _Telling(NamedTuple):
    """A sentence that tells a fact: the position of that, and the words that it can be found by."""

    fact: int
    told: Told
    texts: list[list[str]]


class TellingsByWord:
    """Finds facts by words that stand in one telling: its sentence, what and where it is, who says it.

    Args:
        facts: they are named by their positions.
        text: gives the text of a document by its number.
    """

    def __init__(self, facts: Sequence[Fact], text: Callable[[int], str]) -> None:
        self._text = text
        self._tellings: list[_Telling] = []
        self._of: dict[int, int] = {}
        having: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for position, fact in enumerate(facts):
            self._of[position] = len(self._tellings)
            title = [words_of(fact.title), words_of(fact.place.name if fact.place else "")]
            for told in fact.accounts:
                account = told.account
                names = [told.by or "", account.by or "", *account.relays, account.what]
                texts = [*title, words_of(text(told.carrier.number)[account.start : account.end])]
                texts += map(words_of, names)
                for word in {word for words in texts for word in words}:
                    having[word].append(len(self._tellings))
                self._tellings.append(_Telling(position, told, texts))
        self._having: Mapping[str, array[int]] = dict(having)
        self._words = sorted(having)

    def having(self, phrases: Sequence[Phrase]) -> frozenset[int]:
        """Give the facts of which one telling has all phrases."""
        if not phrases:
            return frozenset()
        found: set[int] | None = None
        for phrase in phrases:
            for word in phrase.words[:-1]:
                found = self._narrowed(found, [word])
            found = self._narrowed(found, self._beginning(phrase.words[-1]) if phrase.prefix else phrase.words[-1:])
        return frozenset(self._tellings[at].fact for at in found or () if self._has(at, phrases))

    def match(self, fact: int, phrases: Sequence[Phrase]) -> Match | None:
        """Give the first place of a phrase in a sentence that tells a fact and has all of them."""
        for at in range(self._of[fact], len(self._tellings)):
            telling = self._tellings[at]
            if telling.fact != fact:
                break
            if not all(any(stands(words, phrase) for words in telling.texts) for phrase in phrases):
                continue
            start, end = telling.told.account.start, telling.told.account.end
            found = places(self._text(telling.told.carrier.number)[start:end], phrases)
            first = min((place for some in found.values() for place in some), default=None)
            if first is not None:
                return Match(telling.told, start + first[0], start + first[1])
        return None

    def _has(self, at: int, phrases: Sequence[Phrase]) -> bool:
        """Tell whether a telling that has all words has them in a row where they must be."""
        texts = self._tellings[at].texts
        long = (phrase for phrase in phrases if len(phrase.words) > 1)
        return all(any(stands(words, phrase) for words in texts) for phrase in long)

    def _narrowed(self, found: set[int] | None, words: Iterable[str]) -> set[int]:
        """Keep the tellings that have one of some words."""
        having = set().union(*(self._having.get(word, ()) for word in words))
        return having if found is None else found & having

    def _beginning(self, start: str) -> list[str]:
        """Give the words that begin so."""
        first = bisect_left(self._words, start)
        last = bisect_left(self._words, start + "\U0010ffff")
        return self._words[first:last]
