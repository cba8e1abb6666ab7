"""Dossiers for tests: texts that the real pipeline reads, kept in a real file."""

from __future__ import annotations

from pathlib import Path

import msgspec

from recoupe import Pipeline
from recoupe.dossier import Dossier
from recoupe.dossier.adding import add
from recoupe.model import Document, Item, Original
from recoupe.readers import build_document


def kept(path: Path, nlp: Pipeline, *documents: Document, archive: str | None = None) -> Path:
    """Make a dossier of some documents."""
    with Dossier(path, create=True) as dossier:
        add(dossier, [item(document, archive) for document in documents], nlp)
    return path


def item(document: Document, archive: str | None = None) -> Item:
    """Give a document as a reader gives it."""
    data = document.text.encode("utf-8", "replace")
    original = Original(data=data, media_type="text/plain", obtained=document.path or document.id, archive=archive)
    return Item(document=document, original=original, key=f"id:{document.id}")


def text(id: str, body: str, **known: str | None) -> Document:
    """Make a document known by its id."""
    return msgspec.structs.replace(build_document(body, id=id, **known), path=f"{id}.txt")
