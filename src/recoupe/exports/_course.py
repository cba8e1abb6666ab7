"""The updates of a fact as lines of time: « 15 h : 81 000 → 17 h : 106 301 → revu : 166 000 »."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from recoupe.crosscheck.records import AccountKind, Fact, Told, Update
from recoupe.exports._fact_words import grouped, letter, origin_in_words, version_of, version_title
from recoupe.exports._page import one_line
from recoupe.exports._when import day_in_words

_HOUR = 60
_REVISED = {"up": "revu à la hausse", "down": "revu à la baisse", "same": "revu"}


class Step(NamedTuple):
    """One version in a row of versions of which each replaces the one before.

    Attributes:
        version: its place in :attr:`~recoupe.crosscheck.records.Fact.versions`.
        account: the position of the account that stands for it.
        when: when that was counted, or that it is revised; empty where nothing tells.
        says: what it says: the number, else the letter and title of the version.
    """

    version: int
    account: int
    when: str
    says: str


def courses(fact: Fact) -> list[str]:
    """Say how the versions of a fact replace each other, a line for every run of them."""
    return [_line(fact, steps) for steps in rows(fact)]


def replacements(fact: Fact) -> list[tuple[int, int]]:
    """Give which version replaces which, by their places; what is told in both orders in that of most updates."""
    return sorted(_edges(fact, version_of(fact)))


def rows(fact: Fact) -> list[list[Step]]:
    """Give how the versions of a fact replace each other, a row for every run of them.

    Versions of which each replaces the one before stand in one row; what two documents tell in both orders is told in
    the order of most updates, of equals in that of time.
    """
    place = version_of(fact)
    edges = _edges(fact, place)
    chains = _chains(sorted({at for pair in edges for at in pair}), edges, fact)
    return [_steps(fact, chain, edges) for chain in chains]


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
    rank = {at: (_moment(fact.accounts[_counted(fact, at, edges)]), at) for at in nodes}
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


def _counted(fact: Fact, version: int, edges: Mapping[tuple[int, int], Update]) -> int:
    """Give the position of the account by which a version stands in a row: the one that an update names."""
    for (before, after), one in edges.items():
        if version == before:
            return one.before
        if version == after:
            return one.after
    return fact.versions[version].accounts[0]


def _moment(told: Told) -> tuple:
    """Order accounts by when what they tell was counted, else told; what replaces an earlier number comes last."""
    clock = told.account.as_of.clock
    day = told.published.latest if told.published.is_settled else None
    return told.account.revised is not None, clock is None, clock or (0, 0), day or "9999"


def _steps(fact: Fact, chain: Sequence[int], edges: Mapping[tuple[int, int], Update]) -> list[Step]:
    """Give the steps of one row."""
    accounts = [_counted(fact, at, edges) for at in chain]
    several = len({fact.accounts[account].published.latest for account in accounts}) > 1
    steps = []
    for version, account in zip(chain, accounts, strict=True):
        told = fact.accounts[account]
        if fact.kind is AccountKind.FIGURE:
            steps.append(Step(version, account, _label(told, several_days=several), grouped(told.account.text)))
        else:
            title = version_title(fact.versions[version], fact.kind)
            steps.append(Step(version, account, "", f"{letter(version)} {title}"))
    return steps


def _line(fact: Fact, steps: Sequence[Step]) -> str:
    """Write one row."""
    accounts = [fact.accounts[step.account] for step in steps]
    if fact.kind is AccountKind.FIGURE:
        return " → ".join(f"{step.when}\xa0: {step.says}" if step.when else step.says for step in steps)
    voices = [origin_in_words(told.by) for told in accounts]
    if len({told.counter for told in accounts}) == 1:
        return f"{min(voices, key=len)}\xa0: {' → '.join(step.says for step in steps)}"
    return " → ".join(f"{step.says} ({voice})" for step, voice in zip(steps, voices, strict=True))


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
