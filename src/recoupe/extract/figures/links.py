"""What a figure hangs on: the total it is a part of, and the event it belongs to; :mod:`tellers` says whose it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.reading import Reading
from recoupe.model import Actor, ActorKind, Event, FigureKind, Polarity

#: The kinds of figures that an event of a type has: its dead, its wounded, who came, who was sent.
_OF_EVENT = {
    FigureKind.KILLED: ("kill", "death", "assault", "clash", "accident"),
    FigureKind.WOUNDED: ("wound", "assault", "clash", "accident", "riot"),
    FigureKind.ARRESTED: ("arrest", "abduct", "riot"),
    FigureKind.PARTICIPANTS: ("protest", "riot"),
    FigureKind.FORCES: ("deploy", "retreat", "supply"),
    FigureKind.VEHICLES: ("supply", "deploy", "damage", "accident", "riot"),
    FigureKind.MONEY: ("aid", "supply", "sanction"),
}
_KIND_BY_TYPE = {
    "kill": FigureKind.KILLED,
    "death": FigureKind.KILLED,
    "wound": FigureKind.WOUNDED,
    "arrest": FigureKind.ARRESTED,
    "protest": FigureKind.PARTICIPANTS,
}
_AMONG = ("dont", "lesquels", "lesquelles", "compris", "incluant")
_ARE = ("figurer", "compter", "trouver", "être")  # « parmi eux figurent trois femmes »
_PARTS = 6  # parts that a total is told by
_REACH = 40  # tokens within which a part follows its total


def find_parts(r: Reading, drafts: Sequence[FigureDraft]) -> None:
    """Join parts to their totals: *12 blessés, dont trois graves et un enfant*, *trois des cinq otages*."""
    open_total: FigureDraft | None = None
    for number, draft in enumerate(drafts):
        earlier = drafts[number - 1] if number else None
        start = r.token_at(draft.amount.start)
        before = r.lower[start - 1] if start else ""
        same = earlier is not None and r.unit_of[earlier.head] == r.unit_of[draft.head]
        if (
            before in _AMONG
            or before in ("au", "en")
            and r.lower[start - 2 : start - 1] == ["dont"]
            or is_among_them(r, start)
        ):
            total = _total(r, drafts[:number], draft)
            draft.part_of = open_total = total
        elif (
            same
            and earlier is not None
            and open_total is not None
            and earlier.part_of is open_total
            and before
            in (
                "et",
                ",",
            )
        ):
            draft.part_of = open_total
        else:
            open_total = None
        if same and before == "soit" and draft.form == "noun":
            draft.antecedent = earlier  # « trois bataillons, soit 1.800 hommes »
        if draft.form == "ellipsis" and draft.part_of is None and draft.antecedent is None:
            draft.antecedent = _total(r, drafts[:number], draft)
        if (
            draft.form == "ellipsis"
            and draft.part_of is None
            and r.lower[draft.tokens[1] : draft.tokens[1] + 2]
            == [
                "d'",
                "entre",
            ]
        ):
            draft.part_of = draft.antecedent
        if (
            same
            and earlier is not None
            and earlier.form in ("noun", "victim")
            and earlier.noun == draft.noun
            and _out_of(r, earlier, draft)
        ):
            earlier.part_of = draft  # « trois des cinq otages »
    for number, draft in enumerate(drafts):
        for part in _summands(r, drafts, number):
            part.part_of = draft


def _summands(r: Reading, drafts: Sequence[FigureDraft], number: int) -> list[FigureDraft]:
    """The parts that a figure is told by and that come to it: *trente morts : 18 soldats et douze rebelles*."""
    total = drafts[number]
    value = total.amount.value
    parts: list[FigureDraft] = []
    if value is None or value < 2 or total.form not in ("noun", "victim") or total.part_of is not None:
        return parts
    rest = value
    for part in drafts[number + 1 : number + 1 + _PARTS]:
        start = r.token_at(part.amount.start)
        joined = r.lower[start - 1] in (("et", ",") if parts else (":", "(", ",", "–", "—", "-", "soit"))
        apart = part.form not in ("noun", "victim") or part.part_of is not None or part.noun == total.noun
        if not joined or apart or part.amount.value is None or r.unit_of[part.head] != r.unit_of[total.head]:
            return []
        parts.append(part)
        rest -= part.amount.value
        if rest <= 0:
            break
    return parts if rest == 0 and len(parts) > 1 else []


def is_among_them(r: Reading, k: int) -> bool:
    """Whether *parmi eux*, *au nombre desquels* or *parmi eux figurent* stands before."""
    if k > 2 and r.lemma[k - 1] in _ARE:
        k -= 2 if r.lower[k - 2] in ("se", "s'", "on", "y") else 1
    if k > 1 and r.lower[k - 1] == ",":
        k -= 1
    before = r.lower[max(0, k - 2) : k]
    return before in (["parmi", "eux"], ["parmi", "elles"], ["nombre", "desquels"], ["nombre", "desquelles"])


def _out_of(r: Reading, part: FigureDraft, whole: FigureDraft) -> bool:
    """Whether *de(s)* joins two numbers: *trois des cinq otages*."""
    return (
        r.lower[part.tokens[1] : part.tokens[1] + 1] in (["des"], ["de"], ["d'"])
        and whole.tokens[0] - part.tokens[1] <= 3
    )


def _total(r: Reading, earlier: Sequence[FigureDraft], part: FigureDraft) -> FigureDraft | None:
    """The nearest figure before that may have parts."""
    for draft in reversed(earlier[-5:]):
        if part.head - draft.head > _REACH and r.unit_of[part.head] != r.unit_of[draft.head]:
            return None
        if (
            draft.part_of is None
            and draft.form not in ("money", "percent")
            and r.unit_of[part.head] - r.unit_of[draft.head] <= 1
        ):
            return draft
    return None


class Links:
    """The events of the figures of one document."""

    def __init__(self, r: Reading, actors: Sequence[Actor], events: Sequence[Event]) -> None:
        self.r = r
        self.actors = actors
        self.events = events
        self._starts = [event.trigger.start for event in events]

    def event_of(self, draft: FigureDraft, kind: FigureKind) -> Event | None:
        """The event whose victims, participants or means a figure counts: in its sentence, the nearest that fits."""
        if not self.events:
            return None
        at = self.r.start[draft.head]
        inner = kind is FigureKind.OTHER and self._tells_of_another(draft)
        best: tuple[int, int, Event] | None = None
        for event in self._beside(draft):
            rank = self._rank(event, at, kind, inner)
            if rank is None:
                continue
            distance = abs(event.trigger.start - at)
            if best is None or (rank, distance) < best[:2]:
                best = (rank, distance, event)
        return best[2] if best is not None else None

    def _beside(self, draft: FigureDraft) -> Sequence[Event]:
        """The events of the same sentence."""
        a, b = self.r.units[self.r.unit_of[draft.head]]
        low, high = self.r.start[a], self.r.end[b - 1] if b > a else self.r.start[a]
        return self.events[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def is_held_by_group(self, draft: FigureDraft) -> bool | None:
        """Whether captives are in the hands of a group, not of a state; ``None`` where the sentence does not tell."""
        for event in self._beside(draft):
            if event.type == "abduct":
                return True
            kind = self.actors[event.agent_id].kind if event.agent_id is not None else None
            if kind is ActorKind.ARMED_GROUP and event.type in ("arrest", "retreat"):
                return True
            if kind is ActorKind.STATE_BODY and event.type == "arrest":  # who frees may free them from others
                return False
        return None

    def _tells_of_another(self, draft: FigureDraft) -> bool:
        """Whether what is counted only describes something else: *des maisons de trois étages*."""
        r, head = self.r, draft.head
        outside = not draft.amount.start <= r.start[r.head[head]] < draft.amount.end
        return r.dep[head] == "nmod" and outside and r.pos[r.head[head]] in ("NOUN", "PROPN")

    def _rank(self, event: Event, at: int, kind: FigureKind, inner: bool) -> int | None:
        """How well an event fits: 0 it is the noun itself or holds it as a participant, 1 by its type; ``None``."""
        if event.trigger.start <= at < event.trigger.end:  # « sept otages ont été exécutés » are of the execution
            return 0 if event.type in _OF_EVENT.get(kind, (event.type,)) else 2
        roles = [span for span in (event.patient_span, event.agent_span) if span is not None]
        if not inner and any(span.start <= at < span.end for span in roles):
            return 0 if event.type in _OF_EVENT.get(kind, (event.type,)) else 2
        types = _OF_EVENT.get(kind, ())
        return 3 + types.index(event.type) if event.type in types else None

    def kind_by(self, event: Event, draft: FigureDraft, kind: FigureKind) -> FigureKind:
        """The kind that an event gives to people of whom nothing else tells; not to those who do it to others."""
        span = event.agent_span if event.type != "protest" else None
        does = span is not None and span.start <= self.r.start[draft.head] < span.end
        return kind if does or event.polarity is not Polarity.POS else _KIND_BY_TYPE.get(event.type, kind)
