"""DOCX: paragraphs, headings and tables in their order, through python-docx, in a process of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from recoupe.errors import EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers import _sandbox
from recoupe.readers._limits import LARGEST_FILE, LARGEST_TEXT, read_whole
from recoupe.readers._source import Source, make_item

NAME = "docx"
SUFFIXES = (".docx", ".docm")
MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
DESCRIPTION = "Word documents (DOCX): paragraphs, headings and tables, with title and author"

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: Deleted and moved text that is still in the file, and what Word shows instead of an unknown drawing.
_GONE = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", _FALLBACK})
_PRINTED = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
#: Larger parts than this no text has; what the file declares is checked, what it unpacks to is bounded by memory.
_LARGEST_PART = 256 * 2**20
#: Tables in tables in text boxes: nobody goes deeper, and each level is a call.
_DEEPEST = 200
#: What programs put where the author's name should stand.
_NOBODY = re.compile(r"python-docx|microsoft|office|utilisateur|user|admin|windows|^\S*$", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Claim a ZIP archive in which Word's parts are named at the beginning.

    Example:
        >>> recognises(b"PK\\x03\\x04...word/document.xml..."), recognises(b"PK\\x03\\x04...")
        (True, False)
    """
    return head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head[:60])


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield the one document of a Word file, or why it cannot be used.

    Example:
        >>> [problem] = read(Source(stream=io.BytesIO(b"PK"), where="a.docx"))
        >>> print(problem)
        a.docx: damaged (File is not a zip file); save it again, or give its text
    """
    try:
        data = read_whole(source.stream, source.where, largest=LARGEST_FILE)
        found = _sandbox.call(f"{__name__}:extract", data, source.where)
        title = " ".join((found["title"] or "").split())[:300] or None
        paragraphs: list[str] = found["paragraphs"]
        if paragraphs and title and " ".join(paragraphs[0].split()).casefold() == title.casefold():
            paragraphs = paragraphs[1:]  # kept apart, and not analyzed
        if not paragraphs:
            raise EmptyInput("there is no text in it", where=source.where, hint="give a document with text")
        author = " ".join((found["author"] or "").split())[:300]
        yield make_item(
            source,
            "\n\n".join(paragraphs),
            data,
            media_type=MEDIA_TYPES[0],
            title=title,
            byline=author if author and not _NOBODY.search(author) else None,
            notes=(f"date de création du fichier : {found['created']}",) if found["created"] else (),
        )
    except InputError as problem:
        yield problem


def extract(data: bytes) -> dict[str, Any]:
    """Give the paragraphs and what the file says about itself; runs in the child process.

    Raises:
        UnreadableInput: it is damaged, or a bomb.
    """
    import zipfile

    from docx import Document

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if any(info.flag_bits & 1 for info in archive.infolist()):
            raise UnreadableInput("encrypted", hint="save it without a password first")
        if sum(info.file_size for info in archive.infolist()) > _LARGEST_PART:
            raise UnreadableInput(f"it unpacks to more than {_LARGEST_PART >> 20} MB", hint="save it again")
    document = Document(io.BytesIO(data))
    paragraphs = [text for part in _blocks(document.element.body, 0) if (text := _tidy(part))]
    if sum(map(len, paragraphs)) > LARGEST_TEXT:
        raise UnreadableInput(f"more than {LARGEST_TEXT >> 20} MB of text", hint="cut it up")
    return {"paragraphs": paragraphs, **_described(document, paragraphs)}


def _tidy(text: str) -> str:
    """Take needless space out of a paragraph; line ends in it stay."""
    lines = (" ".join(line.split(" ")).strip(" \t") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _blocks(element: Any, depth: int) -> Iterator[str]:
    """Give the paragraphs of a body or cell, and the rows of its tables with a bar between cells."""
    if depth > _DEEPEST:
        raise UnreadableInput("it is nested too deep", hint="save it again")
    for child in element:
        if child.tag == f"{_WORD}p":
            boxes: list[Any] = []
            yield "".join(_words(child, boxes, depth))
            for box in boxes:
                yield from _blocks(box, depth + 1)
        elif child.tag == f"{_WORD}tr":
            cells = (" ".join(filter(None, map(_tidy, _blocks(cell, depth + 1)))) for cell in child)
            yield " | ".join(filter(None, cells))
        elif child.tag not in _GONE and len(child):
            yield from _blocks(child, depth + 1)


def _words(element: Any, boxes: list[Any], depth: int) -> Iterator[str]:
    """Give the text of a paragraph with what was inserted and without what was deleted; text boxes are set aside."""
    if depth > _DEEPEST:
        raise UnreadableInput("it is nested too deep", hint="save it again")
    for child in element:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _PRINTED and element.tag == f"{_WORD}r":
            yield _PRINTED[child.tag]
        elif child.tag == f"{_WORD}txbxContent":
            boxes.append(child)
        elif child.tag not in _GONE and len(child):
            yield from _words(child, boxes, depth + 1)


def _described(document: Any, paragraphs: list[str]) -> dict[str, str | None]:
    """Give title, author and date of creation; a title is also a first paragraph in that style."""
    try:
        known = document.core_properties
        title, author, created = known.title, known.author, known.created
    except Exception:  # damaged properties are no reason to lose the text
        title = author = created = None
    if not title and paragraphs:
        first = next((paragraph for paragraph in document.paragraphs if paragraph.text.strip()), None)
        style = getattr(getattr(first, "style", None), "name", None) or ""
        title = first.text if first is not None and style.casefold() in ("title", "titre") else None
    return {"title": title, "author": author, "created": created.date().isoformat() if created else None}
