"""Lines of files that may be longer than memory, and lines that may be so themselves."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.errors import UnreadableInput
from recoupe.readers._limits import LARGEST_TEXT
from recoupe.readers._source import Source


def read_lines(source: Source) -> Iterator[tuple[int, bytes | UnreadableInput]]:
    """Give the lines of a source with their numbers, line ends included; an error in the place of an endless one.

    Example:
        >>> import io
        >>> list(read_lines(Source(stream=io.BytesIO(b"a\\nb"), where="a.jsonl")))
        [(1, b'a\\n'), (2, b'b')]
    """
    number = 0
    while line := source.stream.readline(LARGEST_TEXT + 1):
        number += 1
        if len(line) <= LARGEST_TEXT:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):  # pass over the rest of it, in pieces
            line = source.stream.readline(2**20)
        yield (
            number,
            UnreadableInput(
                f"a line longer than {LARGEST_TEXT >> 20} MB, which no document is",
                where=f"{source.where}:{number}",
                hint="cut it up",
            ),
        )
