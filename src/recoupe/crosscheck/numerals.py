"""The same exact number told of the same thing: a weak sign that two documents tell of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from recoupe.crosscheck.records import Account, AccountKind, When

#: A number has so many digits at least, and so many that are not the noughts at its end.
_DIGITS, _SIGNIFICANT = 4, 3


class Telling(NamedTuple):
    """A number with the day that its sentence gives it, counted from publication."""

    type: str
    value: int
    when: When


def tellings(accounts: Iterable[Account]) -> Iterator[Telling]:
    """Give the exact numbers of a document whose sentence says their day by a weekday, « hier » or the like.

    Args:
        accounts: of one document.
    """
    for account in accounts:
        value = account.value
        if account.kind is not AccountKind.FIGURE or value is None or account.rounded or not is_exact(value):
            continue
        when = account.when
        if when.says and when.shift is not None and when.date is None and not when.basis:
            yield Telling(account.type, int(value), when)


def is_exact(value: float) -> bool:
    """Whether a number is too exact to be met by chance.

    Example:
        >>> is_exact(282710), is_exact(84000), is_exact(136)
        (True, False, False)
    """
    digits = str(int(value))
    return value == int(value) and len(digits) >= _DIGITS and len(digits.rstrip("0")) >= _SIGNIFICANT


def by_number(found: Iterable[tuple[int, Telling]]) -> Mapping[tuple[str, int], list[tuple[int, When]]]:
    """Put the documents that tell of each number together, with how they date it."""
    index: dict[tuple[str, int], list[tuple[int, When]]] = defaultdict(list)
    for document, telling in found:
        index[telling.type, telling.value].append((document, telling.when))
    return index
