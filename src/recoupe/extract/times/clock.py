"""The grammar of hours and parts of the day: *à 17 h*, *16H45*, *ce matin*, *la nuit de lundi à mardi*."""

from __future__ import annotations

import re
from typing import Any

from recoupe.extract.calendar_words import DAY_PART_PLURALS, DAY_PARTS, DEICTIC_DAYS, STORY_DAYS, WEEKDAYS
from recoupe.extract.times.edges import DIRECTIONS, STORY_DIRECTIONS, article, part_after, stage
from recoupe.extract.times.mentions import Anchor, Kind, Modifier, Unit
from recoupe.extract.times.scan import Found, Scan
from recoupe.model import TimeType

_COLON = re.compile(r"([01]?\d|2[0-4])(?::|h)([0-5]\d)", re.IGNORECASE)
# two hours in one token, as tokenisers leave them: « 19 | h-20h », « 14 | h-18 | h », « 9 | h | 30-12h », « 14-18 | h »
_UNIT_TO = re.compile(r"h(\d\d)?[-–]\d\d?(?:(h)(?:\d\d)?)?")
_MINUTES_TO = re.compile(r"(\d\d)[-–]\d\d?h(?:\d\d)?")
_HOURS_TO = re.compile(r"(\d\d?)[-–](\d\d?)")
# words after which « 8 heures » is an hour of the day and not a stretch of eight hours
_AT = ("à", "vers", "dès", "avant", "après", "jusqu'à", "entre", "midi", "minuit")
_LENGTHS = ("pendant", "durant", "en", "depuis", "pour", "sur", "les", "des", "ces", "dans", "de", "toutes", "après")
# words that follow a number of hours, not an hour: « trois heures plus tard », « deux heures de route »
_COUNTED_BY = ("de", "d'", "plus", "après", "durant", "avant", "environ", "consécutives", "par", "auparavant")
_AFTERNOON = ("soir", "soirée", "après-midi")


def read_clock(s: Scan, i: int) -> tuple[int, int | None, int] | None:
    """Read an hour at ``i``: hour, minute, and the token past it."""
    word = s.word(i)
    if match := _COLON.fullmatch(word):
        return int(match[1]), int(match[2]), i + 1
    if (double := _two_hours(s, i, word)) is not None:
        return double
    if not word.isdecimal() or len(word) > 2 or int(word) > 24:
        read = s.cardinal(i) if word[:1].isalpha() else None
        if read is None or s.word(read[1]) not in ("heures", "heure") or read[0] > 24:
            return None
        if "minutes" in (s.word(read[1] + 2), s.word(read[1] + 3)):
            return None  # « une heure et vingt minutes »
        return int(read[0]), None, read[1] + 1
    unit = s.word(i + 1)
    if unit not in ("h", "heures", "heure") or s.follow(i + 2, "et") and s.word(i + 4) == "minutes":
        return None
    if s.word(i + 2) == "/" and s.word(i + 4) not in ("h", "heures"):
        return None  # « 24 h/24 »; not « 8 h/10 h »
    minute, end = None, i + 2
    after = s.word(end)
    minutes = after.isdecimal() and len(after) == 2 and int(after) < 60
    if minutes and (unit == "h" or s.word(end + 1) != "%" and s.pos(end + 1) != "NOUN"):
        minute, end = int(after), end + 1
    return int(word), minute, end


def _two_hours(s: Scan, i: int, word: str) -> tuple[int, int | None, int] | None:
    """*19h-20h*: the first hour, and the token past the second."""
    unit = s.word(i + 1)
    if (match := _HOURS_TO.fullmatch(word)) and unit == "h" and int(match[1]) < int(match[2]) <= 24:
        return int(match[1]), None, i + 2
    if not word.isdecimal() or len(word) > 2 or int(word) > 24:
        return None
    if match := _UNIT_TO.fullmatch(unit):
        end = i + 2
        if match[2] is None and s.word(end) == "h":
            end += 1
        return int(word), int(match[1]) if match[1] else None, end
    if unit == "h" and (match := _MINUTES_TO.fullmatch(s.word(i + 2))):
        return int(word), int(match[1]), i + 3
    return None


def clock_after(s: Scan, k: int, parts: dict[str, Any]) -> int:
    """An hour right behind its day: *hier à 10 h*."""
    j = k + 1 if s.word(k) in ("à", "vers") else k
    read = read_clock(s, j) if j > k else None
    if read is None:
        return k
    parts["hour"], parts["minute"] = read[0], read[1]
    return _half_of_day(s, read[2], parts)


