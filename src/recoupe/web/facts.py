"""Facts as pages show them: a line of a list, a version in it, the ends of a bracket."""

from __future__ import annotations

from recoupe.crosscheck.records import Fact, Independence, Version, Window
from recoupe.exports._fact_page import spokesman
from recoupe.exports._fact_words import place_in_words, repeats_of, title_of, version_title, what_of
from recoupe.model import Record


class Bracket(Record, frozen=True, kw_only=True):
    """How many independent origins there are: at least ``min``, at most ``max``."""

    min: int
    max: int


class VersionLine(Record, frozen=True, kw_only=True):
    """A version of a fact in a list.

    Attributes:
        title: what it says.
        number, start: the document that tells it best, and where its words stand there.
        accounts: how many tell it.
        independent: origins of it.
        retracted: every origin behind it has taken it back.
    """

    title: str
    number: int
    start: int
    accounts: int
    independent: Bracket
    retracted: bool


class FactLine(Record, frozen=True, kw_only=True):
    """A fact in a list.

    Attributes:
        id, kind, type, relation: see :class:`~recoupe.crosscheck.records.Fact`.
        title: in French, what is at issue, where and when.
        what: in French, what is at issue.
        place: the name of where it is.
        day: of it.
        slots: in what its versions exclude each other, see :class:`~recoupe.crosscheck.records.Slot`.
        updates: how they replace each other, see :class:`~recoupe.crosscheck.records.UpdateKind`.
        accounts, documents: how many tell it.
        repeats: how many of these bring no origin of their own.
        independent: origins of it.
        versions: its versions.
    """

    id: str
    kind: str
    type: str
    relation: str
    title: str
    what: str
    place: str | None
    day: Window
    slots: tuple[str, ...]
    updates: tuple[str, ...]
    accounts: int
    documents: int
    repeats: int
    independent: Bracket
    versions: tuple[VersionLine, ...]


def line_of(fact: Fact) -> FactLine:
    """Give a fact as a list shows it."""
    return FactLine(
        id=fact.id,
        kind=fact.kind.value,
        type=fact.type,
        relation=fact.relation.value,
        title=title_of(fact),
        what=what_of(fact),
        place=place_in_words(fact.place) if fact.place else None,
        day=fact.day,
        slots=tuple(dict.fromkeys(one.slot.value for one in fact.conflicts)),
        updates=tuple(dict.fromkeys(one.kind.value for one in fact.updates)),
        accounts=len(fact.accounts),
        documents=documents_of(fact),
        repeats=repeats_of(fact),
        independent=bracket_of(fact.independent),
        versions=tuple(_version(fact, one) for one in fact.versions),
    )


def _version(fact: Fact, version: Version) -> VersionLine:
    """Give a version as a list shows it."""
    best = spokesman(version, fact)
    return VersionLine(
        title=version_title(version, fact.kind),
        number=best.carrier.number,
        start=best.account.mark[0],
        accounts=len(version.accounts),
        independent=bracket_of(version.independent),
        retracted=version.retracted,
    )


def documents_of(fact: Fact) -> int:
    """Count the documents that tell a fact."""
    return len({told.carrier.key for told in fact.accounts})


def bracket_of(independence: Independence) -> Bracket:
    """Give the ends of a bracket."""
    return Bracket(min=independence.min, max=independence.max)
