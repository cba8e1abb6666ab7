"""Sockets whose every step ends when the time for all of them is over.

A server can be slow in many ways: its name, the connection, the handshake, each header, each byte. A time-out for each
read would never add up to an end; so one deadline is handed to all of them.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import time
from typing import Any

from recoupe.errors import FetchError
from recoupe.readers._addresses import Target


class Deadline:
    """The time that is left, and what to say when none is."""

    def __init__(self, seconds: float, url: str) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._url = url

    def left(self) -> float:
        """Give the seconds left.

        Raises:
            FetchError: there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left

    def over(self) -> FetchError:
        """Say that time is up."""
        return FetchError(f"not done within {self._seconds:g} seconds", where=self._url, hint="try again later")

    def watching(self) -> _Complaints:
        """Say in our words what sockets and servers do wrong."""
        return _Complaints(self)


class _Complaints:
    """Turns the errors of sockets, TLS and HTTP into ours."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._url = deadline._url

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, problem: BaseException | None, trace: Any) -> None:
        if isinstance(problem, TimeoutError):
            raise self._deadline.over() from problem
        if isinstance(problem, ssl.SSLCertVerificationError):
            what = f"its certificate does not hold ({problem.verify_message})"
            raise FetchError(what, where=self._url, hint="check the address and this machine's clock") from problem
        if isinstance(problem, http.client.HTTPException):
            what = f"the server does not speak HTTP properly ({type(problem).__name__})"
            raise FetchError(what, where=self._url, hint="try again later") from problem
        if isinstance(problem, OSError):
            what = f"it cannot be reached ({problem.strerror or type(problem).__name__})"
            raise FetchError(what, where=self._url, hint="check the address and the connection") from problem


def resolve(target: Target, deadline: Deadline) -> list[tuple[int, tuple[Any, ...]]]:
    """Look a name up; in a thread, as the system's resolver cannot be given a time."""
    found: list[Any] = []

    def look() -> None:
        try:
            found.append(socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as problem:
            found.append(problem)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not found:
        raise deadline.over()
    if isinstance(found[0], Exception):
        raise FetchError("there is no such host", where=target.url, hint="check the address and the connection")
    return [(family, address) for family, _, _, _, address in found[0]]


def connect(addresses: list[tuple[int, tuple[Any, ...]]], deadline: Deadline) -> socket.socket:
    """Connect to the first address that answers; each gets its share of the time, as networks may swallow some."""
    last: OSError | None = None
    for tried, (family, address) in enumerate(addresses):
        plain = socket.socket(family, socket.SOCK_STREAM)
        try:
            plain.settimeout(deadline.left() / (len(addresses) - tried))
            plain.connect(address)
            return plain
        except OSError as problem:
            plain.close()
            last = problem
        except BaseException:
            plain.close()
            raise
    raise last or OSError("no address")


class Timed:
    """A socket as http.client wants it."""

    def __init__(self, plain: socket.socket, deadline: Deadline) -> None:
        self._raw = _Raw(plain, deadline)
        self._plain = plain
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        self._plain.settimeout(self._deadline.left())
        self._plain.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """Give what the answer is read from; closing it hangs up."""
        return io.BufferedReader(self._raw)

    def close(self) -> None:
        """Leave the socket to who reads the answer: http.client lets go of it before that."""


class _Raw(io.RawIOBase):
    """The bytes of a socket, each of whose reads ends with the time that is left for all of them."""

    def __init__(self, plain: socket.socket, deadline: Deadline) -> None:
        self._plain = plain
        self._deadline = deadline

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what has come, or wait for it."""
        self._plain.settimeout(self._deadline.left())
        return self._plain.recv_into(buffer)

    def close(self) -> None:
        """Hang up."""
        self._plain.close()
        super().close()
