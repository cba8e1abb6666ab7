"""Score events, figures and labels against the project's own annotation in ``tests/annotated/events``.

    python -m tests.events --split dev --misses
    python -m tests.events --split held
    python -m tests.events --split dev --write DIR

Figures between 0 and 1, all F1:

- **events**: found: triggers overlap and the types agree; **events_right**: with the right polarity, modality and
  voice;
- **agents**, **patients**, **places**: of the events found, the right name;
- **figures**: found: spans overlap and the numbers agree; **figures_right**: with the right kind and speaker;
- **labels**: found: spans overlap; **labels_right**: in the right voice.

Gold and predicted records are paired one to one, in text order, each with the first that fits. ``--write`` writes the
texts and their annotation as a folder of files, ``texts/ID.txt`` and ``events/ID.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from recoupe.model import Analysis, Event, Figure, Label, Span
from tests.matching import locate, overlap, same_name
from tests.scoring import Report, Tally

FOLDER = Path(__file__).parent / "annotated" / "events"
ROLES = {"agents": "agent", "patients": "patient", "places": "place"}
MEASURES = ("events", "events_right", *ROLES, "figures", "figures_right", "labels", "labels_right")
#: Whose voice it is when nobody else's.
OUTLET = "outlet"

Gold = dict[str, Any]
Found = TypeVar("Found", Event, Figure, Label)


@dataclass(frozen=True)
class Item:
    """One annotated text; ``events``, ``figures`` and ``labels`` as the file has them."""

    id: str
    text: str
    events: list[Gold]
    figures: list[Gold]
    labels: list[Gold]


def load(split: str) -> list[Item]:
    """Read the texts of one split, ``dev`` or ``held``."""
    lines = (FOLDER / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Item(**json.loads(line)) for line in lines]


def write(items: Iterable[Item], folder: Path) -> None:
    """Write every text and its annotation as two files: ``texts/ID.txt`` and ``events/ID.json``."""
    for name in ("texts", "events"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for item in items:
        gold = {"doc": f"{item.id}.txt", "events": item.events, "figures": item.figures, "labels": item.labels}
        (folder / "texts" / f"{item.id}.txt").write_text(item.text, encoding="utf-8")
        (folder / "events" / f"{item.id}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


def same_voice(one: str | None, other: str | None) -> bool:
    """Tell whether two voices are the same: the outlet's, an unknown speaker's (``None``) or one origin's.

    >>> same_voice(None, "outlet"), same_voice("le général Marek Oussel", "Marek Oussel")
    (False, True)
    """
    return one == other if {one, other} & {None, OUTLET} else same_name(one, other)


def same_number(gold: Gold, found: Figure) -> bool:
    """Tell whether two figures give the same number; where the gold has none, the same bounds."""
    if gold["value"] is not None:
        return gold["value"] == found.value
    return (gold["low"], gold["high"]) == (found.low, found.high)


class Judge:
    """Judges the analysis of one text and adds what it finds to a report."""

    def __init__(self, item: Item, analysis: Analysis, report: Report) -> None:
        self.item, self.analysis, self.report = item, analysis, report

    def run(self) -> None:
        """Judge everything."""
        spans = [event.trigger for event in self.analysis.events]
        spans += [Span(x.start, x.end, x.text) for x in (*self.analysis.figures, *self.analysis.labels)]
        self.report.bad_offsets += sum(self.item.text[span.start : span.end] != span.text for span in spans)
        self._events()
        self._figures()
        self._labels()

    def _events(self) -> None:
        def fits(gold: Gold, found: Event) -> bool:
            return self._meets(gold["trigger"], found.trigger) and gold["type"] == found.type

        def right(gold: Gold, found: Event) -> bool:
            mode = gold["polarity"] == found.polarity and gold["modality"] == found.modality
            return mode and same_voice(gold["voice"], found.voice)

        for gold, found in self._judge("events", self.item.events, self.analysis.events, fits, right):
            for measure, role in ROLES.items():
                wanted, given = gold[role], getattr(found, role)
                same = bool(wanted and given) and same_name(wanted, given)
                self.report.count(measure, gold=bool(wanted), predicted=bool(given), right=same)
                if not same and (wanted or given):
                    self._miss("~", f"{role} of {found.trigger.text!r} is {given!r} for {wanted!r}")

    def _figures(self) -> None:
        def fits(gold: Gold, found: Figure) -> bool:
            return self._meets(gold["t"], found) and same_number(gold, found)

        def right(gold: Gold, found: Figure) -> bool:
            return gold["kind"] == found.kind and same_voice(gold["by"], found.by)

        self._judge("figures", self.item.figures, self.analysis.figures, fits, right)

    def _labels(self) -> None:
        def fits(gold: Gold, found: Label) -> bool:
            return self._meets(gold["t"], found)

        def right(gold: Gold, found: Label) -> bool:
            return same_voice(gold["voice"], found.voice) or found.voice in gold.get("alt_voice", ())

        self._judge("labels", self.item.labels, self.analysis.labels, fits, right)

    def _judge(
        self,
        measure: str,
        gold: list[Gold],
        found: Iterable[Found],
        fits: Callable[[Gold, Found], bool],
        right: Callable[[Gold, Found], bool],
    ) -> list[tuple[Gold, Found]]:
        """Pair the records of one kind, count those found and those right, and give the pairs."""
        left, pairs = list(found), list[tuple[Gold, Found]]()
        for name in (measure, f"{measure}_right"):
            self.report.count(name, gold=len(gold), predicted=len(left))
        for wanted in gold:
            partner = next((one for one in left if fits(wanted, one)), None)
            if partner is None:
                self._miss("-", f"{measure} {_told(wanted)}")
                continue
            left.remove(partner)
            pairs.append((wanted, partner))
            good = right(wanted, partner)
            self.report.count(measure, right=1)
            self.report.count(f"{measure}_right", right=good)
            if not good:
                self._miss("~", f"{measure} {_given(partner)} for {_told(wanted)}")
        for extra in left:
            self._miss("+", f"{measure} {_given(extra)}")
        return pairs

    def _meets(self, gold: str | Gold, found: Span | Figure | Label) -> bool:
        place = locate(self.item.text, gold)
        assert place
        return overlap(place, (found.start, found.end))

    def _miss(self, sign: str, words: str) -> None:
        self.report.misses.append(f"{sign} {self.item.id}: {words}\n      {self.item.text}")


def _told(gold: Gold) -> str:
    """Give an annotated record in one line."""
    return json.dumps(gold, ensure_ascii=False)


def _given(found: Event | Figure | Label) -> str:
    """Give a predicted record in one line: its text and what it is judged by."""
    match found:
        case Event():
            return f"{found.trigger.text!r} {found.type} {found.polarity} {found.modality} {found.voice!r}"
        case Figure():
            return f"{found.text!r} {found.value} [{found.low}, {found.high}] {found.kind} {found.by!r}"
        case Label():
            return f"{found.text!r} {found.voice!r}"


def score(items: Iterable[Item], analyze: Callable[[str], Analysis]) -> Report:
    """Analyze and judge every text."""
    report = Report(tallies={name: Tally() for name in MEASURES})
    for item in items:
        Judge(item, analyze(item.text), report).run()
    return report


def main(arguments: list[str] | None = None) -> int:
    """Print the figures, and with ``--misses`` every difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "held"), default="dev")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", type=Path, metavar="DIR", help="write texts and annotation there, score nothing")
    options = parser.parse_args(arguments)
    if options.misses and options.split == "held":
        parser.error("the held texts are measured, not read: no --misses there")
    items = load(options.split)
    if options.write:
        write(items, options.write)
        return 0
    import recoupe  # only here: the scorer is also used on analyses made by hand

    report = score(items, recoupe.load())
    print("\n".join([*report.misses, ""]) if options.misses else "", end="")
    print(f"{options.split}: {len(items)} texts, {report.bad_offsets} spans that do not give the text they claim")
    for name, tally in report.tallies.items():
        print(f"  {name:13} {tally.f1:.3f}   right {tally.right}, predicted {tally.predicted}, gold {tally.gold}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
