"""The pipeline to be trained: one shared window encoder, and on it a morphologizer, a parser and a lemmatizer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language

from recoupe.french import embedding, lemmatizer
from recoupe.french.language import French


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; ``rows`` are those of the hashed tables of :data:`recoupe.french.embedding.SPELLING`."""

    width: int = 96
    depth: int = 4
    rows: tuple[int, ...] = (5000, 1000, 2500, 2500)
    class_width: int = 32
    window: int = 1
    pieces: int = 3
    parser_hidden: int = 64
    parser_pieces: int = 2
    extra_state: bool = False
    lemma_min_freq: int = 3
    lemma_top_k: int = 3


def encoder(shape: Shape) -> dict[str, Any]:
    """The configuration of the shared token-to-vector layer."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": embedding.NAME,
            "width": shape.width,
            "rows": list(shape.rows),
            "class_width": shape.class_width,
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
                "extra_state_tokens": shape.extra_state,
                "hidden_width": shape.parser_hidden,
                "maxout_pieces": shape.parser_pieces,
                "use_upper": True,
                "nO": None,
                "tok2vec": listener,
            },
        },
    )
    nlp.add_pipe(
        lemmatizer.NAME,
        name="lemmatizer",
        config={
            "model": tagger,
            "backoff": "orth",
            "min_tree_freq": shape.lemma_min_freq,
            "top_k": shape.lemma_top_k,
        },
    )
    return nlp
