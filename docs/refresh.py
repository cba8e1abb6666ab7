"""Keep what the documentation shows as output equal to what the program says.

    python docs/refresh.py            write the current output into README.md and docs/*.md
    python docs/refresh.py --check    only tell which files are out of date (exit code 1)

A shown output stands below a comment that says where it comes from, one of::

    <!-- run: recoupe analyze docs/extrait.txt -->      the output of a command; kessar.dossier is made of
                                                        docs/kessar.jsonl before
    <!-- list: exports -->                              the formats of a package (exports, readers)
    <!-- table: events -->                              the event types, the semantic classes (events, classes)
    <!-- columns: statements -->                        the columns of a table of a dossier
"""

from __future__ import annotations

import atexit
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from recoupe.exports import exports
from recoupe.exports.dossier import dossier_exports
from recoupe.exports.dossier._tables import tables
from recoupe.lexicon.events import load_events
from recoupe.readers import readers

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
#: The comment, and the block or list that stands below it.
_SHOWN = re.compile(
    r"<!-- (run|list|table|columns): (.+?) -->\n\n(?:```text\n.*?```\n|(?:- [^\n]*\n)+|(?:\|[^\n]*\n)+)", re.DOTALL
)


#: The folder that a dossier is made in for a page.
_PLACE = re.compile(r"\S*/recoupe-docs-\w+/")


def refresh(page: str) -> str:
    """Give a page with every shown output made anew."""
    return _SHOWN.sub(_anew, page)


def _anew(shown: re.Match[str]) -> str:
    """Make one shown output anew."""
    kind, what = shown[1], shown[2]
    make = {"run": _block, "list": _listing, "table": _table, "columns": _columns}[kind]
    return f"<!-- {kind}: {what} -->\n\n{make(what)}"


def _block(command: str) -> str:
    """Show the output of a command."""
    return f"```text\n{_output(command)}```\n"


def _output(command: str) -> str:
    """Run a command of this project as in a terminal of 80 columns without colour."""
    program, *arguments = shlex.split(command)
    if program != "recoupe":
        raise ValueError(f"only recoupe is run for the documentation, not {program}")
    arguments = [str(_dossier(argument)) if argument.endswith(".dossier") else argument for argument in arguments]
    finished = _PLACE.sub("", _run(arguments))
    lines = [line.rstrip() for line in finished.strip("\n").splitlines()]
    return "\n".join(lines) + "\n"


@cache
def _dossier(name: str) -> Path:
    """Make a dossier of the page's own documents: ``kessar.dossier`` of ``docs/kessar.jsonl``."""
    path = Path(mkdtemp(prefix="recoupe-docs-")) / name
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    _run(["add", "--dossier", str(path), "--jobs", "1", f"docs/{path.stem}.jsonl"])
    return path


def _run(arguments: Sequence[str]) -> str:
    """Give what the program writes on a terminal of 80 columns without colour."""
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "TTY_COMPATIBLE")}
    return subprocess.run(
        [sys.executable, "-m", "recoupe", *arguments],
        cwd=ROOT,
        env={**plain, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def _listing(what: str) -> str:
    """List the formats of a package."""
    formats = {"exports": exports, "readers": readers, "dossier exports": dossier_exports}[what]()
    return "".join(f"- `{name}`: {format.DESCRIPTION}\n" for name, format in formats.items())


def _table(what: str) -> str:
    """Make a table of the event lexicon."""
    events = load_events()
    if what == "classes":
        classes = [(f"`@{name}`", ", ".join(sorted(lemmas)[:8])) for name, lemmas in events.classes.items()]
        return _markdown(("class", "the first of its words"), classes)
    rows = []
    for kind in events.types.values():
        plover = " / ".join(code for code in (kind.codes.plover, kind.codes.mode) if code)
        words = dict.fromkeys(word for row in kind.triggers[:4] for word in (row.verbs or row.nouns)[:2])
        rows.append((f"`{kind.id}`", kind.name, plover, kind.codes.acled or "", ", ".join(f"*{w}*" for w in words)))
    return _markdown(("type", "nom", "PLOVER", "ACLED", "such as"), rows)


def _columns(what: str) -> str:
    """Make a table of the columns of a table of a dossier."""
    columns = tables()[what].columns
    return _markdown(("column", "holds", "meaning"), [(f"`{one.name}`", one.kind, one.meaning) for one in columns])


def _markdown(header: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def main() -> int:
    """Write or check all pages."""
    check = "--check" in sys.argv[1:]
    stale = []
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        fresh = refresh(page)
        if fresh != page:
            stale.append(path.relative_to(ROOT).as_posix())
            if not check:
                path.write_text(fresh, encoding="utf-8")
    for name in stale:
        print(f"{name}: {'out of date; run python docs/refresh.py' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
