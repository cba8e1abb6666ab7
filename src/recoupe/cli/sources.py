"""``recoupe sources``: who cites whom, and what one source said, denied, took back and passed on."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierArgument, chosen, in_utf8, named, one_of, opened
from recoupe.cli._progress import Steps


def command(
    dossier: DossierArgument,
    origin: Annotated[
        str | None,
        typer.Argument(
            metavar="ORIGIN",
            callback=named,
            help="One source: a name in any spelling, such as OSDH; without it, who cites whom.",
        ),
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Show all; with ORIGIN, take all sources of that name.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say how names were put together, and why each statement was found.")
    ] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """Show who cites whom; of one source what it said, denied and took back, and who relays it.

    What is carried from document to document counts once; what has been added since is compared first. The graph for
    other tools is written by export (graphml, gexf).

    Exit codes: 0 shown, 2 the dossier cannot be read or written, has no such source, or several.
    """
    from recoupe.crosscheck.comparing import compare
    from recoupe.crosscheck.sources import Sources
    from recoupe.exports._page import as_json
    from recoupe.exports._sources import network_objects, show_network, show_source, source_objects

    with opened(dossier) as asked:
        with Steps(sys.stderr) as begin:
            compare(asked, begin)
        sources = Sources(asked)
        who = chosen(asked, origin, everybody=everybody, among=sources.everybody()) if origin is not None else None
        analysis = asked.analysis if explain else None
        if format == "jsonl":
            in_utf8()
            objects = network_objects(sources) if who is None else source_objects(sources, who, asked.text, analysis)
            for one in objects:
                typer.echo(as_json(one))
        elif who is None:
            show_network(sys.stdout, sources, everybody=everybody, explain=explain)
        else:
            show_source(sys.stdout, sources, who, asked.text, analysis)
