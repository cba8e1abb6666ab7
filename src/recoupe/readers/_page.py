"""What a page says about itself: title, medium, author, dates, address.

Pages say it several times over. The surest comes first: schema.org's JSON-LD, which is made for machines; then ``meta``
elements (Open Graph, Dublin Core and the like); then the date in the address. What nothing declares stays open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from recoupe.readers._outlet import outlet_of
from recoupe.readers._when import french_date, parse_when

#: schema.org's types of what is written to be read; more special ones end in these words.
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
_LIVE = "LiveBlogPosting"
#: Names of ``meta`` elements, in lower case, the surest first.
_PUBLISHED = (
    "article:published_time og:article:published_time og:published_time datepublished date.publication"
    " dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date parsely-pub-date sailthru.date pubdate"
    " publishdate publish-date publication_date publication-date date_published article.published date"
).split()
_TITLES = "og:title twitter:title dc.title dcterms.title headline".split()
_SITES = "og:site_name application-name dc.publisher dcterms.publisher publisher".split()
_AUTHORS = "author article:author dc.creator dcterms.creator parsely-author sailthru.author".split()
#: « /2018/06/10/ », « /2018-06-10- », « /20180610- » in an address: the day of publication on news sites.
_DATED = re.compile(r"/((?:19|20)\d\d)([/-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9])")
_BY = re.compile(r"^(?:par|by|de|rédigé par|publié par)\s+(?=[A-ZÀ-Ý])", re.IGNORECASE)
_NOT_A_NAME = re.compile(r"https?://|^@|^admin$", re.IGNORECASE)
#: Nobody nests deeper or writes more of it than this.
_DEEPEST, _MOST, _LARGEST = 20, 5_000, 4_000_000
#: The date of publication stands at the beginning of a page.
_SHOWN = 200_000


@dataclass
class Page:
    """What a page says about itself; ``live`` are the entries of a live blog as JSON-LD gives them."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    notes: list[str] = field(default_factory=list)
    live: list[dict[str, Any]] = field(default_factory=list)
    declared_live: bool = False


def describe(tree: Any, address: str | None) -> Page:
    """Collect what a page says about itself.

    Args:
        tree: the page, as :func:`recoupe.readers._markup.parse_html` gives it.
        address: where it was fetched from, if it was.

    Example:
        >>> from recoupe.readers._markup import parse_html
        >>> head = '<meta property="article:published_time" content="2018-06-10T14:05:00Z"><title>Rien</title>'
        >>> page = describe(parse_html(head), "https://www.lemonde.fr/a.html")
        >>> page.published, page.title, page.outlet
        ('2018-06-10T14:05:00+00:00', 'Rien', 'Le Monde')
    """
    page = Page()
    metas = _metas(tree)
    things = list(_things(tree))
    page.url = _address(tree, metas, address)
    article = _article(things)
    page.declared_live = any(_LIVE in _types(thing) for thing in things)
    page.live = [update for thing in things for update in _updates(thing)][:_MOST]
    page.title = _text(article.get("headline")) or _first(metas, _TITLES) or _heading(tree)
    page.byline = authors(article) or _byline(metas)
    page.modified = parse_when(article.get("dateModified")) or parse_when(metas.get("article:modified_time"))
    page.outlet = outlet_of((_name(article.get("publisher")), _first(metas, _SITES)), (address, page.url))
    _date(page, article, metas, tree)
    if article.get("isAccessibleForFree") in (False, "False", "false"):
        page.notes.append("article réservé aux abonnés : le texte peut être tronqué")
    return page


def _date(page: Page, article: dict[str, Any], metas: dict[str, str], tree: Any) -> None:
    """Find the date of publication, and say where it was found unless it was declared."""
    declared = [article.get("datePublished"), *(metas.get(name) for name in _PUBLISHED), *_marked(tree)]
    page.published = next((when for value in declared if (when := parse_when(value))), None)
    if page.published is None and (shown := french_date(" ".join(" ".join(tree.itertext()).split())[:_SHOWN])):
        page.published = shown
        page.notes.append("date de publication lue sur la page")
    if page.published is None and (match := _DATED.search(page.url or "")):
        page.published = parse_when(f"{match[1]}-{match[3]}-{match[4]}")
        if page.published:
            page.notes.append("date de publication tirée de l’adresse de la page")
    if page.published is None and (unread := next((value for value in declared if value), None)):
        page.notes.append(f"date de publication illisible, laissée de côté : {str(unread)[:60]}")


