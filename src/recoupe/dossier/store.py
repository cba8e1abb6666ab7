"""The one door to a dossier.

Everything that is asked of a dossier or written into it goes through :class:`Dossier`; nothing else speaks SQL. Every
writing method is one transaction: it happens whole or not at all, also when the program is killed in the middle.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from recoupe.dossier import _asking, _copies, _merging, _rows
from recoupe.dossier._files import PATIENCE, complaints, connect
from recoupe.dossier.records import Basis, Entry, Hit, Info, Look, Making, Merged, Overlap, Said, Seen, Stored, Traces
from recoupe.errors import DossierDamaged, InputError, NoSuchDocument
from recoupe.model import Analysis, Item

_STORED = """
    SELECT documents.*, analyses.earliest, analyses.latest, analyses.status,
           (SELECT count(*) FROM documents AS same WHERE same.key = documents.key) AS revisions
    FROM documents LEFT JOIN analyses ON analyses.document = documents.number
"""
_LATEST = " WHERE revision = (SELECT max(revision) FROM documents AS same WHERE same.key = documents.key)"


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

    def look(self, item: Item, basis: int | None = None) -> Look:
        """Tell what is known of a document before it is analyzed.

        Args:
            item: what a reader gave.
            basis: the current basis, as :meth:`basis` numbers it; without it no document is stale.
        """
        row = self._first(
            "SELECT number, basis, dated, given IS coalesce(dated, published) AS timely FROM documents"
            " LEFT JOIN analyses ON document = number WHERE digest = ? ORDER BY number DESC",
            _rows.digest(item.document),
        )
        if row is not None:
            fresh = basis is None or (row["basis"] == basis and row["timely"])
            return Look(seen=Seen.SAME if fresh else Seen.STALE, number=row["number"], dated=row["dated"])
        row = self._first("SELECT number, dated FROM documents WHERE key = ? ORDER BY revision DESC", item.key)
        return Look(seen=Seen.CHANGED, number=row["number"], dated=row["dated"]) if row else Look(seen=Seen.NEW)

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
        look = self.look(item, basis)
        number = look.number
        if look.seen in (Seen.NEW, Seen.CHANGED) or number is None:
            _rows.insert(connection, "originals", [_rows.original_row(item)], how="INSERT OR IGNORE")
            (revision,) = self._one("SELECT coalesce(max(revision), 0) + 1 FROM documents WHERE key = ?", item.key)
            (number,) = self._one("SELECT coalesce(max(number), 0) + 1 FROM documents")
            row = {"number": number, "revision": revision, "dated": look.dated, **_rows.document_row(item, at)}
            _rows.insert(connection, "documents", [row])
        _rows.write(connection, number, basis, entry.analysis, entry.traces)
        connection.execute("DELETE FROM refused WHERE name = ?", (item.original.obtained,))
        return look.seen

    def rewrite(self, analyses: Iterable[tuple[int, Analysis, Traces]], basis: int) -> None:
        """Write what was found anew in documents that are there."""
        with self._transaction() as connection:
            for number, analysis, traces in analyses:
                _rows.write(connection, number, basis, analysis, traces)

    def move(self, documents: Iterable[int], basis: int) -> None:
        """Let analyses rest on another basis, as nothing that they depend on has changed."""
        with self._transaction() as connection:
            connection.executemany(
                "UPDATE analyses SET basis = ? WHERE document = ?", [(basis, number) for number in documents]
            )

    def refuse(self, problems: Iterable[InputError]) -> None:
        """Remember inputs that could not be used."""
        at = _rows.now()
        rows = [
            {"name": problem.where or "", "kind": type(problem).__name__, "reason": problem.what, "at": at}
            for problem in problems
        ]
        with self._transaction() as connection:
            _rows.insert(connection, "refused", rows, how="INSERT OR REPLACE")

    def remove(self, name: str | int) -> int:
        """Take a document out, with all its revisions, what was found in them, and bytes that nothing else rests on.

        Returns:
            How many revisions went.

        Raises:
            NoSuchDocument: there is none of that name, or several.
        """
        key = self.document(name).key
        with self._transaction() as connection:
            _copies.forget(connection, _copies.revisions(connection, key))
            gone = connection.execute("DELETE FROM documents WHERE key = ?", (key,)).rowcount
            connection.execute("DELETE FROM originals WHERE sha256 NOT IN (SELECT original FROM documents)")
        return gone

    def date(self, name: str | int, day: str | None) -> Stored:
        """Set the day of publication of a document by hand, or with ``None`` give it back to what came with it.

        It wins over what came with the document, over revisions to come as well; what was found in the document is
        stale until it is analyzed anew (:func:`recoupe.dossier.adding.renew`).

        Raises:
            NoSuchDocument: there is none of that name, or several.
        """
        key = self.document(name).key
        with self._transaction() as connection:
            connection.execute("UPDATE documents SET dated = ? WHERE key = ?", (day, key))
        return self.document(name)

    def merge(self, other: Dossier, *, done: Callable[[], None] = lambda: None) -> Merged:
        """Take over the documents of another dossier, with their revisions, bytes and findings; also of a damaged one.

        Every document is one transaction: stopped and begun again, merging goes on where it was.

        Args:
            other: another dossier; it is only read.
            done: told of every document.
        """
        added = same = unanalyzed = 0
        lost: list[tuple[int, str]] = []
        for number in _merging.numbers(other._connection):
            try:
                row, original = _merging.document(other._connection, number)
            except (sqlite3.DatabaseError, ValueError) as problem:
                lost.append((number, str(problem)))
                continue
            found = _merging.findings(other._connection, number)
            rests = _merging.basis(other._connection, found["analyses"][0]["basis"]) if found else None
            with self._transaction() as connection:
                new = _merging.take_over(connection, row, original, found, rests)
            added, same = added + new, same + (not new)
            unanalyzed += new and (found is None or rests is None)
            done()
        with self._transaction() as connection:
            _rows.insert(connection, "refused", _merging.refused(other._connection), how="INSERT OR IGNORE")
        return Merged(added=added, same=same, unanalyzed=unanalyzed, lost=tuple(lost))

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

    # Asking

    def uncompared(self) -> list[int]:
        """Give the numbers of the current documents in which no copies have been looked for yet."""
        with complaints(self.path):
            return _copies.uncompared(self._connection)

    def words(self) -> Iterator[tuple[int, bytes | None, str]]:
        """Give the number of each current document, and its words.

        The words are bytes as :class:`~recoupe.dossier.records.Traces` has them; where they are missing, the text
        stands beside them, else nothing.
        """
        with complaints(self.path):
            yield from _copies.words(self._connection)

    def overlaps(self) -> Iterator[Overlap]:
        """Give every pair of documents that share passages, as far as they have been compared."""
        with complaints(self.path):
            yield from _copies.overlaps(self._connection)

    def makings(self, numbers: Sequence[int]) -> Iterator[Making]:
        """Give what tells where documents come from, in the order of their numbers."""
        with complaints(self.path):
            yield from _copies.makings(self._connection, numbers)

    def text(self, number: int) -> str:
        """Give the text of a document.

        Raises:
            NoSuchDocument: there is no such document.
        """
        row = self._first("SELECT text FROM documents WHERE number = ?", number)
        if row is None:
            raise NoSuchDocument(f"no document has the number {number}", where=str(self.path))
        return row["text"]

    def info(self) -> Info:
        """Count what there is."""
        with complaints(self.path):
            return _asking.info(self._connection, self.path)

    def check(self) -> list[str]:
        """Look through the whole file for damage; takes as long as reading it.

        Returns:
            What is wrong, in SQLite's words; nothing where the file is sound.
        """
        with complaints(self.path):
            problems = [row[0] for row in self._connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            return problems + [
                f"{row[0]}: row {row[1]}" for row in self._connection.execute("PRAGMA foreign_key_check")
            ]

    def refusals(self) -> list[tuple[str, str, str]]:
        """Give the inputs that could not be used: name, kind of problem, reason."""
        return [tuple(row) for row in self._all("SELECT name, kind, reason FROM refused ORDER BY name")]

    def documents(self, *, revisions: bool = False) -> Iterator[Stored]:
        """Give the documents in the order of adding; of several revisions only the latest unless asked for."""
        with complaints(self.path):
            for row in self._connection.execute(f"{_STORED}{'' if revisions else _LATEST} ORDER BY number"):
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
        return self._unpack(row["record"], self.document(number))

    def analyses(
        self, wanted: Callable[[Stored], bool] = lambda stored: True
    ) -> Iterator[tuple[Stored, Analysis | None]]:
        """Give the documents with what was found in them, in the order of adding; of several revisions the latest.

        All of it is read as the dossier is when it begins, whatever others write meanwhile.

        Args:
            wanted: tells which documents.

        Returns:
            Pairs; without analysis a document that was taken over and has not been analyzed yet.

        Raises:
            DossierDamaged: a row is damaged.
        """
        query = (
            f"SELECT found.*, analyses.record FROM ({_STORED}{_LATEST}) AS found"
            " LEFT JOIN analyses ON analyses.document = found.number ORDER BY found.number"
        )
        with complaints(self.path):
            for row in self._connection.execute(query):
                stored = _rows.stored(row)
                if wanted(stored):
                    yield stored, self._unpack(row["record"], stored) if row["record"] is not None else None

    def _unpack(self, record: bytes, stored: Stored) -> Analysis:
        """Read back what was found in a document."""
        try:
            return _rows.unpack(record, stored.document)
        except (zlib.error, ValueError) as problem:
            raise DossierDamaged(
                f"what was found in document {stored.number} cannot be read", where=str(self.path), hint="add it again"
            ) from problem

    def original(self, number: int) -> bytes:
        """Give the bytes that a document was read from, as they came."""
        row = self._first("SELECT data FROM originals JOIN documents ON original = sha256 WHERE number = ?", number)
        if row is None:
            raise NoSuchDocument(f"no document has the number {number}", where=str(self.path))
        return zlib.decompress(row["data"])

    def bases(self) -> dict[int, Basis]:
        """Give what analyses rest on, by number; those on which none rests any more are left out."""
        found = self._all("SELECT * FROM bases WHERE number IN (SELECT basis FROM analyses)")
        return {row["number"]: _rows.basis(row) for row in found}

    def traces(self, basis: int) -> Iterator[tuple[int, bytes, dict[str, str]]]:
        """Give what tells whether a change affects the documents of a basis: number, lemmas, names."""
        with complaints(self.path):
            for row in self._connection.execute(
                "SELECT document, lemmas, names FROM analyses WHERE basis = ? ORDER BY document", (basis,)
            ):
                yield row["document"], row["lemmas"], json.loads(zlib.decompress(row["names"]))

    def stale(self, basis: int) -> list[int]:
        """Give the documents whose analysis is missing, rests on another basis, or on another day of publication."""
        found = self._all(
            "SELECT number FROM documents LEFT JOIN analyses ON document = number"
            " WHERE basis IS NOT ? OR given IS NOT coalesce(dated, published) ORDER BY number",
            basis,
        )
        return [row["number"] for row in found]

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
