"""``recoupe add``: read, analyze and keep."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from recoupe.cli._dossier import DossierOption
from recoupe.cli._progress import Progress
from recoupe.cli.analyze import ExitCode, _complain, expand
from recoupe.errors import InputError, RecoupeError
from recoupe.model import Item
from recoupe.readers import read_file


def command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files or patterns.")],
    dossier: DossierOption,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that work at once.")
    ] = None,
) -> None:
    """Read documents, find what they report, and keep both in a dossier.

    The same inputs again change nothing; a run that was stopped goes on where it was.

    Exit codes: 0 all added, 1 some inputs could not be used (each is named), 2 the command cannot be carried out.
    """
    from recoupe.dossier import Dossier
    from recoupe.dossier.adding import add
    from recoupe.pipeline import load

    progress = Progress(sys.stderr, total=None)

    def done(what: object) -> None:
        if isinstance(what, InputError):
            _complain(progress, what)
        progress.step()

    try:
        with Dossier(dossier, create=True) as opened:
            result = add(opened, _read(paths), load(), jobs=jobs or os.cpu_count() or 1, done=done)
    except RecoupeError as problem:
        _complain(progress, problem)
        raise typer.Exit(ExitCode.USAGE) from problem
    except KeyboardInterrupt:
        progress.clear()
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    progress.clear()
    typer.echo(
        f"{result.new} new, {result.changed} changed, {result.renewed} analyzed anew, {result.same} already there,"
        f" {result.refused} not usable"
    )
    raise typer.Exit(ExitCode.SOME_FAILED if result.refused else ExitCode.OK)


def _read(paths: list[str]) -> Iterator[Item | InputError]:
    """Read every argument."""
    for name in expand(paths):
        yield from read_file(name)
