"""Input formats: one module each, found by itself.

A format is a module of this package, named without a leading underscore, with

- ``NAME``: what ``--from`` calls it;
- ``SUFFIXES``: the file name endings it takes, in lower case;
- ``DESCRIPTION``: one line of English for the help and the documentation;
- ``recognises(head: bytes) -> bool``: whether the first kilobytes look like it (for standard input);
- ``read(stream, where, path)``: yields a :class:`~recoupe.model.Document`, or an
  :class:`~recoupe.errors.InputError` for what cannot be used, and goes on.

Adding such a file is all it takes: the command line and ``docs/cli.md`` list what is here.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from recoupe.errors import InputError, UnreadableInput
from recoupe.model import Document
from recoupe.readers._document import build_document, parse_date

__all__ = ["Reader", "build_document", "parse_date", "read_file", "read_stream", "readers"]

#: How much of a stream is looked at to tell its format.
_HEAD = 4_096


class Reader(Protocol):
    """What a module of this package offers."""

    NAME: str
    SUFFIXES: tuple[str, ...]
    DESCRIPTION: str

    def recognises(self, head: bytes) -> bool:
        """Tell whether the first kilobytes look like this format."""
        ...

    def read(self, stream: BinaryIO, where: str, path: str | None) -> Iterator[Document | InputError]:
        """Yield the documents of a stream, and an error for each that cannot be used."""
        ...


@cache
def readers() -> dict[str, Reader]:
    """Give the input formats by name, in alphabetical order.

    Example:
        >>> sorted(readers())
        ['jsonl', 'text']
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    modules = [cast(Reader, importlib.import_module(f"{__name__}.{name}")) for name in names]
    return {module.NAME: module for module in modules}


def read_file(path: str | Path, *, format: str | None = None) -> Iterator[Document | InputError]:
    """Read one file, lazily.

    Args:
        path: the file.
        format: the name of a reader; without it the file name's ending decides, then the content, then plain text.

    Yields:
        Its documents, and an error (not raised) for each document that cannot be used.
    """
    where = str(path)
    try:
        with open(path, "rb") as stream:
            yield from _choose(stream, Path(path).suffix.lower(), format).read(stream, where, where)
    except OSError as problem:
        yield UnreadableInput(_reason(problem), where=where, hint=_hint(problem))


def read_stream(stream: BinaryIO, *, where: str, format: str | None = None) -> Iterator[Document | InputError]:
    """Read an open stream such as standard input, as :func:`read_file` does; documents get no ``path``."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream)) if not hasattr(stream, "peek") else stream
    yield from _choose(cast(io.BufferedReader, buffered), "", format).read(buffered, where, None)


def _choose(stream: io.BufferedReader, suffix: str, format: str | None) -> Reader:
    """Pick the reader: by name, by file name ending, by content; plain text takes whatever is left."""
    known = readers()
    if format is not None:
        return known[format]
    for reader in known.values():
        if suffix in reader.SUFFIXES:
            return reader
    head = stream.peek(_HEAD)[:_HEAD]
    return next((reader for reader in known.values() if reader.recognises(head)), known["text"])


def _reason(problem: OSError) -> str:
    """Say what the system says, without number and file name."""
    reason = problem.strerror or str(problem)
    return "it is a folder" if isinstance(problem, IsADirectoryError) else reason[:1].lower() + reason[1:]


def _hint(problem: OSError) -> str | None:
    """Say what to do where that is clear."""
    if isinstance(problem, FileNotFoundError):
        return "check the name and the folder"
    if isinstance(problem, IsADirectoryError):
        return "name the files in it, for instance FOLDER/*.txt"
    return "check its permissions" if isinstance(problem, PermissionError) else None
