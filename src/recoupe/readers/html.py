"""HTML: the article of a page without what stands around it; of a live blog, every entry.

The steps: 1. bytes to text, by the declared encoding; 2. text to a tree; 3. what the page says about itself
(:mod:`recoupe.readers._page`); 4. the entries of a live blog (:mod:`recoupe.readers._live`), or 5. the article
(:mod:`recoupe.readers._article`), by trafilatura (A. Barbaresi, *Trafilatura*, ACL 2021).
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.errors import EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers import feed
from recoupe.readers._source import Source, make_item

if TYPE_CHECKING:
    from recoupe.readers._live import Entry
    from recoupe.readers._page import Page

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml", ".xht")
MEDIA_TYPES = ("text/html", "application/xhtml+xml")
DESCRIPTION = "HTML pages: the article with its title, date, author and medium; live blogs entry by entry"

#: The longest live blogs have 3 MB, and a page saved with its images ten.
_LARGEST = 32 * 2**20
#: Images written into the page, as programs that save one in a single file do.
_INLINE = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,40};base64,[A-Za-z0-9+/=\s]++")
#: The longest live blogs have 100,000.
_TOO_MANY_ELEMENTS = 400_000
_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MARK = b"\xef\xbb\xbf"


def recognises(head: bytes) -> bool:
    """Claim a stream that begins as pages do.

    Example:
        >>> recognises(b"<!DOCTYPE html><html>"), recognises(b"<rss version='2.0'>")
        (True, False)
    """
    return _BEGINS.match(head.removeprefix(_MARK)) is not None


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield the article of a page, or the entries of a live blog, or why there are none.

    Example:
        >>> import io
        >>> page = "<title>Titre</title><article><p>Le maire de Valmont a démenti jeudi toute négociation."
        >>> [item] = read(Source(stream=io.BytesIO(page.encode()), where="a.html", path="a.html"))
        >>> item.document.title, item.document.text
        ('Titre', 'Le maire de Valmont a démenti jeudi toute négociation.')
    """
    try:
        data = source.stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise UnreadableInput(
                f"larger than {_LARGEST >> 20} MB, which no page is", where=source.where, hint="give it as plain text"
            )
        if feed.recognises(data[:4_096]):  # feeds are often served as text/html
            yield from feed.read(replace(source, stream=io.BytesIO(data)))
            return
        yield from _items(source, data)
    except InputError as problem:
        yield problem


def _items(source: Source, data: bytes) -> Iterator[Item | InputError]:
    """Make the documents of a page."""
    from recoupe.readers._article import article  # the help asks every format for its name: start-up is measured
    from recoupe.readers._charset import decode_markup
    from recoupe.readers._live import find_entries
    from recoupe.readers._markup import parse_html
    from recoupe.readers._page import describe

    text, notes = decode_markup(data, source.charset, source.where)  # 1
    tree = parse_html(_INLINE.sub("data:,", text))  # 2
    if tree is None:
        raise EmptyInput("there is nothing in the page", where=source.where, hint="check how it was saved")
    size = sum(1 for _ in tree.iter())
    if size > _TOO_MANY_ELEMENTS:
        raise UnreadableInput(
            f"more than {_TOO_MANY_ELEMENTS:,} elements, which no page has", where=source.where, hint="cut it up"
        )
    page = describe(tree, source.url)  # 3
    page.notes[:0] = notes
    if entries := find_entries(tree, page):  # 4
        yield from _entries(source, data, page, entries, bool(notes))
        return
    found, said = article(tree, page.title, size)  # 5
    if not found:
        raise EmptyInput(
            "no article found in the page",
            where=source.where,
            hint="a page that only a browser fills must be saved by one, or give the article's text",
        )
    yield make_item(
        source,
        "\n\n".join(found),
        data,
        media_type="text/html",
        url=page.url,
        title=page.title,
        outlet=page.outlet,
        byline=page.byline,
        published=page.published,
        notes=(*page.notes, *said),
        text_changed=bool(notes),
    )


def _entries(
    source: Source, data: bytes, page: Page, entries: list[Entry], changed: bool
) -> Iterator[Item | InputError]:
    """Make the documents of a live blog: they share the page's bytes, each has its own time and address."""
    taken: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        anchor = _anchor(entry, taken)
        url = entry.url if entry.anchor == anchor and entry.url else None
        if url is None and page.url:
            url = f"{page.url.partition('#')[0]}#{anchor}"
        try:
            yield make_item(
                source,
                entry.text,
                data,
                media_type="text/html",
                locator=f"entrée {number}",
                alone=False,
                where=f"{source.where}#{anchor}",
                url=url,
                path=f"{source.path}!{anchor}" if source.path else None,
                title=entry.title or page.title,
                outlet=page.outlet,
                byline=entry.byline or page.byline,
                published=entry.when,
                notes=(*page.notes, *entry.notes),
                text_changed=changed,
            )
        except InputError as problem:
            yield problem


def _anchor(entry: Entry, taken: set[str]) -> str:
    """Name an entry for good: by its anchor, else its time, else its text; never by its place, which changes."""
    name = entry.anchor or entry.when or hashlib.sha256(entry.text.encode()).hexdigest()[:12]
    unique, number = name, 1
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique)
    return unique
