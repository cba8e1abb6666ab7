"""The grammar of units: durations, sets, and distances from the day of writing or of the story.

*deux ans*, *chaque année*, *il y a trois ans*, *cette semaine*, *l'an dernier*, *ces quatre derniers jours*, *dix mois
plus tard*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recoupe.extract.calendar_words import UNIT_PLURALS, UNITS
from recoupe.extract.times.ages import is_age
from recoupe.extract.times.days import starts_sentence
from recoupe.extract.times.edges import DIRECTIONS, OF, STORY_DIRECTIONS, stage
from recoupe.extract.times.mentions import Anchor, Kind, Modifier, Unit
from recoupe.extract.times.scan import Found, Scan
from recoupe.lexicon import Lexicon
from recoupe.model import TimeType

#: Words that are a length by themselves.
LENGTHS = {
    "demi-siècle": "P50Y",
    "demi-heure": "PT30M",
    "demi-journée": "PT12H",
    "quinquennat": "P5Y",
    "septennat": "P7Y",
}
_UNIT_OF = {
    "TM": Unit.MINUTE,
    "TH": Unit.HOUR,
    "D": Unit.DAY,
    "WE": Unit.WEEKEND,
    "S": Unit.SEASON,
    "W": Unit.WEEK,
    "M": Unit.MONTH,
    "Q": Unit.QUARTER,
    "H": Unit.HALF,
    "Y": Unit.YEAR,
    "DE": Unit.DECADE,
    "CE": Unit.CENTURY,
}
_SIZES = {"Q": (3, "M"), "H": (6, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}
_VAGUE = ("quelques", "plusieurs", "maints", "divers")
_DEMONSTRATIVES = ("ce", "cet", "cette", "ces")
_ADJECTIVES = ("premier", "première", "premiers", "premières", "longs", "longues", "bons", "bonnes", "autres", "petits")
_ADJECTIVES += ("long", "longue", "bon", "bonne", "petite", "petit", "seule", "seul", "autre", "grosse", "nouvelles")
_LASTING = ("pendant", "durant", "en", "après", "depuis", "dans", "de")
_LATER = {"plus tard": 1, "après": 1, "plus tôt": -1, "auparavant": -1, "avant": -1}


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


def unit(s: Scan, i: int, lexicon: Lexicon) -> list[Found]:
    """Expressions around a unit noun at ``i``."""
    if s.r.words[i][:1].isupper() and not s.r.words[i].isupper() and not starts_sentence(s, i):
        return []  # « les 24 Heures du Mans »
    p = _phrase(s, i)
    if p is None:
        return []
    for rule in (_set, _ago, _later, _directed, _this, _same, _staged):
        found = rule(s, p)
        if found is not None:
            return found
    return _duration(s, p, lexicon)


def length(s: Scan, i: int) -> list[Found]:
    """*un demi-siècle*, *quinquennat*."""
    word = s.word(i)
    start = i - 1 if s.before(i) in ("un", "une") else i
    amount = None
    if start == i and (number := s.number_before(i)) is not None:
        amount, start = number
    if amount is not None and amount != 1:
        return []
    start, modifier = s.rounder_before(start)
    parts: dict[str, Any] = {"value": LENGTHS[word], "modifier": modifier}
    if s.precede(start, "il", "y", "a") and word == "demi-siècle":
        parts = {"unit": Unit.YEAR, "amount": -50, "counted": True}
        return [Found(start - 3, i + 1, TimeType.DATE, Kind.OFFSET, Anchor.PUBLICATION, i, parts)]
    return [Found(start, i + 1, TimeType.DURATION, Kind.DURATION, Anchor.ABSOLUTE, i, parts)]


def _phrase(s: Scan, i: int) -> Phrase | None:
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
        elif before not in _ADJECTIVES:
            break
        k -= 1
    if (number := s.number_before(k)) is not None:
        p.amount, k = number
        while k > s.low and s.word(k - 1) in DIRECTIONS:  # « les dernières 24 heures »
            p.direction = DIRECTIONS[s.word(k - 1)]
            k -= 1
    elif (collective := s.collective_before(k)) is not None:
        p.amount, k = collective
        p.modifier = Modifier.APPROX
    elif s.before(k) in _VAGUE:
        p.vague, k = True, k - 1
    k, rounder = s.rounder_before(k)
    p.modifier = p.modifier or rounder
    if s.before(k) in ("le", "la", "l'", "les", *_DEMONSTRATIVES, "sa", "son", "leur", "leurs", "ses"):
        p.article, k = s.before(k), k - 1
        if (wider := s.rounder_before(k))[1] is not None and p.amount is not None:
            k = wider[0]
    p.start = k
    _after_unit(s, p)
    return p


def _after_unit(s: Scan, p: Phrase) -> None:
    """*dernier*, *prochain*, *suivant*, *à venir*, *et demi* behind the unit."""
    word = s.word(p.end)
    if p.letters == "TH" and p.amount is not None and (minutes := _minutes_after(s, p.end)) is not None:
        p.amount, p.end = p.amount + minutes[0] / 60, minutes[1]
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


def _minutes_after(s: Scan, k: int) -> tuple[float, int] | None:
    """The *et vingt minutes* of *une heure et vingt minutes*."""
    read = s.cardinal(k + 1 if s.word(k) == "et" else k)
    return (read[0], read[1] + 1) if read is not None and s.word(read[1]) in ("minute", "minutes") else None


def _found(s: Scan, p: Phrase, kind: Kind, anchor: Anchor, *, start: int | None = None, **parts: Any) -> list[Found]:
    type_ = {Kind.DURATION: TimeType.DURATION, Kind.SET: TimeType.SET}.get(kind, TimeType.DATE)
    if kind == Kind.OFFSET and parts.get("unit") in (Unit.HOUR, Unit.MINUTE):
        type_ = TimeType.TIME
    return [Found(p.start if start is None else start, p.end, type_, kind, anchor, p.unit, parts)]


# The rules, in the order in which they are tried --------------------------------------------------------------------


def _set(s: Scan, p: Phrase) -> list[Found] | None:
    """*chaque année*, *tous les jours*, *toutes les deux heures*."""
    start = p.start
    if s.before(start) == "chaque" and not p.article:
        start -= 1
    elif p.article == "les" and s.before(start) in ("tous", "toutes") and p.direction is None and not p.same:
        if p.amount is None and s.word(p.end) in ("de", "que", "où", "qui", "d'", "qu'"):
            return []
        start -= 1
    else:
        return None
    p.amount = p.amount or 1
    return _found(s, p, Kind.SET, Anchor.ABSOLUTE, start=start, value=period(p))


def _ago(s: Scan, p: Phrase) -> list[Found] | None:
    """*il y a trois ans*, *voilà deux mois*, *dans deux mois*."""
    counted = p.amount is not None or p.vague
    if not counted or p.article or p.letters not in _UNIT_OF:
        return None
    direction, start = 0, p.start
    for words, sign in ((("il", "y", "a"), -1), (("il", "y", "avait"), -1), (("y", "a"), -1), (("voici",), -1),
                        (("voilà",), -1), (("dans",), 1)):
        if s.precede(start, *words):
            direction, start = sign, start - len(words)
            break
    if not direction or direction > 0 and s.word(p.end) in ("de", "d'"):
        return None
    if s.word(p.end) == "que" and direction < 0:
        return None  # « il y a trois ans que »: since
    return _offset(s, p, Anchor.PUBLICATION, direction, start=start)


def _later(s: Scan, p: Phrase) -> list[Found] | None:
    """*deux jours après*, *trois mois plus tard*, *dix mois après leur séparation*, *une semaine auparavant*."""
    if p.amount is None and not p.vague or p.article not in ("", "les") or p.letters not in _UNIT_OF:
        return None
    two = f"{s.word(p.end)} {s.word(p.end + 1)}"
    word = two if two in _LATER else s.word(p.end)
    if word not in _LATER:
        return None
    if word == "avant" and s.word(p.end + 1) == "de" and s.pos(p.end + 2) == "VERB":
        return None  # « attendre deux jours avant de partir »
    p.end += len(word.split())
    found = _offset(s, p, Anchor.STORY, _LATER[word])
    found[0].parts["event"] = word in ("après", "avant") and s.pos(p.end) in ("DET", "PROPN", "PRON", "AUX")
    return found


def _offset(s: Scan, p: Phrase, anchor: Anchor, sign: int, *, start: int | None = None) -> list[Found]:
    amount = None if p.amount is None else sign * p.amount
    return _found(
        s, p, Kind.OFFSET, anchor, start=start, unit=_UNIT_OF[p.letters], amount=amount, direction=sign,
        counted=True, modifier=p.modifier,
    )


def _directed(s: Scan, p: Phrase) -> list[Found] | None:
    """*l'an dernier*, *la semaine prochaine*, *ces quatre derniers jours*, *les prochains mois*, *la semaine suivante*."""
    sign = p.direction if p.direction is not None else p.story
    if sign is None or p.letters not in _UNIT_OF:
        return None
    anchor = Anchor.PUBLICATION if p.direction is not None else Anchor.STORY
    named = _UNIT_OF[p.letters]
    if p.plural:
        if p.amount is None and not p.article and s.before(p.start) not in OF:
            return None
        return _found(s, p, Kind.DURATION, anchor, value=period(p), unit=named, amount=p.amount, direction=sign)
    if p.letters in ("D", "TH", "TM") and p.story is None:
        return []  # « le dernier jour », « de dernière minute »
    if s.word(p.unit - 1) in DIRECTIONS and s.word(p.end) in (*OF, "que") and p.direction == -1:
        return []  # « la dernière semaine de mai »
    if not p.article and s.before(p.start) not in ("du", "au", "de", "d'", "en"):
        return None
    start, modifier = stage(s, p.start)
    return _found(s, p, Kind.OFFSET, anchor, start=start, unit=named, amount=sign, direction=sign, modifier=modifier)