def clock(s: Scan, i: int) -> list[Found]:
    """An hour of the day; *8 heures* is one only where the words around it say so."""
    read = read_clock(s, i)
    if read is None:
        return []
    hour, minute, end = read
    parts: dict[str, Any] = {"hour": hour, "minute": minute}
    said = s.word(i + 1)[:1] if s.word(i)[:1].isdecimal() and s.word(i + 1) != "heures" else "heures"
    end = _half_of_day(s, end, parts)
    if minute is not None and _is_length(s, i, end):
        value = f"PT{hour}H{minute}M" if minute else f"PT{hour}H"
        return [Found(i, end, TimeType.DURATION, Kind.DURATION, Anchor.ABSOLUTE, i, {"value": value})]
    double = _two_hours(s, i, s.word(i)) is not None
    if not double and end == read[2] and minute is None and not _is_hour_of_day(s, i, end, said):
        return []
    start, modifier = _how_exactly(s, i)
    if modifier is not None:
        parts["modifier"] = modifier
    if s.word(end) in ("gmt", "utc", "locale", "locales"):
        end += 1
    elif s.word(end) in ("heure", "heures") and s.word(end + 1) in ("locale", "locales", "gmt"):
        end += 2
    kind, anchor = Kind.CLOCK, Anchor.STORY
    j = end + 1 if s.word(end) in ("ce", "le") else end
    day = s.word(j)
    if day in WEEKDAYS and not s.word(j + 1).isdecimal():
        parts["weekday"], kind, anchor = WEEKDAYS[day], Kind.DAY, Anchor.PUBLICATION
        end = part_after(s, j + 1, {})
    elif j == end and day in DEICTIC_DAYS:
        parts |= {"unit": Unit.DAY, "amount": DEICTIC_DAYS[day]}
        kind, anchor, end = Kind.OFFSET, Anchor.PUBLICATION, part_after(s, j + 1, {})
    found = [Found(start, end, TimeType.TIME, kind, anchor, i, parts)]
    return _lower_hour(s, start) + found


def _is_length(s: Scan, i: int, end: int) -> bool:
    """Whether *1 h 45* is a length: *1 h 45 de retard*, *en 2 h 30*."""
    if s.before(i) in ("en", "pendant", "durant", "depuis") or i > 0 and s.r.lemma[i - 1] == "durer":
        return True
    return s.word(end) in ("de", "d'") and s.before(i) not in _AT and s.pos(end + 1) == "NOUN"


def _lower_hour(s: Scan, start: int) -> list[Found]:
    """The *14* of *de 14 à 18 h*."""
    k = start - 2
    word = s.word(k)
    if s.before(start) not in ("à", "et", "-") or k - 1 < s.low or not word.isdecimal() or int(word) > 24:
        return []
    if s.word(k - 1) not in (("entre",) if s.before(start) == "et" else ("de", "et", "ou", "dès")):
        return []
    return [Found(k, k + 1, TimeType.TIME, Kind.CLOCK, Anchor.STORY, k, {"hour": int(word)})]


def _is_hour_of_day(s: Scan, i: int, end: int, said: str) -> bool:
    """Whether *8 h*, *8 heures* is an hour of the day and not a length."""
    before, after = s.before(i), s.word(end)
    if before == "de" and s.before(i - 1) in ("partir", "compter", "environs", "alentours"):
        return True
    at = before in ("à", "vers", "dès")
    by_day = after == "par" and s.word(end + 1) in ("jour", "nuit", "semaine", "mois", "an")
    if (
        after in _COUNTED_BY
        and not (at and after == "par" and not by_day)
        and not (at and after in ("de", "d'") and s.word(end + 1) in ("la", "l'"))
    ):
        return at and after in ("après", "avant")
    if before in _LENGTHS and s.before(i - 1) != "peu":
        to = s.word(end) in ("à", "-") and (read_clock(s, end + 1) is not None or s.word(end + 1) in ("midi", "minuit"))
        bare = s.word(end) in ("à", "-") and s.word(end + 1).isdecimal()
        return before in ("de", "après") and (to or bare or before == "après" and said == "h")
    if s.before(i - 1) == "peu" and before in ("avant", "après"):
        return True
    if before in _AT or before == "et" and _ends_range(s, i) or s.precede(i, "aux", "environs", "de"):
        return True
    return said == "h" or before in (",", "(", "") and said == "heures"


def _ends_range(s: Scan, i: int) -> bool:
    """Whether *et 8 heures* closes *entre ... et*."""
    return any(s.word(k) == "entre" for k in range(max(0, i - 6), i))


