"""A damaged file: it is said, what can be read is saved, and what was lost can be added again."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from recoupe.dossier import Dossier
from recoupe.dossier.renewing import renew
from recoupe.errors import DossierDamaged, DossierError
from tests.dossier.kept import keep, rows, write_corpus

PAGE = 4096


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return write_corpus(tmp_path_factory.mktemp("corpus") / "depeches.jsonl", range(60))


@pytest.fixture(scope="module")
def sound(tmp_path_factory, corpus, remembering):
    path = tmp_path_factory.mktemp("sound") / "essai.dossier"
    keep(path, remembering, corpus)
    with Dossier(path) as dossier:
        dossier.date("depeche-7", "2030-01-07")
        renew(dossier, remembering)
    return path


@pytest.fixture(scope="module")
def first_page(sound):
    """Give the first page that may be damaged with the file still being opened: those before it hold the schema."""
    with closing(sqlite3.connect(sound)) as connection:
        pages = connection.execute("SELECT max(pageno) FROM dbstat WHERE name = 'sqlite_schema'").fetchone()
        return pages[0] + 1


def saved(path: Path, into: Path):
    """Save what can be read."""
    with Dossier(into, create=True) as new, Dossier(path, salvage=True) as damaged:
        return new.merge(damaged)


def added_again(path, corpus, remembering):
    """Add what was lost."""
    keep(path, remembering, corpus)
    with Dossier(path) as dossier:
        if dossier.document("depeche-7").document.published != "2030-01-07":  # what a person set is in no input
            dossier.date("depeche-7", "2030-01-07")
        renew(dossier, remembering)
        assert dossier.check() == []


def damage(path: Path, pages, draw: random.Random, how: str):
    """Overwrite pages, counted from 1."""
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write({"zeros": bytes(PAGE), "noise": draw.randbytes(PAGE)}[how])


@pytest.mark.parametrize("how", ["zeros", "noise"])
@pytest.mark.parametrize("seed", range(8))
def test_damaged_pages(tmp_path, sound, corpus, remembering, first_page, seed, how):
    draw = random.Random(f"{seed} {how}")
    path, new = Path(shutil.copy(sound, tmp_path / "a.dossier")), tmp_path / "neuf.dossier"
    pages = draw.sample(range(first_page, sound.stat().st_size // PAGE + 1), draw.choice([1, 3, 10]))
    damage(path, pages, draw, how)
    with Dossier(path) as dossier:
        assert dossier.check() != []
        for ask in (dossier.info, lambda: list(dossier.documents()), lambda: list(dossier.search("gazette"))):
            with suppress(DossierDamaged):
                ask()
    result = saved(path, new)
    assert len(result.lost) <= 60 - result.added
    with Dossier(new) as dossier, Dossier(sound) as whole:
        assert dossier.check() == []
        for stored in dossier.documents():
            assert dossier.original(stored.number) == whole.original(whole.document(stored.name).number)
    added_again(new, corpus, remembering)
    assert rows(new) == rows(sound)


@pytest.mark.parametrize("table", ["documents", "originals", "analyses", "statements", "search_data", "bases"])
def test_what_is_lost_with_one_page_of_a_table(tmp_path, sound, corpus, remembering, table):
    path, new = Path(shutil.copy(sound, tmp_path / "a.dossier")), tmp_path / "neuf.dossier"
    with closing(sqlite3.connect(path)) as connection:
        found = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' AND ncell > 0 ORDER BY pageno DESC"
        [(page,)] = connection.execute(f"{found} LIMIT 1", (table,)).fetchall()
    damage(path, [page], random.Random(1), "zeros")
    with Dossier(path) as dossier:
        assert dossier.check() != []
    result = saved(path, new)
    if table in ("statements", "search_data"):  # made again from what is sound
        assert (result.added, result.unanalyzed, result.lost) == (60, 0, ())
        assert rows(new) == rows(sound)
    elif table in ("analyses", "bases"):
        assert (result.added, result.lost) == (60, ())
        assert result.unanalyzed > 0
        with Dossier(new) as dossier:
            renew(dossier, remembering)
        assert rows(new) == rows(sound)
    else:
        assert 0 < len(result.lost) < 60
        assert result.added == 60 - len(result.lost)
        added_again(new, corpus, remembering)
        assert rows(new) == rows(sound)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents SET title = 'Un autre titre' WHERE number = 5",
        "UPDATE documents SET digest = 'x' WHERE number = 5",
        "UPDATE originals SET data = (SELECT max(data) FROM originals) WHERE rowid = 9",
        "UPDATE analyses SET record = (SELECT max(names) FROM analyses) WHERE document = 5",
        "UPDATE analyses SET names = x'00' WHERE document = 5",
        "DELETE FROM bases",
    ],
)
def test_sound_pages_that_do_not_say_what_was_written(tmp_path, sound, corpus, remembering, change):
    path, new = Path(shutil.copy(sound, tmp_path / "a.dossier")), tmp_path / "neuf.dossier"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(change).rowcount == 1
        connection.commit()
    with Dossier(path) as dossier:
        assert len(dossier.check()) >= 1
    saved(path, new)
    added_again(new, corpus, remembering)
    assert rows(new) == rows(sound)


def test_a_full_text_that_is_out_of_step_is_noticed(tmp_path, sound):
    path = Path(shutil.copy(sound, tmp_path / "a.dossier"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER documents_removed")
        connection.execute("DELETE FROM documents WHERE number = 3")
        connection.commit()
    with Dossier(path) as dossier:
        assert any(line.startswith("full text: ") for line in dossier.check())


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_file(tmp_path, sound, corpus, remembering, first_page, share):
    path, new = Path(shutil.copy(sound, tmp_path / "a.dossier")), tmp_path / "neuf.dossier"
    with path.open("r+b") as file:
        file.truncate(max(first_page * PAGE, int(sound.stat().st_size * share)))
    with pytest.raises(DossierDamaged, match="recoupe merge NEW DAMAGED saves what can be read"):
        Dossier(path)
    before = path.read_bytes()
    with Dossier(path, salvage=True) as dossier:
        assert dossier.check() != []
    assert saved(path, new).added >= (30 if share > 0.8 else 0)
    assert path.read_bytes() == before
    added_again(new, corpus, remembering)
    assert rows(new) == rows(sound)


def test_a_lost_index_loses_nothing(tmp_path, sound):
    """Documents and bytes are found without the indexes of their digests."""
    path, new = Path(shutil.copy(sound, tmp_path / "a.dossier")), tmp_path / "neuf.dossier"
    indexes = ("sqlite_autoindex_originals_1", "documents_by_digest", "documents_by_name", "documents_by_original")
    with closing(sqlite3.connect(path)) as connection:
        found = f"SELECT pageno FROM dbstat WHERE name IN {indexes}"
        pages = [row[0] for row in connection.execute(found)]
    damage(path, pages, random.Random(1), "zeros")
    assert saved(path, new).added == 60
    assert rows(new) == rows(sound)


def test_a_damaged_beginning_is_said(tmp_path, sound):
    path = Path(shutil.copy(sound, tmp_path / "a.dossier"))
    damage(path, [1], random.Random(1), "noise")
    with pytest.raises(DossierError, match="not a dossier"):
        Dossier(path)
    path = Path(shutil.copy(sound, tmp_path / "b.dossier"))
    with path.open("r+b") as file:
        file.seek(100)
        file.write(bytes(PAGE - 100))
    with pytest.raises(DossierDamaged, match=r"b\.dossier: the file is damaged"):
        Dossier(path)


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_journal_costs_no_more_than_what_is_in_it(tmp_path, path, corpus, remembering, sound, seed):
    """SQLite takes a journal up to its first damaged page."""
    keep(path, remembering, write_corpus(tmp_path / "few.jsonl", range(20)))
    with Dossier(path) as left_open:
        keep(path, remembering, corpus)
        copy = tmp_path / "copie.dossier"
        shutil.copy(path, copy)
        shutil.copy(f"{path}-wal", f"{copy}-wal")
        assert len(left_open) == 60
    journal = Path(f"{copy}-wal")
    damage(journal, [random.Random(seed).randrange(1, journal.stat().st_size // PAGE)], random.Random(seed), "noise")
    with Dossier(copy) as dossier:
        assert len(dossier) >= 20
        assert dossier.check() == []
    added_again(copy, corpus, remembering)
    added_again(path, corpus, remembering)
    assert rows(copy, numbers=True) == rows(path, numbers=True)
