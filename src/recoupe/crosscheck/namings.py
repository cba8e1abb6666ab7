"""Who stands behind each account: the key that is the same in all documents, and the name as it is written right.

1. A police that arrests is who counts the arrests, where nobody else is named for them (*la police a interpellé 40
   personnes*).
2. A name that nearly is one of the lexicon is written as there; one that a country has another name for has that. One
   that the lexicon has stays as it stands: *ministre* is no misspelt *ministère*, *sources* no misspelt *source*.
3. Another misspelt name is that of the one that it nearly is, where both are the same counter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from recoupe.crosscheck.counters import Counters, Key
from recoupe.crosscheck.records import Account, AccountKind, Carrier

#: How alike two spellings must be (0 to 100), and how many times more often the right one must stand.
_ALIKE, _OFTENER = 92, 3
#: So many of the commonest names of a counter are looked at.
_COMMON = 40
_OUTLET = "outlet"
_HELD = ("arrested", "custody")
_ORDER = "order"


class Namings:
    """The names of counters over all documents.

    Args:
        carriers: the documents.
        counters: give the keys.
    """

    def __init__(self, carriers: Sequence[Carrier], counters: Counters) -> None:
        self._counters = counters
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._right: dict[tuple[str, str], str] = {}
        self._carriers = carriers  # as long as they are here, the ids of their accounts are theirs
        self._acts: dict[int, tuple[str | None, str | None]] = {}
        for carrier in carriers:
            for account in carrier.sketch.accounts:
                if _is_nobody(account):
                    continue
                by, key = found = self._acting(carrier, account)
                if key is not None and by is not None:
                    self._acts[id(account)] = found
                    self._counts[key][by] += 1

    def of(self, carrier: Carrier, account: Account) -> tuple[str | None, str | None]:
        """Give who stands behind an account: the name, ``outlet`` or ``None``; and the key, ``None`` for these."""
        if _is_nobody(account):
            return account.by, None
        by, key = self._acts.get(id(account)) or self._acting(carrier, account)
        if key is None or by is None:
            return by, key
        found = self._right.get((key, by))
        if found is None:
            right = self._counters.shown(by, key) or _written_right(self._counts[key], by)
            found = self._right[key, by] = right
        return found, key

    def _acting(self, carrier: Carrier, account: Account) -> tuple[str | None, str | None]:
        """Give name and key as the document has them."""
        arrests = account.kind is AccountKind.FIGURE and account.type.split(":")[0] in _HELD
        if arrests and account.by == _OUTLET and account.agent is not None:
            key = self._counters.of(carrier, replace(account, by=account.agent, entry=account.agent_entry))
            if key is not None and Key.read(key).family == _ORDER:
                return account.agent, key
        return account.by, self._counters.of(carrier, account)


def _is_nobody(account: Account) -> bool:
    """Whether nobody is named who might stand behind an account."""
    return account.by is None or (account.by == _OUTLET and account.agent is None)


def _written_right(counts: Counter[str], name: str) -> str:
    """Give a name as it is written where it is written right; itself where no other is nearly the same.

    Example:
        >>> _written_right(Counter({"Observatoire du pont": 4, "Observatoir du pont": 1}), "Observatoir du pont")
        'Observatoire du pont'
    """
    from rapidfuzz import fuzz

    common = sorted(counts, key=lambda one: (-counts[one], one))[:_COMMON]
    for one in common:
        if counts[one] < _OFTENER * counts[name]:
            break
        if one.casefold() != name.casefold() and fuzz.ratio(one.casefold(), name.casefold()) >= _ALIKE:
            return one
    return name
