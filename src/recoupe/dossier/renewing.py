"""Analyze anew what a change of rules, model, lexicon or gazetteer can affect, and nothing else.

1. **compare**: the basis of each analysis with the current one. Other rules or another model affect every document.
2. **settle**: of the others, those are affected that have all the words, each in some form, of a phrase on which a
   change of the lexicon bears, or whose questions to the gazetteer have another answer now. What is not affected rests
   on the current basis from then on.
3. **renew**: the affected ones are analyzed from the stored text, in batches, each one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from recoupe.crosscheck.words import HASH, LEMMA, word_set
from recoupe.dossier.analyzing import analyze, analyze_all
from recoupe.dossier.basis import Deferred, current_basis, loaded
from recoupe.dossier.records import Basis, Renewal
from recoupe.dossier.store import Dossier

if TYPE_CHECKING:
    from recoupe.gazetteer import Gazetteer
    from recoupe.pipeline import Pipeline

#: Documents written in one transaction.
_BATCH = 32


def renew(
    dossier: Dossier, nlp: Pipeline | Deferred, *, jobs: int = 1, done: Callable[[int], None] = lambda number: None
) -> Renewal:
    """Bring all analyses of a dossier up to date.

    Args:
        dossier: the dossier.
        nlp: analyzes; its lexicon, model and gazetteer are the current ones.
        jobs: how many processes may work.
        done: told of every document that was analyzed anew, by its number.

    Returns:
        How many documents were analyzed anew, settled without, and current already.

    Raises:
        DossierError: the dossier cannot be read or written.
    """
    number, settled = settle(dossier, nlp)
    stale = dossier.stale(number)
    documents = (dossier.document(one).document for one in stale)
    with closing(analyze_all(nlp, documents, jobs)) as analyses:
        found = zip(stale, analyses, strict=True)
        while batch := [(one, analysis, traces) for one, (analysis, traces) in islice(found, _BATCH)]:
            dossier.rewrite(batch, number)
            for one, *_ in batch:
                done(one)
    return Renewal(renewed=len(stale), settled=settled, current=len(dossier) - len(stale) - settled)


def renew_one(dossier: Dossier, nlp: Pipeline | Deferred, number: int) -> None:
    """Analyze one document anew, as after its date was set."""
    basis, _ = settle(dossier, nlp)
    dossier.rewrite([(number, *analyze(loaded(nlp), dossier.document(number).document))], basis)


def settle(dossier: Dossier, nlp: Pipeline | Deferred) -> tuple[int, int]:
    """Let every analysis that a change cannot have affected rest on the current basis; cheap, nothing is analyzed.

    Nothing is loaded either where all of them rest on the current basis.

    Returns:
        The number of the current basis, and how many analyses were settled.
    """
    now = current_basis(nlp)
    number = dossier.number_of(now)
    older = dossier.bases(but=number)
    if number is None or older:
        from recoupe.lexicon.manifest import manifest

        now = msgspec.structs.replace(now, rows=manifest(loaded(nlp).lexicon))
        number = dossier.basis(now)
    settled = 0
    for old, before in older.items():  # 1
        if (before.code, before.model) == (now.code, now.model):
            untouched = _untouched(dossier, old, before, now, loaded(nlp).gazetteer)
            dossier.move(untouched, number)
            settled += len(untouched)
    return number, settled


def _untouched(dossier: Dossier, old: int, before: Basis, now: Basis, gazetteer: Gazetteer) -> list[int]:
    """Give the documents of an old basis that a change does not affect."""
    from recoupe.lexicon.manifest import changed

    affects = touching(changed(before.rows, now.rows) if before.lexicon != now.lexicon else ())
    asks = before.gazetteer != now.gazetteer
    answers: dict[str, str] = {}
    kept = []
    for document, lemmas, names in dossier.traces(old):  # 2
        if affects(np.frombuffer(lemmas, dtype=HASH)):
            continue
        if asks and any(_answer(question, gazetteer, answers) != answer for question, answer in names.items()):
            continue
        kept.append(document)
    return kept


def _answer(question: str, gazetteer: Gazetteer, answers: dict[str, str]) -> str:
    """Ask the gazetteer once for all documents."""
    if question not in answers:
        name, countries, alike = json.loads(question)
        answers[question] = gazetteer.answer((name, None if countries is None else tuple(countries), alike))
    return answers[question]


def touching(phrases: Iterable[str]) -> Callable[[np.ndarray], bool]:
    """Make a test whether a text has all the words of any of some phrases, each in any form.

    Args:
        phrases: as :func:`recoupe.lexicon.manifest.changed` gives them; one without a word stands in every text.

    Returns:
        A function that takes the words and marked lemmas of a text as numbers.

    Example:
        >>> test = touching(["prendre le contrôle", '"Le Phare"'])
        >>> [test(word_set(text.split())) for text in ("selon le Phare", "des phares", "le contrôle est pris")]
        [True, False, True]
    """
    from recoupe.lexicon.manifest import telling

    wanted = [[frozenset(word_set(forms).tolist()) for forms in telling(phrase, LEMMA)] for phrase in phrases]
    everything = not all(wanted)
    singles = frozenset().union(*(one[0] for one in wanted if len(one) == 1))
    several = [one for one in wanted if len(one) > 1]

    def test(words: np.ndarray) -> bool:
        if everything:
            return True
        met = frozenset(words.tolist())
        return not singles.isdisjoint(met) or any(
            not any(forms.isdisjoint(met) for forms in phrase) for phrase in several
        )

    return test
