"""``recoupe remove``: take documents out of a dossier."""

from __future__ import annotations

from typing import Annotated

import typer

from recoupe.cli._dossier import DossierOption, opened


def command(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT", help="Ids, paths or addresses.")],
    dossier: DossierOption,
) -> None:
    """Take documents out, with all their revisions and what was found in them.

    All of them are looked up first: where one is not there, none is taken out.

    Exit codes: 0 taken out, 2 a document is not there or the dossier cannot be written.
    """
    with opened(dossier) as changed:
        found = {stored.number: stored for stored in map(changed.document, documents)}  # two names may be of one
        for stored in found.values():
            revisions = changed.remove(stored.number)
            typer.echo(f"{stored.name}: removed" + (f", {revisions} revisions" if revisions > 1 else ""))
