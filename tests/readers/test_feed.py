"""Feeds, seen from outside: bytes in, entries and reasons out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe import BinaryInput, Document, EmptyInput, InputError, NotFrench, UnreadableInput
from recoupe.readers import feed, readers
from tests.readers.reading import read_bytes

ITEM = """<item><title>La route &amp; le convoi</title><link>https://gazette.example/{n}</link><guid>g-{n}</guid>
<pubDate>Fri, 03 May 2024 06:30:00 +0200</pubDate><dc:creator>Jeanne Roche</dc:creator>
<description>Un chapeau sur la route.</description>
<content:encoded><![CDATA[
<p>La route est rouverte, a annonc&eacute; la préfecture.</p><p>Le convoi repart.</p>]]></content:encoded>
</item>"""
HEAD = (
    '<?xml version="1.0" encoding="{}"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>La Gazette</title>'
    "<link>https://gazette.example</link>"
)
TEXT = "La route est rouverte, a annoncé la préfecture.\n\nLe convoi repart."


def rss(*items: str, encoding: str = "UTF-8") -> bytes:
    return (HEAD.format(encoding) + "".join(items) + "</channel></rss>").encode(encoding)


def read(data: bytes | str) -> list[Document | InputError]:
    return read_bytes(feed, data if isinstance(data, bytes) else data.encode(), "a.rss")


def document(data: bytes | str) -> Document:
    [item] = read(data)
    assert isinstance(item, Document), item
    return item


def test_rss_with_whole_articles():
    found = document(rss(ITEM.format(n=1)))
    assert (found.text, found.title, found.byline) == (TEXT, "La route & le convoi", "Jeanne Roche")
    assert (found.url, found.outlet) == ("https://gazette.example/1", "La Gazette")
    assert (found.published, found.published_at) == ("2024-05-03", "2024-05-03T06:30:00+02:00")
    assert (found.path, found.notes, found.text_changed) == ("a.rss!g-1", (), False)


def test_atom():
    found = document(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>RFI</title><entry><id>tag:gazette.example,2024:1</id>'
        '<title type="html">Le &lt;b&gt;convoi&lt;/b&gt;</title><published>2024-05-03T06:30:00Z</published>'
        "<author><name>Paul Kardo</name></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un texte.</p><p>Deux textes.</p></div>'
        "</content>"
        '<link rel="alternate" href="https://gazette.example/1"/></entry></feed>'
    )
    assert (found.text, found.title, found.outlet) == ("Un texte.\n\nDeux textes.", "Le convoi", "RFI")
    assert (found.published, found.byline, found.url) == ("2024-05-03", "Paul Kardo", "https://gazette.example/1")


@pytest.mark.parametrize(
    ("item", "text", "note"),
    [
        (
            "<item><title>Le convoi</title><description>Il repart à midi.</description></item>",
            "Il repart à midi.",
            "chapeau",
        ),
        ("<item><title>Le convoi repart</title></item>", "Le convoi repart", "titre"),
        ("<item><title>Le convoi</title><description>Le convoi</description></item>", "Le convoi", "titre"),
    ],
)
def test_what_a_feed_leaves_out_is_said(item, text, note):
    found = document(rss(item))
    assert found.text == text
    assert note in found.notes[-1]


def test_the_medium_is_the_one_behind_the_link():
    collected = (
        "<item><title>Le convoi</title><link>https://news.example/1</link><source url='x'>Le Monde.fr</source></item>"
    )
    linked = "<item><title>Le convoi</title><link>https://www.lefigaro.fr/1</link></item>"
    assert [item.outlet for item in read(rss(collected, linked)) if isinstance(item, Document)] == [
        "Le Monde",
        "Le Figaro",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_every_encoding_gives_the_same_text(encoding):
    found = document(rss(ITEM.format(n=1), encoding=encoding))
    assert found.text == TEXT
    assert found.text_changed == (encoding != "utf-8")


def test_an_entry_that_cannot_be_used_is_named_and_the_others_go_on():
    english = "The minister said on Friday that the city was free and that the troops were going north again."
    items = read(rss(ITEM.format(n=1), "<item></item>", f"<item><title>{english}</title></item>", ITEM.format(n=4)))
    assert [type(item) for item in items] == [Document, EmptyInput, NotFrench, Document]
    assert [item.where for item in items if isinstance(item, InputError)] == ["a.rss#2", "a.rss#3"]


def test_entries_with_one_link_are_several():
    items = read(rss(ITEM.format(n=1), ITEM.format(n=1).replace("g-1", "g-2")))
    assert len({item.url for item in items if isinstance(item, Document)}) == 2


def test_a_feed_that_breaks_off_gives_what_it_has():
    items = read(rss(ITEM.format(n=1), ITEM.format(n=2))[:-60])
    assert isinstance(items[0], Document)
    assert "mal formé" in items[0].notes[0]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", UnreadableInput),
        (b"<html><p>Rien</p></html>", UnreadableInput),
        (b"\x00" * 500, BinaryInput),
        (b"\x1f\x8b\x08\x00", BinaryInput),
        (rss(), EmptyInput),
    ],
)
def test_no_feed(data, error):
    [item] = read(data)
    assert isinstance(item, error)
    assert item.where == "a.rss"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "boum">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']><rss version="2.0"><channel><item><title>Le convoi &a9;</title></item></channel></rss>'
)
HOSTILE = {
    "entities": BOMB,
    "external": '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>Le'
    " convoi &y;</title></item></channel></rss>",
    "attributes": rss("<item " + " ".join(f'a{n}="x"' for n in range(50_000)) + "><title>x</title></item>"),
    "attributes in broken xml": rss("<a></b><item " + " ".join(f'a{n}="x"' for n in range(50_000)) + "/>"),
    "depth": rss("<item><description>" + "<b>" * 50_000),
    "hidden depth": rss("<item><description><![CDATA[" + "<div>" * 100_000 + "Le convoi]]></description></item>"),
    "one line": rss("<item><description>" + "le convoi dit " * 500_000 + "</description></item>"),
    "open": rss("<item><title>" + "<" * 200_000),
    "comments": rss("<!--" * 200_000),
    "items": rss("<item>" * 20_000),
    "dates": rss("<item><title>Le convoi</title><pubDate>" + "Mon, " * 100_000 + "</pubDate></item>"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_feeds_take_seconds(kind):
    begun = time.monotonic()
    items = read(HOSTILE[kind])
    assert items
    for item in items:
        assert isinstance(item, InputError) or ("root:" not in item.text and "boumboum" not in item.text)
    assert time.monotonic() - begun < 60


@given(st.binary(max_size=200) | st.text(alphabet="<>/=\"'![]&;rssitemchanneltitle \n", max_size=300).map(str.encode))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_documents_or_reasons(data):
    for item in [*read(data), *read(rss().replace(b"</channel>", data + b"</channel>"))]:
        assert isinstance(item, Document) or item.where


def test_a_feed_served_as_a_page_is_read_as_a_feed():
    [item] = read_bytes(readers()["html"], rss(ITEM.format(n=1)), "a.html")
    assert isinstance(item, Document)
    assert item.text == TEXT
