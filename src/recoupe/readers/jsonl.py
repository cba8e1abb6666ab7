"""JSON Lines: one object a line, one document an object, read line by line however long the file is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from recoupe.errors import EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers._document import parse_date
from recoupe.readers._lines import read_lines
from recoupe.readers._source import Source, make_item

NAME = "jsonl"
SUFFIXES = (".jsonl", ".ndjson")
MEDIA_TYPES = ("application/x-ndjson", "application/jsonl")
DESCRIPTION = (
    "JSON Lines in UTF-8, an object a line with text and optionally id, title, outlet, published, byline, url, archive"
)

_EXAMPLE = 'a line looks like {"id": "1", "text": "..."}'
_OPTIONAL = ("id", "title", "outlet", "published", "byline", "url", "archive")
_ONE_A_LINE = "write an object a line: jq -c '.[]' FILE > FILE.jsonl"
_ARRAY = re.compile(rb"\s*\[\s*(\{|$)")
_MARK = b"\xef\xbb\xbf"


def recognises(head: bytes) -> bool:
    """Claim a stream that begins with a JSON object, or an array of them, which :func:`read` names.

    Example:
        >>> recognises(b'{"text": "Rien."}'), recognises("{…} dit-il".encode())
        (True, False)
    """
    start = head.removeprefix(_MARK).lstrip()
    start = start.removeprefix(b"[").lstrip()
    return start.startswith(b"{") and start[1:].lstrip().startswith(b'"')


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield the document of each line, or why the line cannot be used; empty lines are passed over.

    A record keeps its own ``id``; ``path`` stays empty, as it would name many documents at once.

    Example:
        >>> import io
        >>> lines = io.BytesIO(b'{"id": 7, "text": "Rien."}\\n{"id": 8}\\n')
        >>> for item in read(Source(stream=lines, where="a.jsonl")):
        ...     print(item.document.id if isinstance(item, Item) else item)
        7
        a.jsonl:2: "text" is missing; a line looks like {"id": "1", "text": "..."}
    """
    seen = False
    for number, line in read_lines(source):
        if isinstance(line, InputError):
            seen = True
            yield line
            continue
        line = line.removeprefix(_MARK) if number == 1 else line
        if not line.strip():
            continue
        if not seen and _ARRAY.match(line):
            yield UnreadableInput("a JSON array, not JSON Lines", where=source.where, hint=_ONE_A_LINE)
            return
        seen = True
        try:
            yield _item(source, line, number)
        except InputError as problem:
            yield problem
    if not seen:
        yield EmptyInput("there is no record in it", where=source.where, hint=_EXAMPLE)


def _item(source: Source, line: bytes, number: int) -> Item:
    """Make the document of one line."""
    where = f"{source.where}:{number}"
    record = _record(line, where)
    text = record.get("text")
    if not isinstance(text, str):
        problem = '"text" is missing' if text is None else '"text" is not a string'
        raise UnreadableInput(problem, where=where, hint=_EXAMPLE)
    if not text.strip():
        raise EmptyInput('"text" is empty', where=where, hint="leave such records out")
    record["published"] = _given_date(record.get("published_at") or record.get("published"))
    given = {name: _string(record, name, where) for name in _OPTIONAL}
    notes: tuple[str, ...] = ()
    try:
        parse_date(given["published"])
    except ValueError:  # the text is worth more than its date
        notes = (f"date de publication illisible, laissée de côté : {given['published']}",)
        given["published"] = None
    return make_item(
        source,
        text,
        line,
        media_type="application/json",
        locator=f"ligne {number}",
        alone=False,
        where=where,
        notes=notes,
        **given,
    )


def _record(line: bytes, where: str) -> dict[str, Any]:
    """Parse one line into an object."""
    try:
        record = json.loads(line)  # not msgspec: it refuses half a surrogate pair, which emoji cut in two leave behind
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(f"no valid JSON ({problem})", where=where, hint=_EXAMPLE) from problem
    if not isinstance(record, dict):
        raise UnreadableInput("not a JSON object", where=where, hint=_EXAMPLE)
    return record


def _given_date(published: Any) -> Any:
    """Take the date out of what an analysis wrote: only one that was given, for another would be found anew."""
    if not isinstance(published, dict):
        return published
    return published.get("earliest") if published.get("status") == "given" else None


def _string(record: dict[str, Any], name: str, where: str) -> str | None:
    """Take an optional field; a number serves as ``id``."""
    value = record.get(name)
    if value is None or value == "":
        return None
    if name == "id" and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise UnreadableInput(f'"{name}" is not a string', where=where, hint="put it between quotation marks")
    return value
