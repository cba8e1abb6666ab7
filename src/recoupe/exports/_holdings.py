"""What a dossier holds, for a person at a terminal."""

from __future__ import annotations

from typing import TextIO

from rich.text import Text

from recoupe.dossier.records import Info, Stored
from recoupe.exports._marks import printable
from recoupe.exports._page import one_line, page, say, when
from recoupe.exports._when import between

_FOUND = {
    "statements": ("énoncé rapporté", "énoncés rapportés"),
    "retractions": ("rétractation", "rétractations"),
    "actors": ("acteur", "acteurs"),
    "places": ("lieu", "lieux"),
    "events": ("événement", "événements"),
    "figures": ("chiffre", "chiffres"),
    "labels": ("désignation", "désignations"),
}
_DATES = {"given": "fournie", "inferred": "déduite du texte", "open": "non établie", "dated": "fixée à la main"}
#: Outlets that are named one by one; the rest is summed up.
_OUTLETS = 12


def show_info(out: TextIO, name: str, info: Info) -> None:
    """Write what a dossier holds."""
    lines = [
        _some(info.documents, "document", "documents")
        + _more(info.revisions - info.documents, "révision plus ancienne", "révisions plus anciennes")
    ]
    if info.earliest or info.latest:
        lines.append(f"publiés {between(info.earliest, info.latest)}")
    if info.documents:
        lines += _held(info)
    if info.stale:
        lines.append(_some(info.stale, "analyse à refaire", "analyses à refaire") + " (recoupe renew)")
    if info.refused:
        lines.append("non utilisables\xa0: " + ", ".join(f"{count} {kind}" for kind, count in info.refused.items()))
    lines.append(f"{info.size / 1e6:.1f} Mo, schéma {info.version}")
    console = page(out)
    say(console, Text(one_line(name), style="bold"))
    for line in lines:
        say(console, Text(printable(line)), indent=2)


def _held(info: Info) -> list[str]:
    """Say where the documents are from, how they are dated, and what was found in them."""
    shown = [f"{outlet or 'sans média'} {count}" for outlet, count in info.outlets[:_OUTLETS]]
    rest = sum(count for _, count in info.outlets[_OUTLETS:])
    copies = "reprises à chercher (recoupe copies)"
    if info.copies is not None:
        copies = _some(info.copies, "paire à passages communs", "paires à passages communs")
    return [
        "date\xa0: " + ", ".join(f"{count} {_DATES[kind]}" for kind, count in info.dates.items()),
        "médias\xa0: " + ", ".join(shown) + _more(rest, "d’un autre", "d’autres"),
        ", ".join(_some(count, *_FOUND[table]) for table, count in info.findings.items()),
        copies,
    ]


def _some(number: int, one: str, many: str) -> str:
    """Say a number of things; nought is singular in French."""
    return f"{number} {one if number < 2 else many}"


def _more(number: int, one: str, many: str) -> str:
    """Add a number of other things, where there are any."""
    return f" et {_some(number, one, many)}" if number else ""


def listed(stored: Stored) -> str:
    """Give a document on one line, cut by tabs: its number, name, outlet, date and title."""
    document = stored.document
    known = [str(stored.number), stored.name, document.outlet, when(stored.earliest, stored.latest), document.title]
    return "\t".join(one_line(item) if item else "-" for item in known)
