"""The media that French news cites, and where a text names them.

Names come from ``outlets.toml``, which ``docs/outlets.md`` explains. Many of them are also common words (*Le Monde, Le
Point, Fars, Marianne*): such spellings count only in the company that a medium keeps, and phrases that merely look like
one (*Médecins du Monde*) are listed beside it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon.spellings import (
    WINDOW,
    Found,
    Spelling,
    Spellings,
    Trust,
    capitals_fit,
    free_part,
    same_case,
    spellings_of,
)
from recoupe.lexicon.tables import check_countries, lay_over, layers, read_records, where_table

FILE = "outlets.toml"
REMOVED = "-"  # as name in an overlay: the medium of that id goes
_HINT = "the kinds agency, newspaper, magazine, radio, television, site"

_CONTRACTING = re.compile(r"les? (?=.)")
_CONTRACTED = re.compile(r"\b(?:du|au|des|aux) $")  # holds the article that « Le Monde » has lost in « du Monde »
_MEDIUM = (
    r"(?:agences?|journal|journaux|quotidiens?|hebdomadaires?|hebdo|mensuel|bimensuel|magazines?|revue|tabloid|sites?"
    r"|chaines?|tele|televisions?|radios?|station|medias?|portail|presse|groupe|confrere|consoeur)"
)
_CALLED_MEDIUM = re.compile(rf"\b{_MEDIUM}(?: \w+){{0,3}} $")  # « l'agence officielle syrienne » stands before
_INTRODUCED = re.compile(  # what else may stand before a name without article that is also a common word
    r"(?:\b(?:selon|apres|par|dans|sur|a|au|de|du|d|le|la|l|via|chez|pour|citant|cite par) |[(\[«\"“] ?)$"
)
_IN_COUNTRY = re.compile(r"\ben $")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n»”\"] ?)$")
_REPORTS = re.compile(  # what a medium does that stands first in a sentence
    r" (?:a|avait|rapport|revel|affirm|ecri|publi|cit|indiqu|evoqu|racont|precis|expliqu|assur|annonc|relat|titr|diffus"
    r"|montr|parl|not|soulign|repren|repri|ajout|estim)(?:|e|t|it|d|ait|ent|aient|nd|s)\b"
)
_LISTED = re.compile(r"(?:, | et |, et | ou |/| / | puis )")  # between two media of one list
_DESCRIBED = re.compile(rf"^(?:l |les? |la |une? )?(?:{_MEDIUM}(?: de presse)? )?")


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One medium.

    Attributes:
        id: name of its table.
        name: how it is called in results.
        kind: what it is.
        aliases: other spellings that mean nothing else.
        ambiguous: spellings that are also common words, places or first names.
        decoys: phrases that hold one of the spellings and mean something else.
        country: where its newsroom sits, ISO 3166 alpha-2; ``None`` where that has changed or cannot be told.
        owner: company or state that owns it or pays for all of it; ``None`` where that is not certain.
    """

    id: str
    name: str
    kind: Literal["agency", "newspaper", "magazine", "radio", "television", "site"]
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    decoys: tuple[str, ...] = ()
    country: str | None = None
    owner: str | None = None


class OutletMatch(NamedTuple):
    """A place in a text that names a medium: half-open offsets in code points."""

    start: int
    end: int
    outlet: Outlet


