"""What the gazetteer adds to a process, and how well it reads place names as French media spell them."""

from __future__ import annotations

import math
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Measure, Missing
from recoupe.gazetteer import Gazetteer, load_gazetteer

ROUNDS = 5
#: Within so many km a place is the right one.
NEAR_KM = 25.0
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
_SCORED = re.compile(r"within 25 km (\d+)/\d+, wrong (\d+)")
#: Country named in the text or not: right at least, wrong at most, of sixty names.
_ASKED = {True: (58, 1), False: (55, 2)}


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Measure memory and start, and where the annotated names are given, how many are placed rightly."""
    rows = _added()
    if shared is None:
        return rows
    names, scorer = shared / "gold/places/names60.tsv", shared / "tools/score_places.py"
    if absent := [str(path) for path in (names, scorer) if not path.is_file()]:
        raise Missing(f"no {', '.join(absent)}")
    gazetteer = load_gazetteer()
    for named in (True, False):
        rows += _looked_up(gazetteer, names, named)
        rows += _analyzed(names, scorer, named)
    return rows


def _added() -> list[Measure]:
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


def _looked_up(gazetteer: Gazetteer, names: Path, named: bool) -> list[Measure]:
    """Look the names up as they stand, without a text around them or the lexicon's places."""
    right = wrong = 0
    for line in names.read_text(encoding="utf-8").splitlines():
        name, country, latitude, longitude = line.split("\t")[:4]
        place = gazetteer.resolve(name, {country: 1.0} if named else {}).place
        if place is None:
            continue
        if _km(place.latitude, place.longitude, float(latitude), float(longitude)) <= NEAR_KM:
            right += 1
        else:
            wrong += 1
    return _figures("names60, gazetteer alone", named, right, wrong)


def _analyzed(names: Path, scorer: Path, named: bool) -> list[Measure]:
    """Analyze the names in the sentences that the scorer writes, and let it score the result."""
    with tempfile.TemporaryDirectory() as folder:
        texts, found = Path(folder) / "texts.jsonl", Path(folder) / "found.jsonl"
        command = [sys.executable, str(scorer), "--texts", str(names), *(["--country"] if named else [])]
        texts.write_bytes(subprocess.check_output(command))
        analyze = [sys.executable, "-m", "recoupe", "analyze", str(texts), "--format", "jsonl"]
        finished = subprocess.run(analyze, capture_output=True, check=False)
        if finished.returncode > 1:
            raise Missing(f"the command line failed: {finished.stderr.decode().strip()}")
        found.write_bytes(finished.stdout)
        score = [sys.executable, str(scorer), str(names), str(found)]
        printed = subprocess.run(score, capture_output=True, text=True, check=False).stdout
    figures = _SCORED.search(printed)
    if figures is None:
        raise Missing(f"{scorer.name} printed something unexpected: {printed.strip()}")
    return _figures("names60, analyzed", named, int(figures[1]), int(figures[2]))


def _figures(what: str, named: bool, right: int, wrong: int) -> list[Measure]:
    least, most = _ASKED[named]
    how = f"{what}, country {'named' if named else 'not named'}"
    return [Measure(f"{how}: within 25 km", right, least), Measure(f"{how}: wrong", wrong, most, at_most=True)]


def _km(a: float, b: float, c: float, d: float) -> float:
    """Great-circle distance of two points in degrees (haversine)."""
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(h, 1.0)))
