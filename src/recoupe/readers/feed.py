"""RSS and Atom feeds, entry by entry, through feedparser.

A feed gives whole articles, teasers or only headlines; all are taken, and ``notes`` says which it is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from recoupe.errors import EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers._source import Source, make_item

NAME = "feed"
SUFFIXES = (".rss", ".atom", ".rdf", ".xml")
MEDIA_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
DESCRIPTION = "RSS and Atom feeds, an entry a document: its text as far as the feed gives it, date, author, link"

#: Feeds of a whole archive have a few MB.
_LARGEST = 16 * 2**20
#: feedparser's time grows with the square of a tag's attributes.
_MOST_ATTRIBUTES = 200
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_BEGINS = re.compile(
    rb"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!doctype\s+(?!html)[^>\[]*(?:\[[^\]]*\])?\s*>\s*)*<(?:rss|feed|rdf:rdf|atom:feed)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARK = b"\xef\xbb\xbf"
_TEASER = "chapeau seulement : le flux ne donne pas l’article entier"
_HEADLINE = "titre seulement : le flux ne donne aucun texte"


def recognises(head: bytes) -> bool:
    """Claim a stream that begins as feeds do.

    Example:
        >>> recognises(b"<?xml version='1.0'?><rss version='2.0'>"), recognises(b"<?xml version='1.0'?><html>")
        (True, False)
    """
    return _BEGINS.match(head.removeprefix(_MARK)) is not None


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield the entries of a feed, and an error for each that has no text.

    Example:
        >>> import io
        >>> rss = "<rss version='2.0'><channel><title>Le Monde</title><item><title>Trêve</title></item></channel></rss>"
        >>> [item] = read(Source(stream=io.BytesIO(rss.encode()), where="a.rss"))
        >>> item.document.outlet, item.document.text, item.document.notes
        ('Le Monde', 'Trêve', ('titre seulement : le flux ne donne aucun texte',))
    """
    from recoupe.readers._charset import decode_markup  # start-up is measured

    try:
        data = source.stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise UnreadableInput(f"larger than {_LARGEST >> 20} MB, which no feed is", where=source.where)
        text, notes = decode_markup(data, source.charset, source.where)
        parsed = _parse(text, source.where)
    except InputError as problem:
        yield problem
        return
    if parsed.get("bozo") and "Override" not in type(parsed.get("bozo_exception")).__name__:
        notes = (*notes, "flux mal formé : des entrées peuvent manquer")
    taken: set[str] = set()
    for number, entry in enumerate(parsed.entries, start=1):
        try:
            yield _item(source, data, parsed.feed, entry, number, notes, taken)
        except InputError as problem:
            yield problem


def _parse(text: str, where: str) -> Any:
    """Let feedparser read a feed, once nothing in it can hold it up.

    Raises:
        UnreadableInput: it is no feed, or made to do harm.
        EmptyInput: the feed has no entry.
    """
    import feedparser  # start-up is measured

    data = _DECLARATION.sub("", text, count=1).encode("utf-8", errors="replace")
    if _widest(data) > _MOST_ATTRIBUTES:
        raise UnreadableInput(f"an element has more than {_MOST_ATTRIBUTES} attributes", where=where)
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        # from memory: given a string, feedparser would open the file or address of that name
        parsed = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as problem:  # broken feeds make it stumble in many ways
        raise UnreadableInput(f"the feed is damaged ({type(problem).__name__})", where=where) from problem
    if not parsed.entries:
        if parsed.get("version"):
            raise EmptyInput("the feed has no entry", where=where, hint="check the address of the feed")
        raise UnreadableInput("no RSS or Atom feed", where=where, hint="name the format with --from")
    return parsed


def _widest(data: bytes) -> int:
    """Give the most attributes that an element has, as far as the XML is well-formed."""
    from xml.parsers import expat

    widest = 0

    def start(tag: str, attributes: list[str]) -> None:
        nonlocal widest
        widest = max(widest, len(attributes) // 2)

    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    parser.StartElementHandler = start
    with suppress(expat.ExpatError):  # feedparser's strict parser stops there too; its other one takes any number
        parser.Parse(data, True)
    return widest


def _item(
    source: Source, data: bytes, feed: Any, entry: Any, number: int, notes: tuple[str, ...], taken: set[str]
) -> Item:
    """Make the document of one entry; two entries with the same link are still two."""
    from recoupe.readers._outlet import outlet_of
    from recoupe.readers._page import resolve

    where = f"{source.where}#{number}"
    title = _line(entry.get("title"))
    text, said = _text(entry, title)
    if not text:
        raise EmptyInput("the entry has neither text nor title", where=where, hint="nothing can be read from it")
    link = resolve(source.url, entry.get("link")) or resolve(None, entry.get("id"))
    link = f"{link}#{entry.get('id') or number}" if link in taken else link
    taken.add(link or "")
    home = resolve(source.url, feed.get("link"))
    published, dated = _published(entry)
    return make_item(
        source,
        text,
        data,
        media_type="application/xml",
        locator=f"entrée {number}",
        alone=False,
        where=where,
        url=link or (f"{source.url}#{entry.get('id') or number}" if source.url else None),
        path=f"{source.path}!{entry.get('id') or link or number}" if source.path else None,
        title=title,
        outlet=outlet_of(
            (_line((entry.get("source") or {}).get("title")), _line(entry.get("publisher")), _line(feed.get("title"))),
            (link, home),
        ),
        byline=_line((entry.get("author_detail") or {}).get("name") or entry.get("author")),
        published=published,
        notes=(*notes, *dated, *said),
        text_changed=bool(notes),
    )


def _text(entry: Any, title: str | None) -> tuple[str, tuple[str, ...]]:
    """Give the longest text that an entry has, and say where that is not the article."""
    from recoupe.readers._markup import html_text

    whole = max((html_text(str(part.get("value") or "")) for part in entry.get("content", ())), key=len, default="")
    teaser = html_text(str(entry.get("summary") or ""))
    if len(whole) > len(teaser):
        return whole, ()
    if teaser and teaser != title:
        return teaser, () if whole else (_TEASER,)
    return title or "", (_HEADLINE,)


def _published(entry: Any) -> tuple[str | None, tuple[str, ...]]:
    """Date an entry, with the time and offset as written; feedparser reads some dates that are written otherwise."""
    from recoupe.readers._when import parse_when

    field = "published" if entry.get("published") else "updated"
    given, parsed = dict.get(entry, field), dict.get(entry, f"{field}_parsed")  # feedparser's own get() mixes them up
    if when := parse_when(given):
        return when, ()
    if parsed is not None and (when := parse_when("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*parsed[:6]))):
        return when, ()
    return None, (f"date de publication illisible, laissée de côté : {str(given)[:60]}",) if given else ()


def _line(value: Any) -> str | None:
    """Give a line without markup; ``None`` for an empty one."""
    from recoupe.readers._markup import html_text

    return " ".join(html_text(value[:2_000]).split()) or None if isinstance(value, str) else None
