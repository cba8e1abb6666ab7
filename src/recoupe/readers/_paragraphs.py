"""From the lines of printed pages to paragraphs: running heads dropped, words that were divided joined again.

The steps: 1. page numbers at the edge of a page, and lines that come back there page after page, are dropped; 2. lines
are joined to paragraphs; 3. of words divided at the end of a line, the hyphen goes unless it belongs to the word.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

#: Running heads and feet stand in the first and last lines of a page: title and date above, address and number below.
_EDGE = 3
#: A line is a running head where so many pages have it there, digits aside.
_SHARE = 0.5
_PAGE_NUMBER = re.compile(
    r"(?:[-–—•|]\s*)?(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|sur|of)\s*\d{1,4})?(?:\s*[-–—•|])?", re.IGNORECASE
)
#: A line so much shorter than the longest ones ends a paragraph, where it ends a sentence.
_FULL = 0.85
#: A line so short whose successor begins with a capital is a heading, without a final point.
_HEADING = 0.6
_ENDS = re.compile(r"[.!?…:;»”\"][)\]»”\"’]*\s*$")
_ITEM = re.compile(r"\s*(?:[-–—•*▪■►]\s|\d{1,2}[.)]\s)")
_CAPITAL = re.compile(r"\s*[«“\"(]?\s*[A-ZÀ-ÖØ-ÞŒ0-9]")
_DIVIDED = re.compile(r"(\w+)[-\u2010]$")
_CONTINUED = re.compile(r"\s*([a-zà-öø-ÿœ]+)")
#: First halves whose hyphen belongs to the word, and second ones: the words that news divide there are few.
_PREFIXES = frozenset(
    "vice ex non sous mi demi semi peut porte avant après contre quasi micro mini ultra pro anti franco anglo russo"
    " israélo américano turco quelques au là ci c est celui celle ceux celles lui elle eux soi moi toi nous vous"
    " grand grands chef sud nord ouest garde haut libre tiers sans entre auto bien pare cessez laissez rendez vingt"
    " trente quarante cinquante soixante quatre dix".split()
)
_SUFFIXES = frozenset(
    "il ils elle elles on je tu nous vous moi toi lui leur ce ci là t même mêmes être parole dessus dessous delà"
    " uns unes dire feu".split()
)


@dataclass
class Laid:
    """The text of pages.

    Attributes:
        paragraphs: in their order.
        heads: how many running heads and page numbers were dropped.
        joined: how many divided words were joined without their hyphen.
    """

    paragraphs: list[str] = field(default_factory=list)
    heads: int = 0
    joined: int = 0


def lay(pages: list[str]) -> Laid:
    """Make paragraphs of pages.

    Args:
        pages: the text of each, a line a printed line.

    Example:
        >>> lay(["Le porte-parole a dé-\\nmenti.\\n1", "Le maire aussi.\\n2"]).paragraphs
        ['Le porte-parole a démenti.', 'Le maire aussi.']
    """
    laid = Laid()
    lines = [[" ".join(line.split()) for line in page.split("\n")] for page in pages]
    body = _without_heads(lines, laid)  # 1
    width = _width(body)
    words = Counter(word.lower() for page in body for line in page for word in re.findall(r"\w+(?:-\w+)*", line))
    current = ""
    last = ""
    for page in body:
        for number, line in enumerate(page):
            if not line:
                if current and (number or _ENDS.search(current)):  # an empty line at a page's end ends no sentence
                    laid.paragraphs.append(current)
                    current = ""
                continue
            if current and _begins(last, line, width):  # 2
                laid.paragraphs.append(current)
                current = ""
            current = _join(current, line, words, laid) if current else line  # 3
            last = line
    if current:
        laid.paragraphs.append(current)
    return laid


def _without_heads(pages: list[list[str]], laid: Laid) -> list[list[str]]:
    """Drop page numbers and what comes back at the edges of pages, from outside as far as it goes."""
    pages = [_trimmed(page) for page in pages]
    seen: Counter[tuple[bool, str]] = Counter()
    for page in pages:
        seen.update(
            {(True, _shape(line)) for line in _edge(page)} | {(False, _shape(line)) for line in _edge(page[::-1])}
        )
    enough = max(2, _SHARE * sum(map(bool, pages)))
    kept = []
    for page in pages:
        for top in (True, False):
            page = page if top else page[::-1]
            for line in _edge(page):
                if seen[top, _shape(line)] < enough and not _PAGE_NUMBER.fullmatch(line):
                    break
                page = _trimmed(page[page.index(line) + 1 :])
                laid.heads += 1
            page = page if top else page[::-1]
        kept.append(page)
    return kept


def _trimmed(page: list[str]) -> list[str]:
    """Take empty lines off both ends."""
    full = [number for number, line in enumerate(page) if line]
    return page[full[0] : full[-1] + 1] if full else []


def _edge(page: list[str]) -> list[str]:
    """Give the first lines that are not empty."""
    return [line for line in page[: 2 * _EDGE] if line][:_EDGE]


def _shape(line: str) -> str:
    """Give a line without what changes from page to page: its numbers."""
    return re.sub(r"\d+", "#", line).casefold()


def _width(pages: list[list[str]]) -> int:
    """Give the length of a full line: nine in ten lines are no longer."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    return lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)] if lengths else 0


def _begins(last: str, line: str, width: int) -> bool:
    """Tell whether a line begins a paragraph, after another one."""
    if _DIVIDED.search(last):
        return False
    if _ITEM.match(line):
        return True
    if not _CAPITAL.match(line):
        return False
    return len(last) < (_FULL if _ENDS.search(last) else _HEADING) * width


def _join(current: str, line: str, words: Counter[str], laid: Laid) -> str:
    """Add a line to a paragraph."""
    if current.endswith("\u00ad"):  # a hyphen that is only there at the end of a line
        laid.joined += 1
        return current[:-1] + line
    divided = _DIVIDED.search(current)
    if divided is None:
        return f"{current} {line}"
    continued = _CONTINUED.match(line)
    if continued is None or _belongs(divided[1].lower(), continued[1], words):  # « Etats- / Unis », « 2018- / 2019 »
        return current + line
    laid.joined += 1
    return current[:-1] + line


def _belongs(first: str, second: str, words: Counter[str]) -> bool:
    """Tell whether the hyphen between two halves belongs to the word: by the rest of the text, then by the halves."""
    whole, compound = words[first + second], words[f"{first}-{second}"]
    if whole != compound:
        return compound > whole
    return first in _PREFIXES or second in _SUFFIXES
