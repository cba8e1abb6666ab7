"""Dates as pages, feeds and mails write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.readers import build_document
from recoupe.readers._when import french_date, parse_when

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T06:30:00Z", "2024-05-03T06:30:00+00:00"),
        ("2024-05-03T06:30:00.123+0200", "2024-05-03T06:30:00+02:00"),
        (" 2024-05-03 06:30 ", "2024-05-03T06:30:00"),
        ("Fri, 03 May 2024 06:30:00 GMT", "2024-05-03T06:30:00+00:00"),
        ("Fri, 3 May 2024 06:30:00 +0200", "2024-05-03T06:30:00+02:00"),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("2024-13-45", None),
        ("hier", None),
        ("", None),
        (None, None),
        (20240503, None),
    ],
)
def test_dates_of_machines(written, when):
    assert parse_when(written) == when


@given(DAYS)
def test_dates_that_a_page_shows(day):
    for shown in (f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day.day:02}/{day.month:02}/{day.year}"):
        assert french_date(f"Le convoi. Publié le {shown} à 6 h 05. Mis à jour le 1er juin 2024") == f"{day}T06:05:00"


@pytest.mark.parametrize(
    "text",
    [
        "Publié le 31 février 2024",
        "le 3 mai 2024",
        "Publié le 3 mai 2024. Publiée le 4 mai 2024",
        "Publié le 3/13/2024",
    ],
)
def test_no_date_or_several(text):
    assert french_date(text) is None


@given(
    st.text(max_size=40)
    | st.datetimes().map(str)
    | st.datetimes().map(lambda moment: moment.strftime("%a, %d %b %Y %T"))
)
def test_what_is_parsed_is_a_date_for_documents_too(text):
    when = parse_when(text)
    if when is not None:
        assert build_document("Rien.", published=when).published == when[:10]
