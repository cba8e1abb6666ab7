"""Lists of addresses: told from texts, fetched only when asked for."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import Document, EmptyInput, FetchError, InputError, UnreadableInput
from recoupe.readers import Source, read_file, read_stream, urls
from tests.readers.reading import documents

LIST = "# La route de Montbrun\nhttps://gazette.example/1\n\n  http://gazette.example/2?a=b  \r\nhttps://gazette.example/1\n"


def served(url: str) -> Source:
    """Serve a page for every address but one."""
    if url.endswith("/2?a=b"):
        raise FetchError("the server answers 404 Not Found", where=url)
    page = b"<p>La route de Montbrun est rouverte depuis jeudi, dit le maire de la ville.</p>"
    return Source(
        stream=io.BytesIO(page), where=url, url=url, media_type="text/html", obtained_at="2024-05-03T06:00:00Z"
    )


def test_without_the_wish_nothing_is_fetched(tmp_path):
    path = tmp_path / "liste.txt"
    path.write_text(LIST, encoding="utf-8")
    [problem] = read_file(path)
    assert isinstance(problem, FetchError)
    assert "(2)" in problem.what
    assert "--fetch" in str(problem)


@pytest.mark.parametrize("name", ["liste.txt", "liste.urls", "liste"])
def test_with_the_wish_each_is_fetched_once_and_read(tmp_path, name):
    path = tmp_path / name
    path.write_text(LIST, encoding="utf-8")
    [item, problem] = read_file(path, fetch=served)
    assert not isinstance(item, InputError)
    assert (item.document.url, item.document.path) == ("https://gazette.example/1", None)
    assert (item.original.obtained, item.original.obtained_at) == ("https://gazette.example/1", "2024-05-03T06:00:00Z")
    assert item.key == "url:https://gazette.example/1"
    assert isinstance(problem, FetchError)


def test_a_list_that_is_fetched_is_not_followed(tmp_path):
    path = tmp_path / "liste.urls"
    path.write_text("https://gazette.example/liste\n", encoding="utf-8")

    def more(url: str) -> Source:
        return Source(stream=io.BytesIO(b"https://gazette.example/liste\n"), where=url, url=url)

    [problem] = read_file(path, fetch=more)
    assert isinstance(problem, FetchError)


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("# rien\n\n", [EmptyInput]),
        ("https://gazette.example/1\nfile:///etc/passwd\n", [UnreadableInput]),
        ("ftp://gazette.example\n", [UnreadableInput]),
    ],
)
def test_lines_that_are_no_address_are_named(text, errors):
    found = list(urls.addresses(Source(stream=io.BytesIO(text.encode()), where="a.urls")))
    assert [type(item) for item in found if isinstance(item, InputError)] == errors


def test_a_text_with_an_address_in_it_stays_a_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("https://gazette.example/1\nLe maire dément toute négociation.\n", encoding="utf-8")
    [found] = documents(read_file(path))
    assert isinstance(found, Document)


def test_the_format_that_is_named_wins(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("https://gazette.example/1\n", encoding="utf-8")
    [found] = documents(read_file(path, format="text"))
    assert isinstance(found, Document)


def test_a_long_list_on_standard_input():
    data = "".join(f"https://gazette.example/{n}\n" for n in range(5_000)).encode()
    [problem] = read_stream(io.BytesIO(data), where="standard input")
    assert isinstance(problem, FetchError)
    assert "(5000)" in problem.what


@given(st.binary(max_size=200))
def test_any_bytes_give_addresses_or_reasons(data):
    for item in urls.addresses(Source(stream=io.BytesIO(data), where="a.urls")):
        assert isinstance(item, InputError) or item[1].lower().startswith("http")
