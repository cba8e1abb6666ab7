"""The accounts of events in one document: what happened, what did not, and what is taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from recoupe.crosscheck.denials import is_denial, kind_of_denial
from recoupe.crosscheck.holding import holding_accounts
from recoupe.crosscheck.lives import life_accounts
from recoupe.crosscheck.reader import NAME, Reader, scene, without_day
from recoupe.crosscheck.records import Account, AccountKind, Spot, When
from recoupe.crosscheck.retracting import TakenBack, all_taken_back
from recoupe.french.folding import fold
from recoupe.model import ActorKind, Attitude, Event, Modality, Statement

#: What is told so has not happened.
_NOT_TOLD = frozenset({Modality.PLANNED, Modality.THREATENED, Modality.HYPOTHETICAL})
#: What is denied so is told in the denial itself (« nie avoir versé quoi que ce soit »).
_OWN_WORDS = frozenset({"inf", "de_inf"})
#: « Les rebelles contrôlent Kessar ».
_CONTROL = re.compile(r"controle(?:r|nt|ait|aient|ons)?\b")
#: It is denied that it happened.
_DENIED = frozenset({"not", "never", "no_part"})
#: Of these the place is what is at issue.
_AT_PLACES = frozenset({"control", "assault", "retreat", "clash"})
#: Whom somebody speaks for, in the words that name them: « porte-parole du Front ».
_SPEAKS_FOR = re.compile(
    r"^(?:porte-parole|chef|commandant|président|présidente|directeur|directrice|ministre|négociateur|responsable"
    r"|officier|membre|avocat|avocate|délégation|représentant|secrétaire|source|combattants?|unités?|forces)\b.*?"
    r"\b(?:du |de la |de l['’]|des |de )(?P<whom>.+)$",
    re.IGNORECASE,
)
#: A retraction names what it takes back so near behind.
_NEXT = 40
#: A text says of itself that it was wrong.
_ERRATUM = re.compile(r"\b(?:rectificatif|erratum|correctif)\b|\ba tort\b|\bpar erreur\b")
#: Of a place only a part.
_PART = re.compile(
    r"\s*(?:de |d )?(?:deux|trois|quatre|plusieurs|quelques|certains|une partie|la moitie|l essentiel)\b"
)
#: A part in something that is denied.
_PART_IN = re.compile(
    r"(?:de |d )?(?:toute|la moindre|une quelconque) (?:participation|implication|responsabilite)\b"
    r"|(?:d )?(?:avoir (?:pris part|participe)|etre (?:implique|responsable|derriere|a l origine))"
)
#: Another day is put right: « vendredi à l’aube, et non la veille ».
_OTHER_DAY = re.compile(
    r"\bet non (?:pas )?(?:la veille|le lendemain|hier|avant hier|aujourd hui|le \d|dimanche"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di)\b"
)
#: What is shot at: « tiré sur l’hôpital ».
_TARGET = re.compile(r"\s*(?:sur|contre) (?:l|le|la|les|un|une|des) (?P<what>\w+)")


_HITTING = re.compile(r"(?:bombard|pilonn)(?:e|er|ent|ait|aient)$|(?:re)?(?:pris|prend(?:re|nent)?|conquis)$")
#: What is bombed or taken, by its name alone or behind a day or the word for a town: « a repris vendredi Kessar ».
_HIT = re.compile(
    r"[ \xa0](?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: (?:matin|soir|après-midi))? )?"
    r"(?:(?:la (?:ville|localité|commune)|le (?:village|bourg|quartier)) (?:de |d['’]))?(?P<name>[A-ZÀ-Þ][\w’'-]+)"
)


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
        self._answered = reader.answers
        self._back = all_taken_back(reader.analysis)
        self._in_statement: dict[int, list[Event]] = {}
        for event in self._analysis.events:
            if event.statement is not None:
                self._in_statement.setdefault(event.statement, []).append(event)
        self._scene = scene(reader)
        self._named = {
            alias: actor.name
            for actor in reversed(self._analysis.actors)
            if actor.kind is ActorKind.PERSON
            for alias in actor.aliases
        }

    def accounts(self) -> Iterator[Account]:
        """Give all of them."""
        named = dict(self._named_in_retractions())
        for event in self._analysis.events:
            if event.id in named:
                yield from named[event.id]
            elif self._is_told(event):
                yield self._event(event)
        for statement in self._analysis.statements:
            yield from self._denied_again(statement)
        for back in self._back:
            yield from self._taken_back(back)
        yield from life_accounts(self._reader, self._back)
        yield from holding_accounts(self._reader, self._scene)

    def _is_told(self, event: Event) -> bool:
        """Whether it is told as happened or not: not planned, not asked, not of a part (« la perte de deux rues »)."""
        start, end = self._reader.sentence(event.trigger.start, event.trigger.end)
        asks = event.voice == "outlet" and self._analysis.text[start:end].rstrip(' »”"').endswith("?")
        part = event.type == "control" and _PART.match(self._reader.folded, event.trigger.end, end)
        return event.modality not in _NOT_TOLD and not asks and not part

    def _named_in_retractions(self) -> Iterator[tuple[int, list[Account]]]:
        """Give the accounts of events that a retraction names itself: « a retiré ses propos sur la prise du pont »."""
        for back in self._back:
            start, end = self._reader.sentence(back.start, back.end)
            for event in self._analysis.events:
                if event.voice != "outlet" or not start <= event.trigger.start < end or not self._is_told(event):
                    continue
                cue = (back.start, back.end)
                says = self._other_voice(event, cue, back.origin, None, "retracted")
                if 0 < event.trigger.start - back.end <= _NEXT:
                    yield event.id, [says]
                elif event.trigger.end <= back.start and back.statement is None:
                    yield event.id, [self._event(event, **self._reader.voice(back.origin, None)), says]

    def _event(self, event: Event, **changes: object) -> Account:
        """Give the account of an event; ``changes`` are of another account of it."""
        mark = (event.trigger.start, event.trigger.end)
        start, end = self._reader.sentence(*mark)
        polarity, denial = event.polarity.value, None
        no_part = event.statement is not None and self._takes_no_part(self._analysis.statements[event.statement])
        if no_part:
            polarity, denial = "neg", "no_part"
        elif polarity == "neg":
            refused = event.statement is not None and self._is_refused(self._analysis.statements[event.statement])
            denial = "refused" if refused else kind_of_denial(self._reader.folded, start, end, mark)
        elif self._is_erratum(start, end):
            polarity, denial = "neg", "corrected"
        elif _OTHER_DAY.search(self._reader.folded, mark[1], end):
            denial = "other_day"
        fields = {
            "kind": AccountKind.EVENT,
            "id": event.id,
            "start": start,
            "end": end,
            "mark": mark,
            "text": event.trigger.text,
            "type": self._type(event),
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
            "when": self._when(event, mark, denial),
            "edition": self._reader.edition(mark, (start, end)),
            "why": (event.why.rule, *event.why.steps),
        }
        return Account(**{**fields, **changes})

    def _type(self, event: Event) -> str:
        """Give the type of an event; who controls a town holds it, and does not check it."""
        whom = event.patient_span
        if event.type != "coerce" or whom is None or not _CONTROL.match(fold(event.trigger.text)):
            return event.type
        holds = any(place.start <= whom.end <= place.end for place in self._analysis.places)
        return "control" if holds else event.type

    def _when(self, event: Event, mark: tuple[int, int], denial: str | None) -> When:
        """Give the day of an event; the day on which it is denied is not that of what is denied."""
        said = self._analysis.statements[event.statement] if event.statement is not None else None
        if denial in _DENIED and said is not None and said.time is not None and said.time.id == event.time:
            return When()
        return self._reader.when(event.time, mark)

    def _is_refused(self, statement: Statement) -> bool:
        """Whether somebody refuses to do it, instead of denying that it was done."""
        return statement.attitude is Attitude.DENY and not is_denial(self._analysis, statement)

    def _takes_no_part(self, statement: Statement) -> bool:
        """Whether somebody denies to have had a part in it."""
        if not is_denial(self._analysis, statement):
            return False
        return statement.attitude is Attitude.ACCUSE or bool(_PART_IN.match(fold(statement.content[0].text)))

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
        own = statement.why.rule in _OWN_WORDS or statement.id in self._in_statement
        if before is None or own or not is_denial(self._analysis, statement) or statement.cue is None:
            return
        for event in self._in_statement.get(before, ()):
            if self._is_told(event) and event.polarity.value == "pos":
                cue = (statement.cue.start, statement.cue.end)
                denied = self._other_voice(event, cue, statement.origin, statement.id, "not")
                yield msgspec.structs.replace(denied, answers=before)

    def _taken_back(self, back: TakenBack) -> Iterator[Account]:
        """Give an account for what a retraction takes back."""
        if back.statement is None:
            return
        origin = self._analysis.statements[back.statement].origin or back.origin
        for event in self._in_statement.get(back.statement, ()):
            if self._is_told(event) and event.polarity.value == "pos":
                yield self._other_voice(event, (back.start, back.end), origin, back.statement, "retracted")

    def _other_voice(
        self, event: Event, cue: tuple[int, int], by: str | None, statement: int | None, denial: str
    ) -> Account:
        """Give the account in which somebody denies an event, or takes it back, in words other than its own."""
        start, end = self._reader.sentence(*cue)
        return self._event(
            event,
            start=start,
            end=end,
            mark=cue,
            text=self._analysis.text[slice(*cue)],
            polarity="neg",
            denial=denial,
            modality="actual",
            **self._reader.voice(by, statement),
            side=self._side(by),
        )

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
        if event.type == "control" and event.patient_span is not None and NAME.fullmatch(event.patient_span.text):
            return Spot(name=event.patient_span.text, key=fold(event.patient_span.text), kind="area")
        if event.place_id is not None:
            return self._reader.spot(event.place_id)
        name = without_day(event.place) if event.place else self._hit(event)
        return Spot(name=name, key=fold(name), kind="area") if name else None

    def _hit(self, event: Event) -> str | None:
        """Give the name of what is bombed or taken, where it stands behind the verb."""
        if event.type not in ("assault", "control") or not _HITTING.match(fold(event.trigger.text)):
            return None
        match = _HIT.match(self._analysis.text, event.trigger.end)
        return match["name"] if match is not None else None

    def _around(self, event: Event, start: int, end: int) -> tuple[str, ...]:
        """Give the places that may be meant, where the sentence names none itself."""
        if event.type not in _AT_PLACES:
            return ()
        if event.type == "control" and event.patient_span is not None and NAME.fullmatch(event.patient_span.text):
            return ()
        if event.place_id is not None:
            place = self._analysis.places[event.place_id]
            if start <= place.start < end:
                return ()
        elif (event.place and event.place in self._analysis.text[start:end]) or (not event.place and self._hit(event)):
            return ()
        return self._scene
