"""Loaded terms in a text, and whether the words around them leave them that meaning."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.labels.actor_nouns import is_role
from recoupe.extract.labels.draft import Hit
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon
from recoupe.lexicon.loaded_terms import BARE, BARE_SINGULAR, DEMONYM, NAME, QUOTED, LoadedTerm

_DEFINITE = frozenset("le la les l' ce cet cette ces du des au aux".split())
_OPENS = frozenset('« “ " – — - : . ! ? …'.split())
_REACH = 6  # words behind a noun that are looked at for what it means
_BINDS = frozenset((*OF, "à", "d'", "en", "pour", "sans", "contre"))


def find_terms(r: Reading, lexicon: Lexicon) -> list[Hit]:
    """Find the loaded terms of a text, in order; they do not overlap."""
    terms = lexicon.loaded_terms
    first = terms.first_words
    found: list[Hit] = []
    k = 0
    while k < r.length:
        word = r.lower[k]
        hit = None
        if word in first:
            match = terms.at(r.lower, k)
            if match is not None and _is_common(r, k, match[0], match[1]):
                hit = Hit((k, match[0]), match[1], _head(r, k, match[0]))
        elif "-" in word:
            prefixed = terms.prefix(word)
            if prefixed is not None and (is_role(lexicon, prefixed[1]) or prefixed[1] in first):
                hit = Hit((k, k + 1), prefixed[0], k)
        if hit is not None and not _means_another_thing(r, hit):
            found.append(hit)
            k = hit.tokens[1]
        else:
            k += 1
    return found


def _head(r: Reading, start: int, end: int) -> int:
    """The head among the words of a term: the one that depends on something outside it."""
    if end - start == 1:
        return start
    heads = [k for k in range(start, end) if not start <= r.head[k] < end and r.pos[k] not in ("DET", "ADP")]
    return heads[0] if heads else start


def _is_common(r: Reading, start: int, end: int, row: LoadedTerm) -> bool:
    """Whether a term is written as a common noun or adjective, and not a verb or part of a name."""
    if end - start == 1 and r.pos[start] in ("VERB", "AUX") and _is_verb(r, start):
        return False
    if not r.words[start][0].isupper() or row.spellings[0][0].isupper():
        return True
    if start == r.units[r.unit_of[start]][0] or r.words[start - 1] in _OPENS or r.space[start - 1]:
        # « Résistance islamique » opens a sentence as a name does
        return end >= r.length or r.pos[end] != "PROPN"
    return False  # « le Parti de la Résistance »


def _is_verb(r: Reading, token: int) -> bool:
    """Whether a word that the parser takes for a verb is one: rare adjectives are mistaken for verbs."""
    if r.lower[token].endswith(("iste", "istes")):
        return False
    if r.is_finite(token) or any(r.dep[k].startswith("aux") for k in r.verb_markers.get(token, ())):
        return True
    return r.lower[token - 1 : token] in (["se"], ["s'"])


def _means_another_thing(r: Reading, hit: Hit) -> bool:
    """Whether words beside a term keep it from meaning an actor (*régime fiscal*)."""
    if not hit.row.unless:
        return False
    a, b = hit.tokens
    near = [*range(max(0, a - 4), a), *_behind(r, b)]
    governor = r.head[hit.noun]
    return any(
        r.lemma[k] in hit.row.unless or r.lower[k] in hit.row.unless for k in (*near, governor) if not a <= k < b
    )


def _behind(r: Reading, token: int) -> Iterator[int]:
    """The words behind a noun that may belong to it."""
    for k in range(token, min(r.length, token + _REACH)):
        if r.space[k] or r.lower[k] in (",", ";", ":", ".", "!", "?", "»", "”", "(", ")") or r.is_finite(k):
            return
        yield k


def fits(r: Reading, lexicon: Lexicon, hit: Hit, head: int) -> bool:
    """Whether a term has beside it what its row asks for, on the head noun it labels."""
    needs = hit.row.needs
    if not needs:
        return True
    if QUOTED in needs and r.quote[hit.tokens[0]] >= 0:
        return True
    words = [*_behind(r, max(hit.tokens[1], head + 1))]
    if head not in range(*hit.tokens):
        words.append(head)
    if any(r.lemma[k] in needs or r.lower[k] in needs for k in words):
        return True
    return (
        BARE in needs
        and is_bare(r, *hit.tokens)
        or BARE_SINGULAR in needs
        and is_bare(r, *hit.tokens)
        and r.feature(hit.noun, "Number") != "Plur"
        or DEMONYM in needs
        and any(lexicon.countries.called(r.lower[k]) for k in words[:2])
        or NAME in needs
        and _has_name(r, lexicon, words)
    )


def is_bare(r: Reading, start: int, end: int) -> bool:
    """Whether a definite article or demonstrative stands before a noun, and nothing that belongs to it behind."""
    if not start or r.lower[start - 1] not in _DEFINITE:
        return False
    return end >= r.length or r.lower[end] not in _BINDS and r.pos[end] not in ("ADJ", "PROPN", "NOUN")


def _has_name(r: Reading, lexicon: Lexicon, words: list[int]) -> bool:
    """Whether a name follows, alone or behind *de* and a title (*régime du président Jean Rouvière*)."""
    for k in words[:5]:
        if r.pos[k] == "PROPN" or r.words[k][0].isupper():
            return True
        if not (r.lower[k] in OF or r.pos[k] in ("DET", "ADJ") or is_role(lexicon, r.lower[k])):
            return False
    return False
