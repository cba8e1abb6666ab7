"""ZIP archives, seen from outside."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import BinaryInput, Document, EmptyInput, InputError, UnreadableInput
from recoupe.readers import read_file, read_stream
from recoupe.readers import zip as archive
from tests.readers.building import FRENCH, make_docx, make_pdf, make_zip, page
from tests.readers.reading import documents, read_bytes


def read(data: bytes) -> list[Document | InputError]:
    return read_bytes(archive, data, "a.zip")


def paths(items: list[Document | InputError]) -> list[str | None]:
    return [item.path if isinstance(item, Document) else item.where for item in items]


def test_members_of_all_formats_by_name():
    members = {
        "b/article.html": page(),
        "a.txt": FRENCH,
        "c.jsonl": '{"id": "7", "text": "Rien."}',
        "d.pdf": make_pdf([["Le maire de Valmont dément."]]),
        "e.docx": make_docx([FRENCH]),
        "f.csv": "id;texte\n8;Rien.\n",
    }
    items = read(make_zip(members))
    assert all(isinstance(item, Document) for item in items)
    assert paths(items) == ["a.zip!a.txt", "a.zip!b/article.html", None, "a.zip!d.pdf", "a.zip!e.docx", None]


def test_names_are_only_names():
    names = ["../../etc/passwd.txt", "/absolu.txt", "C:\\a.txt", "a\x1b[2Jb.txt", "x\u202etxt.exe.txt"]
    items = read(make_zip(dict.fromkeys(names, "Rien.")))
    assert all(isinstance(item, Document) for item in items)
    shown = " ".join(path or "" for path in paths(items))
    assert "a.zip!../../etc/passwd.txt" in shown
    assert shown.isprintable()


def test_what_systems_add_is_passed_over():
    members = {
        "__MACOSX/._a.txt": b"\x00\x05",
        ".DS_Store": b"\x00",
        "a/.git/x.txt": "Rien.",
        "a.txt": "Rien.",
        "b/": "",
    }
    assert paths(read(make_zip(members))) == ["a.zip!a.txt"]


def test_two_members_of_one_name_are_two():
    data = make_zip({"a.txt": "Un.", "b.txt": "Deux."}).replace(b"b.txt", b"a.txt")
    assert paths(read(data)) == ["a.zip!a.txt", "a.zip!a.txt#2"]


def test_files_of_no_known_format_are_named():
    items = read(make_zip({"a.css": "p { color: red }", "b.png": b"\x89PNG", "LISEZMOI": "Rien.", "c.txt": "Rien."}))
    assert [type(item) for item in items] == [Document, BinaryInput, BinaryInput, Document]
    assert paths(items) == ["a.zip!LISEZMOI", "a.zip!a.css", "a.zip!b.png", "a.zip!c.txt"]


def test_archives_in_archives_three_deep():
    data = make_zip({"a.txt": "Rien."})
    for name in ("c.zip", "b.zip"):
        data = make_zip({name: data, f"{name}.txt": "Rien."})
    assert paths(read(data)) == ["a.zip!b.zip!c.zip!a.txt", "a.zip!b.zip!c.zip.txt", "a.zip!b.zip.txt"]
    [problem, *others] = [item for item in read(make_zip({"z.zip": data})) if isinstance(item, InputError)]
    assert problem.where == "a.zip!z.zip!b.zip!c.zip"
    assert "deep" in problem.what
    assert not others


def test_encrypted_members_are_named():
    data = bytearray(make_zip({"a.txt": "Rien.", "b.txt": "Rien."}))
    first = data.index(b"PK\x01\x02")
    data[first + 8] |= 1
    data[data.index(b"PK\x03\x04") + 6] |= 1
    problem, found = read(bytes(data))
    assert isinstance(problem, UnreadableInput)
    assert (problem.where, problem.what) == ("a.zip!a.txt", "encrypted")
    assert isinstance(found, Document)


def test_a_damaged_member_does_not_lose_the_others():
    data = bytearray(make_zip({"a.txt": FRENCH * 3, "b.txt": "Rien."}))
    data[60] ^= 0xFF
    problem, found = read(bytes(data))
    assert isinstance(problem, UnreadableInput)
    assert problem.where == "a.zip!a.txt"
    assert isinstance(found, Document)


def test_a_bomb_is_told_by_what_it_says():
    items = read(make_zip({"a.txt": b"\0" * 50_000_000, "b.txt": "Rien."}))
    assert isinstance(items[0], UnreadableInput)
    assert "bomb" in items[0].what
    assert isinstance(items[1], Document)


def test_a_bomb_that_lies_is_told_by_what_comes_out():
    data = bytearray(make_zip({"a.txt": b"a" * 50_000_000, "b.txt": "Rien."}))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.index(mark) + place
        data[start : start + 4] = struct.pack("<I", 1_000)
    first, second = read(bytes(data))
    assert isinstance(first, UnreadableInput)
    assert isinstance(second, Document)


def test_many_members_that_are_each_a_small_bomb_are_stopped_early():
    row = '{"text": "' + "a" * 900_000 + '"}\n'
    items = read(make_zip({f"{number:03}.jsonl": row for number in range(500)}))
    assert isinstance(items[-1], UnreadableInput)
    assert "bomb" in items[-1].what
    assert len(items) < 450


def test_members_that_overlap():
    data = bytearray(make_zip({"a.txt": FRENCH * 5, "b.txt": FRENCH}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 0)  # where the first one begins
    items = read(bytes(data))
    assert isinstance(items[-1], UnreadableInput)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", make_zip({"a.txt": FRENCH})[:-30], b"PK\x05\x06" + b"\xff" * 18])
def test_broken(data):
    [problem] = read(data)
    assert isinstance(problem, UnreadableInput)
    assert problem.where == "a.zip"


def test_empty():
    assert [type(item) for item in read(make_zip({}))] == [EmptyInput]


def test_other_office_documents_are_named():
    [problem] = read(make_zip({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}))
    assert isinstance(problem, BinaryInput)
    assert "docx" in (problem.hint or "")


def test_from_a_pipe_and_by_content():
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._rest = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            return self._rest.readinto(buffer)

    [found] = documents(read_stream(Pipe(make_zip({"a.txt": "Rien."})), where="standard input"))  # type: ignore[arg-type]
    assert isinstance(found, Document)
    assert found.path is None


def test_a_docx_named_zip_and_a_zip_without_ending(tmp_path):
    (tmp_path / "depeches").write_bytes(make_zip({"a.txt": "Rien."}))
    [found] = documents(read_file(tmp_path / "depeches"))
    assert isinstance(found, Document)
    assert found.path == f"{tmp_path / 'depeches'}!a.txt"


@given(st.data())
def test_any_damage_gives_documents_or_reasons(data):
    packed = bytearray(make_zip({"a.txt": "Rien de neuf.", "b.jsonl": '{"text": "Rien."}'}))
    for _ in range(data.draw(st.integers(1, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    items = read(bytes(packed))
    assert items
    assert all(isinstance(item, Document | InputError) for item in items)
