"""Keys of counters: how it is written who stands behind an account."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

#: Keys that are read again and again are read once.
_AT_HAND = 1 << 14


class Key(NamedTuple):
    """What makes a counter the same wherever it is named; see :meth:`Key.read` for how it is written.

    Attributes:
        family: id of its family, empty where it has none.
        country: ISO 3166 alpha-2, empty where it is not known or does not matter.
        area: town or region of a local body; after ``~`` the stem of an adjective whose land is not known.
        name: words or row of the lexicon of one that has no family.
        how: ``side`` or ``unnamed``, as in :class:`~recoupe.crosscheck.naming.Named`.
    """

    family: str = ""
    country: str = ""
    area: str = ""
    name: str = ""
    how: str = ""

    def __str__(self) -> str:
        """Write the key.

        Example:
            >>> str(Key(family="order", country="FR", area="gironde"))
            'order|FR|gironde||'
        """
        return "|".join(self)

    @classmethod
    def read(cls, written: str) -> Key:
        """Read a key as :attr:`~recoupe.crosscheck.records.Told.counter` has it.

        Example:
            >>> Key.read("|||actors:osdh|").name
            'actors:osdh'
        """
        return _read(written)


@lru_cache(_AT_HAND)
def _read(written: str) -> Key:
    return Key(*written.split("|"))
