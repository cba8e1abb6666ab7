"""The grammar of days and months: *le vendredi 8 juin*, *du 3 au 5 mai*, *juin 2018*, *08/06/2018*."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from recoupe.extract.calendar_words import DEICTIC_DAYS, MONTHS, STORY_DAYS, WEEKDAY_PLURALS, WEEKDAYS
from recoupe.extract.times.clock import clock_after, read_clock
from recoupe.extract.times.edges import DIRECTIONS, OF, article, part_after, stage, week_after, year_after
from recoupe.extract.times.mentions import Anchor, Kind, Modifier, Unit
from recoupe.extract.times.scan import Found, Scan
from recoupe.model import TimeType

_ISO = re.compile(r"(\d{4})([/-])(\d\d)\2(\d\d)")
_DAY_MONTH = re.compile(r"(\d\d?)([/.])(\d\d?)")
_TWO_DAYS = re.compile(r"(\d\d?)[-–/](\d\d?)")
_NUMERIC = re.compile(r"(\d\d?)([/.-])(\d\d?)\2(\d{4}|\d\d)")
_BETWEEN_DAYS = ("et", "au", "ou", "-", "–", ",", "/", "puis", "à")
# Months that are also names: « Avril », « la planète Mars », « Mai »
_NAMES = ("mars", "mai", "avril", "août")


# words before a date in digits, without its year
_DATED_BEFORE = ("le", "du", "au", *WEEKDAYS)
# how many tokens behind a date its month is still understood: « ouvert le 3 juin, il s'achèvera le 5 »
_NEAR_DATE = 40


class Day(NamedTuple):
    """One day of a list as said: its tokens, weekday and number."""

    start: int
    end: int
    weekday: int | None
    day: int | None


def weekday(s: Scan, i: int) -> list[Found]:
    """Expressions that begin with a weekday; *chaque lundi* and *tous les lundis* are sets."""
    word = s.word(i)
    number = WEEKDAYS.get(word, WEEKDAY_PLURALS.get(word, 0))
    if word in WEEKDAY_PLURALS or s.before(i) == "chaque":
        return _every(s, i, number)
    if s.before(i) == "un":
        return []  # « un lundi »: any
    return _nth_weekday(s, i, number) or days(s, i)


def _nth_weekday(s: Scan, i: int, number: int) -> list[Found]:
    """*le premier dimanche de juin*, *le dernier samedi d'octobre 2018*."""
    nth = s.ordinal(i - 1) if i - 1 >= s.low else None
    if nth is None or not (nth == -1 or 1 <= nth <= 5) or s.word(i + 1) not in ("de", "d'"):
        return []
    month_ = i + 3 if s.follow(i + 2, "mois", "de") else i + 2
    month_ = i + 4 if month_ == i + 3 else month_
    if s.word(month_) not in MONTHS:
        return []
    parts: dict[str, Any] = {"weekday": number, "month": MONTHS[s.word(month_)], "nth": nth}
    end = year_after(s, month_ + 1, parts)
    return [_found(article(s, i - 1), end, i, parts)]


def _every(s: Scan, i: int, number: int) -> list[Found]:
    start = i
    if s.precede(i, "tous", "les"):
        start = i - 2
    elif s.before(i) in ("chaque", "les"):
        start = i - 1
    elif s.before(i) not in (*OF, "et", ",", "ou", "aux") and s.word(i - 1) not in WEEKDAY_PLURALS:
        return []
    parts: dict[str, Any] = {}
    end = i + 1
    if s.word(end) in ("matins", "soirs"):
        end, parts["part"] = end + 1, "MO" if s.word(end) == "matins" else "EV"
    else:
        end = part_after(s, end, parts)
    value = f"XXXX-WXX-{number + 1}" + (f"T{parts['part']}" if "part" in parts else "")
    return [Found(start, end, TimeType.SET, Kind.SET, Anchor.ABSOLUTE, i, {"value": value, "weekday": number, **parts})]


