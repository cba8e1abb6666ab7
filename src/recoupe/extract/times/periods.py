"""The grammar of years and longer or recurring stretches: years, decades, centuries, seasons, quarters."""

from __future__ import annotations

import re
from typing import Any

from recoupe.extract.calendar_words import NUMBERS, SEASONS
from recoupe.extract.times.days import anchor_of, starts_sentence
from recoupe.extract.times.edges import article, stage, year_after
from recoupe.extract.times.mentions import Anchor, Kind
from recoupe.extract.times.scan import Found, Scan
from recoupe.model import TimeType

_SPAN = re.compile(r"((?:1[5-9]|20)\d\d)[-/–]((?:1[5-9]|20)?\d\d)")
_FOUR_DIGITS = re.compile(r"1\d{3}|20\d\d")
_WARS = {"14-18": (1914, 1918), "39-45": (1939, 1945)}
_SHORT_SPAN = re.compile(r"([3-9]\d)[-/]([3-9]\d|0\d)")
# after these a number from 32 to 99 that counts nothing is a year of the last century: « fin 98 »
_SHORT_BEFORE = ("en", "depuis", "dès", "début", "fin", "mi", "rentrée", "saison", "été", "hiver")
# after these a number between 1000 and 2199 is a year even where a noun follows: « en 2018 Paris »
_YEAR_BEFORE = ("en", "depuis", "dès", "jusqu'en", "début", "fin", "mi", "avant", "après", "an", "année", "printemps")
_COUNTED_BEFORE = (
    "les",
    "quelque",
    "environ",
    "près",
    "plus",
    "moins",
    "n°",
    "numéro",
    "presque",
    "ces",
    "nos",
    "rn",
    "article",
    "articles",
    "page",
    "pages",
)


def year(s: Scan, i: int) -> list[Found]:
    """*2018*, *en 1789*, *2015-2016*; not *2500 gendarmes*."""
    word = s.word(i)
    if match := _SPAN.fullmatch(word):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if not 0 < last - first <= 150:
            return []
        parts = {"year": first, "last_year": last}
        return [Found(i, i + 1, TimeType.DATE, Kind.YEAR, Anchor.ABSOLUTE, i, parts)]
    if word in _WARS and s.before(i) in ("de", "en"):
        parts = {"year": _WARS[word][0], "last_year": _WARS[word][1]}
        return [Found(i, i + 1, TimeType.DATE, Kind.YEAR, Anchor.ABSOLUTE, i, parts)]
    if len(word) == 2 or _SHORT_SPAN.fullmatch(word):
        return _short_year(s, i, word)
    if len(word) != 4 or not word.isdecimal() or not "1000" <= word < "2200" or not _is_year(s, i, int(word)):
        return []
    start, modifier = stage(s, i)
    parts: dict[str, Any] = {"year": int(word), "modifier": modifier}
    if s.before(i) in ("année", "exercice", "an") and modifier is None:
        start = article(s, i - 1)
        if s.before(i - 1) in ("de", "d'") or start == i - 1:
            start, modifier = stage(s, start)
            parts["modifier"] = modifier
        elif (wider := stage(s, start))[1] is not None:
            start, parts["modifier"] = wider
    return [Found(start, i + 1, TimeType.DATE, Kind.YEAR, Anchor.ABSOLUTE, i, parts)]


def _short_year(s: Scan, i: int, word: str) -> list[Found]:
    """*fin 98*, *la saison 98-99*: years of the last century without their first digits."""
    if match := _SHORT_SPAN.fullmatch(word):
        first, last = int(match[1]), int(match[2])
        if s.before(i) not in ("saison", "années") or (last - first) % 100 != 1:
            return []
        parts: dict[str, Any] = {"year": 1900 + first, "last_year": 1901 + first}
        return [Found(i, i + 1, TimeType.DATE, Kind.YEAR, Anchor.ABSOLUTE, i, parts)]
    counts = s.pos(i + 1) in ("NOUN", "NUM", "SYM", "ADJ", "X", "ADP", "PROPN") or s.word(i + 1) in ("%", "/", "-")
    if not word.isdecimal() or int(word) < 32 or s.before(i) not in _SHORT_BEFORE or counts:
        return []
    start, modifier = stage(s, i)
    parts = {"year": 1900 + int(word), "modifier": modifier}
    return [Found(start, i + 1, TimeType.DATE, Kind.YEAR, Anchor.ABSOLUTE, i, parts)]


def _is_year(s: Scan, i: int, value: int) -> bool:
    before, after = s.before(i), s.word(i + 1)
    if s.glued(i) and before in ("-", "/", ".", "'", "’") or s.glued(i + 1) and after in ("-", "/", "%", "°"):
        return False
    if value == 2000 and before in ("dont", "étaient", "sont", "seront"):
        return False  # « ils étaient 2000 »
    if before in _COUNTED_BEFORE or any(
        s.precede(i, *words) for words in (("près", "de"), ("plus", "de"), ("à", "peine"))
    ):
        return False
    if after in ("euros", "dollars", "km", "m", "%", "h", "mètres", "fois") or before.isdecimal() or after.isdecimal():
        return False
    if before == "et" and s.word(i - 3) in ("article", "articles", "pages"):
        return False
    if before in _YEAR_BEFORE:
        return not (value % 1000 == 0 and s.pos(i + 1) == "NOUN")
    if not 1900 <= value <= 2060:
        if value > 2060 or s.pos(i + 1) in ("NOUN", "NUM", "SYM", "ADJ", "X"):
            return False
        if before == "de" and value % 100 or before == "vers":
            return after not in ("à", "et")
        return before == "(" and after in (")", ",", "-") or _near_year(s, i)
    return s.pos(i + 1) not in ("NOUN", "NUM", "SYM") and not _is_counted(s, i)


