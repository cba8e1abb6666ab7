"""Why each finding was made, for a reader who asked with ``--explain``."""

from __future__ import annotations

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from recoupe.exports._happened import event_in_words
from recoupe.exports._marks import printable
from recoupe.model import Analysis


def reasons(analysis: Analysis) -> Group:
    """Say for each finding which rule and row found it, and how its source, origin and relays were settled."""
    shown: list[Text | Padding] = [Text("\nPourquoi", style="bold")]
    findings = [(str(statement.id + 1), statement) for statement in analysis.statements]
    findings += [(f"r{retraction.id + 1}", retraction) for retraction in analysis.retractions]
    for number, finding in findings:
        row = f"ligne {finding.why.row} du lexique" if finding.why.row else "sans ligne du lexique"
        shown.append(Text(f"{number:>3}  règle {finding.why.rule}, {row}"))
        steps = [*finding.why.steps]
        steps += [f"candidat {candidate.name}\xa0: {candidate.reason}" for candidate in finding.origin_candidates]
        shown += [_step(step) for step in steps]
    if analysis.published.evidence:
        shown.append(Text("date de publication"))
        shown += [_step(step) for step in analysis.published.evidence]
    for expression in analysis.dates:
        shown.append(Text(f"«\xa0{_line(expression.text)}\xa0» : {expression.value or 'non établi'}"))
        shown += [_step(step) for step in expression.evidence]
        shown += [_step(f"lecture {reading.value}\xa0: {reading.reason}") for reading in expression.candidates]
    for place in analysis.places:
        shown.append(Text(f"«\xa0{_line(place.text)}\xa0» : {_line(place.name)} ({place.country or '—'})"))
        shown += [_step(step) for step in place.evidence]
        shown += [_step(f"candidat {found.name}\xa0: {found.reason}") for found in place.candidates]
    named = [(event_in_words(event), event.why) for event in analysis.events]
    named += [(f"«\xa0{_line(figure.text)}\xa0»", figure.why) for figure in analysis.figures]
    named += [(f"«\xa0{_line(label.text)}\xa0»", label.why) for label in analysis.labels]
    named += [(_line(actor.name), actor.why) for actor in analysis.actors]
    for name, why in named:
        shown.append(Text(f"{name}\xa0: règle {why.rule}" + (f", ligne {why.row}" if why.row else "")))
        shown += [_step(step) for step in why.steps]
    return Group(*shown)


def _step(step: str) -> Padding:
    """Show one reason, set in below what it is a reason for."""
    return Padding(Text(f"· {_line(step)}", style="dim"), (0, 0, 0, 5), expand=False)


def _line(text: str) -> str:
    """Give a text on one line."""
    return " ".join(printable(text).split())
