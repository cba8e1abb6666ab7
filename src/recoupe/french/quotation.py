"""Quotation marks: which stretches of a text stand between them.

French press texts mix « », “ ”, " " and ‘ ’, nest them, forget to close them and carry one quotation over several
paragraphs, each of which may open again. :func:`find_quotations` reads marks alone, no grammar.

Example:
    >>> text = "« Rien ne change », dit-il, à propos de la « trêve »."
    >>> [q.inner(text) for q in find_quotations(text)]
    ['Rien ne change', 'trêve']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_CLOSERS = {"«": "»", "“": "”", "”": "”", "„": "“”", '"': '"»', "‘": "’", "''": "''"}
_MARK = re.compile(r"[«»“”„\"‘’]|''")
_SENTENCE_BETWEEN = re.compile(r"\s*[.!?…]\s+")
_SPACE = " \t\n\r\u00a0\u202f\u2009"
# A quotation is carried into the next paragraph at most this often: beyond it, an opening mark is a slip.
_MAX_PARAGRAPHS = 6
# Characters within which a quotation that holds others is closed.
_REACH = 2000
# Characters of a term that mixed marks may stand around.
_TERM = 60


class Quotation(msgspec.Struct, frozen=True):
    """One stretch between quotation marks.

    Attributes:
        start, end: offsets including the marks.
        inner_start, inner_end: offsets without the marks and the spaces beside them.
        depth: 0 for a quotation that stands inside no other.
        closed: a closing mark was found (else it ends with its paragraph).
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return text[self.inner_start : self.inner_end]


class _Open(msgspec.Struct):
    mark: str
    start: int
    paragraphs: int = 0


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find all quotations of ``text``, outer before inner, in text order.

    An unclosed quotation ends with its paragraph, unless one of the next paragraphs closes it before opening another.
    Where an inner quotation is closed and the outer one never is, both end at the last closing mark of the paragraph.
    """
    found: list[tuple[int, int, int, int, bool]] = []
    stack: list[_Open] = []
    last_close = -1
    pending = list(_marks(text))
    for index, (kind, position, mark) in enumerate(pending):
        if kind == "paragraph":
            if not stack:
                last_close = -1
                continue
            if _closed_later(pending, index, stack[0]) and stack[0].paragraphs < _MAX_PARAGRAPHS:
                stack[0].paragraphs += 1
                continue
            _close_all(found, stack, position, last_close, text)
            last_close = -1
            continue
        role = _role(text, position, mark, stack)
        if (
            role == "open"
            and stack
            and last_close > stack[0].start
            and _SENTENCE_BETWEEN.fullmatch(text, last_close, position)
        ):
            # « … « … ». « … »: one closing mark served for two, and a new sentence begins with a new quotation.
            _close_all(found, stack, last_close, last_close, text)
        elif role == "open" and stack and last_close > stack[0].start and _never_closes(pending, index, stack):
            # « … « … », de « … » : the first mark is a slip, or stands for a closing one.
            _close_all(found, stack, last_close, last_close, text)
        if role == "open":
            stack.append(_Open(mark, position))
        elif role == "close":
            while stack:
                opened = stack.pop()
                found.append((opened.start, position + len(mark), len(opened.mark), len(mark), True))
                if mark in _CLOSERS[opened.mark]:
                    break
            last_close = position + len(mark)
    _close_all(found, stack, len(text), last_close, text)
    return _ranked(text, found)


def _marks(text: str) -> Iterator[tuple[str, int, str]]:
    position = 0
    for paragraph in text.splitlines(keepends=True):
        for match in _MARK.finditer(paragraph):
            yield "mark", position + match.start(), match.group()
        position += len(paragraph)
        yield "paragraph", position, ""


def _role(text: str, position: int, mark: str, stack: list[_Open]) -> str | None:
    """Whether a mark opens, closes or (an apostrophe, a stray mark) does neither."""
    before = text[position - 1] if position else " "
    after = text[position + len(mark)] if position + len(mark) < len(text) else " "
    if mark in "«„‘":
        return "open"
    if mark == "»":
        # « "gilets jaunes» »: mixed marks around a few words
        mixed = bool(stack) and stack[-1].mark == '"' and position - stack[-1].start <= _TERM
        return "close" if mixed or any(o.mark == "«" for o in stack) else None
    if mark == "’":
        innermost_single = bool(stack) and stack[-1].mark == "‘"
        return "close" if innermost_single and not after.isalnum() else None
    if mark == "”":
        if any(o.mark in "“„" for o in stack):
            return "close"
        # Some keyboards give ” on both sides.
        return "open" if before in _SPACE + "(" and after not in _SPACE else None
    if mark == "“":
        if stack and stack[-1].mark in "“„" and before not in _SPACE + "(«" and not after.isalnum():
            return "close"
        return "open"
    open_same = bool(stack) and any(o.mark == mark for o in stack)
    if not open_same:
        return "open" if after not in _SPACE or before in _SPACE else None
    # Straight marks inside straight marks: a mark after a space and before a letter opens another.
    if stack[-1].mark == mark and before in _SPACE and after.isalnum() and text[stack[-1].start + 1] not in _SPACE:
        return "open" if _straight_left(text, position, mark) else "close"
    return "close"


def _straight_left(text: str, position: int, mark: str) -> bool:
    """Whether an opening straight mark here would still leave closing marks for itself and the one around it."""
    end = text.find("\n", position)
    return text.count(mark, position + 1, end if end >= 0 else len(text)) >= 2


def _closed_later(pending: list[tuple[str, int, str]], index: int, opened: _Open) -> bool:
    paragraphs = 0
    for kind, _, mark in pending[index + 1 :]:
        if kind == "paragraph":
            paragraphs += 1
            if paragraphs >= _MAX_PARAGRAPHS:
                return False
        elif mark in _CLOSERS[opened.mark] and opened.mark != mark:
            return True
        elif mark in '«“"':
            return False
    return False


def _never_closes(pending: list[tuple[str, int, str]], index: int, stack: list[_Open]) -> bool:
    """Whether every mark from here on is needed by quotations yet to open, so that none is left for the outer one."""
    if any(opened.mark != "«" for opened in stack) or pending[index][2] != "«":
        return False
    depth = len(stack)
    for k in range(index, len(pending)):
        _, position, mark = pending[k]
        if position > pending[index][1] + _REACH:
            break
        depth += (mark == "«") - (mark == "»")
        if depth == 0:
            return False
    return True


def _close_all(
    found: list[tuple[int, int, int, int, bool]], stack: list[_Open], position: int, last_close: int, text: str
) -> None:
    while stack:
        opened = stack.pop()
        if last_close > opened.start:
            found.append((opened.start, last_close, len(opened.mark), 1, True))
            continue
        end = position
        while end > opened.start + len(opened.mark) and text[end - 1] in _SPACE:
            end -= 1
        found.append((opened.start, end, len(opened.mark), 0, False))


def _ranked(text: str, found: list[tuple[int, int, int, int, bool]]) -> tuple[Quotation, ...]:
    quotations: list[Quotation] = []
    ends: list[int] = []
    for start, end, left, right, closed in sorted(found, key=lambda q: (q[0], -q[1])):
        while ends and ends[-1] <= start:
            ends.pop()
        inner_start, inner_end = start + left, max(start + left, end - right)
        while inner_start < inner_end and text[inner_start] in _SPACE:
            inner_start += 1
        while inner_end > inner_start and text[inner_end - 1] in _SPACE:
            inner_end -= 1
        quotations.append(Quotation(start, end, inner_start, inner_end, len(ends), closed))
        ends.append(end)
    return tuple(quotations)
