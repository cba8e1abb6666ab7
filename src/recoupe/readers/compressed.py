"""gzip, bzip2 and xz: one file packed into another, opened through."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from recoupe.errors import InputError
from recoupe.model import Item
from recoupe.readers._limits import Budget, Counted, Decoder, GzipDecoder, Inflated, Unpacked
from recoupe.readers._source import Source, too_deep

NAME = "compressed"
SUFFIXES = (".gz", ".bz2", ".xz")
MEDIA_TYPES = ("application/gzip", "application/x-gzip", "application/x-bzip2", "application/x-xz")
DESCRIPTION = "gzip, bzip2 and xz: a file of any of these formats, packed"

#: xz needs as much memory as it was packed with; `xz -9` is 65 MB.
_MEMORY = 128 * 2**20
_PACKED = re.compile(r"\.(?:gz|bz2|xz)$", re.IGNORECASE)


def _gzip() -> Decoder:
    return GzipDecoder()


def _bzip2() -> Decoder:
    import bz2

    return bz2.BZ2Decompressor()


def _xz() -> Decoder:
    import lzma

    return lzma.LZMADecompressor(memlimit=_MEMORY)


_FORMATS: dict[bytes, Callable[[], Decoder]] = {b"\x1f\x8b": _gzip, b"BZh": _bzip2, b"\xfd7zXZ\x00": _xz}


def recognises(head: bytes) -> bool:
    """Claim a stream that begins as these formats do.

    Example:
        >>> recognises(bytes.fromhex("1f8b0800")), recognises(b"Rien")
        (True, False)
    """
    return head.startswith(tuple(_FORMATS))


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield what the file inside holds; a file that is not compressed, whatever its name, is read as it is.

    Example:
        >>> import gzip
        >>> packed = io.BytesIO(gzip.compress("Le maire dément.".encode()))
        >>> [item] = read(Source(stream=io.BufferedReader(packed), where="a.txt.gz", path="a.txt.gz"))
        >>> item.document.text, item.document.path
        ('Le maire dément.', 'a.txt.gz!a.txt')
    """
    from recoupe.readers import read_source

    if problem := too_deep(source):
        yield problem
        return
    budget = source.budget or Budget()
    packed = io.BufferedReader(Counted(source.stream, budget)) if source.budget is None else source.stream
    head = cast(io.BufferedReader, packed).peek(8)
    name = re.split(r"[/!]", source.path or source.where)[-1]
    inside = _PACKED.sub("", name)
    try:
        format = next(((magic, make) for magic, make in _FORMATS.items() if head.startswith(magic)), None)
        if format is None:  # a server or a mail program has unpacked it and kept the name
            yield from read_source(replace(source, stream=packed), name=inside)
            return
        stream = Unpacked(Inflated(packed, format[1], format[0]), source.where, budget)
        yield from read_source(
            source.inside(inside, io.BufferedReader(stream), where=source.where, url=source.url, budget=budget)
        )
    except InputError as problem:  # damage that shows while reading
        yield problem
