"""Plain text files, seen from outside: bytes in, a document or a reason out."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import BinaryInput, Document, EmptyInput, InputError, NotFrench, UnreadableInput
from recoupe.readers import read_file, read_stream, text
from tests.readers.reading import documents, read_bytes

FRENCH = (
    "Le porte-parole de l’armée a démenti jeudi que des soldats aient été blessés à la frontière, où « la situation est"
    " calme » selon lui. Des témoins affirment pourtant avoir entendu des tirs après minuit."
)


def read(data: bytes) -> Document | InputError:
    [item] = read_bytes(text, data)
    return item


def document(data: bytes) -> Document:
    item = read(data)
    assert isinstance(item, Document), item
    return item


def test_utf8_is_taken_as_it_stands():
    content = FRENCH.replace(". ", ".\r\n\r\n") + "\n"
    found = document(content.encode())
    assert (found.text, found.text_changed, found.notes, found.path) == (content, False, (), "a.txt")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_other_encodings_give_the_same_text_and_say_so(encoding):
    found = document(FRENCH.encode(encoding))
    assert found.text == FRENCH
    assert found.text_changed
    assert found.notes


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding):
    assert document(FRENCH.encode(encoding)).text == FRENCH


def test_a_broken_byte_does_not_lose_the_text():
    data = FRENCH.encode()
    cut = data.index("é".encode()) + 1
    found = document(data[:cut] + data[cut + 1 :])
    assert found.text.count("\ufffd") == 1
    assert found.text_changed
    assert "remplacé" in found.notes[0]


def test_decomposed_accents_are_composed():
    found = document("Te\u0301he\u0301ran de\u0301ment.".encode())
    assert (found.text, found.text_changed) == ("Téhéran dément.", True)
    assert found.notes == ("texte normalisé en NFC",)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", "\ufeff".encode()])
def test_empty(data):
    assert isinstance(read(data), EmptyInput)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 8, "control"),
        (b"Rien de neuf\x00\x00\x00.", "control"),
    ],
)
def test_binary_files_are_named(data, word):
    item = read(data)
    assert isinstance(item, BinaryInput)
    assert word in item.what
    assert item.hint


def test_a_false_mark():
    assert isinstance(read(b"\xef\xbb\xbf\xff\xff\xff"), UnreadableInput)


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("The defence minister said on Friday that the city was free and that the troops were going north.", "English"),
        ("El ministro ha declarado el viernes que la ciudad está libre y que las tropas se repliegan.", "Spanish"),
        ("Il ministro ha dichiarato venerdì che la città è stata liberata e che le truppe si ritirano.", "Italian"),
        ("Міністр заявив у п'ятницю, що місто повністю звільнено, а війська відступають на північ.", "Ukrainian"),
        ("أعلن وزير الدفاع يوم الجمعة أن المدينة قد تحررت بالكامل وأن القوات تنسحب نحو الشمال.", "Arabic"),
    ],
)
def test_other_languages_are_named(content, language):
    item = read(content.encode())
    assert isinstance(item, NotFrench)
    assert language in item.what


@pytest.mark.parametrize(
    "content",
    ["Kiev", "Breaking news", "12 345 !!!", "OK.", FRENCH + " The general said that his troops would not leave. " * 3],
)
def test_short_and_mixed_texts_are_accepted(content):
    assert isinstance(read(content.encode()), Document)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_reason(data):
    item = read(data)
    assert isinstance(item, Document) or (item.where == "a.txt" and item.hint)


def test_missing_file(tmp_path):
    [missing] = read_file(tmp_path / "nothing.txt")
    assert isinstance(missing, UnreadableInput)
    assert "nothing.txt" in str(missing)


def test_an_unknown_ending_is_plain_text(tmp_path):
    path = tmp_path / "dépêche.article"
    path.write_text(FRENCH, encoding="utf-8")
    [found] = documents(read_file(path))
    assert isinstance(found, Document)
    assert found.path == str(path)


def test_a_stream_is_told_by_its_content():
    [plain] = documents(read_stream(io.BytesIO(FRENCH.encode()), where="standard input"))
    [record] = documents(read_stream(io.BytesIO(b'{"id": "x", "text": "Rien."}'), where="standard input"))
    assert isinstance(plain, Document)
    assert isinstance(record, Document)
    assert (plain.path, record.id) == (None, "x")
