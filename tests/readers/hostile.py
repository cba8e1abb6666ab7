"""Files that are made to do harm, or have met with it: what comes in from the web, from leaks and from old disks."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import zipfile
import zlib
from functools import cache

from tests.readers.building import FRENCH, Warc, make_docx, make_mail, make_pdf, make_zip, page

ENCODINGS = (
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-7 cp1252 iso8859_15 mac_roman cp850 cp500 koi8_r"
    " shift_jis big5 hz"
).split()
MEGA = 2**20


@cache
def hostile_files() -> dict[str, bytes]:
    """Give the files by name."""
    files: dict[str, bytes] = {}
    for group in (_texts, _markup, _records, _packed, _documents, _archives, _mails):
        files |= group()
    return files


def _texts() -> dict[str, bytes]:
    files = {f"{name}.txt": FRENCH.replace("’", "'").encode(name, errors="replace") for name in ENCODINGS}
    return files | {
        "empty.txt": b"",
        "nuls.txt": b"\0" * MEGA,
        "some-nuls.txt": FRENCH.encode().replace(b" ", b" \0"),
        "bidi.txt": ("\u202e" + FRENCH + "\u2066" * 1_000).encode(),
        "escapes.txt": b"\x1b[2J\x1b]0;titre\x07" + FRENCH.encode(),
        "combining.txt": ("e" + "\u0301" * 200_000).encode(),
        "endless-line.txt": b"a" * (17 * MEGA),
        "one-word.txt": b"a" * MEGA,
        "line-ends.txt": b"\n" * (5 * MEGA),
        "mojibake.txt": ("Ã©" * 300_000).encode(),
        "random.txt": bytes(zlib.crc32(number.to_bytes(4, "big")) & 0xFF for number in range(100_000)),
        "broken-utf8.txt": FRENCH.encode() + b"\xc3" + FRENCH.encode() + b"\xe2\x80",
        "surrogates.txt": FRENCH.encode() + b"\xed\xa0\xbd",
        "quotes.txt": "« ".encode() * 100_000,
    }


def _markup() -> dict[str, bytes]:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    lol = f'<!DOCTYPE r [<!ENTITY a0 "ha">{entities}]>'
    item = f"<item><title>Titre</title><description>{FRENCH}</description></item>"
    return {
        "cut.html": page()[:90],
        "deep.html": b"<div>" * 100_000 + FRENCH.encode(),
        "attributes.html": b"<p " + b"a='b' " * 50_000 + b">" + FRENCH.encode(),
        "comment.html": b"<html><!--" * 20_000,
        "script.html": b"<html><script>" + b"<" * 500_000,
        "table.html": b"<html><table>" + b"<tr><td>a" * 30_000,
        "cdata.html": b"<html><![CDATA[" * 20_000,
        "json.html": b'<html><script type="application/ld+json">' + b"[" * 200_000 + b"</script>" + page(),
        "charset.html": b'<meta charset="utf-7">' + page(),
        "nuls.html": page().replace(b"<p>", b"<p>" + b"\0" * 500),
        "laughs.xml": f"<?xml version='1.0'?>{lol}<rss>{item.replace('Titre', '&a11;')}</rss>".encode(),
        "outside.xml": b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b"<rss><channel><item><title>&a;</title></item></channel></rss>",
        "cut.rss": f"<rss version='2.0'><channel>{item}<item><title>Tit".encode(),
        "deep.rss": b"<rss><channel><item>" + b"<a>" * 50_000,
        "many.atom": b"<feed xmlns='http://www.w3.org/2005/Atom'>" + b"<entry/>" * 5_000,
    }


def _records() -> dict[str, bytes]:
    record = json.dumps({"text": FRENCH}).encode()
    return {
        "deep.jsonl": b'{"text": ' + b"[" * 200_000 + b"\n" + record,
        "wide.jsonl": b"{" + b'"a": 1, ' * 100_000 + b'"text": "Rien."}\n' + record,
        "numbers.jsonl": b'{"id": ' + b"9" * 10_000 + b', "text": "Rien."}\n' + record,
        "types.jsonl": b'{"text": "Rien.", "published": [1], "url": {}}\n{"text": null}\n[]\n7\n"a"\nnull\n' + record,
        "dates.jsonl": b'{"text": "Rien.", "published": "0000-00-00"}\n{"text": "Rien.", "published": "9999-99T99"}\n',
        "nul.jsonl": b'{"text": "Rien\\u0000\\ud83d.", "id": "\\u0000\\ud83d", "title": "\\ud83d", "url": "\\udfff"}\n',
        "endless.jsonl": b'{"text": "' + b"a" * (20 * MEGA),
        "lines.jsonl": b"{\n" * 500_000,
        "fields.csv": b"id,text\n1," + b"a" * (20 * MEGA) + b"\n2,Rien.\n",
        "quote.csv": b'id,text\n1,"' + b"a\n" * MEGA,
        "columns.csv": b"text" + b"," * MEGA + b"\n" + b"," * MEGA + b"\n",
        "rows.csv": b"id,text\n" + b"1,2,3\n" * 200_000,
        "nuls.csv": b"id,text\n1,\0\0\0\n",
        "header.csv": b"a" * (2 * MEGA),
        "nul.tsv": b"id\ttext\n" + b"1\t\x00\n" * 10,
    }


def _packed() -> dict[str, bytes]:
    bomb = b"a" * (20 * MEGA)
    return {
        "cut.txt.gz": gzip.compress(FRENCH.encode())[:-12],
        "bomb.txt.gz": gzip.compress(bomb) * 50,
        "bomb.jsonl.gz": gzip.compress(b'{"text": ""}\n' * MEGA) * 50,
        "bomb.jsonl.bz2": bz2.compress(bomb) * 20,
        "bomb.html.xz": lzma.compress(bomb) * 50,
        "memory.xz": b"\xfd7zXZ\x00\x00\x04\xe6\xd6\xb4F\x02\x00!\x01\x28\x00\x00\x00" + b"\0" * 50,
        "noise.gz": b"\x1f\x8b\x08\x00" + bytes(1_000),
        "magic.gz": b"\x1f\x8b" * 100_000,
    }


def _documents() -> dict[str, bytes]:
    whole = make_pdf([[FRENCH[:80]]])
    stream = zlib.compress(b"a" * (200 * MEGA))
    bomb = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream"
    start = whole.index(b"5 0 obj") + 8
    end = whole.index(b"endobj", start)
    with zipfile.ZipFile(io.BytesIO(make_docx([FRENCH]))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return {
        "cut.pdf": whole[:400],
        "signature.pdf": b"%PDF-1.7",
        "loop.pdf": whole.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
        "self.pdf": whole.replace(b"/Contents 5 0 R", b"/Contents 4 0 R"),
        "count.pdf": whole.replace(b"/Count 1", b"/Count 999999999"),
        "bomb.pdf": whole[:start] + bomb + whole[end:],
        "deep.pdf": b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer << /Root 1 0 R >>",
        "objects.pdf": b"%PDF-1.4\n" + b"1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 50_000,
        "html.pdf": page(),
        "cut.docx": make_docx([FRENCH])[:3_000],
        "bomb.docx": make_zip({**members, "word/document.xml": b"<w>" + b" " * (300 * MEGA) + b"</w>"}),
        "laughs.docx": make_zip({**members, "word/document.xml": _markup()["laughs.xml"]}),
        "zip.docx": make_zip({"a.txt": FRENCH}),
        "old.doc": b"\xd0\xcf\x11\xe0" + bytes(1_000),
    }


def _archives() -> dict[str, bytes]:
    bomb = make_zip({"a.txt": b"a" * (200 * MEGA)})
    lying = bytearray(bomb)
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = lying.index(mark) + place
        lying[at : at + 4] = struct.pack("<I", 100)
    nested = bomb
    for _ in range(6):
        nested = make_zip({"a.zip": nested, "b.zip": nested})
    web = Warc(packed=False).response("https://exemple.org/", page()).data
    packed = Warc(packed=True)
    for number in range(30):
        packed.response(f"https://exemple.org/{number}", b"<p>" + b" " * (20 * MEGA))
    return {
        "bomb.zip": bomb,
        "lying.zip": bytes(lying),
        "nested.zip": nested,
        "members.zip": make_zip({f"{number}.txt": b"" for number in range(20_000)}),
        "names.zip": make_zip({"../../a.txt": FRENCH, "/b.txt": FRENCH, "c\x1b[2J.txt": FRENCH, "x" * 60_000: FRENCH}),
        "cut.zip": make_zip({"a.txt": FRENCH})[:-10],
        "list.zip": b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 65_535, 65_535, 0xFFFF_FFF0, 0, 0),
        "length.warc": web.replace(b"Content-Length: ", b"Content-Length: 99999999"),
        "negative.warc": web.replace(b"Content-Length: ", b"Content-Length: -"),
        "no-length.warc": web.replace(b"Content-Length: ", b"X-Length: ") * 3,
        "versions.warc": b"WARC/1.0\r\n" * 200_000,
        "headers.warc": b"WARC/1.0\r\n" + b"A: b\r\n" * 200_000,
        "chunks.warc": Warc()
        .response("https://exemple.org/", b"fffffff\r\na", http=[("Transfer-Encoding", "chunked")])
        .data,
        "bomb.warc.gz": packed.data,
        "cut.warc.gz": Warc(packed=True).response("https://exemple.org/", page()).data[:-20],
        "magic.warc.gz": b"\x1f\x8b\x08" * 200_000,
    }


def _mails() -> dict[str, bytes]:
    whole = bytes(make_mail())
    parts = b'Subject: a\nContent-Type: multipart/mixed; boundary="a"\n\n'
    return {
        "loop.eml": parts + b'--a\nContent-Type: multipart/mixed; boundary="a"\n\n' * 20_000,
        "deep.eml": b"Subject: a\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i) for i in range(5_000)),
        "mails.eml": b"Subject: a\n" + b"Content-Type: message/rfc822\n\n" * 20_000,
        "lines.eml": parts + b"--a\n\n" * 300_000,
        "subject.eml": b"Subject: " + b"=?utf-8?q?=C3=A9?= " * 50_000 + b"\n\nRien.",
        "from.eml": b"From: " + b"(" * 50_000 + b"\nSubject: a\n\nRien.",
        "base64.eml": whole.replace(b"Content-Transfer-Encoding: 8bit", b"Content-Transfer-Encoding: base64"),
        "charset.eml": whole.replace(b'charset="utf-8"', b'charset="unicode_escape"'),
        "bytes.eml": b"Subject: \xff\xfe\nFrom: \x80\n\n" + bytes(range(128, 256)),
        "date.eml": b"Subject: a\nDate: Mon, 99 Foo 99999999999 99:99:99 +9999\n\nRien.",
    }
