"""``recoupe said``: everything an origin said, denied or took back, in the order of time."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierArgument, day, one_of, opened


def command(
    dossier: DossierArgument,
    origin: Annotated[str, typer.Argument(metavar="ORIGIN", help="Who: a name in any spelling, such as OSDH.")],
    since: Annotated[
        str | None, typer.Option(metavar="DATE", callback=day, help="Documents of this day (YYYY-MM-DD) or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", callback=day, help="Documents of this day or earlier.")
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only what has these words, accents and case ignored.")
    ] = None,
    cite: Annotated[bool, typer.Option("--cite", help="Print each as a citation.")] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """Show what an origin said over all documents: what, when, through whom, and where it stands.

    Exit codes: 0 shown, 2 the dossier cannot be read or has no such origin.
    """
    from recoupe.errors import NoSuchOrigin
    from recoupe.exports import _answers

    with opened(dossier) as asked:
        names = asked.origins(origin, _entries(origin))
        if not names:
            raise NoSuchOrigin(
                f"nobody of this name said anything: {origin}", where=str(dossier), hint=_hint(asked, origin)
            )
        found = asked.said(names, since=since, until=until, about=about)
        if format == "jsonl":
            for one in found:
                typer.echo(json.dumps(one.to_dict(), ensure_ascii=False))
        elif cite:
            for one in found:
                typer.echo(_answers.citation(one, asked.document(one.document)))
        else:
            _answers.show_said(sys.stdout, origin, names, found)


def _entries(name: str) -> list[str]:
    """Give the rows of the lexicon that know a name."""
    from recoupe.lexicon.actors import load_actors
    from recoupe.lexicon.outlets import load_outlets

    actor, outlet = load_actors().get(name), load_outlets().get(name)
    return [*([f"actors:{actor.id}"] if actor else []), *([f"outlets:{outlet.id}"] if outlet else [])]


def _hint(dossier: object, name: str) -> str:
    """Name those that are spelled alike."""
    from rapidfuzz import fuzz, process

    from recoupe.dossier import Dossier

    assert isinstance(dossier, Dossier)
    close = process.extract(name, dossier.all_origins(), scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    return f"close ones are {', '.join(found for found, _, _ in close)}" if close else "recoupe info shows who speaks"
