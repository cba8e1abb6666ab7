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
from typing import Annotated

import typer

from recoupe import __version__

app = typer.Typer(
    name="recoupe",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(f"recoupe {__version__}")
        raise typer.Exit()


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read French news dispatches: who says what, through whom."""


for _module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    if not _module.startswith("_"):
        _loaded = importlib.import_module(f"{__name__}.{_module}")
        if hasattr(_loaded, "group"):
            app.add_typer(_loaded.group, name=_module)
        else:
            app.command(_module)(_loaded.command)


def main() -> None:
    """Run the command line; what the encoding of the terminal lacks is written as an escape, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
