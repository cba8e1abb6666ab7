"""Live blogs, cut into their entries: each is a dispatch of its own, with its own time.

Two ways lead to the entries. A page may declare them: schema.org's LiveBlogPosting, in JSON-LD or as ``itemprop``
attributes. Else it shows them: three or more boxes of one kind beside each other, each with a ``time`` and a text. As
lists of other articles and readers' comments look much the same, boxes count only where the page calls itself a live
blog, or where they are nearly all of its text; boxes that are mostly links never count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from recoupe.readers._markup import html_text, paragraphs
from recoupe.readers._page import Page, authors, resolve
from recoupe.readers._when import parse_when

_BOXES = frozenset({"article", "li", "section", "div"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
#: How pages call themselves: in the title, and in addresses and the names of boxes.
_LIVE_TITLE = re.compile(
    r"^(?:en )?direct\b|\ben direct\b|\blive\b|\b(?:minute|heure) par (?:minute|heure)\b", re.IGNORECASE
)
_LIVE_NAME = re.compile(r"(?:^|[\W_])(?:live|liveblog|en-?direct|direct)(?:$|[\W_])|liveblog", re.IGNORECASE)
_OTHER_NAME = re.compile(
    r"comment|reaction|reply|related|sidebar|teaser|recommand|recommend|a-lire|most-?read", re.IGNORECASE
)
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s?[h:]\s?([0-5]\d)(?!\d)", re.IGNORECASE)
#: Fewer boxes are no live blog unless they are declared.
_FEW = 3
#: A box of a declared live blog may be a line; one that only looks like an entry must be a real text.
_SHORT, _REAL = 15, 250
_COVER = 0.6
_LINKS = 0.5
#: More ``time`` elements than the longest live blogs have are not looked at.
_MOST = 5_000


@dataclass(frozen=True)
class Entry:
    """One entry of a live blog: ``when`` in ISO 8601, ``anchor`` what names it on the page, without ``#``."""

    text: str
    title: str | None = None
    when: str | None = None
    url: str | None = None
    anchor: str | None = None
    byline: str | None = None
    notes: tuple[str, ...] = ()


