"""On which day: publication of documents, and what they tell, settled over the whole dossier.

A document whose own words leave its day open lies between others: it copies one that is dated, it tells of a numbered
event whose day others know, it names weekdays. What each of these leaves is laid over the rest, the firmest first,
round by round until nothing changes; every round reads only what the round before left, so the order of documents does
not matter. What contradicts something firmer is set aside, and what contradicts something as firm leaves the day open;
both are said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

import numpy as np

from recoupe.crosscheck.daymath import on_weekdays, publication, spread, told, window, window_of
from recoupe.crosscheck.likeness import SETTLED, WIDE, alike
from recoupe.crosscheck.records import Account, Carrier, When, Window
from recoupe.crosscheck.series import Known, Series, Vote
from recoupe.crosscheck.storyline import WEEKDAY_NAMES
from recoupe.crosscheck.times import PAST
from recoupe.dossier.records import Overlap
from recoupe.extract.times.daysets import ALL, FIRST, first_day, last_day
from recoupe.extract.times.values import in_words
from recoupe.lexicon.editions import Edition, load_editions, series_of
from recoupe.model import PublishedStatus

#: Documents that share half of one of them, a passage that says « samedi », or so many words that are no quotation were
#: published within so many days: of 60 dated pairs none lay farther apart than one. Shorter passages may be background
#: that is printed for weeks.
_COPIED, _MANY, _APART = 0.5, 100, 2
#: What spans more days is not passed on from document to document.
_SETTLED = 31
#: A text whose head names a numbered event as the last of its series: announced the week before, told of for two weeks;
#: farther down it may be told of for long.
_AROUND, _LATER = (-8, 13), 3650
#: Each round carries a day one document further; chains of copies are no longer than this.
_ROUNDS = 12
#: So many of the documents that are alike are named.
_NAMED = 3
_UNKNOWN = Window()


class _Clue(NamedTuple):
    """What one piece of evidence leaves of the day of publication."""

    days: int
    why: str


class Anchor(NamedTuple):
    """A day that a document leaves open, and others settle.

    Attributes:
        document: its number.
        when: one of its times.
        day: the day that this must be.
        firm: it is enough alone; else two of a document must agree.
        why: in French.
    """

    document: int
    when: When
    day: str
    firm: bool
    why: str


@dataclass
class _Paper:
    """What is known of one document's day."""

    carrier: Carrier
    own: int
    days: int
    theme: frozenset[str]
    copies: list[tuple[int, str]] = field(default_factory=list)
    learned: list[_Clue] = field(default_factory=list)
    alike: list[_Clue] = field(default_factory=list)
    why: tuple[str, ...] = ()

    @property
    def is_given(self) -> bool:
        return self.carrier.status == PublishedStatus.GIVEN


