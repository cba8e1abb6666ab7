"""What stands around an article and dates it: its address on the web, its dateline, its « Publié le ... »."""

from __future__ import annotations

import re
from datetime import date

from recoupe.extract.calendar_words import MONTHS
from recoupe.extract.times.daysets import FIRST, LAST

_NAMED = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s+)?\d{1,2}(?:er)?\s+(?:"
    + "|".join(MONTHS)
    + r")\s+\d{4}"
)
_FIGURES = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}"
_DATE = rf"(?:{_NAMED}|{_FIGURES})(?!\d)"
_PARTS = re.compile(
    r"(\d{1,2})(?:er)?\s+([^\W\d]+)\s+(\d{4})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})", re.I
)

# « PARIS, 17 novembre 2018 (AFP) – », « Beyrouth (Liban), le 3 mai 2019 - »: a place, a date, and a dash or an agency
_DATELINE = re.compile(
    r"[A-ZÉÈÎÂ][\w’'-]{1,30}(?:[ -][A-ZÉÈÎÂ][\w’'-]{1,30}){0,3}(?:\s*\([^)\n]{1,40}\))?,?\s+(?:le\s+)?"
    rf"(?i:({_DATE}))\s*(?:\([^)\n]{{1,30}}\)\s*[–—|:-]?|[–—|:-])"
)
_CLOCK = r"\d{1,2}\s?(?:heures?\b|h|:)\s?\d{0,2}"
# « Lundi 18 mars 2024. Des combattants ... », « 18 mars 2024, 20 heures. », without an article: no sentence
_DAYLINE = re.compile(rf"(?i:({_NAMED}))(?:,?\s*(?:à\s+)?{_CLOCK})?\s*[.–—|:-]\s")
# « 07h40 – Les combats ont repris », at the head of the entries of a live report; its day stands in its title
_ENTRY = re.compile(
    r"^[ \t]*(?:\[|\()?(?P<hour>\d{1,2})\s?(?:heures?\b|h|:)\s?(?P<minute>\d\d)?(?:\]|\))?[ \t]*[–—:|.-]", re.M
)
_LIVE = re.compile(
    r"(?:\bdirect\b|minute par minute|heure par heure|\b(?:journée|soirée|nuit|matinée) (?:du|de)\b)", re.I
)
_DAY = re.compile(r"(?<!\d)(\d{1,2}(?:er)?\s+(?:" + "|".join(MONTHS) + r"))(?:\s+(\d{4}))?(?!\w)", re.I)
_LINE_HEAD = re.compile(r"^[ \t]*", re.M)
# A line of the page, never « Publié le 3 mai 2016, le rapport révèle »: an hour, an update, a name or nothing follows.
_LINE = r"(?:^|[|·•–—])[ \t]*(?:article[ \t]+)?"
_PAST = r"(?=[ \t]*(?:$|[|·•–—(-]|à[ \t]+\d|par\b|,?[ \t]*(?:et[ \t]+)?(?:mis|modifié|actualisé|à[ \t]+\d|\d)))"
_PUBLISHED = re.compile(
    _LINE + rf"(?:publié|mis en ligne|posté|paru)e?[ \t]+(?:le[ \t]+)?:?[ \t]*({_DATE}){_PAST}", re.I | re.M
)
_UPDATED = re.compile(
    rf"\b(?:mise?[ \t]+à[ \t]+jour|modifié|actualisé)e?[ \t]*(?:le[ \t]+)?:?[ \t]*({_DATE}){_PAST}", re.I | re.M
)
_ALONE = re.compile(
    rf"^[ \t]*(?:le\s+)?({_DATE})(?:\s*(?:à|-|–|,)?\s*\d{{1,2}}\s?[h:]\s?\d{{0,2}})?[ \t]*$", re.I | re.M
)
_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")

#: How far into a text, in characters, and how far from its end these are looked for: the body dates other things.
_EDGE = 400
#: So many entries make a live report.
_ENTRIES = 3


def frame(text: str, url: str | None) -> tuple[date, date, str] | None:
    """Read the publication date off what stands around an article.

    Returns:
        The first and last day it may have been published on, and in French what says so; ``None`` where nothing does.

    Example:
        >>> frame("Rien de neuf.\\nPublié le 3 mai 2019, mis à jour le 5 mai 2019", None)[:2]
        (datetime.date(2019, 5, 3), datetime.date(2019, 5, 5))
        >>> frame("Rien de neuf.", "https://exemple.fr/2019/05/03/rien")[2]
        'adresse de la page : 2019/05/03'
    """
    return _address(url) or _published(text) or _dateline(text) or _live(text) or _alone(text)


