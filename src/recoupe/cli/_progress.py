"""Progress on standard error: a line that is written over on a terminal, a line every ten seconds elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

#: Below this nobody waits long enough to ask.
_FEW = 3
#: Seconds between two lines where they cannot be written over, as in a log file.
_PAUSE = 10.0


class Progress:
    """Counts documents and says so.

    Args:
        stream: where to write, usually standard error.
        total: how many documents are expected, if that is known.
        quiet: write nothing at all.
        clock: gives the time in seconds.
    """

    def __init__(
        self,
        stream: TextIO,
        *,
        total: int | None,
        quiet: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream
        self._total = total
        self._quiet = quiet or (total is not None and total <= _FEW)
        self._terminal = stream.isatty()
        self._done = 0
        self._clock = clock
        self._begun = self._said = clock()
        self._shown = False

    def step(self) -> None:
        """Count one document more."""
        self._done += 1
        now = self._clock()
        if self._quiet or self._done <= _FEW or now - self._said < (0.1 if self._terminal else _PAUSE):
            return
        self._said = now
        whole = f"/{self._total}" if self._total is not None else ""
        line = f"recoupe: {self._done}{whole} documents, {now - self._begun:.0f} s"
        self._stream.write(f"\r{line}" if self._terminal else f"{line}\n")
        self._stream.flush()
        self._shown = self._terminal

    def clear(self) -> None:
        """Take the line away, so that something else can be written there."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False
