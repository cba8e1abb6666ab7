"""Progress on standard error: a bar or a line that is written over on a terminal, else a line now and then."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

#: Below this nobody waits long enough to ask.
_FEW = 3
#: Seconds between two lines where they cannot be written over, as in a log file.
_PAUSE = 10.0
#: Seconds that the estimate looks back: what was there already goes by much faster than what is new.
_PERIOD = 30.0


class Progress:
    """Counts documents and says so; where it is known how much there is to read, with the time that is left.

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
        self._size: int | None = None
        self._quiet = quiet or (total is not None and total <= _FEW)
        self._terminal = stream.isatty()
        self._done = 0
        self._clock = clock
        self._begun = self._said = clock()
        self._reads = deque([(self._begun, 0)])
        self._shown = False
        self._bar: RichProgress | None = None

    def expect(self, size: int | None) -> None:
        """Say how many bytes there are to read, if that is known."""
        self._size = size

    def step(self, read: int = 0) -> None:
        """Count one document more.

        Args:
            read: how many bytes have been read so far.
        """
        self._done += 1
        now = self._clock()
        self._reads.append((now, read))
        while now - self._reads[0][0] > _PERIOD and len(self._reads) > 2:
            self._reads.popleft()
        if self._quiet or self._done <= _FEW or now - self._said < (0.1 if self._terminal else _PAUSE):
            return
        self._said = now
        if self._terminal and self._size:
            self._draw(read)
        else:
            self._write(now)
        self._shown = self._terminal

    def clear(self) -> None:
        """Take the line away, so that something else can be written there."""
        if not self._shown:
            return
        if self._bar is not None:
            self._bar.stop()
        else:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        self._shown = False

    def left(self) -> float | None:
        """Estimate the seconds that are left, going by the last half minute; ``None`` where that cannot be told."""
        (then, before), (now, read) = self._reads[0], self._reads[-1]
        if not self._size or not before < read < self._size or now <= then:
            return None
        return (self._size - read) * (now - then) / (read - before)

    def _write(self, now: float) -> None:
        """Write a line."""
        whole = f"/{self._total}" if self._total is not None else ""
        left = self.left()
        rest = f", about {_told(left)} left" if left is not None else ""
        line = f"recoupe: {self._done}{whole} documents, {now - self._begun:.0f} s{rest}"
        self._stream.write(f"\r{line}" if self._terminal else f"{line}\n")
        self._stream.flush()

    def _draw(self, read: int) -> None:
        """Draw the bar; without a thread of its own, as other processes are started from this one."""
        if self._bar is None:
            self._bar = _bar(self._stream, self._clock)
            self._bar.add_task("", total=self._size, documents=self._done, left="")
        if not self._shown:
            self._bar.start()
        left = self.left()
        rest = f"about {_told(left)} left" if left is not None else ""
        self._bar.update(self._bar.task_ids[0], completed=read, documents=self._done, left=rest)
        self._bar.refresh()


class Steps:
    """Says which step of some work is being done, once the whole has taken long enough for somebody to ask.

    Args:
        stream: where to write, usually standard error.
        after: so many seconds.
    """

    def __init__(self, stream: TextIO, *, after: float = 1.0) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._what = self._said = ""
        self._lock = threading.Lock()
        self._late = False
        self._timer = threading.Timer(after, self._begin)
        self._timer.daemon = True
        self._timer.start()

    def __enter__(self) -> Steps:
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            if self._terminal and self._said:
                self._stream.write("\r\x1b[K")
                self._stream.flush()
            self._late, self._said = False, ""

    def __call__(self, what: str) -> None:
        """Begin a step.

        Args:
            what: in English, as it is shown behind the program's name.
        """
        with self._lock:
            self._what = what
            self._say()

    def _begin(self) -> None:
        with self._lock:
            self._late = True
            self._say()

    def _say(self) -> None:
        if self._late and self._what != self._said:
            self._said = self._what
            line = f"recoupe: {self._what}"
            self._stream.write(f"\r\x1b[K{line}" if self._terminal else f"{line}\n")
            self._stream.flush()


def _bar(stream: TextIO, clock: Callable[[], float]) -> RichProgress:
    """Make a bar."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    return RichProgress(
        TextColumn("recoupe: {task.fields[documents]} documents"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
        console=Console(file=stream),
        auto_refresh=False,
        transient=True,
        get_time=clock,
    )


def _told(seconds: float) -> str:
    """Tell a stretch of time as people do.

    Example:
        >>> _told(12.3), _told(150), _told(9000)
        ('12 s', '3 min', '2 h 30 min')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60 + 0.1), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
