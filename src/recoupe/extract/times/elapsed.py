"""Time gone by since a day that is known: *depuis trois semaines*, *le quatrième samedi consécutif*, *acte IV*.

A movement or a war whose first day is known is a calendar of its own. It counts where the sentence is about it: it
names it, or one of the words that news call it by (*le mouvement*, *la mobilisation*) in a text that names no other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.extract.calendar_words import ORDINALS
from recoupe.extract.reading import Reading
from recoupe.extract.times.anchors import AnchorMention
from recoupe.extract.times.clues import Clue, ClueKind
from recoupe.extract.times.daysets import between
from recoupe.extract.times.mentions import Kind, Tense, TimeMention
from recoupe.extract.times.tenses import governing_verb
from recoupe.extract.times.values import in_words
from recoupe.lexicon.anchors import Anchor

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30.4, "Y": 365.25}
#: How much a round number may be off either way, in days: « trois semaines » is said of 15 to 27 days.
_SLACK = {"D": 2, "W": 7, "M": 22, "Y": 200}
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_MORE = frozenset("plus".split())
# what news call a movement in its second sentence
_CALLED = re.compile(
    r"\b(?:mouvement|mobilis|contestation|fronde|protestation|crise|colère|manifest|blocage|conflit|guerre)"
)
# never « pour son troisième samedi consécutif », which is somebody's own
_ORDINAL = re.compile(
    r"(?<!\bson )(?<!\bmon )\b([a-zà-ÿ]+ième|\d{1,3}(?:e|è|ème|ième))\s+(semaine|samedi|week-end|jour|mois)s?\b"
    r"(?=\s+(?:consécutif|consécutive|d['’]affilée|de\s+(?:suite|mobilisation|manifestation|protestation|contestation|"
    r"blocage|guerre|conflit|grève)|du\s+(?:mouvement|conflit)|de\s+la\s+(?:mobilisation|guerre|crise)))"
)
_ENTERS = re.compile(
    r"\b(?:entr|entam)(?:e|ent|ait|aient|é|er)s?\s+(?:dans\s+)?(?:sa|leur)\s+([a-zà-ÿ]+ième|\d{1,3}(?:e|è|ème|ième))\s+(semaine|mois|jour)\b"
)
_NOW = re.compile(r"^entr?(?:am)?e(?:nt)?\s")
_SPENT = frozenset("après ces en bout terme malgré".split())
_BEGINNING = frozenset("début lancement naissance commencement premier première".split())

#: Days that a text goes on about the last of a series after it was held.
_SERIES_AFTER = 13
#: A text is about a movement that it names within so many characters, and again.
_HEAD = 600
#: Tokens before « depuis » among which the movement is named.
_BEFORE = 15


def elapsed_clues(r: Reading, mentions: Sequence[TimeMention], anchors: Sequence[AnchorMention]) -> list[Clue]:
    """What the time gone by since a known day says about the publication."""
    clues = _series(r, anchors)
    named = {a.id: a for m in anchors for a in m.anchors if a.kind == "start" and a.day is not None}
    if len(named) != 1:
        return clues  # of two movements, nobody knows which is counted
    start = next(iter(named.values()))
    places = [min(r.token_at(m.start), r.length - 1) for m in anchors if m.anchors[0].id == start.id]
    about = _About(r, frozenset(r.unit_of[k] for k in places), theme=len(places) > 1 and r.start[places[0]] < _HEAD)
    for m in mentions:
        low, high = _length(r, m)
        if high and about.is_said_in(m.sentence):
            now = m.start < _HEAD if m.kind is Kind.OFFSET or _spent(r, m) else _lasts(r, m, places)
            weeks = m.kind is Kind.DURATION and (m.value or "").endswith("W")
            kind = ClueKind.ELAPSED if now else ClueKind.LASTING if weeks else ClueKind.SINCE
            clues.append(_clue(kind, start, low, high, m.text, m.id))
    for pattern in (_ORDINAL, _ENTERS):
        for match in pattern.finditer(r.text):
            number = _number(match[1])
            unit = r.unit_of[min(r.token_at(match.start()), r.length - 1)]
            if number > 1 and about.is_said_in(unit):
                now = match.start() < _HEAD or bool(_NOW.search(match[0]))
                kind = ClueKind.ELAPSED if now else ClueKind.SINCE
                clues.append(_clue(kind, start, *_nth(number, match[2]), match[0]))
    return clues


def _spent(r: Reading, m: TimeMention) -> bool:
    """*après trois semaines de mobilisation*, *ces deux mois de conflit*."""
    a, b = m.tokens
    return (
        b + 1 < r.length
        and r.lower[b] in ("de", "d'")
        and bool(_CALLED.match(r.lower[b + 1]))
        and bool(_SPENT.intersection((r.lower[a], *r.lower[max(0, a - 2) : a])))
    )


def _lasts(r: Reading, m: TimeMention, named: Sequence[int]) -> bool:
    """Whether *depuis* with a verb in the present says how long the movement has lasted: up to the day of writing.

    *Un mouvement qui secoue le pays depuis trois semaines*; never *le ministre, en poste depuis dix-huit mois*.
    """
    a, b = m.tokens
    head = next((k for k in range(a, b) if not a <= r.head[k] < b), a)
    verb, tense = governing_verb(r, head)
    if tense is not Tense.PRESENT:
        return False
    if r.head[head] == verb and any(r.unit_of[k] == m.sentence for k in named):
        return True
    low = max(r.units[m.sentence][0], a - _BEFORE)
    return bool(_CALLED.search(r.string((low, a)).lower())) or any(low <= k < a for k in named)


def _series(r: Reading, anchors: Sequence[AnchorMention]) -> list[Clue]:
    """The last of a numbered series that a text names: *l'acte IV*, announced the week before."""
    first_days = {a.day for m in anchors for a in m.anchors if a.kind == "start"}
    acts = [(a.day, m) for m in anchors for a in m.anchors if a.kind == "day" and a.requires is not None and a.day]
    if not acts:
        return []
    day, mention = max(acts, key=lambda act: act[0])
    if day in first_days:  # « depuis l'acte I » is said for years
        return []
    first = mention.anchors[0].earliest
    days = between(first, day + timedelta(_SERIES_AFTER))
    words = r.text[mention.start : mention.end]
    return [
        Clue(
            ClueKind.ELAPSED if mention.start < _HEAD else ClueKind.LASTING,
            days,
            f"« {words} », la dernière nommée : {mention.anchors[0].note}",
        )
    ]


