"""``recoupe search``: words in context, over all documents."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierArgument, in_utf8, one_of, opened, question


def command(
    dossier: DossierArgument,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            callback=question,
            help="Words that all must stand in a text; '\"in a row\"', beginnings: 'manif*'.",
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="Documents at most.")] = 100,
    cite: Annotated[bool, typer.Option("--cite", help="Print the sentence of each place as a citation.")] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """Find words in titles and texts, accents, case and apostrophes ignored, each with what stands around it.

    Exit codes: 0 searched (also where nothing is found, which is said), 2 the dossier cannot be read, no word is given.
    """
    from recoupe.exports import _hits
    from recoupe.exports._page import as_json

    with opened(dossier) as asked:
        if format == "jsonl":
            in_utf8()
        hits = list(asked.search(" ".join(words), limit=limit + 1))
        more, hits = len(hits) > limit, hits[:limit]
        if format == "jsonl":
            for hit in hits:
                for found in _hits.found_places(hit):
                    typer.echo(as_json(found))
        elif cite:
            for hit in hits:
                for line in _hits.cited_sentences(hit, asked.document(hit.document)):
                    typer.echo(line)
        else:
            _hits.show_hits(sys.stdout, hits, more=more)
        if more and (cite or format == "jsonl"):
            typer.echo(f"recoupe: only the first {limit} documents; --limit N gives more", err=True)