def _half_of_day(s: Scan, k: int, parts: dict[str, Any]) -> int:
    """*8 heures du soir*, *3 heures du matin*."""
    after = s.word(k + 1)
    if s.word(k) == "du" and after in ("matin", "soir") or s.follow(k, "de", "l'", "après-midi"):
        word = after if s.word(k) == "du" else "après-midi"
        if word in _AFTERNOON and parts["hour"] < 12:
            parts["hour"] += 12
        return k + 2 if s.word(k) == "du" else k + 3
    return k


def _how_exactly(s: Scan, i: int) -> tuple[int, Modifier | None]:
    for words, modifier in (
        (("peu", "avant"), Modifier.BEFORE),
        (("peu", "après"), Modifier.AFTER),
        (("aux", "environs", "de"), Modifier.APPROX),
        (("aux", "alentours", "de"), Modifier.APPROX),
        (("vers",), Modifier.APPROX),
    ):
        if s.precede(i, *words):
            return i - len(words), modifier
    return i, None


def noon(s: Scan, i: int) -> list[Found]:
    """*midi* and *minuit* as hours: *à midi*, *vers minuit*, *entre midi et 14 h*."""
    word = s.word(i)
    if s.before(i) not in (*_AT, "et", "jusqu'", "à", "de", "ce") or s.r.words[i][:1].isupper():
        return []
    if s.before(i) == "de" and s.word(i + 1) != "à":
        return []
    if s.before(i) == "ce":
        parts: dict[str, Any] = {"unit": Unit.DAY, "amount": 0, "part": "MI"}
        return [Found(i - 1, i + 1, TimeType.TIME, Kind.OFFSET, Anchor.PUBLICATION, i, parts)]
    start, modifier = _how_exactly(s, i)
    parts = {"hour": 12 if word == "midi" else 24, "minute": 0, "modifier": modifier}
    end = i + 1
    if s.word(end).isdecimal() and len(s.word(end)) == 2 and int(s.word(end)) < 60:
        parts["hour"], parts["minute"], end = parts["hour"] % 24, int(s.word(end)), end + 1
    elif s.follow(end, "et", "demi") or s.follow(end, "et", "demie"):
        parts["hour"], parts["minute"], end = parts["hour"] % 24, 30, end + 2
    if s.word(end) in WEEKDAYS:
        parts["weekday"] = WEEKDAYS[s.word(end)]
        return [Found(start, end + 1, TimeType.TIME, Kind.DAY, Anchor.PUBLICATION, i, parts)]
    return [Found(start, end, TimeType.TIME, Kind.CLOCK, Anchor.STORY, i, parts)]


def part_of_day(s: Scan, i: int) -> list[Found]:
    """*ce matin*, *la nuit dernière*, *dans la soirée*, *le soir même*, *la nuit de lundi à mardi*."""
    word = s.word(i)
    if word in DAY_PART_PLURALS:
        return _every_part(s, i)
    found = _of_day(s, i)
    if found is not None:
        return found
    if s.before(i) == "chaque" and word != "journée":
        return [_set_of_parts(i - 1, i, DAY_PARTS[word])]
    parts: dict[str, Any] = {"part": DAY_PARTS[word]}
    if s.before(i) in ("ce", "cet", "cette") or s.before(i) == "même" and s.before(i - 1) in ("ce", "cet", "cette"):
        return _this_part(s, i, parts)
    if s.word(i + 1) in DIRECTIONS and s.before(i) in ("la", "l'"):
        parts |= {"unit": Unit.DAY, "amount": DIRECTIONS[s.word(i + 1)]}
        return [Found(i - 1, i + 2, TimeType.TIME, Kind.OFFSET, Anchor.PUBLICATION, i, parts)]
    if s.word(i + 1) in STORY_DIRECTIONS and s.before(i) in ("la", "l'", "le"):
        parts |= {"unit": Unit.DAY, "amount": STORY_DIRECTIONS[s.word(i + 1)]}
        return [Found(i - 1, i + 2, TimeType.TIME, Kind.OFFSET, Anchor.STORY, i, parts)]
    same = s.before(i) == "même" and s.before(i - 1) in ("le", "la")
    if same or s.word(i + 1) == "même":
        start = i - 2 if same else article(s, i)
        return [Found(start, i + 1 + (not same), TimeType.TIME, Kind.PART, Anchor.STORY, i, parts)]
    return _bare_part(s, i, parts)


def _every_part(s: Scan, i: int) -> list[Found]:
    """*tous les soirs*, *toutes les nuits*."""
    if not s.precede(i, "tous", "les") and not s.precede(i, "toutes", "les") or s.word(i + 1) in ("de", "d'"):
        return []
    return [_set_of_parts(i - 2, i, DAY_PARTS[DAY_PART_PLURALS[s.word(i)]])]


