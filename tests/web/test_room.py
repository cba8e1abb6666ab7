"""The room: what all pages read from, while others write."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from recoupe.dossier import Dossier
from recoupe.errors import DossierError, NoSuchFact, RecoupeError
from recoupe.web import room as rooms
from recoupe.web.room import NotReady, Room
from tests.dossier.asked import item, text
from tests.dossier.kept import forked
from tests.web.rooms import opened, visitor

MORE = text("marche-4", "Selon le rectorat, 900 élèves ont manifesté lundi 13 mai à Valence.", published="2024-05-14")


def add(path, nlp, *documents):
    """Add documents as another program does."""
    from recoupe.dossier.adding import add

    with Dossier(path) as dossier:
        add(dossier, [item(one) for one in documents], nlp)


def until(true, seconds=30.0):
    """Wait until something is true; tell whether it is."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_what_another_program_adds_is_seen(room, dossier_path, nlp):
    reader = visitor(room)
    before = room.found()
    assert reader.get("/dossier.json").json()["info"]["documents"] == 11
    add(dossier_path, nlp, MORE)
    assert not room.is_current
    assert reader.get("/dossier.json").json()["info"]["documents"] == 12
    assert until(lambda: room.is_current)  # asking for a page was what made it look
    after = room.found()
    assert set(after.documents) - set(before.documents) == {12}
    assert len(before.documents) == 11  # a page that began with the old one ends with it


def test_pages_say_that_they_show_what_was_found_before(dossier_path, nlp, monkeypatch):
    with opened(dossier_path) as room:
        reader = visitor(room)
        assert "le recoupement est refait" not in reader.get("/documents").text
        monkeypatch.setattr(room, "look", lambda: None)
        add(dossier_path, nlp, MORE)
        assert "le recoupement est refait" in reader.get("/documents").text


def test_what_is_not_changed_is_not_made_again(room):
    before = room.found()
    assert room.wait(10)
    assert room.found() is before


def test_before_the_first_result_pages_say_so(dossier_path, monkeypatch):
    going_on = threading.Event()
    make = Room._make

    def slow(self, dossier):
        going_on.wait(30)
        return make(self, dossier)

    monkeypatch.setattr(Room, "_make", slow)
    room = Room(dossier_path)
    try:
        assert room.peek() is None
        with pytest.raises(NotReady):
            room.found()
        reader = visitor(room)
        for ending in ("", ".json"):
            answer = reader.get(f"/dossier{ending}")
            assert answer.status_code == 200
        assert reader.get("/dossier.json").json()["relations"] is None
        assert "Le recoupement est en cours" in reader.get("/dossier").text
        going_on.set()
        assert room.wait(60)
        assert reader.get("/dossier.json").json()["relations"] is not None
    finally:
        going_on.set()
        room.close()


def test_a_cross_check_that_fails_is_told_and_tried_again(dossier_path, monkeypatch, caplog):
    def fails(*arguments):
        raise RuntimeError("au milieu")

    with monkeypatch.context() as patched:
        patched.setattr(rooms, "cross_check", fails)
        room = Room(dossier_path)
        try:
            room.wait(30)
            assert room.peek() is None
            with pytest.raises(RecoupeError, match="cross-check failed"):
                room.found()
            assert "au milieu" in caplog.text
            assert visitor(room).get("/dossier").status_code == 200
            patched.undo()
            assert room.wait(60)
            assert room.found().facts
        finally:
            room.close()


def test_a_dossier_that_is_none_is_told_of_at_once(tmp_path):
    for path in (tmp_path / "rien.dossier", tmp_path):
        with pytest.raises(DossierError):
            Room(path)
    other = tmp_path / "autre.dossier"
    other.write_bytes(b"autre chose " * 1000)
    with pytest.raises(DossierError):
        Room(other)


def test_a_dossier_that_vanishes_is_told_of(room, dossier_path):
    reader = visitor(room)
    assert reader.get("/dossier").status_code == 200
    dossier_path.unlink()
    answer = reader.get("/documents.json")
    assert answer.status_code in (200, 400, 503)  # what is open may still be read; nothing falls over
    assert "Traceback" not in answer.text


def test_closing_ends_the_work(dossier_path):
    room = Room(dossier_path)
    room.close()
    assert not room._worker.is_alive()


def test_an_empty_dossier_has_pages_too(tmp_path):
    path = tmp_path / "vide.dossier"
    Dossier(path, create=True).close()
    with opened(path) as room:
        reader = visitor(room)
        assert "Ce dossier est vide." in reader.get("/dossier").text
        assert "Aucun document." in reader.get("/documents").text
        assert room.found().facts == []
        with pytest.raises(NoSuchFact):
            room.fact("00000000")


def test_pages_are_read_by_several_at_once(room):
    """Each thread has a connection of its own: SQLite's may not be shared."""
    problems = []

    def read():
        reader = visitor(room)
        for _ in range(10):
            for path in ("/dossier", "/documents.json", "/documents/1"):
                answer = reader.get(path)
                if answer.status_code != 200:
                    problems.append(answer.text)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the programs are copies of this one")
def test_two_readers_while_documents_are_added(dossier_path, nlp, caplog):
    """Readers see whole documents only, their number never falls, and no page fails or waits for the writer."""
    many = [text(f"depeche-{n}", f"{MORE.text} C’est la dépêche {n}.", published="2024-05-14") for n in range(30)]

    def write():
        for one in many:
            add(dossier_path, nlp, one)

    with opened(dossier_path) as room:
        readers = [visitor(room), visitor(room, language="en")]
        seen, slowest = [], 0.0
        with forked(write) as writer:
            while writer.exitcode is None:
                for reader in readers:
                    begun = time.monotonic()
                    listed = reader.get("/documents.json")
                    page = reader.get("/dossier")
                    slowest = max(slowest, time.monotonic() - begun)
                    assert (listed.status_code, page.status_code) == (200, 200)
                    seen.append(listed.json()["total"])
                    assert reader.get(f"/documents/{seen[-1]}").status_code == 200
            assert writer.exitcode == 0
        assert seen == sorted(seen)
        assert len(set(seen)) > 2
        assert slowest < 5
        assert room.wait(60)
        assert len(room.found().documents) == 41
        assert "the cross-check failed" not in caplog.text


def test_the_program_opens_the_room_and_ends(dossier_path):
    command = [sys.executable, "-m", "recoupe", "serve", str(dossier_path), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "/dossier: 200, " in done.stdout
    assert str(Path(dossier_path).parent) not in done.stdout
