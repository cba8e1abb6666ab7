"""The times that a document gives, as far as the document alone settles them.

An analysis settles « samedi » where the day of publication is known. Where it is not, what matters is how the
expression lies to that day: « hier » is the day before, « samedi » after a past tense one of the six days before or
the day itself. The analysis has read the tense: what it left of the expression, laid against what it left of the day of
publication, tells on which side the expression lies.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from recoupe.crosscheck.records import When
from recoupe.extract.calendar_words import DEICTIC_DAYS, MONTHS, WEEKDAYS
from recoupe.french.folding import fold
from recoupe.model import Publication, PublishedStatus, TimeExpression, TimeStatus, TimeType

#: The hour of an entry of a live report is when it was told, not when it was counted.
ENTRY = "heure de l’entrée"
#: Days from publication in which a weekday lies: past, to come, either.
PAST, AHEAD, NEAR = (-6, 0), (0, 6), (-6, 6)
YESTERDAY = (-1, -1)
#: « Samedi dernier », « samedi prochain ».
LAST, NEXT = (-7, -1), (1, 7)
#: News are printed within so many days.
FRESH = (-3, 0)
#: A verb in the present takes the nearest day of a name, three days off at most: farther off, the tense has decided.
_NEAREST = 3

_WEEKDAYS = {fold(name): number for name, number in WEEKDAYS.items()}
_MONTHS = {fold(name): number for name, number in MONTHS.items()}
_DEICTIC = {fold(name): number for name, number in DEICTIC_DAYS.items()}
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b")
_DATE = re.compile(rf"\b(\d\d?)(?:er)? ({'|'.join(_MONTHS)})\b")
_DAY = re.compile(rf"\b({'|'.join(sorted(_DEICTIC, key=len, reverse=True))})\b")
#: Words without which an hour may be of any day.
_DAY_WORDS = re.compile(
    rf"{_WEEKDAY.pattern}|{_DATE.pattern}|{_DAY.pattern}|\b(?:ce|cet|cette|veille|lendemain|surlendemain|jour)\b"
)
_LAST = re.compile(r"\b(?:dernier|derniere|passe|passee)\b")
_NEXT = re.compile(r"\bprochaine?\b")
_BEFORE = re.compile(r"\b(?:precedente?|plus tot|auparavant|d avant)\b")
_THIS = re.compile(r"\b(?:ce|cet|cette) (?:matin|matinee|midi|apres midi|soir|soiree|journee)\b")
_NIGHT = re.compile(r"\bcette nuit\b")
#: What counts from a day told before, in days; the stretch of a week where it names none.
_STORY = (
    (re.compile(r"\bavant veille\b"), -2),
    (re.compile(r"\bveille\b"), -1),
    (re.compile(r"\bsurlendemain\b"), 2),
    (re.compile(r"\blendemain\b"), 1),
    (re.compile(r"\b(?:ce jour|ce meme jour|le meme jour|meme journee)\b"), 0),
    (re.compile(r"\b(?:semaine (?:precedente|d avant)|une semaine (?:plus tot|auparavant|avant))\b"), -7),
)

_CLOCK = re.compile(r"\b(\d\d?) ?(?:h(?![a-z])|heures?\b)(?: ?(\d\d)\b)?")
_PARTS = (
    # minutes since midnight; what stands first holds
    (re.compile(r"\bdebut d apres midi\b"), (720, 900)),
    (re.compile(r"\bmilieu d apres midi\b"), (840, 1020)),
    (re.compile(r"\bfin d apres midi\b"), (960, 1140)),
    (re.compile(r"\b(?:mi journee|midi)\b"), (690, 840)),
    (re.compile(r"\bapres midi\b"), (720, 1140)),
    (re.compile(r"\b(?:mi matinee|milieu de (?:la )?matinee)\b"), (540, 690)),
    (re.compile(r"\b(?:debut de (?:la )?matinee|aube)\b"), (300, 540)),
    (re.compile(r"\bfin de (?:la )?matinee\b"), (600, 750)),
    (re.compile(r"\b(?:matin|matinee)\b"), (300, 750)),
    (re.compile(r"\bfin de (?:la )?journee\b"), (1020, 1260)),
    (re.compile(r"\bdebut de (?:la )?soiree\b"), (1080, 1260)),
    (re.compile(r"\b(?:soir|soiree)\b"), (1080, 1440)),
    (re.compile(r"\bminuit\b"), (1410, 1470)),
    (re.compile(r"\bnuit\b"), (1200, 1800)),
)
_ABOUT, _SOON = 30, 60
#: The hour of another zone tells nothing of the hour where it happened.
_ZONE = re.compile(r"^\W{0,3}(?:\(?(?:heure|heures) (?:de|du|d )|gmt|utc)")


def when_of(expression: TimeExpression, text: str, published: Publication | None = None) -> When:
    """Read a time expression for the comparison of accounts.

    Args:
        expression: as the analysis has it.
        text: the text of the document.
        published: what the analysis found of the day of publication.

    Example:
        >>> from recoupe.model import TimeStatus
        >>> text = "Le pont a été rouvert hier à 17H30."
        >>> hier = TimeExpression(
        ...     id=0, start=22, end=26, text="hier", type=TimeType.DATE, value=None, status=TimeStatus.UNDERDETERMINED
        ... )
        >>> when_of(hier, text).shift
        (-1, -1)
    """
    published = published or Publication()
    if expression.type not in (TimeType.DATE, TimeType.TIME):
        return When(text=expression.text)
    words = fold(expression.text)
    clock = clock_of(expression, text) if expression.type is TimeType.TIME else None
    if expression.type is TimeType.TIME and not _DAY_WORDS.search(words):
        return When(text=expression.text, clock=clock)  # its day is that of what it stands with
    day = _WEEKDAY.search(words)
    weekday = _WEEKDAYS[day[1]] if day else None
    named = _DATE.search(words)
    if named:
        weekday_date = (int(named[1]), _MONTHS[named[2]])
        shift = None if _is_settled(expression) else _year(expression, published)
        read = When(text=expression.text, weekday=weekday, date=weekday_date, shift=shift, clock=clock)
    else:
        shift = _shift(expression, words, weekday, published)
        read = When(text=expression.text, weekday=weekday, shift=shift, clock=clock)
    told = expression.status is TimeStatus.EXPLICIT or published.status is PublishedStatus.GIVEN
    if _is_settled(expression) and (read.shift is None or told):
        return replace(read, earliest=expression.earliest, latest=expression.latest)
    return read


def _is_settled(expression: TimeExpression) -> bool:
    return expression.value is not None and expression.earliest is not None and expression.latest is not None


def story_shift(when: When) -> int | None:
    """Give how many days an expression lies from the last day told, where it counts from there (« la veille »).

    Example:
        >>> story_shift(When(text="la veille")), story_shift(When(text="samedi"))
        (-1, None)
    """
    words = fold(when.text)
    return next((days for pattern, days in _STORY if pattern.search(words)), None)


def is_week_before(when: When) -> bool:
    """Whether an expression names the week before the one it is told in (« la semaine dernière »)."""
    return "semaine" in fold(when.text) and is_earlier(when)


def is_earlier(when: When) -> bool:
    """Whether an expression names an earlier one of its kind (« le samedi précédent », « samedi dernier »)."""
    words = fold(when.text)
    return bool(_LAST.search(words) or _BEFORE.search(words))


def clock_of(expression: TimeExpression, text: str) -> tuple[int, int] | None:
    """Give the minutes since midnight that an expression may mean, first and last; ``None`` where it gives no hour."""
    words = fold(expression.text)
    before = fold(text[max(0, expression.start - 16) : expression.start])
    if _ZONE.match(fold(text[expression.end : expression.end + 20])):
        return None
    hour = _CLOCK.search(words)
    if hour is None or int(hour[1]) > 24:
        return next((minutes for pattern, minutes in _PARTS if pattern.search(words)), None)
    minute = int(hour[1]) * 60 + int(hour[2] or 0)
    lead = f"{before}{words[: hour.start()]}"
    if re.search(r"\bpeu apres\b", lead):
        return minute, minute + _SOON
    if re.search(r"\bpeu avant\b", lead):
        return minute - _SOON, minute
    if re.search(r"\bavant\b", lead):
        return 0, minute
    if re.search(r"\bapres\b", lead):
        return minute, 1440
    if re.search(r"\b(?:vers|autour de|environ)\b", lead):
        return max(0, minute - _ABOUT), minute + _ABOUT
    return minute, minute


def _shift(
    expression: TimeExpression, words: str, weekday: int | None, published: Publication
) -> tuple[int, int] | None:
    """Days from publication in which an expression without a date lies."""
    if weekday is not None:
        if _LAST.search(words):
            return LAST
        if _NEXT.search(words):
            return NEXT
        if _BEFORE.search(words):
            return None
        return side(expression, published)
    deictic = _DAY.search(words)
    if deictic:
        return _DEICTIC[deictic[1]], _DEICTIC[deictic[1]]
    if _THIS.search(words):
        return 0, 0
    if _NIGHT.search(words):
        return -1, 0
    if "semaine" in words and _LAST.search(words):
        return -13, -1
    if ("week end" in words or "weekend" in words) and _LAST.search(words):
        return -9, -1
    return None


def side(expression: TimeExpression, published: Publication) -> tuple[int, int]:
    """On which side of the day of publication a weekday lies: by the tense of its verb, and by what it came to.

    With an open day of publication the analysis tries the first and the last of the possible days: a verb in the
    present takes the nearest weekday, so what lies farther off at one end was decided.
    """
    if published.status is PublishedStatus.GIVEN:
        gap = _gap(expression.earliest, published.earliest)
        return NEAR if gap is None else PAST if gap <= 0 else AHEAD
    if expression.tense == "past":
        return PAST
    if expression.tense in ("future", "conditional"):
        return AHEAD
    gaps = [
        gap
        for gap in (_gap(expression.earliest, published.earliest), _gap(expression.latest, published.latest))
        if gap is not None
    ]
    if gaps:
        if min(gaps) < -_NEAREST:
            return PAST
        if max(gaps) > _NEAREST:
            return AHEAD
    return NEAR


def _gap(day: str | None, published: str | None) -> int | None:
    """Days from one end of the publication to the same end of an expression; ``None`` where either is open."""
    if day is None or published is None:
        return None
    gap = (date.fromisoformat(day) - date.fromisoformat(published)).days
    return gap if -7 < gap < 7 else None


def _year(expression: TimeExpression, published: Publication) -> tuple[int, int]:
    """Days from publication in which a date without its year lies: within the year before, or the months to come."""
    gaps = [
        gap
        for gap in (_span(expression.earliest, published.earliest), _span(expression.latest, published.latest))
        if gap is not None
    ]
    if gaps and max(gaps) <= 0:
        return -365, 0
    if gaps and min(gaps) > 0:
        return 0, 365
    return -300, 120


def _span(day: str | None, published: str | None) -> int | None:
    if day is None or published is None:
        return None
    return (date.fromisoformat(day) - date.fromisoformat(published)).days
