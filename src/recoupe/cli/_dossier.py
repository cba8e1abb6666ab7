"""What the commands that ask a dossier share: the argument that names it, and how its problems are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recoupe.cli.analyze import ExitCode
from recoupe.errors import RecoupeError
from recoupe.readers import parse_date

if TYPE_CHECKING:
    from recoupe.dossier import Dossier

#: The first argument of commands that ask a dossier.
DossierArgument = Annotated[Path, typer.Argument(metavar="DOSSIER", help="The file of the dossier.")]
#: The option by which commands that change a dossier name it.
DossierOption = Annotated[
    Path,
    typer.Option(
        "--dossier", "-d", metavar="FILE", envvar="RECOUPE_DOSSIER", help="The dossier; $RECOUPE_DOSSIER without it."
    ),
]


@contextmanager
def opened(path: Path, *, salvage: bool = False) -> Iterator[Dossier]:
    """Open a dossier for a command; name a problem on standard error and end with its exit code."""
    from recoupe.dossier import Dossier

    with told(), Dossier(path, salvage=salvage) as dossier:
        yield dossier


@contextmanager
def told() -> Iterator[None]:
    """Name a problem on standard error and end; a reader of a pipe that has seen enough is none."""
    from recoupe.exports._marks import printable

    try:
        yield
        sys.stdout.flush()
    except RecoupeError as problem:
        print(f"recoupe: {printable(str(problem))}", file=sys.stderr)
        raise typer.Exit(ExitCode.USAGE) from problem
    except BrokenPipeError:  # `recoupe … | head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        raise typer.Exit(ExitCode.INTERRUPTED) from None


def day(value: str | None) -> str | None:
    """Take a day, or say what one looks like."""
    try:
        return parse_date(value)
    except ValueError as problem:
        raise typer.BadParameter(f"{value!r} is no date; write YYYY-MM-DD") from problem


def one_of(*names: str) -> Any:
    """Make a check that an option has one of some values."""

    def check(value: str) -> str:
        if value not in names:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(names)}")
        return value

    return check


def question(value: Any) -> Any:
    """Take words to look for, of which one at least is a word."""
    if value is not None and not any(character.isalnum() for character in " ".join(value)):
        raise typer.BadParameter("no word in it to look for")
    return value
