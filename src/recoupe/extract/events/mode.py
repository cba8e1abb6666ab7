"""Polarity and modality: whether an event is told as having happened, failed, planned, threatened or possible.

What the words around a trigger say (:mod:`climb`) comes first; then an event that is taken up (*cette offensive*) is as
it was told before, what is dated after the publication has not happened yet, and what is dated before it has, though
told in the future tense.
"""

from __future__ import annotations

import msgspec

from recoupe.extract.events.climb import Climb
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.governors import Governors
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voice
from recoupe.lexicon.modality import Modality as Words
from recoupe.model import Modality, Polarity, Publication, TimeExpression

_THIS = frozenset({"ce", "cet", "cette", "ces"})
#: Words of dates that lie ahead of whoever speaks in the present.
_AHEAD = frozenset("demain après-demain soir prochain prochaine prochains".split())
#: An event told so is no other when it is taken up.
_TAKEN_UP = frozenset({Modality.PLANNED, Modality.THREATENED, Modality.HYPOTHETICAL})


class Mode(msgspec.Struct):
    """Polarity and modality of one event, and the words that tell, in French."""

    polarity: Polarity = Polarity.POS
    modality: Modality = Modality.ACTUAL
    steps: tuple[str, ...] = ()


class Modes:
    """Settles polarity and modality of the events of one document, in text order."""

    def __init__(self, r: Reading, words: Words, published: Publication) -> None:
        self.r = r
        self.words = words
        self.published = published
        self._told: dict[tuple[str, str], list[Mode]] = {}

    def of(self, trigger: Trigger, voice: Voice, time: TimeExpression | None = None) -> Mode:
        """Polarity and modality of the event of a trigger.

        Args:
            trigger: the trigger; those before it in the text have been settled.
            voice: the voice that it stands in.
            time: when the event happens.
        """
        climb = Climb(self.r, Governors(self.r, self.words, trigger.type), voice)
        if trigger.row.modality is not None:
            climb.add(Modality(trigger.row.modality), trigger.row.id)
        climb.own(trigger)
        climb.from_(trigger)
        told = self._told.setdefault((trigger.type, self.r.lemma[trigger.head]), [])
        if climb.modality is Modality.ACTUAL and not climb.negative:
            self._taken_up(trigger, climb, told)
        ahead = time is not None and (self._is_to_come(time) or self._is_ahead(trigger.head, time))
        if climb.modality is Modality.ACTUAL and time is not None and ahead:
            climb.add(Modality.PLANNED, time.text)
        if climb.foretold and climb.modality is Modality.PLANNED and time is not None and self._is_past(time):
            climb.modality = Modality.ACTUAL  # « il sera tué deux jours plus tard »: the narrator's future
            climb.steps.append(f"déjà passé : « {time.text} »")
        if climb.negative and climb.modality is Modality.FAILED:
            climb.modality = Modality.ACTUAL  # there was no attempt
        mode = Mode(
            polarity=Polarity.NEG if climb.negative else Polarity.POS,
            modality=climb.modality,
            steps=tuple(climb.steps),
        )
        told.append(mode)
        return mode

    def _taken_up(self, trigger: Trigger, climb: Climb, told: list[Mode]) -> None:
        """*L'armée prépare une offensive … cette offensive*: what is taken up is as it was told."""
        if not told or told[-1].modality not in _TAKEN_UP or told[-1].polarity is Polarity.NEG:
            return
        determiner = self.r.child(trigger.head, "det")
        if determiner is None:
            return
        word = self.r.lower[determiner]
        if word in _THIS:
            climb.add(told[-1].modality, f"{word} {self.r.words[trigger.head]}")

    def _is_ahead(self, verb: int, time: TimeExpression) -> bool:
        """Whether a present tells of what is to come: *le Conseil se réunit ce soir, il vote mardi prochain*."""
        morph = self.r.morph[verb]
        present = "VerbForm=Fin" in morph and "Tense=Imp" not in morph  # « réunit » may be either
        helped = any(self.r.dep[k].startswith("aux") for k in self.r.children[verb])
        return present and not helped and not _AHEAD.isdisjoint(time.text.lower().split())

    def _is_past(self, time: TimeExpression) -> bool:
        """Whether all of a time lies before the publication."""
        first = self.published.earliest
        return first is not None and time.latest is not None and time.latest < first

    def _is_to_come(self, time: TimeExpression) -> bool:
        """Whether all of a time lies behind the publication."""
        last = self.published.latest
        return last is not None and time.earliest is not None and time.earliest > last
