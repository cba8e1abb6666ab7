"""Fetching, when and only when the user asks for it.

One request at a time over HTTP/1.1, without cookies, scripts or proxies. What a server can do to whoever fetches is
bounded: where it may lead (:mod:`recoupe.readers._addresses`; the address that was checked is the one that is connected
to, so a name that changes its mind in between gains nothing), how often it may redirect, how much it may send, before
and after decompression, and how long all of it may take, however slowly it drips.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from email.message import Message
from typing import Any, cast
from urllib.parse import urljoin

from recoupe.errors import FetchError
from recoupe.readers._addresses import Target, is_public, parse_address
from recoupe.readers._sockets import Deadline, Timed, connect, resolve
from recoupe.readers._source import Source

#: Seconds for one address, with all its redirects; and bytes of one answer.
TIMEOUT = 60.0
MAX_BYTES = 50 * 2**20
_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
#: Media types that say nothing: the content tells more.
_VAGUE = frozenset({"application/octet-stream", "application/unknown", "binary/octet-stream", "application/x-download"})
_CLOSED = "it leads to a machine that is not on the public internet"


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    timeout: float = TIMEOUT,
    max_bytes: int = MAX_BYTES,
    archive: str | None = None,
) -> Source:
    """Fetch one address.

    Args:
        url: an ``http`` or ``https`` address.
        allow_private: also fetch from the user's own machine and network.
        timeout: seconds for all of it: names, connections, redirects, the answer.
        max_bytes: the most that is taken, packed or unpacked.
        archive: link to an archived copy, kept with the documents.

    Returns:
        What came, in memory, with the address it came from in the end, when, and what the server calls it.

    Raises:
        FetchError: it cannot be fetched, or must not be.

    Example:
        >>> fetch("http://127.0.0.1/")
        Traceback (most recent call last):
        ...
        recoupe.errors.FetchError: http://127.0.0.1/: it leads to a machine that is not on the public internet \
(127.0.0.1); --allow-private fetches it all the same
    """
    deadline = Deadline(timeout, url)
    target = parse_address(url)
    for _ in range(_REDIRECTS + 1):
        with deadline.watching():
            answer, headers, data = _ask(target, deadline, allow_private=allow_private, max_bytes=max_bytes)
        if answer not in _MOVED:
            return _source(target.url, headers, data, archive)
        target = _moved(target, headers)
    raise FetchError(f"redirected more than {_REDIRECTS} times", where=url, hint="give the address it leads to")


def _source(url: str, headers: Message, data: bytes, archive: str | None) -> Source:
    """Hand on what came."""
    media_type = headers.get_content_type() if headers.get("Content-Type") else None
    return Source(
        stream=io.BytesIO(data),
        where=url,
        url=url,
        media_type=None if media_type in _VAGUE else media_type,
        charset=headers.get_content_charset(),
        obtained_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        archive=archive,
    )


def _moved(target: Target, headers: Message) -> Target:
    """Take the address that a redirect leads to; it is checked like the first."""
    location = headers.get("Location")
    if not location:
        raise FetchError("redirected to nowhere", where=target.url, hint="try again later")
    with suppress(UnicodeError):  # servers send UTF-8, which http.client reads as Latin-1
        location = location.encode("latin-1").decode("utf-8")
    try:
        return parse_address(urljoin(target.url, location.strip()))
    except ValueError as problem:
        raise FetchError("redirected to what is no address", where=target.url) from problem


class _Connection(http.client.HTTPConnection):
    """A connection to an address that has been checked."""

    def __init__(self, target: Target, deadline: Deadline, *, allow_private: bool) -> None:
        super().__init__(target.host, target.port)
        self.plain: socket.socket | None = None
        self._target = target
        self._deadline = deadline
        self._allow_private = allow_private

    def connect(self) -> None:
        """Look the name up once, check every address it has, and connect to one of them."""
        addresses = resolve(self._target, self._deadline)
        closed = [address for _, address in addresses if not is_public(cast(str, address[0]))]
        if closed and not self._allow_private:
            raise FetchError(
                f"{_CLOSED} ({closed[0][0]})",
                where=self._target.url,
                hint="--allow-private fetches it all the same",
            )
        self.plain = connect(addresses, self._deadline)
        if self._target.secure:
            self.plain.settimeout(self._deadline.left())  # of the whole handshake
            self.plain = ssl.create_default_context().wrap_socket(self.plain, server_hostname=self._target.host)
        self.sock = cast(socket.socket, Timed(self.plain, self._deadline))


def _ask(target: Target, deadline: Deadline, *, allow_private: bool, max_bytes: int) -> tuple[int, Message, bytes]:
    """Ask one server: the status, the headers, and the body unless it redirects.

    Raises:
        FetchError: it refuses, or sends too much.
        OSError, http.client.HTTPException: as sockets and http.client do.
    """
    from recoupe import __version__

    connection = _Connection(target, deadline, allow_private=allow_private)
    try:
        connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", target.named)
        connection.putheader("User-Agent", f"recoupe/{__version__}")
        connection.putheader("Accept", "text/html, application/xhtml+xml, application/rss+xml, */*;q=0.5")
        connection.putheader("Accept-Language", "fr, *;q=0.5")
        connection.putheader("Accept-Encoding", "gzip")
        connection.putheader("Connection", "close")
        connection.endheaders()
        answer = connection.getresponse()
        if answer.status in _MOVED:
            return answer.status, answer.headers, b""
        if answer.status != 200:
            raise FetchError(
                f"the server answers {answer.status} {answer.reason[:80]}".rstrip(),
                where=target.url,
                hint="open it in a browser, and save the page if it is there",
            )
        return answer.status, answer.headers, _body(answer, target.url, max_bytes)
    finally:
        if connection.plain is not None:
            connection.plain.close()


def _body(answer: http.client.HTTPResponse, url: str, max_bytes: int) -> bytes:
    """Take the body, unpacked, as far as it may go."""
    if (answer.length or 0) > max_bytes:
        raise _too_much(url, max_bytes)
    unpacking = _unpacking(answer.headers.get("Content-Encoding", ""), url)
    parts: list[bytes] = []
    packed = size = 0
    while chunk := answer.read(_CHUNK):
        packed += len(chunk)
        if unpacking is not None:
            try:
                chunk = unpacking.decompress(chunk, max_bytes + 1 - size)  # a bomb goes off no further than this
            except zlib.error as problem:
                raise FetchError("the answer is damaged", where=url, hint="try again") from problem
        size += len(chunk)
        if packed > max_bytes or size > max_bytes:
            raise _too_much(url, max_bytes)
        parts.append(chunk)
    if answer.length or (unpacking is not None and not unpacking.eof):  # http.client says nothing where a body is cut
        raise FetchError("the answer broke off", where=url, hint="try again")
    return b"".join(parts)


def _too_much(url: str, max_bytes: int) -> FetchError:
    return FetchError(f"larger than {max_bytes / 2**20:g} MB", where=url, hint="save it to a file and add that")


def _unpacking(encoding: str, url: str) -> Any:
    """Give what unpacks the body, piece by piece; ``None`` where it is not packed."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return None
    if name not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"packed as {name[:20]}, which was not asked for", where=url, hint="save it in a browser")
    return zlib.decompressobj(zlib.MAX_WBITS | 32)  # tells gzip from deflate itself
