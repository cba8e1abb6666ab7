"""The cost of finding copies: beside that of analyzing the same articles, and over twice as many documents."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path

import recoupe
from benchmarks.measure import Measure, texts
from recoupe.crosscheck.comparing import compare
from recoupe.crosscheck.judging import find_copies
from recoupe.crosscheck.words import word_hashes
from recoupe.dossier import Basis, Dossier, Entry, Traces
from recoupe.dossier.adding import add
from recoupe.model import Analysis, Item, Original
from recoupe.readers import build_document

#: Articles that are analyzed; with fewer the start of the command would count.
COUNT = 160
#: Documents of the larger of two dossiers; the other has half of them.
MANY = 20_000
#: Variants of one text at the most.
GROUP = 12
ROUNDS = 2
_BATCH = 500


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Compare analyzed articles, and many variants of made-up texts of which only the words matter."""
    with tempfile.TemporaryDirectory() as folder:
        share = _share(Path(folder) / "articles.dossier", texts(articles, examples, COUNT))
        seconds, megabytes = zip(
            *(_many(Path(folder) / f"{count}.dossier", count) for count in (MANY // 2, MANY)), strict=True
        )
    return [
        Measure("copies, CPU time as a share of adding the same (%)", 100 * share, 5, at_most=True),
        Measure(
            f"copies of {MANY} documents, time over that of half of them", seconds[1] / seconds[0], 2.2, at_most=True
        ),
        Measure(f"copies of {MANY} documents, seconds, this machine", seconds[1]),
        Measure(f"copies of {MANY} documents, peak memory", megabytes[1], 1000, at_most=True, unit=" MB"),
    ]


def _share(path: Path, articles: list[str]) -> float:
    """Give the time of finding copies over that of adding the same articles."""
    nlp = recoupe.load()
    nlp(articles[0])  # what is made once, on first use
    with Dossier(path, create=True) as dossier:
        begun = time.process_time()
        add(dossier, [_item(number, text) for number, text in enumerate(articles)], nlp)
        added = time.process_time()
        compare(dossier)
        find_copies(dossier)
        return (time.process_time() - added) / (added - begun)


def _item(number: int, text: str) -> Item:
    """Make an input."""
    document = build_document(text, id=str(number))
    original = Original(data=text.encode(), media_type="text/plain", obtained=document.id)
    return Item(document=document, original=original, key=f"id:{document.id}")


#: Run in a process of its own, for its time and its peak of memory; the fastest of some rounds counts.
_TIMED = """
import json, resource, sys, time
from recoupe.crosscheck.comparing import compare
from recoupe.crosscheck.judging import find_copies
from recoupe.dossier import Dossier
with Dossier(sys.argv[1]) as dossier:
    begun = time.process_time()
    compare(dossier)
    find_copies(dossier)
    print(json.dumps([time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def _many(path: Path, count: int) -> tuple[float, float]:
    """Give the time and the peak memory (in MB) of finding copies among many documents."""
    with Dossier(path, create=True) as dossier:
        basis = dossier.basis(Basis(code="", model="", lexicon="", gazetteer=""))
        made = enumerate(islice(_variants(random.Random(count)), count))
        while batch := list(islice(made, _BATCH)):
            dossier.write([_entry(number, text) for number, text in batch], basis)
    rounds = []
    for number in range(ROUNDS):
        copy = path.with_suffix(f".{number}")
        shutil.copy(path, copy)
        rounds.append(json.loads(subprocess.check_output([sys.executable, "-c", _TIMED, str(copy)], text=True)))
        copy.unlink()
    kilobytes = 1024 if sys.platform == "darwin" else 1  # macOS counts bytes, Linux kilobytes
    return min(seconds for seconds, _ in rounds), max(peak for _, peak in rounds) / kilobytes / 1024


def _entry(number: int, text: str) -> Entry:
    """Make a document in which nothing has been looked for but its words."""
    item = _item(number, text)
    traces = Traces(words=word_hashes(item.document.text).tobytes())
    return Entry(item=item, analysis=Analysis(document=item.document), traces=traces)


def _variants(chance: random.Random) -> Iterator[str]:
    """Make up texts in groups of variants: whole, every twelfth word changed, embedded, or with halves exchanged."""
    vocabulary = [f"mot{number}" for number in range(30_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))  # as often as words are (Zipf)

    def words(count: int) -> list[str]:
        return chance.choices(vocabulary, cum_weights=weights, k=count)

    while True:
        base = words(chance.randint(300, 1000))
        for _ in range(chance.randint(1, GROUP)):
            kind = chance.randrange(4)
            variant = list(base)
            if kind == 1:
                places = range(chance.randrange(12), len(base), 12)
                for place, word in zip(places, words(len(places)), strict=True):
                    variant[place] = word
            elif kind == 2:
                variant = [*words(200), *base[: len(base) // 2], *words(200)]
            elif kind == 3:
                variant = [*base[len(base) // 2 :], *base[: len(base) // 2]]
            yield " ".join(variant)
