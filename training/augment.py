"""Variants of a sentence as newspapers print them: other quotation marks, no full point, line breaks, bare capitals."""

from __future__ import annotations

import random

from training.treebanks import Sentence, Word

_OPEN, _CLOSE, _STRAIGHT = "«“", "»”", '"'
_BARE = str.maketrans("ÀÂÇÉÈÊËÎÏÔÙÛŒ", "AACEEEEIIOUUO")

# How often a sentence is changed in each way.
QUOTES = 0.5
NO_POINT = 0.06
LINE_BREAK = 0.12
THIN_SPACES = 0.12
BARE_CAPITALS = 0.2
ALL_CAPITALS = 0.01


def variant(sentence: Sentence, rng: random.Random) -> Sentence:
    """A changed copy; words, tags and tree stay what they are."""
    changed = sentence.copy()
    words = changed.words
    if rng.random() < QUOTES:
        _other_quotes(words, rng)
    if rng.random() < NO_POINT and words[-1].form == "." and not any(w.head == len(words) - 1 for w in words):
        words.pop()
    if rng.random() < BARE_CAPITALS:
        for word in words:
            word.form = word.form[0].translate(_BARE) + word.form[1:]
    if rng.random() < ALL_CAPITALS:
        for word in words:
            word.form = word.form.upper()
    if rng.random() < THIN_SPACES:
        changed.words = words = _with_thin_spaces(words)
    if rng.random() < LINE_BREAK:
        words.append(_space(rng.choice(["\n", "\n\n", " "]), len(words) - 1))
    return changed


def _other_quotes(words: list[Word], rng: random.Random) -> None:
    """Put the same kind of marks everywhere, whatever kind there was."""
    opening, closing = rng.choice([("«", "»"), ('"', '"'), ("“", "”")])
    opened = False
    for word in words:
        if word.pos == "PUNCT" and word.form in (*_OPEN, *_CLOSE, _STRAIGHT):
            opens = word.form in _OPEN or (word.form == _STRAIGHT and not opened)
            word.form = opening if opens else closing
            opened = opens


def _with_thin_spaces(words: list[Word]) -> list[Word]:
    """Put no-break spaces inside quotation marks and before high punctuation, as careful typesetters do."""
    after = [word.form == "«" for word in words]
    before = [word.form in ("»", ":", "?", "!", ";") for word in words]
    new_index: list[int] = []
    spaced: list[Word] = []
    for i, word in enumerate(words):
        if i and (before[i] or after[i - 1]):
            spaced[-1].space = False
            spaced.append(_space("\u00a0", -1))
        new_index.append(len(spaced))
        spaced.append(word)
    for i, word in enumerate(spaced):
        if word.pos == "SPACE":
            word.head = i - 1
        else:
            word.head = new_index[word.head]
    return spaced


def _space(form: str, head: int) -> Word:
    """White space that is a token of its own hangs on the word before it, as in spaCy."""
    return Word(form, form, "SPACE", "", head, "dep", space=False)
