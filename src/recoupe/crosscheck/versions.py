"""Cross-check the documents of a dossier: facts, their versions, what contradicts what, and who stands behind it.

1. **copies**: passages that documents share (:mod:`~recoupe.crosscheck.comparing`).
2. **accounts**: what each document says (:mod:`~recoupe.crosscheck.accounts`); made once a document.
3. **days, places, names**: over the whole dossier, when documents were published and when happened what they tell
   (:mod:`~recoupe.crosscheck.dating`), which places are one (:mod:`~recoupe.crosscheck.placing`) and who is who
   (:mod:`~recoupe.crosscheck.namings`); numbers that dated documents tell of one day teach those without one their own.
4. **facts** of figures (:mod:`~recoupe.crosscheck.figures`) and of events and claims
   (:mod:`~recoupe.crosscheck.occurrences`): accounts of one thing, its versions, conflicts and updates.
5. **origins**: how many independent ones stand behind each (:mod:`~recoupe.crosscheck.independence`).

Nothing here reads a document with the parser again.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from recoupe.crosscheck.accounts import sketch
from recoupe.crosscheck.comparing import compare, words_of
from recoupe.crosscheck.counters import Counters
from recoupe.crosscheck.dating import Dating
from recoupe.crosscheck.figures import anchors, find_figures
from recoupe.crosscheck.keeping import Kept, keep_names, kept_names
from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.naming import Naming
from recoupe.crosscheck.namings import Namings
from recoupe.crosscheck.occurrences import find_occurrences
from recoupe.crosscheck.placing import Placing
from recoupe.crosscheck.records import AccountKind, Carrier, Fact, Relation, Told
from recoupe.dossier import Dossier
from recoupe.dossier.basis import crosscheck_basis
from recoupe.dossier.records import Overlap
from recoupe.lexicon.families import load_families
from recoupe.lexicon.outlets import Outlets, load_outlets
from recoupe.lexicon.speaks_for import load_speaks_for

_DISPUTED_FIRST = (Relation.CONFLICT, Relation.UPDATE, Relation.AGREE)


Begin = Callable[[str], None]


def cross_check(dossier: Dossier, lexicon: Path | None = None, begin: Begin = lambda what: None) -> list[Fact]:
    """Find the facts of a dossier.

    Args:
        dossier: where the documents are; what is found of single documents is kept in it.
        lexicon: a folder whose media, families of counters and nouns that speak for somebody are laid over the shipped.
        begin: told of each step that is begun, in English.

    Returns:
        The facts, the disputed first, then those that most documents tell; not those that somebody has rejected.

    Raises:
        DossierError: the dossier cannot be read or written.
        LexiconError: a file of the folder cannot be understood.
    """
    with uncollected():
        naming = Naming(load_families(overlay=lexicon), load_speaks_for(overlay=lexicon))
        return _cross_check(dossier, load_outlets(overlay=lexicon), naming, begin, keep=lexicon is None)


def prepare(dossier: Dossier, begin: Begin = lambda what: None) -> str:
    """Do what is done once a document, so that what follows only reads; what it keeps for the next time may wait.

    Args:
        dossier: where the documents are.
        begin: told of each step that is begun, in English.

    Returns:
        As what the sketches were made, see :meth:`~recoupe.dossier.Dossier.carriers`.

    Raises:
        DossierError: the dossier cannot be read or written.
    """
    compare(dossier, begin)  # 1
    made = crosscheck_basis()
    begin("reading what documents say")
    dossier.sketch(sketch, made)  # 2
    return made


def _cross_check(dossier: Dossier, outlets: Outlets, naming: Naming, begin: Begin, *, keep: bool) -> list[Fact]:
    made = prepare(dossier, begin)
    carriers = list(dossier.carriers(made))
    pairs = list(dossier.overlaps())
    overlaps = _ordered(pairs, carriers)
    begin("settling days and names")
    dating = Dating(carriers, overlaps)  # 3
    dating.liken(words_of(dossier))
    known = kept_names(dossier, made) if keep else {}
    counters = Counters(carriers, outlets, naming, known)
    placing, names = Placing(carriers), Namings(carriers, counters)
    dating.learn(anchors(list(_told(carriers, dating, placing, names, only=AccountKind.FIGURE))))
    told = list(_told(carriers, dating, placing, names))
    lineage = Lineage.of(dossier, pairs, carriers, told, outlets, naming.families)
    begin("putting accounts together to facts")
    kept = Kept(dossier, made, carriers, overlaps, lineage) if keep else None
    facts = [*find_figures(told, overlaps, lineage, kept), *find_occurrences(told, lineage, kept)]  # 4, 5
    if kept is not None:
        kept.save()
        keep_names(dossier, made, counters.read, known)
    rejected = dossier.rejected_facts()
    return sorted((fact for fact in facts if fact.id not in rejected), key=_rank)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out: what is made here stays to the end, and hardly any of it is in cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _ordered(overlaps: Iterable[Overlap], carriers: list[Carrier]) -> list[Overlap]:
    """Put what documents share in the order of the documents, and of each pair the first one first.

    The numbers tell in which order documents came; nothing that is found may depend on that.
    """
    place = {carrier.number: at for at, carrier in enumerate(carriers)}
    known = (one for one in overlaps if one.a in place and one.b in place)
    turned = (one if place[one.a] < place[one.b] else one.turned() for one in known)
    return sorted(turned, key=lambda one: (place[one.a], place[one.b]))


def _told(
    carriers: list[Carrier], dating: Dating, placing: Placing, naming: Namings, only: AccountKind | None = None
) -> Iterator[Told]:
    """Give every account, or those of one kind, with the place, the day and the counter that are settled for it."""
    for carrier in carriers:
        published = dating.published(carrier)
        for account in carrier.sketch.accounts:
            if only is not None and account.kind is not only:
                continue
            by, counter = naming.of(carrier, account)
            yield Told(
                carrier=carrier,
                account=account,
                place=placing.place(carrier, account, counter),
                day=dating.day(carrier, account),
                published=published,
                by=by,
                counter=counter,
            )


def _rank(fact: Fact) -> tuple:
    """Put the disputed first, then what most documents tell."""
    documents = len({told.carrier.key for told in fact.accounts})
    return _DISPUTED_FIRST.index(fact.relation), -documents, -len(fact.accounts), fact.accounts[0].order, fact.id
