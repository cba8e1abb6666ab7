"""From start to result for one short file, as a multiple of importing spaCy and loading the model."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Measure
from recoupe.french.parser import SHIPPED

ROUNDS = 7
TEXT = "Le maire dément toute négociation. « Rien n’est signé », a-t-il déclaré vendredi à la radio locale.\n"
#: What no program built on the model can do without.
FLOOR = "import spacy, recoupe.french.language, recoupe.french.sentences, sys; spacy.load(sys.argv[1], exclude=['ner'])"


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Run both as processes, in turn, so that whatever slows the machine slows both; the medians count."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "short.txt"
        path.write_text(TEXT, encoding="utf-8")
        floor = [sys.executable, "-c", FLOOR, str(SHIPPED)]
        whole = [sys.executable, "-m", "recoupe", "analyze", str(path)]
        pairs = [(_seconds(floor), _seconds(whole)) for _ in range(ROUNDS + 1)][1:]  # the first fills the file cache
    base, full = (statistics.median(times) for times in zip(*pairs, strict=True))
    return [
        Measure("start to result, as a multiple of import spaCy + load model", full / base, 1.3, at_most=True),
        Measure("start to result, seconds, this machine", full),
    ]


def _seconds(command: list[str]) -> float:
    """Time one process, start to end."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun
