"""One fact: its versions side by side, who holds which, in what they differ, how many origins there really are."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from recoupe.crosscheck.records import Told
from recoupe.errors import NoSuchDocument
from recoupe.model import Analysis
from recoupe.web.choosing import Wanted
from recoupe.web.detailing import SHOWN, Knowing, detail_of, references
from recoupe.web.paging import View, Visit, Words, page
from recoupe.web.versions import FactDetail, Reference


class FactAsked(Wanted, frozen=True, kw_only=True):
    """Which fact, and from which list somebody came to it.

    Attributes:
        id: of the fact.
        all: every account is shown, not only the first ones of each version.
    """

    id: Words
    all: bool = False


class FactView(View, frozen=True, kw_only=True):
    """A fact with everything that tells it.

    Attributes:
        fact: it.
        accounts: every account as a line, by position.
        place, total: its place in the list that is asked for, from 1, 0 where it is not there; and how long that is.
        before, after: the ids of its neighbours in that list.
        is_whole: every account is shown.
    """

    TABLE: ClassVar[str] = "accounts"
    fact: FactDetail
    accounts: tuple[Reference, ...]
    place: int
    total: int
    before: str | None
    after: str | None
    is_whole: bool


@page("/facts/{id}", template="fact.html", title="Fait")
def fact(visit: Visit, asked: FactAsked) -> FactView:
    """Show a fact with its versions side by side."""
    room = visit.room
    found, dossier = room.found(), room.dossier
    one = room.fact(asked.id, found)

    @lru_cache(None)
    def analysis(number: int) -> Analysis | None:
        try:
            return dossier.analysis(number)
        except NoSuchDocument:
            return None

    def origin(told: Told) -> str | None:
        key = found.by_facet.origin(told)
        return key if key in found.source else None

    knowing = Knowing(found.documents.__getitem__, analysis, origin)
    detail = detail_of(one, knowing, most=None if asked.all else SHOWN)
    ids = [found.facts[at].id for at in found.by_facet.choose(asked).facts]
    at = ids.index(one.id) if one.id in ids else None
    return FactView(
        fact=detail,
        accounts=references(one, found.documents.__getitem__),
        place=at + 1 if at is not None else 0,
        total=len(ids),
        before=ids[at - 1] if at else None,
        after=ids[at + 1] if at is not None and at + 1 < len(ids) else None,
        is_whole=all(one.count == len(one.accounts) for one in detail.versions),
    )
