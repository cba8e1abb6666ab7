"""Lemmas: what the treebanks say of a form, else what a French dictionary says, else spaCy's trained edit trees.

The first two are one table from (form, part of speech) to lemma, kept as sorted hashes. Edit trees alone get the
regular endings right and invent infinitives for the others (*reviendra* → *reviendrer*).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import srsly
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.strings import get_string_id
from spacy.tokens import Doc
from thinc.api import Model

from recoupe.french.embedding import lookup

NAME = "recoupe_lemmatizer"
_MIX = np.uint64(0x9E3779B97F4A7C15)  # spreads the part of speech over all bits of the key


def table_keys(norms: np.ndarray, pos: np.ndarray) -> np.ndarray:
    """One 64-bit key for each pair of a form's hash and a part of speech."""
    with np.errstate(over="ignore"):
        return norms.astype("uint64") ^ (pos.astype("uint64") * _MIX)


class FrenchLemmatizer(EditTreeLemmatizer):
    """spaCy's edit tree lemmatizer with a table that is asked first.

    ``keys`` are the sorted keys of :func:`table_keys`; ``numbers`` says which of ``lemmas`` each stands for, counted
    from 2; 1 is for a form that is its own lemma, in small letters.
    """

    keys: np.ndarray = np.zeros(0, dtype="uint64")
    numbers: np.ndarray = np.zeros(0, dtype="uint32")
    lemmas: tuple[str, ...] = ()

    def set_table(self, table: dict[tuple[str, str], str]) -> None:
        """Take a table from (form in small letters, part of speech) to lemma."""
        lemmas = sorted({lemma for (form, _), lemma in table.items() if lemma != form})
        number_of = {lemma: i + 2 for i, lemma in enumerate(lemmas)}
        norms = np.array([get_string_id(form) for form, _ in table], dtype="uint64")
        pos = np.array([POS_IDS[pos] for _, pos in table], dtype="uint64")
        keys = table_keys(norms, pos)
        order = np.argsort(keys)
        self.keys = keys[order]
        numbers = [1 if lemma == form else number_of[lemma] for (form, _), lemma in table.items()]
        self.numbers = np.array(numbers, dtype="uint32")[order]
        self.lemmas = tuple(lemmas)

    def set_annotations(self, docs: Iterable[Doc], batch_tree_ids: Sequence[Sequence[int]]) -> None:
        """Write the lemmas: those of the table, and those of the trees where it has none."""
        for doc, tree_ids in zip(docs, batch_tree_ids, strict=True):
            columns = doc.to_array(["NORM", "POS"]).reshape(-1, 2)
            found = lookup(self.keys, self.numbers, table_keys(columns[:, 0], columns[:, 1]))
            for token, number, tree_id in zip(doc, found.tolist(), tree_ids, strict=True):
                if number > 1:
                    token.lemma_ = self.lemmas[number - 2]
                elif number == 1:
                    token.lemma = token.norm
                else:
                    token.lemma_ = self.trees.apply(tree_id, token.text) if tree_id != -1 else token.text

    def to_disk(self, path: str | Path, exclude: tuple[str, ...] = ()) -> None:
        """Save the trees as spaCy does, and the table beside them."""
        super().to_disk(path, exclude=exclude)
        np.savez_compressed(Path(path) / "table.npz", keys=self.keys, numbers=self.numbers)
        srsly.write_json(Path(path) / "lemmas.json", list(self.lemmas))

    def from_disk(self, path: str | Path, exclude: tuple[str, ...] = ()) -> FrenchLemmatizer:
        """Load what :meth:`to_disk` saved."""
        super().from_disk(path, exclude=exclude)
        with np.load(Path(path) / "table.npz") as table:
            self.keys, self.numbers = table["keys"], table["numbers"]
        self.lemmas = tuple(srsly.read_json(Path(path) / "lemmas.json"))  # pyright: ignore[reportArgumentType]
        return self


@Language.factory(
    NAME,
    assigns=["token.lemma"],
    requires=["token.pos"],
    default_config={"backoff": "orth", "min_tree_freq": 3, "overwrite": True, "top_k": 3},
    default_score_weights={"lemma_acc": 1.0},
)
def create_lemmatizer(
    nlp: Language, name: str, model: Model, backoff: str | None, min_tree_freq: int, overwrite: bool, top_k: int
) -> FrenchLemmatizer:
    """Make the component; it must come after the part that sets parts of speech."""
    return FrenchLemmatizer(
        nlp.vocab, model, name, backoff=backoff, min_tree_freq=min_tree_freq, overwrite=overwrite, top_k=top_k
    )
