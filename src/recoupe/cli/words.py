"""``recoupe words``: who calls the same actor what, and in whose voice."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierArgument, chosen, in_utf8, named, one_of, opened
from recoupe.cli._progress import Steps


def command(
    dossier: DossierArgument,
    actor: Annotated[
        str | None,
        typer.Argument(
            metavar="ACTOR",
            callback=named,
            help="One actor: a name in any spelling; without it, those who are called by a loaded term.",
        ),
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Show all; with ACTOR, every place, and all actors of that name.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say how names were put together, and why each place was found.")
    ] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """Show who calls the same actor what: the outlet in its own words, a speaker who is quoted, or one of the two.

    What is carried from document to document counts once; what has been added since is compared first.

    Exit codes: 0 shown, 2 the dossier cannot be read or written, has no such actor, or several.
    """
    from recoupe.crosscheck.comparing import compare
    from recoupe.crosscheck.wording import Wordings
    from recoupe.exports._page import as_json
    from recoupe.exports._words import show_actor, show_words, word_objects

    with opened(dossier) as asked:
        with Steps(sys.stderr) as begin:
            compare(asked, begin)
        wordings = Wordings(asked)
        who = chosen(asked, actor, everybody=everybody, among=wordings.among(actor)) if actor is not None else None
        found = wordings.called(who)
        if format == "jsonl":
            in_utf8()
            for one in word_objects(found, asked.text, explain=explain):
                typer.echo(as_json(one))
        elif actor is None:
            show_words(sys.stdout, found, everything=everybody, explain=explain)
        else:
            show_actor(sys.stdout, found, asked.text, everything=everybody, explain=explain)
