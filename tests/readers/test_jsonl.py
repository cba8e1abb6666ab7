"""JSON Lines, seen from outside: bytes in, documents and reasons out."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import Document, EmptyInput, InputError, NotFrench, UnreadableInput
from recoupe.model import Item
from recoupe.readers import Source, jsonl, read_stream
from tests.readers.reading import read_bytes


def read(*lines: object) -> list[Document | InputError]:
    data = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    return read_bytes(jsonl, data.encode(), "a.jsonl")


def test_every_field_is_kept_and_the_title_is_not_analyzed():
    record = {"id": "7", "text": "Rien.", "title": "Un titre", "outlet": "La Gazette", "url": "https://example.org/7"}
    [found] = read({**record, "published": "2024-05-03T06:30:00+02:00", "author": "unused"})
    assert isinstance(found, Document)
    assert {name: getattr(found, name) for name in record} == record
    assert found.published == "2024-05-03"
    assert found.path is None


def test_byline_archive_and_the_time_of_publication():
    record = {"text": "Rien.", "byline": "Jeanne Roche", "archive": "https://archive.example.org/7"}
    data = json.dumps({**record, "published": "2024-05-03", "published_at": "2024-05-03T06:30:00+02:00"}).encode()
    [item] = jsonl.read(Source(stream=io.BytesIO(data), where="a.jsonl"))
    assert isinstance(item, Item)
    assert (item.document.byline, item.document.published) == ("Jeanne Roche", "2024-05-03")
    assert item.document.published_at == "2024-05-03T06:30:00+02:00"
    assert item.original.archive == "https://archive.example.org/7"


def test_an_endless_line_is_named_and_the_others_go_on():
    items = read('{"text": "' + "a" * (17 * 2**20) + '"}', {"text": "Rien."})
    assert [type(item) for item in items] == [UnreadableInput, Document]
    assert "a.jsonl:1" in str(items[0])


def test_what_is_no_json_lines_at_all_is_left_early():
    items = list(read_stream(io.BytesIO(b'{"a\n' * 50_000), where="a"))
    assert len(items) == 10_001
    assert "in a row" in str(items[-1])


def test_nul_becomes_a_replacement_character():
    [item] = read('{"text": "Rien\\u0000."}')
    assert isinstance(item, Document)
    assert (item.text, item.text_changed) == ("Rien\ufffd.", True)


def test_without_an_id_the_text_gives_one():
    first, second, other = read({"text": "Rien."}, {"text": "Rien.", "id": None}, {"text": "Rien !"})
    assert isinstance(first, Document)
    assert first == second
    assert first != other


def test_bad_lines_are_named_and_the_others_go_on():
    items = read(
        {"text": "Un."},
        "",
        "{broken",
        '["a list"]',
        {"text": 7},
        {"text": "  "},
        {"id": "x"},
        {"text": "Un.", "outlet": ["La Gazette"]},
        {"text": "The minister said on Friday that the city was free and that the troops were going north again."},
        {"text": "Deux."},
    )
    problems = [item for item in items if isinstance(item, InputError)]
    assert [item.text for item in items if isinstance(item, Document)] == ["Un.", "Deux."]
    assert [problem.where for problem in problems] == [f"a.jsonl:{number}" for number in range(3, 10)]
    assert [type(problem) for problem in problems] == [UnreadableInput] * 3 + [EmptyInput] + [UnreadableInput] * 2 + [
        NotFrench
    ]
    assert all(problem.hint for problem in problems)


def test_a_line_in_another_encoding_is_named():
    [item] = read_bytes(jsonl, '{"text": "démenti"}'.encode("cp1252"), "a.jsonl")
    assert isinstance(item, UnreadableInput)


@pytest.mark.parametrize("published", ["hier", "2024-13-45", "mai 2024"])
def test_an_unreadable_date_is_left_out_and_said(published):
    [found] = read({"text": "Rien.", "published": published})
    assert isinstance(found, Document)
    assert found.published is None
    assert published in found.notes[0]


def test_an_empty_file():
    assert [type(item) for item in read("", "")] == [EmptyInput]


def test_a_byte_order_mark_is_no_problem():
    [found] = read_bytes(jsonl, b"\xef\xbb\xbf" + b'{"text": "Rien."}\r\n', "a.jsonl")
    assert isinstance(found, Document)
    assert not found.text_changed


def test_half_a_surrogate_pair_becomes_a_replacement_character():
    [item] = read('{"text": "Rien\\ud83d."}')
    assert isinstance(item, Document)
    assert (item.text, item.text_changed) == ("Rien\ufffd.", True)


@given(st.binary(max_size=200).filter(lambda data: b"\n" not in data))
def test_any_line_gives_a_document_or_a_reason(line):
    for item in read_bytes(jsonl, line, "a.jsonl"):
        assert isinstance(item, Document | InputError)
