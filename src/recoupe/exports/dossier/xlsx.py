"""XLSX: a workbook with a sheet a table."""

from __future__ import annotations

import re
import shutil
import tempfile
from datetime import date, datetime
from typing import Any, BinaryIO

from recoupe.exports.dossier._extras import extra
from recoupe.exports.dossier._selection import Selection
from recoupe.exports.dossier._tables import TABLES as _TABLES
from recoupe.exports.dossier._tables import Kind, Table, tables

NAME = "xlsx"
DESCRIPTION = "a workbook with a sheet a table (needs recoupe[xlsx])"
BINARY = True
TABLES = _TABLES
SINGLE = False

#: What a sheet and a cell of the format can hold.
_ROWS = 1_048_576
_CHARACTERS = 32_767
#: Days before this are none to a spreadsheet.
_FIRST_DAY = date(1900, 3, 1)
#: Characters that XML 1.0 cannot hold in any way; the format has an escape for the other controls.
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_WIDTHS = {Kind.TEXT: 24, Kind.NAMES: 24, Kind.DAY: 12, Kind.INTEGER: 9, Kind.NUMBER: 11, Kind.BOOLEAN: 8}
_WIDE = frozenset(("text", "content", "notes", "sentence", "other_text"))


def write(selection: Selection, out: BinaryIO, table: str | None = None) -> None:
    """Write the tables, or only one; rows go to the disk one by one.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """
    xlsxwriter = extra("xlsxwriter", "xlsx")
    chosen = [tables()[table]] if table else list(tables().values())
    selection.prepare(one.name for one in chosen)
    with tempfile.TemporaryFile() as file:
        # no text becomes a formula, a link or a number; the rows wait on the disk, not in memory
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(file, options)
        book.set_properties({"created": datetime(1980, 1, 1)})  # no clock: the same dossier, the same bytes
        sheets = [_Sheet(book, one) for one in chosen]
        for source in selection:
            for sheet in sheets:
                for row in sheet.table.rows(source):
                    sheet.add(row)
        for sheet in sheets:
            sheet.close()
        book.close()
        file.seek(0)
        shutil.copyfileobj(file, out)


class _Sheet:
    """A table in a workbook: a frozen header with filters, and on another sheet what one cannot hold."""

    def __init__(self, book: Any, table: Table) -> None:
        self.table = table
        self._book = book
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._bold = book.add_format({"bold": True})
        self._sheets = 0
        self._begin()

    def _begin(self) -> None:
        """Begin a sheet."""
        self._sheets += 1
        name = self.table.name if self._sheets == 1 else f"{self.table.name} {self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for position, column in enumerate(self.table.columns):
            width = 60 if column.name in _WIDE else max(_WIDTHS[column.kind], len(column.name) + 3)
            self._sheet.set_column(position, position, width)
            self._sheet.write_string(0, position, column.name, self._bold)
        self._row = 0

    def add(self, row: Any) -> None:
        """Write a row."""
        if self._row + 1 >= _ROWS:
            self.close()
            self._begin()
        self._row += 1
        for position, (column, value) in enumerate(zip(self.table.columns, row, strict=True)):
            if value is not None and value != ():
                self._write(position, column.kind, value)

    def _write(self, position: int, kind: Kind, value: Any) -> None:
        """Write a cell as what it is."""
        if kind is Kind.BOOLEAN:
            self._sheet.write_boolean(self._row, position, value)
        elif kind in (Kind.INTEGER, Kind.NUMBER):
            self._sheet.write_number(self._row, position, value)
        elif kind is Kind.DAY and (day := date.fromisoformat(value)) >= _FIRST_DAY:
            self._sheet.write_datetime(self._row, position, day, self._day)
        else:
            text = "; ".join(value) if kind is Kind.NAMES else value
            self._sheet.write_string(self._row, position, _text(text))

    def close(self) -> None:
        """Set the filters, now that the number of rows is known."""
        self._sheet.autofilter(0, 0, self._row, len(self.table.columns) - 1)


def _text(text: str) -> str:
    """Make a text fit into a cell.

    Example:
        >>> _text("=1+1"), len(_text("a" * 40_000)), _text("<r>gras</r>")
        ('=1+1', 32767, '<r>gras</r> ')
    """
    text = _IMPOSSIBLE.sub("\ufffd", text)
    if len(text) > _CHARACTERS // 2:  # the format counts UTF-16
        units = text.encode("utf-16-le")
        if len(units) > 2 * _CHARACTERS:
            text = units[: 2 * (_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"
    # XlsxWriter would take such a text for formatting of its own and write it as XML
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
