"""Addresses to try for every page: one that shows something, found in the dossier by asking the pages themselves.

A page that need be told nothing needs nothing here. For the others :data:`EXAMPLES` says which list leads to them; a
new page that is not there fails its tests with a word on that.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from recoupe.web.paging import Action, Page

#: For the path of a page, as tests write it: a list that leads there, the field that has its rows, and the address to
#: which a row leads.
EXAMPLES: dict[str, tuple[str, str, str]] = {
    "/documents/{number}": ("/documents.json", "documents", "/documents/{number}"),
    "/documents/{number}/decide": ("/documents.json", "documents", "/documents/{number}/decide?kind=place&id=0"),
    "/facts/{id}": ("/facts.json", "facts", "/facts/{id}"),
    "/sources/{key}": ("/sources.json", "sources", "/sources/{key}"),
    "/citations": ("/sources/graph.json?least=1", "edges", "/citations?cited={cited}&citing={citing}"),
    "/map/{key}": ("/map.json", "places", "/map/{key}"),
    "/words/{key}": ("/words.json", "actors", "/words/{key}"),
}
#: Parameters without which a page shows little; each makes one address more. A browser looks at the first two.
ASKED: dict[str, tuple[str, ...]] = {
    "/decisions": ("?kind=place&undone=true", "?verdict=note&page=9"),
    "/documents": ("?outlet=Le+Fil+du+Rh%C3%B4ne", "?page=7"),
    "/documents/{number}": ("?card=statement-0", "?card=place-0&at=300&show=place", "?at=300", "?part=9"),
    "/documents/{number}/decide": ("&name=Tripoli", "&kind=event", "&kind=figure"),
    "/map": ("?place=kess", "?document=1", "?kind=city&country=SY", "?events=true"),
    "/search": ("?words=Kessar", "?words=introuvable", "?words=%22"),
    "/sources": ("?name=le&sort=name", "?kind=medium&kind=person", "?name=personne+de+ce+nom"),
    "/sources/graph": ("?least=1000", "?least=1"),
    "/sources/{key}": ("?part=denial", "?page=9"),
    "/timeline": ("?since=2018-06-01", "?until=1999-01-01", "?relation=agree&outlet=x", "?page=9"),
    "/words": ("?name=personne+de+ce+nom", "?by=Le+Fil"),
    "/words/{key}": ("?by=personne", "?designation=rien"),
    "/facts": (
        "?relation=conflict&relation=update&words=les",
        "?kind=figure&sort=latest&until=2031-01-01&document=1",
        "?words=introuvable",
        "?whole=type&size=3&page=2",
    ),
    "/facts/{id}": ("?all=true", "?kind=figure&told=several"),
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
        client: asks for JSON: a test client, or somebody at a browser.
    """
    path = path_of(page)
    if path not in EXAMPLES:
        needed = [one.name for one in msgspec.structs.fields(page.asked) if one.required]
        assert not needed, f"say in {__name__}.EXAMPLES where to find an example of {path}: it needs {needed}"
        return path
    where, rows, leads = EXAMPLES[path]
    return leads.format(**client.get(where).json()[rows][0])


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
