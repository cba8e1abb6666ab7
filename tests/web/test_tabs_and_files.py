"""Several tabs at one room, and files that come with a form."""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

import pytest

from recoupe.web import uploads
from recoupe.web.paging import actions
from tests.web.addresses import filled
from tests.web.rooms import form, visitor

FIGURE = {"document": "9", "kind": "figure", "id": "0", "verdict": "corrected", "back": "/documents/9"}
DISPATCH = "Selon le rectorat, 900 élèves ont manifesté lundi 13 mai 2024 à Valence."


@pytest.fixture
def tabs(room):
    """Two tabs, as two browsers would have them."""
    return visitor(room), visitor(room, language="en")


def standing(reader):
    """Give the decisions that hold, without those that were taken back."""
    return reader.get("/decisions.json").json()["decisions"]


def test_the_later_of_two_that_correct_the_same_holds_and_both_can_be_taken_back(tabs):
    one, other = tabs
    for reader, number in ((one, "1300"), (other, "1400")):
        assert reader.post("/decisions", data=form(**FIGURE, number=number)).status_code == 200
    numbers = [decision["number"] for decision in standing(one)]
    card = one.get("/documents/9?card=figure-0").text
    assert "1400" in card.replace("\N{NARROW NO-BREAK SPACE}", "")
    for number in numbers:
        assert other.post(f"/decisions/{number}/undo", data=form(back="/documents/9")).status_code == 200
    assert standing(one) == []


def test_what_one_tab_took_back_the_other_cannot_take_back_again(tabs):
    one, other = tabs
    one.post("/decisions", data=form(**FIGURE, number="1300"))
    (decision,) = standing(one)
    answers = [tab.post(f"/decisions/{decision['number']}/undo", data=form(back="/")) for tab in tabs]
    assert answers[0].status_code == 200
    assert answers[1].status_code in (200, 404)
    assert standing(other) == []


def test_what_one_tab_removed_the_other_is_told_of(tabs, room):
    one, other = tabs
    before = other.get("/documents/9").text
    assert "1\N{NO-BREAK SPACE}200" in before or "1 200" in before
    assert one.post("/documents/9/remove", data=form(back="/documents")).status_code == 200
    for path in (
        "/documents/9",
        "/documents/9?card=figure-0",
        "/documents/9.json",
        "/documents/9/decide?kind=figure&id=0",
    ):
        assert other.get(path).status_code in (200, 404), path
    assert other.post("/decisions", data=form(**FIGURE, number="1")).status_code < 500
    assert room.wait(60)
    assert 9 not in room.found().documents
    for path in ("/facts", "/sources", "/map", "/timeline", "/words", "/dossier"):
        assert other.get(path).status_code == 200


def test_nothing_is_lost_of_what_many_write_at_once(room):
    answers = []

    def write(name):
        reader = visitor(room)
        for number in range(5):
            fields = {**FIGURE, "verdict": "note", "words": f"note {name}-{number}"}
            answers.append(reader.post("/decisions", data=form(**fields)).status_code)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) == {200}
    said = {decision["says"] for decision in standing(visitor(room))}
    assert {f"note {name}-{number}" for name in "abcd" for number in range(5)} <= said


def sent(reader, *files, **fields):
    """Send files with the form of the first page."""
    return reader.post("/adding", data=form(**fields), files=[("files", file) for file in files])


def test_files_are_added(room):
    reader = visitor(room)
    shown = sent(reader, ("a.txt", DISPATCH.encode(), "text/plain"), ("vide.txt", b"", "text/plain"), outlet="Le Fil")
    assert shown.url.path == "/adding"
    end = time.monotonic() + 60
    while (state := reader.get("/adding.json").json()["adding"])["is_running"] and time.monotonic() < end:
        time.sleep(0.1)
    assert (state["files"], state["read"], state["added"], len(state["problems"])) == (2, 2, 1, 1)
    listed = {one["name"]: one["outlet"] for one in reader.get("/documents.json").json()["documents"]}
    assert listed["a.txt"] == "Le Fil"
    assert str(tempfile.gettempdir()) not in reader.get("/adding").text
    assert room.wait(60)


@pytest.mark.parametrize("name", ["../../etc/x.txt", "..\\x.txt", "/etc/x.txt", "a\x00.txt", "é" * 400 + ".txt"])
def test_a_file_lies_where_it_should_whatever_it_is_called(room, monkeypatch, name):
    taken = []
    monkeypatch.setattr(room.adder, "add", lambda files, folder, outlet=None: taken.append((files, folder)))
    assert sent(visitor(room), (name, DISPATCH.encode(), "text/plain")).status_code == 200
    (((upload,), folder),) = taken
    assert upload.path.parent == folder
    assert Path(tempfile.gettempdir()) in folder.parents
    assert not set("/\\\x00") & set(upload.name)
    assert len(upload.name) <= 200
    assert upload.path.read_bytes() == DISPATCH.encode()


def test_no_more_comes_in_than_is_served(unchanged, monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES", 100_000)
    reader = visitor(unchanged, follow_redirects=False)
    assert sent(reader, ("a.txt", b"x" * 200_000, "text/plain")).status_code == 413

    def endless():
        yield b"--x\r\ncontent-disposition: form-data; name=files; filename=a\r\n\r\n"
        for _ in range(100):
            yield b"x" * 10_000

    headers = {"content-type": "multipart/form-data; boundary=x"}  # and no length
    assert reader.post("/adding", content=endless(), headers=headers).status_code == 413
    assert reader.get("/adding.json").json()["adding"] is None


def test_a_form_without_files_is_told_so(unchanged):
    reader = visitor(unchanged)
    for answer in (reader.post("/adding", data=form()), sent(reader, ("", b"", "text/plain"))):
        assert answer.status_code == 400
        assert "fichier" in answer.text


@pytest.mark.parametrize("path", [filled(one.path) for one in actions() if not one.takes_files] + ["/language"])
def test_files_that_nobody_takes_are_not_kept(unchanged, path):
    before = set(Path(tempfile.gettempdir()).glob("recoupe-*"))
    files = [("files", ("a.txt", DISPATCH.encode(), "text/plain"))]
    assert visitor(unchanged).post(path, data=form(back="/"), files=files).status_code == 400
    assert set(Path(tempfile.gettempdir()).glob("recoupe-*")) <= before


@pytest.mark.parametrize(
    "body",
    [b"", b"--x", b"--x\r\n\r\n", b"--x\r\ncontent-disposition: form-data; name=\xff\r\n\r\nx\r\n--x--", b"\0" * 5000],
)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/form-data", "text/plain", ""])
def test_a_form_that_is_none_is_refused(unchanged, body, kind):
    reader = visitor(unchanged, follow_redirects=False)
    for path in ("/adding", "/decisions", "/language"):
        assert reader.post(path, content=body, headers={"content-type": kind}).status_code in (400, 403)
