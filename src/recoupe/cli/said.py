"""``recoupe said``: everything an origin said, denied or took back, in the order of time."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli._dossier import DossierArgument, chosen, day, in_utf8, one_of, opened, ordered, question

if TYPE_CHECKING:
    from recoupe.dossier import Dossier
    from recoupe.dossier.records import Said


def command(
    dossier: DossierArgument,
    origin: Annotated[
        str | None,
        typer.Argument(metavar="ORIGIN", help="Who: a name in any spelling, such as OSDH; without it, who speaks."),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", callback=day, help="What was said on this day (YYYY-MM-DD) or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", callback=day, help="What was said on this day or earlier.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            callback=question,
            help="Only what has these words, or names places or events by them; as in search.",
        ),
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Take all origins of that name together; without ORIGIN, list them all.")
    ] = False,
    cite: Annotated[bool, typer.Option("--cite", help="Print each as a citation.")] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """Show what an origin said over all documents: what, when, through whom, and where it stands.

    The time is that of the utterance where the text gives one, else that of publication.

    Exit codes: 0 shown, 2 the dossier cannot be read, has no such origin, or several.
    """
    from recoupe.exports._answers import list_origins, show_said
    from recoupe.exports._page import as_json

    _check(origin, {"--since": since, "--until": until, "--about": about, "--cite": cite})
    ordered(since, until)
    with opened(dossier) as asked:
        if format == "jsonl":
            in_utf8()
        if origin is None:
            known = asked.origins()
            if format == "jsonl":
                for one in known:
                    typer.echo(as_json(one.to_dict()))
            else:
                list_origins(sys.stdout, known, everybody=everybody)
            return
        origins = chosen(asked, origin, everybody=everybody)
        found = asked.said(origins, since=since, until=until, about=about)
        if since or until:
            _tell_undated(asked.said(origins, about=about), found)
        if format == "jsonl" or cite:
            _write(asked, found, cite=cite, json=format == "jsonl")
        else:
            beside = asked.beside(origins[0]) if len(origins) == 1 else []
            show_said(sys.stdout, origins, found, beside)


def _check(origin: str | None, given: dict[str, object]) -> None:
    """Refuse what cannot be meant: options of what was said where nobody is named, a name that is none."""
    options = [name for name, value in given.items() if value]
    if origin is None and options:
        raise typer.BadParameter(f"{', '.join(options)} goes with an ORIGIN: whose statements?")
    if origin is not None and not any(character.isalnum() for character in origin):
        raise typer.BadParameter("ORIGIN is empty; without it, who speaks is listed")


def _tell_undated(everything: Sequence[Said], found: Sequence[Said]) -> None:
    """Say on standard error how much is left out because nobody knows when it was said."""
    left_out = sum(one.time == (None, None) for one in everything) - sum(one.time == (None, None) for one in found)
    if left_out:
        typer.echo(f"recoupe: without a date, left out: {left_out}", err=True)


def _write(dossier: Dossier, found: Sequence[Said], *, cite: bool, json: bool) -> None:
    """Write one a line: objects, citations, or objects with their citation."""
    from recoupe.exports._answers import citation
    from recoupe.exports._page import as_json

    for one in found:
        cited = citation(one, dossier.document(one.document)) if cite else ""
        typer.echo(as_json({**one.to_dict(), **({"citation": cited} if cite else {})}) if json else cited)
