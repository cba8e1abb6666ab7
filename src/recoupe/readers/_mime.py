"""A mail taken apart: headers, text, attachments. Runs in the child process of :mod:`recoupe.readers._sandbox`."""

from __future__ import annotations

from email import policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any

from recoupe.errors import UnreadableInput

#: Parts of a message and of those in it; newsletters have ten.
_MOST_PARTS = 1_000
_DEEPEST = 50
#: Longer headers are no names and titles; decoding them takes time.
_LONGEST = 4_000
_HEADERS = ("subject", "from", "date", "archived-at", "mime-version", "received", "message-id")


def extract(data: bytes) -> dict[str, Any]:
    """Take a mail apart.

    Returns:
        ``headers`` by name in lower case, name and address of the ``sender``, the parts in ``plain`` and ``html`` that
        are its text, ``attachments``; a part has ``data``, ``name``, ``media_type``, ``charset`` and ``flowed``.

    Raises:
        UnreadableInput: it has no header of a mail, or too many parts.

    Example:
        >>> mail = extract(b"Subject: =?utf-8?q?D=C3=A9menti?=\\nContent-Type: text/plain; charset=utf-8\\n\\nRien.")
        >>> mail["headers"]["subject"], mail["plain"][0]["data"]
        ('Démenti', b'Rien.')
    """
    message = BytesParser(policy=policy.compat32).parsebytes(data)  # the newer policy parses headers in quadratic time
    headers = {name: _header(message, name) for name in _HEADERS}
    if not any(headers.values()):
        raise UnreadableInput("not a mail: it has none of the usual headers", hint="name its format with --from")
    sender = _sender(headers["from"] or "")
    found: dict[str, Any] = {"headers": headers, "sender": sender, "plain": [], "html": [], "attachments": []}
    _gather(message, found, 0)
    return found


def _gather(part: Message, found: dict[str, Any], depth: int) -> None:
    """Sort a part and those in it."""
    if depth > _DEEPEST or sum(len(found[kind]) for kind in ("plain", "html", "attachments")) > _MOST_PARTS:
        raise UnreadableInput("too many parts in parts", hint="save the text of the mail")
    kind = part.get_content_type()
    if kind == "message/rfc822" and part.is_multipart():
        inner = part.get_payload(0)
        assert isinstance(inner, Message)
        found["attachments"].append(_part(part, inner.as_bytes(), _header(inner, "subject")))
    elif part.is_multipart():
        for child in part.get_payload():
            if isinstance(child, Message):
                _gather(child, found, depth + 1)
    else:
        payload = part.get_payload(decode=True)
        body = kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"
        where = kind.removeprefix("text/") if body and not part.get_filename() else "attachments"
        found[where].append(_part(part, payload if isinstance(payload, bytes) else b"", None))


def _part(part: Message, data: bytes, subject: str | None) -> dict[str, Any]:
    """Describe a part."""
    charset = part.get_param("charset")
    return {
        "data": data,
        "name": _decoded(part.get_filename() or "") or subject,
        "media_type": part.get_content_type(),
        "charset": charset[:40] if isinstance(charset, str) else None,
        "flowed": str(part.get_param("format")).lower() == "flowed",
    }


def _header(message: Message, name: str) -> str | None:
    """Give a header decoded, on one line."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    return " ".join(_decoded(raw).split()) or None


def _sender(header: str) -> tuple[str, str]:
    """Give name and address of the sender; both are empty where comments in comments hide them."""
    try:
        return parseaddr(header)
    except RecursionError:
        return "", ""


def _decoded(raw: str) -> str:
    """Decode a header: words that say their encoding, and bytes that do not."""
    raw = raw[:_LONGEST]
    try:
        parts = decode_header(raw) if "=?" in raw else [(raw, None)]
    except (HeaderParseError, ValueError):
        parts = [(raw, None)]
    return "".join(_word(part, charset) for part, charset in parts)


def _word(part: str | bytes, charset: str | None) -> str:
    """Decode a piece of a header; what says nothing, or lies, is UTF-8 or Windows-1252."""
    data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
    for codec in (charset, "utf-8"):
        try:
            return data.decode(codec or "utf-8")
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")
