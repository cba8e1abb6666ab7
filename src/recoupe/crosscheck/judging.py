"""What it means that documents share passages: copies, quotations, stock phrases; directions and groups.

Nothing here is stored: it rests on what :mod:`~recoupe.crosscheck.comparing` has found, on who signs and credits what,
and on the dates of publication, which a person may set anew at any time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recoupe.crosscheck.direction import Signed, by_number, direction
from recoupe.crosscheck.groups import group
from recoupe.crosscheck.standing import stock
from recoupe.dossier import Dossier
from recoupe.dossier.records import Overlap
from recoupe.lexicon.outlets import Outlets, load_outlets
from recoupe.model import Copy, CopyGroup, Passage, PassageKind

_ONLY_QUOTED = "seule une citation est commune\xa0: même source, mais pas de reprise"


def find_copies(dossier: Dossier, outlets: Outlets | None = None) -> tuple[list[Copy], list[CopyGroup]]:
    """Give what the documents of a dossier share, as far as they have been compared.

    Args:
        dossier: on which :func:`~recoupe.crosscheck.comparing.compare` has been run.
        outlets: the media and agencies to recognise; without it those of the shipped lexicon.

    Returns:
        The pairs, in the order of their numbers, and the groups, the largest first.

    Raises:
        DossierError: the dossier cannot be read.
    """
    pairs = list(dossier.overlaps())
    numbers = sorted({number for pair in pairs for number in (pair.a, pair.b)})
    if not numbers:
        return [], []
    documents = by_number(dossier.makings(numbers), outlets or load_outlets())
    copies = list(judge(pairs, documents))
    return copies, group(copies, documents)


def judge(pairs: Sequence[Overlap], documents: Mapping[int, Signed]) -> Iterator[Copy]:
    """Judge every pair; what shares stock phrases only is left out.

    Args:
        pairs: what documents share.
        documents: who made each of them.
    """
    passed = stock(pairs, documents)
    for at, pair in enumerate(pairs):
        kept = [passage for place, passage in enumerate(pair.passages) if (at, place) not in passed]
        if not kept:
            continue
        whole = sum(passage[4] for passage in pair.passages)
        share = sum(passage[4] for passage in kept if not passage[5]) / whole
        contained_a, contained_b = round(pair.containment_a * share, 4), round(pair.containment_b * share, 4)
        a, b = documents[pair.a], documents[pair.b]
        way, why = direction(a, b, contained_a, contained_b) if share else (None, (_ONLY_QUOTED,))
        yield Copy(
            a=a.name,
            b=b.name,
            containment_a=contained_a,
            containment_b=contained_b,
            passages=tuple(
                Passage(
                    a=(a_start, a_end),
                    b=(b_start, b_end),
                    kind=PassageKind.QUOTATION if quoted else PassageKind.COPY,
                )
                for a_start, a_end, b_start, b_end, _, quoted in kept
            ),
            direction=way,
            agencies=tuple(dict.fromkeys((*a.agencies, *b.agencies))),
            why=why,
            numbers=(pair.a, pair.b),
        )
