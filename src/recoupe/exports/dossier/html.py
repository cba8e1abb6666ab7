"""HTML: the whole dossier as one page that stands alone, for reading and printing."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from recoupe.exports.dossier._selection import Selection

NAME = "html"
DESCRIPTION = "one page in French that stands alone, for reading and printing: marked texts, tables, sources, copies"
BINARY = False
TABLES: tuple[str, ...] = ()
SINGLE = False

#: Pieces of the page that are written together.
_BUFFER = 500


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write the page, document after document; who spoke, summed up over all of them, comes last.

    Nothing of a text is taken for markup, controls are shown as such, no script runs and nothing is loaded.
    """
    from jinja2 import Environment, FileSystemLoader

    from recoupe.exports._marks import printable
    from recoupe.exports.dossier import _page

    folder = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    environment.filters.update(shown=printable, line=_page.line, link=_page.link)
    spoken = _page.Spoken()
    page = environment.get_template("dossier.html").stream(
        name=selection.dossier.path.stem,
        documents=selection.documents(),
        sources=_page.counted(selection, spoken),
        spoken=spoken,
        say=_page.Words,
    )
    page.enable_buffering(_BUFFER)
    page.dump(out, encoding="utf-8")
