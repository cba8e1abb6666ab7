"""Mapping over processes: in order, bounded, and never stuck."""

from __future__ import annotations

import os
import time

import pytest

from recoupe.errors import RecoupeError
from recoupe.workers import map_processes


def _slow_first(number: int) -> int:
    time.sleep(0.3 if number == 0 else 0.01)
    return -number


def _large(data: bytes) -> bytes:
    return data * 4


def _raise_at_five(number: int) -> int:
    if number == 5:
        raise ValueError(number)
    return number


def _die_at_five(number: int) -> int:
    if number == 5:
        os._exit(1)
    return number


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 60])
def test_results_come_in_the_order_of_the_items(processes, count):
    assert list(map_processes(_slow_first, range(count), processes)) == [-number for number in range(count)]


def test_long_items_and_results_do_not_wait_for_each_other():
    items = [bytes([number]) * 1_000_000 for number in range(12)]
    assert [len(found) for found in map_processes(_large, items, 2)] == [4_000_000] * 12


def test_items_are_taken_a_few_ahead_only():
    taken = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield number

    results = map_processes(abs, items(), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    results.close()
    assert len(taken) <= 3 + 4 * 2


def test_what_is_raised_comes_in_its_turn():
    results = map_processes(_raise_at_five, range(20), 2)
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError, match="5"):
        next(results)


def test_a_process_that_dies_is_told():
    with pytest.raises(RecoupeError, match="ended unexpectedly; memory may have run out"):
        list(map_processes(_die_at_five, range(20), 2))
