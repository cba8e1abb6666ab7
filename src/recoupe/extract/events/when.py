"""When an event happens: the time expression of its clause, else of its sentence, else the one the scene is set in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.events.draft import Trigger
from recoupe.extract.reading import Reading
from recoupe.model import TimeExpression, TimeType

# How far up a chain of dependencies is followed, and how many words may stand between an event and its date.
_DEPTH = 12
_NEAR = 3
_BREAKS = frozenset({"AUX", "CCONJ", "PRON", "PUNCT", "SCONJ", "VERB"})


class Times:
    """The calendar expressions of a document, by sentence."""

    def __init__(self, r: Reading, dates: Sequence[TimeExpression]) -> None:
        self.r = r
        self.tokens: set[int] = set()
        self._by_unit: dict[int, list[tuple[int, TimeExpression]]] = {}
        for date in dates:
            a, b = r.tokens_within(date.start, date.end)
            self.tokens.update(range(a, b))
            if a < b and date.type in (TimeType.DATE, TimeType.TIME):
                self._by_unit.setdefault(r.unit_of[a], []).append((a, date))

    def of(self, trigger: Trigger, clause: int) -> tuple[int | None, tuple[str, ...]]:
        """The ``id`` of the expression that dates a trigger, and the step that says why.

        Args:
            clause: the verb of the trigger's clause.
        """
        r = self.r
        here = self._by_unit.get(r.unit_of[trigger.head], [])
        if not here:
            return None, ()
        here = [(a, date) for a, date in here if not self._is_aside(a, trigger.head)]
        own = [(a, date) for a, date in here if self._hangs_on(a, trigger.head) or self._follows(a, trigger)]
        same = [(a, date) for a, date in here if self._hangs_on(a, clause)]
        opening = [(a, date) for a, date in here if a - r.units[r.unit_of[a]][0] < 3]
        for found in (own, same, opening):
            if found:
                return min(found, key=lambda item: (abs(item[0] - trigger.head), item[0]))[1].id, ()
        if len(here) == 1:
            return here[0][1].id, (f"date de la phrase : « {here[0][1].text} »",)
        return None, ()

    def _follows(self, token: int, trigger: Trigger) -> bool:
        """Whether a date stands right behind a trigger: *un homme tué le 3 mai*, wherever the parser hangs it."""
        end = trigger.tokens[1]
        between = range(end, token)
        return end <= token <= end + _NEAR and not any(self.r.pos[k] in _BREAKS for k in between)

    def _is_aside(self, token: int, event: int) -> bool:
        """Whether a date dates a clause about a noun that the event is not in: *X, qui a pris Y en 2019*."""
        clause = next((k for k in self._above(token) if self.r.pos[k] == "VERB" and k not in self.tokens), None)
        if clause is None or not self.r.dep[clause].startswith("acl"):
            return False
        return clause != event and clause not in self._above(event)

    def _above(self, token: int) -> Iterator[int]:
        """The words that a token hangs on, the nearest first."""
        for _ in range(_DEPTH):
            if self.r.head[token] == token:
                return
            token = self.r.head[token]
            yield token

    def _hangs_on(self, token: int, governor: int) -> bool:
        """Whether a word depends on another without a clause between them."""
        r = self.r
        for _ in range(_DEPTH):
            if token == governor:
                return True
            if r.head[token] == token or r.pos[token] in ("VERB", "AUX") and token not in self.tokens:
                return False
            token = r.head[token]
        return False
