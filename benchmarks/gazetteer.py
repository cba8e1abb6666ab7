"""What the gazetteer adds to a process: memory, and time at its start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Measure, Missing

ROUNDS = 5
#: What analyzing needs anyway, and what the gazetteer adds: opening it, and looking up a thousand names.
_WITHOUT = "import time, msgspec, numpy, recoupe.model"
_OPEN = """
begun = time.process_time()
from recoupe.gazetteer import load_gazetteer
gazetteer = load_gazetteer()
gazetteer.resolve("Alep", {"SY": 1.0})
print(time.process_time() - begun)
"""
_ASK = """
store = gazetteer.stores[0]
for number in range(1000):
    gazetteer.resolve(store.text("name", number * 211), {"SY": 1.0, "FR": 0.5})
"""
#: Run in a process of its own, which has no other children: a process begins with the peak of the one that starts it.
_WATCH = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-c", sys.argv[1]], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Run the process several times; the least of each figure counts, as whatever else the machine does only adds."""
    if sys.platform == "win32":
        raise Missing("the peak memory of a process is only asked for on Linux and macOS")
    without, full = (min(_run(_WATCH, code) for _ in range(ROUNDS)) for code in (_WITHOUT, _WITHOUT + _OPEN + _ASK))
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    seconds = min(_run(_WITHOUT + _OPEN) for _ in range(ROUNDS))
    return [
        Measure("gazetteer: memory it adds", (full - without) / unit, 150, at_most=True, unit=" MB"),
        Measure("gazetteer: time it adds to a start", seconds, 0.3, at_most=True, unit=" s"),
    ]


def _run(*code: str) -> float:
    """Run Python code and give the number that it prints."""
    return float(subprocess.check_output([sys.executable, "-c", *code], text=True))
