"""Lemmas: what the treebanks say of a form, else what a French dictionary says, else spaCy's trained edit trees.

The first two are one table from (form, part of speech) to lemma, kept as sorted hashes. Edit trees alone get the
regular endings right and invent infinitives for the others (*reviendra* → *reviendrer*).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import cast

import numpy as np
import srsly
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.strings import get_string_id
from spacy.tokens import Doc
from thinc.api import Model

from recoupe.french.embedding import lookup, short_keys

NAME = "recoupe_lemmatizer"
TABLE = "table.npz"


class FrenchLemmatizer(EditTreeLemmatizer):
    """spaCy's edit tree lemmatizer with a table that is asked first.

    ``keys`` are the sorted keys of forms, salted with the part of speech; ``numbers`` says which of ``lemmas`` each
    stands for, counted from 2; 1 is for a form that is its own lemma, in small letters.
    """

    keys: np.ndarray = np.zeros(0, dtype="uint32")
    numbers: np.ndarray = np.zeros(0, dtype="uint32")
    lemmas: tuple[str, ...] = ()

    def set_table(self, table: dict[tuple[str, str], str]) -> None:
        """Take a table from (form in small letters, part of speech) to lemma."""
        lemmas = sorted({lemma for (form, _), lemma in table.items() if lemma != form})
        number_of = {lemma: i + 2 for i, lemma in enumerate(lemmas)}
        norms = np.array([get_string_id(form) for form, _ in table], dtype="uint64")
        pos = np.array([POS_IDS[pos] for _, pos in table], dtype="uint64")
        keys, order = np.unique(short_keys(norms, pos), return_index=True)
        self.keys = keys
        numbers = [1 if lemma == form else number_of[lemma] for (form, _), lemma in table.items()]
        self.numbers = np.array(numbers, dtype="uint32")[order]
        self.lemmas = tuple(lemmas)

    def set_annotations(self, docs: Iterable[Doc], batch_tree_ids: Sequence[Sequence[int]]) -> None:
        """Write the lemmas: those of the table, and those of the trees where it has none."""
        for doc, tree_ids in zip(docs, batch_tree_ids, strict=True):
            columns = doc.to_array(["NORM", "POS"]).reshape(-1, 2)
            found = lookup(self.keys, self.numbers, short_keys(columns[:, 0], columns[:, 1]))
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
        (Path(path) / TABLE).write_bytes(self._table_bytes())

    def from_disk(self, path: str | Path, exclude: tuple[str, ...] = ()) -> FrenchLemmatizer:
        """Load what :meth:`to_disk` saved."""
        super().from_disk(path, exclude=exclude)
        self._read_table((Path(path) / TABLE).read_bytes())
        return self

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        """Give trees and table as bytes."""
        return srsly.msgpack_dumps({"trees": super().to_bytes(exclude=exclude), "table": self._table_bytes()})

    def from_bytes(self, bytes_data: bytes, *, exclude: tuple[str, ...] = ()) -> FrenchLemmatizer:
        """Load what :meth:`to_bytes` gave."""
        parts = cast("dict[str, bytes]", srsly.msgpack_loads(bytes_data))
        super().from_bytes(parts["trees"], exclude=exclude)
        self._read_table(parts["table"])
        return self

    def _table_bytes(self) -> bytes:
        packed = BytesIO()
        lemmas = np.frombuffer("\n".join(self.lemmas).encode(), dtype="uint8")
        np.savez_compressed(packed, keys=self.keys, numbers=self.numbers, lemmas=lemmas)
        return packed.getvalue()

    def _read_table(self, packed: bytes) -> None:
        with np.load(BytesIO(packed)) as table:
            self.keys, self.numbers = table["keys"], table["numbers"]
            text = table["lemmas"].tobytes().decode()
        self.lemmas = tuple(text.split("\n")) if text else ()


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
