"""Where the words of accounts stand, and how rare they are: what is looked up to find who speaks of one thing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from recoupe.crosscheck.records import Told

#: A word is looked up where at most so many accounts have it, and so many of the rarest words of an account are.
_POSTINGS, _LOOKED_UP = 200, 8
#: A word is rare in at most so many documents, or in so few of all.
_FEW, _SHARE = 5, 0.01
#: The words of so many accounts are kept at hand.
_AT_HAND = 1 << 12


class Postings:
    """Where words stand, and how rare they are."""

    def __init__(self, accounts: Sequence[Told]) -> None:
        self._accounts = accounts
        self._where: dict[str, list[int]] = defaultdict(list)
        for position, told in enumerate(accounts):
            for word in told.account.words:
                self._where[word].append(position)
        self._documents = {
            word: len({accounts[one].carrier.number for one in where}) for word, where in self._where.items()
        }
        most = len({told.carrier.number for told in accounts}) + 1
        self._few = max(_FEW, int(_SHARE * most))
        self._weight = {word: math.log(most / count) + 1 for word, count in self._documents.items()}

    def words(self, position: int) -> frozenset[str]:
        """Give the words of an account."""
        return _set(self._accounts[position].account.words)

    def weight(self, words: Iterable[str]) -> float:
        """Give how much words tell, the rare the most; quoted phrases count twice."""
        return sum(sorted(self._weight[word] * (2 if " " in word else 1) for word in words))

    def rare(self, words: Iterable[str]) -> int:
        """Count the words that few documents have."""
        return sum(self._documents[word] <= self._few for word in words)

    def near(self, position: int, more: Iterable[str] = ()) -> list[int]:
        """Give the accounts that share rare words with one, in order; ``more`` are words looked up besides its own."""
        words = {*self._accounts[position].account.words, *more} & self._where.keys()
        rare = sorted(
            (word for word in words if len(self._where[word]) <= _POSTINGS),
            key=lambda word: (len(self._where[word]), word),
        )
        found = {one for word in rare[:_LOOKED_UP] for one in self._where[word]}
        return sorted(found - {position})


@lru_cache(_AT_HAND)
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)
