"""Score analyses against the project's own annotation: ``examples/gold`` and ``tests/annotated``.

    python -m tests.scoring --split dev --misses
    python -m tests.scoring --split held
    python -m tests.scoring --split examples --misses

A gold and a predicted statement are paired one to one so that the sum of the character Jaccard of their contents is
greatest; a pair counts as *found* from 0.5 on. Every figure is an F1:

- **statements**: found;
- **full**: found, with the right source, origin and relays;
- **denials**, **conditionals**: found, and of attitude deny, of form conditional, on both sides;
- **chains**: found with the right origin and relays, of those with relays;
- **retractions**: cues overlap, origin right, and the statement taken back right where the gold names one.

Quotations are opaque in the annotation: what is predicted inside a quoted content and pairs with nothing is not
counted. Records marked optional count neither when found nor when left out. A relay carried over from an earlier
statement of the same origin is right too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from recoupe.model import Analysis, Attitude, Form, Retraction, Span, Statement
from tests.matching import (
    Interval,
    Item,
    Mark,
    contents,
    letters,
    load_annotated,
    load_examples,
    locate,
    overlap,
    pair,
    same_chain,
    same_name,
)

MEASURES = ("statements", "full", "denials", "conditionals", "retractions", "chains")


@dataclass
class Tally:
    """Counts behind one F1: right ones, predicted ones, gold ones.

    >>> Tally(right=2, predicted=4, gold=2).f1
    0.6666666666666666
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing is right, 1 where there was nothing to find."""
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 1.0


@dataclass
class Report:
    """Tallies by measure, misses in words, and how many spans do not give the text they claim."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MEASURES})
    misses: list[str] = field(default_factory=list)
    bad_offsets: int = 0

    def count(self, measure: str, *, right: int = 0, predicted: int = 0, gold: int = 0) -> None:
        """Add to the counts of one measure."""
        tally = self.tallies[measure]
        tally.right, tally.predicted, tally.gold = tally.right + right, tally.predicted + predicted, tally.gold + gold


class Judge:
    """Judges the analysis of one item and adds what it finds to a report."""

    def __init__(self, item: Item, analysis: Analysis, report: Report) -> None:
        self.item, self.analysis, self.report = item, analysis, report
        text = item.text
        self.gold = [_gold_mark(text, statement) for statement in item.statements]
        self.predicted = [
            Mark(letters(text, ((s.start, s.end) for s in x.content)), _ends(x.cue)) for x in analysis.statements
        ]
        self.pairs = pair(self.gold, self.predicted)
        self.gold_of = {j: i for i, j in self.pairs.items()}

    def run(self) -> None:
        """Judge everything."""
        self.report.bad_offsets += sum(1 for span in _spans(self.analysis) if not _true(self.item.text, span))
        for i, gold in enumerate(self.item.statements):
            if not gold.get("optional"):
                self._judge_gold(gold, self._partner(i))
        for j, predicted in enumerate(self.analysis.statements):
            if not self._inside_quotation(j):
                self._judge_predicted(predicted, self.gold_of.get(j))
        self._judge_retractions()

    def _partner(self, i: int) -> Statement | None:
        return self.analysis.statements[self.pairs[i]] if i in self.pairs else None

    def _judge_gold(self, gold: dict[str, Any], found: Statement | None) -> None:
        """Count a gold statement, and what is right about the prediction paired with it."""
        origin, relays = found and self._origin(gold, found), found and self._relays(gold, found)
        full = bool(found and origin and relays and self._source(gold, found))
        self.report.count("statements", gold=1, right=bool(found))
        self.report.count("full", gold=1, right=full)
        if gold["attitude"] == Attitude.DENY:
            self.report.count("denials", gold=1, right=bool(found and found.attitude == Attitude.DENY))
        if gold["form"] == Form.CONDITIONAL:
            self.report.count("conditionals", gold=1, right=bool(found and found.form == Form.CONDITIONAL))
        if _needs_chain(gold):
            self.report.count("chains", gold=1, right=bool(found and origin and relays))
        self._tell(gold, found, full)

    def _judge_predicted(self, predicted: Statement, i: int | None) -> None:
        """Count a prediction, except where the annotation leaves it open."""
        gold = self.item.statements[i] if i is not None else None
        if gold and gold.get("optional"):
            return
        self.report.count("statements", predicted=1)
        self.report.count("full", predicted=1)
        if predicted.attitude == Attitude.DENY and not (gold and Attitude.DENY in gold.get("alt_attitude", [])):
            self.report.count("denials", predicted=1)
        if predicted.form == Form.CONDITIONAL:
            self.report.count("conditionals", predicted=1)
        if predicted.relays and not (gold and not _needs_chain(gold) and self._relays(gold, predicted)):
            self.report.count("chains", predicted=1)
        if gold is None:
            self._miss("+", f"extra {predicted.attitude}/{predicted.form} {self._said(predicted)}")

    def _inside_quotation(self, j: int) -> bool:
        """Tell whether an unpaired prediction lies inside a quoted gold content."""
        part = self.predicted[j].content
        marks = zip(self.gold, self.item.statements, strict=True)
        quoted = (mark.content for mark, gold in marks if gold["form"] in ("direct", "mixed"))
        return j not in self.gold_of and any(len(part & g) >= 0.9 * len(part) and len(part) < len(g) for g in quoted)

    def _source(self, gold: dict[str, Any], predicted: Statement) -> bool:
        text, near = self.item.text, contents(self.item.text, gold)[0][0]
        given = predicted.source
        for wanted in [gold["source"], *gold.get("alt_source", [])]:
            place = locate(text, wanted, near)
            if place is None or given is None:
                if place is None and given is None:
                    return True
                continue
            if overlap(place, _ends(given)) and same_name(text[place[0] : place[1]], given.text):
                return True
        return False

    def _origin(self, gold: dict[str, Any], predicted: Statement | Retraction) -> bool:
        return any(same_name(name, predicted.origin) for name in [gold["origin"], *gold.get("alt_origin", [])])

    def _relays(self, gold: dict[str, Any], predicted: Statement) -> bool:
        chains = [gold["relays"], *gold.get("alt_relays", [])]
        if not gold["relays"] and gold["origin"]:
            chains += [other["relays"] for other in self.item.statements if other["origin"] == gold["origin"]]
        return any(same_chain(chain, predicted.relays) for chain in chains)

    def _judge_retractions(self) -> None:
        """Match retractions by overlapping cues, each once; then judge origin and statement taken back."""
        left = list(self.analysis.retractions)
        self.report.count("retractions", predicted=len(left), gold=len(self.item.retractions))
        for gold in self.item.retractions:
            cue = locate(self.item.text, gold["cue"])
            found = next((x for x in left if overlap(cue, _ends(x.cue))), None)
            if found:
                left.remove(found)
            right = bool(found and self._origin(gold, found) and self._taken_back(gold, found))
            self.report.count("retractions", right=right)
            if not right:
                self._miss("-", f"retraction [{gold['cue']}] by {gold['origin']} of {gold['retracts']}; found {found}")
        for extra in left:
            self._miss("+", f"retraction [{extra.cue.text}] by {extra.origin}")

    def _taken_back(self, gold: dict[str, Any], found: Retraction) -> bool:
        if gold["retracts"] is None:
            return True
        partner = self._partner(gold["retracts"])
        return partner is not None and partner.id == found.retracts

    def _tell(self, gold: dict[str, Any], found: Statement | None, full: bool) -> None:
        """Put a miss in words: what is wanted, then what differs."""
        if found is None:
            self._miss("-", f"missed [{gold['cue']}] {gold['content']}")
            return
        wrong = []
        if not full:
            given = found.source.text if found.source else None
            wrong += [f"source {given!r} for {gold['source']!r}", f"origin {found.origin!r} for {gold['origin']!r}"]
            wrong += [f"relays {list(found.relays)} for {gold['relays']}"]
        if found.attitude not in [gold["attitude"], *gold.get("alt_attitude", [])]:
            wrong.append(f"attitude {found.attitude} for {gold['attitude']}")
        if found.form != gold["form"]:
            wrong.append(f"form {found.form} for {gold['form']}")
        if wrong:
            self._miss("~", f"[{gold['cue']}] {'; '.join(wrong)}")

    def _miss(self, sign: str, words: str) -> None:
        text = self.item.text if len(self.item.text) < 400 else ""
        self.report.misses.append(f"{sign} {self.item.id}: {words}" + (f"\n      {text}" if text else ""))

    @staticmethod
    def _said(predicted: Statement) -> str:
        return f"[{predicted.cue.text if predicted.cue else None}] {[span.text for span in predicted.content]}"


