"""``recoupe copies``: which passages documents share, and which was likely copied from which."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli._dossier import DossierArgument, found, in_utf8, one_of, opened
from recoupe.cli._progress import Steps

if TYPE_CHECKING:
    from recoupe.model import Copy, CopyGroup


def command(
    dossier: DossierArgument,
    document: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only what this document shares: its id, path, address or number."),
    ] = None,
    min_containment: Annotated[
        float,
        typer.Option(min=0.0, max=1.0, metavar="SHARE", help="Only pairs of which one shares so much, 0 to 1."),
    ] = 0.0,
    explain: Annotated[bool, typer.Option("--explain", help="Show every passage and every reason.")] = False,
    lexicon: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", exists=True, file_okay=False, help="A folder whose outlets.toml is laid over the lexicon's."
        ),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """Find passages that documents share, whole or lightly edited; compare what has been added since the last time.

    Exit codes: 0 shown (also where nothing is shared), 2 the dossier cannot be read or written.
    """
    from recoupe.crosscheck.comparing import compare
    from recoupe.crosscheck.judging import find_copies
    from recoupe.exports._copies import show_copies
    from recoupe.lexicon.outlets import load_outlets

    with opened(dossier) as asked:
        if format == "jsonl":
            in_utf8()
        only = found(asked, document).number if document is not None else None
        with Steps(sys.stderr) as begin:
            compare(asked, begin)
            begin("telling copies from quotations and stock phrases")
            copies, groups = _chosen(*find_copies(asked, load_outlets(overlay=lexicon)), only, min_containment)
        if format == "jsonl":
            for copy in copies:
                print(json.dumps(copy.to_dict(), ensure_ascii=False))
            return
        numbers = {number for one in (*copies, *groups) for number in one.numbers}
        makings = {making.number: making for making in asked.makings(sorted(numbers))}
        show_copies(sys.stdout, copies, groups, makings, asked.text, explain=explain)


def _chosen(
    copies: list[Copy], groups: list[CopyGroup], only: int | None, least: float
) -> tuple[list[Copy], list[CopyGroup]]:
    """Leave out what was not asked for."""
    copies = [
        copy
        for copy in copies
        if (only is None or only in copy.numbers) and max(copy.containment_a, copy.containment_b) >= least
    ]
    return copies, [group for group in groups if only is None or only in group.numbers]
