"""Files that were dropped on a page, read and analyzed by a process of their own.

Analyzing takes all of a core; in the process of the pages it would make every reader wait. The process writes into the
dossier as ``recoupe add`` does, in batches: what was added before it was stopped stays.
"""

from __future__ import annotations

import multiprocessing
import shutil
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from recoupe.errors import BinaryInput, EmptyInput, InputError, NotFrench, RecoupeError, UnreadableInput
from recoupe.model import Document, Item, Record


class Upload(NamedTuple):
    """A file that was sent: what it was called, and where its bytes lie until it is read."""

    name: str
    path: Path


class Unused(Record, frozen=True, kw_only=True):
    """A file or document that could not be used: its name, why in words of the catalogue, and what the error says."""

    name: str
    what: str
    detail: str


#: Why a file could not be used, to readers; the first kind that fits holds.
WHY_UNUSED: dict[type[InputError], str] = {
    EmptyInput: "il n’y a pas de texte dedans",
    BinaryInput: "ce n’est pas un texte que Recoupe sait lire",
    NotFrench: "ce texte n’est pas en français",
    UnreadableInput: "ce fichier ne peut pas être lu",
    InputError: "ce fichier ne peut pas être utilisé",
}


class Adding(Record, frozen=True, kw_only=True):
    """How far files that were sent have come.

    Attributes:
        files: how many there are, and ``read`` how many have been read.
        added: documents that are in the dossier now and were not, or not so.
        same: documents that were there already.
        problems: what could not be used.
        is_running: the process is at work.
        failed: why it ended before its time; empty where it did not.
    """

    files: int
    read: int = 0
    added: int = 0
    same: int = 0
    problems: tuple[Unused, ...] = ()
    is_running: bool = True
    failed: str = ""


class Adder:
    """Adds files to a dossier, one lot after the other.

    Args:
        path: the dossier.
        lexicon: a folder laid over the shipped lexicon.
        changed: told whenever documents have come.
    """

    def __init__(self, path: Path, lexicon: Path | None, changed: Callable[[], None]) -> None:
        self._path = path
        self._lexicon = lexicon
        self._changed = changed
        self._lock = threading.Lock()
        self._waiting: list[tuple[list[Upload], Path, str | None]] = []
        self._state: Adding | None = None
        self._process: BaseProcess | None = None
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> Adding | None:
        """How far it has come; ``None`` where nothing has been sent yet."""
        return self._state

    def add(self, uploads: list[Upload], folder: Path, outlet: str | None = None) -> None:
        """Add files; those that are being added come first.

        Args:
            uploads: the files.
            folder: where they lie; it is taken away once they are read.
            outlet: of documents that do not name theirs.
        """
        with self._lock:
            self._waiting.append((uploads, folder, outlet))
            before = self._state if self._state is not None and self._state.is_running else Adding(files=0)
            self._state = _with(before, files=before.files + len(uploads))
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Stop; what is in the dossier already stays."""
        with self._lock:
            self._waiting.clear()
            process = self._process
        if process is not None and process.is_alive():
            process.terminate()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        """Add lot after lot."""
        while True:
            with self._lock:
                if not self._waiting:
                    assert self._state is not None
                    self._state = _with(self._state, is_running=False)
                    self._thread = None
                    break
                uploads, folder, outlet = self._waiting.pop(0)
            try:
                self._run(uploads, outlet)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        self._changed()

    def _run(self, uploads: list[Upload], outlet: str | None) -> None:
        """Run the process for one lot, and follow what it tells."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        arguments = (self._path, self._lexicon, [(one.name, str(one.path)) for one in uploads], outlet, theirs)
        process = context.Process(target=_add, args=arguments, daemon=True)
        with self._lock:
            self._process = process
        process.start()
        theirs.close()
        for told in _told(ours):
            with self._lock:
                assert self._state is not None
                self._state = _more(self._state, *told)
            if told[0] == "added":
                self._changed()
        process.join()
        if process.exitcode:
            with self._lock:
                assert self._state is not None
                words = self._state.failed or f"the process ended with the code {process.exitcode}"
                self._state = _with(self._state, failed=words)


def _told(connection: Connection) -> Iterator[tuple[str, str | Unused]]:
    """Give what a process tells until it ends."""
    while True:
        try:
            yield connection.recv()
        except EOFError:
            return


def _with(state: Adding, **changed: object) -> Adding:
    """Give a state with something changed."""
    return Adding(**{**{name: getattr(state, name) for name in state.__struct_fields__}, **changed})


def _more(state: Adding, kind: str, words: str | Unused) -> Adding:
    """Give a state with one more thing told."""
    if isinstance(words, Unused):
        return _with(state, problems=(*state.problems, words))
    if kind == "failed":
        return _with(state, failed=words)
    return _with(state, **{kind: getattr(state, kind) + 1})


def _add(path: Path, lexicon: Path | None, files: list[tuple[str, str]], outlet: str | None, tell: Connection) -> None:
    """Read, analyze and write files; runs in a process of its own."""
    from recoupe.dossier import Dossier
    from recoupe.dossier.adding import add
    from recoupe.dossier.basis import Deferred
    from recoupe.dossier.records import Seen

    def done(what: Seen | InputError) -> None:
        if isinstance(what, InputError):
            tell.send(("problem", _unused(what)))
        else:
            tell.send(("same" if what is Seen.SAME else "added", ""))

    try:
        with Dossier(path, create=True) as dossier:
            add(dossier, _items(files, outlet, dossier.has, tell), Deferred(None, lexicon), done=done)
    except RecoupeError as problem:
        tell.send(("failed", str(problem)))
        raise SystemExit(1) from None
    finally:
        tell.close()


def _unused(error: InputError) -> Unused:
    """Say why a file could not be used."""
    what = next(words for kind, words in WHY_UNUSED.items() if isinstance(error, kind))
    detail = "; ".join(filter(None, (error.what, error.hint)))
    return Unused(name=error.where or "", what=what, detail=detail)


def _items(
    files: list[tuple[str, str]], outlet: str | None, accepted: Callable[[Document], bool], tell: Connection
) -> Iterator[Item | InputError]:
    """Read files by the names that they were sent under."""
    import msgspec

    from recoupe.readers import Source, read_source

    for name, path in files:
        with open(path, "rb") as stream:
            for item in read_source(Source(stream=stream, where=name, path=name, accepted=accepted), name=name):
                if isinstance(item, Item) and outlet and not item.document.outlet:
                    yield msgspec.structs.replace(item, document=msgspec.structs.replace(item.document, outlet=outlet))
                else:
                    yield item
        tell.send(("read", ""))
