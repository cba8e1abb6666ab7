"""Fetching, from a real server on this machine: what comes, and what is refused."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import Document, FetchError
from recoupe.readers import read_url
from recoupe.readers._addresses import is_public, parse_address
from recoupe.readers._web import fetch
from tests.readers.reading import documents

PAGE = "<html><title>La route</title><p>La route de Montbrun est rouverte depuis jeudi, annonce la préfecture.</p>"
Answer = Callable[["Handler"], None]


def answer(
    status: int = 200, body: bytes = b"", headers: dict[str, str] | None = None, length: int | None = None
) -> Answer:
    """Make a plain answer."""

    def give(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return give


def drip(handler: Handler) -> None:
    """Send a byte now and then."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_headers(handler: Handler) -> None:
    """Send headers now and then."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        handler.wfile.write(f"X-{number}: y\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


def endless(handler: Handler) -> None:
    """Never stop."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65_536)


def garbage(handler: Handler) -> None:
    """Speak no HTTP."""
    handler.wfile.write(b"220 mail.example ESMTP\r\n" * 10)


def chunks_cut(handler: Handler) -> None:
    """Break off within a chunk."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc")


PAGES: dict[str, Answer] = {
    "/page": answer(body=PAGE.encode("cp1252"), headers={"Content-Type": "text/html; charset=ISO-8859-1"}),
    "/packed": answer(
        body=gzip.compress(PAGE.encode()), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}
    ),
    "/bomb": answer(body=gzip.compress(b"\x00" * 30_000_000), headers={"Content-Encoding": "gzip"}),
    "/damaged": answer(body=b"no gzip at all", headers={"Content-Encoding": "gzip"}),
    "/cut-gzip": answer(body=gzip.compress(PAGE.encode())[:-12], headers={"Content-Encoding": "gzip"}),
    "/br": answer(body=b"x", headers={"Content-Encoding": "br"}),
    "/missing": answer(404),
    "/cut": answer(body=b"abc", length=100),
    "/large": answer(body=b"", length=10**9),
    "/to-page": answer(302, headers={"Location": "/page"}),
    "/round": answer(301, headers={"Location": "/round"}),
    "/to-file": answer(302, headers={"Location": "file:///etc/passwd"}),
    "/to-login": answer(302, headers={"Location": "http://root:toor@gazette.example/"}),
    "/to-nowhere": answer(302),
    "/vague": answer(body=b"x", headers={"Content-Type": "application/octet-stream"}),
    "/drip": drip,
    "/drip-headers": drip_headers,
    "/endless": endless,
    "/garbage": garbage,
    "/chunks-cut": chunks_cut,
}


class Handler(BaseHTTPRequestHandler):
    """Answers by path, and notes what was asked."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        type(self).asked.append((self.path, dict(self.headers)))
        self.close_connection = True
        with suppress(OSError):  # who asked has seen enough
            PAGES.get(self.path, answer(404))(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Site:
    """A server on this machine."""

    def __init__(self, port: int, asked: list[tuple[str, dict[str, str]]]) -> None:
        self.port = port
        self.asked = asked

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    handler = type("Fresh", (Handler,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield Site(server.server_address[1], handler.asked)
        server.shutdown()


def refused(url: str, **options: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(url, allow_private=True, **{"timeout": 20.0, **options})  # type: ignore[arg-type]
    assert caught.value.where
    return caught.value


def test_what_comes(site):
    source = fetch(site.url("/page#suite"), allow_private=True)
    assert source.stream.read() == PAGE.encode("cp1252")
    assert (source.url, source.media_type, source.charset) == (site.url("/page"), "text/html", "iso-8859-1")
    assert source.obtained_at is not None
    assert source.obtained_at.endswith("Z")
    assert source.fetch is None
    [(path, headers)] = site.asked
    assert (path, headers["Host"]) == ("/page", f"127.0.0.1:{site.port}")
    assert headers["User-Agent"].startswith("recoupe/")
    assert "Cookie" not in headers


def test_it_is_read_as_what_it_is(site):
    [found] = documents(read_url(site.url("/page"), fetch=lambda url: fetch(url, allow_private=True)))
    assert isinstance(found, Document)
    assert found.text == "La route de Montbrun est rouverte depuis jeudi, annonce la préfecture."
    assert found.url == site.url("/page")


def test_the_address_in_the_end_is_kept(site):
    source = fetch(site.url("/to-page"), allow_private=True)
    assert source.url == site.url("/page")
    assert [path for path, _ in site.asked] == ["/to-page", "/page"]


def test_packed_answers_are_unpacked(site):
    assert fetch(site.url("/packed"), allow_private=True).stream.read() == PAGE.encode()


def test_a_media_type_that_says_nothing_is_left_out(site):
    assert fetch(site.url("/vague"), allow_private=True).media_type is None


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/missing", "404"),
        ("/cut", "broke off"),
        ("/cut-gzip", "broke off"),
        ("/chunks-cut", "HTTP"),
        ("/damaged", "damaged"),
        ("/br", "packed"),
        ("/large", "larger"),
        ("/bomb", "larger"),
        ("/endless", "larger"),
        ("/round", "redirected"),
        ("/to-file", "http"),
        ("/to-login", "password"),
        ("/to-nowhere", "nowhere"),
        ("/garbage", "HTTP"),
    ],
)
def test_what_is_wrong_is_named(site, path, word):
    assert word in refused(site.url(path), max_bytes=1_000_000).what


def test_redirects_are_bounded(site):
    refused(site.url("/round"))
    assert len(site.asked) <= 10


@pytest.mark.parametrize("path", ["/drip", "/drip-headers"])
def test_a_slow_server_is_left(site, path):
    begun = time.monotonic()
    assert "seconds" in refused(site.url(path), timeout=1.0).what
    assert time.monotonic() - begun < 5


def test_a_server_that_says_nothing_is_left():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert "seconds" in refused(f"http://127.0.0.1:{silent.getsockname()[1]}/", timeout=0.5).what


def test_nobody_there_and_no_such_name():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert "reached" in refused(f"http://127.0.0.1:{port}/").what
    assert "host" in refused("http://name.invalid/").what


def test_a_resolver_that_hangs_is_left(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: time.sleep(5))
    begun = time.monotonic()
    refused("http://gazette.example/", timeout=0.3)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "LOCALHOST.", "0", "0.0.0.0", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254",
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[64:ff9b::7f00:1]",
     "[2002:7f00:1::]", "１２７.０.０.１"],
)  # fmt: skip
def test_closed_machines_are_not_asked(site, host):
    with pytest.raises(FetchError) as caught:
        fetch(site.url("/page", host), timeout=20)
    assert "public" in caught.value.what or "host" in caught.value.what
    assert site.asked == []


