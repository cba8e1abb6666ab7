"""The grammar of units: durations, sets, and distances from the day of writing or of the story.

*deux ans*, *chaque année*, *il y a trois ans*, *cette semaine*, *l'an dernier*, *ces quatre derniers jours*, *dix mois
plus tard*.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from recoupe.extract.calendar_words import UNITS
from recoupe.extract.times.ages import is_age
from recoupe.extract.times.days import starts_sentence
from recoupe.extract.times.edges import ARTICLES, DIRECTIONS, OF, stage
from recoupe.extract.times.mentions import Anchor, Kind, Unit
from recoupe.extract.times.phrases import DEMONSTRATIVES, Phrase, period, read_phrase
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
# what is counted off by its place: « la deuxième journée »
_COUNTED_OFF = ("jour", "journée", "semaine", "mois", "année")
_ON_THE_HOUR = {"journal", "jt", "édition", "bulletin", "messe", "train", "vol", "séance"}
_CONTESTS = ("championnat", "ligue", "coupe", "division", "classement", "national", "poule")
# adverbs inside a distance: « il y a exactement une semaine », « voilà déjà deux ans »
_HEDGES = ("exactement", "déjà", "tout", "juste", "bientôt", "presque", "seulement", "maintenant", "bien")
_LASTING = ("pendant", "durant", "en", "après", "depuis", "dans", "de")
_LATER = {"plus tard": 1, "après": 1, "plus tôt": -1, "auparavant": -1, "avant": -1}


def unit(s: Scan, i: int, lexicon: Lexicon) -> list[Found]:
    """Expressions around a unit noun at ``i``."""
    if s.r.words[i][:1].isupper() and not s.r.words[i].isupper() and not starts_sentence(s, i):
        return []  # « les 24 Heures du Mans »
    if (found := _nth(s, i)) is not None:
        return found
    if (found := _quarters(s, i)) is not None:
        return found
    p = read_phrase(s, i)
    if p is None:
        return []
    for rule in (_per, _set, _ago, _later, _directed, _this, _weekend, _running, _same, _staged):
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


def _found(s: Scan, p: Phrase, kind: Kind, anchor: Anchor, *, start: int | None = None, **parts: Any) -> list[Found]:
    type_ = {Kind.DURATION: TimeType.DURATION, Kind.SET: TimeType.SET}.get(kind, TimeType.DATE)
    if kind == Kind.OFFSET and parts.get("unit") in (Unit.HOUR, Unit.MINUTE):
        type_ = TimeType.TIME
    return [Found(p.start if start is None else start, p.end, type_, kind, anchor, p.unit, parts)]


def _nth(s: Scan, i: int) -> list[Found] | None:
    """*la deuxième journée*, *sa troisième année*: a length of one unit; not a round of a championship."""
    if s.word(i) not in _COUNTED_OFF or i - 1 < s.low or (s.ordinal(i - 1) or 0) < 1:
        return None
    if s.word(i + 1) in OF and s.word(i + 2) in _CONTESTS:
        return []
    start = i - 2 if s.before(i - 1) in ARTICLES else i - 1
    parts = {"value": f"P1{UNITS[s.word(i)]}"}
    return [Found(start, i + 1, TimeType.DURATION, Kind.DURATION, Anchor.ABSOLUTE, i, parts)]


def _quarters(s: Scan, i: int) -> list[Found] | None:
    """*un quart d'heure*, *trois quarts d'heure*, *un quart de siècle*."""
    size = {"heure": ("PT{}M", 15), "siècle": ("P{}Y", 25)}.get(s.word(i))
    if size is None or s.before(i) not in OF or s.before(i - 1) not in ("quart", "quarts"):
        return None
    number = s.number_before(i - 2)
    if number is None or number[0] not in (1, 3):
        return []
    start, modifier = s.rounder_before(number[1])
    parts = {"value": size[0].format(int(number[0]) * size[1]), "modifier": modifier}
    return [Found(start, i + 1, TimeType.DURATION, Kind.DURATION, Anchor.ABSOLUTE, i, parts)]


# The rules, in the order in which they are tried --------------------------------------------------------------------


def _per(s: Scan, p: Phrase) -> list[Found] | None:
    """*deux fois par an*, *trois heures par jour*: a set, by the longer unit."""
    if p.letters.startswith("T") and p.start == p.unit:
        return None  # « heure par heure », « km par heure »
    if s.before(p.start) == "par" and p.start == p.unit and not p.plural:
        start = p.start  # a preposition is no part of an expression: « mille euros par [mois] »
        if s.before(start - 1) == "fois" and (number := s.number_before(start - 2)) is not None:
            start = number[1]
        return _found(s, p, Kind.SET, Anchor.ABSOLUTE, start=start, value=period(replace(p, amount=1)))
    if p.amount is None or s.word(p.end) != "par" or s.word(p.end + 1) not in UNITS:
        return None
    longer = Phrase(p.start, p.unit, p.end + 2, UNITS[s.word(p.end + 1)], False, 1)
    return _found(s, longer, Kind.SET, Anchor.ABSOLUTE, value=period(longer))


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
    while s.before(start) in _HEDGES:
        start -= 1
    for words, sign in (
        (("il", "y", "a"), -1),
        (("il", "y", "avait"), -1),
        (("y", "a"), -1),
        (("voici",), -1),
        (("voilà",), -1),
        (("dans",), 1),
    ):
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
    if word in ("avant", "après") and (
        s.word(p.end + 1) in ("que", "qu'") or s.word(p.end + 1) in ("de", "d'") and s.pos(p.end + 2) == "VERB"
    ):
        return None  # « attendre deux jours avant de partir »
    p.end += len(word.split())
    found = _offset(s, p, Anchor.STORY, _LATER[word])
    found[0].parts["event"] = word in ("après", "avant") and s.pos(p.end) in ("DET", "PROPN", "PRON", "AUX")
    return found


def _offset(s: Scan, p: Phrase, anchor: Anchor, sign: int, *, start: int | None = None) -> list[Found]:
    amount = None if p.amount is None else sign * p.amount
    return _found(
        s,
        p,
        Kind.OFFSET,
        anchor,
        start=start,
        unit=_UNIT_OF[p.letters],
        amount=amount,
        direction=sign,
        counted=True,
        modifier=p.modifier,
    )


def _directed(s: Scan, p: Phrase) -> list[Found] | None:
    """*l'an dernier*, *la semaine prochaine*, *ces quatre derniers jours*, *les prochains mois*."""
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
    if p.article not in DEMONSTRATIVES or p.amount is not None or p.letters not in _UNIT_OF:
        return None
    word = s.word(p.end)
    named = _UNIT_OF[p.letters]
    if named in (Unit.HOUR, Unit.MINUTE):
        return []
    start, modifier = stage(s, p.start)
    if word == "-là":
        p.end += 1
        if p.plural:  # « ces années-là »
            return _found(s, p, Kind.VAGUE, Anchor.STORY, value="PAST_REF")
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


