"""The file of a dossier: made, brought up to date, refused where it is something else."""

from __future__ import annotations

import sqlite3
import subprocess
import threading
import time
from contextlib import closing

import pytest

from recoupe.dossier import Dossier, _files
from recoupe.errors import DossierBusy, DossierError, DossierTooNew, NotADossier
from tests.dossier.kept import dispatch, item, keep, rows


def schema_of(connection):
    """Give every table, index and trigger; comments and line ends do not count."""
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    return [(*row[:3], plain(row[3])) for row in found]


def plain(sql):
    if sql is None:
        return None
    bare = " ".join(line.split("--")[0] for line in sql.splitlines())
    return " ".join(bare.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split())


def run(connection, script):
    connection.executescript(script)


def of_version(path, number):
    """Make a file as a Recoupe of that time made it."""
    with closing(sqlite3.connect(path)) as connection:
        for _, script in _files.migrations()[:number]:
            run(connection, script)
        connection.execute(f"PRAGMA application_id = {_files.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.commit()
    return path


def test_the_schema_is_what_the_migrations_lead_to(tmp_path):
    whole, stepwise = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    run(whole, _files.schema())
    for _, script in _files.migrations():
        run(stepwise, script)
    assert schema_of(whole) == schema_of(stepwise)
    for table in (row[0] for row in whole.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")):
        columns = f"PRAGMA table_xinfo({table})"
        assert whole.execute(columns).fetchall() == stepwise.execute(columns).fetchall()


@pytest.mark.parametrize("version", range(1, _files.latest()))
def test_an_older_file_is_brought_up_to_date(tmp_path, path, remembering, version):
    of_version(path, version)
    keep(path, remembering, item(dispatch(1), path="a.txt"))
    fresh = tmp_path / "neuf.dossier"
    keep(fresh, remembering, item(dispatch(1), path="a.txt"))
    assert rows(path, numbers=True) == rows(fresh, numbers=True)
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(fresh)) as new:
        assert schema_of(old) == schema_of(new)
        assert old.execute("PRAGMA user_version").fetchone() == (_files.latest(),)


def test_what_an_older_file_holds_stays(path):
    """A file of the first version with a document in it."""
    of_version(path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO originals VALUES ('x', 'text/plain', 5, x'789c030000000001')")
        connection.execute(
            "INSERT INTO documents (number, key, name, digest, id, language, text, text_changed, notes, original,"
            " obtained, obtained_at, added_at) VALUES (1, 'id:7', '7', 'd', '7', 'fr', 'Rien de neuf à Lizan.', 0,"
            " '[]', 'x', 'a.jsonl', '2031-05-02T08:00:00Z', '2031-05-02T08:00:00Z')"
        )
        connection.commit()
    with Dossier(path) as dossier:
        assert dossier.document("7").document.text == "Rien de neuf à Lizan."
        assert [hit.name for hit in dossier.search("neuf")] == ["7"]


def test_a_newer_file_is_refused_and_left_alone(path):
    Dossier(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {_files.latest() + 1}")
    before = path.read_bytes()
    with pytest.raises(DossierTooNew, match="a later version of Recoupe made it; update Recoupe"):
        Dossier(path)
    assert path.read_bytes() == before


def an_sqlite_file(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE of_others (name TEXT)")


def another_application(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("VACUUM")


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda path: path.mkdir(), "it is a folder, not a dossier"),
        (lambda path: path.write_text("Le maire dément. " * 100, encoding="utf-8"), "not a dossier"),
        (lambda path: path.write_text("Rien.", encoding="utf-8"), "not a dossier"),
        (an_sqlite_file, "an SQLite file, but no dossier"),
        (another_application, "an SQLite file, but no dossier"),
    ],
    ids=["folder", "text", "short text", "sqlite", "application"],
)
def test_what_is_no_dossier_is_said_and_left_alone(path, make, what, create):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotADossier, match=f"essai.dossier: {what}; "):
        Dossier(path, create=create)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_missing_and_an_empty_file_are_dossiers_only_where_one_may_be_made(path):
    with pytest.raises(NotADossier, match="no such dossier; recoupe add --dossier FILE makes one"):
        Dossier(path)
    assert not path.exists()
    path.touch()
    with pytest.raises(NotADossier, match="there is nothing in it; recoupe add --dossier FILE fills one"):
        Dossier(path)
    assert path.read_bytes() == b""
    with Dossier(path, create=True) as dossier:
        assert len(dossier) == 0
    with Dossier(path) as dossier:
        assert dossier.check() == []


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DossierError, match=r"it cannot be opened .*; check the folder"):
        Dossier(tmp_path / "rien" / "a.dossier", create=True)


@pytest.mark.parametrize("name", [":memory:", "a?mode=ro", "dossier à l’été #1.db", "file:x", "%41"])
def test_any_name_is_that_of_a_file(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    Dossier(name, create=True).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]
    Dossier(name).close()


def test_a_dossier_that_may_only_be_read_can_be_asked(tmp_path, remembering):
    mounted = tmp_path / "lecture"
    mounted.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(mounted)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a file system takes rights that this user has not")
    try:
        path = mounted / "a.dossier"
        keep(path, remembering, item(dispatch(1), path="a.txt"))
        subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
        with Dossier(path) as dossier:
            assert [stored.name for stored in dossier.documents()] == ["a.txt"]
            assert dossier.check() == []
            with pytest.raises(DossierError, match="it may only be read; check the permissions"):
                dossier.remove("a.txt")
    finally:
        subprocess.run(["umount", str(mounted)], check=True)


@pytest.fixture
def held(path, remembering):
    """A dossier to which another program writes without end."""
    keep(path, remembering, item(dispatch(1), path="a.txt"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_lock_held_too_long_is_said(path, held):
    with Dossier(path, patience=0.2) as dossier:
        begun = time.monotonic()
        with pytest.raises(DossierBusy, match="another program is writing to it; wait until it is done"):
            dossier.remove("a.txt")
        assert 0.2 <= time.monotonic() - begun < 5
        assert len(dossier) == 1  # reading waits for nobody
        held.execute("COMMIT")
        assert dossier.remove("a.txt") == 1


def test_a_lock_that_is_let_go_is_waited_for(path, remembering):
    keep(path, remembering, item(dispatch(1), path="a.txt"))
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
    timer.start()
    with Dossier(path, patience=30) as dossier:
        assert dossier.remove("a.txt") == 1
    timer.join()
    other.close()
