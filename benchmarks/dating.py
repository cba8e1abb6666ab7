"""How well the days of publication are found that a dossier does not know: given ones are hidden, and found again.

    python -m benchmarks.dating DOSSIER

The documents of the dossier that came with a day of publication are analyzed once more without it and without their
address. Halves of them, drawn several times, are then put among the other documents as undated, and the windows that
the cross-check finds for them are held against what was hidden; and once all of them are hidden together.
"""

from __future__ import annotations

import random
import sys
from datetime import date
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

import recoupe
from recoupe.crosscheck.accounts import sketch
from recoupe.crosscheck.comparing import compare, words_of
from recoupe.crosscheck.dating import Dating
from recoupe.crosscheck.records import Carrier, Window
from recoupe.dossier import Dossier
from recoupe.dossier.records import Overlap
from recoupe.model import PublishedStatus

#: A window of so many days is narrow.
NARROW = 3
DRAWS = 4


class Found(NamedTuple):
    """How a hidden day was found: days of the window, ``None`` where it is open, and whether it holds the day."""

    days: int | None
    right: bool


def main() -> None:
    """Measure, and print a line for each way of hiding."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    with Dossier(sys.argv[1]) as dossier:
        compare(dossier)
        shown, hidden = _carriers(dossier)
        overlaps = list(dossier.overlaps())
        words = list(words_of(dossier))
    names = sorted(hidden)
    halves: list[Found] = []
    for draw in range(DRAWS):
        random.Random(draw).shuffle(names)
        for half in (names[: len(names) // 2], names[len(names) // 2 :]):
            halves += _found(shown, hidden, set(half), overlaps, words)
    print(_line("half of the days hidden", halves))
    print(_line("all days hidden", _found(shown, hidden, set(names), overlaps, words)))


def _carriers(dossier: Dossier) -> tuple[dict[str, Carrier], dict[str, Carrier]]:
    """Give all documents as the dossier knows them, and the dated ones as if they came without their day."""
    nlp = recoupe.load()
    shown: dict[str, Carrier] = {}
    hidden: dict[str, Carrier] = {}
    for stored, analysis in dossier.analyses():
        if analysis is None:
            continue
        carrier = Carrier(
            number=stored.number,
            name=stored.name,
            key=stored.key,
            outlet=stored.document.outlet,
            earliest=stored.earliest,
            latest=stored.latest,
            status=stored.status,
            sketch=sketch(analysis),
        )
        shown[stored.name] = carrier
        if stored.status == PublishedStatus.GIVEN:
            bare = recoupe.Document(id=stored.document.id, text=stored.document.text, outlet=stored.document.outlet)
            undated = nlp(bare)
            published = undated.published
            hidden[stored.name] = replace(
                carrier,
                earliest=published.earliest,
                latest=published.latest,
                status=published.status.value,
                sketch=sketch(undated),
            )
    return shown, hidden


def _found(
    shown: dict[str, Carrier],
    hidden: dict[str, Carrier],
    names: set[str],
    overlaps: list[Overlap],
    words: list[tuple[int, np.ndarray]],
) -> list[Found]:
    """Find the days of some documents whose own are hidden."""
    carriers = [hidden[name] if name in names else one for name, one in shown.items()]
    dating = Dating(carriers, overlaps)
    dating.liken(words)
    return [_against(dating.published(hidden[name]), shown[name].earliest or "") for name in sorted(names)]


def _against(window: Window, day: str) -> Found:
    right = (window.earliest or day) <= day <= (window.latest or day)
    if window.earliest is None or window.latest is None:
        return Found(None, right)
    return Found((date.fromisoformat(window.latest) - date.fromisoformat(window.earliest)).days + 1, right)


def _line(title: str, found: list[Found]) -> str:
    narrow = [one for one in found if one.days is not None and one.days <= NARROW]
    right = sum(one.right for one in narrow)
    held = sum(one.right for one in found)
    return (
        f"{title}: {len(narrow)} of {len(found)} within {NARROW} days, {right} of these right; "
        f"{held} of all windows hold the day"
    )


if __name__ == "__main__":
    main()
