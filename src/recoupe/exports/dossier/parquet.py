"""Parquet: one table with typed columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from recoupe.exports.dossier._extras import extra
from recoupe.exports.dossier._selection import Selection
from recoupe.exports.dossier._tables import TABLES as _TABLES
from recoupe.exports.dossier._tables import Kind, Table, tables

NAME = "parquet"
DESCRIPTION = "one table with typed columns, statements unless another is asked for (needs recoupe[parquet])"
BINARY = True
TABLES = _TABLES
SINGLE = True

#: Rows that are written together: what is in memory at once.
_GROUP = 10_000


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write a table; ``statements`` without ``table``.

    Raises:
        MissingExtra: PyArrow is not installed.
    """
    pyarrow, parquet = extra("pyarrow", "parquet"), extra("pyarrow.parquet", "parquet")
    chosen = tables()[table or "statements"]
    schema = _schema(pyarrow, chosen)
    with parquet.ParquetWriter(pyarrow.PythonFile(out, mode="w"), schema, compression="zstd") as writer:
        for rows in _groups(row for source in selection for row in chosen.rows(source)):
            cells = zip(chosen.columns, schema, zip(*rows, strict=True), strict=True)
            arrays = [
                pyarrow.array([_cell(column.kind, value) for value in values], type=field.type)
                for column, field, values in cells
            ]
            writer.write_batch(pyarrow.record_batch(arrays, schema=schema))


def _schema(pyarrow: Any, table: Table) -> Any:
    """Give the types of the columns, with what they mean."""
    types = {
        Kind.TEXT: pyarrow.string(),
        Kind.INTEGER: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(),
        Kind.BOOLEAN: pyarrow.bool_(),
        Kind.DAY: pyarrow.date32(),
        Kind.NAMES: pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema(
        [
            pyarrow.field(column.name, types[column.kind], metadata={"meaning": column.meaning})
            for column in table.columns
        ]
    )


def _groups(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    """Gather rows in groups, the last one shorter."""
    group: list[Sequence[Any]] = []
    for row in rows:
        group.append(row)
        if len(group) == _GROUP:
            yield group
            group = []
    if group:
        yield group


def _cell(kind: Kind, value: Any) -> Any:
    """Give a value as the library wants it."""
    if value is None:
        return None
    if kind is Kind.DAY:
        return date.fromisoformat(value)
    if kind is Kind.NUMBER:
        return float(value)
    return list(value) if kind is Kind.NAMES else value
