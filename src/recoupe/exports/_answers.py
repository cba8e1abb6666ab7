"""What a dossier answers, for a person at a terminal: what an origin said, words in context, citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from recoupe.dossier.records import Hit, Info, Said, Stored
from recoupe.exports._marks import printable
from recoupe.exports._when import between

#: How much of a content is shown; a citation gives it whole.
_SHOWN = 400
#: Characters on each side of a word in context.
_AROUND = 40
_SENTENCE_END = re.compile(r"[.!?…][»”\")\]]*(?:\s|(?=[A-ZÀ-Þ]))|\n")
_SAYS = {"assert": "dit", "deny": "dément", "accuse": "accuse", "suspect": "soupçonne", "call": "appelle",
         "commit": "s’engage", "retract": "se rétracte"}  # fmt: skip


def show_said(out: TextIO, origin: str, names: Sequence[str], found: Sequence[Said]) -> None:
    """Write what an origin said, in the order of time."""
    console = _console(out)
    also = dict.fromkeys(" ".join(printable(name).split()) for name in names if name != origin)
    title = Text(printable(origin), style="bold")
    if also:
        title.append(f" ({', '.join(also)})", style="dim")
    denials = sum(one.attitude == "deny" for one in found)
    retracted = sum(one.kind == "retraction" for one in found)
    title.append(f"\xa0: {_count(len(found) - retracted, 'énoncé')}, {_count(denials, 'démenti')}, ")
    title.append(_count(retracted, "rétractation"))
    console.print(title)
    for one in found:
        console.print()
        console.print(_head(one))
        console.print(Text(f"  {_says(one)}\xa0: {_content(one)}"))
        console.print(Text(f"  {printable(one.name)} {one.start}–{one.end}", style="dim"))


def _console(out: TextIO) -> Console:
    """Make a console that breaks lines only where there is a terminal."""
    return Console(file=out, highlight=False, markup=False, emoji=False, soft_wrap=True)


def _count(number: int, noun: str) -> str:
    """Say a number of things.

    Example:
        >>> _count(0, "démenti"), _count(2, "démenti")
        ('aucun démenti', '2 démentis')
    """
    if number == 0:
        return f"aucune {noun}" if noun == "rétractation" else f"aucun {noun}"
    return f"{number} {noun}{'s' if number > 1 else ''}"


def _head(one: Said) -> Text:
    """Say when, in which outlet, through whom."""
    line = Text(when(one.earliest, one.latest), style="bold")
    line.append(f" · {printable(one.outlet or 'média inconnu')}", style="")
    if one.relays:
        line.append(f", par {printable(', puis '.join(one.relays))}")
    return line


def _says(one: Said) -> str:
    """Say what the origin does, in its own verb where there is one."""
    verb = f"« {printable(one.cue)} »" if one.cue else "sans verbe"
    known = _SAYS.get(one.attitude, one.attitude)
    return f"{known} ({verb}{', verbe nié' if one.negated else ''})"


def _content(one: Said) -> str:
    """Give the content, cut where it is long."""
    content = " ".join(printable(one.content).split())
    if not content:
        return "ce qui est repris n’est pas établi" if one.kind == "retraction" else "(rien)"
    return content if len(content) <= _SHOWN else f"{content[:_SHOWN].rstrip()}…"


def when(earliest: str | None, latest: str | None) -> str:
    """Say when a document was published.

    Example:
        >>> when("2018-06-08", "2018-06-08"), when(None, None)
        ('8 juin 2018', 'sans date')
    """
    return between(earliest, latest).removeprefix("le ") if earliest or latest else "sans date"


def citation(one: Said, stored: Stored) -> str:
    """Give what was said as a citation: who, what, through whom, where, when, and the place in the text."""
    text = stored.document.text[one.start : one.end]
    through = f", cité par {', puis '.join(one.relays)}" if one.relays else ""
    verb = "revient sur ses propos" if one.kind == "retraction" else _SAYS.get(one.attitude, one.attitude)
    return printable(f"{one.origin}{through} ({verb})\xa0: « {flat(text)} » {_where(stored, one.start, one.end)}")


def cited_sentences(hit: Hit, stored: Stored) -> Iterator[str]:
    """Give the sentences in which the words of a search stand, each once, as citations."""
    seen: set[tuple[int, int]] = set()
    for start, end in hit.places:
        first, last = _sentence(hit.text, start, end)
        if (first, last) not in seen:
            seen.add((first, last))
            yield printable(f"« {flat(hit.text[first:last])} » {_where(stored, first, last)}")


def _where(stored: Stored, start: int, end: int) -> str:
    """Say where a passage stands: outlet, title, date, address or file, characters."""
    document = stored.document
    title = f"« {document.title} »" if document.title else None
    known = [document.outlet, title, when(stored.earliest, stored.latest), document.url or stored.name]
    return f"({', '.join(filter(None, known))}, caractères {start}–{end})"


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the sentence around a place, as its punctuation and line ends tell."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((place for place in ends if place <= start), default=0)
    last = min((place for place in ends if place >= end), default=len(text))
    return first + len(text[first:last]) - len(text[first:last].lstrip()), first + len(text[first:last].rstrip())


def flat(text: str) -> str:
    """Put a passage on one line; its own quotation marks become English ones inside ours."""
    return " ".join(text.split()).replace("« ", "“").replace(" »", "”").replace("«", "“").replace("»", "”")


def show_hits(out: TextIO, hits: Sequence[Hit]) -> None:
    """Write words in context, a line a place."""
    console = _console(out)
    places = sum(len(hit.places) for hit in hits)
    documents = f"{len(hits)} document{'s' if len(hits) > 1 else ''}"
    console.print(Text(f"{places} occurrences dans {documents}" if hits else "aucune occurrence", style="bold"))
    for hit in hits:
        console.print()
        known = [hit.outlet, when(hit.earliest, hit.latest), hit.title]
        console.print(Text(printable(f"{hit.name} · {' · '.join(filter(None, known))}"), style="bold"))
        if not hit.places:
            console.print(Text("  dans le titre", style="dim"))
        for start, end in hit.places:
            before, word, after = _context(hit.text, start, end)
            line = Text(f"{before:>{_AROUND}}").append(word, style="bold reverse").append(after)
            console.print(line.append(f"  {start}–{end}", style="dim"))


def _context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Give what stands before a place, the place, and what stands after, each on one line."""
    flat = [
        printable(part).replace("\n", " ")
        for part in (text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND])
    ]
    return flat[0], flat[1], flat[2]


