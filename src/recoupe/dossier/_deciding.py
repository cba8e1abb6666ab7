"""What people decide, asked of a :class:`~recoupe.dossier.Dossier` and kept in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import msgspec

from recoupe.dossier import _decisions, _rows
from recoupe.dossier._files import complaints
from recoupe.dossier.corrections import Dated, correction
from recoupe.dossier.decisions import CHANGING, FIELDS, Anchor, Decision, Kind, Verdict
from recoupe.dossier.records import Stored
from recoupe.errors import DossierError, NoSuchDecision
from recoupe.model import Analysis


class Deciding:
    """The part of a dossier that holds what people decide."""

    path: Path
    _connection: sqlite3.Connection
    _transaction: Callable[[], AbstractContextManager[sqlite3.Connection]]
    document: Callable[[str | int], Stored]
    analysis: Callable[[int], Analysis]

    def decide(
        self,
        document: str | int | None,
        kind: Kind | str,
        verdict: Verdict | str,
        value: Mapping[str, Any] | None = None,
        *,
        at: tuple[int, int] | None = None,
    ) -> int:
        """Keep what a person decides about a finding, a fact, a document or the dossier.

        The machine's analysis stays as it is; what is made of it (tables, facts, exports) follows the decision.

        Args:
            document: the name or number of a document; ``None`` for the dossier itself.
            kind: what it is about.
            verdict: what is decided. A document may be ``dated`` or ``removed``, or bear a ``note``.
            value: what it is corrected to, ``words`` of a note, ``day``, ``fact``: :mod:`recoupe.dossier.corrections`.
            at: what the finding is known by, as :func:`~recoupe.dossier.decisions.span_of` gives it; of a fact the
                mark of its first account.

        Returns:
            The number of the decision, by which it can be undone.

        Raises:
            NoSuchDocument: there is none of that name, or several.
            DossierError: there can be no such decision.

        Example:
            >>> import tempfile
            >>> from recoupe import Dossier
            >>> with tempfile.TemporaryDirectory() as folder, Dossier(f"{folder}/a.dossier", create=True) as dossier:
            ...     number = dossier.decide(None, "document", "note", {"words": "à relire"})
            ...     [one.value for one in dossier.decisions()], dossier.undo(number), dossier.decisions()
            ([{'words': 'à relire'}], None, [])
        """
        try:
            kind, verdict = Kind(kind), Verdict(verdict)
            made = correction(kind, verdict, dict(value or {}))
            stored = self.document(document) if document is not None else None
            anchor = self._anchor(stored, kind, at)
            if stored is None and verdict is not Verdict.NOTE:
                raise ValueError(f"the dossier itself cannot be {verdict}")
        except ValueError as problem:
            raise DossierError(f"this cannot be decided: {problem}", where=str(self.path)) from problem
        key = stored.key if stored is not None else ""
        with self._transaction() as connection:
            if isinstance(made, Dated):
                made = msgspec.structs.replace(made, before=_decisions.date_before(connection, key))
            number = _decisions.add(connection, key, kind, verdict, anchor, msgspec.to_builtins(made))
            if isinstance(made, Dated):
                _decisions.set_date(connection, key, made.day)
            elif verdict is Verdict.REMOVED:
                _decisions.keep(connection, number, key)
                _rows.remove(connection, key)
            elif kind in FIELDS and verdict is not Verdict.NOTE:
                _decisions.renew(connection, key)
        return number

    @staticmethod
    def _anchor(stored: Stored | None, kind: Kind, at: tuple[int, int] | None) -> Anchor | None:
        """Anchor a finding in the text of its document.

        Raises:
            ValueError: it has none, or does not lie in it.
        """
        if kind is Kind.DOCUMENT:
            return None
        if stored is None or at is None:
            raise ValueError("it is not said where it stands")
        return Anchor.at(stored.document.text, *at)

    def undo(self, number: int) -> None:
        """Take a decision back; one that was taken back already stays so.

        Raises:
            NoSuchDecision: there is none of that number.
            DossierError: what it removed is gone for good.
        """
        with self._transaction() as connection:
            decision = _decisions.one(connection, number)
            if decision is None:
                raise NoSuchDecision(f"no decision has the number {number}", where=str(self.path))
            if decision.undone_at is not None:
                return
            if decision.verdict is Verdict.REMOVED and not _decisions.bring_back(connection, number):
                raise DossierError(
                    f"what decision {number} removed is gone for good",
                    where=str(self.path),
                    hint="add the document again",
                )
            _decisions.undo(connection, number)
            if decision.verdict is Verdict.DATED:
                _decisions.set_date(connection, decision.document, self._date(connection, decision))
            elif decision.kind in FIELDS and decision.verdict is not Verdict.NOTE:
                _decisions.renew(connection, decision.document)

    @staticmethod
    def _date(connection: sqlite3.Connection, undone: Decision) -> str | None:
        """Give the day of publication that holds once a decision on it is taken back."""
        every = [
            one for one in _decisions.decisions(connection, undone.document, every=True) if one.verdict is Verdict.DATED
        ]
        held = [one for one in every if one.undone_at is None]
        return held[-1].value["day"] if held else every[0].value.get("before")

    def decisions(self, document: str | int | None = None, *, all: bool = False) -> list[Decision]:
        """Give what was decided, in the order of deciding.

        Args:
            document: only about this one, by name or number.
            all: with what was undone.

        Raises:
            NoSuchDocument: there is none of that name, or several.
        """
        key = self.document(document).key if document is not None else None
        with complaints(self.path):
            return _decisions.decisions(self._connection, key, every=all)

    def decided(self, number: int) -> Analysis:
        """Give what was found in a document as people decided it; :meth:`analysis` gives what the machine found.

        Raises:
            NoSuchDocument: there is no such document, or it is not analyzed yet.
            DossierDamaged: its row is damaged.
        """
        analysis = self.analysis(number)
        with complaints(self.path):
            on = _decisions.on(self._connection, number, analysis)
        return on.numbered() if on is not None else analysis

    def rejected_facts(self) -> frozenset[str]:
        """Give the ids of the facts that somebody has rejected."""
        with complaints(self.path):
            found = _decisions.decisions(self._connection, None, every=False)
        last = {
            one.value["fact"]: one.verdict for one in found if one.kind is Kind.FACT and one.verdict is not Verdict.NOTE
        }
        return frozenset(fact for fact, verdict in last.items() if verdict in CHANGING)

    def forget_removed(self) -> int:
        """Take away for good the documents that were removed by decisions; tell how many they were."""
        with self._transaction() as connection:
            return _decisions.forget_removed(connection)
