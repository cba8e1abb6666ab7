"""What to call whom a mention stands for: its description without article, relative clause and participle clause."""

from __future__ import annotations

from recoupe.extract.names import strip_article
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF

# Determiners that a description goes without; numbers and quantities stay (*trois hommes*).
_DROPPED = frozenset(
    "le la les l' un une des du de d' au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes "
    "tous toutes tout toute certains certaines quelques même mêmes « “".split()
)
_EDGES = " «»“”\"„'’,-–—"


def described(r: Reading, tokens: Range, head: int, *, joined: bool) -> Range:
    """The part of a phrase that describes: no article, no apposition, no participle clause.

    Args:
        joined: keep what is coordinated with the head (*l'armée et ses alliés*).
    """
    a, b = tokens
    while a < head and r.lower[a] in _DROPPED:
        a += 1
    depth = 0
    for k in range(head + 1, b):
        word = r.lower[k]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif depth:
            continue
        elif (
            word in (",", ";", ":", "–", "—")
            and not (joined and _is_list(r, head, k, b))
            or r.pos[k] == "CCONJ"
            and not joined
            and _joins(r, head, k, b)
        ):
            return a, k
        elif r.pos[k] in ("VERB", "AUX") and k + 1 < b and (r.pos[k + 1] in ("ADP", "DET") or r.lower[k + 1] in OF):
            return a, k  # « milices soutenues par Téhéran », « un homme armé d'un couteau »
    return a, b


def _is_list(r: Reading, head: int, comma: int, end: int) -> bool:
    """Whether a comma lists coordinated nouns rather than opening an apposition."""
    return any(
        r.dep[k] == "conj" and r.head[k] <= comma and r.pos[k] in ("NOUN", "PROPN") for k in range(comma + 1, end)
    ) and any(r.lower[k] in ("et", "ou") for k in range(comma + 1, end))


def _joins(r: Reading, head: int, conjunction: int, end: int) -> bool:
    """Whether a conjunction joins another member to the head itself rather than to a complement of it."""
    return any(r.dep[k] == "conj" and r.head[k] == head for k in range(conjunction + 1, end))


def label(r: Reading, tokens: Range, head: int, *, joined: bool = False) -> str:
    """The description of a mention as it is given in results, on one line."""
    text = " ".join(r.string(described(r, tokens, head, joined=joined)).split())
    return strip_article(text).strip(_EDGES)
