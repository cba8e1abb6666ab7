"""Map a function over items on several processes: lazily, in order, a bounded number of items ahead.

Every process has a pipe of its own and at most one item at a time. Unlike :mod:`concurrent.futures`, this takes items
only as results are asked for, and stops at once where the caller stops: Ctrl-C does not wait for work under way.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from recoupe.errors import RecoupeError

Item = TypeVar("Item")
Result = TypeVar("Result")

#: How often, in seconds, a waiting process looks whether the one that started it is still there.
_LOOK_UP = 5.0


def map_processes(function: Callable[[Item], Result], items: Iterable[Item], processes: int) -> Generator[Result]:
    """Apply a function to each item.

    Args:
        function: takes an item; both, and the results, can be pickled.
        items: taken one by one, at most one a process ahead of the results.
        processes: how many work at once; they end with the generator.

    Raises:
        RecoupeError: a process died.
        Exception: whatever the function raises.

    Example:
        >>> list(map_processes(abs, [-1, 2, -3], processes=2))
        [1, 2, 3]
    """
    source = iter(items)
    busy: deque[Connection[Any, Any]] = deque()
    workers: list[tuple[Any, Connection[Any, Any]]] = []
    try:
        for item in islice(source, processes):
            workers.append(_start(function))
            _send(workers[-1][1], item)
            busy.append(workers[-1][1])
        while busy:
            link = busy.popleft()
            done, result = _receive(link)
            if not done:
                raise result
            for item in islice(source, 1):
                _send(link, item)
                busy.append(link)
            yield result
    finally:
        for process, link in workers:
            process.terminate()
            process.join()
            link.close()


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
    parent = multiprocessing.parent_process()
    while True:
        while not link.poll(_LOOK_UP):
            if parent is not None and not parent.is_alive():
                return
        item = link.recv()
        try:
            answer = (True, function(item))
        except Exception as problem:
            answer = (False, problem)
        link.send(answer)


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
