"""Scores of events, figures and labels on hand-annotated documents, by the scorer that comes with them."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.gold import scored
from benchmarks.measure import Measure, Missing

#: Scorer's key, then what is asked of its F1 on the news and on the seeds.
ASKED: tuple[tuple[str, float, float | None], ...] = (
    ("events found", 0.70, 0.80),
    ("events right", 0.60, 0.72),
    ("agent | event found", 0.72, 0.80),
    ("patient | event found", 0.65, 0.72),
    ("place | event found", 0.70, 0.82),
    ("figures found", 0.90, 1.0),
    ("figures right", 0.80, None),
    ("labels found", 0.70, 0.85),
    ("labels right", 0.65, 0.80),
)
SCORER = "tools/score_events.py"


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Analyze the annotated documents through the command line and score their events, figures and labels."""
    if shared is None:
        raise Missing("give the folder of annotated documents with --shared DIR")
    if absent := [part for part in (SCORER, "gold/seeds/events", "gold/news/events") if not (shared / part).exists()]:
        raise Missing(f"no {', '.join(absent)} in {shared}")
    rows: list[Measure] = []
    for name, files, of_news in (
        ("news", sorted((shared / "gold/news/texts").glob("*.txt")), True),
        ("seeds", sorted((shared / "seeds").glob("*.txt")), False),
    ):
        found = json.loads(scored([shared / SCORER, shared / "gold" / name], files, "--json"))
        for what, news, seeds in ASKED:
            rows.append(Measure(f"{name}: {what} F1", found[what][2], news if of_news else seeds))
    return rows
