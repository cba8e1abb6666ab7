"""ZIP archives: each member as a file of its format, by name.

Names in an archive are only names here: nothing is written anywhere, so ``../../etc/passwd`` does no harm.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from recoupe.errors import BinaryInput, EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers._limits import Budget, Unpacked, damaged, shown
from recoupe.readers._source import Source, too_deep

NAME = "zip"
SUFFIXES = (".zip",)
MEDIA_TYPES = ("application/zip", "application/x-zip-compressed")
DESCRIPTION = "ZIP archives of files of any of these formats, nested up to three deep"

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
#: The list of the members; a hundred bytes each.
_LONGEST_LIST = 24 * 2**20
#: A member that says it is so much larger than it is packed is a bomb: deflate reaches 1,032 on zeros, text ten.
_RATIO, _SMALL = 300, 2**20
#: What comes through a pipe or out of another archive is kept in memory up to this, then in a temporary file.
_IN_MEMORY = 16 * 2**20
_LARGEST_SPOOL = 2**30
_CHUNK = 2**20
_ENCRYPTED = 0x1


def recognises(head: bytes) -> bool:
    """Claim a stream that begins as an archive does.

    Example:
        >>> recognises(b"PK\\x03\\x04..."), recognises(b"PK mon ami")
        (True, False)
    """
    return head.startswith(_MAGIC)


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield what the members hold, in the order of their names, and an error for each that cannot be used.

    Example:
        >>> stream = io.BytesIO()
        >>> with zipfile.ZipFile(stream, "w") as archive:
        ...     archive.writestr("b/a.txt", "Le maire dément.")
        >>> _ = stream.seek(0)
        >>> [item] = read(Source(stream=stream, where="a.zip", path="a.zip"))
        >>> item.document.text, item.document.path
        ('Le maire dément.', 'a.zip!b/a.txt')
    """
    if problem := too_deep(source):
        yield problem
        return
    try:
        with _seekable(source) as stream:
            size = stream.seek(0, io.SEEK_END)
            budget = source.budget or Budget(packed=size)
            with _opened(stream, source.where) as archive:
                yield from _members(source, archive, budget)
    except InputError as problem:
        yield problem


def _seekable(source: Source) -> Any:
    """Give the archive as a stream that goes back and forth, for its list stands at its end."""
    if source.stream.seekable() and source.depth == 0:
        return _Kept(source.stream)
    copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (whoever calls closes it)
    while chunk := source.stream.read(_CHUNK):
        copy.write(chunk)
        if copy.tell() > _LARGEST_SPOOL:
            copy.close()
            raise UnreadableInput(
                f"an archive of more than {_LARGEST_SPOOL >> 30} GB in a pipe or archive",
                where=source.where,
                hint="unpack the outer one first, or save it to a file",
            )
    return copy


class _Kept:
    """A stream that stays open: who opened it closes it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __enter__(self) -> BinaryIO:
        return self._stream

    def __exit__(self, *problem: object) -> None:
        return None


class _Frugal:
    """A stream that :mod:`zipfile` cannot make read gigabytes at once, as a list of members might say."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell
        self.seekable = stream.seekable

    def read(self, size: int = -1) -> bytes:
        """Read, within bounds."""
        if size > _LONGEST_LIST:
            raise zipfile.BadZipFile("its list of members is too long")
        return self._stream.read(size if size >= 0 else _LONGEST_LIST)


def _opened(stream: BinaryIO, where: str) -> zipfile.ZipFile:
    """Read the list of members."""
    stream.seek(0)
    try:
        return zipfile.ZipFile(cast(Any, _Frugal(stream)))
    except Exception as problem:  # a damaged archive makes zipfile stumble in many ways
        raise damaged(where, problem) from problem


def _members(source: Source, archive: zipfile.ZipFile, budget: Budget) -> Iterator[Item | InputError]:
    """Read the members."""
    infos = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename)]
    if office := _office(archive, source.where):
        yield office
        return
    if not infos:
        yield EmptyInput("there is no file in the archive", where=source.where, hint="check how it was made")
    seen: Counter[str] = Counter()
    for info in sorted(infos, key=lambda info: info.filename):
        name = shown(info.filename)
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name}#{seen[name]}"
        try:
            budget.member(source.where)
            yield from _member(source, archive, info, name, budget)
        except InputError as problem:
            yield problem
        if budget.over:
            return


def _hidden(name: str) -> bool:
    """Tell whether a member is one that systems add (``__MACOSX/``) or hide."""
    return any(part.startswith((".", "__MACOSX")) and part.strip(".") for part in name.replace("\\", "/").split("/"))


def _office(archive: zipfile.ZipFile, where: str) -> InputError | None:
    """Say that an archive is a document of an office program."""
    names = set(archive.NameToInfo)
    if "[Content_Types].xml" not in names and "META-INF/manifest.xml" not in names:
        return None
    return BinaryInput(
        "a document of an office program, or a program",
        where=where,
        hint="save it as .docx, PDF or plain text",
    )


def _member(
    source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget
) -> Iterator[Item | InputError]:
    """Read one member."""
    from recoupe.readers import read_source

    where = f"{source.where}!{name}"
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableInput("encrypted", where=where, hint="unpack it with its password first")
    if info.file_size > max(_SMALL, _RATIO * info.compress_size):
        raise UnreadableInput(
            f"says that it unpacks to {info.file_size // max(1, info.compress_size):,} times its size, as zip bombs do",
            where=where,
            hint="if it is none, unpack it first",
        )
    try:
        inner = archive.open(info)
    except Exception as problem:  # a header that lies, overlapping members, a method nobody knows
        raise damaged(where, problem) from problem
    with inner:
        stream = io.BufferedReader(Unpacked(inner, where, budget))
        yield from read_source(source.inside(name, stream, budget=budget, listed=True))
