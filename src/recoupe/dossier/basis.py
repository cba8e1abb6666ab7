"""What an analysis depends on, and what tells later whether a change can affect it.

A document's analysis depends on the rules (the code), the parser (the model), the rows of the lexicon that its words
meet, and the answers of the gazetteer to the names in it. The first two bear on every document; of the others each
document keeps traces: its lemmas and forms, and the questions it put to the gazetteer with a digest of the answers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import msgspec

from recoupe.crosscheck.words import word_hashes, word_set
from recoupe.dossier.records import Basis, Entry, Traces
from recoupe.lexicon.manifest import digest, manifest
from recoupe.model import Analysis, Document, Item

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.gazetteer import Gazetteer
    from recoupe.pipeline import Pipeline

#: The packages whose code decides what is found; readers, exports and pages do not.
_DECIDING = ("extract", "french", "gazetteer", "lexicon")


def current_basis(nlp: Pipeline) -> Basis:
    """Tell on what the analyses of a pipeline rest."""
    rows = manifest(nlp.overlay)
    return Basis(
        code=_code(),
        model=_model(nlp),
        lexicon=digest(rows),
        gazetteer=_gazetteer(nlp.gazetteer),
        rows=rows,
    )


@lru_cache(maxsize=1)
def _code() -> str:
    """Digest the code that decides what is found."""
    whole = hashlib.sha256()
    for package in _DECIDING:
        for name, content in sorted(_sources(resources.files(f"recoupe.{package}"), package)):
            whole.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return whole.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Give the modules of a package and of those in it."""
    for entry in folder.iterdir():
        if entry.name.endswith(".py"):
            yield f"{name}/{entry.name}", entry.read_bytes()
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry, f"{name}/{entry.name}")


def _model(nlp: Pipeline) -> str:
    """Digest what a model says of itself; a model that is trained anew says a new version or new scores."""
    return hashlib.sha256(json.dumps(nlp.language.meta, sort_keys=True, default=str).encode()).hexdigest()


def _gazetteer(gazetteer: Gazetteer) -> str:
    """Digest the lists of places: what each says of itself, and how large it is."""
    told = [
        json.dumps([store.about, len(store.columns["number"])], sort_keys=True, default=str)
        for store in gazetteer.stores
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def analyze(nlp: Pipeline, item: Item, dated: str | None = None) -> Entry:
    """Analyze what was read, and keep the traces.

    Args:
        nlp: analyzes.
        item: what was read.
        dated: the day of publication that a person set, which wins over the item's own.
    """
    document = item.document if dated is None else msgspec.structs.replace(item.document, published=dated)
    analysis, traces = analyze_document(nlp, document)
    return Entry(item=item, analysis=analysis, traces=traces)


def analyze_document(nlp: Pipeline, document: Document) -> tuple[Analysis, Traces]:
    """Analyze a document, and keep the traces."""
    with nlp.gazetteer.noting() as asked:
        analysis, lemmas = nlp.inspect(document, _lemmas)
    traces = Traces(
        words=word_hashes(document.text).tobytes(),
        lemmas=lemmas or b"",
        names={json.dumps(question, ensure_ascii=False): nlp.gazetteer.answer(question) for question in asked},
    )
    return analysis, traces


def _lemmas(doc: Doc) -> bytes:
    """Give the lemmas and forms of a text."""
    return word_set({token.lemma_ for token in doc} | {token.text for token in doc}).tobytes()
