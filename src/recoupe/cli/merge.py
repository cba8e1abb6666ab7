"""``recoupe merge``: take other dossiers over into one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli._dossier import told
from recoupe.cli._progress import Progress
from recoupe.cli.analyze import ExitCode


def command(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="Where to; made where there is none.")],
    others: Annotated[
        list[Path], typer.Argument(metavar="OTHER", help="Dossiers to take over; they stay as they are.")
    ],
) -> None:
    """Take over the documents of other dossiers, with what was found in them; also saves what is left of a damaged one.

    Exit codes: 0 all taken over, 1 some documents could not be read (each is named), 2 a dossier cannot be opened.
    """
    from recoupe.dossier import Dossier

    failed = False
    progress = Progress(sys.stderr, total=None)
    with told():
        for other in others:  # before anything is made where there is nothing to take over
            Dossier(other, salvage=True).close()
    with told(), Dossier(dossier, create=True) as into:
        for other in others:
            with Dossier(other, salvage=True) as taken:
                result = into.merge(taken, done=progress.step)
            progress.clear()
            for number, reason in result.lost:
                failed = True
                print(f"recoupe: {other}: document {number} cannot be read ({reason}); add it again", file=sys.stderr)
            again = f", {result.unanalyzed} to be analyzed anew (recoupe renew)" if result.unanalyzed else ""
            typer.echo(f"{other}: {result.added} taken over, {result.same} there already{again}")
    raise typer.Exit(ExitCode.SOME_FAILED if failed else ExitCode.OK)
