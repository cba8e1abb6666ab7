"""PDF: the text of all pages as paragraphs, through pypdf, in a process of its own."""

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

NAME = "pdf"
SUFFIXES = (".pdf",)
MEDIA_TYPES = ("application/pdf", "application/x-pdf")
DESCRIPTION = "PDF files with text: paragraphs across lines and pages, without running heads and page numbers"

#: Some programs write a few bytes before the signature, and readers take that.
_LATEST = 1_024
#: What programs put where a title should stand.
_NO_TITLE = re.compile(
    r"microsoft|word -|untitled|sans titre|document ?\d*$|\.(?:docx?|pdf|indd|qxp|odt|rtf|html?)\b|^[\w-]*\d[\w-]*$|https?://",
    re.IGNORECASE,
)
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def recognises(head: bytes) -> bool:
    """Claim a stream that begins as PDF files do.

    Example:
        >>> recognises(b"%PDF-1.7"), recognises(b"Le PDF de la mairie")
        (True, False)
    """
    return head.startswith(b"%PDF-")


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield the one document of a PDF file, or why it cannot be used.

    Example:
        >>> [problem] = read(Source(stream=io.BytesIO(b"%PDF-1.4"), where="a.pdf"))
        >>> problem.where, problem.what[:7]
        ('a.pdf', 'damaged')
    """
    try:
        data = read_whole(source.stream, source.where, largest=LARGEST_FILE)
        if b"%PDF-" not in data[:_LATEST]:
            raise UnreadableInput("not a PDF file, whatever its name says", where=source.where, hint="rename it")
        found = _sandbox.call(f"{__name__}:extract", data, source.where)
        yield _item(source, data, found)
    except InputError as problem:
        yield problem


def _item(source: Source, data: bytes, found: dict[str, Any]) -> Item:
    """Make the document."""
    from recoupe.readers._paragraphs import lay  # start-up is measured

    pages: list[str] = found["pages"]
    laid = lay(pages)
    text = "\n\n".join(laid.paragraphs)
    if not text.strip():
        raise EmptyInput(
            f"there is no text in its {len(pages)} page(s): it is scanned, it seems",
            where=source.where,
            hint="recognise its text first, for instance with ocrmypdf",
        )
    notes = [f"texte tiré d’un PDF de {len(pages)} page(s)"]
    if laid.heads:
        notes.append(f"{laid.heads} en-tête(s), pied(s) ou numéro(s) de page retiré(s)")
    if laid.joined:
        notes.append(f"{laid.joined} mot(s) coupé(s) en fin de ligne recomposé(s)")
    if found["failed"]:
        notes.append(f"page(s) illisible(s) : {', '.join(map(str, found['failed'][:20]))}")
    if created := _CREATED.match(found["created"] or ""):
        notes.append(f"date de création du fichier : {created[1]}-{created[2]}-{created[3]}")
    title = " ".join((found["title"] or "").split())[:300]
    return make_item(
        source,
        text,
        data,
        media_type="application/pdf",
        title=title if title and not _NO_TITLE.search(title) else None,
        notes=tuple(notes),
        text_changed=True,
    )


def extract(data: bytes) -> dict[str, Any]:
    """Give the text of each page and what the file says about itself; runs in the child process.

    Raises:
        UnreadableInput: it is encrypted, or damaged.
    """
    import logging

    logging.disable(logging.CRITICAL)
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    reader = PdfReader(io.BytesIO(data), strict=False)
    locked = UnreadableInput("encrypted", hint="save it without a password first")
    if reader.is_encrypted:
        try:
            if not reader.decrypt(""):  # many are locked against printing only, with an empty password
                raise locked
        except (DependencyError, NotImplementedError, PyPdfError) as problem:
            raise locked from problem
    pages: list[str] = []
    failed: list[int] = []
    left = LARGEST_TEXT
    for number, page in enumerate(reader.pages, start=1):
        try:
            pages.append(page.extract_text())
        except (MemoryError, RecursionError):
            raise
        except Exception:  # one bad page does not make the others unreadable
            pages.append("")
            failed.append(number)
        left -= len(pages[-1])
        if left < 0:
            raise UnreadableInput(f"more than {LARGEST_TEXT >> 20} MB of text", hint="cut it up")
    if failed and not any(pages):
        raise UnreadableInput("none of its pages can be read", hint="save it again, or give its text")
    return {"pages": pages, "failed": failed, **_described(reader)}


def _described(reader: Any) -> dict[str, str | None]:
    """Give title and date of creation."""
    try:
        metadata = reader.metadata or {}
        title, created = metadata.get("/Title"), metadata.get("/CreationDate")
    except Exception:  # damaged metadata is no reason to lose the text
        return {"title": None, "created": None}
    return {"title": str(title) if title else None, "created": str(created) if created else None}
