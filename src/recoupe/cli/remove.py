"""``recoupe remove``: take documents out of a dossier."""

from __future__ import annotations

from typing import Annotated

import typer

from recoupe.cli._dossier import DossierOption, found, opened


def command(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT", help="Ids, paths, addresses or numbers.")],
    dossier: DossierOption,
) -> None:
    """Take documents out, with all their revisions and what was found in them.

    All of them are looked up first: where one is not there, none is taken out.

    Exit codes: 0 taken out, 2 a document is not there or the dossier cannot be written.
    """
    with opened(dossier) as changed:
        chosen = {
            stored.number: stored for stored in (found(changed, name) for name in documents)
        }  # two names may be of one
        for stored in chosen.values():
            revisions = changed.remove(stored.number)
            typer.echo(f"{stored.name}: removed" + (f", {revisions} revisions" if revisions > 1 else ""))
