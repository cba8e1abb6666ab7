"""What to call whom a mention stands for: its description without article, relative clause and participle clause."""

from __future__ import annotations

from recoupe.extract.names import strip_article
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF

# Determiners and pre-determiners that a description goes without; numbers and quantities stay (*trois hommes*).
_DROPPED = frozenset(
    "le la les l' un une des du de d' au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes tous "
    "toutes tout toute certains certaines quelques même mêmes autre".split()
)


def described(r: Reading, tokens: Range, head: int) -> Range:
    """The part of a phrase that describes: no article, no apposition, no participle clause."""
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
        elif word in (",", ";", ":") and not _is_list(r, k, b):
            return a, k
        elif r.pos[k] in ("VERB", "AUX") and k + 1 < b and (r.pos[k + 1] == "ADP" or r.lower[k + 1] in OF):
            # « milices soutenues par Téhéran », « un homme armé d'un couteau »
            return a, k
    return a, b


def _is_list(r: Reading, comma: int, end: int) -> bool:
    """Whether a comma lists coordinated nouns rather than opening an apposition."""
    return any(r.dep[k] == "conj" and r.pos[k] in ("NOUN", "PROPN") for k in range(comma + 1, end)) and any(
        r.lower[k] in ("et", "ou") for k in range(comma + 1, end)
    )


def label(r: Reading, tokens: Range, head: int) -> str:
    """The description of a mention as it is given in results, on one line."""
    text = " ".join(r.string(described(r, tokens, head)).split())
    return strip_article(text).strip(" «»“”\"„'’,")