def _this(s: Scan, p: Phrase) -> list[Found] | None:
    """*cette semaine*, *ce mois-ci*, *ce jour-là*, *cette année-là*, *ces jours-ci*."""
    if p.article not in _DEMONSTRATIVES or p.amount is not None or p.letters not in _UNIT_OF:
        return None
    word = s.word(p.end)
    named = _UNIT_OF[p.letters]
    if named in (Unit.HOUR, Unit.MINUTE):
        return []
    start, modifier = stage(s, p.start)
    if word == "-là":
        p.end += 1
        if p.plural:
            return []
        return _found(s, p, Kind.OFFSET, Anchor.STORY, start=start, unit=named, amount=0, modifier=modifier)
    if word == "-ci":
        p.end += 1
    elif word in ("de", "d'", "du") and not p.same or p.plural or s.word(p.unit) == "journée":
        return []  # « cette semaine de mobilisation », « cette journée »
    if p.same:
        return _found(s, p, Kind.OFFSET, Anchor.STORY, start=start, unit=named, amount=0, modifier=modifier)
    if p.plural:
        return _found(s, p, Kind.VAGUE, Anchor.PUBLICATION, value="PRESENT_REF")
    if s.before(p.start) == "à" and named == Unit.DAY:  # « à ce jour »
        return _found(s, p, Kind.VAGUE, Anchor.PUBLICATION, start=p.start - 1, value="PRESENT_REF")
    return _found(s, p, Kind.OFFSET, Anchor.PUBLICATION, start=start, unit=named, amount=0, modifier=modifier)


