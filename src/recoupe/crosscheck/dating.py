"""On which day: publication of documents, and what they tell, settled over the whole dossier."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.crosscheck.records import Account, Carrier, Window
from recoupe.dossier.records import Overlap


class Dating:
    """Days of documents and of accounts.

    Args:
        carriers: all documents.
        overlaps: what they share.
    """

    def __init__(self, carriers: Sequence[Carrier], overlaps: Sequence[Overlap]) -> None:
        self._published = {
            one.number: Window(earliest=one.earliest, latest=one.latest) if one.status != "open" else Window()
            for one in carriers
        }

    def published(self, carrier: Carrier) -> Window:
        """Give when a document was published."""
        return self._published[carrier.number]

    def day(self, carrier: Carrier, account: Account) -> Window:
        """Give on which day it happened, what an account tells."""
        if account.when.text:
            return Window(earliest=account.when.earliest, latest=account.when.latest)
        return self._published[carrier.number]
