"""Aliases: by what else a document calls an actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.extract.names import strip_article
from recoupe.french.folding import fold


def aliases_of(name: str, origins: Sequence[str], names: Iterable[str], labels: Iterable[str]) -> tuple[str, ...]:
    """What else an actor is called, names before descriptions, none twice.

    Two spellings that differ by capitals, accents or the article are one. A function before a name that is listed
    already (*le président Sandovar*) adds nothing, and an origin of a statement is always given as it is written.

    Example:
        >>> aliases_of("Front du Gué", [], ["FDG", "front du Gué"], ["le mouvement", "groupe FDG"])
        ('FDG', 'mouvement')
        >>> aliases_of("Igor Sandovar", ["Sandovar"], ["Sandovar"], ["président Sandovar", "président"])
        ('Sandovar', 'président')
    """
    seen = {_key(name)}
    kept: list[str] = []
    for text in names:
        if text and _key(text) not in seen:
            seen.add(_key(text))
            kept.append(text)
    known = [fold(text) for text in (name, *kept)]
    for text in labels:
        if text and _key(text) not in seen and not any(fold(text).endswith(f" {other}") for other in known):
            seen.add(_key(text))
            kept.append(strip_article(text))
    kept += [origin for origin in origins if origin != name and origin not in kept]
    return tuple(dict.fromkeys(text for text in kept if text and text != name))


def _key(text: str) -> str:
    return fold(strip_article(text)).strip("« »\"'’")