def _near_year(s: Scan, i: int) -> bool:
    return any(_FOUR_DIGITS.fullmatch(s.word(k)) and s.pos(k + 1) != "NOUN" for k in (i - 2, i + 2))


def _is_counted(s: Scan, i: int) -> bool:
    """Whether an adjective and a noun follow that it counts: *2000 jeunes gens*; or a name holds it: *Gaza 2000*."""
    return s.pos(i + 1) == "ADJ" and s.pos(i + 2) == "NOUN" and s.pos(i - 1) in ("ADP", "DET", "CCONJ", "VERB", "AUX")


def decade(s: Scan, i: int) -> list[Found]:
    """*les années 1990*, *les années 90*, *au début des années quatre-vingt-dix*; ``i`` is *années*."""
    word = s.word(i + 1)
    value = int(word) if word.isdecimal() else NUMBERS.get(word)
    if value is None or value % 10 or not (value < 100 and value >= 10 or 1500 <= value <= 2050):
        return []
    end = i + 2
    first = value if value >= 1500 else 1900 + value
    parts: dict[str, Any] = {"year": first}
    last = s.word(end + 1)
    if s.word(end) in ("et", "-") and last.isdecimal() and int(last) % 10 == 0 and len(last) == len(word):
        parts["last_year"] = int(last) if len(last) == 4 else 1900 + int(last)
        end += 2
    start, parts["modifier"] = stage(s, i)
    if start == i and s.before(i) in ("les", "ces"):
        start = i - 1
        wider, modifier = stage(s, start)
        if modifier is not None:
            start, parts["modifier"] = wider, modifier
    return [Found(start, end, TimeType.DATE, Kind.DECADE, Anchor.ABSOLUTE, i, parts)]


def century(s: Scan, i: int) -> list[Found]:
    """*le XXe siècle*, *le siècle dernier*; ``i`` is *siècle*."""
    number = s.ordinal(i - 1)
    if number is None or not 1 <= number <= 30 or i - 1 < s.low:
        return []
    end = i + 1
    sign = 1
    if s.word(end) in ("avant", "av.") and s.word(end + 1) in ("jésus-christ", "j.-c.", "notre"):
        end, sign = end + 2, -1
    parts: dict[str, Any] = {"year": sign * (number - 1) * 100}
    start, parts["modifier"] = stage(s, i - 1)
    if start == i - 1:
        start = article(s, i - 1)
    if sign < 0:
        return [Found(start, end, TimeType.DATE, Kind.VAGUE, Anchor.ABSOLUTE, i, {"value": "PAST_REF"})]
    return [Found(start, end, TimeType.DATE, Kind.CENTURY, Anchor.ABSOLUTE, i, parts)]


def season(s: Scan, i: int) -> list[Found]:
    """*l'été 2018*, *cet hiver*, *au printemps*; *été* after *avoir* is no summer."""
    word = s.word(i)
    parts: dict[str, Any] = {"season": SEASONS[word]}
    if s.pos(i) in ("AUX", "VERB"):
        return []
    if s.r.words[i][:1].isupper() and not s.word(i + 1).isdecimal() and not starts_sentence(s, i):
        return []  # « le Printemps » is a shop
    before = s.before(i)
    this = before in ("ce", "cet")
    end = year_after(s, i + 1, parts)
    if this:
        parts["direction"] = 0
        if s.word(end) == "-là":
            end, parts["story"] = end + 1, True
    start = i
    if before in ("l'", "le", "ce", "cet", "chaque"):
        start = i - 1
    elif before not in ("en", "au", "du", "début", "fin", "mi") and end == i + 1:
        return []  # « les Jeux d'hiver »
    if s.word(end) in ("de", "d'") and before in ("le", "l'") and end == i + 1:
        return []  # « le printemps des peuples »
    if before == "chaque":
        return [Found(start, end, TimeType.SET, Kind.SET, Anchor.ABSOLUTE, i, {"value": f"XXXX-{SEASONS[word]}"})]
    wider, modifier = stage(s, start)
    if modifier is not None:
        start, parts["modifier"] = wider, modifier
    return [Found(start, end, TimeType.DATE, Kind.SEASON, anchor_of(parts), i, parts)]


def quarter(s: Scan, i: int) -> list[Found]:
    """*le deuxième trimestre 2018*, *au premier semestre*."""
    number = s.ordinal(i - 1) if i - 1 >= s.low else None
    if number is None:
        return []
    kind = Kind.QUARTER if s.word(i) == "trimestre" else Kind.HALF
    if number == -1:
        return []
    if number > (4 if kind == Kind.QUARTER else 2):
        return []
    parts: dict[str, Any] = {"quarter": number}
    k = i + 1
    if s.word(k) == "de" and len(s.word(k + 1)) == 4 and s.word(k + 1).isdecimal():
        k += 1
    end = year_after(s, k, parts)
    end = end if end > k else i + 1
    return [Found(article(s, i - 1), end, TimeType.DATE, kind, anchor_of(parts), i, parts)]
