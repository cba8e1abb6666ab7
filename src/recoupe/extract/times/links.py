"""From single expressions to the mentions of a document: ranges, the day an hour belongs to, verbs and quotations."""

from __future__ import annotations

from typing import Any

from recoupe.extract.reading import Reading
from recoupe.extract.times.mentions import Anchor, Kind, Tense, TimeMention, Unit
from recoupe.extract.times.scan import Found
from recoupe.extract.times.tenses import governing_verb
from recoupe.lexicon import Lexicon
from recoupe.model import TimeType

_FROM = ("du", "de", "d'", "entre", "des")
_TO = ("au", "à", "et", "-", "–", "jusqu'au", "jusqu'à")
_DATED = (Kind.DAY, Kind.OFFSET, Kind.FEAST)
# how many tokens may stand between an hour and the day behind it: « vers 0 h 40, jeudi »
_NEAR = 3
_BARE = Anchor.PUBLICATION


def link(r: Reading, found: list[Found], lexicon: Lexicon) -> tuple[TimeMention, ...]:
    """Number the expressions, and add what the text around them says of each."""
    ends = _ranges(r, found)
    mentions: list[TimeMention] = []
    for number, f in enumerate(found):
        verb, tense = governing_verb(r, f.head) if f.type in (TimeType.DATE, TimeType.TIME) else (None, None)
        if f.kind == Kind.OFFSET and _is_nowadays(r, f, verb, tense):
            f.kind, f.parts = Kind.VAGUE, {"value": "PRESENT_REF"}
        scheduled = verb is None or tense == Tense.PRESENT and f.head > verb  # « reçoit Nancy dimanche à 15 h »
        if scheduled and _is_announced(r, found, number):
            tense = Tense.FUTURE
        _make_habit(r, found, number, tense)
        tense = _by_preposition(r, f, tense)
        span = r.span((f.start, f.end))
        parts = {key: value for key, value in f.parts.items() if value is not None}
        if f.kind in (Kind.DAY, Kind.MONTH) and (other := ends.get(number, -1)) > number:
            _share_year(f, parts, found[other])
        story_year = parts.pop("story_year", False)
        if story_year:
            parts["year_offset"] = 0
        parts.pop("story", None)
        mentions.append(
            TimeMention(
                id=number,
                tokens=(f.start, f.end),
                start=span.start,
                end=span.end,
                text=span.text,
                type=f.type,
                kind=f.kind,
                anchor=f.anchor,
                sentence=r.unit_of[f.head],
                tense=tense,
                verb=verb,
                quoted=r.quote[f.head] >= 0,
                day_of=_day_of(r, found, number, ends),
                aside=_is_bound(r, f),
                passing=_names_noun(r, f) or verb is not None and _dates_saying(r, f, verb, lexicon),
                **_range_parts(ends, number),
                **parts,
            )
        )
    return tuple(mentions)


def _share_year(f: Found, parts: dict[str, Any], end: Found) -> None:
    """*du 20 décembre au 3 janvier 2003*: the first end takes its year from the last."""
    year, month = end.parts.get("year"), end.parts.get("month")
    if year is not None and month is not None and "month" in parts and "year" not in parts:
        parts["year"] = year - 1 if parts["month"] > month else year
        f.anchor = end.anchor


def _is_nowadays(r: Reading, f: Found, verb: int | None, tense: Tense | None) -> bool:
    """*aujourd'hui* with a state or a negation means these days: *rien ne justifie aujourd'hui une guerre*."""
    if r.lower[f.start] != "aujourd'hui" or f.end > f.start + 1 or verb is None:
        return False
    negated = any(r.lower[c] in ("ne", "n'") for c in r.verb_markers.get(verb, ()))
    if negated:
        return tense == Tense.PRESENT or r.lower[verb].endswith("ait")
    return tense == Tense.PRESENT and r.lemma[verb] in _STATES


