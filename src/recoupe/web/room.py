"""What all pages read from: the dossier, and what the cross-check found in it.

The cross-check takes seconds where there are hundreds of documents, so it runs beside the pages and its result is kept
until the dossier changes, whoever changes it (another tab, ``recoupe add`` in a terminal). Until the new result is
there pages show the old one and say so; before the first one they say that it is being made.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import NamedTuple

from recoupe.crosscheck.judging import find_copies
from recoupe.crosscheck.records import Fact
from recoupe.crosscheck.sources import Sources
from recoupe.crosscheck.versions import cross_check
from recoupe.crosscheck.wording import Called, Wordings
from recoupe.dossier import Dossier
from recoupe.dossier.records import Stored
from recoupe.errors import NoSuchFact, RecoupeError
from recoupe.lexicon.outlets import load_outlets
from recoupe.model import Copy, CopyGroup

_LOG = logging.getLogger(__name__)


class NotReady(RecoupeError):
    """The cross-check has not come to its first result yet."""


class CrossChecked(NamedTuple):
    """What the cross-check found in the dossier as it was at one moment.

    Attributes:
        state: which moment, see :meth:`recoupe.dossier.Dossier.state`.
        documents: the current documents by their numbers.
        facts: the disputed first.
        fact: the same by their ids.
        sources: who cites whom.
        wordings: who calls whom what; ``called`` what those are called who have a label.
        copies, groups: which documents share passages.
    """

    state: str
    documents: dict[int, Stored]
    facts: list[Fact]
    fact: dict[str, Fact]
    sources: Sources
    wordings: Wordings
    called: list[Called]
    copies: list[Copy]
    groups: list[CopyGroup]


class Room:
    """A dossier that is being read, by several requests at once.

    Args:
        path: the file.
        lexicon: a folder laid over the shipped lexicon, as commands take it.

    Raises:
        DossierError: the dossier cannot be opened.
    """

    def __init__(self, path: Path, lexicon: Path | None = None) -> None:
        self.path = path
        self.lexicon = lexicon
        self._own = threading.local()
        self._found: CrossChecked | None = None
        self._problem: RecoupeError | None = None
        self._wanted = threading.Event()
        self._changed = threading.Condition()
        self._closing = False
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

    def found(self) -> CrossChecked:
        """Give what the cross-check found last.

        Raises:
            NotReady: it has not come to its first result yet.
            RecoupeError: it could not be made.
        """
        if self._found is None:
            if self._problem is not None:
                raise self._problem
            raise NotReady("the cross-check is not ready yet", where=str(self.path), hint="ask again in a moment")
        if not self.is_current:
            self.look()
        return self._found

    def peek(self) -> CrossChecked | None:
        """Give what the cross-check found last; nothing before its first result."""
        try:
            return self.found()
        except RecoupeError:
            return None

    def fact(self, id: str) -> Fact:
        """Give a fact.

        Raises:
            NoSuchFact: none has that id.
        """
        fact = self.found().fact.get(id)
        if fact is None:
            hint = "facts get another id when documents about them come or go; find it anew in the list of facts"
            raise NoSuchFact(f"no fact has the id {id}", where=str(self.path), hint=hint)
        return fact

    def wait(self, seconds: float = 60.0) -> bool:
        """Wait until what was found holds for the dossier as it is now; tell whether it does."""
        self.look()
        with self._changed:
            return self._changed.wait_for(lambda: self._problem is not None or self.is_current, seconds)

    def close(self) -> None:
        """End the work beside the pages."""
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
            except RecoupeError as problem:
                self._problem = problem
            except Exception as problem:  # pages must say so: nobody sees a thread that has ended
                _LOG.exception("the cross-check failed")
                self._problem = RecoupeError("the cross-check failed", where=str(self.path), hint=repr(problem))
            with self._changed:
                self._changed.notify_all()

    def _make(self, dossier: Dossier) -> CrossChecked:
        """Cross-check a dossier as it is now."""
        state = dossier.state()
        facts = cross_check(dossier, self.lexicon)
        wordings = Wordings(dossier)
        copies, groups = find_copies(dossier, load_outlets(overlay=self.lexicon))
        return CrossChecked(
            state=state,
            documents={stored.number: stored for stored in dossier.documents()},
            facts=facts,
            fact={fact.id: fact for fact in facts},
            sources=Sources(dossier),
            wordings=wordings,
            called=wordings.called(),
            copies=copies,
            groups=groups,
        )
