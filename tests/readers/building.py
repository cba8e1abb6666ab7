"""Build files of all formats in a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from typing import Any

from docx import Document as WordDocument
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FRENCH = (
    "Le porte-parole de l’armée a démenti jeudi que des soldats aient été blessés à la frontière, où « la situation est"
    " calme » selon lui. Des témoins affirment pourtant avoir entendu des tirs après minuit."
)


def make_pdf(pages: Sequence[Sequence[str]], *, title: str | None = None, created: str | None = None) -> bytes:
    """Print lines on pages, top down, in Helvetica."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = b"".join(
            f"1 0 0 1 50 {780 - 14 * row} Tm (".encode()
            + line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            + b") Tj\n"
            for row, line in enumerate(lines)
            if line
        )
        content = b"BT /F1 11 Tf\n" + shown + b"ET"
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources}"
            f" /Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    info = ""
    if title or created:
        entries = (f"/Title ({title})" if title else "") + (f" /CreationDate ({created})" if created else "")
        objects.append(f"<< {entries} >>".encode("cp1252"))
        info = f" /Info {len(objects)} 0 R"
    return _assemble(objects, info)


def _assemble(objects: list[bytes], info: str) -> bytes:
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R{info} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(data)


def make_docx(paragraphs: Iterable[str] = (), **properties: str) -> bytes:
    """Write a Word document."""
    document = WordDocument()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    return saved(document)


def saved(document: Any) -> bytes:
    """Give the bytes of a Word document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_zip(members: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def make_mail(text: str | None = FRENCH, *, html: str | None = None, **headers: str) -> EmailMessage:
    """Write a mail; attachments are added by the test."""
    mail = EmailMessage()
    given = {
        "From": "Jeanne Roche <jeanne@exemple.org>",
        "Subject": "Alerte",
        "Date": "Sun, 10 Jun 2018 14:05:00 +0200",
    }
    for name, value in {**given, **headers}.items():
        mail[name.replace("_", "-")] = value
    if text is not None:
        mail.set_content(text)
        if html is not None:
            mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html")
    return mail


class Warc:
    """A web archive in the making."""

    def __init__(self, *, packed: bool = False) -> None:
        self._stream = io.BytesIO()
        self._writer = WARCWriter(self._stream, gzip=packed)
        self.ends: list[int] = []

    @property
    def data(self) -> bytes:
        return self._stream.getvalue()

    def response(self, url: str, body: bytes, kind: str = "text/html; charset=utf-8", **more: Any) -> Warc:
        headers = [("Content-Type", kind), *more.get("http", ())]
        http = StatusAndHeaders(more.get("status", "200 OK"), headers, protocol="HTTP/1.1")
        return self._write(url, "response", body, more.get("date"), http_headers=http, warc=more.get("warc"))

    def record(self, url: str, body: bytes, kind: str, type: str = "resource", date: str | None = None) -> Warc:
        return self._write(url, type, body, date, content_type=kind)

    def _write(self, url: str, type: str, body: bytes, date: str | None, warc: Any = None, **more: Any) -> Warc:
        given = {"WARC-Record-ID": f"<urn:uuid:{len(self.ends)}>", "WARC-Date": date or "2018-06-10T14:05:00Z"}
        headers = {**given, **(warc or {})}
        content_type = more.pop("content_type", None)
        record = self._writer.create_warc_record(
            url, type, payload=io.BytesIO(body), warc_headers_dict=headers, warc_content_type=content_type or "", **more
        )
        self._writer.write_record(record)
        self.ends.append(self._stream.tell())
        return self


def page(text: str = FRENCH, title: str = "Un titre") -> bytes:
    """Write a page."""
    return f"<!DOCTYPE html><html><title>{title}</title><body><article><p>{text}</p></article></body></html>".encode()
