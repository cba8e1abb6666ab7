"""The media that French news cites, and where a text names them.

Names come from ``outlets.toml``, which ``docs/outlets.md`` explains. Many of them are also common words (*Le Monde, Le
Point, Fars, Marianne*): such spellings count only in the company that a medium keeps, and phrases that merely look like
one (*Médecins du Monde*) are listed beside it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.folding import fold

REMOVED = "-"  # as name in an overlay: the medium of that id goes

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"(?:les? |la |l |the |(?:al|el|an|as|ach) )(?=.)")  # of a folded name; its case is free
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
_GOES_ON = re.compile(r"['’]?[^\W_]")  # « Sana'a » is a town
_IN_COUNTRY = re.compile(r"\ben $")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n»”\"] ?)$")
_REPORTS = re.compile(  # what a medium does that stands first in a sentence
    r" (?:a|avait|rapport|revel|affirm|ecri|publi|cit|indiqu|evoqu|racont|precis|expliqu|assur|annonc|relat|titr|diffus"
    r"|montr|parl|not|soulign|repren|repri|ajout|estim)(?:|e|t|it|d|ait|ent|aient|nd|s)\b"
)
_LISTED = re.compile(r"(?:, | et |, et | ou |/| / | puis )")  # between two media of one list
_DESCRIBED = re.compile(rf"^(?:l |les? |la |une? )?(?:{_MEDIUM}(?: de presse)? )?")
_WINDOW = 80  # code points before a name that are looked at
_ACRONYM = 4  # longest acronym that could be a word if written otherwise (RIA, Sana)

_Trust = Literal["sure", "doubtful", "bare", "decoy"]


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


class _Spelling(NamedTuple):
    """One spelling in folded and in written form, and how far it can be trusted."""

    folded: str
    written: str
    outlet: Outlet
    trust: _Trust


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
        spellings = [pair for outlet in self.by_id.values() for pair in _spellings(outlet)]
        folded = fold("\n".join(written for _, written, _ in spellings)).split("\n")  # at one go: three times as fast
        self._by_name: dict[str, Outlet] = {}
        self._by_first: dict[str, list[_Spelling]] = {}
        for (outlet, written, trust), key in zip(spellings, folded, strict=True):
            if trust != "decoy" and self._by_name.setdefault(key, outlet) is not outlet:
                raise ValueError(written, self._by_name[key], outlet)
            self._add(_Spelling(key, written, outlet, trust))
        for key, outlet in tuple(self._by_name.items()):
            self._add_bare(key, outlet)
        for group in self._by_first.values():
            group.sort(key=lambda spelling: (-len(spelling.folded), spelling.trust != "decoy"))

    def _add(self, spelling: _Spelling) -> None:
        """Index a spelling by its first word."""
        first = _WORD.search(spelling.folded)
        if first is not None:
            self._by_first.setdefault(first[0], []).append(spelling)

    def _add_bare(self, name: str, outlet: Outlet) -> None:
        """Index what is left of « Le Monde » after *du, au*, where that is no name of another medium."""
        article = _CONTRACTING.match(name)
        if article and self._by_name.setdefault(name[article.end() :], outlet) is outlet:
            written = next(written for _, written, _ in _spellings(outlet) if fold(written) == name)
            self._add(_Spelling(name[article.end() :], written[article.end() :], outlet, "bare"))

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
        folded = fold(text)
        found: list[OutletMatch] = []
        done = 0
        for word in _WORD.finditer(folded):
            start = word.start()
            candidates = self._by_first.get(word.group())
            if candidates is None or start < done:
                continue
            for spelling in candidates:
                end = start + len(spelling.folded)
                if folded.startswith(spelling.folded, start) and _fits(spelling, text, folded, start, found):
                    done = end
                    if spelling.trust != "decoy":
                        found.append(OutletMatch(start, end, spelling.outlet))
                    break
        return found


def _spellings(outlet: Outlet) -> Iterable[tuple[Outlet, str, _Trust]]:
    """Every spelling of a medium, how far to trust it, and its decoys."""
    if outlet.name not in outlet.ambiguous:
        yield outlet, outlet.name, "sure"
    for alias in outlet.aliases:
        yield outlet, alias, "sure"
    for alias in outlet.ambiguous:
        yield outlet, alias, "doubtful"
    for decoy in outlet.decoys:
        yield outlet, decoy, "decoy"


def _fits(spelling: _Spelling, text: str, folded: str, start: int, found: list[OutletMatch]) -> bool:
    """Whether a spelling that occurs at ``start`` means the medium (or is the decoy that it looks like)."""
    end = start + len(spelling.folded)
    if text[end - 1].isalnum() and _GOES_ON.match(text, end):
        return False
    if spelling.trust == "decoy":
        return True
    if _is_number(text, folded, start, end) or _in_link(text, start):
        return False
    words = text[start:end]
    if spelling.trust == "sure":
        return _capitals_fit(words, spelling)
    if not _same_case(words, spelling):
        return False
    before = folded[max(0, start - _WINDOW) : start]
    if spelling.trust == "bare":
        return _CONTRACTED.search(before) is not None
    return _ARTICLE.match(spelling.folded) is not None or _in_company(text, folded, before, start, end, found)


def _is_number(text: str, folded: str, start: int, end: int) -> bool:
    """« en France 2 blessés », « France 2-1 », « Europe 1,5 % »: the digit is no part of a name."""
    if not text[end - 1].isdigit():
        return False
    return (
        _IN_COUNTRY.search(folded, max(0, start - 4), start) is not None
        or re.match(r"[-–.,:]\d|\s?[%€$°]", text[end : end + 2]) is not None
    )


def _in_link(text: str, start: int) -> bool:
    """Whether the stretch without spaces before ``start`` is the beginning of a link."""
    glued = text[max(0, start - _WINDOW) : start].rpartition(" ")[2]
    return "://" in glued or "www." in glued


def _capitals_fit(words: str, spelling: _Spelling) -> bool:
    """A spelling that means nothing else needs its first capital; a short acronym all of them."""
    written = spelling.written
    if written.isupper() and sum(map(str.isalpha, written)) <= _ACRONYM:
        return _same_case(words, spelling)
    free = _free_part(spelling.folded)
    for word, expected in zip(words[free:], written[free:], strict=True):
        if expected.isupper():
            return word.isupper()
    return "." in written or words.isupper() or words[free:].islower() or not re.search("[a-z]", written[free:])


def _same_case(words: str, spelling: _Spelling) -> bool:
    """Whether capitals stand where the spelling has them, its article aside."""
    free = _free_part(spelling.folded)
    pairs = zip(words[free:], spelling.written[free:], strict=True)
    return all(word.isupper() == expected.isupper() for word, expected in pairs)


def _free_part(folded: str) -> int:
    article = _ARTICLE.match(folded)
    return article.end() if article else 0


def _in_company(text: str, folded: str, before: str, start: int, end: int, found: list[OutletMatch]) -> bool:
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


def load_outlets(path: Path | None = None, overlay: Path | None = None) -> Outlets:
    """Read the media, and lay a user's file over them.

    Args:
        path: a file of tables; ``None`` for the shipped one.
        overlay: a folder; the tables of its ``outlets.toml`` replace those of the same id, add new ones, and remove one
            where their name is ``-``.

    Raises:
        LexiconError: a table cannot be understood, or two media share a spelling.
    """
    files = [path or Path(__file__).with_name("outlets.toml")]
    if overlay is not None and (overlay / "outlets.toml").is_file():
        files.append(overlay / "outlets.toml")
    outlets: dict[str, Outlet] = {}
    for file in files:
        outlets.update(_read(file))
    try:
        return Outlets(outlet for outlet in outlets.values() if outlet.name != REMOVED)
    except ValueError as clash:
        written, first, second = clash.args
        raise LexiconError(
            f"the spelling {written!r} of {second.id} also belongs to {first.id}",
            where=_where(files[-1], second.id),
            hint="leave it to one of them, and give the other a longer one",
        ) from clash


def _read(path: Path) -> dict[str, Outlet]:
    """Read one file of tables."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path.name}:{line[1]}" if line else path.name
        raise LexiconError(str(error), where=where, hint="write field = 'value' or field = ['one', 'two']") from error
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read ({error})", where=path.name, hint="give a TOML file in UTF-8") from error
    return {id: _outlet(path, id, table) for id, table in tables.items()}


def _outlet(path: Path, id: str, table: object) -> Outlet:
    fields = {"kind": "site", **table} if isinstance(table, dict) and table.get("name") == REMOVED else table
    try:
        return msgspec.convert({"id": id, **fields} if isinstance(fields, dict) else fields, Outlet)
    except msgspec.ValidationError as error:
        names = ", ".join(name for name in Outlet.__struct_fields__ if name != "id")
        hint = f"the fields are {names}; the kinds agency, newspaper, magazine, radio, television, site"
        raise LexiconError(f"{id}: {error}", where=_where(path, id), hint=hint) from error


def _where(path: Path, id: str) -> str:
    """Give ``file:line`` of the table of this id."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    number = next((number for number, line in enumerate(lines, 1) if line.strip() == f"[{id}]"), 1)
    return f"{path.name}:{number}"
