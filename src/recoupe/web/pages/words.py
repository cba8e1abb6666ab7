"""Who calls the same actor what: the actors, and of one all its designations with their sentences."""

from __future__ import annotations

from collections import defaultdict
from typing import ClassVar

from recoupe.crosscheck.wording import Call, Called
from recoupe.dossier.records import Who
from recoupe.exports._answers import Sentences
from recoupe.french.folding import fold
from recoupe.model import Record
from recoupe.web import paging
from recoupe.web.citing import cite
from recoupe.web.keys import Key, short
from recoupe.web.paging import PageNumber, View, Visit, page
from recoupe.web.problems import Refused
from recoupe.web.room import CrossChecked, Room

#: Actors on a page, and lines of a designation that are shown before one asks for more.
_PAGE = 50
_LINES = 5
#: Lines of one page.
_MOST = 200


class WordsAsked(Record, frozen=True):
    """Which actors: those whose name or designation has some words, those that an outlet or speaker calls something."""

    name: paging.Words | None = None
    by: paging.Words | None = None
    page: PageNumber = 1


class ActorLine(Record, frozen=True, kw_only=True):
    """An actor in the list: its key in addresses, and the loaded words that it is called by, most frequent first."""

    key: str
    actor: str
    country: str | None
    kind: str | None
    times: int
    texts: int
    words: tuple[str, ...]


class WordsView(View, frozen=True, kw_only=True):
    """Actors that are called by a loaded term.

    Attributes:
        voices: outlets and speakers who call somebody so, with how many actors each.
    """

    TABLE: ClassVar[str] = "actors"
    actors: tuple[ActorLine, ...]
    total: int
    page: int
    pages: int
    voices: tuple[tuple[str, int], ...]


class ActorAsked(Record, frozen=True):
    """Which actor, whose words, and which designation in full."""

    key: Key
    by: paging.Words | None = None
    designation: paging.Words | None = None


class Line(Record, frozen=True, kw_only=True):
    """A place where the actor is called so.

    Attributes:
        designation: the words as they stand most often; ``loaded`` where the lexicon holds them for evaluative.
        voice: ``outlet``, ``speaker`` or undetermined, see :class:`~recoupe.crosscheck.designations.Voice`.
        by: the outlet or the speaker.
        number, document, outlet, start: where it stands.
        before, text, after: its sentence.
        repeats: names of documents that carry it in a copied passage.
        citation: what to copy of it.
    """

    designation: str
    loaded: bool
    voice: str
    by: str | None
    number: int
    document: str
    outlet: str | None
    start: int
    before: str
    text: str
    after: str
    repeats: tuple[str, ...]
    citation: str


class VoiceLine(Record, frozen=True, kw_only=True):
    """Who calls the actor so, in the words of outlet or speaker or of one of the two; how often, in how many texts."""

    voice: str
    by: str | None
    times: int
    texts: int


class DesignationLine(Record, frozen=True, kw_only=True):
    """A designation of the actor, who uses it, and what a neutral text would write; ``hidden`` lines are left out."""

    designation: str
    loaded: bool
    neutral: str | None
    times: int
    texts: int
    voices: tuple[VoiceLine, ...]
    hidden: int


class ActorView(View, frozen=True, kw_only=True):
    """What one actor is called.

    Attributes:
        actor, names, kind, country: who.
        why: how its names were put together, in French.
        designations: loaded terms first, those of most texts first.
        lines: where they stand, the first of each.
        says: whether the actor says something itself.
        voices: all who call it something.
    """

    TABLE: ClassVar[str] = "lines"
    key: str
    actor: str
    names: tuple[str, ...]
    kind: str | None
    country: str | None
    why: tuple[str, ...]
    designations: tuple[DesignationLine, ...]
    lines: tuple[Line, ...]
    says: bool
    voices: tuple[str, ...]


