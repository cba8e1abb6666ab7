"""A text with its findings marked by sign and by style, for terminals with and without colour.

The signs: ``‹source›¹``, ``*cue*¹``, ``{relay}¹``, ``[¹content]¹``, the raised number being the statement's;
retractions count apart, as ``ʳ¹``. Spans may nest and cross; one span of several statements carries all their numbers,
``¹⁺²``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from recoupe.model import Analysis, Retraction, Span, Statement

_RAISED = str.maketrans("0123456789+r", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺ʳ")
#: Outermost first: where spans begin together the first encloses the others, and later styles lie over earlier ones.
_KINDS = ("content", "nested", "source", "relay", "cue", "retraction")
STYLES = {
    "content": "green",
    "nested": "green underline",
    "source": "bold cyan",
    "relay": "bold magenta",
    "cue": "bold yellow",
    "retraction": "bold red",
}
_SIGNS = {
    "content": ("[", "]"),
    "nested": ("[", "]"),
    "source": ("‹", "›"),
    "relay": ("{", "}"),
    "cue": ("*", "*"),
    "retraction": ("*", "*"),
}
#: Control characters would move the cursor or colour the terminal: the text of a stranger must not.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: What one line has to hold: a word, with the French punctuation that a space sets apart from it.
_WORD = re.compile(r"(?:« +|[^ ]| +(?=[»:;!?]))+ *")


class Mark(NamedTuple):
    """One thing to show in the text: offsets in it, a kind of ``STYLES``, and the number to carry."""

    start: int
    end: int
    kind: str
    number: str


def raised(number: str) -> str:
    """Give a number in raised figures.

    Example:
        >>> raised("1+12"), raised("r3")
        ('¹⁺¹²', 'ʳ³')
    """
    return number.translate(_RAISED)


def printable(text: str) -> str:
    """Take out what a terminal would obey instead of showing; ``\\r\\n`` becomes a plain line end.

    Example:
        >>> printable("a\\r\\nb\\x1b[31mc")
        'a\\nb�[31mc'
    """
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def marked(analysis: Analysis) -> Text:
    """Give the whole text with everything found in it marked.

    Example:
        >>> from recoupe.model import Document
        >>> marked(Analysis(document=Document(id="1", text="Rien."))).plain
        'Rien.'
    """
    marks = _merged(_marks(analysis))
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, list[Mark]] = {}
    for mark in marks:
        opens.setdefault(mark.start, []).append(mark)
        closes.setdefault(mark.end, []).append(mark)
    pieces: list[str] = []
    length, begun, spans, before = 0, {}, [], 0
    for at in sorted({*opens, *closes, len(analysis.text)}):
        piece = printable(analysis.text[before:at])
        before = at
        pieces.append(piece)
        length += len(piece)
        for mark in sorted(closes.get(at, ()), key=_rank, reverse=True):
            sign = _SIGNS[mark.kind][1] + raised(mark.number)
            pieces.append(sign)
            length += len(sign)
            spans.append((mark, begun[mark], length))
        for mark in sorted(opens.get(at, ()), key=_rank):
            begun[mark] = length
            sign = _SIGNS[mark.kind][0] + (raised(mark.number) if mark.kind in ("content", "nested") else "")
            pieces.append(sign)
            length += len(sign)
    text = Text("".join(pieces))
    for mark, start, end in sorted(spans, key=lambda span: _KINDS.index(span[0].kind)):
        text.stylize(STYLES[mark.kind], start, end)
    return text


def lines(text: Text, width: int) -> Iterator[Text]:
    """Break a text into lines at spaces, but part no quotation mark from its word, as rich would.

    A word longer than ``width`` (in terminal columns) stays whole.

    Example:
        >>> [line.plain for line in lines(Text("dit-il : « Rien »"), 8)]
        ['dit-il :', '« Rien »']
    """
    for paragraph in text.split("\n", allow_blank=True):
        cuts, column = [], 0
        for word in _WORD.finditer(paragraph.plain):
            if column and column + cell_len(word[0].rstrip(" ")) > width:
                cuts.append(word.start())
                column = 0
            column += cell_len(word[0])
        for line in paragraph.divide(cuts):
            line.rstrip()
            yield line


def _rank(mark: Mark) -> tuple[int, int, int]:
    """Order marks from the outermost inwards."""
    return mark.start, -mark.end, _KINDS.index(mark.kind)


def _marks(analysis: Analysis) -> Iterator[Mark]:
    """List what is to be marked; empty spans cannot be seen."""
    for statement in analysis.statements:
        yield from _of_statement(statement)
    for retraction in analysis.retractions:
        yield from _of_retraction(retraction)


def _of_statement(statement: Statement) -> Iterator[Mark]:
    """List the marks of a statement; numbers shown count from 1."""
    number = str(statement.id + 1)
    kind = "content" if statement.parent is None else "nested"
    spans: list[tuple[Span | None, str]] = [(content, kind) for content in statement.content]
    spans += [(statement.cue, "cue"), (statement.source, "source")]
    spans += [(relay.span, "relay") for relay in statement.chain if not relay.carried]
    for span, kind in spans:
        if span is not None and span.start < span.end:
            yield Mark(span.start, span.end, kind, number)


def _of_retraction(retraction: Retraction) -> Iterator[Mark]:
    """List the marks of a retraction."""
    number = f"r{retraction.id + 1}"
    yield Mark(retraction.cue.start, retraction.cue.end, "retraction", number)
    if retraction.source is not None:
        yield Mark(retraction.source.start, retraction.source.end, "source", number)


def _merged(marks: Iterable[Mark]) -> list[Mark]:
    """Join marks of one kind over one stretch into one that carries all their numbers."""
    numbers: dict[tuple[int, int, str], list[str]] = {}
    for start, end, kind, number in marks:
        numbers.setdefault((start, end, kind), []).append(number)
    return [Mark(start, end, kind, "+".join(dict.fromkeys(given))) for (start, end, kind), given in numbers.items()]
