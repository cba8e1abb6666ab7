"""The tables below a text."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table


def titled(title: str, columns: Iterable[tuple[str, int]]) -> Table:
    """Make an empty table with a title; each column has a name and its share of the width.

    Example:
        >>> [column.header for column in titled("Où", (("lieu", 4), ("pays", 1))).columns]
        ['lieu', 'pays']
    """
    table = Table(
        title=title,
        title_style="bold",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        expand=True,
    )
    for name, ratio in columns:
        table.add_column(name, ratio=ratio, overflow="fold")
    return table
