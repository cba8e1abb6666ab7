"""What the cross-check costs: beside analyzing, with one document more, and as the documents grow.

Articles are analyzed by the shipped pipeline. Twenty thousand documents would take an hour of it, so there every text
begins with one dispatch whose towns, days and numbers are replaced by others of the same length, in the text and in
what the pipeline finds in it. Who counts what, where and when is told by groups of documents, each of its own event,
and one event by every tenth of all documents.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.dossier import SEED, item, variants
from benchmarks.measure import Measure, installed, run, texts, write_articles

COUNT = 637
#: So many of them come one by one.
MORE = 3
SMALL, LARGE = 10_000, 20_000
#: Every so manyth document tells of the one event that all papers tell of.
GIANT = 10
#: How many towns there are, and how many documents tell of one day.
TOWNS, A_DAY = 500, 20
DAY = date(2031, 5, 7)
DISPATCH = """\
Vorzane : 5417 soldats tués, selon le gouverneur

Selon le gouverneur, 5417 soldats ont été tués mercredi dans la ville de Vorzane. Le ministère de la Défense parle de \
6238 blessés à Vorzane. L’Observatoire des conflits affirme que 7152 civils ont été tués à Vorzane et que 8626 \
personnes ont fui la ville.

À Kelmure, 9061 personnes ont manifesté, selon la préfecture, et 9874 selon les organisateurs. La police a arrêté 5835 \
manifestants mercredi à Kelmure, d’après le procureur. Le maire dément que la police a tiré sur la foule.

L’armée a pris le contrôle de Vorzane, a annoncé la radio d’État. Les rebelles affirment avoir repris la ville de \
Vorzane. Ils ont détruit 6735 véhicules près de Kelmure. Deux journalistes ont été enlevés mercredi à Kelmure."""
#: Higher than any place in the dispatch, so that they stand for nothing else in what is found in it.
NUMBERS = ("5417", "6238", "7152", "8626", "9061", "9874", "5835", "6735")


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Measure all of it."""
    documents = texts(articles, examples, COUNT)
    with tempfile.TemporaryDirectory() as folder:
        return [*_beside_analyzing(documents, Path(folder)), *_growth(Path(folder))]


def _beside_analyzing(documents: list[str], folder: Path) -> list[Measure]:
    """Compare the cross-check with analyzing: from nothing, with one document more, with none.

    Both are asked as shares of the time that analyzing all of them takes. A cross-check with one document more is a
    process of its own, which compares and reads that document, settles days and names over all of them and writes all
    facts, ten megabytes here; adding the document, which analyzes it, comes before. Several come one by one, and the
    one in the middle counts.
    """
    most, dossier = folder / "articles.jsonl", str(folder / "articles.dossier")
    write_articles(most, documents[:-MORE])
    environment = installed(str(folder / "compiled"))
    analyzing, _ = run(["analyze", str(most), "--format", "jsonl"], environment)
    run(["add", str(most), "--dossier", dossier], environment)
    versions = ["versions", dossier, "--format", "jsonl"]
    whole, _ = run(versions, environment)
    steps = []
    for number, text in enumerate(documents[-MORE:]):
        one = folder / f"{number}.jsonl"
        one.write_text(json.dumps({"id": f"more {number}", "text": text}), encoding="utf-8")
        run(["add", str(one), "--dossier", dossier], environment)
        steps.append(run(versions, environment)[0])
    more, (again, _) = statistics.median(steps), run(versions, environment)
    return [
        Measure(f"cross-check of {len(documents)} articles / analyzing, processor time", whole / analyzing, 0.2, True),
        Measure("cross-check with one article more / analyzing all", more / analyzing, 0.02, True),
        Measure("the same / cross-check from nothing (nothing is asked of it)", more / whole),
        Measure("the same, seconds of one processor", more),
        Measure("cross-check with nothing new, seconds of one processor", again),
    ]


def _growth(folder: Path) -> list[Measure]:
    """Compare twice as many documents with half of them."""
    small, large = (_many(count, folder / f"{count}.dossier") for count in (SMALL, LARGE))
    return [
        Measure(
            f"cross-check of {LARGE} / {SMALL} documents, stub analysis", large["whole"] / small["whole"], 2.3, True
        ),
        Measure(f"peak memory, cross-check of {LARGE}", large["peak"], 1500, True, " MB"),
        Measure("its cross-check, seconds of one processor", large["whole"]),
        Measure("the same with one document more", large["more"]),
    ]


