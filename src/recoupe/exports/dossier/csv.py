"""CSV (RFC 4180 in UTF-8): one table, a row a line."""

from __future__ import annotations

import csv
import io
from typing import Any, BinaryIO

from recoupe.exports.dossier._selection import Selection
from recoupe.exports.dossier._tables import TABLES as _TABLES
from recoupe.exports.dossier._tables import Column, Kind, tables

NAME = "csv"
DESCRIPTION = "one table in CSV, statements unless another is asked for; events have columns like those of ACLED"
BINARY = False
TABLES = _TABLES
SINGLE = True

#: A cell that begins so is a formula to a spreadsheet, which would compute it, or ask the network.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write a table; ``statements`` without ``table``."""
    chosen = tables()[table or "statements"]
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(column.name for column in chosen.columns)
        for source in selection:
            writer.writerows(map(_cell, chosen.columns, row) for row in chosen.rows(source))
        text.flush()
    finally:
        text.detach()


def _cell(column: Column, value: Any) -> str | int | float:
    """Write one cell.

    Example:
        >>> from recoupe.exports.dossier._tables import columns
        >>> text, number = columns("a text: b"), columns("a number: b")
        >>> _cell(text[0], "=1+1"), _cell(text[0], None), _cell(number[0], -1.5)
        ("'=1+1", '', -1.5)
    """
    if value is None:
        return ""
    if column.kind is Kind.BOOLEAN:
        return "true" if value else "false"
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        return value
    shown = "; ".join(value) if column.kind is Kind.NAMES else str(value)
    return disarmed(shown)


def disarmed(text: str) -> str:
    """Write a text so that no spreadsheet takes it for a formula: with an apostrophe before it where it would.

    Example:
        >>> disarmed("  =1+1"), disarmed("1+1")
        ("'  =1+1", '1+1')
    """
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text
