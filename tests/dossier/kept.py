"""Dossiers for tests: dispatches made up for them, and what is in a dossier as plain rows."""

from __future__ import annotations

import io
import json
import multiprocessing
import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import recoupe
from recoupe.dossier import Dossier
from recoupe.dossier.adding import Added, add
from recoupe.model import Analysis, Document, Item
from recoupe.readers import Source, make_item, read_file

TOWNS = "Orsenne Lizan Kessar Ostrel Valbrune Mirande-le-Port Sant-Alban Torvik Belgarde Hautval".split()
WHO = ["le gouverneur", "le ministère de la Défense", "la police", "l’Observatoire des conflits", "le maire", "l’ONU"]
DONE = ["ont été tués", "ont été blessés", "ont été arrêtés", "ont fui", "ont manifesté"]
WHOM = ["soldats", "civils", "mineurs", "combattants", "journalistes", "pêcheurs"]
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()


def dispatch(seed: int) -> str:
    """Write a short dispatch: who says what, how many, where and when."""
    draw = random.Random(seed)
    who, other = draw.sample(WHO, 2)
    town, away = draw.sample(TOWNS, 2)
    return (
        f"Selon {who}, {draw.randint(2, 300)} {draw.choice(WHOM)} {draw.choice(DONE)} {draw.choice(DAYS)} dans la ville"
        f" de {town}.\n\n"
        f"{other[0].upper()}{other[1:]} dément. « La route qui mène à {away} est ouverte aux civils », affirme"
        f" la gazette de {town} dans son numéro {seed}."
    )


def item(text: str, *, path: str | None = None, obtained: str | None = None, **known: Any) -> Item:
    """Make what a reader gives."""
    source = Source(
        stream=io.BytesIO(),
        where=obtained or path or "essai",
        path=obtained or path,
        obtained_at="2031-05-02T08:00:00Z",
    )
    data = text.encode() + b" <brut>"
    return make_item(source, text, data, media_type="text/plain", path=path, alone=obtained is None, **known)


def write_corpus(path: Path, seeds: Iterable[int], *, dated: bool = True) -> Path:
    """Write dispatches as JSON Lines, each with an id of its own."""
    with path.open("w", encoding="utf-8") as stream:
        for seed in seeds:
            day = f"2031-05-{seed % 28 + 1:02}"
            record = {"id": f"depeche-{seed}", "text": dispatch(seed), "outlet": f"Gazette {seed % 3}"}
            stream.write(json.dumps({**record, "published": day} if dated else record, ensure_ascii=False) + "\n")
    return path


def keep(path: Path, nlp: Any, *inputs: Path | Item) -> Added:
    """Add files and items to a dossier, which is made where there is none."""
    with Dossier(path, create=True) as dossier:
        return add(dossier, _items(inputs), nlp)


def _items(inputs: Iterable[Path | Item]) -> Iterator[Any]:
    for one in inputs:
        if isinstance(one, Item):
            yield one
        else:
            yield from read_file(one)


class Remembering:
    """The pipeline, with the analyses of earlier tests at hand: what is tested is what happens to them afterwards."""

    def __init__(self, nlp: recoupe.Pipeline) -> None:
        self._nlp = nlp
        self._known: dict[Document, tuple[Analysis, Any]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)

    def inspect(self, document: Document, look: Callable[[Any], Any]) -> tuple[Analysis, Any]:
        if document not in self._known:
            with self._nlp.gazetteer.noting():  # what is asked is noted the first time only: so it never is
                self._known[document] = self._nlp.inspect(document, look)
        return self._known[document]


#: Columns that say when a row was written; and a file's path, which is that of the test.
_TIMES = {"documents": ("added_at",), "refused": ("at",), "decisions": ("at", "undone_at")}
_SHADOWS = ("search_", "sqlite_")


def rows(path: Path, *, numbers: bool = False) -> dict[str, Counter[Any]]:
    """Give everything that is in a dossier, by table, but for the times of adding; the order does not count.

    Args:
        path: the dossier.
        numbers: the internal numbers of documents and bases count too; otherwise rows name them by what they are.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        call = _numbered if numbers else _named(connection)
        found = {
            table: Counter(_row(table, row, call) for row in connection.execute(f"SELECT * FROM {table}"))
            for table in tables
            if table != "search" and not table.startswith(_SHADOWS)
        }
        connection.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, search, instance)")
        words = connection.execute("SELECT term, doc, col, offset FROM temp.indexed")
        return {**found, "search": Counter((term, call("documents", doc), col, at) for term, doc, col, at in words)}


def _numbered(table: str, number: int) -> Any:
    return number


def _named(connection: sqlite3.Connection) -> Callable[[str, Any], Any]:
    named = {
        "documents": dict(connection.execute("SELECT number, digest FROM documents").fetchall()),
        "bases": {row[0]: tuple(row)[1:] for row in connection.execute("SELECT * FROM bases")},
    }
    return lambda table, number: named[table][number]


#: Columns that hold internal numbers, and of which table.
_NUMBERS = {"document": "documents", "a": "documents", "b": "documents", "basis": "bases"}


def _row(table: str, row: sqlite3.Row, call: Callable[[str, Any], Any]) -> tuple[tuple[str, Any], ...]:
    def value(column: str) -> Any:
        if column == "number":
            return call(table, row[column]) if table in _NUMBERS.values() else row[column]
        return call(_NUMBERS[column], row[column]) if column in _NUMBERS else row[column]

    return tuple((column, value(column)) for column in row.keys() if column not in _TIMES.get(table, ()))  # noqa: SIM118


@contextmanager
def forked(work: Callable[[], object]) -> Iterator[Any]:
    """Do something in a copy of this process, which has the model loaded already; in the end it is killed.

    Its exit code is 0 where the work was done, 1 where it raised.
    """
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()