_STATES = frozenset(
    "être avoir pouvoir falloir vivre rester exister savoir vouloir représenter constituer compter sembler paraître "
    "demeurer posséder habiter croire penser travailler détenir souffrir connaître".split()
)


def _make_habit(r: Reading, found: list[Found], number: int, tense: Tense | None) -> None:
    """*le lundi* in the present and *du lundi au vendredi* come back every week."""
    f = found[number]
    if f.kind != Kind.DAY or {k for k, v in f.parts.items() if v is not None} != {"weekday"} or f.anchor != _BARE:
        return
    first, before = r.lower[f.start], r.lower[f.start - 1] if f.start > 0 else ""
    closes = number > 0 and before in ("au", "et") and found[number - 1].kind == Kind.SET
    but = before in ("sauf", "excepté", "hormis")
    if (
        first == "le"
        and (tense == Tense.PRESENT or but)
        or before == "du"
        or closes
        and found[number - 1].end == f.start - 1
    ):
        f.type, f.kind, f.anchor = TimeType.SET, Kind.SET, Anchor.ABSOLUTE
        f.parts = {"weekday": f.parts["weekday"], "value": f"XXXX-WXX-{f.parts['weekday'] + 1}"}


def _range_parts(ends: dict[int, int], number: int) -> dict[str, Any]:
    other = ends.get(number)
    return {} if other is None else {"other_end": other, "is_end": other < number}


def _ranges(r: Reading, found: list[Found]) -> dict[int, int]:
    """The other end of each range: *du 3 au 5 mai*, *de 18 h à 23 h*, *entre 1 h et 3 h 15 dimanche*."""
    ends: dict[int, int] = {}
    for number in range(len(found) - 1):
        a, b = found[number], found[number + 1]
        between = r.lower[a.end : b.start]
        if len(between) not in (1, 2) or between[0] not in _TO or between[1:] not in ([], ["le"], ["la"]):
            continue
        before = r.lower[a.start - 1] if a.start > 0 else ""
        if between[0] == "et" and before != "entre" or before not in _FROM and between[0] not in ("-", "–", "au"):
            continue
        if number not in ends:
            ends[number], ends[number + 1] = number + 1, number
    return ends


def _day_of(r: Reading, found: list[Found], number: int, ends: dict[int, int]) -> int | None:
    """The mention of the same sentence whose day an hour or a part of the day belongs to."""
    f = found[number]
    if f.kind == Kind.DAY and number > 0 and "day" not in {k for k, v in f.parts.items() if v is not None}:
        other = found[number - 1]
        same = other.kind == Kind.OFFSET and other.parts.get("unit") == Unit.DAY and "direction" not in f.parts
        return number - 1 if same and 0 <= f.start - other.end <= 1 and _apposed(r, other.end, f.start) else None
    if f.kind not in (Kind.CLOCK, Kind.PART):
        return None
    other = ends.get(number)
    if other is not None and found[other].kind in _DATED and other > number:
        return other
    unit = r.unit_of[f.head]
    behind = found[number + 1] if number + 1 < len(found) else None
    if behind is not None and _gives_day(behind) and behind.start == f.end:
        return number + 1
    for k in range(number - 1, -1, -1):
        if r.unit_of[found[k].head] != unit:
            break
        if _gives_day(found[k]) and (found[k].kind != Kind.SET or f.kind == Kind.CLOCK):
            return k
    if behind is not None and _gives_day(behind) and behind.start - f.end <= _NEAR:
        return number + 1 if r.unit_of[behind.head] == unit else None
    return None


def _apposed(r: Reading, a: int, b: int) -> bool:
    """*aujourd'hui mardi*, *hier, jeudi*: one day under two names."""
    return a == b or r.lower[a] == ","


def _gives_day(f: Found) -> bool:
    unit = f.parts.get("unit")
    if f.kind == Kind.SET:
        return "weekday" in f.parts
    return f.kind in _DATED and (unit is None or unit == Unit.DAY) and not f.parts.get("event")