class Dating:
    """Days of documents and of accounts.

    Args:
        carriers: all documents.
        overlaps: what they share.
    """

    def __init__(self, carriers: Sequence[Carrier], overlaps: Sequence[Overlap]) -> None:
        self._rows = series_of(load_editions())
        self._papers = {one.number: _paper(one) for one in sorted(carriers, key=lambda one: one.order)}
        self._link(overlaps)
        self._series, self._cast = Series(()), list[Vote]()
        self._published: dict[int, Window] = {}
        self._settle(self._papers)

    def published(self, carrier: Carrier) -> Window:
        """Give when a document was published."""
        if carrier.number not in self._published:
            paper = self._papers[carrier.number]
            self._published[carrier.number] = window_of(paper.days, paper.why)
        return self._published[carrier.number]

    def day(self, carrier: Carrier, account: Account) -> Window:
        """Give on which day it happened, what an account tells."""
        paper = self._papers[carrier.number]
        when = account.when
        if account.edition is None and not when.says:
            return _UNKNOWN
        days = told(when, paper.days)
        edition = self._of_edition(paper, account)
        if edition is not None and (not when.says or days & window(edition.earliest, edition.latest)):
            return edition
        if not when.says:
            return _UNKNOWN
        if not days:
            return Window(why=(f"« {when.text} » ne convient à aucun jour de parution possible",))
        why = [when.basis or f"« {when.text} »"]
        if when.shift is not None:
            why += paper.why
        return window_of(days, tuple(why))

    def learn(self, found: Iterable[Anchor]) -> None:
        """Take in days that facts settle: *samedi* of a document is the Saturday on which others counted the same."""
        weak: dict[int, list[_Clue]] = defaultdict(list)
        for anchor in found:
            paper = self._papers[anchor.document]
            days = publication(anchor.when, window(anchor.day, anchor.day)) if anchor.when.shift is not None else ALL
            if days & paper.days in (0, paper.days):
                continue
            (paper.learned if anchor.firm else weak[anchor.document]).append(_Clue(days, anchor.why))
        for document, clues in weak.items():
            if len({clue.why for clue in clues}) > 1:
                self._papers[document].learned += clues
        self._settle({number for number, paper in self._papers.items() if paper.learned})

    def liken(self, words: Iterable[tuple[int, np.ndarray]]) -> None:
        """Date documents that nothing else dates by those that use the same rare words.

        Args:
            words: of every document its number and the hashes of its words (:mod:`recoupe.crosscheck.words`).
        """
        dated = {number: paper.days for number, paper in self._papers.items() if _spans(paper.days) <= SETTLED}
        asked = {
            number: paper.days & on_weekdays(tuple(paper.carrier.sketch.weekdays)) or paper.days
            for number, paper in self._papers.items()
            if _spans(paper.days) > WIDE and _is_asked(paper.carrier)
        }
        found = list(alike(words, dated, asked))
        for number, days, witnesses in found:
            names = ", ".join(self._papers[one].carrier.name for one in witnesses[:_NAMED])
            self._papers[number].alike = [_Clue(days, f"mêmes mots rares que {names}")]
        self._settle({one.document for one in found})

    def _row(self, series: str) -> Edition:
        return self._rows[series.partition(" ")[0]]

    def _of_edition(self, paper: _Paper, account: Account) -> Window | None:
        if account.edition is None:
            return None
        known = self._series.days(*account.edition, paper.theme)
        if len({one.day for one in known}) != 1 or self._row(account.edition[0]).lasts != 1:
            return None
        day = known[0].day.isoformat()
        return Window(earliest=day, latest=day, why=(_said_of(account.edition, known[0].day, known[0].documents),))

    def _link(self, overlaps: Sequence[Overlap]) -> None:
        """Note for each document those that carry the same text of the same days."""
        for one in overlaps:
            a, b = self._papers.get(one.a), self._papers.get(one.b)
            if a is None or b is None:
                continue
            said = _of_one_day(a.carrier, b.carrier, one)
            if said is not None:
                a.copies.append((one.b, said))
                b.copies.append((one.a, said))
        for paper in self._papers.values():
            paper.copies.sort(key=lambda link: self._papers[link[0]].carrier.order)

    def _settle(self, told: Collection[int]) -> None:
        """Go on until nothing changes; what rests on nothing that has changed since the last round stays.

        Args:
            told: documents of which something new is known.
        """
        self._published.clear()
        moved: Collection[int] = ()
        for _ in range(_ROUNDS):
            before, self._cast = self._cast, list(self._votes())
            recounted = self._cast != before
            if recounted:
                self._series = Series(self._cast)
            changed = {
                number: found
                for number, paper in self._papers.items()
                if not paper.is_given
                and (
                    number in told
                    or (recounted and paper.carrier.sketch.editions)
                    or any(other in moved for other, _ in paper.copies)
                )
                and (found := self._narrowed(paper)) != (paper.days, paper.why)
            }
            told = ()
            moved = {number for number, (days, _) in changed.items() if days != self._papers[number].days}
            for number, (days, why) in changed.items():
                self._papers[number].days, self._papers[number].why = days, why
            if not changed:
                return

    def _votes(self) -> Iterator[Vote]:
        """What documents tell of numbered events, where it comes to one day."""
        for paper in self._papers.values():
            for series, number, when in paper.carrier.sketch.editions:
                if self._row(series).lasts != 1 or not when.says:
                    continue
                days = told(when, paper.days)
                if days.bit_count() == 1:
                    yield Vote(series, number, first_day(days), paper.carrier.key, paper.theme)

    def _narrowed(self, paper: _Paper) -> tuple[int, tuple[str, ...]]:
        """Lay what the other documents tell over what the document itself leaves."""
        days, why = paper.own, list(_own_reasons(paper))
        message = _after_message(paper, days)
        if message.days != days:
            days, why = message.days, [*why, message.why]
        editions, copies = list(self._by_editions(paper)), list(self._by_copies(paper))
        others = _together(copies)
        if len(copies) > 1 and others and not others & days:
            days, why = others, [f"écarté, contredit par ce qui suit : {one}" for one in why]
            why += [clue.why for clue in copies]
        sketch = paper.carrier.sketch
        weekdays = (
            [_Clue(on_weekdays(sketch.weekdays), _weekday_reason(paper))] if len(sketch.weekdays) in range(1, 7) else []
        )
        for clues in ([*editions, *copies], weekdays, paper.learned, paper.alike):
            left = days & _together(clues)
            if not left and clues is not weekdays and clues is not paper.alike:
                why += [f"se contredisent : {clue.why}" for clue in clues if clue.days & days != days]
            elif not left:
                why += [f"écarté, contredit par le reste : {clue.why}" for clue in clues]
            elif left != days:
                why += dict.fromkeys(clue.why for clue in clues if clue.days & days != days)
                days = left
        return days, tuple(why)

    def _by_editions(self, paper: _Paper) -> Iterator[_Clue]:
        sketch = paper.carrier.sketch
        highest: dict[str, tuple[int, bool]] = {}
        beside: dict[tuple[date, ...], dict[_Clue, None]] = {}
        for place, (series, number, when) in enumerate(sketch.editions):
            if self._row(series).lasts != 1:
                continue
            highest[series] = max((number, place < sketch.leading), highest.get(series, (1, False)))
            if when.shift is not None and when.says:
                known = self._series.days(series, number, paper.theme)
                clue = _event_clue(paper, (series, number), known, partial(publication, when), f"« {when.text} »")
                if clue is not None:
                    beside.setdefault(tuple(sorted(one.day for one in known)), {})[clue] = None
        yield from (_either(list(clues)) for clues in beside.values())
        for series, (number, leading) in highest.items():
            regular = number > 1 and self._row(series).every == 7
            known = self._series.days(series, number, paper.theme) if regular else []
            low, high = _AROUND if leading else (_AROUND[0], _LATER)
            clue = _event_clue(
                paper, (series, number), known, lambda day, low=low, high=high: spread(day, low, high), "dernier cité"
            )
            if clue is not None:
                yield clue

    def _by_copies(self, paper: _Paper) -> Iterator[_Clue]:
        for number, said in paper.copies:
            other = self._papers[number]
            if _is_settled(other.days):
                days = spread(other.days, -_APART, _APART)
                yield _Clue(days, f"{said} avec {other.carrier.name}, {_on(other.days)}")


