"""What every measure gives, and the texts they share."""

from __future__ import annotations

import json
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
