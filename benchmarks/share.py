"""The time of everything after the parser, and of its parts, as shares of the parser's on the same texts."""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path

import recoupe
from benchmarks.measure import Measure, texts
from recoupe.extract.actors import find_actors
from recoupe.extract.analysis import extract
from recoupe.extract.events import find_events
from recoupe.extract.figures import find_figures
from recoupe.extract.labels import find_labels
from recoupe.extract.places import find_places
from recoupe.extract.reading import Reading
from recoupe.extract.reported import find_reported
from recoupe.extract.times.finding import find_times
from recoupe.extract.voices import Voices
from recoupe.readers import build_document

#: Enough for figures that repeat to a few per cent.
COUNT = 120
ROUNDS = 3
#: What may be spent on each part, in per cent of the parser's time.
ASKED: dict[str, float | None] = {
    "statements": 40,
    "dates": 15,
    "places": 20,
    "actors": None,
    "events": None,
    "figures": None,
    "labels": None,
    "everything": 110,
}


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Parse and extract each text in turn; of several rounds the fastest of each counts.

    Everything is found at one go, and once more part by part; the statements' part holds the reading of the words.
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
            dates, published = find_times(reading, document, nlp.lexicon)
            dated = time.process_time()
            places, _ = find_places(reading, nlp.lexicon, nlp.gazetteer)
            located = time.process_time()
            statements, _, resolver = find_reported(reading, nlp.lexicon, dates)
            voices = Voices(reading, statements)
            reported = time.process_time()
            actors = find_actors(reading, nlp.lexicon, resolver, statements, places)
            cast = time.process_time()
            events = find_events(reading, nlp.lexicon, actors, voices, places, dates, published)
            happened = time.process_time()
            find_figures(reading, nlp.lexicon, voices, dates, places, actors.records, events)
            counted = time.process_time()
            find_labels(reading, nlp.lexicon, actors, voices)
            spent["labels"] += time.process_time() - counted
            spent["figures"] += counted - happened
            spent["events"] += happened - cast
            spent["actors"] += cast - reported
            spent["statements"] += reported - located + read - extracted
            spent["places"] += located - dated
            spent["dates"] += dated - read
            spent["everything"] += extracted - parsed
            spent["parser"] += parsed - begun
            words += len(doc)
        for part, seconds in spent.items():
            rounds[part].append(seconds)
    best = {part: min(seconds) for part, seconds in rounds.items()}
    return [
        *(
            Measure(
                f"{part}, time as a share of the parser's (%)", 100 * best[part] / best["parser"], most, at_most=True
            )
            for part, most in ASKED.items()
        ),
        Measure("words a second, everything, this machine", words / (best["parser"] + best["everything"])),
    ]
