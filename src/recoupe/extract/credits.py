"""Trailing credits: *Sources : AFP, Sputnik*, *(avec AFP)*: candidates for relays, never counted as origins."""

from __future__ import annotations

import re

from recoupe.extract.reading import Reading
from recoupe.model import Span

_LINE = re.compile(r"(?:^|\n)[ \t]*(?:sources?|crédits?|d’après|avec)\s*:[ \t]*([^\n.]{2,200})\.?\s*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\(\s*(?:avec|source[s]?\s*:?)\s+([^()\n]{2,80})\)\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:l[’']|les?\s+|la\s+)(?=[A-ZÀ-Þ])")
_SEPARATOR = re.compile(r"\s*(?:[,;/]|\bet\b)\s*")


def find_credits(r: Reading) -> tuple[Span, ...]:
    """The names credited at the end of the text."""
    match = _LINE.search(r.text.rstrip()) or _BRACKETS.search(r.text.rstrip())
    if not match:
        return ()
    found = []
    position = match.start(1)
    for part in _split(match.group(1)):
        offset, length = part
        found.append(Span.of(r.text, position + offset, position + offset + length))
    return tuple(found)


def _split(line: str) -> list[tuple[int, int]]:
    parts = []
    start = 0
    for separator in [*_SEPARATOR.finditer(line), None]:
        end = separator.start() if separator else len(line)
        piece = line[start:end]
        trimmed = _ARTICLE.sub("", piece.strip(" .\u00a0"))
        if trimmed:
            parts.append((start + piece.index(trimmed), len(trimmed)))
        start = separator.end() if separator else end
    return parts
