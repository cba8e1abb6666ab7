"""The accounts of events in one document: what happened, what did not, and what is taken back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from recoupe.crosscheck.denials import answered, is_denial, kind_of_denial, taken_back
from recoupe.crosscheck.records import Account, AccountKind, Spot, When
from recoupe.french.folding import fold
from recoupe.model import Actor, ActorKind, Analysis, Attitude, Event, Modality, Retraction, Statement

#: What is told so has not happened.
_NOT_TOLD = frozenset({Modality.PLANNED, Modality.THREATENED, Modality.HYPOTHETICAL})
#: Of these the place is what is at issue.
_AT_PLACES = frozenset({"control", "assault", "retreat", "clash"})
#: Whom somebody speaks for, in the words that name them: « porte-parole du Front ».
_SPEAKS_FOR = re.compile(
    r"^(?:porte-parole|chef|commandant|président|présidente|directeur|directrice|ministre|négociateur|responsable"
    r"|officier|membre|avocat|avocate|délégation|représentant|secrétaire|source|combattants?|unités?|forces)\b.*?"
    r"\b(?:du |de la |de l['’]|des |de )(?P<whom>.+)$",
    re.IGNORECASE,
)
#: Somebody is alive.
_ALIVE = re.compile(
    r"\b(?:(?:bien|toujours|encore) (?:vivante?|en vie)|est vivante?|saine? et sau(?:f|ve)"
    r"|en (?:parfaite|bonne) sante)\b"
)
#: Somebody is dead, by a noun with his name; it stands so near behind.
_DEATH = re.compile(r"\bla (?P<noun>mort) d(?:u|e|es)?\b")
_NEXT = 40
#: A text says of itself that it was wrong.
_ERRATUM = re.compile(r"\b(?:rectificatif|erratum|correctif)\b|\ba tort\b|\bpar erreur\b")
#: Of a place only a part.
_PART = re.compile(
    r"\s*(?:de |d )?(?:deux|trois|quatre|plusieurs|quelques|certains|une partie|la moitie|l essentiel)\b"
)
#: What is shot at: « tiré sur l’hôpital ».
_TARGET = re.compile(r"\s*(?:sur|contre) (?:l|le|la|les|un|une|des) (?P<what>\w+)")
#: A name in a title.
_NAME = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w’'-]+")
#: So many places at most may be meant by « la ville ».
_AROUND = 8


class Reader(NamedTuple):
    """What reads one analysis.

    Attributes:
        analysis: what was found in the document.
        actors: by each of their names.
        voice: the fields of an account that say who stands behind it, from an origin and the ``id`` of a statement.
        folded: the text, folded.
        sentence: start and end of the sentence of a stretch of text.
        entry, spot: the row of an actor and a place as accounts are compared by them, from their ``id``.
        when: the day of what stands at a mark, from the ``id`` of the expression that dates it.
        edition: the numbered event that the sentence of a mark names, from both.
    """

    analysis: Analysis
    actors: Mapping[str, Actor]
    folded: str
    voice: Callable[[str | None, int | None], dict[str, Any]]
    sentence: Callable[[int, int], tuple[int, int]]
    entry: Callable[[int | None], str | None]
    spot: Callable[[int | None], Spot | None]
    when: Callable[[int | None, tuple[int, int]], When]
    edition: Callable[[tuple[int, int], tuple[int, int]], tuple[str, int] | None]


def event_accounts(reader: Reader) -> Iterator[Account]:
    """Give the accounts of events in one document.

    Args:
        reader: reads its analysis.
    """
    yield from _Events(reader).accounts()


class _Events:
    """Reads the events of one analysis."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._analysis = reader.analysis
        self._answered = answered(reader.analysis)
        self._in_statement: dict[int, list[Event]] = {}
        for event in self._analysis.events:
            if event.statement is not None:
                self._in_statement.setdefault(event.statement, []).append(event)
        self._scene = self._places_named()
        self._named = {
            alias: actor.name
            for actor in reversed(self._analysis.actors)
            if actor.kind is ActorKind.PERSON
            for alias in actor.aliases
        }

    def accounts(self) -> Iterator[Account]:
        """Give all of them."""
        for event in self._analysis.events:
            if event.modality not in _NOT_TOLD and not self._is_asked(event):
                yield self._event(event)
        for statement in self._analysis.statements:
            yield from self._denied_again(statement)
        for retraction in self._analysis.retractions:
            yield from self._taken_back(retraction)
        yield from self._lives()

    def _is_asked(self, event: Event) -> bool:
        """Whether the sentence asks, or only a part is meant (« la perte de deux quartiers »)."""
        _, end = self._reader.sentence(event.trigger.start, event.trigger.end)
        text = self._analysis.text
        asks = event.voice == "outlet" and text[:end].rstrip(' »”"').endswith("?")
        return asks or (event.type == "control" and bool(_PART.match(self._reader.folded, event.trigger.end, end)))

    def _event(self, event: Event, **changes: object) -> Account:
        """Give the account of an event; ``changes`` are of another account of it."""
        mark = (event.trigger.start, event.trigger.end)
        start, end = self._reader.sentence(*mark)
        polarity, denial = event.polarity.value, None
        if polarity == "neg":
            refused = event.statement is not None and self._is_refused(self._analysis.statements[event.statement])
            denial = "refused" if refused else kind_of_denial(self._reader.folded, start, end, mark)
        elif self._is_erratum(start, end):
            polarity, denial = "neg", "corrected"
        fields = {
            "kind": AccountKind.EVENT,
            "id": event.id,
            "start": start,
            "end": end,
            "mark": mark,
            "text": event.trigger.text,
            "type": event.type,
            "what": event.name or event.type,
            **self._reader.voice(event.voice, event.statement),
            "side": self._side(event.voice),
            "polarity": polarity,
            "denial": denial,
            "modality": event.modality.value,
            "agent": event.agent,
            "agent_entry": self._reader.entry(event.agent_id),
            "patient": self._by_name(event.patient) or self._target(event, end),
            "patient_entry": self._reader.entry(event.patient_id),
            "place": self._place(event),
            "around": self._around(event, start, end),
            "answers": self._answered.get(event.statement) if event.statement is not None else None,
            "when": self._reader.when(event.time, mark),
            "edition": self._reader.edition(mark, (start, end)),
            "why": (event.why.rule, *event.why.steps),
        }
        return Account(**{**fields, **changes})

    def _is_refused(self, statement: Statement) -> bool:
        """Whether somebody refuses to do it, instead of denying that it was done."""
        return statement.attitude is Attitude.DENY and not is_denial(statement)

    def _by_name(self, patient: str | None) -> str | None:
        """Give the name of somebody whom the document also calls so (« le maire »: Anton Vessar)."""
        return self._named.get(patient, patient) if patient is not None else None

    def _target(self, event: Event, end: int) -> str | None:
        """Give what is shot at, where the words say so directly behind the trigger."""
        if event.type != "assault":
            return None
        match = _TARGET.match(self._reader.folded, event.trigger.end, end)
        return self._analysis.text[slice(*match.span("what"))] if match is not None else None

    def _is_erratum(self, start: int, end: int) -> bool:
        """Whether a sentence, or the words of one line before it, say that the text was wrong."""
        line = self._analysis.text.rfind("\n", 0, start) + 1
        return bool(_ERRATUM.search(self._reader.folded, max(line, start - 40), end))

    def _denied_again(self, statement: Statement) -> Iterator[Account]:
        """Give an account for what a denial denies that somebody else has said (« Le ministère a démenti »)."""
        before = self._answered.get(statement.id)
        if before is None or not is_denial(statement) or statement.cue is None:
            return
        for event in self._in_statement.get(before, ()):
            if event.modality not in _NOT_TOLD and event.polarity.value == "pos":
                yield self._other_voice(event, statement.cue.start, statement.cue.end, statement.origin, statement.id)

    def _taken_back(self, retraction: Retraction) -> Iterator[Account]:
        """Give an account for what a retraction takes back."""
        statement = taken_back(self._analysis, retraction)
        if statement is None:
            return
        origin = self._analysis.statements[statement].origin or retraction.origin
        for event in self._in_statement.get(statement, ()):
            if event.modality not in _NOT_TOLD and event.polarity.value == "pos":
                cue = retraction.cue
                yield self._other_voice(event, cue.start, cue.end, origin, statement, denial="retracted")

    def _other_voice(
        self, event: Event, start: int, end: int, by: str | None, statement: int, denial: str = "not"
    ) -> Account:
        """Give the account in which somebody else denies an event, or the same one takes it back, in other words."""
        place = self._reader.sentence(start, end)
        return self._event(
            event,
            start=place[0],
            end=place[1],
            mark=(start, end),
            text=self._analysis.text[start:end],
            polarity="neg",
            denial=denial,
            modality="actual",
            **self._reader.voice(by, statement),
            side=self._side(by),
        )

    def _lives(self) -> Iterator[Account]:
        """Give an account for everybody who is said to be alive, or whose death is told by a noun."""
        known = {event.trigger.start for event in self._analysis.events}
        for match in _ALIVE.finditer(self._reader.folded):
            start, _ = self._reader.sentence(*match.span())
            who = self._person(start, match.start(), last=True)
            if who is not None:
                yield self._life(match.span(), who, "neg")
        for match in _DEATH.finditer(self._reader.folded):
            who = self._person(match.end(), match.end() + _NEXT)
            if who is not None and match.start("noun") not in known:
                yield from self._death(match.span("noun"), who)

    def _death(self, mark: tuple[int, int], who: Actor) -> Iterator[Account]:
        """Give the accounts of a death that is told by a noun: who told it, and who takes it back."""
        account = self._life(mark, who, "pos")
        yield account
        for retraction in self._analysis.retractions:
            if account.statement is not None and taken_back(self._analysis, retraction) == account.statement:
                cue = (retraction.cue.start, retraction.cue.end)
                yield msgspec.structs.replace(
                    account, mark=cue, text=retraction.cue.text, polarity="neg", denial="retracted"
                )

    def _life(self, mark: tuple[int, int], who: Actor, polarity: str) -> Account:
        """Give the account that somebody is dead, or is not."""
        start, end = self._reader.sentence(*mark)
        said = [
            one
            for one in self._analysis.statements
            if one.content and one.content[0].start <= mark[0] and mark[1] <= one.content[-1].end + 1
        ]
        voice = said[-1] if said else None
        return Account(
            kind=AccountKind.EVENT,
            id=-1,
            start=start,
            end=end,
            mark=mark,
            text=self._analysis.text[slice(*mark)],
            type="death",
            what="mort d’une personne",
            **self._reader.voice(voice.origin if voice else "outlet", voice.id if voice else None),
            polarity=polarity,
            denial="never" if polarity == "neg" else None,
            patient=who.name,
            patient_entry=who.entry,
            why=("en-vie" if polarity == "neg" else "mort-de",),
        )

    def _person(self, start: int, end: int, *, last: bool = False) -> Actor | None:
        """Give the person named first, or last, in a stretch of text."""
        named = sorted(
            (mention.start, actor.id)
            for actor in self._analysis.actors
            if actor.kind is ActorKind.PERSON
            for mention in actor.mentions
            if start <= mention.start < end
        )
        return self._analysis.actors[named[-1 if last else 0][1]] if named else None

    def _side(self, by: str | None) -> str | None:
        """Give whom an origin speaks for."""
        actor = self._reader.actors.get(by) if by is not None else None
        if actor is None:
            return None
        for name in (*actor.aliases, actor.name):
            match = _SPEAKS_FOR.match(name)
            if match is not None:
                whom = self._reader.actors.get(match["whom"])
                return whom.name if whom is not None else match["whom"]
        return None

    def _place(self, event: Event) -> Spot | None:
        """Give where an event happens; a name that is no known mention of a place stands for itself."""
        if event.place_id is not None:
            return self._reader.spot(event.place_id)
        return Spot(name=event.place, key=fold(event.place), kind="area") if event.place else None

    def _around(self, event: Event, start: int, end: int) -> tuple[str, ...]:
        """Give the places that may be meant, where the sentence names none itself."""
        if event.type not in _AT_PLACES:
            return ()
        if event.place_id is not None:
            place = self._analysis.places[event.place_id]
            if start <= place.start < end:
                return ()
        elif event.place and event.place in self._analysis.text[start:end]:
            return ()
        return self._scene

    def _places_named(self) -> tuple[str, ...]:
        """Give the places that a document is about: those of its title, then those it names, the most often first."""
        title = self._analysis.document.title or ""
        lines = [line for line in self._analysis.text.split("\n", 4)[:3] if line.strip()]
        names = [fold(name) for line in (title, *lines) for name in _NAME.findall(line)]
        counts: dict[str, int] = {}
        for place in self._analysis.places:
            if place.kind not in ("country", "water"):
                spot = self._reader.spot(place.id)
                if spot is not None:
                    counts[spot.key] = counts.get(spot.key, 0) + 1
        keys = sorted(counts, key=lambda key: (-counts[key], key))[: _AROUND // 2]
        return tuple(dict.fromkeys([*keys, *names]))[:_AROUND]