def place(hit: Hit, start: int, end: int) -> dict[str, Any]:
    """Give one place as an object: the document, the offsets, and what stands around."""
    before, word, after = _context(hit.text, start, end)
    return {
        "document": hit.name,
        "outlet": hit.outlet,
        "title": hit.title,
        "earliest": hit.earliest,
        "latest": hit.latest,
        "start": start,
        "end": end,
        "before": before,
        "text": word,
        "after": after,
    }


_FOUND = {
    "statements": "énoncés rapportés",
    "retractions": "rétractations",
    "actors": "acteurs",
    "places": "lieux",
    "events": "événements",
    "figures": "chiffres",
    "labels": "désignations",
}
_DATES = {"given": "fournie", "inferred": "déduite du texte", "open": "non établie", "dated": "fixée à la main"}
#: Outlets that are named one by one; the rest is summed up.
_OUTLETS = 12


def show_info(out: TextIO, name: str, info: Info) -> None:
    """Write what a dossier holds."""
    lines = [f"{info.documents} documents" + _more(info.revisions - info.documents, "révisions plus anciennes")]
    if info.earliest or info.latest:
        lines.append(f"publiés {between(info.earliest, info.latest)}")
    lines.append("date\xa0: " + ", ".join(f"{count} {_DATES[kind]}" for kind, count in info.dates.items()))
    shown = [f"{outlet or 'sans média'} {count}" for outlet, count in info.outlets[:_OUTLETS]]
    rest = sum(count for _, count in info.outlets[_OUTLETS:])
    lines.append("médias\xa0: " + ", ".join(shown) + _more(rest, "d’autres"))
    lines.append(", ".join(f"{count} {_FOUND[table]}" for table, count in info.findings.items()))
    copies = (
        "reprises à chercher (recoupe copies)" if info.copies is None else f"{info.copies} paires à passages communs"
    )
    lines.append(copies)
    if info.stale:
        lines.append(f"{info.stale} analyses plus anciennes que les dernières (recoupe renew)")
    if info.refused:
        lines.append("non utilisables\xa0: " + ", ".join(f"{count} {kind}" for kind, count in info.refused.items()))
    lines.append(f"{info.size / 1e6:.1f} Mo, schéma {info.version}")
    console = _console(out)
    console.print(Text(printable(name), style="bold"))
    for line in lines:
        console.print(Text(f"  {printable(line)}"))


def _more(number: int, what: str) -> str:
    """Add a number of other things, where there are any."""
    return f" et {number} {what}" if number else ""


def listed(stored: Stored) -> str:
    """Give a document on one line: its name, outlet, date and title."""
    document = stored.document
    known = [stored.name, document.outlet, when(stored.earliest, stored.latest), document.title]
    return printable("\t".join(item or "-" for item in known))
