"""Input formats: one module each, found by itself.

A format is a module of this package, named without a leading underscore, with

- ``NAME``: what ``--from`` calls it;
- ``SUFFIXES``: the file name endings it takes, in lower case;
- ``MEDIA_TYPES``: the media types it takes, as servers and archives say them;
- ``DESCRIPTION``: one line of English for the help and the documentation;
- ``recognises(head: bytes) -> bool``: whether the first kilobytes look like it (for standard input);
- ``read(source)``: takes a :class:`Source` and yields :class:`~recoupe.model.Item`, a document with the bytes behind
  it, or an :class:`~recoupe.errors.InputError` for what cannot be used, and goes on.

Adding such a file is all it takes: the command line and ``docs/cli.md`` list what is here.
"""

from __future__ import annotations

import importlib
import io
import os
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from recoupe.errors import FetchError, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers._document import build_document, parse_date
from recoupe.readers._source import Source, make_item

__all__ = [
    "Reader",
    "Source",
    "build_document",
    "make_item",
    "parse_date",
    "read_file",
    "read_source",
    "read_stream",
    "read_url",
    "readers",
]

#: How much of a stream is looked at to tell its format.
_HEAD = 4_096


class Reader(Protocol):
    """What a module of this package offers."""

    NAME: str
    SUFFIXES: tuple[str, ...]
    MEDIA_TYPES: tuple[str, ...]
    DESCRIPTION: str

    def recognises(self, head: bytes) -> bool:
        """Tell whether the first kilobytes look like this format."""
        ...

    def read(self, source: Source) -> Iterator[Item | InputError]:
        """Yield the documents of a source, and an error for each that cannot be used."""
        ...


@cache
def readers() -> dict[str, Reader]:
    """Give the input formats by name, in alphabetical order.

    Example:
        >>> "html" in readers()
        True
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    modules = [cast(Reader, importlib.import_module(f"{__name__}.{name}")) for name in names]
    return {module.NAME: module for module in modules}


def read_file(
    path: str | Path,
    *,
    format: str | None = None,
    archive: str | None = None,
    fetch: Callable[[str], Source] | None = None,
) -> Iterator[Item | InputError]:
    """Read one file, lazily.

    Args:
        path: the file.
        format: the name of a reader; without it the file name's ending decides, then the content, then plain text.
        archive: link to an archived copy, kept with the documents.
        fetch: fetches the addresses that a list names, such as :func:`recoupe.readers._web.fetch`, where the user asked
            for that; without it nothing is fetched.

    Yields:
        Its documents with their bytes, and an error (not raised) for each document that cannot be used.
    """
    where = str(path)
    try:
        with open(path, "rb") as stream:
            changed = _changed_at(stream)
            source = Source(stream=stream, where=where, path=where, obtained_at=changed, archive=archive, fetch=fetch)
            yield from read_source(source, format=format)
    except OSError as problem:
        yield UnreadableInput(_reason(problem), where=where, hint=_hint(problem))


def read_stream(stream: BinaryIO, *, where: str, format: str | None = None) -> Iterator[Item | InputError]:
    """Read an open stream such as standard input, as :func:`read_file` does; documents get no ``path``."""
    yield from read_source(Source(stream=stream, where=where), format=format)


def read_url(
    url: str, *, fetch: Callable[[str], Source] | None = None, format: str | None = None
) -> Iterator[Item | InputError]:
    """Fetch one address, which the user has asked for, and read what comes.

    Args:
        url: an ``http`` or ``https`` address.
        fetch: fetches it, :func:`recoupe.readers._web.fetch` with other limits for instance.
        format: the name of a reader; without it the server's media type decides, then the content.

    Yields:
        The documents with their bytes, and an error (not raised) for each that cannot be used.
    """
    if fetch is None:
        from recoupe.readers._web import fetch  # seldom needed, and ssl is slow to import
    try:
        source = fetch(url)
    except FetchError as problem:
        yield problem
    else:
        yield from read_source(source, format=format)


def read_source(source: Source, *, format: str | None = None) -> Iterator[Item | InputError]:
    """Read what a file, an archive or a server gave: pick the reader and let it read.

    The reader is picked by name, by the ending of the file's or member's name, by media type, by content; plain text
    takes whatever is left.
    """
    stream = source.stream
    if not hasattr(stream, "peek"):
        source = replace(source, stream=io.BufferedReader(cast(io.RawIOBase, stream)))
    yield from _choose(source, format).read(source)


def _choose(source: Source, format: str | None) -> Reader:
    """Pick the reader."""
    known = readers()
    if format is not None:
        return known[format]
    suffix = Path(source.path or "").suffix.lower()
    head = cast(io.BufferedReader, source.stream).peek(_HEAD)[:_HEAD]
    for reader in known.values():
        if suffix in reader.SUFFIXES or (source.media_type and source.media_type in reader.MEDIA_TYPES):
            listed = reader.NAME == "text" and known["urls"].recognises(head)  # people call their lists a.txt
            return known["urls"] if listed else reader
    return next((reader for reader in known.values() if reader.recognises(head)), known["text"])


def _changed_at(stream: BinaryIO) -> str:
    """Give the date of an open file: when it was obtained, as far as anybody can tell."""
    changed = datetime.fromtimestamp(os.fstat(stream.fileno()).st_mtime, tz=UTC)
    return changed.strftime("%Y-%m-%dT%H:%M:%SZ")


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
