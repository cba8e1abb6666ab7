"""``recoupe versions``: facts and their versions, what contradicts what, and how many origins stand behind each."""

from __future__ import annotations

from typing import Annotated

import typer

from recoupe.cli._dossier import DossierArgument, in_utf8, one_of, opened


def command(
    dossier: DossierArgument,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """Cross-check a dossier: facts, who tells them how, what contradicts what, and how many origins there are.

    Exit codes: 0 shown, 2 the dossier cannot be read or written.
    """
    from recoupe.crosscheck.versions import cross_check
    from recoupe.exports._page import as_json
    from recoupe.exports._versions import fact_object

    with opened(dossier) as asked:
        if format == "jsonl":
            in_utf8()
        for fact in cross_check(asked):
            typer.echo(as_json(fact_object(fact)))
