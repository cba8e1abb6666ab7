"""CSV files of the lexicon: a header that must agree, and errors that say where a row is wrong and how to mend it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from recoupe.errors import LexiconError


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read the rows of a CSV file.

    Args:
        path: the file, in UTF-8.
        columns: the header it must have.

    Yields:
        ``file:line`` and the cells of every row that is not blank, without spaces around them.

    Raises:
        LexiconError: the file cannot be read, its header differs, or a row has too few or too many cells.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read ({error})", where=path.name, hint="give a CSV file in UTF-8") from error
    reader = csv.reader(lines, strict=True)
    try:
        header = tuple(cell.strip() for cell in next(reader, []))
        if header != columns:
            raise LexiconError("the header differs", where=f"{path.name}:1", hint="it must read " + ",".join(columns))
        for row in reader:
            cells = tuple(map(str.strip, row))
            if not any(cells):
                continue
            where = f"{path.name}:{reader.line_num}"
            if len(cells) != len(columns):
                raise LexiconError(
                    f"{len(cells)} cells instead of {len(columns)}",
                    where=where,
                    hint='put a cell that holds a comma between quotation marks ("…")',
                )
            yield where, cells
    except csv.Error as error:
        where = f"{path.name}:{reader.line_num}"
        raise LexiconError(str(error), where=where, hint="close every quotation mark that a cell opens") from error


def layers(name: str, path: Path | None, overlay: Path | None) -> list[Path]:
    """Give the files to read, in order: ``path`` or the shipped one, then the overlay folder's where it has one.

    Args:
        name: the file's place in the lexicon, such as ``fr/roles.csv``.
        path: a file to read instead of the shipped one.
        overlay: a folder laid out as the shipped lexicon.
    """
    files = [path or Path(__file__).parent / name]
    if overlay is not None and (overlay / name).is_file():
        files.append(overlay / name)
    return files


def one_of(value: str, allowed: tuple[str, ...], *, column: str, where: str) -> str:
    """Check that a cell holds one of the allowed values.

    Raises:
        LexiconError: it holds another.
    """
    if value not in allowed:
        raise LexiconError(
            f"unknown {column} {value!r}",
            where=where,
            hint="use one of " + ", ".join(value or "(empty)" for value in allowed),
        )
    return value