def _marked(tree: Any) -> list[str | None]:
    """Give the dates that elements of the page carry as its date of publication."""
    marked = tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]')[:1]
    dated = tree.xpath('//time[contains(@class, "published") or contains(@class, "entry-date")]')  # WordPress
    if len({(element.get("datetime") or "")[:10] for element in dated}) == 1:  # else other articles are listed too
        marked += dated[:1]
    return [element.get("datetime") or element.get("content") for element in marked]


def _metas(tree: Any) -> dict[str, str]:
    """Give the ``meta`` elements by name, the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _first(metas: dict[str, str], names: Sequence[str]) -> str | None:
    return next((_text(metas[name]) for name in names if name in metas), None)


def _heading(tree: Any) -> str | None:
    """Give the only main heading, else the title of the window."""
    headings = [" ".join(element.itertext()) for element in tree.iter("h1")]
    if len(headings) == 1 and (only := _text(headings[0])):
        return only
    return next((_text(element.text_content()) for element in tree.iter("title")), None)


def _byline(metas: dict[str, str]) -> str | None:
    """Give the author that ``meta`` elements name; addresses of profiles are no names."""
    for name in _AUTHORS:
        if (value := _text(metas.get(name))) and not _NOT_A_NAME.search(value):
            return _BY.sub("", value)
    return None


def _address(tree: Any, metas: dict[str, str], address: str | None) -> str | None:
    """Give the page's address: where it was fetched, else what it says; a home page is no article's address."""
    if address:
        return address
    links = [element.get("href") for element in tree.iter("link") if (element.get("rel") or "").lower() == "canonical"]
    for value in (*links, metas.get("og:url")):
        try:
            parts = urlsplit((value or "").strip())
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query):
            return parts._replace(fragment="").geturl()
    return None


def _things(tree: Any) -> Iterator[dict[str, Any]]:
    """Give the objects of a page's JSON-LD, those inside others after them; damaged ones are passed over."""
    size = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        size += len(text)
        if size > _LARGEST:
            return
        try:
            loaded = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(loaded)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Give the objects in lists and graphs, and the main thing of each page."""
    stack, seen = [(value, 0)], 0
    while stack and seen < _MOST:
        value, depth = stack.pop()
        seen += 1
        if depth > _DEEPEST:
            continue
        if isinstance(value, list):
            stack.extend((item, depth + 1) for item in reversed(value))
        elif isinstance(value, dict):
            yield value
            inside = (value.get("@graph"), value.get("mainEntity"), value.get("mainEntityOfPage"))
            stack.extend((item, depth + 1) for item in inside if isinstance(item, dict | list))


def _types(thing: dict[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [str(item) for item in kind] if isinstance(kind, list) else [str(kind)]


def _article(things: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the object that describes the article: the first article that has a date or a title."""
    for thing in things:
        if any(_ARTICLE.search(kind) for kind in _types(thing)) and ("datePublished" in thing or "headline" in thing):
            return thing
    return {}


def _updates(thing: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the entries of a live blog."""
    if _LIVE not in _types(thing):
        return []
    updates = thing.get("liveBlogUpdate")
    updates = updates if isinstance(updates, list) else [updates]
    return [update for update in updates if isinstance(update, dict)]


def authors(thing: dict[str, Any]) -> str | None:
    """Name who signs an article or an entry of JSON-LD, without double.

    Example:
        >>> authors({"author": [{"@type": "Person", "name": "Jeanne Roche"}, {"name": "Paul Kardo"}]})
        'Jeanne Roche, Paul Kardo'
    """
    given = thing.get("author") or thing.get("creator")
    names = [_name(item) for item in (given if isinstance(given, list) else [given])[:20]]
    kept = dict.fromkeys(_BY.sub("", name) for name in names if name and not _NOT_A_NAME.search(name))
    return ", ".join(kept) or None


def _name(value: Any) -> str | None:
    """Give the name of a person or an organisation, written out or as an object."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    """Give a string without markup and needless space; ``None`` for anything else."""
    from recoupe.readers._markup import html_text

    if not isinstance(value, str) or not value.strip():
        return None
    return " ".join(html_text(value[:2_000]).split()) or None


def resolve(address: str | None, link: str | None) -> str | None:
    """Give a link's full address, if it is one of the web.

    Example:
        >>> resolve("https://example.org/direct", "#e12")
        'https://example.org/direct#e12'
    """
    if not link or not link.strip():
        return None
    try:
        full = urljoin(address or "", link.strip())
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme in ("http", "https") and parts.hostname else None
