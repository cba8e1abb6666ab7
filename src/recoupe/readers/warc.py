"""WARC and WARC.gz: web archives, record by record, through warcio."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import msgspec

from recoupe.errors import EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers._limits import Budget, Counted, Unpacked, damaged, shown
from recoupe.readers._records import LARGEST_RECORD, Raw, records
from recoupe.readers._source import Source, too_deep
from recoupe.readers._when import in_utc

NAME = "warc"
SUFFIXES = (".warc", ".warc.gz", ".wet", ".wet.gz")
MEDIA_TYPES = ("application/warc",)
DESCRIPTION = "web archives (WARC, WARC.gz): pages, feeds, texts and PDF in them, with their addresses and dates"

#: What holds a document; requests, metadata and what refers to another record are passed over.
_TYPES = ("response", "resource", "conversion")
#: Of what is archived with a page (pictures, scripts, fonts), only these are read.
_READ = ("html", "feed", "pdf", "text", "docx")
#: What may be a feed, or anything else.
_XML = ("application/xml", "text/xml")
_ROBOTS = re.compile(r"^https?://[^/]+/(?:robots|ads|humans)\.txt$", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DECODED = frozenset(("", "identity", "gzip", "x-gzip", "deflate"))


def recognises(head: bytes) -> bool:
    """Claim a stream that begins as a record does.

    Example:
        >>> recognises(b"WARC/1.0\\r\\nWARC-Type: warcinfo"), recognises(b"WARC, dit-il")
        (True, False)
    """
    return re.match(rb"WARC/\d", head) is not None


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield the documents of an archive as they come, and an error for each record that is broken.

    Example:
        >>> head = b"WARC/1.0\\r\\nWARC-Type: conversion\\r\\nWARC-Target-URI: https://example.org/a\\r\\n"
        >>> head += b"WARC-Date: 2018-06-10T14:05:00Z\\r\\nContent-Type: text/plain\\r\\nContent-Length: 5\\r\\n\\r\\n"
        >>> [item] = read(Source(stream=io.BytesIO(head + b"Rien.\\r\\n\\r\\n"), where="a.warc"))
        >>> item.document.url, item.document.text, item.original.obtained_at
        ('https://example.org/a', 'Rien.', '2018-06-10T14:05:00Z')
    """
    if problem := too_deep(source):
        yield problem
        return
    budget = source.budget or Budget()
    stream = source.stream if source.budget else io.BufferedReader(Counted(source.stream, budget))
    empty = True
    for raw in records(stream, source.where, budget):
        empty = False
        if isinstance(raw, InputError):
            yield raw
            continue
        try:
            yield from _record(source, raw, budget)
        except InputError as problem:
            yield problem
        if budget.over:
            return
    if empty:
        yield EmptyInput("there is no record in it", where=source.where, hint="check how it was made")


def _record(source: Source, raw: Raw, budget: Budget) -> Iterator[Item | InputError]:
    """Read one record."""
    from warcio.recordloader import ArcWarcRecordLoader  # start-up is measured

    where = f"{source.where}: record {raw.number}"
    try:
        loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
        record = loader.parse_record_stream(io.BytesIO(raw.data), known_format="warc")
        if record.rec_type not in _TYPES or (record.http_headers and not _answered(record.http_headers)):
            return
        content = record.content_stream()
    except Exception as problem:  # warcio stumbles over damaged headers in many ways
        raise damaged(where, problem) from problem
    uri = shown(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    headers = record.http_headers or record.rec_headers
    name = uri or f"record {raw.number}"
    stream = io.BufferedReader(Unpacked(content, f"{source.where}!{name}", budget))
    said = headers.get_header("Content-Type") or ""
    format = None if _ROBOTS.match(uri) else _format(said.partition(";")[0].strip().lower(), stream)
    if format is None:
        return
    if not raw.whole:
        raise UnreadableInput(
            f"larger than {LARGEST_RECORD >> 20} MB, which no document is", where=f"{source.where}!{name}"
        )
    yield from _document(source, stream, record, name, uri, format)


def _answered(headers: Any) -> bool:
    """Tell whether a server gave what it was asked for, in a packing that can be undone."""
    return headers.get_statuscode() in ("200", "203")


def _format(media_type: str, stream: BinaryIO) -> str | None:
    """Name the reader for a record; ``None`` for what is passed over."""
    from recoupe.readers import readers

    known = readers()
    for name in _READ:
        if media_type in known[name].MEDIA_TYPES:
            return name
    if media_type and media_type not in _XML:
        return None
    head = cast(io.BufferedReader, stream).peek(4_096)[:4_096]
    return next((name for name in _READ if known[name].recognises(head)), None)


def _document(
    source: Source, stream: BinaryIO, record: Any, name: str, uri: str, format: str
) -> Iterator[Item | InputError]:
    """Hand a record to the reader of its format."""
    from recoupe.readers import read_source

    headers = record.http_headers or record.rec_headers
    charset = _CHARSET.search(headers.get_header("Content-Type") or "")
    inside = source.inside(
        name,
        stream,
        url=uri if uri.startswith(("http://", "https://")) else None,
        charset=charset[1] if charset else None,
        obtained_at=in_utc(record.rec_headers.get_header("WARC-Date")),
        fetch=None,
    )
    packing = (headers.get_header("Content-Encoding") or "").strip().lower()
    if record.http_headers and packing not in _DECODED:
        raise UnreadableInput(f"packed as {shown(packing)[:20]}", where=inside.where, hint="archive it unpacked")
    cut = record.rec_headers.get_header("WARC-Truncated")
    for item in read_source(inside, format=format):
        yield _truncated(item) if cut and isinstance(item, Item) else item


def _truncated(item: Item) -> Item:
    """Say that the archive has not all of a document."""
    notes = (*item.document.notes, "tronqué dans l’archive : le texte peut être incomplet")
    return msgspec.structs.replace(item, document=msgspec.structs.replace(item.document, notes=notes))