def _many(count: int, path: Path) -> dict[str, Any]:
    """Cross-check so many documents in processes of their own."""
    command = [sys.executable, "-m", "benchmarks.versions", str(count), str(path)]
    root = Path(__file__).parents[1]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=root).stdout)


def main() -> None:
    """Make a dossier of made-up documents, cross-check it, again with one more; print what it costs as JSON."""
    count, path = int(sys.argv[1]), Path(sys.argv[2])
    made = told(count + 1)
    _write(path, islice(made, count))
    versions = ["versions", str(path), "--format", "jsonl"]
    whole, _ = run(versions)
    _write(path, made)
    more, _ = run(versions)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    print(json.dumps({"whole": whole, "more": more, "peak": peak}))


def _write(path: Path, entries: Iterator[Any]) -> None:
    """Add documents to a dossier with what is found in them."""
    from recoupe.dossier import Dossier
    from recoupe.dossier.records import Basis

    with Dossier(path, create=True) as dossier:
        basis = dossier.basis(Basis(code="stub", model="stub", lexicon="stub", gazetteer="stub"))
        while batch := list(islice(entries, 256)):
            dossier.write(batch, basis)


def told(count: int) -> Iterator[Any]:
    """Make up documents with their analyses.

    Documents of one group tell of one event, with numbers that agree or not; every :data:`GIANT`-th tells of the first.
    """
    from recoupe.crosscheck.words import word_hashes
    from recoupe.dossier.records import Entry, Traces
    from recoupe.model import Analysis

    draw = random.Random(SEED)
    towns = [_town(draw) for _ in range(TOWNS)]
    first = _Event(draw, towns, count)
    events = {0: first}
    found, common = _found(), len(word_hashes(DISPATCH))
    for number, (rest, group) in enumerate(islice(variants(draw), count), start=1):
        if group not in events:
            events = {0: first, group: _Event(draw, towns, count)}
        event = 0 if number % GIANT == 0 else group
        changes = events[event].told(draw)
        one = item(f"{_changed(DISPATCH, changes)}\n\n{rest}", number, changes[DAY.isoformat()])
        analysis = msgspec.json.decode(_changed(found, changes), type=Analysis)
        analysis = msgspec.structs.replace(analysis, document=one.document)
        words = word_hashes(one.document.text)
        words[:common] ^= event  # only documents of one event share the dispatch
        yield Entry(item=one, analysis=analysis, traces=Traces(words=words.tobytes()))


class _Event:
    """What a group of documents tells: two towns, a day, and the numbers that some give otherwise."""

    def __init__(self, draw: random.Random, towns: list[str], count: int) -> None:
        day = DAY + timedelta(days=7 * draw.randrange(max(1, count // A_DAY // 7)))
        self._fixed = {"Vorzane": draw.choice(towns), "Kelmure": draw.choice(towns), DAY.isoformat(): day.isoformat()}
        self._numbers = {number: [str(draw.randrange(5000, 10_000)) for _ in range(3)] for number in NUMBERS}

    def told(self, draw: random.Random) -> dict[str, str]:
        """Say what stands in one document in the place of what stands in the dispatch."""
        return {**self._fixed, **{number: draw.choice(told) for number, told in self._numbers.items()}}


def _found() -> str:
    """Give what the pipeline finds in the dispatch, as JSON."""
    import recoupe
    from recoupe.readers import build_document

    analysis = recoupe.load()(build_document(DISPATCH, id="0", published=DAY.isoformat()))
    bare = msgspec.structs.replace(analysis, document=build_document("Rien.", id="0"))
    return msgspec.json.encode(bare).decode()


def _changed(text: str, changes: dict[str, str]) -> str:
    """Replace all at once: none of what comes in is replaced again."""
    for number, old in enumerate(changes):
        text = text.replace(old, f"\0{number}\0")
    for number, new in enumerate(changes.values()):
        text = text.replace(f"\0{number}\0", new)
    return text


def _town(draw: random.Random) -> str:
    """Make up the name of a town, as long as those of the dispatch."""
    consonants, vowels = "bdfgklmnprstvz", "aeiou"
    return "".join(draw.choice(consonants) + draw.choice(vowels) for _ in range(3)).capitalize() + "n"


if __name__ == "__main__":
    main()
