"""What in a text is about the text: bylines, datelines, credits, boilerplate.

They tell where an article comes from (*avec AFP*, *BAMAKO (Reuters) –*), which its body does not say, and they are not
part of what it reports. Only lines that are nothing else count, at the beginning and the end of the text; a dateline
stands in front of a paragraph. Boilerplate may stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.extract.part_forms import (
    AGENCIES,
    ALONE,
    BARE,
    CLOSING,
    CREDIT,
    DATED,
    DATELINES,
    DESK,
    DESK_WORDS,
    NAME,
    ONLY_HERE,
    PHOTO,
    SIGNATURE,
    SIGNED,
    STAMP,
    WHERE,
)
from recoupe.lexicon import Lexicon
from recoupe.model import Part, PartKind, Span

#: How many lines from the top and from the end are looked at for a byline or a credit.
_TOP, _END = 4, 5
#: Longer lines are sentences.
_SHORT = 120
#: The desk of an agency may have many hands.
_DESK = 300

_LINE = re.compile(r"[^\n]+")
_SEPARATOR = re.compile(r"\s*(?:[,;/&+]|\bet\b|\bavec\b)\s*")
_PHOTO_SEPARATOR = re.compile(r"\s*(?:[,;/&+|]|\s[.–-]\s|\bet\b|\bvia\b)\s*")
_YEAR = re.compile(r"^(?:\d{4}(?:-\d{4})?\s+)?(.*?)(?:\s+(?:\d{4}|[Pp]hoto|[Aa]rchives|TV))?$")
_ARTICLE = re.compile(r"^(?:l[’']|les?\s+|la\s+|d[’']|du\s+|des\s+|de\s+)", re.IGNORECASE)
_ANY_AGENCY = re.compile(AGENCIES)
_DESK_INITIALS = re.compile(r"[a-z]{2,4}|NXP")
_MARK = re.compile(r"[(/|–—-]|, [A-Z]")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_A_YEAR = re.compile(r"\d{4}")
_PERSON = re.compile(NAME)


def find_parts(text: str, lexicon: Lexicon) -> tuple[Part, ...]:
    """Find bylines, datelines, credits and boilerplate.

    Args:
        text: of a document.
        lexicon: knows the agencies, first names, and phrases of pages.

    Returns:
        The parts in text order, without overlaps.

    Example:
        >>> from recoupe.lexicon import load_lexicon
        >>> text = "BAMAKO (AFP) – Le pont est coupé.\\n\\nJeanne Roche, avec Reuters\\nLire aussi : Le port rouvre"
        >>> [(part.kind.value, part.names) for part in find_parts(text, load_lexicon())]
        [('dateline', ('AFP',)), ('byline', ('Jeanne Roche', 'Reuters')), ('boilerplate', ())]
    """
    lines = [line for line in _LINE.finditer(text) if not line[0].isspace()]
    found: list[Part] = []
    for number, line in enumerate(lines):
        start, end = _trimmed(text, line.start(), line.end())
        last = number >= len(lines) - _END
        outer = number < _TOP or last
        part = _whole(text, start, end, lexicon, outer=outer, last=last)
        if part is not None:
            found.append(part)
            continue
        if outer:
            found += _dateline(text, start, end, lexicon)
        if number == len(lines) - 1:
            start = max(start, found[-1].end if found else start)
            found += _closing(text, start, end, lexicon)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the spaces around a line."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _whole(text: str, start: int, end: int, lexicon: Lexicon, *, outer: bool, last: bool) -> Part | None:
    """Take a line that is nothing but a part."""
    line = text[start:end]
    if lexicon.boilerplate.matches(line, outer=outer):
        return _part(text, start, end, PartKind.BOILERPLATE, ())
    if not outer or len(line) > _DESK:
        return None
    if last and (match := DESK.fullmatch(line)):
        return _part(text, start, end, PartKind.BYLINE, tuple(_PERSON.findall(DESK_WORDS.sub("", match["names"]))))
    if len(line) > _SHORT:
        return None
    if match := SIGNED.fullmatch(line):
        return _part(text, start, end, PartKind.BYLINE, _signers(match, lexicon))
    if (media := _credited(line, lexicon)) is not None:
        return _part(text, start, end, PartKind.CREDIT, media)
    match = ALONE.fullmatch(line)
    if match and _is_signature(match, lexicon, last=last):
        return _part(text, start, end, PartKind.BYLINE, _signers(match, lexicon))
    return None


def _signers(match: re.Match[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Give the persons and media of a byline."""
    names = (_medium(name, lexicon) or name for name in _people(match["names"]))
    return tuple(dict.fromkeys((*names, *_media(match["with"] or "", lexicon))))


