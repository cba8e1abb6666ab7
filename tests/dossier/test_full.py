"""No room: a clear error, nothing that was added before is lost, and adding goes on once there is room."""

from __future__ import annotations

import subprocess

import pytest

from recoupe.dossier import Dossier
from recoupe.errors import DossierFull
from tests.dossier.kept import forked, keep, rows, write_corpus

resource = pytest.importorskip("resource", reason="only Unix limits the size of files")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return write_corpus(tmp_path_factory.mktemp("corpus") / "depeches.jsonl", range(300))


@pytest.fixture(scope="module")
def whole(tmp_path_factory, corpus, remembering):
    path = tmp_path_factory.mktemp("whole") / "essai.dossier"
    keep(path, remembering, corpus)
    return path


def is_beginning(path, whole):
    """Tell whether a dossier holds the first documents of another and nothing else, and how many."""
    with Dossier(path) as dossier, Dossier(whole) as other:
        assert dossier.check() == []
        kept = [(stored.number, stored.key) for stored in dossier.documents()]
        assert kept == [(stored.number, stored.key) for stored in other.documents()][: len(kept)]
        for number, _ in kept:
            assert dossier.analysis(number) == other.analysis(number)
            assert dossier.original(number) == other.original(number)
    return len(kept)


@pytest.mark.parametrize("share", [0.001, 0.03, 0.3, 0.6, 0.9])
def test_a_limit_on_the_size_of_files(tmp_path, path, corpus, whole, remembering, share):
    said, limit = tmp_path / "said.txt", int(whole.stat().st_size * share)

    def add_with_limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            keep(path, remembering, corpus)
        except DossierFull as problem:
            said.write_text(str(problem), encoding="utf-8")

    with forked(add_with_limit) as adding:
        adding.join(60)
        assert adding.exitcode == 0
    assert said.read_text(encoding="utf-8") == (
        f"{path}: the system lets it grow no further; check the quota, the limit on file sizes and the disk;"
        " what was added before is kept"
    )
    if share > 0.5:
        assert 0 < is_beginning(path, whole) < 300
    keep(path, remembering, corpus)
    assert rows(path, numbers=True) == rows(whole, numbers=True)


def test_a_full_disk(tmp_path, corpus, whole, remembering):
    disk = tmp_path / "disque"
    disk.mkdir()
    try:
        small = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)]
        subprocess.run(small, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a file system takes rights that this user has not")
    path = disk / "essai.dossier"
    try:
        for _ in range(2):
            with pytest.raises(DossierFull, match="no room is left on its disk; make room; what was added before"):
                keep(path, remembering, corpus)
        before = is_beginning(path, whole)
        assert 0 < before < 300
        subprocess.run(["mount", "-o", "remount,size=32m", str(disk)], check=True)
        assert keep(path, remembering, corpus).same == before
        assert rows(path, numbers=True) == rows(whole, numbers=True)
    finally:
        subprocess.run(["umount", str(disk)], check=True)
