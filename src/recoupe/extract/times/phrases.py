"""The noun phrase around a unit: *ces quatre derniers jours*, *environ deux mois*, *une heure et demie*."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.calendar_words import UNIT_PLURALS, UNITS
from recoupe.extract.times.edges import DIRECTIONS, STORY_DIRECTIONS
from recoupe.extract.times.mentions import Modifier
from recoupe.extract.times.scan import Scan

#: How many of which ISO 8601 unit a longer unit is.
_SIZES = {"Q": (3, "M"), "H": (6, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}
_VAGUE = ("quelques", "plusieurs", "maints", "divers")
DEMONSTRATIVES = ("ce", "cet", "cette", "ces")
_ADJECTIVES = ("premier", "première", "premiers", "premières", "longs", "longues", "bons", "bonnes", "autres", "petits")
_ADJECTIVES += ("long", "longue", "bon", "bonne", "petite", "petit", "seule", "seul", "autre", "grosse", "nouvelles")


@dataclass(slots=True)
class Phrase:
    """A noun phrase around a unit: *ces quatre derniers jours*.

    Attributes:
        start, unit, end: its tokens; ``unit`` is the noun's.
        letters: see :data:`recoupe.extract.calendar_words.UNITS`.
        plural: the unit is a plural.
        amount: the number said; ``None`` without one.
        article: the determiner, an empty string without one.
        direction: of *dernier*, *prochain*; ``story`` of *suivant*, *précédent*.
        vague: *quelques*, *plusieurs*.
        modifier: *environ*, *plus de*.
        same: *même*.
    """

    start: int
    unit: int
    end: int
    letters: str
    plural: bool
    amount: float | None = None
    article: str = ""
    direction: int | None = None
    story: int | None = None
    vague: bool = False
    modifier: Modifier | None = None
    same: bool = False


def read_phrase(s: Scan, i: int) -> Phrase | None:
    """Read the noun phrase around a unit, leftwards and rightwards."""
    word = s.word(i)
    if word in ("seconde", "minute") and s.pos(i + 1) == "NOUN" or s.precede(i, "à", "une"):
        return None  # « une seconde opération », « à une heure plus tardive »
    plural = word in UNIT_PLURALS and word not in UNITS
    p = Phrase(i, i, i + 1, UNIT_PLURALS[word] if plural else UNITS[word], plural)
    k = i
    while k > s.low:
        before = s.word(k - 1)
        if before in DIRECTIONS and before not in ("passé", "passée"):
            p.direction = DIRECTIONS[before]
        elif before in ("même", "mêmes"):
            p.same = True
        elif before not in _ADJECTIVES or s.r.words[k - 1][:1].isupper() and s.word(k - 2)[:1].isdecimal():
            break
        k -= 1
    if (number := s.number_before(k)) is not None:
        p.amount, k = number
        while k > s.low and s.word(k - 1) in DIRECTIONS and not s.word(k - 1).startswith("passé"):
            # « les dernières 24 heures »; not « j'ai passé 3 mois »
            p.direction = DIRECTIONS[s.word(k - 1)]
            k -= 1
    elif (collective := s.collective_before(k)) is not None:
        p.amount, k = collective
        p.modifier = Modifier.APPROX
    elif s.before(k) in _VAGUE:
        p.vague, k = True, k - 1
    k, rounder = s.rounder_before(k)
    p.modifier = p.modifier or rounder
    if s.before(k) in ("le", "la", "l'", "les", *DEMONSTRATIVES, "sa", "son", "leur", "leurs", "ses"):
        p.article, k = s.before(k), k - 1
        if (wider := s.rounder_before(k))[1] is not None and p.amount is not None:
            k = wider[0]
    p.start = k
    if word == "mois":  # one form for both numbers
        p.plural = p.article in ("les", "ces", "ses", "leurs") or p.vague or (p.amount or 0) > 1 or s.before(k) == "des"
    _after_unit(s, p)
    return p


def _after_unit(s: Scan, p: Phrase) -> None:
    """*dernier*, *prochain*, *suivant*, *à venir*, *et demi* behind the unit."""
    word = s.word(p.end)
    if p.letters == "TH" and p.amount is not None and (minutes := _minutes_after(s, p.end)) is not None:
        p.amount, p.end = p.amount + minutes[0] / 60, minutes[1]
    elif p.letters == "TM" and p.amount is not None and _is_seconds(s, p.end):
        p.amount, p.end = p.amount + int(s.word(p.end)) / 60, p.end + 1
    elif s.follow(p.end, "et", "demi") or s.follow(p.end, "et", "demie"):
        p.amount = (p.amount or 1) + 0.5
        p.end += 2
        word = s.word(p.end)
    if word == "même" and p.article and p.unit + 1 == p.end:
        p.same = True
        p.end += 1
    elif word in DIRECTIONS:
        p.direction = DIRECTIONS[word]
        p.end += 1
    elif word in STORY_DIRECTIONS:
        p.story = STORY_DIRECTIONS[word]
        p.end += 1
    elif word == "à" and s.word(p.end + 1) == "venir":
        p.direction = 1
        p.end += 2
    elif word in ("écoulé", "écoulée", "écoulés", "écoulées") and p.article:
        p.direction = -1
        p.end += 1


def _is_seconds(s: Scan, k: int) -> bool:
    """Whether the *30* of *2 mn 30* stands at ``k``."""
    word = s.word(k)
    return len(word) == 2 and word.isdecimal() and int(word) < 60 and s.pos(k + 1) not in ("NOUN", "NUM", "SYM")


def _minutes_after(s: Scan, k: int) -> tuple[float, int] | None:
    """The *et vingt minutes* of *une heure et vingt minutes*."""
    read = s.cardinal(k + 1 if s.word(k) == "et" else k)
    return (read[0], read[1] + 1) if read is not None and s.word(read[1]) in ("minute", "minutes") else None


def period(p: Phrase) -> str:
    """The ISO 8601 duration of a phrase, with ``X`` for a number that is not said.

    >>> period(Phrase(0, 0, 1, "D", True, 4)), period(Phrase(0, 0, 1, "TH", True, 24))
    ('P4D', 'PT24H')
    >>> period(Phrase(0, 0, 1, "TM", True, 2.5))
    'PT2M30S'
    """
    times, letters = _SIZES.get(p.letters, (1, p.letters))
    if letters == "TH" and p.amount is not None and p.amount != int(p.amount):
        hours, minutes = divmod(round(p.amount * 60), 60)
        return f"PT{hours}H{minutes}M" if hours else f"PT{minutes}M"
    if letters == "TM" and p.amount is not None and p.amount != int(p.amount):
        minutes, seconds = divmod(round(p.amount * 60), 60)
        return f"PT{minutes}M{seconds}S" if minutes else f"PT{seconds}S"
    amount = "X" if p.amount is None else number(p.amount * times)
    return f"PT{amount}{letters[1]}" if letters.startswith("T") else f"P{amount}{letters}"


def number(value: float) -> str:
    """A number without a needless decimal point.

    >>> number(2.0), number(1.5)
    ('2', '1.5')
    """
    return str(int(value)) if value == int(value) else str(value)
