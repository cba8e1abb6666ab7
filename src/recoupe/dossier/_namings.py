"""How documents name their actors: what of the stored analyses tells it. SQL and what it takes, no more."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from recoupe.dossier import _decisions
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
    deciding = _decisions.Decisions(connection)
    for number, record in connection.execute(
        f"SELECT number, record FROM documents JOIN analyses ON document = number WHERE {CURRENT} ORDER BY number"
    ):
        if number in deciding:
            found = deciding.read(number, record)
            words = tuple(
                Words(id=one.id, content=one.content, origin=one.origin, form=one.form) for one in found.statements
            )
            yield Naming(document=number, actors=found.actors, labels=found.labels, words=words)
        else:
            bare = _FOUND.decode(zlib.decompress(record))
            yield Naming(document=number, actors=bare.actors, labels=bare.labels, words=bare.statements)
