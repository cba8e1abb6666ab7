"""What the rules of this package hand to each other."""

from __future__ import annotations

import msgspec

from recoupe.extract.reading import Range
from recoupe.lexicon.loaded_terms import LoadedTerm


class Hit(msgspec.Struct, frozen=True):
    """A loaded term in the text; ``noun`` is its own head, where it can be the head of a noun phrase."""

    tokens: Range
    row: LoadedTerm
    noun: int


class LabelDraft(msgspec.Struct):
    """A noun phrase that calls an actor so.

    Attributes:
        head: its head noun or name.
        tokens: the noun phrase without article.
        hits: the loaded terms in it, in text order; none where a naming construction opens the lexicon.
        rule: ``noun`` (the term is the head), ``modifier`` (it stands on the head), ``bracket`` (behind a name, in
            brackets), ``naming`` (*qualifié de*), ``nickname``, ``predicate``.
        called: the token for the one who is called so, where it is another than the head.
        namer: the token for the one who calls so, where the sentence says it outside any reported words.
        term: the term, where it is not made of the hits.
    """

    head: int
    tokens: Range
    hits: list[Hit]
    rule: str
    called: int | None = None
    term: str | None = None
    namer: int | None = None