@page("/words", template="words.html", title="Mots", menu=7, key="w")
def words(visit: Visit, asked: WordsAsked) -> WordsView:
    """List the actors that are called by loaded terms."""
    found = visit.room.found()
    actors = _by_actor(found.called)
    wanted = fold(asked.name).split() if asked.name else []
    voices: dict[str, int] = defaultdict(int)
    for some in actors.values():
        for name in {voice.by for one in some if one.loaded for voice in one.voices if voice.by}:
            voices[name] += 1
    chosen = [_actor(key, some) for key, some in actors.items() if _has(some, wanted) and _says(some, asked.by)]
    chosen = [one for one in chosen if one.words]
    chosen.sort(key=lambda one: (-one.texts, fold(one.actor), one.key))
    last = max(1, -(-len(chosen) // _PAGE))
    number = min(asked.page, last)
    return WordsView(
        actors=tuple(chosen[(number - 1) * _PAGE : number * _PAGE]),
        total=len(chosen),
        page=number,
        pages=last,
        voices=tuple(sorted(voices.items(), key=lambda one: (-one[1], one[0]))),
    )


@page("/words/{key}", template="actor.html", title="Mots")
def actor(visit: Visit, asked: ActorAsked) -> ActorView:
    """Show what one actor is called, by whom, and the sentences."""
    found = visit.room.found()
    called = _called(visit.room, found, asked.key)
    if not called:
        raise Refused("cet acteur n’est pas dans le dossier", hint="cherchez-le dans la liste des mots", status=404)
    first = called[0].voices[0]
    lines, hidden = _lines(visit, called, asked)
    return ActorView(
        key=asked.key,
        actor=first.actor,
        names=first.names,
        kind=first.kind,
        country=first.country,
        why=first.why,
        designations=tuple(
            _designation(one, left) for one, left in zip(called, hidden, strict=True) if _is_asked(one, asked)
        ),
        lines=lines,
        says=_says_something(found, asked.key),
        voices=tuple(dict.fromkeys(voice.by for one in called for voice in one.voices if voice.by)),
    )


def _by_actor(called: list[Called]) -> dict[str, list[Called]]:
    """Put designations together by the actor."""
    actors: dict[str, list[Called]] = defaultdict(list)
    for one in called:
        actors[short(one.voices[0].key)].append(one)
    return dict(actors)


def _called(room: Room, found: CrossChecked, key: str) -> list[Called]:
    """Give what an actor is called, loaded terms first; also of one who is called by none."""
    called = _by_actor(found.called).get(key)
    if called is None:
        called = room.once(found, ("called", key), lambda: _plain(room, found, key))
    return sorted(called, key=lambda one: (not one.loaded, -one.texts, -one.times, fold(one.designation)))


def _plain(room: Room, found: CrossChecked, key: str) -> list[Called]:
    """Give what an actor is called who has no label."""
    who: Who | None = next(
        (one for one in found.wordings.everybody if key in {short(some) for some in found.wordings.keys(one)}), None
    )
    return found.wordings.through(room.dossier).called([who]) if who is not None else []


def _has(called: list[Called], wanted: list[str]) -> bool:
    """Whether the names or the designations of an actor have some words."""
    names = [*called[0].voices[0].names, *(one.designation for one in called)]
    return not wanted or any(all(word in fold(name) for word in wanted) for name in names)


def _says(called: list[Called], by: str | None) -> bool:
    """Whether somebody calls the actor by a loaded term."""
    return by is None or any(voice.by == by for one in called if one.loaded for voice in one.voices)


def _actor(key: str, called: list[Called]) -> ActorLine:
    """Give an actor as the list shows it."""
    loaded = sorted((one for one in called if one.loaded), key=lambda one: (-one.texts, -one.times, one.designation))
    first = called[0].voices[0]
    return ActorLine(
        key=key,
        actor=first.actor,
        country=first.country,
        kind=first.kind,
        times=sum(one.times for one in loaded),
        texts=sum(one.texts for one in loaded),
        words=tuple(one.designation for one in loaded),
    )


def _designation(one: Called, hidden: int) -> DesignationLine:
    """Give a designation as the page of an actor shows it."""
    return DesignationLine(
        designation=one.designation,
        loaded=one.loaded,
        neutral=one.neutral,
        times=one.times,
        texts=one.texts,
        voices=tuple(
            VoiceLine(voice=voice.voice.value, by=voice.by, times=voice.times, texts=voice.texts)
            for voice in one.voices
        ),
        hidden=hidden,
    )


def _is_asked(one: Called, asked: ActorAsked) -> bool:
    """Whether a designation is asked for."""
    return asked.designation in (None, one.designation)


def _says_something(found: CrossChecked, key: str) -> bool:
    """Whether an actor has a page among the sources with words on it."""
    source = found.source.get(key)
    return source is not None and key in found.who and source.statements + source.denials + source.retractions > 0


def _lines(visit: Visit, called: list[Called], asked: ActorAsked) -> tuple[tuple[Line, ...], list[int]]:
    """Give the first sentences of each designation that is asked for, and how many of each are left out."""
    lines: list[Line] = []
    hidden: list[int] = []
    for one in called:
        every = [(voice, call) for voice in one.voices if asked.by in (None, voice.by) for call in voice.calls]
        places = every if _is_asked(one, asked) else []
        most = _MOST if asked.designation is not None else _LINES
        shown = places[: max(0, min(most, _MOST - len(lines)))]
        for voice, call in shown:
            known = {"designation": one.designation, "loaded": one.loaded, "voice": voice.voice.value, "by": voice.by}
            lines.append(_line(visit, call, known))
        hidden.append(len(places) - len(shown))
    return tuple(lines), hidden


def _line(visit: Visit, call: Call, known: dict) -> Line:
    """Give a place with its sentence."""
    stored = visit.room.dossier.document(call.number)
    text = stored.document.text
    start, end = Sentences(text).around(call.start, call.end)
    return Line(
        **known,
        number=call.number,
        document=call.document,
        outlet=call.outlet,
        start=call.start,
        before=text[start : call.start],
        text=text[call.start : call.end],
        after=text[call.end : end],
        repeats=call.repeats,
        citation=cite(stored, start, end),
    )
