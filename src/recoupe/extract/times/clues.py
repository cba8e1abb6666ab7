"""What the expressions of a text say about the day it was published: each clue is a set of days and a reason.

Windows come from how news date things: what is named without its year happened within the year and mostly within
months, a weekday with its date lies nearer still, and whoever names a year with a verb in the past writes after it
began.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from recoupe.extract.reading import Reading
from recoupe.extract.times.anchors import AnchorMention, Manner
from recoupe.extract.times.daysets import FIRST, LAST, around, between, occurrences
from recoupe.extract.times.mentions import Kind, Modifier, Tense, TimeMention
from recoupe.extract.times.values import in_words
from recoupe.lexicon.anchors import Anchor

#: Days that a date without its year lies back at most, and ahead.
BARE_BACK, BARE_AHEAD = 270, 270
#: The same for a date that gives its weekday: nobody says « le vendredi 8 juin » of another year's.
WEEKDAY_BACK, WEEKDAY_AHEAD = 240, 240

# verbs whose date may be that of what they speak of: « a promis une baisse en 2019 », « prévue pour 2019 »
_ABOUT_LATER = frozenset(
    "annoncer prévoir promettre décider reporter fixer suspendre annuler programmer convoquer confirmer repousser "
    "geler planifier attendre espérer vouloir devoir renoncer proposer demander exiger engager viser appeler craindre "
    "préparer ajourner différer avancer renvoyer maintenir voter adopter compter envisager estimer évaluer chiffrer "
    "budgéter calculer projeter anticiper entrer candidater".split()
)
# prepositions that a date to come follows, whatever the verb: « revalorisée dès 2019 », « interdit jusqu'au 2 janvier »
_LATER = frozenset("pour dès jusqu' jusque partir compter avant ici".split())
# « la hausse devait intervenir le 1er janvier »: to come, as seen from a past
_TO_COME = frozenset("devoir aller compter prévoir vouloir entendre pouvoir".split())


class ClueKind(StrEnum):
    """What a clue rests on, from the firmest to the weakest."""

    FRAME = "frame"  # address, dateline, « Publié le »
    NAMED = "named"  # a dated anchor: nobody names it earlier
    TOLD = "told"  # a year told of in the past
    STEP = "step"  # « l'an dernier, en 2017 »
    ELAPSED = "elapsed"  # « acte IV », « le quatrième samedi de mobilisation », « deux mois après le début »
    BEGUN = "begun"  # a date without its year that is the first day of a movement named in the text
    WEEKDAY = "weekday"  # a weekday and a date that fit in some years only
    AHEAD = "ahead"  # a year or full date with a verb in the future
    LASTING = "lasting"  # « depuis trois semaines », of weeks, which may count from something else
    SINCE = "since"  # the same of months and years; « le quatrième samedi » further down, which may be told of
    OFFICE = "office"  # somebody in office
    BARE = "bare"  # a date without its year


FIRM = frozenset((ClueKind.FRAME, ClueKind.NAMED, ClueKind.TOLD))


@dataclass(frozen=True, slots=True)
class Clue:
    """A piece of evidence.

    Attributes:
        kind: see :class:`ClueKind`.
        days: the days of publication it allows (:mod:`recoupe.extract.times.daysets`).
        why: in French, the words it rests on and what they say.
        mention: ``id`` of the time mention it comes from, if it does.
    """

    kind: ClueKind
    days: int
    why: str
    mention: int | None = None


# Anchors ---------------------------------------------------------------------------------------------------------


def anchor_clues(r: Reading, anchors: Sequence[AnchorMention]) -> list[Clue]:
    """What the dated anchors of a text say: the newest bounds from below, offices held now from above."""
    clues: list[Clue] = []
    seen: set[tuple[str, Manner]] = set()
    for mention in anchors:
        key = (mention.anchors[0].id, mention.manner)
        if key in seen:
            continue
        seen.add(key)
        words = f"« {r.text[mention.start : mention.end]} »"
        first = mention.earliest
        note = mention.anchors[0].note
        if first > FIRST:
            why = f"{words} : pas avant le {in_words(first)} ({note})"
            clues.append(Clue(ClueKind.NAMED, between(first, None), why))
        if mention.manner is Manner.HELD and all(anchor.latest for anchor in mention.anchors):
            days = 0
            for anchor in mention.anchors:
                days |= between(anchor.earliest, anchor.latest)
            last = max(anchor.latest for anchor in mention.anchors if anchor.latest)
            if days and last < LAST:
                why = f"{words}, en fonction : jusqu'au {in_words(last)} ({note})"
                clues.append(Clue(ClueKind.OFFICE, days, why))
    return clues


# Time mentions ---------------------------------------------------------------------------------------------------


def mention_clues(r: Reading, mentions: Sequence[TimeMention], starts: Sequence[Anchor]) -> list[Clue]:
    """What the calendar expressions of a text say, one by one.

    Args:
        r: the reading.
        mentions: its calendar expressions.
        starts: the movements and wars that the text names, whose first day is known.
    """
    clues: list[Clue] = []
    for m in mentions:
        if m.year is not None:
            clues += _dated(r, m)
        elif m.kind is Kind.DAY and m.day is not None and m.month is not None:
            clues += _day(r, m, starts)
        elif m.kind is Kind.MONTH and m.month is not None and m.year_offset is None:
            clues += _month(r, m, starts)
    clues += _steps(r, mentions)
    return clues


def _dated(r: Reading, m: TimeMention) -> list[Clue]:
    """A year, a month or a day with its year: the publication lies behind its beginning, or before its end."""
    if m.kind not in (Kind.DAY, Kind.MONTH, Kind.YEAR, Kind.SEASON) or m.year is None:
        return []
    if not FIRST.year <= m.year <= LAST.year:
        return []
    first, last = _stretch(m)
    if first is None or last is None:
        return []
    if m.tense is Tense.PAST and _is_told(r, m):
        why = f"« {m.text} », au passé : pas avant le {in_words(first)}"
        return [Clue(ClueKind.TOLD, between(first, None), why, m.id)]
    if not m.quoted and (m.tense is Tense.FUTURE and _is_ahead(r, m) or _until(r, m)):
        why = f"« {m.text} », à venir : au plus tard le {in_words(last)}"
        return [Clue(ClueKind.AHEAD, between(None, last), why, m.id)]
    return []


def _stretch(m: TimeMention) -> tuple[date | None, date | None]:
    """First and last day of a mention that has its year."""
    assert m.year is not None
    try:
        if m.kind is Kind.DAY:
            there = date(m.year, m.month or 1, m.day or 1)
            return (there, there) if m.day and m.month else (None, None)
        if m.kind is Kind.MONTH and m.month:
            following = date(m.year + m.month // 12, m.month % 12 + 1, 1)
            return date(m.year, m.month, 1), date.fromordinal(following.toordinal() - 1)
    except ValueError:
        return None, None
    if m.kind is Kind.SEASON:
        return date(m.year, 3 if m.season == "SP" else 6 if m.season == "SU" else 9, 1), date(m.year, 12, 31)
    return date(m.year, 1, 1), date(m.last_year or m.year, 12, 31)


def _month(r: Reading, m: TimeMention, starts: Sequence[Anchor]) -> list[Clue]:
    """A month without its year: *depuis la mi-novembre*, *en mars dernier*."""
    assert m.month is not None
    clues: list[Clue] = []
    if m.tense is Tense.PAST and (m.direction == -1 or _after(r, m, "depuis") or _is_told(r, m)):
        days = occurrences(1, m.month)
        allowed = around(days, 0, 365) if m.direction == -1 else around(days, 0, BARE_BACK + 30)
        clues.append(Clue(ClueKind.BARE, allowed, f"« {m.text} » sans année, au passé : dans l'année qui suit", m.id))
    for start in starts:
        if start.day is not None and start.day.month == m.month and _after(r, m, "depuis") and _fits(m, start.day):
            allowed = between(start.day, date.fromordinal(start.day.toordinal() + 364))
            why = f"« depuis {m.text} » sans année : le début ({in_words(start.day)}, {start.note})"
            clues.append(Clue(ClueKind.BEGUN, allowed, why, m.id))
    return clues


def _fits(m: TimeMention, day: date) -> bool:
    """Whether a day lies in the part of the month that is said."""
    parts = {Modifier.START: (1, 10), Modifier.MID: (10, 20), Modifier.END: (20, 31)}
    low, high = parts.get(m.modifier, (1, 31)) if m.modifier else (1, 31)
    return low <= day.day <= high


def _is_told(r: Reading, m: TimeMention) -> bool:
    """Whether the verb in the past has the date for its own, and not for that of its object or for a plan."""
    if m.verb is None or r.lemma[m.verb] in _ABOUT_LATER or not _is_direct(r, m) or _after(r, m, *_LATER):
        return False
    around_verb = [child for child in r.children[m.verb] if r.pos[child] == "AUX"]
    return not any(r.lemma[k] in _TO_COME for k in (*around_verb, r.head[m.verb]))


def _is_ahead(r: Reading, m: TimeMention) -> bool:
    """Whether a finite verb in the future has the date for its own: *sera jugé le 5 juin*, *doit être jugé*."""
    if m.verb is None or not _is_direct(r, m) or r.text[m.start - 2 : m.start] == ") ":  # the date of a tweet
        return False
    return not any(r.dep[child] == "mark" for child in r.children[m.verb])  # « pour passer à l'action le 17 novembre »


def _is_direct(r: Reading, m: TimeMention) -> bool:
    """Whether the expression hangs on its verb itself, with no noun between them (*le procès du 7 janvier*)."""
    a, b = m.tokens
    for k in range(a, b):
        if not a <= r.head[k] < b:
            return r.head[k] == m.verb
    return False


def _after(r: Reading, m: TimeMention, *words: str) -> bool:
    """Whether one of some words stands before the expression or its article."""
    return any(word in words for word in r.lower[max(0, m.tokens[0] - 3) : m.tokens[0]])


def _until(r: Reading, m: TimeMention) -> bool:
    """*d'ici 2019*, *d'ici à fin mai 2019*."""
    before = r.lower[max(0, m.tokens[0] - 4) : m.tokens[0]]
    return any(one == "d'" and other == "ici" for one, other in pairwise(before))


def _day(r: Reading, m: TimeMention, starts: Sequence[Anchor]) -> list[Clue]:
    """A day and a month without their year."""
    assert m.day is not None
    assert m.month is not None
    weekday = m.weekday if m.overnight is None else None
    days = occurrences(m.day, m.month, weekday)
    if m.tense is Tense.PAST and (_after(r, m, "depuis") or _is_told(r, m)):
        sides = "au passé"
        back, ahead = True, False
    elif m.tense is Tense.FUTURE and m.direction != -1 and _is_ahead(r, m):
        sides = "à venir"
        back, ahead = False, True
    elif weekday is not None:
        sides = "à un an près"
        back, ahead = True, True
    else:
        back, ahead, sides = False, False, ""
    clues: list[Clue] = []
    if weekday is not None:
        near = around(days, WEEKDAY_AHEAD if ahead else 0, WEEKDAY_BACK if back else 0)
        years = ", ".join(str(day.year) for day in days if day >= FIRST)
        clues.append(Clue(ClueKind.WEEKDAY, near, f"« {m.text} » : s'accordent en {years} ; {sides}", m.id))
    elif back or ahead:
        near = around(days, BARE_AHEAD if ahead else 0, BARE_BACK if back else 0)
        clues.append(Clue(ClueKind.BARE, near, f"« {m.text} » sans année, {sides} : dans les mois voisins", m.id))
    for start in starts:
        if start.day is not None and (start.day.month, start.day.day) == (m.month, m.day):
            allowed = between(start.day, date.fromordinal(start.day.toordinal() + 364))
            why = f"« {m.text} » sans année : le premier jour ({in_words(start.day)}, {start.note})"
            clues.append(Clue(ClueKind.BEGUN, allowed, why, m.id))
    return clues


def _steps(r: Reading, mentions: Sequence[TimeMention]) -> list[Clue]:
    """*l'an dernier, en 2017*; *2017, l'année dernière*; *cette année 2018*: a year named and counted at once."""
    clues: list[Clue] = []
    for one, other in pairwise(mentions):
        if other.tokens[0] - one.tokens[1] > 2 or "." in r.text[one.end : other.start]:
            continue
        for said, counted in ((one, other), (other, one)):
            if (
                said.year is not None
                and said.last_year is None
                and said.kind in (Kind.YEAR, Kind.MONTH)
                and counted.kind is Kind.OFFSET
                and counted.unit == "year"
                and not counted.counted
                and counted.anchor == "publication"
                and counted.amount in (-1, 0, 1)
            ):
                year = said.year - int(counted.amount)
                if FIRST.year <= year <= LAST.year:
                    why = f"« {r.text[one.start : other.end]} » : publié en {year}"
                    clues.append(Clue(ClueKind.STEP, between(date(year, 1, 1), date(year, 12, 31)), why, said.id))
    return clues
