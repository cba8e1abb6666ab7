"""Words in context, for a person at a terminal, as citations, and as objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from recoupe.dossier.records import Hit, Stored
from recoupe.exports._answers import Sentences, characters, flat, source
from recoupe.exports._marks import printable
from recoupe.exports._page import count, one_line, page, say, when

#: Characters on each side of a word in an object.
_AROUND = 60
#: On a terminal at least so many columns on each side, however long the word.
_LEAST = 8


def show_hits(out: TextIO, hits: Sequence[Hit], *, more: bool = False) -> None:
    """Write words in context, a line a place, each with the number of its document and its characters.

    Args:
        out: where to.
        hits: the documents.
        more: others were found, too, and cut.
    """
    console = page(out)
    found = sum(len(hit.places) for hit in hits)
    heading = f"{count(found, 'occurrence')} dans {count(len(hits), 'document')}" if hits else "aucune occurrence"
    if more:
        heading += (
            " (les premiers\xa0; --limit N en donne d’autres)"
            if len(hits) > 1
            else " (le premier\xa0; --limit N en donne d’autres)"
        )
    say(console, Text(heading, style="bold"))
    for hit in hits:
        console.print()
        known = [hit.name, hit.outlet, when(hit.earliest, hit.latest), hit.title]
        say(console, Text(f"{hit.document} · {' · '.join(one_line(item) for item in known if item)}", style="bold"))
        if not hit.places:
            say(console, Text(f"{hit.document}:titre  {one_line(hit.title or '')}"), indent=2)
        labels = [f"  {hit.document}:{start}–{end}" for start, end in hit.places]
        room = max(map(len, labels), default=0)
        for (start, end), label in zip(hit.places, labels, strict=True):
            console.print(_line(hit.text, start, end, f"{label:<{room}}", console.width), soft_wrap=True)


def _line(text: str, start: int, end: int, label: str, width: int) -> Text:
    """Lay out one place: its label, what stands before, the words themselves, what stands after."""
    word = _plain(text[start:end])
    room = width - cell_len(label) - 1
    side = max(_LEAST, (room - cell_len(word)) // 2)
    before = _plain(text[max(0, start - side) : start])
    after = _plain(text[end : end + side])
    while cell_len(before) > side:
        before = before[1:]
    line = Text(label, style="dim").append(" " * (1 + side - cell_len(before)) + before, style="not dim")
    return line.append(word, style="not dim bold reverse").append(set_cell_size(after, side).rstrip(), style="not dim")


def _plain(text: str) -> str:
    """Give a stretch of text on one line, as many characters as it had."""
    return "".join(" " if character.isspace() else character for character in printable(text))


def cited_sentences(hit: Hit, stored: Stored) -> Iterator[str]:
    """Give the sentences in which the words of a search stand, each once, as citations."""
    sentences = Sentences(hit.text)
    for start, end in dict.fromkeys(sentences.around(*place) for place in hit.places):
        yield f"«\xa0{flat(hit.text[start:end])}\xa0» {source(stored, characters(start, end))}"
    if not hit.places:
        yield f"«\xa0{flat(hit.title or '')}\xa0» {source(stored, 'titre', titled=False)}"


def found_places(hit: Hit) -> Iterator[dict[str, Any]]:
    """Give each place as an object: the document, the characters, and what stands around; a title has no characters."""
    known = {"number": hit.document, "document": hit.name, "outlet": hit.outlet, "title": hit.title}
    known |= {"earliest": hit.earliest, "latest": hit.latest}
    for start, end in hit.places:
        before, after = hit.text[max(0, start - _AROUND) : start], hit.text[end : end + _AROUND]
        yield {**known, "start": start, "end": end, "before": before, "text": hit.text[start:end], "after": after}
    if not hit.places:
        yield {**known, "start": None, "end": None, "before": "", "text": hit.title, "after": ""}
