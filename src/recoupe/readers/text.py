"""Plain text: one file, one document, in any encoding that French texts come in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from recoupe.errors import EmptyInput, InputError
from recoupe.model import Document
from recoupe.readers._decode import decode
from recoupe.readers._document import build_document
from recoupe.readers._language import check_french

NAME = "text"
SUFFIXES = (".txt", ".text")
DESCRIPTION = "plain text, one document a file (UTF-8, UTF-16, Windows-1252 and other encodings)"


def recognises(head: bytes) -> bool:
    """Never claim a stream: plain text is what is left when no other format does."""
    return False


def read(stream: BinaryIO, where: str, path: str | None) -> Iterator[Document | InputError]:
    """Yield the one document of a text file, or why it cannot be used.

    Example:
        >>> import io
        >>> [document] = read(io.BytesIO("Kiev dément.".encode("utf-8-sig")), "a.txt", "a.txt")
        >>> document.text, document.text_changed, document.notes
        ('Kiev dément.', True, ('marque d’ordre des octets (BOM) retirée',))
    """
    try:
        text, notes = decode(stream.read(), where)
        if not text.strip():
            raise EmptyInput("there is no text in it", where=where, hint="give a file with text")
        check_french(text, where)
    except InputError as problem:
        yield problem
    else:
        yield build_document(text, path=path, notes=notes, text_changed=bool(notes))