def _same(s: Scan, p: Phrase) -> list[Found] | None:
    """*le même jour*, *la même année*, *le jour même*."""
    if not p.same or p.plural or p.article not in ("le", "la", "l'") or p.letters not in _UNIT_OF:
        return None
    return _found(s, p, Kind.OFFSET, Anchor.STORY, unit=_UNIT_OF[p.letters], amount=0)


def _staged(s: Scan, p: Phrase) -> list[Found] | None:
    """*en début de semaine*, *d'ici la fin de l'année*, *fin du mois*: of the current one."""
    if p.plural or p.amount is not None or p.vague or p.letters not in ("W", "M", "Y", "D", "DE", "CE"):
        return None
    start, modifier = stage(s, p.start)
    if modifier is None or s.word(p.end) in OF or len(s.word(p.end)) == 4 and s.word(p.end).isdigit():
        return None
    if p.letters == "D":
        return []  # parts of the day are read elsewhere
    return _found(
        s, p, Kind.OFFSET, Anchor.PUBLICATION, start=start, unit=_UNIT_OF[p.letters], amount=0, modifier=modifier
    )


def _duration(s: Scan, p: Phrase, lexicon: Lexicon) -> list[Found]:
    """*deux ans*, *près de 24 heures*, *plusieurs mois*, *depuis des années*; not *un homme de 41 ans*."""
    if p.amount is None and not p.vague:
        return _unnumbered(s, p)
    if p.article in ("l'", "le", "la", "ce", "cet", "cette") and p.amount == 1:
        return []
    if s.word(p.unit) == "jour" and s.word(p.start) == "un" and s.before(p.start) not in _LASTING:
        return []  # « un jour », some day
    if p.letters == "Y" and (p.article in ("ses", "leurs", "les") and s.word(p.start + 1) in ("plus", "moins")
                             or p.article in ("ses", "leurs") or is_age(s, p.start, p.unit, p.end, lexicon)):
        return []
    if p.letters in ("WE", "H") or s.before(p.start) in ("par", "km", "/"):
        return []
    if s.word(p.unit) in ("nuit", "journée", "nuits", "journées") and not p.vague and (p.amount or 0) < 2:
        return []
    founds = _lower_bound(s, p)
    return founds + _found(s, p, Kind.DURATION, Anchor.ABSOLUTE, value=period(p), modifier=p.modifier)