def _length(r: Reading, m: TimeMention) -> tuple[float, float]:
    """The least and most days that a duration counted from a beginning stands for; (0, 0) for others."""
    a, b = m.tokens
    before = r.lower[max(0, a - 3) : a]
    if m.kind is Kind.DURATION and m.value and ("depuis" in [*before, r.lower[a]] or _spent(r, m)):
        match = _LENGTH.fullmatch(m.value)
        if match is None:
            return 0, 0
        number, unit = float(match[1]), match[2]
        if unit == "D":  # « depuis trois jours » is said of anything
            return 0, 0
    elif m.kind is Kind.OFFSET and m.amount is not None and m.unit in _UNITS and m.counted and m.amount > 0:
        if r.lower[b - 1] != "après" or not _BEGINNING.intersection(r.lower[b : b + 3]):
            return 0, 0
        number, unit = m.amount, _UNITS[m.unit]
    else:
        return 0, 0
    more = _MORE.intersection([*before, *r.lower[a:b]])
    days = number * _DAYS[unit]  # on the fourth Saturday news say « plus de quatre semaines »: the first day counts too
    return days - _SLACK[unit], days + _SLACK[unit] * (2 if more else 1)


def _nth(number: int, unit: str) -> tuple[float, float]:
    """The least and most days since the first for the *n*-th week, Saturday or month."""
    if unit in ("samedi", "week-end"):
        return 7 * (number - 1) - 7, 7 * (number - 1) + 7
    length = {"semaine": 7, "mois": 30.4, "jour": 1}[unit]
    return length * (number - 1) - 2, length * number + 7


def _number(word: str) -> int:
    """Read an ordinal, 0 where it is none."""
    if word[0].isdecimal():
        return int(re.match(r"\d+", word)[0])  # type: ignore[index]
    return max(0, ORDINALS.get(word, 0))


@dataclass(frozen=True, slots=True)
class _About:
    """Which sentences are about a movement: ``named`` are those that name it, ``theme`` that the text is about it."""

    r: Reading
    named: frozenset[int]
    theme: bool

    def is_said_in(self, unit: int) -> bool:
        """Whether a sentence names the movement, or calls the theme of the text by a general word."""
        if unit in self.named:
            return True
        return self.theme and bool(_CALLED.search(self.r.string(self.r.units[unit]).lower()))


def _clue(kind: ClueKind, start: Anchor, low: float, high: float, words: str, mention: int | None = None) -> Clue:
    assert start.day is not None
    days = between(_plus(start.day, low), _plus(start.day, high))
    why = f"« {words} », compté depuis le {in_words(start.day)} ({start.note})"
    return Clue(kind, days, why, mention)


def _plus(day: date, days: float) -> date:
    """A day so many days later, within the calendar."""
    return date.fromordinal(min(day.toordinal() + round(days), date.max.toordinal()))
