"""Where documents come from, as far as independence asks: copied text, credits, bylines, owners, whom they cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from recoupe.crosscheck.direction import Signed, by_number
from recoupe.crosscheck.groups import STRONG
from recoupe.crosscheck.judging import judge
from recoupe.crosscheck.keys import Key
from recoupe.crosscheck.records import AccountKind, Carrier, Told
from recoupe.dossier import Dossier
from recoupe.dossier.records import Overlap
from recoupe.lexicon.families import Families, load_families
from recoupe.lexicon.outlets import Outlets, load_outlets
from recoupe.model import Copy, PassageKind

Span = tuple[int, int]


class Lineage:
    """What is known of where documents come from.

    Args:
        copies: what documents share.
        signed: who made each document, by number.
        told: all accounts; what a document cites elsewhere tells where its figures come from.
        outlets: the media, with their owners; ``None`` for the shipped ones.
        families: who passes on one count; ``None`` for the shipped ones.
    """

    def __init__(
        self,
        copies: Iterable[Copy] = (),
        signed: Mapping[int, Signed] | None = None,
        told: Iterable[Told] = (),
        outlets: Outlets | None = None,
        families: Families | None = None,
    ) -> None:
        self.signed = signed or {}
        self.families = families or load_families()
        self._outlets = outlets or load_outlets()
        self._twins: dict[int, set[int]] = defaultdict(set)
        self._passages: dict[int, dict[int, Sequence[tuple[Span, Span]] | None]] = defaultdict(dict)
        for copy in copies:
            a, b = copy.numbers
            if min(copy.containment_a, copy.containment_b) >= STRONG:
                self._twins[a].add(b)
                self._twins[b].add(a)
            shared = [(passage.a, passage.b) for passage in copy.passages if passage.kind is PassageKind.COPY]
            if shared:
                self._passages[a][b] = shared
                self._passages[b][a] = None  # the other way round
        self._cited: dict[int, set[str]] = defaultdict(set)
        for one in told:
            if one.counter is not None and one.account.kind is AccountKind.FIGURE:
                self._cited[one.carrier.number].add(one.counter)

    @classmethod
    def of(
        cls,
        dossier: Dossier,
        pairs: Sequence[Overlap],
        carriers: Iterable[Carrier],
        told: Iterable[Told],
        outlets: Outlets | None = None,
        families: Families | None = None,
    ) -> Lineage:
        """Read it from a dossier.

        Args:
            dossier: where the documents are.
            pairs: what they share, as the dossier gives it.
            carriers: the documents with their sketches.
            told: all accounts.
            outlets: the media; ``None`` for the shipped ones.
            families: who passes on one count; ``None`` for the shipped ones.

        Raises:
            DossierError: the dossier cannot be read.
        """
        outlets = outlets or load_outlets()
        parts = {carrier.number: carrier.sketch.parts for carrier in carriers}
        numbers = sorted({*parts, *(number for pair in pairs for number in (pair.a, pair.b))})
        documents = by_number(dossier.makings(numbers, parts), outlets)
        return cls(judge(pairs, documents), documents, told, outlets, families)

    def known_of(self, number: int, keys: Mapping[int, str]) -> tuple:
        """Give all that is known of one document, as plain values that are the same in every dossier.

        Args:
            number: of the document.
            keys: digests of documents by number, to call them by.
        """
        shared = [
            (keys.get(other, ""), here, self._passages[other][number])
            for other, here in self._passages.get(number, {}).items()
        ]
        signed = self.signed.get(number)
        return (
            sorted(shared, key=itemgetter(0)),
            sorted(keys.get(other, "") for other in self._twins.get(number, ())),
            sorted(self._cited.get(number, ())),
            signed and (signed.outlet, signed.agency, signed.credited, signed.agencies, sorted(signed.persons)),
        )

    def copied(self, a: Told, b: Told) -> bool:
        """Whether the sentences of two accounts are one copied text."""
        shared = self._passages.get(a.carrier.number, {}).get(b.carrier.number, ())
        if shared is None:
            a, b, shared = b, a, self._passages[b.carrier.number][a.carrier.number] or ()
        return any(_mostly(a, here) and _mostly(b, there) for here, there in shared)

    def one_text(self, a: int, b: int) -> bool:
        """Whether two documents are little else than one text, each edited in its way."""
        return b in self._twins.get(a, ())

    def neighbours(self, number: int) -> Iterable[int]:
        """Give the documents that share a copied text with one."""
        return self._passages.get(number, {}).keys()

    def cites(self, number: int, counter: str) -> bool:
        """Whether a document gives a figure of this counter, or of one whose count is the same, anywhere."""
        wanted = Key.read(counter)
        return any(
            cited == counter or (wanted.family and Key.read(cited)[:2] == wanted[:2])
            for cited in self._cited.get(number, ())
        )

    def outlet(self, told: Told) -> str | None:
        """Give the newsroom of a document, one name for each."""
        signed = self.signed.get(told.carrier.number)
        return signed.outlet if signed is not None else told.carrier.outlet

    def entry(self, name: str) -> str:
        """Give the row of a medium by its name; empty where it is none."""
        outlet = self._outlets.get(name)
        return f"outlets:{outlet.id}" if outlet is not None else ""

    def owner(self, told: Told) -> str | None:
        """Give who owns the outlet of a document, where the lexicon knows."""
        outlet = self._outlets.get(told.carrier.outlet) if told.carrier.outlet else None
        return outlet.owner if outlet is not None else None

    def owner_of(self, entry: str) -> str | None:
        """Give who owns a medium, by its row (``outlets:sana``)."""
        outlet = self._outlets.by_id.get(entry.removeprefix("outlets:"))
        return outlet.owner if outlet is not None else None

    def agencies(self, told: Told) -> frozenset[str]:
        """Give the news agencies that a document credits or comes from."""
        signed = self.signed.get(told.carrier.number)
        return frozenset(signed.agencies) if signed is not None else frozenset()

    def persons(self, told: Told) -> frozenset[str]:
        """Give who signs a document."""
        signed = self.signed.get(told.carrier.number)
        return signed.persons if signed is not None else frozenset()


def _mostly(told: Told, passage: Span) -> bool:
    """Whether most of an account's sentence lies in a passage."""
    start, end = told.account.start, told.account.end
    return 2 * (min(end, passage[1]) - max(start, passage[0])) >= end - start
