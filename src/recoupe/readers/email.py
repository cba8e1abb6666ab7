"""EML: a mail with its text, and its attachments as files of their formats.

Python's parser takes the mail apart (:mod:`recoupe.readers._mime`) in a process of its own: parts in parts in parts
cost it the square of their depth.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec

from recoupe.errors import EmptyInput, InputError
from recoupe.model import Item
from recoupe.readers import _sandbox, html
from recoupe.readers._limits import LARGEST_FILE, read_whole, shown
from recoupe.readers._outlet import outlet_of
from recoupe.readers._source import Source, make_item, too_deep
from recoupe.readers._when import in_utc, parse_when

NAME = "email"
SUFFIXES = (".eml",)
MEDIA_TYPES = ("message/rfc822",)
DESCRIPTION = "mails (EML): the text with subject, sender and date, then attachments of any of these formats"

_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t\r\n]", re.MULTILINE)
_USUAL = frozenset((b"from", b"to", b"date", b"subject", b"message-id", b"mime-version", b"received", b"return-path"))
#: A part in plain text that is so short only says that there is another one in HTML.
_STUB = 200
_LINK = re.compile(r"<?(https?://[^\s<>]+)>?")


def recognises(head: bytes) -> bool:
    """Claim a stream that begins with a header, and has three of the usual ones before the text.

    Example:
        >>> recognises(b"From: a@b.fr\\nDate: hier\\nSubject: Rien\\n\\nRien."), recognises(b"Date: hier\\n\\nRien.")
        (True, False)
    """
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if not _HEADER.match(headers):
        return False
    return len(_USUAL & {name.lower() for name in _HEADER.findall(headers)}) >= 3


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield the text of a mail and what its attachments hold, or why they cannot be used.

    Example:
        >>> mail = b"From: Jeanne Roche <j@example.org>\\nSubject: Alerte\\nDate: 10 Jun 2018 14:05 +0200\\n\\nRien."
        >>> [item] = read(Source(stream=io.BytesIO(mail), where="a.eml", path="a.eml"))
        >>> item.document.title, item.document.byline, item.document.published_at, item.document.text
        ('Alerte', 'Jeanne Roche', '2018-06-10T14:05:00+02:00', 'Rien.')
    """
    if problem := too_deep(source):
        yield problem
        return
    try:
        data = read_whole(source.stream, source.where, largest=LARGEST_FILE)
        mail = _sandbox.call("recoupe.readers._mime:extract", data, source.where)
    except InputError as problem:
        yield problem
        return
    source = _dated(source, mail["headers"])
    attached, left = _attachments(mail["attachments"])
    if mail["plain"] or mail["html"] or not attached:
        notes = (f"pièce(s) jointe(s) laissée(s) de côté : {', '.join(left[:20])}",) if left else ()
        yield from _text(source, data, mail, notes)
    yield from _files(source, attached)


def _dated(source: Source, headers: dict[str, Any]) -> Source:
    """Say when and from where a mail came, as far as it says so."""
    archived = _LINK.fullmatch(headers["archived-at"] or "")
    return replace(
        source,
        obtained_at=in_utc(headers["date"]) or source.obtained_at,
        archive=source.archive or (archived[1] if archived else None),
    )


def _described(mail: dict[str, Any]) -> dict[str, Any]:
    """Give title, sender and date; a medium that sends its news itself is no author."""
    headers = mail["headers"]
    name, address = mail["sender"]
    host = address.rpartition("@")[2]
    outlet = outlet_of((), (f"https://{host}/",)) if host else None
    return {
        "title": headers["subject"],
        "outlet": outlet,
        "byline": name if name and outlet_of((name,)) != outlet else None,
        "published": parse_when(headers["date"]),
    }


def _text(source: Source, data: bytes, mail: dict[str, Any], notes: tuple[str, ...]) -> Iterator[Item | InputError]:
    """Make the document of the text: the plain one, unless it only points to the HTML."""
    known = _described(mail)
    try:
        plain, said = _plain(mail["plain"], source.where)
        if len(plain.strip()) < _STUB and mail["html"]:
            page = mail["html"][0]
            stream = io.BytesIO(page["data"])
            for item in html.read(replace(source, stream=stream, charset=page["charset"], url=None)):
                yield _completed(item, data, known, notes) if isinstance(item, Item) else item
            return
        if not plain.strip():
            raise EmptyInput("there is no text in the mail", where=source.where, hint="check how it was saved")
        yield make_item(
            source,
            plain,
            data,
            media_type=MEDIA_TYPES[0],
            notes=(*notes, *said),
            text_changed=bool(said),
            **known,
        )
    except InputError as problem:
        yield problem


def _plain(parts: list[dict[str, Any]], where: str) -> tuple[str, tuple[str, ...]]:
    """Decode the parts in plain text."""
    from recoupe.readers._charset import decode_markup  # start-up is measured

    texts: list[str] = []
    notes: dict[str, None] = {}
    for part in parts:
        text, said = decode_markup(part["data"], part["charset"], where)
        texts.append(_unflowed(text) if part["flowed"] else text)
        notes |= dict.fromkeys(said)
    return "\n\n".join(text for text in texts if text.strip()), tuple(notes)


def _unflowed(text: str) -> str:
    """Join lines that a mail program has broken: those that end in a space (RFC 3676); « -- » begins a signature.

    Example:
        >>> _unflowed("Le maire \\r\\ndément.\\r\\n")
        'Le maire dément.\\r\\n'
    """
    return re.sub(r"(?m)^(?!-- \r?$)(.* )\r?\n(?=[^\s>])", r"\1", text)


def _completed(item: Item, data: bytes, known: dict[str, Any], notes: tuple[str, ...]) -> Item:
    """Say of a text in HTML what the mail says, and keep the whole mail."""
    given = {name: value for name, value in known.items() if value is not None}
    if published := given.pop("published", None):
        given["published"] = published[:10]
        given["published_at"] = published if len(published) > 10 else None
    notes = (*item.document.notes, *notes)
    return msgspec.structs.replace(
        item,
        document=msgspec.structs.replace(item.document, **given, notes=notes),
        original=msgspec.structs.replace(item.original, data=data, media_type=MEDIA_TYPES[0]),
    )


def _attachments(parts: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Tell the attachments that can be read from the names of those that cannot: pictures, signatures, invitations."""
    from recoupe.readers import takes

    attached: list[dict[str, Any]] = []
    left: list[str] = []
    for number, part in enumerate(parts, start=1):
        name = shown(part["name"] or f"pièce {number}")[:200]
        if part["data"] and takes(part["media_type"], name):
            attached.append({**part, "name": name})
        else:
            left.append(name)
    return attached, left


def _files(source: Source, attached: list[dict[str, Any]]) -> Iterator[Item | InputError]:
    """Read the attachments; addresses that strangers send are not fetched."""
    from recoupe.readers import read_source

    seen: set[str] = set()
    for number, part in enumerate(attached, start=1):
        name = part["name"] if part["name"] not in seen else f"{part['name']}#{number}"
        seen.add(name)
        known = {"media_type": part["media_type"], "charset": part["charset"], "fetch": None}
        yield from read_source(source.inside(name, io.BytesIO(part["data"]), **known), name=part["name"])
