"""``recoupe renew``: analyze anew what a change of lexicon, gazetteer, model or rules can affect."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierArgument, opened
from recoupe.cli._progress import Progress


def command(
    dossier: DossierArgument,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Another installed spaCy pipeline with UD labels, by name or folder."),
    ] = None,
    lexicon: Annotated[
        Path | None,
        typer.Option(metavar="DIR", exists=True, file_okay=False, help="Folder of lexicon rows laid over the shipped."),
    ] = None,
) -> None:
    """Analyze anew the documents that a change since their analysis can affect, and no others.

    Exit codes: 0 all are current, 2 the dossier cannot be written.
    """
    from recoupe.dossier.renewing import renew
    from recoupe.pipeline import load

    progress = Progress(sys.stderr, total=None)
    with opened(dossier) as changed:
        result = renew(changed, load(model, lexicon), done=lambda number: progress.step())
    progress.clear()
    typer.echo(
        f"{result.renewed} analyzed anew, {result.settled} not affected by what has changed, {result.current} current"
    )
