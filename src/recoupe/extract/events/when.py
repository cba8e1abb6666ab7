"""When an event happens: the time expression of its clause, else of its sentence, else the one the scene is set in."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.events.draft import Trigger
from recoupe.extract.reading import Reading
from recoupe.model import TimeExpression, TimeType


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
        own = [(a, date) for a, date in here if self._hangs_on(a, trigger.head)]
        same = [(a, date) for a, date in here if self._hangs_on(a, clause)]
        opening = [(a, date) for a, date in here if a - r.units[r.unit_of[a]][0] < 3]
        for found in (own, same, opening):
            if found:
                return min(found, key=lambda item: (abs(item[0] - trigger.head), item[0]))[1].id, ()
        if len(here) == 1:
            return here[0][1].id, (f"date de la phrase : « {here[0][1].text} »",)
        return None, ()

    def _hangs_on(self, token: int, governor: int) -> bool:
        """Whether a word depends on another without a clause between them."""
        r = self.r
        for _ in range(12):
            if token == governor:
                return True
            if r.head[token] == token or r.pos[token] in ("VERB", "AUX") and token not in self.tokens:
                return False
            token = r.head[token]
        return False
