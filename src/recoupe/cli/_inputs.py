"""What commands that read are given: files, folders, patterns, addresses, standard input."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from recoupe.errors import InputError, UnreadableInput
from recoupe.model import Document, Item
from recoupe.readers import Source, read_file, read_source, read_url

STDIN = "-"
_WILD = frozenset("*?[")
#: Endings of the files that SQLite keeps beside a dossier, and the dossier itself.
_FILES = ("", "-wal", "-shm", "-journal")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_ADDRESSES = ("http://", "https://")


def expand(arguments: Iterable[str]) -> Iterator[str]:
    """Resolve patterns that the shell left alone (as Windows does), in alphabetical order; other names are kept.

    Example:
        >>> list(expand(["-", "no-such-file.txt"]))
        ['-', 'no-such-file.txt']
    """
    for argument in arguments:
        found = []
        if _is_pattern(argument):
            found = sorted(glob.glob(argument, recursive=True))
        yield from found or [argument]


class Inputs:
    """The documents of some arguments, in their order, with what the command line says of them.

    Args:
        arguments: files, folders, patterns, addresses, or ``-`` for standard input.
        format: the name of a reader; without it each input tells its own.
        archive: link to an archived copy.
        listed: fetch what lists of addresses name, too; an address that is an argument is fetched anyway.
        allow_private: fetch from the user's own machine and network, too.
        accepted: tells whether a document was accepted before, so that its language need not be told again.
        but: the dossier that is filled, passed over where it lies in a folder that is read.
        defaults: ``outlet`` and ``published`` for documents without their own.

    Attributes:
        size: how many bytes there are to read; ``None`` where nobody knows.
        read: how many have been read.
    """

    def __init__(
        self,
        arguments: Iterable[str],
        *,
        format: str | None = None,
        archive: str | None = None,
        listed: bool = False,
        allow_private: bool = False,
        accepted: Callable[[Document], bool] = lambda document: False,
        but: Path | None = None,
        **defaults: str | None,
    ) -> None:
        self.names = list(expand(arguments))
        self.read = 0
        self._sizes = [_size(name) for name in self.names]
        self._format = format
        self._archive = archive
        self._listed = listed
        self._allow_private = allow_private
        self._accepted = accepted
        own = os.path.realpath(but) if but is not None else None
        self._but = frozenset(own + end for end in _FILES) if own is not None else frozenset[str]()
        self._defaults = {name: value for name, value in defaults.items() if value is not None}

    @property
    def size(self) -> int | None:
        """How many bytes there are to read; ``None`` where nobody knows."""
        known = [size for size in self._sizes if size is not None]
        return sum(known) if len(known) == len(self._sizes) else None

    def __iter__(self) -> Iterator[Item | InputError]:
        """Read them, lazily."""
        before = 0
        for name, size in zip(self.names, self._sizes, strict=True):
            last = None
            for item in self._read(name):
                if isinstance(item, InputError):
                    yield item
                    continue
                if item.original.data is not last:  # several documents may share their bytes
                    last = item.original.data
                    self.read = min(self.read + len(last), before + (size or 0))  # packed ones give more than they are
                yield self._complete(item)
            before += size or 0
            self.read = before

    def _read(self, name: str) -> Iterator[Item | InputError]:
        """Read one argument."""
        if name == STDIN:
            where, stream = "standard input", sys.stdin.buffer
            source = Source(stream=stream, where=where, archive=self._archive, accepted=self._accepted)
            yield from read_source(source, format=self._format)
        elif name.lower().startswith(_ADDRESSES):
            yield from read_url(name, fetch=self._fetch(archive=self._archive), format=self._format)
        elif _SCHEME.match(name) and not os.path.exists(name):
            yield UnreadableInput("only http and https addresses are fetched", where=name, hint="give its file")
        elif _is_pattern(name):
            yield UnreadableInput("no file matches this pattern", where=name, hint="check the folder and the ending")
        else:
            fetch = self._fetch(archive=self._archive) if self._listed else None
            known = {"archive": self._archive, "fetch": fetch, "accepted": self._accepted, "but": self._is_dossier}
            yield from read_file(name, format=self._format, **known)

    def _is_dossier(self, path: str) -> bool:
        """Tell whether a file is one of those of the dossier that is filled."""
        return bool(self._but) and os.path.realpath(path) in self._but

    def _fetch(self, archive: str | None = None) -> partial[Source]:
        """Give what fetches as the user allowed."""
        from recoupe.readers._web import fetch  # seldom needed, and ssl is slow to import

        return partial(fetch, allow_private=self._allow_private, archive=archive)

    def _complete(self, item: Item) -> Item:
        """Add what the command line says about documents that do not say it themselves."""
        document = complete(item.document, self._defaults)
        return item if document is item.document else msgspec.structs.replace(item, document=document)


def complete(document: Document, defaults: dict[str, str]) -> Document:
    """Add what a document does not say itself.

    Example:
        >>> complete(Document(id="7", text="Rien."), {"outlet": "La Gazette"}).outlet
        'La Gazette'
        >>> complete(Document(id="7", text="Rien.", outlet="Le Phare"), {"outlet": "La Gazette"}).outlet
        'Le Phare'
    """
    missing = {name: value for name, value in defaults.items() if not getattr(document, name)}
    return msgspec.structs.replace(document, **missing) if missing else document


def _is_pattern(name: str) -> bool:
    return bool(_WILD & set(name)) and not os.path.exists(name) and not name.lower().startswith(_ADDRESSES)


def _size(name: str) -> int | None:
    """Give the bytes of a file, or of all files of a folder."""
    path = Path(name)
    try:
        if path.is_dir():
            return sum(found.stat().st_size for found in path.rglob("*") if found.is_file() and not found.is_symlink())
        return path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        return None
