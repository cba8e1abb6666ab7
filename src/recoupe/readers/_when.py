"""Dates as machines write them: ISO 8601 in pages, RFC 2822 in feeds and mails."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

#: Before, there was no web: 1970-01-01 and 0001-01-01 stand for an empty field.
_FIRST_YEAR = 1990
_LAST_YEAR = 2100
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
