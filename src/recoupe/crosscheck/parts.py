"""Positions that are put together, and grouped by what they have in common."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Common = TypeVar("Common", bound=Hashable)


class Parts:
    """Positions that are put together (union-find with halved paths).

    Args:
        size: how many there are.

    Example:
        >>> parts = Parts(4)
        >>> parts.join([0, 2]), parts.join([2, 0]), parts.count
        (True, False, 3)
    """

    def __init__(self, size: int) -> None:
        self._root = list(range(size))
        self.count = size

    def of(self, at: int) -> int:
        """Give the lowest position of those that hang together with one."""
        root = self._root
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    def join(self, positions: Sequence[int]) -> bool:
        """Put positions together; tell whether they were not before."""
        before = self.count
        for at in positions[1:]:
            one, other = self.of(positions[0]), self.of(at)
            self._root[max(one, other)] = min(one, other)
            self.count -= one != other
        return self.count < before


def grouped(pairs: Iterable[tuple[int, Common]]) -> dict[Common, list[int]]:
    """Group positions by what they have in common."""
    found: dict[Common, list[int]] = {}
    for at, common in pairs:
        found.setdefault(common, []).append(at)
    return found
