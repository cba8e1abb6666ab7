"""The training loop: growing batches, dropout, averaged weights, the best epoch on the development data kept."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import spacy.util
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam

from training.evaluate import score
from training.examples import grouped, to_example
from training.treebanks import Sentence


@dataclass(frozen=True)
class Schedule:
    """How long and how fast.

    ``words`` are the batch sizes at the start and after ``warm`` batches; the learning rate falls evenly from ``rate``
    to ``last_rate`` over the ``epochs``.
    """

    epochs: int = 10
    minutes: float = 60.0
    dropout: float = 0.15
    rate: float = 0.001
    last_rate: float = 0.0001
    words: tuple[int, int] = (300, 1000)
    warm: int = 2000
    seed: int = 7


def train(
    nlp: Language,
    epoch_sentences: Callable[[int], Sequence[Sentence]],
    dev: Sequence[Sentence],
    schedule: Schedule,
    *,
    prepare: Callable[[Language], None] | None = None,
) -> Language:
    """Train ``nlp`` in place and return it with the averaged weights of its best epoch.

    Args:
        epoch_sentences: gives the sentences of an epoch by its number; variants may change from one to the next.
        dev: what decides which epoch is kept, by UPOS + lemma + LAS.
        prepare: called once after the layers got their shapes, to load pretrained weights.
    """
    spacy.util.fix_random_seed(schedule.seed)
    rng = random.Random(schedule.seed)
    sample = [to_example(nlp.vocab, group) for group in grouped(epoch_sentences(0), rng)]
    optimizer = Adam(schedule.rate, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)
    nlp.initialize(lambda: sample, sgd=optimizer)
    if prepare is not None:
        prepare(nlp)
    best, best_bytes, done = -1.0, b"", 0
    started = time.monotonic()
    for epoch in range(schedule.epochs):
        examples = [to_example(nlp.vocab, group) for group in grouped(epoch_sentences(epoch), rng)]
        rng.shuffle(examples)
        losses: dict[str, float] = {}
        cut = batches(examples, schedule, done)
        for i, batch in enumerate(cut):
            gone = (epoch + i / len(cut)) / schedule.epochs
            optimizer.learn_rate = schedule.rate + gone * (schedule.last_rate - schedule.rate)
            nlp.update(batch, drop=schedule.dropout, sgd=optimizer, losses=losses)
            done += 1
        with nlp.use_params(optimizer.averages):
            scores = score(nlp, dev)
            total = scores.pos + scores.lemma + scores.las
            if total > best:
                best, best_bytes = total, nlp.to_bytes(exclude=["vocab"])
        minutes = (time.monotonic() - started) / 60
        print(f"epoch {epoch:2d}  {minutes:5.1f} min  {scores}", flush=True)
        if minutes * (epoch + 2) / (epoch + 1) > schedule.minutes:
            break
    return nlp.from_bytes(best_bytes, exclude=["vocab"])


def batches(examples: Sequence[Example], schedule: Schedule, done: int) -> list[list[Example]]:
    """Cut the examples of an epoch into batches whose size in words grows while training goes on."""
    first, last = schedule.words
    cut: list[list[Example]] = [[]]
    filled = 0
    for example in examples:
        wanted = first + (last - first) * min(1.0, (done + len(cut)) / schedule.warm)
        if filled and filled + len(example.reference) > wanted:
            cut.append([])
            filled = 0
        cut[-1].append(example)
        filled += len(example.reference)
    return cut
