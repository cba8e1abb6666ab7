"""TOML as the lexicon is written in it, read in a third of the time that :mod:`tomllib` takes.

Nearly all lines are a table's name, a string between single quotation marks, or a list of such strings. These are read
here; any other line that is a statement alone goes to :mod:`tomllib`, and so does the whole file where a line is none,
or a name comes twice. So this reads what :mod:`tomllib` reads, and refuses what it refuses.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

#: What TOML allows nowhere but escaped, line ends aside.
_CONTROL = bytes([*range(9), *range(11, 32), 127])
_KEY = re.compile(r"[\w-]+|'[^']*'", re.ASCII)
_HEAD = re.compile(r"\[([\w-]+(?:\.[\w-]+)*)\](?:[ \t]*#.*)?", re.ASCII)
_HEAD_OF_MANY = re.compile(r"\[\[([\w-]+)\]\]", re.ASCII)
_DOTTED = re.compile(r"[\w-]+\.[^{}]*\Z", re.ASCII)
#: A table on one line (« { trigger = 'tir', agent = 'la police' } »), and what is in it.
_INLINE = re.compile(r"\{ [\w-]+ = '[^']*'(?:, [\w-]+ = '[^']*')* \}", re.ASCII)
_PAIR = re.compile(r"([\w-]+) = '([^']*)'", re.ASCII)
#: A line of a list over several lines.
_ITEMS = re.compile(r"(?:[ \t]*'[^']*',)+")


class _NotPlain(Exception):
    """The file is not read here."""


def loads(text: str) -> dict[str, Any]:
    """Read a TOML document.

    Raises:
        tomllib.TOMLDecodeError: it is none.

    Example:
        >>> loads("[police]\\nname = 'Police'\\naliases = ['PN', 'la police']\\n")
        {'police': {'name': 'Police', 'aliases': ['PN', 'la police']}}
    """
    try:
        return _Reading(text.replace("\r\n", "\n")).whole
    except (_NotPlain, tomllib.TOMLDecodeError):
        return tomllib.loads(text)


class _Reading:
    """Reads a document."""

    def __init__(self, text: str) -> None:
        written = text.encode("utf-8", "surrogatepass")
        if len(written.translate(None, _CONTROL)) < len(written):
            raise _NotPlain
        self.whole: dict[str, Any] = {}
        self._headed: dict[tuple[str, ...], dict[str, Any]] = {}
        self._named: set[tuple[str, ...]] = set()
        self._many: dict[str, list[Any]] = {}
        self._dotted: set[str] = set()
        table, keys = self.whole, {}
        lines = iter(text.split("\n"))
        for line in lines:
            if not line or line[0] == "#":
                continue
            if line[0] == "[":
                table = self._headed_by(line)
                continue
            key, _, value = line.partition(" = ")
            if key not in keys:
                keys[key] = key.strip("'") if _KEY.fullmatch(key) else None
            name, read = keys[key], _value(value, lines) if keys[key] is not None else None
            if name is None or read is None:
                self._statement(table, line)
            elif name in table:
                raise _NotPlain
            else:
                table[name] = read

    def _headed_by(self, line: str) -> dict[str, Any]:
        """Begin the table that a line names."""
        self._dotted.clear()
        if head := _HEAD.fullmatch(line):
            return self._table(tuple(head[1].split(".")))
        if head := _HEAD_OF_MANY.fullmatch(line):
            return self._one_more(head[1])
        raise _NotPlain

    def _table(self, path: tuple[str, ...]) -> dict[str, Any]:
        """Begin a table, within others where its name has several parts."""
        if path in self._named:
            raise _NotPlain
        self._named.add(path)
        table = self.whole
        for depth in range(1, len(path) + 1):
            headed = self._headed.get(path[:depth])
            if headed is None:
                headed = self._headed[path[:depth]] = _put(table, path[depth - 1], {})
            table = headed
        return table

    def _one_more(self, name: str) -> dict[str, Any]:
        """Begin a table of which there are many."""
        if name not in self._many:
            self._many[name] = _put(self.whole, name, [])
        self._many[name].append(table := {})
        return table

    def _statement(self, table: dict[str, Any], line: str) -> None:
        """Read a line that is a statement alone, or says nothing."""
        if line.lstrip(" \t").startswith("["):
            raise _NotPlain
        for key, value in tomllib.loads(line).items():
            if not _DOTTED.match(line):
                _put(table, key, value)
            elif key in self._dotted:
                _join(table[key], value)
            else:
                _put(table, key, value)
                self._dotted.add(key)


def _value(value: str, lines: Iterator[str]) -> str | list[str] | dict[str, str] | bool | None:
    """Read a string, a list of strings, a table of strings or *true*; ``None`` for anything else.

    Args:
        value: the rest of the line.
        lines: those behind it, of which a value may take some.
    """
    parts = value.split("'")
    if len(parts) == 3 and not parts[0] and not parts[2]:
        return parts[1]
    if value.startswith("'''"):
        first = value[3:]
        if "'''" in first:
            return None
        return "\n".join(_until(lines, "'''")) if not first else "\n".join([first, *_until(lines, "'''")])
    if value == "[":
        return _items(lines)
    if len(parts) > 2 and parts[0] == "[" and parts[-1] == "]" and parts[2:-1:2].count(", ") == len(parts) // 2 - 1:
        return parts[1::2]
    if value == "true":
        return True
    if _INLINE.fullmatch(value):
        pairs = _PAIR.findall(value)
        return found if len(found := dict(pairs)) == len(pairs) else None
    return None


def _until(lines: Iterator[str], end: str) -> Iterator[str]:
    """Give lines and what stands before a mark at the end of one."""
    for line in lines:
        if end not in line:
            yield line
        elif line.index(end) == len(line) - len(end):
            yield line[: -len(end)]
            return
        else:
            raise _NotPlain
    raise _NotPlain


def _items(lines: Iterator[str]) -> list[str]:
    """Read the lines of a list, the last one a bracket."""
    found: list[str] = []
    for line in lines:
        if line == "]":
            return found
        if not _ITEMS.fullmatch(line):
            raise _NotPlain
        found += line.split("'")[1::2]
    raise _NotPlain


def _put(table: dict[str, Any], key: str, value: Any) -> Any:
    """Put a value under a key that is not there yet."""
    if key in table:
        raise _NotPlain
    table[key] = value
    return value


def _join(table: Any, more: Any) -> None:
    """Put what a dotted key gives (``a.b = 1``) into the table that another one began (``a.c = 2``)."""
    if not isinstance(table, dict) or not isinstance(more, dict):
        raise _NotPlain
    for key, value in more.items():
        if key in table:
            _join(table[key], value)
        else:
            table[key] = value
