"""What ties accounts of figures together: copied sentences, the same sentence, place and day, edition, exact number.

A tie is a bucket of positions; two accounts in one bucket may be of one fact. Buckets come from the strongest to the
weakest kind, so that what is certain is joined before what is likely.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from recoupe.crosscheck.measures import TOLL_TYPES, adds_up, needs_context
from recoupe.crosscheck.records import Told
from recoupe.crosscheck.times import ENTRY
from recoupe.dossier.records import Overlap

#: An exact number of so many significant digits hardly comes up twice by chance.
_DISTINCTIVE = 3
SAME_NUMBER = "même nombre exact"
SAME_NUMBER_AND_DAY = "même nombre, même jour"
SAME_SENTENCE = "même phrase, reprise d’un texte à l’autre"
TWO_HOURS = "compté deux fois, à deux moments"
TOLLS = "bilans d’un même lieu, sur quelques jours"
#: Round numbers from here on come up twice by chance, but two of them in two documents hardly do.
LARGE = 5000
#: Within a copied passage, numbers so many characters from the corresponding place are the same one.
_SHIFTED = 60
#: Two sentences so far apart stand side by side.
_BESIDE = 3

#: Words that stand before more numbers say nothing of what these count.
_FEW = 8

#: So many times more dated tolls must be of an event than of any other of that place, for undated ones to be of it.
_CLEARLY = 3
#: A toll is told anew for so many days.
AFTERMATH = 4

Bucket = tuple[list[int], str]


def ties(block: Sequence[Told], overlaps: Mapping[int, Sequence[Overlap]]) -> Iterator[Bucket]:
    """Give positions that something ties together, with the reason in French, the strongest ties first.

    Args:
        block: accounts of one measure, in order.
        overlaps: of every document, what it shares with others.
    """
    yield from _copied(block, overlaps)
    if needs_context(block[0].account.type):
        yield from _same_context(block)
    else:
        yield from _keyed(block, _same_day, "même lieu, même jour")
    yield from _beside(block)
    yield from _taken_up(block)
    yield from _revised(block)
    yield from _recounted(block)
    yield from _keyed(block, _same_edition, "même lieu, même journée d’action")
    yield from _keyed(block, _same_number_and_document, "même nombre, redit dans le même texte")
    yield from _keyed(block, _same_number_and_day, SAME_NUMBER_AND_DAY)
    yield from _keyed(block, _same_number_and_edition, "même nombre, même journée d’action")
    yield from _keyed(block, _same_number, SAME_NUMBER)
    yield from _tolls(block)


def numbered(told: Told) -> tuple | None:
    """Give the number of an account, as a key, where it is no small or very round one."""
    value = _number(told)
    return (value,) if value is not None and (is_distinctive(value) or abs(value) >= LARGE) else None


def _keyed(block: Sequence[Told], key_of: Callable[[Told], tuple | None], why: str) -> Iterator[Bucket]:
    """Give the positions of each key."""
    buckets: dict[tuple, list[int]] = defaultdict(list)
    for position, told in enumerate(block):
        key = key_of(told)
        if key is not None:
            buckets[key].append(position)
    for bucket in buckets.values():
        if len(bucket) > 1:
            yield bucket, why


def _same_day(told: Told) -> tuple | None:
    """Place and day, where both are known."""
    place, day = told.place, told.day.day
    return (place.key, day) if place and day else None


def _same_edition(told: Told) -> tuple | None:
    """Place and number of a coming-back event."""
    place, edition = told.place, told.account.edition
    return (place.key, edition) if place and edition else None


def _same_number(told: Told) -> tuple | None:
    """An exact number that hardly comes up twice."""
    value = _number(told)
    return (value,) if value is not None and is_distinctive(value) else None


def _same_number_and_document(told: Told) -> tuple | None:
    """A number that a document tells again."""
    number = numbered(told)
    return (*number, *told.carrier.order) if number is not None and not told.account.against else None


def _same_number_and_day(told: Told) -> tuple | None:
    """A number and the day, wherever it is."""
    value, day = _number(told), told.day.day
    return (value, day) if value is not None and day else None


def _same_number_and_edition(told: Told) -> tuple | None:
    """A number and an edition, wherever it is."""
    value, edition = _number(told), told.account.edition
    return (value, edition) if value is not None and edition else None


def _number(told: Told) -> float | None:
    """The number of an account, or the lower bound of a range; *des milliers*, *plusieurs dizaines* are none."""
    account = told.account
    return account.value if account.value is not None else account.low if account.high is not None else None


def is_distinctive(value: float) -> bool:
    """Whether a number hardly comes up twice by chance.

    Example:
        >>> is_distinctive(51400), is_distinctive(412), is_distinctive(8000)
        (True, True, False)
    """
    return len(str(int(abs(value))).rstrip("0")) >= _DISTINCTIVE


def _same_context(block: Sequence[Told]) -> Iterator[Bucket]:
    """Tie figures of things by the words before them, where two of them are in common that few others share."""
    buckets: dict[tuple, list[int]] = defaultdict(list)
    for position, told in enumerate(block):
        words = sorted(set(told.account.near))
        price = _number(told) if told.account.unit is not None and not adds_up(told.account) else None
        for at, word in enumerate(words):
            for other in words[at + 1 :]:
                buckets[word, other, price].append(position)  # two prices are two things
    for (*words, _), bucket in buckets.items():
        if 1 < len(bucket) <= _FEW:
            yield bucket, f"même contexte\xa0: {', '.join(words)}"


def _beside(block: Sequence[Told]) -> Iterator[Bucket]:
    """Tie neighbours in one document that two counters give of the same thing."""
    for i in range(len(block) - 1):
        a, b = block[i], block[i + 1]
        if a.carrier is not b.carrier or a.account.against or b.account.against:
            continue
        one_sentence = a.account.start == b.account.start
        same_place = a.place is not None and a.place == b.place
        against = _sets_against(a, b)
        if not one_sentence and not same_place and not against and not (_takes_up(b) and b.place is None):
            continue
        near = one_sentence or 0 <= b.account.start - a.account.end <= _BESIDE
        if needs_context(a.account.type) and not _takes_up(b) and not against:
            continue  # two sums are two things, unless the second takes up the noun of the first
        if near and a.counter != b.counter and a.counter and b.counter and a.account.part == b.account.part:
            yield [i, i + 1], "deux compteurs, l’un à côté de l’autre"


def _sets_against(a: Told, b: Told) -> bool:
    """Whether the second of two numbers is set against the first: of the same day, and at no other place."""
    one_day = a.day.day is not None and a.day.day == b.day.day
    return b.account.contrasts and one_day and (b.place is None or a.place is None or a.place == b.place)


def _taken_up(block: Sequence[Told]) -> Iterator[Bucket]:
    """Tie a number that *les, ces* take up with the one just before it: « les six personnes arrêtées »."""
    if needs_context(block[0].account.type):
        return
    for i in range(len(block) - 1):
        a, b = block[i], block[i + 1]
        one_text = a.carrier is b.carrier and 0 <= b.account.start - a.account.end <= _BESIDE
        if one_text and b.account.definite and not a.account.against and b.account.part is None:
            yield [i, i + 1], "nombre repris d’une phrase à la suivante"


def _revised(block: Sequence[Told]) -> Iterator[Bucket]:
    """Tie a number that its text calls a new one with the last that the same counter gave in this text."""
    if needs_context(block[0].account.type):
        return
    last: dict[tuple[int, str], int] = {}
    for position, told in enumerate(block):
        if told.counter is None or told.account.part is not None or told.account.against:
            continue
        before = last.get((told.carrier.number, told.counter))
        if before is not None and told.account.revised:
            yield [before, position], "le même compteur revoit son nombre"
        last[told.carrier.number, told.counter] = position


def _recounted(block: Sequence[Told]) -> Iterator[Bucket]:
    """Tie a toll with an hour of its own to the one it takes up: « huit morts samedi soir, treize ce matin »."""
    if block[0].account.type.split(":")[0] not in TOLL_TYPES:
        return
    for position, (a, b) in enumerate(pairwise(block)):
        if a.carrier is b.carrier and a.account.start == b.account.start and _takes_up(b) and of_two_hours(a, b):
            yield [position, position + 1], TWO_HOURS


def of_two_hours(a: Told, b: Told) -> bool:
    """Whether a text tells for each of two numbers when it was counted, and not at the same hour.

    The hour of an entry of a live report is that of all it tells.
    """
    one, other = a.account.as_of, b.account.as_of
    hours = {(as_of.text, as_of.clock) for as_of in (one, other) if as_of.clock is not None and as_of.basis != ENTRY}
    return len(hours) == 2


def _tolls(block: Sequence[Told]) -> Iterator[Bucket]:
    """Tie tolls of one place that all dated texts tell of one day, or of the next ones: they count one event."""
    if block[0].account.type.split(":")[0] not in TOLL_TYPES:
        return
    buckets: dict[str, list[int]] = defaultdict(list)
    for position, told in enumerate(block):
        spot = told.place or told.account.scene
        if spot is not None and spot.kind not in ("country", "region") and told.account.part is None:
            buckets[spot.key].append(position)
    for bucket in buckets.values():
        for members in _aftermaths(block, bucket):
            if len(members) > 1:
                yield members, TOLLS


def _aftermaths(block: Sequence[Told], bucket: Sequence[int]) -> Iterator[list[int]]:
    """Part the tolls of one place by the days that dated ones tell; an undated one goes where just one may be meant."""
    dated = sorted((day, position) for position in bucket if (day := block[position].day.day) is not None)
    parts: list[list[tuple[str, int]]] = []
    for day, position in dated:
        if parts and days_between(parts[-1][-1][0], day) <= AFTERMATH:
            parts[-1].append((day, position))
        else:
            parts.append([(day, position)])
    found = [[position for _, position in part] for part in parts]
    for position in bucket:
        if block[position].day.day is None:
            may = [place for place, part in enumerate(parts) if _may_be_of(block[position], part[0][0], part[-1][0])]
            may.sort(key=lambda place: -len(parts[place]))
            if may and len(parts[may[0]]) >= _CLEARLY * sum(len(parts[place]) for place in may[1:]):
                found[may[0]].append(position)
    for members in found:
        yield sorted(members)


def _may_be_of(told: Told, first: str, last: str) -> bool:
    """Whether an undated account may be of some days."""
    window, weekday = told.day, told.account.when.weekday
    if (window.earliest and window.earliest > last) or (window.latest and window.latest < first):
        return False
    days = days_between(first, last)
    return weekday is None or days >= 6 or (weekday - date.fromisoformat(first).weekday()) % 7 <= days


def days_between(first: str, last: str) -> int:
    """Count the days from one to another.

    Example:
        >>> days_between("2018-12-31", "2019-01-02")
        2
    """
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _takes_up(told: Told) -> bool:
    """Whether a number takes up what was counted before it: « ils étaient 10 500 », « 7 400 selon la police »."""
    return told.account.why[:1] == ("ellipsis",)


def _copied(block: Sequence[Told], overlaps: Mapping[int, Sequence[Overlap]]) -> Iterator[Bucket]:
    """Tie numbers that stand at the same place of a copied passage, whether or not they are the same."""
    by_document: dict[int, list[int]] = defaultdict(list)
    for position, told in enumerate(block):
        by_document[told.carrier.number].append(position)
    for document, positions in by_document.items():
        for pair in overlaps.get(document, ()):
            if pair.a != document or pair.b not in by_document:
                continue
            others = by_document[pair.b]
            marks = [block[other].account.mark[0] for other in others]
            for position in positions:
                mark = block[position].account.mark[0]
                for a_start, a_end, b_start, b_end, *_ in pair.passages:
                    if a_start <= mark < a_end:
                        expected = b_start + (mark - a_start) * (b_end - b_start) // (a_end - a_start)
                        other = _nearest(marks, expected)
                        if other is not None:
                            yield [position, others[other]], SAME_SENTENCE


def _nearest(marks: Sequence[int], expected: int) -> int | None:
    """Give the mark nearest to where it is expected, where one is near."""
    at = bisect_left(marks, expected)
    near = [place for place in (at - 1, at) if 0 <= place < len(marks)]
    best = min(near, key=lambda place: (abs(marks[place] - expected), place), default=None)
    return best if best is not None and abs(marks[best] - expected) <= _SHIFTED else None
