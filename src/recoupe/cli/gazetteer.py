"""``recoupe gazetteer``: the lists of places, and what they know."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from recoupe.errors import RecoupeError

group = typer.Typer(no_args_is_help=True, help="Show, extend and ask the lists of places.")

_FAILED = 2
_SHOWN = 8


@group.command("import")
def import_places(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="GeoNames dump (SY.zip, allCountries.zip, SY.txt) or Who's On First table (.tsv[.xz])."
        ),
    ],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call it; without this, after the file.")
    ] = None,
) -> None:
    """Add a list of places; analyses know them from then on.

    The same file again changes nothing. Lines that cannot be understood are named and passed over.

    Exit codes: 0 imported or there already, 2 the file cannot be used.
    """
    from recoupe.gazetteer.library import import_file

    with _complaints(), _bar(file.name) as progress:
        result = import_file(file, name, progress)
    for line in result.problems:
        print(f"recoupe: {file}:{line.number}: {line.problem}", file=sys.stderr)
    if result.bad > len(result.problems) > 0:
        print(f"recoupe: {file}: {result.bad - len(result.problems)} more lines like these", file=sys.stderr)
    counts = f"{result.places} places, {result.left_out} lines left out, {result.bad} damaged"
    typer.echo(f"{result.path.stem}: {'imported' if result.changed else 'unchanged'}, {counts}")


@group.command("list")
def list_gazetteers() -> None:
    """Show what is installed: name, places, size, and whose data it is."""
    from recoupe.gazetteer.library import installed

    with _complaints():
        for name, path, about in installed():
            typer.echo(f"{name}: {about['title']}")
            typer.echo(f"    {about['count']} places, {path.stat().st_size / 1e6:.1f} MB, {path}")
            typer.echo(f"    {about['attribution']}")


@group.command("remove")
def remove_gazetteer(name: Annotated[str, typer.Argument(metavar="NAME", help="As `list` shows it.")]) -> None:
    """Remove an imported list of places."""
    from recoupe.gazetteer.library import remove

    with _complaints():
        remove(name)
    typer.echo(f"{name}: removed")


@group.command("find")
def find_places(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a place, as a text writes it.")],
    country: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="A country that the text is about (ISO 3166: SY); may be repeated."),
    ] = None,
) -> None:
    """Show which places a name may mean, and what is decided."""
    from recoupe.gazetteer import load_gazetteer

    with _complaints():
        decision = load_gazetteer().resolve(name, dict.fromkeys(map(str.upper, country or ()), 1.0))
    place = decision.place
    typer.echo(f"{name} : {f'{place.name} ({place.id})' if place else 'non tranché'}")
    for reason in decision.reasons:
        typer.echo(f"    {reason}")
    for match in decision.candidates[:_SHOWN]:
        found = match.place
        typer.echo(
            f"{match.similarity:5.2f}  {match.how.value:7}  {found.country or '--'}  {found.name}  {found.kind}  "
            f"{found.latitude:.3f} {found.longitude:.3f}  {found.population}  {found.id}"
        )


@contextmanager
def _complaints() -> Iterator[None]:
    """Name a problem on standard error and end."""
    try:
        yield
    except RecoupeError as problem:
        print(f"recoupe: {problem}", file=sys.stderr)
        raise typer.Exit(_FAILED) from problem
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far reading a file is, on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, size: bar.update(task, completed=done, total=size)
