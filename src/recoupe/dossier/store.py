"""The one door to a dossier.

Everything that is asked of a dossier or written into it goes through :class:`Dossier`; nothing else speaks SQL. Every
writing method is one transaction: it happens whole or not at all, also when the program is killed in the middle.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from recoupe.dossier import _asking, _rows
from recoupe.dossier._files import PATIENCE, complaints, connect
from recoupe.dossier.records import Basis, Entry, Hit, Said, Seen, Stored
from recoupe.errors import DossierDamaged, InputError, NoSuchDocument
from recoupe.model import Analysis, Item

_STORED = """
    SELECT documents.*, analyses.earliest, analyses.latest, analyses.status,
           (SELECT count(*) FROM documents AS same WHERE same.key = documents.key) AS revisions
    FROM documents LEFT JOIN analyses ON analyses.document = documents.number
"""


class Dossier:
    """A dossier: documents, the bytes they were read from, and what was found in them.

    Args:
        path: the file.
        create: make it where there is none.
        patience: how long to wait for another writer, in seconds.

    Raises:
        NotADossier: there is no such file, or it is something else.
        DossierError: it cannot be opened; see :mod:`recoupe.errors` for its kinds, which every method may raise.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> with tempfile.TemporaryDirectory() as folder, Dossier(Path(folder) / "a.dossier", create=True) as dossier:
        ...     len(dossier)
        0
    """

    def __init__(self, path: str | Path, *, create: bool = False, patience: float = PATIENCE) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, create=create, patience=patience)

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None):
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __len__(self) -> int:
        """Count the documents, every revision for itself."""
        return self._one("SELECT count(*) FROM documents")[0]

    # Writing

    def look(self, item: Item, basis: int | None = None) -> tuple[Seen, int | None]:
        """Tell what is known of a document before it is analyzed.

        Args:
            item: what a reader gave.
            basis: the current basis, as :meth:`basis` numbers it; without it no document is stale.

        Returns:
            What it is, and the number of the document or of its latest revision.
        """
        row = self._first(
            "SELECT number, basis, given IS coalesce(dated, published) AS timely FROM documents"
            " LEFT JOIN analyses ON document = number WHERE digest = ? ORDER BY number DESC",
            _rows.digest(item.document),
        )
        if row is not None:
            fresh = basis is None or (row["basis"] == basis and row["timely"])
            return (Seen.SAME if fresh else Seen.STALE), row["number"]
        row = self._first("SELECT number FROM documents WHERE key = ? ORDER BY revision DESC", item.key)
        return (Seen.CHANGED, row["number"]) if row is not None else (Seen.NEW, None)

    def basis(self, basis: Basis) -> int:
        """Number what analyses depend on; the same basis has the same number."""
        values = (basis.code, basis.model, basis.lexicon, basis.gazetteer)
        rows = zlib.compress(json.dumps(basis.rows, ensure_ascii=False, sort_keys=True).encode())
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO bases (code, model, lexicon, gazetteer, rows) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (*values, rows),
            )
            return self._one(
                "SELECT number FROM bases WHERE (code, model, lexicon, gazetteer) = (?, ?, ?, ?)", *values
            )[0]

    def write(self, entries: Iterable[Entry], basis: int) -> list[Seen]:
        """Write documents with what was found in them, all or none; those that are there get the new analysis.

        Args:
            entries: documents with their analyses.
            basis: on what these rest, as :meth:`basis` numbers it.

        Returns:
            What each was to the dossier before it was written, in order.
        """
        at = _rows.now()
        with self._transaction() as connection:
            return [self._write(connection, entry, basis, at) for entry in entries]

    def _write(self, connection: sqlite3.Connection, entry: Entry, basis: int, at: str) -> Seen:
        """Write one document."""
        item = entry.item
        seen, number = self.look(item, basis)
        if seen in (Seen.NEW, Seen.CHANGED) or number is None:
            _rows.insert(connection, "originals", [_rows.original_row(item)], how="INSERT OR IGNORE")
            (revision,) = self._one("SELECT coalesce(max(revision), 0) + 1 FROM documents WHERE key = ?", item.key)
            (number,) = self._one("SELECT coalesce(max(number), 0) + 1 FROM documents")
            row = {"number": number, "revision": revision, **_rows.document_row(item, at)}
            _rows.insert(connection, "documents", [row])
        _rows.write(connection, number, basis, entry)
        connection.execute("DELETE FROM refused WHERE name = ?", (item.original.obtained,))
        return seen

    def refuse(self, problems: Iterable[InputError]) -> None:
        """Remember inputs that could not be used."""
        at = _rows.now()
        rows = [
            {"name": problem.where or "", "kind": type(problem).__name__, "reason": problem.what, "at": at}
            for problem in problems
        ]
        with self._transaction() as connection:
            _rows.insert(connection, "refused", rows, how="INSERT OR REPLACE")

    # Asking

    def documents(self, *, revisions: bool = False) -> Iterator[Stored]:
        """Give the documents in the order of adding; of several revisions only the latest unless asked for."""
        latest = " WHERE revision = (SELECT max(revision) FROM documents AS same WHERE same.key = documents.key)"
        with complaints(self.path):
            for row in self._connection.execute(f"{_STORED}{'' if revisions else latest} ORDER BY number"):
                yield _rows.stored(row)

    def document(self, name: str | int) -> Stored:
        """Find a document by its name (id, path, address) or its number; of several revisions the latest.

        Raises:
            NoSuchDocument: there is none, or the name is that of several documents.
        """
        if isinstance(name, int):
            found = self._all(f"{_STORED} WHERE number = ?", name)
        else:
            found = self._all(f"{_STORED} WHERE ? IN (name, path, url, id) ORDER BY revision DESC", name)
        keys = {row["key"] for row in found}
        if len(keys) == 1:
            return _rows.stored(found[0])
        what = "several documents have this name" if keys else "no document of this name"
        raise NoSuchDocument(f"{what}: {name}", where=str(self.path), hint="recoupe info lists their names")

    def analysis(self, number: int) -> Analysis:
        """Give what was found in a document.

        Raises:
            NoSuchDocument: there is no such document.
            DossierDamaged: its row is damaged.
        """
        row = self._first("SELECT record FROM analyses WHERE document = ?", number)
        if row is None:
            raise NoSuchDocument(f"no document has the number {number}", where=str(self.path))
        try:
            return _rows.unpack(row["record"], self.document(number).document)
        except (zlib.error, ValueError) as problem:
            raise DossierDamaged(
                f"what was found in document {number} cannot be read", where=str(self.path), hint="add it again"
            ) from problem

    def original(self, number: int) -> bytes:
        """Give the bytes that a document was read from, as they came."""
        row = self._first("SELECT data FROM originals JOIN documents ON original = sha256 WHERE number = ?", number)
        if row is None:
            raise NoSuchDocument(f"no document has the number {number}", where=str(self.path))
        return zlib.decompress(row["data"])

    def origins(self, name: str, entries: Sequence[str] = ()) -> list[str]:
        """Give the names under which the dossier has an origin.

        Args:
            name: as the user writes it.
            entries: the rows of the lexicon that know this name (``actors:daech``).
        """
        with complaints(self.path):
            known = _asking.origins(self._connection)
        return [origin[0] for origin in known if _asking.same_origin(name, entries, origin)]

    def all_origins(self) -> list[str]:
        """Give the names of all origins."""
        with complaints(self.path):
            return [origin for origin, _, _ in _asking.origins(self._connection)]

    def said(
        self, origins: Sequence[str], *, since: str | None = None, until: str | None = None, about: str | None = None
    ) -> list[Said]:
        """Give what origins said, denied or took back, in the order of publication; what has no date comes last.

        Args:
            origins: names as :meth:`origins` gives them.
            since, until: days (YYYY-MM-DD); documents that may have been published in between count.
            about: words that stand in what was said, in a row; accents and case do not count.
        """
        with complaints(self.path):
            return _asking.said(self._connection, list(origins), since, until, about)

    def search(self, query: str, *, limit: int = 100) -> Iterator[Hit]:
        """Find words in the texts; accents, case and apostrophes do not count.

        Args:
            query: words; ``"several words"`` stand in a row, ``manif*`` takes beginnings. All of them must stand in the
                document.
            limit: how many documents at most, the best first.
        """
        with complaints(self.path):
            yield from _asking.search(self._connection, query, limit)

    # How

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing; wait for other writers before, not in the middle."""
        with complaints(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _all(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """Give all rows of a query."""
        with complaints(self.path):
            return self._connection.execute(query, values).fetchall()

    def _first(self, query: str, *values: Any) -> sqlite3.Row | None:
        """Give the first row of a query, if there is one."""
        with complaints(self.path):
            return self._connection.execute(query, values).fetchone()

    def _one(self, query: str, *values: Any) -> sqlite3.Row:
        """Give the one row that a query must have."""
        row = self._first(query, *values)
        assert row is not None, query
        return row
