"""Speed and accuracy of the shipped parser.

    python benchmarks/parser.py [--articles PRESS.jsonl[.xz]] [--treebanks FOLDER] [--rounds N]

Prints words a second of the shipped model and of a pipeline of spaCy's stock architecture at width 96 and depth 4,
measured in turns in one run, and the ratio of the two. With a folder of Universal Dependencies treebanks
(``fr_sequoia-ud-test.conllu`` and ``fr_gsd-ud-test.conllu``, plain or ``.xz``) it prints the scores on both tests.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[1]))

from spacy.language import Language
from spacy.training import Example

from recoupe.french import sentences
from recoupe.french.language import French
from recoupe.french.parser import load_parser
from training.evaluate import score
from training.treebanks import open_text, read_treebank

TESTS = ("fr_sequoia-ud-test", "fr_gsd-ud-test")
EXAMPLES = Path(__file__).parents[1] / "examples"
WORDS_WANTED = 30_000
WIDTH, DEPTH = 96, 4
UPDATES = 30
TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": DEPTH,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--articles", type=Path, help="JSON Lines with a field text; without it, examples/ is repeated"
    )
    options.add_argument("--treebanks", type=Path, help="folder of the treebanks")
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    shipped = load_parser()
    measure_speed(shipped, read_texts(given.articles), given.rounds)
    measure_accuracy(shipped, given.treebanks)


def read_texts(path: Path | None) -> list[str]:
    """The texts to parse: about :data:`WORDS_WANTED` words of them."""
    if path is None:
        texts = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("**/*.txt"))]
        if not texts:
            sys.exit(f"no texts: give --articles, or put .txt files into {EXAMPLES.name}/")
    else:
        with open_text(path) as lines:
            texts = [json.loads(line)["text"] for line in lines]
    chosen: list[str] = []
    words = 0
    while words < WORDS_WANTED:
        text = texts[len(chosen) % len(texts)]
        chosen.append(text)
        words += len(text.split())
    return chosen


def measure_speed(shipped: Language, texts: list[str], rounds: int) -> None:
    """Time both pipelines in turns, so that what else the machine does slows both."""
    reference = untrained_like(shipped, texts[:5])
    rates: dict[str, list[float]] = {"shipped": [], "reference": []}
    for round_ in range(rounds + 1):
        for name, nlp in (("shipped", shipped), ("reference", reference)):
            started = time.perf_counter()
            words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=16))
            if round_:  # the first round warms caches up
                rates[name].append(words / (time.perf_counter() - started))
    ratio = statistics.median(a / b for a, b in zip(rates["shipped"], rates["reference"], strict=True))
    for name, found in rates.items():
        print(f"{name:<10} {statistics.median(found):8.0f} words a second (one thread, median of {rounds})")
    print(f"ratio      {ratio:8.2f} (wanted: 0.85 or more)")


def untrained_like(shipped: Language, texts: list[str]) -> Language:
    """The reference: spaCy's stock embedding and lemmatizer at width 96, depth 4, with the same labels.

    A few updates on the shipped model's own output let it build trees of a usual shape: random weights build trees that
    take twice as long.
    """
    nlp = French()
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    nlp.add_pipe(sentences.NAME)
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": {**PARSER, "tok2vec": listener}})
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger, "top_k": 3})
    examples = [Example(nlp.make_doc(text), shipped(text)) for text in texts]
    for name in ("morphologizer", "parser"):
        for label in shipped.get_pipe(name).labels:  # pyright: ignore[reportFunctionMemberAccess]
            nlp.get_pipe(name).add_label(label)  # pyright: ignore[reportFunctionMemberAccess]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(UPDATES):
        nlp.update(examples, sgd=optimizer)
    return nlp


def measure_accuracy(shipped: Language, folder: Path | None) -> None:
    """Print the scores on both tests, or say that the treebanks are not there."""
    for name in TESTS:
        found = list(folder.glob(f"{name}.conllu*")) if folder else []
        if not found:
            print(f"{name}: not measured, no such treebank{f' in {folder}' if folder else ' (give --treebanks)'}")
            continue
        test = list(read_treebank(found[0]))
        print(f"{name}: {score(shipped, test)} (raw text)")
        print(f"{name}: {score(shipped, test, gold_tokens=True)} (the treebank's words)")


if __name__ == "__main__":
    main()