def days(s: Scan, i: int) -> list[Found]:
    """A day, or several that share a month (*les 22 et 23 juin*), from its weekday or number on."""
    if two := _two_days(s, i):
        return two
    items: list[Day] = []
    k = i
    while len(items) < 8 and (item := _day(s, k)) is not None:
        items.append(item)
        k = item.end
        if item.day is not None and s.word(k) in MONTHS:
            return _with_month(s, items)
        if s.word(k) not in _BETWEEN_DAYS:
            break
        k += 1
        if s.word(k) in ("et", "puis"):
            k += 1
        if s.word(k) in ("le", "du", "au"):
            k += 1
    if not items or items[0].weekday is None:
        return []
    return [_lone_day(s, items[0])]


def _two_days(s: Scan, i: int) -> list[Found]:
    """*les 30-31 mai*: two days in one token."""
    match = _TWO_DAYS.fullmatch(s.word(i))
    if match is None or s.word(i + 1) not in MONTHS or not 1 <= int(match[1]) < int(match[2]) <= 31:
        return []
    parts: dict[str, Any] = {"day": int(match[1]), "last_day": int(match[2]), "month": MONTHS[s.word(i + 1)]}
    end = year_after(s, i + 2, parts)
    return [_found(article(s, i), end, i + 1, parts)]


def bare_number(s: Scan, i: int) -> list[Found]:
    """*le 5*, shortly after a date that named its month: *ouvert le 3 juin, il s'achèvera le 5*."""
    day = day_number(s, i)
    if day is None or s.before(i) != "le" or s.dated < 0 or i - s.dated > _NEAR_DATE or not _is_alone(s, day[1]):
        return []
    if s.word(day[1])[:1].isalpha() and s.pos(day[1]) not in ("ADP", "VERB", "AUX", "CCONJ", "PRON", "ADV", "DET"):
        return []
    if s.glued(i) or s.glued(day[1]) and s.word(day[1]) not in (",", ".", ";", ")"):
        return []
    parts: dict[str, Any] = {"day": day[0]}
    end = part_after(s, day[1], parts)
    return [_found(i - 1, end, i, parts)]


def _day(s: Scan, k: int) -> Day | None:
    """A weekday, a number from 1 to 31, or both (*mardi 5*, *vendredi, le 8*)."""
    number = WEEKDAYS.get(s.word(k))
    if number is None:
        day = day_number(s, k)
        return Day(k, day[1], None, day[0]) if day else None
    j = k + 1
    if s.word(j) in DIRECTIONS and day_number(s, j + 1) is not None:
        j += 1  # « vendredi prochain 12 mars »
    if s.word(j) in (",", "le") and s.word(j + 1) not in WEEKDAYS:
        j = j + 2 if s.follow(j, ",", "le") else j + 1
    day = day_number(s, j)
    if day and (s.word(day[1]) in MONTHS or j == k + 1 and _is_alone(s, day[1])):
        return Day(k, day[1], number, day[0])
    return Day(k, k + 1, number, None)


def _is_alone(s: Scan, k: int) -> bool:
    """Whether a number that ends at ``k`` counts nothing: *mardi 5, les troupes*; not *mardi 5 soldats*."""
    if s.word(k) == "à" and s.word(k + 1) in WEEKDAYS:
        return True  # « la nuit de jeudi 7 à vendredi 8 juin »
    if s.word(k) == "à" and read_clock(s, k + 1) is not None:
        return True  # « samedi 18 à 14 h »
    return s.pos(k) not in ("NOUN", "NUM", "SYM", "PROPN", "ADJ", "X") and s.word(k) not in (
        "h",
        "%",
        ":",
        "à",
        "ou",
        "-",
    )


def day_number(s: Scan, k: int) -> tuple[int, int] | None:
    """Read the number of a day of the month."""
    word = s.word(k)
    if word in ("1er", "premier"):
        return (1, k + 1) if word == "1er" or s.word(k + 1) in MONTHS else None
    if word.isdecimal():
        return (int(word), k + 1) if len(word) <= 2 and 1 <= int(word) <= 31 else None
    read = s.cardinal(k)
    if read is not None and s.word(read[1]) in MONTHS and 1 < read[0] <= 31:
        return int(read[0]), read[1]
    return None


