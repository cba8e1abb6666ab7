"""Values of time expressions under a publication date, given or supposed.

:func:`resolve` goes through the mentions of a document in text order and keeps the day that the story has come to, so
that *le lendemain* and *à 17 h* find what they count from. Without a publication date only what the document itself
says gets a value. Supposing one date after another shows which expressions agree with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recoupe.extract.times import nearest, offsets
from recoupe.extract.times.feasts import FEASTS
from recoupe.extract.times.mentions import Anchor, Kind, Tense, TimeMention, Unit
from recoupe.extract.times.names_of_times import ERAS
from recoupe.extract.times.readings import (
    Finding,
    allow_for_sighting,
    conflict,
    in_year,
    named_years,
    reading,
    settled,
    unpublished,
)
from recoupe.extract.times.values import (
    DAY,
    NOWHERE,
    Stretch,
    date_or_none,
    in_words,
    month_word,
    narrowed,
    weekday_word,
)
from recoupe.extract.times.values import day as one_day
from recoupe.model import TimeReading, TimeStatus, TimeType

# days after which what is told is history, not the story of the day
_HISTORY = 400
# hours from this one on belong to the first day of a night between two days
_EVENING = 18
# years near the ends of what datetime can count are no publication dates
_FIRST, _LAST = 100, 9900


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a mention comes to.

    Attributes:
        value: the TIMEX3 value; ``None`` where it is not settled.
        earliest, latest: first and last day it may mean; ``None`` where that end is open.
        status, candidates, evidence: as in :class:`~recoupe.model.TimeExpression`.
    """

    value: str | None
    earliest: date | None
    latest: date | None
    status: TimeStatus
    candidates: tuple[TimeReading, ...] = ()
    evidence: tuple[str, ...] = ()


def resolve(mentions: Sequence[TimeMention], published: date | None) -> list[Resolved]:
    """Give the mentions of one document their values, in the same order.

    Args:
        mentions: as :func:`~recoupe.extract.times.grammar.find_mentions` gives them.
        published: the day of publication, known or supposed; ``None`` where nothing is known of it.
    """
    if published is not None and not _FIRST < published.year < _LAST:
        published = None
    return _Solver(mentions, published).solve()


