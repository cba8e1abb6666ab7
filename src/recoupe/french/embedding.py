"""How the model sees a word: hashed spelling features, and which parts of speech a French dictionary gives the form.

The dictionary is a sorted array of 32-bit keys beside one byte of part-of-speech bits each, so that half a million
forms load in no time and a whole document is looked up in one call. One unknown form in ten thousand is taken for a
known one, which does no harm. The package ``training`` makes it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

NAME = "recoupe.WordEmbedding.v1"
FEATURES = "word_features"
SPELLING = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
# The bits of a form's class; a form that is not in the dictionary has none.
CLASS_BITS = {"VERB": 1, "ADJ": 2, "NOUN": 4, "ADV": 8, "INFINITIVE": 16, "OTHER": 32}
_CLASS_ROWS = 200  # more than the 64 classes there can be, so that few share a row

NO_FORMS = np.zeros(0, dtype="uint32")
_MIX, _SALT = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)  # odd, to spread all bits
NO_CLASSES = np.zeros(0, dtype="uint8")


@registry.architectures(NAME)
def word_embedding(width: int, rows: list[int], class_width: int) -> Model[list[Doc], list[Floats2d]]:
    """Embed every token of a list of documents.

    Args:
        width: size of the vector that a word gets.
        rows: sizes of the hashed tables of :data:`SPELLING`.
        class_width: size of the vector of the dictionary class; 0 leaves the dictionary out.
    """
    tables = [HashEmbed(width, n, column=i, seed=i + 8, dropout=0.0) for i, n in enumerate(rows)]
    if class_width:
        tables.append(HashEmbed(class_width, _CLASS_ROWS, column=len(rows), seed=len(rows) + 8, dropout=0.0))
    size = width * len(rows) + class_width
    mixed = Maxout(width, size, nP=3, dropout=0.0, normalize=True)
    embed = chain(
        word_features(),
        cast(Model, list2ragged()),
        with_array(concatenate(*tables)),
        with_array(mixed),
        ragged2list(),
    )
    return cast(Model, embed)


def word_features() -> Model[list[Doc], list[Any]]:
    """The layer that turns tokens into numbers; its attributes ``forms`` and ``classes`` are the dictionary."""
    return Model(FEATURES, _forward, attrs={"forms": NO_FORMS, "classes": NO_CLASSES})


def set_dictionary(model: Model, forms: np.ndarray, classes: np.ndarray) -> None:
    """Put a dictionary into every feature layer of ``model``; ``forms`` must be sorted."""
    for layer in model.walk():
        if layer.name == FEATURES:
            layer.attrs["forms"] = forms
            layer.attrs["classes"] = classes


def _forward(model: Model, docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable]:
    forms, classes = model.attrs["forms"], model.attrs["classes"]
    features = []
    for doc in docs:
        spelling = doc.to_array(list(SPELLING)).reshape(-1, len(SPELLING))
        found = lookup(forms, classes, short_keys(spelling[:, 0]))
        columns = np.hstack([spelling, found.astype("uint64").reshape(-1, 1)])
        features.append(model.ops.asarray2i(cast(Ints2d, columns), dtype="uint64"))

    def backprop(gradient: object) -> list[Doc]:
        return []

    return features, backprop


def short_keys(hashes: np.ndarray, salt: np.ndarray | int = 0) -> np.ndarray:
    """Fold 64-bit hashes of forms, and a salt each, into the 32-bit keys of the tables."""
    mixed = (hashes.astype("uint64") + np.asarray(salt, dtype="uint64") * _SALT) * _MIX
    return (mixed >> np.uint64(32)).astype("uint32")


def lookup(keys: np.ndarray, values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """The values of ``wanted`` in a table with sorted ``keys``, 0 for what is not in it.

    >>> lookup(np.array([3, 7, 9]), np.array([1, 2, 4]), np.array([9, 8, 3]))
    array([4, 0, 1])
    """
    if not len(keys):
        return np.zeros(len(wanted), dtype=values.dtype)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], 0).astype(values.dtype)