def _address(url: str | None) -> tuple[date, date, str] | None:
    """A day in a web address: */2018/11/17/*, *-20181117-*."""
    for match in _ADDRESS.finditer(url or ""):
        if not match[2] and len(match[0]) != 8:
            continue
        day = _make(int(match[1]), int(match[3]), int(match[4]))
        if day is not None:
            return day, day, f"adresse de la page : {match[0]}"
    return None


def _published(text: str) -> tuple[date, date, str] | None:
    """« Publié le ... », « mis à jour le ... » at either end of a text."""
    head, tail = text[:_EDGE], text[max(_EDGE, len(text) - _EDGE) :]
    for part in (head, tail):
        first = _PUBLISHED.search(part)
        later = _UPDATED.search(part, first.end() if first else 0)
        day = read_date(first[1]) if first else None
        update = read_date(later[1]) if later else None
        if first and day is not None:
            last = update if update is not None and update >= day else day
            return day, last, f"« {first[0].strip()} »" + (f", « {later[0].strip()} »" if later and last != day else "")
        if later and update is not None:
            return update, update, f"« {later[0].strip()} »"
    return None


def _dateline(text: str) -> tuple[date, date, str] | None:
    """*PARIS, 17 novembre 2018 (AFP) –*: the day of the dispatch, printed the same day or the next.

    It begins a line near the head, with a title above it or none.
    """
    for line in _LINE_HEAD.finditer(text, 0, _EDGE):
        match = _DATELINE.match(text, line.end()) or _DAYLINE.match(text, line.end())
        day = read_date(match[1]) if match else None
        if match and day is not None:
            return day, _next(day), f"dateline « {match[0].strip()} »"
    return None


def entries(text: str) -> list[tuple[int, int]]:
    """Give the entries of a live report: where each begins, and its hour in minutes; none where the text is no such.

    Example:
        >>> entries("DIRECT – La journée\\n07h40 – Rien.\\n08h – Rien.\\n9:15 – Rien.")
        [(20, 460), (34, 480), (46, 555)]
        >>> entries("Rendez-vous\\n07h40 – Départ.\\n08h – Pause.\\n9:15 – Arrivée.")
        []
    """
    found = [(match.start(), int(match["hour"]) * 60 + int(match["minute"] or 0)) for match in _ENTRY.finditer(text)]
    if len(found) < _ENTRIES or _LIVE.search(text, 0, min(found[0][0], _EDGE)) is None:
        return []
    return [(start, minutes) for start, minutes in found if minutes < 24 * 60]


def _live(text: str) -> tuple[date, date, str] | None:
    """The day of a live report, which its title names, and whose year stands there or with the same day further down.

    Example:
        >>> _live("DIRECT : la journée du 3 mai 2019\\n07h40 – Rien.\\n08h – Rien.\\n09h15 – Rien.")[0]
        datetime.date(2019, 5, 3)
    """
    found = entries(text)
    match = _DAY.search(text, 0, min(found[0][0], _EDGE)) if found else None
    if match is None:
        return None
    years = {match[2]} if match[2] else {one[2] for one in _DAY.finditer(text) if one[2] and one[1] == match[1]}
    day = read_date(f"{match[1]} {years.pop()}") if len(years) == 1 else None
    return (day, day, f"direct du « {match[0]} »") if day is not None else None


def _alone(text: str) -> tuple[date, date, str] | None:
    """A date that is a line of its own, at the head or the end."""
    for match in (_ALONE.search(text, 0, _EDGE), _ALONE.search(text, max(_EDGE, len(text) - _EDGE))):
        day = read_date(match[1]) if match else None
        if match and day is not None:
            return day, _next(day), f"ligne « {match[0].strip()} »"
    return None


def read_date(words: str) -> date | None:
    """Read a full date in words or figures; ``None`` if there is no such day.

    Example:
        >>> read_date("samedi 1er décembre 2018"), read_date("17/11/2018"), read_date("31 juin 2018")
        (datetime.date(2018, 12, 1), datetime.date(2018, 11, 17), None)
    """
    match = _PARTS.search(words)
    if match is None:
        return None
    if match[2]:
        return _make(int(match[3]), MONTHS.get(match[2].lower(), 0), int(match[1]))
    if match[4]:
        return _make(int(match[6]), int(match[5]), int(match[4]))
    return _make(int(match[7]), int(match[8]), int(match[9]))


def _make(year: int, month: int, day: int) -> date | None:
    """A day of the years looked at, if there is such a day."""
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if FIRST <= made <= LAST else None


def _next(day: date) -> date:
    return min(date.fromordinal(day.toordinal() + 1), LAST)
