"""The medium behind a page or a feed, by the name it gives itself and by its address."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from recoupe.lexicon.outlets import Outlet, Outlets

#: Parts of a medium's site that its newsroom does not write.
_OTHERS = frozenset({"blog", "blogs", "forum", "forums", "club"})
#: What site names add to the medium's: « Le Monde.fr », « La Gazette – Actualités et infos en direct ».
_ADDED = re.compile(r"\s+[-–—|:·•]\s.*$", re.DOTALL)


@cache
def _outlets() -> Outlets:
    """Load the shipped media once."""
    from recoupe.lexicon.outlets import load_outlets

    return load_outlets()


def outlet_of(names: tuple[str | None, ...], addresses: tuple[str | None, ...] = ()) -> str | None:
    """Name the medium as the lexicon does where it surely knows it, else as the page does.

    Args:
        names: what the page or feed calls it, the surest first.
        addresses: of the page or of the site.

    Example:
        >>> outlet_of(("Le Monde.fr",)), outlet_of((None,), ("https://www.lefigaro.fr/a",)), outlet_of(("La Gazette",))
        ('Le Monde', 'Le Figaro', 'La Gazette')
    """
    for address in addresses:  # surer than names, which several media share (« Le Soir »)
        if address and (known := _by_host(address)) is not None:
            return known.name
    given = [clean for name in names if name and (clean := " ".join(name.split())[:200])]
    for name in given:
        for shape in (name, _ADDED.sub("", name)):
            if (known := _outlets().get(shape)) is not None:
                return known.name
    return given[0] if given else None


def _by_host(address: str) -> Outlet | None:
    """Look an address up among the spellings of media (« lemonde.fr »), its subdomains left off one by one."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    labels = host.split(".")
    while len(labels) >= 2 and labels[0] not in _OTHERS:
        if (known := _outlets().get(".".join(labels))) is not None:
            return known
        labels = labels[1:]
    return None
