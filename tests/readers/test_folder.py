"""Folders, seen from outside."""

from __future__ import annotations

import os
import sys

import pytest

from recoupe import BinaryInput, Document, EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers import read_file
from tests.readers.building import FRENCH, make_zip, page
from tests.readers.reading import documents

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are made otherwise there")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "presse"
    made.mkdir()
    return made


def write(folder, *names, content="Rien."):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def names(folder, items):
    return [os.path.relpath(item.path if isinstance(item, Document) else item.where, folder) for item in items]


def read(folder) -> list[Document | InputError]:
    return documents(read_file(folder))


def test_files_of_folders_in_order(folder):
    write(folder, "b.txt", "a/2.txt", "a/1.txt", "c/d/e.txt", "é.txt", "B.txt")
    assert names(folder, read(folder)) == ["B.txt", "a/1.txt", "a/2.txt", "b.txt", "c/d/e.txt", "é.txt"]


def test_hidden_files_are_passed_over(folder):
    write(folder, ".a.txt", ".git/b.txt", "c.txt")
    assert names(folder, read(folder)) == ["c.txt"]


def test_formats_are_told_as_for_single_files(folder):
    write(folder, "a.jsonl", content='{"id": "7", "text": "Rien."}')
    (folder / "b.html").write_bytes(page())
    (folder / "c.zip").write_bytes(make_zip({"d.txt": FRENCH}))
    assert [item.text for item in read(folder) if isinstance(item, Document)] == ["Rien.", FRENCH, FRENCH]


def test_files_of_no_known_format_are_named(folder):
    write(folder, "a.txt", "style.css", "LISEZMOI", "Dépêche no. 5")
    (folder / "carte.png").write_bytes(b"\x89PNG\r\n")
    items = read(folder)
    assert [name for name, item in zip(names(folder, items), items, strict=True) if isinstance(item, BinaryInput)] == [
        "carte.png",
        "style.css",
    ]
    assert len(items) == 5


def test_an_unknown_ending_is_no_matter_for_a_file_that_was_named_itself(folder):
    write(folder, "a.article")
    [found] = documents(read_file(folder / "a.article"))
    assert isinstance(found, Document)


def test_with_a_format_given_all_files_are_of_it(folder):
    write(folder, "a.md", "b.css")
    assert all(isinstance(item, Item) for item in read_file(folder, format="text"))


def test_an_archive_link_goes_to_every_document(folder):
    write(folder, "a.txt", "b.txt")
    items = [item for item in read_file(folder, archive="https://archive.exemple.org") if isinstance(item, Item)]
    assert [item.original.archive for item in items] == ["https://archive.exemple.org"] * 2


@pytest.mark.parametrize("inside", [(), (".hidden",), ("a/.b/c.txt",)])
def test_an_empty_folder(folder, inside):
    write(folder, *inside)
    [problem] = read(folder)
    assert isinstance(problem, EmptyInput)
    assert problem.where == str(folder)


@on_posix
def test_links_are_not_followed(folder, tmp_path):
    write(folder, "a.txt", "b/c.txt")
    write(tmp_path, "secret.txt")
    (folder / "b" / "loop").symlink_to(folder)
    (folder / "copy.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    items = read(folder)
    assert names(folder, items) == ["a.txt", "b/c.txt", "gone.txt", "out.txt", "up"]
    assert [type(item) for item in items] == [Document, Document] + [UnreadableInput] * 3


@on_posix
def test_a_folder_that_is_itself_a_link_is_read(folder, tmp_path):
    write(folder, "a.txt")
    (tmp_path / "link").symlink_to(folder)
    assert [type(item) for item in read(tmp_path / "link")] == [Document]


@on_posix
def test_pipes_do_not_hold_it_up(folder):
    write(folder, "b.txt")
    os.mkfifo(folder / "a.txt")
    problem, found = read(folder)
    assert isinstance(problem, UnreadableInput)
    assert "pipe" in problem.what
    assert isinstance(found, Document)


@on_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(folder):
    write(folder, "a.txt", "b/c.txt", "d.txt")
    (folder / "a.txt").chmod(0)
    (folder / "b").chmod(0)
    try:
        items = read(folder)
    finally:
        (folder / "b").chmod(0o700)
    assert [type(item) for item in items] == [UnreadableInput, UnreadableInput, Document]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text_can_be_shown_and_kept(folder):
    for raw in (b"d\xe9p\xeache.txt", b"a\x1b[2J.txt", "b\u202ec.txt".encode()):
        with open(os.path.join(os.fsencode(folder), raw), "w") as file:
            file.write("Rien.")
    items = read(folder)
    assert len(items) == 3
    for item in items:
        assert isinstance(item, Document)
        assert (item.path or "").isprintable()
        (item.path or "").encode("utf-8")


def test_a_file_that_goes_away_meanwhile_is_named(folder):
    write(folder, "a.txt", "b.txt")
    items = read_file(folder)
    next(items)
    (folder / "b.txt").unlink()
    [problem] = items
    assert isinstance(problem, UnreadableInput)
