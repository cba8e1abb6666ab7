"""The times of one document, for the cross-check: the days it names, its numbered events, and what they are told of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from recoupe.crosscheck.editions import Mention, dated, find_editions
from recoupe.crosscheck.records import When
from recoupe.crosscheck.storyline import HEAD, Storyline, is_bare, publication_weekdays
from recoupe.crosscheck.times import ENTRY, FRESH, PAST, YESTERDAY
from recoupe.extract.times.frame import entries
from recoupe.french.folding import fold
from recoupe.model import ActorKind, Analysis, TimeStatus

#: « Au lendemain de l’acte IV »: told on the next day, printed on the one after at the latest.
_BESIDE = re.compile(r"\b(?:au|le|a la) (?P<day>lendemain|veille) (?:du|de la|de l|de leur|d un|d une)\W*$")
_SHIFTS = {"lendemain": (-2, -1), "veille": (1, 2)}
_NEAR = 30
#: « de nombreux grévistes » are « les grévistes ».
_SOME = re.compile(
    r"^(?:(?:d|des?|les?) )?(?:(?:de )?(?:nombreux|nombreuses|autres|plusieurs|quelques|certaine?s|milliers|centaines"
    r"|dizaines|(?:plus|moins|pres) de \d[\d .]*|environ \d[\d .]*|\d[\d .]*) (?:des? )?)+(?=\w{3})"
)
_YEAR = re.compile(r"\d{4}")
#: So many of the actors that a text names most often tell what it is about.
_ABOUT = 8


class Timeline:
    """When happens what a document tells.

    Args:
        analysis: what was found in it.
        sentences: start and end of each of its sentences.

    Attributes:
        editions: see :attr:`~recoupe.crosscheck.records.Sketch.editions`.
        leading: how many of them stand in the head of the text.
        marks: where it names a weekday without its date, and which.
        weekdays, named: on which days of the week it may have been published, and the weekdays that it names.
        main, posted: see :class:`~recoupe.crosscheck.records.Sketch`.
        theme: the actors that it names most often, folded.
    """

    def __init__(self, analysis: Analysis, sentences: Sequence[tuple[int, int]]) -> None:
        self._story = Storyline(analysis)
        self._folded = fold(analysis.text)
        self._mentions = find_editions(analysis.text, sentences)
        self._mention_starts = [mention.start for mention in self._mentions]
        inside = [(mention.start, mention.end) for mention in self._mentions]
        self._points = [
            point for point in self._story.points if not any(a <= point.start < b for a, b in inside)
        ]  # « le cinquième samedi » names no day of its own
        begins = [start for start, _ in sentences]
        self.editions: tuple[tuple[str, int, When], ...] = tuple(
            (mention.series, mention.number, self._dated(mention, sentences, begins)) for mention in self._mentions
        )
        self.leading = bisect_left(self._mention_starts, HEAD)
        self.marks = tuple(
            (point.start, point.when.weekday)
            for point in self._points
            if point.when.weekday is not None and is_bare(point.when)
        )
        self.weekdays, self.named = publication_weekdays(self._points, self._story.main)
        self.main = self._story.main
        self.posted = _posted(analysis)
        self._entries = entries(analysis.text)
        self.theme = _theme(analysis)

    def _dated(self, mention: Mention, sentences: Sequence[tuple[int, int]], begins: Sequence[int]) -> When:
        """The day that stands beside a numbered event; in the head of a text that names none, the day of its news."""
        sentence = sentences[max(bisect_right(begins, mention.start) - 1, 0)]
        when, main = dated(mention, self._points, sentence), self._story.main
        if mention.start >= HEAD:
            return when
        beside = _BESIDE.search(self._folded[max(0, mention.start - _NEAR) : mention.start])
        if beside is not None:
            return When(text=beside[0].strip(' «"'), shift=_SHIFTS[beside["day"]])
        if when.shift == PAST and when.weekday is not None:
            return replace(when, shift=FRESH)
        first = mention == self._mentions[0] and not self._story.is_called_for(mention.start, mention.end)
        bare = not when.says or when.text == mention.series  # « leur cinquième samedi »
        if bare and first and main is not None and main.shift == YESTERDAY:
            return replace(main, weekday=when.weekday)
        told = main is not None and main.shift == PAST and (not when.says or main.weekday == when.weekday)
        if bare and first and main is not None and told:
            return replace(main, shift=FRESH)
        return when

    def when(
        self,
        mark: tuple[int, int],
        sentence: tuple[int, int],
        own: int | None,
        *,
        news: bool = True,
        borrowed: bool = False,
    ) -> When:
        """Give the day of an account; see :meth:`Storyline.when <recoupe.crosscheck.storyline.Storyline.when>`."""
        return self._story.when(mark, sentence, own, news=news, borrowed=borrowed)

    def recalled(self, base: When, own: int | None) -> When:
        """Give the day of a number recalled beside one of the day ``base``: « contre 50.000 la semaine dernière »."""
        return self._story.against(base, own)

    def said(self, own: int | None) -> When:
        """Give what an expression says, and nothing where there is none."""
        return self._story.said(own)

    def counted(self, own: int | None, at: int) -> When:
        """Give when a number was counted: as an expression says, else at the hour of its entry in a live report."""
        said = self._story.said(own)
        entry = bisect_right(self._entries, (at, 1 << 16)) - 1
        if said.clock is not None or entry < 0:
            return said
        minutes = self._entries[entry][1]
        return replace(said, clock=(minutes, minutes), basis=ENTRY)

    def edition(self, mark: tuple[int, int], sentence: tuple[int, int]) -> tuple[str, int] | None:
        """Give the numbered event that an account's sentence names nearest to it, no other number standing between."""
        low = bisect_left(self._mention_starts, sentence[0])
        high = bisect_left(self._mention_starts, sentence[1])
        here = [one for one in self._mentions[low:high] if not self._story.counts_between(one.start, one.end, mark)]
        if not here:
            return None
        nearest = min(here, key=lambda one: (_gap(one, mark), one.start))
        return nearest.series, nearest.number


def _posted(analysis: Analysis) -> str | None:
    """The last day that stands behind the name of who wrote a quoted message: « (@prefet) 12 mai 2024 »."""
    found: list[str] = []
    for one in analysis.dates:
        if one.status is TimeStatus.EXPLICIT and one.earliest is not None and one.earliest == one.latest:
            posted = analysis.text[max(0, one.start - 2) : one.start] == ") " and _YEAR.search(one.text) is not None
            if posted:
                found.append(one.earliest)
    return max(found, default=None)


def _gap(mention: Mention, mark: tuple[int, int]) -> int:
    """Characters between; what stands behind a number is a little nearer (« 106 000 à la deuxième »)."""
    return mention.start - mark[1] if mention.start >= mark[1] else 2 * (mark[0] - mention.end)


def _theme(analysis: Analysis) -> tuple[str, ...]:
    actors = [actor for actor in analysis.actors if actor.kind not in (ActorKind.PERSON, ActorKind.MEDIUM)]
    often = sorted(actors, key=lambda actor: (-len(actor.mentions), actor.id))[:_ABOUT]
    return tuple(sorted({_SOME.sub("", fold(actor.name)) for actor in often}))
