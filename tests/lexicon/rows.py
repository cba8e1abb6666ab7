"""Run Recoupe over the example of every lexicon row and see whether it finds what the row says.

``python -m tests.lexicon.rows`` prints the shares, with ``--misses`` every row that fails and what was found instead.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import recoupe
from recoupe.french.inflection import forms, noun_forms
from recoupe.lexicon import ReportingRow, load_lexicon
from recoupe.lexicon.reporting import RETRACT
from recoupe.model import Analysis, Retraction, Span

ENOUGH = 0.7  # Jaccard index of contents from which a statement counts as the one of the row
_LEADING = re.compile(r"(?:du|des|de|au|aux|à|le|la|les)\s|[dl]['’]", re.IGNORECASE)


class Verdict(NamedTuple):
    """What was right about one row, and in words what was not; a check that could not be made is absent."""

    row: ReportingRow
    right: dict[str, bool]
    miss: str


def judge(row: ReportingRow, analysis: Analysis) -> Verdict:
    """Compare what was found in the row's example with what the row says."""
    if row.attitude == RETRACT:
        return _judge_retraction(row, analysis)
    wanted = _places(row.example, row.content)
    best = max(analysis.statements, key=lambda s: _overlap(wanted, _covered(s.content)), default=None)
    if best is None or _overlap(wanted, _covered(best.content)) < ENOUGH:
        found = [" … ".join(span.text for span in s.content) for s in analysis.statements]
        return Verdict(row, {"content": False}, f"content {list(row.content)}, found {found}")
    right = {
        "content": True,
        "cue": best.cue is not None and _is_cue(row, best.cue.text),
        "source": _same(row.source, best.source),
        "attitude": best.attitude == row.attitude,
    }
    shown = {
        "cue": (row.lemma, best.cue and best.cue.text),
        "source": (row.source, best.source and best.source.text),
        "attitude": (row.attitude, best.attitude.value),
    }
    wrong = [f"{name} {shown[name][0]!r}, found {shown[name][1]!r}" for name in shown if not right[name]]
    return Verdict(row, right, "; ".join(wrong))


def _judge_retraction(row: ReportingRow, analysis: Analysis) -> Verdict:
    found: Retraction | None = next(iter(analysis.retractions), None)
    if found is None:
        return Verdict(row, {"retraction": False}, "no retraction")
    right = {"retraction": True, "cue": _is_cue(row, found.cue.text), "source": _same(row.source, found.source)}
    wrong = [name for name, good in right.items() if not good]
    return Verdict(row, right, f"{wrong}: found {found}" if wrong else "")


def _is_cue(row: ReportingRow, cue: str) -> bool:
    """Whether the cue holds a form of the row's head; a document may speak through a verb (*le texte dit*)."""
    words = set(re.findall(r"[\w-]+", cue.lower().replace("’", "'").replace("'", " ")))
    if row.pos == "verb":
        return any(form.form in words for form in forms(row.head))
    if row.pos == "noun":
        return "n_intro" in row.frames or any(form.form in words for form in noun_forms(row.head))
    return any(word.rstrip("'") in words for word in row.words)


def _same(wanted: str, found: Span | None) -> bool:
    text = found.text if found else ""
    return _bare(wanted) == _bare(text)


def _bare(text: str) -> str:
    """Leave out articles and contracted prepositions in front: *du maire* and *le maire* are one source."""
    while match := _LEADING.match(text):
        text = text[match.end() :]
    return text


def _places(text: str, pieces: Iterable[str]) -> set[int]:
    places: set[int] = set()
    position = 0
    for piece in pieces:
        start = text.index(piece, position)
        position = start + len(piece)
        places.update(range(start, position))
    return places


def _covered(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def _overlap(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def judge_all(nlp: recoupe.Pipeline) -> list[Verdict]:
    """Judge every row of the shipped lexicon, in file order."""
    return [judge(row, nlp(row.example)) for row in load_lexicon().reporting.rows]


def shares(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], float]:
    """Give the share of rows that pass, by part of speech (or ``retract``) and check."""
    good: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for verdict in verdicts:
        kind = RETRACT if verdict.row.attitude == RETRACT else verdict.row.pos
        for check, right in verdict.right.items():
            total[kind, check] += 1
            good[kind, check] += right
    return {key: good[key] / count for key, count in sorted(total.items())}


def main() -> None:
    """Print the shares, and with ``--misses`` the rows that fail."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="show every row that fails")
    misses = parser.parse_args().misses
    verdicts = judge_all(recoupe.load())
    for verdict in verdicts:
        if misses and verdict.miss:
            print(f"{verdict.row.file_line} {verdict.row.id}: {verdict.row.example}\n    {verdict.miss}")
    for (kind, check), share in shares(verdicts).items():
        print(f"{kind:8} {check:10} {share:6.1%}")


if __name__ == "__main__":
    main()
