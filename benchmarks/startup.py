"""From start to result for one short file, as a multiple of importing spaCy and loading the model."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Measure, installed
from recoupe.french.parser import SHIPPED

ROUNDS = 7
TEXT = "Le maire dément toute négociation. « Rien n’est signé », a-t-il déclaré vendredi à la radio locale.\n"
#: What no program built on the model can do without.
FLOOR = "import spacy, recoupe.french.language, recoupe.french.sentences, sys; spacy.load(sys.argv[1], exclude=['ner'])"


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Run both as processes, in turn; the fastest of each counts, as whatever else the machine does only adds.

    Compiled modules are kept in a folder of this run, filled by a first round: an installation has them, too.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "short.txt"
        path.write_text(TEXT, encoding="utf-8")
        floor = [sys.executable, "-c", FLOOR, str(SHIPPED)]
        whole = [sys.executable, "-m", "recoupe", "analyze", str(path)]
        environment = installed(folder)
        pairs = [(_seconds(floor, environment), _seconds(whole, environment)) for _ in range(ROUNDS + 1)][1:]
    base, full = (min(times) for times in zip(*pairs, strict=True))
    return [
        Measure("start to result, as a multiple of import spaCy + load model", full / base, 1.3, at_most=True),
        Measure("start to result, seconds of one processor, this machine", full),
    ]


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    """Time one process, start to end: by the processor, which other programs disturb less, where that can be told."""
    before, begun = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    passed, after = time.perf_counter() - begun, os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return used or passed