def _set_of_parts(start: int, i: int, part: str) -> Found:
    value = f"XXXX-XX-XXT{part}"
    return Found(start, i + 1, TimeType.SET, Kind.SET, Anchor.ABSOLUTE, i, {"value": value})


def _this_part(s: Scan, i: int, parts: dict[str, Any]) -> list[Found]:
    """*ce matin*; *ce soir-là* and *cette nuit-là* are the story's; *cette soirée* is a party."""
    there = s.word(i + 1) == "-là"
    start = i - 2 if s.before(i) == "même" else i - 1
    if s.word(i) in ("soirée", "journée") and not there and (s.pos(i + 1) != "ADP" and s.word(i + 1) not in (".", "")):
        return []
    if s.follow(i + 1, "de") or s.follow(i + 1, "d'"):
        return []  # « cette nuit d'émeutes »
    if there:
        return [Found(start, i + 2, TimeType.TIME, Kind.PART, Anchor.STORY, i, parts)]
    parts |= {"unit": Unit.DAY, "amount": 0}
    return [Found(start, i + 1, TimeType.TIME, Kind.OFFSET, Anchor.PUBLICATION, i, parts)]


def _of_day(s: Scan, i: int) -> list[Found] | None:
    """*la nuit de lundi à mardi*, *la journée de dimanche*, *la nuit du 5 au 6 mai*; ``None`` where no day follows."""
    from recoupe.extract.times.days import days

    if s.word(i + 1) not in ("de", "du", "d'"):
        return None
    j = i + 2
    word = s.word(j)
    part = DAY_PARTS[s.word(i)]
    start, modifier = stage(s, i)
    if modifier is None:
        start = article(s, i)
    if word in DEICTIC_DAYS or word in STORY_DAYS:
        table = DEICTIC_DAYS if word in DEICTIC_DAYS else STORY_DAYS
        parts: dict[str, Any] = {"unit": Unit.DAY, "amount": table[word], "part": part, "modifier": modifier}
        anchor = Anchor.PUBLICATION if word in DEICTIC_DAYS else Anchor.STORY
        return [Found(start, j + 1, TimeType.TIME, Kind.OFFSET, anchor, i, parts)]
    if word not in WEEKDAYS and not word[:1].isdecimal():
        return None
    low, s.low = s.low, j
    listed = days(s, j)
    s.low = low
    if not listed:
        return None
    first, end = listed[0], listed[0].end
    parts = {key: value for key, value in first.parts.items() if value is not None}
    k = end + 1 if s.word(end) in ("à", "au") else end
    if k > end and len(listed) > 1:
        parts["overnight"], end = listed[1].parts.get("weekday", -1), listed[1].end
    elif k > end and s.word(k) in WEEKDAYS:
        parts["overnight"], end = WEEKDAYS[s.word(k)], k + 1
    if part == "DT":  # « la journée de dimanche » is the day
        return [Found(start, end, TimeType.DATE, Kind.DAY, first.anchor, i, parts)]
    parts |= {"part": part, "modifier": modifier}
    return [Found(start, end, TimeType.TIME, Kind.DAY, first.anchor, i, parts)]


def _bare_part(s: Scan, i: int, parts: dict[str, Any]) -> list[Found]:
    """A part of the day by itself, with preposition or article: *en soirée*, *à l'aube*, *en fin d'après-midi*."""
    word = s.word(i)
    if s.r.words[i][:1].isupper() and s.before(i) in ("le", "la", "l'", "du") or word in ("midi",):
        return []
    start, modifier = stage(s, i)
    if modifier is not None:
        parts["modifier"] = modifier
    elif s.before(i) in ("la", "le", "l'"):
        start = i - 1
        if s.word(i + 1) in ("de", "d'", "des") or word == "journée" and s.before(start) not in ("dans", "de"):
            return []
        if s.before(start) == "toute" or s.pos(i + 1) == "ADJ" and word in ("journée", "soirée", "nuit"):
            return []
        if word == "journée" and s.before(start) == "de" and s.before(start - 1) != "cours":
            return []
    elif word == "mi-journée" and s.before(i) == "à":
        start = i
    elif s.before(i) not in ("en", "au") or word == "nuit" or s.word(i + 1) in ("de", "d'"):
        return []
    if word == "matin" and s.precede(i, "du"):
        return []
    return [Found(start, i + 1, TimeType.TIME, Kind.PART, Anchor.STORY, i, parts)]
