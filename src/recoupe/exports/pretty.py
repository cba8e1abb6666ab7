"""For a person at a terminal: the text with its marks, and tables: who says what through whom, what happened, where.

Readable in 80 columns and without colour; colour follows the terminal and ``NO_COLOR``.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import TextIO

from rich import box
from rich.console import Console, Group
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from recoupe.exports import _happened, _when, _where
from recoupe.exports._marks import STYLES, lines, marked, printable
from recoupe.exports._reasons import reasons
from recoupe.model import Analysis, Attitude, Candidate, Form, Retraction, Span, Stance, Statement

NAME = "pretty"
DESCRIPTION = "the text with its marks and tables, in French, for reading"

#: Lines longer than this tire the eye, however wide the terminal.
_WIDEST = 100
#: The text above the table shows every content whole; the table needs enough to recognise it.
_CONTENT_LENGTH = 140

ATTITUDES = {
    Attitude.ASSERT: "",  # what every verb of speech does
    Attitude.DENY: "dément",
    Attitude.ACCUSE: "accuse",
    Attitude.SUSPECT: "soupçonne",
    Attitude.CALL: "appelle à",
    Attitude.COMMIT: "s’engage",
}
FORMS = {
    Form.DIRECT: "direct",
    Form.INDIRECT: "indirect",
    Form.MIXED: "mixte",
    Form.CONDITIONAL: "conditionnel",
}
STANCES = {
    Stance.NEUTRAL: "",
    Stance.ENDORSING: "verbe qui appuie",
    Stance.DISTANCING: "verbe qui met à distance",
    Stance.CONDITIONAL: "au conditionnel",
}


class _Console(Console):
    """A console that leaves it to the command line to end where a pipe is closed."""

    def on_broken_pipe(self) -> None:
        """Pass the error on instead of ending the process."""
        raise BrokenPipeError


class Writer:
    """Writes one document after another; with ``explain``, why each finding was made."""

    def __init__(self, out: TextIO, *, explain: bool = False) -> None:
        self._console = _Console(file=out, highlight=False, markup=False, emoji=False)
        if self._console.width > _WIDEST:
            self._console.width = _WIDEST
        self._explain = explain
        self._documents = self._statements = self._relayed = self._retractions = 0

    def write(self, analysis: Analysis) -> None:
        """Write one document: head, text, legend, tables, retractions, credits and, where asked for, reasons."""
        self._console.print(_head(analysis))
        self._console.print()
        self._print(marked(analysis))
        self._console.print()
        if analysis.statements:
            self._console.print(_legend())
            self._console.print()
            self._console.print(_table(analysis.statements))
        else:
            self._console.print(Text("Aucun énoncé rapporté.", style="italic"))
        for retraction in analysis.retractions:
            self._print(_retraction(retraction))
        if analysis.credits:
            self._print(_credits(analysis.credits))
        for table in _tables(analysis):
            self._console.print()
            self._console.print(table)
        if self._explain:
            self._console.print(reasons(analysis))
        self._console.print()
        self._count(analysis)

    def _print(self, text: Text) -> None:
        """Write a text, its lines broken where French allows it."""
        text.rstrip()
        for line in lines(text, self._console.width):
            self._console.print(line)

    def close(self) -> None:
        """Write the sums, where there are several documents to add up."""
        if self._documents < 2:
            return
        sums = Text().append(f"{self._documents} documents\xa0: ", style="bold")
        sums.append(_number(self._statements, "énoncé rapporté", "énoncés rapportés"))
        sums.append(f", dont {self._relayed} à travers au moins un relais\xa0; ")
        sums.append(_number(self._retractions, "rétractation", "rétractations")).append(".")
        self._print(sums)

    def _count(self, analysis: Analysis) -> None:
        """Add a document to the sums."""
        self._documents += 1
        self._statements += len(analysis.statements)
        self._relayed += sum(bool(statement.relays) for statement in analysis.statements)
        self._retractions += len(analysis.retractions)


def _head(analysis: Analysis) -> Group:
    """Name the document, and below it what is known of it, its date among that, and what reading it had to do."""
    document = analysis.document
    name = printable(document.title or document.path or document.url or document.id)
    published = _when.publication_in_words(analysis.published)
    known = [document.outlet, published, document.path if document.title else None, *document.notes]
    line = " · ".join(printable(item) for item in known if item)
    rule = Rule(Text(name, style="bold"), characters="─", style="dim", align="left")
    return Group(rule, Text(line, style="dim")) if line else Group(rule)


def _tables(analysis: Analysis) -> Iterator[Table]:
    """Lay out what the document holds beside statements; what it does not hold has no table."""
    if analysis.events:
        yield _happened.events_table(analysis)
    if analysis.figures:
        yield _happened.figures_table(analysis)
    if analysis.labels:
        yield _happened.labels_table(analysis)
    if analysis.actors:
        yield _happened.actors_table(analysis)
    if analysis.dates:
        yield _when.table(analysis.dates)
    if analysis.places:
        yield _where.table(analysis)


def _legend() -> Text:
    """Say what the signs mean, each in its own style."""
    legend = Text()
    signs = (("‹qui›¹", "source"), ("*verbe*¹", "cue"), ("[¹quoi]¹", "content"), ("{à travers qui}¹", "relay"))
    for sign, kind in signs:
        legend.append(sign, style=STYLES[kind]).append("   ")
    return legend


def _table(statements: tuple[Statement, ...]) -> Table:
    """Lay out the statements, one a row."""
    table = Table(
        title="Qui dit quoi, par quel verbe, à travers qui",
        title_style="bold",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_lines=False,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        expand=True,
    )
    table.add_column("n°", justify="right", no_wrap=True)
    for name, ratio in (("qui", 5), ("quoi", 8), ("verbe", 4), ("à travers", 4)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for statement in statements:
        number = str(statement.id + 1)
        table.add_row(number, _who(statement), _what(statement), _verb(statement), _through(statement))
    return table


def _who(statement: Statement) -> Text:
    """Name the origin, and below it the words that stand for it where they differ."""
    words = statement.source.text if statement.source else None
    cell = _origin(statement.origin, statement.origin_candidates)
    if words and not words.casefold().endswith((statement.origin or "\n").casefold()):  # more than an article apart
        cell.append(f"\n({_line(words)})", style="dim")
    return cell


def _origin(origin: str | None, candidates: tuple[Candidate, ...]) -> Text:
    """Name who it comes from, or who it may come from, or nobody."""
    if origin:
        return Text().append(_line(origin), style="bold")
    if candidates:
        names = " ou ".join(_line(candidate.name) for candidate in candidates)
        return Text().append(f"{names}\xa0?", style="italic")
    return Text("—")


def _verb(statement: Statement) -> Text:
    """Give the cue, and below it what it does with the content and how the words are rendered."""
    cell = Text(_line(statement.cue.text) if statement.cue else "(sans verbe)")
    if statement.negated:
        cell.append(" (nié)")
    attitude = ATTITUDES[statement.attitude]
    labels = ["" if attitude == cell.plain.casefold() else attitude, FORMS[statement.form]]
    if statement.form is not Form.CONDITIONAL:
        labels.append(STANCES[statement.stance])
    return cell.append("\n" + ", ".join(label for label in labels if label), style="dim")


def _what(statement: Statement) -> Text:
    """Give the beginning of the content; the parts of an interrupted one are joined by […]."""
    joined = " […] ".join(_line(span.text) for span in statement.content)
    cell = Text(shorten(joined, _CONTENT_LENGTH, placeholder=" …") or "—")
    if statement.parent is not None:
        cell.append(f" (dans l’énoncé {statement.parent + 1})", style="dim")
    return cell


def _through(statement: Statement) -> Text:
    """List the relays, from the origin outwards."""
    cell = Text()
    carried = {relay.name for relay in statement.chain if relay.carried}
    for position, name in enumerate(statement.relays):
        cell.append(("→ " if position else "") + _line(name), style=STYLES["relay"])
        if name in carried:
            cell.append(" (repris)", style="dim")
        cell.append("\n" if position + 1 < len(statement.relays) else "")
    return cell


def _retraction(retraction: Retraction) -> Text:
    """Say who takes back what."""
    text = Text().append("Rétractation ", style="bold").append(f"r{retraction.id + 1}", style=STYLES["retraction"])
    text.append("\xa0: ").append(_origin(retraction.origin, retraction.origin_candidates))
    text.append(f" — «\xa0{_line(retraction.cue.text)}\xa0»")
    if retraction.retracts is not None:
        text.append(f", à propos de l’énoncé {retraction.retracts + 1}")
    return text


def _credits(credits: tuple[Span, ...]) -> Text:
    """List the trailing credits, which count as nobody's words."""
    names = ", ".join(_line(credit.text) for credit in credits)
    return Text("Sources citées en fin d’article\xa0: ").append(names, style="bold")


def _number(count: int, one: str, many: str) -> str:
    """Count in French, where nought is singular."""
    return f"{count} {one if count < 2 else many}"


def _line(text: str) -> str:
    """Give a text on one line."""
    return " ".join(printable(text).split())
