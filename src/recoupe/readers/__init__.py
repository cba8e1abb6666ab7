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
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from recoupe.errors import BinaryInput, EmptyInput, FetchError, InputError, UnreadableInput
from recoupe.model import Document, Item
from recoupe.readers._document import build_document, parse_date
from recoupe.readers._folder import unopened, walk
from recoupe.readers._limits import shown
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
#: So many records in a row that give nothing, and nobody wants to be told of each of millions more.
_HOPELESS = 10_000
#: An ending that tells a format: « a.css », not « Dépêche no. 5 ».
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")


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
    accepted: Callable[[Document], bool] = lambda document: False,
    but: Callable[[str], bool] = lambda path: False,
) -> Iterator[Item | InputError]:
    """Read one file, or all files of a folder, lazily.

    Args:
        path: the file or folder.
        format: the name of a reader; without it the file name's ending decides, then the content, then plain text.
        archive: link to an archived copy, kept with the documents.
        fetch: fetches the addresses that a list names, such as :func:`recoupe.readers._web.fetch`, where the user asked
            for that; without it nothing is fetched.
        accepted: tells whether a document was accepted before, so that its language need not be told again.
        but: tells which files of a folder are passed over.

    Yields:
        Its documents with their bytes, and an error (not raised) for each document that cannot be used.
    """
    if not os.path.isdir(path):
        yield from _read_file(str(path), format, archive=archive, fetch=fetch, accepted=accepted)
        return
    for found in walk(str(path)):
        if isinstance(found, InputError):
            yield found
        elif not but(found):
            yield from _read_file(found, format, archive=archive, fetch=fetch, accepted=accepted, listed=True)


def _read_file(path: str, format: str | None, **known: Any) -> Iterator[Item | InputError]:
    """Read one file."""
    where = shown(path)
    try:
        with open(path, "rb") as stream:
            source = Source(stream=stream, where=where, path=where, obtained_at=_changed_at(stream), **known)
            yield from read_source(source, format=format)
    except OSError as problem:
        yield unopened(problem, where)
    except ValueError as problem:  # a name with a NUL in it
        yield UnreadableInput(str(problem), where=where, hint="check the name")


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


def read_source(source: Source, *, format: str | None = None, name: str | None = None) -> Iterator[Item | InputError]:
    """Read what a file, an archive or a server gave: pick the reader and let it read.

    The reader is picked by its name, by the ending of the file's or member's name (``name``, where that is not the
    path's), by media type, by content. Plain text takes whatever is left; of many files (``source.listed``) only those
    whose name has no ending.
    """
    stream = source.stream
    if not hasattr(stream, "peek"):
        source = replace(source, stream=io.BufferedReader(cast(io.RawIOBase, stream)))
    reader = _choose(source, format, name or re.split(r"[/\\\\!]", source.path or "")[-1])
    if reader is None:
        yield BinaryInput(
            "of no format that Recoupe reads", where=source.where, hint="leave it out, or name its format with --from"
        )
        return
    yield from _while_hopeful(reader.read(source), source.where)


def _while_hopeful(items: Iterator[Item | InputError], where: str) -> Iterator[Item | InputError]:
    """Give what a reader gives until it is plain that this is another format, or damaged throughout."""
    failed = 0
    for item in items:
        yield item
        failed = failed + 1 if isinstance(item, UnreadableInput | EmptyInput) else 0
        if failed == _HOPELESS:
            yield UnreadableInput(
                f"{_HOPELESS:,} times in a row nothing could be read: the rest is left",
                where=where,
                hint="check its format, and name it with --from",
            )
            return


def _choose(source: Source, format: str | None, name: str) -> Reader | None:
    """Pick the reader."""
    known = readers()
    if format is not None:
        return known[format]
    head = cast(io.BufferedReader, source.stream).peek(_HEAD)[:_HEAD]
    reader = _of_name(name) or _of_type(source.media_type)
    if reader is None:
        claimed = next((reader for reader in known.values() if reader.recognises(head)), None)
        refused = source.listed and _ENDING.search(name) and source.media_type not in known["text"].MEDIA_TYPES
        return claimed or (None if refused else known["text"])
    listed = reader.NAME == "text" and known["urls"].recognises(head)  # people call their lists a.txt
    return known["urls"] if listed else reader


def takes(media_type: str | None, name: str) -> bool:
    """Tell whether there is a reader for a media type or for names of this ending.

    Example:
        >>> takes("application/octet-stream", "a.pdf"), takes("image/png", "a.png"), takes("text/plain", "a")
        (True, False, True)
    """
    reader = _of_type(media_type) or _of_name(name)
    return reader is not None or media_type in readers()["text"].MEDIA_TYPES


def _of_type(media_type: str | None) -> Reader | None:
    """Give the reader of a media type; ``text/plain`` is what servers say where they do not know."""
    if media_type in (None, "text/plain"):
        return None
    return next((reader for reader in readers().values() if media_type in reader.MEDIA_TYPES), None)


def _of_name(name: str) -> Reader | None:
    """Give the reader that takes names of this ending, the longest ending first (``.warc.gz`` before ``.gz``)."""
    name = name.lower()
    endings = [
        (len(suffix), reader) for reader in readers().values() for suffix in reader.SUFFIXES if name.endswith(suffix)
    ]
    return max(endings, key=lambda found: found[0])[1] if endings else None


def _changed_at(stream: BinaryIO) -> str:
    """Give the date of an open file: when it was obtained, as far as anybody can tell."""
    changed = datetime.fromtimestamp(os.fstat(stream.fileno()).st_mtime, tz=UTC)
    return changed.strftime("%Y-%m-%dT%H:%M:%SZ")
