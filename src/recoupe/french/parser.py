"""The parser: the pipeline that Recoupe ships, or any installed spaCy pipeline for French with UD labels.

Example:
    >>> nlp = load_parser()
    >>> doc = nlp("Le ministre a démenti l’attaque, selon l’agence. Rien n’est sûr.")
    >>> [sentence.root.lemma_ for sentence in doc.sents]
    ['démentir', 'sûr']
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from recoupe.errors import ModelNotFound
from recoupe.french import language, sentences  # noqa: F401  (both register themselves with spaCy)

SHIPPED = Path(__file__).parent.parent / "models" / "fr_recoupe"
SENTENCES = "sentences"  # the name of our boundary component in a pipeline
_EXAMPLE = "fr_core_news_lg"

# What a pipeline must give every word, and the components that can give it.
_NEEDED = {
    "parts of speech": ("morphologizer", "tagger", "attribute_ruler"),
    "dependencies": ("parser", "experimental_biaffine_parser", "biaffine_parser"),
    "lemmas": ("lemmatizer", "trainable_lemmatizer"),
}
# Components of other pipelines that Recoupe has no use for.
_UNUSED = ("ner", "senter", "textcat", "textcat_multilabel", "spancat", "entity_linker", "entity_ruler")


def load_parser(model: str | Path | None = None) -> Language:
    """Load the pipeline that cuts a text into sentences and words and tells how they depend on each other.

    Args:
        model: ``None`` for the shipped model; else the name of an installed spaCy pipeline or the folder of one.

    Returns:
        A spaCy pipeline whose boundaries come from :mod:`recoupe.french.sentences`, set before its parser.

    Raises:
        ModelNotFound: no such pipeline is installed, or it lacks a component; the hint names the command to run.
    """
    if model is None:
        return _load(SHIPPED)
    nlp = _load(model)
    missing = [what for what, names in _NEEDED.items() if not any(name in nlp.pipe_names for name in names)]
    if missing:
        raise ModelNotFound(
            f"this pipeline gives no {' and no '.join(missing)} (it has: {', '.join(nlp.pipe_names) or 'nothing'})",
            where=str(model),
            hint=f"take a pipeline trained on Universal Dependencies: python -m spacy download {_EXAMPLE}",
        )
    if SENTENCES not in nlp.pipe_names:
        _add_sentences(nlp)
    return nlp


def _load(model: str | Path) -> Language:
    """Load a pipeline without what Recoupe never asks for."""
    try:
        return spacy.load(model, exclude=list(_UNUSED))
    except OSError as error:
        if Path(model) == SHIPPED:
            hint = "the installation is incomplete: install recoupe again"
        elif Path(model).exists():
            hint = "this folder holds no spaCy pipeline; give the one that has a config.cfg in it"
        else:
            hint = f"install it with: python -m spacy download {model}"
        raise ModelNotFound("no such spaCy pipeline", where=str(model), hint=hint) from error


def _add_sentences(nlp: Language) -> None:
    """Put our boundaries before the first component that uses them."""
    parser = next(name for name in _NEEDED["dependencies"] if name in nlp.pipe_names)
    nlp.add_pipe(sentences.NAME, name=SENTENCES, before=parser)