def _event_clue(
    paper: _Paper, edition: tuple[str, int], known: Sequence[Known], published: Callable[[int], int], said: str
) -> _Clue | None:
    """What a numbered event leaves of the day of publication, over all the days that it may be."""
    left, reasons = 0, []
    for one in known:
        found = published(1 << (one.day - FIRST).days) & paper.own
        if found:
            left |= found
            reasons.append(_said_of(edition, one.day, one.documents))
    return _Clue(left, f"{said} : {', ou '.join(reasons)}") if left else None


def _together(clues: Sequence[_Clue]) -> int:
    """What all of some pieces of evidence allow."""
    left = ALL
    for clue in clues:
        left &= clue.days
    return left


def _either(clues: Sequence[_Clue]) -> _Clue:
    """What one event leaves that is told of several times: one tense may be misread, so whatever one of them allows."""
    left = 0
    for clue in clues:
        left |= clue.days
    return _Clue(left, " ; ".join(dict.fromkeys(clue.why for clue in clues)))


def _is_settled(days: int) -> bool:
    """Whether a document's day is known well enough to pass it on: the ends of long windows are the least sure."""
    return _spans(days) <= _SETTLED + 1


def _is_asked(carrier: Carrier) -> bool:
    """Whether something that a document tells is dated from its publication."""
    return any(account.when.shift is not None for account in carrier.sketch.accounts)


