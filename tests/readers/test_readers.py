"""What every reader has to offer."""

from __future__ import annotations

import datetime
import io

import pytest

from recoupe.readers import Source, build_document, parse_date, read_source, readers


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


def test_no_media_type_belongs_to_two_readers():
    types = [kind for reader in readers().values() for kind in reader.MEDIA_TYPES]
    assert len(types) == len(set(types))


@pytest.mark.parametrize(
    ("path", "media_type", "head", "name"),
    [
        ("a.html", None, b"x", "html"),
        ("a.xml", "text/html", b"x", "feed"),
        (None, "application/atom+xml", b"x", "feed"),
        (None, "text/html", b"{}", "html"),
        (None, "text/xml", b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        (None, None, b"<!DOCTYPE html><html>", "html"),
        (None, None, b"https://gazette.example/1\n", "urls"),
        (None, "text/plain", b"Rien.", "text"),
        ("a.unknown", None, b"Rien.", "text"),
    ],
)
def test_the_reader_is_picked_by_ending_then_type_then_content(path, media_type, head, name, monkeypatch):
    source = Source(stream=io.BytesIO(head), where="a", path=path, media_type=media_type)
    picked = []
    for known, reader in readers().items():
        monkeypatch.setattr(reader, "read", lambda source, known=known: iter([picked.append(known)]))
    assert len(list(read_source(source))) == 1
    assert picked == [name]


def test_a_member_is_not_what_its_archive_is():
    whole = Source(
        stream=io.BytesIO(),
        where="a.zip",
        url="https://gazette.example/a.zip",
        media_type="application/zip",
        charset="x",
    )
    member = whole.inside("b.html", io.BytesIO(), media_type="text/html")
    assert (member.where, member.url, member.media_type, member.charset) == ("a.zip!b.html", None, "text/html", None)
