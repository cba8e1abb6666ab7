"""What the cross-check keeps over several documents: records under digests, those of one kind together."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from recoupe.dossier import Dossier


@pytest.fixture
def dossier(path):
    """An empty dossier."""
    with Dossier(path, create=True) as dossier:
        yield dossier


def test_nothing_is_kept_at_first(dossier):
    assert dossier.kept("facts") == {}


def test_what_is_kept_is_there_when_it_is_opened_again(dossier):
    dossier.keep("facts", {b"1": b"one", b"2": b""})
    with Dossier(dossier.path) as again:
        assert again.kept("facts") == {b"1": b"one", b"2": b""}


def test_what_is_not_given_again_goes_and_other_kinds_stay(dossier):
    dossier.keep("names", {b"1": b"other"})
    dossier.keep("facts", {b"1": b"one", b"2": b"two"})
    dossier.keep("facts", {b"2": b"two", b"3": b"three"})
    assert dossier.kept("facts") == {b"2": b"two", b"3": b"three"}
    assert dossier.kept("names") == {b"1": b"other"}


def test_the_same_again_writes_nothing(dossier):
    dossier.keep("facts", {b"1": b"one"})
    with closing(sqlite3.connect(dossier.path)) as other:
        before = other.execute("PRAGMA data_version").fetchone()
        dossier.keep("facts", {b"1": b"one"})
        assert other.execute("PRAGMA data_version").fetchone() == before


def test_in_the_midst_of_reading_nothing_is_written(dossier):
    with dossier.reading():
        dossier.keep("facts", {b"1": b"one"})
        assert dossier.kept("facts") == {}
    assert dossier.kept("facts") == {}
