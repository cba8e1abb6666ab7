"""Parsing that may hang or fill the memory, in a process of its own with bounds on both.

PDF, office documents and mail are parsed by large libraries that were not made for files meant to do harm. What they
may cost is bounded from outside: a child process gets bytes and gives back plain values; it may use so much processor
time and memory (where the system counts them: not on Windows), and is ended when it does not answer in time. One child
serves file after file, as starting Python takes longer than reading one.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import io
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from typing import Any, BinaryIO, NoReturn, cast

import msgspec

from recoupe.errors import InputError, UnreadableInput
from recoupe.readers._limits import shown

#: A page of a newspaper as PDF takes half a second at worst; long reports have a second for each 100 KB.
_SECONDS, _BYTES_A_SECOND, _MOST_SECONDS = 10, 100_000, 120
#: A busy machine may take so many times longer than its processor works on it.
_PATIENCE = 3
#: Python with its libraries takes 200 MB of address space, the largest file that is read 128 MB, several times over.
_MEMORY = 1536 * 2**20
#: What a document may give back: its text, or the attachments of a mail.
_LARGEST_ANSWER = 256 * 2**20
_LENGTH = struct.Struct("!Q")
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    " from recoupe.readers._sandbox import serve; serve(int(sys.argv[2]))"
)


class _Failed(msgspec.Struct):
    """Why a parser gave nothing: ours where ``expected``, else what the library said."""

    expected: bool
    what: str
    hint: str | None
    memory: bool = False


class _Request(msgspec.Struct):
    function: str
    data: bytes
    seconds: int


class _Answer(msgspec.Struct):
    value: Any = None
    failed: _Failed | None = None


def call(function: str, data: bytes, where: str) -> Any:
    """Let a child process parse bytes.

    Args:
        function: ``module:function``; it takes the bytes and gives plain values (numbers, strings, bytes, lists,
            dictionaries), or raises :class:`~recoupe.errors.InputError`.
        data: the file.
        where: its name, for the error.

    Raises:
        UnreadableInput: the parser failed, or needed too much time or memory.

    Example:
        >>> call("builtins:len", b"Rien.", "a.txt")
        5
    """
    with _turn:
        child = _current()
        used = child.used
        answer = child.ask(function, data, where)
        if answer.failed is not None and answer.failed.memory:
            child.end()
            if used:  # others may have filled it before
                answer = _current().ask(function, data, where)
    if (failed := answer.failed) is not None:
        raise UnreadableInput(failed.what, where=where, hint=failed.hint or "save it again, or give its text")
    return answer.value


_child: _Child | None = None
_turn = threading.Lock()


def _fresh_turn() -> None:
    """Let a forked process take its turn, whatever the threads of the other were doing."""
    global _turn
    _turn = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_fresh_turn)


def _current() -> _Child:
    """Give the child of this process; one that was made before a fork belongs to another."""
    global _child
    if _child is None or not _child.alive():
        _child = _Child()
        atexit.register(_child.end)
    return _child


class _Child:
    """A process that parses."""

    def __init__(self) -> None:
        self.used = 0
        self._owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(sys.path), str(_MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def alive(self) -> bool:
        """Tell whether it is this process's and can be asked."""
        return self._owner == os.getpid() and self._process.poll() is None

    def end(self) -> None:
        """End it."""
        if self._owner != os.getpid():
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                cast(BinaryIO, pipe).close()

    def ask(self, function: str, data: bytes, where: str) -> _Answer:
        """Ask it, and end it if it does not answer.

        Raises:
            UnreadableInput: it took too much time, or died.
        """
        self.used += 1
        seconds = min(_MOST_SECONDS, _SECONDS + len(data) // _BYTES_A_SECOND)
        late = False

        def stop() -> None:
            nonlocal late
            late = True
            self._process.kill()

        timer = threading.Timer(_PATIENCE * seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            _send(cast(BinaryIO, self._process.stdin), msgspec.msgpack.encode(_Request(function, data, seconds)))
            return msgspec.msgpack.decode(_receive(cast(BinaryIO, self._process.stdout)), type=_Answer)
        except (OSError, EOFError) as problem:
            self.end()
            late = late or self._overtime()
            raise UnreadableInput(
                f"reading it takes more than {seconds} seconds" if late else "what reads it ended unexpectedly",
                where=where,
                hint="save it again, or give its text",
            ) from problem
        except BaseException:  # Ctrl-C: the answer would come to the next question
            self.end()
            raise
        finally:
            timer.cancel()

    def _overtime(self) -> bool:
        """Tell whether the system ended it for the time it took."""
        return hasattr(signal, "SIGXCPU") and self._process.returncode == -signal.SIGXCPU


def _send(pipe: BinaryIO, data: bytes) -> None:
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: BinaryIO) -> bytes:
    """Take a message.

    Raises:
        EOFError: there is no whole one.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    size = _LENGTH.unpack(head)[0]
    data = pipe.read(size) if size <= _LARGEST_ANSWER else b""
    if len(data) < size:
        raise EOFError
    return data


def serve(memory: int) -> NoReturn:
    """Answer questions until there are no more: the child's side."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asks
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no answer
    _bound("RLIMIT_AS", memory)
    questions = cast(io.BufferedReader, sys.stdin.buffer)
    while True:
        try:
            request = msgspec.msgpack.decode(_receive(questions), type=_Request)
        except EOFError:
            os._exit(0)
        _bound("RLIMIT_CPU", int(sum(os.times()[:2])) + 1 + request.seconds)
        _send(answers, msgspec.msgpack.encode(_answer(request)))


def _bound(name: str, most: int) -> None:
    """Bound what this process may use, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):  # a lower bound is set already, or the system has none
        which = getattr(resource, name)
        resource.setrlimit(which, (most, resource.getrlimit(which)[1]))


def _answer(request: _Request) -> _Answer:
    """Call the parser."""
    module, _, name = request.function.partition(":")
    try:
        return _Answer(value=getattr(importlib.import_module(module), name)(request.data))
    except InputError as problem:
        return _Answer(failed=_Failed(True, problem.what, problem.hint))
    except MemoryError:
        return _Answer(failed=_Failed(False, "reading it needs too much memory", None, memory=True))
    except RecursionError:
        return _Answer(failed=_Failed(False, "it is nested too deep", None))
    except Exception as problem:
        said = shown(str(problem))[:160] or type(problem).__name__
        return _Answer(failed=_Failed(False, f"damaged ({said})", None))
