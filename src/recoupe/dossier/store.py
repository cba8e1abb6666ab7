"""The one door to a dossier.

Everything that is asked of a dossier or written into it goes through :class:`Dossier`; nothing else speaks SQL. Every
writing method is one transaction: it happens whole or not at all, also when the program is killed in the middle.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from recoupe.dossier import _asking, _checking, _decisions, _identity, _merging, _rows
from recoupe.dossier._answering import Answering
from recoupe.dossier._crosschecked import CrossChecked
from recoupe.dossier._deciding import Deciding
from recoupe.dossier._files import PATIENCE, complaints, connect, damaged
from recoupe.dossier.records import Basis, Entry, Info, Look, Merged, Seen, Stored, Traces
from recoupe.errors import InputError, NoSuchDocument
from recoupe.model import Analysis, Document, Item

#: Documents that merging takes over in one transaction.
_BATCH = 64
_STORED = """
    SELECT documents.*, analyses.earliest, analyses.latest, analyses.status,
           (SELECT count(*) FROM documents AS same WHERE same.key = documents.key) AS revisions
    FROM documents LEFT JOIN analyses ON analyses.document = documents.number
"""
_LATEST = " WHERE revision = (SELECT max(revision) FROM documents AS same WHERE same.key = documents.key)"
_UNDATED = " AND coalesce(analyses.status, 'open') = 'open'"


class Dossier(Answering, CrossChecked, Deciding):
    """A dossier: documents, the bytes they were read from, and what was found in them.

    Args:
        path: the file.
        create: make it where there is none.
        patience: how long to wait for another writer, in seconds.
        salvage: open also a file that lacks its end, and leave it as it is: to check it, or to merge what can be read
            of it into another.

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

    #: What there is, and the state of the file for which that holds.
    _counted: tuple[tuple[int, int], Info] | None = None

    def __init__(
        self, path: str | Path, *, create: bool = False, patience: float = PATIENCE, salvage: bool = False
    ) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, create=create, patience=patience, salvage=salvage)

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
        with complaints(self.path):
            return _identity.look(self._connection, _rows.arrival(item), basis)

    def has(self, document: Document) -> bool:
        """Tell whether a document is there: this text, with this metadata, wherever it was found."""
        return self._first("SELECT 1 FROM documents WHERE digest = ?", _rows.digest(document)) is not None

    def number_of(self, basis: Basis) -> int | None:
        """Give the number of what analyses depend on, where it has one."""
        values = (basis.code, basis.model, basis.lexicon, basis.gazetteer)
        found = self._first("SELECT number FROM bases WHERE (code, model, lexicon, gazetteer) = (?, ?, ?, ?)", *values)
        return None if found is None else found["number"]

    def basis(self, basis: Basis) -> int:
        """Number what analyses depend on; the same basis has the same number."""
        values = (basis.code, basis.model, basis.lexicon, basis.gazetteer)
        if (there := self.number_of(basis)) is not None:  # the usual case need not wait for another writer
            return there
        rows = zlib.compress(msgspec.json.encode(basis.rows, order="deterministic"))
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO bases (code, model, lexicon, gazetteer, rows) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (*values, rows),
            )
            number = self.number_of(basis)
        assert number is not None
        return number

    def write(self, entries: Iterable[Entry], basis: int) -> list[Seen]:
        """Write documents with what was found in them, all or none; those that are there get the new analysis.

        Args:
            entries: documents with their analyses.
            basis: on what these rest, as :meth:`basis` numbers it.

        Returns:
            What each was to the dossier before it was written, in order.
        """
        at = _rows.now()
        ready = list(entries)  # nobody waits for the lock while they are made
        with self._transaction() as connection:
            _rows.use(connection, basis)
            return [self._write(connection, entry, basis, at) for entry in ready]

    def _write(self, connection: sqlite3.Connection, entry: Entry, basis: int, at: str) -> Seen:
        """Write one document; another writer may have been here since it was looked for."""
        item, come = entry.item, _rows.arrival(entry.item)
        look = _identity.look(connection, come, basis)
        number = look.number
        if look.seen in (Seen.NEW, Seen.CHANGED) or number is None:
            known = _identity.recognise(connection, come)
            (revision,) = self._one("SELECT coalesce(max(revision), 0) + 1 FROM documents WHERE key = ?", known.key)
            again = self._first("SELECT number FROM documents WHERE (digest, key) = (?, ?)", come.digest, known.key)
            if again is not None:  # it went back to what it had been: that revision is the current one again
                number = again["number"]
                connection.execute(
                    "UPDATE documents SET revision = ?, obtained_at = ? WHERE number = ?",
                    (revision, come.obtained_at or at, number),
                )
            else:
                original = _rows.original_row(item)
                _rows.insert(connection, "originals", [original], how="INSERT OR IGNORE")
                (number,) = self._one("SELECT coalesce(max(number), 0) + 1 FROM documents")
                row = _rows.document_row(item, come, known, original["sha256"], at)
                _rows.insert(connection, "documents", [{"number": number, "revision": revision, **row}])
        if item.original.archive is not None:
            link = _rows.writable(item.original.archive)
            connection.execute("UPDATE documents SET archive = ? WHERE number = ?", (link, number))
        if look.seen is not Seen.SAME:
            _rows.write(connection, number, basis, entry.analysis, entry.traces)
        connection.executemany("DELETE FROM refused WHERE name = ?", [(name,) for name in _rows.places(item)])
        return look.seen

    def rewrite(self, analyses: Iterable[tuple[int, Analysis, Traces]], basis: int) -> None:
        """Write what was found anew in documents; one that was removed in the meantime is passed over."""
        ready = list(analyses)
        with self._transaction() as connection:
            _rows.use(connection, basis)
            for number, analysis, traces in ready:
                if self._first("SELECT 1 FROM documents WHERE number = ?", number):
                    _rows.write(connection, number, basis, analysis, traces)

    def move(self, documents: Iterable[int], basis: int) -> None:
        """Let analyses rest on another basis, as nothing that they depend on has changed."""
        with self._transaction() as connection:
            _rows.use(connection, basis)
            connection.executemany(
                "UPDATE analyses SET basis = ? WHERE document = ?", [(basis, number) for number in documents]
            )

    def keep_archive(self, number: int, archive: str) -> None:
        """Keep the link to an archived copy of a document that is there already."""
        link = _rows.writable(archive)
        if self._first("SELECT 1 FROM documents WHERE number = ? AND archive IS NOT ?", number, link) is not None:
            with self._transaction() as connection:
                connection.execute("UPDATE documents SET archive = ? WHERE number = ?", (link, number))

    def refuse(self, problems: Iterable[InputError]) -> None:
        """Remember inputs that could not be used."""
        at = _rows.now()
        rows = [
            {
                "name": _rows.writable(problem.where or ""),
                "kind": type(problem).__name__,
                "reason": _rows.writable(problem.what),
                "at": at,
            }
            for problem in problems
        ]
        with self._transaction() as connection:
            _rows.insert(connection, "refused", rows, how="INSERT OR REPLACE")

    def accept(self, item: Item) -> None:
        """Forget that an input could not be used: this time it could, and what is in it is there already."""
        with self._transaction() as connection:
            connection.executemany("DELETE FROM refused WHERE name = ?", [(name,) for name in _rows.places(item)])

    def remove(self, name: str | int) -> int:
        """Take a document out, with all its revisions, what was found in them, and bytes that nothing else rests on.

        It is gone for good; what :meth:`decide` removes can be brought back.

        Returns:
            How many revisions went.

        Raises:
            NoSuchDocument: there is none of that name, or several.
        """
        key = self.document(name).key
        with self._transaction() as connection:
            return _rows.remove(connection, key)

    def date(self, name: str | int, day: str | None) -> Stored:
        """Set the day of publication of a document by hand, or with ``None`` give it back to what came with it.

        It wins over what came with the document, over revisions to come as well; what was found in the document is
        stale until it is analyzed anew (:func:`recoupe.dossier.renewing.renew`). It is a decision, so it can be undone.

        Raises:
            NoSuchDocument: there is none of that name, or several.
        """
        self.decide(name, "document", "dated", {"day": day})
        return self.document(name)

    def merge(self, other: Dossier, *, done: Callable[[], None] = lambda: None) -> Merged:
        """Take over the documents of another dossier, with their revisions, bytes and findings; also of a damaged one.

        Stopped and begun again, merging goes on where it was. Two documents of the same id stay two documents where
        adding them would have kept them apart. Where a person set a date in either dossier, it holds; in both, the one
        in this one does; so do decisions. Of several revisions the one obtained last is the current one.

        Args:
            other: another dossier; its documents are only read.
            done: told of every document.
        """
        lost: list[tuple[int, str]] = []
        counts: Counter[str] = Counter()
        sound = self._sound(other, lost)
        while batch := list(islice(sound, _BATCH)):
            with self._transaction() as connection:
                for taken in batch:
                    new = _merging.take_over(connection, taken)
                    counts["added" if new else "same"] += 1
            for _ in batch:
                done()
        with self._transaction() as connection:
            _merging.use_basis(connection, other._connection)
            _rows.insert(connection, "refused", _merging.refused(other._connection), how="INSERT OR IGNORE")
            for key in _decisions.take_over(connection, other._connection):
                _decisions.renew(connection, key)
        (unanalyzed,) = self._one(
            "SELECT count(*) FROM documents LEFT JOIN analyses ON document = number"
            " WHERE basis IS NULL OR given IS NOT coalesce(dated, published)"
        )
        return Merged(added=counts["added"], same=counts["same"], unanalyzed=unanalyzed, lost=tuple(lost))

    @staticmethod
    def _sound(other: Dossier, lost: list[tuple[int, str]]) -> Iterator[_merging.Taken]:
        """Read another dossier's documents one by one; note those that cannot be read."""
        for number in _merging.numbers(other._connection):
            try:
                yield _merging.read(other._connection, number)
            except (sqlite3.DatabaseError, ValueError) as problem:
                lost.append((number, str(problem)))

    # Asking

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
            state = self._moment()
            if self._counted is None or self._counted[0] != state:
                self._counted = state, _asking.info(self._connection, self.path)
            return msgspec.structs.replace(self._counted[1], size=self.path.stat().st_size)

    def check(self) -> list[str]:
        """Look through the whole file for damage; takes as long as reading it.

        Returns:
            What is wrong, a line each; nothing where the file is sound.
        """
        with complaints(self.path):
            return _checking.problems(self._connection)

    def refusals(self) -> list[tuple[str, str, str]]:
        """Give the inputs that could not be used: name, kind of problem, reason."""
        return [tuple(row) for row in self._all("SELECT name, kind, reason FROM refused ORDER BY name")]

    def documents(self, *, revisions: bool = False) -> Iterator[Stored]:
        """Give the documents in the order of adding; of several revisions only the latest unless asked for."""
        with complaints(self.path):
            for row in self._connection.execute(f"{_STORED}{'' if revisions else _LATEST} ORDER BY number"):
                yield _rows.stored(row)

    def some(self, outlet: str | None, *, undated: bool = False, skip: int, most: int) -> list[Stored]:
        """Give a stretch of the documents, in the order of adding, each in its latest revision.

        Args:
            outlet: of which medium; ``None`` for all.
            undated: only those of which nothing tells the day of publication.
            skip: so many before them are left out.
            most: how many at most.
        """
        wanted = _UNDATED if undated else ""
        query = f"{_STORED}{_LATEST} AND (?1 IS NULL OR outlet = ?1){wanted} ORDER BY number LIMIT ?2 OFFSET ?3"
        return [_rows.stored(row) for row in self._all(query, outlet, most, skip)]

    def undated(self, outlet: str | None = None) -> int:
        """Count the documents of which nothing tells the day of publication; those of a medium, or all."""
        joined = "documents LEFT JOIN analyses ON analyses.document = documents.number"
        query = f"SELECT count(*) FROM {joined}{_LATEST} AND (?1 IS NULL OR outlet = ?1){_UNDATED}"
        return self._all(query, outlet)[0][0]

    def document(self, name: str | int) -> Stored:
        """Find a document by its name (id, path, address) or its number; of several revisions the latest.

        Raises:
            NoSuchDocument: there is none, or the name is that of several documents.
        """
        if isinstance(name, int):
            found = self._all(f"{_STORED} WHERE number = ?", name)
        else:
            written = _rows.writable(name)
            found = self._all(f"{_STORED} WHERE key = ? ORDER BY revision DESC", written) or self._all(
                f"{_STORED} WHERE name = ?1 OR path = ?1 OR url = ?1 OR id = ?1 ORDER BY revision DESC", written
            )
        keys = list(dict.fromkeys(row["key"] for row in found))
        if len(keys) == 1:
            return _rows.stored(found[0])
        if keys:
            raise NoSuchDocument(
                f"several documents have this name: {name}",
                where=str(self.path),
                hint=f"say which: {' or '.join(keys)}",
            )
        raise NoSuchDocument(
            f"no document of this name: {name}", where=str(self.path), hint="recoupe info --documents lists their names"
        )

    def revisions(self, name: str | int) -> list[int]:
        """Give the numbers of all revisions of a document, the first one first.

        Raises:
            NoSuchDocument: there is none of that name, or several.
        """
        rows = self._all("SELECT number FROM documents WHERE key = ? ORDER BY revision", self.document(name).key)
        return [row["number"] for row in rows]

    def analysis(self, number: int) -> Analysis:
        """Give what was found in a document.

        Raises:
            NoSuchDocument: there is no such document, or it is not analyzed yet.
            DossierDamaged: its row is damaged.
        """
        document = self.document(number).document
        row = self._first("SELECT record FROM analyses WHERE document = ?", number)
        if row is None:
            raise NoSuchDocument(
                f"document {number} is not analyzed yet", where=str(self.path), hint="recoupe renew analyzes it"
            )
        with complaints(self.path):
            return _rows.unpack(row["record"], document)

    def analyses(
        self, wanted: Callable[[Stored], bool] = lambda stored: True
    ) -> Iterator[tuple[Stored, Analysis | None]]:
        """Give the documents with what was found in them, as people decided it; of several revisions the latest.

        They are in the order of adding. All is read as the dossier is when it begins, whatever others write meanwhile.

        Args:
            wanted: tells which documents.

        Returns:
            Pairs; without analysis a document that is not analyzed yet.

        Raises:
            DossierDamaged: a row is damaged.
        """
        query = (
            f"SELECT found.*, analyses.record FROM ({_STORED}{_LATEST}) AS found"
            " LEFT JOIN analyses ON analyses.document = found.number ORDER BY found.number"
        )
        with complaints(self.path):
            deciding = _decisions.Decisions(self._connection)
            for row in self._connection.execute(query):
                stored = _rows.stored(row)
                if wanted(stored):
                    found = _rows.unpack(row["record"], stored.document) if row["record"] else None
                    yield stored, deciding.decided(stored.number, found) if found is not None else None

    def original(self, number: int) -> bytes:
        """Give the bytes that a document was read from, as they came.

        Raises:
            NoSuchDocument: there is no such document.
            DossierDamaged: they are not those that came.
        """
        row = self._first(
            "SELECT originals.* FROM originals JOIN documents ON original = sha256 WHERE number = ?", number
        )
        if row is None:
            raise NoSuchDocument(f"no document has the number {number}", where=str(self.path))
        try:
            return _rows.restored(row)
        except (ValueError, zlib.error) as problem:
            raise damaged(str(self.path), f"the bytes of document {number} are damaged") from problem

    def bases(self, *, but: int | None = None) -> dict[int, Basis]:
        """Give what analyses rest on, by number; left out are those on which none rests any more, and ``but``."""
        found = self._all(
            "SELECT * FROM bases WHERE number IS NOT ? AND EXISTS (SELECT 1 FROM analyses WHERE basis = number)", but
        )
        with complaints(self.path):
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

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read all that is asked inside from the dossier as it is at one moment, whatever others write meanwhile.

        Nothing can be written inside.

        Example:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as folder, Dossier(f"{folder}/a.dossier", create=True) as dossier:
            ...     with dossier.reading():
            ...         len(dossier), dossier.info().documents
            (0, 0)
        """
        with complaints(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def mistimed(self) -> list[int]:
        """Give the documents whose analysis rests on another day of publication than the one that holds now."""
        found = self._all(
            "SELECT number FROM documents JOIN analyses ON document = number"
            " WHERE given IS NOT coalesce(dated, published) ORDER BY number"
        )
        return [row["number"] for row in found]

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
