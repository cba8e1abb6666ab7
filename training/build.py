"""Make the shipped French pipeline: ``python -m training.build TREEBANKS [--raw press.jsonl.xz] --out FOLDER``.

1. read the treebanks and bring them to one convention;
2. make the dictionary features and the lemma table;
3. pretrain the shared layer on raw text (with ``--raw``);
4. train the models of the panel on gold trees and made-up sentences;
5. parse the raw text with the panel and keep what it agrees on (with ``--raw``);
6. train a model on gold, made-up and silver trees, then 5 and 6 once more with this model on the panel;
7. write it to ``--out`` and score it on both tests.

Everything is seeded. ``--quick`` goes through all steps with next to no training, to see that they work.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from recoupe.french.embedding import set_dictionary
from recoupe.french.language import French
from training.augment import variant
from training.dictionary import dictionary_forms, form_classes, lemma_table
from training.evaluate import score
from training.examples import to_example
from training.network import Shape, blank_pipeline
from training.pretrain import Pretraining, pretrain
from training.ship import ship
from training.silver import silver
from training.templates import made_up, usable
from training.train import Schedule, train
from training.treebanks import Sentence, open_text, read_treebank

GOLD = ("fr_sequoia-ud-train", "fr_gsd-ud-dev", "fr_pud-ud-test", "fr_fqb-ud-test")
DEV = "fr_sequoia-ud-dev"
TESTS = ("fr_sequoia-ud-test", "fr_gsd-ud-test")  # never trained on
# One sentence in ten of these goes to the development data, which Sequoia alone would make too much like Sequoia.
SHARED_WITH_DEV = ("fr_gsd-ud-dev", "fr_pud-ud-test")

SHAPE = Shape(rows=(10000, 3000, 4000, 1000), extra_state=True)
PANEL = (SHAPE, replace(SHAPE, extra_state=False))  # the models that vote on the raw text, the strongest first
ROUNDS = 2  # of self-training; in the second the model of the first votes too
MADE_UP = 1500  # made-up sentences in an epoch, new ones every time
EPOCHS, EPOCHS_WITH_SILVER = 20, 9
SILVER_SHARE = 0.35  # of the silver sentences in an epoch, others every time
VERSION = "1.0.0"


@dataclass(frozen=True)
class Data:
    """What is trained on and what decides."""

    gold: list[Sentence]
    dev: list[Sentence]


def main() -> None:
    """Run all steps."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("treebanks", type=Path, help="folder with the .conllu or .conllu.xz files")
    options.add_argument("--raw", type=Path, help="raw news text: JSON Lines with a field text, plain or .xz")
    options.add_argument("--out", type=Path, required=True, help="folder to write the pipeline to")
    options.add_argument("--quick", action="store_true", help="next to no training: a test of the steps")
    given = options.parse_args()
    data = read_data(given.treebanks)
    if given.quick:
        data = Data(data.gold[::20], data.dev[::20])
    texts = read_texts(given.raw)[: 3 if given.quick else None] if given.raw else []
    final = Builder(data, texts, quick=given.quick).build()
    size = ship(final, given.out, version=VERSION)
    print(f"{given.out}: {size / 1e6:.1f} MB")
    for name in TESTS:
        print(f"{name}: {score(final, read_named(given.treebanks, name))}")


def read_named(folder: Path, name: str) -> list[Sentence]:
    """One treebank of the folder.

    Raises:
        FileNotFoundError: it is not there; says where treebanks are to be had.
    """
    for path in (folder / f"{name}.conllu.xz", folder / f"{name}.conllu"):
        if path.exists():
            return list(read_treebank(path))
    raise FileNotFoundError(f"{folder} holds no {name}.conllu: see training/README.md for where to get it")


def read_data(folder: Path) -> Data:
    """The gold sentences, a part of them set aside for development."""
    gold: list[Sentence] = []
    dev = read_named(folder, DEV)
    for name in GOLD:
        sentences = read_named(folder, name)
        if name in SHARED_WITH_DEV:
            dev += sentences[::10]
            sentences = [sentence for i, sentence in enumerate(sentences) if i % 10]
        gold += sentences
    return Data(gold, dev)


def read_texts(path: Path) -> list[str]:
    """The texts of a JSON Lines file."""
    with open_text(path) as lines:
        return [json.loads(line)["text"] for line in lines]


