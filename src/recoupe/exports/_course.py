"""The updates of a fact as lines of time: « 15 h : 81 000 → 17 h : 106 301 → revu : 166 000 »."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from recoupe.crosscheck.records import AccountKind, Fact, Told, Update
from recoupe.exports._fact_words import grouped, letter, origin_in_words, version_of, version_title
from recoupe.exports._page import one_line
from recoupe.exports._when import day_in_words

_HOUR = 60
_REVISED = {"up": "revu à la hausse", "down": "revu à la baisse", "same": "revu"}


def courses(fact: Fact) -> list[str]:
    """Say how the versions of a fact replace each other, a line for every run of them.

    Versions of which each replaces the one before stand on one line; what two documents tell in both orders is told in
    the order of most updates, of equals in that of time.
    """
    place = version_of(fact)
    edges = _edges(fact, place)
    return [_line(fact, chain, edges) for chain in _chains(sorted({at for pair in edges for at in pair}), edges, fact)]


def _edges(fact: Fact, place: Mapping[int, int]) -> dict[tuple[int, int], Update]:
    """Give the updates between versions, the first of each two; of two directions that of most updates."""
    found: dict[tuple[int, int], list[Update]] = {}
    for one in fact.updates:
        found.setdefault((place[one.before], place[one.after]), []).append(one)
    edges = {}
    for (before, after), updates in found.items():
        back = found.get((after, before), ())
        order = (len(back), _moment(fact.accounts[updates[0].before]), before)
        other = (len(updates), _moment(fact.accounts[back[0].before]), after) if back else None
        if before != after and (other is None or order < other):
            edges[before, after] = updates[0]
    return edges


def _chains(nodes: Sequence[int], edges: Mapping[tuple[int, int], Update], fact: Fact) -> list[list[int]]:
    """Put versions in rows of which each replaces the one before, the longest first; what no row tells comes last."""
    rank = {at: (_moment(_counted(fact, at, edges)), at) for at in nodes}
    order = sorted(nodes, key=rank.__getitem__)
    chains: list[list[int]] = []
    left = set(nodes)
    while left:
        chain = max((_chain(first, left, order, edges) for first in order if first in left), key=len)
        if len(chain) == 1:
            break
        chains.append(chain)
        left -= set(chain)
    told = {(a, b) for chain in chains for at, a in enumerate(chain) for b in chain[at + 1 :]}
    return chains + sorted([a, b] for a, b in edges if (a, b) not in told and (b, a) not in told)


def _chain(
    first: int, left: Container[int], order: Sequence[int], edges: Mapping[tuple[int, int], Update]
) -> list[int]:
    """Follow updates from a version on, each time to the earliest."""
    chain = [first]
    for _ in order:
        following = [at for at in order if at in left and at not in chain and (chain[-1], at) in edges]
        if not following:
            break
        chain.append(following[0])
    return chain


def _counted(fact: Fact, version: int, edges: Mapping[tuple[int, int], Update]) -> Told:
    """Give the account by which a version stands in a row: the one that an update names."""
    for (before, after), one in edges.items():
        if version == before:
            return fact.accounts[one.before]
        if version == after:
            return fact.accounts[one.after]
    return fact.accounts[fact.versions[version].accounts[0]]


def _moment(told: Told) -> tuple:
    """Order accounts by when what they tell was counted, else told; what replaces an earlier number comes last."""
    clock = told.account.as_of.clock
    day = told.published.latest if told.published.is_settled else None
    return told.account.revised is not None, clock is None, clock or (0, 0), day or "9999"


def _line(fact: Fact, chain: Sequence[int], edges: Mapping[tuple[int, int], Update]) -> str:
    """Write one row."""
    accounts = [_counted(fact, at, edges) for at in chain]
    if fact.kind is not AccountKind.FIGURE:
        voices = [origin_in_words(told.by) for told in accounts]
        names = [f"{letter(at)} {version_title(fact.versions[at], fact.kind)}" for at in chain]
        if len({told.counter for told in accounts}) == 1:
            return f"{min(voices, key=len)}\xa0: {' → '.join(names)}"
        return " → ".join(f"{name} ({voice})" for name, voice in zip(names, voices, strict=True))
    several = len({told.published.latest for told in accounts}) > 1
    parts = []
    for told in accounts:
        label, number = _label(told, several_days=several), grouped(told.account.text)
        parts.append(f"{label}\xa0: {number}" if label else number)
    return " → ".join(parts)


def _label(told: Told, *, several_days: bool) -> str:
    """Say when a number was counted: the hour, that it is revised, the day of publication where they differ."""
    account = told.account
    clock = account.as_of.clock
    if account.revised:
        return _REVISED[account.revised]
    if clock is not None and clock[0] == clock[1]:
        hour, minute = divmod(clock[0], _HOUR)
        return f"{hour}\xa0h" + (f"\xa0{minute:02}" if minute else "")
    if clock is not None and account.as_of.text:
        return one_line(account.as_of.text)
    return day_in_words(told.published.day) if several_days and told.published.day else ""
