"""What stands at the edges of an expression: articles, *début* and *fin*, *dernier*, parts of the day."""

from __future__ import annotations

from typing import Any

from recoupe.extract.calendar_words import DAY_PARTS
from recoupe.extract.times.mentions import Modifier
from recoupe.extract.times.scan import Scan

ARTICLES = ("le", "la", "l'", "les", "ce", "cet", "cette", "ces", "leur", "son", "sa", "notre", "votre", "mon", "ma")
_OPENING, _CLOSING = ("«", '"', "“"), ("»", '"', "”")
OF = ("de", "du", "des", "d'")
_STAGES = {
    "début": Modifier.START,
    "commencement": Modifier.START,
    "milieu": Modifier.MID,
    "mi": Modifier.MID,
    "fin": Modifier.END,
}
# « vendredi dernier », « la semaine prochaine »: seen from the day of writing
DIRECTIONS = {"dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "prochain": 1, "prochaine": 1}
DIRECTIONS |= {"derniers": -1, "dernières": -1, "passés": -1, "passées": -1, "prochains": 1, "prochaines": 1}
# « le mois suivant », « la semaine précédente »: seen from the day the story has come to
STORY_DIRECTIONS = {"suivant": 1, "suivante": 1, "précédent": -1, "précédente": -1, "suivants": 1, "précédents": -1}
STORY_DIRECTIONS |= {"suivantes": 1, "précédentes": -1}


def article(s: Scan, k: int, *, also: tuple[str, ...] = ()) -> int:
    """The start of an expression whose first word is at ``k``, with its article (*le même*, *cette*)."""
    if s.before(k) in ("même", "mêmes") and s.before(k - 1) in ARTICLES:
        return k - 2
    return k - 1 if s.before(k) in ARTICLES or s.before(k) in also else k


def stage(s: Scan, k: int) -> tuple[int, Modifier | None]:
    """*début*, *à la fin de*, *au milieu des* before ``k``: the start with them, and which part they name."""
    j = k - 1 if s.before(k) in OF else k
    if j < k and s.before(j) == "mois":  # « fin du mois de juin »
        j -= 1
        j = j - 1 if s.before(j) in OF else j
    elif j == k and s.before(k) in ("le", "la", "l'", "les") and s.before(k - 1) == "de":
        j = k - 2
    modifier = _STAGES.get(s.before(j))
    if modifier is None:
        return k, None
    start = j - 1
    if s.before(start) in ("tout", "toute") and s.before(start - 1) not in ("le", "la"):
        start -= 1
    return (start - 1 if s.before(start) in ("le", "la") else start), modifier


def year_after(s: Scan, k: int, parts: dict[str, Any]) -> int:
    """Read the year that belongs to a month, season or feast before ``k``, in digits or by its place."""
    word = s.word(k)
    if len(word) == 4 and word.isdecimal() and "1000" <= word < "2200":
        if not (word.endswith("000") and s.pos(k + 1) == "NOUN"):
            parts["year"] = int(word)
            return k + 1
    elif len(word) == 2 and word.isdecimal() and int(word) > 31 and s.pos(k + 1) not in ("NOUN", "NUM", "SYM"):
        parts["year"] = 1900 + int(word)
        return k + 1
    elif word in DIRECTIONS:  # plural as well: « en mai et juin derniers »
        parts["direction"] = DIRECTIONS[word]
        return k + 1
    elif word in STORY_DIRECTIONS and not word.endswith("s"):
        parts["direction"], parts["story"] = STORY_DIRECTIONS[word], True
        return k + 1
    elif word in ("de", "d'"):
        return _year_by_place(s, k, parts)
    return k


def _year_by_place(s: Scan, k: int, parts: dict[str, Any]) -> int:
    """*de l'année dernière*, *de cette année*, *de la même année*, *de l'année 2018*."""
    j = k + 1
    if s.word(j) in ("l'", "cette") and s.word(j + 1) in ("année", "an"):
        after = s.word(j + 2)
        if after in DIRECTIONS:
            parts["year_offset"] = DIRECTIONS[after]
            return j + 3
        if len(after) == 4 and after.isdecimal():
            parts["year"] = int(after)
            return j + 3
        if s.word(j) == "cette" and after != "-là":
            parts["year_offset"] = 0
            return j + 2
    if s.follow(j, "la", "même", "année") or s.follow(j, "cette", "même", "année"):
        parts["story_year"] = True
        return j + 3
    return k


def week_after(s: Scan, k: int, parts: dict[str, Any]) -> int:
    """*dernier*, *prochain*, *suivant* and *de la semaine prochaine* after a weekday."""
    word = s.word(k)
    if word in DIRECTIONS:
        parts["direction"] = DIRECTIONS[word]
        return k + 1
    if word in STORY_DIRECTIONS:
        parts["direction"], parts["story"] = STORY_DIRECTIONS[word], True
        return k + 1
    if word == "de" and s.word(k + 2) == "semaine":
        if s.word(k + 1) == "la" and s.word(k + 3) in DIRECTIONS:
            parts["week_offset"] = DIRECTIONS[s.word(k + 3)]
            return k + 4
        if s.word(k + 1) == "cette" and s.word(k + 3) != "-là":
            parts["week_offset"] = 0
            return k + 3
    return k


def part_after(s: Scan, k: int, parts: dict[str, Any]) -> int:
    """The part of the day that follows a day: *matin*, *en fin de matinée*, *dans la nuit*, *après midi*."""
    word = s.word(k)
    if word in ("tôt", "tard"):  # « dimanche tôt matin »
        j = k + 1 if s.word(k + 1) in DAY_PARTS else k + 2 if s.follow(k + 1, "le") else k
        return part_after(s, j, parts) if j > k and s.word(j) in DAY_PARTS else k
    if word in DAY_PARTS:
        if word == "journée" or (word == "nuit" and s.pos(k) == "VERB"):
            return k
        parts["part"] = DAY_PARTS[word]
        return k + 1
    if word in _OPENING and s.word(k + 1) in DAY_PARTS and s.word(k + 2) in _CLOSING:  # « mardi "matin" »
        parts["part"] = DAY_PARTS[s.word(k + 1)]
        return k + 3
    if word == "après" and s.word(k + 1) == "midi":
        parts["part"] = "AF"
        return k + 2
    if word in ("en", "au", "dans", "à", "vers", "dès", "durant", "pendant"):
        return _part_with_preposition(s, k, parts)
    return k


def _part_with_preposition(s: Scan, k: int, parts: dict[str, Any]) -> int:
    j = k + 1
    if s.word(j) in ("la", "l'", "le"):
        j += 1
    if s.word(j) == "pleine":
        j += 1
    modifier = _STAGES.get(s.word(j))
    if modifier is not None and s.word(j + 1) in ("de", "d'", "du") or s.follow(j + 1, "de", "la"):
        j += 2 if s.word(j + 2) not in ("l'", "la") else 3
    else:
        modifier = None
    word = s.word(j)
    if word not in DAY_PARTS or s.word(j + 1) in ("de", "du", "d'") and word == "journée" and modifier is None:
        return k
    if word == "nuit" and s.follow(j + 1, "de") or s.follow(j + 1, "du"):
        return k  # « dimanche, dans la nuit de lundi à mardi »: another day's
    parts["part"] = DAY_PARTS[word]
    if modifier is not None:
        parts["modifier"] = modifier
    return j + 1
