"""The records of a WARC file, cut apart one by one, so that a broken one costs no other.

WARC (ISO 28500) is header, length, block, two line ends, over and over; packed, each record is a gzip member of its
own. Lengths may lie and members be damaged, so the beginnings of records and members are looked for anew after that.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from recoupe.errors import InputError, UnreadableInput
from recoupe.readers._limits import Budget, Unpacked

#: A record that is larger holds no text; only its beginning is looked at.
LARGEST_RECORD = 32 * 2**20
_LARGEST_HEAD = 2**16
_LONGEST_LINE = 2**16
_CHUNK = 2**16
_BEGINS = re.compile(rb"WARC/\d")
_NEXT = re.compile(rb"\r?\n\r?\nWARC/\d")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_GZIP = b"\x1f\x8b\x08"
#: So much of a gzip member gives the first bytes that are in it.
_START = 1_024
#: A file made of beginnings of members would take hours.
_MOST_TRIES = 100_000
_HINT = "the archive is damaged there; get it again"


@dataclass(frozen=True)
class Raw:
    """A record as it stands in the file.

    Attributes:
        number: which it is in the file, from 1.
        data: header and block; of a record larger than any text, the beginning.
        whole: it is all there.
    """

    number: int
    data: bytes
    whole: bool


def records(packed: BinaryIO, where: str, budget: Budget) -> Iterator[Raw | InputError]:
    """Cut a WARC file apart.

    Args:
        packed: the file, a buffered stream, as it is or packed with gzip.
        where: its name, for errors.
        budget: how much may be unpacked.

    Example:
        >>> warc = b"WARC/1.0\\r\\nContent-Length: 5\\r\\n\\r\\nRien.\\r\\n\\r\\n"
        >>> [record.data[-5:] for record in records(io.BytesIO(warc * 2), "a.warc", budget=Budget())]
        [b'Rien.', b'Rien.']
    """
    cutter = _Cutter(where)
    tape = _Tape(packed)
    if not tape.peek(len(_GZIP)).startswith(_GZIP[:2]):
        yield from cutter.cut(tape)
        return
    while start := tape.peek(len(_GZIP)):
        if start != _GZIP:
            yield UnreadableInput("bytes that belong to no record", where=where, hint=_HINT)
            tape.seek_member()
            continue
        member = _Member(tape)
        yield from cutter.cut(_Tape(io.BufferedReader(Unpacked(member, where, budget))))
        if budget.over:
            return
        member.finish()


class _Tape:
    """A stream into which what was read too far is put back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._streams: list[BinaryIO] = [stream]  # the last is read first
        self._tries = 0

    def read(self, size: int) -> bytes:
        """Read so many bytes, fewer at the end."""
        parts: list[bytes] = []
        while size:
            chunk = self._streams[-1].read(min(size, 2**20))
            if not chunk and len(self._streams) == 1:
                break
            if not chunk:
                self._streams.pop()
            parts.append(chunk)
            size -= len(chunk)
        return b"".join(parts)

    def readline(self) -> bytes:
        """Read a line, or a piece of an endless one."""
        line = self._streams[-1].readline(_LONGEST_LINE)
        while not line.endswith(b"\n") and len(line) < _LONGEST_LINE and len(self._streams) > 1:
            self._streams.pop()
            line += self._streams[-1].readline(_LONGEST_LINE - len(line))
        return line

    def unread(self, data: bytes) -> None:
        """Put back."""
        if data:
            self._streams.append(io.BytesIO(data))

    def peek(self, size: int) -> bytes:
        """Look ahead."""
        data = self.read(size)
        self.unread(data)
        return data

    def seek_member(self) -> None:
        """Go to where a gzip member with a record in it begins, or to the end."""
        carried = b""
        while data := self.read(_CHUNK):
            data = carried + data
            at = data.find(_GZIP)
            while at >= 0 and self._tries < _MOST_TRIES:
                self._tries += 1
                start = data[at : at + _START]
                if _unpacks(start + self.peek(_START - len(start))):
                    self.unread(data[at:])
                    return
                at = data.find(_GZIP, at + 1)
            carried = data[1 - len(_GZIP) :]


