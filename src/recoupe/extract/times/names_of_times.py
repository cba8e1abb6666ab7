"""The grammar of times that have names: feasts, eras, days that became names, and vague words.

*pendant le ramadan*, *à Noël*, *le 11-Septembre*, *l'après-guerre*, *récemment*, *à l'heure actuelle*.
"""

from __future__ import annotations

import re
from typing import Any

from recoupe.extract.calendar_words import DAY_PARTS, MONTHS, SEASONS, UNIT_PLURALS, UNITS, WEEKDAYS
from recoupe.extract.times.days import starts_sentence
from recoupe.extract.times.edges import article, stage, year_after
from recoupe.extract.times.mentions import Anchor, Kind, Unit
from recoupe.extract.times.scan import Found, Scan
from recoupe.model import TimeType

# first word -> (following words, feast, words of which one must stand before)
_ARTICLE = ("le", "la", "l'", "du", "au", "de", "les", "ce")
_FEASTS: dict[str, tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]] = {
    "noël": (((), "noël", ("à", "de", "avant", "après", "pour", "depuis", "à", "d'ici", "et", "fêter", "dès")),),
    "pâques": (((), "pâques", ("à", "de", "avant", "après", "pour", "depuis", "dès", "et")),),
    "pentecôte": (((), "pentecôte", ("la", "de")),),
    "toussaint": (((), "toussaint", ("la",)),),
    "ascension": (((), "ascension", ("l'",)),),
    "assomption": (((), "assomption", ("l'",)),),
    "épiphanie": (((), "épiphanie", ("l'",)),),
    "ramadan": (((), "ramadan", (*_ARTICLE, "en", "pendant", "avant", "après", "durant")),),
    "aïd": (
        ((), "aïd", ("l'",)),
        (("el-fitr",), "aïd_el_fitr", ()),
        (("al-fitr",), "aïd_el_fitr", ()),
        (("el-adha",), "aïd_el_adha", ()),
        (("al-adha",), "aïd_el_adha", ()),
        (("el-kebir",), "aïd_el_adha", ()),
        (("el-kébir",), "aïd_el_adha", ()),
    ),
    "aïd-el-fitr": (((), "aïd_el_fitr", ()),),
    "aïd-el-kébir": (((), "aïd_el_adha", ()),),
    "aïd-el-kebir": (((), "aïd_el_adha", ()),),
    "aïd-el-adha": (((), "aïd_el_adha", ()),),
    "achoura": (((), "achoura", ("l'", "de", "à", "d'")),),
    "mawlid": (((), "mawlid", ("le", "du", "au")),),
    "mouloud": (((), "mawlid", ("le", "du", "au")),),
    "saint-sylvestre": (((), "saint_sylvestre", ()),),
    "saint-valentin": (((), "saint_valentin", ("la",)),),
    "nouvel": ((("an",), "nouvel_an", ("le", "du", "au")), (("an", "hégirien"), "nouvel_an_hégirien", ())),
    "jour": ((("de", "l'", "an"), "nouvel_an", ("le", "du", "au")),),
    "mardi": ((("gras",), "mardi_gras", ()),),
    "vendredi": ((("saint",), "vendredi_saint", ()),),
    "lundi": (
        (("de", "pâques"), "lundi_de_pâques", ()),
        (("de", "pentecôte"), "lundi_de_pentecôte", ()),
        (("de", "la", "pentecôte"), "lundi_de_pentecôte", ()),
    ),
    "rameaux": (((), "rameaux", ("les", "des")),),
}
FEAST_WORDS = frozenset(_FEASTS)

#: Eras with fixed ends, by the word they are found by: value, first and last day.
ERAS: dict[str, tuple[str, str, str]] = {
    "après-guerre": ("1945", "1945-05-08", ""),
    "entre-deux-guerres": ("1918/1939", "1918-11-11", "1939-09-01"),
    "avant-guerre": ("PAST_REF", "", "1939-09-01"),
    "moyen-âge": ("PAST_REF", "0476-01-01", "1492-12-31"),
    "libération": ("PAST_REF", "", ""),
    "occupation": ("PAST_REF", "", ""),
    "révolution": ("PAST_REF", "", ""),
}
# these are history only with a capital, an article and a preposition of time: « depuis la Révolution »
_FRENCH_ERAS = ("libération", "occupation", "révolution")
# Days that became names of what happened on them.
_NAMED_DAYS = {
    (11, 9): (2001, 9, 11),
    (13, 11): (2015, 11, 13),
    (7, 10): (2023, 10, 7),
    (8, 5): None,
    (14, 7): None,
    (1, 5): None,
    (11, 11): None,
}
_NAMED_DAY = re.compile(r"(1er|\d{1,2})-([A-ZÉÛ]\w+)")