def _weekend(s: Scan, p: Phrase) -> list[Found] | None:
    """*avant le week-end*, *pendant le week-end*: the nearest; *le week-end* alone comes back every week."""
    if p.letters != "WE" or p.article != "le" or p.plural or s.word(p.end) in OF:
        return None
    if s.before(p.start) not in ("avant", "après", "pendant", "durant", "dans", "dès"):
        return None
    return _found(s, p, Kind.OFFSET, Anchor.PUBLICATION, unit=Unit.WEEKEND, amount=0)


def _running(s: Scan, p: Phrase) -> list[Found] | None:
    """*l'année en cours*, *le mois en cours*."""
    if not s.follow(p.end, "en", "cours") or p.plural or p.amount is not None or p.letters not in _UNIT_OF:
        return None
    p.end += 2
    return _found(s, p, Kind.OFFSET, Anchor.PUBLICATION, unit=_UNIT_OF[p.letters], amount=0)


def _same(s: Scan, p: Phrase) -> list[Found] | None:
    """*le même jour*, *la même année*, *le jour même*."""
    if not p.same or p.plural or p.article not in ("le", "la", "l'") or p.letters not in _UNIT_OF:
        return None
    if p.letters == "S" and s.word(p.end) in ("que", "qu'"):
        return []  # « vivre la même saison que »
    return _found(s, p, Kind.OFFSET, Anchor.STORY, unit=_UNIT_OF[p.letters], amount=0)


def _staged(s: Scan, p: Phrase) -> list[Found] | None:
    """*en début de semaine*, *d'ici la fin de l'année*, *fin du mois*: of the current one."""
    if p.plural or p.amount is not None or p.vague or p.letters not in ("W", "M", "Y", "D", "DE", "CE"):
        return None
    start, modifier = stage(s, p.start)
    if modifier is not None and not p.article and s.before(start) == "de" and s.pos(start - 2) == "NOUN":
        return []  # « les fêtes de fin d'année »
    if modifier is None or s.word(p.end) in OF or len(s.word(p.end)) == 4 and s.word(p.end).isdecimal():
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
    if (
        s.word(p.unit) == "jour"
        and s.word(p.start) == "un"
        and (s.before(p.start) not in _LASTING or s.word(p.end) in OF)
    ):
        return []  # « un jour », some day
    if p.letters == "Y" and (
        p.article in ("ses", "leurs", "les")
        and s.word(p.start + 1) in ("plus", "moins")
        or p.article in ("ses", "leurs")
        or is_age(s, p.start, p.unit, p.end, lexicon)
    ):
        return []
    if p.letters == "TH" and s.before(p.start) == "de" and {s.word(p.start - 2), s.word(p.start - 3)} & _ON_THE_HOUR:
        return []  # « le journal télévisé de 20 heures »
    if p.letters in ("WE", "H", "S") or s.before(p.start) in ("par", "km", "/"):
        return []
    if s.word(p.unit) in ("nuit", "journée", "nuits", "journées") and not p.vague and (p.amount or 0) <= 1:
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