def find_entries(tree: Any, page: Page) -> list[Entry]:
    """Give the entries of a live blog, in the order of the page; none where it is no live blog.

    Example:
        >>> from recoupe.readers._markup import parse_html
        >>> box = '<article id="e{0}"><time datetime="2018-06-10T1{0}:00"></time>Le convoi numéro {0} repart.</article>'
        >>> tree = parse_html("".join(box.format(number) for number in (3, 2, 1)))
        >>> [(entry.anchor, entry.when) for entry in find_entries(tree, Page(title="En direct : le convoi"))][0]
        ('e3', '2018-06-10T13:00:00')
    """
    declared = _once(_from_json(tree, page))
    if len(declared) >= 2:
        return declared
    marked = tree.xpath('//*[contains(concat(" ", @itemprop, " "), " liveBlogUpdate ")]')[:_MOST]
    if len(marked) >= 2:
        return _once(_from_box(box, page) for box in marked)
    return _once(_from_box(box, page) for box in _boxes(tree, page))


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Keep the entries that have a text, each once: pages repeat the pinned ones."""
    kept = {(entry.text, entry.when, entry.anchor): entry for entry in entries if entry.text}
    return list(kept.values())


def _from_json(tree: Any, page: Page) -> Iterator[Entry]:
    """Make entries of the updates that JSON-LD lists; where it has no text, the element of that anchor does."""
    if not page.live:
        return
    named = {element.get("id"): element for element in tree.iter() if element.get("id")}
    for update in page.live:
        url = resolve(page.url, _string(update.get("url")) or _string(update.get("@id")))
        anchor = url.partition("#")[2] if url else None
        title = _line(update.get("headline") or update.get("name"))
        body = _string(update.get("articleBody")) or _string(update.get("text")) or _string(update.get("description"))
        text = html_text(body) if body else ""
        if (not text or text.endswith(("…", "..."))) and anchor and anchor in named:  # left out, or cut short
            text = max(text, _from_box(named[anchor], page).text, key=len)
        notes = ()
        if not text and title:
            text, notes = title, ("titre seulement : la page n’a pas le texte de l’entrée",)
        when = parse_when(update.get("datePublished")) or parse_when(update.get("dateModified"))
        yield Entry(text=text, title=title, when=when, url=url, anchor=anchor, byline=authors(update), notes=notes)


def _from_box(box: Any, page: Page) -> Entry:
    """Make an entry of an element: its heading is the title, its first ``time`` the time, the rest the text."""
    heading = next(box.iter(*_HEADINGS), None)
    clock = next(box.iter("time"), None)
    body = box.find('.//*[@itemprop="articleBody"]')
    beside = [element for element in (heading, clock) if element is not None and element is not box]
    text = "\n\n".join(paragraphs(box if body is None else body, without=beside))
    title = " ".join(heading.itertext()) if heading is not None else None
    title = " ".join(title.split()) or None if title else None
    anchor = box.get("id") or next((link for link in map(_fragment, box.iter("a")) if link), None)
    notes = ()
    if not text and title:
        text, notes = title, ("titre seulement : la page n’a pas le texte de l’entrée",)
    return Entry(text=text, title=title, when=_when(box, clock, page), anchor=anchor, notes=notes)


def _fragment(link: Any) -> str | None:
    """Give what a link to a place of the same page points to."""
    address = link.get("href") or ""
    return address[1:] or None if address.startswith("#") else None


def _when(box: Any, clock: Any, page: Page) -> str | None:
    """Date an entry; a bare hour has a day only where the whole page was written on one."""
    marked = box.find('.//*[@itemprop="datePublished"]')
    for element in (clock, marked):
        if element is not None:
            given = element.get("datetime") or element.get("content")
            if when := parse_when(given):
                return when
            hour = _CLOCK.search(given or " ".join(element.itertext()))
            if hour and page.published and page.modified and page.published[:10] == page.modified[:10]:
                return f"{page.published[:10]}T{int(hour[1]):02}:{hour[2]}:00"
    return None


def _boxes(tree: Any, page: Page) -> list[Any]:
    """Find the boxes that are entries: of those beside each other, the most numerous."""
    beside: dict[Any, dict[Any, None]] = defaultdict(dict)  # in the order of the page
    for clock in list(tree.iter("time"))[:_MOST]:
        box, parent = clock, clock.getparent()
        while parent is not None:
            if box.tag in _BOXES:
                beside[parent].setdefault(box)
            box, parent = parent, parent.getparent()
    best: list[Any] = []
    for parent, boxes in beside.items():
        for tag in sorted(_BOXES):
            same = [box for box in boxes if box.tag == tag]
            if len(same) >= max(_FEW, len(best) + 1) and not _elsewhere(parent) and not any(map(_elsewhere, same[:1])):
                best = same
    return best if best and _is_live(best, tree, page) else []


def _elsewhere(element: Any) -> bool:
    """Tell whether an element is a list of comments or of other articles."""
    for box in (element, *element.iterancestors()):
        if box.tag in ("aside", "nav", "footer", "head") or _OTHER_NAME.search(_called(box)):
            return True
    return False


def _called(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}" if element.tag not in ("body", "html") else ""


def _is_live(boxes: list[Any], tree: Any, page: Page) -> bool:
    """Tell entries from lists of articles."""
    texts = [" ".join(paragraphs(box)) for box in boxes]
    total = sum(map(len, texts))
    linked = sum(len(" ".join(link.itertext())) for box in boxes for link in box.iter("a"))
    if total == 0 or linked > _LINKS * total:
        return False
    names = " ".join(map(_called, (boxes[0], *boxes[0].iterancestors())))
    path = re.sub(r"^https?://[^/]*", "", page.url or "")
    if page.declared_live or _LIVE_TITLE.search(page.title or "") or _LIVE_NAME.search(path):
        return total >= _SHORT * len(boxes)
    whole = sum(map(len, paragraphs(tree)))
    if _LIVE_NAME.search(names):  # or a ticker beside an article
        return total >= max(_SHORT * len(boxes), _COVER * whole)
    timed = all("T" in (_from_box(box, page).when or "") for box in boxes)
    return timed and total >= _REAL * len(boxes) and total >= _COVER * whole


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _line(value: Any) -> str | None:
    """Give a title without markup."""
    return " ".join(html_text(value).split()) or None if isinstance(value, str) else None
