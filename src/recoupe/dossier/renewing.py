"""Analyze anew what a change of rules, model, lexicon or gazetteer can affect, and nothing else.

1. **compare**: the basis of each analysis with the current one. Other rules or another model affect every document.
2. **settle**: of the others, those are affected whose lemmas and forms have all the words of a phrase of a changed row
   of the lexicon, or whose questions to the gazetteer have another answer now. What is not affected rests on the
   current basis from then on.
3. **renew**: the affected ones are analyzed from the stored text, in batches, each one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from recoupe.crosscheck.words import HASH, word_set
from recoupe.dossier.basis import analyze_document, current_basis
from recoupe.dossier.records import Basis, Renewal
from recoupe.dossier.store import Dossier
from recoupe.gazetteer import Gazetteer
from recoupe.lexicon.manifest import EVERY_TEXT, changed

if TYPE_CHECKING:
    from recoupe.pipeline import Pipeline

#: Documents written in one transaction.
_BATCH = 32


def renew(dossier: Dossier, nlp: Pipeline, *, done: Callable[[], None] = lambda: None) -> Renewal:
    """Bring all analyses of a dossier up to date.

    Args:
        dossier: the dossier.
        nlp: analyzes; its lexicon, model and gazetteer are the current ones.
        done: told of every document that was analyzed anew.

    Returns:
        How many documents were analyzed anew, settled without, and current already.

    Raises:
        DossierError: the dossier cannot be read or written.
    """
    number, settled = settle(dossier, nlp)
    stale = dossier.stale(number)
    for start in range(0, len(stale), _BATCH):
        batch = []
        for one in stale[start : start + _BATCH]:
            batch.append((one, *analyze_document(nlp, dossier.document(one).document)))
            done()
        dossier.rewrite(batch, number)
    return Renewal(renewed=len(stale), settled=settled, current=len(dossier) - len(stale) - settled)


def renew_one(dossier: Dossier, nlp: Pipeline, number: int) -> None:
    """Analyze one document anew, as after its date was set."""
    basis, _ = settle(dossier, nlp)
    dossier.rewrite([(number, *analyze_document(nlp, dossier.document(number).document))], basis)


def settle(dossier: Dossier, nlp: Pipeline) -> tuple[int, int]:
    """Let every analysis that a change cannot have affected rest on the current basis; cheap, nothing is analyzed.

    Returns:
        The number of the current basis, and how many analyses were settled.
    """
    now = current_basis(nlp)
    number = dossier.basis(now)
    settled = 0
    for old, before in dossier.bases().items():  # 1
        if old != number and (before.code, before.model) == (now.code, now.model):
            untouched = _untouched(dossier, old, before, now, nlp.gazetteer)
            dossier.move(untouched, number)
            settled += len(untouched)
    return number, settled


def _untouched(dossier: Dossier, old: int, before: Basis, now: Basis, gazetteer: Gazetteer) -> list[int]:
    """Give the documents of an old basis that a change does not affect."""
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
    """Make a test whether a text has all the words of any of some phrases.

    Args:
        phrases: folded words with spaces between them; :data:`EVERY_TEXT` stands in every text.

    Returns:
        A function that takes the lemmas and forms of a text, sorted, as numbers.

    Example:
        >>> test = touching(["prendre controle", "osdh"])
        >>> test(word_set(["l'OSDH", "dément"])), test(word_set(["prendre", "la", "ville"]))
        (True, False)
    """
    sets = list(_sets(phrases))
    everything = any(len(one) == 0 for one in sets)
    singles = np.unique(np.concatenate([one for one in sets if len(one) == 1] or [np.zeros(0, HASH)]))
    several = [one for one in sets if len(one) > 1]

    def test(words: np.ndarray) -> bool:
        if everything or np.isin(singles, words, assume_unique=True).any():
            return True
        return any(np.isin(one, words, assume_unique=True).all() for one in several)

    return test


def _sets(phrases: Iterable[str]) -> Iterator[np.ndarray]:
    """Give the words of each phrase as numbers; of the phrase that stands in every text, none."""
    for phrase in phrases:
        yield word_set(()) if phrase == EVERY_TEXT else word_set(phrase.split())
