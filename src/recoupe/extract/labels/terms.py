"""Loaded terms in a text, and whether the words around them leave them that meaning."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from recoupe.extract.labels.actor_nouns import is_role
from recoupe.extract.labels.draft import Hit
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon
from recoupe.lexicon.loaded_terms import BARE, BARE_SINGULAR, DEMONYM, NAME, PAST, QUOTED, LoadedTerm

_DEFINITE = frozenset("le la les l' ce cet cette ces du des au aux".split())
_OPENS = frozenset('« “ " – — - : . ! ? …'.split())
# Years and names by which a document shows that it speaks of the world wars.
_HISTORY = frozenset(
    (
        *(str(year) for year in (*range(1914, 1919), *range(1933, 1946))),
        *"hitler hitlérien hitlérienne shoah auschwitz wehrmacht reich pétain nazisme déportés déportation".split(),
    )
)
_REACH = 6  # words behind a noun that are looked at for what it means
_BINDS = frozenset((*OF, "à", "d'", "en", "pour", "sans", "contre"))


def find_terms(r: Reading, lexicon: Lexicon) -> list[Hit]:
    """Find the loaded terms of a text, in order; they do not overlap."""
    found: list[Hit] = []
    past = _is_history(r)
    k = 0
    while k < r.length:
        hit = _term_at(r, lexicon, k)
        if hit is not None and not _means_another_thing(r, hit, past):
            found.append(hit)
            k = hit.tokens[1]
        else:
            k += 1
    return found


def _term_at(r: Reading, lexicon: Lexicon, token: int) -> Hit | None:
    """The loaded term that begins with a token, in whatever sense."""
    terms = lexicon.loaded_terms
    word = r.lower[token]
    if word in terms.first_words:
        match = terms.at(r.lower, token)
        if match is not None and _is_common(r, token, match[0], match[1]):
            return Hit((token, match[0]), match[1], _head(r, token, match[0]))
    elif "-" in word:
        prefix, _, rest = word.partition("-")
        row = terms.prefix(prefix)
        if row is not None and (is_role(lexicon, rest) or rest in terms.first_words):
            return Hit((token, token + 1), row, token)
        former = terms.at([rest], 0) if prefix == "ex" and rest in terms.first_words else None
        if former is not None:  # « des ex-rebelles »
            return Hit((token, token + 1), former[1], token)
    return None


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
    finite = r.is_finite(token) and not r.lower[token].endswith(("é", "ée", "és", "ées"))
    if finite or any(r.dep[k].startswith("aux") for k in r.verb_markers.get(token, ())):
        return True
    return r.lower[token - 1 : token] in (["se"], ["s'"])


def _is_history(r: Reading) -> bool:
    """Whether a document speaks of the time of the two world wars."""
    return any(
        word in _HISTORY or word == "guerre" and r.lower[k + 1 : k + 2] == ["mondiale"]
        for k, word in enumerate(r.lower)
    )


def _means_another_thing(r: Reading, hit: Hit, past: bool) -> bool:
    """Whether words beside a term keep it from meaning an actor (*régime fiscal*), or its time does."""
    if not hit.row.unless:
        return False
    a, b = hit.tokens
    if past and PAST in hit.row.unless and r.quote[a] < 0:
        return True  # « les résistants de 1944 »
    near = [*range(max(0, a - 4), a), *_behind(r, b)]
    governor = r.head[hit.noun]
    if r.pos[governor] == "VERB":
        near += [k for k in r.children[governor] if r.dep[k].startswith("obj")]
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
    if head in range(*hit.tokens):
        behind = _behind(r, hit.tokens[1])
        words = [*takewhile(lambda k: r.pos[k] != "ADP" or r.lower[k] in OF, behind)]
    else:
        words = [head]
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
    k = start - 1
    while k > 0 and r.pos[k] == "ADJ":
        k -= 1
    if k < 0 or r.lower[k] not in _DEFINITE:
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
