"""Find the calendar expressions of a text: every token is looked up once, and a word of the calendar calls its rule.

A rule reads the expression around its word, to the right and back to the end of the expression before, so that the
whole is linear in the text. What a rule returns is final: the walk goes on behind it.
"""

from __future__ import annotations

from collections.abc import Callable

from recoupe.extract.calendar_words import (
    DAY_PART_PLURALS,
    DAY_PARTS,
    DEICTIC_DAYS,
    MONTHS,
    NUMBERS,
    SEASONS,
    STORY_DAYS,
    UNIT_PLURALS,
    UNITS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)
from recoupe.extract.reading import Reading
from recoupe.extract.times import amounts, clock, days, names_of_times, periods
from recoupe.extract.times.links import link
from recoupe.extract.times.mentions import TimeMention
from recoupe.extract.times.scan import Found, Scan
from recoupe.lexicon import Lexicon
from recoupe.model import TimeType

Rule = Callable[[Scan, int], list[Found]]


def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by the word that calls them, in the order in which they are tried."""
    rules: dict[str, list[Rule]] = {}
    for words, rule in (
        (names_of_times.FEAST_WORDS, names_of_times.feast),
        (names_of_times.ERAS, names_of_times.era),
        (names_of_times.VAGUE, names_of_times.vague),
        (("exercice",), names_of_times.budget_year),
        (WEEKDAYS, days.weekday),
        (WEEKDAY_PLURALS, days.weekday),
        (DEICTIC_DAYS, days.deictic_day),
        (STORY_DAYS, days.story_day),
        (("midi", "minuit"), clock.noon),
        (MONTHS, days.month),
        (NUMBERS, clock.clock),
        (NUMBERS, days.days),
        (("1er", "premier"), days.days),
        (DAY_PARTS, clock.part_of_day),
        (DAY_PART_PLURALS, clock.part_of_day),
        (SEASONS, periods.season),
        (("années",), periods.decade),
        (("siècle",), periods.century),
        (("trimestre", "semestre"), periods.quarter),
        (amounts.LENGTHS, amounts.length),
    ):
        for word in words:
            rules.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in rules.items()}


RULES = _rules()
_DIGITS: tuple[Rule, ...] = (
    clock.clock,
    days.numeric_date,
    days.days,
    periods.year,
    names_of_times.named_day,
    days.bare_number,
)
_UNITS = frozenset(UNITS) | frozenset(UNIT_PLURALS)


def find_mentions(r: Reading, lexicon: Lexicon) -> tuple[TimeMention, ...]:
    """Find the calendar expressions of a text as they are said, in text order, none overlapping another."""
    s = Scan(r)
    named = {k for start, (end, _) in r.media.items() for k in range(start, end)}  # « le Journal du Dimanche »
    found: list[Found] = []
    for i, word in enumerate(r.lower):
        if i < s.low or i in named:
            continue
        here = _at(s, i, word, lexicon)
        if here:
            found += here
            if any(f.type == TimeType.DATE and (f.parts.get("month") or f.parts.get("day")) for f in here):
                s.dated = here[-1].end
            s.low = max(s.low, here[-1].end)
    return link(r, found, lexicon)


def _at(s: Scan, i: int, word: str, lexicon: Lexicon) -> list[Found]:
    rules = RULES.get(word)
    if rules is None:
        if word[0].isdecimal():
            rules = _DIGITS
        elif word.startswith(("mi-", "fin-", "début-")):
            rules = (days.staged_month,)
        elif "-" in word and word.partition("-")[0] in MONTHS:
            rules = (days.months,)
    for rule in rules or ():
        low = s.low
        found = rule(s, i)
        if found:
            return found
        s.low = low
    return amounts.unit(s, i, lexicon) if word in _UNITS else []
