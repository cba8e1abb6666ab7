"""gzip, bzip2 and xz, seen from outside."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import Document, InputError, UnreadableInput
from recoupe.readers import compressed, read_file, read_stream
from tests.readers.building import FRENCH, make_zip, page
from tests.readers.reading import documents, read_bytes

FORMATS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
each_format = pytest.mark.parametrize("ending", FORMATS)


def read(data: bytes, name: str) -> list[Document | InputError]:
    return read_bytes(compressed, data, name)


@each_format
def test_a_text(ending):
    [found] = read(FORMATS[ending](FRENCH.encode()), f"a.txt.{ending}")
    assert isinstance(found, Document)
    assert (found.text, found.path, found.text_changed) == (FRENCH, f"a.txt.{ending}!a.txt", False)


@each_format
def test_it_is_told_by_its_content(ending):
    [found] = documents(read_stream(io.BytesIO(FORMATS[ending](page())), where="standard input"))
    assert isinstance(found, Document)
    assert (found.text, found.title, found.path) == (FRENCH, "Un titre", None)


@each_format
def test_records_are_read_before_the_end_has_come(ending):
    line = b'{"id": "7", "text": "Rien."}\n'
    data = FORMATS[ending](line * 50_000)
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    items = read_stream(stream, where="a")
    assert isinstance(documents([next(items)])[0], Document)
    assert sum(1 for _ in items) == 49_999


@each_format
def test_streams_end_to_end(ending):
    pack = FORMATS[ending]
    [found] = read(pack(b"Le maire ") + pack("dément.".encode()), f"a.txt.{ending}")
    assert isinstance(found, Document)
    assert found.text == "Le maire dément."


@each_format
def test_what_breaks_off_is_named_after_what_came_before(ending):
    import random

    noise = random.Random(5)
    lines = "".join(f'{{"text": "Rien. {noise.random()}"}}\n' for _ in range(5_000))
    *found, problem = read(FORMATS[ending](lines.encode())[:-5_000], f"a.jsonl.{ending}")
    assert isinstance(problem, UnreadableInput)
    assert problem.where == f"a.jsonl.{ending}"
    assert ending == "xz" or ending == "bz2" or found


@each_format
def test_damage(ending):
    data = bytearray(FORMATS[ending](FRENCH.encode() * 5))
    data[len(data) // 2] ^= 0xFF
    [problem] = read(bytes(data), f"a.txt.{ending}")
    assert isinstance(problem, UnreadableInput)


@each_format
@pytest.mark.parametrize("line", [b'{"text": ""}\n', b"a"])
def test_bombs(ending, line):
    data = FORMATS[ending](line * (20_000_000 // len(line))) * 20
    *_, problem = read(data, f"a.jsonl.{ending}")
    assert isinstance(problem, UnreadableInput)
    assert any(reason in problem.what for reason in ("bomb", "in a row", "longer than"))


def test_an_xz_file_that_wants_gigabytes():
    data = lzma.compress(
        FRENCH.encode(),
        filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30, "mode": lzma.MODE_FAST, "mf": lzma.MF_HC3}],
    )
    [problem] = read(data, "a.txt.xz")
    assert isinstance(problem, UnreadableInput)


def test_a_file_that_was_unpacked_and_kept_its_name():
    [found] = read(b'{"id": "7", "text": "Rien."}\n', "a.jsonl.gz")
    assert isinstance(found, Document)
    assert (found.id, found.text) == ("7", "Rien.")


def test_packed_again_and_again():
    data = FRENCH.encode()
    for _ in range(3):
        data = gzip.compress(data)
    [found] = read(data, "a.txt.gz.gz.gz")
    assert isinstance(found, Document)
    [problem] = read(gzip.compress(data), "a.txt.gz.gz.gz.gz")
    assert isinstance(problem, UnreadableInput)
    assert "deep" in problem.what


def test_a_packed_archive(tmp_path):
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress(make_zip({"a.txt": FRENCH})))
    [found] = documents(read_file(tmp_path / "a.zip.gz"))
    assert isinstance(found, Document)
    assert found.path == f"{tmp_path / 'a.zip.gz'}!a.zip!a.txt"


@given(st.binary(max_size=100), st.sampled_from([b"\x1f\x8b\x08\x00", b"BZh9", b"\xfd7zXZ\x00", b""]))
def test_any_bytes(data, magic):
    items = read(magic + data, "a.txt.gz")
    assert items
    assert all(isinstance(item, Document | InputError) for item in items)