def _lower_bound(s: Scan, p: Phrase) -> list[Found]:
    """The *8* of *8 à 24 mois*: a length of its own in the same unit."""
    if s.before(p.start) not in ("à", "ou", "et", "-") or p.article:
        return []
    number = s.number_before(p.start - 1)
    if number is None or number[0] >= (p.amount or 0):
        return []
    if s.before(p.start) == "et" and s.before(number[1]) != "entre":
        return []
    lower = Phrase(number[1], number[1], p.start - 1, p.letters, True, number[0])
    return _found(s, lower, Kind.DURATION, Anchor.ABSOLUTE, value=period(lower))


def _unnumbered(s: Scan, p: Phrase) -> list[Found]:
    """*depuis des années*, *pendant des heures*."""
    if p.plural and s.before(p.start) == "des" and s.before(p.start - 1) in ("depuis", "pendant", "durant", "après"):
        return _found(s, p, Kind.DURATION, Anchor.ABSOLUTE, start=p.start - 1, value=period(p))
    return []


def period(p: Phrase) -> str:
    """The ISO 8601 duration of a phrase, with ``X`` for a number that is not said.

    >>> period(Phrase(0, 0, 1, "D", True, 4)), period(Phrase(0, 0, 1, "TH", True, 24)), period(Phrase(0, 0, 1, "CE", False, 1))
    ('P4D', 'PT24H', 'P100Y')
    """
    times, letters = _SIZES.get(p.letters, (1, p.letters))
    if letters == "TH" and p.amount is not None and p.amount != int(p.amount):
        hours, minutes = divmod(round(p.amount * 60), 60)
        return f"PT{hours}H{minutes}M" if hours else f"PT{minutes}M"
    amount = "X" if p.amount is None else number(p.amount * times)
    return f"PT{amount}{letters[1]}" if letters.startswith("T") else f"P{amount}{letters}"


def number(value: float) -> str:
    """A number without a needless decimal point.

    >>> number(2.0), number(1.5)
    ('2', '1.5')
    """
    return str(int(value)) if value == int(value) else str(value)
