"""``recoupe versions``: facts and their versions, what contradicts what, and how many origins stand behind each."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierArgument, in_utf8, one_of, opened


def command(
    dossier: DossierArgument,
    everything: Annotated[bool, typer.Option("--all", help="Show facts on which all agree in full too.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the reasons of everything.")] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """Cross-check a dossier: facts, who tells them how, what contradicts what, and how many origins there are.

    Exit codes: 0 shown, 2 the dossier cannot be read or written.
    """
    from recoupe.crosscheck.versions import cross_check
    from recoupe.exports._page import as_json
    from recoupe.exports._versions import fact_object, show_facts

    with opened(dossier) as asked:
        if format == "jsonl":
            in_utf8()
        facts = cross_check(asked)
        if format == "jsonl":
            for fact in facts:
                typer.echo(as_json(fact_object(fact)))
        else:
            show_facts(sys.stdout, facts, asked.text, everything=everything, explain=explain)