def _ends(span: Span | None) -> Interval | None:
    return (span.start, span.end) if span else None


def _gold_mark(text: str, statement: dict[str, Any]) -> Mark:
    places = contents(text, statement)
    return Mark(letters(text, places), locate(text, statement["cue"], places[0][0]))


def _needs_chain(gold: dict[str, Any]) -> bool:
    """Tell whether the statement's own sentence names relays beyond doubt."""
    return bool(gold["relays"]) and [] not in gold.get("alt_relays", [])


def _spans(analysis: Analysis) -> Iterable[Span]:
    """Give every span of an analysis."""
    for statement in analysis.statements:
        yield from statement.content
        yield from (s for s in (statement.cue, statement.source, statement.time) if s)
        yield from (relay.span for relay in statement.chain if relay.span)
    for retraction in analysis.retractions:
        yield from (s for s in (retraction.cue, retraction.source) if s)
    yield from analysis.credits


def _true(text: str, span: Span) -> bool:
    return 0 <= span.start <= span.end <= len(text) and text[span.start : span.end] == span.text


def score(items: Iterable[Item], analyze: Callable[[str], Analysis]) -> Report:
    """Analyze and judge every item."""
    report = Report()
    for item in items:
        Judge(item, analyze(item.text), report).run()
    return report


def main(arguments: list[str] | None = None) -> int:
    """Print the figures, and with ``--misses`` every difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "held", "examples"), default="dev")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--phenomenon", choices=("denial", "conditional", "retraction", "chain"))
    options = parser.parse_args(arguments)
    if options.misses and options.split == "held":
        parser.error("the held sentences are measured, not read: no --misses there")
    import recoupe  # only here: the scorer is also used on analyses made by hand

    items = load_examples() if options.split == "examples" else load_annotated(options.split)
    chosen = [item for item in items if options.phenomenon in (None, item.phenomenon)]
    report = score(chosen, recoupe.load())
    print("\n".join([*report.misses, ""]) if options.misses else "", end="")
    print(f"{options.split}: {len(chosen)} texts, {report.bad_offsets} spans that do not give the text they claim")
    for name, tally in report.tallies.items():
        print(f"  {name:13} F1 {tally.f1:.3f}   right {tally.right}, predicted {tally.predicted}, gold {tally.gold}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
