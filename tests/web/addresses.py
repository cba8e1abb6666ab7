"""Addresses to try for every page: one that shows something, found in the dossier by asking the pages themselves.

A page without fields in its path needs nothing here. For one that has some, :data:`EXAMPLES` says which list leads to
it; a new page that is not there fails its tests with a word on that.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from recoupe.web.paging import Action, Page

#: For the path of a page, as tests write it: where lists are that lead there, and the field of their rows that stands
#: in the path.
EXAMPLES: dict[str, tuple[str, str, str]] = {
    "/documents/{number}/decide": ("/documents.json", "documents", "number"),
    "/documents/{number}": ("/documents.json", "documents", "number"),
    "/facts/{id}": ("/facts.json", "facts", "id"),
    "/sources/{key}": ("/sources.json", "sources", "key"),
    "/words/{key}": ("/words.json", "actors", "key"),
    "/map/{key}": ("/map.json", "places", "key"),
}
#: For pages that show one thing by parameters: where lists are that lead there, and the fields that are asked.
QUERIES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "/citations": ("/sources/graph.json?least=1", "edges", ("cited", "citing")),
}
#: Parameters without which a page shows little; each makes one address more.
ASKED: dict[str, tuple[str, ...]] = {
    "/documents/{number}/decide": (
        "?kind=place&id=0",
        "?kind=place&id=0&name=Tripoli",
        "?kind=event&id=0",
        "?kind=figure&id=0",
    ),
    "/decisions": ("?kind=place&undone=true", "?verdict=note&page=9"),
    "/documents/{number}": ("?at=300", "?card=statement-0", "?card=place-0&at=300&show=place", "?part=9"),
    "/sources": ("?name=le&sort=name", "?kind=medium&kind=person", "?name=personne+de+ce+nom"),
    "/map": ("?place=kess", "?document=1", "?kind=city&country=SY", "?events=true"),
    "/words": ("?name=personne+de+ce+nom", "?by=Le+Fil"),
    "/words/{key}": ("?by=personne", "?designation=rien"),
    "/timeline": ("?since=2018-06-01", "?until=1999-01-01", "?relation=agree&outlet=x", "?page=9"),
    "/sources/graph": ("?least=1000",),
    "/sources/{key}": ("?part=denial", "?page=9"),
    "/facts": (
        "?relation=conflict&relation=update&words=les",
        "?kind=figure&sort=latest&until=2031-01-01&document=1",
        "?words=introuvable",
        "?whole=type&size=3&page=2",
    ),
    "/facts/{id}": ("?all=true", "?kind=figure&told=several"),
    "/search": ("?words=Kessar", "?words=%22", "?words=introuvable"),
    "/documents": ("?outlet=Le+Fil+du+Rh%C3%B4ne", "?page=7"),
}


def path_of(one: Page | Action) -> str:
    """Give the path with no word on the types of its fields.

    Example:
        >>> re.sub(r":\\w+}", "}", "/documents/{number:int}")
        '/documents/{number}'
    """
    return re.sub(r":\w+}", "}", one.path)


def address(page: Page, client: Any) -> str:
    """Give the address of a page that shows something.

    Args:
        page: which.
        client: asks for JSON: a test client, or the request context of a browser.
    """
    path = path_of(page)
    if path in QUERIES:
        where, rows, fields = QUERIES[path]
        first = client.get(where).json()[rows][0]
        return f"{path}?{urlencode({field: first[field] for field in fields})}"
    if "{" not in path:
        return path
    assert path in EXAMPLES, f"say in {__name__}.EXAMPLES where to find an example of {path}"
    where, rows, field = EXAMPLES[path]
    first = client.get(where).json()[rows][0]
    return re.sub(r"{\w+}", str(first[field]), path)


def addresses(page: Page, client: Any) -> list[str]:
    """Give all addresses to try for a page."""
    found = address(page, client)
    return [found, *(found + more for more in ASKED.get(path_of(page), ()))]


def filled(path: str) -> str:
    """Give an address of a path, whatever stands there.

    Example:
        >>> filled("/documents/{number:int}/date")
        '/documents/1/date'
    """
    return re.sub(r"{[^}]+}", "1", path)