class Builder:
    """The steps that share data, dictionary and table."""

    def __init__(self, data: Data, texts: Sequence[str], *, quick: bool = False) -> None:
        self.data = data
        self.texts = texts
        self.quick = quick
        forms = dictionary_forms()
        self.keys, self.classes = form_classes(forms)
        self.table = lemma_table(forms, data.gold)

    def build(self) -> Language:
        """All training: pretraining, the panel, and as many rounds of self-training as :data:`ROUNDS` says.

        Without raw text there is one model, trained on gold and made-up trees.
        """
        if not self.texts:
            return self.trained(SHAPE, 0, None, last=True)
        weights = self.pretrained()
        panel = [self.trained(shape, seed, weights) for seed, shape in enumerate(PANEL)]
        for round_ in range(ROUNDS):
            trees = list(silver(panel, self.texts))
            print(f"silver: {len(trees)} sentences, {sum(len(s.words) for s in trees)} words", flush=True)
            layer = panel[0].get_pipe("tok2vec").model.to_bytes()  # pyright: ignore[reportAttributeAccessIssue]
            final = self.trained(SHAPE, len(PANEL) + round_, layer, trees, last=True)
            panel = [final, *panel[: len(PANEL)]]
        return panel[0]

    def blank(self, shape: Shape) -> Language:
        """An untrained pipeline with the dictionary and the lemma table in it."""
        nlp = blank_pipeline(shape)
        set_dictionary(nlp.get_pipe("tok2vec").model, self.keys, self.classes)  # pyright: ignore[reportAttributeAccessIssue]
        nlp.get_pipe("lemmatizer").set_table(self.table)  # pyright: ignore[reportAttributeAccessIssue]
        return nlp

    def pretrained(self) -> bytes:
        """The weights of the shared layer after pretraining on the raw text and the treebanks' own."""
        nlp = self.blank(SHAPE)
        sample = [to_example(nlp.vocab, [sentence]) for sentence in self.data.gold[:2000]]
        nlp.initialize(lambda: sample)
        plan = Pretraining()
        return pretrain(nlp, self._raw_docs(), replace(plan, epochs=1) if self.quick else plan)

    def _raw_docs(self) -> list[Doc]:
        plain = French()
        docs = [plain.make_doc(text.replace("\u00a0", " ").replace("\n", " ")) for text in self.texts]
        gold = list(self.data.gold)
        random.Random(1).shuffle(gold)
        for i in range(0, len(gold), 10):
            docs.append(Doc(plain.vocab, words=[w.form for sentence in gold[i : i + 10] for w in sentence.words]))
        return docs

    def trained(
        self, shape: Shape, seed: int, weights: bytes | None, trees: Sequence[Sentence] = (), *, last: bool = False
    ) -> Language:
        """A pipeline trained on gold and made-up trees, and on silver ones if there are any.

        The ``last`` model learns from three quarters of the development sentences too.
        """
        gold, dev = self.data.gold, self.data.dev
        if last:
            gold, dev = gold + [s for i, s in enumerate(dev) if i % 4], dev[::4]
        schedule = Schedule(epochs=EPOCHS_WITH_SILVER if trees else EPOCHS, seed=7 + seed)
        if self.quick:
            schedule = replace(schedule, epochs=1)

        def prepare(nlp: Language) -> None:
            if weights is not None:
                layer = nlp.get_pipe("tok2vec").model  # pyright: ignore[reportAttributeAccessIssue]
                layer.from_bytes(weights)
                set_dictionary(layer, self.keys, self.classes)

        return train(self.blank(shape), self._epochs(gold, seed, trees), dev, schedule, prepare=prepare)

    def _epochs(
        self, gold: Sequence[Sentence], seed: int, trees: Sequence[Sentence]
    ) -> Callable[[int], list[Sentence]]:
        clauses = [sentence for sentence in [*gold, *trees] if usable(sentence)]

        def sentences(epoch: int) -> list[Sentence]:
            rng = random.Random(1000 * seed + epoch)
            chosen = [variant(sentence, rng) for sentence in [*gold, *made_up(clauses, MADE_UP, rng)]]
            return chosen + _runs(trees, rng)

        return sentences


def _runs(trees: Sequence[Sentence], rng: random.Random, length: int = 20) -> list[Sentence]:
    """A share of the silver sentences, taken in runs so that neighbours stay together."""
    runs = [list(trees[i : i + length]) for i in range(0, len(trees), length)]
    rng.shuffle(runs)
    return [sentence for run in runs[: round(len(runs) * SILVER_SHARE)] for sentence in run]


if __name__ == "__main__":
    main()
