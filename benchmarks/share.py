"""The time of the statements (everything after the parser) as a share of the parser's on the same texts."""

from __future__ import annotations

import time
from pathlib import Path

import recoupe
from benchmarks.measure import Measure, texts
from recoupe.extract import extract
from recoupe.readers import build_document

#: Enough for figures that repeat to a few per cent.
COUNT = 120
ROUNDS = 3


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Parse and extract each text in turn; of several rounds the fastest of each counts."""
    nlp = recoupe.load()
    documents = [build_document(text) for text in texts(articles, examples, COUNT)]
    nlp(documents[0])  # what is made once, on first use
    parsing, extracting, words = [], [], 0
    for _ in range(ROUNDS):
        parse_time = extract_time = 0.0
        words = 0
        for document in documents:
            begun = time.process_time()
            doc = nlp.language(document.text)
            parsed = time.process_time()
            extract(doc, document, nlp.lexicon)
            extract_time += time.process_time() - parsed
            parse_time += parsed - begun
            words += len(doc)
        parsing.append(parse_time)
        extracting.append(extract_time)
    return [
        Measure(
            "statements, time as a share of the parser's (%)", 100 * min(extracting) / min(parsing), 40, at_most=True
        ),
        Measure("words a second, parser and statements, this machine", words / (min(parsing) + min(extracting))),
    ]
