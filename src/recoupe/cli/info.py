"""``recoupe info``: what a dossier holds."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierArgument, in_utf8, one_of, opened
from recoupe.cli.analyze import ExitCode


def command(
    dossier: DossierArgument,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents.")] = False,
    refused: Annotated[bool, typer.Option("--refused", help="List the inputs that could not be used.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Look through the whole file for damage.")] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "json"), help="text or json.")
    ] = "text",
) -> None:
    """Count what a dossier holds, list its documents or the inputs that could not be used, check it for damage.

    Exit codes: 0 shown, 1 the file is damaged (with --check), 2 the dossier cannot be read.
    """
    from recoupe.exports import _holdings
    from recoupe.exports._page import as_json, one_line

    with opened(dossier, salvage=check) as asked:
        if format == "json":
            in_utf8()
        if check:
            problems = asked.check()
            typer.echo("\n".join(problems) if problems else "the file is sound")
            if problems:
                typer.echo(f"save what can be read: recoupe merge NEW {dossier}")
            raise typer.Exit(ExitCode.SOME_FAILED if problems else ExitCode.OK)
        if documents:
            for stored in asked.documents():
                typer.echo(_holdings.listed(stored))
        elif refused:
            for name, kind, reason in asked.refusals():
                typer.echo(one_line(f"{name}: {reason} ({kind})"))
        elif format == "json":
            typer.echo(as_json(asked.info().to_dict()))
        else:
            _holdings.show_info(sys.stdout, str(dossier), asked.info())
