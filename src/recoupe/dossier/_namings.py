"""How documents name their actors: what of the stored analyses tells it. SQL and what it takes, no more."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from recoupe.dossier._origins import CURRENT
from recoupe.dossier.records import Naming, Words
from recoupe.model import Actor, Label, Record


class _Found(Record, frozen=True):
    """The fields of a stored analysis that are wanted; the others are passed over."""

    actors: tuple[Actor, ...] = ()
    labels: tuple[Label, ...] = ()
    statements: tuple[Words, ...] = ()


_FOUND = msgspec.msgpack.Decoder(_Found)


def namings(connection: sqlite3.Connection) -> Iterator[Naming]:
    """Give for each current document its actors, its labels, and where words are reported."""
    for number, record in connection.execute(
        f"SELECT number, record FROM documents JOIN analyses ON document = number WHERE {CURRENT} ORDER BY number"
    ):
        found = _FOUND.decode(zlib.decompress(record))
        yield Naming(document=number, actors=found.actors, labels=found.labels, words=found.statements)
