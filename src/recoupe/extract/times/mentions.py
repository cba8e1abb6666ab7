"""Calendar expressions as the text says them, before any date is known: the symbolic record of a mention.

The grammar makes these records, :func:`recoupe.extract.times.resolve.resolve` gives them values under a publication
date, and the inference of the publication date reasons over them. They hold what is *said* and nothing that is worked
out: for « le vendredi 8 juin » a weekday, a day and a month, and no year.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from recoupe.model import TimeType

if TYPE_CHECKING:
    from recoupe.extract.reading import Range


class Kind(StrEnum):
    """What an expression is made of; which parts of a :class:`TimeMention` are filled depends on it."""

    DAY = "day"  # weekday, day, month, year, as far as said: « mardi », « le 8 juin », « le vendredi 8 juin 2018 »
    MONTH = "month"  # month and year: « juin 2018 », « en mars »
    YEAR = "year"  # « 2018 », « 2015-2016 » (year and last_year)
    DECADE = "decade"  # « les années 1990 » (year: 1990)
    CENTURY = "century"  # « le XXe siècle » (year: 1900, the first of the hundred as TIMEX3 counts them)
    SEASON = "season"  # « l'été 2018 »
    QUARTER = "quarter"  # « au deuxième trimestre 2018 »
    HALF = "half"  # « au premier semestre »
    FEAST = "feast"  # « à Noël », « pendant le ramadan » (feast)
    ERA = "era"  # a stretch of history that has fixed ends: « l'après-guerre » (value)
    OFFSET = (
        "offset"  # so many units from the anchor: « hier », « cette année », « il y a trois ans », « le lendemain »
    )
    CLOCK = "clock"  # an hour without its day: « à 17 h »
    PART = "part"  # a part of the day without its day: « dans la soirée »
    VAGUE = "vague"  # « récemment », « aujourd'hui » for nowadays (value: PAST_REF ...)
    DURATION = "duration"  # « deux ans » (value)
    SET = "set"  # « chaque lundi » (value)


class Anchor(StrEnum):
    """What an expression counts from."""

    ABSOLUTE = "absolute"  # it names its own place in the calendar, though perhaps without the year
    PUBLICATION = "publication"  # the day of writing: « hier », « vendredi dernier », a bare « mardi »
    STORY = "story"  # the day the story has come to: « le lendemain », « à 17 h »


class Unit(StrEnum):
    """Units that expressions count in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"  # of a sport, a theatre: « la saison dernière »
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Modifier(StrEnum):
    """Which part of the stretch is meant, or how exactly (the names of TIMEX3's ``mod``)."""

    START = "START"  # « début juin »
    MID = "MID"  # « à la mi-juin »
    END = "END"  # « fin août 2014 »
    APPROX = "APPROX"  # « vers 17 h », « environ deux mois »
    BEFORE = "BEFORE"  # « peu avant 21 h »
    AFTER = "AFTER"  # « peu après 21 h »


class Tense(StrEnum):
    """When the governing verb puts what happens, as seen from the day of writing."""

    PAST = "past"  # « a quitté », « quittait », « quitta », « avait quitté », a participle: « survenu mardi »
    PRESENT = "present"
    FUTURE = "future"  # « quittera », « doit quitter », « va quitter »
    CONDITIONAL = "conditional"  # « quitterait »; « aurait quitté » is past


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A calendar expression as it is said.

    Attributes:
        id: position among the mentions of the document, from 0, in text order.
        tokens: the token range in the :class:`~recoupe.extract.reading.Reading`.
        start, end, text: the expression, as in :class:`~recoupe.model.Span`.
        type: the TIMEX3 type.
        kind: what it is made of.
        anchor: what it counts from. A bare weekday, « 8 juin » and « en mars » without a year count from the
            publication; with a year (or for feasts and eras with theirs) they are absolute.
        year, month, day: as said; ``year`` is the first year of a decade or century. Day and month may come from the
            other end of a range (« du 3 au 5 mai »: both have the month).
        last_year: the last year of « 2015-2016 »; ``last_month`` and ``last_day`` are the second ends of
            « mars-avril » and « 30-31 mai », whose ends are one token.
        nth: of « le premier dimanche de juin » 1, of « le dernier » -1.
        weekday: 0 for Monday to 6 for Sunday.
        hour, minute: « 16H45 »; ``minute`` is ``None`` for full hours said without minutes.
        part: TIMEX3 part of the day: ``MO``, ``MI``, ``AF``, ``EV``, ``NI``, ``DT``.
        season: ``SP``, ``SU``, ``FA``, ``WI``.
        quarter: 1 to 4; for half-years 1 or 2.
        feast: key of :data:`recoupe.extract.times.feasts.FEASTS`.
        modifier: see :class:`Modifier`.
        unit, amount: of an offset: « il y a trois ans » is -3 years, « hier » -1 day, « cette année » 0 years,
            « le lendemain » +1 day from the story; ``amount`` is ``None`` where it is not said (« quelques semaines
            plus tard »).
        counted: the offset is a distance (« il y a trois ans ») and no step in the calendar (« l'an dernier »).
        direction: -1 « dernier », 0 « ce », 1 « prochain » with a weekday, month, season or feast; for offsets without
            an amount the side they lie on.
        year_offset, week_offset: « en mai de l'année dernière », « lundi de la semaine prochaine ».
        event: what it counts from is an event (« deux jours après l'attaque », « le lendemain du vote »).
        value: for durations, sets, eras and vague references, which no date changes.
        other_end: ``id`` of the other end of a range (« du 3 au 5 mai », « de 18 h à 23 h »).
        is_end: this is the last end of that range.
        overnight: of « la nuit de lundi à mardi » the second weekday; -1 where a number names it.
        day_of: ``id`` of the mention of the same sentence whose day an hour or part of the day belongs to
            (« le samedi 5 juin à 17 h »), or that a story offset counts from.
        sentence: the unit of the Reading it stands in.
        tense: of the governing verb; ``None`` where none governs it.
        verb: the token of that verb.
        quoted: it stands in a quotation.
        aside: it bounds what is told and does not date it (« depuis mardi », « d'ici lundi »).
        passing: it dates the saying, not what is said (« a affirmé mercredi l'agence »), or says which thing is meant
            (« les violences de samedi »).
    """

    id: int
    tokens: Range
    start: int
    end: int
    text: str
    type: TimeType
    kind: Kind
    anchor: Anchor
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    nth: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    season: str | None = None
    quarter: int | None = None
    feast: str | None = None
    modifier: Modifier | None = None
    unit: Unit | None = None
    amount: float | None = None
    counted: bool = False
    direction: int | None = None
    year_offset: int | None = None
    week_offset: int | None = None
    event: bool = False
    value: str | None = None
    other_end: int | None = None
    is_end: bool = False
    overnight: int | None = None
    day_of: int | None = None
    sentence: int = 0
    tense: Tense | None = None
    verb: int | None = None
    quoted: bool = False
    aside: bool = False
    passing: bool = False
