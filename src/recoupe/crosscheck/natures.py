"""What something was, as each side calls it: facts of deaths, fires and blasts that are called otherwise by others.

Two documents tell of one matter where they are about a place that few documents are about, or about one victim, within
days of each other. What a wound or a blast came of is one matter only where the victim, or the words, are the same too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from recoupe.crosscheck.called import UNNAMED
from recoupe.crosscheck.counters import akin
from recoupe.crosscheck.happenings import Days, day_of, overlap
from recoupe.crosscheck.independence import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.propositions import key_words
from recoupe.crosscheck.records import Conflict, Fact, Slot, Told, Update, UpdateKind

#: So many documents at most are about a place by which their matters are known as one: of all, or so few.
_SHARE, _FEW = 0.05, 12
#: Two documents on one matter are published so near to each other.
_APART = timedelta(days=21)
#: With so many accounts of a place an account is tried, those met last.
_TRIED = 16
#: Of these there may be several in one place: a place is not enough.
_MANY = frozenset({"ce qui a tué ou blessé", "ce qui a explosé", "abattu ou tombé", "ce que le blessé a perdu"})
#: A truce is kept by one and broken by another; broken by nobody in particular: « a été violé ».
_TRUCE, _NOBODY = "respect d’une trêve", re.compile(r"été|violations?")
#: In one document, two of them stand so near; in two documents their sentences share so many words.
_NEXT, _IN_COMMON = 1500, 2


def find_natures(accounts: Sequence[Told], lineage: Lineage) -> Iterator[Fact]:
    """Put together what several say that one thing was, where they do not agree.

    Args:
        accounts: those that say so, of all documents, in order.
        lineage: where documents come from.
    """
    by_matter: dict[str, list[Told]] = defaultdict(list)
    for told in accounts:
        by_matter[told.account.what].append(told)
    for matter in sorted(by_matter):
        for members in _matters(by_matter[matter]):
            versions: dict[str, list[int]] = defaultdict(list)
            for position, told in enumerate(members):
                versions[told.account.words[0]].append(position)
            conflicts = list(_conflicts(members))
            if conflicts:
                updates = list(_updates(members))
                told_so = list(versions.items())
                yield make_fact(members, conflicts, updates, lineage, versions=told_so, why=("même lieu",))


def _conflicts(members: Sequence[Told]) -> Iterator[Conflict]:
    """Find who calls it otherwise, one account of each voice."""
    heads: dict[tuple, int] = {}
    for position, told in enumerate(members):
        heads.setdefault((told.account.words[0], told.counter or told.carrier.outlet), position)
    positions = sorted(heads.values())
    for at, i in enumerate(positions):
        for j in positions[at + 1 :]:
            a, b = members[i], members[j]
            named = a.counter is not None or b.counter is not None
            first, second = a.account.words[0], b.account.words[0]
            other = not first.startswith(second) and not second.startswith(first)  # « grenade »: any of them
            if named and other and not akin(a.counter, b.counter) and _is_one(a, b):
                reason = f"l’un dit : {first}, l’autre : {second}"
                yield Conflict(slot=Slot.RESPONSIBILITY, a=i, b=j, rule="nature", reason=reason)


def _updates(members: Sequence[Told]) -> Iterator[Update]:
    """Find who has called it one thing, and calls it another in a later document."""
    last: dict[str, int] = {}
    for position in sorted(range(len(members)), key=lambda one: (members[one].published.earliest or "9999", one)):
        told = members[position]
        if told.counter is None:
            continue
        before = last.setdefault(told.counter, position)
        earlier, later = members[before].published.latest, told.published.earliest
        if told.account.words[0] != members[before].account.words[0] and earlier and later and earlier < later:
            reason = "la même origine ne dit plus la même chose"
            yield Update(kind=UpdateKind.CORRECTION, before=before, after=position, rule="nature", reason=reason)
            last[told.counter] = position


def _matters(accounts: Sequence[Told]) -> list[list[Told]]:
    """Put accounts of one matter together: of one rare place or victim, within days."""
    about = {told.carrier.number: set(_keys(told)) for told in accounts}
    documents = Counter(key for keys in about.values() for key in keys)
    few = max(_FEW, int(_SHARE * len(about)))
    ordered = sorted(accounts, key=lambda one: (one.published.earliest or "9999", one.order))
    root = list(range(len(ordered)))
    last: dict[str, list[int]] = defaultdict(list)

    def find(position: int) -> int:
        while root[position] != position:
            root[position] = root[root[position]]
            position = root[position]
        return position

    for position, told in enumerate(ordered):
        for key in _keys(told):
            if documents[key] > few:
                continue
            for other in last[key][-_TRIED:]:
                if _in_days(ordered[other], told) and _is_one(ordered[other], told):
                    first, second = sorted((find(other), find(position)))
                    root[second] = first
            last[key].append(position)
    found: dict[int, list[Told]] = defaultdict(list)
    for position, told in enumerate(ordered):
        found[find(position)].append(told)
    return [sorted(matter, key=lambda one: one.order) for matter in found.values() if len(matter) > 1]


def _keys(told: Told) -> list[str]:
    """Give by what the matter of an account is known: its victim, the places that its document is about."""
    victim = [f"~{told.account.patient}"] if _is_named(told) else []
    return [*victim, *told.account.around]


def _is_named(told: Told) -> bool:
    """Whether the victim of an account has a name."""
    return told.account.patient is not None and not told.account.patient.startswith(UNNAMED)


def _is_one(a: Told, b: Told) -> bool:
    """Whether two accounts may be of one victim, and of one thing where there may be several."""
    many = a.account.what in _MANY
    victim, other = (told.account.patient if many or _is_named(told) else None for told in (a, b))
    if victim is not None and other is not None and not set(victim.split()) & set(other.split()):
        return False
    if a.account.what == _TRUCE and not (_names_other(a, b) or _names_other(b, a)):
        return False
    if not many or (victim is not None and other is not None and _is_named(a) and _is_named(b)):
        return True
    if a.carrier is b.carrier and abs(a.account.mark[0] - b.account.mark[0]) <= _NEXT:
        return True
    return len(set(a.account.words[1:]) & set(b.account.words[1:])) >= _IN_COMMON


def _names_other(breaks: Told, keeps: Told) -> bool:
    """Whether a truce is said to be broken by nobody in particular, or by who says to keep it."""
    nobody = _NOBODY.search(breaks.account.text.lower()) is not None
    return nobody or not set(key_words(keeps.by or "")).isdisjoint(breaks.account.words[1:])


def _in_days(a: Told, b: Told) -> bool:
    """Whether two documents may have been published near each other."""
    return overlap(_around(a), _around(b)) is not False


def _around(told: Told) -> Days:
    first, last = day_of(told.published.earliest), day_of(told.published.latest)
    return first and first - _APART / 2, last and last + _APART / 2
