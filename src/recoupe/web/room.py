"""What all pages read from: the dossier, and what the cross-check found in it.

The cross-check takes seconds where there are hundreds of documents, so it runs beside the pages and its result is kept
until the dossier changes, whoever changes it (another tab, ``recoupe add`` in a terminal). Until the new result is
there pages show the old one and say so; before the first one they say that it is being made.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from recoupe.crosscheck.judging import find_copies
from recoupe.crosscheck.records import AccountKind, Fact
from recoupe.crosscheck.sources import Source, Sources
from recoupe.crosscheck.versions import cross_check, prepare
from recoupe.crosscheck.wording import Called, Wordings
from recoupe.dossier import Dossier
from recoupe.dossier.records import Stored, Who
from recoupe.errors import NoSuchFact, RecoupeError
from recoupe.lexicon.outlets import load_outlets
from recoupe.model import Copy, CopyGroup
from recoupe.web.adding import Adder
from recoupe.web.choosing import FactIndex
from recoupe.web.keys import short
from recoupe.web.landscape import Landscape, landscape
from recoupe.web.problems import NotReady
from recoupe.web.renewing import Renewer

_LOG = logging.getLogger(__name__)
#: Results of single pages that are kept.
_KEPT = 128
T = TypeVar("T")


class CrossChecked(NamedTuple):
    """What the cross-check found in the dossier as it was at one moment.

    Attributes:
        state: which moment, see :meth:`recoupe.dossier.Dossier.state`.
        documents: the current documents by their numbers.
        facts: the disputed first.
        fact: the same by their ids.
        sources: who cites whom; ``source`` and ``who`` everybody in it by short keys (:func:`~recoupe.web.keys.short`).
        wordings: who calls whom what; ``called`` what those are called who have a label.
        copies, groups: which documents share passages; ``shared`` the former by the number of each document.
        by_facet: finds facts by facets and words.
        told_in: the facts that a finding is an account of, by the number of its document, its kind and ``id``.
    """

    state: str
    documents: dict[int, Stored]
    facts: list[Fact]
    fact: dict[str, Fact]
    sources: Sources
    source: dict[str, Source]
    who: dict[str, Who]
    wordings: Wordings
    called: list[Called]
    copies: list[Copy]
    groups: list[CopyGroup]
    shared: dict[int, list[Copy]]
    told_in: dict[tuple[int, str, int], list[Fact]]
    by_facet: FactIndex


class Room:
    """A dossier that is being read, by several requests at once.

    Args:
        path: the file.
        lexicon: a folder laid over the shipped lexicon, as commands take it.

    Attributes:
        adder: adds files that somebody sends.

    Raises:
        DossierError: the dossier cannot be opened.
    """

    def __init__(self, path: Path, lexicon: Path | None = None) -> None:
        self.path = path
        self.lexicon = lexicon
        self._own = threading.local()
        self._found: CrossChecked | None = None
        self._land: tuple[str, Landscape] | None = None
        self._problem: RecoupeError | None = None
        self._wanted = threading.Event()
        self._changed = threading.Condition()
        self._closing = False
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self.adder = Adder(path, lexicon, self.look)
        self._renewer = Renewer(path, lexicon, self.look)
        with Dossier(path):  # a file that is none is told of here, not by the first page
            pass
        self._worker = threading.Thread(target=self._work, name="cross-check", daemon=True)
        self._worker.start()
        self.look()

    @property
    def dossier(self) -> Dossier:
        """The dossier, through a connection of this thread's own."""
        found = getattr(self._own, "dossier", None)
        if found is None:
            found = self._own.dossier = Dossier(self.path)
        return found

    def look(self) -> None:
        """Have the cross-check look whether the dossier has changed."""
        self._wanted.set()

    @property
    def is_current(self) -> bool:
        """Whether what was found holds for the dossier as it is now."""
        return self._found is not None and self._found.state == self.dossier.state()

    @property
    def is_behind(self) -> bool:
        """Whether what was found holds for an earlier state of the dossier, and is being made anew."""
        return self._found is not None and not self.is_current

    def found(self) -> CrossChecked:
        """Give what the cross-check found last.

        Raises:
            NotReady: it has not come to its first result yet.
            RecoupeError: it could not be made.
        """
        if self._found is None:
            if self._problem is not None:
                self.look()
                raise self._problem
            raise NotReady("the cross-check is not ready yet", where=str(self.path), hint="ask again in a moment")
        if not self.is_current:
            self.look()
        return self._found

    def landscape(self) -> Landscape:
        """Give the places of the dossier; they come after the first result of the cross-check.

        Raises:
            NotReady: they have not been gathered yet.
            RecoupeError: they could not be.
        """
        self.found()
        if self._land is None:
            raise NotReady("the places are not gathered yet", where=str(self.path), hint="ask again in a moment")
        return self._land[1]

    def peek(self) -> CrossChecked | None:
        """Give what the cross-check found last; nothing before its first result."""
        try:
            return self.found()
        except RecoupeError:
            return None

    def fact(self, id: str, found: CrossChecked | None = None) -> Fact:
        """Give a fact, of what was found last or of what is given.

        Raises:
            NoSuchFact: none has that id.
        """
        fact = (found or self.found()).fact.get(id)
        if fact is None:
            hint = "facts get another id when documents about them come or go; find it anew in the list of facts"
            if id in self.dossier.rejected_facts():
                hint = "somebody has rejected it; the page Décisions takes that back"
            raise NoSuchFact(f"no fact has the id {id}", where=str(self.path), hint=hint)
        return fact

    def once(self, found: CrossChecked, what: tuple[str, ...], make: Callable[[], T]) -> T:
        """Give what follows from a cross-check and takes time, made once for it and kept while others ask for it.

        Args:
            found: the cross-check.
            what: tells it from all else that follows.
            make: makes it.
        """
        key = (found.state, *what)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made

    def wait(self, seconds: float = 60.0) -> bool:
        """Wait until what was found holds for the dossier as it is now, or could not be made; tell whether it does."""
        self._problem = None
        self.look()
        with self._changed:
            self._changed.wait_for(lambda: self._problem is not None or self.is_current, seconds)
        return self.is_current

    def renew(self) -> None:
        """Have documents whose day of publication has changed analyzed anew, beside the pages."""
        if self.dossier.mistimed():
            self._renewer.look()

    def close(self) -> None:
        """End the work beside the pages."""
        self.adder.close()
        self._renewer.close()
        self._closing = True
        self._wanted.set()
        self._worker.join()

    def _work(self) -> None:
        """Make the cross-check anew whenever somebody looks and the dossier has changed."""
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._closing:
                return
            try:
                with Dossier(self.path) as dossier:
                    state = dossier.state()
                    if self._found is None or self._found.state != state:
                        self._found = self._make(dossier)
                    self._problem = None
                    self._tell()
                    if self._land is None or self._land[0] != state:
                        with dossier.reading():
                            self._land = dossier.state(), landscape(dossier.analyses())
                        _settle()
            except RecoupeError as problem:
                self._problem = problem
            except Exception as problem:  # pages must say so: nobody sees a thread that has ended
                _LOG.exception("the cross-check failed")
                self._problem = RecoupeError("the cross-check failed", where=str(self.path), hint=repr(problem))
            self._tell()

    def _tell(self) -> None:
        """Wake those who wait."""
        with self._changed:
            self._changed.notify_all()

    def _make(self, dossier: Dossier) -> CrossChecked:
        """Cross-check a dossier as it is at one moment: what others write meanwhile belongs to the next one."""
        while True:
            made = prepare(dossier)
            with dossier.reading():
                if dossier.is_prepared(made):  # nobody has written between the two
                    return self._read(dossier)

    def _read(self, dossier: Dossier) -> CrossChecked:
        """Find all that pages show in a dossier that stays as it is."""
        facts = cross_check(dossier, self.lexicon)
        sources, wordings = Sources(dossier), Wordings(dossier)
        copies, groups = find_copies(dossier, load_outlets(overlay=self.lexicon))
        documents = {stored.number: stored for stored in dossier.documents()}
        return CrossChecked(
            state=dossier.state(),
            documents=documents,
            facts=facts,
            fact={fact.id: fact for fact in facts},
            sources=sources,
            source={short(one.key): one for one in sources.network.sources},
            who={short(key): who for who in sources.everybody() for key in sources.keys(who)},
            wordings=wordings,
            called=wordings.called(),
            copies=copies,
            groups=groups,
            shared=_by_document(copies),
            told_in=_by_finding(facts),
            by_facet=FactIndex(facts, lambda number: documents[number].document.text, sources.network.sources),
        )


def _settle() -> None:
    """Take what was found out of the collector's sight: to look through all of it would hold up page after page.

    What was found before and has cycles is collected first, which no page that comes later waits for.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _by_document(copies: list[Copy]) -> dict[int, list[Copy]]:
    """Give what each document shares with others."""
    found: dict[int, list[Copy]] = defaultdict(list)
    for copy in copies:
        for number in copy.numbers:
            found[number].append(copy)
    return dict(found)


def _by_finding(facts: list[Fact]) -> dict[tuple[int, str, int], list[Fact]]:
    """Give the facts that each finding is an account of."""
    found: dict[tuple[int, str, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        for told in fact.accounts:
            kind = "statement" if told.account.kind is AccountKind.CLAIM else told.account.kind.value
            key = (told.carrier.number, kind, told.account.id)
            if all(fact is not one for one in found[key]):
                found[key].append(fact)
    return dict(found)
