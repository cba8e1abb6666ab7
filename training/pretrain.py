"""Pretraining of the shared layer on raw text: guess hidden words from what stands around them.

Some words of every sentence are hidden from the layer (their features are replaced by those of a mask or of another
word) and a throw-away output layer guesses each: as itself if it is frequent, else as its ending. The features of all
words are computed once, so that an epoch costs little more than the layer itself.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc
from thinc.api import Adam, Model, Softmax, get_current_ops

from recoupe.french.embedding import FEATURES, SPELLING, word_features

_NORM, _SUFFIX = SPELLING.index("NORM"), SPELLING.index("SUFFIX")
_MASK = np.array([get_string_id("[MASK]")] * len(SPELLING) + [0], dtype="uint64")


@dataclass(frozen=True)
class Pretraining:
    """How the layer is pretrained; ``hidden`` is the share of words to guess, ``minutes`` the time it may take."""

    epochs: int = 12
    minutes: float = 12.0
    words_per_batch: int = 1500
    hidden: float = 0.2
    frequent: int = 6000
    endings: int = 1500
    dropout: float = 0.05
    rate: float = 0.002
    seed: int = 3


def pretrain(nlp: Language, texts: Iterable[Doc], plan: Pretraining) -> bytes:
    """Pretrain the ``tok2vec`` of an initialised pipeline; gives the weights, for ``tok2vec.model.from_bytes``.

    Args:
        texts: tokenized texts, as many as there are.
    """
    rng = np.random.default_rng(plan.seed)
    tok2vec = nlp.get_pipe("tok2vec").model  # pyright: ignore[reportAttributeAccessIssue]
    rows = _all_features(tok2vec, texts)
    targets, size = _targets(rows, plan)
    pool = np.vstack(rows)
    features = next(layer for layer in tok2vec.walk() if layer.name == FEATURES)
    looked_up, features._func = features._func, _as_given
    output = Softmax(size, tok2vec.get_dim("nO"))
    output.initialize()
    optimizer = Adam(plan.rate, L2=0.001, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)
    started = time.monotonic()
    for epoch in range(plan.epochs):
        right = guessed = 0
        for batch in _batches(rows, plan, rng):
            hits, n = _step(tok2vec, output, [rows[i] for i in batch], [targets[i] for i in batch], pool, plan, rng)
            right, guessed = right + hits, guessed + n
            tok2vec.finish_update(optimizer)
            output.finish_update(optimizer)
        minutes = (time.monotonic() - started) / 60
        print(f"pretraining {epoch:2d}  {minutes:5.1f} min  guessed {100 * right / guessed:.2f} %", flush=True)
        if minutes * (epoch + 2) / (epoch + 1) > plan.minutes:
            break
    features._func = looked_up
    with tok2vec.use_params(optimizer.averages):
        return tok2vec.to_bytes()


def _as_given(model: Model, rows: list[Any], is_train: bool) -> tuple[list[Any], Any]:
    """The feature layer while pretraining: its input are features already."""
    return rows, lambda gradient: []


def _all_features(tok2vec: Model, texts: Iterable[Doc]) -> list[np.ndarray]:
    layer = next(part for part in tok2vec.walk() if part.name == FEATURES)
    own: Model = word_features()
    own.attrs.update(layer.attrs)
    return [rows for doc in texts if len(doc) > 3 for rows in own.predict([doc])]


def _targets(rows: Sequence[np.ndarray], plan: Pretraining) -> tuple[list[np.ndarray], int]:
    """What is to be guessed for each word: the number of the word if frequent, else of its ending; 0 for the rest."""
    words = Counter(norm for text in rows for norm in text[:, _NORM].tolist())
    number_of = {norm: i + 1 for i, (norm, _) in enumerate(words.most_common(plan.frequent))}
    rare = Counter(
        suffix
        for text in rows
        for norm, suffix in zip(text[:, _NORM].tolist(), text[:, _SUFFIX].tolist(), strict=True)
        if norm not in number_of
    )
    first = len(number_of) + 1
    ending_of = {suffix: i + first for i, (suffix, _) in enumerate(rare.most_common(plan.endings))}
    targets = [
        np.array(
            [
                number_of.get(norm) or ending_of.get(suffix, 0)
                for norm, suffix in zip(text[:, _NORM].tolist(), text[:, _SUFFIX].tolist(), strict=True)
            ]
        )
        for text in rows
    ]
    return targets, first + len(ending_of)


def _batches(rows: Sequence[np.ndarray], plan: Pretraining, rng: np.random.Generator) -> Iterable[list[int]]:
    batch: list[int] = []
    filled = 0
    for i in rng.permutation(len(rows)).tolist():
        batch.append(i)
        filled += len(rows[i])
        if filled >= plan.words_per_batch:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


def _step(
    tok2vec: Model,
    output: Model,
    rows: list[np.ndarray],
    targets: list[np.ndarray],
    pool: np.ndarray,
    plan: Pretraining,
    rng: np.random.Generator,
) -> tuple[int, int]:
    """Guess the hidden words of one batch and learn from it; gives how many were right, and of how many."""
    ops = get_current_ops()
    shown, hidden = [], []
    for text in rows:
        chosen = rng.random(len(text)) < plan.hidden
        text = text.copy()
        kind = rng.random(len(text))
        text[chosen & (kind < 0.8)] = _MASK
        other = chosen & (kind >= 0.9)
        text[other] = pool[rng.integers(len(pool), size=int(other.sum()))]
        shown.append(text)
        hidden.append(chosen)
    vectors, back = tok2vec.begin_update(shown)
    where = np.concatenate(hidden)
    wanted = np.concatenate(targets)[where]
    guesses, back_output = output.begin_update(np.vstack(vectors)[where])
    gradient = guesses.copy()
    gradient[np.arange(len(wanted)), wanted] -= 1
    known = wanted > 0
    gradient[~known] = 0
    d_hidden = back_output(gradient / max(1, len(wanted)))
    d_all = ops.alloc2f(len(where), d_hidden.shape[1])
    d_all[where] = d_hidden
    back(ops.unflatten(d_all, np.array([len(text) for text in rows])))
    return int((guesses.argmax(axis=1) == wanted)[known].sum()), int(known.sum())