VAGUE: dict[str, str] = {
    "maintenant": "PRESENT_REF",
    "actuellement": "PRESENT_REF",
    "actuel": "PRESENT_REF",
    "actuelle": "PRESENT_REF",
    "actuels": "PRESENT_REF",
    "actuelles": "PRESENT_REF",
    "récemment": "PAST_REF",
    "dernièrement": "PAST_REF",
    "autrefois": "PAST_REF",
    "jadis": "PAST_REF",
    "naguère": "PAST_REF",
    "prochainement": "FUTURE_REF",
    "bientôt": "FUTURE_REF",
    "avenir": "FUTURE_REF",
    "désormais": "PRESENT_REF",
    "dorénavant": "PRESENT_REF",
    "ultérieure": "FUTURE_REF",
    "présent": "PRESENT_REF",
    "moment": "PRESENT_REF",
    "instant": "PRESENT_REF",
    "heure": "PRESENT_REF",
    "jours": "PRESENT_REF",
    "époque": "PAST_REF",
    "futur": "FUTURE_REF",
    "future": "FUTURE_REF",
    "futurs": "FUTURE_REF",
    "futures": "FUTURE_REF",
    "précédent": "PAST_REF",
    "précédente": "PAST_REF",
    "précédents": "PAST_REF",
    "précédentes": "PAST_REF",
    "prochain": "FUTURE_REF",
    "prochaine": "FUTURE_REF",
    "prochains": "FUTURE_REF",
    "prochaines": "FUTURE_REF",
    "passé": "PAST_REF",
    "temps": "PAST_REF",
}
_PHRASES = {
    "présent": (("à",),),
    "moment": (("en", "ce"), ("pour", "le")),
    "instant": (("pour", "l'"), ("à", "l'")),
    "heure": (("pour", "l'"),),
    "jours": (("de", "nos"),),
    "époque": (("à", "l'"), ("à", "cette"), ("l'",)),
    "passé": (("par", "le"), ("dans", "le")),
    "temps": (("ces", "derniers"),),
}


def feast(s: Scan, i: int) -> list[Found]:
    """*à Noël*, *pendant le ramadan 2018*, *le lundi de Pâques*."""
    best: tuple[int, str] | None = None
    for words, key, before in _FEASTS[s.word(i)]:
        if s.follow(i + 1, *words) and (not before or s.before(i) in before):
            best = max(best or (0, key), (len(words) + 1, key))
    if best is None or s.r.words[i][:1].islower() and s.word(i) not in _LOWERCASE:
        return []
    end = i + best[0]
    if s.before(i) == "de" and s.pos(i - 2) == "NOUN" and s.word(i - 2) not in _FEAST_TIMES:
        return []  # « un marché de Noël »
    if s.pos(end) == "PROPN" and s.r.words[end][:1].isupper() or s.precede(i, "île", "de"):
        return []  # « Noël Mamère », « l'île de Pâques »
    parts: dict[str, Any] = {"feast": best[1]}
    end = year_after(s, end, parts)
    start = article(s, i)
    wider, modifier = stage(s, i)
    if modifier is not None:
        start, parts["modifier"] = wider, modifier
    if parts.get("story"):
        del parts["story"], parts["direction"]
    anchor = Anchor.ABSOLUTE if "year" in parts else Anchor.PUBLICATION
    return [Found(start, end, TimeType.DATE, Kind.FEAST, anchor, i, parts)]


# what a feast may date: « la veille de Noël », « les vacances de Pâques »
_FEAST_TIMES = frozenset(
    "fête fêtes jour nuit veille veillée réveillon soir soirée week-end messe période vacances approche lendemain "
    "semaine dimanche lundi matin fin début mois repas jours semaines".split()
)
_LOWERCASE = ("ramadan", "nouvel", "jour", "mardi", "vendredi", "lundi", "aïd", "achoura", "mawlid", "mouloud")


def budget_year(s: Scan, i: int) -> list[Found]:
    """*l'exercice en cours*: the year of a budget."""
    if not s.follow(i + 1, "en", "cours"):
        return []
    parts: dict[str, Any] = {"unit": Unit.YEAR, "amount": 0}
    return [Found(article(s, i), i + 3, TimeType.DATE, Kind.OFFSET, Anchor.PUBLICATION, i, parts)]


