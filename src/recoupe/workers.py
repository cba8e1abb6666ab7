"""Map a function over items on several processes: lazily, in order, a bounded number of items ahead.

Every process has a pipe of its own, with one item in work and one waiting, so that it goes on while the results of the
others are dealt with. Unlike :mod:`concurrent.futures`, this takes items only as results are asked for, and stops at
once where the caller stops: Ctrl-C does not wait for work under way.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from itertools import islice
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from recoupe.errors import RecoupeError

Item = TypeVar("Item")
Result = TypeVar("Result")

#: How often, in seconds, a waiting process looks whether the one that started it is still there.
_LOOK_UP = 5.0
#: Items that a process may hold: one in work, one waiting.
_HELD = 2
#: Items a process that may be under way or done before an earlier one is: a long one need not stop the others.
_AHEAD = 4


def map_processes(function: Callable[[Item], Result], items: Iterable[Item], processes: int) -> Generator[Result]:
    """Apply a function to each item.

    Args:
        function: takes an item; both, and the results, can be pickled.
        items: taken one by one, at most four a process ahead of the results.
        processes: how many work at once; they end with the generator.

    Raises:
        RecoupeError: a process died.
        Exception: whatever the function raises.

    Example:
        >>> list(map_processes(abs, [-1, 2, -3], processes=2))
        [1, 2, 3]
    """
    pool = _Pool(function, iter(items), processes)
    try:
        yield from pool.results()
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    """The processes, what they hold, and what is done before its turn."""

    def __init__(self, function: Callable[[Item], Result], items: Iterable[Item], processes: int) -> None:
        self._function = function
        self._items = iter(items)
        self._processes = processes
        self._workers: list[tuple[Any, Connection[Any, Any]]] = []
        self._held: dict[Connection[Any, Any], deque[int]] = {}  # the numbers of the items that each process holds
        self._done: dict[int, tuple[bool, Any]] = {}
        self._handed = self._given = 0

    def results(self) -> Generator[Result]:
        """Give the results in the order of the items."""
        self._start()
        while self._given < self._handed:
            while self._given not in self._done:
                for link in wait([link for link, held in self._held.items() if held]):
                    assert isinstance(link, Connection)
                    self._done[self._held[link].popleft()] = _receive(link)
                if self._given not in self._done:
                    self._hand_out()
            well, result = self._done.pop(self._given)
            if not well:
                raise result
            self._given += 1
            yield result
            self._hand_out()  # only now: what is taken before its time may never be asked for

    def close(self) -> None:
        """End the processes."""
        for process, link in self._workers:
            process.terminate()
            process.join()
            link.close()

    def _start(self) -> None:
        """Start processes, no more than there are items."""
        for item in islice(self._items, self._processes):
            self._workers.append(_start(self._function))
            link = self._workers[-1][1]
            self._held[link] = deque()
            self._hand(link, item)
        self._hand_out()

    def _hand_out(self) -> None:
        """Hand items to the processes that hold the fewest."""
        while self._handed - self._given < _AHEAD * self._processes and self._held:
            link = min(self._held, key=lambda link: len(self._held[link]))
            if len(self._held[link]) >= _HELD:
                return
            for item in islice(self._items, 1):
                self._hand(link, item)
                break
            else:
                return

    def _hand(self, link: Connection[Any, Any], item: Item) -> None:
        """Hand an item to a process."""
        self._held[link].append(self._handed)
        self._handed += 1
        _send(link, item)


def _start(function: Callable[[Any], Any]) -> tuple[Any, Connection[Any, Any]]:
    """Start a process and give it with this end of its pipe."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(function, there), daemon=True)
    process.start()
    there.close()  # so that its death is the end of the pipe
    return process, here


def _serve(function: Callable[[Any], Any], link: Connection[Any, Any]) -> None:
    """Answer items until this process is ended, or the one that started it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started it
    waiting: SimpleQueue[tuple[bool, Any]] = SimpleQueue()
    threading.Thread(target=_listen, args=(link, waiting), daemon=True).start()
    while True:
        there, item = waiting.get()
        if not there:
            return
        try:
            answer = (True, function(item))
        except Exception as problem:
            answer = (False, problem)
        link.send(answer)


def _listen(link: Connection[Any, Any], waiting: SimpleQueue[tuple[bool, Any]]) -> None:
    """Take items off the pipe as they come, so that neither side waits for the other to read what is long."""
    parent = multiprocessing.parent_process()
    try:
        while True:
            while not link.poll(_LOOK_UP):
                if parent is not None and not parent.is_alive():
                    return
            waiting.put((True, link.recv()))
    except (EOFError, OSError):
        return
    finally:
        waiting.put((False, None))  # whatever happened: nothing comes any more


def _send(link: Connection[Any, Any], item: object) -> None:
    """Hand over an item."""
    try:
        link.send(item)
    except OSError as problem:
        raise _died() from problem


def _receive(link: Connection[Any, Any]) -> tuple[bool, Any]:
    """Wait for an answer: whether it went well, and the result or the exception."""
    try:
        return link.recv()
    except (EOFError, OSError) as problem:
        raise _died() from problem


def _died() -> RecoupeError:
    """Say what happened to a process."""
    return RecoupeError("a working process ended unexpectedly", hint="memory may have run out: use fewer processes")
