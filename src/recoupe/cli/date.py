"""``recoupe date``: a person knows better when a document was published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierOption, day, found, opened


def command(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id, path, address or number.")],
    date: Annotated[str, typer.Argument(metavar="DATE", help="YYYY-MM-DD, or - to take a date set so back.")],
    dossier: DossierOption,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Another installed spaCy pipeline with UD labels, by name or folder."),
    ] = None,
    lexicon: Annotated[
        Path | None,
        typer.Option(metavar="DIR", exists=True, file_okay=False, help="Folder of lexicon rows laid over the shipped."),
    ] = None,
) -> None:
    """Set the day a document was published; it wins over what came with it, and the document is analyzed anew.

    Exit codes: 0 set, 2 there is no such document or the dossier cannot be written.
    """
    from recoupe.dossier.renewing import renew_one
    from recoupe.pipeline import load

    set_to = None if date == "-" else day(date)
    with opened(dossier) as changed:
        chosen = found(changed, document)  # a name that is not there need not wait for the model
        nlp = load(model, lexicon)
        changed.date(chosen.number, set_to)
        for number in changed.revisions(chosen.number):
            renew_one(changed, nlp, number)
        typer.echo(f"{chosen.name}: {set_to or 'date as it came'}")
