"""Read bytes in a test, and look at the documents."""

from __future__ import annotations

import io
from collections.abc import Iterable

from recoupe import Document, InputError
from recoupe.model import Item
from recoupe.readers import Reader, Source


def documents(items: Iterable[Item | InputError]) -> list[Document | InputError]:
    """Take the documents out of what a reader gives; errors stay."""
    return [item.document if isinstance(item, Item) else item for item in items]


def read_bytes(reader: Reader, data: bytes, name: str = "a.txt") -> list[Document | InputError]:
    """Read bytes as a file of that name."""
    return documents(reader.read(Source(stream=io.BytesIO(data), where=name, path=name)))
