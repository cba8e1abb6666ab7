"""What of a dossier is exported, and what every format needs to know of one document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from recoupe.french.folding import fold
from recoupe.model import Actor, Analysis, Copy, Direction, PassageKind

if TYPE_CHECKING:
    from recoupe.crosscheck.records import Conflict, Fact, Update
    from recoupe.dossier import Dossier, Stored
    from recoupe.dossier.decisions import Decision
    from recoupe.lexicon.outlets import Outlet, Outlets

#: Where a sentence may end, as its punctuation and line ends tell.
_END = re.compile(r"[.!?…][»”\")\]]*(?:\s|(?=[A-ZÀ-Þ]))|\n")
#: The tables that rest on the cross-check.
CROSS_CHECKED = frozenset(("versions", "differences"))
#: Texts of the other side of a copy that are kept at hand.
_KEPT = 256


@lru_cache(_KEPT)
def known_outlet(name: str) -> Outlet | None:
    """Give the medium that the lexicon knows by this name.

    Example:
        >>> known_outlet("lemonde.fr") == known_outlet("Le Monde"), known_outlet("La Gazette du Nord")
        (True, None)
    """
    return _outlets().get(name)


@cache
def _outlets() -> Outlets:
    """The media of the lexicon, loaded when they are first asked for."""
    from recoupe.lexicon.outlets import load_outlets

    return load_outlets()


class Shared(NamedTuple):
    """A passage that a document shares with another one.

    Attributes:
        other: the other document.
        copy: all that the two share, and which was likely copied from which.
        number: counts the passages of the two, from 0.
        kind: whether it is copied, or a quotation that both have.
        span, other_span: where it stands, in this document and the other.
        containment, other_containment: how much of each the other has.
        way: ``from`` where this document was likely copied from the other, ``to`` where it is the other way round,
            ``None`` where that cannot be told.
    """

    other: Stored
    copy: Copy
    number: int
    kind: PassageKind
    span: tuple[int, int]
    other_span: tuple[int, int]
    containment: float
    other_containment: float
    way: str | None


class Source:
    """One document of a dossier with what was found in it."""

    def __init__(self, stored: Stored, analysis: Analysis, selection: Selection) -> None:
        self.stored = stored
        self.analysis = analysis
        self._selection = selection

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.stored.document.text

    @cached_property
    def _ends(self) -> list[int]:
        return [0, *(match.end() for match in _END.finditer(self.text)), len(self.text)]

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        actors = self.analysis.actors[::-1]
        by_alias = {alias: actor for actor in actors for alias in actor.aliases}
        return by_alias | {actor.name: actor for actor in actors}

    def actor(self, name: str | None) -> Actor | None:
        """Give the actor of this name, or the first that the document also calls so."""
        return self._actors.get(name) if name is not None else None

    def entry(self, name: str | None) -> str | None:
        """Give the row of the lexicon that knows an actor across documents."""
        actor = self.actor(name)
        return actor.entry if actor is not None else None

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Give the sentence around a stretch of text, without the space at its edges; sentences where it is longer."""
        first = self._ends[bisect_right(self._ends, start) - 1]
        last = self._ends[min(bisect_left(self._ends, end), len(self._ends) - 1)]
        around = self.text[first:last]
        return first + len(around) - len(around.lstrip()), first + len(around.rstrip())

    def copies(self, *, both: bool = False) -> Iterator[Shared]:
        """Give the passages that it shares with documents that were added later, or with ``both`` with any."""
        number = self.stored.number
        for copy in self._selection.copies.get(number, ()):
            first = copy.numbers[0] == number
            if both or first:
                yield from self._shared(copy, first)

    def _shared(self, copy: Copy, first: bool) -> Iterator[Shared]:
        """Give the passages of a pair as this document has them, which is its first or its second."""
        other = self._selection.document(copy.numbers[first])
        way = None if copy.direction is None else "to" if (copy.direction is Direction.A_TO_B) == first else "from"
        here, there = copy.containment_a, copy.containment_b
        if not first:
            here, there = there, here
        for number, passage in enumerate(copy.passages):
            span, other_span = (passage.a, passage.b) if first else (passage.b, passage.a)
            yield Shared(other, copy, number, passage.kind, span, other_span, here, there, way)

    def decisions(self) -> list[Decision]:
        """Give what people decided about it, and that holds."""
        return self._selection.decisions.get(self.stored.key, [])

    def told(self) -> Iterator[tuple[Fact, int]]:
        """Give what it tells of facts that several sentences tell: the fact, and the position of the account."""
        yield from self._selection.told.get(self.stored.number, ())

    def differences(self) -> Iterator[tuple[Fact, Conflict | Update]]:
        """Give the conflicts and updates of which its accounts are the first side, both sides being chosen."""
        for fact, position in self.told():
            for one in fact.conflicts:
                if one.a == position and self._selection.tells(fact, one.b):
                    yield fact, one
            for one in fact.updates:
                if one.before == position and self._selection.tells(fact, one.after):
                    yield fact, one

    def other(self, number: int) -> tuple[str, str]:
        """Give the name and the text of another document."""
        stored = self._selection.document(number)
        return stored.name, stored.document.text


