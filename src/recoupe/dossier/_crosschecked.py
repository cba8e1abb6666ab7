"""What the cross-check asks of a :class:`~recoupe.dossier.Dossier` and keeps in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from recoupe.crosscheck.records import Carrier, Sketch
from recoupe.dossier import _copies, _decisions, _sketches
from recoupe.dossier._files import complaints
from recoupe.dossier.records import Making, Overlap
from recoupe.model import Analysis, Part

#: Sketches that are written in one transaction.
_BATCH = 64


class CrossChecked:
    """The half of a dossier that holds what documents have to do with each other."""

    path: Path
    _connection: sqlite3.Connection
    _transaction: Callable[[], AbstractContextManager[sqlite3.Connection]]

    #: The state of the file that was read last, and what it came to.
    _read: tuple[tuple[int, int], str] | None = None

    def state(self) -> str:
        """Give a digest of all that the cross-check reads; it stays the same while nothing of that changes.

        Example:
            >>> import tempfile
            >>> from recoupe import Dossier
            >>> with tempfile.TemporaryDirectory() as folder, Dossier(f"{folder}/a.dossier", create=True) as dossier:
            ...     dossier.state() == dossier.state()
            True
        """
        with complaints(self.path):
            (others,) = self._connection.execute("PRAGMA data_version").fetchone()
            at = (others, self._connection.total_changes)
            if self._read is None or self._read[0] != at:
                self._read = at, _sketches.state(self._connection)
            return self._read[1]

    def forget_copies(self) -> None:
        """Take away what revisions share that are no longer the current ones."""
        with complaints(self.path):
            outdated = _copies.outdated(self._connection)
        if outdated:
            with self._transaction() as connection:
                _copies.forget(connection, outdated)

    def write_copies(self, found: Iterable[Overlap], compared: Iterable[int]) -> None:
        """Write what documents share, in place of what was there of them, and that they have been compared.

        Args:
            found: pairs of documents, one of each pair at least among those compared.
            compared: numbers of documents.
        """
        with self._transaction() as connection:
            _copies.write(connection, found, compared)

    def uncompared(self) -> list[int]:
        """Give the numbers of the current documents in which no copies have been looked for yet."""
        with complaints(self.path):
            return _copies.uncompared(self._connection)

    def words(self) -> Iterator[tuple[int, bytes | None, str]]:
        """Give the number of each current document, and its words; in an order that does not depend on when they came.

        The words are bytes as :class:`~recoupe.dossier.records.Traces` has them; where they are missing, the text
        stands beside them, else nothing.
        """
        with complaints(self.path):
            yield from _copies.words(self._connection)

    def overlaps(self) -> Iterator[Overlap]:
        """Give every pair of documents that share passages, as far as they have been compared."""
        with complaints(self.path):
            yield from _copies.overlaps(self._connection)

    def makings(self, numbers: Sequence[int], parts: Mapping[int, tuple[Part, ...]] | None = None) -> Iterator[Making]:
        """Give what tells where documents come from, in the order of their numbers.

        Args:
            numbers: of the documents.
            parts: of documents whose analysis has been read already; those of the others are read from theirs.
        """
        with complaints(self.path):
            yield from _copies.makings(self._connection, numbers, parts or {})

    def sketch(self, make: Callable[[Analysis], Sketch], made: str, *, done: Callable[[], None] = lambda: None) -> int:
        """Make the sketches that are missing, or that were made otherwise; each is kept with its analysis.

        Args:
            make: makes a sketch of an analysis; it gets it as people decided it.
            made: digest of all that the result depends on but for the analysis.
            done: told of every document.

        Returns:
            How many were made.

        Raises:
            DossierDamaged: an analysis cannot be read.
        """
        with complaints(self.path):
            numbers = _sketches.unsketched(self._connection, made)
        for start in range(0, len(numbers), _BATCH):
            with self._transaction() as connection:  # nobody renews an analysis between reading it and this
                analyses = _sketches.analyses(connection, numbers[start : start + _BATCH])
                deciding = _decisions.Decisions(connection)
                sketches = ((number, deciding.sketched(number, one, make)) for number, one in analyses)
                _sketches.write(connection, sketches, made)
            for _ in numbers[start : start + _BATCH]:
                done()
        return len(numbers)

    def is_prepared(self, made: str) -> bool:
        """Tell whether all documents have been compared, and have a sketch that was made so.

        Args:
            made: as :meth:`sketch` takes it.
        """
        with complaints(self.path):
            connection = self._connection
            left = (
                _copies.outdated(connection),
                _copies.uncompared(connection),
                _sketches.unsketched(connection, made),
            )
            return not any(left)

    def carriers(self, made: str) -> Iterator[Carrier]:
        """Give the current documents with their sketches, in an order that does not depend on when they came.

        Args:
            made: as :meth:`sketch` took it; documents without such a sketch are left out.

        Raises:
            DossierDamaged: a sketch cannot be read.
        """
        with complaints(self.path):
            yield from _sketches.carriers(self._connection, made)

    def kept(self, what: str) -> dict[bytes, bytes]:
        """Give what the cross-check kept of one kind: records under digests of what they were made from.

        Args:
            what: the kind, such as ``facts``.
        """
        with complaints(self.path):
            return dict(self._connection.execute("SELECT key, record FROM kept WHERE what = ?", (what,)).fetchall())

    def keep(self, what: str, records: Mapping[bytes, bytes]) -> None:
        """Keep records, and no others of their kind; nothing happens in the midst of :meth:`reading`.

        Args:
            what: the kind.
            records: under digests of all that they were made from, so that the same digest means the same record.
        """
        if self._connection.in_transaction:
            return
        with complaints(self.path):
            known = {key for (key,) in self._connection.execute("SELECT key FROM kept WHERE what = ?", (what,))}
        gone, new = sorted(known - records.keys()), sorted(records.keys() - known)
        if not gone and not new:
            return
        with self._transaction() as connection:
            connection.executemany("DELETE FROM kept WHERE what = ? AND key = ?", [(what, key) for key in gone])
            connection.executemany(
                "INSERT OR REPLACE INTO kept (what, key, record) VALUES (?, ?, ?)",
                [(what, key, records[key]) for key in new],
            )
