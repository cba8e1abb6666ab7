"""Which of the days that a document names an account is told of.

What an account's own words say comes first; then the day told last before it in its paragraph; then, for what a text
tells as its news, the day of the text's main event. « La veille » counts from the day told before. All this is settled
in one document; which day it comes to is settled over the dossier (:mod:`recoupe.crosscheck.dating`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from msgspec.structs import replace

from recoupe.crosscheck.records import When
from recoupe.crosscheck.times import (
    AHEAD,
    FRESH,
    LAST,
    NEAR,
    PAST,
    YESTERDAY,
    is_earlier,
    is_week_before,
    story_shift,
    when_of,
)
from recoupe.extract.calendar_words import WEEKDAYS
from recoupe.extract.times.frame import entries
from recoupe.french.folding import fold
from recoupe.model import Analysis, PublishedStatus

#: A text tells its news in its first so many characters.
HEAD = 700
#: What spans more days dates no news.
_LONG = 21
#: What ended so many days before is of its own time.
_LONG_AGO = 60
#: A day told farther before a sentence is that of it only where the text has no main one.
_BEFORE = 300
#: What is called for stands so near to its day.
_AROUND = 80
_CLAUSE = re.compile(r"[;:!?\n]|\.(?!\d)")
_CALLED = re.compile(
    r"\b(?:appel|prevu|avant|a venir|prochain|fixe|prepar|a la veille|attend|rendez vous|promet|redout|crain"
    r"|(?<!les )(?<!des )(?<!ses )(?<!aux )annonce"
    r"|invit|menac|interdire|eviter|renonc|nouveau samedi|nouvelle manifest|nouvelle mobilis|envisag|program|projet)"
)
#: What sets another day against the one that is told of; a figure of that day has it by itself.
_COMPARED = re.compile(
    r"\b(?:contre|par rapport|loin d\w*|en deca d\w*|fois (?:moins|plus)|compar\w+|"
    r"(?:moins|plus|autant|aussi|meme)\b[^,]{0,40}\bque\b(?! \d)|ce(?:lui|lle|ux|lles) d\w*|depuis)\b[^()]*$"
)
_LIKE = re.compile(r"\bcomme(?: (?:la|le|lors d\w*))?\W*$")  # « comme la semaine précédente »
_OF = re.compile(r"\b(?:d|de|du|des|de la|de l)\W?$")
_HALF_YEAR = 182
_NEAREST = (-_HALF_YEAR, _HALF_YEAR)
#: A date opens a line where no more characters stand before it; of so many such lines a text is a chronology.
_LEAD, _DATED_LINES = 12, 3
#: « la frappe du 20 février »: the day of what came of it too.
_OF_HARM = re.compile(
    r"\b(?:frappe|attaque|attentat|bombardement|raid|explosion|massacre|tuerie|fusillade|naufrage|assaut|combat|incendie"
    r"|embuscade|enlevement|tir|seisme)s? (?:\w+ )?d(?:u|e|es)? ?$"
)
WEEKDAY_NAMES = tuple(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Point:
    """A day where a text names it.

    Attributes:
        start: where.
        id: of the expression.
        when: what it says.
        saying: it dates what somebody said, not what happened.
    """

    start: int
    id: int
    when: When
    saying: bool


class Storyline:
    """The days that a document names, in text order.

    Args:
        analysis: what was found in it.
    """

    def __init__(self, analysis: Analysis) -> None:
        text = analysis.text
        self._folded = fold(text)
        self._published = analysis.published
        self._is_live = bool(entries(text))
        self._paragraphs = [0, *(k + 1 for k, mark in enumerate(text) if mark == "\n")]
        self._whens: dict[int, When] = {}
        saying = {one.time.id for one in analysis.statements if one.time is not None}
        recalled = {one.time for one in analysis.figures if one.against is not None and one.time is not None}
        self.points: list[Point] = []
        self._aside: set[int] = set()
        self._of_harm: set[int] = set()
        for expression in analysis.dates:
            when = when_of(expression, text, analysis.published)
            when = self._from_story(when, expression.start)
            if when.shift == PAST and self.is_called_for(expression.start, expression.end):
                when = replace(when, shift=NEAR)
            self._whens[expression.id] = when
            if _is_aside(self._folded, expression.start, when):
                self._aside.add(expression.id)
                if _OF_HARM.search(self._folded, max(0, expression.start - _AROUND), expression.start):
                    self._of_harm.add(expression.id)
            if when.says:
                self.points.append(Point(expression.start, expression.id, when, expression.id in saying))
        self._chronology = sum(self._opens_line(point) for point in self.points) >= _DATED_LINES
        if self._chronology:  # told in the present, and past
            self.points = [Point(point.start, point.id, _settled(point.when), point.saying) for point in self.points]
        self._figures = [one.start for one in analysis.figures]
        opening = {point.id for point in self.points if self._opens_line(point)} if self._chronology else set[int]()
        self._elsewhere = (recalled | saying | self._aside) - opening
        self._starts = [point.start for point in self.points]
        self._dating = [point for point in self.points if self._may_date(point) and point.when.shift != LAST]
        self._dating_starts = [point.start for point in self._dating]
        self.main = self._main()

    def is_called_for(self, start: int, end: int) -> bool:
        """Whether the words around speak of what is called for, feared or prepared: it may lie ahead."""
        before = _CLAUSE.split(self._folded[max(0, start - _AROUND) : start])[-1]
        behind = _CLAUSE.split(self._folded[end : end + _AROUND // 2], maxsplit=1)[0]
        return _CALLED.search(before + " " + behind) is not None

    def _from_story(self, when: When, start: int) -> When:
        """Count « la veille » from the day told before."""
        days = story_shift(when)
        published = self._published.earliest if self._published.status is PublishedStatus.GIVEN else None
        late = published is not None and when.earliest is not None and when.earliest >= published
        if days is None or when.says and not (days < 0 and late):  # « la veille » of a text is never its own day
            return when
        base = next((point for point in reversed(self.points) if not point.saying and self._may_be_base(point)), None)
        if base is None:
            return when
        basis = f"« {when.text} », compté depuis « {base.when.text} »"
        return replace(base.when, text=when.text, plus=base.when.plus + days, clock=when.clock, basis=basis)

    def _may_be_base(self, point: Point) -> bool:
        """Whether *la veille* may count from a day: one that lies behind, or that is named with its date."""
        return not _is_ahead(point.when) and is_one_day(point.when)

    def _main(self) -> When | None:
        """The day that the text is about: the first past one of its head, else that named most often, else *hier*.

        A live report tells of its own day.
        """
        if self._is_live:
            return When(text="direct", shift=(0, 0))
        points = [point for point in self.points if point.id not in self._aside and point.when.date is None]
        told = [point for point in points if _is_past(point.when) or self._is_fresh(point.when)]
        for side in (PAST, NEAR):
            for point in told:
                news = _is_of_now(point.when, side) or self._is_fresh(point.when)
                if point.start < HEAD and not point.saying and news:
                    return point.when
        near = [point for point in told if point.when.weekday is not None and point.when.shift != LAST]
        often = Counter(point.when.weekday for point in near)
        if not often:
            hier = (point for point in told if point.when.shift == YESTERDAY and not point.saying)
            return next((point.when for point in hier), None)
        weekday = min(often, key=lambda one: (-often[one], one or 0))
        return next(point.when for point in near if point.when.weekday == weekday)

    def _is_fresh(self, when: When) -> bool:
        """Whether a day that the document settles lies just before its publication."""
        published = self._published.earliest
        if when.shift is not None or published is None or self._published.status is not PublishedStatus.GIVEN:
            return False
        if when.earliest is None or when.earliest != when.latest:
            return False
        return FRESH[0] <= (date.fromisoformat(when.earliest) - date.fromisoformat(published)).days <= FRESH[1]

    def when(
        self, mark: tuple[int, int], sentence: tuple[int, int], own: int | None, *, news: bool, borrowed: bool
    ) -> When:
        """Give the day of an account.

        Args:
            mark: start and end of the number or trigger.
            sentence: start and end of its sentence.
            own: ``id`` of the expression that dates it, where there is one.
            news: it is told as having happened; else nothing is taken over from the rest of the text.
            borrowed: ``own`` dates something else that it belongs to; a day of saying or of comparison is not its own.
        """
        said = self._whens.get(own) if own is not None and not (borrowed and own in self._elsewhere) else None
        if not news:
            return said or When()
        if (
            said is not None
            and said.says
            and (own not in self._aside or own in self._of_harm)
            and not self._is_vague(said)
        ):
            return _settled(said)
        clock = said.clock if said is not None else None
        words = said.text if said is not None else ""
        found = self._of_story(mark, sentence)
        if found is None and clock is not None:
            return When(text=words, clock=clock, shift=(0, 0), basis="une heure sans jour est du jour de parution")
        if found is None:
            return When(text=words)
        found = _settled(found)
        if said is not None and (is_week_before(said) or is_earlier(said) and said.weekday == found.weekday):
            return self.against(found, own)  # « 12 100 la semaine précédente »
        return replace(found, text=words or found.text, clock=clock or (found.clock if not words else None))

    def _is_vague(self, when: When) -> bool:
        """Whether a stretch of time is longer than news are of and near them (*en fin d'année*); *en 2011* is not."""
        if when.earliest is None or when.latest is None or when.shift is not None:
            return False
        first, last, published = when.earliest, when.latest, self._published.earliest
        long = (date.fromisoformat(last) - date.fromisoformat(first)).days > _LONG
        near = published is None or (date.fromisoformat(published) - date.fromisoformat(last)).days < _LONG_AGO
        return long and near

    def _of_story(self, mark: tuple[int, int], sentence: tuple[int, int]) -> When | None:
        """Give the day of news that do not tell it themselves: said beside them, just before, or that of the text."""
        if self._names_dates(sentence):
            return None  # « 166 000 le 24 novembre, 136 000 les 1er et 8 décembre et 66 000 le 15 »
        found = self._beside(mark, sentence) or self._told_before(sentence[0], _BEFORE)
        if found is None and self.main is not None:
            return replace(self.main, basis=f"jour de l’événement dont parle le texte : « {self.main.text} »")
        return found or self._told_before(sentence[0], sentence[0])

    def counts_between(self, start: int, end: int, mark: tuple[int, int]) -> bool:
        """Whether a number stands between some words and another number, which the words then do not belong to."""
        low, high = (end, mark[0]) if end <= mark[0] else (mark[1], start)
        at = bisect_left(self._figures, low)
        return at < len(self._figures) and self._figures[at] < high

    def _names_dates(self, sentence: tuple[int, int]) -> bool:
        """Whether a sentence names several dates, so that none of them is that of all it tells."""
        low, high = bisect_left(self._starts, sentence[0]), bisect_right(self._starts, sentence[1] - 1)
        here = [point.when for point in self.points[low:high] if self._may_date(point)]
        return len({when.text for when in here if any(letter.isdigit() for letter in when.text)}) > 1

    def said(self, own: int | None) -> When:
        """Give what an expression says, and nothing where there is none."""
        return self._whens.get(own, When()) if own is not None else When()

    def against(self, base: When, own: int | None) -> When:
        """Give the day of a number recalled beside another of a known day: « contre 50.000 la semaine dernière ».

        Args:
            base: the day of that other number.
            own: ``id`` of the expression that dates this one; without it nothing is known but that it was another day.
        """
        said = self.said(own)
        weekday = said.weekday is not None and said.weekday == base.weekday and is_earlier(said)
        if not base.says or not (weekday or is_week_before(said)):
            return _settled(said)
        return replace(base, text=said.text, plus=base.plus - 7, clock=said.clock, basis=f"« {said.text} », comparé")

    def _beside(self, mark: tuple[int, int], sentence: tuple[int, int]) -> When | None:
        """The day nearest to a number in its sentence: the last before it, else the only one behind it."""
        low, high = bisect_left(self._starts, sentence[0]), bisect_right(self._starts, sentence[1] - 1)
        here = [point for point in self.points[low:high] if self._may_date(point)]
        before = [point for point in here if point.start < mark[0]]
        chosen = before[-1] if before else here[0] if len(here) == 1 else None
        if chosen is not None and chosen.start > mark[1]:
            at = bisect_left(self._figures, mark[1])
            if at < len(self._figures) and self._figures[at] < chosen.start:
                chosen = None  # « 106 000, contre 282 000 le 17 novembre »
        if chosen is None:
            return None
        return replace(chosen.when, basis=chosen.when.basis or f"jour nommé dans la phrase : « {chosen.when.text} »")

    def _may_date(self, point: Point) -> bool:
        """Whether a day may be that of what stands near it: one day, of no saying, and not of a number recalled."""
        return point.id not in self._elsewhere and not _is_ahead(point.when) and is_one_day(point.when)

    def _opens_line(self, point: Point, before: int | None = None) -> bool:
        """Whether a date opens a line; the last one before some place, where that is given."""
        line = bisect_right(self._paragraphs, point.start) - 1
        if before is not None and "\n" in self._folded[point.start : before].strip():
            return False
        return point.when.date is not None and point.start - self._paragraphs[line] <= _LEAD

    def _told_before(self, start: int, reach: int) -> When | None:
        """The last day told before a sentence in its paragraph, in so many characters."""
        paragraph = self._paragraphs[bisect_right(self._paragraphs, start) - 1]
        at = bisect_left(self._dating_starts, start) - 1
        point = self._dating[at] if at >= 0 else None
        if point is None or start - point.start > reach:
            return None
        if point.start < paragraph and not (self._chronology and self._opens_line(point, paragraph)):
            return None
        return replace(point.when, basis=f"dernier jour nommé avant : « {point.when.text} »")


def _is_past(when: When) -> bool:
    return when.shift is not None and when.shift[0] <= 0 and when.shift[1] <= 0 or when.shift == NEAR


def _is_aside(folded: str, start: int, when: When) -> bool:
    """Whether a day is that of something else: *contre 36.000 le 1er mai, loin des records de la semaine dernière*.

    What *de* joins to a noun dates this noun alone, where it is no bare weekday (*la journée de samedi*).
    """
    before = _CLAUSE.split(folded[max(0, start - _AROUND) : start])[-1]
    if _COMPARED.search(before) or _LIKE.search(before):
        return True
    return _OF.search(before) is not None and (is_week_before(when) or not is_bare(when))


def _is_of_now(when: When, side: tuple[int, int]) -> bool:
    """Whether a day is told of as news: a weekday on this side of publication, today, yesterday."""
    return (
        when.shift == side or when.weekday is None and when.shift is not None and when.shift[0] >= -2 and side == PAST
    )


def _is_ahead(when: When) -> bool:
    return when.shift is not None and when.shift[1] > 0 and when.shift not in (NEAR, _NEAREST)


def _settled(when: When) -> When:
    """What happened lies behind: a weekday that may lie on either side is the last; a date to come, the nearest.

    « La journée du 12 janvier » of a text of the 19th is behind it, whatever tense stands near it.
    """
    if when.date is not None and when.shift is not None and when.shift[0] >= 0 and when.shift[1] > _HALF_YEAR:
        return replace(when, shift=_NEAREST)
    return replace(when, shift=PAST) if when.shift == NEAR else when


#: How often a weekday told as past is that of publication, that of the day before ...: as 137 dated articles of the
#: press have it, smoothed. A dispatch names the day it is of; few days are named alone after four.
_LAGS = (0.50, 0.22, 0.10, 0.06, 0.05, 0.04, 0.03)
#: The same of one told as to come.
_LEADS = (0.05, 0.40, 0.20, 0.14, 0.10, 0.07, 0.04)
#: A weekday on which what is named would be so many times less likely than on the best one is left out.
_UNLIKELY = 25.0


def publication_weekdays(points: Sequence[Point], main: When | None) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Tell on which days of the week a text may have been published, by the weekdays it names without their date.

    Args:
        points: the days that it names.
        main: the day that it is about; news are printed within a few days.

    Returns:
        The weekdays (0 is Monday), and those that it names, in French; both empty where it names none.
    """
    named: Counter[tuple[int, tuple[int, int]]] = Counter()
    for point in points:
        when = point.when
        if when.weekday is not None and when.shift is not None and is_bare(when):
            named[when.weekday, PAST if point.saying and when.shift == NEAR else when.shift] += 1
    if not named:
        return (), ()
    scores = [sum(_surprise(day, *one) * min(times, 3) ** 0.5 for one, times in named.items()) for day in range(7)]
    best = min(scores)
    likely = [day for day in range(7) if scores[day] <= best + log(_UNLIKELY)]
    first = next(day for point in points if (day := point.when.weekday) is not None and is_bare(point.when))
    if main is not None and main.shift == PAST and main.weekday == first and named[first, PAST] > 1:
        likely = [day for day in likely if (day - first) % 7 <= -FRESH[0]] or likely
    return tuple(likely), tuple(WEEKDAY_NAMES[day] for day in sorted({weekday for weekday, _ in named}))


def is_one_day(when: When) -> bool:
    """Whether a time names one day, though not which week's; never « la semaine dernière »."""
    if when.shift is None:
        return when.earliest is not None and when.earliest == when.latest
    return when.weekday is not None or when.date is not None or when.shift[0] == when.shift[1]


def is_bare(when: When) -> bool:
    """Whether a weekday is named without its date, « dernier » or « prochain »."""
    return when.date is None and when.plus == 0 and when.shift in (PAST, AHEAD, NEAR)


def _surprise(day: int, weekday: int, side: tuple[int, int]) -> float:
    """How little a text published on one weekday would be expected to name another."""
    lag, lead = _LAGS[(day - weekday) % 7], _LEADS[(weekday - day) % 7]
    return -log(lag if side == PAST else lead if side == AHEAD else 0.6 * lag + 0.4 * lead)
