"""Facts that are not put together twice: those of a block, kept under a digest of all that they are made from.

A document more changes few blocks: of the others the same accounts, with the same days, places and counters, of
documents that share the same passages, come to the same facts. What is kept of a fact names its accounts by their
positions in the block, so that what they rest on (which may be told in other words now) is that of this run.

Names are read once, too. What is kept rests on the shipped lexicon; with a folder laid over it nothing is.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.naming import Named
from recoupe.crosscheck.records import (
    AccountKind,
    Carrier,
    Conflict,
    Fact,
    Independence,
    Relation,
    Spot,
    Told,
    Update,
    Version,
    Window,
)
from recoupe.dossier import Dossier
from recoupe.dossier.records import Overlap

_SIZE = 16
_NAMES = msgspec.msgpack.Decoder(dict[str, Named])


class KeptFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A :class:`~recoupe.crosscheck.records.Fact` whose accounts are positions in its block."""

    id: str
    kind: AccountKind
    type: str
    title: str
    place: Spot | None
    day: Window
    relation: Relation
    accounts: tuple[int, ...]
    versions: tuple[Version, ...]
    conflicts: tuple[Conflict, ...]
    updates: tuple[Update, ...]
    independent: Independence
    why: tuple[str, ...]


_FIELDS = KeptFact.__struct_fields__
_FACTS = msgspec.msgpack.Decoder(tuple[KeptFact, ...])


class Kept:
    """The facts of blocks, those that a dossier holds and those that are new.

    Args:
        dossier: where they are kept.
        made: digest of the code and the lexicon.
        carriers: all documents.
        overlaps: what they share.
        lineage: where they come from.
    """

    def __init__(
        self,
        dossier: Dossier,
        made: str,
        carriers: Iterable[Carrier],
        overlaps: Iterable[Overlap],
        lineage: Lineage,
    ) -> None:
        self._dossier = dossier
        self._made = made.encode()
        self._stored = dossier.kept("facts")
        self._used: dict[bytes, bytes] = {}
        self._lineage = lineage
        self._names = {carrier.number: carrier.key for carrier in carriers}
        self._shared: dict[int, list[Overlap]] = defaultdict(list)
        for overlap in overlaps:
            self._shared[overlap.a].append(overlap)
            self._shared[overlap.b].append(overlap)
        self._documents: dict[int, bytes] = {}

    def facts(self, block: Sequence[Told], make: Callable[[], Iterable[Fact]], *given: Any) -> list[Fact]:
        """Give the facts of a block.

        Args:
            block: its accounts, in order.
            make: makes its facts, from these accounts, what is known of their documents, and what is given alone.
            given: what else they are made from.
        """
        key = self._digest(block, given)
        record = self._stored.get(key)
        if record is not None:
            self._used[key] = record
            return [_restored(one, block) for one in _FACTS.decode(record)]
        made = list(make())
        place = {id(told): position for position, told in enumerate(block)}
        self._used[key] = msgspec.msgpack.encode([_kept(fact, place) for fact in made])
        return made

    def save(self) -> None:
        """Keep the facts of all blocks that were asked for, and of no others."""
        self._dossier.keep("facts", self._used)

    def _digest(self, block: Sequence[Told], given: Sequence[Any]) -> bytes:
        """Digest all that the facts of a block are made from."""
        encoder = msgspec.msgpack.Encoder()
        digest = hashlib.blake2b(self._made + encoder.encode(given), digest_size=_SIZE)
        for told in block:
            digest.update(self._document(told.carrier))
            day, published = told.day, told.published
            settled = (day.earliest, day.latest, published.earliest, published.latest, told.by, told.counter)
            digest.update(encoder.encode((told.account, told.place, settled)))
        return digest.digest()

    def _document(self, carrier: Carrier) -> bytes:
        """Digest what is known of a document."""
        found = self._documents.get(carrier.number)
        if found is None:
            sketch, names = carrier.sketch, self._names
            known = (
                (carrier.name, carrier.key, carrier.outlet, carrier.earliest, carrier.latest),
                (carrier.status, carrier.moment, sketch.country, sketch.main, sketch.theme, sketch.length),
                self._lineage.known_of(carrier.number, names),
                [
                    (names[one.a], names[one.b], one.containment_a, one.containment_b, one.passages)
                    for one in self._shared.get(carrier.number, ())
                ],
            )
            found = hashlib.blake2b(msgspec.msgpack.encode(known), digest_size=_SIZE).digest()
            self._documents[carrier.number] = found
        return found


def kept_names(dossier: Dossier, made: str) -> dict[str, Named]:
    """Give the names that have been read, and what they say.

    Args:
        dossier: where they are kept.
        made: digest of the code and the lexicon that read them.
    """
    for key, record in dossier.kept("names").items():
        if key.startswith(made.encode()):
            return _NAMES.decode(record)
    return {}


def keep_names(dossier: Dossier, made: str, names: Mapping[str, Named], known: Mapping[str, Named]) -> None:
    """Keep the names that have been read, where they are others than those that were known.

    Args:
        dossier: where they are kept.
        made: digest of the code and the lexicon that read them.
        names: all names that were asked for.
        known: what :func:`kept_names` gave.
    """
    if names.keys() != known.keys():
        record = msgspec.msgpack.encode(dict(sorted(names.items())))
        dossier.keep("names", {made.encode() + hashlib.blake2b(record, digest_size=_SIZE).digest(): record})


def _kept(fact: Fact, place: Mapping[int, int]) -> KeptFact:
    """Give a fact as it is kept.

    Args:
        fact: which.
        place: positions in the block by the ids of its accounts.
    """
    values: dict[str, Any] = {name: getattr(fact, name) for name in _FIELDS}
    values["accounts"] = tuple(place[id(told)] for told in fact.accounts)
    return KeptFact(**values)


def _restored(kept: KeptFact, block: Sequence[Told]) -> Fact:
    """Give the fact that is kept, with the accounts of this run."""
    values: dict[str, Any] = {name: getattr(kept, name) for name in _FIELDS}
    values["accounts"] = tuple(block[position] for position in kept.accounts)
    return Fact(**values)
