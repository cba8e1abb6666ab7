"""Which days documents share their rare words with: words in, days out."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from recoupe.crosscheck.likeness import alike
from recoupe.crosscheck.words import word_hashes
from recoupe.extract.times.daysets import ALL, between, first_day, last_day

START = date(2031, 3, 3)
#: The documents of one day tell of the same thing, in words that those of other days do not have.
DAYS, TEXTS = 20, 4


def words_of(day: int, text: int) -> np.ndarray:
    return word_hashes(f"valdore marche jour{day} lieu{day} nom{day} fait{day} propre{day}x{text} mot{day}x{text}")


def on(day: int) -> int:
    known = START + timedelta(day)
    return between(known, known)


WORDS = [(day * TEXTS + text, words_of(day, text)) for day in range(0, DAYS * 10, 10) for text in range(TEXTS)]
DATED = {day * TEXTS + text: on(day) for day in range(0, DAYS * 10, 10) for text in range(TEXTS)}
NEW = 100_000


def asked(words: str, may: int = ALL, dated: dict[int, int] = DATED) -> tuple[date, date] | None:
    found = list(alike([*WORDS, (NEW, word_hashes(words))], dated, {NEW: may}))
    return (first_day(found[0].days), last_day(found[0].days)) if found else None


@pytest.mark.parametrize("day", [10, 50, 190])
def test_rare_words_tell_the_days(day):
    found = asked(f"À Valdoré, marche : jour{day} lieu{day} nom{day}")
    assert found is not None
    low, high = found
    assert low <= START + timedelta(day) <= high
    assert (high - low).days < 10


def test_days_that_cannot_be_are_not_told():
    may = between(START + timedelta(48), START + timedelta(49))
    assert asked("jour50 lieu50 nom50", may) == (START + timedelta(48), START + timedelta(49))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("valdore marche", id="words of all days"),
        pytest.param("jour10 lieu10 jour90 lieu90 jour150 lieu150", id="words of several days"),
        pytest.param("personne ne dit cela", id="words of no day"),
    ],
)
def test_nothing_is_told_where_opinions_are_divided(words):
    assert asked(words) is None


def test_few_dated_documents_tell_nothing():
    few = {number: days for number, days in DATED.items() if number < 50 * TEXTS}
    assert asked("jour10 lieu10 nom10", dated=few) is None


def test_the_order_of_days_does_not_count():
    turned = dict(reversed(DATED.items()))
    assert asked("jour50 lieu50 nom50 fait50", dated=turned) == asked("jour50 lieu50 nom50 fait50")
