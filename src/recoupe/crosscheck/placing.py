"""Where an account counts: the place that it names, else the one that who counts stands for."""

from __future__ import annotations

import re

from recoupe.crosscheck.records import Account, AccountKind, Carrier, Spot
from recoupe.french.folding import fold

#: Bodies of a whole state: what they count without a place, they count in the whole country.
_NATIONAL = re.compile(
    r"\b(?:ministeres?|ministres?|gouvernement|premiere? ministre|secretaire d.etat|police nationale"
    r"|gendarmerie nationale|presidence|etat[- ]major|interieur)\b"
)


def place(carrier: Carrier, account: Account) -> Spot | None:
    """Give where an account counts.

    Args:
        carrier: its document.
        account: a figure or an event.

    Returns:
        The place that it names; of a figure without one, given by a body of the state, the country that the document is
        about; else ``None``.
    """
    if account.place is not None or account.kind is not AccountKind.FIGURE or account.by in (None, "outlet"):
        return account.place
    return carrier.sketch.country if _NATIONAL.search(fold(account.by or "")) else None
