"""Read, analyze, write: how documents get into a dossier.

1. **look**: what is there already, analyzed on the current basis, is passed over before it costs anything.
2. **analyze**: on one process, or on several where there is enough to do; in order, a few documents ahead.
3. **write**: in batches, each one transaction. Whatever happens between two of them, the dossier is whole, and adding
   the same inputs again goes on where it stopped.

Documents are numbered in the order of the inputs, however many processes work, so that a run that was killed and begun
again ends with the same rows as one that was not.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec

from recoupe.dossier._rows import places
from recoupe.dossier.analyzing import analyze_all
from recoupe.dossier.basis import Deferred
from recoupe.dossier.records import Entry, Seen
from recoupe.dossier.renewing import settle
from recoupe.dossier.store import Dossier
from recoupe.errors import InputError
from recoupe.model import Document, Item, Record

if TYPE_CHECKING:
    from recoupe.pipeline import Pipeline

#: A batch is written after so many documents or seconds, whichever comes first: what a kill can cost.
_DOCUMENTS = 64
_SECONDS = 2.0


class Added(Record, frozen=True, kw_only=True):
    """What adding did, in documents.

    Attributes:
        new: were not there.
        changed: are another revision of one that was.
        renewed: were there, and analyzed anew.
        same: were there already.
        aside: could not be used, by kind of problem (``NotFrench`` ...); they are listed in the dossier.
    """

    new: int = 0
    changed: int = 0
    renewed: int = 0
    same: int = 0
    aside: dict[str, int] = msgspec.field(default_factory=dict)

    @property
    def refused(self) -> int:
        """How many could not be used."""
        return sum(self.aside.values())


def add(
    dossier: Dossier,
    items: Iterable[Item | InputError],
    nlp: Pipeline | Deferred,
    *,
    jobs: int = 1,
    done: Callable[[Seen | InputError], None] = lambda what: None,
) -> Added:
    """Add documents to a dossier.

    Args:
        dossier: where to.
        items: what readers gave: documents, and errors for what cannot be used.
        nlp: analyzes them; a deferred one is loaded only where there is something to analyze.
        jobs: how many processes may work.
        done: told of every document and error once it is dealt with.

    Raises:
        DossierError: the dossier cannot be written; what was written before stays.
    """
    number, _ = settle(dossier, nlp)
    counts: Counter[str] = Counter()
    aside: Counter[str] = Counter()
    refusals = _Refusals(dossier)
    pending: deque[Item] = deque()
    superseded: set[int] = set()  # what a file had until this run is no longer there for another with the same text

    def count(what: Seen | InputError) -> None:
        if isinstance(what, Seen):
            counts[what.value] += 1
        else:
            aside[type(what).__name__] += 1
        done(what)

    def fresh() -> Iterator[Document]:  # 1
        for item in items:
            if isinstance(item, InputError):
                refusals.add(item)
                count(item)
                continue
            look = dossier.look(item, number)
            if look.seen is Seen.CHANGED and look.number is not None:
                superseded.add(look.number)
            if look.seen is Seen.SAME and look.number not in superseded:
                refusals.forget(item)
                if item.original.archive is not None and look.number is not None:
                    dossier.keep_archive(look.number, item.original.archive)
                count(Seen.SAME)
            else:
                pending.append(item)
                yield item.document if look.dated is None else _dated(item.document, look.dated)

    with closing(analyze_all(nlp, fresh(), jobs)) as analyses:  # 2
        entries = (Entry(item=pending.popleft(), analysis=found, traces=traces) for found, traces in analyses)
        for batch in _batches(entries):
            for what in dossier.write(batch, number):  # 3
                count(what)
    refusals.write()
    return Added(
        new=counts["new"],
        changed=counts["changed"],
        renewed=counts["stale"],
        same=counts["same"],
        aside=dict(sorted(aside.items())),
    )


class _Refusals:
    """Inputs that could not be used, written many at once; and those that could this time, forgotten."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._known = {name for name, _, _ in dossier.refusals()}
        self._problems: list[InputError] = []

    def add(self, problem: InputError) -> None:
        """Remember one."""
        self._problems.append(problem)
        if len(self._problems) >= _DOCUMENTS:
            self.write()

    def forget(self, item: Item) -> None:
        """Take away what stands in the way of one that is there already."""
        if not self._known.isdisjoint(places(item)):
            self._dossier.accept(item)

    def write(self) -> None:
        """Write those that are remembered."""
        if self._problems:
            self._dossier.refuse(self._problems)
        self._problems = []


def _dated(document: Document, day: str) -> Document:
    """Give a document the day of publication that a person set, which wins over its own."""
    return msgspec.structs.replace(document, published=day)


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Gather what is written together."""
    batch: list[Entry] = []
    begun = time.monotonic()
    for entry in entries:
        batch.append(entry)
        if len(batch) >= _DOCUMENTS or time.monotonic() - begun >= _SECONDS:
            yield batch
            batch, begun = [], time.monotonic()
    if batch:
        yield batch
