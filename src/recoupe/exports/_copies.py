"""What documents share, for a person at a terminal: the groups first, then other passages, then shared quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from recoupe.dossier.records import Making
from recoupe.exports._answers import flat, when
from recoupe.exports._marks import printable
from recoupe.exports._page import one_line
from recoupe.exports._when import between
from recoupe.model import Copy, CopyGroup, Direction, PassageKind

#: How much of a passage is shown.
_SHOWN = 240
#: Pairs that are shown one by one; the rest is counted.
_PAIRS = 20


def show_copies(
    out: TextIO,
    copies: Sequence[Copy],
    groups: Sequence[CopyGroup],
    makings: Mapping[int, Making],
    text: Callable[[int], str],
    *,
    explain: bool = False,
) -> None:
    """Write what documents share.

    Args:
        out: where to.
        copies: pairs of documents.
        groups: of documents that carry one text.
        makings: who published each document, and when.
        text: gives the text of a document by its number.
        explain: show the passages and reasons of every pair.
    """
    console = Console(file=out, highlight=False, markup=False, emoji=False, soft_wrap=True)
    quoted = [copy for copy in copies if all(one.kind is PassageKind.QUOTATION for one in copy.passages)]
    console.print(Text(_summary(len(groups), len(copies), len(quoted)), style="bold"))
    for group in groups:
        _show_group(console, group, makings, text, explain)
    gathered = {frozenset((one, other)) for group in groups for one in group.numbers for other in group.numbers}
    others = [copy for copy in copies if copy not in quoted]
    if not explain:
        others = [copy for copy in others if frozenset(copy.numbers) not in gathered]
    _show_pairs(console, "Passages repris" if explain else "Autres passages communs", others, makings, text, explain)
    _show_pairs(console, "Citations communes, sans reprise", quoted, makings, text, explain)


def _summary(groups: int, pairs: int, quoted: int) -> str:
    """Say what was found.

    Example:
        >>> _summary(0, 0, 0), _summary(1, 3, 0)
        ('aucun passage commun', '1 texte repris, 3 paires de documents à passages communs')
    """
    if not pairs:
        return "aucun passage commun"
    texts = f"{groups} texte{'s repris' if groups > 1 else ' repris'}" if groups else "aucun texte repris en entier"
    several = f"{pairs} paire{'s' if pairs > 1 else ''} de documents à passages communs"
    return f"{texts}, {several}" + (f", dont {quoted} par une citation seulement" if quoted else "")


def _show_group(
    console: Console, group: CopyGroup, makings: Mapping[int, Making], text: Callable[[int], str], explain: bool
) -> None:
    """Write one group: who carries the text, since when, from whom."""
    console.print()
    head = f"{group.id + 1}. {len(group.numbers)} documents"
    if group.earliest or group.latest:
        head += f", d’abord {between(group.earliest, group.latest)}"
    if group.agencies:
        head += f", agence{'s' if len(group.agencies) > 1 else ''}\xa0: {', '.join(map(one_line, group.agencies))}"
    console.print(Text(printable(head), style="bold"))
    console.print(Text(f"   {_quote(text, *group.sample)}"))
    for number in group.numbers[: len(group.documents)]:
        console.print(_line(makings[number], origin=makings[number].name == group.origin))
    if group.within:
        console.print(Text("   dans un texte plus long\xa0:"))
        for number in group.numbers[len(group.documents) :]:
            console.print(_line(makings[number], origin=makings[number].name == group.origin))
    if explain:
        for reason in group.why:
            console.print(Text(printable(f"   · {reason}"), style="dim"))


def _line(making: Making, *, origin: bool) -> Text:
    """Give a document on one line."""
    line = Text(f"   {_called(making)}")
    return line.append("  ← origine probable", style="bold") if origin else line


def _called(making: Making) -> str:
    """Say which document: when, in which outlet, its name."""
    clock = f", {making.moment[11:13]} h {making.moment[14:16]}" if making.moment and "T" in making.moment else ""
    known = [f"{when(making.earliest, making.latest)}{clock}", making.outlet, making.name]
    return " · ".join(one_line(item) for item in known if item)


def _show_pairs(
    console: Console,
    title: str,
    copies: Iterable[Copy],
    makings: Mapping[int, Making],
    text: Callable[[int], str],
    explain: bool,
) -> None:
    """Write pairs, those that share most first."""
    ranked = sorted(copies, key=lambda copy: (-max(copy.containment_a, copy.containment_b), copy.numbers))
    if not ranked:
        return
    console.print()
    console.print(Text(title, style="bold"))
    for copy in ranked if explain else ranked[:_PAIRS]:
        console.print()
        a, b = (makings[number] for number in copy.numbers)
        arrow = {Direction.A_TO_B: "→", Direction.B_TO_A: "←", None: "↔"}[copy.direction]
        shares = ((a, copy.containment_a, ""), (b, copy.containment_b, f"{arrow} "))
        for making, share, sign in shares:
            part = f" ({share:.0%})".replace("%", "\xa0%") if share else ""
            console.print(Text(f"   {sign}{_called(making)}{part}"))
        shown = copy.passages if explain else copy.passages[:1]
        for passage in shown:
            console.print(Text(f"     {_quote(text, copy.numbers[0], *passage.a)}"))
            if explain:
                (a_start, a_end), (b_start, b_end) = passage.a, passage.b
                kind = ", citation" if passage.kind is PassageKind.QUOTATION else ""
                console.print(Text(f"     {a_start}–{a_end} et {b_start}–{b_end}{kind}", style="dim"))
        if explain:
            for reason in copy.why:
                console.print(Text(printable(f"     · {reason}"), style="dim"))
    if not explain and len(ranked) > _PAIRS:
        console.print()
        console.print(Text(f"   et {len(ranked) - _PAIRS} autres (--explain ou --format jsonl les donne)"))


def _quote(text: Callable[[int], str], number: int, start: int, end: int) -> str:
    """Give a passage on one line, cut where it is long."""
    words = flat(printable(text(number)[start:end]))
    return f"« {words} »" if len(words) <= _SHOWN else f"« {words[:_SHOWN].rsplit(' ', 1)[0]} … »"
