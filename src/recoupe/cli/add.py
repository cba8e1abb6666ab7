"""``recoupe add``: read, analyze and keep."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli._dossier import DossierOption, JobsOption, cores
from recoupe.cli._inputs import Inputs
from recoupe.cli._progress import Progress
from recoupe.cli.analyze import ExitCode, FormatOption, OutletOption, PublishedOption, _complain
from recoupe.errors import InputError, RecoupeError

if TYPE_CHECKING:
    from recoupe.dossier.adding import Added

#: How the sum calls what was set aside, by kind of problem.
_ASIDE = {
    "NotFrench": "in other languages",
    "EmptyInput": "without text",
    "BinaryInput": "of other formats",
    "UnreadableInput": "unreadable",
    "FetchError": "not fetched",
}


def command(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders, archives, patterns such as 'news/*.txt', http(s) addresses; - is standard input.",
        ),
    ],
    dossier: DossierOption,
    source: FormatOption = None,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    archive: Annotated[
        str | None, typer.Option(metavar="URL", help="Link to an archived copy, kept with the documents.")
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch the addresses that lists name, too.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and its network, too.")
    ] = False,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Another installed spaCy pipeline with UD labels, by name or folder."),
    ] = None,
    lexicon: Annotated[
        Path | None,
        typer.Option(metavar="DIR", exists=True, file_okay=False, help="Folder of lexicon rows laid over the shipped."),
    ] = None,
    jobs: JobsOption = None,
) -> None:
    """Read documents, find what they report, and keep both in a dossier.

    The same inputs again change nothing; a run that was stopped goes on where it was. Only addresses that are given
    here are fetched, and with --fetch those in lists.

    Exit codes: 0 all added, 1 some inputs could not be used (each is named), 2 the command cannot be carried out.
    """
    from recoupe.dossier import Dossier
    from recoupe.dossier.adding import add
    from recoupe.dossier.basis import Deferred, loaded

    progress = Progress(sys.stderr, total=None)
    nlp = Deferred(model, lexicon)
    try:
        if not dossier.exists():
            loaded(nlp)  # or says what is wrong with it, before there is a file with nothing in it
        with Dossier(dossier, create=True) as opened:
            inputs = Inputs(
                paths,
                format=source,
                archive=archive,
                listed=fetch,
                allow_private=allow_private,
                accepted=opened.has,
                but=dossier,
                outlet=outlet,
                published=published,
            )
            progress.expect(inputs.size)

            def done(what: object) -> None:
                if isinstance(what, InputError):
                    _complain(progress, what)
                progress.step(inputs.read)

            result = add(opened, inputs, nlp, jobs=jobs or cores(), done=done)
    except RecoupeError as problem:
        _complain(progress, problem)
        raise typer.Exit(ExitCode.USAGE) from problem
    except KeyboardInterrupt:
        progress.clear()
        print("recoupe: stopped; the same command goes on from here", file=sys.stderr)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    progress.clear()
    typer.echo(_sum(result))
    raise typer.Exit(ExitCode.SOME_FAILED if result.refused else ExitCode.OK)


def _sum(result: Added) -> str:
    """Tell what was done."""
    told = f"{result.new} new, {result.changed} changed, {result.renewed} analyzed anew, {result.same} already there"
    if not result.refused:
        return told
    kinds = ", ".join(f"{count} {_ASIDE.get(kind, kind)}" for kind, count in result.aside.items())
    return f"{told}; set aside: {kinds}"
