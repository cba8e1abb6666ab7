"""The accounts of one document: what each of its sentences says of something that other sentences may tell otherwise.

Made from the stored analysis and the text alone, so a document is read once, whatever is compared with it later.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from recoupe.crosscheck.called import nature_accounts
from recoupe.crosscheck.denials import answered
from recoupe.crosscheck.happened import event_accounts
from recoupe.crosscheck.measures import TOLL_TYPES, contrasts, measure, needs_context, taken_up, words_before
from recoupe.crosscheck.offices import offices
from recoupe.crosscheck.propositions import claim_accounts
from recoupe.crosscheck.reader import Reader, scene, without_day
from recoupe.crosscheck.records import Account, AccountKind, Sketch, Spot, When
from recoupe.crosscheck.timeline import Timeline
from recoupe.extract.times.frame import entries
from recoupe.french.folding import fold
from recoupe.lexicon.countries import load_countries
from recoupe.model import (
    Actor,
    Analysis,
    Event,
    Figure,
    FigureKind,
    FigureScope,
    Modality,
    Place,
    PlaceStatus,
    Revision,
    Statement,
)

#: Full points that end a sentence, with what closes behind them; and lines of their own. What may repeat is bounded, or
#: begins only at the start of a run: rows of dots or spaces must not be read from each of their places to the end.
_SENTENCE = re.compile(
    r"(?<![A-ZÀ-Þ])(?<!\bM)(?<!\bMme)[.!?…]{1,8}[\"»”’)\]]{0,8}(?:\s{0,4}[»”])?(?!\S)\s++"
    r"(?=[\W\d]{0,20}[A-ZÀ-Þ0-9«“\"])|(?<!\s)\s*\n\s*"
    r"|(?<=[a-zà-ÿ\d»”\"])[.!?…](?=[A-ZÀ-Þ][a-zà-ÿ’' ])"  # a line break was lost
)

#: So many characters are no sentence any more.
_LONGEST = 4000

_REVISED = {Revision.UP: "up", Revision.DOWN: "down", Revision.CHANGED: "same"}

#: « 11 000 manifestants de moins que la veille », « trois morts de plus »; not « trois enfants de moins de dix ans ».
_DIFFERENCE = re.compile(r"(?:[ \xa0][\w’'-]+){1,2}[ \xa0]de (?:moins|plus)\b(?![ \xa0](?:en\b|d[e’']))", re.IGNORECASE)
#: « les six personnes », « aux 103 interpellés ».
_DEFINITE = re.compile(r"\b(?:les|ces|aux|des|leurs|ses)\s+$", re.IGNORECASE)
#: So many numbers stand in one sentence at most.
_NEAR = 8
#: Behind a number only what it counts: « parle de 95 000 personnes. »
_NO_MORE = re.compile(r"(?:[ \xa0][\w’'-]+)?\W*$")
#: Two sentences so far apart follow each other.
_NEXT = 3
#: A text is about the town that it names so often, and of whose town names so many are this one.
_MENTIONS, _MOSTLY = 2, 0.6
#: « affirme avoir tiré et tué dix hommes »: told of oneself, wherever that was.
#: Events by which people come to harm.
_HARMFUL = frozenset("assault accident clash damage control abduct kill wound death flee".split())
#: Of these, what strikes people at one place and moment.
_STRUCK = _HARMFUL - {"clash", "control", "damage", "flee"}
#: Words before an event that was told already.
_TOLD_BEFORE = re.compile(r"\b(?:le|la|du|au|ce|cet|cette|l['’])[ \xa0]?$", re.IGNORECASE)
#: The name of a place, not written in capitals as at the head of a dispatch.
_PLACE_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’' -]*")
_OWN, _OWN_DEED = 60, re.compile(r"\bavoir\b[^.;:!?]*$", re.IGNORECASE)
#: So many characters before, a town is still the one that is told of.
_JUST = 800
#: A number that takes up another stands so near behind it.
_TAKEN_UP = 250

#: « une centaine », « un millier », « une trentaine », « une douzaine ».
_ROUND_NOUN = re.compile(r"\b(?:[a-z]+aine|millier)s?\b")


def sentences(text: str) -> list[tuple[int, int]]:
    """Give start and end of every sentence, near enough to show it.

    Example:
        >>> text = "M. Oussel dément. « Rien n’est signé. » Il part."
        >>> [text[start:end] for start, end in sentences(text)]
        ['M. Oussel dément.', '« Rien n’est signé. »', 'Il part.']
    """
    found, start = [], 0
    for match in _SENTENCE.finditer(text):
        found += _pieces(text, start, match.start() + len(match[0].rstrip()))
        start = match.end()
    return [*found, *_pieces(text, start, len(text.rstrip()))]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a sentence; one without end, as lists and tables are, in pieces: each is read for every account in it."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def sketch(analysis: Analysis) -> Sketch:
    """Make what the cross-check keeps of a document.

    Args:
        analysis: what was found in it.

    Returns:
        Its accounts, in text order.
    """
    maker = _Maker(analysis)
    reader = maker.reader()
    accounts = sorted(
        (*maker.figures(), *event_accounts(reader), *claim_accounts(reader), *nature_accounts(reader, scene(reader))),
        key=lambda one: (one.mark, one.kind, one.id),
    )
    timeline = maker.timeline
    return Sketch(
        accounts=tuple(accounts),
        editions=timeline.editions,
        leading=timeline.leading,
        country=_country(analysis.places),
        main=timeline.main,
        posted=timeline.posted,
        marks=timeline.marks,
        weekdays=timeline.weekdays,
        named=timeline.named,
        theme=timeline.theme,
        length=len(analysis.text),
        parts=analysis.parts,
    )


def _country(places: Sequence[Place]) -> Spot | None:
    """Give the country that most mentions of places lie in, where most is more than half."""
    located = [place.country for place in places if place.country]
    counts = Counter(located)
    code = min(counts, key=lambda code: (-counts[code], code), default=None)
    if code is None or counts[code] * 2 <= len(located):
        return None
    return Spot(name=_names().get(code, code), key=code, kind="country", country=code)


@cache
def _names() -> dict[str, str]:
    """Give the French names of countries by their codes."""
    return {country.code: country.name for country in load_countries()}


class _Maker:
    """Reads one analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._sentences = sentences(analysis.text)
        self._starts = [start for start, _ in self._sentences]
        self._actors: Mapping[str, Actor] = {
            name: actor for actor in reversed(analysis.actors) for name in (*actor.aliases, actor.name)
        }
        self._place_starts = [place.start for place in analysis.places]
        self.country = _country(analysis.places)
        self._offices: dict[int, tuple[str, ...]] = {}
        self._entries = [start for start, _ in entries(analysis.text)]
        self.timeline = Timeline(analysis, self._sentences)
        self._retracted = {one.retracts: one.id for one in analysis.retractions if one.retracts is not None}

    def figures(self) -> Iterator[Account]:
        """Give an account for every figure that says how many there are: no share, and no difference."""
        for figure in self._analysis.figures:
            if figure.kind is FigureKind.PERCENT or self._is_difference(figure):
                continue
            yield self._figure(figure)

    def _is_difference(self, figure: Figure) -> bool:
        """Whether a figure says how many more or fewer there are; « cent euros de plus » is a sum all the same."""
        found = _DIFFERENCE.match(self._analysis.text, figure.end)
        return found is not None and figure.kind is not FigureKind.MONEY

    def _figure(self, figure: Figure) -> Account:
        start, end = self._sentence(figure.start, figure.end)
        event = self._analysis.events[figure.event] if figure.event is not None else None
        mark = figure.start, figure.end
        following = self._analysis.figures[figure.id + 1 : figure.id + 2]
        part = self._analysis.figures[figure.part_of] if figure.part_of is not None else None
        behind = min([end, *(other.start for other in following)])
        type, what = measure(figure, self._analysis.text, start, behind, part)
        against = contrasts(self._analysis.text[start : figure.start])
        if against and _NO_MORE.match(self._analysis.text, figure.end, end):
            type = taken_up(type, self._measured_before(figure, start))
        return Account(
            kind=AccountKind.FIGURE,
            id=figure.id,
            start=start,
            end=end,
            mark=mark,
            text=figure.text,
            type=type,
            what=what,
            value=figure.value,
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
            rounded=_is_rounded(figure),
            definite=_DEFINITE.search(self._analysis.text, max(0, figure.start - 8), figure.start) is not None,
            against=figure.against is not None,
            contrasts=against,
            revised=_REVISED.get(figure.revision) if figure.revision is not None else None,
            **self._voice(figure.by, figure.statement),
            polarity=event.polarity.value if event else "pos",
            modality=event.modality.value if event else "actual",
            agent=event.agent if event and start <= event.trigger.start < end else None,
            agent_entry=self._entry(event.agent_id) if event and start <= event.trigger.start < end else None,
            place=self._where(figure),
            scene=self._scene(figure, event) if type.split(":")[0] in TOLL_TYPES else None,
            around=self._around(figure),
            when=self._when_of(figure, self._near(figure)),
            as_of=self.timeline.counted(self._as_of(figure), figure.start),
            edition=self.timeline.edition(mark, (start, end)) if figure.against is None else None,
            part=(part.start, part.end) if part else None,
            event=figure.event,
            near=words_before(self._analysis.text[start : figure.start]) if needs_context(type) else (),
            why=(figure.why.rule, *figure.why.steps),
        )

    def _measured_before(self, figure: Figure, start: int) -> tuple[str, ...]:
        """Say what the numbers of the sentence just before that of a figure measure."""
        found: dict[str, None] = {}
        for other in reversed(self._analysis.figures[max(0, figure.id - _NEAR) : figure.id]):
            begin, end = self._sentence(other.start, other.end)
            if end <= start:
                if not 0 <= start - end <= _NEXT:
                    break
                ends = [self._analysis.figures[other.id + 1].start, end]
                type, _ = measure(other, self._analysis.text, begin, min(ends))
                found.setdefault(type)
        return tuple(found)

    def reader(self) -> Reader:
        """Give what reads events and claims."""
        return Reader(
            analysis=self._analysis,
            actors=self._actors,
            folded=fold(self._analysis.text),
            voice=self._voice,
            sentence=self._sentence,
            entry=self._entry,
            spot=self._spot,
            when=self._when,
            answers=answered(self._analysis),
            edition=self.timeline.edition,
        )

    def _voice(self, by: str | None, statement: int | None) -> dict:
        """Say who stands behind something: fields of :class:`Account`."""
        actor = self._actors.get(by) if by is not None else None
        said: Statement | None = self._analysis.statements[statement] if statement is not None else None
        return {
            "by": by,
            "entry": actor.entry if actor else None,
            "by_kind": actor.kind.value if actor else None,
            "by_country": actor.country if actor else None,
            "called": self._called(actor, by) if actor and by else (),
            "relays": said.relays if said else (),
            "statement": statement,
            "attitude": said.attitude.value if said else None,
            "retracted": self._retracted.get(statement) if statement is not None else None,
        }

    def _called(self, actor: Actor, by: str) -> tuple[str, ...]:
        """Give what else a document calls somebody, and of whom it says that he is at the head."""
        if actor.id not in self._offices:
            self._offices[actor.id] = offices(actor, self._analysis.text)
        return tuple(dict.fromkeys(name for name in (*actor.aliases, *self._offices[actor.id]) if name != by))

    def _where(self, figure: Figure) -> Spot | None:
        """Give where a figure counts: the place named for it, else the land that a noun says (*dans le pays*)."""
        if figure.place_id is not None:
            return self._spot(figure.place_id)
        event = self._near(figure)
        if figure.scope is None and event is not None and event.place_id is None:
            named = self._named_spot(event)
            if named is not None:
                return named
        country = self.country
        if figure.scope is None or (country is None and figure.scope is not FigureScope.WORLD):
            return None
        if figure.scope is FigureScope.COUNTRY or country is None:
            return country or Spot(name="monde", key="monde", kind="area")
        if figure.scope is FigureScope.PROVINCES:
            return Spot(
                name=f"province ({country.name})", key=f"{country.key}:province", kind="area", country=country.key
            )
        key = f"capital:{country.key}"
        named = next((place for place in self._analysis.places if place.gazetteer == key), None)
        return (
            spot_of(named)
            if named
            else Spot(name=f"capitale ({country.name})", key=key, kind="city", country=country.key)
        )

    def _scene(self, figure: Figure, event: Event | None) -> Spot | None:
        """Give where the event of a toll is, where the sentence does not say it and nobody tells it of himself.

        That is the place of the event, else the town that the text is about; in an entry of a live report that names
        none, the town of its headline, whatever other entries tell of.
        """
        said = self._analysis.statements[figure.statement] if figure.statement is not None else None
        before = self._analysis.text[max(0, figure.start - _OWN) : figure.start]
        nested = said is not None and (said.parent is not None or _OWN_DEED.search(before) is not None)
        nested = nested or _DEFINITE.search(before) is not None  # « parmi les six morts »: of which, is said before
        if nested or figure.place_id is not None or figure.scope is not None:
            return None
        start, end = self._sentence(figure.start, figure.end)
        here = [one for one in self._analysis.places if start <= one.start < end and one.kind != "country"]
        if len({spot_of(one).key for one in here if not one.actor and one.kind == "city"}) > 1:
            return None  # « des blessés dans plusieurs villes, comme Ségou et Mopti »
        named = {spot_of(one).key for one in here}
        carried = self._spot(event.place_id) if event is not None else None
        if named:
            carried = carried or (spot_of(here[0]) if figure.kind is FigureKind.OTHER else None)
            return carried if carried is not None and named == {carried.key} else None
        last = next((one for one in reversed(self._harm) if one[0] < figure.start), None)
        if last is not None and "\n" not in self._analysis.text[last[0] : figure.start]:
            return last[1]  # « Elle a fait 24 morts »
        live = self._headline_town(figure)
        if live is not None:
            return live
        found = carried or self._town
        return last[1] if found is None and last is not None and self._takes_up_harm(start, end) else found

    def _headline_town(self, figure: Figure) -> Spot | None:
        """Give the one town that a live report names before its entries, for a figure whose entry names no place.

        That is not the town of a toll that takes up harm told of another one in the entries before.
        """
        if not self._entries or figure.start < self._entries[0]:
            return None
        at = bisect_right(self._entries, figure.start)
        end = self._entries[at] if at < len(self._entries) else len(self._analysis.text)
        places = [place for place in self._analysis.places if place.kind != "country" and not place.actor]
        head = [place for place in places if place.start < self._entries[0]]
        here = any(self._entries[at - 1] <= place.start < end for place in places)
        town = spot_of(head[0]) if len({spot_of(place).key for place in head}) == 1 else None
        if here or town is None or town.kind != "city":
            return None
        struck = (
            self._named_spot(event)
            for event in self._analysis.events
            if event.type in _STRUCK and event.trigger.start < figure.start
        )
        return town if all(spot is None or spot.key == town.key for spot in struck) else None

    def _around(self, figure: Figure) -> tuple[str, ...]:
        """Give the town told of last before a figure whose sentence names no place, where it is not far."""
        if figure.place_id is not None or figure.scope is not None:
            return ()
        start, _ = self._sentence(figure.start, figure.end)
        at = bisect_left(self._place_starts, start) - 1
        while at >= 0 and start - self._place_starts[at] <= _JUST:
            place = self._analysis.places[at]
            if place.kind == "city" and not place.actor:
                return (spot_of(place).key,)
            at -= 1
        return ()

    def _takes_up_harm(self, start: int, end: int) -> bool:
        """Whether a sentence takes up harm that was told: « le bilan du bombardement »."""
        return any(
            start <= event.trigger.start < end
            and event.type in _HARMFUL
            and _TOLD_BEFORE.search(self._analysis.text, max(start, event.trigger.start - 12), event.trigger.start)
            for event in self._analysis.events
        )

    @cached_property
    def _harm(self) -> list[tuple[int, Spot | None]]:
        """Where people come to harm, by events whose own sentence names the town or place, in text order.

        Near a place is none that others name: « près d’Issouk ».
        """
        near = {one for area in self._analysis.areas if area.place is None for one in area.references}
        found = []
        for event in self._analysis.events:
            spot = self._named_spot(event) if event.type in _HARMFUL else None
            if spot is not None and spot.kind not in ("country", "region"):
                found.append((event.trigger.start, None if event.place_id in near else spot))
        return sorted(found, key=lambda one: (one[0], one[1].key if one[1] is not None else ""))

    def _named_spot(self, event: Event) -> Spot | None:
        """Give the place that the sentence of an event names; where no list knows it, the name alone."""
        start, end = self._sentence(event.trigger.start, event.trigger.end)
        if event.place_id is not None:
            place = self._analysis.places[event.place_id]
            if start <= place.start < end:
                return self._spot(event.place_id) if not place.actor else None
            here = [one for one in self._analysis.places if start <= one.start < end and not one.actor]
            return spot_of(here[0]) if len({spot_of(one).key for one in here}) == 1 else None
        name = without_day(event.place or "")
        if not _PLACE_NAME.fullmatch(name) or name not in self._analysis.text[start:end]:
            return None
        return Spot(name=name, key=fold(name), kind="area")

    @cached_property
    def _town(self) -> Spot | None:
        """The town that most of the mentions of towns name, where they are several; else where all harm was done."""
        towns = [
            place for place in self._analysis.places if place.kind not in ("country", "region") and not place.actor
        ]
        counts = Counter(spot_of(place).key for place in towns)
        key = min(counts, key=lambda one: (-counts[one], one), default=None)
        if key is not None and counts[key] >= _MENTIONS and counts[key] >= _MOSTLY * len(towns):
            return next(spot for place in towns if (spot := spot_of(place)).key == key)
        harmed = {spot.key if spot else "": spot for _, spot in self._harm}
        return next(iter(harmed.values())) if len(harmed) == 1 else None

    def _entry(self, actor: int | None) -> str | None:
        return self._analysis.actors[actor].entry if actor is not None else None

    def _spot(self, place: int | None) -> Spot | None:
        return spot_of(self._analysis.places[place]) if place is not None else None

    def _when(self, time: int | None, mark: tuple[int, int]) -> When:
        return self.timeline.when(mark, self._sentence(*mark), time)

    def _when_of(self, figure: Figure, event: Event | None) -> When:
        """Give the day of a figure: its own, that of its event; of one recalled beside another, counted from there."""
        mark = figure.start, figure.end
        time = figure.time if figure.time is not None else event.time if event is not None else None
        if figure.against is not None:
            base = self._analysis.figures[figure.against]
            if base.against is None:
                beside = self._when_of(base, self._near(base))
                return self.timeline.recalled(beside, time)
        whole = self._analysis.figures[figure.part_of] if figure.part_of is not None else None
        if whole is not None and whole.against is not None:
            whole = self._analysis.figures[whole.against]  # « 9000 (contre 7000 la veille), dont 300 à Lyon »
        if figure.time is None and whole is not None and whole.part_of is None and whole.against is None:
            return self._when_of(whole, self._near(whole))
        counted = self.timeline.said(figure.as_of)
        if figure.time is None and time in (None, figure.as_of):
            # « à 17H00 samedi »: counted while it lasts; « selon un bilan donné dimanche »: counted afterwards
            hour = counted.clock is not None and any(letter.isdigit() for letter in counted.text)
            time = figure.as_of if hour and counted.says else None
        if figure.time is None and self._dated_beside(figure):
            return When()  # « 282.000 le 17 novembre, et 106.000 à la deuxième »: of another day, not told
        news = event is None or event.modality is not Modality.PLANNED
        borrowed = time is not None and time not in (figure.time, figure.as_of)
        return self.timeline.when(mark, self._sentence(*mark), time, news=news, borrowed=borrowed)

    def _as_of(self, figure: Figure) -> int | None:
        """Give the expression that says when a number was counted: its own, or that of the one it takes up.

        « À midi, le ministère a compté 30 000 marcheurs. Seuls 2000 l’étaient à Paris. »
        """
        if figure.as_of is not None or figure.against is not None or figure.why.rule != "ellipsis":
            return figure.as_of
        start, _ = self._sentence(figure.start, figure.end)
        for other in reversed(self._analysis.figures[max(0, figure.id - _NEAR) : figure.id]):
            if start - other.end > _TAKEN_UP:
                return None
            if other.kind is figure.kind and other.against is None and other.end <= start:
                return other.as_of if other.by == figure.by else None
        return None

    def _dated_beside(self, figure: Figure) -> bool:
        """Whether a date between them is that of the number before it, and this one has none."""
        start, _ = self._sentence(figure.start, figure.end)
        for other in self._analysis.figures[max(0, figure.id - _NEAR) : figure.id]:
            if other.start < start or other.time is None or other.kind is not figure.kind:
                continue
            date = self._analysis.dates[other.time]
            if other.start < date.start < figure.start and any(letter.isdigit() for letter in date.text):
                return True
        return False

    def _near(self, figure: Figure) -> Event | None:
        """Give the event of a figure, where its sentence tells of it."""
        event = self._analysis.events[figure.event] if figure.event is not None else None
        start, end = self._sentence(figure.start, figure.end)
        return event if event is not None and start <= event.trigger.start < end else None

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """Give the sentence of a finding; of one that runs over several, all of them."""
        return enclosing(self._sentences, self._starts, start, end)


def _is_rounded(figure: Figure) -> bool:
    """Whether the words of a figure say that it is no exact number."""
    about = any(step.endswith("arrondi") for step in figure.why.steps)
    return about or figure.value is None or _ROUND_NOUN.search(fold(figure.text)) is not None


def enclosing(found: Sequence[tuple[int, int]], starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Give the sentence or sentences that a stretch of text lies in; the stretch itself where it lies in none."""
    first = max(bisect_right(starts, start) - 1, 0)
    last = max(bisect_right(starts, end - 1) - 1, first)
    if not found:
        return start, end
    return min(found[first][0], start), max(found[last][1], end)


def spot_of(place: Place) -> Spot:
    """Give a place as accounts are compared by it."""
    key = place.gazetteer or fold(place.name)
    if place.kind == "country" and place.country:
        key = place.country
    return Spot(
        name=place.name,
        key=key,
        kind=place.kind,
        country=place.country,
        latitude=place.latitude if place.status is PlaceStatus.RESOLVED else None,
        longitude=place.longitude if place.status is PlaceStatus.RESOLVED else None,
        precision_km=place.precision_km,
    )
