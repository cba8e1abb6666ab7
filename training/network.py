"""The pipeline to be trained: one shared window encoder, and on it a morphologizer, a parser and a lemmatizer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language

from recoupe.french.language import French

ATTRIBUTES = ("NORM", "PREFIX", "SUFFIX", "SHAPE")


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; ``rows`` are those of the hashed embedding tables of :data:`ATTRIBUTES`."""

    width: int = 96
    depth: int = 4
    rows: tuple[int, ...] = (5000, 1000, 2500, 2500)
    window: int = 1
    pieces: int = 3
    parser_hidden: int = 64
    parser_pieces: int = 2
    lemma_min_freq: int = 3
    lemma_top_k: int = 3


def encoder(shape: Shape) -> dict[str, Any]:
    """The configuration of the shared token-to-vector layer."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": shape.width,
            "attrs": list(ATTRIBUTES),
            "rows": list(shape.rows),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": shape.width,
            "depth": shape.depth,
            "window_size": shape.window,
            "maxout_pieces": shape.pieces,
        },
    }


def blank_pipeline(shape: Shape) -> Language:
    """An untrained pipeline of the given sizes, its components not initialised."""
    nlp = French()
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": shape.width, "upstream": "*"}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    nlp.add_pipe("tok2vec", config={"model": encoder(shape)})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe(
        "parser",
        config={
            "min_action_freq": 20,
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": shape.parser_hidden,
                "maxout_pieces": shape.parser_pieces,
                "use_upper": True,
                "nO": None,
                "tok2vec": listener,
            },
        },
    )
    nlp.add_pipe(
        "trainable_lemmatizer",
        name="lemmatizer",
        config={
            "model": tagger,
            "backoff": "orth",
            "min_tree_freq": shape.lemma_min_freq,
            "top_k": shape.lemma_top_k,
        },
    )
    return nlp
