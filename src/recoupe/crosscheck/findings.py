"""From an account back to the finding that it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recoupe.crosscheck.records import Account, AccountKind
from recoupe.model import Analysis, Event, Figure, Statement, Why


def finding_of(account: Account, analysis: Analysis) -> Figure | Event | Statement | None:
    """Give the finding that an account was made from.

    Args:
        account: which.
        analysis: of its document, as the machine made it.

    Returns:
        The finding; ``None`` where the analysis has none of its ``id``.
    """
    kinds: dict[AccountKind, Sequence[Any]] = {
        AccountKind.FIGURE: analysis.figures,
        AccountKind.EVENT: analysis.events,
        AccountKind.CLAIM: analysis.statements,
    }
    return next((one for one in kinds[account.kind] if one.id == account.id), None)


def why_of(account: Account, analysis: Analysis) -> Why | None:
    """Give the row and rule that found an account."""
    found = finding_of(account, analysis)
    return found.why if found is not None else None
