"""Where an account counts: the place that it names, else the one that who counts stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import cos, hypot, radians

from recoupe.crosscheck.keys import Key
from recoupe.crosscheck.records import Account, AccountKind, Carrier, Spot
from recoupe.french.folding import fold

#: Families whose bodies, but for local ones, count in the whole of their country.
_OF_STATE = ("order", "government", "presidency", "health", "justice-ministry")
#: Bodies that are of a place unless they are said to be of a country, folded.
_LOCAL = re.compile(
    r"(?:police|policiers|gendarm\w+|forces? (?:de l.ordre|de police|de securite)|prefectures?|prefets?)$"
)
_TOLLS = ("killed", "wounded")
#: A street or a building so many km from the point of a town may lie in it.
_IN_TOWN = 12.0


def lies_in(one: Spot, other: Spot) -> bool:
    """Tell whether a street, a building or a quarter may lie in a town.

    Example:
        >>> square = Spot(name="place X", key="x", kind="street", country="ML", latitude=12.65, longitude=-8.0)
        >>> town = Spot(name="Bamako", key="b", kind="city", country="ML", latitude=12.65, longitude=-7.99)
        >>> lies_in(square, town), lies_in(town, square)
        (True, False)
    """
    if one.kind not in ("street", "facility", "area") or other.kind != "city" or one.country != other.country:
        return False
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    north = (one.latitude - other.latitude) * 111.2
    east = (one.longitude - other.longitude) * 111.2 * cos(radians(other.latitude))
    return hypot(north, east) <= _IN_TOWN


def _is_elsewhere(account: Account, area: str, spot: Spot) -> bool:
    """Whether a text that names no town for a local body (*la préfecture de police*) just told of another one."""
    said = fold(" ".join((account.by or "", *account.called)))
    return bool(account.around) and spot.key not in account.around and area not in said


def _is_on_the_spot(account: Account) -> bool:
    """Whether those who count are those of the town that the text just told of: *la police*, *la préfecture*.

    Example:
        >>> from recoupe.crosscheck.records import AccountKind
        >>> of = dict(kind=AccountKind.FIGURE, id=0, start=0, end=9, mark=(0, 4), text="4500", type="participants")
        >>> _is_on_the_spot(Account(**of, by="police", around=("x",))), _is_on_the_spot(Account(**of, by="police"))
        (True, False)
    """
    if not _LOCAL.match(fold(account.by or "")):
        return False
    return bool(account.around) or fold(account.by or "").startswith("prefe")


class Placing:
    """Places of accounts.

    Args:
        carriers: all documents; the places that they name are those that local bodies are of.
    """

    def __init__(self, carriers: Iterable[Carrier]) -> None:
        self._named: dict[str, Spot] = {}
        for carrier in carriers:
            for account in carrier.sketch.accounts:
                if account.place is not None:
                    name = fold(account.place.name)
                    known = self._named.setdefault(name, account.place)
                    if account.place.key < known.key:
                        self._named[name] = account.place

    def place(self, carrier: Carrier, account: Account, counter: str | None) -> Spot | None:
        """Give where an account counts.

        Args:
            carrier: its document.
            account: a figure or an event.
            counter: who stands behind it.

        Returns:
            The place that it names; of a figure without one, the town of a local body, or the country that the
            document is about where a body of the state gives it; else ``None``.
        """
        if account.place is not None or account.kind is not AccountKind.FIGURE or counter is None:
            return account.place
        if account.scene is not None:
            return None  # a toll is of its event, whoever tells it
        key = Key.read(counter)
        if key.family == "prosecution" and account.type.split(":")[0] in _TOLLS:
            return None  # a prosecutor tells of the victims of a case, wherever it happened
        if key.area:
            spot = self._named.get(key.area)
            return None if spot is not None and _is_elsewhere(account, key.area, spot) else spot
        if key.family not in _OF_STATE or key.how == "unnamed" or _is_on_the_spot(account):
            return None
        country = carrier.sketch.country
        return country if country is not None and key.country in ("", country.key) else None
