"""Who counts: names of origins that stand for one and the same counter."""

from __future__ import annotations

from recoupe.crosscheck.records import Account
from recoupe.french.folding import fold


def counter(account: Account) -> str | None:
    """Give the key of who stands behind an account; ``None`` where nobody is named."""
    if account.by in (None, "outlet"):
        return None
    return account.entry or fold(account.by)
