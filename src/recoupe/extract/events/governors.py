"""The words of ``lexicon/fr/modality.csv`` as a text has them: lemmas, idioms, compound tenses, reflexive verbs."""

from __future__ import annotations

from recoupe.extract.reading import Reading
from recoupe.extract.verb_groups import REFLEXIVES
from recoupe.lexicon.modality import Modality, ModalityRow

#: The noun of an idiom stands within so many words of its verb: « aura également lieu ».
_GAP = 5
#: The words of an idiom before its last.
_BEFORE = 4


class Governors:
    """Finds the rows that hold for events of one type."""

    def __init__(self, r: Reading, words: Modality, type: str) -> None:
        self.r = r
        self.words = words
        self.type = type

    def row(self, token: int, pos: str, slot: str, compound: bool) -> ModalityRow | None:
        """The row that a token, or an idiom that ends in it, has for a slot."""
        r = self.r
        for k in (token, *(c for c in r.children[token] if r.dep[c] == "fixed")):
            for row in self.words.rows(r.lemma[k], pos) or self.words.rows(r.lower[k], pos):
                if (
                    (not row.slots or slot in row.slots)
                    and (not row.types or self.type in row.types)
                    and (row.tense != "perfect" or compound)
                    and (not row.reflexive or self._is_reflexive(k))
                    and (not row.others or self._idiom(k, row))
                ):
                    return row
        return None

    def _idiom(self, k: int, row: ModalityRow) -> bool:
        """Whether the other words of an idiom stand before its last word, or soon behind its verb."""
        size = len(row.others)
        if row.pos != "verb":
            return "".join(self.r.lower[max(0, k - _BEFORE) : k]).endswith("".join(row.others))
        return any(tuple(self.r.lower[j : j + size]) == row.others for j in range(k + 1, k + _GAP))

    def _is_reflexive(self, verb: int) -> bool:
        return any(self.r.lower[c] in REFLEXIVES for c in self.r.children[verb] if c < verb)
