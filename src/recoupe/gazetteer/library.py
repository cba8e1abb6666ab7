"""The gazetteers that are installed: the shipped one, and those that the user imported.

Imported ones lie in the user's data folder, one file each, or in the folder that ``RECOUPE_DATA`` names.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from recoupe.errors import GazetteerError
from recoupe.gazetteer.matching import Gazetteer
from recoupe.gazetteer.sources import BadLine, Source, open_source
from recoupe.gazetteer.store import SHIPPED, VERSION, Compiler, Store, read_header
from recoupe.gazetteer.wherein import Countries

ENVIRONMENT = "RECOUPE_DATA"
_SUFFIX = ".gaz"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
#: So many lines that cannot be understood are named one by one; the others are counted.
_NAMED = 10
#: Of so many lines read, this share must be places: a file whose lines are mostly damaged is some other file.
_SOUND_SHARE = 0.5
#: Inhabitants of places without a figure: villages, for the most part.
_UNKNOWN = 2_000
#: How long to wait for another process that is importing (seconds).
_PATIENCE = 3600


class Imported(NamedTuple):
    """What an import did.

    ``changed`` is false where the same file had been imported before; ``problems`` names the first bad lines.
    """

    path: Path
    changed: bool
    places: int
    left_out: int
    bad: int
    problems: tuple[BadLine, ...]


def load_gazetteer() -> Gazetteer:
    """Open everything that is installed.

    Raises:
        GazetteerError: a file is missing or damaged; the hint says how to mend it.
    """
    if not SHIPPED.exists():
        raise GazetteerError(
            "the shipped gazetteer is not built", where=str(SHIPPED), hint="python -m recoupe.gazetteer.build makes it"
        )
    return Gazetteer([Store(SHIPPED), *map(_open_imported, imported())])


def _open_imported(path: Path) -> Store:
    try:
        return Store(path)
    except GazetteerError as error:
        hint = f"recoupe gazetteer remove {path.stem}, then import it again"
        raise GazetteerError(error.what, where=str(path), hint=hint) from error


def folder() -> Path:
    """Give the folder of the imported gazetteers, which may not exist yet."""
    given = os.environ.get(ENVIRONMENT)
    if given:
        return Path(given) / "gazetteers"
    from platformdirs import user_data_path  # not where the folder is given

    return user_data_path("recoupe", appauthor=False) / "gazetteers"


def imported() -> list[Path]:
    """List the files of the imported gazetteers, by name."""
    return sorted(folder().glob(f"[A-Za-z0-9]*{_SUFFIX}"))


def installed() -> list[tuple[str, Path, dict[str, Any]]]:
    """List what is installed: name, file and what the file says of itself, the shipped gazetteer first.

    Raises:
        GazetteerError: a file is missing or damaged.
    """
    paths = [SHIPPED, *imported()]
    return [(path.stem, path, read_header(path)[0]["about"]) for path in paths]


def import_file(
    path: Path,
    name: str | None = None,
    progress: Callable[[int, int], None] = lambda done, size: None,
) -> Imported:
    """Compile a list of places into the user's data folder; :func:`load_gazetteer` searches it from then on.

    A file that was imported before under the same name changes nothing. Two processes take turns.

    Args:
        path: a GeoNames dump or a Who's On First table.
        name: what to call it; without one, after the file.
        progress: is told now and then how many bytes of how many have been read.

    Raises:
        GazetteerError: the file cannot be read or is no list of places, or the name cannot be one.
    """
    from filelock import FileLock, Timeout

    target = _target(name or path.name.split(".")[0])
    digest = _digest(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.parent / ".lock", timeout=_PATIENCE):
            about = _about(target)
            if about is not None and about["digest"] == digest:
                return Imported(target, False, about["count"], about["left_out"], about["bad"], ())
            with open_source(path, Countries(SHIPPED).country) as source:
                return _compile(path, target, source, digest, progress)
    except Timeout as error:
        raise GazetteerError(
            "another process is importing", where=str(target.parent), hint="try again later"
        ) from error
    except OSError as error:
        raise GazetteerError(
            f"cannot be written ({error.strerror or error})",
            where=str(target.parent),
            hint=f"name another folder with {ENVIRONMENT}, or free space",
        ) from error


def remove(name: str) -> None:
    """Remove an imported gazetteer.

    Raises:
        GazetteerError: there is none of that name.
    """
    target = _target(name)
    try:
        target.unlink()
    except FileNotFoundError as error:
        names = ", ".join(path.stem for path in imported()) or "none"
        raise GazetteerError("no imported gazetteer of this name", where=name, hint=f"there is: {names}") from error
    except OSError as error:
        raise GazetteerError(f"cannot be removed ({error.strerror or error})", where=str(target)) from error


def _target(name: str) -> Path:
    """Give the file of a name."""
    if not _NAME.fullmatch(name) or name == SHIPPED.stem:
        raise GazetteerError(
            "this cannot be the name of a gazetteer",
            where=name,
            hint=f"use letters, digits, - and _, and not {SHIPPED.stem}, which is the shipped one",
        )
    return folder() / f"{name}{_SUFFIX}"


def _digest(path: Path) -> str:
    """Tell files and versions of the format apart."""
    try:
        with path.open("rb") as file:
            return f"{VERSION}:{hashlib.file_digest(file, 'sha256').hexdigest()}"
    except OSError as error:
        raise GazetteerError(f"cannot be read ({error.strerror})", where=str(path)) from error


def _about(path: Path) -> dict[str, Any] | None:
    """Read what an imported file says of itself; ``None`` where there is none that can be used."""
    try:
        return read_header(path)[0]["about"]
    except GazetteerError:
        return None


def _compile(path: Path, target: Path, source: Source, digest: str, progress: Callable[[int, int], None]) -> Imported:
    """Read all places and write the file."""
    compiler = Compiler()
    left_out = bad = 0
    problems: list[BadLine] = []
    for number, row in enumerate(source.rows):
        if isinstance(row, BadLine):
            bad += 1
            problems += [row] if len(problems) < _NAMED else []
        elif row is None:
            left_out += 1
        else:
            compiler.add(row)
        if number % 1000 == 0:
            progress(source.done(), source.size)
    if not compiler.count or compiler.count + left_out < _SOUND_SHARE * (compiler.count + left_out + bad):
        what = f"no places in it: {compiler.count} of {compiler.count + left_out + bad} lines could be used"
        first = f"line {problems[0].number}: {problems[0].problem}" if problems else None
        raise GazetteerError(what, where=str(path), hint=first)
    about = {"title": path.name, "scheme": source.scheme, "attribution": source.attribution, "source": path.name}
    compiler.write(target, {**about, "unknown": _UNKNOWN, "digest": digest, "left_out": left_out, "bad": bad})
    progress(source.size, source.size)
    return Imported(target, True, compiler.count, left_out, bad, tuple(problems))
