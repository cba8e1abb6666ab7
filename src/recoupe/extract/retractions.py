"""Retractions: who takes back what had been said.

*avant de se rétracter*, *est revenu sur ses déclarations*, *a retiré ses accusations*, *a reconnu s'être trompé*,
*contrairement à ce qu'il avait annoncé*.
"""

from __future__ import annotations

from recoupe.extract.coreference import Resolver
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Retraction, Statement


def find_retractions(r: Reading, lexicon: Lexicon, resolver: Resolver, statements: tuple[Statement, ...]) -> tuple[Retraction, ...]:
    """All retractions of a document, in text order."""
    return ()
