"""How many independent origins stand behind accounts: a bracket, with every merge and its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.crosscheck.records import Independence, Told


class Lineage:
    """What is known of where documents come from.

    Args:
        texts: for every document, the number of the group of documents that carry one text with it.
        owners: for every outlet, who owns it.
    """

    def __init__(self, texts: Mapping[int, int] | None = None, owners: Mapping[str, str] | None = None) -> None:
        self.texts = texts or {}
        self.owners = owners or {}


def bracket(accounts: Sequence[Told], lineage: Lineage) -> Independence:
    """Count the independent origins behind accounts.

    Args:
        accounts: in the order of the fact; merges name them by position.
        lineage: where their documents come from.
    """
    counters = {told.counter for told in accounts if told.counter is not None}
    texts = {lineage.texts.get(told.carrier.number, -told.carrier.number) for told in accounts if told.counter is None}
    most = len(counters) or len(texts)
    return Independence(
        min=min(1, most), max=most, origins=tuple(sorted({told.account.by or "" for told in accounts} - {""}))
    )
