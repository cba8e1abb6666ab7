"""``recoupe decisions``: what people decided about what is in a dossier."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierArgument, found, in_utf8, one_of, opened


def command(
    dossier: DossierArgument,
    document: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only on this document: its id, path, address or number.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what was undone.")] = False,
    undo: Annotated[
        int | None, typer.Option(min=1, max=2**62, metavar="N", help="Take decision N back, and show nothing.")
    ] = None,
    forget_removed: Annotated[
        bool,
        typer.Option("--forget-removed", help="Take away for good the documents that were removed, and show nothing."),
    ] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """List what people decided: findings accepted, rejected, corrected, noted; documents dated and removed.

    Exit codes: 0 shown or done, 2 the dossier cannot be read or written, or there is no such document or decision.
    """
    from recoupe.exports._decisions import show_decisions, shown

    with opened(dossier) as asked:
        if undo is not None:
            asked.undo(undo)
            typer.echo(f"decision {undo}: undone")
            return
        if forget_removed:
            typer.echo(f"forgotten for good: {asked.forget_removed()}")
            return
        some = asked.decisions(found(asked, document).number if document is not None else None, all=everything)
        if format == "jsonl":
            in_utf8()
            for one in some:
                print(json.dumps(one.to_dict(), ensure_ascii=False))
        else:
            show_decisions(sys.stdout, shown(asked, some))
