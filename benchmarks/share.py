"""The time of statements, dates and places as shares of the parser's on the same texts."""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path

import recoupe
from benchmarks.measure import Measure, texts
from recoupe.extract import extract
from recoupe.extract.places import find_places
from recoupe.extract.reading import Reading
from recoupe.extract.times import find_times
from recoupe.readers import build_document

#: Enough for figures that repeat to a few per cent.
COUNT = 120
ROUNDS = 3
#: What may be spent on each part, in per cent of the parser's time.
ASKED = {"statements": 40, "dates": 15, "places": 20}


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Parse and extract each text in turn; of several rounds the fastest of each counts.

    Dates and places are found once more on their own, and what that takes is taken off the whole for the statements.
    """
    nlp = recoupe.load()
    documents = [build_document(text) for text in texts(articles, examples, COUNT)]
    for document in documents[:3]:
        nlp(document)  # what is made once, on first use
    rounds: dict[str, list[float]] = defaultdict(list)
    words = 0
    for _ in range(ROUNDS):
        spent: dict[str, float] = defaultdict(float)
        words = 0
        for document in documents:
            begun = time.process_time()
            doc = nlp.language(document.text)
            parsed = time.process_time()
            extract(doc, document, nlp.lexicon, nlp.gazetteer)
            extracted = time.process_time()
            reading = Reading(doc, nlp.lexicon)
            read = time.process_time()
            find_times(reading, document, nlp.lexicon)
            dated = time.process_time()
            find_places(reading, nlp.lexicon, nlp.gazetteer)
            spent["places"] += time.process_time() - dated
            spent["dates"] += dated - read
            spent["everything"] += extracted - parsed
            spent["parser"] += parsed - begun
            words += len(doc)
        for part, seconds in spent.items():
            rounds[part].append(seconds)
    best = {part: min(seconds) for part, seconds in rounds.items()}
    best["statements"] = best["everything"] - best["dates"] - best["places"]
    return [
        *(
            Measure(
                f"{part}, time as a share of the parser's (%)", 100 * best[part] / best["parser"], most, at_most=True
            )
            for part, most in ASKED.items()
        ),
        Measure("words a second, everything, this machine", words / (best["parser"] + best["everything"])),
    ]
