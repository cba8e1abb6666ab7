"""What every measure gives, and the texts they share."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path


class Missing(Exception):
    """What a measure needs is not here; the message says what and how to give it."""


@dataclass(frozen=True)
class Measure:
    """One figure beside what is asked of it.

    Attributes:
        name: what was measured.
        value: the figure.
        bound: what is asked; ``None`` for a figure that is only told.
        at_most: the bound is an upper one.
        unit: what to write behind both, such as ``" MB"``.
    """

    name: str
    value: float
    bound: float | None = None
    at_most: bool = False
    unit: str = ""

    @property
    def reached(self) -> bool:
        """Whether the figure is as asked."""
        return self.bound is None or (self.value <= self.bound if self.at_most else self.value >= self.bound)

    @property
    def shown(self) -> str:
        """The figure as text."""
        return f"{self.value:.0f}{self.unit}" if abs(self.value) >= 100 else f"{self.value:.3g}{self.unit}"

    @property
    def asked(self) -> str:
        """The bound as text."""
        return "" if self.bound is None else f"{'≤' if self.at_most else '≥'} {self.bound:g}{self.unit}"


def texts(articles: Path | None, examples: Path, count: int) -> list[str]:
    """Give texts to measure on: those of a JSON Lines file, else the examples over and over."""
    if articles is not None:
        with articles.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in islice(lines, count)]
    found = [path.read_text(encoding="utf-8") for path in sorted(examples.glob("*.txt"))]
    if not found:
        raise Missing(f"no examples in {examples}; give --articles FILE.jsonl")
    return list(islice(cycle(found), count))


def write_articles(path: Path, documents: Iterable[str]) -> None:
    """Write texts as JSON Lines, numbered."""
    with path.open("w", encoding="utf-8") as out:
        for number, text in enumerate(documents):
            out.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")


def installed(folder: str) -> dict[str, str]:
    """Give the environment of a process that keeps compiled modules in a folder, as an installation has them."""
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": folder,
    }


def run(command: list[str], environment: dict[str, str] | None = None) -> tuple[float, float]:
    """Run Recoupe as a process; give processor and elapsed seconds."""
    before, begun = os.times(), time.perf_counter()
    whole, nowhere = [sys.executable, "-m", "recoupe", *command], subprocess.DEVNULL
    done = subprocess.run(whole, check=False, stdout=nowhere, stderr=nowhere, env=environment)
    passed, after = time.perf_counter() - begun, os.times()
    if done.returncode not in ((0, 1) if command[0] in ("analyze", "add") else (0,)):  # 1: some in other languages
        raise Missing(f"recoupe {command[0]} ended with {done.returncode}")
    return after.children_user - before.children_user + after.children_system - before.children_system, passed


def megabytes() -> float:
    """Give the peak memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
