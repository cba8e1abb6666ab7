"""The command line: one module a command, found by itself.

A command is a module of this package, named without a leading underscore, with a function ``command``, which Typer
turns into ``recoupe MODULE-NAME``, or with a ``group`` of commands, ``recoupe MODULE-NAME COMMAND``. :func:`main` runs
them.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from recoupe import __version__


def _print_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(f"recoupe {__version__}")
        raise typer.Exit()


def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read French news dispatches: who says what, through whom."""


def commands() -> list[str]:
    """Give the names of the commands, in alphabetical order.

    Example:
        >>> "analyze" in commands()
        True
    """
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))


def build(names: Iterable[str]) -> typer.Typer:
    """Make the command line with some of its commands; only their modules are imported."""
    made = typer.Typer(
        name="recoupe",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(root)
    for name in names:
        loaded = importlib.import_module(f"{__name__}.{name}")
        if hasattr(loaded, "group"):
            made.add_typer(loaded.group, name=name)
        else:
            made.command(name)(loaded.command)
    return made


def __getattr__(name: str) -> typer.Typer:
    """Make ``app``, the command line with all commands, when it is first asked for."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()["app"] = whole = build(commands())
    return whole


def main() -> None:
    """Run the command line; what the encoding of the terminal lacks is written as an escape, not a traceback.

    Where a command is named first, only that one is imported: the others would double the time to the first result.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    known = commands()
    build(sys.argv[1:2] if sys.argv[1:2] and sys.argv[1] in known else known)()
