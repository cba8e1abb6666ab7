"""Facts of events and of what is claimed and denied: occurrence, outcome, agent, place, time, responsibility.

1. **block**: by family and place, by family and who it was done to.
2. **group**: those of a definite day first, each account joins the group of its block that fits best; what the
   documents leave open (no day, no place of its own) comes last.
3. **oppose**: within a group, who says that it happened against who says that it did not (:mod:`opposing`).

An account is tried with the groups of its blocks that were met last, so the cost grows with the accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial

from recoupe.crosscheck.alike import Cast
from recoupe.crosscheck.called import NATURE
from recoupe.crosscheck.claims import find_claims
from recoupe.crosscheck.happenings import Days, Happening, State, overlap, same
from recoupe.crosscheck.keeping import Kept
from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.natures import find_natures
from recoupe.crosscheck.opposing import oppose, sides_of, versions
from recoupe.crosscheck.records import Account, AccountKind, Conflict, Fact, Told, Update

#: With so many groups of one block an account is tried, those met last first.
_TRIED = 16
#: An attack told without its day, at a place where just one is known of these days, is this one.
LOOSE = -1
#: One event of a kind is told from the next where it is dated as well as this.
_DEFINITE = timedelta(days=1)
#: So long after an attack there is talk of another one.
_AFTERMATH = timedelta(days=2)
#: Families in which one who is named suffers it once: place and day do not matter.
_ONCE = frozenset({"death"})
#: Families of what is done to somebody: without the same patient they are not the same.
_OF_PATIENT = frozenset({"death", "wound", "arrest", "abduct", "release"})
#: Families that are at one place on one day, whoever tells of them.
_OF_PLACE = frozenset({"control", "assault", "clash", "protest", "riot"})
#: Those of them that may be there on the next day again.
_OF_DAY = _OF_PLACE - {"control", "assault"}


def find_occurrences(accounts: Sequence[Told], lineage: Lineage, kept: Kept | None = None) -> Iterator[Fact]:
    """Put accounts of events together to facts, and compare them.

    Args:
        accounts: those of events and claims, of all documents.
        lineage: where documents come from.
        kept: has the facts of groups in which nothing is new.
    """
    happenings = [Happening(told) for told in accounts if told.account.kind is AccountKind.EVENT]
    sides = sides_of(happenings)
    covered: dict[tuple[int, int], int] = {}
    for number, group in enumerate(_group(happenings)):
        members = sorted(group.members, key=lambda one: one.told.order)
        if len(members) < 2:
            continue
        conflicts, updates = oppose(members, sides)
        if not (conflicts or updates) and len({(one.told.carrier.number, one.voice) for one in members}) < 2:
            continue
        if conflicts or updates:
            covered.update({statement: number for one in members if (statement := _statement(one.told)) is not None})
        told = [one.told for one in members]
        head = min(members, key=lambda one: (one.attempt, one.state is not State.HAPPENED, one.told.order)).account
        told_so = versions(members)
        make = partial(_fact, told, conflicts, updates, lineage, told_so, head, group.why)
        given = conflicts, updates, told_so, head, group.why
        yield from kept.facts(told, make, *given) if kept is not None else make()
    claims = sorted((told for told in accounts if told.account.kind is AccountKind.CLAIM), key=lambda one: one.order)
    for number, fact in enumerate(find_natures([told for told in claims if told.account.type == NATURE], lineage), 1):
        covered.update({statement: -number for told in fact.accounts if (statement := _statement(told)) is not None})
        yield fact
    yield from find_claims(
        [told for told in claims if told.account.type != NATURE], covered, Cast(sides, _doers(happenings)), lineage
    )


def _doers(happenings: Iterable[Happening]) -> dict[tuple[int, int], frozenset[str]]:
    """Say who did what each statement tells."""
    found: dict[tuple[int, int], frozenset[str]] = defaultdict(frozenset)
    for one in happenings:
        statement = _statement(one.told)
        if statement is not None and one.state is State.HAPPENED:
            found[statement] |= one.agents
    return found


def _fact(
    told: Sequence[Told],
    conflicts: Sequence[Conflict],
    updates: Sequence[Update],
    lineage: Lineage,
    versions: Sequence[tuple[str, Sequence[int]]],
    head: Account,
    why: str,
) -> Iterator[Fact]:
    """Make the fact of one group."""
    yield make_fact(told, conflicts, updates, lineage, versions=versions, head=head, why=(why,))


def _statement(told: Told) -> tuple[int, int] | None:
    """Name the statement that an account stands in."""
    return (told.carrier.number, told.account.statement) if told.account.statement is not None else None


class _Group:
    """Accounts of one happening."""

    def __init__(self, first: Happening, why: str) -> None:
        self.members = [first]
        self.family = first.family
        self.agents = first.agents
        self.patients = first.patients
        self.days = first.days
        self.dated = first.explicit
        self.victim = first.victim if first.family in _OF_PATIENT else frozenset()
        self.voices = {first.voice} - {None}
        self.place = first.account.place
        self.why = why

    def score(self, one: Happening) -> int | None:
        """Say how well an account fits; ``None`` where it does not."""
        if self.family in _OF_PLACE and one.state is not State.TAKEN_BACK and not self._same_place(one):
            return None  # as is found below, but with most accounts it ends here
        if self.family in _OF_DAY and one.state is not State.TAKEN_BACK and not (self._narrow and _is_narrow(one.days)):
            return None
        patient = same(self.patients, one.patients) if not one.attempt else None
        if patient is False:
            return None
        named = False
        if self.family in _OF_PATIENT:
            named = not self.victim.isdisjoint(one.victim)
            if self.victim and one.victim and not named:
                return None
        if self.family in _ONCE and named:
            return 20
        if one.state is State.TAKEN_BACK and one.voice in self.voices and (patient or self._same_place(one)):
            return 20
        days = overlap(self.days, one.days)
        if days is False and one.attempt and overlap(_wider(self.days), one.days):
            days = None
        place = self._same_place(one)
        agent = same(self.agents, one.agents)
        if days is False or place is False:
            return None
        outright = one.state is State.NOT and one.account.attitude == "deny"
        here = one.account.place is not None and self.place is not None and one.account.place.key == self.place.key
        if agent is False and not (self.family == "assault" and (patient or outright and here)):
            return None
        if self.family == "control" and (same(self.agents, one.patients) or same(self.patients, one.agents)):
            return None
        sure = bool(patient) * 8 + bool(agent) * 4 + here * 2 + bool(days) + bool(place)
        if self.family in _OF_PATIENT:
            return sure if named and (days or place) or patient and place and self.dated and one.explicit else None
        if self.family == "assault" and outright and here:
            return sure
        if self.family in _OF_PLACE:
            if self.family in _OF_DAY:
                return sure if place and days and self._narrow and _is_narrow(one.days) else None
            if place and (days and _is_narrow(one.days) or self.family == "control" or patient):
                return sure
            return LOOSE if place and days and here and self._narrow and not one.account.around else None
        return sure if patient and agent and (days or place or outright) else None

    @property
    def _narrow(self) -> bool:
        return _is_narrow(self.days)

    def _same_place(self, one: Happening) -> bool | None:
        """Whether it is the same place; ``None`` where that cannot be told."""
        place, around = one.account.place, one.account.around
        if self.place is None:
            return None
        if place is not None and place.key == self.place.key:
            return True
        if around:
            return True if self.place.key in around else None
        if place is None:
            return None
        return None if {place.kind, self.place.kind} & {"country", "region", "area"} else False

    def take(self, one: Happening) -> None:
        """Add an account."""
        self.members.append(one)
        self.dated = self.dated or one.explicit
        if one.voice is not None:
            self.voices.add(one.voice)
        self.agents = self.agents or one.agents
        self.patients = self.patients or (one.patients if not one.attempt else frozenset())
        if self.place is None and not one.account.around:
            self.place = one.account.place
        if one.state is State.HAPPENED and overlap(self.days, one.days):
            first = max(filter(None, (self.days[0], one.days[0])), default=None)
            last = min(filter(None, (self.days[1], one.days[1])), default=None)
            self.days = (first, last)
        elif self.days == (None, None):
            self.days = one.days


def _is_narrow(days: Days) -> bool:
    """Whether a stretch of days is known well enough to tell one event of a kind from the next."""
    first, last = days
    return first is not None and last is not None and last - first <= _DEFINITE


def _wider(days: Days) -> Days:
    """Add the days after, on which what came of it is still told."""
    first, last = days
    return first, last + _AFTERMATH if last else None


def _group(happenings: Sequence[Happening]) -> list[_Group]:
    """Put accounts of one happening together."""
    blocks: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    groups: list[_Group] = []
    known: dict[tuple[str, str], _Group] = {}
    for one in sorted(happenings, key=_rank):
        keys = _keys(one)
        group = next((known[one.family, key] for key in one.asks if (one.family, key) in known), None)
        group = group or _best(one, [group for key in keys for group in reversed(blocks[key][-_TRIED:])])
        if group is not None:
            group.take(one)
        elif keys:
            group = _Group(one, "même fait, même lieu, jours qui s’accordent")
            groups.append(group)
        else:
            continue
        for key in one.offers:
            known.setdefault((one.family, key), group)
        for key in keys:
            if group not in blocks[key][-_TRIED:]:
                blocks[key].append(group)
    return groups


def _best(one: Happening, groups: Iterable[_Group]) -> _Group | None:
    """Give the group that an account fits best, of equals the first."""
    best, best_score = None, -1
    first, last = one.days
    strict = one.family not in _ONCE and one.state is not State.TAKEN_BACK and not one.attempt
    loose: list[_Group] = []
    for group in dict.fromkeys(groups):
        begin, end = group.days
        if strict and (first and end and end < first or last and begin and last < begin):
            continue  # of other days, whatever else
        score = group.score(one)
        if score == LOOSE:
            loose.append(group)
        elif score is not None and score > best_score:
            best, best_score = group, score
    return best or (loose[0] if len(loose) == 1 else None)


def _rank(one: Happening) -> tuple:
    """Put first what is surest: of a place of its own, of a day, said to have happened."""
    first, last = one.days
    width = (last - first).days if first and last else 10_000
    return (
        one.attempt,
        bool(one.account.around),
        not one.explicit,
        one.state is not State.HAPPENED,
        width,
        one.told.order,
    )


def _keys(one: Happening) -> list[tuple[str, str]]:
    """Give the blocks of an account."""
    account = one.account
    keys = [(one.family, "@" + account.place.key)] if account.place and account.place.kind != "country" else []
    keys += [(one.family, "@" + key) for key in account.around]
    if one.family not in _OF_PLACE or one.family == "assault":
        keys += [(one.family, word) for word in sorted(one.patients)]
    return list(dict.fromkeys(keys))
