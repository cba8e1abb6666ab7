"""Dates as machines write them: ISO 8601 in pages, RFC 2822 in feeds and mails."""

from __future__ import annotations

import re
from datetime import UTC, datetime

#: Before, there was no web: 1970-01-01 and 0001-01-01 stand for an empty field.
_FIRST_YEAR = 1990
_LAST_YEAR = 2100
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: How the names of the months begin, written out or cut short.
_MONTHS = {
    "jan": 1, "fév": 2, "fev": 2, "mar": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "aoû": 8, "aou": 8, "sep": 9,
    "oct": 10, "nov": 11, "déc": 12, "dec": 12,
}  # fmt: skip
_SHOWN = re.compile(
    r"\b(?:publi|post|par)[ée]e? (?:en ligne )?(?:le )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?"
    r"(\d{1,2})(?:er)?(?: |/|\.|-)"
    r"(\d{1,2}|(?:janv|févr?|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)[a-zé]*\.?)"
    r"(?: |/|\.|-)((?:19|20)\d\d)(?!\d)(?:,? ?(?:à|-)? ?([01]?\d|2[0-3]) ?[h:] ?([0-5]\d))?",
    re.IGNORECASE,
)


def parse_when(value: object) -> str | None:
    """Give a date, or date and time, in ISO 8601 with the offset it came with; ``None`` where it is none.

    Example:
        >>> parse_when("Sun, 10 Jun 2018 14:05:00 +0200"), parse_when("2018-06-10 14:05"), parse_when("hier")
        ('2018-06-10T14:05:00+02:00', '2018-06-10T14:05:00', None)
    """
    if not isinstance(value, str):
        return None
    text = value.strip()[:64]
    if _DAY.fullmatch(text):
        moment = _iso(text)
        return text if moment and _FIRST_YEAR <= moment.year <= _LAST_YEAR else None
    moment = _iso(text) or _mail(text)
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return moment.replace(microsecond=0).isoformat()


def in_utc(value: object) -> str | None:
    """Give a moment in UTC, as archives date what they hold; ``None`` where it is none, or says no offset.

    Example:
        >>> in_utc("Sun, 10 Jun 2018 16:05:00 +0200"), in_utc("2018-06-10T14:05:00.25Z"), in_utc("2018-06-10 14:05")
        ('2018-06-10T14:05:00Z', '2018-06-10T14:05:00Z', None)
    """
    when = parse_when(value)
    moment = datetime.fromisoformat(when) if when else None
    if moment is None or moment.tzinfo is None:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def french_date(text: str) -> str | None:
    """Give the day, and the time if there is one, that a page shows as that of publication, where it shows only one.

    Example:
        >>> french_date("Publié le 3 mai 2024 à 6h30, mis à jour le 4 mai 2024"), french_date("le 3 mai 2024")
        ('2024-05-03T06:30:00', None)
    """
    found: dict[str, None] = {}
    for day, month, year, hour, minute in _SHOWN.findall(text):
        number = (
            int(month) if month.isdigit() else next(n for name, n in _MONTHS.items() if month.lower().startswith(name))
        )
        time = f"T{int(hour):02}:{minute}" if hour else ""
        if when := parse_when(f"{year}-{number:02}-{int(day):02}{time}"):
            found.setdefault(when)
    return next(iter(found)) if len(found) == 1 else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # slow to import, for dates of mails and feeds alone

    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