def era(s: Scan, i: int) -> list[Found]:
    """*l'après-guerre*, *d'avant-guerre*, *l'entre-deux-guerres*."""
    if s.word(i) in _FRENCH_ERAS and not _is_french_era(s, i):
        return []
    value = ERAS[s.word(i)][0]
    kind = Kind.VAGUE if value.endswith("_REF") else Kind.ERA
    return [Found(article(s, i), i + 1, TimeType.DATE, kind, Anchor.ABSOLUTE, i, {"value": value})]


def _is_french_era(s: Scan, i: int) -> bool:
    """*à la Libération*, *sous l'Occupation*; not *rue de la Libération*, *la Révolution orange*."""
    if s.before(i) not in ("la", "l'") or not s.r.words[i][:1].isupper() or s.word(i + 1) in ("de", "du", "des", "d'"):
        return False
    timed = s.before(i - 1) in ("à", "sous", "depuis", "pendant", "durant", "avant", "après", "dès")
    return timed and s.pos(i + 1) not in ("ADJ", "PROPN")


def named_day(s: Scan, i: int) -> list[Found]:
    """*le 11-Septembre*, *le 14-Juillet*: the day, and the year where only one is meant."""
    match = _NAMED_DAY.fullmatch(s.r.words[i])
    month = MONTHS.get(match[2].lower()) if match else None
    if match is None or month is None:
        return []
    day = 1 if match[1] == "1er" else int(match[1])
    if not 1 <= day <= 31:
        return []
    meant = _NAMED_DAYS.get((day, month))
    parts: dict[str, Any] = {"month": month, "day": day}
    end = year_after(s, i + 1, parts)
    if meant is not None and "year" not in parts:
        parts["year"] = meant[0]
    anchor = Anchor.ABSOLUTE if "year" in parts else Anchor.PUBLICATION
    return [Found(article(s, i), end, TimeType.DATE, Kind.DAY, anchor, i, parts)]


def vague(s: Scan, i: int) -> list[Found]:
    """*récemment*, *maintenant*, *l'avenir*, *en ce moment*: no place in the calendar."""
    word = s.word(i)
    start, end = i, i + 1
    if word in _PHRASES:
        phrase = next((words for words in _PHRASES[word] if s.precede(i, *words)), None)
        if phrase is None:
            return []
        if s.word(end) in ("de", "où", "que", "d'", "du") or word == "heure" and s.word(end) == "actuelle":
            return []
        start = i - len(phrase)
        if word == "époque" and (s.before(i) == "l'" and s.pos(end) == "ADJ" or phrase == ("l'",)):
            plain = s.pos(end + 1) == "NOUN"  # « à l'époque second port du pays »
            if s.pos(end) != "ADJ" or phrase == ("l'",) and (plain or s.before(i - 1) == "de"):
                return []
            if not plain:
                start, end = i - 1, end + 1  # « l'époque romaine »
    elif word.removesuffix("s").removesuffix("e") in ("prochain", "futur", "précédent"):
        if word == "futur" and s.precede(i, "dans", "le") and s.pos(i + 1) != "NOUN":
            start = i - 2
        elif not _before_event(s, i) and not (word.startswith("précédent") and s.pos(i - 1) == "NOUN"):
            return []
    elif word == "bientôt":
        if s.cardinal(i + 1) is not None:
            return []  # « depuis bientôt deux ans »
    elif word == "ultérieure":
        if s.before(i) != "date":
            return []
        start = i - 2 if s.before(i - 1) in ("une", "la") else i - 1
    elif word == "avenir":
        if s.before(i) not in ("l'", "un", "d'", "cet", "son", "leur") or starts_sentence(s, i) and i == 0:
            return []
        start = i - 1 if s.before(i) == "l'" else i
    elif word == "actuelle" and s.precede(i, "à", "l'", "heure"):
        start = i - 3
    elif word in ("actuellement", "maintenant", "récemment") and s.precede(i, "plus"):
        start = i - 1
    return [Found(start, end, TimeType.DATE, Kind.VAGUE, Anchor.PUBLICATION, i, {"value": VAGUE[word]})]


def _before_event(s: Scan, i: int) -> bool:
    """Whether *prochain* stands before a noun that is no word of the calendar: *le prochain mariage*."""
    noun = s.word(i + 1)
    calendar = (UNITS, UNIT_PLURALS, WEEKDAYS, MONTHS, SEASONS, DAY_PARTS)
    return s.pos(i + 1) == "NOUN" and not any(noun in words for words in calendar)
