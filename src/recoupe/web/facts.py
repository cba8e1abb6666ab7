"""Facts as pages show them: a line of a list; who holds a version, through whom, since when."""

from __future__ import annotations

from recoupe.crosscheck.records import Fact, Independence, Window
from recoupe.exports._fact_words import dispute, reach_of, title_of, version_title
from recoupe.model import Record


class Bracket(Record, frozen=True, kw_only=True):
    """How many independent origins there are: at least ``min``, at most ``max``."""

    min: int
    max: int


class VersionLine(Record, frozen=True, kw_only=True):
    """A version of a fact in a list: what it says, by how many accounts, from how many origins."""

    title: str
    accounts: int
    independent: Bracket
    retracted: bool


class FactLine(Record, frozen=True, kw_only=True):
    """A fact in a list.

    Attributes:
        id, kind, type, relation: see :class:`~recoupe.crosscheck.records.Fact`.
        title: in French, what is at issue, where and when.
        differs: in French, in what its versions differ.
        reach: in French, how many texts carry it, from how many origins.
        place: the name of where it is.
        day: of it.
        documents: how many tell it.
        independent: origins of it.
        versions: its versions.
    """

    id: str
    kind: str
    type: str
    relation: str
    title: str
    differs: str
    reach: str
    place: str | None
    day: Window
    documents: int
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
        differs=dispute(fact),
        reach=reach_of(fact),
        place=fact.place.name if fact.place else None,
        day=fact.day,
        documents=len({told.carrier.key for told in fact.accounts}),
        independent=bracket_of(fact.independent),
        versions=tuple(
            VersionLine(
                title=version_title(one, fact.kind),
                accounts=len(one.accounts),
                independent=bracket_of(one.independent),
                retracted=one.retracted,
            )
            for one in fact.versions
        ),
    )


def bracket_of(independence: Independence) -> Bracket:
    """Give the ends of a bracket."""
    return Bracket(min=independence.min, max=independence.max)
