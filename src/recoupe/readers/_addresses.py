"""Which addresses may be fetched: the web's, and no machine of the user's own network.

A page, a feed or a list of addresses is written by others. Where it names ``http://192.168.1.1/`` or a name that leads
there, fetching it would let its author reach, through the user's machine, what is closed to him (server-side request
forgery, CWE-918). So what counts is the address that is connected to, whatever name or notation it stands in.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from recoupe.errors import FetchError

#: IANA's registry of special-purpose IPv4 addresses, as of 2024, with multicast (224/4) and the reserved rest (240/4).
#: Written out, as what the standard library calls private changes with its version.
_CLOSED_4 = tuple(
    map(
        ipaddress.IPv4Network,
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"
        " 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24"
        " 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4".split(),
    )
)
#: The only IPv6 addresses given out to the public, and what is set apart among them: protocol assignments with Teredo,
#: documentation (twice), 6to4, AS112.
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    map(
        ipaddress.IPv6Network,
        "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20".split(),
    )
)
#: IPv4 addresses behind a translator (RFC 6052): as good or bad as the one they hold.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

_SAFE = "%/:=&?~#+!$,;'@()*[]|"  # what a path or query may hold as it stands
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]+\]")
_HINT = "give an address such as https://example.org/article.html"


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to a machine on the public internet.

    Example:
        >>> [is_public(a) for a in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "2606:2800:220::1")]
        [True, False, False, True]
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _CLOSED_4)
    if ip in _NAT64:
        return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip in _OPEN_6 and not any(ip in network for network in _CLOSED_6)


@dataclass(frozen=True)
class Target:
    """An address taken apart: ``path`` with the query, ``url`` as it is asked for."""

    url: str
    secure: bool
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """Give the host as the server wants to read it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"


def parse_address(url: str) -> Target:
    """Take an address apart; letters beyond ASCII are encoded as browsers do.

    Raises:
        FetchError: it is no address of the web, or holds a password.

    Example:
        >>> target = parse_address("https://exemple.fr/été?q=a b#suite")
        >>> target.named, target.path
        ('exemple.fr', '/%C3%A9t%C3%A9?q=a%20b')
    """
    shown = url[:200]
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = parts.hostname or ""
    except ValueError as problem:
        raise FetchError(f"no address of the web ({problem})", where=shown, hint=_HINT) from problem
    if parts.scheme not in ("http", "https"):
        raise FetchError("only http and https are fetched", where=shown, hint=_HINT)
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            "an address with a name or password in it is not fetched",
            where=f"{parts.scheme}://…@{host}",
            hint="leave out what stands before the @",
        )
    host = _ascii_host(host, shown)
    secure = parts.scheme == "https"
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    target = Target(url="", secure=secure, host=host, port=port or (443 if secure else 80), path=path)
    return Target(f"{parts.scheme}://{target.named}{path}", secure, host, target.port, path)


def _ascii_host(host: str, shown: str) -> str:
    """Give a host as DNS knows it (« élysée.fr » has another spelling there)."""
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as problem:
        raise FetchError("the host is no name", where=shown, hint=_HINT) from problem
    written = f"[{host}]" if ":" in host else host
    if not _HOST.fullmatch(written):
        raise FetchError("the host is no name" if host else "there is no host in it", where=shown, hint=_HINT)
    return host
