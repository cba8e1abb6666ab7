"""Read the project's own annotation, and compare contents, names and chains: what :mod:`tests.scoring` counts with."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

ROOT = Path(__file__).parents[1]
FOUND = 0.5

#: Articles and kinds of media say nothing about which one is meant.
_FILLERS = set("le la les l un une des du de d au aux agence chaîne chaine journal quotidien site radio presse".split())
_LEAD = re.compile(r"[\W_]*(?:(?:que|qu)\b\W*)?", re.IGNORECASE)

Interval = tuple[int, int]


@dataclass(frozen=True)
class Item:
    """One annotated text; ``statements`` and ``retractions`` as the file has them."""

    id: str
    text: str
    statements: list[dict[str, Any]]
    retractions: list[dict[str, Any]]
    phenomenon: str = "example"


@dataclass(frozen=True)
class Mark:
    """What pairs a statement: the places of its content that count, and its cue."""

    content: set[int]
    cue: Interval | None


def load_examples() -> list[Item]:
    """Read the dispatches of ``examples/`` with their annotation."""
    items = []
    for path in sorted((ROOT / "examples" / "gold").glob("fictif-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (ROOT / "examples" / gold["doc"]).read_text(encoding="utf-8")
        items.append(Item(path.stem, text, gold["statements"], gold["retractions"]))
    return items


def load_annotated(split: str) -> list[Item]:
    """Read the annotated sentences of one split, ``dev`` or ``held``."""
    items = []
    for path in sorted((ROOT / "tests" / "annotated").glob(f"*.{split}.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            items.append(Item(row["id"], row["text"], row["statements"], row["retractions"], row["phenomenon"]))
    return items


def locate(text: str, wanted: str | dict[str, Any] | None, near: int | None = None) -> Interval | None:
    """Find an annotated string: its n-th occurrence, or the one nearest to a place in the text.

    >>> locate("il dit qu’il vient", {"t": "il", "k": 2})
    (10, 12)
    >>> locate("il dit qu’il vient", "il", near=11)
    (10, 12)
    """
    if wanted is None:
        return None
    string = wanted if isinstance(wanted, str) else wanted["t"]
    starts = [i for i in range(len(text)) if text.startswith(string, i)]
    if isinstance(wanted, dict):
        starts = starts[wanted["k"] - 1 : wanted["k"]]
    if not starts:
        return None
    start = starts[0] if near is None else min(starts, key=lambda place: abs(place - near))
    return start, start + len(string)


def contents(text: str, statement: dict[str, Any]) -> list[Interval]:
    """Locate the segments of a gold statement's content."""
    return [place for segment in statement["content"] if (place := locate(text, segment))]


def letters(text: str, intervals: Iterable[Interval]) -> set[int]:
    """Give the places that count in a content: no white space, no marks or *que* at the edges of a segment."""
    places: set[int] = set()
    for start, end in intervals:
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead else start
        while end > start and not text[end - 1].isalnum():
            end -= 1
        places.update(place for place in range(start, end) if not text[place].isspace())
    return places


def jaccard(one: set[int], other: set[int]) -> float:
    """Give the shared part of two sets, from 0 to 1."""
    return len(one & other) / len(one | other) if one | other else 0.0


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two names agree: the words of one hold those of the other, or they share half.

    >>> same_name("le général Marek Oussel", "Marek Oussel"), same_name("OCDH", "Front populaire")
    (True, False)
    """
    x, y = _words(one), _words(other)
    if not x or not y:
        return not x and not y
    return x <= y or y <= x or len(x & y) / len(x | y) >= 0.5


def _words(name: str | None) -> set[str]:
    plain = unicodedata.normalize("NFKD", name or "").casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return {word for word in re.findall(r"\w+", plain) if word not in _FILLERS}


def same_chain(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two chains of relays have the same links in the same order."""
    x, y = list(one), list(other)
    return len(x) == len(y) and all(same_name(a, b) for a, b in zip(x, y, strict=True))


def overlap(one: Interval | None, other: Interval | None) -> bool:
    """Tell whether two intervals share a character; two missing ones agree as well."""
    if one is None or other is None:
        return one is other
    return max(one[0], other[0]) < min(one[1], other[1])


def pair(gold: list[Mark], predicted: list[Mark]) -> dict[int, int]:
    """Pair contents one to one with the greatest sum of Jaccard; give the pairs found, gold to predicted.

    Between equals the cue decides: « X l’affirme, Y dément » are two statements with one content.
    """
    if not gold or not predicted:
        return {}
    likeness = np.array([[jaccard(one.content, other.content) for other in predicted] for one in gold])
    same_cue = np.array([[overlap(one.cue, other.cue) for other in predicted] for one in gold])
    rows, columns = linear_sum_assignment(-(likeness + 0.01 * same_cue))
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if likeness[i, j] >= FOUND}
