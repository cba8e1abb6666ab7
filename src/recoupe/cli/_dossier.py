"""What the commands that ask a dossier share: the argument that names it, and how its problems are told."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recoupe.cli.analyze import ExitCode
from recoupe.errors import NoSuchDocument, RecoupeError
from recoupe.readers import parse_date

if TYPE_CHECKING:
    from recoupe.dossier import Dossier
    from recoupe.dossier._origins import Known
    from recoupe.dossier.records import Stored

#: What SQLite takes for a number of a row.
_NUMBER = re.compile(r"[0-9]{1,18}")
#: The first argument of commands that ask a dossier.
DossierArgument = Annotated[Path, typer.Argument(metavar="DOSSIER", help="The file of the dossier.")]
#: The option by which commands that change a dossier name it.
DossierOption = Annotated[
    Path,
    typer.Option(
        "--dossier", "-d", metavar="FILE", envvar="RECOUPE_DOSSIER", help="The dossier; $RECOUPE_DOSSIER without it."
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that work at once; all cores without it."),
]
#: What is laid over the lexicon by commands that cross-check; analyses have theirs from when they were made.
CountersOption = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="A folder whose media, families of counters and those who speak for them are laid over the lexicon's.",
    ),
]


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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


def found(dossier: Dossier, name: str) -> Stored:
    """Find a document by name; where none has it, by its number, as ``info`` and ``search`` show it."""
    try:
        return dossier.document(name)
    except NoSuchDocument:
        if not _NUMBER.fullmatch(name) or any(_bears(stored, name) for stored in dossier.documents()):
            raise
        return dossier.document(int(name))


def chosen(dossier: Dossier, name: str, *, everybody: bool, among: Sequence[Known] | None = None) -> list[Any]:
    """Give the origin that is meant, or say that nobody is, or several are.

    Args:
        dossier: where they speak.
        name: as the user writes it.
        everybody: take all of that name together.
        among: of whom; without it those who say something.

    Raises:
        NoSuchOrigin: there is none, or several.
    """
    from recoupe.errors import NoSuchOrigin
    from recoupe.exports._answers import designation

    found = dossier.find_origins(name, among)
    if not found:
        close = "; ".join(designation(one) for one in dossier.close_origins(name, among))
        hint = f"spelled alike: {close}" if close else f"recoupe said {Path(dossier.path).name} lists who speaks"
        what = "nobody of this name says anything" if among is None else "nobody has this name"
        raise NoSuchOrigin(f"{what}: {name}", where=str(dossier.path), hint=hint)
    if len(found) > 1 and not everybody:
        called = [designation(one) for one in found]
        names = "; ".join(
            f"{one.entry if one.entry and called.count(designation(one)) > 1 else designation(one)}, {one.statements}"
            for one in found
        )
        raise NoSuchOrigin(
            f"several origins have this name: {name} ({names})",
            where=str(dossier.path),
            hint="give the full name of one, or --all",
        )
    return found


def _bears(stored: Stored, name: str) -> bool:
    """Tell whether a document has a name: several may."""
    document = stored.document
    return name in (stored.name, document.id, document.path, document.url)


def ordered(since: str | None, until: str | None) -> None:
    """Refuse days of which none lies between the first and the last."""
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is later than --until {until}")


def in_utf8() -> None:
    """Write JSON as UTF-8, which a pipe is not everywhere unless told."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def day(value: str | None) -> str | None:
    """Take a day, or say what one looks like."""
    try:
        return parse_date(value)
    except ValueError as problem:
        raise typer.BadParameter(f"{value!r} is no date; write YYYY-MM-DD") from problem


def one_of(*names: str) -> Any:
    """Make a check that an option has one of some values."""

    def check(value: str | None) -> str | None:
        if value is not None and value not in names:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(names)}")
        return value

    return check


def named(value: str | None) -> str | None:
    """Take a name, or say that it is none."""
    if value is not None and not any(character.isalnum() for character in value):
        raise typer.BadParameter("no letter or digit in it, so it is no name")
    return value


def question(value: Any) -> Any:
    """Take words to look for, of which one at least is a word."""
    if value is not None and not any(character.isalnum() for character in " ".join(value)):
        raise typer.BadParameter("no word in it to look for")
    return value
