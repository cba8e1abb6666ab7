"""Dates for a reader: values in French words, and the table of what the document says of time."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rich.table import Table
from rich.text import Text

from recoupe.exports._marks import printable
from recoupe.exports._tables import titled
from recoupe.model import Publication, PublishedStatus, TimeExpression, TimeStatus, TimeType

_WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_PARTS = {"MO": "matin", "MI": "midi", "AF": "après-midi", "EV": "soir", "NI": "nuit", "DT": "journée"}
_SEASONS = {"SP": "printemps", "SU": "été", "FA": "automne", "AU": "automne", "WI": "hiver"}
_UNITS = {
    "Y": ("an", "ans"),
    "M": ("mois", "mois"),
    "W": ("semaine", "semaines"),
    "D": ("jour", "jours"),
    "TH": ("heure", "heures"),
    "TM": ("minute", "minutes"),
    "TS": ("seconde", "secondes"),
}
_REFERENCES = {"PRESENT_REF": "à présent", "PAST_REF": "dans le passé", "FUTURE_REF": "à l’avenir"}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)")
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)([YMWDHS])")
_CLOCK = re.compile(r"(\d\d):(\d\d)(?::\d\d)?")


def in_words(value: str) -> str:
    """Say a TIMEX3 value in French; a value of another form is given as it stands.

    Example:
        >>> in_words("2018-06-08"), in_words("2018-06-09TEV"), in_words("2019-W02"), in_words("P4D")
        ('vendredi 8 juin 2018', 'samedi 9 juin 2018, soir', 'semaine du 7 janvier 2019', '4 jours')
    """
    if value in _REFERENCES:
        return _REFERENCES[value]
    for form, say in ((_DAY, _day), (_WEEK, _week), (_SEASON, _season), (_MONTH, _month), (_DURATION, _duration)):
        if (found := form.fullmatch(value)) and (said := say(found)):
            return said
    if re.fullmatch(r"\d{3}", value):
        return f"années {value}0"
    return value


def day_in_words(day: str) -> str:
    """Say a day (YYYY-MM-DD) without its weekday.

    Example:
        >>> day_in_words("2018-06-01")
        '1er juin 2018'
    """
    return _date_in_words(date.fromisoformat(day))


def _date_in_words(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def _day(found: re.Match[str]) -> str | None:
    year, month, number, rest = found.groups()
    try:
        day = date(int(year), int(month), int(number))
    except ValueError:
        return None
    said = f"{_WEEKDAYS[day.weekday()]} {_date_in_words(day)}"
    if rest is None:
        return said
    clock = _CLOCK.fullmatch(rest)
    if clock:
        return f"{said}, {int(clock[1])}\xa0h" + ("" if clock[2] == "00" else f"\xa0{clock[2]}")
    return f"{said}, {_PARTS.get(rest, rest)}"


def _week(found: re.Match[str]) -> str | None:
    year, week, end = found.groups()
    try:
        monday = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        return None
    if end:
        return f"week-end du {_date_in_words(monday + timedelta(days=5))}"
    return f"semaine du {_date_in_words(monday)}"


def _season(found: re.Match[str]) -> str:
    return f"{_SEASONS[found[2]]} {found[1]}"


def _month(found: re.Match[str]) -> str | None:
    return f"{_MONTHS[int(found[2]) - 1]} {found[1]}" if 1 <= int(found[2]) <= 12 else None


def _duration(found: re.Match[str]) -> str | None:
    names = _UNITS.get(found[1] + found[3])
    if names is None:
        return None
    if found[2] == "X":
        return f"quelques {names[1]}"
    return f"{found[2].replace('.', ',')} {names[float(found[2]) >= 2]}"


def publication_in_words(published: Publication) -> str:
    """Say when a document was published, as far as that is settled.

    Example:
        >>> publication_in_words(Publication())
        'date de publication non établie'
    """
    if published.status is PublishedStatus.OPEN:
        return "date de publication non établie"
    said = between(published.earliest, published.latest)
    return f"publié {said}" + (" (déduit du texte)" if published.status is PublishedStatus.INFERRED else "")


def between(earliest: str | None, latest: str | None) -> str:
    """Say a stretch of days.

    Example:
        >>> between("2018-06-01", "2018-06-08"), between(None, "2018-06-08")
        ('entre le 1er juin 2018 et le 8 juin 2018', 'le 8 juin 2018 ou avant')
    """
    if earliest and latest:
        if earliest == latest:
            return f"le {day_in_words(earliest)}"
        return f"entre le {day_in_words(earliest)} et le {day_in_words(latest)}"
    if earliest:
        return f"le {day_in_words(earliest)} ou après"
    return f"le {day_in_words(latest)} ou avant" if latest else "à une date inconnue"


def table(dates: tuple[TimeExpression, ...]) -> Table:
    """Lay out the expressions, those that say the same in one row."""
    shown = titled("Quand", (("expression", 3), ("date ou durée", 4), ("d’où", 4)))
    counts: dict[tuple[str, str, str], int] = {}
    for expression in dates:
        row = (" ".join(printable(expression.text).split()), _value(expression), _status(expression))
        counts[row] = counts.get(row, 0) + 1
    for (text, value, status), count in counts.items():
        shown.add_row(Text(text + (f" (×{count})" if count > 1 else "")), Text(value), Text(status, style="dim"))
    return shown


def _value(expression: TimeExpression) -> str:
    if expression.value:
        said = in_words(expression.value)
        return f"répété : {said}" if expression.type is TimeType.SET else said
    if expression.candidates:
        return " ou ".join(in_words(reading.value) for reading in expression.candidates) + "\xa0?"
    return "—"


def _status(expression: TimeExpression) -> str:
    if expression.status is TimeStatus.CONFLICTING:
        return "ne concorde pas"
    if expression.status is TimeStatus.UNDERDETERMINED:
        return "non établi"
    return "déduit" if expression.status is TimeStatus.INFERRED else ""
