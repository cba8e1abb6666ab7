"""Documents that were dated by hand, analyzed anew by a process of their own.

What « samedi » means depends on the day of publication. Analyzing takes all of a core, and loading the model seconds;
in the process of the pages it would make every reader wait.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

_LOG = logging.getLogger(__name__)


class Renewer:
    """Analyzes documents anew whose day of publication has changed.

    Args:
        path: the dossier.
        lexicon: a folder laid over the shipped lexicon.
        changed: told when it is done.
    """

    def __init__(self, path: Path, lexicon: Path | None, changed: Callable[[], None]) -> None:
        self._path = path
        self._lexicon = lexicon
        self._changed = changed
        self._lock = threading.Lock()
        self._wanted = self._closing = False
        self._process: BaseProcess | None = None
        self._thread: threading.Thread | None = None

    def look(self) -> None:
        """Have it look for such documents; while it is at work, once more afterwards."""
        with self._lock:
            self._wanted = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="renewing", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Stop; what has been analyzed already stays."""
        with self._lock:
            self._wanted, self._closing = False, True
            thread, process = self._thread, self._process
        if process is not None and process.is_alive():
            process.terminate()
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        """Run a process as often as somebody wants it."""
        while True:
            with self._lock:
                if not self._wanted:
                    self._thread = self._process = None
                    break
                self._wanted = False
                process = multiprocessing.get_context("spawn").Process(
                    target=_renew, args=(self._path, self._lexicon), daemon=True
                )
                process.start()
                self._process = process
            process.join()
            if process.exitcode and not self._closing:
                _LOG.error("documents that were dated by hand could not be analyzed anew (%s)", process.exitcode)
            self._changed()


def _renew(path: Path, lexicon: Path | None) -> None:
    """Analyze anew what is told with another day; runs in a process of its own."""
    from recoupe.dossier import Dossier
    from recoupe.dossier.basis import Deferred
    from recoupe.dossier.renewing import renew_one

    with Dossier(path) as dossier:
        nlp = Deferred(None, lexicon)
        for number in dossier.mistimed():
            renew_one(dossier, nlp, number)
