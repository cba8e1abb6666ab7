"""What is said of a number beside what it counts, and the sentence that the rules for it read."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.phrases import Phrase
from recoupe.extract.reading import Range
from recoupe.model import Event, FigureKind, FigureScope, Revision


class Told(msgspec.Struct):
    """What is said of a number beside what it counts.

    Attributes:
        place, time, hour: the phrases found; an hour may be that of what happened.
        said: the time that somebody announced it at, where it stands beside the number.
        ranks: how good the phrases are.
        front: which of them open the clause, and hold for the numbers that follow as well.
        beside: which of them stand right beside the number, and hold for no other.
        place_id, scope, as_of, revision: as in :class:`recoupe.model.Figure`.
        same_hour: it was counted at the hour of another (*à la même heure*).
        against, replaces: the drafts of other figures.
        why: for each of them, how it was found, in French.
    """

    place: Phrase | None = None
    time: Phrase | None = None
    hour: Phrase | None = None
    said: Phrase | None = None
    front: set[str] = msgspec.field(default_factory=set)
    beside: set[str] = msgspec.field(default_factory=set)
    ranks: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    place_id: int | None = None
    scope: FigureScope | None = None
    as_of: int | None = None
    against: FigureDraft | None = None
    replaces: FigureDraft | None = None
    revision: Revision | None = None
    same_hour: bool = False
    why: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def time_id(self) -> int | None:
        """``id`` of the expression for the day."""
        return self.time.id if self.time is not None else None

    def take(self, slot: str, phrase: Phrase | None, reason: str) -> None:
        """Note a phrase for ``place``, ``time`` or ``hour``, and how it was found."""
        if phrase is not None:
            setattr(self, slot, phrase)
            self.why[slot] = reason

    def share(self, other: Told, slots: Sequence[str], reason: str) -> None:
        """Take over phrases of another number."""
        for slot in slots:
            self.take(slot, getattr(other, slot), reason)

    @property
    def steps(self) -> tuple[str, ...]:
        """How all that was found was found, in French."""
        found = {
            "place": self.place_id is not None or self.scope is not None,
            "time": self.time is not None,
            "as_of": self.as_of is not None,
        }
        return tuple(step for slot, step in self.why.items() if found.get(slot, slot not in ("hour", "place")))


class Sentence(msgspec.Struct):
    """The numbers of a sentence, with what the rules ask of them; lists of them run in parallel.

    Attributes:
        unit: its tokens.
        drafts, kinds, events, spans, stretches, told: of each number.
        owner: for each token, the number it belongs to.
        where, when: its phrases.
        known: the tokens of numbers and of calendar expressions.
        count: the date of a count (*selon un bilan donné dimanche*).
    """

    unit: Range
    drafts: Sequence[FigureDraft]
    kinds: Sequence[FigureKind]
    events: Sequence[Event | None]
    spans: Sequence[Range]
    stretches: Sequence[Range]
    owner: Sequence[int]
    where: Sequence[Phrase]
    when: Sequence[Phrase]
    known: set[int]
    count: Phrase | None
    told: Sequence[Told]
