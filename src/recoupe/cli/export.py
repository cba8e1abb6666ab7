"""``recoupe export``: a dossier in the format of another tool."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from recoupe.cli._dossier import DossierArgument, day, one_of, opened, ordered
from recoupe.cli._progress import Progress
from recoupe.errors import RecoupeError
from recoupe.exports.dossier import DossierExport, Selection, dossier_exports
from recoupe.exports.dossier._tables import TABLES

_LISTING = "; ".join(f"{name}: {format.DESCRIPTION}" for name, format in dossier_exports().items())
_HOLDERS = ", ".join(name for name, format in dossier_exports().items() if format.TABLES)


def command(
    dossier: DossierArgument,
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="NAME", callback=one_of(*sorted(dossier_exports())), help=f"Output. {_LISTING}."
        ),
    ],
    table: Annotated[
        str | None,
        typer.Option("--table", "-t", metavar="NAME", help=f"One table, of {_HOLDERS}: {', '.join(TABLES)}."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="The file to write; FOLDER/ gets a file a table (csv, parquet).",
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", callback=day, help="Documents of this day (YYYY-MM-DD) or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", callback=day, help="Documents of this day or earlier.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Documents of this medium.")] = None,
    document: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="This document (id, path or address); may be repeated.")
    ] = None,
) -> None:
    """Write a dossier, or a part of it, for another tool: the same dossier gives the same bytes.

    Exit codes: 0 written, 2 the dossier cannot be read, the file cannot be written, or a library is missing.
    """
    ordered(since, until)
    chosen = dossier_exports()[format]
    targets = _targets(chosen, table, out, dossier)
    progress = Progress(sys.stderr, total=None, quiet=sys.stdout.isatty())
    with opened(dossier) as asked:
        selection = Selection(
            asked, since=since, until=until, outlet=outlet, documents=document or (), done=progress.step
        )
        selection.prepare(one for one, _ in targets if one is not None)
        try:
            for one, file in targets:
                folder = file.parent if file is not None and file != Path(out or "") else None
                with _written(file, within=folder) as stream:
                    chosen.write(selection, stream, one)
        finally:
            progress.clear()
        for note in _notes(chosen, selection, targets[-1][0]):
            print(f"recoupe: {note}", file=sys.stderr)


def _targets(
    chosen: DossierExport, table: str | None, out: str | None, dossier: Path
) -> list[tuple[str | None, Path | None]]:
    """Settle which table goes to which file, ``None`` being all tables and standard output."""
    if table is not None and table not in chosen.TABLES:
        known = (
            f"it has {', '.join(chosen.TABLES)}" if chosen.TABLES else f"it is no format of tables, as {_HOLDERS} are"
        )
        raise typer.BadParameter(f"{chosen.NAME} has no table {table!r}; {known}")
    if out is None:
        if chosen.BINARY and sys.stdout.isatty():
            raise typer.BadParameter(f"{chosen.NAME} is not for terminals; give --out FILE")
        return [(table, None)]
    file = Path(out)
    if file.is_dir() or out.endswith(("/", os.sep)):
        if not chosen.SINGLE:
            raise typer.BadParameter(f"{out} is a folder; give --out FILE")
        return [(one, file / f"{one}.{chosen.NAME}") for one in ((table,) if table else chosen.TABLES)]
    if file.exists() and dossier.exists() and file.samefile(dossier):
        raise typer.BadParameter(f"{out} is the dossier itself; give another --out FILE")
    return [(table, file)]


@contextmanager
def _written(file: Path | None, *, within: Path | None = None) -> Iterator[BinaryIO]:
    """Open what is written to: standard output, or a file that is there only when it is whole.

    Args:
        file: where to, ``None`` for standard output.
        within: a folder to make where there is none.
    """
    if file is None:
        yield sys.stdout.buffer
        return
    try:
        if within is not None:
            within.mkdir(exist_ok=True)
        if file.exists() and not file.is_file():  # a pipe, a device
            with file.open("wb") as stream:
                yield stream
            return
        file = file.resolve()
        part = file.with_name(f".{file.name}.part")
        try:
            with part.open("wb") as stream:
                yield stream
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise RecoupeError(
            f"cannot be written ({problem.strerror or problem})", where=str(file), hint="choose another --out"
        ) from problem


def _notes(chosen: DossierExport, selection: Selection, table: str | None) -> Iterator[str]:
    """Say what a reader of the file should know and cannot see in it."""
    if chosen.SINGLE and table is None:
        yield f"{chosen.NAME} holds one table, here statements; --table names another, --out FOLDER/ writes all"
    if not selection.count:
        yield "no document fits, so nothing is in it"
    if selection.unanalyzed:
        yield f"{selection.unanalyzed} documents are not analyzed and stand there without findings; recoupe renew"
    if selection.compared and selection.dossier.info().copies is None:
        yield "copies have not been looked for in all documents; recoupe copies DOSSIER"
