"""What reading may cost, however it was packed, and names that are safe to show.

An archive of a few kilobytes can unpack to terabytes, in one member, in thousands, or archive in archive (D. Fifield,
*A better zip bomb*, WOOT 2019). Sizes that it declares may be lies, so what counts is what really comes out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol

from recoupe.errors import UnreadableInput

#: A text of 16 MB is three times the longest book; what is larger is no single document.
LARGEST_TEXT = 16 * 2**20
#: A file of another format that is read whole: photos make a PDF large.
LARGEST_FILE = 128 * 2**20
#: Archives in archives: a zip of the zips of a folder of zips, and no further.
DEEPEST = 3
#: What an archive may unpack to without being asked, and beyond that for each of its bytes. News pack ten to one, and
#: thirty variants of each article two hundred to one; deflate can do a thousand, xz seven thousand.
_FREE = 256 * 2**20
_RATIO = 200
#: Members in all. Whoever has more articles than this cuts them up.
_MEMBERS = 200_000
_CHUNK = 2**16

#: Control characters, marks that turn the direction of writing, halves of surrogate pairs: they hide what a name is.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(name: str) -> str:
    """Write a name so that it can be shown and kept: what would hide it is escaped, and two names stay two.

    Example:
        >>> print(shown("dépêche\\x1b[2J.txt"))
        dépêche\\x1b[2J.txt
    """
    return _UNSAFE.sub(lambda match: match[0].encode("ascii", "backslashreplace").decode(), _ascii_controls(name))


def _ascii_controls(name: str) -> str:
    """Escape the control characters that are ASCII, which ``backslashreplace`` takes as they are."""
    return re.sub("[\x00-\x1f\x7f]", lambda match: f"\\x{ord(match[0]):02x}", name)


class Budget:
    """How much may still come out of an input, whatever is nested in it.

    Example:
        >>> budget = Budget(packed=1_000)
        >>> budget.spend(10_000, "a.zip")
        >>> budget.over
        False
    """

    def __init__(self, *, packed: int = 0) -> None:
        self.packed = packed
        self.over = False
        self._out = 0
        self._members = 0

    def spend(self, size: int, where: str) -> None:
        """Count what came out.

        Raises:
            UnreadableInput: it was too much.
        """
        self._out += size
        if self.over or self._out > _FREE + _RATIO * self.packed:
            self.over = True
            raise UnreadableInput(
                f"it unpacks to more than {_RATIO} times its size, as zip bombs do",
                where=where,
                hint="if it is none, unpack it first",
            )

    def member(self, where: str) -> None:
        """Count a member.

        Raises:
            UnreadableInput: there are too many.
        """
        self._members += 1
        if self.over or self._members > _MEMBERS:
            self.over = True
            raise UnreadableInput(f"more than {_MEMBERS:,} members", where=where, hint="cut it up")


class Counted(io.RawIOBase):
    """A stream whose bytes count as the packed size of an input."""

    def __init__(self, inner: BinaryIO, budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read, and count."""
        data = self._inner.read(len(buffer))
        self._budget.packed += len(data)
        buffer[: len(data)] = data
        return len(data)


class Unpacked(io.RawIOBase):
    """What a library unpacks, counted, with its complaints in our words."""

    def __init__(self, inner: Any, where: str, budget: Budget) -> None:
        self._inner = inner
        self._where = where
        self._budget = budget

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Unpack a piece.

        Raises:
            UnreadableInput: it is damaged, or too much.
        """
        try:
            data = self._inner.read(len(buffer))
        except UnreadableInput:
            raise
        except Exception as problem:  # zlib.error, lzma.LZMAError, BadZipFile, EOFError, RuntimeError, struct.error …
            raise damaged(self._where, problem) from problem
        self._budget.spend(len(data), self._where)
        buffer[: len(data)] = data
        return len(data)


def damaged(where: str, problem: Exception) -> UnreadableInput:
    """Say that something packed is damaged, and what its library says."""
    said = shown(str(problem))[:120] or type(problem).__name__
    return UnreadableInput(f"damaged ({said})", where=where, hint="get it again")


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """Read up to so many bytes."""
        ...


def read_whole(stream: Readable, where: str, *, largest: int = LARGEST_TEXT) -> bytes:
    """Read all of a stream that holds one document.

    Raises:
        UnreadableInput: it is larger than one document is.

    Example:
        >>> read_whole(io.BytesIO(b"Rien."), "a.txt")
        b'Rien.'
    """
    parts: list[bytes] = []
    left = largest
    while chunk := stream.read(min(left + 1, 2**20)):
        parts.append(chunk)
        left -= len(chunk)
        if left < 0:
            raise UnreadableInput(
                f"larger than {largest >> 20} MB, which no document is", where=where, hint="cut it up"
            )
    return b"".join(parts)


class Decoder(Protocol):
    """What :mod:`bz2` and :mod:`lzma` offer, and :class:`GzipDecoder` for :mod:`zlib`."""

    @property
    def eof(self) -> bool:
        """Whether the end of what was packed has come."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether it can give no more without more bytes."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What came after the end."""
        ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack up to so many bytes."""
        ...


class Inflated(io.RawIOBase):
    """What comes out of a compressed stream, or several end to end, in bounded memory.

    Args:
        packed: the compressed bytes.
        make: makes a decoder, one for each stream in it.
        magic: how each of them begins; what else follows the end is passed over, as gzip does.
    """

    def __init__(self, packed: BinaryIO, make: Callable[[], Decoder], magic: bytes) -> None:
        self._packed = packed
        self._make = make
        self._magic = magic
        self._decoder = make()
        self._waiting = b""

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Unpack a piece.

        Raises:
            EOFError: it breaks off.
            OSError, zlib.error, lzma.LZMAError: it is damaged.
        """
        while True:
            if self._decoder.eof and not self._next():
                return 0
            chunk = self._waiting
            if not chunk and self._decoder.needs_input:
                chunk = self._packed.read(_CHUNK)
            self._waiting = b""
            data = self._decoder.decompress(chunk, len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
            if not chunk and not self._decoder.eof:
                raise EOFError("it breaks off")

    def _next(self) -> bool:
        """Go on to the next stream."""
        rest = self._decoder.unused_data
        if len(rest) < len(self._magic):
            rest += self._packed.read(_CHUNK)
        if not rest.startswith(self._magic):
            return False
        self._decoder, self._waiting = self._make(), rest
        return True


class GzipDecoder:
    """:mod:`zlib` as a :class:`Decoder`."""

    def __init__(self) -> None:
        import zlib

        self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def eof(self) -> bool:
        """Whether the end of the member has come."""
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        """Whether it can give no more without more bytes."""
        return not self._zlib.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        """What came after the member."""
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack up to so many bytes."""
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max(0, max_length))
