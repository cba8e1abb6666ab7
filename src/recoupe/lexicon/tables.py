"""CSV and TOML files of the lexicon: fields that must agree, and errors that say where a row is wrong."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from recoupe.errors import LexiconError

Table = TypeVar("Table", bound=msgspec.Struct)


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


def read_records(path: Path, record: type[Table], *, removed: str, hint: str) -> dict[str, Table | None]:
    """Read a TOML file of tables, one record each, whose ``id`` is the table's name.

    Args:
        path: the file, in UTF-8.
        record: the type of the records; its fields are those of a table, ``id`` aside.
        removed: the ``name`` by which a table takes the record of its id away.
        hint: how to mend a table that does not fit, beside the list of fields.

    Returns:
        The records by id; ``None`` for one that is taken away.

    Raises:
        LexiconError: the file cannot be read, or a table does not fit.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path.name}:{line[1]}" if line else path.name
        raise LexiconError(str(error), where=where, hint="write field = 'value' or field = ['one', 'two']") from error
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read ({error})", where=path.name, hint="give a TOML file in UTF-8") from error
    found: dict[str, Table | None] = {}
    for id, table in tables.items():
        if isinstance(table, dict) and table.get("name") == removed:
            found[id] = None
            continue
        try:
            found[id] = msgspec.convert({"id": id, **table} if isinstance(table, dict) else table, record)
        except msgspec.ValidationError as error:
            names = ", ".join(name for name in record.__struct_fields__ if name != "id")
            raise LexiconError(
                f"{id}: {error}", where=where_table(path, id), hint=f"the fields are {names}; {hint}"
            ) from error
    return found


def where_table(path: Path, id: str) -> str:
    """Give ``file:line`` of the TOML table of this id."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    number = next((number for number, line in enumerate(lines, 1) if line.strip() == f"[{id}]"), 1)
    return f"{path.name}:{number}"
