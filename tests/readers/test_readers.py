"""What every reader has to offer."""

from __future__ import annotations

import datetime

import pytest

from recoupe.readers import build_document, parse_date, readers


@pytest.mark.parametrize("name", sorted(readers()))
def test_a_reader_describes_itself(name):
    reader = readers()[name]
    assert reader.DESCRIPTION
    assert reader.SUFFIXES
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in reader.SUFFIXES)


def test_no_ending_belongs_to_two_readers():
    suffixes = [suffix for reader in readers().values() for suffix in reader.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, None),
        ("", None),
        ("2024-05-03", "2024-05-03"),
        (" 2024-05-03 23:59:00 ", "2024-05-03"),
        (datetime.date(2024, 5, 3), "2024-05-03"),
        (datetime.datetime(2024, 5, 3, 12), "2024-05-03"),
    ],
)
def test_dates(value, day):
    assert parse_date(value) == day


def test_the_same_text_has_the_same_id_however_it_was_composed():
    assert build_document("démenti").id == build_document("de\u0301menti").id
