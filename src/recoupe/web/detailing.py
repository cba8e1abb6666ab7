"""Makes what the page of a fact shows (:mod:`recoupe.web.versions`) from the fact and the documents that tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from recoupe.crosscheck.findings import why_of
from recoupe.crosscheck.records import Account, AccountKind, Conflict, Fact, Independence, Told, UpdateKind, Version
from recoupe.dossier.records import Stored
from recoupe.exports._course import Step, replacements, rows
from recoupe.exports._fact_page import in_time, spokesman
from recoupe.exports._fact_words import (
    is_named,
    letter,
    named,
    positions,
    repeats_of,
    since,
    through,
    unnamed,
    version_of,
    version_title,
)
from recoupe.exports._page import one_line
from recoupe.model import Analysis
from recoupe.web.citing import cite
from recoupe.web.facts import bracket_of, line_of
from recoupe.web.marking import Mark
from recoupe.web.telling import Aspect, Said, differing, kind_of, marks_of, said_of
from recoupe.web.versions import (
    AccountView,
    Difference,
    FactDetail,
    Ground,
    Holder,
    MergeView,
    Opposed,
    Passage,
    Reference,
    SaidView,
    StepView,
    VersionView,
)

#: Accounts of a version that are shown at once, and things of one aspect; the rest is counted, a click gives it.
SHOWN, _SAID = 8, 4
#: Code points on both sides of what counts that are shown of a sentence; few are longer.
_AROUND = 1500
#: Pairs of accounts that are given for one reason.
_PAIRS = 50


class Knowing(NamedTuple):
    """What the page of a fact asks beside the fact.

    Attributes:
        document: gives a document by its number, as it was when the fact was found.
        analysis: gives what was found in a document; ``None`` where nobody has looked.
        origin: gives the short key of who stands behind an account; ``None`` where nobody of that name has a page.
    """

    document: Callable[[int], Stored]
    analysis: Callable[[int], Analysis | None]
    origin: Callable[[Told], str | None]


class _Telling(NamedTuple):
    """An account with its text, and what is marked in its sentence."""

    told: Told
    stored: Stored
    analysis: Analysis | None
    marks: list[tuple[Aspect | None, Mark]]


def detail_of(fact: Fact, knowing: Knowing, *, most: int | None = SHOWN) -> FactDetail:
    """Give a fact with everything that tells it.

    Args:
        fact: which.
        knowing: what is known beside it.
        most: so many accounts of a version are shown; ``None`` for all.
    """
    shown = [_shown(fact, version, most) for version in fact.versions]
    tellings = {at: _telling(fact.accounts[at], knowing) for some in shown for at in some}
    said = [_said(some, tellings) for some in shown]
    aspects = differing([{aspect: list(found) for aspect, found in one.items()} for one in said])
    grounds = _grounds(fact)
    versions = []
    for at in range(len(fact.versions)):
        accounts = [_account(position, tellings[position], aspects, knowing) for position in shown[at]]
        differences = [_difference(aspect, said[at].get(aspect, {})) for aspect in aspects]
        versions.append(_version(fact, at, accounts, grounds, differences, knowing))
    return FactDetail(
        line=line_of(fact),
        versions=tuple(versions),
        aspects=tuple(aspect.value for aspect in aspects),
        grounds=tuple(grounds),
        courses=tuple(tuple(_step(fact, step) for step in row) for row in rows(fact)),
        merges=_merges(fact.independent),
        why=tuple(map(one_line, fact.why)),
    )


def _shown(fact: Fact, version: Version, most: int | None) -> list[int]:
    """Give the positions of the accounts that are shown of a version: the one that tells it best among the earliest."""
    at = {id(fact.accounts[position]): position for position in version.accounts}
    order = [at[id(told)] for told in in_time([fact.accounts[position] for position in version.accounts])]
    best = at[id(spokesman(version, fact))]
    return [best, *(position for position in order if position != best)][:most]


def _telling(told: Told, knowing: Knowing) -> _Telling:
    """Look up what is marked in the sentence of an account."""
    number = told.carrier.number
    analysis = knowing.analysis(number)
    return _Telling(told, knowing.document(number), analysis, marks_of(told.account, analysis))


def _said(shown: Iterable[int], tellings: dict[int, _Telling]) -> dict[Aspect, dict[Said, list[int]]]:
    """Give what a version says of every aspect, each with the positions of those that say it."""
    found: dict[Aspect, dict[object, tuple[Said, list[int]]]] = {}
    for at in shown:
        one = tellings[at]
        for aspect in Aspect:
            for said in said_of(one.told, aspect, one.marks, one.stored.document.text):
                found.setdefault(aspect, {}).setdefault(said.key, (said, []))[1].append(at)
    return {aspect: dict(by_key.values()) for aspect, by_key in found.items()}


def _difference(aspect: Aspect, said: dict[Said, list[int]]) -> Difference:
    """Write what a version says of an aspect."""
    order = sorted(said.items(), key=lambda one: -len(one[1]))
    return Difference(
        aspect=aspect.value,
        said=tuple(
            SaidView(words=one.words, day=one.day, accounts=len(some), first=some[0]) for one, some in order[:_SAID]
        ),
        left=max(0, len(order) - _SAID),
    )


def _version(
    fact: Fact,
    at: int,
    shown: list[AccountView],
    grounds: Sequence[Ground],
    differences: list[Difference],
    knowing: Knowing,
) -> VersionView:
    """Write a version."""
    version = fact.versions[at]
    accounts = [fact.accounts[position] for position in version.accounts]
    position = {id(told): place for told, place in zip(accounts, version.accounts, strict=True)}
    relays, outlets = through(accounts)
    name = letter(at)
    excluding = [one for one in grounds if one.relation == "conflict"]
    retracting = [one for one in grounds if one.kind == UpdateKind.RETRACTION]
    going_back = {one.versions for ground in retracting for one in ground.opposed}
    replacing = [pair for pair in replacements(fact) if (letter(pair[0]), letter(pair[1])) not in going_back]
    return VersionView(
        letter=name,
        title=version_title(version, fact.kind),
        retracted=version.retracted,
        holders=tuple(_holder(name, some, position, knowing) for name, some in named(accounts)),
        unnamed=unnamed(accounts),
        relays=tuple(relays),
        outlets=tuple(outlets),
        since=since(accounts),
        repeats=repeats_of(fact, version),
        independent=bracket_of(version.independent),
        merges=_merges(version.independent),
        against=_beside(name, excluding, before=True) + _beside(name, excluding, before=False),
        before=tuple(letter(before) for before, after in replacing if after == at),
        after=tuple(letter(after) for before, after in replacing if before == at),
        takes_back=_beside(name, retracting, before=True),
        taken_back=_beside(name, retracting, before=False),
        differences=tuple(differences),
        best=shown[0].position,
        count=len(accounts),
        accounts=tuple(shown),
    )


def _holder(name: str, accounts: Sequence[Told], position: Mapping[int, int], knowing: Knowing) -> Holder:
    """Write somebody who is named behind a version."""
    so_called = next(told for told in accounts if _by(told) == name)
    first = position[id(accounts[0])]
    return Holder(name=name, origin=knowing.origin(so_called), accounts=len(accounts), first=first)


def _account(position: int, one: _Telling, aspects: Sequence[Aspect], knowing: Knowing) -> AccountView:
    """Write an account."""
    told, account = one.told, one.told.account
    why = why_of(account, one.analysis) if one.analysis is not None else None
    start, end = _within(account)
    return AccountView(
        position=position,
        kind=kind_of(account),
        id=account.id,
        number=told.carrier.number,
        name=told.carrier.name,
        title=one.stored.document.title,
        outlet=told.carrier.outlet,
        published=told.published,
        by=_by(told),
        origin=knowing.origin(told) if is_named(told) else None,
        relays=account.relays,
        day=told.day,
        start=start,
        sentence=one.stored.document.text[start:end],
        is_cut=(start, end) != (account.start, account.end),
        mark=account.mark,
        marks=tuple(
            Passage(start=mark.start, end=mark.end, kind=mark.kind, card=mark.card, differs=aspect in aspects)
            for aspect, mark in one.marks
            if mark.start < end and mark.end > start
        ),
        citation=cite(one.stored, start, end),
        retracted=account.retracted is not None,
        rule=why.rule if why else None,
        row=why.row if why else None,
        steps=tuple(map(one_line, why.steps if why else account.why)),
    )


def _within(account: Account) -> tuple[int, int]:
    """Give where the sentence of an account lies, of one without end what stands around the words that count."""
    first, last = account.mark[0] - _AROUND, min(account.mark[1], account.mark[0] + _AROUND) + _AROUND
    return max(account.start, first), min(account.end, last)


def _by(told: Told) -> str | None:
    """Name who stands behind an account."""
    return one_line(told.by or "") if is_named(told) else None


def references(fact: Fact, document: Callable[[int], Stored]) -> tuple[Reference, ...]:
    """Give every account of a fact as a line, in their order."""
    place = version_of(fact)
    return tuple(_reference(fact, told, place[at], document) for at, told in enumerate(fact.accounts))


def _reference(fact: Fact, told: Told, version: int, document: Callable[[int], Stored]) -> Reference:
    """Say where an account stands."""
    carrier, account = told.carrier, told.account
    return Reference(
        version=letter(version),
        says=version_title(fact.versions[version], fact.kind),
        number=carrier.number,
        name=carrier.name,
        outlet=carrier.outlet,
        published=told.published,
        by=_by(told),
        relays=account.relays,
        start=account.mark[0],
        text=one_line(account.text),
        sentence=one_line(document(carrier.number).document.text[slice(*_within(account))]),
    )


def _step(fact: Fact, step: Step) -> StepView:
    """Write one step of a row of updates."""
    by = _by(fact.accounts[step.account])
    title = version_title(fact.versions[step.version], fact.kind)
    says = step.says if fact.kind is AccountKind.FIGURE else title
    return StepView(version=letter(step.version), when=step.when, says=says, account=step.account, by=by)


def _merges(independent: Independence) -> tuple[MergeView, ...]:
    """Write why accounts count as one origin, what is proven first."""
    return tuple(
        MergeView(reason=one_line(one.reason), proven=one.proven, rule=one.rule, accounts=one.accounts)
        for one in sorted(independent.merges, key=lambda one: not one.proven)
    )


def _grounds(fact: Fact) -> list[Ground]:
    """Write why versions exclude or replace each other, each reason once with the accounts that it holds for."""
    place = version_of(fact)
    found: dict[tuple[str, str, str, str], dict[tuple[int, int], list[tuple[int, int]]]] = {}
    for one in (*fact.conflicts, *fact.updates):
        a, b = positions(one)
        if isinstance(one, Conflict):
            a, b = sorted((a, b), key=place.__getitem__)
            reason = ("conflict", one.slot.value, one.rule, one_line(one.reason))
        else:
            reason = ("update", one.kind.value, one.rule, one_line(one.reason))
        found.setdefault(reason, {}).setdefault((place[a], place[b]), []).append((a, b))
    return [
        Ground(
            relation=relation,
            kind=kind,
            rule=rule,
            reason=why,
            opposed=tuple(
                Opposed(versions=(letter(a), letter(b)), count=len(pairs), pairs=tuple(pairs[:_PAIRS]))
                for (a, b), pairs in sorted(opposed.items())
            ),
        )
        for (relation, kind, rule, why), opposed in found.items()
    ]


def _beside(name: str, grounds: Iterable[Ground], *, before: bool) -> tuple[str, ...]:
    """Give the letters of the versions that stand before, or after, a version in some differences."""
    found = (one.versions for ground in grounds for one in ground.opposed if one.versions[0] != one.versions[1])
    pairs = ((a, b) if before else (b, a) for a, b in found)
    return tuple(sorted({a for a, b in pairs if b == name}, key=lambda one: (len(one), one)))
