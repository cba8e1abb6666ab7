"""News is about what has just happened: which of the years and days that fit lies right behind the events told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.extract.reading import Reading
from recoupe.extract.times.clues import Clue, ClueKind
from recoupe.extract.times.daysets import between, first_day, last_day, occurrences, runs
from recoupe.extract.times.mentions import Anchor, Kind, Tense, TimeMention, Unit
from recoupe.extract.times.values import in_words
from recoupe.lexicon import Lexicon

#: Between the last date told with its year and the publication lie at most so many days, ...
_BEHIND = 550
#: ... where the next year that fits would come so many days after the first: six years, less the window of a weekday.
_NEXT = 1900
#: Days between the event at the head of a dispatch and its publication, beyond those it says.
_PRINTED = 2
#: Weekdays that stand both alone and with their date, from which on these are taken for the same days.
_PAIRS = 2
#: How far into the text, in sentences, its head reaches.
_HEAD = 2
_NEW_YEAR_KINDS = (Kind.DAY, Kind.MONTH, Kind.YEAR)


@dataclass(frozen=True, slots=True)
class Lead:
    """« Deux jours après la tentative », at the head of a text: the mention, and the day it comes to."""

    mention: int
    day: date
    why: str


def latest_year(mentions: Sequence[TimeMention]) -> int | None:
    """The latest year that a text names without a verb in the future."""
    years = [m.year for m in mentions if m.year and m.kind in _NEW_YEAR_KINDS and m.tense is not Tense.FUTURE]
    return max(years, default=None)


def near_weekdays(days: int, clues: Sequence[Clue], latest: int | None) -> Clue | None:
    """The year right behind the last date told, where two weekdays and their dates fit it and none of the next years.

    « libérée en novembre 2017 », then « le vendredi 8 juin » and « le samedi 9 juin »: 2018, and not 2029.
    """
    weekdays = {clue.mention for clue in clues if clue.kind is ClueKind.WEEKDAY}
    told = [first_day(clue.days) for clue in clues if clue.kind is ClueKind.TOLD]
    stretches = list(runs(days))
    if len(weekdays) < 2 or not told or len(stretches) < 2:
        return None
    (first, last), (following, _) = stretches[0], stretches[1]
    behind = max(told)
    if (first - behind).days > _BEHIND or (following - last).days < _NEXT or latest is not None and latest > last.year:
        return None
    why = f"première année qui convienne après la dernière date racontée ({in_words(behind)}) : {first.year}"
    return Clue(ClueKind.WEEKDAY, between(first, last), why)


def lead(
    r: Reading, mentions: Sequence[TimeMention], days: int, clues: Sequence[Clue], lexicon: Lexicon
) -> tuple[list[Clue], Lead | None]:
    """Narrow the days by the weekdays that the text goes on to name, and by the offset at its head.

    A weekday alone beside the same weekday with its date may be that day, within the week, or a later one that needs no
    date; two weekdays that both stand so are taken to tell of the same days twice.
    """
    dated = _dated_weekdays(mentions, days, {clue.mention for clue in clues if clue.kind is ClueKind.WEEKDAY})
    found: list[Clue] = []
    events: set[date] = set()
    for m in mentions:
        bare = _bare_weekday(m)
        day = dated.get((m.weekday, None)) if bare else dated.get((m.weekday, m.id))
        if day is None or m.tense is not Tense.PAST:
            continue
        if bare:
            why = f"« {m.text} » seul, le {in_words(day)} : dans la semaine qui suit"
            found.append(Clue(ClueKind.WEEKDAY, between(day, day + timedelta(6)), why, m.id))
        if m.verb is None or not _reports(r, m.verb, lexicon):
            events.add(day)
    head = next((m for m in mentions if m.sentence < _HEAD and _is_offset(r, m)), None)
    if len({m.weekday for m in mentions if m.id in {clue.mention for clue in found}}) < _PAIRS:
        return [], None
    if head is None or len(events) != 1:
        return found, None
    (event,) = events
    day = event + timedelta(int(head.amount or 0))
    why = f"« {head.text} » en tête, compté depuis l'événement du {in_words(event)}"
    found.append(Clue(ClueKind.WEEKDAY, between(day, day + timedelta(_PRINTED)), why, head.id))
    return found, Lead(head.id, day, why)


def _dated_weekdays(
    mentions: Sequence[TimeMention], days: int, fitting: set[int | None]
) -> dict[tuple[int | None, int | None], date]:
    """The day of each weekday that stands with its date, by its name (the last one counts) and by the mention."""
    found: dict[tuple[int | None, int | None], date] = {}
    last = last_day(days)
    for m in mentions:
        if m.id in fitting and m.day is not None and m.month is not None and m.tense is Tense.PAST:
            before = [day for day in occurrences(m.day, m.month, m.weekday) if day <= last]
            if before:
                found[m.weekday, None] = found[m.weekday, m.id] = before[-1]
    return found


def _bare_weekday(m: TimeMention) -> bool:
    return (
        m.kind is Kind.DAY
        and m.weekday is not None
        and m.day is None
        and m.month is None
        and m.direction is None
        and m.week_offset is None
        and m.anchor is Anchor.PUBLICATION
    )


def _is_offset(r: Reading, m: TimeMention) -> bool:
    """*Deux jours après la tentative*, told with a verb in the present or the past."""
    return (
        m.kind is Kind.OFFSET
        and m.anchor is Anchor.STORY
        and m.unit is Unit.DAY
        and m.amount is not None
        and m.amount > 0
        and r.lower[m.tokens[1] - 1] == "après"
        and m.tense in (Tense.PRESENT, Tense.PAST)
    )


def _reports(r: Reading, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb reports speech, so that its day is that of the words and not of the event.

    *A repris ses attaques* has the verb of *a repris l'information*: what counts is a clause that it reports, or its
    place after one (*a-t-il indiqué samedi*).
    """
    if r.lemma[verb] not in lexicon.reporting.by_head:
        return False
    relations = {r.dep[child].split(":")[0] for child in r.children[verb]}
    inverted = any(r.dep[child].startswith("nsubj") and child > verb - 1 for child in r.children[verb])
    spoken = any("-" in r.words[k] and r.pos[k] == "PRON" for k in range(max(0, verb - 2), verb))
    return "ccomp" in relations or r.dep[verb] == "parataxis" or inverted or spoken