def _unpacks(data: bytes) -> bool:
    """Tell whether a gzip member begins here whose contents begin as a record does."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, 8).startswith(b"WARC/")
    except zlib.error:
        return False


class _Member:
    """One gzip member; what follows it stays on the tape."""

    def __init__(self, tape: _Tape) -> None:
        self._tape = tape
        self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._first = True
        self._broken = False

    def read(self, size: int) -> bytes:
        """Unpack a piece; nothing at its end.

        Raises:
            zlib.error: it is damaged.
            EOFError: it breaks off.
        """
        while not self._zlib.eof and not self._broken:
            chunk = self._zlib.unconsumed_tail or self._tape.read(_CHUNK)
            try:
                data = self._zlib.decompress(chunk, size)
            except zlib.error:
                self._broken = True
                self._tape.unread(chunk[1:] if self._first else chunk)
                raise
            self._first = False
            if self._zlib.eof:
                self._tape.unread(self._zlib.unused_data)
            if data:
                return data
            if not chunk:
                self._broken = True
                raise EOFError("it breaks off")
        return b""

    def finish(self) -> None:
        """Go to where the next member begins."""
        try:
            while self.read(2**20):
                pass
        except (zlib.error, EOFError):
            pass
        if self._broken:
            self._tape.seek_member()


class _Cutter:
    """Cuts a stream into records, and counts them over all members."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._number = 0
        self._lost = False  # a record was broken, so that what follows it may belong to it

    def cut(self, tape: _Tape) -> Iterator[Raw | InputError]:
        """Give the records of a file or of one member of it."""
        self._lost = False
        before = self._number
        try:
            while (head := self._head(tape)) is not None:
                before = self._number
                if isinstance(head, bytes):
                    self._number += 1
                    yield self._record(tape, head)
                else:
                    yield head
        except InputError as problem:  # a damaged member
            self._number = before + 1
            yield self._broken(problem.what)

    def _broken(self, what: str) -> UnreadableInput:
        self._lost = True
        return UnreadableInput(what, where=f"{self._where}: record {self._number}", hint=_HINT)

    def _head(self, tape: _Tape) -> bytes | InputError | None:
        """Read the header of the next record; ``None`` at the end."""
        strange = False
        while (line := tape.readline()) and not _BEGINS.match(line):
            strange = strange or bool(line.strip())
        if strange and not self._lost:
            tape.unread(line)
            return UnreadableInput(
                "bytes that belong to no record", where=f"{self._where}: after record {self._number}", hint=_HINT
            )
        self._lost = False
        if not line:
            return None
        lines, size = [line], len(line)
        while size <= _LARGEST_HEAD and (line := tape.readline()).strip():
            lines.append(line)
            size += len(line)
        return b"".join(lines)

    def _record(self, tape: _Tape, head: bytes) -> Raw | InputError:
        """Read the block of a record."""
        found = _LENGTH.search(head)
        if found is None or len(head) > _LARGEST_HEAD:
            return self._broken("a record without a length")
        length = int(found[1])
        block = tape.read(min(length, LARGEST_RECORD))
        data = head + b"\r\n" + block
        if length > LARGEST_RECORD == len(block) and not _NEXT.search(block):
            left = length - len(block)
            while left and (skipped := tape.read(min(left, 2**20))):
                left -= len(skipped)
            return Raw(self._number, data[:_CHUNK], whole=False)
        after = tape.read(4)
        if len(block) == length:
            if b"\r\n\r\n".startswith(after):  # or nothing, at the end of the file
                return Raw(self._number, data, whole=True)
            if after.startswith(b"\n\n") or after == b"\n":
                tape.unread(after[2:])
                return Raw(self._number, data, whole=True)
        tape.unread(after)
        if cut := _NEXT.search(block):  # others lie in it
            tape.unread(block[cut.start() :])
        elif len(block) < length:
            return self._broken("a record that breaks off")
        return self._broken("a record whose length is wrong")