def _is_announced(r: Reading, found: list[Found], number: int) -> bool:
    """Whether a day without a verb is one to come: *Rendez-vous samedi*, *Réunion vendredi à 20 h 30*."""
    f = found[number]
    if f.kind != Kind.DAY or f.parts.get("year") or f.parts.get("direction") is not None:
        return False
    unit = r.unit_of[f.head]
    if r.lower[r.units[unit][0]] in _ANNOUNCING:
        return True
    behind = found[number + 1] if number + 1 < len(found) else None
    if behind is None or behind.kind != Kind.CLOCK or r.unit_of[behind.head] != unit:
        return False
    return behind.start - f.end <= _NEAR and behind.parts.get("modifier") is None


_ANNOUNCING = ("rendez-vous", "inscription", "inscriptions", "réservations", "renseignements", "clôture", "départ")


def _is_bound(r: Reading, f: Found) -> bool:
    """Whether a date only bounds or compares what is told: *depuis mardi*, *d'ici lundi*, *contre 500 samedi*."""
    k = f.start - 1
    if k >= 0 and r.lower[k] in ("à", "au", "la"):
        k -= 1
    return k >= 0 and (r.lower[k] in _BOUNDS or "contre" in r.lower[max(0, k - 3) : k])


def _names_noun(r: Reading, f: Found) -> bool:
    """Whether a date says which: *les violences de samedi*, *les peines annoncées lundi*."""
    verb = r.head[f.head]
    if r.dep[verb] == "acl" and "VerbForm=Part" in r.morph[verb] and verb < f.start:
        return True
    return f.start > 0 and r.lower[f.start - 1] in ("du", "de", "d'", "des") and _hangs_on_noun(r, f)


def _hangs_on_noun(r: Reading, f: Found) -> bool:
    """Whether an expression modifies a noun: *la réunion du 12 juin*."""
    k = f.head
    for _ in range(f.end - f.start):  # out of the expression
        if not f.start <= k < f.end:
            break
        k = r.head[k]
    return r.pos[k] in ("NOUN", "PRON") and not f.start <= k < f.end


_BOUNDS = ("depuis", "ici", "d'ici", "jusqu'", "jusqu'au", "jusqu'à", "avant")


def _dates_saying(r: Reading, f: Found, verb: int, lexicon: Lexicon) -> bool:
    """Whether an expression hangs on a verb that reports what is said: *a affirmé mercredi l'agence*."""
    if r.head[f.head] != verb or f.head < verb:
        return False  # in front of the verb it frames what is told: « Mardi, le préfet a annoncé ... »
    rows = lexicon.reporting.verbs.get(r.lemma[verb], ())
    return any(len(row.words) == 1 and "que" in row.frames for row in rows)  # not « a poursuivi jeudi sa visite »


def _by_preposition(r: Reading, f: Found, tense: Tense | None) -> Tense | None:
    """*Depuis mardi* is past whatever the verb; *jusqu'à lundi* lies ahead of a present."""
    before = r.lower[f.start - 1] if f.start > 0 else ""
    if f.kind not in (Kind.DAY, Kind.MONTH, Kind.SEASON, Kind.OFFSET, Kind.FEAST):
        return tense
    if before == "depuis":
        return Tense.PAST
    if f.kind == Kind.DAY and f.parts.get("month") and before == "du" and _hangs_on_noun(r, f):
        return None  # « la réunion du 20 mai a été annulée »: the nearest
    if before == "pour" and f.kind in (Kind.DAY, Kind.FEAST) and "direction" not in f.parts:
        return Tense.FUTURE if tense != Tense.CONDITIONAL else tense  # « une trêve pour lundi »
    if before in ("à", "au") and f.start > 1 and r.lower[f.start - 2] in ("jusqu'", "d'ici", "ici"):
        return Tense.FUTURE if tense in (None, Tense.PRESENT) else tense
    return tense
