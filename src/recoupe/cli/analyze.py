"""``recoupe analyze``: read files, find what they report, write it."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from recoupe.cli._inputs import Inputs
from recoupe.cli._progress import Progress
from recoupe.errors import InputError, RecoupeError
from recoupe.exports import exports
from recoupe.model import Document
from recoupe.readers import parse_date, readers


class ExitCode(IntEnum):
    """What the command tells the shell."""

    OK = 0  # every document was analyzed (also where the reader of a pipe stopped early)
    SOME_FAILED = 1  # some inputs could not be used; each was named
    USAGE = 2  # the command itself cannot be carried out: option, date, model or lexicon
    INTERRUPTED = 130  # Ctrl-C


def _listing(items: dict[str, Any]) -> str:
    """List formats for the help."""
    return "; ".join(f"{name}: {item.DESCRIPTION}" for name, item in items.items())


def _one_of(known: Iterable[str]) -> Any:
    """Make a check that a name is known."""
    names = sorted(known)

    def check(value: str | None) -> str | None:
        if value is not None and value not in names:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(names)}")
        return value

    return check


def _check_date(value: str | None) -> str | None:
    """Take a date, or say what one looks like."""
    try:
        return parse_date(value)
    except ValueError as problem:
        raise typer.BadParameter(f"{value!r} is no date; write YYYY-MM-DD") from problem


FormatOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="NAME",
        callback=_one_of(readers()),
        help=f"Input, told by name and content unless given. {_listing(readers())}.",
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=_check_date, help="Day of publication (YYYY-MM-DD) of documents without their own."
    ),
]
OutletOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Medium that published the documents without their own.")
]


def command(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Files or patterns such as 'news/*.txt'; - is standard input."),
    ],
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            callback=_one_of(exports()),
            help=f"Output. {_listing(exports())}.",
        ),
    ] = "pretty",
    source: FormatOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Another installed spaCy pipeline with UD labels, by name or folder."),
    ] = None,
    lexicon: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", exists=True, file_okay=False, help="Folder of lexicon rows laid over the shipped ones."
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each statement was found (pretty).")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that work at once.")] = 1,
) -> None:
    """Show every reported statement: who says what, by which verb, through whom.

    Results go to standard output, progress and problems to standard error.

    Exit codes: 0 all analyzed, 1 some inputs could not be used (each is named), 2 the command cannot be carried out.
    """
    inputs = Inputs(files, format=source, published=published, outlet=outlet)
    total = None if _many(inputs.names) else len(inputs.names)
    progress = Progress(sys.stderr, total=total, quiet=sys.stdout.isatty())
    documents = _Documents(inputs, progress)
    try:
        _run(documents, progress, format, explain=explain, jobs=jobs, model=model, lexicon=lexicon)
    except RecoupeError as problem:  # inputs that fail are named where they are read
        _complain(progress, problem)
        raise typer.Exit(ExitCode.USAGE) from problem
    except BrokenPipeError:  # `recoupe … | head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        progress.clear()
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    raise typer.Exit(ExitCode.SOME_FAILED if documents.failed else ExitCode.OK)


class _Documents:
    """The documents to analyze; problems are named at once, counted, and passed over."""

    def __init__(self, inputs: Inputs, progress: Progress) -> None:
        self.failed = 0
        self._inputs = inputs
        self._progress = progress

    def __iter__(self) -> Iterator[Document]:
        """Yield what can be analyzed."""
        for item in self._inputs:
            if isinstance(item, InputError):
                self.failed += 1
                _complain(self._progress, item)
            else:
                yield item.document


def _run(
    documents: _Documents,
    progress: Progress,
    format: str,
    *,
    explain: bool,
    jobs: int,
    model: str | None,
    lexicon: Path | None,
) -> None:
    """Analyze and write, document by document."""
    from recoupe.pipeline import load  # after the options are checked: a usage error need not wait for the model

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, and a Windows pipe is not unless told
    nlp = load(model, lexicon)
    gc.freeze()  # what is loaded stays to the end: later collections need not look through it
    writer = exports()[format].Writer(sys.stdout, explain=explain)
    with closing(nlp.pipe(documents, n_process=jobs)) as analyses:  # ends the processes, whatever happens here
        for analysis in analyses:
            progress.clear()
            writer.write(analysis)
            progress.step()
    progress.clear()
    writer.close()
    sys.stdout.flush()


def _many(names: list[str]) -> bool:
    """Tell whether files may hold more documents than one each, so that the total is unknown."""
    single = readers()["text"].SUFFIXES
    return any(Path(name).suffix.lower() not in single for name in names)


def _complain(progress: Progress, problem: Exception) -> None:
    """Name a problem on standard error."""
    progress.clear()
    print(f"recoupe: {problem}", file=sys.stderr)