def _credited(line: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Give the media that a line credits, if it does nothing else; a sign of copyright may credit somebody unknown."""
    if match := CREDIT.fullmatch(line):
        media = _media(match["names"], lexicon)
        signed = line[:4].casefold() == "par "  # « Par Reuters », but « Par avion avec Reuters » is none
        if media and (not signed or len(media) == len(_pieces(match["names"]))):
            return media
        if _ANY_AGENCY.fullmatch(match["names"]):
            return ()  # « Avec agences »
    if match := PHOTO.fullmatch(line):
        media = _of_photo(match["names"], lexicon)
        if media or (line[0] == "©" and len(line) <= _SHORT // 2 and "." not in match["names"]):
            return media
    media, pieces = _media(line, lexicon), _pieces(line)
    if not media or (len(media) < len(pieces) and not all(_ACRONYM.fullmatch(piece) for piece in pieces)):
        return None
    return media  # « AFP », « Reuters/AFP », « AFP/VNA/CVN »


def _is_signature(match: re.Match[str], lexicon: Lexicon, *, last: bool) -> bool:
    """Whether names alone on a line sign the text: first names or initials, and not what a heading would be."""
    credited = match["with"]
    if credited and not (_media(credited, lexicon) or _ANY_AGENCY.search(credited)):
        return False
    names = _people(match["names"])
    words = match["names"].split()
    if credited or any(_medium(name, lexicon) for name in names):
        return True  # « Karo Menil/Agences »
    if last and len(words) > 1 and words[-1].isupper() and not words[0].isupper():
        return True  # « Karo MENIL »: no heading is written so
    if all(name[1:2] == "." for name in names):
        return last  # « L. M. » at the top may be anything
    return all(name[1:2] == "." or name.split()[0] in lexicon.first_names for name in names)


def _dateline(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Part]:
    """Take what stands in front of a paragraph: place, day, agency."""
    end = min(end, start + _SHORT)
    if not _MARK.search(text, start, end):
        return
    for form in DATELINES:
        match = form.match(text, start, end)
        if match is None:
            continue
        groups = match.groupdict()
        whole = groups.get("all")
        media = _media(whole or groups["names"], lexicon)
        if media and (whole is None or len(media) == len(_pieces(whole))):
            people = _people(groups.get("people") or "")
            yield _part(text, *_trimmed(text, match.start(), match.end()), PartKind.DATELINE, (*media, *people))
            return
    match = DATED.match(text, start, end) or WHERE.match(text, start, end)
    if match and (match.re is DATED or _is_place(match["place"], lexicon)):
        yield _part(text, *_trimmed(text, match.start(), match.end()), PartKind.DATELINE, ())


def _is_place(name: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon knows a place by this name, which stands in capitals."""
    countries = lexicon.countries
    return bool(countries.of_capital(name) or countries.named(name) or lexicon.places.find(name))


def _closing(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Part]:
    """Take what stands behind the last sentence: media in a bracket or bare, the initials of a desk, a stamp."""
    start = max(start, end - _SHORT)
    parts = []
    for form, kind, name in (
        (STAMP, PartKind.DATELINE, _media),
        (CLOSING, PartKind.CREDIT, _desk_media),
        (BARE, PartKind.CREDIT, _agencies),
    ):
        if (match := form.search(text, start, end)) and (media := name(match["names"], lexicon)):
            parts.append((match, kind, media))
            end = match.start()
            break
    if match := SIGNATURE.search(text, start, end):
        parts.append((match, PartKind.BYLINE, ()))
    for match, kind, names in reversed(parts):
        yield _part(text, *_trimmed(text, match.start(), match.end()), kind, names)


def _desk_media(names: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the media of a bracket that holds nothing else, but for the initials of a desk (*AFP/nxp*)."""
    media = _media(names, lexicon)
    rest = [piece for piece in _pieces(names) if not _DESK_INITIALS.fullmatch(piece) or _media(piece, lexicon)]
    return media if len(media) == len(rest) else ()


def _agencies(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the agency of this very name: a newspaper's may end a sentence."""
    outlet = lexicon.outlets.get(name.strip())
    return (outlet.name,) if outlet is not None and outlet.kind == "agency" else ()


def _people(names: str) -> tuple[str, ...]:
    """Cut the names of a byline apart."""
    return tuple(name.strip() for name in re.split(r"\s*(?:,|/|&|\bet\b)\s*", names) if name.strip())


def _pieces(credit: str) -> list[str]:
    """Cut a credit into names, without articles."""
    pieces = (_ARTICLE.sub("", piece.strip(" .()[]|-–—©")) for piece in _SEPARATOR.split(credit))
    return [piece for piece in pieces if piece and not _A_YEAR.fullmatch(piece)]


def _media(credit: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the media that a credit names, as the lexicon writes them; « agences » names none."""
    found = (_medium(piece, lexicon) for piece in _pieces(credit))
    return tuple(dict.fromkeys(name for name in found if name is not None))


def _medium(name: str, lexicon: Lexicon) -> str | None:
    """Give the name of a medium as the lexicon writes it."""
    outlet = lexicon.outlets.get(name)
    return outlet.name if outlet is not None else ONLY_HERE.get(name.lower()) if name.isupper() else None


def _of_photo(credit: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the media of a photograph, which may stand behind its author (*Jeanne Roche Agence France-Presse*)."""
    found = []
    for piece in _PHOTO_SEPARATOR.split(credit):
        words = _YEAR.sub(r"\1", piece.strip()).split()
        ends = (_medium(" ".join(words[start:]), lexicon) for start in range(max(0, len(words) - 4), len(words)))
        found.append(_medium(" ".join(words), lexicon) or next(filter(None, ends), None))
    return tuple(dict.fromkeys(name for name in found if name is not None))


def _part(text: str, start: int, end: int, kind: PartKind, names: tuple[str, ...]) -> Part:
    """Make the record."""
    span = Span.of(text, start, end)
    return Part(start=span.start, end=span.end, text=span.text, kind=kind, names=names)