def _spans(days: int) -> int:
    """Count the days from the first to the last of a set."""
    return (last_day(days) - first_day(days)).days + 1


def _of_one_day(a: Carrier, b: Carrier, overlap: Overlap) -> str | None:
    """Say why two documents are of one day or nearly, by what they share; ``None`` where it is too little."""
    share = max(overlap.containment_a, overlap.containment_b)
    if share >= _COPIED:
        return f"partage {share * 100:.0f}\xa0% de texte"
    weekday = _shared_weekday(a, b, overlap)
    if weekday is not None:
        return f"partage un passage qui dit « {weekday} »"
    words = sum(equal for *_, equal, quoted in overlap.passages if not quoted)
    return f"partage {words} mots" if words >= _MANY else None


def _shared_weekday(a: Carrier, b: Carrier, overlap: Overlap) -> str | None:
    """Give the weekday that stands in both documents in a passage that they share, no quotation."""
    for a_start, a_end, b_start, b_end, _, quoted in overlap.passages:
        named = _marked(a, a_start, a_end) & _marked(b, b_start, b_end) if not quoted else set()
        if named:
            return WEEKDAY_NAMES[min(named)]
    return None


def _marked(carrier: Carrier, start: int, end: int) -> set[int]:
    marks = carrier.sketch.marks
    return {weekday for _, weekday in marks[bisect_left(marks, (start, -1)) : bisect_left(marks, (end, -1))]}


def _paper(carrier: Carrier) -> _Paper:
    days = window(carrier.earliest, carrier.latest) or ALL
    return _Paper(carrier, days, days, frozenset(carrier.sketch.theme), why=_given(carrier))


def _given(carrier: Carrier) -> tuple[str, ...]:
    return ("date de publication donnée",) if carrier.status == PublishedStatus.GIVEN else ()


def _own_reasons(paper: _Paper) -> Iterator[str]:
    if paper.own != ALL:
        yield f"d’après le texte, {_on(paper.own)}"


def _after_message(paper: _Paper, days: int) -> _Clue:
    """What the date of a quoted message leaves: later days, and, where the text is about that day, those just after."""
    sketch = paper.carrier.sketch
    if sketch.posted is None:
        return _Clue(days, "")
    said = f"cite un message du {in_words(date.fromisoformat(sketch.posted))}"
    if sketch.main is not None and sketch.main.shift == PAST:
        near = spread(window(sketch.posted, sketch.posted), -1, 1)
        about = days & window(sketch.posted, None) & publication(sketch.main, near)
        if about:
            return _Clue(about, f"{said} et parle de « {sketch.main.text} »")
    return _Clue(days & window(sketch.posted, None) or days, said)


def _weekday_reason(paper: _Paper) -> str:
    return f"jours de la semaine nommés : {', '.join(paper.carrier.sketch.named)}"


def _said_of(edition: tuple[str, int], day: date, documents: int) -> str:
    series, number = edition
    plural = "s" if documents > 1 else ""
    return f"{series} {number}, le {in_words(day)} selon {documents} document{plural}"


def _on(days: int) -> str:
    """Say when something was published."""
    found = window_of(days)
    low = in_words(date.fromisoformat(found.earliest)) if found.earliest else None
    high = in_words(date.fromisoformat(found.latest)) if found.latest else None
    if low is not None and low == high:
        return f"publié le {low}"
    if low is None:
        return f"publié le {high} au plus tard" if high else "publié on ne sait quand"
    return f"publié entre le {low} et le {high}" if high else f"publié le {low} au plus tôt"
