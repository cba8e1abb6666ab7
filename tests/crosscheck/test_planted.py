"""Passages that were planted in other texts are found, with their edges, whatever was done to them."""

from __future__ import annotations

import random
import unicodedata
from bisect import bisect_left
from collections.abc import Callable

import pytest

from recoupe.crosscheck.copies import NEAR, STOCK, Corpus, Shared
from recoupe.crosscheck.words import word_hashes, word_spans
from tests.crosscheck.corpus import prose, sentence

#: Words by which the edge of a passage may be off: a changed word near the edge hides the few beyond it.
_OFF = 8
_CASES = 60


def same(words: list[str], chance: random.Random) -> list[str]:
    """Change nothing."""
    return words


def twelfth(words: list[str], chance: random.Random) -> list[str]:
    """Change every twelfth word."""
    first = chance.randrange(12)
    return [chance.choice(prose(chance, 5)) if n % 12 == first else word for n, word in enumerate(words)]


def added(words: list[str], chance: random.Random) -> list[str]:
    """Put a word in, in every sentence or so."""
    places = set(chance.sample(range(len(words)), len(words) // 20))
    return [part for n, word in enumerate(words) for part in ((["hélas"] if n in places else []) + [word])]


def left_out(words: list[str], chance: random.Random) -> list[str]:
    """Leave a word out, in every sentence or so."""
    places = set(chance.sample(range(len(words)), len(words) // 20))
    return [word for n, word in enumerate(words) if n not in places]


def otherwise(words: list[str], chance: random.Random) -> list[str]:
    """Write the same words with other accents, case, apostrophes and quotation marks."""
    plain = unicodedata.normalize("NFD", " ".join(words))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace("'", "’")
    found = plain.upper().split() if chance.random() < 0.3 else plain.split()
    for n in range(0, len(found) - 3, 9):
        found[n], found[n + 2] = f"“{found[n]}", f"{found[n + 2]}”"
    return found


EDITS: list[Callable[[list[str], random.Random], list[str]]] = [same, twelfth, added, left_out, otherwise]


def plant(words: list[str], chance: random.Random, *, least: int = 0) -> tuple[str, tuple[int, int]]:
    """Put words somewhere into other prose; give the text and where, in characters."""
    before = prose(chance, chance.randint(least, 400))
    after = prose(chance, chance.randint(least, 400))
    head = " ".join(before) + " " * bool(before)
    body = " ".join(words)
    return f"{head}{body} {' '.join(after)}", (len(head), len(head) + len(body))


def in_words(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Give the same place in words."""
    starts = [start for start, _ in word_spans(text)]
    return bisect_left(starts, span[0]), bisect_left(starts, span[1])


def found(texts: list[str]) -> dict[tuple[int, int], Shared]:
    """Find what texts share."""
    return {(pair.a, pair.b): pair for pair in Corpus([word_hashes(text) for text in texts]).shared()}


def is_there(pair: Shared | None, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether a passage was found where it was planted."""
    return pair is not None and any(
        abs(passage.a_start - a[0]) <= _OFF
        and abs(passage.a_end - a[1]) <= _OFF
        and abs(passage.b_start - b[0]) <= _OFF
        and abs(passage.b_end - b[1]) <= _OFF
        for passage in pair.passages
    )


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_planted_passages_are_found(edit):
    chance = random.Random(edit.__name__)
    texts, places = [], []
    for _ in range(_CASES):
        passage = prose(chance, chance.randint(60, 180))
        for words in (passage, edit(passage, chance)):
            text, span = plant(words, chance)
            texts.append(text)
            places.append(in_words(text, span))
    pairs = found(texts)
    hits = sum(is_there(pairs.get((n, n + 1)), places[n], places[n + 1]) for n in range(0, 2 * _CASES, 2))
    assert hits >= 0.97 * _CASES
    assert set(pairs) <= {(n, n + 1) for n in range(0, 2 * _CASES, 2)}  # nothing else is shared


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_several_passages_in_another_order(edit):
    chance = random.Random(f"order {edit.__name__}")
    hits = 0
    for _ in range(_CASES // 3):
        passages = [prose(chance, chance.randint(60, 120)) for _ in range(3)]
        order = chance.sample(range(3), 3)
        one = [plant(passage, chance, least=20) for passage in passages]
        other = [plant(edit(passages[n], chance), chance, least=20) for n in order]
        texts = [" ".join(text for text, _ in parts) for parts in (one, other)]
        pair = found(texts).get((0, 1))
        for n in range(3):
            spans = []
            for text, parts, at in ((texts[0], one, n), (texts[1], other, order.index(n))):
                shift = sum(len(part) + 1 for part, _ in parts[:at])
                spans.append(in_words(text, (parts[at][1][0] + shift, parts[at][1][1] + shift)))
            hits += is_there(pair, *spans)
    assert hits >= 0.97 * 3 * (_CASES // 3)


@pytest.mark.parametrize("carriers", [2, 12, STOCK, STOCK + 1, 200])
def test_one_passage_in_many_documents(carriers):
    chance = random.Random(carriers)
    wire = prose(chance, 75)
    planted = [plant(wire if n % 3 else added(wire, chance), chance) for n in range(carriers)]
    pairs = found([text for text, _ in planted])
    places = [in_words(text, span) for text, span in planted]
    linked = [(before, n) for n in range(carriers) for before in range(0 if n < STOCK else n - NEAR, n)]
    assert set(linked) <= set(pairs)
    unchanged = [(before, n) for before, n in linked if before % 3 or n % 3]
    hits = sum(is_there(pairs[before, n], places[before], places[n]) for before, n in unchanged)
    assert hits >= 0.97 * len(unchanged)
    assert len(pairs) <= carriers * max(NEAR, STOCK)


def test_a_dispatch_inside_a_long_article():
    chance = random.Random(75)
    dispatch = " ".join(prose(chance, 75))
    article = f"{' '.join(prose(chance, 250))} {dispatch} {' '.join(prose(chance, 250))}"
    [pair] = found([article, dispatch]).values()
    assert pair.containment_b == 1.0
    assert 0.1 < pair.containment_a < 0.2


@pytest.mark.parametrize("words", [3, 6, 9])
def test_a_stock_phrase_is_no_passage(words):
    chance = random.Random(words)
    phrase = " ".join(prose(chance, words))
    assert found([f"{sentence(chance)} {phrase} {sentence(chance)}" for _ in range(30)]) == {}


def test_a_text_that_repeats_itself():
    refrain = " ".join(prose(random.Random(1), 40))
    [pair] = found([" ".join([refrain] * 50), refrain]).values()
    assert (pair.containment_a, pair.containment_b, len(pair.passages)) == (pytest.approx(1, abs=0.15), 1.0, 1)
