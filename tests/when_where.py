"""Score dates and places against the project's own annotation in ``tests/annotated/when_where``.

    python -m tests.when_where --split dev --misses
    python -m tests.when_where --split held

Figures between 0 and 1:

- **dates**: F1 of time expressions found: overlapping, and both on the calendar or both durations or sets;
- **values**: of the annotated expressions with a value, those whose value is the same; and of those annotated without
  one (the text does not settle it), those that are given none;
- **places**: F1 of distinct place names; **countries**: of those found, the right country;
- **positions**: of the annotated positions, those within 30 km; **astray**: of the same, those farther off;
- **actors**: of the names found that stand for a government, those marked so;
- **published**: of the texts that bound their own date, those whose bounds lie within the annotated ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recoupe.french.folding import fold
from recoupe.gazetteer.geodesy import distance
from recoupe.model import Analysis, Place, TimeExpression, TimeType
from tests.matching import locate
from tests.scoring import Report, Tally

FOLDER = Path(__file__).parent / "annotated" / "when_where"
#: In place of a value: more than one is right.
UNJUDGED = "*"
MEASURES = ("dates", "values", "places", "countries", "positions", "astray", "actors", "published")
#: What has a place on the calendar, as against durations and sets.
_CALENDAR = (TimeType.DATE, TimeType.TIME)
#: A city's own extent, and what lists disagree by.
NEAR_KM = 30


@dataclass(frozen=True)
class Item:
    """One annotated text; ``dates`` and ``places`` as the file has them."""

    id: str
    text: str
    published: str | None
    within: list[str | None] | None
    dates: list[dict[str, Any]]
    places: list[dict[str, Any]]


def load(split: str) -> list[Item]:
    """Read the texts of one split, ``dev`` or ``held``."""
    rows = map(json.loads, (FOLDER / f"{split}.jsonl").read_text(encoding="utf-8").splitlines())
    return [Item(**{name: value for name, value in row.items() if name != "split"}) for row in rows]


class Judge:
    """Judges the analysis of one text and adds what it finds to a report."""

    def __init__(self, item: Item, analysis: Analysis, report: Report) -> None:
        self.item, self.analysis, self.report = item, analysis, report

    def run(self) -> None:
        """Judge everything."""
        for found in (*self.analysis.dates, *self.analysis.places, *self.analysis.areas):
            self.report.bad_offsets += self.item.text[found.start : found.end] != found.text
        self._dates()
        self._places()
        self._published()

    def _dates(self) -> None:
        left = [found for found in self.analysis.dates if not str(found.value).endswith("_REF")]
        self.report.count("dates", gold=len(self.item.dates), predicted=len(left))
        for gold in self.item.dates:
            place = locate(self.item.text, gold["t"])
            assert place
            found = next(
                (x for x in left if _overlap(place, x) and (x.type in _CALENDAR) == (gold["type"] in _CALENDAR)), None
            )
            judged = gold["type"] in _CALENDAR and gold["value"] != UNJUDGED
            if judged:
                same = found is not None and found.value == gold["value"]
                self.report.count("values", gold=1, predicted=1, right=same)
            if found is None:
                self._miss("-", f"date {gold['t']!r}")
                continue
            left.remove(found)
            self.report.count("dates", right=1)
            if judged and found.value != gold["value"]:
                self._miss("~", f"{found.text!r} is {found.value} ({found.status}) for {gold['value']}")
        for extra in left:
            self._miss("+", f"date {extra.text!r} {extra.type} {extra.value}")

    def _places(self) -> None:
        named: dict[str, Place] = {}
        for place in self.analysis.places:
            named.setdefault(fold(place.text), place)
        self.report.count("places", gold=len(self.item.places), predicted=len(named))
        for gold in self.item.places:
            found = named.pop(fold(gold["t"]), None)
            if found is None:
                self._miss("-", f"place {gold['t']!r}")
                continue
            self.report.count("places", right=1)
            self._place(gold, found)
        for extra in named.values():
            self._miss("+", f"place {extra.text!r} {extra.kind} {extra.country}")

    def _place(self, gold: dict[str, Any], found: Place) -> None:
        right = found.country == gold["country"]
        self.report.count("countries", gold=1, predicted=1, right=right)
        if not right:
            self._miss("~", f"{found.text!r} lies in {found.country} for {gold['country']} ({found.evidence})")
        if gold.get("actor"):
            self.report.count("actors", gold=1, predicted=1, right=found.actor)
            if not found.actor:
                self._miss("~", f"{found.text!r} stands for a government")
        if "at" in gold:
            far = _distance_km(gold["at"], found)
            self.report.count("positions", gold=1, predicted=1, right=far is not None and far <= NEAR_KM)
            self.report.count("astray", gold=1, predicted=1, right=far is not None and far > NEAR_KM)
            if far is None or far > NEAR_KM:
                self._miss("~", f"{found.text!r} {'has no position' if far is None else f'is {far:.0f} km astray'}")

    def _published(self) -> None:
        if self.item.within is None:
            return
        bounds = self.analysis.published
        low, high = self.item.within
        right = (low is None or bounds.earliest is not None and bounds.earliest >= low) and (
            high is None or bounds.latest is not None and bounds.latest <= high
        )
        self.report.count("published", gold=1, predicted=1, right=right)
        if not right:
            self._miss("~", f"published {bounds.earliest} to {bounds.latest}, should lie in {self.item.within}")

    def _miss(self, sign: str, words: str) -> None:
        self.report.misses.append(f"{sign} {self.item.id}: {words}\n      {self.item.text}")


def _overlap(place: tuple[int, int], found: TimeExpression) -> bool:
    return max(place[0], found.start) < min(place[1], found.end)


def _distance_km(at: list[float], place: Place) -> float | None:
    """Give the great-circle distance, ``None`` where the place has no position."""
    if place.latitude is None or place.longitude is None:
        return None
    return distance((at[0], at[1]), (place.latitude, place.longitude))


def score(items: Iterable[Item], analyze: Callable[..., Analysis]) -> Report:
    """Analyze and judge every text."""
    report = Report(tallies={name: Tally() for name in MEASURES})
    for item in items:
        Judge(item, analyze(item.text, published=item.published), report).run()
    return report


def main(arguments: list[str] | None = None) -> int:
    """Print the figures, and with ``--misses`` every difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "held"), default="dev")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args(arguments)
    if options.misses and options.split == "held":
        parser.error("the held texts are measured, not read: no --misses there")
    import recoupe  # only here: the scorer is also used on analyses made by hand

    items = load(options.split)
    report = score(items, recoupe.load())
    print("\n".join([*report.misses, ""]) if options.misses else "", end="")
    print(f"{options.split}: {len(items)} texts, {report.bad_offsets} spans that do not give the text they claim")
    for name, tally in report.tallies.items():
        print(f"  {name:10} {tally.f1:.3f}   right {tally.right}, predicted {tally.predicted}, gold {tally.gold}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
