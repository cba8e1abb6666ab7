"""What a dossier costs: adding beside analyzing, copies beside adding, and how both grow with the number of documents.

Adding and copies of articles are measured with the real analysis. Twenty thousand documents would take an hour of it,
so there adding is measured with a stub that finds in every document what the shipped pipeline finds in one dispatch:
reading the store, writing rows and indexes are what may grow faster than the documents, not the analysis.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.measure import Measure, megabytes, run, texts, write_articles

COUNT = 637
#: Times are the least of so many rounds: whatever else the machine does only adds.
ROUNDS = 2
SMALL, LARGE = 10_000, 20_000
#: Documents of one text and its variants.
GROUP = 12
SEED = 20_180_610
OPENINGS = 7


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Measure all of it."""
    documents = texts(articles, examples, COUNT)
    with tempfile.TemporaryDirectory() as folder:
        return [*_beside_analyzing(documents, Path(folder)), *_growth(Path(folder))]


def _beside_analyzing(documents: list[str], folder: Path) -> list[Measure]:
    """Compare adding with analyzing, and copies with adding."""
    path, dossier = folder / "articles.jsonl", folder / "articles.dossier"
    write_articles(path, documents)
    analyze = ["analyze", str(path), "--format", "jsonl"]
    add = ["add", str(path), "--dossier", str(dossier)]
    analyzing, adding = _least(analyze), _least([*add, "--jobs", "1"], dossier)
    again = run([*add, "--jobs", "1"])
    rows = [
        Measure(f"adding {len(documents)} articles / analyzing, processor time", adding[0] / analyzing[0], 1.25, True),
        Measure("adding them again, seconds of one processor", again[0]),
        Measure("copies of all of them / adding", run(["copies", str(dossier)])[0] / adding[0], 0.05, True),
    ]
    if (os.cpu_count() or 1) > 1:
        both = _least([*add, "--jobs", "2"], dossier)
        rows += [
            Measure("adding on two cores / analyzing on one, elapsed", both[1] / analyzing[1], 0.65, True),
            Measure("the same by processor time, halved", both[0] / 2 / analyzing[0]),
        ]
    return rows


def _least(command: list[str], made: Path | None = None) -> tuple[float, float]:
    """Run a command several times, what it makes removed before; the least processor and elapsed time."""
    times = []
    for _ in range(ROUNDS):
        for path in made.parent.glob(f"{made.name}*") if made is not None else ():
            path.unlink()
        times.append(run(command))
    processor, elapsed = zip(*times, strict=True)
    return min(processor), min(elapsed)


def _growth(folder: Path) -> list[Measure]:
    """Compare twice as many documents with half of them."""
    small, large = (_many(count, folder / f"{count}.dossier") for count in (SMALL, LARGE))
    return [
        Measure(f"adding {LARGE} / {SMALL} documents, stub analysis", large["add"] / small["add"], 2.2, True),
        Measure(f"copies of {LARGE} / {SMALL} documents", large["copies"] / small["copies"], 2.2, True),
        Measure(f"peak memory, adding and copies of {LARGE}", large["peak"], 1000, True, " MB"),
        Measure(f"opening a dossier of {LARGE} documents", large["open"], 0.2, True, " s"),
        Measure(f"its copies, seconds of one processor, {large['pairs']} pairs", large["copies"]),
        Measure("its adding, seconds of one processor, stub analysis", large["add"]),
    ]


def _many(count: int, path: Path) -> dict[str, Any]:
    """Add so many documents in a process of its own, whose peak memory is theirs alone."""
    command = [sys.executable, "-m", "benchmarks.dossier", str(count), str(path)]
    root = Path(__file__).parents[1]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=root).stdout)
    openings = []
    for _ in range(OPENINGS):
        from recoupe.dossier import Dossier

        begun = time.perf_counter()
        with Dossier(path) as dossier:
            dossier.document(count)
        openings.append(time.perf_counter() - begun)
    return {**told, "open": min(openings)}


def main() -> None:
    """Add made-up documents to a dossier and look for copies; print what both cost as JSON."""
    from recoupe.crosscheck.comparing import compare
    from recoupe.crosscheck.judging import find_copies
    from recoupe.dossier import Dossier
    from recoupe.dossier.adding import add

    number, path = int(sys.argv[1]), Path(sys.argv[2])
    stub = Stub()
    with Dossier(path, create=True) as dossier:
        begun = time.process_time()
        add(dossier, items(number), stub)  # pyright: ignore[reportArgumentType]
        added = time.process_time()
        compare(dossier)
        pairs, _ = find_copies(dossier)
        copied = time.process_time()
    print(json.dumps({"add": added - begun, "copies": copied - added, "peak": megabytes(), "pairs": len(pairs)}))


class Stub:
    """In the place of a pipeline: finds in every document what the shipped one finds in one dispatch."""

    def __init__(self) -> None:
        import recoupe

        nlp = recoupe.load()
        example = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))[0].read_text(encoding="utf-8")
        self.model, self.overlay, self.lexicon, self.gazetteer = None, None, nlp.lexicon, nlp.gazetteer
        self._found = nlp(example)

    def inspect(self, document: Any, look: Any) -> tuple[Any, set[str]]:
        """Find the same again."""
        return msgspec.structs.replace(self._found, document=document), set(document.text.split())


def items(number: int) -> Iterator[Any]:
    """Make up documents: texts of syllables put together, in groups of variants that share long passages."""
    draw = random.Random(SEED)
    for at, (text, _) in enumerate(islice(variants(draw), number), start=1):
        yield item(text, at, "2031-05-02")


def item(text: str, number: int, published: str) -> Any:
    """Make what a reader gives."""
    from recoupe.model import Item, Original
    from recoupe.readers import build_document

    document = build_document(text, id=str(number), outlet=f"Gazette {number % 12}", published=published)
    original = Original(data=text.encode(), media_type="text/plain", obtained=f"made:{number}")
    return Item(document=document, original=original, key=f"id:{number}")


def variants(draw: random.Random) -> Iterator[tuple[str, int]]:
    """Make up texts without end, each with the number of its group.

    Variants have most paragraphs of their group, some with every twelfth word changed, and one or two of their own.
    """
    words = _vocabulary(draw)
    for group in count(1):
        common = [_paragraph(draw, words) for _ in range(4)]
        for _ in range(draw.randint(1, GROUP)):
            kept = [_edited(draw, words, one) if draw.random() < 0.5 else one for one in common if draw.random() < 0.8]
            own = [_paragraph(draw, words) for _ in range(draw.randint(1, 2))]
            yield "\n\n".join(" ".join(one) for one in draw.sample([*kept, *own], len(kept) + len(own))), group


def _vocabulary(draw: random.Random) -> list[str]:
    """Make up words, short ones first."""
    syllables = [first + second for first in "bcdfglmnprstv" for second in ("a", "e", "i", "o", "u", "an", "on", "é")]
    return ["".join(draw.choices(syllables, k=1 + min(number // 400, 3))) for number in range(12_000)]


def _paragraph(draw: random.Random, words: list[str]) -> list[str]:
    """Draw words as a language has them, by Zipf's law."""
    return [words[int(len(words) ** draw.random()) - 1] for _ in range(draw.randint(40, 70))]


def _edited(draw: random.Random, words: list[str], paragraph: list[str]) -> list[str]:
    """Change every twelfth word."""
    return [draw.choice(words) if place % 12 == 11 else word for place, word in enumerate(paragraph)]


if __name__ == "__main__":
    main()
