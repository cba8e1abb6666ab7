"""CSV and TOML files of the lexicon: fields that must agree, and errors that say where a row is wrong."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from recoupe.errors import LexiconError
from recoupe.lexicon import plain_toml

Table = TypeVar("Table", bound=msgspec.Struct)
Key = TypeVar("Key", str, tuple[str, ...])


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
    _, tables = read_toml(path)
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
                f"{id}: {error}", where=where_table([path], id), hint=f"the fields are {names}; {hint}"
            ) from error
    return found


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """Read a TOML file, as text and as data.

    Raises:
        LexiconError: it cannot be read.
    """
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, plain_toml.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))  # « at end of document » names none
        where = f"{path.name}:{line[1] if line else len(text.splitlines())}"
        hint = "write field = 'value' or field = ['one', 'two']"
        raise LexiconError(str(error), where=where, hint=hint) from error
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read ({error})", where=path.name, hint="give a TOML file in UTF-8") from error


def where_table(paths: Sequence[Path], *ids: str) -> str:
    """Give ``file:line`` of the TOML table of one of these ids: the last file that has one, the first id it has."""
    for path in reversed(paths):
        lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
        for id in ids:
            if f"[{id}]" in lines:
                return f"{path.name}:{lines.index(f'[{id}]') + 1}"
    return f"{paths[-1].name}:1"


def remove(found: MutableMapping[Key, Any], key: Key, *, where: str) -> None:
    """Take away what a row of an overlay removes.

    Raises:
        LexiconError: there is nothing of that key.
    """
    if key not in found:
        name = key if isinstance(key, str) else ",".join(key)
        raise LexiconError(f"{name!r} is no row, so it cannot be removed", where=where, hint="copy it from that row")
    del found[key]


def lay_over(found: MutableMapping[str, Table], path: Path, tables: Mapping[str, Table | None]) -> None:
    """Lay the tables of a TOML file over those of the files before: they replace, add, and remove.

    Raises:
        LexiconError: one removes what is not there.
    """
    for id, table in tables.items():
        if table is None:
            remove(found, id, where=where_table([path], id))
        else:
            found[id] = table


def check_countries(path: Path, id: str, codes: Iterable[str | None], known: Container[str]) -> None:
    """Check the country codes of a table.

    Raises:
        LexiconError: one is no country of the lexicon.
    """
    for code in codes:
        if code is not None and code not in known:
            hint = "use ISO 3166 alpha-2, such as SY, of a country in fr/countries.csv"
            raise LexiconError(f"{id}: unknown country {code!r}", where=where_table([path], id), hint=hint)
