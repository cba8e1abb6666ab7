"""Plain text: one file, one document, in any encoding that French texts come in."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.errors import EmptyInput, InputError
from recoupe.model import Item
from recoupe.readers._decode import decode
from recoupe.readers._limits import read_whole
from recoupe.readers._source import Source, make_item

NAME = "text"
SUFFIXES = (".txt", ".text")
MEDIA_TYPES = ("text/plain",)
DESCRIPTION = "plain text, one document a file (UTF-8, UTF-16, Windows-1252 and other encodings)"


def recognises(head: bytes) -> bool:
    """Never claim a stream: plain text is what is left when no other format does."""
    return False


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield the one document of a text file, or why it cannot be used.

    Example:
        >>> import io
        >>> [item] = read(Source(stream=io.BytesIO("Kiev dément.".encode("utf-8-sig")), where="a.txt", path="a.txt"))
        >>> item.document.text, item.document.text_changed, item.document.notes
        ('Kiev dément.', True, ('marque d’ordre des octets (BOM) retirée',))
    """
    try:
        data = read_whole(source.stream, source.where)
        text, notes = decode(data, source.where)
        if not text.strip():
            raise EmptyInput("there is no text in it", where=source.where, hint="give a file with text")
        yield make_item(source, text, data, media_type="text/plain", notes=notes, text_changed=bool(notes))
    except InputError as problem:
        yield problem
