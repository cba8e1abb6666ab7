"""Every row of the lexicon with a digest and the words it bears on: what a change of the lexicon can affect.

A text is affected by a row only if it has the words of the row: a new spelling of an outlet touches the texts that hold
it, a verb those that have the verb in some form. Where that cannot be told (a setting, a row without words), the row
bears on every text. The reading is generic: cells of the CSV files, values of the TOML files; documentation (examples,
notes) does not count. Too many texts analyzed anew cost time, too few would leave stale findings: in doubt, a row bears
on more words.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from recoupe.french.folding import fold
from recoupe.lexicon.loader import KNOWN, SHIPPED

#: A row's digest and the phrases it bears on; each phrase is its words, folded, in order.
Row = tuple[str, tuple[str, ...]]
#: The phrase of rows that bear on every text.
EVERY_TEXT = "*"
_DOCUMENTATION = re.compile(r"(?:counter_?)?examples?|notes?|comments?|gives?|sources?|because|checked|why")
_PHRASES = re.compile(r"[,;|/()\[\]{}=<>+:\n]")
_WORD = re.compile(r"\w+")
#: Words that stand in every text tell nothing where a phrase has others.
_EVERYWHERE = frozenset(
    "a à au aux avec ce ces cet cette d dans de des du elle en est et il ils je l la le les leur lui m n ne on ou où"
    " par pas pour qu que qui s sa se ses si son sur t un une y".split()
)


def manifest(overlay: Path | None = None) -> dict[str, Row]:
    """Give the rows of the shipped lexicon and of a user's overlay.

    Args:
        overlay: the folder that is laid over; its rows have names of their own.

    Returns:
        By file and place in it (``fr/reporting.csv#démentir``, ``+fr/reporting.csv#démentir`` in the overlay): the
        digest of the row and the phrases it bears on.

    Example:
        >>> manifest()["fr/reporting.csv#démentir"][1][0]
        'dementir'
    """
    rows = dict(_folder(SHIPPED, ""))
    if overlay is not None:
        rows.update(_folder(overlay, "+"))
    return rows


def digest(rows: Mapping[str, Row]) -> str:
    """Give one digest of a whole lexicon."""
    return hashlib.sha256(json.dumps(sorted((name, row[0]) for name, row in rows.items())).encode()).hexdigest()


def changed(before: Mapping[str, Row], after: Mapping[str, Row]) -> set[str]:
    """Give the phrases on which a change of the lexicon bears: those of rows that came, went or changed.

    Example:
        >>> sorted(changed({"a": ("1", ("dire",))}, {"a": ("2", ("dire", "redire")), "b": ("3", ("nier",))}))
        ['dire', 'nier', 'redire']
    """
    return {
        phrase
        for name in before.keys() | after.keys()
        if before.get(name, ("",))[0] != after.get(name, ("",))[0]
        for rows in (before, after)
        if name in rows
        for phrase in rows[name][1]
    }


def _folder(folder: Path, mark: str) -> Iterator[tuple[str, Row]]:
    """Read the files of a folder that the lexicon knows."""
    for pattern in KNOWN:
        for path in sorted(folder.glob(pattern)):
            file = path.relative_to(folder).as_posix()
            units = _csv(path) if path.suffix == ".csv" else _toml(path)
            seen: dict[str, int] = {}
            for name, values, phrases in units:
                count = seen[name] = seen.get(name, 0) + 1
                row = hashlib.sha256(json.dumps(values, ensure_ascii=False, default=str).encode()).hexdigest()[:16]
                yield f"{mark}{file}#{name}{f' ({count})' if count > 1 else ''}", (row, phrases or (EVERY_TEXT,))


def _csv(path: Path) -> Iterator[tuple[str, list[str], tuple[str, ...]]]:
    """Give the rows of a table: name, cells, phrases."""
    with open(path, encoding="utf-8", newline="") as stream:
        reader = csv.reader(line for line in stream if not line.startswith("#"))
        header = next(reader, [])
        for cells in filter(None, reader):
            told = [cell for column, cell in zip(header, cells, strict=False) if not _DOCUMENTATION.fullmatch(column)]
            yield cells[0], cells, _phrases(told)


def _toml(path: Path) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Give the tables of a file that hold values; the values at its top bear on all of it."""
    with open(path, "rb") as stream:
        content = tomllib.load(stream)
    whole = _phrases(_strings(content))
    top = {name: value for name, value in content.items() if not _holds_tables(value)}
    if top:
        yield "", top, whole
    for name, value in content.items():
        if _holds_tables(value):
            yield from _tables(name, value)


def _holds_tables(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))


def _tables(name: str, value: Any) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Give a table, or each table of a list of tables."""
    for table in value if isinstance(value, list) else [value]:
        if not isinstance(table, dict):
            yield name, table, _phrases([str(table)])
        elif table and all(isinstance(inner, str) for inner in table.values()):
            for key, inner in table.items():  # a table of rows of one line each
                yield f"{name}.{key}", [key, inner], _phrases([key, inner])
        else:
            yield name, table, _phrases(_strings(table))


def _strings(value: Any, key: str = "") -> Iterator[str]:
    """Give the strings in a value, keys that are words among them, without documentation."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner, content in value.items():
            if not _DOCUMENTATION.fullmatch(inner):
                yield inner
                yield from _strings(content, inner)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, key)


def _phrases(values: Iterator[str] | list[str]) -> tuple[str, ...]:
    """Cut values into phrases, and each phrase into the words that tell."""
    found: dict[str, None] = {}
    for value in values:
        for piece in _PHRASES.split(value):
            words = _WORD.findall(fold(piece))
            telling = [word for word in words if word not in _EVERYWHERE] or words
            if telling:
                found[" ".join(telling)] = None
    return tuple(found)
