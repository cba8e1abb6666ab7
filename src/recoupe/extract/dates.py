"""Stepping over calendar expressions that stand in the way of a rule: *jeudi*, *le jeudi 23 juin*, *mardi matin*."""

from __future__ import annotations

import re

from recoupe.extract.calendar_words import DAYS, MONTHS
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF

# *ce matin*, *cette semaine*
_TIMES = frozenset("matin soir semaine midi week-end après-midi nuit jours".split())
# *la veille*, *le lendemain*
_NEXT_DAYS = frozenset("veille avant-veille lendemain surlendemain".split())
DAY_PARTS = frozenset("matin soir midi après-midi nuit soirée matinée dernier dernière prochain".split())


# « la police vers 17h », « la PP à 15H15 », « la préfecture dans la soirée », « le ministère en fin de journée »
_HOURS_AT = frozenset("à vers dès jusqu'à".split())
_CLOCK = re.compile(r"\d{1,2}[h:]\d{0,2}|midi|minuit")
_DAYTIMES = frozenset("soirée matinée journée nuit après-midi matin".split())
_STAGES = frozenset("fin début milieu cours".split())


def skip_date(r: Reading, j: int, end: int) -> int:
    """Past the calendar expression that begins at ``j``, if one does (*le jeudi 23 juin*, *la veille*)."""
    if j + 1 < end and r.lower[j] in ("le", "la") and r.lower[j + 1] in _NEXT_DAYS:
        return j if j + 2 < end and r.lower[j + 2] in OF else j + 2
    k = j
    if (
        k < end
        and r.lower[k] in ("le", "ce", "ces", "du")
        and k + 1 < end
        and (
            r.lower[k + 1] in DAYS
            or r.words[k + 1][:1].isdigit()
            and r.lower[k + 2 : k + 3]
            and r.lower[k + 2] in MONTHS
        )
    ):
        k += 1
    if k >= end or not (r.lower[k] in DAYS or r.words[k][:1].isdigit() and k + 1 < end and r.lower[k + 1] in MONTHS):
        if j + 1 < end and r.lower[j] in ("ce", "cette", "ces") and r.lower[j + 1] in _TIMES:
            return j + 2
        return j
    k += 1
    while k < end and (
        r.lower[k] in DAYS or r.lower[k] in DAY_PARTS or r.words[k][:1].isdigit() or r.lower[k] in ("1er",)
    ):
        k += 1
    while k + 1 < end and r.lower[k] == "en" and r.lower[k + 1] in ("soirée", "fin", "début", "matinée"):
        k += 2
        if (
            k + 1 < end
            and r.lower[k] in OF
            and r.lower[k + 1] in ("journée", "matinée", "soirée", "après-midi", "semaine")
        ):
            k += 2
    return k


def skip_time(r: Reading, j: int, end: int) -> int:
    """Past the adjunct of the time of day that begins at ``j``: *vers 17h*, *dans la soirée*, *en fin de journée*."""
    word = r.lower[j]
    following, third = (r.lower[k] if k < end else "" for k in (j + 1, j + 2))
    if word == "peu" and following in ("avant", "après"):
        return max(_past_clock(r, j + 2, end), j)
    if word in _HOURS_AT and (past := _past_clock(r, j + 1, end)):
        return past
    noon = word == "à" and following == "la" and third.startswith("mi-")
    if noon or word == "dans" and following in ("la", "l'") and third in _DAYTIMES:
        return j + 3
    if word == "en" and following in ("soirée", "matinée"):
        return j + 2
    staged = word == "en" and following in _STAGES and third in OF
    return j + 4 if staged and j + 3 < end and r.lower[j + 3] in _DAYTIMES else j


def _past_clock(r: Reading, k: int, end: int) -> int:
    """Past the clock time at ``k``: *17h*, *17 heures 30*, *midi*; 0 where none stands there."""
    if k < end and _CLOCK.fullmatch(r.lower[k]):
        return k + 1
    if k + 1 < end and r.lower[k].isdigit() and r.lower[k + 1] in ("h", "heures", "heure"):
        return k + 2 + (k + 2 < end and r.lower[k + 2].isdigit())
    return 0