def test_a_public_server_cannot_lead_to_a_closed_machine(site, monkeypatch):
    """The first address counts as public; the redirect leads to this machine under another name."""
    monkeypatch.setattr("recoupe.readers._web.is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setitem(PAGES, "/to-closed", answer(302, headers={"Location": f"http://[::1]:{site.port}/page"}))
    with pytest.raises(FetchError, match="public"):
        fetch(site.url("/to-closed"))
    assert [path for path, _ in site.asked] == ["/to-closed"]


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> tuple[list[str], list[object]]:
    """Let names lead where the test says, one answer after the other; give what was asked and connected to."""
    asked: list[str] = []
    connected: list[object] = []

    def getaddrinfo(host, port, *args, **options):
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    def connect(self, address):
        connected.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket.socket, "connect", connect, raising=False)
    return asked, connected


def test_a_name_is_looked_up_once_and_that_address_is_connected_to(monkeypatch):
    asked, connected = resolving(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    with pytest.raises(FetchError, match="reached"):
        fetch("http://gazette.example/")
    assert (asked, connected) == (["gazette.example"], [("93.184.216.34", 80)])


def test_a_name_with_one_closed_address_is_refused(monkeypatch):
    _, connected = resolving(monkeypatch, ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(FetchError, match="public"):
        fetch("http://gazette.example/")
    assert connected == []


@pytest.mark.parametrize(
    "url",
    ["", "gazette.example", "ftp://gazette.example/", "file:///etc/passwd", "http://", "http:///a", "http://a b/",
     "http://nom:mot@gazette.example/", "http://@gazette.example/", "http://gazette.example:99999/", "http://[::1/",
     "http://gazette.example\\@127.0.0.1/", "http://a\x00b/", "http://" + "a" * 300 + ".example/", "http://exa%00mple/"],
)  # fmt: skip
def test_what_is_no_address(url):
    with pytest.raises(FetchError):
        fetch(url, timeout=5)


def test_passwords_are_not_repeated():
    with pytest.raises(FetchError) as caught:
        parse_address("https://nom:secret@gazette.example/a")
    assert "secret" not in str(caught.value)


@given(st.ip_addresses(v=4))
def test_what_python_calls_private_is_never_public(ip):
    if ip.is_private or ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_unspecified:
        assert not is_public(str(ip))
    assert is_public(f"64:ff9b::{ip}") == is_public(str(ip))
    assert not is_public(f"::ffff:{ip}")


@given(st.ip_addresses(v=6))
def test_the_same_for_ipv6(ip):
    if ip.is_private or ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_site_local:
        assert not is_public(str(ip)) or str(ip).startswith("64:ff9b::")


@given(st.text(max_size=40) | st.text(max_size=20).map(lambda rest: f"http://gazette.example{rest}"))
def test_any_address_is_taken_apart_or_refused(url):
    try:
        target = parse_address(url)
    except FetchError:
        return
    assert target.url.isascii()
    assert not any(character.isspace() for character in target.url)
    assert parse_address(target.url) == target


@pytest.fixture
def secure(tmp_path) -> Iterator[tuple[int, str]]:
    """A server that speaks TLS as localhost, and the file of its certificate."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    handler = type("Fresh", (Handler,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server.server_address[1], str(certificate)
        server.shutdown()


def test_tls_is_checked_against_the_name(secure, monkeypatch):
    port, certificate = secure
    assert "certificate" in refused(f"https://localhost:{port}/page").what
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    assert fetch(f"https://localhost:{port}/page", allow_private=True).stream.read() == PAGE.encode("cp1252")
    assert "certificate" in refused(f"https://127.0.0.1:{port}/page").what


def test_a_server_without_tls(site):
    refused(site.url("/page").replace("http://", "https://"))
