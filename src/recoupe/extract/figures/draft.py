"""What the rules for figures pass from one to the next: a figure in the making."""

from __future__ import annotations

import msgspec

from recoupe.extract.figures.amounts import Amount
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon.counted import CountedRow


class FigureDraft(msgspec.Struct, eq=False):
    """A number expression of which it is known that it counts something.

    Attributes:
        amount: the expression.
        tokens: the tokens of the number itself, first and past the last.
        noun: head of the noun phrase counted; ``None`` where the number stands alone (*dont deux*).
        phrase: the tokens of what is counted, without article.
        top: where there is no noun, the token of the number that the syntax hangs on.
        row: the row of the lexicon for that noun.
        form: ``noun``, ``ellipsis``, ``percent``, ``money``, ``victim`` (*un mort*) or ``none`` (*aucun blessé*).
        antecedent: where the number stands alone, the figure that says what is counted.
        part_of: the figure it is a part of.
    """

    amount: Amount
    tokens: Range
    form: str
    noun: int | None = None
    phrase: Range | None = None
    row: CountedRow | None = None
    antecedent: FigureDraft | None = None
    part_of: FigureDraft | None = None
    top: int | None = None

    @property
    def head(self) -> int:
        """The token that the syntax hangs on: the noun counted, or the number."""
        if self.noun is not None:
            return self.noun
        return self.top if self.top is not None else self.tokens[0]

    @property
    def end(self) -> int:
        """Past the last token of the number and of what it counts, whichever stands behind."""
        return max(self.tokens[1], self.phrase[1] if self.phrase is not None and self.noun is not None else 0)


def outermost(r: Reading, draft: FigureDraft) -> int:
    """The token of a figure that the syntax hangs on something else: *plus* in *plus de 300 marcheurs*."""
    token = draft.head
    for _ in range(3):
        if not draft.amount.start <= r.start[r.head[token]] < draft.amount.end:
            break
        token = r.head[token]
    return token