def _with_month(s: Scan, items: list[Day]) -> list[Found]:
    """Give all days of a list the month, and the year, that stand behind the last."""
    last = items[-1]
    if _is_issue(s, items[0].start):
        return []
    month = last.end
    shared: dict[str, Any] = {"month": MONTHS[s.word(month)]}
    end = year_after(s, month + 1, shared)
    year_words = end
    found: list[Found] = []
    for item in items:
        parts: dict[str, Any] = {"weekday": item.weekday, "day": item.day}
        stop, head = item.end, item.start
        if item.day is not None:
            parts |= shared
        if item is last:
            head = month
            stop = part_after(s, year_words, parts)
        if item.weekday is not None:
            head = item.start
        start = article(s, item.start) if s.before(item.start) not in ("les", "ces") else item.start
        found.append(_found(start, stop, head, parts))
        s.low = max(s.low, stop)
    return found


def _is_issue(s: Scan, k: int) -> bool:
    """Whether a day is the date of a newspaper: *Le Monde du 3 mai*, *l'édition de mardi*."""
    if s.before(k) not in ("du", "de"):
        return False
    noun = k - 2
    return s.word(noun) in ("édition", "numéro") or any(end == noun + 1 for end, _ in s.media_at(noun))


def _lone_day(s: Scan, item: Day) -> Found:
    parts: dict[str, Any] = {"weekday": item.weekday, "day": item.day}
    end = week_after(s, item.end, parts)
    end = part_after(s, end, parts)
    if "part" in parts and "direction" not in parts:
        end = week_after(s, end, parts)  # « samedi soir dernier »
    start = article(s, item.start)
    start = start if s.before(item.start) not in ("les", "ces") else item.start
    return _found(start, end, item.start, parts)


def _found(start: int, end: int, head: int, parts: dict[str, Any]) -> Found:
    """A day, or a time of a day where a part of it is said."""
    type_ = TimeType.TIME if parts.get("part") or parts.get("hour") is not None else TimeType.DATE
    return Found(start, end, type_, Kind.DAY, anchor_of(parts), head, parts)


def anchor_of(parts: dict[str, Any]) -> Anchor:
    """What a calendar date counts from: nothing with a year, the day of writing without."""
    if parts.pop("story", False) or parts.get("story_year"):
        return Anchor.STORY
    return Anchor.ABSOLUTE if parts.get("year") is not None else Anchor.PUBLICATION


def month(s: Scan, i: int) -> list[Found]:
    """A month without a day: *juin 2018*, *début juin*, *au mois de mai*, *mars prochain*."""
    word = s.word(i)
    if s.before(i).isdecimal() and len(s.before(i)) <= 2:
        return []  # its day was found to be no date
    parts: dict[str, Any] = {"month": MONTHS[word]}
    end = year_after(s, i + 1, parts)
    if end == i + 1 and word in _NAMES and s.r.words[i][:1].isupper() and not starts_sentence(s, i):
        return []
    if s.before(i) in ("un", "-") or s.word(i + 1) == "-" and s.glued(i + 1):
        return []
    start = i
    if s.before(i) in ("de", "d'") and s.before(i - 1) == "mois":
        start = i - 2
        start = start - 1 if s.before(start) in ("le", "ce", "au") and s.before(start) != "au" else start
    start, modifier = (start, None) if start < i else stage(s, i)
    if start == i - 2:
        start, modifier = stage(s, start) if s.before(start) in OF else (start, modifier)
    if modifier is not None:
        parts["modifier"] = modifier
    if start == i and s.before(i) in ("ce", "le"):
        start = i - 1
    return [Found(start, end, TimeType.DATE, Kind.MONTH, anchor_of(parts), i, parts)]


def staged_month(s: Scan, i: int) -> list[Found]:
    """*mi-juin*, *fin-mars*, *mi-2018*, written as one token."""
    first, _, name = s.word(i).partition("-")
    stages = {"mi": Modifier.MID, "fin": Modifier.END, "début": Modifier.START}
    if first in stages and len(name) == 4 and name.isdecimal() and "1000" <= name < "2200":
        start = i - 1 if s.before(i) == "la" else i
        said = {"year": int(name), "modifier": stages[first]}
        return [Found(start, i + 1, TimeType.DATE, Kind.YEAR, Anchor.ABSOLUTE, i, said)]
    if name not in MONTHS or first not in stages:
        return []
    parts: dict[str, Any] = {"month": MONTHS[name], "modifier": stages[first]}
    end = year_after(s, i + 1, parts)
    start = i - 1 if s.before(i) == "la" else i
    return [Found(start, end, TimeType.DATE, Kind.MONTH, anchor_of(parts), i, parts)]


