"""What pages for a terminal share: their width, lines broken as French allows, days, numbers of things."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any, TextIO

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from recoupe.exports._marks import lines, printable
from recoupe.exports._when import between

#: Lines longer than this tire the eye, however wide the terminal.
_WIDEST = 100
#: What a terminal would obey and JSON need not escape.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class _Console(Console):
    """A console that leaves it to the command line to end where a pipe is closed."""

    def on_broken_pipe(self) -> None:
        """Pass the error on instead of ending the process."""
        raise BrokenPipeError


def page(out: TextIO) -> Console:
    """Make a console of a width that can be read."""
    console = _Console(file=out, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST)
    return console


def say(console: Console, text: Text, *, indent: int = 0) -> None:
    """Write a text, its lines broken at spaces and all set in by the same."""
    for line in lines(text, console.width - indent):
        console.print(Text(" " * indent).append_text(line), soft_wrap=True)


def hang(console: Console, head: str, text: Text) -> None:
    """Write a text behind a head, its further lines set in below its first."""
    for place, line in enumerate(lines(text, console.width - cell_len(head))):
        console.print(Text(" " * cell_len(head) if place else head).append_text(line), soft_wrap=True)


def beside(console: Console, cells: Sequence[Text], *, width: int, indent: int = 0, gap: int = 3) -> None:
    """Write texts side by side, each in a column of the same width; words that are longer are cut."""
    columns = [[part for line in lines(cell, width) for part in _folded(line, width)] for cell in cells]
    for row in zip_longest(*columns, fillvalue=Text()):
        line = Text(" " * indent)
        for cell in row:
            line.append_text(cell).append(" " * (width - cell_len(cell.plain) + gap))
        line.rstrip()
        console.print(line, soft_wrap=True)


def _folded(line: Text, width: int) -> list[Text]:
    """Cut a line where it is too long: a word without end, such as an address."""
    cuts, column = [], 0
    for position, character in enumerate(line.plain):
        column += cell_len(character)
        if column > width:
            cuts.append(position)
            column = cell_len(character)
    return list(line.divide(cuts))


def one_line(text: str) -> str:
    """Put a text on one line, without what a terminal would obey.

    Example:
        >>> one_line("Jeanne\\u00a0Roche\\n\\x1b[31m")
        'Jeanne Roche �[31m'
    """
    return " ".join(printable(text).split())


def when(earliest: str | None, latest: str | None) -> str:
    """Say on which day or between which days.

    Example:
        >>> when("2018-06-08", "2018-06-08"), when(None, None)
        ('8 juin 2018', 'sans date')
    """
    return between(earliest, latest).removeprefix("le ") if earliest or latest else "sans date"


def count(number: int, noun: str) -> str:
    """Say a number of things.

    Example:
        >>> count(0, "démenti"), count(2, "rétractation"), count(0, "source")
        ('aucun démenti', '2 rétractations', 'aucune source')
    """
    if number == 0:
        return f"aucune {noun}" if noun.endswith(("tion", "ence", "source")) else f"aucun {noun}"
    return f"{number} {noun}{'s' if number > 1 else ''}"


def copied(documents: int, texts: int) -> str:
    """Say how many documents only carry a text again.

    Example:
        >>> copied(3, 1), copied(2, 2)
        (' (et 2 reprises)', '')
    """
    return f" (et {count(documents - texts, 'reprise')})" if documents > texts else ""


def reasons(console: Console, reasons: Iterable[str], indent: int) -> None:
    """Write reasons, set in below what they are reasons for."""
    for reason in reasons:
        say(console, Text(f"· {one_line(reason)}", style="dim"), indent=indent)


def as_json(value: Any) -> str:
    """Write one line of JSON that a terminal shows and does not obey.

    Example:
        >>> as_json({"a": "é\\x9b31m"})
        '{"a": "é\\\\u009b31m"}'
    """
    try:  # as json.dumps writes it, in a third of the time
        written = msgspec.json.format(msgspec.json.encode(value), indent=0).decode()
    except UnicodeEncodeError:  # half of a pair of code units
        written = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
