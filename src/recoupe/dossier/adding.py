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
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from recoupe.dossier.basis import analyze
from recoupe.dossier.records import Entry, Seen
from recoupe.dossier.renewing import settle
from recoupe.dossier.store import Dossier
from recoupe.errors import InputError
from recoupe.model import Item, Record
from recoupe.workers import map_processes

if TYPE_CHECKING:
    from recoupe.pipeline import Pipeline

#: A batch is written after so many documents or seconds, whichever comes first: what a kill can cost.
_DOCUMENTS = 64
_SECONDS = 2.0
#: Documents handed to a process at once: enough that long and short ones even out.
_HANDED = 8
#: Below so many documents loading the model in other processes takes longer than analyzing here.
_FEW = 24


class Added(Record, frozen=True, kw_only=True):
    """What adding did, in documents.

    Attributes:
        new: were not there.
        changed: are another revision of one that was.
        renewed: were there, and analyzed anew.
        same: were there already.
        refused: could not be used; they are listed in the dossier.
    """

    new: int = 0
    changed: int = 0
    renewed: int = 0
    same: int = 0
    refused: int = 0


def add(
    dossier: Dossier,
    items: Iterable[Item | InputError],
    nlp: Pipeline,
    *,
    jobs: int = 1,
    done: Callable[[Seen | InputError], None] = lambda what: None,
) -> Added:
    """Add documents to a dossier.

    Args:
        dossier: where to.
        items: what readers gave: documents, and errors for what cannot be used.
        nlp: analyzes them.
        jobs: how many processes may work.
        done: told of every document and error once it is dealt with.

    Raises:
        DossierError: the dossier cannot be written; what was written before stays.
    """
    number, _ = settle(dossier, nlp)
    counts: Counter[str] = Counter()

    def count(what: Seen | InputError) -> None:
        counts[what.value if isinstance(what, Seen) else "refused"] += 1
        done(what)

    def fresh() -> Iterator[tuple[Item, str | None]]:  # 1
        for item in items:
            if isinstance(item, InputError):
                dossier.refuse([item])
                count(item)
                continue
            look = dossier.look(item, number)
            if look.seen is Seen.SAME:
                count(Seen.SAME)
            else:
                yield item, look.dated

    with closing(_entries(fresh(), nlp, jobs)) as entries:  # 2
        for batch in _batches(entries):
            for what in dossier.write(batch, number):  # 3
                count(what)
    return Added(
        new=counts["new"],
        changed=counts["changed"],
        renewed=counts["stale"],
        same=counts["same"],
        refused=counts["refused"],
    )


def _entries(items: Iterator[tuple[Item, str | None]], nlp: Pipeline, jobs: int) -> Generator[Entry]:
    """Analyze, here or on several processes."""
    first = list(islice(items, _FEW)) if jobs > 1 else []
    if jobs == 1 or len(first) < _FEW:
        for item, dated in chain(first, items):
            yield analyze(nlp, item, dated)
        return
    source = chain(first, items)
    handed = iter(lambda: list(islice(source, _HANDED)), [])
    with closing(map_processes(partial(_analyze_all, nlp), handed, jobs)) as results:
        for entries in results:
            yield from entries


def _analyze_all(nlp: Pipeline, items: list[tuple[Item, str | None]]) -> list[Entry]:
    """Analyze what another process was handed."""
    return [analyze(nlp, item, dated) for item, dated in items]


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
