"""Analyze documents, here or on several processes, and keep the traces that tell later which changes affect them."""

from __future__ import annotations

import json
import multiprocessing
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from recoupe.crosscheck.words import LEMMA, word_hashes, word_set
from recoupe.dossier.basis import Deferred, loaded
from recoupe.dossier.records import Traces
from recoupe.model import Analysis, Document
from recoupe.workers import map_processes

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.pipeline import Pipeline

#: Documents handed to a process at once: enough that long and short ones even out.
_HANDED = 4
#: Below so many documents starting other processes takes longer than analyzing here.
_FEW = 24

Found = tuple[Analysis, Traces]


def analyze(nlp: Pipeline, document: Document) -> Found:
    """Analyze a document, and keep the traces."""
    with nlp.gazetteer.noting() as asked:
        analysis, lemmas = nlp.inspect(document, _lemmas)
    words = word_hashes(document.text)
    met = word_set([*(lemmas or ()), *_names(document, analysis)])
    traces = Traces(
        words=words.tobytes(),
        lemmas=np.union1d(words, met).tobytes(),
        names={json.dumps(question, ensure_ascii=False): nlp.gazetteer.answer(question) for question in asked},
    )
    return analysis, traces


def analyze_all(nlp: Pipeline | Deferred, documents: Iterable[Document], jobs: int = 1) -> Generator[Found]:
    """Analyze documents lazily and in order.

    Args:
        nlp: analyzes; it is not loaded before the first document.
        documents: taken a few ahead of the results where several processes work.
        jobs: how many processes may work.
    """
    source = iter(documents)
    first = list(islice(source, _FEW if jobs > 1 else 1))
    if jobs == 1 or len(first) < _FEW:
        for document in chain(first, source):
            yield analyze(loaded(nlp), document)
        return
    if multiprocessing.get_start_method() == "fork":
        loaded(nlp)  # once for all: the other processes share it
    pending: deque[Document] = deque()  # texts go to another process, and need not come back
    batches = _batches(chain(first, source), pending)
    with closing(map_processes(partial(_analyze_batch, nlp), batches, jobs)) as results:
        for found in results:
            for analysis, traces in found:
                yield msgspec.structs.replace(analysis, document=pending.popleft()), traces


def _batches(documents: Iterator[Document], pending: deque[Document]) -> Iterator[list[Document]]:
    """Gather what a process is handed at once, and keep it."""
    while batch := list(islice(documents, _HANDED)):
        pending += batch
        yield batch


def _analyze_batch(nlp: Pipeline | Deferred, batch: list[Document]) -> list[Found]:
    """Analyze in another process what it was handed; the documents stay there."""
    nothing = Document(id="", text="")
    found = (analyze(loaded(nlp), document) for document in batch)
    return [(msgspec.structs.replace(analysis, document=nothing), traces) for analysis, traces in found]


def _lemmas(doc: Doc) -> set[str]:
    """Give the words of a text as the parser cuts them, and their lemmas, marked as such: no name is a lemma."""
    lemmas = {f"{LEMMA}{part}" for token in doc for part in token.lemma_.replace("-", " ").replace("'", " ").split()}
    return lemmas | {token.text for token in doc}


def _names(document: Document, analysis: Analysis) -> Iterator[str]:
    """Give the names that rows may be asked for and that may not stand in the text: told with it, or by other rows."""
    yield from filter(None, (document.outlet, document.title, document.byline))
    yield from (place.name for place in analysis.places)
    for actor in analysis.actors:
        yield from (actor.name, *actor.aliases)
    for statement in analysis.statements:
        yield from (statement.origin or "", *statement.relays)