def _same_outlet(asked: str, outlet: str | None) -> bool:
    """Whether a document's medium is the one asked for."""
    if outlet is None:
        return False
    known = known_outlet(asked)
    return fold(outlet).strip() == fold(asked).strip() or (known is not None and known_outlet(outlet) == known)


class Selection:
    """The documents of a dossier that are exported, in the order of adding.

    Args:
        dossier: an open dossier.
        since, until: days (YYYY-MM-DD); documents that may have been published in between count, undated ones do not.
        outlet: a medium, by any name that the lexicon knows it by; accents and case are ignored.
        documents: names; without them all.
        done: told of every document.

    Raises:
        NoSuchDocument: there is none of a name, or several.

    Attributes:
        count: how many documents have been given, in this pass over them.
        unanalyzed: how many of them have not been analyzed yet; they are given without findings.

    Example:
        >>> import tempfile
        >>> from recoupe.dossier import Dossier
        >>> with tempfile.TemporaryDirectory() as folder, Dossier(f"{folder}/a.dossier", create=True) as dossier:
        ...     list(Selection(dossier))
        []
    """

    def __init__(
        self,
        dossier: Dossier,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        documents: Sequence[str] = (),
        done: Callable[[], None] = lambda: None,
    ) -> None:
        self.dossier = dossier
        self.count = self.unanalyzed = 0
        self._done = done
        self.document = lru_cache(_KEPT)(dossier.document)
        self._since, self._until = since, until
        self._outlet = outlet
        self._numbers = {dossier.document(name).number for name in documents}

    def __iter__(self) -> Iterator[Source]:
        """Give the documents with what was found in them."""
        self.count = self.unanalyzed = 0
        for stored, analysis in self.dossier.analyses(self.holds):
            self.count += 1
            self.unanalyzed += analysis is None
            yield Source(stored, analysis or Analysis(document=stored.document), self)
            self._done()

    def numbers(self) -> set[int]:
        """Give the numbers of the documents, counted as where they are given."""
        return {source.stored.number for source in self}

    def documents(self) -> Iterator[Stored]:
        """Give the documents alone."""
        return filter(self.holds, self.dossier.documents())

    def holds(self, stored: Stored) -> bool:
        """Tell whether a document is chosen."""
        return (
            (not self._numbers or stored.number in self._numbers)
            and (self._outlet is None or _same_outlet(self._outlet, stored.document.outlet))
            and self._in_time(stored)
        )

    def _in_time(self, stored: Stored) -> bool:
        if self._since is None and self._until is None:
            return True
        earliest, latest = stored.earliest, stored.latest
        if earliest is None or latest is None:  # what is open at one end may be of any day
            return False
        return (self._since is None or latest >= self._since) and (self._until is None or earliest <= self._until)

    @property
    def compared(self) -> bool:
        """Whether what documents share has been asked for."""
        return "copies" in self.__dict__

    @cached_property
    def copies(self) -> dict[int, list[Copy]]:
        """The pairs of chosen documents that share passages, by the number of each."""
        from recoupe.crosscheck.judging import find_copies

        found: dict[int, list[Copy]] = {}
        chosen = {stored.number for stored in self.documents()}
        for copy in find_copies(self.dossier)[0]:
            if chosen.issuperset(copy.numbers):
                for number in copy.numbers:
                    found.setdefault(number, []).append(copy)
        return found

    @cached_property
    def decisions(self) -> dict[str, list[Decision]]:
        """What people decided, and that holds, by the key of the document."""
        from recoupe.dossier.decisions import holding

        found: dict[str, list[Decision]] = {}
        for one in holding(self.dossier.decisions()):
            found.setdefault(one.document, []).append(one)
        return found

    def prepare(self, tables: Iterable[str]) -> None:
        """Run the cross-check where tables need it, before any is written: it looks for copies where none has yet."""
        if not CROSS_CHECKED.isdisjoint(tables):
            self.told  # noqa: B018

    @cached_property
    def told(self) -> dict[int, list[tuple[Fact, int]]]:
        """What chosen documents tell of facts that several sentences tell, by the number of each, in text order.

        The cross-check runs over the whole dossier: who is left out still counts as an origin.
        """
        from recoupe.crosscheck.versions import cross_check

        found: dict[int, list[tuple[Fact, int]]] = {stored.number: [] for stored in self.documents()}
        for fact in cross_check(self.dossier):
            if len(fact.accounts) > 1:
                for position, told in enumerate(fact.accounts):
                    found.get(told.carrier.number, []).append((fact, position))
        for accounts in found.values():
            accounts.sort(key=lambda one: (one[0].accounts[one[1]].account.mark, one[0].id))
        return found

    def tells(self, fact: Fact, position: int) -> bool:
        """Whether the document of an account is chosen."""
        return fact.accounts[position].carrier.number in self.told
