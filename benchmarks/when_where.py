"""Scores of dates, places and publication dates on hand-annotated documents, by the scorers that come with them."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.gold import scored
from benchmarks.measure import Measure, Missing
from recoupe.lexicon.loader import SHIPPED

_TIME = re.compile(r"strict F1 ([\d.]+)\s+relaxed F1 ([\d.]+)\s+value F1 ([\d.]+)\s+right day \S+ = ([\d.]+)")
_PUBLISHED = re.compile(
    r"(\d+) documents; year settled (\d+), right (\d+).*both bounds given (\d+), true date inside (\d+)"
)
_NAMES = re.compile(r"within 25 km (\d+)/\d+, wrong (\d+)")
NEEDED = (
    "tools/score.py",
    "tools/score_time.py",
    "tools/score_published.py",
    "tools/score_places.py",
    "gold/time/timebank_dev.jsonl",
    "gold/places/names60.tsv",
    "gold/seeds",
    "gold/news",
    "seeds",
)
PLACES = "places.csv"


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Analyze the annotated documents through the command line and score their dates and places."""
    if shared is None:
        raise Missing("give the folder of annotated documents with --shared DIR")
    if absent := [part for part in NEEDED if not (shared / part).exists()]:
        raise Missing(f"no {', '.join(absent)} in {shared}")
    rows = [*_timebank(shared)]
    rows += _published(shared, "TimeBank", _lines(shared / "gold/time/timebank_dev.jsonl"), None)
    if articles is not None:
        rows += _published(shared, "press", _lines(articles), 0.30)
    rows += _documents(shared, "seeds", sorted((shared / "seeds").glob("*.txt")), 1.0)
    rows += _documents(shared, "news", sorted((shared / "gold/news/texts").glob("*.txt")), 0.90)
    return [*rows, *_names(shared)]


def _timebank(shared: Path) -> list[Measure]:
    """Score time expressions of articles whose publication dates are given."""
    articles = shared / "gold/time/timebank_dev.jsonl"
    figures = _found(_TIME, scored([shared / "tools/score_time.py", articles], [articles]))
    asked = {"strict F1": 0.90, "relaxed F1": 0.94, "value F1": 0.82, "right day": 0.90}
    return [
        Measure(f"TimeBank: {name}", float(figure), least)
        for (name, least), figure in zip(asked.items(), figures, strict=True)
    ]


def _published(shared: Path, name: str, articles: Iterable[dict[str, str]], least: float | None) -> list[Measure]:
    """Score inferred publication dates: the scorer gets the dates, the analysis the texts alone."""
    dated = [article for article in articles if article.get("published")]
    with tempfile.TemporaryDirectory() as folder:
        true, bare = Path(folder) / "true.jsonl", Path(folder) / "bare.jsonl"
        _write(true, dated)
        _write(bare, ({"id": article["id"], "text": article["text"]} for article in dated))
        figures = _found(_PUBLISHED, scored([shared / "tools/score_published.py", true], [bare]))
    count, settled, right, bounded, inside = map(int, figures)
    return [
        Measure(f"{name}, dates withheld: settled years right", right / settled if settled else 1.0, 0.98),
        Measure(f"{name}, dates withheld: share of years settled", settled / count, least),
        Measure(f"{name}, dates withheld: true date between both bounds", inside / bounded if bounded else 1.0),
    ]


def _documents(shared: Path, name: str, files: list[Path], dates: float) -> list[Measure]:
    """Score the dates and places of one folder of documents."""
    found = json.loads(scored([shared / "tools/score.py", shared / "gold" / name], files, "--json"))
    right, total = map(int, found["date value right, of gold with a value"].split("/"))
    return [
        Measure(f"{name}: dates found F1", found["dates found"][2], dates),
        Measure(f"{name}: date values right, of {total}", right, 6 if name == "seeds" else None),
        Measure(f"{name}: places found F1", found["places found"][2], 0.85),
        Measure(f"{name}: country right, of places found", found["country right | place found"], 0.95),
    ]


def _names(shared: Path) -> list[Measure]:
    """Score names as French media spell them, without the rows that the project wrote of such places."""
    names, scorer = shared / "gold/places/names60.tsv", shared / "tools/score_places.py"
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        _empty_places(Path(folder))
        for said, option, near, wrong in (("named", ["--country"], 58, 1), ("not named", [], 55, 2)):
            texts = Path(folder) / "names.jsonl"
            texts.write_bytes(subprocess.check_output([sys.executable, scorer, "--texts", names, *option]))
            printed = scored([scorer, names], [texts], lexicon=Path(folder))
            figures = _found(_NAMES, printed)
            rows.append(Measure(f"names, country {said}: within 25 km, of 60", int(figures[0]), near))
            rows.append(Measure(f"names, country {said}: wrong", int(figures[1]), wrong, at_most=True))
    return rows


def _empty_places(folder: Path) -> None:
    """Write an overlay that takes every row of the project's own places away."""
    with (SHIPPED / PLACES).open(encoding="utf-8", newline="") as shipped:
        rows = csv.DictReader(shipped)
        columns = rows.fieldnames or []
        with (folder / PLACES).open("w", encoding="utf-8", newline="") as overlay:
            out = csv.DictWriter(overlay, columns)
            out.writeheader()
            out.writerows({**row, "name": "-"} for row in rows)


def _found(pattern: re.Pattern[str], printed: str) -> tuple[str, ...]:
    figures = pattern.search(printed)
    if figures is None:
        raise Missing(f"a scorer printed something unexpected: {printed.strip()}")
    return figures.groups()


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
