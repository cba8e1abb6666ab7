"""When a text was published, as far as its own words tell: the clues are laid over each other, the firmest first.

The day of publication is a variable over the half-century of :mod:`recoupe.extract.times.daysets`; no clock is read.
What a clue leaves is kept where it leaves anything; a weaker clue that contradicts the firmer ones is set aside, and
this is said. A year is settled only by evidence that agrees from several sides, or by what counts from a known day; a
weekday that fits no remaining year leaves the date open, with the readings of either side.

1. **frame**: the address, the dateline, « Publié le » (:mod:`recoupe.extract.times.frame`).
2. **clues**: anchors, explicit years, weekdays, tenses, time gone by (:mod:`recoupe.extract.times.clues`,
   :mod:`recoupe.extract.times.elapsed`).
3. **intersection**, by firmness.
4. **recency**: of years that fit the weekdays, the one right behind the last year told of; days right behind the last
   event (:mod:`recoupe.extract.times.recency`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from recoupe.extract.reading import Reading
from recoupe.extract.times.anchors import find_anchors
from recoupe.extract.times.clues import FIRM, Clue, ClueKind, anchor_clues, mention_clues
from recoupe.extract.times.daysets import ALL, FIRST, LAST, between, first_day, last_day, runs
from recoupe.extract.times.elapsed import elapsed_clues
from recoupe.extract.times.frame import frame
from recoupe.extract.times.mentions import TimeMention
from recoupe.extract.times.recency import Lead, latest_year, lead, near_weekdays
from recoupe.extract.times.values import in_words
from recoupe.lexicon import Lexicon
from recoupe.model import Document, Publication, PublishedStatus, TimeReading

#: A weekday and a date agree in at most eight of the years looked at; more readings than that are no help to anybody.
MAX_READINGS = 8
#: A stretch of so many days is one, even over New Year.
_ONE_STRETCH = 92

#: Rough windows that share fewer days contradict each other.
_TOUCHING = 4
#: A clue bears out another when it ends within so many days of it.
_JOINED = 730

_ORDER = list(ClueKind)
# kinds whose windows are no exact ends
_ROUGH = (ClueKind.ELAPSED, ClueKind.LASTING, ClueKind.SINCE, ClueKind.BARE)
# what can settle a year by itself once it agrees with everything firm
_STRONG = frozenset((ClueKind.FRAME, ClueKind.STEP, ClueKind.ELAPSED, ClueKind.BEGUN))


@dataclass(slots=True)
class Solution:
    """What the clues come to.

    Attributes:
        days: the days of publication that remain (:mod:`recoupe.extract.times.daysets`).
        record: the same for the reader.
        conflicting: ``id`` of the mentions whose weekday fits no remaining day.
        lead: the story offset at the head of the text and the day it comes to.
    """

    days: int
    record: Publication
    conflicting: frozenset[int] = frozenset()
    lead: Lead | None = None


@dataclass(slots=True)
class _State:
    """The intersection so far: the days left, the clues that narrowed them, and those set aside."""

    days: int = ALL
    used: list[Clue] = field(default_factory=list)
    agreeing: list[Clue] = field(default_factory=list)
    aside: list[Clue] = field(default_factory=list)

    def take(self, clue: Clue) -> None:
        left = self.days & clue.days
        # windows that hardly touch count different things (« depuis une semaine », « sixième samedi »)
        if not left or clue.kind in _ROUGH and left.bit_count() < _TOUCHING:
            self.aside.append(clue)
            return
        if left != self.days:
            self.used.append(clue)
        self.agreeing.append(clue)
        self.days = left


def infer_publication(r: Reading, document: Document, mentions: Sequence[TimeMention], lexicon: Lexicon) -> Solution:
    """Infer when a document without a given date was published.

    Args:
        r: the reading of its text.
        document: its address is read; its ``published`` is not.
        mentions: its calendar expressions.
        lexicon: for the dated anchors.
    """
    framed = frame(r.text, document.url)  # 1
    anchors = find_anchors(r, lexicon.anchors)  # 2
    starts = list({a.id: a for m in anchors for a in m.anchors if a.kind == "start"}.values())
    named = anchor_clues(r, anchors)
    clues = mention_clues(r, mentions, starts)
    if framed is not None and all(_meets(framed, clue) for clue in named):
        # what stands around an article is not narrowed by its body, where only a weekday may fail to fit
        clues = [clue for clue in clues if clue.kind is ClueKind.WEEKDAY]
        clues.append(Clue(ClueKind.FRAME, between(framed[0], framed[1]), framed[2]))
    else:
        clues += named + elapsed_clues(r, mentions, anchors)
    state = _intersect(clues)  # 3
    conflicting = frozenset(c.mention for c in state.aside if c.kind is ClueKind.WEEKDAY and c.mention is not None)
    if conflicting and not any(c.kind is ClueKind.FRAME for c in state.used):
        return _contradicted(state, clues, conflicting)
    near = near_weekdays(state.days, state.agreeing, latest_year(mentions))  # 4
    if near is not None:
        state.take(near)
    elif not _is_supported(state):
        state = _intersect([c for c in clues if c.kind in FIRM or c.kind is ClueKind.OFFICE])
    found = None
    if _is_one_stretch(state.days):
        narrower, found = lead(r, mentions, state.days, state.agreeing, lexicon)
        for clue in narrower:
            state.take(clue)
    return Solution(state.days, _record(state), conflicting, found)


def _meets(framed: tuple[date, date, str], clue: Clue) -> bool:
    """Whether a day read off the page can be right: nobody names a thing before it is."""
    return clue.kind is not ClueKind.NAMED or bool(between(framed[0], framed[1]) & clue.days)


def _intersect(clues: Sequence[Clue]) -> _State:
    """Lay the clues over each other, the firmest kind first, the latest bound first within a kind."""
    state = _State()
    ordered = sorted(
        enumerate(clues),
        key=lambda pair: (_ORDER.index(pair[1].kind), -first_day(pair[1].days or 1).toordinal(), pair[0]),
    )
    for _, clue in ordered:
        state.take(clue)
    return state


def _year_of(days: int) -> int | None:
    """The one year in which all days lie, if they do."""
    first, last = first_day(days), last_day(days)
    return first.year if first.year == last.year else None


def _is_one_stretch(days: int) -> bool:
    """Whether the days are one unbroken stretch of a year at most."""
    return (last_day(days) - first_day(days)).days == days.bit_count() - 1 <= 365


def _is_supported(state: _State) -> bool:
    """Whether a settled year rests on enough: no single weak clue may be what settles it.

    What counts from a known day may stand alone; a tense can be misread, an office told of as if it were held, a
    weekday mistyped.
    """
    if _year_of(state.days) is None:
        return True
    for weak in state.agreeing:
        if weak.kind not in FIRM and weak.kind not in _STRONG and not _is_joined(weak, state.agreeing):
            rest = ALL
            for clue in state.agreeing:
                if clue is not weak and (clue.kind is not weak.kind or clue.days != weak.days):
                    rest &= clue.days
            if _year_of(rest) is None:
                return False
    return True


def _is_joined(lasting: Clue, agreeing: Sequence[Clue]) -> bool:
    """Whether weeks counted from a known day are borne out: by a weekday, or by a clue that ends not much later."""
    return lasting.kind is ClueKind.LASTING and any(
        clue.kind not in (*FIRM, ClueKind.LASTING, ClueKind.SINCE)
        and (clue.kind is ClueKind.WEEKDAY or (last_day(clue.days) - last_day(lasting.days)).days < _JOINED)
        for clue in agreeing
    )


def _contradicted(state: _State, clues: Sequence[Clue], conflicting: frozenset[int]) -> Solution:
    """A weekday fits none of the days that the rest leaves: open, with the readings of either side."""
    without = [c for c in clues if c.kind is not ClueKind.WEEKDAY]
    firm = _intersect([c for c in clues if c.kind in FIRM])
    rest = _intersect(without)
    weekdays = _intersect([c for c in clues if c.kind in FIRM or c.kind is ClueKind.WEEKDAY])
    readings = [*_readings(rest.days, "sans le jour de la semaine")]
    readings += [one for one in _readings(weekdays.days, "selon le jour de la semaine") if one not in readings]
    said = tuple(f"contredit par : {clue.why}" for clue in state.aside if clue.kind is ClueKind.WEEKDAY)
    record = Publication(
        earliest=_iso(first_day(firm.days), FIRST),
        latest=_iso(last_day(firm.days), LAST),
        status=PublishedStatus.OPEN,
        candidates=tuple(readings[:MAX_READINGS]),
        evidence=(*(clue.why for clue in firm.used), *said),
    )
    return Solution(firm.days, record, conflicting)


def _record(state: _State) -> Publication:
    """The record of what the clues leave."""
    if not state.used:
        return Publication(evidence=("aucun indice de date dans le texte",))
    first, last = first_day(state.days), last_day(state.days)
    # what recurs every few years bounds nothing: its first and last day are only those of the calendar looked at
    bounding = [c.days for c in state.used if c.kind not in (ClueKind.WEEKDAY, ClueKind.BARE)]
    settled = first.year == last.year or _is_one_stretch(state.days) and (last - first).days <= _ONE_STRETCH
    return Publication(
        earliest=_iso(first, FIRST) if settled or any(first_day(days) > FIRST for days in bounding) else None,
        latest=_iso(last, LAST) if settled or any(last_day(days) < LAST for days in bounding) else None,
        status=PublishedStatus.INFERRED if settled else PublishedStatus.OPEN,
        candidates=() if settled else _readings(state.days, "tous les indices s'accordent"),
        evidence=tuple(clue.why for clue in state.used)
        + tuple(f"écarté, contredit par le reste : {clue.why}" for clue in state.aside),
    )


def _readings(days: int, reason: str) -> tuple[TimeReading, ...]:
    """The stretches that remain, one a year, where they are few."""
    if days == ALL:
        return ()
    years: dict[int, tuple[date, date]] = {}
    for first, last in runs(days):
        if last.year - first.year > 1:
            return ()
        low, _ = years.get(first.year, (first, last))
        years[first.year] = (low, last)
    if not 1 <= len(years) <= MAX_READINGS:
        return ()
    return tuple(
        TimeReading(
            value=str(year) if first.year == last.year else f"{first.isoformat()}/{last.isoformat()}",
            earliest=first.isoformat(),
            latest=last.isoformat(),
            reason=f"{reason} : du {in_words(first)} au {in_words(last)}",
        )
        for year, (first, last) in years.items()
    )


def _iso(day: date, edge: date) -> str | None:
    """A day, or ``None`` at the edge of the calendar looked at."""
    return None if day == edge else day.isoformat()
