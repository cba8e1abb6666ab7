"""What readers are handed, and what they make of it: a :class:`Source` in, an :class:`~recoupe.model.Item` out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from recoupe.errors import UnreadableInput
from recoupe.model import Document, Item, Original
from recoupe.readers._document import build_document, valid
from recoupe.readers._language import check_french
from recoupe.readers._limits import DEEPEST, Budget


@dataclass(frozen=True, kw_only=True)
class Source:
    """An open stream of bytes and what is known of it.

    Attributes:
        stream: the bytes, buffered; readers of long formats take them piece by piece.
        where: how errors name it; readers add a line or an entry to it (``a.jsonl:12``).
        path: the file as the user wrote it, members of archives after ``!``; ``None`` for standard input and the web.
        url: the address it came from, where it did.
        media_type: as a server or an archive said it, without parameters; ``None`` where nobody did.
        charset: the encoding, as a server or an archive said it (``Content-Type: text/html; charset=…``).
        obtained_at: when, in UTC, where that is known (see :class:`~recoupe.model.Original`).
        archive: link to an archived copy.
        depth: how many archives it lies in.
        fetch: fetches an address that the source names, where the user asked for that (raises
            :class:`~recoupe.errors.FetchError`); ``None``: nothing is fetched.
        accepted: tells whether a document was accepted before: its language need not be told again.
        budget: how much may still be unpacked, in an archive.
        listed: it is one of many (of a folder, an archive), whose format nobody vouches for: only known endings and
            contents are read.
    """

    stream: BinaryIO
    where: str
    path: str | None = None
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    obtained_at: str | None = None
    archive: str | None = None
    depth: int = 0
    fetch: Callable[[str], Source] | None = None
    accepted: Callable[[Document], bool] = lambda document: False
    budget: Budget | None = None
    listed: bool = False

    def inside(self, member: str, stream: BinaryIO, **known: Any) -> Source:
        """Give the source of a member: of an archive, an attachment, a record.

        Address, media type and encoding of the whole are not those of a member; ``known`` gives its own.

        Example:
            >>> import io
            >>> Source(stream=io.BytesIO(), where="a.zip", path="a.zip").inside("b.txt", io.BytesIO()).path
            'a.zip!b.txt'
        """
        path = f"{self.path}!{member}" if self.path is not None else None
        own = {
            "where": f"{self.where}!{member}",
            "path": path,
            "url": None,
            "media_type": None,
            "charset": None,
            **known,
        }
        return replace(self, stream=stream, depth=self.depth + 1, **own)


def too_deep(source: Source) -> UnreadableInput | None:
    """Say that an archive lies in too many others to be opened, if it does.

    Example:
        >>> import io
        >>> print(too_deep(Source(stream=io.BytesIO(), where="a.zip!b.zip!c.zip!d.zip", depth=3)))
        a.zip!b.zip!c.zip!d.zip: archives in archives, 3 deep; unpack the outer ones first
    """
    if source.depth < DEEPEST:
        return None
    return UnreadableInput(
        f"archives in archives, {DEEPEST} deep", where=source.where, hint="unpack the outer ones first"
    )


def make_item(
    source: Source,
    text: str,
    data: bytes,
    *,
    media_type: str,
    locator: str | None = None,
    alone: bool = True,
    where: str | None = None,
    id: str | None = None,
    url: str | None = None,
    path: str | None = None,
    archive: str | None = None,
    **known: Any,
) -> Item:
    """Make what a reader yields, once it has the text.

    Args:
        source: what was read.
        text: the text to analyze.
        data: the bytes of this document.
        media_type: of ``data``.
        locator: where in the source it stands, in French, where the source holds several.
        alone: the source holds this one document, so its path names it.
        where: how errors name it, unless as the source.
        id, url, archive: what it came with; ``url`` and ``archive`` are the source's unless given.
        path: the file that the document is said to be from; the source's unless it holds several.
        known: the rest of :func:`~recoupe.readers.build_document`.

    Raises:
        NotFrench: the text is in another language.
        ValueError: ``published`` is no date.

    Example:
        >>> import io
        >>> source = Source(stream=io.BytesIO(), where="a.jsonl", path="a.jsonl")
        >>> make_item(source, "Rien.", b"...", media_type="application/json", id="7", alone=False).key
        'id:7'
    """
    id = valid(id) if id else None
    url = valid(url) if url else source.url
    archive = valid(archive) if archive else source.archive
    path = path or (source.path if alone else None)
    document = build_document(text, id=id, url=url, path=path, **known)
    if not source.accepted(document):
        check_french(text, where or source.where)
    original = Original(
        data=data,
        media_type=media_type,
        obtained=source.path or source.url or source.where,
        obtained_at=source.obtained_at,
        locator=locator,
        archive=archive,
    )
    own = url if url and (url == source.url or not _is_home(url)) else None
    return Item(document=document, original=original, key=_key(document, id, own, path))


def _is_home(url: str) -> bool:
    """Whether an address is that of a whole site, which many documents may come with: it makes none known again."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.path.strip("/") and not parts.query and not parts.fragment


def _key(document: Document, id: str | None, url: str | None, path: str | None) -> str:
    """Tell by what a document is known when it comes again: the first of what it came with."""
    if id:
        return f"id:{id}"
    if url:
        return f"url:{url}"
    if path:
        file, mark, member = path.partition("!")
        return f"path:{os.path.abspath(file)}{mark}{member}"
    return f"text:{hashlib.sha256(document.text.encode()).hexdigest()}"
