"""Web archives, seen from outside."""

from __future__ import annotations

import gzip
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe import Document, EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers import read_file, read_stream, warc
from recoupe.readers._source import Source
from tests.readers.building import FRENCH, Warc, make_pdf, page
from tests.readers.reading import documents, read_bytes

RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>La Gazette</title><item><title>Trêve</title>"
    f"<link>https://exemple.org/treve</link><description>{FRENCH}</description></item></channel></rss>"
).encode()
both = pytest.mark.parametrize("packed", [False, True])
TEXTS = [f"Le maire de Valmont dément pour la {number}e fois ce que dit le préfet." for number in range(1, 6)]


def read(data: bytes) -> list[Document | InputError]:
    return read_bytes(warc, data, "a.warc")


def five(packed: bool) -> Warc:
    made = Warc(packed=packed)
    for number, text in enumerate(TEXTS):
        made.response(f"https://exemple.org/{number}", page(text))
    return made


def texts(items: list[Document | InputError]) -> list[str]:
    return [item.text for item in items if isinstance(item, Document)]


@both
def test_pages_feeds_texts_and_pdf(packed):
    made = Warc(packed=packed)
    made.record("urn:info", b"software: test", "application/warc-fields", "warcinfo")
    made.response("https://www.lemonde.fr/a.html", page(), date="2019-01-02T03:04:05Z")
    made.response("https://exemple.org/flux", RSS, "application/xml")
    made.response("https://exemple.org/plan", b"<?xml version='1.0'?><urlset/>", "text/xml")
    made.response("https://exemple.org/b.pdf", make_pdf([["Le préfet confirme."]]), "application/pdf")
    made.response("https://exemple.org/c.png", b"\x89PNG", "image/png")
    made.response("https://exemple.org/d.js", b"var a", "text/javascript")
    made.response("https://exemple.org/robots.txt", b"User-agent: *", "text/plain")
    made.response("https://exemple.org/e", page(), status="404 Not Found")
    made.record("https://exemple.org/f.txt", FRENCH.encode(), "text/plain")
    made.record("https://exemple.org/g", FRENCH.encode(), "text/plain; charset=utf-8", "conversion")
    made.record("https://exemple.org/h", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request", "request")
    made.record("https://exemple.org/i", b"a: b", "application/warc-fields", "metadata")
    items = list(warc.read(Source(stream=io.BytesIO(made.data), where="a.warc", path="a.warc")))
    assert [item.document.url if isinstance(item, Item) else item for item in items] == [
        "https://www.lemonde.fr/a.html",
        "https://exemple.org/treve",
        "https://exemple.org/b.pdf",
        "https://exemple.org/f.txt",
        "https://exemple.org/g",
    ]
    first = items[0]
    assert isinstance(first, Item)
    assert (first.document.outlet, first.document.title, first.document.text) == ("Le Monde", "Un titre", FRENCH)
    assert (first.key, first.original.obtained_at) == ("url:https://www.lemonde.fr/a.html", "2019-01-02T03:04:05Z")
    assert first.original.obtained == "a.warc!https://www.lemonde.fr/a.html"
    assert first.original.data == page()


@both
@pytest.mark.parametrize("encoding", [None, "gzip", "chunked", "both"])
def test_what_http_packed_is_unpacked(packed, encoding):
    body, headers = page(), []
    if encoding in ("gzip", "both"):
        body = gzip.compress(body)
        headers.append(("Content-Encoding", "gzip"))
    if encoding in ("chunked", "both"):
        pieces = [body[start : start + 50] for start in range(0, len(body), 50)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
        headers.append(("Transfer-Encoding", "chunked"))
    assert texts(read(Warc(packed=packed).response("https://exemple.org/", body, http=headers).data)) == [FRENCH]


def test_the_encoding_that_the_server_said():
    text = FRENCH.replace("’", "'")
    body = page(text).decode().encode("iso-8859-1")
    assert texts(read(Warc().response("https://exemple.org/", body, "text/html; charset=iso-8859-1").data)) == [text]


def test_an_unknown_packing_is_named():
    [problem] = read(Warc().response("https://exemple.org/", b"\x0b\x02", http=[("Content-Encoding", "zstd")]).data)
    assert isinstance(problem, UnreadableInput)
    assert problem.where == "a.warc!https://exemple.org/"


def test_what_was_cut_says_so():
    data = Warc().response("https://exemple.org/", page(), warc={"WARC-Truncated": "length"}).data
    [found] = read(data)
    assert isinstance(found, Document)
    assert "tronqué dans l’archive : le texte peut être incomplet" in found.notes


@both
def test_names_and_content(packed, tmp_path):
    data = five(packed).data
    for name in ("a.warc.gz" if packed else "a.warc", "archive"):
        (tmp_path / name).write_bytes(data)
        assert texts(documents(read_file(tmp_path / name))) == TEXTS
    assert texts(documents(read_stream(io.BytesIO(data), where="standard input"))) == TEXTS


@both
@pytest.mark.parametrize("broken", range(5))
def test_a_damaged_record_does_not_lose_the_others(packed, broken):
    made = five(packed)
    data = bytearray(made.data)
    start = 0 if broken == 0 else made.ends[broken - 1]
    end = made.ends[broken]
    data[start + 1 : start + 2] = b"\xff" if not packed else data[start + 1 : start + 2]
    data[(start + end) // 2 : (start + end) // 2 + 40] = b"\xff" * 40
    items = read(bytes(data))
    assert texts(items) == [text for number, text in enumerate(TEXTS) if number != broken]
    [problem] = [item for item in items if isinstance(item, InputError)]
    assert problem.hint


@pytest.mark.parametrize("lie", [-50, 37, 2_000, 10**12, None])
def test_a_length_that_lies_does_not_lose_the_others(lie):
    made = five(False)
    data = made.data
    head = data.index(b"Content-Length: ", made.ends[0])
    end = data.index(b"\r\n", head)
    length = int(data[head + 16 : end])
    line = b"Content-Length: %d" % (length + lie) if lie is not None else b"X: y"
    items = read(data[:head] + line + data[end:])
    assert texts(items) == [TEXTS[0], *TEXTS[2:]]
    [problem] = [item for item in items if isinstance(item, InputError)]
    assert problem.where == "a.warc: record 2"


@both
def test_what_breaks_off(packed):
    made = five(packed)
    *found, problem = read(made.data[: made.ends[-1] - 60])
    assert texts(found) == TEXTS[:4]
    assert isinstance(problem, UnreadableInput)


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n"])
def test_empty(data):
    assert [type(item) for item in read(data)] == [EmptyInput]


@pytest.mark.parametrize("data", [b"Rien.", b"WARC/1.0\r\n\r\n", b"\x1f\x8b\x08\x00", b"\x1f\x8b\x08" * 50_000])
def test_no_archive(data):
    assert all(isinstance(item, UnreadableInput) for item in read(data))
    assert read(data)


def test_a_bomb_in_an_archive():
    made = Warc(packed=True)
    for number in range(20):
        made.response(f"https://exemple.org/{number}", b"<p>" + b" " * 30_000_000)
    items = read(made.data)
    assert "bomb" in str(items[-1])


def test_a_film_is_passed_over_and_a_giant_text_named():
    made = Warc()
    made.response("https://exemple.org/film", b"\0" * (33 * 2**20), "video/mp4")
    made.response("https://exemple.org/texte", b"a" * (33 * 2**20), "text/plain")
    made.response("https://exemple.org/", page())
    problem, found = read(made.data)
    assert isinstance(problem, UnreadableInput)
    assert problem.where == "a.warc!https://exemple.org/texte"
    assert isinstance(found, Document)


def test_records_are_read_one_by_one():
    made = five(True)
    stream = io.BytesIO(made.data)
    items = warc.read(Source(stream=io.BufferedReader(stream, 64), where="a.warc"))  # type: ignore[arg-type]
    next(items)
    assert json.dumps(texts(documents(items))) == json.dumps(TEXTS[1:])


@settings(deadline=None, max_examples=60)
@given(st.data(), st.booleans())
def test_any_damage_gives_documents_or_reasons(data, packed):
    made = bytearray(five(packed).data)
    for _ in range(data.draw(st.integers(1, 5))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    items = read(bytes(made))
    assert items
    assert all(isinstance(item, Document | InputError) for item in items)