class Outlets:
    """All media, by id, by name, and in a text.

    Args:
        outlets: the media; no two may share a spelling.

    Raises:
        ValueError: two media share a spelling; the arguments are the spelling and both media.

    Example:
        >>> from recoupe.lexicon.outlets import load_outlets
        >>> outlets = load_outlets()
        >>> text = "Médecins du Monde dément, a indiqué une source à l’agence Fars, citée par le Monde."
        >>> [(text[start:end], outlet.id) for start, end, outlet in outlets.find(text)]
        [('Fars', 'fars'), ('le Monde', 'le-monde')]
        >>> outlets.get("al Arabiya").name
        'Al-Arabiya'
    """

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.by_id: Mapping[str, Outlet] = {outlet.id: outlet for outlet in outlets}
        pairs = [pair for outlet in self.by_id.values() for pair in _spellings(outlet)]
        folded = fold("\n".join(written for _, written, _ in pairs)).split("\n")  # at one go: three times as fast
        self._by_name: dict[str, Outlet] = {}
        spellings: list[Spelling[Outlet]] = []
        for (outlet, written, trust), key in zip(pairs, folded, strict=True):
            if trust != "decoy" and self._by_name.setdefault(key, outlet) is not outlet:
                raise ValueError(written, self._by_name[key], outlet)
            spellings.append(Spelling(key, written, outlet, trust))
        for key, outlet in tuple(self._by_name.items()):
            spellings += self._bare(key, outlet)
        self._spellings = Spellings(spellings)

    def _bare(self, name: str, outlet: Outlet) -> Iterable[Spelling[Outlet]]:
        """What is left of « Le Monde » after *du, au*, where that is no name of another medium."""
        article = _CONTRACTING.match(name)
        if article and self._by_name.setdefault(name[article.end() :], outlet) is outlet:
            written = next(written for _, written, _ in _spellings(outlet) if fold(written) == name)
            yield Spelling(name[article.end() :], written[article.end() :], outlet, "bare")

    def get(self, name: str) -> Outlet | None:
        """Give the medium of this name, in any spelling, with or without *l'agence, le quotidien*.

        Example:
            >>> load_outlets().get("l'agence de presse TASS").id
            'tass'
        """
        folded = fold(name.strip())
        return self._by_name.get(folded) or self._by_name.get(_DESCRIBED.sub("", folded))

    def find(self, text: str) -> list[OutletMatch]:
        """Find every medium that a text names, in text order and without overlaps, the longest spelling first.

        Links (``https://www…``) name none.
        """

        def fits(spelling: Spelling[Outlet], folded: str, start: int, found: list[Found[Outlet]]) -> bool:
            return _fits(spelling, text, folded, start, found)

        return [OutletMatch(start, end, spelling.owner) for start, end, spelling in self._spellings.find(text, fits)]


def _spellings(outlet: Outlet) -> Iterable[tuple[Outlet, str, Trust]]:
    """Every spelling of a medium, how far to trust it, and its decoys."""
    return spellings_of(outlet, outlet.name, sure=outlet.aliases, doubtful=outlet.ambiguous, decoys=outlet.decoys)


def _fits(spelling: Spelling[Outlet], text: str, folded: str, start: int, found: list[Found[Outlet]]) -> bool:
    """Whether a spelling that occurs at ``start`` means the medium."""
    end = start + len(spelling.folded)
    if _is_number(text, folded, start, end):
        return False
    words = text[start:end]
    if spelling.trust == "sure":
        return capitals_fit(words, spelling)
    if not same_case(words, spelling):
        return False
    before = folded[max(0, start - WINDOW) : start]
    if spelling.trust == "bare":
        return _CONTRACTED.search(before) is not None
    return free_part(spelling.folded) > 0 or _in_company(text, folded, before, start, end, found)


def _is_number(text: str, folded: str, start: int, end: int) -> bool:
    """« en France 2 blessés », « France 2-1 », « Europe 1,5 % »: the digit is no part of a name."""
    if not text[end - 1].isdigit():
        return False
    return (
        _IN_COUNTRY.search(folded, max(0, start - 4), start) is not None
        or re.match(r"[-–.,:]\d|\s?[%€$°]", text[end : end + 2]) is not None
    )


def _in_company(text: str, folded: str, before: str, start: int, end: int, found: list[Found[Outlet]]) -> bool:
    """Whether a common word stands as a medium does: introduced as one, first and reporting, or in a list of media."""
    if _CALLED_MEDIUM.search(before):
        return True
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return False  # « Marianne Dupont », « Nature Humaine »
    if _INTRODUCED.search(before):
        return True
    if found and _LISTED.fullmatch(folded, found[-1].end, start):
        return True
    return _SENTENCE_START.search(before) is not None and _REPORTS.match(folded, end) is not None


def load_outlets(
    path: Path | None = None, overlay: Path | None = None, countries: Container[str] | None = None
) -> Outlets:
    """Read the media, and lay a user's file over them.

    Args:
        path: a file of tables; ``None`` for the shipped one.
        overlay: a folder; the tables of its ``outlets.toml`` replace those of the same id, add new ones, and remove one
            where their name is ``-``.
        countries: the codes that a user's tables may hold; without them any will do.

    Raises:
        LexiconError: a table cannot be understood, or two media share a spelling.
    """
    files = layers(FILE, path, overlay)
    outlets: dict[str, Outlet] = {}
    for file in files:
        tables = read_records(file, Outlet, removed=REMOVED, hint=_HINT)
        lay_over(outlets, file, tables)
        if countries is not None and file is not files[0]:
            for id, outlet in tables.items():
                check_countries(file, id, (outlet.country if outlet is not None else None,), countries)
    try:
        return Outlets(outlets.values())
    except ValueError as clash:
        written, first, second = clash.args
        raise LexiconError(
            f"the spelling {written!r} of {second.id} also belongs to {first.id}",
            where=where_table(files, second.id, first.id),
            hint="leave it to one of them, and give the other a longer one",
        ) from clash
