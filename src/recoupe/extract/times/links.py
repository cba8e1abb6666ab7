"""From single expressions to the mentions of a document: ranges, the day an hour belongs to, verbs and quotations."""

from __future__ import annotations

from typing import Any

from recoupe.extract.reading import Reading
from recoupe.extract.times.mentions import Kind, Tense, TimeMention
from recoupe.extract.times.scan import Found
from recoupe.extract.times.tenses import governing_verb
from recoupe.model import TimeType

_FROM = ("du", "de", "d'", "entre", "des")
_TO = ("au", "à", "et", "-", "–", "jusqu'au", "jusqu'à")
_DATED = (Kind.DAY, Kind.OFFSET, Kind.FEAST)
# how many tokens may stand between an hour and the day behind it: « vers 0 h 40, jeudi »
_NEAR = 3


def link(r: Reading, found: list[Found]) -> tuple[TimeMention, ...]:
    """Number the expressions, and add what the text around them says of each."""
    ends = _ranges(r, found)
    mentions: list[TimeMention] = []
    for number, f in enumerate(found):
        verb, tense = governing_verb(r, f.head) if f.type in (TimeType.DATE, TimeType.TIME) else (None, None)
        tense = _by_preposition(r, f, tense)
        span = r.span((f.start, f.end))
        parts = {key: value for key, value in f.parts.items() if value is not None}
        story_year = parts.pop("story_year", False)
        if story_year:
            parts["year_offset"] = 0
        parts.pop("story", None)
        mentions.append(
            TimeMention(
                id=number,
                tokens=(f.start, f.end),
                start=span.start,
                end=span.end,
                text=span.text,
                type=f.type,
                kind=f.kind,
                anchor=f.anchor,
                sentence=r.unit_of[f.head],
                tense=tense,
                verb=verb,
                quoted=r.quote[f.head] >= 0,
                day_of=_day_of(r, found, number, ends),
                **_range_parts(ends, number),
                **parts,
            )
        )
    return tuple(mentions)


def _range_parts(ends: dict[int, int], number: int) -> dict[str, Any]:
    other = ends.get(number)
    return {} if other is None else {"other_end": other, "is_end": other < number}


def _ranges(r: Reading, found: list[Found]) -> dict[int, int]:
    """The other end of each range: *du 3 au 5 mai*, *de 18 h à 23 h*, *entre 0 h 30 et 4 h mardi*."""
    ends: dict[int, int] = {}
    for number in range(len(found) - 1):
        a, b = found[number], found[number + 1]
        between = r.lower[a.end : b.start]
        if len(between) not in (1, 2) or between[0] not in _TO or between[1:] not in ([], ["le"], ["la"]):
            continue
        before = r.lower[a.start - 1] if a.start > 0 else ""
        if between[0] == "et" and before != "entre" or before not in _FROM and between[0] not in ("-", "–", "au"):
            continue
        if number not in ends:
            ends[number], ends[number + 1] = number + 1, number
    return ends


def _day_of(r: Reading, found: list[Found], number: int, ends: dict[int, int]) -> int | None:
    """The mention of the same sentence whose day an hour or a part of the day belongs to."""
    f = found[number]
    if f.kind not in (Kind.CLOCK, Kind.PART):
        return None
    other = ends.get(number)
    if other is not None and found[other].kind in _DATED and other > number:
        return other
    unit = r.unit_of[f.head]
    behind = found[number + 1] if number + 1 < len(found) else None
    if behind is not None and _gives_day(behind) and 0 <= behind.start - f.end <= 1:
        return number + 1
    for k in range(number - 1, -1, -1):
        if r.unit_of[found[k].head] != unit:
            break
        if _gives_day(found[k]):
            return k
    if behind is not None and _gives_day(behind) and behind.start - f.end <= _NEAR:
        return number + 1 if r.unit_of[behind.head] == unit else None
    return None


def _gives_day(f: Found) -> bool:
    unit = f.parts.get("unit")
    return f.kind in _DATED and (unit is None or unit == "day")


def _by_preposition(r: Reading, f: Found, tense: Tense | None) -> Tense | None:
    """*Depuis mardi* is past whatever the verb; *jusqu'à lundi* lies ahead of a present."""
    before = r.lower[f.start - 1] if f.start > 0 else ""
    if before == "depuis":
        return Tense.PAST
    if before in ("à", "au") and f.start > 1 and r.lower[f.start - 2] in ("jusqu'", "d'ici", "ici"):
        return Tense.FUTURE if tense in (None, Tense.PRESENT) else tense
    return tense
