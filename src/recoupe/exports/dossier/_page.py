"""What the page says of a dossier, in French: the words of its tables, and who spoke over all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from recoupe.exports._answers import when
from recoupe.exports._happened import ACTORS, doubts_in_words, kind_of_figure, voice_in_words, where_and_when_of
from recoupe.exports._marks import printable
from recoupe.exports._when import in_words
from recoupe.exports._where import position
from recoupe.exports.dossier._land import spot
from recoupe.exports.dossier._marked import stretches
from recoupe.exports.dossier._said import content, whole
from recoupe.exports.dossier._selection import Selection, Shared, Source
from recoupe.exports.pretty import ATTITUDES, FORMS, STANCES
from recoupe.model import ActorKind, Analysis, Attitude, Event, Form, PassageKind, Statement


@dataclass
class Speaker:
    """An origin over all documents: what it did, in how many of them, through whom."""

    name: str
    statements: int = 0
    denials: int = 0
    retractions: int = 0
    documents: dict[int, str] = field(default_factory=dict)
    relays: Counter[str] = field(default_factory=Counter)


class Spoken:
    """Who spoke, counted while the page is written."""

    def __init__(self) -> None:
        self._speakers: dict[str, Speaker] = {}

    def add(self, source: Source) -> None:
        """Count the statements and retractions of a document; what has no name is counted by document."""
        for statement in source.analysis.statements:
            if statement.origin:
                speaker = self._speaker(source, statement.origin)
                speaker.statements += 1
                speaker.denials += statement.attitude is Attitude.DENY
                speaker.relays.update(statement.relays)
        for retraction in source.analysis.retractions:
            if retraction.origin:
                self._speaker(source, retraction.origin).retractions += 1

    def _speaker(self, source: Source, name: str) -> Speaker:
        actor = source.actor(name)
        unnamed = actor is not None and actor.kind is ActorKind.UNNAMED
        key = source.entry(name) or (f"{source.stored.number}:{name}" if unnamed else name)
        speaker = self._speakers.setdefault(key, Speaker(name))
        speaker.documents[source.stored.number] = source.stored.name
        return speaker

    def __iter__(self) -> Iterator[Speaker]:
        """Give them, those with most to say first."""
        yield from sorted(self._speakers.values(), key=lambda one: (-one.statements - one.retractions, one.name))


def counted(selection: Selection, spoken: Spoken) -> Iterator[Source]:
    """Give the documents, and count who speaks in each."""
    for source in selection:
        spoken.add(source)
        yield source


class Words:
    """What the template says of the findings, in French."""

    when = staticmethod(when)
    stretches = staticmethod(stretches)
    content = staticmethod(content)
    voice = staticmethod(voice_in_words)
    counted = staticmethod(kind_of_figure)
    covers = staticmethod(where_and_when_of)
    doubts = staticmethod(doubts_in_words)

    @staticmethod
    def actors(analysis: Analysis) -> list[tuple[str, str, str, str]]:
        """List the actors that have a name: name, other names, kind, country."""
        named = (actor for actor in analysis.actors if actor.kind is not ActorKind.UNNAMED)
        return [(actor.name, ", ".join(actor.aliases), ACTORS[actor.kind], actor.country or "—") for actor in named]

    @staticmethod
    def origin(origin: str | None, candidates: Any) -> str:
        """Name who it comes from, or who it may come from, or nobody."""
        if origin:
            return origin
        return " ou ".join(candidate.name for candidate in candidates) + "\xa0?" if candidates else "—"

    @staticmethod
    def manner(statement: Statement) -> str:
        """Say what the verb does and how the words are rendered."""
        stance = "" if statement.form is Form.CONDITIONAL else STANCES[statement.stance]
        said = ["verbe nié" if statement.negated else "", ATTITUDES[statement.attitude], FORMS[statement.form], stance]
        return ", ".join(filter(None, said))

    @staticmethod
    def relays(statement: Statement) -> str:
        """List the relays, from the origin outwards."""
        carried = {relay.name for relay in statement.chain if relay.carried}
        return " → ".join(f"{name} (repris)" if name in carried else name for name in statement.relays) or "—"

    @staticmethod
    def span(source: Source, statement: Statement) -> str:
        """Say where a statement stands."""
        found = whole(statement, source.text)
        return f"{found.start}–{found.end}"

    @staticmethod
    def link(shared: Shared) -> str:
        """Say how two documents that share a passage likely go together, as far as that can be told."""
        if shared.kind is PassageKind.QUOTATION:
            return "même citation"
        return {"from": "repris de là", "to": "repris là", None: "sens non établi"}[shared.way]

    @staticmethod
    def where(event: Event, analysis: Analysis) -> str:
        """Say where an event happens, with its position where it has one."""
        found = spot(event, analysis)
        said = [event.place or ""]
        if found is not None:
            if found.area is not None:
                said = [found.area.text]
            said.append(position(found.latitude, found.longitude, found.precision_km))
        return ", ".join(filter(None, said)) or "—"

    @staticmethod
    def at(event: Event, analysis: Analysis) -> str:
        """Say when an event happens."""
        found = analysis.dates[event.time] if event.time is not None else None
        if found is None:
            return "—"
        said = in_words(found.value) if found.value else ""
        return f"{found.text} ({said})" if said and said != found.text else found.text


def line(text: str | None) -> str:
    """Give a text on one line."""
    return " ".join(printable(text).split()) if text else "—"


def link(address: str | None) -> str | None:
    """Give an address that a browser may follow."""
    return address if address and address.startswith(("http://", "https://")) else None