class _Solver:
    """Values for the mentions of one document under one publication date."""

    def __init__(self, mentions: Sequence[TimeMention], published: date | None) -> None:
        self.mentions = mentions
        self.published = published
        self.found: dict[int, Finding] = {}
        # the day the story has come to when each mention is reached, and whether one was named at all
        self.story: Stretch = NOWHERE
        self.named = False
        self.told_in = 0  # the sentence that named it
        self.night = False  # whether that day is the first of two: « la nuit de lundi à mardi »
        self.latest: Stretch = NOWHERE  # the last stretch named, however long: « en 2001 ... la même année »
        self.coming: Stretch = NOWHERE  # the last day named that is not yet past

    def solve(self) -> list[Resolved]:
        waiting: list[tuple[TimeMention, Stretch, bool, bool]] = []
        for m in self.mentions:
            self._leave_history(m)
            if m.kind in (Kind.CLOCK, Kind.PART):
                ahead = m.tense in (Tense.PRESENT, Tense.FUTURE) and self._is_past(self.story)
                base = self.coming if ahead and self.coming.day is not None else self.story
                waiting.append((m, base, self.named, self.night and base == self.story))
                continue
            self.found[m.id] = found = self._stretch(m)
            if m.type in (TimeType.DATE, TimeType.TIME) and m.kind not in (Kind.VAGUE, Kind.ERA):
                self._move_story(m, found.stretch)
        for m in self.mentions:
            if self._looks_ahead(m):
                self.found[m.id] = self._told_below(m)
        for m, story, named, night in waiting:
            self.found[m.id] = self._after_night(m, night, self._inherited(m, story, named))
        return [self._finish(m, self.found[m.id]) for m in self.mentions]

    def _is_past(self, stretch: Stretch) -> bool:
        return self.published is not None and stretch.day is not None and stretch.day < self.published

    def _leave_history(self, m: TimeMention) -> None:
        """A day long past is told of in its sentence and the next; then the story is back where it was."""
        there = self.story.first
        if there is None or m.sentence <= self.told_in + 1 or self.published is None:
            return
        if abs((self.published - there).days) > _HISTORY:
            self.story, self.named = NOWHERE, False

    def _move_story(self, m: TimeMention, stretch: Stretch) -> None:
        """The last day named is where the story is; an unsettled one leaves it nowhere."""
        if self.published is not None and stretch.day is not None and stretch.day >= self.published:
            self.coming = stretch
        if stretch.first is not None and stretch.value is not None:
            self.latest = stretch
            if m.aside and self.published is not None or m.passing and self.story.day is not None:
                return
            if stretch.day is not None or self.story.day is None:
                self.story, self.told_in, self.night = stretch, m.sentence, m.overnight is not None
            self.named = self.named or stretch.day is not None
        elif m.event:
            return
        elif m.kind in (Kind.DAY, Kind.FEAST) or m.kind == Kind.OFFSET and m.unit == Unit.DAY:
            self.story, self.named = NOWHERE, True
            if m.month is not None:
                self.latest = NOWHERE  # « le vendredi 31 décembre … le 31 »: of that December, not of a month before

    # One mention --------------------------------------------------------------------------------------------------

    def _stretch(self, m: TimeMention) -> Finding:
        match m.kind:
            case Kind.DURATION | Kind.SET | Kind.VAGUE:
                return Finding(Stretch(m.value, None, None), TimeStatus.EXPLICIT, ())
            case Kind.ERA:
                _, first, last = next(era for era in ERAS.values() if era[0] == m.value)
                end = date.fromisoformat(last) if last else None
                stretch = Stretch(m.value, date.fromisoformat(first), end)
                return Finding(stretch, TimeStatus.EXPLICIT, ("période historique",))
            case Kind.OFFSET:
                return self._offset(m)
            case Kind.DAY if m.nth is None and (m.day is None or m.month is None):
                return self._weekday(m)
            case Kind.YEAR | Kind.DECADE | Kind.CENTURY:
                return Finding(named_years(m), TimeStatus.EXPLICIT, ())
            case _:
                return self._dated(m)

    def _offset(self, m: TimeMention) -> Finding:
        if m.anchor == Anchor.STORY:
            base = self.found[m.day_of].stretch if m.day_of is not None and m.day_of in self.found else self.story
            if m.unit == Unit.YEAR and m.day_of is None:
                base = self.latest
            if base.first is None and m.amount is not None and m.amount < 0 and self.published is not None:
                base = one_day(self.published)  # « trois mois auparavant », with no other day to count from
            stretch = offsets.from_story(m, base)
            if stretch.first is None:
                return Finding(NOWHERE, TimeStatus.UNDERDETERMINED, ("relatif à un jour que le texte ne fixe pas",))
            if self.published is not None and stretch.first > self.published and m.tense != Tense.FUTURE and m.counted:
                return Finding(NOWHERE, TimeStatus.UNDERDETERMINED, ("relatif à un jour que le texte ne fixe pas",))
            if m.event:
                said = "compté d’un événement ; s’il est du dernier jour nommé"
                readings = (reading(stretch, said),) if stretch.value is not None else ()
                return Finding(NOWHERE, TimeStatus.UNDERDETERMINED, ("compté d’un événement",), readings)
            since = in_words(base.day) if base.day is not None else str(base.value)
            return Finding(stretch, settled(stretch), (f"relatif au dernier jour nommé ({since})",))
        if self.published is None:
            return unpublished(m)
        stretch = offsets.from_publication(m, self.published)
        return Finding(stretch, settled(stretch), (f"relatif à la publication ({in_words(self.published)})",))

    def _looks_ahead(self, m: TimeMention) -> bool:
        """Whether *deux jours après l'attaque* stands before any day, so that the attack is dated further down."""
        return (
            m.kind == Kind.OFFSET and m.anchor == Anchor.STORY and m.counted and self.found[m.id].stretch.first is None
        )

    def _told_below(self, m: TimeMention) -> Finding:
        """Count from the first day that a past tense names after a lead (*Deux jours après l'attaque, ...*)."""
        if m.sentence > 1 or any(self._names_day(other) for other in self.mentions[: m.id]):
            return self.found[m.id]
        for other in self.mentions[m.id + 1 :]:
            if self._names_day(other):
                base = self.found[other.id].stretch
                if other.tense != Tense.PAST or base.day is None or m.unit != Unit.DAY:
                    break
                stretch = offsets.from_story(m, base)
                if self.published is not None and (stretch.first is None or stretch.first > self.published):
                    break
                return Finding(
                    stretch, settled(stretch), (f"relatif au premier jour nommé ensuite ({in_words(base.day)})",)
                )
        return self.found[m.id]

    def _names_day(self, m: TimeMention) -> bool:
        return m.kind == Kind.DAY or m.kind == Kind.OFFSET and m.unit == Unit.DAY and not m.counted

    def _weekday(self, m: TimeMention) -> Finding:
        """*mardi*, *vendredi dernier*, *lundi de la semaine prochaine*, *mardi 5*."""
        if m.weekday is None:
            return self._day_alone(m)
        if m.day_of is not None:
            return self._apposed(m, self.found[m.day_of])
        if m.anchor == Anchor.STORY:
            base = self.story.day
            if base is None or m.direction is None:
                return Finding(NOWHERE, TimeStatus.UNDERDETERMINED, ("relatif à un jour que le texte ne fixe pas",))
            there = nearest.weekday(base, m.weekday, m.direction, strict=True)
            return Finding(one_day(there), TimeStatus.INFERRED, (f"relatif au dernier jour nommé ({in_words(base)})",))
        if self.published is None:
            return unpublished(m)
        if m.day is not None:
            there = nearest.weekday_and_day(self.published, m)
            if there is None:
                return self._no_such_day(m)
            said = f"{weekday_word(m.weekday)} {m.day} le plus proche"
            since = f"relatif à la publication ({in_words(self.published)})"
            return Finding(one_day(there), TimeStatus.INFERRED, (since, said))
        there, why = nearest.bare_weekday(self.published, m)
        start = self._range_start(m).day
        if start is not None and m.direction is None:
            there, why = nearest.weekday(start, m.weekday, 1), f"fin de la période qui commence le {in_words(start)}"
        return Finding(
            one_day(there), TimeStatus.INFERRED, (f"relatif à la publication ({in_words(self.published)})", why)
        )

    def _day_alone(self, m: TimeMention) -> Finding:
        """*le 5*: of the month that was named last, or of the next where that day is over and the verb looks ahead."""
        base = self.latest.first
        nowhere = Finding(NOWHERE, TimeStatus.UNDERDETERMINED, ("le mois n’est pas dit",))
        if base is None or m.day is None:
            return nowhere
        there = date_or_none(base.year, base.month, m.day)
        if there is not None and there < base and m.tense in (Tense.PRESENT, Tense.FUTURE):
            there = date_or_none(base.year + base.month // 12, base.month % 12 + 1, m.day)
        if there is None:
            return nowhere
        said = f"mois nommé avant : {month_word(there.month)} {there.year}"
        return Finding(one_day(there), TimeStatus.INFERRED, (said,))

    def _apposed(self, m: TimeMention, other: Finding) -> Finding:
        """*aujourd'hui mardi*: one day under two names, which must agree."""
        there = other.stretch.day
        if there is None or there.weekday() == m.weekday:
            return other
        return conflict(m, one_day(there))

    def _range_start(self, m: TimeMention) -> Stretch:
        """What the first end of a range comes to, for its last end; nowhere for all others."""
        if not m.is_end or m.other_end not in self.found:
            return NOWHERE
        return self.found[m.other_end].stretch

    def _no_such_day(self, m: TimeMention) -> Finding:
        assert self.published is not None
        assert m.weekday is not None
        there, why = nearest.bare_weekday(self.published, m)
        said = f"aucun {weekday_word(m.weekday)} {m.day} près de la publication ({in_words(self.published)})"
        return Finding(NOWHERE, TimeStatus.CONFLICTING, (said,), (reading(one_day(there), f"le jour seul : {why}"),))

    def _dated(self, m: TimeMention) -> Finding:
        """Days, months, seasons, quarters and feasts: in their year, or in the one that the publication suggests."""
        year, why = m.year, ""
        if year is None and m.year_offset is not None:
            base = self.latest.first if m.anchor == Anchor.STORY else self.published
            if base is None:
                return unpublished(m)
            year, why = base.year + m.year_offset, f"relatif à l’année {base.year}"
        if year is not None:
            return self._in_year(m, year, why)
        if m.anchor == Anchor.STORY and m.direction is not None:
            if self.story.first is None:
                return Finding(NOWHERE, TimeStatus.UNDERDETERMINED, ("relatif à un jour que le texte ne fixe pas",))
            reference = self.story.first
            why = f"relatif au dernier jour nommé ({in_words(reference)})"
        elif self.published is None:
            return unpublished(m)
        else:
            reference, why = self.published, f"relatif à la publication ({in_words(self.published)})"
        choices = [(y, in_year(m, y)) for y in range(reference.year - 2, reference.year + 3)]
        known = [(y, s) for y, stretches in choices for s in stretches]
        if not known:
            return Finding(NOWHERE, TimeStatus.CONFLICTING, (f"le {m.day} {month_word(m.month or 1)} n’existe pas",))
        chosen, because = nearest.choose(reference, m, [s for _, s in known])
        start = self._range_start(m)
        if start.first is not None and chosen.first is not None and chosen.first < start.first:
            later = [s for _, s in known if s.first is not None and s.first >= start.first]
            chosen, because = (
                (later[0] if later else chosen),
                f"fin de la période qui commence le {in_words(start.first)}",
            )
        if (
            m.kind == Kind.DAY
            and m.weekday is not None
            and chosen.day is not None
            and chosen.day.weekday() != m.weekday
        ):
            return self._check_weekday(m, reference, chosen, [s for _, s in known])
        return allow_for_sighting(m, Finding(chosen, TimeStatus.INFERRED, (why, because)))

    def _check_weekday(self, m: TimeMention, reference: date, chosen: Stretch, known: list[Stretch]) -> Finding:
        """The weekday does not fit the nearest year: the neighbouring one where it does, else a conflict.

        Where the verb says on which side the day lies, the other side is no way out.
        """
        if m.tense in (Tense.PAST, Tense.FUTURE):
            return conflict(m, chosen)
        fitting = [
            s
            for s in nearest.around(reference, known)
            if s is not None and s.first is not None and s.first.weekday() == m.weekday
        ]
        if len(fitting) == 1 and m.weekday is not None:
            date_said = f"{m.day} {month_word(m.month or 1)}"
            said = f"{weekday_word(m.weekday)} et {date_said} s’accordent en {str(fitting[0].value)[:4]}"
            return Finding(fitting[0], TimeStatus.INFERRED, (f"relatif à la publication ({in_words(reference)})", said))
        return conflict(m, chosen)

    def _in_year(self, m: TimeMention, year: int, why: str) -> Finding:
        stretches = in_year(m, year)
        status = TimeStatus.INFERRED if why else TimeStatus.EXPLICIT
        evidence = (why,) if why else ()
        if not stretches:
            if m.kind == Kind.FEAST:
                return Finding(
                    NOWHERE, TimeStatus.CONFLICTING, (f"{FEASTS[m.feast or ''].name} ne tombe pas en {year}",)
                )
            said = f"le {m.day} {month_word(m.month or 1)} {year} n’existe pas"
            return Finding(NOWHERE, TimeStatus.CONFLICTING, (said,))
        if len(stretches) > 1:
            readings = tuple(reading(s, "l’une des deux fois de cette année") for s in stretches)
            return Finding(
                Stretch(None, stretches[0].first, stretches[-1].last), TimeStatus.UNDERDETERMINED, evidence, readings
            )
        stretch = stretches[0]
        if m.kind == Kind.DAY and m.weekday is not None and stretch.day and stretch.day.weekday() != m.weekday:
            return conflict(m, stretch)
        return allow_for_sighting(m, Finding(stretch, status, evidence))

    def _inherited(self, m: TimeMention, story: Stretch, named: bool) -> Finding:
        """The day of an hour or of a part of the day: of its sentence, of the story, of the publication."""
        if m.day_of is not None:
            host = self.found[m.day_of]
            if self.mentions[m.day_of].kind == Kind.SET:
                return Finding(Stretch(f"{host.stretch.value}{clock_value(m)}", None, None), TimeStatus.EXPLICIT, ())
            if host.stretch.day is None:
                return Finding(NOWHERE, TimeStatus.UNDERDETERMINED, ("le jour reste ouvert",))
            said = f"jour nommé dans la phrase : « {self.mentions[m.day_of].text} »"
            status = host.status if host.status == TimeStatus.EXPLICIT else TimeStatus.INFERRED
            return Finding(one_day(host.stretch.day), status, (said,))
        if story.day is not None:
            return Finding(one_day(story.day), TimeStatus.INFERRED, (f"dernier jour nommé : {in_words(story.day)}",))
        if named or self.published is None:
            return Finding(NOWHERE, TimeStatus.UNDERDETERMINED, ("le jour reste ouvert",))
        said = f"aucun jour nommé avant : jour de la publication ({in_words(self.published)})"
        return Finding(one_day(self.published), TimeStatus.INFERRED, (said,))

    def _after_night(self, m: TimeMention, night: bool, found: Finding) -> Finding:
        """After *la nuit de lundi à mardi*, hours and parts of the day up to the evening lie on the second day."""
        if m.day_of is not None:
            night = self.mentions[m.day_of].overnight is not None
        day = found.stretch.day
        early = m.hour < _EVENING if m.hour is not None else m.part in ("MO", "MI", "AF")
        if not night or day is None or not early:
            return found
        said = f"après la nuit qui commence le {in_words(day)}"
        return Finding(one_day(day + DAY), found.status, (*found.evidence, said))

    def _finish(self, m: TimeMention, found: Finding) -> Resolved:
        stretch = narrowed(found.stretch, m.modifier) if m.type == TimeType.DATE else found.stretch
        value = stretch.value
        if stretch.day is not None and value is not None:
            value += clock_value(m)
        candidates = tuple(
            TimeReading(value=c.value + clock_value(m), earliest=c.earliest, latest=c.latest, reason=c.reason)
            for c in found.candidates
        )
        return Resolved(value, stretch.first, stretch.last, found.status, candidates, found.evidence)


def clock_value(m: TimeMention) -> str:
    """What an hour or a part of the day adds to the value of its day (``T17:00``, ``TEV``)."""
    if m.hour is not None:
        return f"T{m.hour:02}:{m.minute or 0:02}"
    return f"T{m.part}" if m.part is not None else ""