def months(s: Scan, i: int) -> list[Found]:
    """*mars-avril 2018*: two months in one token."""
    first, _, last = s.word(i).partition("-")
    if last not in MONTHS or MONTHS[last] <= MONTHS[first]:
        return []
    parts: dict[str, Any] = {"month": MONTHS[first], "last_month": MONTHS[last]}
    end = year_after(s, i + 1, parts)
    return [Found(i, end, TimeType.DATE, Kind.MONTH, anchor_of(parts), i, parts)]


def starts_sentence(s: Scan, i: int) -> bool:
    """Whether a token may be capitalised for its place only."""
    if i == 0 or s.r.space[i - 1] or s.r.words[i].isupper():
        return True
    return s.word(i - 1) in (".", "!", "?", ":", "«", '"', "“", "-", "–", "—", "…", "•")


def numeric_date(s: Scan, i: int) -> list[Found]:
    """*08/06/2018*, *8.6.2018*, *2018-06-08*."""
    word = s.word(i)
    if match := _ISO.fullmatch(word):
        year, month_, day = int(match[1]), int(match[3]), int(match[4])
    elif match := _NUMERIC.fullmatch(word):
        day, month_ = int(match[1]), int(match[3])
        year = int(match[4]) + (0 if len(match[4]) == 4 else 2000 if int(match[4]) < 50 else 1900)
        if len(match[4]) == 2 and match[2] == "." and s.before(i) not in _DATED_BEFORE:
            return []  # « 12.30.15 »: phone numbers
    elif match := _DAY_MONTH.fullmatch(word):
        return _day_and_month(s, i, int(match[1]), int(match[3]), short=match[2] == ".")
    else:
        return []
    if not (1 <= month_ <= 12 and 1 <= day <= 31 and 1000 <= year < 2200):
        return []
    return [_found(article(s, i), i + 1, i, {"year": year, "month": month_, "day": day})]


def _day_and_month(s: Scan, i: int, day: int, month_: int, *, short: bool) -> list[Found]:
    """*le 8/06*, *du 8.06 au 12.06*: only after words that stand before a day, and with nothing that it counts."""
    if not (1 <= day <= 31 and 1 <= month_ <= 12) or s.before(i) not in _DATED_BEFORE or not _is_alone(s, i + 1):
        return []
    if short and (s.before(i) != "le" or len(s.word(i).partition(".")[2]) < 2):
        return []  # « de 3.5 »
    return [_found(article(s, i), i + 1, i, {"month": month_, "day": day})]


def deictic_day(s: Scan, i: int) -> list[Found]:
    """*hier*, *demain matin*, *hier à 10 h*."""
    word = s.word(i)
    parts: dict[str, Any] = {"unit": Unit.DAY, "amount": DEICTIC_DAYS[word]}
    if s.follow(i + 1, "encore"):
        return []  # « hier encore »: lately
    end = part_after(s, i + 1, parts)
    if end == i + 1:
        end = clock_after(s, end, parts)
    type_ = TimeType.TIME if end > i + 1 else TimeType.DATE
    return [Found(i, end, type_, Kind.OFFSET, Anchor.PUBLICATION, i, parts)]


def story_day(s: Scan, i: int) -> list[Found]:
    """*le lendemain*, *la veille au soir*, *dès le surlendemain*."""
    word = s.word(i)
    start = i - 1 if s.before(i) in ("le", "la", "l'", "leur", "son", "ce") else i
    if start == i and s.before(i) not in ("au", "du", "dès", "à"):
        return []  # « des promesses sans lendemain »
    if s.precede(i, "du", "jour", "au"):
        return []
    if s.before(start) in ("en", "à") and word == "veille" and start == i:
        return []
    parts: dict[str, Any] = {"unit": Unit.DAY, "amount": STORY_DAYS[word]}
    end = part_after(s, i + 1, parts)
    type_ = TimeType.TIME if end > i + 1 else TimeType.DATE
    parts["event"] = s.word(end) in OF and s.word(end + 1) not in WEEKDAYS
    return [Found(start, end, type_, Kind.OFFSET, Anchor.STORY, i, parts)]
