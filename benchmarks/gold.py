"""Scores on hand-annotated documents, by the scorers that come with them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Measure, Missing

#: What the scorer of the FrameNet sentences prints, with the two figures wanted.
_FRAMENET = re.compile(r"found at 0\.5: \S+ = ([\d.]+).*negatives: \S+ = ([\d.]+)")
#: Scorer's key, which of its figures (``None``: it is one figure), what is asked.
Asked = tuple[str, int | None, float]
SEEDS: tuple[Asked, ...] = (("content@0.5", 2, 0.95), ("full", 2, 0.88))
NEWS: tuple[Asked, ...] = (
    ("content@0.5", 2, 0.88),
    ("content@0.8", 2, 0.80),
    ("source | found", None, 0.92),
    ("origin | found", None, 0.88),
    ("relays | found", None, 0.95),
    ("full", 2, 0.76),
)
CHAINS = "chains right, of all gold ones"
OFFSETS = "offsets that do not give the text they claim"


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Analyze the annotated documents through the command line and score them."""
    if shared is None:
        raise Missing("give the folder of annotated documents with --shared DIR")
    needed = ("tools/score.py", "tools/score_framenet.py", "gold/seeds", "gold/news", "gold/framenet", "seeds")
    if absent := [part for part in needed if not (shared / part).exists()]:
        raise Missing(f"no {', '.join(absent)} in {shared}")
    return [
        *_documents(shared, "seeds", sorted((shared / "seeds").glob("*.txt")), SEEDS, 1.0),
        *_documents(shared, "news", sorted((shared / "gold/news/texts").glob("*.txt")), NEWS, 0.75),
        *_framenet(shared),
    ]


def _documents(shared: Path, name: str, files: list[Path], asked: tuple[Asked, ...], chains: float) -> list[Measure]:
    """Score one folder of documents."""
    printed = scored([shared / "tools/score.py", shared / "gold" / name], files, "--json")
    found = json.loads(printed)
    rows = []
    for key, part, bound in asked:
        value = found[key] if part is None else found[key][part]
        rows.append(Measure(f"{name}: {key}{'' if part is None else ' F1'}", value, bound))
    right, total = map(int, found[CHAINS].split("/"))
    rows.append(Measure(f"{name}: {CHAINS}", right / total, chains))
    rows.append(Measure(f"{name}: {OFFSETS}", found[OFFSETS], 0, at_most=True))
    return rows


def _framenet(shared: Path) -> list[Measure]:
    """Score the FrameNet sentences, each a document."""
    sentences = shared / "gold/framenet/sequoia_dev.jsonl"
    printed = scored([shared / "tools/score_framenet.py", sentences], [sentences])
    figures = _FRAMENET.search(printed)
    if figures is None:
        raise Missing(f"tools/score_framenet.py printed something unexpected: {printed.strip()}")
    return [
        Measure("framenet: core contents found at 0.5", float(figures[1]), 0.85),
        Measure("framenet: false alarms on negatives", float(figures[2]), 0.08, at_most=True),
    ]


def scored(scorer: list[Path], inputs: list[Path], *options: str, lexicon: Path | None = None) -> str:
    """Analyze inputs through the command line, run a scorer over the result, and give what it prints.

    Args:
        scorer: the scorer, and the annotation it takes before the predictions.
        inputs: the files to analyze.
        options: what the scorer takes after the predictions.
        lexicon: a folder of rows to lay over the lexicon.
    """
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("wb") as out:
            analyze = [sys.executable, "-m", "recoupe", "analyze", *map(str, inputs), "--format", "jsonl"]
            analyze += ["--lexicon", str(lexicon)] if lexicon is not None else []
            finished = subprocess.run(analyze, stdout=out, stderr=subprocess.PIPE, check=False, encoding="utf-8")
        if finished.returncode > 1:  # 1: some sentence is no French, or such, and counts as found empty
            raise Missing(f"the command line failed: {finished.stderr.strip()}")
        command = [sys.executable, *map(str, scorer), str(predictions), *options]
        # a scorer's exit code says whether its own bar is reached; ours are beside the figures
        return subprocess.run(command, stdout=subprocess.PIPE, check=False, encoding="utf-8").stdout
