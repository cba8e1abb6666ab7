"""What in a text is about the text: bylines, datelines, credits, boilerplate.

They tell where an article comes from (*avec AFP*, *BAMAKO (Reuters) –*), which its body does not say, and they are not
part of what it reports. Only lines that are nothing else count, at the beginning and the end of the text; a dateline
stands in front of a paragraph. Boilerplate may stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.lexicon import Lexicon
from recoupe.model import Part, PartKind, Span

#: How many lines from the top and from the end are looked at for a byline or a credit.
_TOP, _END = 4, 5
#: Longer lines are sentences.
_SHORT = 120
#: Longer lines are paragraphs, whatever phrase they hold.
_BOILERPLATE = 240

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_NAME = (
    r"(?:(?:[A-ZÀ-Þ]\.[ -]?){1,3}(?:[A-ZÀ-Þ][\w’'-]+)?"  # « L. M. », « J.-P. Roche »
    r"|[A-ZÀ-Þ][\w’'-]+(?:[ ](?:(?:de|du|des|la|le|van|von|el|al|ben|bin|d’)[ ])?[A-ZÀ-Þ][\w’'-]+){1,3})"
)
_AGENCIES = r"(?i:agences?(?: de presse)?)"
_WITH = r"(?i:(?:,|;|-|–|/)?\s*\(?(?:avec|et)\b[^\n)]{2,60}\)?)"
# « Par Jeanne Roche, à Kessar (avec AFP) », « Propos recueillis par L. M. », « De notre correspondante Jeanne Roche »
_SIGNED = re.compile(
    r"(?i:par|propos recueillis par|recueilli par|texte\s*:|reportage(?: de)?|de notre (?:correspondante?|envoyée?"
    r" spéciale?)(?: (?:permanente?|particulière?))?(?: à [\w’' -]{2,30})?,?)"
    rf"\s+(?P<names>{_NAME}(?:\s*(?:,|et|/|&)\s*{_NAME})*)"
    rf"(?P<rest>,? (?:à|au|en) [A-ZÀ-Þ][\w’' -]{{1,40}})?(?P<with>{_WITH})?[.]?"
)
# « Jeanne Roche », « L. M./Agences », « Jeanne ROCHE avec AFP »: a line of its own
_ALONE = re.compile(
    rf"[-–—]?\s*(?P<names>{_NAME}(?:\s*(?:,|et|&)\s*{_NAME})*)"
    rf"(?P<with>\s*(?:/|,|-|–)\s*(?:{_AGENCIES}|[A-ZÀ-Þ][\w’' -]{{1,30}})|{_WITH})?[.]?"
)
# « Sources : AFP, Sputnik », « Avec l’Agence France-Presse », « © AFP », « Photo : Belga », « Le Monde avec AFP »
_CREDIT = re.compile(
    r"[-–—(\[]?\s*(?i:(?:sources?|crédits?|photos?|images?|vidéos?|texte)\s*:|©|\(c\)|(?:[\w’' -]{2,40} )?avec"
    r"(?: la collaboration d(?:e |u |es |’|'))?)\s*(?P<names>[^\n.:;!?]{2,90}?)[.)\]]*"
)
# « (AFP) », « (avec AFP et Reuters) », « (Source : AFP) » at the very end
_CLOSING = re.compile(r"\(\s*(?i:avec|source[s]?\s*:?)?\s*(?P<names>[^()\n]{2,60})\)\s*$")
_PLACE = r"[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,3}(?:\s*\([^)\n]{2,30}\))?"
_DAY = r"(?:,?\s*(?:le\s+)?\d{1,2}(?:er)?\s+[a-zéûà]{3,9}\.?(?:\s+\d{4})?)"
# « BAMAKO, 12 juin (Reuters) - », « Bamako (AFP) – », « (AFP) - », « Paris, AFP. »
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_DAY}?\s*,?\s*)?\((?P<names>[^()\n]{{2,40}})\)\s*[–—:|-]\s*"
    rf"|{_PLACE}{_DAY}?\s*[,/]\s*(?P<bare>[A-Z][\w-]{{1,15}})\s*[.–—:|-]\s"
)
_SEPARATOR = re.compile(r"\s*(?:[,;/&+]|\bet\b|\bavec\b)\s*")
_ARTICLE = re.compile(r"^(?:l[’']|les?\s+|la\s+|d[’']|du\s+|des\s+|de\s+)", re.IGNORECASE)
_ANY_AGENCY = re.compile(_AGENCIES)


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
    lines = list(_LINE.finditer(text))
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
            found += _closing(text, start, end, lexicon)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the spaces around a line."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _whole(text: str, start: int, end: int, lexicon: Lexicon, *, outer: bool, last: bool) -> Part | None:
    """Take a line that is nothing but a part."""
    line = text[start:end]
    if len(line) <= _BOILERPLATE and lexicon.boilerplate.matches(line):
        return _part(text, start, end, PartKind.BOILERPLATE, ())
    if not outer or len(line) > _SHORT:
        return None
    if match := _SIGNED.fullmatch(line):
        return _part(
            text, start, end, PartKind.BYLINE, (*_people(match["names"]), *_media(match["with"] or "", lexicon))
        )
    if (match := _CREDIT.fullmatch(line)) and (media := _media(match["names"], lexicon)):
        return _part(text, start, end, PartKind.CREDIT, media)
    if (media := _media(line, lexicon)) and len(media) == len(_pieces(line)):
        return _part(text, start, end, PartKind.CREDIT, media)  # « AFP », « Reuters/AFP »
    match = _ALONE.fullmatch(line)
    if match and _is_signature(match, lexicon, last=last):
        return _part(
            text, start, end, PartKind.BYLINE, (*_people(match["names"]), *_media(match["with"] or "", lexicon))
        )
    return None


def _is_signature(match: re.Match[str], lexicon: Lexicon, *, last: bool) -> bool:
    """Whether names alone on a line sign the text: first names or initials, and not what a heading would be."""
    credited = match["with"]
    if credited and not (_media(credited, lexicon) or _ANY_AGENCY.search(credited)):
        return False
    names = _people(match["names"])
    if credited or (last and match["names"].split()[-1].isupper()):
        return True  # « Karo Menil/Agences », « Karo MENIL »: no heading is written so
    if all(name[1:2] == "." for name in names):
        return last  # « L. M. » at the top may be anything
    return all(name[1:2] == "." or name.split()[0] in lexicon.first_names for name in names)


def _dateline(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Part]:
    """Take what stands in front of a paragraph: place, day, agency."""
    match = _DATELINE.match(text, start, end)
    if match and (media := _media(match["names"] or match["bare"], lexicon)):
        first, last = _trimmed(text, match.start(), match.end())
        yield _part(text, first, last, PartKind.DATELINE, media)


def _closing(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Part]:
    """Take a bracket at the end of the last paragraph that names media and nothing else."""
    match = _CLOSING.search(text, start, end)
    if match and (media := _media(match["names"], lexicon)) and len(media) == len(_pieces(match["names"])):
        yield _part(text, *_trimmed(text, match.start(), match.end()), PartKind.CREDIT, media)


def _people(names: str) -> tuple[str, ...]:
    """Cut the names of a byline apart."""
    return tuple(name.strip() for name in re.split(r"\s*(?:,|/|&|\bet\b)\s*", names) if name.strip())


def _pieces(credit: str) -> list[str]:
    """Cut a credit into names, without articles."""
    pieces = (_ARTICLE.sub("", piece.strip(" .()[]-–—©")) for piece in _SEPARATOR.split(credit))
    return [piece for piece in pieces if piece]


def _media(credit: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the media that a credit names, as the lexicon writes them; « agences » names none."""
    found = (lexicon.outlets.get(piece) for piece in _pieces(credit))
    return tuple(dict.fromkeys(outlet.name for outlet in found if outlet is not None))


def _part(text: str, start: int, end: int, kind: PartKind, names: tuple[str, ...]) -> Part:
    """Make the record."""
    span = Span.of(text, start, end)
    return Part(start=span.start, end=span.end, text=span.text, kind=kind, names=names)
